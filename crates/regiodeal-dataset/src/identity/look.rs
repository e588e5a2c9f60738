//! Names as they are compared: what is left of them without what documents add or leave
//! out, and whether what differs is a slip or tells two projects apart.

use crate::names::{fold, words};

/// Shorter names are too easily alike.
const SHORTEST: usize = 8;
/// With the same pillar and number, names may differ more.
pub(super) const SIMILAR_WITH_NUMBER: f64 = 0.75;
/// Words that one document adds and another leaves out.
const FILLERS: [&str; 12] = [
    "de", "het", "een", "en", "in", "van", "voor", "met", "op", "aan", "project", "the",
];

/// What a name is compared by, made once for each.
#[derive(Debug)]
pub(super) struct Look {
    pub(super) folded: String,
    pub(super) core: String,
    /// Of the core, in characters.
    pub(super) length: usize,
    /// The words of the core.
    pub(super) words: Vec<String>,
    digits: Vec<String>,
    /// What stands in parentheses or behind a colon.
    addition: String,
    /// A bit for each character that the core has; some share one.
    letters: u64,
}

/// How two names differ, when they are not the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Difference {
    /// A slip of the pen, another spelling, another order of words.
    Slip,
    /// One has words before it that the other has not: "Regionale aanpak …".
    Longer,
    /// Words that tell projects apart: a place, a phase, another subject.
    Apart,
}

impl Look {
    pub(super) fn of(name: &str, programme: &str) -> Self {
        let (head, addition) = without_addition(name);
        let words = core_words(head, programme);
        let core = words.concat();
        Self {
            folded: fold(name),
            length: core.chars().count(),
            letters: core
                .chars()
                .fold(0, |letters, char| letters | 1 << (u32::from(char) % 64)),
            digits: digits(name),
            addition: fold(addition),
            words,
            core,
        }
    }

    /// How much of the letters of two names agrees, 0 to 1.
    pub(super) fn likeness(&self, other: &Self) -> f64 {
        if self.core == other.core {
            return 1.0;
        }
        if self.digits != other.digits || self.core.len().min(other.core.len()) < SHORTEST {
            return 0.0;
        }
        let likeness = strsim::normalized_levenshtein(&self.core, &other.core);
        if self.core.ends_with(&other.core) || other.core.ends_with(&self.core) {
            return SIMILAR_WITH_NUMBER.max(likeness);
        }
        likeness
    }

    /// Whether both have an addition or figures, and others: "Makerslab (Oost)" and
    /// "Makerslab (West)" are two, and so are "Nieuw werk 2.0" and "Nieuw werk 3.0".
    pub(super) fn adds_otherwise(&self, other: &Self) -> bool {
        let (one, two) = (&self.addition, &other.addition);
        let in_words =
            !one.is_empty() && !two.is_empty() && !one.contains(two) && !two.contains(one);
        let (one, two) = (&self.digits, &other.digits);
        in_words || (!one.is_empty() && !two.is_empty() && one != two)
    }

    /// Whether so few edits as a slip allows can lead from one core to the other: each
    /// changes the length by one at most, and two letters. Only a sieve.
    pub(super) fn may_be_slip(&self, other: &Self) -> bool {
        let letters = (self.letters ^ other.letters).count_ones();
        self.length.abs_diff(other.length) <= 2 && letters <= 4
    }

    /// What kind of difference it is. `shortest`: of a word in which one letter may be
    /// wrong.
    pub(super) fn difference(&self, other: &Self, shortest: usize) -> Difference {
        if self.digits != other.digits || self.adds_otherwise(other) {
            return Difference::Apart;
        }
        let (one, two) = (self.without(other), other.without(self));
        let (left, right) = (one.concat(), two.concat());
        if left == right {
            return Difference::Slip;
        }
        if left.is_empty() || right.is_empty() {
            let longer = if left.is_empty() { other } else { self };
            let shorter = if left.is_empty() { self } else { other };
            return if longer.words.ends_with(&shorter.words) {
                Difference::Longer
            } else {
                Difference::Apart
            };
        }
        let length = left.chars().count().max(right.chars().count());
        let edits = strsim::osa_distance(&left, &right);
        let is_slip = (edits <= 1 && length >= shortest) || (edits <= 2 && length >= 14);
        if is_slip {
            Difference::Slip
        } else {
            Difference::Apart
        }
    }

