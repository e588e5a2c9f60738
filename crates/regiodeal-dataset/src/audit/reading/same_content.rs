//! `same-content`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "same-content",
    severity: Severity::Note,
    summary: "Reports files with the same bytes; they count once.",
    why: "A copy confirms nothing.",
    example: "programma.pdf and programma (1).pdf",
    hint: Phrase {
        en: "nothing; remove the copy if you like",
        nl: "niets; verwijder de kopie als u wilt",
    },
    phrases: &[Phrase {
        en: "{0}: it has the same bytes as {1}, and is the same document",
        nl: "{0}: dezelfde bytes als {1}, en dus hetzelfde document",
    }],
    looks: Looks::Reading,
};
