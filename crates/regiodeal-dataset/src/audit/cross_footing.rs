//! `cross-footing`: printed totals against each other, where their rows were not read.

use std::collections::{BTreeMap, BTreeSet};

use crate::audit::{Looks, Phrase, Read, Rule};
use crate::columns::{is_granted, says_total};
use crate::finding::{Finding, Severity};
use crate::source::Source;
use crate::statement::Claim;
use crate::totals::{Agreement, Summed};

const DIFFER: Phrase = Phrase {
    en: "the total of {0} in \"{1}\" is printed as {2} here and as {3} there",
    nl: "het totaal van {0} in \"{1}\" is hier {2} en daar {3}",
};
const PARTS: Phrase = Phrase {
    en: "the printed total of {0} in \"{1}\" is {2}, but the {3} printed totals that make it up sum to {4}",
    nl: "het gedrukte totaal van {0} in \"{1}\" is {2}, maar de {3} gedrukte totalen waaruit het bestaat zijn samen {4}",
};

pub(super) const RULE: Rule = Rule {
    name: "cross-footing",
    severity: Severity::Error,
    summary: "Holds printed totals that cannot be added up from rows against each other: the summary table against the detail, the totals of a pillar's tranches against the pillar's over all columns, those of the pillars against the grand total. Two columns of one table are never the same money. Totals with rows are the business of footing.",
    why: "A summary without its detail is still a sum of its own lines.",
    example: "the pillars print € 1.292.000 and € 180.000 for the 4e tranche, the grand total € 1.482.000",
    hint: Phrase {
        en: "find the table that these totals sum up, and correct the one that differs",
        nl: "zoek de tabel die deze totalen samenvatten, en verbeter het totaal dat afwijkt",
    },
    phrases: &[DIFFER, PARTS],
    looks: Looks::Document(check),
};

fn check(read: &Read<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let columns = Columns::of(read);
    for (position, total) in read.totals.iter().enumerate() {
        let others = read.totals.iter().skip(position + 1);
        let differing = others.filter_map(|other| {
            let are_two = || columns.are_two(heading(total), heading(other));
            differ(total, other).filter(|_| !are_two())
        });
        findings.extend(differing);
        findings.extend(parts(total, read.totals));
    }
    findings
}

/// The headings over each printed line with money.
struct Columns<'a>(BTreeMap<(u32, u32), BTreeSet<&'a str>>);

impl<'a> Columns<'a> {
    fn of(read: &Read<'a>) -> Self {
        let mut lines: BTreeMap<_, BTreeSet<&str>> = BTreeMap::new();
        let mut add = |source: &Source, heading: &'a str| {
            let line = lines.entry((source.page, source.line)).or_default();
            line.insert(heading);
        };
        for statement in &read.file.statements {
            match &statement.claim {
                Claim::Allocation(row) => add(&statement.source, &row.heading),
                Claim::Total(total) => {
                    add(
                        &statement.source,
                        total.heading.as_deref().unwrap_or_default(),
                    );
                }
                _ => {}
            }
        }
        Self(lines)
    }

    /// Whether two headings are two columns of one table.
    fn are_two(&self, one: &str, other: &str) -> bool {
        let mut lines = self.0.values();
        one != other && lines.any(|line| line.contains(one) && line.contains(other))
    }
}

fn heading<'a>(total: &Summed<'a>) -> &'a str {
    total.total.heading.as_deref().unwrap_or_default()
}

fn is_unknown(total: &Summed<'_>) -> bool {
    total.agreement == Agreement::Unknown
}

/// Whether two figures are not the same money, however they are rounded.
fn is_other(one: (i64, u64), other: (i64, u64)) -> bool {
    one.0.abs_diff(other.0).saturating_mul(2) > one.1.max(other.1)
}

fn figure(total: &Summed<'_>) -> Option<(i64, u64)> {
    Some((total.record.printed.cents?, total.record.printed.unit()))
}

/// Two totals of the same thing.
fn differ(one: &Summed<'_>, other: &Summed<'_>) -> Option<Finding> {
    let is_same = one.record.tranche.is_some()
        && one.record.tranche == other.record.tranche
        && one.record.scope == other.record.scope;
    if !(is_unknown(one) || is_unknown(other)) || !is_same {
        return None;
    }
    if is_granted(heading(one)) != is_granted(heading(other)) {
        return None;
    }
    let (figures, others) = (figure(one)?, figure(other)?);
    if !is_other(figures, others) {
        return None;
    }
    let heading = one.record.heading.as_deref().unwrap_or("all columns");
    let message = DIFFER.about(&[
        &one.record.scope,
        &heading,
        &dutch_money::format(figures.0),
        &dutch_money::format(others.0),
    ]);
    let locations = vec![one.record.source.clone(), other.record.source.clone()];
    Some(RULE.find(message, locations).figures(others.0, figures.0))
}

/// A total of printed totals: of the pillars for one tranche, or of the tranches for one
/// pillar.
fn parts(total: &Summed<'_>, all: &[Summed<'_>]) -> Option<Finding> {
    if !is_unknown(total) {
        return None;
    }
    let record = &total.record;
    let is_grand = record.scope == "programme";
    let is_of_kind = |other: &Summed<'_>| is_granted(heading(other)) == is_granted(heading(total));
    let is_over_all = heading(total).is_empty() || says_total(heading(total));
    let mut parts: BTreeMap<String, &Summed<'_>> = BTreeMap::new();
    for other in all.iter().filter(|other| is_of_kind(other)) {
        let own = &other.record;
        let key = if is_grand && record.tranche.is_some() {
            let is_part = own.tranche == record.tranche && own.scope.starts_with("pillar ");
            is_part.then(|| own.scope.clone())
        } else if !is_grand && record.tranche.is_none() && is_over_all {
            let is_part = own.scope == record.scope && own.document == record.document;
            own.tranche
                .filter(|_| is_part)
                .map(|tranche| tranche.to_string())
        } else {
            None
        };
        if let Some(key) = key {
            parts.entry(key).or_insert(other);
        }
    }
    if parts.len() < 2 {
        return None;
    }
    let figures: Option<Vec<(i64, u64)>> = parts.values().map(|part| figure(part)).collect();
    let figures = figures?;
    let sum = figures
        .iter()
        .try_fold(0_i64, |sum, (cents, _)| sum.checked_add(*cents))?;
    let unit = figures.iter().map(|(_, unit)| *unit).sum();
    let found = figure(total)?;
    if !is_other(found, (sum, unit)) {
        return None;
    }
    let heading = record.heading.as_deref().unwrap_or("all columns");
    let message = PARTS.about(&[
        &record.scope,
        &heading,
        &dutch_money::format(found.0),
        &parts.len(),
        &dutch_money::format(sum),
    ]);
    let places = parts.values().map(|part| part.record.source.clone());
    let locations = std::iter::once(record.source.clone())
        .chain(places)
        .collect();
    Some(RULE.find(message, locations).figures(sum, found.0))
}
