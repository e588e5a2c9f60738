//! `scale-missing`: amounts read in euros beside others that are printed in thousands.

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
    summary: "Looks for tables without a unit in a document that gives one (\"x € 1.000\") elsewhere: their amounts are read in euros. It warns where none of them is larger than the largest figure that is printed in thousands.",
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
    pillar: Option<&'a str>,
}

fn check(read: &Read<'_>) -> Vec<Finding> {
    let mut cells: Vec<Cell<'_>> = Vec::new();
    for subject in read.subjects() {
        let pillar = subject.pillar();
        let rows = subject.allocations().into_iter();
        cells.extend(rows.filter_map(|(statement, row)| cell(&statement.source, row, pillar)));
    }
    cells.sort_by_key(|cell| cell.place);
    let scaled = || {
        cells
            .iter()
            .filter_map(|cell| Some((cell, cell.amount.scale?)))
    };
    let figure = |(cell, scale): (&Cell<'_>, i64)| cell.cents / scale.unsigned_abs().max(1);
    let (Some(largest), Some((_, scale))) = (scaled().map(figure).max(), scaled().next()) else {
        return Vec::new();
    };
    let is_same_table = |one: &Cell<'_>, other: &Cell<'_>| {
        one.amount.scale.is_some() == other.amount.scale.is_some() && one.pillar == other.pillar
    };
    let tables = cells.chunk_by(is_same_table);
    tables
        .filter(|table| table.len() >= FEWEST)
        .filter(|table| table.iter().all(|cell| cell.amount.scale.is_none()))
        .filter_map(|table| {
            let most = table.iter().max_by_key(|cell| cell.cents)?;
            let first = table.first()?;
            let message =
                MISSING.about(&[&table.len(), &first.amount.raw, &most.amount.raw, &scale]);
            let places = table.iter().map(|cell| cell.place.clone());
            (most.cents <= largest).then(|| RULE.find(message, places.collect()))
        })
        .collect()
}

fn cell<'a>(place: &'a Source, row: &'a Allocation, pillar: Option<&'a str>) -> Option<Cell<'a>> {
    let amount = row.amount.as_ref()?;
    let cents = amount.cents?.unsigned_abs();
    (cents > 0).then_some(Cell {
        place,
        amount,
        cents,
        pillar,
    })
}
