//! `heading-differs`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "heading-differs",
    severity: Severity::Note,
    summary: "Compares the headings of projects with the contents list: other letters or digits; a subtitle behind a colon may follow.",
    why: "One of the two is a slip.",
    example: "\"PLATFORM (BIO)COMPOSITIEN\" over the text, \"Platform (bio)composieten\" in the contents list",
    hint: Phrase {
        en: "correct the one that is wrong",
        nl: "verbeter de schrijfwijze die fout is",
    },
    phrases: &[Phrase {
        en: "the heading \"{0}\" is \"{1}\" in the contents list",
        nl: "de kop \"{0}\" is in de inhoudsopgave \"{1}\"",
    }],
    looks: Looks::Reading,
};
