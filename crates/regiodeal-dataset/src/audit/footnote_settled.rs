//! `footnote-settled`: another document says whose footnote it is.

use std::collections::{HashMap, HashSet};

use crate::audit::set::{Life, Told, reserved};
use crate::audit::{Looks, Phrase, Rule, Set};
use crate::finding::{Finding, Severity};
use crate::source::Source;
use crate::verdict::MOST_WITNESSES;

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

/// Where amounts are reserved for a project: the first place in each document that says so,
/// of as many as are told and one more, which may be that of the footnote.
type Witnesses<'a> = HashMap<i64, Vec<(&'a str, &'a Source)>>;

/// A footnote whose money is given to no project: cents, and where it is printed.
type Footnote<'a> = (i64, &'a Source);

fn check(set: &Set<'_>) -> Vec<Finding> {
    let mut open: HashMap<&str, Vec<Footnote<'_>>> = HashMap::new();
    for file in set.files {
        let own = file.findings.iter();
        let footnotes = own
            .filter(|finding| OPEN.contains(&finding.rule.as_str()))
            .filter_map(|finding| Some((finding.found_cents?, finding.locations.first()?)));
        open.entry(&file.document.id).or_default().extend(footnotes);
    }
    let lives = set.lives.iter();
    lives.flat_map(|life| settled(life, &open)).collect()
}

/// The footnotes that are of a project.
fn settled(life: &Life<'_>, open: &HashMap<&str, Vec<Footnote<'_>>>) -> Vec<Finding> {
    let witnesses = witnesses(life);
    let mut found = Vec::new();
    let mut known = HashSet::new();
    for told in &life.told {
        let id = told.document.id.as_str();
        let footnotes = open.get(id).filter(|_| known.insert(id));
        for (cents, footnote) in footnotes.into_iter().flatten() {
            let places = witnesses.get(cents).into_iter().flatten();
            let elsewhere = places.filter(|(of, _)| *of != id).map(|(_, place)| *place);
            let elsewhere: Vec<&Source> = elsewhere.take(MOST_WITNESSES).collect();
            if elsewhere.is_empty() {
                continue;
            }
            let marked = marked(told);
            if !marked.is_empty() {
                let message = SETTLED.about(&[&dutch_money::format(*cents), &told.said.name()]);
                let locations = [*footnote].into_iter().chain(marked).chain(elsewhere);
                found.push(RULE.find(message, locations.cloned().collect()));
            }
        }
    }
    found
}

fn witnesses<'a>(life: &Life<'a>) -> Witnesses<'a> {
    let mut witnesses = Witnesses::new();
    for told in &life.told {
        let id = told.document.id.as_str();
        for (cents, source) in reserved(told) {
            let places = witnesses.entry(cents).or_default();
            if places.len() <= MOST_WITNESSES && places.iter().all(|(of, _)| *of != id) {
                places.push((id, source));
            }
        }
    }
    witnesses
}

/// The cells of a project that have a mark.
fn marked<'a>(told: &Told<'a>) -> Vec<&'a Source> {
    let rows = told.said.allocations().into_iter();
    rows.filter(|(_, row)| row.marker.is_some())
        .map(|(statement, _)| &statement.source)
        .collect()
}
