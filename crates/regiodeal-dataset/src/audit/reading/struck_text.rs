//! `struck-text`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "struck-text",
    severity: Severity::Warning,
    summary: "Reports text that is struck through, and was left out.",
    why: "It may be struck by mistake.",
    example: "\"€ 40.000\" is struck through",
    hint: Phrase {
        en: "remove the text, or the line through it",
        nl: "verwijder de tekst, of de streep erdoor",
    },
    phrases: &[],
    looks: Looks::Reading,
};
