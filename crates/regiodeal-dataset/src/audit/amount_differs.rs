//! `amount-differs`: the same money, another amount.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use rayon::prelude::*;

use crate::audit::set::{Life, Told, is_from, is_same_time};
use crate::audit::{Looks, Phrase, Rule, Set};
use crate::finding::{Finding, Severity};
use crate::source::{Amount, Source};
use crate::statement::{Allocation, ChangeKind, Decision, Mode, Statement};

const PROGRAMME: Phrase = Phrase {
    en: "\"{0}\" was granted {1}, but the programme gives it {2}",
    nl: "aan \"{0}\" is {1} toegekend, maar in het programma staat {2}",
};
const DOCUMENTS: Phrase = Phrase {
    en: "\"{0}\" is granted {1} here, {2} in another document about the same decision",
    nl: "aan \"{0}\" is hier {1} toegekend, in een ander document over hetzelfde besluit {2}",
};

pub(super) const RULE: Rule = Rule {
    name: "amount-differs",
    severity: Severity::Warning,
    summary: "Holds what a decision grants against the next programme edition (any cell of the project, its sub-rows together, or all it has), with what was granted by then, and against other documents of the same date, or without one: each document that differs is told with one of them. Where the edition has tranches, they alone count, and never what was asked for, what something costs or what others pay. A decision that says what a grant is raised or lowered to takes the place of those before it; after one that only says by how much, nothing is compared. One that withdraws the project leaves nothing; those that postpone are passed over.",
    why: "The decision is what holds in law; a programme with another amount pays too much or too little.",
    example: "the list of June grants € 750.000, the programme of the same month prints € 705.000",
    hint: Phrase {
        en: "look up the decision in the minutes, and correct the document that differs",
        nl: "zoek het besluit op in het verslag, en verbeter het document dat afwijkt",
    },
    phrases: &[PROGRAMME, DOCUMENTS],
    looks: Looks::Set(check),
};

fn check(set: &Set<'_>) -> Vec<Finding> {
    let lives = set.lives.par_iter();
    lives.flat_map_iter(findings).collect()
}

/// Money that a document grants: as printed, and where.
pub(super) struct Grant<'a> {
    pub(super) told: &'a Told<'a>,
    pub(super) cents: i64,
    /// What the last printed digit is worth in cents, where it is rounded.
    unit: u64,
    pub(super) source: &'a Source,
}

/// What the documents beside the editions grant up to a date, or in all, where that is
/// plain. A decision that says what a grant is raised or lowered to takes the place of those
/// before it; where one only says by how much, nobody knows the whole. One that withdraws the
/// project leaves nothing.
pub(super) fn grants<'a>(life: &'a Life<'a>, until: Option<&str>) -> Vec<Grant<'a>> {
    let is_past = |told: &Told<'_>| match (until, told.date()) {
        (Some(until), Some(date)) => is_from(until, date),
        _ => true,
    };
    let lists = life.told.iter();
    let lists = lists.filter(|told| told.document.mode != Mode::Snapshot && is_past(told));
    let mut grants = Vec::new();
    let mut is_known = true;
    for told in lists {
        for (statement, decision) in told.decisions() {
            if is_changed(decision) {
                grants.clear();
                let to = decision
                    .changes
                    .iter()
                    .find(|change| change.kind.is_whole());
                is_known = to.is_some();
                let amount = to.map(|change| &change.amount);
                grants.extend(amount.and_then(|amount| grant(told, amount, statement)));
            } else if decision.outcome.as_deref() == Some("ingetrokken") {
                grants.clear();
                is_known = true;
            } else if decision.outcome.as_deref() != Some("aangehouden") {
                let amount = decision.contribution.as_ref();
                grants.extend(amount.and_then(|amount| grant(told, amount, statement)));
            }
        }
    }
    if is_known { grants } else { Vec::new() }
}

fn grant<'a>(
    told: &'a Told<'a>,
    amount: &'a Amount,
    statement: &'a Statement,
) -> Option<Grant<'a>> {
    Some(Grant {
        told,
        cents: amount.cents.filter(|_| amount.qualifier.is_none())?,
        unit: amount.unit(),
        source: amount.source.as_ref().unwrap_or(&statement.source),
    })
}

