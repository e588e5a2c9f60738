//! Who may be alike: indexes that leave out what cannot be, so that nobody is held against
//! everybody. They leave out nothing that is alike, so what joins is the same as if all
//! pairs had been compared; tests hold them to that.

use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Pieces of a name beside those that slips may touch. The more there are, the more of
/// them that many names share can be passed over.
const SPARE: usize = 3;
/// Floating-point sums may fall short of a whole number by less.
const SHORT_OF: f64 = 1e-9;

/// Names by pieces of their letters. So few letters of two names differ that some pieces of
/// one stand whole in the other, at nearly the same place.
#[derive(Debug)]
pub(super) struct Spellings {
    /// How much of the letters must agree, 0 to 1.
    least: f64,
    /// How much longer one name may be, in letters.
    longer: usize,
    by_piece: HashMap<u64, Vec<usize>>,
}

impl Spellings {
    pub(super) fn new(least: f64, longer: usize) -> Self {
        Self {
            least,
            longer,
            by_piece: HashMap::new(),
        }
    }

    /// Adds a name of a programme, as its letters.
    pub(super) fn add(&mut self, programme: usize, letters: &[char], at: usize) {
        for (piece, (start, length)) in self.pieces(letters.len()).into_iter().enumerate() {
            let text = letters.get(start..start + length).unwrap_or_default();
            let key = hash(&(programme, letters.len(), piece, text));
            self.by_piece.entry(key).or_default().push(at);
        }
    }

    /// The names that may be as much alike, each once, by their length and in the order in
    /// which they were added.
    pub(super) fn near(&self, programme: usize, letters: &[char]) -> Vec<usize> {
        let own = letters.len();
        let mut found = Vec::new();
        for length in own.saturating_sub(self.longer)..=own + self.longer {
            let near = self.of_length(programme, letters, length);
            found.extend(near);
        }
        found
    }

    fn of_length(&self, programme: usize, letters: &[char], length: usize) -> BTreeSet<usize> {
        let slips = self.slips(length.max(letters.len()));
        let pieces = self.pieces(length);
        let mut of_piece: Vec<Vec<&Vec<usize>>> = Vec::new();
        for (piece, (start, size)) in pieces.iter().enumerate() {
            let places = start.saturating_sub(slips)..=start + slips;
            let lists = places.filter_map(|from| {
                let text = letters.get(from..from + size)?;
                self.by_piece.get(&hash(&(programme, length, piece, text)))
            });
            of_piece.push(lists.collect());
        }
        // Each slip spoils one piece. Of those that must be whole, all but one may be passed
        // over: those that most names have.
        let count = |lists: &Vec<&Vec<usize>>| lists.iter().map(|of| of.len()).sum::<usize>();
        of_piece.sort_by_key(count);
        let enough = of_piece.len().min(slips + 1);
        let kept = of_piece.into_iter().take(enough).flatten();
        kept.flatten().copied().collect()
    }

    /// How many letters may differ in names of a length.
    fn slips(&self, length: usize) -> usize {
        let exact = (1.0 - self.least) * float(length) + SHORT_OF;
        (0..length)
            .take_while(|slips| float(slips + 1) <= exact)
            .count()
    }

    /// Where the pieces of a name of a length begin, and how long they are.
    fn pieces(&self, length: usize) -> Vec<(usize, usize)> {
        let wanted = self.slips(length + self.longer) + 1 + SPARE;
        let count = wanted.min(length).max(1);
        let start = |piece: usize| piece * length / count;
        let pieces = (0..count).map(|piece| (start(piece), start(piece + 1) - start(piece)));
        pieces.collect()
    }
}

