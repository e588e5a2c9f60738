//! Amounts in running text.

use crate::after::{after, page_vat};
use crate::amount::{Alternatives, Amount, Flag, Flags, Found, Qualifier, Vat};
use crate::chars::{char_at, char_before, ends_word, is_dash, is_digit_at, spaces};
use crate::context::{self, Bound, Context};
use crate::currency::{self, Kind};
use crate::implied;
use crate::multiplier;
use crate::quantity::{self, Place, Quantity, quantity};
use crate::range::{Range, range, shared};
use crate::readings::Readings;
use crate::scale;
use crate::sign::{self, Sign};

/// The amounts of a text, in order, not overlapping.
///
/// The text may be of any length: the work grows with the length, and nothing is allocated
/// unless cents do not hold a value.
///
/// ```
/// let found: Vec<_> = dutch_money::find("van € 300.000 naar 0,45 miljoen euro").collect();
/// assert_eq!(found[0].amount.cents, Some(30_000_000));
/// assert_eq!(found[1].raw, "0,45 miljoen euro");
/// assert_eq!(found[1].amount.cents, Some(45_000_000));
/// ```
pub fn find(text: &str) -> impl Iterator<Item = Found<'_>> + '_ {
    Finder {
        text,
        at: 0,
        floor: 0,
        list_end: 0,
        page: Page { end: 0, vat: None },
    }
}

struct Finder<'a> {
    text: &'a str,
    at: usize,
    /// Where the last amount ended: nothing before it is looked at again.
    floor: usize,
    /// Up to where a list shares the currency of its first item.
    list_end: usize,
    page: Page,
}

/// What the page says of all its amounts; pages end at a form feed.
struct Page {
    end: usize,
    vat: Option<Vat>,
}

enum Step<'a> {
    Found(Found<'a>),
    Skip(usize),
}

impl<'a> Iterator for Finder<'a> {
    type Item = Found<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(at) = next_trigger(self.text, self.at) {
            match self.step(at) {
                Step::Skip(end) => self.at = end.max(at + 1),
                Step::Found(mut found) => {
                    self.at = found.end.max(at + 1);
                    self.floor = found.end;
                    found.amount.vat = found.amount.vat.or_else(|| self.page_vat(found.start));
                    return Some(found);
                }
            }
        }
        None
    }
}

impl<'a> Finder<'a> {
    fn step(&mut self, at: usize) -> Step<'a> {
        let text = self.text;
        if is_idle(text.as_bytes(), at) {
            return Step::Skip(skip(text, at));
        }
        let Some(q) = quantity(text, at, Place::Prose) else {
            return Step::Skip(skip(text, at));
        };
        if !quantity::starts_well(text, &q) || quantity::is_named_euro(&q) {
            return Step::Skip(q.end.max(skip(text, at)));
        }
        if let Some(end) = scale::is_scale(text, &q) {
            return Step::Skip(end);
        }
        match self.amount(q) {
            Some(found) => Step::Found(found),
            None => Step::Skip(if q.is_money() {
                q.end.max(skip(text, at))
            } else {
                skip(text, at)
            }),
        }
    }

    fn amount(&mut self, q: Quantity) -> Option<Found<'a>> {
        let text = self.text;
        if let Some(range) = range(text, q, Place::Prose).filter(|range| !self.is_signed(range)) {
            return self.range(&range);
        }
        let mut flags = Flags::NONE;
        let mut q = q;
        let listed = q.start < self.list_end;
        if let Some(list) = shared(text, q, listed) {
            flags = flags.with(list.flag);
            q = list.first;
            self.list_end = list.end;
        } else if !q.is_money() {
            (listed || implied::is_implied(text, &q)).then_some(())?;
            flags = flags.with(Flag::ImpliedCurrency);
        }
        if goes_on_with_dash(text, &q) {
            (!is_datelike(&q)).then_some(())?;
            flags = flags.with(Flag::Ambiguous);
        }
        if is_foreign_tail(text, &q) || is_doubtful_tail(&q) || !cents_are_money(text, &q) {
            return None;
        }
        let sign = sign::in_prose(text, q.start, q.end, self.floor);
        let (before, _) = context::before(text, sign.start, self.floor);
        let (after, _) = after(text, sign.end.max(q.end));
        let around = merge(before, after);
        let (readings, more) = q.readings(around.per.is_some(), 1)?;
        let mut amount = single(&readings, &sign, around)?;
        if let (Some(cents), Some(value)) = (spoken_cents(text, &q), amount.cents) {
            amount.flags = amount.flags.with(Flag::Ambiguous);
            amount.alternatives_cents.add(value.saturating_add(cents));
        }
        amount.flags = amount.flags.union(flags).union(more);
        Some(found(text, sign.start, sign.end.max(q.end), amount))
    }

    /// A minus before the lower end makes two amounts of it: a range has no sign.
    fn is_signed(&self, range: &Range) -> bool {
        let low = &range.low;
        let sign = sign::in_prose(self.text, low.start, low.end, self.floor);
        sign.negative && sign.start < low.start
    }

    fn range(&self, range: &Range) -> Option<Found<'a>> {
        let text = self.text;
        let (before, _) = context::before(text, range.low.start, self.floor);
        let (after, _) = after(text, range.high.end);
        let amount = range_amount(range, merge(before, after), 1)?;
        Some(found(text, range.low.start, range.high.end, amount))
    }

    fn page_vat(&mut self, at: usize) -> Option<Vat> {
        if at >= self.page.end {
            let rest = self.text.get(at..).unwrap_or_default();
            let start = self
                .text
                .get(self.page.end..at)
                .and_then(|part| part.rfind('\u{c}'))
                .map_or(self.page.end, |i| self.page.end + i);
            let end = rest.find('\u{c}').map_or(self.text.len(), |i| at + i);
            let vat = self.text.get(start..end).and_then(page_vat);
            self.page = Page {
                end: end.max(at + 1),
                vat,
            };
        }
        self.page.vat
    }
}

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

