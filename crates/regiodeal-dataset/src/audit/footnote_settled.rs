//! `footnote-settled`: another document says whose footnote it is.

use crate::audit::set::{Life, reserved};
use crate::audit::{Looks, Phrase, Rule, Set};
use crate::finding::{Finding, Severity};
use crate::source::Source;
use crate::statement::{DocumentFile, Statement};

const SETTLED: Phrase = Phrase {
    en: "the footnote with {0} is that of \"{1}\": another document reserves this amount for it",
    nl: "de voetnoot met {0} hoort bij \"{1}\": een ander document reserveert dit bedrag ervoor",
};

/// Findings about footnotes whose money is given to no project.
const OPEN: [&str; 3] = [
    "ambiguous-footnote",
    "footnote-repeated",
    "footnote-without-mark",
];

pub(super) const RULE: Rule = Rule {
    name: "footnote-settled",
    severity: Severity::Note,
    summary: "Where the mark of a footnote does not say which project its money is reserved for, looks for another document that reserves the same amount for a project with a marked cell. Nothing is filled in.",
    why: "The programme cannot be mended from itself, but the decision list knows.",
    example: "\"**\" stands at Molenwerf and at Havenhuis; the decision list reserves 1.250.000 euro for Molenwerf",
    hint: Phrase {
        en: "give the footnote and its project a mark of their own in the next edition",
        nl: "geef de voetnoot en het project in de volgende editie een eigen teken",
    },
    phrases: &[SETTLED],
    looks: Looks::Set(check),
};

fn check(set: &Set<'_>) -> Vec<Finding> {
    let open = set.files.iter().flat_map(|file| {
        let own = file.findings.iter();
        own.filter(|finding| OPEN.contains(&finding.rule.as_str()))
            .filter_map(|finding| Some((*file, finding.found_cents?, finding.locations.first()?)))
    });
    open.flat_map(|(file, cents, footnote)| {
        let settled = set.lives.iter();
        settled
            .filter_map(|life| settled_by(life, file, cents, footnote))
            .collect::<Vec<_>>()
    })
    .collect()
}

fn settled_by(
    life: &Life<'_>,
    file: &DocumentFile,
    cents: i64,
    footnote: &Source,
) -> Option<Finding> {
    let id = &file.document.id;
    let own = life.told.iter().find(|told| told.document.id == *id)?;
    let marked: Vec<&Statement> = own
        .said
        .allocations()
        .into_iter()
        .filter(|(_, row)| row.marker.is_some())
        .map(|(statement, _)| statement)
        .collect();
    let elsewhere: Vec<&Source> = life
        .told
        .iter()
        .filter(|told| told.document.id != *id)
        .flat_map(reserved)
        .filter(|(reserved, _)| *reserved == cents)
        .map(|(_, source)| source)
        .collect();
    if marked.is_empty() || elsewhere.is_empty() {
        return None;
    }
    let message = SETTLED.about(&[&dutch_money::format(cents), &own.said.name()]);
    let cells = marked.into_iter().map(|statement| &statement.source);
    let locations = std::iter::once(footnote).chain(cells).chain(elsewhere);
    Some(RULE.find(message, locations.cloned().collect()))
}
