//! Characters by class, and words compared as a reader does: without case, accents or breaks.
//!
//! Offsets are bytes of the original text; nothing is copied. Every step over white space is
//! bounded, so that a page of spaces costs no more than a page of letters.

/// White space that may stand inside one amount, in characters.
const LONGEST_GAP: usize = 24;
/// Line breaks inside one gap: some texts have an empty line after every printed line.
const MOST_BREAKS: usize = 2;

pub(crate) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

pub(crate) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// White space within a line. A tab separates table cells, so it is none.
pub(crate) fn is_space(c: char) -> bool {
    c == ' ' || is_special_space(c)
}

/// A space that typesetters put inside numbers.
pub(crate) fn is_special_space(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{202f}' | '\u{2000}'..='\u{200a}' | '\u{2060}'
    )
}

pub(crate) fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}'
    )
}

pub(crate) fn is_digit_at(text: &str, at: usize) -> bool {
    text.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
}

pub(crate) fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Letters and digits that make a word longer. Superscripts do not: they are notes.
pub(crate) fn is_word_char(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || c == '_'
        || is_mark(c)
        || (!c.is_ascii() && c.is_alphabetic() && !matches!(c, 'ª' | 'º'))
}

/// Whether no word goes on at `at`.
pub(crate) fn ends_word(text: &str, at: usize) -> bool {
    !char_at(text, at).is_some_and(is_word_char)
}

/// Whether no word comes up to `at`.
pub(crate) fn starts_word(text: &str, at: usize) -> bool {
    !char_before(text, at).is_some_and(is_word_char)
}

/// After the spaces of this line.
pub(crate) fn spaces(text: &str, at: usize) -> usize {
    let run = text.get(at..).unwrap_or_default();
    let width: usize = run
        .chars()
        .take(LONGEST_GAP)
        .take_while(|c| is_space(*c))
        .map(char::len_utf8)
        .sum();
    at + width
}

/// Before the spaces of this line.
pub(crate) fn spaces_back(text: &str, at: usize) -> usize {
    let run = text.get(..at).unwrap_or_default();
    let width: usize = run
        .chars()
        .rev()
        .take(LONGEST_GAP)
        .take_while(|c| is_space(*c))
        .map(char::len_utf8)
        .sum();
    at - width
}

fn gap_width(run: impl Iterator<Item = char>) -> usize {
    let mut breaks = 0;
    run.take(LONGEST_GAP)
        .take_while(|c| {
            breaks += usize::from(*c == '\n');
            is_space(*c) || *c == '\r' || (*c == '\n' && breaks <= MOST_BREAKS)
        })
        .map(char::len_utf8)
        .sum()
}

/// After the white space, over at most two line breaks.
pub(crate) fn gap(text: &str, at: usize) -> usize {
    at + gap_width(text.get(at..).unwrap_or_default().chars())
}

/// Before the white space, over at most two line breaks.
pub(crate) fn gap_back(text: &str, at: usize) -> usize {
    at - gap_width(text.get(..at).unwrap_or_default().chars().rev())
}

/// Whether a line break stands between the two offsets.
pub(crate) fn has_break(text: &str, from: usize, to: usize) -> bool {
    text.get(from..to)
        .is_some_and(|part| part.contains(['\n', '\r']))
}

/// Whether only spaces stand between the start of the line, or of the cell, and `at`.
pub(crate) fn at_line_start(text: &str, at: usize) -> bool {
    matches!(
        char_before(text, spaces_back(text, at)),
        None | Some('\n' | '\r' | '\u{c}' | '\t')
    )
}

/// The character without case and accent.
pub(crate) fn fold(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        'é' | 'è' | 'ë' | 'ê' | 'É' | 'È' | 'Ë' | 'Ê' => 'e',
        'ï' | 'í' | 'Ï' | 'Í' => 'i',
        'ö' | 'ó' | 'Ö' | 'Ó' => 'o',
        'ü' | 'ú' | 'Ü' | 'Ú' => 'u',
        'à' | 'á' | 'ä' | 'À' | 'Á' | 'Ä' => 'a',
        '\u{2019}' | '\u{2018}' | '\u{2bc}' | '\u{b4}' | '`' => '\'',
        _ => c,
    }
}

