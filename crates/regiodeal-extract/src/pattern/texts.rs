//! Texts of which a match begins with one or holds one.

/// So many texts are followed further.
const MANY: usize = 48;
/// More cost more to look for than they save.
const TOO_MANY: usize = 256;
/// Characters of a class that are followed one by one.
const FEW: usize = 12;
/// Bytes of a text that are telling: it is not followed in several ways from there on.
const TELLING: usize = 3;
/// The most bytes of a text.
const LONG: usize = 15;

/// A short text, with its ASCII letters in lower case.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Text {
    bytes: [u8; LONG],
    length: u8,
}

impl Text {
    fn as_bytes(&self) -> &[u8] {
        self.bytes
            .get(..usize::from(self.length))
            .unwrap_or_default()
    }

    /// With more behind it, where there is room.
    fn then(mut self, more: &[u8]) -> Option<Self> {
        let start = usize::from(self.length);
        let room = self.bytes.get_mut(start..start + more.len())?;
        room.copy_from_slice(more);
        room.make_ascii_lowercase();
        self.length += u8::try_from(more.len()).ok()?;
        Some(self)
    }
}

/// Some texts. Those of one that is longer than it can be are absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Texts(Vec<Text>);

impl Texts {
    /// The empty text.
    pub(super) fn nothing() -> Self {
        Self(vec![Text::default()])
    }

    /// Whether it is the empty text alone.
    pub(super) fn is_nothing(&self) -> bool {
        matches!(self.0.as_slice(), [text] if text.length == 0)
    }

    /// Of one character each, or none where there are many.
    pub(super) fn chars(mut chars: impl Iterator<Item = char>) -> Option<Self> {
        let text = |char: char| Text::default().then(char.encode_utf8(&mut [0; 4]).as_bytes());
        let mut few: Vec<Text> = chars.by_ref().take(FEW).filter_map(text).collect();
        few.dedup();
        chars.next().is_none().then_some(Self(few))
    }

    /// Those of both.
    pub(super) fn or(mut self, other: &Self) -> Option<Self> {
        self.0.extend(&other.0);
        (self.0.len() <= TOO_MANY).then_some(self)
    }

    /// Puts a character behind each of them, and says whether there is room.
    pub(super) fn push(&mut self, char: char) -> bool {
        let mut bytes = [0; 4];
        let char = char.encode_utf8(&mut bytes).as_bytes();
        let has_room = self.0.iter().all(|text| text.then(char).is_some());
        if has_room {
            for text in &mut self.0 {
                *text = text.then(char).unwrap_or(*text);
            }
        }
        has_room
    }

    /// Each of them with each other behind it, where those tell more and are not too many.
    pub(super) fn then(&self, next: &Self) -> Option<Self> {
        let few = self.0.len() * next.0.len() <= MANY;
        let ways = next.0.len();
        let is_telling = self.shortest() >= TELLING || self.shortest() + 1 >= TELLING && ways > 4;
        if !few || is_telling && ways > 1 {
            return None;
        }
        let pairs = self.0.iter().flat_map(|text| {
            let behind = next.0.iter();
            behind.map(move |behind| text.then(behind.as_bytes()))
        });
        pairs.collect::<Option<_>>().map(Self)
    }

    /// The one of two that tells more, and the other, where they tell something.
    pub(super) fn by_worth(one: Option<Self>, other: Option<Self>) -> [Option<Self>; 2] {
        let worth = |texts: &Self| (texts.fewest_letters(), std::cmp::Reverse(texts.0.len()));
        let [one, other] = [one, other].map(|texts| texts.filter(|texts| texts.shortest() > 1));
        match (&one, &other) {
            (None, _) => [other, None],
            (Some(known), Some(better)) if worth(known) < worth(better) => [other, one],
            _ => [one, other],
        }
    }

    /// Bytes of the shortest.
    pub(super) fn shortest(&self) -> usize {
        let lengths = self.0.iter().map(|text| usize::from(text.length));
        lengths.min().unwrap_or(0)
    }

    /// Each once, in order.
    pub(super) fn in_order(mut self) -> Self {
        self.0.sort_unstable();
        // What begins with another one is found with it.
        self.0
            .dedup_by(|next, text| next.as_bytes().starts_with(text.as_bytes()));
        self
    }

    /// Letters and digits of the one that has fewest.
    fn fewest_letters(&self) -> usize {
        let is_letter = |byte: &&u8| byte.is_ascii_alphanumeric();
        let letters = |text: &Text| text.as_bytes().iter().filter(is_letter).count();
        self.0.iter().map(letters).min().unwrap_or(0)
    }

    /// Whether a text begins with one of them, whatever the case of its ASCII letters. They
    /// are in order.
    pub(super) fn begin(&self, text: &[u8]) -> bool {
        let first = text.first().map_or(0, u8::to_ascii_lowercase);
        let of = |text: &Text| text.bytes[0];
        let from = self.0.partition_point(|text| of(text) < first);
        let mut near = self
            .0
            .iter()
            .skip(from)
            .take_while(|text| of(text) == first);
        near.any(|known| {
            let here = text.get(..usize::from(known.length));
            here.is_some_and(|here| here.eq_ignore_ascii_case(known.as_bytes()))
        })
    }
}

/// Texts to look for, whatever the case of their ASCII letters.
#[derive(Debug)]
pub(super) struct Search {
    texts: Texts,
    /// What two bytes they begin with, a bit for the low five bits of each.
    pairs: [u64; PAIRS],
}

const PAIRS: usize = 1024 / 64;

impl Search {
    /// For texts of two bytes at least.
    pub(super) fn new(texts: Texts) -> Self {
        let texts = texts.in_order();
        let mut pairs = [0; PAIRS];
        for text in &texts.0 {
            let (place, bit) = place(text.as_bytes());
            if let Some(bits) = pairs.get_mut(place) {
                *bits |= bit;
            }
        }
        Self { texts, pairs }
    }

    /// Whether one of them is in a text.
    pub(super) fn is_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let mut starts = bytes.windows(2).enumerate().filter(|(_, pair)| {
            let (place, bit) = place(pair);
            self.pairs.get(place).is_some_and(|bits| bits & bit != 0)
        });
        starts.any(|(at, _)| self.texts.begin(bytes.get(at..).unwrap_or_default()))
    }
}

/// The word and the bit of a text's first two bytes.
fn place(text: &[u8]) -> (usize, u64) {
    let low = |at: usize| usize::from(text.get(at).copied().unwrap_or_default() & 31);
    let key = low(0) << 5 | low(1);
    (key / 64, 1 << (key % 64))
}
