//! `note-month`: a note of a month that does not fit the edition.

use std::collections::BTreeMap;

use crate::audit::{Looks, Phrase, Read, Rule};
use crate::finding::{Finding, Severity};
use crate::source::Source;

const LATER: Phrase = Phrase {
    en: "the note of \"{0}\" is of {1}, after the document's own date {2}",
    nl: "de voortgang van \"{0}\" is van {1}, na de datum {2} van het document",
};
const OLD: Phrase = Phrase {
    en: "the note of \"{0}\" is of {1}, more than a year before the document's date {2}",
    nl: "de voortgang van \"{0}\" is van {1}, meer dan een jaar voor de datum {2} van het document",
};
const OTHER: Phrase = Phrase {
    en: "the note of \"{0}\" is of {1}, most notes of the document are of {2}",
    nl: "de voortgang van \"{0}\" is van {1}, de meeste in het document zijn van {2}",
};

/// Fewer notes than this show no habit.
const FEWEST: usize = 4;

pub(super) const RULE: Rule = Rule {
    name: "note-month",
    severity: Severity::Warning,
    summary: "Holds the month that a note names against the date of its edition: not later, not more than a year before, and the month of nearly all other notes (three of four).",
    why: "A note with another month was left from an earlier edition, or its month is a slip.",
    example: "an edition of June 2021 with notes \"Voortgang per maart\", and one \"Voortgang per maart 2020\"",
    hint: Phrase {
        en: "ask the lead partner for the note of this edition, or correct the month",
        nl: "vraag de penvoerder om de tekst van deze editie, of verbeter de maand",
    },
    phrases: &[LATER, OLD, OTHER],
    looks: Looks::Document(check),
};

/// A note that names a month: project, month, place.
type Dated<'a> = (&'a str, &'a str, &'a Source);

fn check(read: &Read<'_>) -> Vec<Finding> {
    if !read.is_edition() {
        return Vec::new();
    }
    let subjects = read.subjects();
    let notes: Vec<Dated<'_>> = subjects
        .iter()
        .flat_map(|subject| {
            let notes = subject.notes().into_iter();
            notes.filter_map(|(statement, note)| {
                let month = note.as_of.as_deref()?.get(..7)?;
                let place = note.label_source.as_ref().unwrap_or(&statement.source);
                Some((subject.name(), month, place))
            })
        })
        .collect();
    let own = read.file.document.date.as_deref();
    let own = own.and_then(|date| date.get(..7));
    let usual = usual(&notes);
    let odd = notes.iter().filter_map(|note| finding(note, own, usual));
    odd.collect()
}

/// The month of three notes of four.
fn usual<'a>(notes: &[Dated<'a>]) -> Option<&'a str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, month, _) in notes {
        *counts.entry(month).or_default() += 1;
    }
    let (month, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (notes.len() >= FEWEST && count * 4 >= notes.len() * 3).then_some(month)
}

fn finding(note: &Dated<'_>, own: Option<&str>, usual: Option<&str>) -> Option<Finding> {
    let (name, month, place) = note;
    let (phrase, severity, other) = match (own, usual) {
        (Some(own), _) if *month > own => (LATER, Severity::Warning, own),
        (Some(own), _) if is_old(month, own) => (OLD, Severity::Warning, own),
        (_, Some(usual)) if *month != usual => (OTHER, Severity::Note, usual),
        _ => return None,
    };
    let message = phrase.about(&[name, month, &other]);
    let locations = vec![(*place).clone()];
    Some(Finding::new(RULE.name, severity, message, locations))
}

/// Whether a month is more than a year before another.
fn is_old(month: &str, own: &str) -> bool {
    let months = |date: &str| {
        let (year, month) = date.split_once('-')?;
        Some(year.parse::<i64>().ok()? * 12 + month.parse::<i64>().ok()?)
    };
    let (Some(month), Some(own)) = (months(month), months(own)) else {
        return false;
    };
    own - month > 12
}
