//! `cross-read`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "cross-read",
    severity: Severity::Note,
    summary: "With --cross-read, counts what the two PDF engines read alike.",
    why: "Agreement is evidence too.",
    example: "hayro and pdf-extract agree on 43 names, 90 amounts and 38 notes",
    hint: Phrase {
        en: "nothing",
        nl: "niets",
    },
    phrases: &[Phrase {
        en: "{0} and {1} agree on {2} names, {3} amounts and {4} notes, and differ in {5}",
        nl: "{0} en {1} lezen {2} namen, {3} bedragen en {4} voortgangsteksten gelijk, en verschillen er {5} keer",
    }],
    looks: Looks::Reading,
};
