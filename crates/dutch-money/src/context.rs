//! The words around an amount that bound, soften or divide it.

use crate::amount::Vat;
use crate::chars::{
    any_phrase, any_phrase_before, char_at, floor_boundary, gap, gap_back, is_digit_at, literal,
    phrase, phrase_before, spaces, word_end,
};

/// A bound that words put on an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bound {
    AtMost,
    AtLeast,
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
    Approx,
    /// "tot": an upper bound, unless the sentence tells of a change.
    Until,
    Per(&'static str),
    Vat(Vat),
    Filler,
}

use Bound::{AtLeast, AtMost};

/// The longest first, since "niet meer dan" ends in "meer dan".
const BEFORE: [(&str, Meaning); 94] = [
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
    ("niet meer dan", Meaning::Bound(AtMost)),
    ("niet hoger dan", Meaning::Bound(AtMost)),
    ("niet boven", Meaning::Bound(AtMost)),
    ("minder dan", Meaning::Bound(AtMost)),
    ("lager dan", Meaning::Bound(AtMost)),
    ("kleiner dan", Meaning::Bound(AtMost)),
    ("beneden", Meaning::Bound(AtMost)),
    ("onder", Meaning::Bound(AtMost)),
    ("tot en met", Meaning::Bound(AtMost)),
    ("t/m", Meaning::Bound(AtMost)),
    ("≤", Meaning::Bound(AtMost)),
    ("<", Meaning::Bound(AtMost)),
    ("tot", Meaning::Until),
    ("niet minder dan", Meaning::Bound(AtLeast)),
    ("niet lager dan", Meaning::Bound(AtLeast)),
    ("niet onder", Meaning::Bound(AtLeast)),
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
    ("meer dan", Meaning::Bound(AtLeast)),
    ("hoger dan", Meaning::Bound(AtLeast)),
    ("groter dan", Meaning::Bound(AtLeast)),
    ("boven", Meaning::Bound(AtLeast)),
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
    ("de", Meaning::Filler),
    ("het", Meaning::Filler),
    ("een", Meaning::Filler),
    ("van", Meaning::Filler),
];

/// Verbs that tell of a change: what follows their "tot" is the new value itself.
const CHANGES: [&str; 32] = [
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
];

/// What the words before `at` say, and where the first of them starts; nothing before `floor`.
pub(crate) fn before(text: &str, at: usize, floor: usize) -> (Context<'_>, usize) {
    let (mut found, mut start, mut from) = (Context::default(), at, at);
    for _ in 0..5 {
        let end = gap_back(text, from);
        let end = if char_before_is(text, end, ':') {
            end - 1
        } else {
            end
        };
        let hit = BEFORE.iter().find_map(|(words, meaning)| {
            let stop = if char_before_is(text, end, ',') {
                return None;
            } else {
                end
            };
            Some((phrase_before(text, stop, words)?, *meaning))
        });
        let Some((next, meaning)) = hit.filter(|(next, _)| *next >= floor) else {
            break;
        };
        from = next;
        if matches!(meaning, Meaning::Filler) {
            continue;
        }
        if matches!(meaning, Meaning::Until)
            && (changes(text, next, at) || follows_amount(text, next, floor))
        {
            break;
        }
        apply(meaning, &mut found);
        start = next;
    }
    (found, start)
}

fn char_before_is(text: &str, at: usize, c: char) -> bool {
    crate::chars::char_before(text, at) == Some(c)
}

/// Whether "tot" stands directly after an amount that was read on its own.
fn follows_amount(text: &str, at: usize, floor: usize) -> bool {
    floor > 0 && gap_back(text, at) <= floor
}

