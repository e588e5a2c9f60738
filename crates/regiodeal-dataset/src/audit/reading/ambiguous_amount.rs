//! `ambiguous-amount`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "ambiguous-amount",
    severity: Severity::Warning,
    summary: "Reports amounts that can be read in two ways, with both readings.",
    why: "\"1.250\" may be a thousand or one and a quarter; the wrong one is a factor of a thousand off.",
    example: "\"€ 1.250 mln\" in running text",
    hint: Phrase {
        en: "compare with the page and the neighbouring amounts; the other reading is in alternatives_cents",
        nl: "vergelijk met de pagina en de bedragen eromheen; de andere lezing staat in alternatives_cents",
    },
    phrases: &[Phrase {
        en: "\"{0}\" is read as {1} cents; see its flags and alternatives",
        nl: "\"{0}\" is gelezen als {1} cent; zie de vlaggen en de andere lezingen",
    }],
    looks: Looks::Reading,
};
