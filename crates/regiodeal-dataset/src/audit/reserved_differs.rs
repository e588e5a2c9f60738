//! `reserved-differs`: another reserved total.

use crate::audit::set::{Dated, Life, changes, reserved};
use crate::audit::{Looks, Phrase, Rule, Set};
use crate::finding::{Finding, Severity};
use crate::source::Source;
use crate::statement::{Document, Mode};

const DIFFERS: Phrase = Phrase {
    en: "{1} is reserved for \"{0}\" here, {2} in another document",
    nl: "voor \"{0}\" is hier {1} gereserveerd, in een ander document {2}",
};

pub(super) const RULE: Rule = Rule {
    name: "reserved-differs",
    severity: Severity::Warning,
    summary: "Compares the money that is reserved for a whole project with the document before that names it. A later decision may change it.",
    why: "A reservation binds the programme for years; it changes by decision only.",
    example: "2.995.000 euro in the decision list, 2.959.000 euro in the footnote of the programme",
    hint: Phrase {
        en: "look for the decision that changed the reservation",
        nl: "zoek het besluit waarmee de reservering veranderde",
    },
    phrases: &[DIFFERS],
    looks: Looks::Set(check),
};

fn check(set: &Set<'_>) -> Vec<Finding> {
    set.lives.iter().flat_map(findings).collect()
}

/// What is reserved: who says so, the project's name there, cents, and the place.
type Stated<'a> = (&'a Document, &'a str, i64, &'a Source);

fn findings(life: &Life<'_>) -> Vec<Finding> {
    let told = life.told.iter();
    let stated: Vec<Dated<'_, Stated<'_>>> = told
        .filter_map(|told| {
            let (cents, source) = reserved(told).into_iter().next()?;
            let date = told.document.date.as_deref();
            Some((date, (told.document, told.said.name(), cents, source)))
        })
        .collect();
    let changes = changes(&stated, |one, other| {
        one.2 == other.2 || is_decided(one, other)
    });
    let findings = changes
        .into_iter()
        .map(|((_, _, before, earlier), (_, name, now, source))| {
            let message = DIFFERS.about(&[
                name,
                &dutch_money::format(*now),
                &dutch_money::format(*before),
            ]);
            let locations = vec![(*source).clone(), (*earlier).clone()];
            RULE.find(message, locations).figures(*before, *now)
        });
    findings.collect()
}

/// A later decision may reserve another total.
fn is_decided(before: &Stated<'_>, now: &Stated<'_>) -> bool {
    let is_later = before.0.date.is_some() && now.0.date > before.0.date;
    now.0.mode == Mode::Increment && is_later
}
