//! The amount that a printed value and the words around it make.

use crate::amount::{Alternatives, Amount, Flag, Found, Qualifier};
use crate::context::{Bound, Context};
use crate::range::Range;
use crate::readings::Readings;
use crate::sign::Sign;

pub(crate) fn found<'a>(text: &'a str, start: usize, end: usize, amount: Amount<'a>) -> Found<'a> {
    Found {
        start,
        end,
        raw: text.get(start..end).unwrap_or_default(),
        amount,
    }
}

/// What both sides say: a bound before goes first.
pub(crate) fn merge<'a>(before: Context<'a>, after: Context<'a>) -> Context<'a> {
    Context {
        bound: before.bound.or(after.bound),
        approx: before.approx || after.approx,
        per: after.per.or(before.per),
        vat: after.vat.or(before.vat),
    }
}

/// The amount of one value.
pub(crate) fn single<'a>(
    readings: &Readings,
    sign: &Sign,
    around: Context<'a>,
) -> Option<Amount<'a>> {
    let turn = |cents: i64| if sign.negative { -cents } else { cents };
    let cents = readings.value.cents()?;
    let value = turn(cents.value);
    let mut amount = Amount {
        per: around.per,
        vat: around.vat,
        flags: sign.flags,
        ..Amount::default()
    };
    let others = readings
        .others
        .iter()
        .flatten()
        .filter_map(|other| other.cents());
    for other in others
        .map(|other| turn(other.value))
        .filter(|other| *other != value)
    {
        amount.alternatives_cents.add(other);
    }
    if sign.doubtful && value != 0 {
        amount.alternatives_cents.add(-value);
    }
    if readings.ambiguous || sign.doubtful {
        amount.flags = amount.flags.with(Flag::Ambiguous);
    }
    if !cents.exact {
        let signed = if sign.negative {
            readings.value.negate()
        } else {
            readings.value
        };
        amount.decimal = signed.plain();
        amount.flags = amount.flags.with(Flag::SubCent);
    }
    place(&mut amount, value, around);
    Some(amount)
}

fn place(amount: &mut Amount<'_>, value: i64, around: Context<'_>) {
    match around.bound {
        Some(Bound::AtMost) => {
            (amount.qualifier, amount.max_cents) = (Some(Qualifier::AtMost), Some(value));
        }
        Some(Bound::AtLeast) => {
            (amount.qualifier, amount.min_cents) = (Some(Qualifier::AtLeast), Some(value));
        }
        None => {
            amount.cents = Some(value);
            amount.qualifier = match (around.approx, around.per) {
                (true, _) => Some(Qualifier::Approx),
                (false, Some(_)) => Some(Qualifier::PerUnit),
                (false, None) => None,
            };
        }
    }
}

/// The amount of a range.
pub(crate) fn range_amount<'a>(
    range: &Range,
    around: Context<'a>,
    scale: i64,
) -> Option<Amount<'a>> {
    let tariff = around.per.is_some();
    let (low, low_flags) = range.low.readings(tariff, scale)?;
    let (high, high_flags) = range.high.readings(tariff, scale)?;
    let (min, max) = (low.value.cents()?, high.value.cents()?);
    let mut alternatives = Alternatives::default();
    let others = low.others.iter().chain(&high.others).flatten();
    for other in others.filter_map(|other| other.cents()) {
        alternatives.add(other.value);
    }
    let mut flags = low_flags.union(high_flags);
    if low.ambiguous || high.ambiguous {
        flags = flags.with(Flag::Ambiguous);
    }
    if range.doubtful {
        flags = flags.with(Flag::LentMultiplier);
    }
    if range.implied {
        flags = flags.with(Flag::ImpliedCurrency);
    }
    if !min.exact || !max.exact {
        flags = flags.with(Flag::SubCent);
    }
    Some(Amount {
        min_cents: Some(min.value),
        max_cents: Some(max.value),
        qualifier: Some(Qualifier::Range),
        per: around.per,
        vat: around.vat,
        flags,
        alternatives_cents: alternatives,
        ..Amount::default()
    })
}
