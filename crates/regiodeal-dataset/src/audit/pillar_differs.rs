//! `pillar-differs`: one project, two pillars.

use crate::audit::set::{Dated, Life, changes};
use crate::audit::{Looks, Phrase, Rule, Set};
use crate::finding::{Finding, Severity};
use crate::names::is_same_name;
use crate::source::Source;
use crate::statement::Mode;

const DIFFERS: Phrase = Phrase {
    en: "\"{0}\" belongs to the pillar {1} here, to {2} in another document",
    nl: "\"{0}\" hoort hier bij de pijler {1}, in een ander document bij {2}",
};

pub(super) const RULE: Rule = Rule {
    name: "pillar-differs",
    severity: Severity::Note,
    summary: "Compares the pillar of a project with the document before that names one. A press release does not settle it.",
    why: "Budgets are per pillar: a project in another pillar moves money between them.",
    example: "a project of the pillar Wonen stands under Welzijn in the next edition",
    hint: Phrase {
        en: "look for the decision that moved the project; if these are two projects, the alias file parts them",
        nl: "zoek het besluit waarmee het project verhuisde; zijn het twee projecten, dan houdt het aliasbestand ze uit elkaar",
    },
    phrases: &[DIFFERS],
    looks: Looks::Set(check),
};

fn check(set: &Set<'_>) -> Vec<Finding> {
    set.lives.iter().flat_map(findings).collect()
}

fn findings(life: &Life<'_>) -> Vec<Finding> {
    let told = life.told.iter();
    let pillars: Vec<Dated<'_, (&str, &str, &Source)>> = told
        .filter(|told| told.document.mode != Mode::Witness)
        .filter_map(|told| {
            let (pillar, source) = told.said.pillar_printed()?;
            let date = told.document.date.as_deref();
            Some((date, (told.said.name(), pillar, source)))
        })
        .collect();
    let changes = changes(&pillars, |(_, one, _), (_, other, _)| {
        is_same_name(one, other)
    });
    let findings = changes
        .into_iter()
        .map(|((_, before, earlier), (name, now, source))| {
            let message = DIFFERS.about(&[name, now, before]);
            RULE.find(message, vec![(*source).clone(), (*earlier).clone()])
        });
    findings.collect()
}
