//! Plus and minus, and everything that stands for them.

use crate::amount::{Flag, Flags};
use crate::chars::{
    at_line_start, char_at, char_before, ends_word, gap_back, is_dash, is_space, phrase,
    phrase_before, spaces, spaces_back, starts_word,
};

/// The sign of an amount and how it is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sign {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) negative: bool,
    /// The other sign is as likely as to be worth a look.
    pub(crate) doubtful: bool,
    pub(crate) flags: Flags,
}

impl Sign {
    pub(crate) const fn none(start: usize, end: usize) -> Self {
        Self {
            start,
            end,
            negative: false,
            doubtful: false,
            flags: Flags::NONE,
        }
    }
}

/// After `-`, `-/-` or "min" that stands between a currency and its number.
pub(crate) fn minus_at(text: &str, at: usize) -> Option<usize> {
    slashed_minus(text, at).or_else(|| {
        let c = char_at(text, at).filter(|c| is_dash(*c))?;
        Some(at + c.len_utf8())
    })
}

/// After `-/-`.
pub(crate) fn slashed_minus(text: &str, at: usize) -> Option<usize> {
    let dash = |at: usize| {
        char_at(text, at)
            .filter(|c| is_dash(*c))
            .map(|c| at + c.len_utf8())
    };
    let slash = dash(at).filter(|at| char_at(text, *at) == Some('/'))?;
    dash(slash + 1)
}

fn slashed_minus_before(text: &str, at: usize) -> Option<usize> {
    let dash = |at: usize| {
        char_before(text, at)
            .filter(|c| is_dash(*c))
            .map(|c| at - c.len_utf8())
    };
    let slash = dash(at).filter(|at| char_before(text, *at) == Some('/'))?;
    dash(slash - 1)
}

/// The sign before `start` or after `end` in running text, not before `floor`.
pub(crate) fn in_prose(text: &str, start: usize, end: usize, floor: usize) -> Sign {
    if let Some(found) = before(text, start, end).filter(|s| s.start >= floor) {
        return found;
    }
    after(text, start, end).unwrap_or(Sign::none(start, end))
}

fn before(text: &str, start: usize, end: usize) -> Option<Sign> {
    let near = spaces_back(text, start);
    let minus = |at: usize| Sign {
        negative: true,
        ..Sign::none(at, end)
    };
    if let Some(at) = slashed_minus_before(text, near) {
        return Some(minus(at));
    }
    let wide = gap_back(text, start);
    if let Some(at) =
        phrase_before(text, wide, "min").or_else(|| phrase_before(text, wide, "minus"))
    {
        let subtraction =
            char_before(text, spaces_back(text, at)).is_some_and(|c| c.is_ascii_digit());
        return (wide < start && !subtraction).then_some(minus(at));
    }
    if let Some(sign) = letter_before(text, near, end).filter(|_| near < start) {
        return Some(sign);
    }
    let dash = char_before(text, near).filter(|c| is_dash(*c))?;
    let at = near - dash.len_utf8();
    dash_before(text, at, dash, near < start).map(|doubt| match doubt {
        Doubt::None => minus(at),
        Doubt::Minus => Sign {
            doubtful: true,
            ..minus(at)
        },
        Doubt::Plus => Sign {
            doubtful: true,
            ..Sign::none(start, end)
        },
    })
}

enum Doubt {
    None,
    Minus,
    Plus,
}

