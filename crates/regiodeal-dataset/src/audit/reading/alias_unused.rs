//! `alias-unused`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "alias-unused",
    severity: Severity::Warning,
    summary: "Reports entries of the alias file that fit no project.",
    why: "A decision of a person has no effect.",
    example: "[[same]] names \"Vakschool Tapijd\"",
    hint: Phrase {
        en: "correct the spelling of the entry, or remove it",
        nl: "verbeter de schrijfwijze, of haal de regel weg",
    },
    phrases: &[Phrase {
        en: "the alias file has \"{0}\" under [[{1}]], which fits no project",
        nl: "het aliasbestand heeft \"{0}\" onder [[{1}]], en dat past op geen project",
    }],
    looks: Looks::Reading,
};
