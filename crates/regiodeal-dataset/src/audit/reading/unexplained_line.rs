//! `unexplained-line`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unexplained-line",
    severity: Severity::Warning,
    summary: "Reports lines that were neither used nor ignored by a named rule.",
    why: "Every line is accounted for; these are not.",
    example: "a paragraph between two projects that belongs to neither",
    hint: Phrase {
        en: "read the lines; what matters in them is in no record",
        nl: "lees de regels; wat erin staat zit in geen record",
    },
    phrases: &[Phrase {
        en: "{0} lines were read as nothing that is known",
        nl: "{0} regels zijn niet herkend",
    }],
    looks: Looks::Reading,
};
