//! `amount-not-yet-known`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "amount-not-yet-known",
    severity: Severity::Note,
    summary: "Reports money cells that say that their amount is not yet known: PM, n.t.b., volgt. The cell is kept as printed.",
    why: "It is not nothing: the totals will grow when the amount is known.",
    example: "\"PM\" in the column of the 1e tranche",
    hint: Phrase {
        en: "ask what the amount has become, and see that the totals take it up",
        nl: "vraag na wat het bedrag is geworden, en zie toe dat de totalen het meenemen",
    },
    phrases: &[Phrase {
        en: "\"{0}\" says that the amount is not yet known",
        nl: "\"{0}\" zegt dat het bedrag nog niet bekend is",
    }],
    looks: Looks::Reading,
};
