//! `unreadable-input`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unreadable-input",
    severity: Severity::Error,
    summary: "Reports files that could not be read at all.",
    why: "The dataset lacks a document that was meant to be in it.",
    example: "a PDF with an unknown password",
    hint: Phrase {
        en: "do what the message says, or leave the file out",
        nl: "doe wat de melding zegt, of laat het bestand weg",
    },
    phrases: &[],
    looks: Looks::Reading,
};
