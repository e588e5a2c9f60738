//! `note-unchanged`: a note that is the same as in the last edition.

use crate::audit::set::{Life, Told};
use crate::audit::{Looks, Phrase, Rule, Set};
use crate::finding::{Finding, Severity};
use crate::names::fold;

const UNCHANGED: Phrase = Phrase {
    en: "the note of \"{0}\" is that of the edition of {1}, word for word",
    nl: "de voortgang van \"{0}\" is woord voor woord die uit de editie van {1}",
};

/// Folded letters from which on a note says more than "Afgerond.".
const LONG: usize = 40;

pub(super) const RULE: Rule = Rule {
    name: "note-unchanged",
    severity: Severity::Note,
    summary: "Finds progress notes that are word for word those of the edition before. Short notes and copies of one edition do not count.",
    why: "A note that nobody touched since the last edition reports nothing.",
    example: "\"De vacature is uitgezet.\" in March 2022, and again in March 2023",
    hint: Phrase {
        en: "ask the lead partner for news",
        nl: "vraag de penvoerder om nieuws",
    },
    phrases: &[UNCHANGED],
    looks: Looks::Set(check),
};

fn check(set: &Set<'_>) -> Vec<Finding> {
    set.lives.iter().flat_map(findings).collect()
}

fn findings(life: &Life<'_>) -> Vec<Finding> {
    let editions = life.dated_editions();
    let pairs = editions.windows(2);
    pairs
        .flat_map(|pair| match pair {
            [before, now] => unchanged(before, now),
            _ => Vec::new(),
        })
        .collect()
}

fn unchanged(before: &Told<'_>, now: &Told<'_>) -> Vec<Finding> {
    let date = before.document.date.as_deref().unwrap_or_default();
    let earlier = before.said.notes();
    let notes = now.said.notes().into_iter();
    let same = notes.filter_map(|(statement, note)| {
        let text = fold(&note.text);
        let (other, _) = earlier
            .iter()
            .find(|(_, earlier)| text.chars().count() >= LONG && fold(&earlier.text) == text)?;
        let message = UNCHANGED.about(&[&now.said.name(), &date]);
        let locations = vec![statement.source.clone(), other.source.clone()];
        Some(RULE.find(message, locations))
    });
    same.collect()
}
