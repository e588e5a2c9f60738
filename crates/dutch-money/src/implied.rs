//! Money without a currency: the sentence says what the number is.

use crate::chars::{any_phrase, char_at, gap, gap_back, phrase_before};
use crate::context::{contains, contains_word, sentence};
use crate::currency::is_foreign;
use crate::multiplier::Kind;
use crate::quantity::Quantity;

/// Stems of words for money, wherever they stand in a compound.
const MONEY: [&str; 44] = [
    "krediet",
    "tekort",
    "subsidie",
    "reserve",
    "kosten",
    "budget",
    "bijdrage",
    "bedrag",
    "invest",
    "lening",
    "begrot",
    "begroot",
    "raming",
    "geraamd",
    "uittrek",
    "uitgetrokken",
    "bezuinig",
    "overschot",
    "opbrengst",
    "uitgaven",
    "lasten",
    "baten",
    "omzet",
    "winst",
    "verlies",
    "fonds",
    "financier",
    "dekking",
    "saldo",
    "schuld",
    "boete",
    "premie",
    "vergoeding",
    "dotatie",
    "onttrekking",
    "garantie",
    "middelen",
    "betaal",
    "betalen",
    "geld",
    "uitgegeven",
    "geinvesteerd",
    "inkomsten",
    "vermogen",
];

/// Words for money that count only when whole.
const MONEY_WORDS: [&str; 7] = [
    "kost", "kostte", "trekt", "trok", "trekken", "betaald", "besteed",
];

/// Stems that begin a word where money is granted.
const GRANTED: [&str; 5] = [
    "beschikbaar",
    "toegekend",
    "toe te kennen",
    "verleen",
    "verstrek",
];

/// Words that make a ton a thousand kilograms, however they go on.
const MASS: [&str; 13] = [
    "co2",
    "co₂",
    "stikstof",
    "kilo",
    "kg",
    "weegt",
    "woog",
    "gewicht",
    "per ton",
    "uitstoot",
    "emissie",
    "vrachtwagen",
    "laadvermogen",
];

/// What is weighed.
const WEIGHED: [&str; 16] = [
    "restafval",
    "afval",
    "staal",
    "zand",
    "grond",
    "vracht",
    "lading",
    "gft",
    "papier",
    "slib",
    "asfalt",
    "zwaar",
    "zwaarder",
    "biomassa",
    "hout",
    "mest",
];

/// Words that may follow an amount; any other word would be what is counted.
const FOLLOWING: [&str; 66] = [
    "voor",
    "aan",
    "per",
    "in",
    "uit",
    "te",
    "om",
    "wordt",
    "is",
    "en",
    "of",
    "van",
    "bij",
    "naar",
    "op",
    "die",
    "dat",
    "door",
    "tot",
    "ter",
    "ten",
    "beschikbaar",
    "toegekend",
    "gereserveerd",
    "extra",
    "meer",
    "minder",
    "nodig",
    "over",
    "met",
    "als",
    "zijn",
    "werd",
    "worden",
    "komt",
    "kan",
    "moet",
    "zal",
    "gaat",
    "heeft",
    "af",
    "toe",
    "vrij",
    "vrijgemaakt",
    "uitgetrokken",
    "begroot",
    "geraamd",
    "structureel",
    "incidenteel",
    "jaarlijks",
    "aangevraagd",
    "dan",
    "hebben",
    "waarvan",
    "maar",
    "gevraagd",
    "besteed",
    "excl.",
    "incl.",
    "exclusief",
    "inclusief",
    "ruim",
    "verleend",
    "verstrekt",
    "goedgekeurd",
    "ontvangen",
];

/// Whether the sentence makes money of a quantity that prints no currency.
pub(crate) fn is_implied(text: &str, q: &Quantity) -> bool {
    let money = match q.multiplier {
        Some(m) if m.kind == Kind::Ton => ton(text, q),
        Some(_) => multiplied(text, q),
        None => named(text, q),
    };
    money && !is_foreign(text, q.start, q.end)
}

fn multiplied(text: &str, q: &Quantity) -> bool {
    if money_follows(text, q.end) {
        return true;
    }
    if !followed_well(text, q.end) {
        return false;
    }
    let (start, end) = sentence(text, q.start, q.end);
    has_money_word(text, start, q.start)
        || !is_counted_in_words(text, q.end)
            && (has_currency(text, start, q.start) || has_currency(text, q.end, end))
}

/// "17 miljoen die", "1 miljoen van": what is counted goes on in words.
fn is_counted_in_words(text: &str, at: usize) -> bool {
    any_phrase(
        text,
        gap(text, at),
        &["die", "dat", "van", "hebben", "heeft", "zijn"],
    )
    .is_some()
}

/// Whether a currency is printed between the offsets.
fn has_currency(text: &str, start: usize, end: usize) -> bool {
    text.get(start..end).is_some_and(|part| part.contains('€'))
        || contains_word(text, start, end, &["euro", "eur"])
}

/// Whether the word between the offsets is one for money.
pub(crate) fn is_money_noun(text: &str, start: usize, end: usize) -> bool {
    contains(text, start, end, &MONEY)
}

