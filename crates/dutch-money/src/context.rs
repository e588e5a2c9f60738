//! The words around an amount that bound, soften or divide it.

use crate::amount::Vat;
use crate::chars::{any_phrase_before, floor_boundary, gap_back, literal, phrase_before};

/// A bound that words put on an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bound {
    AtMost,
    AtLeast,
}

impl Bound {
    const fn other(self) -> Self {
        match self {
            Self::AtMost => Self::AtLeast,
            Self::AtLeast => Self::AtMost,
        }
    }
}

/// What the words on one side of an amount say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Context<'a> {
    pub(crate) bound: Option<Bound>,
    pub(crate) approx: bool,
    pub(crate) per: Option<&'a str>,
    pub(crate) vat: Option<Vat>,
}

#[derive(Clone, Copy)]
enum Meaning {
    Bound(Bound),
    /// "meer dan": a bound that "niet" or "nooit" turns into the other one.
    Compared(Bound),
    Approx,
    /// "tot": an upper bound, unless the sentence tells of a change.
    Until,
    Per(&'static str),
    Vat(Vat),
    Filler,
}

use Bound::{AtLeast, AtMost};

const BEFORE: [(&str, Meaning); 92] = [
    ("tot een maximum van", Meaning::Bound(AtMost)),
    ("een maximum van", Meaning::Bound(AtMost)),
    ("maximum van", Meaning::Bound(AtMost)),
    ("tot ten hoogste", Meaning::Bound(AtMost)),
    ("ten hoogste", Meaning::Bound(AtMost)),
    ("tenhoogste", Meaning::Bound(AtMost)),
    ("op zijn hoogst", Meaning::Bound(AtMost)),
    ("hoogstens", Meaning::Bound(AtMost)),
    ("tot maximaal", Meaning::Bound(AtMost)),
    ("maximaal", Meaning::Bound(AtMost)),
    ("max.", Meaning::Bound(AtMost)),
    ("max", Meaning::Bound(AtMost)),
    ("maximum", Meaning::Bound(AtMost)),
    ("hooguit", Meaning::Bound(AtMost)),
    ("minder dan", Meaning::Compared(AtMost)),
    ("lager dan", Meaning::Compared(AtMost)),
    ("kleiner dan", Meaning::Compared(AtMost)),
    ("beneden", Meaning::Compared(AtMost)),
    ("onder", Meaning::Compared(AtMost)),
    ("tot en met", Meaning::Bound(AtMost)),
    ("t/m", Meaning::Bound(AtMost)),
    ("≤", Meaning::Bound(AtMost)),
    ("<", Meaning::Bound(AtMost)),
    ("tot", Meaning::Until),
    ("een minimum van", Meaning::Bound(AtLeast)),
    ("minimum van", Meaning::Bound(AtLeast)),
    ("ten minste", Meaning::Bound(AtLeast)),
    ("tenminste", Meaning::Bound(AtLeast)),
    ("op zijn minst", Meaning::Bound(AtLeast)),
    ("minstens", Meaning::Bound(AtLeast)),
    ("minimaal", Meaning::Bound(AtLeast)),
    ("minimum", Meaning::Bound(AtLeast)),
    ("min.", Meaning::Bound(AtLeast)),
    ("vanaf", Meaning::Bound(AtLeast)),
    ("meer dan", Meaning::Compared(AtLeast)),
    ("hoger dan", Meaning::Compared(AtLeast)),
    ("groter dan", Meaning::Compared(AtLeast)),
    ("boven", Meaning::Compared(AtLeast)),
    ("≥", Meaning::Bound(AtLeast)),
    (">", Meaning::Bound(AtLeast)),
    ("circa", Meaning::Approx),
    ("ca.", Meaning::Approx),
    ("ca", Meaning::Approx),
    ("ongeveer", Meaning::Approx),
    ("ong.", Meaning::Approx),
    ("ongv.", Meaning::Approx),
    ("ruim", Meaning::Approx),
    ("bijna", Meaning::Approx),
    ("zo'n", Meaning::Approx),
    ("±", Meaning::Approx),
    ("+/-", Meaning::Approx),
    ("plusminus", Meaning::Approx),
    ("plus minus", Meaning::Approx),
    ("plm.", Meaning::Approx),
    ("naar schatting", Meaning::Approx),
    ("krap", Meaning::Approx),
    ("een kleine", Meaning::Approx),
    ("een dikke", Meaning::Approx),
    ("om en nabij", Meaning::Approx),
    ("rond", Meaning::Approx),
    ("rondom", Meaning::Approx),
    ("grofweg", Meaning::Approx),
    ("pakweg", Meaning::Approx),
    ("globaal", Meaning::Approx),
    ("nagenoeg", Meaning::Approx),
    ("≈", Meaning::Approx),
    ("~", Meaning::Approx),
    ("jaarlijks", Meaning::Per("jaar")),
    ("per jaar", Meaning::Per("jaar")),
    ("maandelijks", Meaning::Per("maand")),
    ("per maand", Meaning::Per("maand")),
    ("per persoon", Meaning::Per("persoon")),
    ("per uur", Meaning::Per("uur")),
    ("per woning", Meaning::Per("woning")),
    ("exclusief btw", Meaning::Vat(Vat::Excl)),
    ("excl. btw", Meaning::Vat(Vat::Excl)),
    ("excl btw", Meaning::Vat(Vat::Excl)),
    ("ex btw", Meaning::Vat(Vat::Excl)),
    ("inclusief btw", Meaning::Vat(Vat::Incl)),
    ("incl. btw", Meaning::Vat(Vat::Incl)),
    ("incl btw", Meaning::Vat(Vat::Incl)),
    ("een bedrag van", Meaning::Filler),
    ("een bedrag ad", Meaning::Filler),
    ("bedrag van", Meaning::Filler),
    ("gemiddeld", Meaning::Filler),
    ("de", Meaning::Filler),
    ("het", Meaning::Filler),
    ("wel", Meaning::Filler),
    ("zelfs", Meaning::Filler),
    ("kleine", Meaning::Approx),
    ("een", Meaning::Filler),
    ("van", Meaning::Filler),
];

/// Verbs that tell of a change: what follows their "tot" is the new value itself.
const CHANGES: [&str; 47] = [
    "verdubbel",
    "halve",
    "gehalve",
    "gekort",
    "ingekort",
    "vermeerd",
    "ophoog",
    "hoogt",
    "breng",
    "aangevuld",
    "aanvul",
    "verhoog",
    "verhog",
    "verlaag",
    "verlag",
    "opgehoog",
    "ophog",
    "stijg",
    "gesteg",
    "steeg",
    "stegen",
    "daal",
    "gedaald",
    "dalen",
    "daling",
    "toegenomen",
    "toenem",
    "neemt toe",
    "afgenomen",
    "neemt af",
    "vermind",
    "beperk",
    "teruggebracht",
    "terugbreng",
    "bijgesteld",
    "bijstel",
    "opgelopen",
    "oploop",
    "oplop",
    "loopt op",
    "groei",
    "leid",
    "gereduceerd",
    "opgetel",
    "optel",
    "opgebouw",
    "opgeklom",
];

/// What the words before `at` say, and where the first of them starts; nothing before `floor`.
pub(crate) fn before(text: &str, at: usize, floor: usize) -> (Context<'_>, usize) {
    let (mut found, mut start, mut from) = (Context::default(), at, at);
    for _ in 0..5 {
        let end = gap_back(text, from);
        let end = [':', ')'].into_iter().fold(end, |end, c| {
            end - usize::from(char_before_is(text, end, c))
        });
        if char_before_is(text, end, ',') {
            break;
        }
        // The longest wins: "tot een maximum van" ends in "van".
        let hit = BEFORE
            .iter()
            .filter_map(|(words, meaning)| Some((phrase_before(text, end, words)?, *meaning)))
            .filter(|(next, _)| *next >= floor)
            .min_by_key(|(next, _)| *next);
        let Some((next, meaning)) = hit else {
            break;
        };
        from = next;
        if matches!(meaning, Meaning::Filler) {
            continue;
        }
        if matches!(meaning, Meaning::Until)
            && (changes(text, next, at) || adds_up(text, next) || follows_amount(text, next, floor))
        {
            break;
        }
        if let Meaning::Compared(bound) = meaning {
            let denied = preceded_by(text, next, &["niet", "nooit"]).filter(|at| *at >= floor);
            let bound = if denied.is_some() {
                bound.other()
            } else {
                bound
            };
            apply(Meaning::Bound(bound), &mut found);
            from = denied.unwrap_or(next);
            start = from;
            continue;
        }
        apply(meaning, &mut found);
        start = next;
    }
    (found, start)
}

fn char_before_is(text: &str, at: usize, c: char) -> bool {
    crate::chars::char_before(text, at) == Some(c)
}

/// Verbs that with "op" tell of a sum: "telt op tot".
const SUMS: [&str; 14] = [
    "telt", "telde", "tellen", "loopt", "lopen", "liep", "staat", "staan", "stond", "klimt",
    "klimmen", "klom", "bouwt", "bouwde",
];

/// Whether the "tot" at `at` follows the "op" of such a verb: then it names the sum itself.
fn adds_up(text: &str, at: usize) -> bool {
    phrase_before(text, gap_back(text, at), "op").is_some_and(|op| {
        let (start, _) = sentence(text, op, at);
        contains_word(text, start, op, &SUMS)
    })
}

/// Whether "tot" stands directly after an amount that was read on its own, or with a
/// comma between behind "met" and an amount: "met € 10.000, tot € 70.000".
fn follows_amount(text: &str, at: usize, floor: usize) -> bool {
    let end = gap_back(text, at);
    if floor == 0 || end <= floor {
        return floor > 0;
    }
    let comma = char_before_is(text, end, ',') && gap_back(text, end - 1) <= floor;
    let (start, _) = sentence(text, floor, floor);
    let words = text
        .get(start..floor)
        .unwrap_or_default()
        .split_whitespace();
    comma && words.rev().take(4).any(|word| word == "met")
}

fn apply(meaning: Meaning, found: &mut Context<'_>) {
    match meaning {
        Meaning::Bound(bound) | Meaning::Compared(bound) => {
            found.bound = found.bound.or(Some(bound));
        }
        Meaning::Until => found.bound = found.bound.or(Some(AtMost)),
        Meaning::Approx => found.approx = true,
        Meaning::Per(unit) => found.per = Some(unit),
        Meaning::Vat(vat) => found.vat = Some(vat),
        Meaning::Filler => {}
    }
}

/// Whether the sentence around the span tells of a change.
pub(crate) fn changes(text: &str, from: usize, to: usize) -> bool {
    let (start, end) = sentence(text, from, to);
    contains_word(text, start, end, &CHANGES)
}

/// The sentence around a span, of at most 160 bytes on either side.
pub(crate) fn sentence(text: &str, from: usize, to: usize) -> (usize, usize) {
    const REACH: usize = 160;
    let low = floor_boundary(text, from.saturating_sub(REACH));
    let high = floor_boundary(text, to.saturating_add(REACH));
    let head = text.get(low..from).unwrap_or_default();
    let tail = text.get(to..high).unwrap_or_default();
    let ends = |part: &str, at: usize| {
        let rest = part.get(at + 1..).unwrap_or_default();
        let mut following = rest.chars().skip_while(|c| c.is_whitespace());
        let broken = rest.starts_with(char::is_whitespace) || rest.is_empty();
        broken
            && !following
                .next()
                .is_some_and(|c| c.is_lowercase() || c.is_ascii_digit() || c == '€')
    };
    let stop = |part: &str, at: usize| match part.as_bytes().get(at) {
        Some(b'.' | b'!' | b'?') => ends(part, at),
        Some(b'\t') => true,
        _ => false,
    };
    let start = (0..head.len())
        .rev()
        .find(|i| stop(head, *i))
        .map_or(low, |i| low + i + 1);
    let end = (0..tail.len())
        .find(|i| stop(tail, *i))
        .map_or(high, |i| to + i);
    (start, end)
}

/// Whether a word between the offsets starts with one of the stems.
pub(crate) fn contains_word(text: &str, start: usize, end: usize, stems: &[&str]) -> bool {
    stem_at(text, start, end, stems).any(|at| crate::chars::starts_word(text, at))
}

/// Whether one of the stems stands anywhere between the offsets.
pub(crate) fn contains(text: &str, start: usize, end: usize, stems: &[&str]) -> bool {
    stem_at(text, start, end, stems).next().is_some()
}

/// Where one of the stems stands between the offsets. Stems start with a letter of ASCII.
fn stem_at<'a>(
    text: &'a str,
    start: usize,
    end: usize,
    stems: &'a [&str],
) -> impl Iterator<Item = usize> + 'a {
    let letter = |byte: u8| 1_u32 << (byte & 31);
    let first = stems
        .iter()
        .filter_map(|stem| stem.bytes().next())
        .fold(0, |set, byte| set | letter(byte));
    let part = text.as_bytes().get(start..end).unwrap_or_default();
    let hits = part
        .iter()
        .enumerate()
        .filter(move |(_, byte)| byte.is_ascii_alphabetic() && first & letter(**byte) != 0);
    hits.map(move |(i, _)| start + i).filter(move |at| {
        stems
            .iter()
            .any(|stem| literal(text, *at, stem).is_some_and(|stop| stop <= end))
    })
}

/// Whether one of the phrases ends directly before `at`, over a gap.
pub(crate) fn preceded_by(text: &str, at: usize, words: &[&str]) -> Option<usize> {
    any_phrase_before(text, gap_back(text, at), words)
}
