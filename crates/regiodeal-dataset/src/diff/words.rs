//! Texts compared word by word, whatever their lines, quotation marks and bullets.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_normalization::UnicodeNormalization;

use super::record::{Words, WordsOp};

/// Longer texts are not compared word by word: they are damaged, and it takes long.
const LONGEST: usize = 20_000;

/// A word as it is compared, and as it is printed.
struct Word {
    plain: String,
    printed: String,
}

/// Whether two texts say the same in the same words.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    one == other || plain(&split(one)) == plain(&split(other))
}

/// How much of two texts is the same: from 0 to 1.
pub(super) fn likeness(one: &str, other: &str) -> f64 {
    let (one, other) = (split(one), split(other));
    let (one, other) = (plain(&one), plain(&other));
    let total = one.len() + other.len();
    if total == 0 || total > LONGEST {
        return f64::from(u8::from(one == other));
    }
    let same: usize = capture_diff_slices(Algorithm::Myers, &one, &other)
        .iter()
        .map(|op| match op {
            DiffOp::Equal { len, .. } => *len,
            _ => 0,
        })
        .sum();
    let share = |count: usize| u32::try_from(count).map_or(0.0, f64::from);
    2.0 * share(same) / share(total)
}

/// Whether so many words occur in both texts, in whatever order, as the likeness asks:
/// much faster than to compare them.
pub(super) fn may_be_alike(one: &str, other: &str, likeness: f64) -> bool {
    let (mut rest, mut shared) = (BTreeMap::new(), 0);
    for word in one.split_whitespace() {
        *rest.entry(word).or_insert(0_u32) += 1;
    }
    let (mut total, mut own) = (rest.values().sum::<u32>(), 0);
    for word in other.split_whitespace() {
        own += 1;
        if let Some(left) = rest.get_mut(word).filter(|left| **left > 0) {
            *left -= 1;
            shared += 1;
        }
    }
    total += own;
    f64::from(2 * shared) >= least_shared(likeness) * f64::from(total)
}

/// How many words two texts that are so much alike share at least. Quotation marks and
/// dashes may differ, which the comparison passes over.
pub(super) fn least_shared(likeness: f64) -> f64 {
    likeness - 0.1
}

/// How the old text became the new one: stretches of words, which together are both.
pub(super) fn compare(old: &str, new: &str) -> Vec<Words> {
    let (old, new) = (split(old), split(new));
    let mut stretches = if old.len() + new.len() > LONGEST {
        vec![Stretch {
            is_equal: false,
            old: 0..old.len(),
            new: 0..new.len(),
        }]
    } else {
        stretches(&plain(&old), &plain(&new))
    };
    while let Some(at) = island(&stretches) {
        drown(&mut stretches, at);
    }
    let words = stretches.into_iter().map(|stretch| Words {
        op: stretch.op(),
        old: printed(old.get(stretch.old).unwrap_or_default()),
        new: printed(new.get(stretch.new).unwrap_or_default()),
    });
    words.collect()
}

struct Stretch {
    is_equal: bool,
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
}

impl Stretch {
    fn op(&self) -> WordsOp {
        match (self.is_equal, self.old.is_empty(), self.new.is_empty()) {
            (true, _, _) => WordsOp::Equal,
            (_, true, _) => WordsOp::Insert,
            (_, _, true) => WordsOp::Delete,
            _ => WordsOp::Replace,
        }
    }

    fn size(&self) -> usize {
        self.old.len().max(self.new.len())
    }
}

fn stretches(old: &[&str], new: &[&str]) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        let is_equal = matches!(op, DiffOp::Equal { .. });
        let (old, new) = (op.old_range(), op.new_range());
        match stretches.last_mut() {
            Some(last) if last.is_equal == is_equal => {
                last.old.end = old.end;
                last.new.end = new.end;
            }
            _ => stretches.push(Stretch { is_equal, old, new }),
        }
    }
    stretches
}

/// An "en" or "de het" that two rewritten passages happen to share: the words are
/// fewer than those that changed on either side of them.
fn island(stretches: &[Stretch]) -> Option<usize> {
    let found = stretches.windows(3).position(|three| match three {
        [before, middle, after] => {
            middle.is_equal && middle.size() < before.size().min(after.size())
        }
        _ => false,
    });
    found.map(|at| at + 1)
}

