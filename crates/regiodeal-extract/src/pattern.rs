//! Patterns that are cheap to compile and, once they are much used, cheap to match.

mod first;
mod sketch;
mod texts;

use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use regex_lite::Regex;
use sketch::Sketch;

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
    /// As both engines understand it.
    spelt_out: String,
    /// All of its letters are alike in both cases: it is written in lower case and looks at
    /// text in lower case, which takes a third of the time to compile that classes of two
    /// letters take.
    folds: bool,
    sketch: Sketch,
    lite: OnceLock<Regex>,
    fast: OnceLock<Option<regex::Regex>>,
    /// Bytes that were searched.
    searched: AtomicUsize,
}

impl Pattern {
    pub(crate) fn new(pattern: &str) -> Self {
        let folds = folds(pattern);
        let spelt_out = spelt_out(pattern);
        Self {
            sketch: Sketch::of(&spelt_out, folds),
            spelt_out,
            folds,
            lite: OnceLock::new(),
            fast: OnceLock::new(),
            searched: AtomicUsize::new(0),
        }
    }

    pub(crate) fn is_match(&self, text: &str) -> bool {
        self.may_be_in(text)
            && self.looks_at(text, |text| match self.fast_for(text) {
                Some(fast) => fast.is_match(text),
                None => self.lite().is_match(text),
            })
    }

    /// The first match.
    pub(crate) fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        if !self.may_be_in(text) {
            return None;
        }
        let range = self.looks_at(text, |text| match self.fast_for(text) {
            Some(fast) => fast.find(text).map(|found| found.range()),
            None => self.lite().find(text).map(|found| found.range()),
        })?;
        Some(Match { text, range })
    }

    /// All matches.
    pub(crate) fn find_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Match<'t>> {
        let all: Vec<Range<usize>> = if self.may_be_in(text) {
            self.looks_at(text, |text| match self.fast_for(text) {
                Some(fast) => fast.find_iter(text).map(|found| found.range()).collect(),
                None => self
                    .lite()
                    .find_iter(text)
                    .map(|found| found.range())
                    .collect(),
            })
        } else {
            Vec::new()
        };
        all.into_iter().map(|range| Match { text, range })
    }

    /// What the groups of the first match hold.
    pub(crate) fn captures<'t>(&self, text: &'t str) -> Option<Captures<'_, 't>> {
        if !self.may_be_in(text) {
            return None;
        }
        let groups = self.looks_at(text, |text| match self.fast_for(text) {
            Some(fast) => Some(groups(fast.captures(text)?.iter(), |of| of.range())),
            None => Some(groups(self.lite().captures(text)?.iter(), |of| of.range())),
        })?;
        Some(Captures {
            pattern: self,
            text,
            groups,
        })
    }

    /// The same of all matches.
    pub(crate) fn captures_iter<'t>(
        &self,
        text: &'t str,
    ) -> impl Iterator<Item = Captures<'_, 't>> {
        let all: Vec<Groups> = if self.may_be_in(text) {
            self.looks_at(text, |text| match self.fast_for(text) {
                Some(fast) => fast
                    .captures_iter(text)
                    .map(|caught| groups(caught.iter(), |of| of.range()))
                    .collect(),
                None => self
                    .lite()
                    .captures_iter(text)
                    .map(|caught| groups(caught.iter(), |of| of.range()))
                    .collect(),
            })
        } else {
            Vec::new()
        };
        all.into_iter().map(move |groups| Captures {
            pattern: self,
            text,
            groups,
        })
    }

    /// Whether it is worth the search.
    fn may_be_in(&self, text: &str) -> bool {
        let may = self.sketch.may_match(text);
        debug_assert!(
            may || !self.looks_at(text, |text| self.lite().is_match(text)),
            "{} in {text:?}",
            self.spelt_out
        );
        may
    }

    /// Searches a text as the pattern is written. Places in it are those in the text.
    fn looks_at<R>(&self, text: &str, search: impl FnOnce(&str) -> R) -> R {
        if self.folds && text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            search(&text.to_ascii_lowercase())
        } else {
            search(text)
        }
    }

    #[expect(clippy::expect_used, reason = "fixed patterns, compiled in the tests")]
    fn lite(&self) -> &Regex {
        let compile = || Regex::new(&self.spelt_out).expect("a fixed pattern");
        self.lite.get_or_init(compile)
    }

    /// The fast engine, once the pattern has searched much.
    fn fast_for(&self, text: &str) -> Option<&regex::Regex> {
        let searched = self.searched.load(Ordering::Relaxed);
        if searched < MUCH {
            // At the start of a text, a look at some of it tells mostly.
            let all = if self.sketch.is_anchored() {
                text.len().min(START)
            } else {
                text.len()
            };
            // Threads may each add to the same number: then it grows more slowly.
            self.searched.store(searched + all, Ordering::Relaxed);
            return None;
        }
        self.fast
            .get_or_init(|| fast(&self.spelt_out).ok())
            .as_ref()
    }
}

