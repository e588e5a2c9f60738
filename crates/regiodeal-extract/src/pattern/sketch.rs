//! What a pattern's matches begin with and hold: enough to pass over most texts without
//! a search, which are most of all texts.

use std::iter::Peekable;
use std::str::Chars;

use super::first::First;
use super::texts::{Search, Texts};

/// What is known of each match of a pattern. What is not known is absent.
#[derive(Debug, Default)]
pub(super) struct Sketch {
    /// The character that a text begins with, of an anchored pattern.
    first: Option<First>,
    /// What a text begins with, of an anchored pattern.
    begins: Option<Texts>,
    /// What it holds, one of each.
    holds: Vec<Search>,
}

impl Sketch {
    /// Of a pattern that is spelt out, and whether the case of ASCII letters is all one.
    /// What is written in a way that is not followed here tells nothing.
    pub(super) fn of(pattern: &str, folds: bool) -> Self {
        let mut parser = Parser(pattern.chars().peekable());
        let Some((all, is_anchored)) = parser.pattern() else {
            return Self::default();
        };
        if !is_anchored || all.is_optional {
            return Self {
                holds: all.into_holds(),
                ..Self::default()
            };
        }
        let begins = all.begins().filter(|texts| texts.shortest() > 0);
        Self {
            first: Some(if folds {
                all.first.in_either_case()
            } else {
                all.first
            }),
            // A text that begins so is worth the search.
            holds: match begins {
                Some(_) => Vec::new(),
                None => all.into_holds(),
            },
            begins: begins.map(Texts::in_order),
        }
    }

    /// Whether the pattern is bound to the start of a text.
    pub(super) fn is_anchored(&self) -> bool {
        self.first.is_some()
    }

    /// Whether the pattern may match in a text.
    pub(super) fn may_match(&self, text: &str) -> bool {
        let begins = |texts: &Texts| texts.begin(text.as_bytes());
        self.first.is_none_or(|first| first.begins(text))
            && self.begins.as_ref().is_none_or(begins)
            && self.holds.iter().all(|search| search.is_in(text))
    }
}

/// What a part of a pattern matches.
#[derive(Clone, Debug)]
struct Part {
    first: First,
    /// It may match nothing.
    is_optional: bool,
    /// All that it matches, where that is little.
    all: Option<Texts>,
    /// What each match begins with, ends with and holds, where that is not all of it.
    begins: Option<Texts>,
    ends: Option<Texts>,
    holds: Option<Texts>,
    /// What it holds besides, in another place.
    also: Option<Texts>,
}

impl Part {
    fn nothing() -> Self {
        Self {
            first: First::default(),
            is_optional: true,
            all: Some(Texts::nothing()),
            begins: None,
            ends: None,
            holds: None,
            also: None,
        }
    }

    fn one(first: First, all: Option<Texts>) -> Self {
        Self {
            first,
            is_optional: false,
            all,
            begins: None,
            ends: None,
            holds: None,
            also: None,
        }
    }

    fn char(char: char) -> Self {
        Self::one(First::char(char), Texts::chars(std::iter::once(char)))
    }

    fn begins(&self) -> Option<Texts> {
        self.all.clone().or_else(|| self.begins.clone())
    }

    fn take_begins(&mut self) -> Option<Texts> {
        self.all.clone().or_else(|| self.begins.take())
    }

    fn take_ends(&mut self) -> Option<Texts> {
        self.all.clone().or_else(|| self.ends.take())
    }

    fn take_held(&mut self) -> Option<Texts> {
        let [held, _] = Texts::by_worth(self.all.clone(), self.holds.take());
        held
    }

    fn into_holds(mut self) -> Vec<Search> {
        let all = [self.take_held(), self.also.filter(|_| self.all.is_none())];
        all.into_iter().flatten().map(Search::new).collect()
    }

    fn or(mut self, mut other: Self) -> Self {
        let both = |one: Option<Texts>, other: Option<Texts>| one?.or(&other?);
        let first = self.first.or(other.first);
        let is_optional = self.is_optional || other.is_optional;
        if self.all.is_none() || other.all.is_none() {
            // Moved where it can be: there may be many ways.
            self.begins = both(self.take_begins(), other.take_begins());
            self.ends = both(self.take_ends(), other.take_ends());
            self.holds = both(self.take_held(), other.take_held());
        }
        Self {
            first,
            is_optional,
            also: None,
            all: both(self.all, other.all),
            ..self
        }
    }

    /// Notes what stands in another place than what is known, the best first.
    fn hold(&mut self, texts: Option<Texts>) {
        if texts.is_none() {
            return;
        }
        let [known, also] = [self.holds.take(), self.also.take()];
        let [first, second] = Texts::by_worth(known, texts);
        let [second, _] = Texts::by_worth(also, second);
        self.holds = first;
        self.also = second;
    }

    /// It, or nothing.
    fn perhaps(self) -> Self {
        Self {
            all: self.all.and_then(|all| all.or(&Texts::nothing())),
            is_optional: true,
            begins: None,
            ends: None,
            holds: None,
            also: None,
            ..self
        }
    }

