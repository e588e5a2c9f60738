//! `hidden-text`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "hidden-text",
    severity: Severity::Warning,
    summary: "Reports text of a Word file that is hidden, and was left out.",
    why: "Nobody sees it on paper, yet it is in the file: it may hold what was decided before.",
    example: "a sentence that grants € 40.000 is formatted as hidden",
    hint: Phrase {
        en: "remove the text, or show it",
        nl: "verwijder de tekst, of maak die zichtbaar",
    },
    phrases: &[],
    looks: Looks::Reading,
};
