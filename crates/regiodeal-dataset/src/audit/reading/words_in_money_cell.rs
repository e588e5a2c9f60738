//! `words-in-money-cell`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "words-in-money-cell",
    severity: Severity::Note,
    summary: "Reports money cells that hold words instead of an amount.",
    why: "What the words mean in euros is nowhere printed, and the total does not have it.",
    example: "\"Bijdrage uit Jeugdfonds\" in the column of the 2e tranche",
    hint: Phrase {
        en: "see that the money is counted where the words point to, and not twice",
        nl: "ga na dat het geld meetelt waar de woorden naar wijzen, en niet dubbel",
    },
    phrases: &[Phrase {
        en: "\"{0}\" stands where an amount should",
        nl: "\"{0}\" staat waar een bedrag hoort",
    }],
    looks: Looks::Reading,
};
