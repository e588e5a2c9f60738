//! `mark-without-footnote`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "mark-without-footnote",
    severity: Severity::Warning,
    summary: "Reports marks in money cells that no footnote explains.",
    why: "Something about this money is said nowhere.",
    example: "\"45.000 ***\", and no footnote \"***\"",
    hint: Phrase {
        en: "add the footnote, or remove the mark",
        nl: "voeg de voetnoot toe, of haal het teken weg",
    },
    phrases: &[Phrase {
        en: "no footnote explains the mark \"{0}\"",
        nl: "geen voetnoot verklaart het teken \"{0}\"",
    }],
    looks: Looks::Reading,
};
