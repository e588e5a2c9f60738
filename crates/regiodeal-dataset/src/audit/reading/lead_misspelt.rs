//! `lead-misspelt`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "lead-misspelt",
    severity: Severity::Warning,
    summary: "Reports leads that are a slip away from a known partner, or from a body that the document names in full.",
    why: "A misspelt partner is another partner to a computer.",
    example: "\"gem. Winterwijk\" for gemeente Winterswijk",
    hint: Phrase {
        en: "correct the name; if it is another body, add it to the profile",
        nl: "verbeter de naam; is het een andere organisatie, zet die dan in het profiel",
    },
    phrases: &[Phrase {
        en: "\"{0}\" is read as \"{1}\"",
        nl: "\"{0}\" is gelezen als \"{1}\"",
    }],
    looks: Looks::Reading,
};
