//! `unread-attachment`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unread-attachment",
    severity: Severity::Warning,
    summary: "Reports attachments and embedded files that are of no format that is read, or damaged.",
    why: "The decisions may be in them.",
    example: "an Excel sheet attached to a mail",
    hint: Phrase {
        en: "save it as PDF, Word (.docx) or text if it holds decisions",
        nl: "bewaar het als PDF, Word (.docx) of tekst als er besluiten in staan",
    },
    phrases: &[],
    looks: Looks::Reading,
};
