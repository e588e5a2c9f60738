//! Puts number, multiplier and currency together where they are printed beside each other.

use crate::chars::{
    any_phrase, char_at, gap, has_break, is_dash, is_digit_at, is_space, is_word_char, spaces,
};
use crate::currency::{self, Currency, Kind};
use crate::decimal::Decimal;
use crate::multiplier::{self, multiplier};
use crate::number::{STRICT, Style, number, part_at};
use crate::quantity::{Figure, Place, Quantity};
use crate::sign;
use crate::words::words;

/// The quantity that starts at `at` with its currency or its number.
pub(crate) fn quantity(text: &str, at: usize, place: Place) -> Option<Quantity> {
    let prefix = currency::before_number(text, at);
    let (from, minus_inside) = match prefix {
        Some(prefix) => after_prefix(text, prefix)?,
        None => (at, false),
    };
    let free = prefix.is_some() || place == Place::Cell;
    let loose = Style {
        plain_spaces: true,
        mend: true,
        letters: prefix.is_some(),
    };
    let read = |style| -> Option<Quantity> {
        let (figure, end) = figure(text, from, style)?;
        let blank = Quantity {
            start: at,
            end,
            figure_start: from,
            figure,
            multiplier: None,
            added: 0,
            prefix,
            suffix: None,
            tail: false,
            dotted_tail: false,
            minus_inside,
        };
        complete(text, blank, place)
    };
    if free {
        return read(loose);
    }
    // Without a currency before it, a number is joined over spaces only if a currency follows.
    let joined = joins(text, at, loose)
        .then(|| read(loose))
        .flatten()
        .filter(|q| q.suffix.is_some() && !is_label_before(text, at, q));
    joined.or_else(|| read(STRICT))
}

/// Whether a free reading takes in more than a strict one.
fn joins(text: &str, at: usize, loose: Style) -> bool {
    let Some(strict) = number(text, at, STRICT) else {
        return number(text, at, loose).is_some();
    };
    // Only over a space is anything joined.
    let apart = matches!(char_at(text, strict.end), Some(c) if is_space(c) || c == '.');
    apart && number(text, at, loose).is_none_or(|n| n.end != strict.end)
}

/// "lid 3 500 euro": the first number counts something, and only the second is money.
fn is_label_before(text: &str, at: usize, q: &Quantity) -> bool {
    const LABELS: [&str; 17] = [
        "agendapunt",
        "besluit",
        "project",
        "artikel",
        "lid",
        "fase",
        "tranche",
        "nummer",
        "nr.",
        "nr",
        "pijler",
        "perceel",
        "groep",
        "bijlage",
        "paragraaf",
        "hoofdstuk",
        "punt",
    ];
    q.number()
        .is_some_and(|n| n.cleaned().contains(&b' ') || n.unjoined.is_some())
        && crate::chars::any_phrase_before(text, gap_before(text, at), &LABELS).is_some()
}

fn gap_before(text: &str, at: usize) -> usize {
    crate::chars::gap_back(text, at)
}

/// Where the number starts after a currency, and whether a minus stands between.
fn after_prefix(text: &str, prefix: Currency) -> Option<(usize, bool)> {
    let next = gap(text, prefix.end);
    if has_break(text, prefix.end, next) && !solid_number_follows(text, next) {
        return None;
    }
    let next = past_softeners(text, prefix, next);
    match sign::minus_at(text, next) {
        Some(end) => Some((spaces(text, end), true)),
        None => Some((next, false)),
    }
}

/// Words that may stand between a currency and its number.
const SOFTENERS: [&str; 16] = [
    "circa",
    "ca.",
    "ca",
    "ongeveer",
    "ruim",
    "bijna",
    "zo'n",
    "±",
    "maximaal",
    "max.",
    "max",
    "minimaal",
    "min.",
    "ten hoogste",
    "ten minste",
    "hooguit",
];

