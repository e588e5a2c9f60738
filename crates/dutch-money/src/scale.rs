//! The scale that a table's header or caption announces.

use crate::amount::{Flag, Flags};
use crate::caption::{is_calculation, is_caption, is_header, line_is_short};
use crate::chars::{
    any_phrase, any_phrase_before, char_at, char_before, ends_word, phrase, spaces, spaces_back,
    starts_word,
};
use crate::compose::tail;
use crate::currency;
use crate::multiplier;
use crate::number::{Style, number};
use crate::quantity::Quantity;

/// What the cells of a table are multiplied by, in whole euros.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Scale(i64);

impl Scale {
    /// Cells in euros.
    pub const ONE: Self = Self(1);
    /// Cells in thousands of euros.
    pub const THOUSAND: Self = Self(1_000);
    /// Cells in millions of euros.
    pub const MILLION: Self = Self(1_000_000);
    /// Cells in milliards of euros.
    pub const MILLIARD: Self = Self(1_000_000_000);

    /// The factor in whole euros.
    #[must_use]
    pub const fn factor(self) -> i64 {
        self.0
    }

    /// The scale with this factor, a power of a thousand up to a milliard.
    #[must_use]
    pub const fn from_factor(factor: i64) -> Option<Self> {
        match factor {
            1 | 1_000 | 1_000_000 | 1_000_000_000 => Some(Self(factor)),
            _ => None,
        }
    }
}

impl Default for Scale {
    fn default() -> Self {
        Self::ONE
    }
}

/// A scale and where it is announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScaleFound {
    /// Byte offset of the first character of the announcement.
    pub start: usize,
    /// Byte offset just after its last character.
    pub end: usize,
    /// What the cells are multiplied by.
    pub scale: Scale,
    /// [`Flag::ScaleWithoutCurrency`] where it does not say that the cells are euros.
    pub flags: Flags,
}

/// The first scale that a header or caption announces: "(bedragen x € 1.000)", "in duizenden
/// euro", "x € 1 mln". Offsets are bytes.
///
/// ```
/// let found = dutch_money::scale("Lasten (bedragen x € 1.000)").unwrap();
/// assert_eq!(found.scale.factor(), 1_000);
/// ```
#[must_use]
pub fn scale(text: &str) -> Option<ScaleFound> {
    let mut starts = text
        .char_indices()
        .filter(|(at, c)| may_start(text, *at, *c))
        .map(|(at, _)| at);
    starts.find_map(|at| scale_at(text, at))
}

fn may_start(text: &str, at: usize, c: char) -> bool {
    match c {
        '×' | '*' | '€' | '(' | '\'' | '\u{2019}' => true,
        'x' | 'X' => starts_word(text, at) || char_before(text, at) == Some('€'),
        'i' | 'I' | 'e' | 'E' | 'm' | 'M' | 'd' | 'D' | 'k' | 'K' => starts_word(text, at),
        _ => false,
    }
}

fn scale_at(text: &str, at: usize) -> Option<ScaleFound> {
    times(text, at)
        .or_else(|| in_words(text, at))
        .or_else(|| bracketed(text, at))
        .or_else(|| in_unit(text, at))
}

fn found(start: usize, end: usize, factor: i64, euro: bool) -> Option<ScaleFound> {
    let flags = if euro {
        Flags::NONE
    } else {
        Flag::ScaleWithoutCurrency.into()
    };
    Some(ScaleFound {
        start,
        end,
        scale: Scale::from_factor(factor)?,
        flags,
    })
}

/// "x € 1.000", "× 1 mln euro", "€ x 1.000".
fn times(text: &str, at: usize) -> Option<ScaleFound> {
    let after = times_sign(text, at)?;
    let near = spaces_back(text, at);
    if is_calculation(text, near) {
        return None;
    }
    // An asterisk at the start of a line is a bullet or a note.
    if char_at(text, at) == Some('*')
        && crate::chars::at_line_start(text, at)
        && !line_is_short(text, at)
    {
        return None;
    }
    let euro_before = currency_before(text, near);
    let next = spaces(text, after);
    let prefix = currency::before_number(text, next);
    let from = prefix.map_or(next, |c| spaces(text, c.end));
    let (factor, end) = power(text, from)?;
    let factor = factor.checked_mul(prefix.and_then(|c| c.factor).unwrap_or(1))?;
    let suffix = currency::after_number(text, spaces(text, end));
    let end = suffix.map_or(end, |c| c.end);
    // "10 stuks x € 1.000 = € 10.000" is a sum.
    if char_at(text, spaces(text, end)) == Some('=') {
        return None;
    }
    found(
        euro_before.unwrap_or(at),
        end,
        factor,
        prefix.is_some() || suffix.is_some() || euro_before.is_some(),
    )
}

