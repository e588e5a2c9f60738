//! `page-furniture`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "page-furniture",
    severity: Severity::Note,
    summary: "Counts the words of a web page around its article that were left out; a warning where money may stand among them.",
    why: "What is around the article is of other pages, mostly.",
    example: "214 words (menus, related news, footer) were left out",
    hint: Phrase {
        en: "check the page where money is mentioned",
        nl: "controleer de pagina als er geld genoemd wordt",
    },
    phrases: &[
        Phrase {
            en: "{0} words around the article (menus, related news, footer) were left out, with what may be an amount of money; check the page",
            nl: "{0} woorden om het artikel heen (menu's, ander nieuws, voettekst) zijn weggelaten, met wat een bedrag kan zijn; controleer de pagina",
        },
        Phrase {
            en: "{0} words around the article (menus, related news, footer) were left out",
            nl: "{0} woorden om het artikel heen (menu's, ander nieuws, voettekst) zijn weggelaten",
        },
    ],
    looks: Looks::Reading,
};
