//! Numbers in digits: what is printed, before anybody decides what it means.

use crate::chars::{at_line_start, char_at, gap, is_digit_at, is_space, is_special_space, spaces};
use crate::currency;
use crate::multiplier;
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
    if let Some(comma) = torn_before_comma(text, at, style, found) {
        return Some(comma);
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
    if !torn || is_list_number(text, next, style, found) {
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

/// "1. 500 euro" at the start of a line: the number of an item, and behind it the amount.
/// No amount begins with a zero, so "80. 000" is one that was torn; and so is what stands
/// behind a currency, or alone in a cell.
fn is_list_number(text: &str, next: usize, style: Style, found: &Number) -> bool {
    !style.letters
        && found.len <= 2
        && !is_next_zero(text, next)
        && at_line_start(text, found.start)
        && text.get(next + 3..).is_some_and(|rest| {
            let rest = rest.trim_start();
            !rest.is_empty() && !rest.starts_with([',', '.', '-', '–', '\t'])
        })
}

fn is_next_zero(text: &str, at: usize) -> bool {
    char_at(text, at) == Some('0')
}

/// `12 ,50`: a space before the cents.
fn torn_before_comma(text: &str, at: usize, style: Style, found: &mut Number) -> Option<usize> {
    let comma = spaces(text, at);
    let cents = char_at(text, comma) == Some(',')
        && is_digit_at(text, comma + 1)
        && is_digit_at(text, comma + 2)
        && !is_digit_at(text, comma + 3);
    if !style.mend || !cents || found.len == 0 || found.cleaned().contains(&b',') {
        return None;
    }
    found.repaired = true;
    found.push(b',')?;
    Some(comma + 1)
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

/// `1½`, `1 ½`, `1 1/2`, "2 en een half".
fn fraction(text: &str, found: &mut Number) {
    if !found.is_bare() {
        return;
    }
    let at = spaces(text, found.end);
    let part = part_at(text, at).filter(|(_, end)| at > found.end || end - at == '½'.len_utf8());
    if let Some((hundredths, end)) = part {
        (found.part, found.end) = (hundredths, end);
    } else if let Some(end) = and_a_half(text, found.end) {
        (found.part, found.end) = (50, end);
    }
}

/// The part of one at `at`, in hundredths, and where it ends. `1/2` is one only before a
/// multiplier or a currency.
pub(crate) fn part_at(text: &str, at: usize) -> Option<(i128, usize)> {
    const PARTS: [(&str, i128); 6] = [
        ("½", 50),
        ("¼", 25),
        ("¾", 75),
        ("1/2", 50),
        ("1/4", 25),
        ("3/4", 75),
    ];
    let rest = text.get(at..)?;
    let (print, hundredths) = PARTS.iter().find(|(print, _)| rest.starts_with(print))?;
    let end = at + print.len();
    let next = gap(text, end);
    let counts = !print.is_ascii()
        || multiplier::word(text, next).is_some()
        || currency::after_number(text, next).is_some();
    counts.then_some((*hundredths, end))
}
