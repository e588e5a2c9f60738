//! `project-without-row`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "project-without-row",
    severity: Severity::Note,
    summary: "Reports projects of the contents list or the body that stand in no money table.",
    why: "A project without money may have been left out of the table.",
    example: "the contents list has \"2.9 Dorpshuizen\", the tables do not",
    hint: Phrase {
        en: "look whether the project has money; if so, add its row",
        nl: "ga na of het project geld heeft; zo ja, voeg de regel toe",
    },
    phrases: &[Phrase {
        en: "\"{0}\" stands in no table",
        nl: "\"{0}\" staat in geen tabel",
    }],
    looks: Looks::Reading,
};
