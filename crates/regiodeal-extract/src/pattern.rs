//! Patterns that are cheap to compile and, once they are much used, cheap to match.

mod first;

use std::ops::{Deref, Range};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use first::First;
use regex_lite::{Captures, Regex};

/// So many bytes are searched before a pattern is compiled for speed: by then searching
/// them has cost about as much as that compiling does.
const MUCH: usize = 16 * 1024;

/// So much of a text is searched by a pattern that is bound to its start.
const START: usize = 32;

/// A fixed pattern. Its classes hold Latin letters, and with `(?i)` the letters of ASCII
/// are alike in both cases, no others.
///
/// Reading one document starts with compiling most patterns, and matches each on little
/// text: `regex-lite` compiles some fifteen times faster than `regex`. Over a batch
/// searching counts, and `regex` searches some thirty times faster. Both find the same.
#[derive(Debug)]
pub(crate) struct Pattern {
    lite: Regex,
    /// What texts that it matches begin with, where that is known.
    first: Option<First>,
    fast: OnceLock<Option<regex::Regex>>,
    /// Bytes that were searched.
    searched: AtomicUsize,
}

impl Pattern {
    #[expect(clippy::expect_used, reason = "fixed patterns, compiled in the tests")]
    pub(crate) fn new(pattern: &str) -> Self {
        let pattern = spelt_out(pattern);
        Self {
            lite: Regex::new(&pattern).expect("a fixed pattern"),
            first: First::of(&pattern),
            fast: OnceLock::new(),
            searched: AtomicUsize::new(0),
        }
    }

    pub(crate) fn is_match(&self, text: &str) -> bool {
        self.may_begin(text)
            && match self.fast_for(text) {
                Some(fast) => fast.is_match(text),
                None => self.lite.is_match(text),
            }
    }

    /// The first match.
    pub(crate) fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        if !self.may_begin(text) {
            return None;
        }
        let range = match self.fast_for(text) {
            Some(fast) => fast.find(text)?.range(),
            None => self.lite.find(text)?.range(),
        };
        Some(Match { text, range })
    }

    /// What the groups of the first match hold.
    pub(crate) fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        let may_match = self.may_match(text);
        may_match.then(|| self.lite.captures(text)).flatten()
    }

    /// The same of all matches.
    pub(crate) fn captures_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
        let may_match = self.may_match(text);
        let all = may_match.then(|| self.lite.captures_iter(text));
        all.into_iter().flatten()
    }

    /// All matches.
    pub(crate) fn find_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Match<'t>> {
        let may_match = self.may_match(text);
        let all = may_match.then(|| self.lite.find_iter(text));
        let matches = all.into_iter().flatten();
        matches.map(move |found| Match {
            text,
            range: found.range(),
        })
    }

    /// Whether the slow engine has something to look for.
    fn may_match(&self, text: &str) -> bool {
        self.may_begin(text) && self.fast_for(text).is_none_or(|fast| fast.is_match(text))
    }

    /// Whether a text begins as what it matches may: a matter of one character.
    pub(crate) fn may_begin(&self, text: &str) -> bool {
        self.first.is_none_or(|first| first.begins(text))
    }

    /// The fast engine, once the pattern has searched much.
    fn fast_for(&self, text: &str) -> Option<&regex::Regex> {
        let searched = self.searched.load(Ordering::Relaxed);
        if searched < MUCH {
            // At the start of a text, a look at some of it tells mostly.
            let all = self.first.map_or(text.len(), |_| text.len().min(START));
            // Threads may each add to the same number: then it grows more slowly.
            self.searched.store(searched + all, Ordering::Relaxed);
            return None;
        }
        self.fast
            .get_or_init(|| fast(self.lite.as_str()).ok())
            .as_ref()
    }
}

/// Where a pattern matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Match<'t> {
    text: &'t str,
    range: Range<usize>,
}

