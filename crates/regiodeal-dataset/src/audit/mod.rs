//! The audit: one rule, one file. A rule says what it looks at, why, and what a person
//! could do; the list of rules that users read is made from that.
//!
//! Rules look at statements and records, never at text: what a rule needs is carried by
//! reading. They repair nothing and are never capped.

mod phrase;
mod read;
mod reading;
mod set;

// The rules.
mod allocation_changed;
mod amount_differs;
mod cross_footing;
mod decision_missing;
mod footing;
mod footnote_settled;
mod label_money;
mod lead_differs;
mod name_differs;
mod note_missing;
mod note_month;
mod note_repeated;
mod note_unchanged;
mod number_missing;
mod number_repeated;
mod pillar_differs;
mod project_count;
mod reserved_differs;
mod reserved_exceeded;
mod scale_missing;

use rayon::prelude::*;

use crate::finding::{Finding, Severity};

pub(crate) use amount_differs::superseded;
pub use phrase::Phrase;
pub(crate) use read::Read;
pub(crate) use set::{Life, Set, Told};

/// One rule of the audit.
#[derive(Debug)]
pub struct Rule {
    /// Its name, as findings carry it.
    pub name: &'static str,
    /// How much its findings matter, where neither the finding nor the user says otherwise.
    pub severity: Severity,
    /// What it does.
    pub summary: &'static str,
    /// Why that matters.
    pub why: &'static str,
    /// What it finds, on one line.
    pub example: &'static str,
    /// What a person could do.
    pub hint: Phrase,
    /// What its findings say.
    pub phrases: &'static [Phrase],
    /// Where it looks.
    pub(crate) looks: Looks,
}

/// Where a rule looks.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Looks {
    /// At a document while it is read; the findings are in its file.
    Reading,
    /// At what one document states. Other documents change nothing about its findings.
    Document(fn(&Read<'_>) -> Vec<Finding>),
    /// At what several documents state of the same projects.
    Set(fn(&Set<'_>) -> Vec<Finding>),
    /// At both.
    Both(fn(&Read<'_>) -> Vec<Finding>, fn(&Set<'_>) -> Vec<Finding>),
}

impl Rule {
    /// Whether it needs more than one document.
    #[must_use]
    pub fn is_across_documents(&self) -> bool {
        matches!(self.looks, Looks::Set(_) | Looks::Both(..))
    }

    /// Whether its findings are made while a document is read.
    #[must_use]
    pub fn is_of_reading(&self) -> bool {
        matches!(self.looks, Looks::Reading)
    }

    /// A finding with the severity that is usual.
    pub(crate) fn find(&self, message: String, locations: Vec<crate::source::Source>) -> Finding {
        Finding::new(self.name, self.severity, message, locations)
    }

    /// The Dutch of a message of this rule.
    #[must_use]
    pub fn dutch(&self, message: &str) -> Option<String> {
        self.phrases.iter().find_map(|phrase| phrase.dutch(message))
    }
}

/// The rules that look at statements, by name.
const RULES: &[&Rule] = &[
    &allocation_changed::RULE,
    &amount_differs::RULE,
    &cross_footing::RULE,
    &decision_missing::RULE,
    &footing::RULE,
    &footnote_settled::RULE,
    &label_money::RULE,
    &lead_differs::RULE,
    &name_differs::RULE,
    &note_missing::RULE,
    &note_month::RULE,
    &note_repeated::RULE,
    &note_unchanged::RULE,
    &number_missing::RULE,
    &number_repeated::RULE,
    &pillar_differs::RULE,
    &project_count::RULE,
    &reserved_differs::RULE,
    &reserved_exceeded::RULE,
    &scale_missing::RULE,
];

/// All rules, by name.
#[must_use]
pub fn rules() -> Vec<&'static Rule> {
    let mut rules: Vec<&Rule> = RULES.iter().chain(reading::RULES).copied().collect();
    rules.sort_by_key(|rule| rule.name);
    rules
}

/// The rule with that name.
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    let mut rules = RULES.iter().chain(reading::RULES);
    rules.find(|rule| rule.name == name).copied()
}

/// What the rules say of one document.
pub(crate) fn of_document(read: &Read<'_>) -> Vec<Finding> {
    let each = RULES.iter().map(|rule| match rule.looks {
        Looks::Document(check) | Looks::Both(check, _) => check(read),
        _ => Vec::new(),
    });
    each.flatten().collect()
}

/// What the rules say of all documents together.
pub(crate) fn of_set(set: &Set<'_>) -> Vec<Finding> {
    let each = RULES.par_iter().map(|rule| match rule.looks {
        Looks::Set(check) | Looks::Both(_, check) => check(set),
        _ => Vec::new(),
    });
    each.flatten_iter().collect()
}
