//! Cents and groups that a space sets apart from their number: a second value of the same print.

use crate::chars::{
    any_phrase_before, char_at, char_before, ends_word, gap, gap_back, is_digit_at, spaces,
};
use crate::compose::quantity;
use crate::currency::{Kind, after_number};
use crate::multiplier;
use crate::number::Number;
use crate::quantity::{Place, Quantity};
use crate::words::words;

/// The other value in euro cents of a quantity of `value` euro cents.
pub(crate) fn other_value(text: &str, q: &Quantity, value: i64) -> Option<i64> {
    let more = spoken_cents(text, q).or_else(|| cents_after_comma(text, q));
    let more = more.map(|cents| if value < 0 { -cents } else { cents });
    more.map(|cents| value.saturating_add(cents))
        .or_else(|| last_group(text, q))
}

/// The 50 of "2 euro 50", which may be cents or the next thing that is counted.
fn spoken_cents(text: &str, q: &Quantity) -> Option<i64> {
    let whole = q.multiplier.is_none() && q.prefix.is_none() && !q.tail;
    q.suffix.filter(|c| whole && c.kind == Kind::Word)?;
    let next = spaces(text, q.end);
    (next > q.end).then_some(())?;
    two_digits(text, next).or_else(|| worded_cents(text, next))
}

fn two_digits(text: &str, at: usize) -> Option<i64> {
    let digits = text.get(at..at + 2)?;
    let more = is_digit_at(text, at + 2) || !ends_word(text, at + 2);
    let cents: i64 = digits.parse().ok().filter(|cents| *cents > 0)?;
    (!more).then_some(cents)
}

/// "vijftig" after "twee euro", but not "tien" before "miljoen" or "euro".
fn worded_cents(text: &str, at: usize) -> Option<i64> {
    let found = words(text, at)?;
    let next = gap(text, found.end);
    let other = multiplier::word(text, next).is_some() || after_number(text, next).is_some();
    let cents = found.value.cents().filter(|_| !other)?;
    let cents = cents.value / 100;
    (5..100).contains(&cents).then_some(cents)
}

/// The 50 of "€ 12, 50".
fn cents_after_comma(text: &str, q: &Quantity) -> Option<i64> {
    let bare = q.multiplier.is_none() && q.suffix.is_none() && !q.tail && q.prefix.is_some();
    q.number()
        .filter(|n| bare && !n.cleaned().contains(&b','))?;
    let next = spaces(text, q.end + 1);
    let apart = char_at(text, q.end) == Some(',') && next > q.end + 1;
    let cents = two_digits(text, next).filter(|_| apart)?;
    let after = char_at(text, next + 2);
    let longer = matches!(after, Some('.' | ',' | '-' | '/' | ':')) && is_digit_at(text, next + 3);
    let other = matches!(char_at(text, spaces(text, next + 2)), Some('%' | '€'))
        || multiplier::multiplier(text, next + 2).is_some()
        || after_number(text, gap(text, next + 2)).is_some();
    (!longer && !other).then_some(cents)
}

/// "groep 7 en 8 500 euro": the 500 alone, where the 8 may end a list of small numbers.
fn last_group(text: &str, q: &Quantity) -> Option<i64> {
    let number = q.number().filter(|_| q.prefix.is_none())?;
    let (first, rest) = groups(text, number)?;
    let small = first.len() <= 2 && follows_small_number(text, q.start);
    let last = quantity(text, rest, Place::Prose).filter(|_| small)?;
    let (readings, _) = last.readings(false, 1)?;
    readings.value.cents().map(|cents| cents.value)
}

/// The first group of a number that has two with a plain space between, and where the second is.
pub(crate) fn groups<'a>(text: &'a str, number: &Number) -> Option<(&'a str, usize)> {
    let raw = text.get(number.start..number.end)?;
    let two = number.cleaned().split(|b| *b == b' ').count() == 2;
    let (first, _) = raw.split_once(' ').filter(|_| two && !number.repaired)?;
    Some((first, number.start + first.len() + 1))
}

fn follows_small_number(text: &str, at: usize) -> bool {
    let end = gap_back(text, at);
    let joints = ["en", "of", "tot en met", "t/m", ","];
    let Some(joint) = any_phrase_before(text, end, &joints) else {
        return false;
    };
    let mut start = gap_back(text, joint);
    let before = |at: usize| char_before(text, at);
    let mut digits = 0;
    while digits < 3 && before(start).is_some_and(|c| c.is_ascii_digit()) {
        start -= 1;
        digits += 1;
    }
    let grouped = before(start).is_some_and(|c| matches!(c, '.' | ','));
    (1..=2).contains(&digits) && !grouped
}
