//! `note-missing`: a project in progress without a note.

use crate::audit::read::Subject;
use crate::audit::{Looks, Phrase, Read, Rule};
use crate::finding::{Finding, Severity};

const MISSING: Phrase = Phrase {
    en: "\"{0}\" has money of an earlier tranche, but no progress note",
    nl: "\"{0}\" heeft geld uit een eerdere tranche, maar geen voortgangstekst",
};

/// Fewer projects than this show no habit.
const FEWEST: usize = 4;

pub(super) const RULE: Rule = Rule {
    name: "note-missing",
    severity: Severity::Note,
    summary: "In an edition that reports on its projects (three of four that have money of an earlier tranche have a note), finds those that do not. Projects marked \"nieuw\" have nothing to report yet.",
    why: "A project that nobody reports on may have stopped.",
    example: "ten projects of the 1e tranche have a note \"Voortgang per maart\", the eleventh has none",
    hint: Phrase {
        en: "ask the lead partner how the project goes",
        nl: "vraag de penvoerder hoe het project verloopt",
    },
    phrases: &[MISSING],
    looks: Looks::Document(check),
};

fn check(read: &Read<'_>) -> Vec<Finding> {
    let Some(newest) = read.tranches().last().copied() else {
        return Vec::new();
    };
    let subjects = read.subjects();
    let running: Vec<&Subject<'_>> = subjects
        .iter()
        .filter(|subject| read.is_edition() && is_running(subject, newest))
        .collect();
    let (with, without): (Vec<&Subject<'_>>, Vec<&Subject<'_>>) = running
        .iter()
        .partition(|subject| !subject.notes().is_empty());
    let is_habit = running.len() >= FEWEST && with.len() * 4 >= running.len() * 3;
    let silent = without.into_iter().filter(|_| is_habit);
    silent
        .map(|subject| {
            let place = subject.name_source().cloned();
            RULE.find(
                MISSING.about(&[&subject.name()]),
                place.into_iter().collect(),
            )
        })
        .collect()
}

fn is_running(subject: &Subject<'_>, newest: u32) -> bool {
    let is_new = subject.label().is_some_and(|(label, _)| label == "nieuw");
    let rows = subject.allocations();
    let has_earlier = rows.iter().any(|(_, row)| {
        row.amount.is_some() && row.tranche.is_some_and(|tranche| tranche < newest)
    });
    has_earlier && !is_new
}
