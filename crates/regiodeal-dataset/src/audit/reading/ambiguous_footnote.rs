//! `ambiguous-footnote`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "ambiguous-footnote",
    severity: Severity::Warning,
    summary: "Reports footnotes that reserve money, and whose mark stands in several rows.",
    why: "The money belongs to one project, and the document does not say to which.",
    example: "\"**\" stands at Molenwerf and at Havenhuis",
    hint: Phrase {
        en: "see footnote-settled where the decision list is in the set; else ask which project is meant",
        nl: "zie footnote-settled als de besluitenlijst erbij is; vraag anders welk project bedoeld is",
    },
    phrases: &[Phrase {
        en: "the mark \"{0}\" stands in {1} rows, so {2} is given to none of them",
        nl: "het teken \"{0}\" staat in {1} regels, dus {2} is aan geen ervan toegekend",
    }],
    looks: Looks::Reading,
};
