//! `broken-encoding`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "broken-encoding",
    severity: Severity::Warning,
    summary: "Reports characters that were lost to a broken encoding.",
    why: "Names and amounts may have lost a character.",
    example: "3 characters were read as \u{fffd}",
    hint: Phrase {
        en: "save the file again as UTF-8 from its source",
        nl: "bewaar het bestand opnieuw als UTF-8",
    },
    phrases: &[],
    looks: Looks::Reading,
};
