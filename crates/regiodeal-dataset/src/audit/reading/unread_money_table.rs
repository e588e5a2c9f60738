//! `unread-money-table`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unread-money-table",
    severity: Severity::Warning,
    summary: "Reports tables of figures without a heading that is known.",
    why: "Money may be lost.",
    example: "a table with the columns \"Activiteit\" and \"Kosten\"",
    hint: Phrase {
        en: "if it is money of the programme, add its column heading to the profile (money_columns)",
        nl: "is het geld van het programma, zet de kolomkop dan in het profiel (money_columns)",
    },
    phrases: &[Phrase {
        en: "a table with {0} rows of figures has no heading that is known, and was not read",
        nl: "een tabel met {0} regels cijfers heeft geen bekende kop, en is niet gelezen",
    }],
    looks: Looks::Reading,
};
