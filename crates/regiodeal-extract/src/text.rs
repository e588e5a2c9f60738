//! Small things about text that several extractors need.

use regiodeal_dataset::fold;
use unicode_normalization::UnicodeNormalization;

/// The words of a text with one space between, in composed form.
pub(crate) fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        if word.is_ascii() {
            out.push_str(word);
        } else {
            out.extend(word.nfc());
        }
    }
    out
}

/// Words to look for in a text, whatever the case of their ASCII letters: much cheaper than
/// a pattern, to see whether it is worth the trial. Made when the program is built.
#[derive(Debug)]
pub(crate) struct AnyOf {
    words: &'static [&'static str],
    /// For each byte the words that begin with it, a bit each.
    first: [u32; 256],
    /// The same of their second bytes.
    second: [u32; 256],
}

impl AnyOf {
    /// Of at most 32 words.
    #[expect(clippy::indexing_slicing, reason = "fails the build, not a run")]
    pub(crate) const fn new(words: &'static [&'static str]) -> Self {
        assert!(words.len() <= 32, "there is a bit for each word");
        let (mut first, mut second) = ([0; 256], [0; 256]);
        let mut at = 0;
        while at < words.len() {
            let word = words[at].as_bytes();
            first[word[0].to_ascii_lowercase() as usize] |= 1 << at;
            first[word[0].to_ascii_uppercase() as usize] |= 1 << at;
            if word.len() > 1 {
                second[word[1].to_ascii_lowercase() as usize] |= 1 << at;
                second[word[1].to_ascii_uppercase() as usize] |= 1 << at;
            } else {
                let mut byte = 0;
                while byte < second.len() {
                    second[byte] |= 1 << at;
                    byte += 1;
                }
            }
            at += 1;
        }
        Self {
            words,
            first,
            second,
        }
    }

    pub(crate) fn is_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let mut starts = bytes.iter().enumerate().filter_map(|(at, first)| {
            let first = self.first.get(usize::from(*first))?;
            // The last byte may be a word by itself.
            let second = bytes.get(at + 1).copied().unwrap_or_default();
            let second = self.second.get(usize::from(second))?;
            (first & second != 0).then_some((at, first & second))
        });
        starts.any(|(at, which)| {
            let rest = bytes.get(at..).unwrap_or_default();
            let words = self.words.iter().enumerate();
            let mut words = words.filter(|(bit, _)| which >> bit & 1 == 1);
            words.any(|(_, word)| {
                let here = rest.get(..word.len());
                here.is_some_and(|here| here.eq_ignore_ascii_case(word.as_bytes()))
            })
        })
    }
}

/// Mostly capitals, and enough of them to tell.
pub(crate) fn is_capitals(text: &str) -> bool {
    let upper = text.chars().filter(|char| char.is_uppercase()).count();
    let lower = text.chars().filter(|char| char.is_lowercase()).count();
    upper >= 3 && lower * 9 <= upper
}

/// "JEUGD EN TECHNIEK" as a sentence starts: "Jeugd en techniek". Text that is not
/// in capitals stays.
pub(crate) fn sentence_case(text: &str) -> String {
    if !is_capitals(text) {
        return text.to_owned();
    }
    let lower = text.to_lowercase();
    let mut chars = lower.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// A name in the forms in which it is compared.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    folded: String,
    /// The folded words, sorted.
    bag: Vec<String>,
    /// How often each letter and digit occurs.
    counts: [u8; KINDS],
    /// Which of them occur, a bit each.
    kinds: u32,
}

/// Letters and digits, counted by their lowest five bits.
const KINDS: usize = 32;

impl Name {
    pub(crate) fn new(name: &str) -> Self {
        let mut bag: Vec<String> = name
            .split(|char: char| !char.is_alphanumeric())
            .map(fold)
            .filter(|word| !word.is_empty())
            .collect();
        bag.sort();
        let folded = fold(name);
        let (mut counts, mut kinds) = ([0_u8; KINDS], 0);
        for byte in folded.bytes() {
            let kind = usize::from(byte) % KINDS;
            kinds |= 1 << kind;
            if let Some(count) = counts.get_mut(kind) {
                *count = count.saturating_add(1);
            }
        }
        Self {
            folded,
            bag,
            counts,
            kinds,
        }
    }

