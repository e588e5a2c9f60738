//! `unknown-sign`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unknown-sign",
    severity: Severity::Warning,
    summary: "Reports signs of a symbol font that are not known.",
    why: "A sign is lost.",
    example: "1 sign of Wingdings",
    hint: Phrase {
        en: "compare with the page",
        nl: "vergelijk met de pagina",
    },
    phrases: &[],
    looks: Looks::Reading,
};
