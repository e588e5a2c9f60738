//! `engines-disagree`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "engines-disagree",
    severity: Severity::Warning,
    summary: "With --cross-read, reports every amount, name and note that the two PDF engines read differently.",
    why: "Two programs that know nothing of each other seldom make the same mistake.",
    example: "hayro reads \"750.000\", pdf-extract reads \"75.000\"",
    hint: Phrase {
        en: "compare both readings with the page",
        nl: "vergelijk beide lezingen met de pagina",
    },
    phrases: &[],
    looks: Looks::Reading,
};
