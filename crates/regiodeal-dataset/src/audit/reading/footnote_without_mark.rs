//! `footnote-without-mark`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "footnote-without-mark",
    severity: Severity::Warning,
    summary: "Reports footnotes that reserve money, and whose mark no cell carries.",
    why: "The money belongs to a project that the document does not name.",
    example: "\"* *\" under the table, no cell has it",
    hint: Phrase {
        en: "see footnote-settled where the decision list is in the set; else ask which project is meant",
        nl: "zie footnote-settled als de besluitenlijst erbij is; vraag anders welk project bedoeld is",
    },
    phrases: &[Phrase {
        en: "no cell carries the mark \"{0}\" of this footnote, so its {1} is given to no project",
        nl: "geen cel heeft het teken \"{0}\" van deze voetnoot, dus {1} is aan geen project toegekend",
    }],
    looks: Looks::Reading,
};