/// The 50 of "2 euro 50", which may be cents or the next thing that is counted.
fn spoken_cents(text: &str, q: &Quantity) -> Option<i64> {
    let whole = q.multiplier.is_none() && q.prefix.is_none() && !q.tail;
    q.suffix.filter(|c| whole && c.kind == Kind::Word)?;
    let next = spaces(text, q.end);
    let digits = text.get(next..next + 2).filter(|_| next > q.end)?;
    let more = is_digit_at(text, next + 2) || !ends_word(text, next + 2);
    let cents: i64 = digits.parse().ok().filter(|cents| *cents > 0)?;
    (!more).then_some(cents)
}

/// Whether another number is glued to this one by a dash, without being a range.
fn goes_on_with_dash(text: &str, q: &Quantity) -> bool {
    let dash = char_at(text, q.end).filter(|c| is_dash(*c) && q.suffix.is_none() && !q.tail);
    dash.is_some_and(|c| is_digit_at(text, q.end + c.len_utf8()))
}

fn is_datelike(q: &Quantity) -> bool {
    q.number()
        .is_some_and(|n| n.is_bare() && n.digit_count() <= 4)
}

/// `f 5.000,-` is guilders.
fn is_foreign_tail(text: &str, q: &Quantity) -> bool {
    !q.has_currency() && currency::is_foreign(text, q.start, q.end)
}

/// `5.-` numbers a heading, `2023,-` a year: without a currency they need a better look.
fn is_doubtful_tail(q: &Quantity) -> bool {
    let bare = q.number().is_some_and(crate::number::Number::is_bare);
    let year = q.number().is_some_and(crate::number::Number::is_year);
    !q.has_currency() && q.tail && (bare && q.dotted_tail || year)
}

fn cents_are_money(text: &str, q: &Quantity) -> bool {
    let short = q.suffix.is_some_and(|c| c.kind == Kind::ShortCent);
    let ton = q
        .multiplier
        .is_some_and(|m| m.kind == multiplier::Kind::Ton);
    !short || ton || implied::short_cent_is_money(text, q)
}

/// After what starts at `at` but is no amount: a whole chain of digits, or one character.
fn skip(text: &str, at: usize) -> usize {
    let joint = |b: u8| matches!(b, b'.' | b',' | b'-' | b'/' | b':');
    let bytes = text.as_bytes();
    let mut end = at;
    while let Some(byte) = bytes.get(end) {
        let goes_on = byte.is_ascii_alphanumeric() || joint(*byte) && is_digit_at(text, end + 1);
        if !goes_on {
            break;
        }
        end += 1;
    }
    if end > at {
        return end;
    }
    char_at(text, at).map_or(at + 1, |c| at + c.len_utf8())
}

/// The next place where an amount may start: a digit, a currency, a number in words.
fn next_trigger(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut inside = from
        .checked_sub(1)
        .and_then(|i| bytes.get(i))
        .is_some_and(u8::is_ascii_alphabetic);
    for (i, byte) in bytes.get(from..)?.iter().enumerate() {
        // Inside a word nothing starts but a digit or a character beyond ASCII.
        let letter = byte.is_ascii_alphabetic();
        let candidate = if letter {
            !inside && starts_like_number(bytes, from + i)
        } else {
            CANDIDATE[usize::from(*byte)]
        };
        inside = letter;
        if candidate && is_trigger(text, bytes, from + i) {
            return Some(from + i);
        }
    }
    None
}