/// Where each group of a match stands, the whole match first.
type Groups = Vec<Option<Range<usize>>>;

fn groups<M>(caught: impl Iterator<Item = Option<M>>, range: impl Fn(M) -> Range<usize>) -> Groups {
    caught.map(|group| group.map(&range)).collect()
}

/// What the groups of a match hold.
#[derive(Debug)]
pub(crate) struct Captures<'p, 't> {
    pattern: &'p Pattern,
    text: &'t str,
    groups: Groups,
}

impl<'t> Captures<'_, 't> {
    /// Of a group by its place; 0 is the whole match.
    pub(crate) fn get(&self, group: usize) -> Option<Match<'t>> {
        let range = self.groups.get(group)?.clone()?;
        Some(Match {
            text: self.text,
            range,
        })
    }

    /// Of a group by its name.
    pub(crate) fn name(&self, name: &str) -> Option<Match<'t>> {
        let mut names = self.pattern.lite().capture_names();
        self.get(names.position(|known| known == Some(name))?)
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

fn fast(spelt_out: &str) -> Result<regex::Regex, regex::Error> {
    regex::Regex::new(&spelt_out.replace(r"\b", r"(?-u:\b)"))
}

/// Writes a pattern without what the two engines understand differently: named classes,
/// and letters that are alike in both cases. One that folds throughout is written in lower
/// case.
fn spelt_out(pattern: &str) -> String {
    let mut speller = Speller {
        out: String::with_capacity(pattern.len() * 2),
        folds: folds(pattern),
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

/// Whether letters are alike in both cases in all of a pattern.
fn folds(pattern: &str) -> bool {
    pattern.starts_with("(?i)") || pattern.starts_with("(?im)")
}

struct Speller {
    out: String,
    /// Text is looked at in lower case.
    folds: bool,
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
            ("(?im)", "(?m)", true),
            ("(?i:", "(?:", true),
            ("(?:", "(?:", self.is_caseless()),
            ("(", "(", self.is_caseless()),
        ] {
            if rest.starts_with(head) {
                if head.ends_with(')') {
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
        let lower = part.chars().map(|char| char.to_ascii_lowercase());
        let upper = part.chars().map(|char| char.to_ascii_uppercase());
        match (self.in_class, self.folds) {
            (true, _) => self.out.extend(lower.chain(upper)),
            (false, true) => self.out.extend(lower),
            (false, false) => {
                self.out.push('[');
                self.out.extend(lower.chain(upper));
                self.out.push(']');
            }
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
            .spelt_out
            .replace("[^", "\0")
            .replace(['^', '$'], "")
            .replace('\0', "[^")
            .replace(r"\b", "");
        let made = proptest::string::string_regex(&plain).expect("a pattern");
        let mut runner = TestRunner::deterministic();
        let texts = (0..400).map(|_| made.new_tree(&mut runner).expect("a text").current());
        let matches = |text: &str| pattern.lite().is_match(text);
        texts
            .filter(|text| pattern.looks_at(text, matches))
            .collect()
    }

    /// Both engines find the same in texts, and nothing where a search is not worth it.
    pub(crate) fn agree(pattern: &Pattern, texts: &[String]) {
        let fast = fast(&pattern.spelt_out).expect("a pattern");
        for text in texts {
            let find = |text: &str| {
                let one = pattern.lite().captures_iter(text);
                let two = fast.captures_iter(text);
                (
                    one.map(|caught| groups(caught.iter(), |of| of.range()))
                        .collect::<Vec<_>>(),
                    two.map(|caught| groups(caught.iter(), |of| of.range()))
                        .collect::<Vec<_>>(),
                )
            };
            let (one, two) = pattern.looks_at(text, find);
            assert_eq!(one, two, "{} in {text:?}", pattern.spelt_out);
            let may = pattern.sketch.may_match(text);
            assert!(may || one.is_empty(), "{} in {text:?}", pattern.spelt_out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_spelt_out() {
        for (pattern, written) in [
            (r"(?i)^De\b", r"^de\b"),
            (r"(?im)^De\b", r"(?m)^de\b"),
            (r"(?i)[a-f-]", "[a-fA-F-]"),
            (r"a(?i:b)c", "a(?:[bB])c"),
            (r"(?i)(?P<Ab>C)\(", r"(?P<Ab>c)\("),
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
            pattern.is_match("de krijgsraad krijgt niets");
        }
        assert!(pattern.fast.get().is_some());
        let many: Vec<_> = texts.iter().map(find).collect();
        assert_eq!(few, many);
        assert_eq!(few, [Some(10..16), None, None, Some(6..12)]);
    }
}
