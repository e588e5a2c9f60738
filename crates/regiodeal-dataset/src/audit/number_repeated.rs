//! `number-repeated`: two projects of a pillar with one number.

use std::collections::BTreeMap;

use crate::audit::{Looks, Phrase, Read, Rule};
use crate::finding::{Finding, Severity};
use crate::names::fold;
use crate::source::Source;

const REPEATED: Phrase = Phrase {
    en: "number {0} stands twice in {1}: {2}",
    nl: "nummer {0} komt in {1} vaker voor: {2}",
};

pub(super) const RULE: Rule = Rule {
    name: "number-repeated",
    severity: Severity::Warning,
    summary: "Finds projects that have the same number in one pillar of an edition. The same number in two pillars is usual.",
    why: "People point to projects by pillar and number; here that means two.",
    example: "\"2.3 Groene pleinen\" and \"2.3 Dorpshuizen\" in the pillar Wonen",
    hint: Phrase {
        en: "give one of the projects a number of its own",
        nl: "geef een van de projecten een eigen nummer",
    },
    phrases: &[REPEATED],
    looks: Looks::Document(check),
};

/// A project with a number: how it is called, and where the number is printed.
type Numbered<'a> = (&'a str, &'a Source);

fn check(read: &Read<'_>) -> Vec<Finding> {
    if !read.is_edition() {
        return Vec::new();
    }
    let mut by_number: BTreeMap<(String, &str), Vec<Numbered<'_>>> = BTreeMap::new();
    let mut spelt: BTreeMap<String, &str> = BTreeMap::new();
    for subject in read.subjects() {
        let (Some(pillar), Some((number, place))) = (subject.pillar(), subject.number()) else {
            continue;
        };
        spelt.entry(fold(pillar)).or_insert(pillar);
        let key = (fold(pillar), number);
        by_number
            .entry(key)
            .or_default()
            .push((subject.name(), place));
    }
    let repeated = by_number.iter().filter(|(_, projects)| projects.len() > 1);
    repeated
        .map(|((pillar, number), projects)| {
            let mut names: Vec<String> = projects
                .iter()
                .map(|(name, _)| format!("\"{name}\""))
                .collect();
            names.sort();
            let pillar = spelt.get(pillar).copied().unwrap_or_default();
            let scope = format!("pillar {pillar}");
            let message = REPEATED.about(&[number, &scope, &names.join(", ")]);
            let places = projects.iter().map(|(_, place)| (*place).clone());
            RULE.find(message, places.collect())
        })
        .collect()
}
