//! `damaged-pdf`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "damaged-pdf",
    severity: Severity::Warning,
    summary: "Reports PDFs that are cut off or damaged.",
    why: "Part of the document is lost.",
    example: "it should have 12 pages, and 9 can be found",
    hint: Phrase {
        en: "download or save the PDF again",
        nl: "download of bewaar de PDF opnieuw",
    },
    phrases: &[],
    looks: Looks::Reading,
};