impl<'t> Match<'t> {
    pub(crate) fn as_str(&self) -> &'t str {
        self.text.get(self.range.clone()).unwrap_or_default()
    }

    pub(crate) fn start(&self) -> usize {
        self.range.start
    }

    pub(crate) fn end(&self) -> usize {
        self.range.end
    }

    pub(crate) fn range(&self) -> Range<usize> {
        self.range.clone()
    }
}

impl Deref for Pattern {
    type Target = Regex;

    fn deref(&self) -> &Regex {
        &self.lite
    }
}

fn fast(spelt_out: &str) -> Result<regex::Regex, regex::Error> {
    regex::Regex::new(&spelt_out.replace(r"\b", r"(?-u:\b)"))
}

/// Writes a pattern without what the two engines understand differently: named classes,
/// and letters that are alike in both cases.
fn spelt_out(pattern: &str) -> String {
    let mut speller = Speller {
        out: String::with_capacity(pattern.len() * 3),
        groups: vec![false],
        in_class: false,
    };
    let mut rest = pattern;
    while !rest.is_empty() {
        let taken = speller.take(rest);
        rest = rest.get(taken..).unwrap_or_default();
    }
    speller.out
}

struct Speller {
    out: String,
    /// Whether letters are alike in both cases, in each group that is open.
    groups: Vec<bool>,
    in_class: bool,
}

impl Speller {
    /// Writes what a rest of the pattern begins with, and gives its length.
    fn take(&mut self, rest: &str) -> usize {
        if rest.starts_with('\\') {
            let class = CLASSES.iter().find(|(name, _)| rest.starts_with(name));
            if let Some((name, members)) = class {
                self.class(name, members);
                return name.len();
            }
        }
        let length = match rest.as_bytes() {
            [b'\\', ..] => 2,
            [b'(', ..] if !self.in_class => return self.open(rest),
            [one, b'-', other, ..]
                if self.in_class
                    && one.is_ascii_alphanumeric()
                    && other.is_ascii_alphanumeric() =>
            {
                3
            }
            _ => rest.chars().next().map_or(1, char::len_utf8),
        };
        let part = rest.get(..length).unwrap_or_default();
        match part {
            "[" => self.in_class = true,
            "]" => self.in_class = false,
            ")" if !self.in_class => drop(self.groups.pop()),
            _ => {}
        }
        self.letters(part);
        length
    }

    fn class(&mut self, name: &str, members: &str) {
        if !self.in_class {
            self.out.push('[');
        }
        // A capital letter names what is in none of its members.
        if name.ends_with(['S', 'W']) {
            self.out.push('^');
        }
        self.out.push_str(members);
        if self.is_caseless() && members.contains("A-Z") {
            self.out.push_str("a-zà-öø-þ");
        }
        if !self.in_class {
            self.out.push(']');
        }
    }

    /// Opens a group, or changes what holds in the one that is open.
    fn open(&mut self, rest: &str) -> usize {
        for (head, written, caseless) in [
            ("(?i)", "", true),
            ("(?i:", "(?:", true),
            ("(?:", "(?:", self.is_caseless()),
            ("(", "(", self.is_caseless()),
        ] {
            if rest.starts_with(head) {
                if written.is_empty() {
                    self.groups.pop();
                }
                self.groups.push(caseless);
                self.out.push_str(written);
                return if rest.starts_with("(?P<") {
                    self.name(rest)
                } else {
                    head.len()
                };
            }
        }
        1
    }

    /// Writes the name of a group, whose letters are no text.
    fn name(&mut self, rest: &str) -> usize {
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        self.out.push_str(rest.get(1..end).unwrap_or_default());
        end
    }

    /// Writes a character, an escaped one, or a range within a class.
    fn letters(&mut self, part: &str) {
        let is_escape = part.len() > 1 && part.starts_with('\\');
        let has_cases = part.bytes().any(|byte| byte.is_ascii_alphabetic());
        if is_escape || !has_cases || !self.is_caseless() {
            self.out.push_str(part);
            return;
        }
        if !self.in_class {
            self.out.push('[');
        }
        self.out
            .extend(part.chars().map(|char| char.to_ascii_lowercase()));
        self.out
            .extend(part.chars().map(|char| char.to_ascii_uppercase()));
        if !self.in_class {
            self.out.push(']');
        }
    }

