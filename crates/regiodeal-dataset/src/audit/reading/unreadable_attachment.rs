//! `unreadable-attachment`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unreadable-attachment",
    severity: Severity::Warning,
    summary: "Reports attachments that could not be read.",
    why: "The decisions may be in the attachment.",
    example: "a damaged PDF attached to a mail",
    hint: Phrase {
        en: "save the attachment by itself and convert it",
        nl: "bewaar de bijlage apart en converteer die",
    },
    phrases: &[],
    looks: Looks::Reading,
};
