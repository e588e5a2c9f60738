//! Printed sums beside the sums of their rows.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Finding, Severity};
use crate::record::{TotalRecord, Verdict};
use crate::source::{Amount, Source};
use crate::statement::{Allocation, ChangeKind, Claim, DocumentFile, Statement, Total};

/// Money of one table cell, and what totals say about it: by document and place.
pub(crate) type Verdicts = BTreeMap<(String, usize, u32), Verdict>;

/// The totals of a document with their sums, what they say about each cell, and a
/// finding for each that does not add up.
pub(crate) fn check(file: &DocumentFile) -> (Vec<TotalRecord>, Verdicts, Vec<Finding>) {
    let (mut totals, mut verdicts, mut findings) = (Vec::new(), Verdicts::new(), Vec::new());
    for statement in &file.statements {
        let Claim::Total(total) = &statement.claim else {
            continue;
        };
        let rows = rows(file, total);
        let unread = unread(file, total);
        let record = record(file, statement, total, &rows, &unread);
        if !record.agrees {
            findings.push(finding(&record, &rows, &unread));
        }
        let verdict = match (&record.recomputed, record.agrees) {
            (_, true) => Some(Verdict::Verified),
            (Some(_), false) => Some(Verdict::Contradicted),
            // What cannot be added up says nothing about its rows.
            (None, false) => None,
        };
        for ((source, _), verdict) in rows.into_iter().zip(std::iter::repeat(verdict)) {
            let Some(verdict) = verdict else { continue };
            let key = (source.document.clone(), source.start, source.page);
            let known = verdicts.entry(key).or_insert(verdict);
            if verdict == Verdict::Contradicted {
                *known = verdict;
            }
        }
        totals.push(record);
    }
    (totals, verdicts, findings)
}

/// Cells in the columns of a total that hold figures, but were not read as an amount.
fn unread<'a>(file: &'a DocumentFile, total: &Total) -> Vec<&'a Source> {
    let subjects: BTreeSet<&str> = total.subjects.iter().map(String::as_str).collect();
    let cells = file
        .statements
        .iter()
        .filter_map(|statement| match &statement.claim {
            Claim::Allocation(row) if total.headings.contains(&row.heading) => {
                Some((statement, row))
            }
            _ => None,
        });
    cells
        .filter(|(statement, _)| subjects.contains(statement.subject.as_str()))
        .filter(|(_, row)| {
            let text = row.text.as_deref().unwrap_or_default();
            text.contains('€')
                || text
                    .split(' ')
                    .any(|word| word.starts_with(|char: char| char.is_ascii_digit()))
        })
        .map(|(statement, _)| &statement.source)
        .collect()
}

/// A row that a total sums: where it is printed, and its amount.
type Row<'a> = (&'a Source, &'a Amount);
type Rows<'a> = Vec<Row<'a>>;

/// The amounts that a total sums: allocations, or where the subjects have none what was
/// granted to them. A sub-row's amount is part of its parent's, where that is printed.
fn rows<'a>(file: &'a DocumentFile, total: &'a Total) -> Rows<'a> {
    if !total.terms.is_empty() {
        let terms = total.terms.iter();
        return terms
            .filter_map(|term| Some((term.source.as_ref()?, term)))
            .collect();
    }
    let subjects: BTreeSet<&str> = total.subjects.iter().map(String::as_str).collect();
    let own = || {
        file.statements
            .iter()
            .filter(|statement| subjects.contains(statement.subject.as_str()))
    };
    let wanted = |heading: &String| total.headings.is_empty() || total.headings.contains(heading);
    let allocations: Vec<(&Statement, &Allocation, &Amount)> = own()
        .filter_map(|statement| match &statement.claim {
            Claim::Allocation(row) if wanted(&row.heading) => {
                Some((statement, row, row.amount.as_ref()?))
            }
            _ => None,
        })
        .collect();
    let whole: BTreeSet<(&str, &str)> = allocations
        .iter()
        .filter(|(_, row, _)| row.part.is_none())
        .map(|(statement, row, _)| (statement.subject.as_str(), row.heading.as_str()))
        .collect();
    let rows: Rows<'_> = allocations
        .into_iter()
        .filter(|(statement, row, _)| {
            let key = (statement.subject.as_str(), row.heading.as_str());
            row.part.is_none() || !whole.contains(&key)
        })
        .map(|(statement, _, amount)| (&statement.source, amount))
        .collect();
    if !rows.is_empty() {
        return rows;
    }
    own()
        .filter_map(|statement| match &statement.claim {
            Claim::Decision(decision) => {
                // A list sums what it grants now, not what earlier grants have become.
                let raised = decision.change(&[ChangeKind::RaisedBy]);
                let raised = raised.map(|raised| &raised.amount);
                let amount = raised.or(decision.contribution.as_ref())?;
                Some((amount.source.as_ref().unwrap_or(&statement.source), amount))
            }
            _ => None,
        })
        .collect()
}

fn record(
    file: &DocumentFile,
    statement: &Statement,
    total: &Total,
    rows: &Rows<'_>,
    unread: &[&Source],
) -> TotalRecord {
    let can_add = !total.subjects.is_empty() && unread.is_empty();
    let recomputed = sum(rows).filter(|_| can_add);
    let agrees = recomputed.is_some() && recomputed == total.printed.cents;
    TotalRecord {
        scope: statement.subject.clone(),
        document: file.document.id.clone(),
        heading: total.heading.clone(),
        tranche: total.tranche,
        projects: total.projects,
        printed: total.printed.clone(),
        recomputed: recomputed.map(|cents| Amount {
            cents: Some(cents),
            raw: terms(rows),
            ..Amount::default()
        }),
        agrees,
        source: statement.source.clone(),
    }
}

/// None where a sum does not fit, or a row has no single value.
fn sum(rows: &Rows<'_>) -> Option<i64> {
    rows.iter()
        .try_fold(0_i64, |sum, (_, amount)| sum.checked_add(amount.cents?))
}

fn terms(rows: &Rows<'_>) -> String {
    let terms: Vec<&str> = rows.iter().map(|(_, amount)| amount.raw.as_str()).collect();
    if terms.is_empty() {
        return "0".to_owned();
    }
    terms.join(" + ")
}

fn finding(record: &TotalRecord, rows: &Rows<'_>, unread: &[&Source]) -> Finding {
    let column = record.heading.as_deref().unwrap_or("all columns");
    let mut locations = vec![record.source.clone()];
    locations.extend(rows.iter().map(|(source, _)| (*source).clone()));
    let expected = record.recomputed.as_ref().and_then(|amount| amount.cents);
    match (expected, record.printed.cents) {
        (Some(expected), Some(found)) => Finding::new(
            "footing",
            Severity::Error,
            format!(
                "the printed total of {} in \"{column}\" is {}, but its {} rows sum to {}",
                record.scope,
                dutch_money::format(found),
                rows.len(),
                dutch_money::format(expected)
            ),
            locations,
        )
        .figures(expected, found),
        _ => Finding::new(
            "footing",
            Severity::Warning,
            format!(
                "the printed total of {} in \"{column}\" cannot be checked: {} of its rows have no exact amount",
                record.scope,
                rows.iter()
                    .filter(|(_, amount)| amount.cents.is_none())
                    .count()
                    + unread.len()
            ),
            locations
                .into_iter()
                .chain(unread.iter().map(|source| (*source).clone()))
                .collect(),
        ),
    }
}