/// After "circa" or a colon between the sign and its number; the word "euro" has no such.
fn past_softeners(text: &str, prefix: Currency, at: usize) -> usize {
    if !matches!(prefix.kind, Kind::Symbol | Kind::Code) {
        return at;
    }
    let next = if char_at(text, at) == Some(':') {
        gap(text, at + 1)
    } else {
        at
    };
    any_phrase(text, next, &SOFTENERS).map_or(next, |end| gap(text, end))
}

/// Over a line break a currency belongs only to a number that looks like money: the next row of
/// a table may start with its own number.
fn solid_number_follows(text: &str, at: usize) -> bool {
    number(text, at, STRICT).is_some_and(|n| {
        let grouped = n
            .cleaned()
            .rsplit(|b| *b == b'.')
            .next()
            .is_some_and(|last| last.len() == 3);
        !n.is_bare() && grouped
            || n.cleaned().contains(&b',')
            || tail(text, n.end).is_some()
            || multiplier::word(text, gap(text, n.end)).is_some()
    })
}

fn figure(text: &str, at: usize, style: Style) -> Option<(Figure, usize)> {
    if let Some((hundredths, end)) = part_at(text, at) {
        let figure = Figure::Words {
            value: Decimal::new(hundredths, 2),
            needs_multiplier: true,
        };
        return Some((figure, end));
    }
    if let Some(number) = number(text, at, style) {
        return Some((Figure::Digits(number), number.end));
    }
    let worded = words(text, at)?;
    let figure = Figure::Words {
        value: worded.value,
        needs_multiplier: worded.needs_multiplier,
    };
    Some((figure, worded.end))
}

/// Reads what follows the number.
fn complete(text: &str, mut q: Quantity, place: Place) -> Option<Quantity> {
    let number_end = q.end;
    if let Some(end) = tail(text, q.end) {
        q.dotted_tail = char_at(text, q.end) == Some('.');
        (q.tail, q.end) = (true, end);
    } else if let Some(found) = multiplier(text, q.end) {
        (q.multiplier, q.end) = (Some(found), found.end);
        add_smaller_part(text, &mut q);
    }
    suffix(text, &mut q);
    if place == Place::Prose {
        drop_unfounded_letter(&mut q, number_end);
    }
    if !q.tail
        && let Some(end) =
            tail(text, q.end).filter(|_| q.suffix.is_some() || q.multiplier.is_some())
    {
        (q.tail, q.end) = (true, end);
    }
    let needs = matches!(
        q.figure,
        Figure::Words {
            needs_multiplier: true,
            ..
        }
    ) && q.multiplier.is_none();
    let zegge = || crate::context::preceded_by(text, q.start, &["zegge", "zegge:"]).is_some();
    let sound = ends_well(text, &q, number_end) && (!needs || zegge());
    sound.then_some(q)
}

/// A lone letter multiplies only amounts with a currency.
fn drop_unfounded_letter(q: &mut Quantity, number_end: usize) {
    use multiplier::Kind::{DoubtfulLetter, Letter};
    let letter = q
        .multiplier
        .is_some_and(|m| matches!(m.kind, Letter | DoubtfulLetter));
    let doubtful = q.multiplier.is_some_and(|m| m.kind == DoubtfulLetter);
    let founded = if doubtful {
        q.prefix.is_some()
    } else {
        q.has_currency()
    };
    if letter && !founded {
        q.multiplier = None;
        q.suffix = None;
        q.end = number_end;
    }
}

/// "6 miljoen 400 duizend", "twee miljoen driehonderdduizend".
fn add_smaller_part(text: &str, q: &mut Quantity) {
    let Some(first) = q
        .multiplier
        .filter(|m| m.factor >= 1_000 && m.kind == multiplier::Kind::Plain)
    else {
        return;
    };
    let next = gap(text, q.end);
    let from = crate::chars::phrase(text, next, "en").map_or(next, |end| gap(text, end));
    let Some((part, end)) = figure(text, from, STRICT).filter(|_| from > q.end) else {
        return;
    };
    let blank = Quantity {
        start: from,
        end,
        figure_start: from,
        figure: part,
        multiplier: None,
        prefix: None,
        suffix: None,
        tail: false,
        ..*q
    };
    let second = multiplier::word(text, gap(text, end));
    let end = second.map_or(end, |m| m.end);
    let smaller = second.map_or(1, |m| m.factor);
    let money = currency::after_number(text, gap(text, end)).is_some();
    let part = Quantity {
        multiplier: second,
        added: 0,
        minus_inside: false,
        ..blank
    };
    let Some((value, _)) = part.readings(false, 1).filter(|(r, _)| !r.ambiguous) else {
        return;
    };
    let whole = value
        .value
        .cents()
        .filter(|c| c.exact && c.value % 100 == 0)
        .map(|c| c.value / 100);
    let fits = smaller < first.factor
        && money
        && whole.is_some_and(|w| w < first.factor && w >= 1_000.min(first.factor / 10));
    if let (Some(whole), true) = (whole, fits) {
        (q.added, q.end) = (whole, end);
    }
}

