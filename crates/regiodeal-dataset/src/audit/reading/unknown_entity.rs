//! `unknown-entity`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unknown-entity",
    severity: Severity::Warning,
    summary: "Reports entities of a Word file that are not known.",
    why: "A character is lost.",
    example: "&foo;",
    hint: Phrase {
        en: "save the file again in Word",
        nl: "bewaar het bestand opnieuw in Word",
    },
    phrases: &[],
    looks: Looks::Reading,
};
