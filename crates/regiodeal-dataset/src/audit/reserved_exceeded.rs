//! `reserved-exceeded`: more is granted than was reserved.

use crate::audit::read::Subject;
use crate::audit::set::{Life, reserved, reserved_by};
use crate::audit::{Looks, Phrase, Read, Rule, Set};
use crate::finding::{Finding, Severity};
use crate::source::Source;

const EXCEEDED: Phrase = Phrase {
    en: "\"{0}\" has {1} in all, more than the {2} that is reserved for it",
    nl: "\"{0}\" heeft samen {1}, meer dan de {2} die ervoor gereserveerd is",
};

pub(super) const RULE: Rule = Rule {
    name: "reserved-exceeded",
    severity: Severity::Warning,
    summary: "Adds up the tranches of a project in an edition and compares them with what is reserved for the whole project, there or in another document.",
    why: "A reservation is a ceiling; what goes beyond it was never set aside.",
    example: "180.000 euro is reserved, the 3e and 5e tranche are 25.000 and 190.000 euro",
    hint: Phrase {
        en: "look for the decision that raised the reservation, or for an amount that is too high",
        nl: "zoek het besluit waarmee de reservering omhoog ging, of een bedrag dat te hoog is",
    },
    phrases: &[EXCEEDED],
    looks: Looks::Both(in_document, in_set),
};

fn in_document(read: &Read<'_>) -> Vec<Finding> {
    let subjects = read.subjects();
    let exceeded = subjects.iter().filter_map(|subject| {
        let reserved = reserved_by(subject).into_iter().next()?;
        finding(subject, reserved)
    });
    exceeded.collect()
}

fn in_set(set: &Set<'_>) -> Vec<Finding> {
    set.lives.iter().flat_map(across).collect()
}

/// An edition that says nothing of a reservation, and the last document that does.
fn across(life: &Life<'_>) -> Vec<Finding> {
    let known = life
        .told
        .iter()
        .rev()
        .find_map(|told| reserved(told).into_iter().next());
    let Some(known) = known else {
        return Vec::new();
    };
    let silent = life.editions().filter(|told| reserved(told).is_empty());
    silent
        .filter_map(|told| finding(&told.said, known))
        .collect()
}

fn finding(subject: &Subject<'_>, (ceiling, place): (i64, &Source)) -> Option<Finding> {
    let rows = tranches(subject);
    let sum = rows
        .iter()
        .try_fold(0_i64, |sum, (_, cents)| sum.checked_add(*cents))?;
    if sum <= ceiling {
        return None;
    }
    let message = EXCEEDED.about(&[
        &subject.name(),
        &dutch_money::format(sum),
        &dutch_money::format(ceiling),
    ]);
    let rows = rows.iter().map(|(source, _)| *source);
    let locations = std::iter::once(place).chain(rows).cloned().collect();
    Some(RULE.find(message, locations).figures(ceiling, sum))
}

/// The money of the tranches; a sub-row is part of its parent where that has money.
fn tranches<'a>(subject: &Subject<'a>) -> Vec<(&'a Source, i64)> {
    let rows = subject.allocations();
    let is_whole = |tranche: Option<u32>| {
        let mut rows = rows.iter();
        rows.any(|(_, row)| row.tranche == tranche && row.part.is_none() && row.amount.is_some())
    };
    let own = rows
        .iter()
        .filter(|(_, row)| row.tranche.is_some() && (row.part.is_none() || !is_whole(row.tranche)));
    own.filter_map(|(statement, row)| Some((&statement.source, row.amount.as_ref()?.cents?)))
        .collect()
}
