//! Numbers in digits: what is printed, before anybody decides what it means.

use crate::chars::{char_at, gap, is_digit_at, is_space, is_special_space, spaces};
use crate::decimal::Decimal;
use crate::words::and_a_half;

/// How freely digits may be joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Style {
    /// A plain space may separate groups: `1 250 000`.
    pub(crate) plain_spaces: bool,
    /// Groups torn apart are joined again: `80. 000`.
    pub(crate) mend: bool,
    /// Letters that look like digits are digits: `1O.000`.
    pub(crate) letters: bool,
}

/// Nothing is joined and nothing mended.
pub(crate) const STRICT: Style = Style {
    plain_spaces: false,
    mend: false,
    letters: false,
};

/// A printed number, cleaned of spaces and damage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Number {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Digits, `.`, `,`, and a space between groups.
    text: [u8; Self::ROOM],
    len: usize,
    /// Something was mended.
    pub(crate) repaired: bool,
    /// Where the number would end, and what it would be, had nothing been joined.
    pub(crate) unjoined: Option<(usize, usize)>,
    /// Hundredths added by `½`, `¼`, `¾`.
    pub(crate) part: i128,
}

impl Number {
    const ROOM: usize = 32;
    /// Digits that fit the arithmetic with room for every multiplier.
    const MOST_DIGITS: usize = 21;

    const fn empty(start: usize) -> Self {
        Self {
            start,
            end: start,
            text: [0; Self::ROOM],
            len: 0,
            repaired: false,
            unjoined: None,
            part: 0,
        }
    }

    /// The cleaned number.
    pub(crate) fn cleaned(&self) -> &[u8] {
        self.text.get(..self.len).unwrap_or_default()
    }

    /// The cleaned number as it is before the first join over damage.
    pub(crate) fn before_join(&self) -> Option<Self> {
        let (len, end) = self.unjoined?;
        Some(Self {
            len,
            end,
            repaired: false,
            unjoined: None,
            ..*self
        })
    }

    pub(crate) fn is_bare(&self) -> bool {
        self.cleaned().iter().all(u8::is_ascii_digit)
    }

    /// Whether the digits may be a year.
    pub(crate) fn is_year(&self) -> bool {
        let digits = self.cleaned();
        self.is_bare()
            && digits.len() == 4
            && (digits.starts_with(b"19") || digits.starts_with(b"20"))
    }

    pub(crate) fn digit_count(&self) -> usize {
        self.cleaned().iter().filter(|b| b.is_ascii_digit()).count()
    }

    fn push(&mut self, byte: u8) -> Option<()> {
        *self.text.get_mut(self.len)? = byte;
        self.len += 1;
        Some(())
    }

    /// Digits since the last separator.
    fn last_group(&self) -> usize {
        self.cleaned()
            .iter()
            .rev()
            .take_while(|b| b.is_ascii_digit())
            .count()
    }

    /// Whether another group of three may follow.
    fn takes_group(&self) -> bool {
        let cleaned = self.cleaned();
        let last = self.last_group();
        let first = last == cleaned.len();
        !cleaned.contains(&b',')
            && if first {
                (1..=3).contains(&last) && cleaned != b"0"
            } else {
                last == 3
            }
    }
}

/// The number at `at`. None when it is longer than any amount.
pub(crate) fn number(text: &str, at: usize, style: Style) -> Option<Number> {
    let mut found = Number::empty(at);
    let mut pos = digits(text, at, style, &mut found)?;
    if found.len == 0 {
        pos = cents_only(text, at, style, &mut found)?;
    }
    while let Some(next) = separator(text, pos, style, &mut found) {
        pos = digits(text, next, style, &mut found)?;
    }
    found.end = pos;
    fraction(text, &mut found);
    (found.digit_count() <= Number::MOST_DIGITS).then_some(found)
}

/// After the run of digits at `at`.
fn digits(text: &str, at: usize, style: Style, found: &mut Number) -> Option<usize> {
    let mut pos = at;
    while let Some(byte) = text.as_bytes().get(pos) {
        let digit = if byte.is_ascii_digit() {
            Some(*byte)
        } else {
            lookalike(text, pos, *byte, style, found)
        };
        let Some(digit) = digit else { break };
        found.repaired |= digit != *byte;
        found.push(digit)?;
        pos += 1;
    }
    Some(pos)
}

