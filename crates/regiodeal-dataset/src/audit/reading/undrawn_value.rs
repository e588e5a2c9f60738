//! `undrawn-value`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "undrawn-value",
    severity: Severity::Warning,
    summary: "Reports form values of a PDF that are filled in, but not drawn.",
    why: "They are invisible on some screens, and not read.",
    example: "the field \"bijdrage\" holds 40.000",
    hint: Phrase {
        en: "print the PDF from a viewer to a new one and convert that",
        nl: "druk de PDF vanuit een viewer opnieuw af en converteer die",
    },
    phrases: &[],
    looks: Looks::Reading,
};
