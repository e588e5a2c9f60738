//! One table cell read whole.

use crate::after::after;
use crate::amount::{Amount, Flag, Found};
use crate::apart::groups;
use crate::chars::{
    any_phrase, char_at, char_before, gap, gap_back, is_dash, is_space, phrase, spaces, starts_word,
};
use crate::compose::quantity;
use crate::context;
use crate::currency::{self, Currency};
use crate::quantity::{Place, Quantity};
use crate::range::range;
use crate::scale::Scale;
use crate::sign::{self, Sign};
use crate::value::{found, merge, range_amount, single};

/// What a table cell is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell<'a> {
    /// The whole cell is one amount.
    Amount(Found<'a>),
    /// The cell says that there is no value, which is not zero: empty, a dash, `PM`, "nihil".
    NoValue,
    /// Anything else.
    Words,
}

/// Reads one cell of a column of money: no currency is needed, and nothing but the amount may
/// stand in it. Offsets are bytes of `text`; the value is multiplied by `scale`.
///
/// ```
/// use dutch_money::{Cell, Scale, cell};
///
/// let Cell::Amount(found) = cell("1.234,5", Scale::THOUSAND) else { panic!() };
/// assert_eq!(found.amount.cents, Some(123_450_000));
/// assert_eq!(cell("PM", Scale::ONE), Cell::NoValue);
/// assert_eq!(cell("gem. Emmen", Scale::ONE), Cell::Words);
/// ```
#[must_use]
pub fn cell(text: &str, scale: Scale) -> Cell<'_> {
    let start = text.len() - text.trim_start().len();
    let end = start + text.trim().len();
    if is_no_value(text, start, end) {
        return Cell::NoValue;
    }
    amount(text, start, end, scale).map_or(Cell::Words, Cell::Amount)
}

fn is_no_value(text: &str, start: usize, end: usize) -> bool {
    const NOTHING: [&str; 27] = [
        "-/-",
        "volgt",
        "volgt nog",
        "nader te bepalen",
        "n.t.b",
        "niet bekend",
        "pm",
        "p.m.",
        "p.m",
        "nihil",
        "n.v.t.",
        "nvt",
        "n.v.t",
        "n.b.",
        "nb",
        "n.t.b.",
        "ntb",
        "n.n.b.",
        "nnb",
        "geen",
        "n/a",
        "niet van toepassing",
        "pro memorie",
        "nog niet bekend",
        "onbekend",
        "nog te bepalen",
        "nog onbekend",
    ];
    let past_symbol = |from: usize| {
        currency::before_number(text, from)
            .filter(|c| c.end <= end)
            .map_or(from, |c| spaces(text, c.end))
    };
    // The currency stands before the brackets, or inside them.
    let (from, end, _) = unbracket(text, past_symbol(start), end);
    let from = past_symbol(from).min(end);
    let rest = text.get(from..end).unwrap_or_default();
    let blank = rest
        .chars()
        .all(|c| is_dash(c) || is_space(c) || matches!(c, '.' | ',' | '=' | '…'));
    blank
        || NOTHING
            .iter()
            .any(|word| phrase(text, from, word) == Some(end))
}

/// What encloses the number of a cell. Offsets are bytes.
struct Frame {
    start: usize,
    /// Where the cell ends, apart from a sign behind the bracket.
    end: usize,
    inner_start: usize,
    inner_end: usize,
    bracketed: bool,
    /// The currency before the bracket.
    outside: Option<Currency>,
    /// The sign behind the bracket: `(12.345) N`.
    behind: Option<Sign>,
}

fn frame(text: &str, start: usize, end: usize) -> Frame {
    let (end, behind) = bracket_end(text, start, end);
    let symbol = currency::before_number(text, start).filter(|c| c.end < end);
    let outside = symbol.filter(|c| char_at(text, spaces(text, c.end)) == Some('('));
    let open = outside.map_or(start, |c| spaces(text, c.end));
    let (inner_start, inner_end, bracketed) = unbracket(text, open, end);
    Frame {
        start,
        end,
        inner_start,
        inner_end,
        bracketed,
        outside,
        behind,
    }
}

