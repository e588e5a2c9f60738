//! `unread-decision`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unread-decision",
    severity: Severity::Warning,
    summary: "Reports projects of a decision list whose decision stands under a label, in words that were read as no decision; and items of a list that decide, without an amount, on a project whose name was not recognised.",
    why: "The project is in the dataset without what was decided of it, or is not in it.",
    example: "\"Besluit: nader bespreken in juni\"",
    hint: Phrase {
        en: "read the decision: it may grant, postpone or end the project",
        nl: "lees het besluit: het kan het project toekennen, uitstellen of beëindigen",
    },
    phrases: &[
        Phrase {
            en: "what was decided of \"{0}\" was not understood: \"{1}\"",
            nl: "het besluit over \"{0}\" is niet begrepen: \"{1}\"",
        },
        Phrase {
            en: "it is not known which project this is decided of: \"{0}\"",
            nl: "het is niet bekend over welk project dit besluit gaat: \"{0}\"",
        },
    ],
    looks: Looks::Reading,
};
