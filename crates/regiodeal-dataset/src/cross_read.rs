//! Two readings of one document by programs that know nothing of each other.

use std::collections::BTreeSet;

use crate::finding::{Finding, Severity};
use crate::names::fold;
use crate::source::{Amount, Source};
use crate::statement::{Claim, DocumentFile};

/// Boxes that share this part of the smaller one are one place.
const SAME_PLACE: f64 = 0.5;

/// What both readings are compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Name,
    Amount,
    Note,
}

/// One name, amount or note of a reading.
#[derive(Debug)]
struct Fact<'f> {
    sort: Sort,
    /// What is compared.
    value: String,
    /// As printed.
    raw: &'f str,
    source: &'f Source,
}

/// Compares every name, amount and note of two readings of the same bytes. Agreement is a
/// note with the counts; every difference is a warning that gives both readings.
///
/// Amounts and notes are held against what the other reading has at the same place of the
/// same page; names against all its names. `engines` names the programs that gave `one`
/// and `other`.
#[must_use]
pub fn compare_readings(
    one: &DocumentFile,
    other: &DocumentFile,
    engines: (&str, &str),
) -> Vec<Finding> {
    let (facts, others) = (facts(one), facts(other));
    let mut agreed = [0_usize; 3];
    let mut met = BTreeSet::new();
    let mut findings = Vec::new();
    for fact in &facts {
        let own = counterparts(fact, &others);
        met.extend(own.iter().copied());
        let second: Vec<&Fact<'_>> = own.iter().filter_map(|index| others.get(*index)).collect();
        if second.iter().any(|other| other.value == fact.value) {
            if let Some(count) = agreed.get_mut(fact.sort as usize) {
                *count += 1;
            }
        } else {
            findings.push(difference(Some(fact), second.first().copied(), engines));
        }
    }
    for (index, fact) in others.iter().enumerate() {
        if !met.contains(&index) && counterparts(fact, &facts).is_empty() {
            findings.push(difference(None, Some(fact), engines));
        }
    }
    let [names, amounts, notes] = agreed;
    let message = format!(
        "{} and {} agree on {names} names, {amounts} amounts and {notes} notes, and differ in {}",
        engines.0,
        engines.1,
        findings.len()
    );
    findings.insert(
        0,
        Finding::new("cross-read", Severity::Note, message, Vec::new()),
    );
    findings
}

/// Which facts of the other reading stand for the same thing.
fn counterparts(fact: &Fact<'_>, others: &[Fact<'_>]) -> Vec<usize> {
    others
        .iter()
        .enumerate()
        .filter(|(_, other)| {
            other.sort == fact.sort
                && match fact.sort {
                    Sort::Name => other.value == fact.value,
                    Sort::Amount | Sort::Note => is_same_place(fact.source, other.source),
                }
        })
        .map(|(index, _)| index)
        .collect()
}

fn is_same_place(one: &Source, other: &Source) -> bool {
    let (Some(a), Some(b)) = (one.bbox, other.bbox) else {
        return false;
    };
    let span = |from: i32, to: i32| f64::from((to - from).max(0));
    let area = |box_: [i32; 4]| span(box_[0], box_[2]) * span(box_[1], box_[3]);
    let common = span(a[0].max(b[0]), a[2].min(b[2])) * span(a[1].max(b[1]), a[3].min(b[3]));
    one.page == other.page && common >= SAME_PLACE * area(a).min(area(b)).max(1.0)
}

fn difference(own: Option<&Fact<'_>>, second: Option<&Fact<'_>>, engines: (&str, &str)) -> Finding {
    let said = |fact: Option<&Fact<'_>>| fact.map_or("nothing".to_owned(), |fact| quoted(fact.raw));
    let what = match own.or(second).map(|fact| fact.sort) {
        Some(Sort::Amount) => "an amount",
        Some(Sort::Note) => "a note",
        _ => "a name",
    };
    // Places in the text of the second reading are none in the document's.
    let locations = own.iter().map(|fact| fact.source.clone()).collect();
    let page = second.map_or(String::new(), |fact| {
        format!(" (page {})", fact.source.page)
    });
    let message = format!(
        "{what}: {} reads {}, {} reads {}{page}; compare both with the page",
        engines.0,
        said(own),
        engines.1,
        said(second)
    );
    Finding::new("engines-disagree", Severity::Warning, message, locations)
}

/// Short enough for a message.
fn quoted(text: &str) -> String {
    const LONGEST: usize = 80;
    let mut cut: String = text.chars().take(LONGEST).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    format!("\"{cut}\"")
}

fn facts(file: &DocumentFile) -> Vec<Fact<'_>> {
    let mut facts = Vec::new();
    for statement in &file.statements {
        let fact = |sort, value, raw| Fact {
            sort,
            value,
            raw,
            source: &statement.source,
        };
        match &statement.claim {
            Claim::Name(name) => facts.push(fact(Sort::Name, fold(name), name.as_str())),
            Claim::Progress(note) => {
                facts.push(fact(Sort::Note, fold(&note.text), note.text.as_str()));
            }
            claim => facts.extend(claim.amounts().into_iter().map(|amount| Fact {
                source: amount.source.as_ref().unwrap_or(&statement.source),
                ..fact(Sort::Amount, value(amount), amount.raw.as_str())
            })),
        }
    }
    facts
}

fn value(amount: &Amount) -> String {
    format!(
        "{:?} {:?} {:?} {:?}",
        amount.cents, amount.min_cents, amount.max_cents, amount.decimal
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(bbox: [i32; 4]) -> Source {
        Source {
            document: "d".to_owned(),
            page: 1,
            line: 1,
            start: 0,
            end: 1,
            bbox: Some(bbox),
            more: Vec::new(),
        }
    }

    #[test]
    fn places_that_overlap_by_half_are_one() {
        let one = place([100, 100, 140, 110]);
        assert!(is_same_place(&one, &place([98, 99, 141, 111])));
        assert!(!is_same_place(&one, &place([139, 100, 180, 110])));
        assert!(!is_same_place(
            &one,
            &Source {
                page: 2,
                ..one.clone()
            }
        ));
    }
}
