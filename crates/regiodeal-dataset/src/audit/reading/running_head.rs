//! `running-head`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "running-head",
    severity: Severity::Note,
    summary: "Lists heads and feet that were set apart from the text.",
    why: "A line that stands on every page is no content.",
    example: "\"Uitvoeringsprogramma juni 2021 | 12\"",
    hint: Phrase {
        en: "nothing",
        nl: "niets",
    },
    phrases: &[],
    looks: Looks::Reading,
};
