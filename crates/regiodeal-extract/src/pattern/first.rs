//! Which characters a match can begin with.

use std::iter::Peekable;
use std::str::Chars;

/// The characters with which each match of an anchored pattern begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct First {
    /// Those of ASCII, a bit each.
    ascii: u128,
    /// Others are among them.
    others: bool,
}

impl First {
    const ANY: Self = Self {
        ascii: u128::MAX,
        others: true,
    };

    /// Of a pattern that is spelt out. None where it may match later in a text or match
    /// nothing, or is written in a way that is not followed here.
    pub(super) fn of(pattern: &str) -> Option<Self> {
        let mut parser = Parser(pattern.chars().peekable());
        let mut all = Self::default();
        loop {
            if parser.0.next() != Some('^') {
                return None;
            }
            let Part { first, is_optional } = parser.sequence()?;
            if is_optional {
                return None;
            }
            all = all.or(first);
            match parser.0.next() {
                Some('|') => {}
                None => return Some(all),
                Some(_) => return None,
            }
        }
    }

    /// The same letters in either case, of a pattern in lower case.
    pub(super) fn in_either_case(self) -> Self {
        let lower = (b'a'..=b'z').fold(0_u128, |all, letter| all | 1 << letter);
        Self {
            // A capital letter stands this far before its small one.
            ascii: self.ascii | (self.ascii & lower) >> (b'a' - b'A'),
            ..self
        }
    }

    /// Whether a text begins with one of them.
    pub(super) fn begins(self, text: &str) -> bool {
        match text.as_bytes().first() {
            Some(byte) if byte.is_ascii() => self.ascii >> byte & 1 == 1,
            Some(_) => self.others,
            None => false,
        }
    }

    fn char(char: char) -> Self {
        Self::range(char, char)
    }

    fn range(from: char, to: char) -> Self {
        // The characters before one, a bit each.
        let before = |char: u32| 1_u128.checked_shl(char).map_or(u128::MAX, |bit| bit - 1);
        Self {
            ascii: before(u32::from(to) + 1) & !before(u32::from(from)),
            others: !to.is_ascii(),
        }
    }

    /// The others; of those beyond ASCII perhaps too many.
    fn not(self) -> Self {
        Self {
            ascii: !self.ascii,
            others: true,
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            ascii: self.ascii | other.ascii,
            others: self.others || other.others,
        }
    }
}

/// A part of a pattern, and whether it may match nothing.
#[derive(Clone, Copy)]
struct Part {
    first: First,
    is_optional: bool,
}

impl Part {
    const NOTHING: Self = Self {
        first: First {
            ascii: 0,
            others: false,
        },
        is_optional: true,
    };

    fn one(first: First) -> Self {
        Self {
            first,
            is_optional: false,
        }
    }
}

struct Parser<'p>(Peekable<Chars<'p>>);

impl Parser<'_> {
    /// Up to a bar or the end of the group.
    fn sequence(&mut self) -> Option<Part> {
        let mut all = Part::NOTHING;
        while self.0.peek().is_some_and(|next| !matches!(next, '|' | ')')) {
            let part = self.piece()?;
            if all.is_optional {
                all.first = all.first.or(part.first);
                all.is_optional = part.is_optional;
            }
        }
        Some(all)
    }

    /// One part with how often it comes.
    fn piece(&mut self) -> Option<Part> {
        let mut part = self.atom()?;
        match self.0.peek() {
            Some('?' | '*') => part.is_optional = true,
            Some('+') => {}
            Some('{') => {
                let times: String = self.0.by_ref().take_while(|char| *char != '}').collect();
                part.is_optional |= times.starts_with("{0");
                return Some(part);
            }
            _ => return Some(part),
        }
        self.0.next();
        self.0.next_if_eq(&'?');
        Some(part)
    }

    fn atom(&mut self) -> Option<Part> {
        match self.0.next()? {
            '(' => self.group(),
            '[' => Some(Part::one(self.class()?)),
            '.' => Some(Part::one(First::ANY)),
            '$' => Some(Part::NOTHING),
            '^' => None,
            '\\' => match self.0.next()? {
                'b' => Some(Part::NOTHING),
                escaped if escaped.is_alphanumeric() => None,
                escaped => Some(Part::one(First::char(escaped))),
            },
            char => Some(Part::one(First::char(char))),
        }
    }

    fn group(&mut self) -> Option<Part> {
        if self.0.next_if_eq(&'?').is_some() {
            match self.0.next()? {
                ':' => {}
                'P' => self
                    .0
                    .by_ref()
                    .take_while(|char| *char != '>')
                    .for_each(drop),
                _ => return None,
            }
        }
        let mut all = self.sequence()?;
        while self.0.next()? == '|' {
            let other = self.sequence()?;
            all.first = all.first.or(other.first);
            all.is_optional |= other.is_optional;
        }
        Some(all)
    }

    fn class(&mut self) -> Option<First> {
        let is_negated = self.0.next_if_eq(&'^').is_some();
        let mut all = First::default();
        loop {
            let from = match self.0.next()? {
                ']' => break,
                '\\' => self.0.next().filter(|char| !char.is_alphanumeric())?,
                char => char,
            };
            let mut ahead = self.0.clone();
            let is_range = ahead.next() == Some('-') && ahead.next() != Some(']');
            all = all.or(if is_range {
                self.0.next();
                First::range(from, self.0.next()?)
            } else {
                First::char(from)
            });
        }
        Some(if is_negated { all.not() } else { all })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ASCII characters that a text may begin with.
    fn ascii(pattern: &str) -> Option<String> {
        let first = First::of(pattern)?;
        let all = (0..128_u8).map(char::from);
        Some(all.filter(|char| first.begins(&char.to_string())).collect())
    }

    #[test]
    fn anchored_patterns_tell_what_they_begin_with() {
        for (pattern, first) in [
            ("^de", "d"),
            ("^[dD]?e{2}", "Dde"),
            ("^(?:a|b+c)x", "ab"),
            ("^(?P<mark>[a-c-]|\\.)*?[0-2]", "-.012abc"),
            (r"^\(x{0,2}\b$", "("),
            ("^(a|^b)", ""),
            ("^a|^[bc]", "abc"),
            ("^a{1,2}", "a"),
            ("^[^\u{1}-~]*b", "\0b\x7f"),
        ] {
            let expected = (!first.is_empty()).then(|| first.to_owned());
            assert_eq!(ascii(pattern), expected, "{pattern}");
        }
    }

    #[test]
    fn patterns_that_may_begin_anyhow_tell_nothing() {
        for pattern in [
            "de", "^a|b", "^a?", "^(a|)", "^$", r"^\d", "^(?-u:a)", "^(a",
        ] {
            assert_eq!(First::of(pattern), None, "{pattern}");
        }
    }

    #[test]
    fn letters_beyond_ascii_are_one() {
        let begins = |pattern: &str, text: &str| First::of(pattern).expect("a set").begins(text);
        assert!(begins("^[à-ö]", "één") && begins("^[^x]", "één") && begins("^é", "à"));
        assert!(!begins("^e", "één") && !begins("^[à-ö]", "e") && !begins("^.", ""));
    }
}
