//! What the reader says about one amount.

use std::fmt;

/// One amount and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<'a> {
    /// Byte offset of the first character of [`raw`](Self::raw) in the text.
    pub start: usize,
    /// Byte offset just after the last character of [`raw`](Self::raw).
    pub end: usize,
    /// The text as printed: number, currency, multiplier, tail and sign; for a range both ends.
    pub raw: &'a str,
    /// The meaning of the text.
    pub amount: Amount<'a>,
}

/// The value of an amount in euro cents, with every reason to doubt it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Amount<'a> {
    /// The value in euro cents; absent for a range or a bound.
    pub cents: Option<i64>,
    /// The lower end of a range, or the bound of "ten minste", in euro cents.
    pub min_cents: Option<i64>,
    /// The upper end of a range, or the bound of "ten hoogste", in euro cents.
    pub max_cents: Option<i64>,
    /// How the value is to be taken; absent when it is exact.
    ///
    /// A range or bound goes before "circa", and that before "per jaar":
    /// "ten hoogste € 5 per jaar" is [`Qualifier::AtMost`] with [`per`](Self::per) set.
    pub qualifier: Option<Qualifier>,
    /// The unit that the amount is paid for: "jaar", "woning", "m2".
    pub per: Option<&'a str>,
    /// Whether value added tax is in the amount, where the text says so.
    pub vat: Option<Vat>,
    /// Why a person should look.
    pub flags: Flags,
    /// Other values the same text may have, in euro cents, ascending, without
    /// [`cents`](Self::cents). For a bound or a range they are other values of its ends.
    pub alternatives_cents: Alternatives,
    /// The value in euros where cents do not hold it ("1.265"): a plain decimal number with a
    /// dot. [`cents`](Self::cents) is then rounded.
    pub decimal: Option<String>,
}

/// How a value is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Qualifier {
    /// "circa", "ruim", "bijna": the printed value is near the true one.
    Approx,
    /// "ten hoogste", "maximaal": an upper bound.
    AtMost,
    /// "ten minste", "vanaf": a lower bound.
    AtLeast,
    /// "€ 2 tot 3 miljoen": both ends are printed.
    Range,
    /// "€ 5 per woning": the value of one unit.
    PerUnit,
}

impl Qualifier {
    /// The name used in data: `approx`, `at_most`, `at_least`, `range` or `per_unit`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Approx => "approx",
            Self::AtMost => "at_most",
            Self::AtLeast => "at_least",
            Self::Range => "range",
            Self::PerUnit => "per_unit",
        }
    }
}

/// Whether value added tax is in an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Vat {
    /// "exclusief btw".
    Excl,
    /// "inclusief btw".
    Incl,
}

impl Vat {
    /// The name used in data: `excl` or `incl`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Excl => "excl",
            Self::Incl => "incl",
        }
    }
}

/// One reason why a person should look at an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Flag {
    /// The text has more than one reading.
    Ambiguous,
    /// Damage of the text was undone: a group torn apart, a letter that stands for a digit.
    Repaired,
    /// No currency is printed; the sentence or a neighbour says it is money.
    ImpliedCurrency,
    /// The number is grouped as in English: `1,250,000.00`.
    ForeignStyle,
    /// The multiplier stands at a neighbour: `4, 7 en 9 miljoen`.
    LentMultiplier,
    /// The cell has a currency of its own, and no multiplier, under a header that announces a
    /// scale.
    ScaledCellWithCurrency,
    /// The sign is a letter or word: `N`, `V`, "nadelig".
    NvSign,
    /// The sign is a pair of brackets.
    BracketSign,
    /// Cents do not hold the value; see [`Amount::decimal`].
    SubCent,
    /// A table's scale is announced without a currency.
    ScaleWithoutCurrency,
}

impl Flag {
    /// Every flag, in the order in which [`Flags::iter`] gives them.
    pub const ALL: [Self; 10] = [
        Self::Ambiguous,
        Self::Repaired,
        Self::ImpliedCurrency,
        Self::ForeignStyle,
        Self::LentMultiplier,
        Self::ScaledCellWithCurrency,
        Self::NvSign,
        Self::BracketSign,
        Self::SubCent,
        Self::ScaleWithoutCurrency,
    ];

    /// The name used in data, in snake case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ambiguous => "ambiguous",
            Self::Repaired => "repaired",
            Self::ImpliedCurrency => "implied_currency",
            Self::ForeignStyle => "foreign_style",
            Self::LentMultiplier => "lent_multiplier",
            Self::ScaledCellWithCurrency => "scaled_cell_with_currency",
            Self::NvSign => "nv_sign",
            Self::BracketSign => "bracket_sign",
            Self::SubCent => "sub_cent",
            Self::ScaleWithoutCurrency => "scale_without_currency",
        }
    }

    const fn bit(self) -> u16 {
        1 << (self as u16)
    }
}

/// A set of [`Flag`]s.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Flags(u16);

impl Flags {
    /// The empty set.
    pub const NONE: Self = Self(0);

    /// Whether the set is empty.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the set has this flag.
    #[must_use]
    pub const fn contains(self, flag: Flag) -> bool {
        self.0 & flag.bit() != 0
    }

    /// The set with this flag added.
    #[must_use]
    pub const fn with(self, flag: Flag) -> Self {
        Self(self.0 | flag.bit())
    }

    /// The flags that are in either set.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The flags of the set, in the order of [`Flag::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Flag> {
        Flag::ALL
            .into_iter()
            .filter(move |flag| self.contains(*flag))
    }
}

impl From<Flag> for Flags {
    fn from(flag: Flag) -> Self {
        Self::NONE.with(flag)
    }
}

impl fmt::Debug for Flags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// At most four other values of a text, in euro cents, ascending and distinct.
///
/// It is a slice to its users, and lives without the heap.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Alternatives {
    values: [i64; Self::ROOM],
    len: usize,
}

impl Alternatives {
    const ROOM: usize = 4;

    /// The values as a slice.
    #[must_use]
    pub fn as_slice(&self) -> &[i64] {
        self.values.get(..self.len).unwrap_or_default()
    }

    /// Adds a value unless it is there or the room is full: no text has more readings.
    pub(crate) fn add(&mut self, cents: i64) {
        if self.as_slice().contains(&cents) {
            return;
        }
        if let Some(slot) = self.values.get_mut(self.len) {
            *slot = cents;
            self.len += 1;
        }
        if let Some(used) = self.values.get_mut(..self.len) {
            used.sort_unstable();
        }
    }
}

impl std::ops::Deref for Alternatives {
    type Target = [i64];

    fn deref(&self) -> &[i64] {
        self.as_slice()
    }
}

impl fmt::Debug for Alternatives {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.as_slice()).finish()
    }
}
