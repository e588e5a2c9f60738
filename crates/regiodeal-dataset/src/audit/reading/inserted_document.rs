//! `inserted-document`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "inserted-document",
    severity: Severity::Warning,
    summary: "Reports documents of another format that are inserted in a Word file, and not read.",
    why: "The decisions may be in them.",
    example: "an inserted web page",
    hint: Phrase {
        en: "open the file in Word and save it again",
        nl: "open het bestand in Word en bewaar het opnieuw",
    },
    phrases: &[],
    looks: Looks::Reading,
};
