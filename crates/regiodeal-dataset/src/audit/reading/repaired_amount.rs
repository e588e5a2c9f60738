//! `repaired-amount`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "repaired-amount",
    severity: Severity::Warning,
    summary: "Reports amounts whose damaged characters were mended to read them.",
    why: "A letter O for a zero is read as a zero; that is likely, but not certain.",
    example: "\"15O.000\" is read as 150.000",
    hint: Phrase {
        en: "compare the amount with the page",
        nl: "vergelijk het bedrag met de pagina",
    },
    phrases: &[Phrase {
        en: "\"{0}\" is read as {1} cents; see its flags and alternatives",
        nl: "\"{0}\" is gelezen als {1} cent; zie de vlaggen en de andere lezingen",
    }],
    looks: Looks::Reading,
};
