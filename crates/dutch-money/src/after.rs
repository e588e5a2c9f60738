//! The words after an amount: units, value added tax, bounds.

use crate::amount::Vat;
use crate::chars::{
    MONTHS, any_phrase, char_at, floor_boundary, gap, is_digit_at, phrase, spaces, word_end,
};
use crate::context::Bound::{AtLeast, AtMost};
use crate::context::Context;

/// What the words after `at` say, and where the last of them ends.
pub(crate) fn after(text: &str, at: usize) -> (Context<'_>, usize) {
    let (mut found, mut end) = (Context::default(), at);
    for _ in 0..5 {
        let Some(next) = one_after(text, end, &mut found) else {
            break;
        };
        end = next;
    }
    (found, end)
}

fn one_after<'a>(text: &'a str, at: usize, found: &mut Context<'a>) -> Option<usize> {
    let next = gap(text, at);
    let (from, closing) = match char_at(text, next) {
        Some('(') => (spaces(text, next + 1), true),
        Some(',') => (gap(text, next + 1), false),
        _ => (next, false),
    };
    // After a comma only VAT still belongs to the amount.
    let near = from == next || closing;
    let end = vat(text, from, found).or_else(|| {
        if near {
            per(text, from, found).or_else(|| bound(text, from, found))
        } else {
            None
        }
    })?;
    let bracket = spaces(text, end);
    let closed = closing && char_at(text, bracket) == Some(')');
    Some(if closed { bracket + 1 } else { end })
}

const EXCL: [&str; 12] = [
    "exclusief",
    "excl.",
    "excl",
    "ex.",
    "ex",
    "zonder",
    "plus",
    "te vermeerderen met",
    "te verhogen met",
    "vermeerderd met",
    "vrij van",
    "exclusieve",
];
const INCL: [&str; 4] = ["inclusief", "incl.", "incl", "met"];
const TAX: [&str; 5] = ["btw", "b.t.w.", "omzetbelasting", "ob", "vat"];

fn vat<'a>(text: &'a str, at: usize, found: &mut Context<'a>) -> Option<usize> {
    let tax = |end: usize| after_tax(text, end);
    let excl = EXCL
        .iter()
        .find_map(|word| phrase(text, at, word).and_then(tax));
    let incl = || {
        INCL.iter()
            .find_map(|word| phrase(text, at, word).and_then(tax))
    };
    let (end, vat) = excl
        .map(|end| (end, Vat::Excl))
        .or_else(|| incl().map(|end| (end, Vat::Incl)))?;
    found.vat = Some(vat);
    Some(end)
}

/// After "btw", with an optional "21%" or "de" before it.
fn after_tax(text: &str, at: usize) -> Option<usize> {
    let mut next = gap(text, at);
    if let Some(end) = any_phrase(text, next, &["de verschuldigde", "de", "verschuldigde"]) {
        next = gap(text, end);
    }
    let rate = (next..)
        .take_while(|i| is_digit_at(text, *i))
        .take(2)
        .count();
    if rate > 0 {
        let sign = spaces(text, next + rate);
        next = gap(
            text,
            (char_at(text, sign) == Some('%')).then_some(sign + 1)?,
        );
    }
    any_phrase(text, next, &TAX)
}

/// The VAT that a page states for all its amounts: "alle bedragen zijn exclusief btw".
pub(crate) fn page_vat(page: &str) -> Option<Vat> {
    const MOST: usize = 200;
    subjects(page)
        .take(MOST)
        .find_map(|from| stated_vat(page, from))
}

/// After every "bedragen", "prijzen" and "tarieven".
fn subjects(page: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = page.as_bytes();
    let endings = bytes.windows(3).enumerate();
    let endings = endings.filter(|(_, three)| matches!(three, [b'g' | b'z' | b'v', b'e', b'n']));
    endings.map(|(i, _)| i + 3).filter(|end| {
        let head = bytes.get(..*end).unwrap_or_default();
        let nouns: [&[u8]; 3] = [b"edragen", b"rijzen", b"arieven"];
        nouns.iter().any(|noun| head.ends_with(noun))
    })
}

/// What the words from `from` say of VAT, up to the next number.
fn stated_vat(page: &str, from: usize) -> Option<Vat> {
    const REACH: usize = 80;
    let end = floor_boundary(page, from + REACH);
    let line = page.get(from..end)?;
    // A number between is one amount's own business; the next sentence may still begin with tax.
    let stop = line.find(|c: char| c.is_ascii_digit() || matches!(c, '€' | '.' | ';'));
    let stop = match stop {
        Some(dot) if line.get(dot..)?.starts_with('.') => line.len().min(dot + 12),
        other => other.unwrap_or(line.len()),
    };
    let starts = line.char_indices().map(|(i, _)| i);
    let mut starts = starts
        .take_while(|i| *i < stop)
        .filter(|i| crate::chars::starts_word(line, *i))
        .filter(|i| {
            let rest = line.get(*i..).unwrap_or_default();
            !rest.starts_with("met") && !rest.starts_with("plus")
        });
    starts.find_map(|i| {
        let mut found = Context::default();
        vat(page, from + i, &mut found).and(found.vat)
    })
}

