//! `label-money`: "nieuw" or "vervolg" that does not fit the money.

use std::collections::BTreeSet;

use crate::audit::read::Subject;
use crate::audit::set::Life;
use crate::audit::{Looks, Phrase, Read, Rule, Set};
use crate::finding::{Finding, Severity};

const NEW: Phrase = Phrase {
    en: "\"{0}\" is marked nieuw, but has money of tranche {1}",
    nl: "\"{0}\" heet nieuw, maar heeft geld uit tranche {1}",
};
const CONTINUED: Phrase = Phrase {
    en: "\"{0}\" is marked vervolg, but has money of tranche {1} alone",
    nl: "\"{0}\" heet vervolg, maar heeft alleen geld uit tranche {1}",
};
const AGAIN: Phrase = Phrase {
    en: "\"{0}\" is marked nieuw, but the edition of {1} has it already",
    nl: "\"{0}\" heet nieuw, maar staat al in de editie van {1}",
};

pub(super) const RULE: Rule = Rule {
    name: "label-money",
    severity: Severity::Warning,
    summary: "Holds \"nieuw\" and \"vervolg\" against the money: a new project has none of a tranche before the last two and stands in no earlier edition; one that goes on has more than the newest tranche.",
    why: "The label tells the steering group whether it decides on a new project; the money tells whether that is so.",
    example: "a project marked \"nieuw\" with money of the 1e and the 5e tranche",
    hint: Phrase {
        en: "correct the label, or the tranche in which the money stands",
        nl: "verbeter het label, of de tranche waarin het geld staat",
    },
    phrases: &[NEW, CONTINUED, AGAIN],
    looks: Looks::Both(in_document, in_set),
};

fn in_document(read: &Read<'_>) -> Vec<Finding> {
    let tranches = read.tranches();
    let Some(newest) = tranches.last().copied().filter(|_| read.is_edition()) else {
        return Vec::new();
    };
    if tranches.len() < 2 {
        return Vec::new();
    }
    let subjects = read.subjects();
    // An edition that prints only its last tranches does not tell what went before.
    let is_whole = tranches.contains(&1);
    let misfits = subjects
        .iter()
        .filter_map(|subject| misfit(subject, newest))
        .filter(|_| is_whole);
    misfits.collect()
}

fn misfit(subject: &Subject<'_>, newest: u32) -> Option<Finding> {
    let (label, place) = subject.label()?;
    let rows = subject.allocations();
    let paid: BTreeSet<u32> = rows
        .iter()
        .filter(|(_, row)| row.amount.is_some())
        .filter_map(|(_, row)| row.tranche)
        .collect();
    let has_words = rows.iter().any(|(_, row)| row.text.is_some());
    let first = *paid.first()?;
    let (phrase, tranche) = match label {
        "nieuw" if first + 1 < newest => (NEW, first),
        "vervolg" if paid.len() == 1 && first == newest && !has_words => (CONTINUED, first),
        _ => return None,
    };
    let money = rows
        .iter()
        .filter(|(_, row)| row.tranche == Some(tranche) && row.amount.is_some())
        .map(|(statement, _)| statement.source.clone());
    let locations = std::iter::once(place.clone()).chain(money).collect();
    Some(RULE.find(phrase.about(&[&subject.name(), &tranche]), locations))
}

fn in_set(set: &Set<'_>) -> Vec<Finding> {
    set.lives.iter().flat_map(again).collect()
}

/// Labels "nieuw" behind an edition that has the project.
fn again(life: &Life<'_>) -> Vec<Finding> {
    let editions = life.dated_editions();
    let Some((first, later)) = editions.split_first() else {
        return Vec::new();
    };
    let date = first.document.date.as_deref().unwrap_or_default();
    let wrong = later.iter().filter_map(|told| {
        let (_, place) = told.said.label().filter(|(label, _)| *label == "nieuw")?;
        let earlier = first.said.name_source()?;
        let message = AGAIN.about(&[&told.said.name(), &date]);
        Some(RULE.find(message, vec![place.clone(), earlier.clone()]))
    });
    wrong.collect()
}
