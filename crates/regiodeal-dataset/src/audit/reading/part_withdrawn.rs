//! `part-withdrawn`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "part-withdrawn",
    severity: Severity::Warning,
    summary: "Reports sentences that say that a part of a project, or of what it was granted, comes to nothing: a tranche, a phase, a sub-project. The project goes on, and its money is left as printed.",
    why: "What the project still gets is less than what stands in its record.",
    example: "\"De tweede tranche vervalt\" at a project",
    hint: Phrase {
        en: "read the sentence, and see that the next edition prints what is left",
        nl: "lees de zin en ga na of de volgende editie toont wat er overblijft",
    },
    phrases: &[Phrase {
        en: "a part of \"{0}\" is said to come to nothing: \"{1}\"",
        nl: "van \"{0}\" vervalt volgens de tekst een deel: \"{1}\"",
    }],
    looks: Looks::Reading,
};