/// The folded character at `at`, and where the next one starts.
fn glyph(text: &str, at: usize) -> Option<(char, usize)> {
    let c = char_at(text, at)?;
    let mut next = at + c.len_utf8();
    while let Some(mark) = char_at(text, next).filter(|c| is_mark(*c)) {
        next += mark.len_utf8();
        if next - at > 16 {
            break;
        }
    }
    Some((fold(c), next))
}

/// After a hyphen that only divides a word over two lines, or a soft hyphen.
fn hyphen_break(text: &str, at: usize) -> Option<usize> {
    let c = char_at(text, at)?;
    let after = at + c.len_utf8();
    if c != '\u{ad}' && !is_dash(c) {
        return None;
    }
    let next = gap(text, after);
    (has_break(text, after, next) || c == '\u{ad}').then_some(next)
}

/// After `wanted`, which is lower case without accents; a space in it stands for any gap.
#[inline]
pub(crate) fn literal(text: &str, start: usize, wanted: &str) -> Option<usize> {
    if differs_at_once(text.as_bytes().get(start), wanted) {
        None
    } else {
        literal_from(text, start, wanted)
    }
}

/// Whether the first letters differ: most comparisons end here, without decoding a character.
#[inline]
fn differs_at_once(byte: Option<&u8>, wanted: &str) -> bool {
    let (Some(byte), Some(want)) = (byte, wanted.as_bytes().first()) else {
        return true;
    };
    byte.is_ascii() && want.is_ascii_alphabetic() && byte.to_ascii_lowercase() != *want
}

fn literal_from(text: &str, start: usize, wanted: &str) -> Option<usize> {
    let mut at = start;
    for want in wanted.chars() {
        if want == ' ' {
            let next = gap(text, at);
            if next == at {
                return None;
            }
            at = next;
            continue;
        }
        let (mut c, mut next) = glyph(text, at)?;
        if c != want && at > start {
            (c, next) = glyph(text, hyphen_break(text, at)?)?;
        }
        if c != want {
            return None;
        }
        at = next;
    }
    Some(at)
}

/// After the whole word or phrase `wanted`.
pub(crate) fn phrase(text: &str, at: usize, wanted: &str) -> Option<usize> {
    let end = literal(text, at, wanted)?;
    (!wanted.ends_with(char::is_alphanumeric) || ends_word(text, end)).then_some(end)
}

/// The months by name: a number beside one dates something.
pub(crate) const MONTHS: [&str; 12] = [
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
];

/// After the first of the phrases that stands at `at`.
pub(crate) fn any_phrase(text: &str, at: usize, wanted: &[&str]) -> Option<usize> {
    wanted.iter().find_map(|one| phrase(text, at, one))
}

/// The start of the phrase `wanted` that ends at `end`.
#[inline]
pub(crate) fn phrase_before(text: &str, end: usize, wanted: &str) -> Option<usize> {
    let last = end.checked_sub(1).and_then(|i| text.as_bytes().get(i))?;
    let want = wanted.as_bytes().last()?;
    let differs =
        last.is_ascii() && want.is_ascii_alphabetic() && last.to_ascii_lowercase() != *want;
    if differs {
        None
    } else {
        phrase_back_from(text, end, wanted)
    }
}

fn phrase_back_from(text: &str, end: usize, wanted: &str) -> Option<usize> {
    let mut at = end;
    for want in wanted.chars().rev() {
        if want == ' ' {
            let next = gap_back(text, at);
            if next == at {
                return None;
            }
            at = next;
            continue;
        }
        let mut c = char_before(text, at)?;
        if is_mark(c) {
            at -= c.len_utf8();
            c = char_before(text, at)?;
        }
        if fold(c) != want {
            return None;
        }
        at -= c.len_utf8();
    }
    (!wanted.starts_with(char::is_alphanumeric) || starts_word(text, at)).then_some(at)
}

/// The start of the first of the phrases that ends at `end`.
pub(crate) fn any_phrase_before(text: &str, end: usize, wanted: &[&str]) -> Option<usize> {
    wanted.iter().find_map(|one| phrase_before(text, end, one))
}

/// The end of the word at `at`, of at most 40 characters.
pub(crate) fn word_end(text: &str, at: usize) -> usize {
    let run = text.get(at..).unwrap_or_default();
    let width: usize = run
        .chars()
        .take(40)
        .take_while(|c| is_word_char(*c))
        .map(char::len_utf8)
        .sum();
    at + width
}

/// The nearest character boundary at or before `at`.
pub(crate) fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
