//! Two values that belong together: ranges, and lists that share a multiplier.

use crate::chars::{MONTHS, any_phrase, char_at, gap, is_dash, phrase, spaces};
use crate::compose::quantity;
use crate::context::{self, preceded_by};
use crate::implied::is_implied;
use crate::multiplier::{Kind, Multiplier};
use crate::quantity::{Figure, Place, Quantity};

/// A range, with what the two ends lend each other.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Range {
    pub(crate) low: Quantity,
    pub(crate) high: Quantity,
    /// Both ends print a currency, and still the multiplier was lent.
    pub(crate) doubtful: bool,
    /// Neither end prints a currency.
    pub(crate) implied: bool,
}

/// Words that may stand before the second of two values.
const QUALIFIERS: [&str; 11] = [
    "maximaal",
    "bijna",
    "max.",
    "ten hoogste",
    "hooguit",
    "minimaal",
    "circa",
    "ca.",
    "wel",
    "ongeveer",
    "ruim",
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    Dash,
    Until,
    And,
    /// "à", which in "10 à € 50" stands for "at".
    Each,
    /// "vijf- tot": the rest of the first word is in the second.
    Hyphen,
}

/// The range whose lower end is `low`.
pub(crate) fn range(text: &str, low: Quantity, place: Place) -> Option<Range> {
    let (at, link) = link(text, &low)?;
    let paid = place == Place::Prose && low.prefix.is_some();
    let high = quantity(text, at, if paid { Place::Paid } else { place })?;
    let implied = !low.is_money() && !high.is_money() && place == Place::Prose;
    if implied && (high.multiplier.is_none() || !is_implied(text, &high)) {
        return None;
    }
    if link == Link::Each && high.prefix.is_some() && !low.is_money() {
        return None;
    }
    if link == Link::Dash && dash_misleads(text, &low, &high) {
        return None;
    }
    if counts(text, &high) {
        return None;
    }
    if low.is_year() && !low.has_currency() || link != Link::And && is_change(text, &low, &high) {
        return None;
    }
    let (lent, doubtful) = lend(low, &high);
    ascending(&lent, &high).then_some(Range {
        low: lent,
        high,
        doubtful,
        implied,
    })
}

/// After the word or dash that links two ends.
fn link(text: &str, low: &Quantity) -> Option<(usize, Link)> {
    const BETWEEN: [&str; 5] = [
        "tussen",
        "tussen de",
        "tussen circa",
        "tussen ca.",
        "tussen de circa",
    ];
    let at = low.end;
    let next = gap(text, at);
    let until = ["tot en met", "tot", "t/m"];
    if let Some(end) = any_phrase(text, next, &until).filter(|_| next > at) {
        return Some((past_qualifier(text, gap(text, end)), Link::Until));
    }
    if let Some(end) = phrase(text, next, "a").filter(|_| next > at) {
        return Some((gap(text, end), Link::Each));
    }
    if let Some(end) =
        phrase(text, next, "en").filter(|_| preceded_by(text, low.start, &BETWEEN).is_some())
    {
        let from = gap(text, end);
        let from = phrase(text, from, "de").map_or(from, |end| gap(text, end));
        return Some((past_qualifier(text, from), Link::And));
    }
    let near = spaces(text, at);
    let dash = char_at(text, near).filter(|c| is_dash(*c))?;
    let end = near + dash.len_utf8();
    let from = gap(text, end);
    // "5- tot 6 miljoen", and a dash with a space on one side only is a hyphen or a sign.
    if let Some(end) = phrase(text, from, "tot").filter(|_| near == at) {
        return Some((gap(text, end), Link::Hyphen));
    }
    ((near > at) == (from > end)).then_some((from, Link::Dash))
}

/// After "circa" or "maximaal" and the gap that follows.
pub(crate) fn past_qualifier(text: &str, at: usize) -> usize {
    any_phrase(text, at, &QUALIFIERS).map_or(at, |end| gap(text, end))
}

