//! `note-repeated`: the same note under two projects.

use std::collections::BTreeMap;

use crate::audit::read::Subject;
use crate::audit::{Looks, Phrase, Read, Rule};
use crate::finding::{Finding, Severity};
use crate::names::fold;
use crate::statement::Statement;

const REPEATED: Phrase = Phrase {
    en: "the same note stands under {0}",
    nl: "dezelfde voortgangstekst staat bij {0}",
};

/// Folded letters from which on two notes are not alike by chance ("Nog niet gestart").
const LONG: usize = 60;

pub(super) const RULE: Rule = Rule {
    name: "note-repeated",
    severity: Severity::Warning,
    summary: "Finds progress notes that stand word for word under more than one project of a document. Short notes such as \"Afgerond.\" may recur.",
    why: "One of the projects has no note of its own: somebody copied the wrong cell, and the progress of a project went unreported.",
    example: "1.1 Financieringsinstrumenten and 2.1 Energiearmoede both report that thirteen coaches were trained",
    hint: Phrase {
        en: "ask the lead partners whose note it is, and for the note of the other project",
        nl: "vraag de penvoerders bij welk project de tekst hoort, en naar de tekst van het andere",
    },
    phrases: &[REPEATED],
    looks: Looks::Document(check),
};

fn check(read: &Read<'_>) -> Vec<Finding> {
    let subjects = read.subjects();
    let mut by_text: BTreeMap<String, Vec<(&Subject<'_>, &Statement)>> = BTreeMap::new();
    for subject in &subjects {
        for (statement, note) in subject.notes() {
            let text = fold(&note.text);
            if text.chars().count() >= LONG {
                by_text.entry(text).or_default().push((subject, statement));
            }
        }
    }
    let repeated = by_text.values().filter(|notes| {
        let first = notes.first().map(|(subject, _)| subject.key);
        notes.iter().any(|(subject, _)| Some(subject.key) != first)
    });
    repeated.map(|notes| finding(notes)).collect()
}

fn finding(notes: &[(&Subject<'_>, &Statement)]) -> Finding {
    let mut names: Vec<String> = notes
        .iter()
        .map(|(subject, _)| format!("\"{}\"", subject.name()))
        .collect();
    names.sort();
    let locations = notes.iter().map(|(_, note)| note.source.clone()).collect();
    RULE.find(REPEATED.about(&[&names.join(", ")]), locations)
}