    /// It once and then perhaps more.
    fn repeated(mut self) -> Self {
        Self {
            begins: self.take_begins(),
            ends: self.take_ends(),
            holds: self.take_held(),
            all: None,
            ..self
        }
    }
}

/// Parts in sequence.
struct Sequence {
    part: Part,
    /// What the last parts match, all that is before them being known or not.
    run: Texts,
}

impl Sequence {
    fn new() -> Self {
        Self {
            part: Part::nothing(),
            run: Texts::nothing(),
        }
    }

    fn push_char(&mut self, char: char) {
        if self.part.is_optional {
            self.part.first = self.part.first.or(First::char(char));
            self.part.is_optional = false;
        }
        if !self.run.push(char) {
            self.break_off();
            self.run.push(char);
        }
    }

    fn push(&mut self, next: Part) {
        if self.part.is_optional {
            self.part.first = self.part.first.or(next.first);
            self.part.is_optional = next.is_optional;
        }
        if let Some(longer) = next.all.as_ref().and_then(|all| self.run.then(all)) {
            self.run = longer;
            return;
        }
        // The next part is not known whole, but what it begins and ends with.
        let begins = next.begins();
        let longer = begins.as_ref().and_then(|begins| self.run.then(begins));
        if self.run.is_nothing() {
            // What it holds tells more than that.
            let is_first = self.part.all.take().is_some();
            self.part.begins = self.part.begins.take().or(longer.filter(|_| is_first));
        } else {
            self.run = longer.unwrap_or_else(|| self.run.clone());
            self.break_off();
        }
        self.part.hold(next.holds);
        self.part.hold(next.also);
        self.run = next.all.or(next.ends).unwrap_or_else(Texts::nothing);
    }

    /// Follows no further what is before.
    fn break_off(&mut self) {
        let run = std::mem::replace(&mut self.run, Texts::nothing());
        if self.part.all.take().is_some() {
            self.part.begins = Some(run.clone());
        }
        self.part.hold(Some(run));
    }

    fn end(mut self) -> Part {
        if self.part.all.is_some() {
            self.part.all = Some(self.run);
        } else {
            self.part.ends = Some(self.run.clone());
            self.part.hold(Some(self.run));
        }
        self.part
    }
}

struct Parser<'p>(Peekable<Chars<'p>>);