fn times_sign(text: &str, at: usize) -> Option<usize> {
    let c = char_at(text, at)?;
    let after = at + c.len_utf8();
    let letter =
        matches!(c, 'x' | 'X') && (starts_word(text, at) || char_before(text, at) == Some('€'));
    let free = ends_word(text, after)
        || char_at(text, after).is_some_and(|c| c.is_ascii_digit())
        || text.get(after..)?.starts_with("EUR");
    (matches!(c, '×' | '*') || letter && free).then_some(after)
}

/// The start of the currency that ends at `at`.
fn currency_before(text: &str, at: usize) -> Option<usize> {
    any_phrase_before(text, at, &["€", "euro's", "euro", "eur"])
}

/// A power of a thousand: "1", "1.000", "1000", "1 mln", "1.000.000", "duizend", "miljoen", "'000".
fn power(text: &str, at: usize) -> Option<(i64, usize)> {
    if let Some(end) = any_phrase(text, at, &["'000"]) {
        return Some((1_000, end));
    }
    if let Some(found) = multiplier::word(text, at).filter(|m| m.kind == multiplier::Kind::Plain) {
        return Some((found.factor, found.end));
    }
    let read = number(
        text,
        at,
        Style {
            plain_spaces: true,
            mend: false,
            letters: false,
        },
    )?;
    let mut factor: i64 = 0;
    for byte in read
        .cleaned()
        .split(|b| *b == b',')
        .next()?
        .iter()
        .filter(|b| b.is_ascii_digit())
    {
        factor = factor
            .checked_mul(10)?
            .checked_add(i64::from(byte - b'0'))?;
    }
    let whole = read
        .cleaned()
        .split(|b| *b == b',')
        .nth(1)
        .is_none_or(|cents| cents == b"00" || cents == b"000");
    let thousands = read.cleaned().split(|b| *b == b',').nth(1) == Some(b"000");
    factor = if thousands {
        factor.checked_mul(1000)?
    } else {
        factor
    };
    let end = tail(text, read.end).unwrap_or(read.end);
    let word = multiplier::multiplier(text, end)
        .filter(|m| factor == 1 && m.kind != multiplier::Kind::Ton);
    let (factor, end) = word.map_or((factor, end), |m| (m.factor, m.end));
    Scale::from_factor(factor)
        .filter(|_| whole && ends_word(text, end))
        .map(|s| (s.factor(), end))
}

/// "in duizenden euro's", "in miljoenen", "in € 1.000", "in k€", "in mln. euro", "in euro's".
fn in_words(text: &str, at: usize) -> Option<ScaleFound> {
    let from = spaces(text, phrase(text, at, "in")?);
    if let Some(found) = plural(text, at, from) {
        return Some(found);
    }
    if let Some(unit) = thousands_unit(text, from).filter(|_| is_header(text, at)) {
        return found(at, unit.1, unit.0, true);
    }
    if let Some(short) = multiplier::word(text, from).filter(|m| m.kind == multiplier::Kind::Plain)
    {
        let end = euro_after(text, short.end);
        return found(at, end.unwrap_or(short.end), short.factor, end.is_some())
            .filter(|_| end.is_some() || is_header(text, at));
    }
    let prefix =
        currency::before_number(text, from).or_else(|| currency::after_number(text, from))?;
    if !is_header(text, at) {
        return None;
    }
    let next = spaces(text, prefix.end);
    let next = times_sign(text, next).map_or(next, |end| spaces(text, end));
    match power(text, next) {
        Some((factor, end)) => found(at, end, factor, true),
        None => found(at, prefix.end, prefix.factor.unwrap_or(1), true),
    }
}

/// "in duizenden (euro's)", "in miljoenen".
fn plural(text: &str, start: usize, from: usize) -> Option<ScaleFound> {
    let plurals = [
        ("duizendtallen", 1_000),
        ("duizenden", 1_000),
        ("miljoenen", 1_000_000),
        ("miljarden", 1_000_000_000),
    ];
    let (end, factor) = plurals
        .into_iter()
        .find_map(|(word, factor)| Some((phrase(text, from, word)?, factor)))?;
    let money = euro_after(text, end);
    // "in miljoenen huishoudens" counts something else.
    let counted =
        char_at(text, spaces(text, end)).is_some_and(char::is_alphabetic) && money.is_none();
    (!counted).then_some(())?;
    let euro_before = any_phrase_before(text, spaces_back(text, start), &["€", "euro's", "euro"]);
    found(
        euro_before.unwrap_or(start),
        money.unwrap_or(end),
        factor,
        money.is_some() || euro_before.is_some(),
    )
}

