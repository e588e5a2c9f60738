//! `tracked-changes`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "tracked-changes",
    severity: Severity::Note,
    summary: "Reports Word files with tracked changes, which are read as if accepted.",
    why: "A draft may still change.",
    example: "4 tracked changes",
    hint: Phrase {
        en: "accept or reject the changes in Word",
        nl: "accepteer of weiger de wijzigingen in Word",
    },
    phrases: &[],
    looks: Looks::Reading,
};