/// A dash also stands in dates, telephone numbers and between headings and amounts.
fn dash_misleads(text: &str, low: &Quantity, high: &Quantity) -> bool {
    let glued = crate::chars::spaces(text, low.end) == low.end;
    let goes_on = char_at(text, high.end).is_some_and(is_dash)
        && text
            .get(high.end..)
            .is_some_and(|rest| rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit()));
    let heading = !glued && !low.is_money() && high.prefix.is_some();
    let code = glued
        && low
            .number()
            .is_some_and(|n| n.cleaned().starts_with(b"0") && n.is_bare() && n.digit_count() > 1);
    goes_on || heading || code || low.minus_inside || high.minus_inside
}

/// "verhoogd met A tot B" and "van A tot B verhoogd" tell of two values, not of a range.
fn is_change(text: &str, low: &Quantity, high: &Quantity) -> bool {
    preceded_by(
        text,
        low.start,
        &[
            "met",
            "van",
            "met circa",
            "van circa",
            "met ruim",
            "van ruim",
        ],
    )
    .is_some()
        && context::changes(text, low.start, high.end)
}

/// The lower end with the upper one's multiplier where it has none and stays below.
fn lend(low: Quantity, high: &Quantity) -> (Quantity, bool) {
    if low.factor().is_some() || low.tail {
        return (low, false);
    }
    let Some(multiplier) = high.multiplier else {
        return lend_word(low, high).map_or((low, false), |lent| (lent, true));
    };
    let lent = lent(low, multiplier);
    if !ascending(&lent, high) {
        return (low, false);
    }
    let own = low.has_currency() && high.has_currency() && high.prefix.is_some();
    (lent, own || low.suffix.is_some())
}

/// "vijf tot zeshonderdduizend euro": the hundreds and thousands of the upper end, where it
/// prints a count of them.
fn lend_word(low: Quantity, high: &Quantity) -> Option<Quantity> {
    const MOST_COUNTED: i64 = 999;
    let Figure::Words { value, .. } = high.figure else {
        return None;
    };
    let whole = value.cents()?.value / 100;
    let small = low.readings(false, 1)?.0.value.below(1000);
    let free = small && !low.is_money() && high.multiplier.is_none();
    let counted = |unit: i64| whole % unit == 0 && (2..=MOST_COUNTED).contains(&(whole / unit));
    let printed = |unit: i64| match unit {
        100_000 => whole / unit < 10,
        100 => whole % 1000 != 0,
        _ => true,
    };
    let units = [100_000, 1_000, 100].into_iter();
    let mut candidates = units
        .filter(|unit| free && counted(*unit) && printed(*unit))
        .map(|factor| Multiplier {
            factor,
            end: low.end,
            kind: Kind::Plain,
        })
        .map(|multiplier| lent(low, multiplier));
    candidates.find(|one| ascending(one, high))
}

/// "€ 5 tot 12 jaar", "€ 500 tot 2030": the second number counts or dates something.
fn counts(text: &str, high: &Quantity) -> bool {
    const COUNTED: [&str; 24] = [
        "jaar",
        "jaren",
        "maanden",
        "weken",
        "dagen",
        "uur",
        "uren",
        "personen",
        "mensen",
        "leden",
        "woningen",
        "inwoners",
        "deelnemers",
        "keer",
        "km",
        "kilometer",
        "meter",
        "m2",
        "ha",
        "hectare",
        "fte",
        "stuks",
        "procent",
        "punten",
    ];
    if high.is_money() || high.multiplier.is_some() {
        return false;
    }
    let round = high.number().is_some_and(|n| n.cleaned().ends_with(b"00"));
    let next = gap(text, high.end);
    high.is_year() && !round
        || any_phrase(text, next, &COUNTED).is_some()
        || any_phrase(text, next, &MONTHS).is_some()
}

pub(crate) fn lent(low: Quantity, multiplier: Multiplier) -> Quantity {
    Quantity {
        multiplier: Some(multiplier),
        ..low
    }
}

fn ascending(low: &Quantity, high: &Quantity) -> bool {
    match (low.readings(false, 1), high.readings(false, 1)) {
        (Some((low, _)), Some((high, _))) => low.value.less_than(high.value),
        _ => false,
    }
}
