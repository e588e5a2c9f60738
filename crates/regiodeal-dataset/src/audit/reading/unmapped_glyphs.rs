//! `unmapped-glyphs`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unmapped-glyphs",
    severity: Severity::Warning,
    summary: "Reports fonts that do not say which characters their glyphs are.",
    why: "The text looks right and cannot be read.",
    example: "page 2 shows amounts that cannot be copied",
    hint: Phrase {
        en: "use --ocr, or ask for the document that it was made from",
        nl: "gebruik --ocr, of vraag om het document waar het van gemaakt is",
    },
    phrases: &[],
    looks: Looks::Reading,
};