/// Takes the currency after the number, unless it belongs to the next number.
fn suffix(text: &str, q: &mut Quantity) {
    let next = gap(text, q.end);
    let Some(found) = currency::after_number(text, next) else {
        return;
    };
    let before_next = next > q.end && starts_number(text, found.end, found.kind);
    let own = q.prefix.is_none() && (found.kind == Kind::Word || next_has_its_own(text, found.end));
    if before_next && !own {
        return;
    }
    if matches!(found.kind, Kind::Cent | Kind::ShortCent)
        && (q.prefix.is_some() || q.multiplier.is_some())
    {
        return;
    }
    if q.prefix.is_some() && has_break(text, q.end, next) && found.kind != Kind::Word {
        return;
    }
    if found.kind == Kind::Symbol && has_break(text, q.end, next) {
        return;
    }
    (q.suffix, q.end) = (Some(found), found.end);
}

/// Whether a number that a currency would precede starts at `at`.
fn starts_number(text: &str, at: usize, kind: Kind) -> bool {
    let next = spaces(text, at);
    let next = sign::minus_at(text, next).map_or(next, |end| spaces(text, end));
    is_digit_at(text, next) && (next > at || kind == Kind::Symbol)
}

/// Whether the number after `at` is followed by a currency: then so is the one before.
fn next_has_its_own(text: &str, at: usize) -> bool {
    number(text, spaces(text, at), STRICT)
        .is_some_and(|n| currency::after_number(text, spaces(text, n.end)).is_some())
}

/// `,-`, `,--`, `,=`, `.-` and their like.
pub(crate) fn tail(text: &str, at: usize) -> Option<usize> {
    let spaced = spaces(text, at);
    let from = if text.get(spaced..)?.starts_with(",-") {
        spaced
    } else {
        at
    };
    let c = char_at(text, from).filter(|c| matches!(c, ',' | '.'))?;
    let line = |c: char| is_dash(c) || (c == '=' || c == '_');
    let mut end = from + c.len_utf8();
    let mut count = 0;
    while let Some(next) = char_at(text, end).filter(|c| line(*c)) {
        end += next.len_utf8();
        count += 1;
        if count > 3 {
            return None;
        }
    }
    let closed = !char_at(text, end).is_some_and(|c| c.is_ascii_digit());
    (count > 0 && closed).then_some(end)
}

/// Whether nothing goes on directly after the quantity that makes it something else.
fn ends_well(text: &str, q: &Quantity, number_end: usize) -> bool {
    let Some(next) = char_at(text, q.end) else {
        return true;
    };
    if q.tail {
        return true;
    }
    let after = q.end + next.len_utf8();
    let then = char_at(text, after);
    if q.end > number_end {
        return !is_word_char(next);
    }
    match next {
        '%' | '‰' | '°' | '^' => false,
        c if is_word_char(c) => false,
        c if is_dash(c) => !then.is_some_and(char::is_alphabetic),
        ':' | '/' => !then.is_some_and(|c| c.is_ascii_digit()),
        c if is_space(c) => {
            let percent = char_at(text, spaces(text, q.end))
                .is_some_and(|c| matches!(c, '%' | '‰' | '°' | '^'));
            let worded = crate::chars::phrase(text, spaces(text, q.end), "procent").is_some();
            !percent && !worded
        }
        _ => true,
    }
}