const SHORT_PER: [(&str, &str); 26] = [
    ("p/j", "jaar"),
    ("p.j.", "jaar"),
    ("p/jr", "jaar"),
    ("p.jr.", "jaar"),
    ("pj", "jaar"),
    ("p/jaar", "jaar"),
    ("p/m2", "m2"),
    ("p/m", "maand"),
    ("p.m.", "maand"),
    ("p/mnd", "maand"),
    ("p.mnd.", "maand"),
    ("p/w", "week"),
    ("p.w.", "week"),
    ("p.p.", "persoon"),
    ("p/p", "persoon"),
    ("pp", "persoon"),
    ("p.u.", "uur"),
    ("p/u", "uur"),
    ("p/uur", "uur"),
    ("p.st.", "stuk"),
    ("p/st", "stuk"),
    ("jaarlijks", "jaar"),
    ("maandelijks", "maand"),
    ("wekelijks", "week"),
    ("dagelijks", "dag"),
    ("de man", "persoon"),
];

fn per<'a>(text: &'a str, at: usize, found: &mut Context<'a>) -> Option<usize> {
    let short = SHORT_PER
        .iter()
        .find_map(|(form, unit)| Some((*unit, phrase(text, at, form)?)));
    if let Some((unit, end)) = short {
        found.per = found.per.or(Some(unit));
        return Some(end);
    }
    let slash = (char_at(text, at) == Some('/')).then(|| spaces(text, at + 1));
    let each =
        || any_phrase(text, at, &["elke", "elk", "ieder", "iedere"]).map(|end| gap(text, end));
    let per = || phrase(text, at, "per").map(|end| gap(text, end));
    let (unit, end) = unit(text, slash.or_else(per).or_else(each)?)?;
    found.per = found.per.or(Some(unit));
    Some(end)
}

/// Words after "per" that are no unit, beside the months.
const NO_UNIT: [&str; 20] = [
    "saldo",
    "direct",
    "abuis",
    "ongeluk",
    "brief",
    "post",
    "mail",
    "e",
    "email",
    "definitie",
    "heden",
    "ultimo",
    "omgaande",
    "begin",
    "eind",
    "medio",
    "datum",
    "balansdatum",
    "vergissing",
    "die",
];

/// The unit at `at`: a word, or a number of things.
fn unit(text: &str, at: usize) -> Option<(&str, usize)> {
    let count = text
        .bytes()
        .skip(at)
        .take(9)
        .take_while(|b| b.is_ascii_digit() || *b == b'.')
        .count();
    let noun = if count > 0 { gap(text, at + count) } else { at };
    if count > 0 && noun == at + count {
        return None;
    }
    for (words, unit) in [
        ("vierkante meter", "m2"),
        ("kubieke meter", "m3"),
        ("strekkende meter", "strekkende meter"),
    ] {
        if let Some(end) = phrase(text, noun, words) {
            return Some((unit, end));
        }
    }
    let end = word_end(text, noun);
    let word = text
        .get(noun..end)
        .filter(|w| w.starts_with(char::is_alphabetic))?;
    let mut no_units = NO_UNIT.iter().chain(&MONTHS);
    if no_units.any(|no| phrase(text, noun, no) == Some(end)) {
        return None;
    }
    match (word, char_at(text, end)) {
        ("m", Some('²')) => Some(("m2", end + 2)),
        ("m", Some('³')) => Some(("m3", end + 2)),
        _ => Some((text.get(at..end)?, end)),
    }
}

fn bound(text: &str, at: usize, found: &mut Context<'_>) -> Option<usize> {
    const MOST: [&str; 4] = ["of minder", "of lager", "of kleiner", "en lager"];
    const LEAST: [&str; 4] = ["of meer", "of hoger", "of groter", "en hoger"];
    let most = || any_phrase(text, at, &MOST).map(|end| (end, AtMost));
    let least = || any_phrase(text, at, &LEAST).map(|end| (end, AtLeast));
    let trailing = || {
        let end = any_phrase(text, at, &["maximaal", "max.", "max"])?;
        let next = gap(text, end);
        let own = is_digit_at(text, next) || char_at(text, next) == Some('€');
        (!own).then_some((end, AtMost))
    };
    let (end, bound) = most().or_else(least).or_else(trailing)?;
    found.bound = Some(bound);
    Some(end)
}
