//! `unreadable-amount`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unreadable-amount",
    severity: Severity::Warning,
    summary: "Reports money cells that hold figures, but no amount.",
    why: "Money may be lost.",
    example: "\"ca 50 tot 60 k\" in the column of the 2e tranche",
    hint: Phrase {
        en: "read the cell, and print one amount in it",
        nl: "lees de cel, en zet er één bedrag in",
    },
    phrases: &[Phrase {
        en: "\"{0}\" cannot be read as an amount",
        nl: "\"{0}\" is niet als bedrag te lezen",
    }],
    looks: Looks::Reading,
};