fn hash(key: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

/// Texts by their rarest words. Two texts with enough words in common share one of those.
#[derive(Debug)]
pub(crate) struct Wordings {
    /// How many of the words of both must be shared, 0 to 1: twice those in common by all.
    least: f64,
    /// The place of each word in what follows.
    places: HashMap<String, usize>,
    /// How many texts have a word.
    often: Vec<usize>,
    /// The texts of which a word is one of the rarest.
    texts: Vec<Vec<usize>>,
}

impl Wordings {
    /// Texts with their words, each word once.
    pub(crate) fn new(least: f64, texts: &[(usize, Vec<String>)]) -> Self {
        let mut wordings = Self {
            least,
            places: HashMap::new(),
            often: Vec::new(),
            texts: Vec::new(),
        };
        for word in texts.iter().flat_map(|(_, words)| words) {
            wordings.count(word);
        }
        wordings.texts.resize(wordings.often.len(), Vec::new());
        for (at, words) in texts {
            for place in wordings.rarest(words) {
                if let Some(texts) = wordings.texts.get_mut(place) {
                    texts.push(*at);
                }
            }
        }
        wordings
    }

    fn count(&mut self, word: &str) {
        let place = self.places.get(word).copied();
        let place = place.unwrap_or_else(|| {
            self.often.push(0);
            self.places.insert(word.to_owned(), self.often.len() - 1);
            self.often.len() - 1
        });
        if let Some(count) = self.often.get_mut(place) {
            *count += 1;
        }
    }

    /// The texts that may share enough words with these, in order.
    pub(crate) fn near(&self, words: &[String]) -> BTreeSet<usize> {
        let rarest = self.rarest(words).into_iter();
        let lists = rarest.filter_map(|place| self.texts.get(place));
        lists.flatten().copied().collect()
    }

    /// So many of the rarest words that the others are too few to be all that is shared.
    /// Those that no text has are the rarest of all, and left out here.
    fn rarest(&self, words: &[String]) -> Vec<usize> {
        let known = words.iter().filter_map(|word| self.places.get(word));
        let mut known: Vec<usize> = known.copied().collect();
        known.sort_unstable_by_key(|place| (self.often.get(*place), *place));
        let shared = self.least / (2.0 - self.least) * float(words.len()) - SHORT_OF;
        let others = (0..words.len()).take_while(|count| float(count + 1) < shared);
        known.truncate(known.len() - others.count().min(known.len()));
        known
    }
}

fn float(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

/// The words of a text between spaces, the second "de" as another word than the first.
pub(crate) fn counted_words(text: &str) -> Vec<String> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let words = text.split_whitespace().map(|word| {
        let count = seen.entry(word).or_default();
        *count += 1;
        format!("{word} {count}")
    });
    words.collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn letters(name: &str) -> Vec<char> {
        name.chars().collect()
    }

    /// Names of few letters and few parts, so that many are nearly alike.
    fn names() -> impl Strategy<Value = Vec<String>> {
        let part = prop_oneof!["[ab]{2,9}", Just("ontwikkeling".to_owned()), "[a-e]{0,20}"];
        let name = prop::collection::vec(part, 1..4).prop_map(|parts| parts.concat());
        prop::collection::vec(name, 1..30)
    }

    fn texts() -> impl Strategy<Value = Vec<Vec<String>>> {
        let words = prop::collection::btree_set("[a-d]{1,2}", 0..20);
        let words = words.prop_map(|words| words.into_iter().collect());
        prop::collection::vec(words, 1..30)
    }

    proptest! {
        #[test]
        fn no_similar_name_is_left_out(names in names(), least in 0.7..1.0_f64) {
            let mut spellings = Spellings::new(least, 2);
            for (at, name) in names.iter().enumerate() {
                spellings.add(0, &letters(name), at);
            }
            for name in &names {
                let near = spellings.near(0, &letters(name));
                let own = name.chars().count();
                for (at, other) in names.iter().enumerate() {
                    let is_near = own.abs_diff(other.chars().count()) <= 2
                        && strsim::normalized_levenshtein(name, other) >= least;
                    prop_assert!(!is_near || near.contains(&at), "{} {} {}", name, other, least);
                }
            }
        }

        #[test]
        fn no_similar_text_is_left_out(texts in texts(), least in 0.5..1.0_f64) {
            let numbered: Vec<(usize, Vec<String>)> = texts.iter().cloned().enumerate().collect();
            let wordings = Wordings::new(least, &numbered);
            for text in texts.iter().filter(|text| !text.is_empty()) {
                let near = wordings.near(text);
                for (at, other) in numbered.iter().filter(|(_, other)| !other.is_empty()) {
                    let shared = text.iter().filter(|word| other.contains(word)).count();
                    let share = 2.0 * float(shared) / float(text.len() + other.len());
                    prop_assert!(share < least || near.contains(at), "{:?} {:?}", text, other);
                }
            }
        }
    }
}
