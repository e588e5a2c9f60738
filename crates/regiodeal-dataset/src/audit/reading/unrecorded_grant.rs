//! `unrecorded-grant`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unrecorded-grant",
    severity: Severity::Warning,
    summary: "Reports amounts that a sentence grants or reserves, but that no project got; and those only proposed, where nothing else is decided on the project.",
    why: "A grant may have been missed.",
    example: "\"De stuurgroep kent € 40.000 toe\" in a paragraph without a project",
    hint: Phrase {
        en: "read the sentence; if it decides on a project, add its name or a heading",
        nl: "lees de zin; gaat die over een project, zet er dan de naam of een kop bij",
    },
    phrases: &[
        Phrase {
            en: "\"{0}\" is granted or reserved in the text, but stands in no record",
            nl: "\"{0}\" is in de tekst toegekend of gereserveerd, maar staat in geen record",
        },
        Phrase {
            en: "\"{0}\" is proposed in the text, and nothing else is decided on its project",
            nl: "\"{0}\" wordt in de tekst voorgesteld, en over het project is verder niets besloten",
        },
    ],
    looks: Looks::Reading,
};