/// What a dash before an amount means. `spaced`: a space stands between.
fn dash_before(text: &str, at: usize, dash: char, spaced: bool) -> Option<Doubt> {
    let previous = char_before(text, at);
    let opener = char_before(text, gap_back(text, at));
    if previous == Some('\t') {
        // In a cell there are no bullets, but the text does not say that this is a cell.
        return Some(Doubt::Minus);
    }
    if at_line_start(text, at) {
        // A bullet, unless it is glued to what follows.
        return (!spaced).then_some(if dash == '\u{2212}' {
            Doubt::None
        } else {
            Doubt::Minus
        });
    }
    if !previous.is_some_and(|c| is_space(c) || matches!(c, '(' | '[' | ':' | '\n')) {
        return None;
    }
    let called_for = opener.is_some_and(|c| matches!(c, ':' | '(' | '[' | '='));
    let word = ["saldo", "van", "is", "resultaat", "bedraagt", "tekort"];
    let called_for =
        called_for || crate::chars::any_phrase_before(text, gap_back(text, at), &word).is_some();
    if !spaced || called_for || dash == '\u{2212}' {
        return Some(Doubt::None);
    }
    // "Project X - € 5.000" is a heading and its amount, but nobody can be sure.
    (dash == '-').then_some(Doubt::Plus)
}

/// `N` or `V` before an amount.
fn letter_before(text: &str, at: usize, end: usize) -> Option<Sign> {
    let letter = char_before(text, at).filter(|c| matches!(c, 'N' | 'V'))?;
    let start = at - 1;
    let alone = starts_word(text, start)
        && !char_before(text, start).is_some_and(|c| matches!(c, '.' | '&' | '/' | '-' | '\''));
    alone.then(|| voted(letter == 'N', start, end))
}

/// A sign that a letter or word gives: municipalities differ on what minus means.
fn voted(negative: bool, start: usize, end: usize) -> Sign {
    Sign {
        start,
        end,
        negative,
        doubtful: false,
        flags: Flag::NvSign.into(),
    }
}

/// The sign after an amount: `-`, `-/-`, `N`, "nadelig".
pub(crate) fn after(text: &str, start: usize, end: usize) -> Option<Sign> {
    let next = spaces(text, end);
    // In "€ 5 -/- € 3" the minus is the second amount's.
    let alone = |end: &usize| {
        !char_at(text, spaces(text, *end)).is_some_and(|c| c.is_ascii_digit() || c == '€')
    };
    if let Some(end) = slashed_minus(text, next).filter(alone) {
        return Some(Sign {
            negative: true,
            ..Sign::none(start, end)
        });
    }
    if let Some(dash) = char_at(text, end).filter(|c| is_dash(*c)) {
        let stop = end + dash.len_utf8();
        let closed = char_at(text, stop)
            .is_none_or(|c| c.is_whitespace() || matches!(c, ')' | ';' | '.' | ','));
        let afloat = char_before(text, end).is_some_and(|c| c.is_ascii_digit());
        return (closed && afloat).then_some(Sign {
            negative: true,
            doubtful: true,
            ..Sign::none(start, stop)
        });
    }
    if let Some(letter) = char_at(text, next).filter(|c| next > end && matches!(c, 'N' | 'V')) {
        let stop = next + 1;
        let closed = ends_word(text, stop)
            && !char_at(text, stop).is_some_and(|c| matches!(c, '.' | '&' | '-' | '/'));
        return closed.then(|| voted(letter == 'N', start, stop));
    }
    let (from, bracket) = if char_at(text, next) == Some('(') {
        (next + 1, true)
    } else {
        (next, false)
    };
    let words = [
        ("nadelig", true),
        ("negatief", true),
        ("nadeel", true),
        ("voordelig", false),
        ("positief", false),
        ("n", true),
        ("v", false),
    ];
    words.into_iter().find_map(|(word, negative)| {
        let stop = phrase(text, from, word).filter(|_| word.len() > 1 || bracket)?;
        let stop = if bracket {
            (char_at(text, stop) == Some(')')).then_some(stop + 1)?
        } else {
            stop
        };
        // "€ 5.000 nadelig saldo" is a noun with its adjective.
        let noun = phrase(text, spaces(text, stop), "saldo")
            .or_else(|| phrase(text, spaces(text, stop), "resultaat"));
        (next > end && noun.is_none()).then(|| voted(negative, start, stop))
    })
}
