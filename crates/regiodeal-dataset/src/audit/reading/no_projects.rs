//! `no-projects`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "no-projects",
    severity: Severity::Warning,
    summary: "Reports documents of a known kind in which no project was found.",
    why: "Zero projects is never a quiet success.",
    example: "a decision list whose decisions are pictures",
    hint: Phrase {
        en: "look whether the document names projects; if it does, its form is not known yet",
        nl: "kijk of het document projecten noemt; zo ja, dan is de vorm nog niet bekend",
    },
    phrases: &[
        Phrase {
            en: "no project was found in this programme",
            nl: "in dit programma is geen project gevonden",
        },
        Phrase {
            en: "no project was found in this document",
            nl: "in dit document is geen project gevonden",
        },
    ],
    looks: Looks::Reading,
};
