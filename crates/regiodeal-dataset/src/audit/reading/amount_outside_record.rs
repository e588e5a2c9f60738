//! `amount-outside-record`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "amount-outside-record",
    severity: Severity::Note,
    summary: "Lists amounts in the text that belong to no project, total or decision.",
    why: "No amount is passed over unseen.",
    example: "\"bespaarpakketten ter waarde van 50 euro\"",
    hint: Phrase {
        en: "nothing, unless the amount is money of the programme",
        nl: "niets, tenzij het bedrag geld van het programma is",
    },
    phrases: &[Phrase {
        en: "\"{0}\" stands in no record",
        nl: "\"{0}\" staat in geen record",
    }],
    looks: Looks::Reading,
};