impl Parser<'_> {
    /// The whole pattern, and whether it is bound to the start of a text.
    fn pattern(&mut self) -> Option<(Part, bool)> {
        let mut is_anchored = self.0.peek() == Some(&'^');
        let mut all = self.sequence()?;
        while let Some(next) = self.0.next() {
            if next != '|' {
                return None;
            }
            is_anchored &= self.0.peek() == Some(&'^');
            all = all.or(self.sequence()?);
        }
        Some((all, is_anchored))
    }

    /// Up to a bar or the end of the group.
    fn sequence(&mut self) -> Option<Part> {
        let mut all = Sequence::new();
        while self.0.peek().is_some_and(|next| !matches!(next, '|' | ')')) {
            match self.plain_char() {
                Some(char) => all.push_char(char),
                None => all.push(self.piece()?),
            }
        }
        Some(all.end())
    }

    /// A character that stands for itself, once.
    fn plain_char(&mut self) -> Option<char> {
        let is_plain = |char: &char| !r"\[({^$.".contains(*char);
        let mut ahead = self.0.clone();
        let char = ahead.next().filter(is_plain)?;
        if matches!(ahead.peek(), Some('?' | '*' | '+' | '{')) {
            return None;
        }
        self.0 = ahead;
        Some(char)
    }

    /// One part with how often it comes.
    fn piece(&mut self) -> Option<Part> {
        let part = self.atom()?;
        let part = match self.0.peek() {
            Some('?') => part.perhaps(),
            Some('*') => part.repeated().perhaps(),
            Some('+') => part.repeated(),
            Some('{') => {
                let times: String = self.0.by_ref().take_while(|char| *char != '}').collect();
                self.0.next_if_eq(&'?');
                let part = part.repeated();
                return Some(if times.starts_with("{0") {
                    part.perhaps()
                } else {
                    part
                });
            }
            _ => return Some(part),
        };
        self.0.next();
        self.0.next_if_eq(&'?');
        Some(part)
    }

    fn atom(&mut self) -> Option<Part> {
        match self.0.next()? {
            '(' => self.group(),
            '[' => self.class(),
            '.' => Some(Part::one(First::ANY, None)),
            '^' | '$' => Some(Part::nothing()),
            '\\' => match self.0.next()? {
                'b' => Some(Part::nothing()),
                escaped => self.escaped(escaped).map(Part::char),
            },
            char => Some(Part::char(char)),
        }
    }

    /// What stands behind a backslash: a sign, or "x22".
    fn escaped(&mut self, char: char) -> Option<char> {
        if char == 'x' {
            let mut digit = || self.0.next()?.to_digit(16);
            return char::from_u32(digit()? * 16 + digit()?);
        }
        (!char.is_alphanumeric()).then_some(char)
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
            all = all.or(self.sequence()?);
        }
        Some(all)
    }

    fn class(&mut self) -> Option<Part> {
        let is_negated = self.0.next_if_eq(&'^').is_some();
        let mut first = First::default();
        let mut ranges = Vec::new();
        loop {
            let from = match self.0.next()? {
                ']' if !ranges.is_empty() => break,
                // Classes within classes, and what both of two have in common.
                ']' | '[' => return None,
                '&' if self.0.peek() == Some(&'&') => return None,
                '\\' => {
                    let escaped = self.0.next()?;
                    self.escaped(escaped)?
                }
                char => char,
            };
            let mut ahead = self.0.clone();
            let is_range = ahead.next() == Some('-') && ahead.next() != Some(']');
            let to = if is_range {
                self.0.next();
                self.0.next().filter(|to| *to != '\\')?
            } else {
                from
            };
            first = first.or(First::range(from, to));
            ranges.push(from..=to);
        }
        Some(if is_negated {
            Part::one(first.not(), None)
        } else {
            Part::one(first, Texts::chars(ranges.into_iter().flatten()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sketch(pattern: &str) -> Sketch {
        Sketch::of(pattern, false)
    }

    /// The ASCII characters that a text may begin with.
    fn first(pattern: &str) -> String {
        let all = (0..128_u8).map(char::from);
        let first = sketch(pattern).first;
        let begins = |char: &char| first.is_some_and(|first| first.begins(&char.to_string()));
        all.filter(begins).collect()
    }

    #[test]
    fn anchored_patterns_tell_what_they_begin_with() {
        for (pattern, expected) in [
            ("^de", "d"),
            ("^[dD]?e{2}", "Dde"),
            ("^(?:a|b+c)x", "ab"),
            ("^(?P<mark>[a-c-]|\\.)*?[0-2]", "-.012abc"),
            (r"^\(x{0,2}\b$", "("),
            ("^(a|^b)", "ab"),
            ("^a|^[bc]", "abc"),
            ("^a{1,2}", "a"),
            ("^[^\u{1}-~]*b", "\0b\x7f"),
        ] {
            assert_eq!(first(pattern), expected, "{pattern}");
        }
    }

    #[test]
    fn patterns_that_may_begin_anyhow_tell_nothing() {
        for pattern in [
            "de", "^a|b", "^a?", "^(a|)", "^$", r"^\d", "^(?-u:a)", "^(a", r"^[!-\]]", "^[]a]b",
            "^[a&&b]",
        ] {
            assert_eq!(first(pattern), "", "{pattern}");
            assert!(!sketch(pattern).is_anchored(), "{pattern}");
        }
    }

    #[test]
    fn letters_beyond_ascii_are_one() {
        let begins = |pattern: &str, text: &str| {
            let first = sketch(pattern).first.expect("a set");
            first.begins(text)
        };
        assert!(begins("^[à-ö]", "één") && begins("^[^x]", "één") && begins("^é", "à"));
        assert!(!begins("^e", "één") && !begins("^[à-ö]", "e") && !begins("^.", ""));
    }

    #[test]
    fn texts_without_what_a_pattern_needs_are_passed_over() {
        for (pattern, may, may_not) in [
            (
                r"\b(trekt|trok)\b(?:[^.]|\.[0-9]){0,60}\bin\b",
                ["hij TREKT in", "trok. In", "betrekt min"],
                ["in", "hij trekt", "TREK in"],
            ),
            (
                "^(?:de|het)? ?project",
                ["Project", "de project", " PROJECT x"],
                ["een project", "dit", "De kat"],
            ),
            (
                r"€|\beuro\b|bijdrage",
                ["€", "Euro", "eigen bijdrage"],
                ["euo", "bijdrag", "e uro"],
            ),
            (
                "[0-9]+ (e|de|ste)",
                ["1 de", "a1 e", "31 STE"],
                ["1de", "a e", "1. x"],
            ),
            (
                "^[^a-z]*(?:lees (?:meer|verder)|meer lezen)",
                ["» Lees meer", "meer lezen", "lees verder"],
                ["lezen", "meer", "le es"],
            ),
            (
                "(?:één|twee)+ project(?:en)?",
                ["één project", "ééN project", "twee projectEN"],
                ["één", "twee", "een project"],
            ),
            (
                "programmaonderdelen|jaar{1,2}verslag(?:en)?",
                ["programmaonderdeel", "jaarrverslag", "PROGRAMMAONDERDELEN"],
                ["programmaonder", "jaar", "verslagen"],
            ),
        ] {
            let sketch = Sketch::of(pattern, true);
            for text in may {
                assert!(sketch.may_match(text), "{pattern}: {text}");
            }
            for text in may_not {
                assert!(!sketch.may_match(text), "{pattern}: {text}");
            }
        }
    }
}