/// The digit that a letter stands for, where digits or separators with digits are beside it.
fn lookalike(text: &str, at: usize, byte: u8, style: Style, found: &Number) -> Option<u8> {
    if !style.letters {
        return None;
    }
    let digit = match byte {
        b'l' | b'I' => b'1',
        b'O' | b'o' => b'0',
        b'S' => b'5',
        _ => return None,
    };
    let part = |b: &u8| {
        matches!(
            b,
            b'0'..=b'9' | b'.' | b',' | b'l' | b'I' | b'O' | b'o' | b'S'
        )
    };
    let run = text
        .as_bytes()
        .get(at..)?
        .iter()
        .take(24)
        .take_while(|b| part(b));
    let width = run.clone().count();
    let proven = found.len > 0 || run.clone().filter(|b| b.is_ascii_digit()).count() >= 2;
    (proven && crate::chars::ends_word(text, at + width)).then_some(digit)
}

/// `,50` directly after a currency.
fn cents_only(text: &str, at: usize, style: Style, found: &mut Number) -> Option<usize> {
    let cents =
        char_at(text, at) == Some(',') && is_digit_at(text, at + 1) && is_digit_at(text, at + 2);
    if !style.mend || !cents || is_digit_at(text, at + 3) {
        return None;
    }
    found.push(b'0')?;
    Some(at)
}

/// After the separator at `at`, when the number goes on.
fn separator(text: &str, at: usize, style: Style, found: &mut Number) -> Option<usize> {
    let c = char_at(text, at)?;
    let after = at + c.len_utf8();
    if matches!(c, '.' | ',') {
        if is_digit_at(text, after)
            || text
                .as_bytes()
                .get(after)
                .is_some_and(|b| lookalike(text, after, *b, style, found).is_some())
        {
            found.push(text.as_bytes().get(at).copied()?)?;
            return Some(after);
        }
        return (c == '.')
            .then(|| torn_after_dot(text, at, after, style, found))
            .flatten();
    }
    if !is_space(c) {
        return None;
    }
    torn_group(text, at, after, style, found).or_else(|| {
        let allowed = is_special_space(c) || style.plain_spaces;
        let joins = allowed
            && found.takes_group()
            && !found.cleaned().contains(&b'.')
            && group_at(text, after);
        joins.then(|| found.push(b' ')).flatten()?;
        Some(after)
    })
}

/// Whether exactly three digits stand at `at`.
fn group_at(text: &str, at: usize) -> bool {
    (0..3).all(|i| is_digit_at(text, at + i)) && !is_digit_at(text, at + 3)
}

/// `80. 000` and `2.300.` at the end of a line.
fn torn_after_dot(
    text: &str,
    dot: usize,
    after: usize,
    style: Style,
    found: &mut Number,
) -> Option<usize> {
    let next = gap(text, after);
    let torn = next > after && style.mend && found.takes_group() && group_at(text, next);
    if !torn {
        return None;
    }
    found.repaired = true;
    // A line break inside a well-formed number is no second reading when zeros follow.
    let zeros = text.get(next..next + 3) == Some("000");
    if !zeros {
        found.unjoined.get_or_insert((found.len, dot));
    }
    found.push(b'.')?;
    Some(next)
}

/// `3.4 75.000`: a group torn in two.
fn torn_group(
    text: &str,
    at: usize,
    after: usize,
    style: Style,
    found: &mut Number,
) -> Option<usize> {
    let missing = 3_usize.checked_sub(found.last_group())?;
    let torn = style.mend
        && found.cleaned().contains(&b'.')
        && !found.cleaned().contains(&b',')
        && missing > 0;
    let filled = (0..missing).all(|i| is_digit_at(text, after + i));
    let dot = after + missing;
    if !torn || !filled || char_at(text, dot) != Some('.') || !group_at(text, dot + 1) {
        return None;
    }
    found.repaired = true;
    found.unjoined.get_or_insert((found.len, at));
    Some(after)
}

/// `1½`, `1 ½`, "2 en een half".
fn fraction(text: &str, found: &mut Number) {
    let at = spaces(text, found.end);
    let part = match char_at(text, at) {
        Some('½') => Some(50),
        Some('¼') => Some(25),
        Some('¾') => Some(75),
        _ => None,
    };
    if let (Some(part), true) = (part, found.is_bare()) {
        found.part = part;
        found.end = at + 2;
    } else if let Some(end) = and_a_half(text, found.end).filter(|_| found.is_bare()) {
        found.part = 50;
        found.end = end;
    }
}

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