/// Whether a decision makes an earlier grant more or less.
fn is_changed(decision: &Decision) -> bool {
    matches!(decision.outcome.as_deref(), Some("verhoogd" | "verlaagd"))
        || decision
            .changes
            .iter()
            .any(|change| change.kind != ChangeKind::Returned)
}

/// Where grants are printed that a later decision made more or less: they say nothing of
/// the money that holds now.
pub(crate) fn superseded<'a>(life: &'a Life<'a>) -> BTreeSet<&'a Source> {
    let mut earlier = Vec::new();
    let mut superseded = BTreeSet::new();
    for told in &life.told {
        for (statement, decision) in told.decisions() {
            if is_changed(decision) {
                superseded.extend(earlier.drain(..));
            }
            let amounts = decision.contribution.iter();
            earlier.extend(amounts.map(|own| own.source.as_ref().unwrap_or(&statement.source)));
        }
    }
    superseded
}

fn findings(life: &Life<'_>) -> Vec<Finding> {
    let mut findings = against_programme(life);
    findings.extend(against_each_other(&grants(life, None)));
    findings
}

/// What documents grant, each against the edition behind it. Documents of one date have
/// the same editions behind them.
fn against_programme(life: &Life<'_>) -> Vec<Finding> {
    let lists = life.told.iter();
    let lists = lists.filter(|told| told.document.mode != Mode::Snapshot);
    let mut by_date: BTreeMap<Option<&str>, BTreeSet<&str>> = BTreeMap::new();
    for told in lists {
        let of_date = by_date.entry(told.month()).or_default();
        of_date.insert(&told.document.id);
    }
    let of_date = |(date, documents): (Option<&str>, BTreeSet<&str>)| {
        let (printed, until) = Printed::behind(life, date);
        if printed.cells.is_empty() {
            return Vec::new();
        }
        let grants = grants(life, until);
        let total: i64 = grants.iter().map(|grant| grant.cents).sum();
        let own = grants
            .iter()
            .filter(|grant| documents.contains(grant.told.document.id.as_str()));
        own.filter_map(|grant| printed.against(grant, total))
            .collect()
    };
    by_date.into_iter().flat_map(of_date).collect()
}

/// The money that editions print for a project.
struct Printed<'a> {
    cells: Vec<(&'a Statement, i64)>,
    /// What a decision may have granted at once.
    sums: Vec<i64>,
}

impl<'a> Printed<'a> {
    /// What the editions behind a date print, and up to when decisions can be in them.
    fn behind(life: &'a Life<'a>, date: Option<&str>) -> (Self, Option<&'a str>) {
        let editions: Vec<&Told<'a>> = match date {
            // Nobody knows what is behind a document without a date: any edition may tell.
            None => life.editions().collect(),
            Some(date) => next_editions(life, date),
        };
        let until = date.and(editions.last()).and_then(|of| of.date());
        let printed = Self {
            cells: editions.iter().flat_map(|told| cells(told)).collect(),
            sums: editions.iter().flat_map(|told| sums(told)).collect(),
        };
        (printed, until)
    }

    fn against(&self, grant: &Grant<'_>, total: i64) -> Option<Finding> {
        let is_same = |cents: i64| {
            cents.abs_diff(grant.cents).saturating_mul(2) <= grant.unit || cents == total
        };
        let cells = self.cells.iter();
        let mut known = cells.clone().map(|(_, cents)| cents).chain(&self.sums);
        if known.any(|cents| is_same(*cents)) {
            return None;
        }
        let nearest = cells.min_by_key(|(_, cents)| cents.abs_diff(grant.cents))?;
        let message = PROGRAMME.about(&[
            &grant.told.said.name(),
            &dutch_money::format(grant.cents),
            &dutch_money::format(nearest.1),
        ]);
        let locations = vec![nearest.0.source.clone(), grant.source.clone()];
        Some(
            RULE.find(message, locations)
                .figures(grant.cents, nearest.1),
        )
    }
}