fn apply(meaning: Meaning, found: &mut Context<'_>) {
    match meaning {
        Meaning::Bound(bound) => found.bound = found.bound.or(Some(bound)),
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

/// What the words after `at` say, and where the last of them ends.
pub(crate) fn after(text: &str, at: usize) -> (Context<'_>, usize) {
    let (mut found, mut end) = (Context::default(), at);
    for _ in 0..5 {
        let Some(next) = one_after(text, end, &mut found) else {
            break;
        };
        end = next;
    }
    (found, end)
}

fn one_after<'a>(text: &'a str, at: usize, found: &mut Context<'a>) -> Option<usize> {
    let next = gap(text, at);
    let (from, closing) = match char_at(text, next) {
        Some('(') => (spaces(text, next + 1), true),
        Some(',') => (gap(text, next + 1), false),
        _ => (next, false),
    };
    // After a comma only VAT still belongs to the amount.
    let near = from == next || closing;
    let end = vat(text, from, found).or_else(|| {
        if near {
            per(text, from, found).or_else(|| bound(text, from, found))
        } else {
            None
        }
    })?;
    let bracket = spaces(text, end);
    let closed = closing && char_at(text, bracket) == Some(')');
    Some(if closed { bracket + 1 } else { end })
}

const EXCL: [&str; 12] = [
    "exclusief",
    "excl.",
    "excl",
    "ex.",
    "ex",
    "zonder",
    "plus",
    "te vermeerderen met",
    "te verhogen met",
    "vermeerderd met",
    "vrij van",
    "exclusieve",
];
const INCL: [&str; 4] = ["inclusief", "incl.", "incl", "met"];
const TAX: [&str; 5] = ["btw", "b.t.w.", "omzetbelasting", "ob", "vat"];

fn vat<'a>(text: &'a str, at: usize, found: &mut Context<'a>) -> Option<usize> {
    let tax = |end: usize| after_tax(text, end);
    let excl = EXCL
        .iter()
        .find_map(|word| phrase(text, at, word).and_then(tax));
    let incl = || {
        INCL.iter()
            .find_map(|word| phrase(text, at, word).and_then(tax))
    };
    let (end, vat) = excl
        .map(|end| (end, Vat::Excl))
        .or_else(|| incl().map(|end| (end, Vat::Incl)))?;
    found.vat = Some(vat);
    Some(end)
}

/// After "btw", with an optional "21%" or "de" before it.
fn after_tax(text: &str, at: usize) -> Option<usize> {
    let mut next = gap(text, at);
    if let Some(end) = any_phrase(text, next, &["de verschuldigde", "de", "verschuldigde"]) {
        next = gap(text, end);
    }
    let rate = (next..)
        .take_while(|i| is_digit_at(text, *i))
        .take(2)
        .count();
    if rate > 0 {
        let sign = spaces(text, next + rate);
        next = gap(
            text,
            (char_at(text, sign) == Some('%')).then_some(sign + 1)?,
        );
    }
    any_phrase(text, next, &TAX)
}

/// The VAT that a page states for all its amounts: "alle bedragen zijn exclusief btw".
pub(crate) fn page_vat(page: &str) -> Option<Vat> {
    const REACH: usize = 80;
    for subject in ["bedragen", "Bedragen", "rijzen", "arieven"] {
        for (at, _) in page.match_indices(subject).take(200) {
            let from = at + subject.len();
            let end = floor_boundary(page, from + REACH);
            let line = page.get(from..end).unwrap_or_default();
            // A number between is one amount's own business.
            let stop = line
                .find(|c: char| c.is_ascii_digit() || matches!(c, '€' | '.' | ';'))
                .unwrap_or(line.len());
            let stop = if line.get(stop..).is_some_and(|l| l.starts_with('.')) {
                line.len().min(stop + 12)
            } else {
                stop
            };
            let mut found = Context::default();
            let starts = line
                .char_indices()
                .map(|(i, _)| i)
                .filter(|i| *i < stop && crate::chars::starts_word(line, *i));
            let hit = starts.filter(|i| {
                line.get(*i..)
                    .is_some_and(|l| !l.starts_with("met") && !l.starts_with("plus"))
            });
            for i in hit {
                if vat(page, from + i, &mut found).is_some() {
                    return found.vat;
                }
            }
        }
    }
    None
}