/// After a currency that closes a header.
fn euro_after(text: &str, at: usize) -> Option<usize> {
    let next = spaces(text, at);
    let next = if char_at(text, next) == Some('(') {
        next + 1
    } else {
        next
    };
    let from = phrase(text, next, "van").map_or(next, |end| spaces(text, end));
    currency::after_number(text, from)
        .or_else(|| currency::before_number(text, from))
        .map(|c| c.end)
}

/// `k€`, `M€`, `€ mln`, `€ 1.000` as a unit.
fn thousands_unit(text: &str, at: usize) -> Option<(i64, usize)> {
    let unit = currency::before_number(text, at)?;
    if let Some(factor) = unit.factor {
        return Some((factor, unit.end));
    }
    let short =
        multiplier::multiplier(text, unit.end).filter(|m| m.kind != multiplier::Kind::Ton)?;
    Some((short.factor, short.end))
}

/// `(€ mln)`, `(k€)`, `(€ 1.000)`, `(€)`.
fn bracketed(text: &str, at: usize) -> Option<ScaleFound> {
    let open = char_at(text, at).filter(|c| matches!(c, '(' | '['))?;
    let from = spaces(text, at + open.len_utf8());
    let start = from;
    let from = phrase(text, from, "bedragen").map_or(from, |end| spaces(text, end));
    let unit_start = from;
    let from = phrase(text, from, "in").map_or(from, |end| spaces(text, end));
    let closes = |end: usize| matches!(char_at(text, spaces(text, end)), Some(')' | ']'));
    if let Some((factor, end)) = thousands_unit(text, from).filter(|(_, end)| closes(*end)) {
        return found(unit_start, end, factor, true);
    }
    if let Some(short) = multiplier::word(text, from).filter(|m| m.kind == multiplier::Kind::Plain)
    {
        let end = euro_after(text, short.end).unwrap_or(short.end);
        return found(unit_start, end, short.factor, end > short.end).filter(|_| closes(end));
    }
    let unit = currency::before_number(text, from)?;
    let (factor, end) = power(text, spaces(text, unit.end)).unwrap_or((1, unit.end));
    let header = end == unit.end
        || factor >= 1_000 && (from > start || is_caption(text, at, spaces(text, end)));
    found(unit_start, end, factor, true).filter(|_| closes(end) && header)
}

/// A header that is nothing but a unit: `€ mln`, `k€`, `mln euro`, "duizenden euro's".
fn in_unit(text: &str, at: usize) -> Option<ScaleFound> {
    if spaces(text, 0) != at {
        return None;
    }
    if let Some((factor, end)) = thousands_unit(text, at)
        .filter(|(_, end)| spaces(text, *end) == text.trim_end().len().max(*end))
    {
        return found(at, end, factor, true);
    }
    if let Some(all) = plural(text, at, at).filter(|s| s.flags.is_empty()) {
        return Some(all);
    }
    let short = multiplier::word(text, at).filter(|m| m.kind == multiplier::Kind::Plain)?;
    let end = euro_after(text, short.end).filter(|end| *end >= text.trim_end().len())?;
    found(at, end, short.factor, true)
}

/// Whether a quantity is the number of a scale: "(x € 1.000)" is a rule, not an amount.
pub(crate) fn is_scale(text: &str, q: &Quantity) -> Option<usize> {
    let before = spaces_back(text, q.start);
    let covers = |found: ScaleFound| (found.end > q.start).then_some(found.end.max(q.end));
    if let Some(c) = char_before(text, before)
        && matches!(c, 'x' | 'X' | '×' | '*')
    {
        let found = times(text, before - c.len_utf8())?;
        return covers(found);
    }
    if let Some(at) = any_phrase_before(text, before, &["in"]) {
        let found = in_words(text, at).filter(|f| f.scale != Scale::ONE)?;
        return covers(found);
    }
    if let Some(c) = char_before(text, before)
        && matches!(c, '(' | '[')
    {
        return covers(bracketed(text, before - c.len_utf8())?);
    }
    // "€ x 1.000": the sign stands after the currency.
    None
}
