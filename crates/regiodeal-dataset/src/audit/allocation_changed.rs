//! `allocation-changed`: money of an earlier edition that changed or vanished.

use crate::audit::set::{Life, Told, is_from};
use crate::audit::{Looks, Phrase, Rule, Set};
use crate::columns::{self, Cell, is_same_kind};
use crate::finding::{Finding, Severity};
use crate::statement::{Allocation, Claim, Statement};

const CHANGED: Phrase = Phrase {
    en: "\"{0}\" has {1} in \"{2}\", the edition of {3} had {4} there",
    nl: "\"{0}\" heeft {1} in \"{2}\", in de editie van {3} was dat {4}",
};
const VANISHED: Phrase = Phrase {
    en: "\"{0}\" has nothing in \"{1}\", the edition of {2} had {3} there",
    nl: "\"{0}\" heeft niets in \"{1}\", in de editie van {2} was dat {3}",
};

pub(super) const RULE: Rule = Rule {
    name: "allocation-changed",
    severity: Severity::Warning,
    summary: "Compares the money of each column with the edition before: an amount of an earlier tranche should stay what it was. A column that the later edition no longer prints, and a project whose money a decision between the two raised, lowered or withdrew, are passed over.",
    why: "Money that was granted does not change without a decision; where it does in print, one of the editions is wrong.",
    example: "1e tranche: € 256.000 in the edition of 2021, € 265.000 in that of 2022",
    hint: Phrase {
        en: "look for a decision that explains the difference; without one, correct the later edition",
        nl: "zoek een besluit dat het verschil verklaart; is dat er niet, verbeter dan de latere editie",
    },
    phrases: &[CHANGED, VANISHED],
    looks: Looks::Set(check),
};

fn check(set: &Set<'_>) -> Vec<Finding> {
    let of_life = |life| findings(life, set);
    set.lives.iter().flat_map(of_life).collect()
}

fn findings(life: &Life<'_>, set: &Set<'_>) -> Vec<Finding> {
    let editions = life.dated_editions();
    let changed = changed_by_decision(life);
    let pairs = editions.windows(2).filter_map(|pair| match pair {
        [before, now] if !is_explained(&changed, before, now) => Some((before, now)),
        _ => None,
    });
    pairs
        .flat_map(|(before, now)| {
            let (rows, later) = (cells(before), cells(now));
            rows.iter()
                .filter_map(|row| compare((before, row), (now, &later), set))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// What an edition has of the project, cell by cell.
fn cells<'a>(told: &Told<'a>) -> Vec<(&'a Statement, Cell<'a>)> {
    let (statements, rows): (Vec<_>, Vec<_>) = told.said.allocations().into_iter().unzip();
    statements.into_iter().zip(columns::cells(&rows)).collect()
}

/// The dates of decisions that change what was granted.
fn changed_by_decision<'a>(life: &Life<'a>) -> Vec<Option<&'a str>> {
    let told = life.told.iter().filter(|told| {
        let mut decisions = told.decisions().into_iter();
        decisions.any(|(_, decision)| {
            matches!(
                decision.outcome.as_deref(),
                Some("verhoogd" | "verlaagd" | "ingetrokken" | "aangehouden")
            )
        })
    });
    told.map(|told| told.document.date.as_deref()).collect()
}

/// Whether such a decision may lie between two editions.
fn is_explained(changed: &[Option<&str>], before: &Told<'_>, now: &Told<'_>) -> bool {
    let dates = (&before.document.date, &now.document.date);
    let (Some(from), Some(to)) = dates else {
        return true;
    };
    let mut changed = changed.iter();
    changed.any(|date| date.is_none_or(|date| is_from(date, from) && is_from(to, date)))
}

fn compare(
    (before, (statement, cell)): (&Told<'_>, &(&Statement, Cell<'_>)),
    (now, rows): (&Told<'_>, &[(&Statement, Cell<'_>)]),
    set: &Set<'_>,
) -> Option<Finding> {
    let row = cell.row;
    let was = row.amount.as_ref()?;
    let was_cents = was.cents.filter(|cents| *cents != 0)?;
    let date = before.document.date.as_deref().unwrap_or_default();
    let name = now.said.name();
    let later: Vec<(&Statement, &Allocation)> = rows
        .iter()
        .filter(|(_, other)| cell.is_same_column(other))
        .map(|(statement, other)| (*statement, other.row))
        .collect();
    let shown = dutch_money::format(was_cents).to_string();
    if later.is_empty() {
        let is_gone = has_column(now, row, set) && row.part.is_none();
        let message = VANISHED.about(&[&name, &row.heading, &date, &shown]);
        let place = now.said.name_source().cloned();
        let locations = place.into_iter().chain([statement.source.clone()]);
        return is_gone.then(|| RULE.find(message, locations.collect()));
    }
    let is_same = later.iter().any(|(_, other)| match &other.amount {
        Some(amount) => amount.cents == Some(was_cents),
        None => true,
    });
    let (changed, amount) = later
        .iter()
        .find_map(|(statement, other)| Some((statement, other.amount.as_ref()?.cents?)))?;
    if is_same {
        return None;
    }
    let now_shown = dutch_money::format(amount).to_string();
    let message = CHANGED.about(&[&name, &now_shown, &row.heading, &date, &shown]);
    let locations = vec![changed.source.clone(), statement.source.clone()];
    Some(RULE.find(message, locations).figures(was_cents, amount))
}

/// Whether the later edition has money of any project in that column.
fn has_column(now: &Told<'_>, row: &Allocation, set: &Set<'_>) -> bool {
    let mut files = set.files.iter();
    let file = files.find(|file| file.document.id == now.document.id);
    let mut statements = file.into_iter().flat_map(|file| &file.statements);
    statements.any(|statement| match &statement.claim {
        Claim::Allocation(other) => row.heading == other.heading || is_same_kind(row, other),
        _ => false,
    })
}
