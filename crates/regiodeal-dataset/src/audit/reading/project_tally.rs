//! `project-tally`: found while a document is read.

use crate::audit::{Looks, Phrase, Rule};
use crate::finding::Severity;

pub(super) const RULE: Rule = Rule {
    name: "project-tally",
    severity: Severity::Warning,
    summary: "Holds a printed number of projects, of a pillar or of the programme, against the projects that were read. It is right with all of them, with those in the tables, with those that have money, or with each sub-row as a project.",
    why: "A number that is not that of the tables means that a project is missing in one of the two.",
    example: "the summary counts 3 projects in Natuur, the tables have 2",
    hint: Phrase {
        en: "look which project the number counts and the tables do not have, or the other way round",
        nl: "ga na welk project het aantal meetelt en de tabellen niet hebben, of andersom",
    },
    phrases: &[Phrase {
        en: "{0} counts {1} projects, but {2} were read",
        nl: "{0} telt {1} projecten, maar er zijn er {2} gelezen",
    }],
    looks: Looks::Reading,
};
