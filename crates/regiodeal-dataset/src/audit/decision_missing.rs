//! `decision-missing`: a contribution that the next programme does not have.

use std::fmt::Display;

use crate::audit::amount_differs::grants;
use crate::audit::set::{Life, Told, is_from, is_month, is_same_time};
use crate::audit::{Looks, Phrase, Rule, Set};
use crate::columns::is_granted;
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
    summary: "Looks for each contribution of a dated decision list in the next edition of the programme: the project should be there, with money, in one of the edition's files. Conditional decisions, and projects that were withdrawn or postponed since, are passed over.",
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
    let editions: Vec<Edition<'_>> = set.files.iter().filter_map(|file| edition(file)).collect();
    if editions.is_empty() {
        return Vec::new();
    }
    let of_life = |life| findings(life, &editions);
    set.lives.iter().flat_map(of_life).collect()
}

/// A dated edition of a programme that names projects.
struct Edition<'a> {
    file: &'a DocumentFile,
    date: &'a str,
    /// Folded.
    programme: String,
}

fn edition(file: &DocumentFile) -> Option<Edition<'_>> {
    let document = &file.document;
    let date = document.date.as_deref().filter(|date| is_month(date))?;
    let mut statements = file.statements.iter();
    let has_projects = statements.any(|statement| matches!(statement.claim, Claim::Name(_)));
    let programme = fold(document.programme.as_deref()?);
    (document.mode == Mode::Snapshot && has_projects).then_some(Edition {
        file,
        date,
        programme,
    })
}

fn findings(life: &Life<'_>, editions: &[Edition<'_>]) -> Vec<Finding> {
    let is_conditional = |told: &Told<'_>| {
        let mut decisions = told.decisions().into_iter();
        decisions.any(|(_, decision)| decision.outcome.as_deref() == Some("voorwaardelijk"))
    };
    let lists = life.told.iter();
    let plain = lists.filter(|told| told.document.mode == Mode::Increment && !is_conditional(told));
    plain
        .flat_map(|told| missing(told, life, editions))
        .collect()
}

/// What a list grants, and the next edition does not have.
fn missing(list: &Told<'_>, life: &Life<'_>, editions: &[Edition<'_>]) -> Vec<Finding> {
    let next = list
        .month()
        .and_then(|decided| Some((decided, next(editions, list, decided)?)));
    let Some((decided, edition)) = next else {
        return Vec::new();
    };
    let date = edition.date;
    // An edition may be in several files.
    let is_there = |told: &&Told<'_>| {
        let own = told.month();
        own.is_some_and(|own| is_same_time(own, date) && is_from(own, decided))
    };
    let own = life.editions().find(is_there);
    if life.editions().filter(is_there).any(has_money) || is_stopped(life, decided, date) {
        return Vec::new();
    }
    let phrase = if own.is_some() { MONEY } else { PROJECT };
    let place = own
        .and_then(|told| told.said.name_source())
        .or_else(|| head(edition.file));
    let grants = grants(life, Some(date)).into_iter();
    grants
        .filter(|grant| grant.told.document.id == list.document.id)
        .map(|grant| {
            let cents = dutch_money::format(grant.cents);
            let things: [&dyn Display; 3] = [&list.said.name(), &cents, &date];
            let message = phrase.about(&things);
            let locations = std::iter::once(grant.source).chain(place);
            RULE.find(message, locations.cloned().collect())
        })
        .collect()
}

/// Whether a document has money for the project that may be granted.
fn has_money(told: &Told<'_>) -> bool {
    let mut rows = told.said.allocations().into_iter();
    rows.any(|(_, row)| {
        let cents = row.amount.as_ref().and_then(|amount| amount.cents);
        is_granted(&row.heading) && cents.is_some_and(|cents| cents != 0)
    })
}

/// The first edition of the programme that is not before a decision.
fn next<'e, 'a>(
    editions: &'e [Edition<'a>],
    list: &Told<'_>,
    decided: &str,
) -> Option<&'e Edition<'a>> {
    let programme = fold(list.document.programme.as_deref()?);
    editions
        .iter()
        .find(|edition| is_from(edition.date, decided) && edition.programme == programme)
}

/// Whether a decision from one date to another withdrew or postponed the project.
fn is_stopped(life: &Life<'_>, from: &str, to: &str) -> bool {
    life.told.iter().any(|told| {
        let mut decisions = told.decisions().into_iter();
        told.date()
            .is_none_or(|own| is_from(own, from) && is_from(to, own))
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
