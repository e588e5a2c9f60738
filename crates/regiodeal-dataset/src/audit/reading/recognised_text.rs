//! `recognised-text`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "recognised-text",
    severity: Severity::Warning,
    summary: "Reports pages that were read by recognising letters on a picture.",
    why: "Recognition mistakes one digit for another.",
    example: "page 3 was recognised",
    hint: Phrase {
        en: "compare every amount with the page",
        nl: "vergelijk elk bedrag met de pagina",
    },
    phrases: &[],
    looks: Looks::Reading,
};
