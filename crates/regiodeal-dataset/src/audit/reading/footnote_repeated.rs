//! `footnote-repeated`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "footnote-repeated",
    severity: Severity::Warning,
    summary: "Reports marks that have two footnotes.",
    why: "Nobody can tell which of them a cell means.",
    example: "two footnotes \"*\" under one table",
    hint: Phrase {
        en: "give each footnote a mark of its own",
        nl: "geef elke voetnoot een eigen teken",
    },
    phrases: &[Phrase {
        en: "the mark \"{0}\" has {1} footnotes",
        nl: "het teken \"{0}\" heeft {1} voetnoten",
    }],
    looks: Looks::Reading,
};
