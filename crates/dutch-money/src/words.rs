//! Numbers in words.

use crate::chars::{ends_word, gap, literal, phrase};
use crate::decimal::Decimal;

/// A number in words and where it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Worded {
    pub(crate) value: Decimal,
    pub(crate) end: usize,
    /// It counts only before a multiplier: "een", "half", "kwart".
    pub(crate) needs_multiplier: bool,
}

const UNITS: [(&str, i64); 9] = [
    ("een", 1),
    ("twee", 2),
    ("drie", 3),
    ("vier", 4),
    ("vijf", 5),
    ("zes", 6),
    ("zeven", 7),
    ("acht", 8),
    ("negen", 9),
];

const TENS: [(&str, i64); 8] = [
    ("twintig", 20),
    ("dertig", 30),
    ("veertig", 40),
    ("vijftig", 50),
    ("zestig", 60),
    ("zeventig", 70),
    ("tachtig", 80),
    ("negentig", 90),
];

const TEENS: [(&str, i64); 10] = [
    ("tien", 10),
    ("elf", 11),
    ("twaalf", 12),
    ("dertien", 13),
    ("veertien", 14),
    ("vijftien", 15),
    ("zestien", 16),
    ("zeventien", 17),
    ("achttien", 18),
    ("negentien", 19),
];

/// Parts of one, in hundredths.
const PARTS: [(&str, i128); 10] = [
    ("een half", 50),
    ("een halve", 50),
    ("een kwart", 25),
    ("half", 50),
    ("halve", 50),
    ("anderhalf", 150),
    ("anderhalve", 150),
    ("driekwart", 75),
    ("drie kwart", 75),
    ("kwart", 25),
];

/// The number in words at `at`, the longest there is.
pub(crate) fn words(text: &str, at: usize) -> Option<Worded> {
    let first = text.as_bytes().get(at)?;
    if first.is_ascii() && !first.is_ascii_alphabetic() {
        return None;
    }
    if let Some(part) = part(text, at) {
        return Some(part);
    }
    let (value, end) = below_million(text, at)?;
    if let Some(end) = and_a_half(text, end) {
        let value = Decimal::new(i128::from(value) * 10 + 5, 1);
        return Some(Worded {
            value,
            end,
            needs_multiplier: false,
        });
    }
    let accented = text.get(at..end).is_some_and(|raw| !raw.is_ascii());
    let needs_multiplier = value == 1 && !accented;
    ends_word(text, end).then_some(Worded {
        value: Decimal::whole(value),
        end,
        needs_multiplier,
    })
}

fn part(text: &str, at: usize) -> Option<Worded> {
    PARTS.iter().find_map(|(word, hundredths)| {
        let end = phrase(text, at, word)?;
        let value = Decimal::new(*hundredths, 2);
        Some(Worded {
            value,
            end,
            needs_multiplier: *hundredths < 100,
        })
    })
}

/// After " en een half", "-en-een-half" or "enhalf".
pub(crate) fn and_a_half(text: &str, at: usize) -> Option<usize> {
    let spaced = ["en een half", "en een halve", "en half"];
    let glued = [
        "enhalf",
        "enhalve",
        "eneenhalf",
        "-en-een-half",
        "-en-een-halve",
    ];
    let next = gap(text, at);
    let after_space = (next > at)
        .then(|| spaced.iter().find_map(|form| phrase(text, next, form)))
        .flatten();
    after_space.or_else(|| glued.iter().find_map(|form| phrase(text, at, form)))
}

/// "driehonderdvijftigduizend tweehonderd", "duizend", "vijf".
fn below_million(text: &str, at: usize) -> Option<(i64, usize)> {
    let (count, end) = below_ten_thousand(text, at).unwrap_or((1, at));
    let Some(after) = joined(text, end, at, "duizend") else {
        return (end > at).then_some((count, end));
    };
    let value = count.checked_mul(1000)?;
    match rest(text, after, below_ten_thousand) {
        Some((more, end)) if more < 1000 => Some((value + more, end)),
        _ => Some((value, after)),
    }
}

/// "vijf", "twaalfhonderd", "honderdvijftig".
fn below_ten_thousand(text: &str, at: usize) -> Option<(i64, usize)> {
    let (count, end) = below_hundred(text, at).unwrap_or((1, at));
    let Some(after) = joined(text, end, at, "honderd") else {
        return (end > at).then_some((count, end));
    };
    let value = count.checked_mul(100)?;
    match rest(text, after, below_hundred) {
        Some((more, end)) => Some((value + more, end)),
        None => Some((value, after)),
    }
}

/// "honderd" or "duizend" glued to the number before it, or after a gap.
fn joined(text: &str, end: usize, start: usize, word: &str) -> Option<usize> {
    literal(text, end, word).or_else(|| {
        if end > start {
            literal(text, gap(text, end), word)
        } else {
            None
        }
    })
}

/// What is added after "honderd" or "duizend": glued, after a gap, after "en".
fn rest(
    text: &str,
    at: usize,
    read: fn(&str, usize) -> Option<(i64, usize)>,
) -> Option<(i64, usize)> {
    let next = gap(text, at);
    let tried = [
        Some(at),
        literal(text, at, "en"),
        Some(next),
        phrase(text, next, "en").map(|end| gap(text, end)),
    ];
    tried.into_iter().flatten().find_map(|from| {
        let (value, end) = read(text, from)?;
        // "honderd een" is rather "honderd" and an article.
        let article = value == 1 && from > at && ends_word(text, end);
        (!article).then_some((value, end))
    })
}

fn below_hundred(text: &str, at: usize) -> Option<(i64, usize)> {
    let one_of = |table: &[(&str, i64)], at: usize| {
        table
            .iter()
            .find_map(|(word, value)| literal(text, at, word).map(|end| (*value, end)))
    };
    if let Some(found) = one_of(&TEENS, at).or_else(|| one_of(&TENS, at)) {
        return Some(found);
    }
    let (unit, end) = one_of(&UNITS, at)?;
    let compound = literal(text, end, "en").and_then(|next| one_of(&TENS, next));
    Some(compound.map_or((unit, end), |(tens, end)| (tens + unit, end)))
}
