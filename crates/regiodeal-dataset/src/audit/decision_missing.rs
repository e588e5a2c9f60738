//! `decision-missing`: a contribution that the next programme does not have.

use crate::audit::amount_differs::{Grant, cells, grants};
use crate::audit::set::{Life, is_from};
use crate::audit::{Looks, Phrase, Rule, Set};
use crate::finding::{Finding, Severity};
use crate::names::fold;
use crate::source::Source;
use crate::statement::{Claim, DocumentFile, Mode};

const PROJECT: Phrase = Phrase {
    en: "\"{0}\" was granted {1}, but the next programme, of {2}, does not have the project",
    nl: "aan \"{0}\" is {1} toegekend, maar het volgende programma, van {2}, heeft het project niet",
};
const MONEY: Phrase = Phrase {
    en: "\"{0}\" was granted {1}, but the next programme, of {2}, has no money for it",
    nl: "aan \"{0}\" is {1} toegekend, maar het volgende programma, van {2}, heeft er geen geld voor",
};

pub(super) const RULE: Rule = Rule {
    name: "decision-missing",
    severity: Severity::Warning,
    summary: "Looks for each contribution of a dated decision list in the next edition of the programme: the project should be there, with money. Conditional decisions, and projects that were withdrawn or postponed, are passed over.",
    why: "What was decided and is not in the programme is forgotten, or paid without being accounted for.",
    example: "the list of December 2022 grants € 110.000 to a project that the programme of March 2023 does not name",
    hint: Phrase {
        en: "add the project to the programme, or find the decision that withdrew it; if it has another name there, the alias file joins the two",
        nl: "neem het project op in het programma, of zoek het besluit waarmee het verviel; heeft het daar een andere naam, dan voegt het aliasbestand ze samen",
    },
    phrases: &[PROJECT, MONEY],
    looks: Looks::Set(check),
};

fn check(set: &Set<'_>) -> Vec<Finding> {
    let of_life = |life| findings(life, set);
    set.lives.iter().flat_map(of_life).collect()
}

fn findings(life: &Life<'_>, set: &Set<'_>) -> Vec<Finding> {
    let all = grants(life);
    let plain = all.iter().filter(|grant| {
        let decisions = grant.told.decisions();
        let is_conditional = |outcome: Option<&str>| outcome == Some("voorwaardelijk");
        grant.told.document.mode == Mode::Increment
            && !decisions
                .iter()
                .any(|(_, decision)| is_conditional(decision.outcome.as_deref()))
    });
    plain
        .filter_map(|grant| missing(grant, life, set))
        .collect()
}

fn missing(grant: &Grant<'_>, life: &Life<'_>, set: &Set<'_>) -> Option<Finding> {
    let decided = grant.told.document.date.as_deref().filter(is_month)?;
    let (edition, date) = next(set, grant, decided)?;
    if is_stopped(life, date) {
        return None;
    }
    let mut told = life.told.iter();
    let own = told.find(|told| told.document.id == edition.document.id);
    let phrase = match own {
        None => PROJECT,
        Some(told) if cells(told).is_empty() => MONEY,
        Some(_) => return None,
    };
    let message = phrase.about(&[
        &grant.told.said.name(),
        &dutch_money::format(grant.cents),
        &date,
    ]);
    let there = own
        .and_then(|told| told.said.name_source())
        .or_else(|| head(edition));
    let locations = std::iter::once(grant.source).chain(there);
    Some(RULE.find(message, locations.cloned().collect()))
}

fn is_month(date: &&str) -> bool {
    date.len() >= 7
}

/// The first edition of the programme that is not before a decision.
fn next<'a>(
    set: &Set<'a>,
    grant: &Grant<'_>,
    decided: &str,
) -> Option<(&'a DocumentFile, &'a str)> {
    let programme = grant.told.document.programme.as_deref().map(fold);
    set.files.iter().find_map(|file| {
        let document = &file.document;
        let date = document.date.as_deref().filter(is_month)?;
        let mut statements = file.statements.iter();
        let has_projects = statements.any(|statement| matches!(statement.claim, Claim::Name(_)));
        let is_next = document.mode == Mode::Snapshot
            && has_projects
            && is_from(date, decided)
            && programme.is_some()
            && document.programme.as_deref().map(fold) == programme;
        is_next.then_some((*file, date))
    })
}

/// Whether a decision up to a date withdrew or postponed the project.
fn is_stopped(life: &Life<'_>, date: &str) -> bool {
    life.told.iter().any(|told| {
        let own = told.document.date.as_deref();
        let mut decisions = told.decisions().into_iter();
        own.is_none_or(|own| is_from(date, own))
            && decisions.any(|(_, decision)| {
                let outcome = decision.outcome.as_deref();
                matches!(outcome, Some("ingetrokken" | "aangehouden"))
            })
    })
}

/// Where a document says what it is, or states anything.
fn head(file: &DocumentFile) -> Option<&Source> {
    let sources = &file.document.sources;
    let stated = || file.statements.iter().map(|statement| &statement.source);
    let first = sources.get("title").or_else(|| sources.values().next());
    first.or_else(|| stated().min())
}
