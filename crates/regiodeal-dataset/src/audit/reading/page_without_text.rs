//! `page-without-text`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "page-without-text",
    severity: Severity::Warning,
    summary: "Reports pages of a PDF that are pictures, or hardly have text.",
    why: "What they show was not read.",
    example: "page 3 is a scan",
    hint: Phrase {
        en: "use --ocr, or ask for the document that the page was made from",
        nl: "gebruik --ocr, of vraag om het document waar de pagina van gemaakt is",
    },
    phrases: &[],
    looks: Looks::Reading,
};
