//! `scale-missing`: amounts read in euros beside others that are printed in thousands.

use std::collections::BTreeMap;

use crate::audit::{Looks, Phrase, Read, Rule};
use crate::finding::{Finding, Severity};
use crate::source::{Amount, Source};
use crate::statement::Allocation;

const MISSING: Phrase = Phrase {
    en: "{0} amounts from {1} on are read in euros and come to at most {2}; other amounts of this document are in units of {3} euros, with figures as large",
    nl: "{0} bedragen vanaf {1} zijn in euro's gelezen en zijn ten hoogste {2}; andere bedragen van dit document zijn in eenheden van {3} euro, met cijfers die even groot zijn",
};

/// Fewer amounts than this are no table.
const FEWEST: usize = 2;

pub(super) const RULE: Rule = Rule {
    name: "scale-missing",
    severity: Severity::Warning,
    summary: "Looks for tables without a unit in a document that gives one (\"x € 1.000\") elsewhere: their amounts are read in euros. It warns where none of those of a pillar is larger than the largest figure that is printed in such a unit; amounts with \"€\" before them, and columns headed in euros, are what they say.",
    why: "Read in the wrong unit, each amount is a thousand times too small, and still every sum adds up.",
    example: "the table of Wonen has \"x € 1.000\" above it, that of Werken has no such line, and both have figures like 110",
    hint: Phrase {
        en: "see whether the unit holds for this table too; if so, print it there, or once for all tables",
        nl: "ga na of de eenheid ook voor deze tabel geldt; zo ja, druk hem daar af, of eenmaal voor alle tabellen",
    },
    phrases: &[MISSING],
    looks: Looks::Document(check),
};

/// A cell with money that is not zero.
struct Cell<'a> {
    place: &'a Source,
    amount: &'a Amount,
    cents: u64,
}

fn check(read: &Read<'_>) -> Vec<Finding> {
    let mut scaled: Vec<Cell<'_>> = Vec::new();
    let mut plain: BTreeMap<Option<&str>, Vec<Cell<'_>>> = BTreeMap::new();
    for subject in read.subjects() {
        let pillar = subject.pillar();
        for (statement, row) in subject.allocations() {
            let Some(cell) = cell(&statement.source, row) else {
                continue;
            };
            if cell.amount.scale.is_some() {
                scaled.push(cell);
            } else {
                plain.entry(pillar).or_default().push(cell);
            }
        }
    }
    let figures = scaled.iter().filter_map(|cell| {
        let scale = cell.amount.scale?;
        Some((cell.cents / scale.unsigned_abs().max(1), scale))
    });
    let Some((largest, scale)) = figures.max() else {
        return Vec::new();
    };
    let of_pillars = plain.into_values();
    of_pillars
        .filter_map(|cells| finding(cells, largest, scale))
        .collect()
}

/// What there is to say of the cells of a pillar that have no unit.
fn finding(mut cells: Vec<Cell<'_>>, largest: u64, scale: i64) -> Option<Finding> {
    cells.sort_by_key(|cell| cell.place);
    let (first, most) = (cells.first()?, cells.iter().max_by_key(|cell| cell.cents)?);
    let says_euros = cells.iter().any(|cell| cell.amount.raw.contains('€'));
    if most.cents > largest || says_euros || cells.len() < FEWEST {
        return None;
    }
    let message = MISSING.about(&[&cells.len(), &first.amount.raw, &most.amount.raw, &scale]);
    let places = cells.iter().map(|cell| cell.place.clone());
    Some(RULE.find(message, places.collect()))
}

fn cell<'a>(place: &'a Source, row: &'a Allocation) -> Option<Cell<'a>> {
    let names_euros = row.heading.to_lowercase().contains("euro") || row.heading.contains('€');
    let amount = row.amount.as_ref().filter(|_| !names_euros)?;
    let cents = amount.cents?.unsigned_abs();
    (cents > 0).then_some(Cell {
        place,
        amount,
        cents,
    })
}
