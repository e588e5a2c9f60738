//! The euro token, as printed and as damaged.

use crate::chars::{char_at, char_before, ends_word, is_dash, literal, spaces, starts_word};

/// A currency token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Currency {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: Kind,
    /// What `k€` and `M€` multiply by.
    pub(crate) factor: Option<i64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `€` and its damaged forms.
    Symbol,
    /// `EUR`.
    Code,
    /// "euro", "euro's".
    Word,
    /// "Euro", "EURO": also a standard for engines and a football cup.
    Capital,
    /// "cent", "eurocent": a hundredth.
    Cent,
    /// "ct": a hundredth, and other things.
    ShortCent,
}

const SYMBOLS: [&str; 6] = ["€", "&euro;", "&#8364;", "&#x20ac;", "\u{80}", "â‚¬"];

/// The token at `at` that may stand before a number.
pub(crate) fn before_number(text: &str, at: usize) -> Option<Currency> {
    if crate::chars::is_digit_at(text, at) {
        return None;
    }
    symbol(text, at)
        .or_else(|| thousands_symbol(text, at))
        .or_else(|| word_before_number(text, at))
}

/// The token at `at` that may stand after a number.
pub(crate) fn after_number(text: &str, at: usize) -> Option<Currency> {
    let found = symbol(text, at)
        .or_else(|| thousands_symbol(text, at))
        .or_else(|| word(text, at))
        .or_else(|| cent(text, at))?;
    let hyphen = char_at(text, found.end).filter(|c| is_dash(*c));
    // "10 euro-kaartje", "€-teken" and "euro-/dollarkoers" name a thing, not an amount.
    let named = hyphen.is_some_and(|c| {
        char_at(text, found.end + c.len_utf8()).is_some_and(|c| c.is_alphabetic() || c == '/')
    });
    (!named).then_some(found)
}

fn symbol(text: &str, at: usize) -> Option<Currency> {
    let first = text.as_bytes().get(at)?;
    if first.is_ascii() && *first != b'&' {
        return None;
    }
    let rest = text.get(at..)?;
    let printed = SYMBOLS.iter().find(|one| rest.starts_with(**one))?;
    let end = at + printed.len();
    Some(Currency {
        start: at,
        end,
        kind: Kind::Symbol,
        factor: None,
    })
}

fn thousands_symbol(text: &str, at: usize) -> Option<Currency> {
    let factor = match char_at(text, at)? {
        'k' | 'K' => 1_000,
        'M' => 1_000_000,
        _ => return None,
    };
    if !starts_word(text, at) && !char_before(text, at).is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let sign = symbol(text, at + 1)?;
    Some(Currency {
        start: at,
        factor: Some(factor),
        ..sign
    })
}

fn word_before_number(text: &str, at: usize) -> Option<Currency> {
    if !starts_word(text, at) {
        return None;
    }
    let glued_to_other =
        char_before(text, at).is_some_and(|c| is_dash(c) || matches!(c, '/' | '\\' | '@' | '='));
    let found = word(text, at).or_else(|| glued_code(text, at))?;
    (!glued_to_other).then_some(found)
}

/// `EUR50.000`: the code stands directly before the number.
fn glued_code(text: &str, at: usize) -> Option<Currency> {
    let end = at + 3;
    let code = text.get(at..end)?;
    let digit = char_at(text, end)?.is_ascii_digit();
    (code == "EUR" && digit).then_some(Currency {
        start: at,
        end,
        kind: Kind::Code,
        factor: None,
    })
}

fn word(text: &str, start: usize) -> Option<Currency> {
    let stem = literal(text, start, "eur")?;
    let Some(euro) = literal(text, start, "euro") else {
        let kind = Kind::Code;
        return ends_word(text, stem).then_some(Currency {
            start,
            end: stem,
            kind,
            factor: None,
        });
    };
    let plural = literal(text, euro, "'s").or_else(|| literal(text, euro, "s"));
    let end = plural.filter(|end| ends_word(text, *end)).unwrap_or(euro);
    if !ends_word(text, end) {
        return None;
    }
    let capital = char_at(text, start) == Some('E');
    let kind = if capital { Kind::Capital } else { Kind::Word };
    Some(Currency {
        start,
        end,
        kind,
        factor: None,
    })
}

fn cent(text: &str, start: usize) -> Option<Currency> {
    let forms = [
        ("eurocenten", Kind::Cent),
        ("eurocent", Kind::Cent),
        ("cent", Kind::Cent),
        ("ct", Kind::ShortCent),
    ];
    // "50 Cent" is somebody else.
    if char_at(text, start) == Some('C') {
        return None;
    }
    forms.into_iter().find_map(|(form, kind)| {
        let end = literal(text, start, form).filter(|end| ends_word(text, *end))?;
        Some(Currency {
            start,
            end,
            kind,
            factor: None,
        })
    })
}

/// Whether the number from `start` to `end` is printed with another currency.
pub(crate) fn is_foreign(text: &str, start: usize, end: usize) -> bool {
    use crate::chars::{any_phrase, any_phrase_before, gap, spaces_back};
    const BEFORE: [&str; 16] = [
        "$", "£", "ƒ", "¥", "f", "fl", "fl.", "hfl", "hfl.", "nlg", "usd", "gbp", "chf", "dm",
        "gulden", "dollar",
    ];
    const AFTER: [&str; 17] = [
        "$",
        "£",
        "ƒ",
        "gulden",
        "guldens",
        "dollar",
        "dollars",
        "pond",
        "nlg",
        "usd",
        "gbp",
        "chf",
        "kronen",
        "yen",
        "frank",
        "mark",
        "amerikaanse",
    ];
    any_phrase_before(text, spaces_back(text, start), &BEFORE).is_some()
        || any_phrase(text, gap(text, end), &AFTER).is_some()
        || any_phrase(text, spaces(text, end), &AFTER).is_some()
}