const SHORT_PER: [(&str, &str); 26] = [
    ("p/j", "jaar"),
    ("p.j.", "jaar"),
    ("p/jr", "jaar"),
    ("p.jr.", "jaar"),
    ("pj", "jaar"),
    ("p/jaar", "jaar"),
    ("p/m2", "m2"),
    ("p/m", "maand"),
    ("p.m.", "maand"),
    ("p/mnd", "maand"),
    ("p.mnd.", "maand"),
    ("p/w", "week"),
    ("p.w.", "week"),
    ("p.p.", "persoon"),
    ("p/p", "persoon"),
    ("pp", "persoon"),
    ("p.u.", "uur"),
    ("p/u", "uur"),
    ("p/uur", "uur"),
    ("p.st.", "stuk"),
    ("p/st", "stuk"),
    ("jaarlijks", "jaar"),
    ("maandelijks", "maand"),
    ("wekelijks", "week"),
    ("dagelijks", "dag"),
    ("de man", "persoon"),
];

fn per<'a>(text: &'a str, at: usize, found: &mut Context<'a>) -> Option<usize> {
    let short = SHORT_PER
        .iter()
        .find_map(|(form, unit)| Some((*unit, phrase(text, at, form)?)));
    if let Some((unit, end)) = short {
        found.per = found.per.or(Some(unit));
        return Some(end);
    }
    let slash = (char_at(text, at) == Some('/')).then(|| spaces(text, at + 1));
    let each =
        || any_phrase(text, at, &["elke", "elk", "ieder", "iedere"]).map(|end| gap(text, end));
    let per = || phrase(text, at, "per").map(|end| gap(text, end));
    let (unit, end) = unit(text, slash.or_else(per).or_else(each)?)?;
    found.per = found.per.or(Some(unit));
    Some(end)
}

/// Words after "per" that are no unit.
const NO_UNIT: [&str; 32] = [
    "saldo",
    "direct",
    "abuis",
    "ongeluk",
    "brief",
    "post",
    "mail",
    "e",
    "email",
    "definitie",
    "heden",
    "ultimo",
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
    "omgaande",
    "begin",
    "eind",
    "medio",
    "datum",
    "balansdatum",
    "vergissing",
    "die",
];

/// The unit at `at`: a word, or a number of things.
fn unit(text: &str, at: usize) -> Option<(&str, usize)> {
    let count = text
        .bytes()
        .skip(at)
        .take(9)
        .take_while(|b| b.is_ascii_digit() || *b == b'.')
        .count();
    let noun = if count > 0 { gap(text, at + count) } else { at };
    if count > 0 && noun == at + count {
        return None;
    }
    for (words, unit) in [
        ("vierkante meter", "m2"),
        ("kubieke meter", "m3"),
        ("strekkende meter", "strekkende meter"),
    ] {
        if let Some(end) = phrase(text, noun, words) {
            return Some((unit, end));
        }
    }
    let end = word_end(text, noun);
    let word = text
        .get(noun..end)
        .filter(|w| w.starts_with(char::is_alphabetic))?;
    if NO_UNIT.iter().any(|no| phrase(text, noun, no) == Some(end)) {
        return None;
    }
    match (word, char_at(text, end)) {
        ("m", Some('²')) => Some(("m2", end + 2)),
        ("m", Some('³')) => Some(("m3", end + 2)),
        _ => Some((text.get(at..end)?, end)),
    }
}

fn bound(text: &str, at: usize, found: &mut Context<'_>) -> Option<usize> {
    const MOST: [&str; 4] = ["of minder", "of lager", "of kleiner", "en lager"];
    const LEAST: [&str; 4] = ["of meer", "of hoger", "of groter", "en hoger"];
    let most = || any_phrase(text, at, &MOST).map(|end| (end, AtMost));
    let least = || any_phrase(text, at, &LEAST).map(|end| (end, AtLeast));
    let trailing = || {
        let end = any_phrase(text, at, &["maximaal", "max.", "max"])?;
        let next = gap(text, end);
        let own = is_digit_at(text, next) || char_at(text, next) == Some('€');
        (!own).then_some((end, AtMost))
    };
    let (end, bound) = most().or_else(least).or_else(trailing)?;
    found.bound = Some(bound);
    Some(end)
}

/// Whether one of the phrases ends directly before `at`, over a gap.
pub(crate) fn preceded_by(text: &str, at: usize, words: &[&str]) -> Option<usize> {
    any_phrase_before(text, gap_back(text, at), words)
}
