//! `unknown-kind`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "unknown-kind",
    severity: Severity::Error,
    summary: "Reports documents that are no programme, decision list or press release by any sign.",
    why: "Nothing was read from it.",
    example: "a bare list of names",
    hint: Phrase {
        en: "give the document a title that says what it is, or leave it out",
        nl: "geef het document een titel die zegt wat het is, of laat het weg",
    },
    phrases: &[
        Phrase {
            en: "the kind of this document is unknown; nearest is {0}, but it has not {1}",
            nl: "de soort van dit document is onbekend; het meest lijkt het op {0}, maar het heeft geen {1}",
        },
        Phrase {
            en: "the kind of this document is unknown; it has no sign of any: no title such as \"uitvoeringsprogramma\" or \"besluitenlijst\", no heading such as \"persbericht\", no table of projects and money",
            nl: "de soort van dit document is onbekend; het heeft er geen enkel kenmerk van: geen titel als \"uitvoeringsprogramma\" of \"besluitenlijst\", geen kop als \"persbericht\", geen tabel van projecten en geld",
        },
    ],
    looks: Looks::Reading,
};
