//! `identity-tie`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "identity-tie",
    severity: Severity::Warning,
    summary: "Reports projects that could be one by a rule, but as well another pair.",
    why: "Which projects are one is never guessed.",
    example: "\"Praktijkhuis\" fits \"Praktijkhuis Kampen\" and \"Praktijkhuis Kamperveen\" alike",
    hint: Phrase {
        en: "decide it in the alias file; regiodeal link shows what to write",
        nl: "beslis het in het aliasbestand; regiodeal link laat zien wat daarin moet",
    },
    phrases: &[Phrase {
        en: "rule {0} fits more than one project, so none was joined: {1}",
        nl: "regel {0} past op meer dan één project, dus er is niets samengevoegd: {1}",
    }],
    looks: Looks::Reading,
};
