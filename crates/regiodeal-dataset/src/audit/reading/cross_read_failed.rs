//! `cross-read-failed`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "cross-read-failed",
    severity: Severity::Warning,
    summary: "With --cross-read, reports that one of the engines could not read the PDF.",
    why: "Then nothing is compared.",
    example: "pdf-extract could not read it",
    hint: Phrase {
        en: "compare the amounts with the pages by eye",
        nl: "vergelijk de bedragen zelf met de pagina's",
    },
    phrases: &[],
    looks: Looks::Reading,
};
