//! Multipliers: "duizend", "mln.", "miljard".

use crate::chars::{char_at, ends_word, gap, literal, phrase};

/// A multiplier and where it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Multiplier {
    pub(crate) factor: i64,
    pub(crate) end: usize,
    pub(crate) kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Means nothing but a number.
    Plain,
    /// A hundred thousand euros, or a thousand kilograms.
    Ton,
    /// `k`, `K`, `M` glued to the number: counts only with a currency.
    Letter,
    /// A letter that may also be something else: `5 k`, `5m`.
    DoubtfulLetter,
}

const THOUSAND: i64 = 1_000;
const MILLION: i64 = 1_000_000;
const BILLION: i64 = 1_000_000_000;
const TRILLION: i64 = 1_000_000_000_000;

const WORDS: [(&str, i64, Kind); 10] = [
    ("duizend", THOUSAND, Kind::Plain),
    ("dzd", THOUSAND, Kind::Plain),
    ("ton", 100_000, Kind::Ton),
    ("miljoen", MILLION, Kind::Plain),
    ("mln", MILLION, Kind::Plain),
    ("milj", MILLION, Kind::Plain),
    ("mio", MILLION, Kind::Plain),
    ("miljard", BILLION, Kind::Plain),
    ("mld", BILLION, Kind::Plain),
    ("mrd", BILLION, Kind::Plain),
];

/// The multiplier after the number that ends at `at`.
pub(crate) fn multiplier(text: &str, at: usize) -> Option<Multiplier> {
    glued_letter(text, at)
        .or_else(|| word(text, gap(text, at)))
        .or_else(|| loose_letter(text, at))
}

/// The multiplier word at `at`.
pub(crate) fn word(text: &str, at: usize) -> Option<Multiplier> {
    if let Some(end) = phrase(text, at, "biljoen") {
        return Some(Multiplier {
            factor: TRILLION,
            end,
            kind: Kind::Plain,
        });
    }
    WORDS.iter().find_map(|(word, factor, kind)| {
        let end = literal(text, at, word)?;
        let end = if is_short(word) {
            literal(text, end, ".").unwrap_or(end)
        } else {
            end
        };
        ends_word(text, end).then_some(Multiplier {
            factor: *factor,
            end,
            kind: *kind,
        })
    })
}

fn is_short(word: &str) -> bool {
    matches!(word, "dzd" | "mln" | "milj" | "mio" | "mld" | "mrd")
}

fn glued_letter(text: &str, at: usize) -> Option<Multiplier> {
    let (factor, kind) = match char_at(text, at)? {
        'k' | 'K' => (THOUSAND, Kind::Letter),
        'M' => (MILLION, Kind::Letter),
        'm' => (MILLION, Kind::DoubtfulLetter),
        _ => return None,
    };
    let end = at + 1;
    let money = char_at(text, end) == Some('€');
    (ends_word(text, end) && !money).then_some(Multiplier { factor, end, kind })
}

fn loose_letter(text: &str, at: usize) -> Option<Multiplier> {
    let next = crate::chars::spaces(text, at);
    let found = glued_letter(text, next).filter(|found| found.kind == Kind::Letter)?;
    (next > at).then_some(Multiplier {
        kind: Kind::DoubtfulLetter,
        ..found
    })
}