    /// How much two names are alike, 0 to 1: the same letters, the same words in another
    /// order, or one within the other. It may say 0 where that is less than `least`.
    pub(crate) fn likeness(&self, other: &Self, least: f64) -> f64 {
        let (a, b) = (&self.folded, &other.folded);
        // Most names differ in their letters: that is seen without a look at the texts.
        if self.counts == other.counts {
            if a == b {
                return if a.is_empty() { 0.0 } else { 1.0 };
            }
            if self.bag.len() > 1 && self.bag == other.bag {
                return 0.97;
            }
        }
        let (short, long) = if a.len() <= b.len() {
            (self, other)
        } else {
            (other, self)
        };
        let length = long.folded.len();
        // Each letter that the other has not is a change, and so is each byte more.
        let may_resemble = |changes: usize| ratio(length - changes.min(length), length) >= least;
        let missing = |one: &Self, other: &Self| (one.kinds & !other.kinds).count_ones() as usize;
        let changes = missing(short, long).max(missing(long, short));
        let is_near = may_resemble(changes.max(length - short.folded.len()));
        let may_contain = short.folded.len() >= 6 && missing(short, long) == 0;
        if !is_near && !may_contain {
            return 0.0;
        }
        let fewer = short.letters_not_in(long);
        let contained = fewer == 0 && may_contain && long.folded.contains(&short.folded);
        let contained = if contained { 0.9 } else { 0.0 };
        if !is_near || !may_resemble(fewer.max(long.letters_not_in(short))) {
            return contained;
        }
        strsim::normalized_levenshtein(a, b).max(contained)
    }
}

impl Name {
    /// Whether it is the same name, but for spaces, punctuation, accents and capitals.
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.kinds == other.kinds && !self.folded.is_empty() && self.folded == other.folded
    }

    /// How many letters it has that the other has not.
    fn letters_not_in(&self, other: &Self) -> usize {
        let pairs = self.counts.iter().zip(&other.counts);
        let more: u16 = pairs.map(|(a, b)| u16::from(a.saturating_sub(*b))).sum();
        usize::from(more)
    }
}

/// The names of one thing. Most others are told from all of them by their letters alone,
/// without a look at any.
#[derive(Clone, Debug)]
pub(crate) struct Names {
    all: Vec<Name>,
    /// The letters that any of them has, those that all have, and the longest one's length.
    any: u32,
    common: u32,
    longest: usize,
}

impl Names {
    pub(crate) fn new<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let all: Vec<Name> = names.map(Name::new).collect();
        Self {
            any: all.iter().fold(0, |any, name| any | name.kinds),
            common: all
                .iter()
                .fold(u32::MAX, |common, name| common & name.kinds),
            longest: all.iter().map(|name| name.folded.len()).max().unwrap_or(0),
            all,
        }
    }

    /// How much the most alike of them is like another; see [`Name::likeness`].
    pub(crate) fn likeness(&self, other: &Name, least: f64) -> f64 {
        let missing = (other.kinds & !self.any).count_ones();
        let more = (self.common & !other.kinds).count_ones();
        if missing > 0 && more > 0 {
            let length = self.longest.max(other.folded.len());
            let changes = missing.max(more) as usize;
            if ratio(length - changes.min(length), length) < least {
                return 0.0;
            }
        }
        let alike = self.all.iter().map(|name| name.likeness(other, least));
        alike.fold(0.0, f64::max)
    }

    /// Whether one of them is this name; see [`Name::is`].
    pub(crate) fn have(&self, other: &Name) -> bool {
        let may = other.kinds & !self.any == 0 && self.common & !other.kinds == 0;
        may && self.all.iter().any(|name| name.is(other))
    }
}

/// Whether two names are at least so much alike; see [`Name::likeness`].
pub(crate) fn are_alike(one: &str, other: &str, least: f64) -> bool {
    Name::new(one).likeness(&Name::new(other), least) >= least
}