/// The bracketed or signed number that fills the cell from `start` to `end`.
fn amount(text: &str, start: usize, end: usize, scale: Scale) -> Option<Found<'_>> {
    let frame = frame(text, start, end);
    let (from, leading) = leading_sign(text, frame.inner_start);
    let (at, before) = past_words(text, from, frame.inner_end);
    let minus = sign::minus_at(text, at).filter(|_| at > from);
    let leading = Sign {
        start: frame.inner_start,
        negative: leading.negative || minus.is_some(),
        ..leading
    };
    let (at, repaired) = damaged_symbol(text, minus.map_or(at, |end| spaces(text, end)));
    let q = quantity(text, at, Place::Cell)?;
    let q = Quantity {
        prefix: q.prefix.or(frame.outside),
        ..q
    };
    let signed = frame.bracketed || leading.negative;
    if let Some(range) = range(text, q, Place::Cell).filter(|_| !signed) {
        return whole_range(text, &range, before, (start, end), scale);
    }
    let inside = trailing_sign(text, &q, frame.inner_end);
    let q_end = inside.map_or(q.end, |s| s.end);
    let (after, stop) = after(text, q_end);
    if gap(text, stop) < frame.inner_end || stop > frame.inner_end {
        return None;
    }
    let sign = join_signs(leading, inside.or(frame.behind), frame.bracketed);
    let around = merge(merge(before, after), q.words_inside(text));
    let mut amount = valued(text, &q, &sign, around, scale)?;
    if repaired {
        amount.flags = amount.flags.with(Flag::Repaired);
    }
    let worded = before != context::Context::default();
    let from = if worded { at } else { frame.start };
    let to = match frame.behind {
        Some(sign) => sign.end,
        None if frame.bracketed => frame.end,
        None => q_end,
    };
    Some(found(text, from, to, amount))
}

/// The sign after the number, within the brackets if there are any.
fn trailing_sign(text: &str, q: &Quantity, end: usize) -> Option<Sign> {
    let glued = sign::after(text, q.start, q.end).map(|s| Sign {
        doubtful: false,
        ..s
    });
    glued
        .or_else(|| loose_minus(text, q, end))
        .filter(|s| s.end <= end)
}

/// Inside the brackets that enclose the whole cell: `(5)`, `€ (5)` keeps its currency outside.
fn unbracket(text: &str, start: usize, end: usize) -> (usize, usize, bool) {
    let open = char_at(text, start) == Some('(');
    let close = char_before(text, end) == Some(')') && end > start + 1;
    let inner = text
        .get(start + 1..end.saturating_sub(1))
        .unwrap_or_default();
    if open && close && !inner.contains(['(', ')']) {
        return (spaces(text, start + 1), gap_back(text, end - 1), true);
    }
    (start, end, false)
}

/// `(12.345) N`: where the bracket closes, and the sign behind it that ends the cell.
fn bracket_end(text: &str, start: usize, end: usize) -> (usize, Option<Sign>) {
    let cell = text.get(start..end).unwrap_or_default();
    let close = cell.rfind(')').map(|i| start + i + 1);
    let found = close.filter(|close| *close < end).and_then(|close| {
        let sign = sign::after(text, start, close).filter(|s| s.end == end)?;
        Some((close, Some(sign)))
    });
    found.unwrap_or((end, None))
}

/// After a minus, a plus, or `N`/`V` at the start of the cell.
fn leading_sign(text: &str, at: usize) -> (usize, Sign) {
    let none = Sign::none(at, at);
    if text.get(at..).is_some_and(|rest| rest.starts_with("+/-")) {
        return (at, none);
    }
    if let Some(end) = sign::minus_at(text, at).or_else(|| {
        any_phrase(text, at, &["min", "minus"]).filter(|end| char_at(text, *end) != Some('.'))
    }) {
        return (
            spaces(text, end),
            Sign {
                negative: true,
                ..none
            },
        );
    }
    let next = spaces(text, at + 1);
    match char_at(text, at) {
        Some('+') => (next, none),
        Some(letter @ ('N' | 'V')) if next > at + 1 => (
            next,
            Sign {
                negative: letter == 'N',
                flags: Flag::NvSign.into(),
                ..none
            },
        ),
        _ => (at, none),
    }
}

/// After "ca.", "max." and their like.
fn past_words(text: &str, from: usize, end: usize) -> (usize, context::Context<'_>) {
    let mut starts = text
        .get(from..end)
        .unwrap_or_default()
        .char_indices()
        .take(40)
        .map(|(i, _)| from + i);
    let number = starts.find(|at| {
        let c = char_at(text, *at);
        c.is_some_and(|c| c.is_ascii_digit() || c == '€')
            || starts_word(text, *at) && currency::before_number(text, *at).is_some()
    });
    let Some(at) = number.filter(|at| *at > from) else {
        return (from, context::Context::default());
    };
    let (found, start) = context::before(text, at, from);
    if start == from {
        (at, found)
    } else {
        (from, context::Context::default())
    }
}

