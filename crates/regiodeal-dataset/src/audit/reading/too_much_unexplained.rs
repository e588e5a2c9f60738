//! `too-much-unexplained`: found when a dataset is put together.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: crate::unexplained::TOO_MUCH_UNEXPLAINED,
    severity: Severity::Error,
    summary: "With convert, merge and verify, reports documents of a known kind of which more lines are unexplained than --max-unexplained allows.",
    why: "So much that was not understood may hold projects and money; the document counts as failed.",
    example: "36 % of the lines of an interview are questions and answers that belong to no project",
    hint: Phrase {
        en: "read the lines that convert --coverage lists as unexplained; allow more with --max-unexplained if they hold nothing",
        nl: "lees de regels die convert --coverage als onverklaard noemt; sta met --max-unexplained meer toe als er niets in staat",
    },
    phrases: &[Phrase {
        en: "{0} of {1} lines ({2} %) were read as nothing that is known, and {3} % is allowed; the first, by page and line: {4}",
        nl: "{0} van de {1} regels ({2} %) zijn niet herkend, en {3} % mag; de eerste, naar bladzijde en regel: {4}",
    }],
    looks: Looks::Reading,
};