/// Makes one change of a stretch and its neighbours.
fn drown(stretches: &mut Vec<Stretch>, at: usize) {
    let three: Vec<Stretch> = stretches.drain(at - 1..=at + 1).collect();
    if let [before, _, after] = three.as_slice() {
        let whole = Stretch {
            is_equal: false,
            old: before.old.start..after.old.end,
            new: before.new.start..after.new.end,
        };
        stretches.insert(at - 1, whole);
    }
}

/// A word that a hyphen breaks is one word, wherever its line ends.
fn split(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut is_broken = false;
    for printed in text.split_whitespace() {
        let plain: String = printed.nfkc().filter_map(plain_char).collect();
        if is_bullet(&plain) {
            continue;
        }
        let goes_on = is_broken;
        is_broken = plain
            .strip_suffix('-')
            .is_some_and(|start| start.ends_with(char::is_alphabetic));
        let plain = without_hyphens(&plain);
        match words.last_mut().filter(|_| goes_on) {
            Some(word) => {
                word.plain.push_str(&plain);
                word.printed.push(' ');
                word.printed.push_str(printed);
            }
            None => words.push(Word {
                plain,
                printed: printed.to_owned(),
            }),
        }
    }
    words
}

/// A hyphen beside a letter may be there for the line's sake; between figures it may
/// not.
fn without_hyphens(word: &str) -> String {
    let chars: Vec<char> = word.chars().collect();
    let is_letter = |at: Option<usize>| {
        let char = at.and_then(|at| chars.get(at));
        char.is_some_and(|char| char.is_alphabetic())
    };
    let kept = chars.iter().enumerate().filter(|(at, char)| {
        let beside_letter = is_letter(at.checked_sub(1)) || is_letter(Some(at + 1));
        **char != '-' || !beside_letter
    });
    kept.map(|(_, char)| *char).collect()
}

/// One form of each quotation mark and dash; no invisible characters.
fn plain_char(char: char) -> Option<char> {
    match char {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => None,
        '‘' | '’' | '‚' | '‛' | '`' | '´' | '′' => Some('\''),
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => Some('"'),
        '\u{2010}'..='\u{2015}' | '−' => Some('-'),
        other => Some(other),
    }
}

fn is_bullet(word: &str) -> bool {
    matches!(word, "" | "-" | "*" | "•" | "·" | "▪" | "◦" | "●" | "○")
}

fn plain(words: &[Word]) -> Vec<&str> {
    words.iter().map(|word| word.plain.as_str()).collect()
}

fn printed(words: &[Word]) -> String {
    let words: Vec<&str> = words.iter().map(|word| word.printed.as_str()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ops(old: &str, new: &str) -> Vec<(WordsOp, String, String)> {
        let words = compare(old, new).into_iter();
        words
            .filter(|words| words.op != WordsOp::Equal)
            .map(|words| (words.op, words.old, words.new))
            .collect()
    }

    #[test]
    fn layout_is_no_difference() {
        for (one, other) in [
            ("een „Regio\nDeal”", "een \"Regio Deal\""),
            ("• wonen\n• werken", "- wonen - werken"),
            ("2019–2021", "2019-2021"),
            ("be\u{ad}sluit", "besluit"),
            ("het be‐\ndrijfsleven", "het bedrijfsleven"),
            ("Noord-\nOverijssel", "Noord-Overijssel"),
        ] {
            assert!(is_same(one, other), "{one:?} / {other:?}");
        }
        for (one, other) in [("De Fruithal", "Fruithal"), ("1-2 jaar", "12 jaar")] {
            assert!(!is_same(one, other), "{one:?} / {other:?}");
        }
    }

    #[test]
    fn a_word_is_found() {
        let insert = (WordsOp::Insert, String::new(), "De".to_owned());
        assert_eq!(ops("Fruithal is een", "De Fruithal is een"), [insert]);
        let replace = (WordsOp::Replace, "ruim".to_owned(), "bijna".to_owned());
        assert_eq!(ops("er zijn ruim 2.900", "er zijn bijna 2.900"), [replace]);
    }

    #[test]
    fn chance_words_do_not_cut_a_rewritten_passage() {
        let old = "wij bouwen huizen en scholen langs wegen";
        let new = "zij planten bomen en struiken naast beken";
        assert_eq!(ops(old, new).len(), 1);
    }
}
