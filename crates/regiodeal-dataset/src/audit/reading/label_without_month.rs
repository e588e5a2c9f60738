//! `label-without-month`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "label-without-month",
    severity: Severity::Note,
    summary: "Reports labels of progress notes that should name a month, and do not.",
    why: "Nobody can tell how old the note is.",
    example: "\"Voortgang per maand\" for \"Voortgang per maart\"",
    hint: Phrase {
        en: "print the month in the label",
        nl: "zet de maand in het label",
    },
    phrases: &[Phrase {
        en: "the label \"{0}\" names no month",
        nl: "het label \"{0}\" noemt geen maand",
    }],
    looks: Looks::Reading,
};
