//! `wrong-extension`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "wrong-extension",
    severity: Severity::Note,
    summary: "Reports files whose name says another format than their content.",
    why: "The content counts, but somebody mixed something up.",
    example: "lijst.pdf is a web page",
    hint: Phrase {
        en: "rename the file",
        nl: "hernoem het bestand",
    },
    phrases: &[Phrase {
        en: "the name says {0}, but the content is {1} and is read so",
        nl: "de naam zegt {0}, maar de inhoud is {1} en is zo gelezen",
    }],
    looks: Looks::Reading,
};