/// The first edition that is not before a date; all files of it that name the project.
fn next_editions<'a>(life: &'a Life<'a>, date: &str) -> Vec<&'a Told<'a>> {
    let later = |told: &&Told<'_>| told.month().is_some_and(|own| is_from(own, date));
    let next = life.editions().find(later).and_then(Told::month);
    let is_next = |told: &&Told<'_>| {
        next.zip(told.month())
            .is_some_and(|(a, b)| is_same_time(a, b))
    };
    life.editions().filter(is_next).filter(later).collect()
}

/// The money of an edition that decisions may have granted, cell by cell.
fn cells<'a>(told: &Told<'a>) -> Vec<(&'a Statement, i64)> {
    let rows = told.granted().into_iter();
    let cells = rows.filter_map(|(statement, row)| {
        let cents = row.amount.as_ref()?.cents?;
        (cents != 0).then_some((statement, cents))
    });
    cells.collect()
}

/// Sums that a decision may have granted at once: the sub-rows of a column, and all.
fn sums(told: &Told<'_>) -> Vec<i64> {
    let rows = told.granted();
    let cents = |row: &&Allocation| row.amount.as_ref()?.cents;
    let headings: BTreeSet<&str> = rows.iter().map(|(_, row)| row.heading.as_str()).collect();
    let mut sums: Vec<i64> = headings
        .iter()
        .map(|heading| {
            let own = rows.iter().map(|(_, row)| *row);
            own.filter(|row| row.heading == **heading)
                .filter_map(|row| cents(&row))
                .sum()
        })
        .collect();
    sums.push(rows.iter().filter_map(|(_, row)| cents(row)).sum());
    sums
}

/// What each document grants, against one other that tells of the same decision and grants
/// something else, with the same date rather than without one: all that differ are told,
/// with no more findings than grants.
fn against_each_other(grants: &[Grant<'_>]) -> Vec<Finding> {
    let said: HashSet<(&str, i64)> = grants
        .iter()
        .map(|grant| (grant.told.document.id.as_str(), grant.cents))
        .collect();
    // Either document may tell of several decisions.
    let says = |grant: &Grant<'_>, of: &Grant<'_>| {
        let document = of.told.document.id.as_str();
        said.contains(&(document, grant.cents))
    };
    let differ = |one: &Grant<'_>, other: &Grant<'_>| {
        !is_same_amount(one, other)
            && may_be_one_decision(one, other)
            && !says(one, other)
            && !says(other, one)
    };
    let pairs = grants.iter().enumerate().filter_map(|(at, grant)| {
        let others = grants.iter().enumerate();
        let others = others.filter(|(_, other)| differ(grant, other));
        let (other, _) = others.min_by_key(|(_, other)| Reverse(common_date(grant, other)))?;
        Some((at.min(other), at.max(other)))
    });
    let pairs: BTreeSet<(usize, usize)> = pairs.collect();
    let findings = pairs.into_iter().filter_map(|(one, other)| {
        let (one, other) = grants.get(one).zip(grants.get(other))?;
        let message = DOCUMENTS.about(&[
            &other.told.said.name(),
            &dutch_money::format(other.cents),
            &dutch_money::format(one.cents),
        ]);
        let locations = vec![other.source.clone(), one.source.clone()];
        let finding = RULE.find(message, locations);
        Some(finding.figures(one.cents, other.cents))
    });
    findings.collect()
}

/// How much of the dates of two documents is printed in both.
fn common_date(one: &Grant<'_>, other: &Grant<'_>) -> usize {
    let dates = one.told.date().zip(other.told.date());
    dates.map_or(0, |(one, other)| one.len().min(other.len()))
}

fn is_same_amount(one: &Grant<'_>, other: &Grant<'_>) -> bool {
    let unit = one.unit.max(other.unit);
    one.cents.abs_diff(other.cents).saturating_mul(2) <= unit
}

/// Whether two documents may tell of one decision, as far as both are dated.
fn may_be_one_decision(one: &Grant<'_>, other: &Grant<'_>) -> bool {
    let dates = one.told.date().zip(other.told.date());
    one.told.document.id != other.told.document.id
        && dates.is_none_or(|(one, other)| is_same_time(one, other))
}
