//! Number, multiplier and currency together: one printed value.

use crate::amount::{Flag, Flags};
use crate::chars::{char_before, is_dash, is_word_char};
use crate::context::{self, Context};
use crate::currency::{Currency, Kind};
use crate::decimal::Decimal;
use crate::multiplier::{self, Multiplier};
use crate::number::Number;
use crate::readings::{Mode, Readings, readings};

/// One printed value with everything that belongs to it, except what stands before its sign.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Quantity {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Where the number starts.
    pub(crate) figure_start: usize,
    pub(crate) figure: Figure,
    pub(crate) multiplier: Option<Multiplier>,
    /// Whole euros that a second, smaller part adds: "6 miljoen 400 duizend".
    pub(crate) added: i64,
    pub(crate) prefix: Option<Currency>,
    pub(crate) suffix: Option<Currency>,
    /// `,-` and its like.
    pub(crate) tail: bool,
    /// The tail starts with a dot, which also closes the number of a heading.
    pub(crate) dotted_tail: bool,
    /// A minus between currency and number.
    pub(crate) minus_inside: bool,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Figure {
    Digits(Number),
    Words {
        value: Decimal,
        needs_multiplier: bool,
    },
}

/// Where a quantity stands decides how freely it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Running text.
    Prose,
    /// Running text after a currency that the text before lends: the 110k of "€ 90-110k".
    Paid,
    /// A table cell, where money is expected.
    Cell,
}

impl Quantity {
    /// Whether the print itself says that it is money.
    pub(crate) fn is_money(&self) -> bool {
        self.has_currency() || self.tail
    }

    pub(crate) fn has_currency(&self) -> bool {
        self.prefix.is_some() || self.suffix.is_some()
    }

    pub(crate) fn number(&self) -> Option<&Number> {
        match &self.figure {
            Figure::Digits(number) => Some(number),
            Figure::Words { .. } => None,
        }
    }

    pub(crate) fn is_year(&self) -> bool {
        let lone = self.multiplier.is_none() && !self.tail && self.suffix.is_none();
        lone && self.number().is_some_and(Number::is_year)
    }

    /// What the number is multiplied by, apart from a table's scale.
    pub(crate) fn factor(&self) -> Option<i64> {
        let symbol = self
            .prefix
            .and_then(|c| c.factor)
            .or_else(|| self.suffix.and_then(|c| c.factor));
        self.multiplier.map(|m| m.factor).or(symbol)
    }

    /// What the words between the currency and the number say: "€ circa 5.000".
    pub(crate) fn words_inside<'a>(&self, text: &'a str) -> Context<'a> {
        self.prefix.map_or(Context::default(), |prefix| {
            context::before(text, self.figure_start, prefix.end).0
        })
    }

    fn is_cents(&self) -> bool {
        self.suffix
            .is_some_and(|c| matches!(c.kind, Kind::Cent | Kind::ShortCent))
    }

    /// The values in euros. `scale` is that of a table.
    pub(crate) fn readings(&self, tariff: bool, scale: i64) -> Option<(Readings, Flags)> {
        let factor = self.factor();
        let mode = match (factor, tariff) {
            (Some(_), _) => Mode::Multiplied,
            (None, _) if scale > 1 => Mode::Tariff,
            (None, true) => Mode::Tariff,
            (None, false) => Mode::Plain,
        };
        let (found, mut flags) = self.figure_readings(mode)?;
        let lift = |value: Decimal| -> Option<Decimal> {
            let value = if self.is_cents() {
                value.hundredth()
            } else {
                value
            };
            let value = value
                .times(factor.unwrap_or(scale))?
                .plus(Decimal::whole(self.added))?;
            Some(if self.minus_inside {
                value.negate()
            } else {
                value
            })
        };
        let others = found.others.map(|other| other.and_then(lift));
        let mut lifted = Readings {
            value: lift(found.value)?,
            others,
            ..found
        };
        if self
            .multiplier
            .is_some_and(|m| m.kind == multiplier::Kind::DoubtfulLetter)
        {
            lifted.ambiguous = true;
            lifted.others = [Some(found.value), lifted.others[0]];
        }
        if lifted.foreign {
            flags = flags.with(Flag::ForeignStyle);
        }
        Some((lifted, flags))
    }

    fn figure_readings(&self, mode: Mode) -> Option<(Readings, Flags)> {
        let number = match &self.figure {
            Figure::Words { value, .. } => return Some((Readings::one(*value), Flags::NONE)),
            Figure::Digits(number) => number,
        };
        let mut found = readings(number, mode)?;
        let flags = if number.repaired {
            Flag::Repaired.into()
        } else {
            Flags::NONE
        };
        if let Some(apart) = number.before_join().filter(|_| self.suffix.is_none()) {
            let other = readings(&apart, mode)?.value;
            found = Readings {
                others: [Some(other), found.others[0]],
                ambiguous: true,
                ..found
            };
        }
        Some((found, flags))
    }
}

/// Whether what stands directly before makes it something else than an amount.
pub(crate) fn starts_well(text: &str, q: &Quantity) -> bool {
    let Some(before) = char_before(text, q.start) else {
        return true;
    };
    if q.prefix.is_some() {
        return q.prefix.is_some_and(|c| c.kind == Kind::Symbol) || starts_word(text, q.start);
    }
    if is_word_char(before) || matches!(before, '/' | '\\' | '@' | '#' | '=' | '§') {
        return false;
    }
    let at = q.start - before.len_utf8();
    let two = char_before(text, at);
    if is_dash(before) {
        return !two.is_some_and(is_word_char);
    }
    !(matches!(before, '.' | ',' | ':') && two.is_some_and(|c| c.is_ascii_digit()))
}

fn starts_word(text: &str, at: usize) -> bool {
    crate::chars::starts_word(text, at)
}

/// "Euro 6", "EURO 2024": a standard or a cup, unless the number is printed as money.
pub(crate) fn is_named_euro(q: &Quantity) -> bool {
    let Some(prefix) = q.prefix else { return false };
    let plain = q.multiplier.is_none() && !q.tail && q.suffix.is_none();
    let Some(number) = q.number().filter(|n| plain && n.is_bare()) else {
        return false;
    };
    match prefix.kind {
        Kind::Capital => number.digit_count() <= 2 || number.is_year(),
        Kind::Word => number.is_year(),
        _ => false,
    }
}
