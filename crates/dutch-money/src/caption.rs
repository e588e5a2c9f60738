//! What tells the caption of a table from a sentence or a calculation.

use crate::chars::{
    any_phrase, any_phrase_before, char_before, floor_boundary, gap_back, spaces, spaces_back,
};
use crate::context::contains_word;
use crate::implied::{is_money_noun, word_start};

/// Whether what ends at `at` is multiplied by hand: "3 x € 1.000", "12 maanden x € 1.000".
pub(crate) fn is_calculation(text: &str, at: usize) -> bool {
    let counts = |end: usize| {
        digits_before(text, end)
            .is_some_and(|number| !is_year(number) && !is_labelled(text, end - number.len()))
    };
    let noun = word_start(text, at);
    let end = spaces_back(text, noun);
    counts(at) || noun < at && end < noun && !is_money_noun(text, noun, at) && counts(end)
}

/// Whether the number at `at` names something: "Tabel 3".
fn is_labelled(text: &str, at: usize) -> bool {
    let labels = [
        "tabel",
        "programma",
        "bijlage",
        "thema",
        "hoofdstuk",
        "figuur",
        "taakveld",
    ];
    any_phrase_before(text, spaces_back(text, at), &labels).is_some()
}

/// The digits and dots that end at `at`.
fn digits_before(text: &str, at: usize) -> Option<&str> {
    const MOST: usize = 16;
    let bytes = text.as_bytes().get(..at)?;
    let number = |b: &&u8| b.is_ascii_digit() || **b == b'.' || **b == b',';
    let width = bytes.iter().rev().take(MOST).take_while(number).count();
    text.get(at - width..at)
        .filter(|number| number.ends_with(|c: char| c.is_ascii_digit()))
}

fn is_year(number: &str) -> bool {
    number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))
}

/// Whether "in" opens a header: after a bracket, a line's start, or a word that heads tables.
pub(crate) fn is_header(text: &str, at: usize) -> bool {
    const HEADS: [&str; 8] = [
        "bedragen",
        "bedrag",
        "alle bedragen",
        "bedragen zijn",
        "bedragen luiden",
        "euro's",
        "kosten",
        "begroting",
    ];
    let end = gap_back(text, at);
    let opener = matches!(char_before(text, end), None | Some('(' | '['));
    let line = crate::chars::at_line_start(text, at) && line_is_short(text, at);
    opener || line || any_phrase_before(text, end, &HEADS).is_some()
}

/// A header fills its line; a sentence goes on.
pub(crate) fn line_is_short(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default().chars().take(40);
    rest.take_while(|c| !matches!(c, '\n' | '\r' | '\t'))
        .count()
        < 24
}

/// Whether a bracket from `open` to `close` stands alone in its line or cell, or ends a caption:
/// a sentence with the price of something has an article, and goes on.
pub(crate) fn is_caption(text: &str, open: usize, close: usize) -> bool {
    const HEADS: [&str; 9] = [
        "bedragen",
        "tabel",
        "overzicht",
        "begroting",
        "lasten",
        "baten",
        "raming",
        "programma",
        "omschrijving",
    ];
    const ARTICLES: [&str; 8] = ["de", "het", "een", "dit", "deze", "die", "onze", "dat"];
    const REACH: usize = 120;
    let low = floor_boundary(text, open.saturating_sub(REACH));
    let head = text.get(low..open).unwrap_or_default();
    let start = head.rfind(LINE_ENDS).map_or(low, |i| low + i + 1);
    let line = spaces(text, start);
    let after = spaces(text, close + 1);
    let rest = text.get(after..).unwrap_or_default();
    let next = rest.chars().take(4).find(|c| !c.is_whitespace());
    let ends = rest.is_empty() || rest.starts_with(LINE_ENDS);
    let goes_on = !rest.starts_with('\t') && next.is_some_and(char::is_lowercase);
    let sentence = any_phrase(text, line, &ARTICLES).is_some() || goes_on;
    ends && (line >= open || !sentence && contains_word(text, line, open, &HEADS))
}

const LINE_ENDS: [char; 4] = ['\n', '\r', '\t', '\u{c}'];
