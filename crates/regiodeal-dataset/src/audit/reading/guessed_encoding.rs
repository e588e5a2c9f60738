//! `guessed-encoding`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "guessed-encoding",
    severity: Severity::Note,
    summary: "Reports that the bytes do not tell their encoding, and which was taken.",
    why: "A wrong guess changes letters with accents.",
    example: "read as windows-1252",
    hint: Phrase {
        en: "compare a name with an accent",
        nl: "vergelijk een naam met een accent",
    },
    phrases: &[],
    looks: Looks::Reading,
};
