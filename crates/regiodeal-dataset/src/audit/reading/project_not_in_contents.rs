//! `project-not-in-contents`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "project-not-in-contents",
    severity: Severity::Note,
    summary: "Reports projects of the money tables that the contents list does not have, where it lists projects.",
    why: "Readers find projects by the contents list.",
    example: "the table of Wonen has \"2.9 Dorpshuizen\", the contents list ends at 2.8",
    hint: Phrase {
        en: "add the project to the contents list",
        nl: "voeg het project toe aan de inhoudsopgave",
    },
    phrases: &[Phrase {
        en: "\"{0}\" stands in no contents list",
        nl: "\"{0}\" staat niet in de inhoudsopgave",
    }],
    looks: Looks::Reading,
};