#[expect(clippy::cast_precision_loss, reason = "lengths of names")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// A stretch of a text, cut short to what is within some bytes of a place in it.
pub(crate) fn within(
    text: &str,
    stretch: &std::ops::Range<usize>,
    place: &std::ops::Range<usize>,
    reach: usize,
) -> std::ops::Range<usize> {
    let mut start = stretch.start.max(place.start.saturating_sub(reach));
    let mut end = stretch.end.min(place.end.saturating_add(reach));
    while !text.is_char_boundary(start) {
        start += 1;
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    start..end
}

/// Byte ranges of the sentences of a text.
pub(crate) fn sentences(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, char)) = chars.next() {
        if !matches!(char, '.' | '!' | '?') {
            continue;
        }
        let mut end = at + char.len_utf8();
        while let Some((next, _)) = chars
            .next_if(|(_, next)| matches!(next, '”' | '’' | '"' | '\'' | ')') || is_raised(*next))
        {
            end = next
                + text
                    .get(next..)
                    .and_then(|rest| rest.chars().next())
                    .map_or(1, char::len_utf8);
        }
        let after = text.get(end..).unwrap_or_default();
        let spaced = after.starts_with(char::is_whitespace);
        let starts = after.trim_start().chars().next();
        let capital = starts.is_none_or(|char| {
            char.is_uppercase() || char.is_ascii_digit() || !char.is_alphanumeric()
        });
        if (spaced && capital || after.is_empty())
            && !abbreviates(text.get(start..at).unwrap_or_default())
        {
            found.push(start..end);
            start = end + (after.len() - after.trim_start().len());
        }
    }
    if start < text.len() {
        found.push(start..text.len());
    }
    found
}

/// A digit as the marks of footnotes are set.
pub(crate) fn is_raised(char: char) -> bool {
    matches!(char, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// The text before a full stop ends in a word that is written with one.
fn abbreviates(before: &str) -> bool {
    let word = before
        .rsplit(|char: char| char.is_whitespace() || char == '(')
        .next()
        .unwrap_or_default();
    let word = word.to_lowercase();
    matches!(
        word.as_str(),
        "o.a"
            | "e.a"
            | "ca"
            | "max"
            | "min"
            | "gem"
            | "prov"
            | "nr"
            | "d.d"
            | "dhr"
            | "mevr"
            | "bijv"
            | "incl"
            | "excl"
            | "mln"
            | "mld"
            | "milj"
            | "t.b.v"
            | "i.s.m"
            | "resp"
            | "o.v.v"
            | "vgl"
            | "art"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_wherever_they_stand_in_either_case() {
        static WORDS: AnyOf = AnyOf::new(&["trekt", "–", "x", "’ z"]);
        for held in [
            "Hij TREKT in",
            "trekt",
            "wat – dan",
            "–",
            "X",
            "max",
            "‘a’ Zo",
        ] {
            assert!(WORDS.is_in(held), "{held}");
        }
        for not in ["", "t", "trek", "trek t", "—", "‘a’ en z"] {
            assert!(!WORDS.is_in(not), "{not}");
        }
    }

    #[test]
    fn sentences_end_where_a_person_ends_them() {
        let text = "De gem. Sluis geeft € 1.000 o.a. voor gras. “Mooi.” Klaar? Ja";
        let found: Vec<&str> = sentences(text)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        assert_eq!(
            found,
            [
                "De gem. Sluis geeft € 1.000 o.a. voor gras.",
                "“Mooi.”",
                "Klaar?",
                "Ja"
            ]
        );
    }

    #[test]
    fn likeness_sees_order_and_parts() {
        let alike = are_alike;
        assert!(alike(
            "Verkenning Terminal Oost",
            "Terminal Oost: verkenning",
            0.9
        ));
        assert!(alike("De Drie Bruggen", "Veendam- De Drie Bruggen", 0.85));
        assert!(alike("Dorpsondernemen", "Dorps ondernemen", 0.9));
        assert!(!alike("Werken over de grens", "Wonen aan het water", 0.6));
        // Nothing is passed over for its letters that the distance would let through.
        for (one, other, least) in [("abcdefghij", "abcdefghix", 0.9), ("één", "een", 0.9)] {
            assert!(alike(one, other, least), "{one} {other}");
        }
    }
}
