//! What a printed number means: its separators may be those of groups or of decimals.

use crate::decimal::Decimal;
use crate::number::Number;

/// What surrounds a number decides how its separators are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Nothing special.
    Plain,
    /// A multiplier follows, so decimals are likely.
    Multiplied,
    /// The price of a unit, which may have three decimals or more.
    Tariff,
}

/// What a number means: the likeliest value and the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Readings {
    pub(crate) value: Decimal,
    pub(crate) others: [Option<Decimal>; 2],
    pub(crate) ambiguous: bool,
    pub(crate) foreign: bool,
}

impl Readings {
    pub(crate) const fn one(value: Decimal) -> Self {
        Self {
            value,
            others: [None, None],
            ambiguous: false,
            foreign: false,
        }
    }

    const fn or(value: Decimal, other: Decimal) -> Self {
        Self {
            value,
            others: [Some(other), None],
            ambiguous: true,
            foreign: false,
        }
    }

    const fn english(value: Decimal) -> Self {
        Self {
            value,
            others: [None, None],
            ambiguous: false,
            foreign: true,
        }
    }
}

/// The groups of digits of a cleaned number.
struct Shape<'a> {
    cleaned: &'a [u8],
    /// Digits before the last separator, digits after it.
    head: &'a [u8],
    last: &'a [u8],
}

impl<'a> Shape<'a> {
    fn new(cleaned: &'a [u8]) -> Self {
        let cut = cleaned.iter().rposition(|b| !b.is_ascii_digit());
        let (head, last) = cut.map_or((cleaned, &[][..]), |cut| {
            (
                cleaned.get(..cut).unwrap_or_default(),
                cleaned.get(cut + 1..).unwrap_or_default(),
            )
        });
        Self {
            cleaned,
            head,
            last,
        }
    }

    /// Every digit, without any separator.
    fn all(&self) -> Decimal {
        Decimal::new(joined(self.cleaned), 0)
    }

    /// The last separator read as the decimal point.
    fn point(&self) -> Decimal {
        Decimal::new(
            joined(self.cleaned),
            u32::try_from(self.last.len()).unwrap_or(0),
        )
    }

    /// Every digit but the last, which would be a note.
    fn without_note(&self) -> Decimal {
        Decimal::new(joined(self.cleaned) / 10, 0)
    }

    fn separators(&self) -> impl Iterator<Item = u8> {
        self.cleaned.iter().copied().filter(|b| !b.is_ascii_digit())
    }
}

fn joined(cleaned: &[u8]) -> i128 {
    let digits = cleaned.iter().filter(|b| b.is_ascii_digit());
    digits.fold(0_i128, |sum, b| {
        sum.saturating_mul(10).saturating_add(i128::from(b - b'0'))
    })
}

/// Whether the digits are one group, or groups of three after a first of one to three.
fn well_grouped(part: &[u8]) -> bool {
    let mut groups = part.split(|b| !b.is_ascii_digit());
    let first = groups.next().unwrap_or_default();
    let mut more = false;
    let threes = groups.all(|group| {
        more = true;
        group.len() == 3
    });
    threes && !first.is_empty() && (!more || first.len() <= 3)
}

/// The meaning of a cleaned number; None when it is not formed like one.
pub(crate) fn readings(number: &Number, mode: Mode) -> Option<Readings> {
    let shape = Shape::new(number.cleaned());
    if shape.last.is_empty() {
        let value = shape.all().plus(Decimal::new(number.part, 2))?;
        return Some(Readings::one(value));
    }
    let commas = shape.separators().filter(|b| *b == b',').count();
    let dots = shape.separators().filter(|b| *b == b'.').count();
    let count = shape.separators().count();
    let last_is_comma = shape.separators().last() == Some(b',');
    match (commas, last_is_comma) {
        (0, _) if dots == 0 => Some(Readings::one(shape.all())),
        (0, _) => dotted(&shape, count, mode),
        (1, true) => comma(&shape, mode),
        (_, true) if dots == 0 => {
            well_grouped(shape.cleaned).then(|| Readings::english(shape.all()))
        }
        (_, false) if dots == 1 && well_grouped(shape.head) => english_decimals(&shape),
        _ => None,
    }
}

/// Only dots, or spaces and a dot.
fn dotted(shape: &Shape<'_>, count: usize, mode: Mode) -> Option<Readings> {
    let (all, point) = (shape.all(), shape.point());
    let zero = shape.head == b"0";
    if count > 1 && !well_grouped(shape.head) {
        return None;
    }
    match (shape.last.len(), count, mode) {
        (3, 1, _) if zero => Some(Readings::or(point, all)),
        (3, 1, Mode::Multiplied) => Some(Readings::or(all, point)),
        (3, _, _) if well_grouped(shape.cleaned) => Some(Readings::one(all)),
        (3, _, _) => Some(Readings::or(all, point)),
        (1 | 2 | 4, 1, Mode::Multiplied) => Some(Readings::one(point)),
        (1 | 2, _, _) => Some(Readings::or(point, all)),
        (4.., 1, _) if zero => Some(Readings::or(point, all)),
        (4, _, _) => Some(four_after_dot(shape, count)),
        _ => None,
    }
}

/// `62.0003` has a note glued to it, `1.3400` a digit too many.
fn four_after_dot(shape: &Shape<'_>, count: usize) -> Readings {
    let noted = shape.last.last().is_some_and(|b| *b != b'0');
    let (value, other) = if noted {
        (shape.without_note(), shape.all())
    } else {
        (shape.all(), shape.without_note())
    };
    let decimal = (count == 1).then(|| shape.point());
    Readings {
        value,
        others: [Some(other), decimal],
        ambiguous: true,
        foreign: false,
    }
}

/// One comma, after any number of dots or spaces.
fn comma(shape: &Shape<'_>, mode: Mode) -> Option<Readings> {
    let (all, point) = (shape.all(), shape.point());
    let grouped = shape.head.iter().any(|b| !b.is_ascii_digit());
    if !well_grouped(shape.head) {
        let doubtful = Readings {
            ambiguous: true,
            ..Readings::one(point)
        };
        return (shape.last.len() == 2).then_some(doubtful);
    }
    let english = !grouped && shape.head.len() <= 3 && shape.head != b"0";
    match (shape.last.len(), mode) {
        (1 | 2, _) | (3, Mode::Multiplied) => Some(Readings::one(point)),
        (3, Mode::Plain) if english => Some(Readings::or(all, point)),
        (3, Mode::Tariff) if english => Some(Readings::or(point, all)),
        (3, _) if grouped => Some(Readings::or(point, all)),
        (3..=8, _) => Some(Readings::one(point)),
        _ => None,
    }
}

/// `1,250,000.00`.
fn english_decimals(shape: &Shape<'_>) -> Option<Readings> {
    match shape.last.len() {
        1 | 2 => Some(Readings::english(shape.point())),
        3 => Some(Readings {
            foreign: true,
            ..Readings::or(shape.point(), shape.all())
        }),
        _ => None,
    }
}
