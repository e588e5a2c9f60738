//! `name-differs`: one project, two names.

use std::collections::BTreeSet;

use crate::audit::set::{Life, Told};
use crate::audit::{Looks, Phrase, Rule, Set};
use crate::finding::{Finding, Severity};
use crate::names::fold;
use crate::source::Source;
use crate::statement::{Claim, RENAMED};

const DIFFERS: Phrase = Phrase {
    en: "\"{0}\" is called {1} in other documents",
    nl: "\"{0}\" heet in andere documenten {1}",
};

pub(super) const RULE: Rule = Rule {
    name: "name-differs",
    severity: Severity::Note,
    summary: "Lists the names that documents give to one project, where they differ in more than spaces, capitals and signs, and no document says that it was renamed.",
    why: "Whoever looks for a project by its name finds half of what is said of it.",
    example: "\"Programma Ondernemend platteland\" in a decision list, \"Programma Ondernemend platteland Oostrand\" in the programme",
    hint: Phrase {
        en: "agree on one name; if these are two projects, the alias file parts them",
        nl: "spreek één naam af; zijn het twee projecten, dan houdt het aliasbestand ze uit elkaar",
    },
    phrases: &[DIFFERS],
    looks: Looks::Set(check),
};

fn check(set: &Set<'_>) -> Vec<Finding> {
    set.lives.iter().filter_map(finding).collect()
}

fn finding(life: &Life<'_>) -> Option<Finding> {
    let (first, later) = life.told.split_first()?;
    let mut known: BTreeSet<String> = spellings(first);
    let mut others: Vec<(&str, &Source)> = Vec::new();
    for told in later {
        let name = told.said.name();
        let own = spellings(told);
        // Two names in one document are one project because a person says so.
        let is_other = told.document.id != first.document.id;
        if is_other && !known.contains(&fold(name)) && !is_renamed(told) {
            others.extend(told.said.name_source().map(|source| (name, source)));
        }
        known.extend(own);
    }
    if others.is_empty() {
        return None;
    }
    let names: Vec<String> = others
        .iter()
        .map(|(name, _)| format!("\"{name}\""))
        .collect();
    let message = DIFFERS.about(&[&first.said.name(), &names.join(", ")]);
    let places = others.iter().map(|(_, source)| *source);
    let locations = first.said.name_source().into_iter().chain(places);
    Some(RULE.find(message, locations.cloned().collect()))
}

/// All that a document calls it, folded.
fn spellings(told: &Told<'_>) -> BTreeSet<String> {
    let statements = told.said.statements.iter();
    let names = statements.filter_map(|statement| match &statement.claim {
        Claim::Name(name) | Claim::Alias(name) => Some(fold(name)),
        _ => None,
    });
    names.collect()
}

fn is_renamed(told: &Told<'_>) -> bool {
    let mut statements = told.said.statements.iter();
    statements.any(|statement| statement.rule == RENAMED)
}