/// `C 48.310,00`: a currency that was read as a letter, believed only before cents.
fn damaged_symbol(text: &str, at: usize) -> (usize, bool) {
    let next = spaces(text, at + 1);
    let letter = matches!(char_at(text, at), Some('C' | 'E' | 'e')) && next > at + 1;
    let sure = letter
        && quantity(text, next, Place::Cell).is_some_and(|q| {
            let cents = q
                .number()
                .is_some_and(|n| n.cleaned().iter().rev().position(|b| *b == b',') == Some(2));
            q.tail || cents
        });
    if sure { (next, true) } else { (at, false) }
}

/// A dash after a space at the end of the cell.
fn loose_minus(text: &str, q: &Quantity, end: usize) -> Option<Sign> {
    let at = spaces(text, q.end);
    let dash = char_at(text, at).filter(|c| is_dash(*c))?;
    let stop = at + dash.len_utf8();
    // Set far apart it fills the column beside this one; behind "€ 5.000" it is no more
    // than what is left of ",-".
    let is_near = char_at(text, q.end) != Some('\t') && at - q.end <= 1 && q.prefix.is_none();
    (stop == end && at > q.end).then_some(Sign {
        negative: is_near,
        doubtful: true,
        ..Sign::none(q.start, stop)
    })
}

fn join_signs(leading: Sign, trailing: Option<Sign>, bracketed: bool) -> Sign {
    let mut sign = leading;
    if let Some(trailing) = trailing {
        // `5.000-` is bookkeeping in a column; a dash set apart may be a mere filler.
        sign.doubtful |= trailing.doubtful;
        sign.negative |= trailing.negative;
        sign.flags = sign.flags.union(trailing.flags);
    }
    if bracketed {
        // Brackets are a minus in ledgers and mere brackets elsewhere.
        sign.doubtful = !sign.negative;
        sign.negative = true;
        sign.flags = sign.flags.with(Flag::BracketSign);
    }
    sign
}

/// `500 600` without a currency is one number, or two cells that ran together: their values in
/// euro cents.
fn run_together(text: &str, q: &Quantity, scale: Scale) -> Option<[i64; 2]> {
    let number = q.number().filter(|_| !q.is_money())?;
    let (first, rest) = groups(text, number)?;
    let second = text.get(rest..number.end)?;
    let cents = |digits: &str| {
        let value: i64 = digits.parse().ok()?;
        value.checked_mul(scale.factor())?.checked_mul(100)
    };
    Some([cents(first)?, cents(second)?])
}

/// The amount under the scale of its table.
fn valued<'a>(
    text: &str,
    q: &Quantity,
    sign: &Sign,
    around: context::Context<'a>,
    scale: Scale,
) -> Option<Amount<'a>> {
    let tariff = around.per.is_some();
    let (readings, flags) = q.readings(tariff, scale.factor())?;
    let mut amount = single(&readings, sign, around)?;
    amount.flags = amount.flags.union(flags);
    if let Some(parts) = run_together(text, q, scale) {
        amount.flags = amount.flags.with(Flag::Ambiguous);
        for cents in parts {
            amount
                .alternatives_cents
                .add(if sign.negative { -cents } else { cents });
        }
    }
    if scale != Scale::ONE && q.has_currency() {
        let (plain, _) = q.readings(tariff, 1)?;
        let other = single(&plain, sign, around)?;
        let value = amount.cents.or(amount.min_cents).or(amount.max_cents);
        let plain = other.cents.or(other.min_cents).or(other.max_cents);
        if let Some(plain) = plain.filter(|plain| Some(*plain) != value) {
            amount.alternatives_cents.add(plain);
            let doubt = Flag::ScaledCellWithCurrency;
            amount.flags = amount.flags.with(Flag::Ambiguous).with(doubt);
        }
    }
    Some(amount)
}

fn whole_range<'a>(
    text: &'a str,
    range: &crate::range::Range,
    before: context::Context<'a>,
    (start, end): (usize, usize),
    scale: Scale,
) -> Option<Found<'a>> {
    let (after, stop) = after(text, range.high.end);
    if stop < end || start > range.low.start {
        return None;
    }
    let amount = range_amount(range, merge(before, after), scale.factor())?;
    Some(found(text, range.low.start, range.high.end, amount))
}
