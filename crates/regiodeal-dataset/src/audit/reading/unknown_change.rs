//! `unknown-change`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unknown-change",
    severity: Severity::Note,
    summary: "Reports tracked changes of an unknown sort.",
    why: "They are read as they stand.",
    example: "1 change of a table",
    hint: Phrase {
        en: "accept or reject the changes in Word",
        nl: "accepteer of weiger de wijzigingen in Word",
    },
    phrases: &[],
    looks: Looks::Reading,
};
