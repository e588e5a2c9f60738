//! Amounts written as one line of text, so that tests are tables.

use dutch_money::{Amount, Cell, Found, Qualifier};
use std::fmt::Write as _;

/// Euro cents as plain euros: `1234`, `-0.50`.
fn euros(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let (whole, rest) = (cents.abs() / 100, cents.abs() % 100);
    if rest == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{rest:02}")
    }
}

/// `raw = value`, then `/unit`, VAT, `=decimal`, `!flag`s and `~alternatives`.
pub(crate) fn line(found: &Found<'_>) -> String {
    format!(
        "{} = {}",
        found.raw.replace('\n', "\\n").replace('\r', "\\r"),
        value(&found.amount)
    )
}

fn value(amount: &Amount<'_>) -> String {
    let number = |cents: Option<i64>| cents.map_or("?".to_owned(), euros);
    let mut out = match amount.qualifier {
        Some(Qualifier::AtMost) => format!("<={}", number(amount.max_cents)),
        Some(Qualifier::AtLeast) => format!(">={}", number(amount.min_cents)),
        Some(Qualifier::Range) => {
            format!("{}..{}", number(amount.min_cents), number(amount.max_cents))
        }
        Some(Qualifier::Approx) => format!("ca {}", number(amount.cents)),
        Some(Qualifier::PerUnit) | None => number(amount.cents),
    };
    if let Some(per) = amount.per {
        let _ = write!(out, " /{per}");
    }
    if let Some(vat) = amount.vat {
        let _ = write!(out, " {}", vat.as_str());
    }
    if let Some(decimal) = &amount.decimal {
        let _ = write!(out, " ={decimal}");
    }
    for flag in amount.flags.iter() {
        let _ = write!(out, " !{}", flag.as_str());
    }
    if !amount.alternatives_cents.is_empty() {
        let others: Vec<_> = amount
            .alternatives_cents
            .iter()
            .map(|cents| euros(*cents))
            .collect();
        let _ = write!(out, " ~{}", others.join(","));
    }
    out
}

/// All amounts of a text, joined by ` ; `.
pub(crate) fn lines(text: &str) -> String {
    dutch_money::find(text)
        .map(|found| line(&found))
        .collect::<Vec<_>>()
        .join(" ; ")
}

/// What a cell is.
pub(crate) fn cell_line(cell: &Cell<'_>) -> String {
    match cell {
        Cell::Amount(found) => line(found),
        Cell::NoValue => "no value".to_owned(),
        Cell::Words => "words".to_owned(),
    }
}

/// Compares every row of a table and reports all that differ.
pub(crate) fn check(rows: &[(&str, &str)], read: impl Fn(&str) -> String) {
    let wrong: Vec<_> = rows
        .iter()
        .map(|(input, expected)| (input, expected, read(input)))
        .filter(|(_, expected, got)| **expected != got)
        .map(|(input, expected, got)| {
            format!("\n   input {input:?}\nexpected {expected}\n     got {got}")
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {} rows differ:{}",
        wrong.len(),
        rows.len(),
        wrong.concat()
    );
}
