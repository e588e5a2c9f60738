//! `lead-differs`: one project, two leads.

use crate::audit::set::{Dated, Life, changes};
use crate::audit::{Looks, Phrase, Rule, Set};
use crate::finding::{Finding, Severity};
use crate::names::fold;
use crate::source::Source;
use crate::statement::{Claim, Mode};

const DIFFERS: Phrase = Phrase {
    en: "\"{0}\" is led by {1} here, by {2} in another document",
    nl: "penvoerder van \"{0}\" is hier {1}, in een ander document {2}",
};

pub(super) const RULE: Rule = Rule {
    name: "lead-differs",
    severity: Severity::Note,
    summary: "Compares who leads a project with the document before that says so. A press release does not settle who leads.",
    why: "The lead partner is accountable for the money; a lead that changes without a decision is a slip or went unnoticed.",
    example: "the edition of 2022 has gemeente Emmen, that of 2023 gemeente Coevorden",
    hint: Phrase {
        en: "look for the decision that changed the lead; without one, ask both partners",
        nl: "zoek het besluit waarmee de penvoerder wisselde; is dat er niet, vraag het beide partijen",
    },
    phrases: &[DIFFERS],
    looks: Looks::Set(check),
};

fn check(set: &Set<'_>) -> Vec<Finding> {
    set.lives.iter().flat_map(findings).collect()
}

fn findings(life: &Life<'_>) -> Vec<Finding> {
    let told = life.told.iter();
    let leads: Vec<Dated<'_, (&str, &str, &Source)>> = told
        .filter(|told| told.document.mode != Mode::Witness)
        .filter_map(|told| {
            let lead = told.said.text(|claim| match claim {
                Claim::Lead(lead) => Some(lead.name.as_str()),
                _ => None,
            });
            let date = told.document.date.as_deref();
            lead.map(|(lead, source)| (date, (told.said.name(), lead, source)))
        })
        .collect();
    let changes = changes(&leads, |(_, one, _), (_, other, _)| !is_other(one, other));
    let findings = changes
        .into_iter()
        .map(|((_, before, earlier), (name, now, source))| {
            let message = DIFFERS.about(&[name, now, before]);
            RULE.find(message, vec![(*source).clone(), (*earlier).clone()])
        });
    findings.collect()
}

/// "Emmen" is "gemeente Emmen", and one of several leads.
fn is_other(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    !one.contains(&other) && !other.contains(&one)
}
