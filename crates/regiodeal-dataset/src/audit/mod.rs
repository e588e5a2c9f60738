//! The audit: one rule, one file. A rule says what it looks at, why, and what a person
//! could do; the list of rules that users read is made from that.
//!
//! Rules look at statements and records, never at text: what a rule needs is carried by
//! reading. They repair nothing and are never capped.

mod phrase;
mod read;
mod set;

// The rules.
mod footing;
mod note_repeated;
mod project_count;

use crate::finding::{Finding, Severity};

pub use phrase::Phrase;
pub(crate) use read::Read;
pub(crate) use set::{Set, Told};

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
}

impl Rule {
    /// Whether it needs more than one document.
    #[must_use]
    pub fn is_across_documents(&self) -> bool {
        matches!(self.looks, Looks::Set(_))
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

/// All rules, by name.
static RULES: &[&Rule] = &[&footing::RULE, &note_repeated::RULE, &project_count::RULE];

/// All rules, by name.
#[must_use]
pub fn rules() -> &'static [&'static Rule] {
    RULES
}

/// The rule with that name.
#[must_use]
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name).copied()
}

/// What the rules say of one document.
pub(crate) fn of_document(read: &Read<'_>) -> Vec<Finding> {
    let each = RULES.iter().map(|rule| match rule.looks {
        Looks::Document(check) => check(read),
        _ => Vec::new(),
    });
    each.flatten().collect()
}

/// What the rules say of all documents together.
pub(crate) fn of_set(set: &Set<'_>) -> Vec<Finding> {
    let each = RULES.iter().map(|rule| match rule.looks {
        Looks::Set(check) => check(set),
        _ => Vec::new(),
    });
    each.flatten().collect()
}