/// Whether a verb or noun between the offsets says that money goes somewhere.
pub(crate) fn speaks_of_money(text: &str, start: usize, end: usize) -> bool {
    const VERBS: [&str; 8] = [
        "ontvang", "krijg", "stort", "draag", "draagt", "vergoed", "spaar", "leg",
    ];
    has_money_word(text, start, end) || contains_word(text, start, end, &VERBS)
}

/// A ton is money when the sentence speaks of money and of no mass.
fn ton(text: &str, q: &Quantity) -> bool {
    let (start, end) = sentence(text, q.start, q.end);
    let mass = contains_word(text, start, end, &MASS) || weighs(text, start, end);
    let money = has_money_word(text, start, q.start)
        || has_money_word(text, q.end, end)
        || grants(text, start, end);
    money && !mass && (followed_well(text, q.end) || money_follows(text, q.end))
}

/// A word between the offsets is, or begins with, one for what is weighed: "zandsuppletie",
/// but not "grondaankoop" or "Zandwijk".
fn weighs(text: &str, start: usize, end: usize) -> bool {
    const PAID: [&str; 8] = [
        "aankoop",
        "verwerving",
        "zaken",
        "bouw",
        "prijs",
        "exploitatie",
        "wijk",
        "gebonden",
    ];
    let part = text.get(start..end).unwrap_or_default();
    let mut words = part.split(|c: char| !c.is_alphanumeric());
    words.any(|word| {
        WEIGHED.iter().any(|weighed| word.starts_with(weighed))
            && !PAID.iter().any(|paid| word.ends_with(paid))
    })
}

/// Words between the offsets grant something: "kent ... toe", "beschikbaar".
fn grants(text: &str, start: usize, end: usize) -> bool {
    const FOR: [&str; 5] = ["stuurgroep", "voor ", "hiervoor", "daarvoor", "regio deal"];
    let by_others = contains_word(text, start, end, &["door "]);
    let is_given = contains_word(text, start, end, &GRANTED);
    if is_given && !by_others && contains_word(text, start, end, &FOR) {
        return true;
    }
    let part = text.get(start..end).unwrap_or_default();
    let mut words = part.split(|c: char| !c.is_alphanumeric());
    let kent = |word: &str| matches!(word, "kent" | "Kent" | "kennen" | "kende" | "kenden");
    words.any(kent) && words.any(|word| word == "toe")
}

/// "een subsidie van 50.000 voor": a word for money directly before a grouped number.
fn named(text: &str, q: &Quantity) -> bool {
    let grouped = q
        .number()
        .is_some_and(|n| n.cleaned().contains(&b'.') && n.digit_count() >= 4);
    if !grouped {
        return false;
    }
    let link = [
        "van maximaal",
        "van circa",
        "van ca.",
        "van ruim",
        "van",
        "ad",
        "à",
    ];
    let Some(at) = link
        .iter()
        .find_map(|words| phrase_before(text, gap_back(text, q.start), words))
    else {
        return false;
    };
    let end = gap_back(text, at);
    let start = word_start(text, end);
    let noun = contains(text, start, end, &MONEY);
    noun && followed_well(text, q.end)
}

/// The start of the word of at most 40 letters that ends at `end`.
pub(crate) fn word_start(text: &str, end: usize) -> usize {
    let word = text.get(..end).unwrap_or_default().chars().rev().take(40);
    end - word
        .take_while(|c| c.is_alphabetic())
        .map(char::len_utf8)
        .sum::<usize>()
}

fn has_money_word(text: &str, start: usize, end: usize) -> bool {
    contains(text, start, end, &MONEY) || contains_word(text, start, end, &MONEY_WORDS)
}

fn money_follows(text: &str, at: usize) -> bool {
    const GIVEN: [&str; 5] = [
        "beschikbaar",
        "gereserveerd",
        "toegekend",
        "vrijgemaakt",
        "uitgetrokken",
    ];
    if any_phrase(text, gap(text, at), &GIVEN).is_some() {
        return true;
    }
    let start = any_phrase(text, gap(text, at), &["aan", "extra"])
        .map_or(gap(text, at), |end| gap(text, end));
    let end = crate::chars::word_end(text, start);
    start > at && contains(text, start, end, &MONEY)
}

/// Whether the next word is none that could be counted.
fn followed_well(text: &str, at: usize) -> bool {
    let next = gap(text, at);
    match char_at(text, next) {
        None => true,
        Some(c) if c.is_alphanumeric() => {
            let new_paragraph = next > at
                && text
                    .get(at..next)
                    .is_some_and(|gap| gap.matches('\n').count() > 1);
            new_paragraph || any_phrase(text, next, &FOLLOWING).is_some()
        }
        Some(c) => !matches!(c, '%' | '°' | '$' | '£' | 'ƒ'),
    }
}

/// Whether a lone "ct" is money: it is also a unit of mass for stones.
pub(crate) fn short_cent_is_money(text: &str, q: &Quantity) -> bool {
    let (start, end) = sentence(text, q.start, q.end);
    let per = any_phrase(text, gap(text, q.end), &["per", "/"]).is_some();
    per || has_money_word(text, start, end)
        || text
            .get(start..end)
            .is_some_and(|sentence| sentence.contains('€'))
        || contains_word(
            text,
            start,
            end,
            &["euro", "cent", "prijs", "prijz", "tarief", "tarieven"],
        )
}
