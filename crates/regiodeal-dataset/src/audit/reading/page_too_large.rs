//! `page-too-large`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "page-too-large",
    severity: Severity::Warning,
    summary: "Reports web pages with too many elements.",
    why: "The marks of the last ones were not read.",
    example: "more than 200,000 elements",
    hint: Phrase {
        en: "save the article by itself",
        nl: "bewaar het artikel apart",
    },
    phrases: &[],
    looks: Looks::Reading,
};