    /// Its words of weight that the other has not.
    fn without(&self, other: &Self) -> Vec<&str> {
        let mut theirs: Vec<&str> = other.words.iter().map(String::as_str).collect();
        let mut own = Vec::new();
        for word in &self.words {
            if let Some(at) = theirs.iter().position(|known| known == word) {
                theirs.swap_remove(at);
            } else if !FILLERS.contains(&word.as_str()) {
                own.push(word.as_str());
            }
        }
        own
    }
}

/// A name, and what stands in parentheses or behind a colon.
fn without_addition(name: &str) -> (&str, &str) {
    let (head, subtitle) = match name.split_once(": ") {
        Some((head, subtitle)) if head.chars().count() >= 5 => (head, subtitle),
        _ => (name, ""),
    };
    match head.split_once('(') {
        Some((outside, inside)) if outside.trim().len() >= 5 => (outside, inside),
        _ => (head, subtitle),
    }
}

/// Without the region, a version, and articles at the start.
fn core_words(head: &str, programme: &str) -> Vec<String> {
    let mut name = words(head);
    let region: Vec<String> = words(programme)
        .into_iter()
        .skip_while(|word| matches!(word.as_str(), "regio" | "deal" | "regiodeal"))
        .collect();
    if !region.is_empty() && name.len() > region.len() && name.ends_with(&region) {
        name.truncate(name.len() - region.len());
        while matches!(
            name.last().map(String::as_str),
            Some("in" | "van" | "voor" | "de")
        ) {
            name.pop();
        }
    }
    let is_figure = |word: &String| word.chars().all(|char| char.is_ascii_digit());
    if name.len() > 2 && name.iter().rev().take(2).all(is_figure) {
        name.truncate(name.len() - 2);
    }
    if name.len() > 1
        && matches!(
            name.first().map(String::as_str),
            Some("de" | "het" | "project")
        )
    {
        name.remove(0);
    }
    name
}

/// The words with figures, which tell phases apart; ".0" of a version does not.
fn digits(name: &str) -> Vec<String> {
    words(name)
        .into_iter()
        .filter(|word| word.chars().any(|char| char.is_ascii_digit()))
        .filter(|word| word != "0")
        .collect()
}

/// How many of the words of two texts both have, 0 to 1.
pub(crate) fn overlap(one: &str, other: &str) -> f64 {
    // Most editions repeat what the one before says.
    if one == other && one.contains(char::is_alphanumeric) {
        return 1.0;
    }
    let set = |text: &str| {
        let mut words = words(text);
        words.sort_unstable();
        words.dedup();
        words
    };
    let (one, other) = (set(one), set(other));
    let both = one
        .iter()
        .filter(|word| other.binary_search(word).is_ok())
        .count();
    ratio(2 * both, one.len() + other.len())
}

fn ratio(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if whole == 0 {
        0.0
    } else {
        number(part) / number(whole)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_tells_a_slip_from_another_project() {
        use Difference::{Apart, Longer, Slip};
        for (one, other, want) in [
            (
                "Natuurvriendelijke oevers",
                "Natuurvriendlijke oevers",
                Slip,
            ),
            ("Oeverbeplanting Betuwe", "Oever beplanting Betuwe", Slip),
            (
                "Aanpak koopwoningen",
                "Regionale aanpak koopwoningen",
                Longer,
            ),
            ("Wonen boven winkels", "Wonen boven winkels Oost", Apart),
            ("Makerslab fase I", "Makerslab fase II", Apart),
            ("Aanpak wijk Oost", "Aanpak wijk West", Apart),
            ("Werkplaats (Tiel)", "Werkplaats (Culemborg)", Apart),
            ("Praktijkhuis Kampen", "Praktijkhuis Kamperveen", Apart),
        ] {
            let look = |name| Look::of(name, "Regio Deal Ergens");
            assert_eq!(
                look(one).difference(&look(other), 7),
                want,
                "{one} / {other}"
            );
            assert_eq!(
                look(other).difference(&look(one), 7),
                want,
                "{other} / {one}"
            );
        }
    }

    #[test]
    fn words_in_common_are_counted_once() {
        assert!((overlap("een twee twee", "Twee, een!") - 1.0).abs() < 1e-9);
        assert!((overlap("een twee", "twee drie") - 0.5).abs() < 1e-9);
        assert!(overlap("", "") < 1e-9);
    }
}