    fn is_caseless(&self) -> bool {
        self.groups.last() == Some(&true)
    }
}

const SPACES: &str = " \t\r\n\u{a0}\u{2009}\u{202f}";
const WORD: &str = "0-9A-Z_a-zÀ-ÖØ-öø-ÿ\u{300}-\u{36f}";
/// Classes and what they hold, or for `\S` and `\W` what they do not; those two stand in
/// no other class.
const CLASSES: [(&str, &str); 8] = [
    (r"\d", "0-9"),
    (r"\s", SPACES),
    (r"\S", SPACES),
    (r"\w", WORD),
    (r"\W", WORD),
    (r"\p{Lu}", "A-ZÀ-ÖØ-Þ"),
    (r"\p{Ll}", "a-zß-öø-ÿ"),
    (r"\p{L}", "A-Za-zÀ-ÖØ-öø-ÿ\u{300}-\u{36f}"),
];

/// Texts that a pattern matches, made from it.
#[cfg(test)]
pub(crate) mod examples {
    use proptest::prelude::*;
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    use super::*;

    pub(crate) fn of(pattern: &Pattern) -> Vec<String> {
        // What is made knows nothing of places: it is tried again below.
        let plain = pattern
            .as_str()
            .replace("[^", "\0")
            .replace(['^', '$'], "")
            .replace('\0', "[^")
            .replace(r"\b", "");
        let made = proptest::string::string_regex(&plain).expect("a pattern");
        let mut runner = TestRunner::deterministic();
        let texts = (0..400).map(|_| made.new_tree(&mut runner).expect("a text").current());
        texts.filter(|text| pattern.lite.is_match(text)).collect()
    }

    /// Both engines find the same in texts.
    pub(crate) fn agree(pattern: &Pattern, texts: &[String]) {
        let fast = fast(pattern.lite.as_str()).expect("a pattern");
        for text in texts {
            assert!(pattern.may_begin(text) || !pattern.lite.is_match(text));
            let one = pattern.lite.find(text).map(|found| found.range());
            let two = fast.find(text).map(|found| found.range());
            assert_eq!(one, two, "{} in {text:?}", pattern.as_str());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_spelt_out() {
        for (pattern, written) in [
            (r"(?i)^De\b", r"^[dD][eE]\b"),
            (r"(?i)[a-f-]", "[a-fA-F-]"),
            (r"a(?i:b)c", "a(?:[bB])c"),
            (r"(?i)(?P<ab>c)\(", r"(?P<ab>[cC])\("),
            (r"[\d.]+\d", "[0-9.]+[0-9]"),
            (r"\p{Ll}(x)", "[a-zß-öø-ÿ](x)"),
            (r"(?i)\p{Lu}", "[A-ZÀ-ÖØ-Þa-zà-öø-þ]"),
        ] {
            assert_eq!(spelt_out(pattern), written, "{pattern}");
        }
    }

    #[test]
    fn a_pattern_finds_the_same_whatever_it_has_searched() {
        let pattern = Pattern::new(r"(?i)\bkrijg(t|en)\b");
        let texts = [
            "De school KRIJGT geld",
            "zij \u{212a}rijgt",
            "bekrijgt",
            "één krijgt",
        ];
        let find = |text: &&str| pattern.find(text).map(|found| found.range());
        let few: Vec<_> = texts.iter().map(find).collect();
        for _ in 0..MUCH {
            pattern.is_match("een woord");
        }
        assert!(pattern.fast.get().is_some());
        let many: Vec<_> = texts.iter().map(find).collect();
        assert_eq!(few, many);
        assert_eq!(few, [Some(10..16), None, None, Some(6..12)]);
    }
}
