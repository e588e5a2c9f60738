//! `no-recognition`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "no-recognition",
    severity: Severity::Warning,
    summary: "Reports that pages could not be recognised, or had no words.",
    why: "What they show was not read.",
    example: "tesseract is not installed",
    hint: Phrase {
        en: "do what the message says",
        nl: "doe wat de melding zegt",
    },
    phrases: &[],
    looks: Looks::Reading,
};
