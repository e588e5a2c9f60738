//! `comments`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "comments",
    severity: Severity::Note,
    summary: "Counts comments in the margin of a Word file, which are left out.",
    why: "They are remarks about the text, not the text.",
    example: "2 comments",
    hint: Phrase {
        en: "read them in Word",
        nl: "lees ze in Word",
    },
    phrases: &[],
    looks: Looks::Reading,
};
