//! `pictures`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "pictures",
    severity: Severity::Note,
    summary: "Counts pictures of a Word file, which are left out.",
    why: "A picture may show a table.",
    example: "3 pictures",
    hint: Phrase {
        en: "type the amounts that they show into the text",
        nl: "typ de bedragen die ze tonen in de tekst",
    },
    phrases: &[],
    looks: Looks::Reading,
};
