//! `drawn-content`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "drawn-content",
    severity: Severity::Warning,
    summary: "Reports charts, diagrams and embedded sheets of a Word file, which are not read.",
    why: "Amounts may be in them.",
    example: "an embedded Excel sheet",
    hint: Phrase {
        en: "type the decisions and amounts into the text, or save the document as PDF",
        nl: "typ de besluiten en bedragen in de tekst, of bewaar het document als PDF",
    },
    phrases: &[],
    looks: Looks::Reading,
};
