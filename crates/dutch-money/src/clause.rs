//! Units that an earlier word of the clause gives: "Elke maand betaalt de huurder € 515".

use crate::chars::{any_phrase, any_phrase_before, gap, gap_back, phrase, starts_word, word_end};
use crate::context::contains;
use crate::implied::{is_money_noun, speaks_of_money, word_start};

/// How far back a clause is read, in bytes.
const REACH: usize = 100;
/// Words between "jaarlijks" and an amount that belong together without a word for money.
const MOST_WORDS: usize = 5;

const ADVERBS: [(&str, &str); 4] = [
    ("jaarlijks", "jaar"),
    ("maandelijks", "maand"),
    ("wekelijks", "week"),
    ("dagelijks", "dag"),
];

const ADJECTIVES: [(&str, &str); 4] = [
    ("jaarlijkse", "jaar"),
    ("maandelijkse", "maand"),
    ("wekelijkse", "week"),
    ("dagelijkse", "dag"),
];

/// What "elke" and "per" repeat.
const TIMES: [&str; 8] = [
    "jaar",
    "maand",
    "week",
    "dag",
    "kwartaal",
    "uur",
    "seizoen",
    "schooljaar",
];

/// What "per" divides an amount over, far from that amount: "per brief" is no unit.
const THINGS: [&str; 28] = [
    "inwoner",
    "woning",
    "persoon",
    "deelnemer",
    "leerling",
    "project",
    "gezin",
    "huishouden",
    "kind",
    "aanvraag",
    "aanvrager",
    "m2",
    "meter",
    "kilometer",
    "hectare",
    "stuk",
    "plek",
    "bewoner",
    "bezoeker",
    "student",
    "klas",
    "school",
    "gemeente",
    "keer",
    "medewerker",
    "boom",
    "bedrijf",
    "organisatie",
];

/// The unit that the clause before `at` names, and nothing before `floor`.
pub(crate) fn unit_before(text: &str, at: usize, floor: usize) -> Option<&str> {
    let start = clause_start(text, at, floor);
    let clause = text.get(start..at)?;
    let words = clause
        .char_indices()
        .filter(|(_, c)| {
            matches!(
                c.to_ascii_lowercase(),
                'j' | 'm' | 'w' | 'd' | 'e' | 'i' | 'p'
            )
        })
        .map(|(i, _)| start + i)
        .filter(|i| starts_word(text, *i));
    let cue = |i: usize| {
        adverb(text, i)
            .filter(|(_, end)| governs(text, *end, at))
            .or_else(|| adjective(text, i))
            .or_else(|| share(text, i, start))
    };
    let (unit, end) = words.filter_map(cue).next_back()?;
    let between = text.get(end..at)?;
    let once = ["eenmalig", "incidenteel", "totaal", "totale"];
    let free = !between.bytes().any(|b| b.is_ascii_digit()) && !contains(text, end, at, &once);
    free.then_some(unit)
}

fn clause_start(text: &str, at: usize, floor: usize) -> usize {
    let low = crate::chars::floor_boundary(text, at.saturating_sub(REACH)).max(floor);
    let head = text.get(low..at).unwrap_or_default();
    let stop = |c: char| {
        matches!(
            c,
            '.' | '!' | '?' | ';' | ':' | ',' | '(' | ')' | '\t' | '\u{c}'
        )
    };
    let ended = head.rfind(stop).map_or(low, |i| low + i + 1);
    let paragraph = head.rfind("\n\n").map_or(low, |i| low + i + 2);
    ended.max(paragraph)
}

/// "jaarlijks", "elke maand", "per week".
fn adverb(text: &str, at: usize) -> Option<(&str, usize)> {
    let known = ADVERBS
        .iter()
        .find_map(|(word, unit)| Some((*unit, phrase(text, at, word)?)));
    known.or_else(|| {
        let each = any_phrase(text, at, &["elke", "elk", "ieder", "iedere", "per"])?;
        let from = gap(text, each);
        let end = any_phrase(text, from, &TIMES)?;
        Some((text.get(from..end)?, end))
    })
}

/// Whether an adverb that ends at `end` speaks of the amount at `at`, and not of what is done
/// with a thing that has a price: "toetst jaarlijks de subsidie van € 5.000".
fn governs(text: &str, end: usize, at: usize) -> bool {
    const DEFINITE: [&str; 8] = ["de", "het", "deze", "dit", "die", "dat", "zijn", "haar"];
    let priced =
        any_phrase_before(text, gap_back(text, at), &["van", "ad", "à"]).is_some_and(|of| {
            let noun = word_start(text, gap_back(text, of));
            any_phrase_before(text, gap_back(text, noun), &DEFINITE).is_some()
        });
    let words = text.get(end..at).unwrap_or_default().split_whitespace();
    !priced && (words.count() <= MOST_WORDS || speaks_of_money(text, end, at))
}

/// "jaarlijkse bijdrage": one of the next two words is a word for money.
fn adjective(text: &str, at: usize) -> Option<(&'static str, usize)> {
    let (unit, end) = ADJECTIVES
        .iter()
        .find_map(|(word, unit)| Some((*unit, phrase(text, at, word)?)))?;
    let noun = gap(text, end);
    let second = gap(text, word_end(text, noun));
    let named = [noun, second]
        .into_iter()
        .any(|from| is_money_noun(text, from, word_end(text, from)));
    named.then_some((unit, end))
}

/// "Per deelnemer" and "Voor elk kind" at the start of the clause, "kosten per woning".
fn share(text: &str, at: usize, start: usize) -> Option<(&str, usize)> {
    let each = any_phrase(text, at, &["per", "elke", "elk", "ieder", "iedere"])?;
    let from = gap(text, each);
    let end = any_phrase(text, from, &THINGS)?;
    let before = gap_back(text, at);
    let before = any_phrase_before(text, before, &["voor"]).map_or(before, |at| gap_back(text, at));
    let opens = before <= start;
    let noun = || is_money_noun(text, word_start(text, before), before);
    (opens || noun()).then_some((text.get(from..end)?, end))
}
