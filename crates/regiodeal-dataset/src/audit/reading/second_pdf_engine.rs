//! `second-pdf-engine`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "second-pdf-engine",
    severity: Severity::Warning,
    summary: "Reports PDFs that only the second engine could read.",
    why: "It tells no bold type and finds fewer lines.",
    example: "read with pdf-extract",
    hint: Phrase {
        en: "compare the amounts with the page",
        nl: "vergelijk de bedragen met de pagina",
    },
    phrases: &[],
    looks: Looks::Reading,
};
