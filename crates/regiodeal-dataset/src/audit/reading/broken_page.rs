//! `broken-page`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "broken-page",
    severity: Severity::Warning,
    summary: "Reports pages on which the engine broke.",
    why: "What stands there is lost.",
    example: "pdf-extract broke on 1 of 12 pages",
    hint: Phrase {
        en: "print the PDF from a viewer to a new one and convert that",
        nl: "druk de PDF vanuit een viewer opnieuw af en converteer die",
    },
    phrases: &[],
    looks: Looks::Reading,
};