/// Whether the first two letters of a word are those of a number or a currency: a filter that
/// lets few words pass, and no more.
fn starts_like_number(bytes: &[u8], at: usize) -> bool {
    let pair = |i: usize| bytes.get(i).map_or(0, |byte| usize::from(byte & 31));
    PAIRS[pair(at)] >> pair(at + 1) & 1 == 1
}

/// For every first letter, the set of second letters, by the low five bits of their bytes.
const PAIRS: [u32; 32] = {
    let pairs = b"eeeueltwtitadrdeduvivezenaanhohakwacne";
    let mut table = [0; 32];
    let mut i = 0;
    while i + 1 < pairs.len() {
        table[(pairs[i] & 31) as usize] |= 1 << (pairs[i + 1] & 31);
        i += 2;
    }
    // "e" with an accent after it, as part of it or on its own; `k€` and `M€` in all their forms.
    table[5] |= 1 << (0xc3 & 31) | 1 << (0xcc & 31);
    table[11] |= 1 << (0xe2 & 31) | 1 << (0xc3 & 31) | 1 << (b'&' & 31);
    table[13] |= 1 << (0xe2 & 31) | 1 << (0xc3 & 31) | 1 << (b'&' & 31);
    table
};

/// Whether a quick look shows that no amount starts at `at`: most numbers in a text count
/// things, and most "een" are articles.
fn is_idle(bytes: &[u8], at: usize) -> bool {
    let rest = bytes.get(at..).unwrap_or_default();
    let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    let article = digits == 0
        && rest.len() > 4
        && rest
            .get(..3)
            .is_some_and(|word| word.eq_ignore_ascii_case(b"een"));
    let width = if article { 3 } else { digits };
    let (Some(next), Some(then)) = (rest.get(width), rest.get(width + 1)) else {
        return false;
    };
    let letter = then.to_ascii_lowercase();
    match (width, next) {
        (0, _) => false,
        (_, b' ') if article => letter.is_ascii_alphabetic() && !b"dtmbhke".contains(&letter),
        (_, b' ') => b"fghijlpqsuwxyz".contains(&letter),
        (_, b')' | b';' | b'\t') => !article,
        (_, b'.' | b',') if *then == b' ' => {
            let third = rest.get(width + 2);
            !article && third.is_some_and(u8::is_ascii_alphabetic)
        }
        (_, b'-') => !article && then.is_ascii_alphabetic(),
        _ => false,
    }
}

/// Bytes other than letters that may start an amount.
const CANDIDATE: [bool; 256] = {
    let mut table = [false; 256];
    let starts = b"0123456789&\xc2\xc3\xe2";
    let mut i = 0;
    while i < starts.len() {
        table[starts[i] as usize] = true;
        i += 1;
    }
    table
};

fn is_trigger(text: &str, bytes: &[u8], at: usize) -> bool {
    let byte = |i: usize| bytes.get(at + i).copied().unwrap_or(0);
    match byte(0) {
        b'0'..=b'9' => true,
        0xe2 => byte(1) == 0x82 && byte(2) == 0xac,
        b'&' => byte(1) == b'e' || byte(1) == b'#',
        0xc2 => matches!(byte(1), 0x80 | 0xbc | 0xbd | 0xbe),
        0xc3 => {
            byte(1) == 0xa2
                || (matches!(byte(1), 0xa9 | 0x89) && crate::chars::starts_word(text, at))
        }
        letter => {
            let symbol = matches!(letter, b'k' | b'K' | b'M')
                && matches!(byte(1), 0xe2 | 0xc2 | 0xc3 | b'&');
            (symbol || starts_number_word([letter | 0x20, byte(1) | 0x20, byte(2) | 0x20]))
                && char_before(text, at).is_none_or(|c| !crate::chars::is_word_char(c))
        }
    }
}

/// Whether a word with these first letters may be a number or "euro".
fn starts_number_word(first: [u8; 3]) -> bool {
    matches!(
        &first,
        b"een"
            | b"eur"
            | b"elf"
            | b"twe"
            | b"twi"
            | b"twa"
            | b"tie"
            | b"tac"
            | b"dri"
            | b"der"
            | b"dui"
            | b"vie"
            | b"vij"
            | b"vee"
            | b"zes"
            | b"zev"
            | b"neg"
            | b"ach"
            | b"and"
            | b"hon"
            | b"hal"
            | b"kwa"
    ) || is_accented_een(first)
}

/// "eén", or "één" whose accents are characters of their own; bit 5 of each byte is set.
fn is_accented_een([first, second, third]: [u8; 3]) -> bool {
    first == b'e' && (second == 0xe3 || second == 0xec || (second == b'e' && third == 0xec))
}
