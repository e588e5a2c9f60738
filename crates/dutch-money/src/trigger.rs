//! Where an amount may start: a cheap look that passes over most of a text.

use crate::chars::{char_at, char_before, is_digit_at};

/// After what starts at `at` but is no amount: a whole chain of digits, or one character.
pub(crate) fn skip(text: &str, at: usize) -> usize {
    let joint = |b: u8| matches!(b, b'.' | b',' | b'-' | b'/' | b':');
    let bytes = text.as_bytes();
    let mut end = at;
    while let Some(byte) = bytes.get(end) {
        let goes_on = byte.is_ascii_alphanumeric() || joint(*byte) && is_digit_at(text, end + 1);
        if !goes_on {
            break;
        }
        end += 1;
    }
    if end > at {
        return end;
    }
    char_at(text, at).map_or(at + 1, |c| at + c.len_utf8())
}

/// The next place where an amount may start: a digit, a currency, a number in words.
pub(crate) fn next_trigger(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut inside = from
        .checked_sub(1)
        .and_then(|i| bytes.get(i))
        .is_some_and(u8::is_ascii_alphabetic);
    for (i, byte) in bytes.get(from..)?.iter().enumerate() {
        // Inside a word nothing starts but a digit or a character beyond ASCII.
        let letter = byte.is_ascii_alphabetic();
        let candidate = if letter {
            !inside && starts_like_number(bytes, from + i)
        } else {
            CANDIDATE[usize::from(*byte)]
        };
        inside = letter;
        if candidate && is_trigger(text, bytes, from + i) {
            return Some(from + i);
        }
    }
    None
}

/// Whether the first two letters of a word are those of a number or a currency: a filter that
/// lets few words pass, and no more.
fn starts_like_number(bytes: &[u8], at: usize) -> bool {
    let pair = |i: usize| bytes.get(i).map_or(0, |byte| usize::from(byte & 31));
    PAIRS[pair(at)] >> pair(at + 1) & 1 == 1
}

/// For every first letter, the set of second letters, by the low five bits of their bytes.
const PAIRS: [u32; 32] = {
    let pairs = b"eeeueltwtitadrdeduvivezenaanhohakwacne";
    let mut table = [0; 32];
    let mut i = 0;
    while i + 1 < pairs.len() {
        table[(pairs[i] & 31) as usize] |= 1 << (pairs[i + 1] & 31);
        i += 2;
    }
    // "e" with an accent after it, as part of it or on its own; `k€` and `M€` in all their forms.
    table[5] |= 1 << (0xc3 & 31) | 1 << (0xcc & 31);
    table[11] |= 1 << (0xe2 & 31) | 1 << (0xc3 & 31) | 1 << (b'&' & 31);
    table[13] |= 1 << (0xe2 & 31) | 1 << (0xc3 & 31) | 1 << (b'&' & 31);
    table
};

/// Whether a quick look shows that no amount starts at `at`: most numbers in a text count
/// things, and most "een" are articles.
pub(crate) fn is_idle(bytes: &[u8], at: usize) -> bool {
    let rest = bytes.get(at..).unwrap_or_default();
    let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    let article = digits == 0
        && rest.len() > 4
        && rest
            .get(..3)
            .is_some_and(|word| word.eq_ignore_ascii_case(b"een"));
    let width = if article { 3 } else { digits };
    let (Some(next), Some(then)) = (rest.get(width), rest.get(width + 1)) else {
        return false;
    };
    let letter = then.to_ascii_lowercase();
    match (width, next) {
        (0, _) => false,
        (_, b' ') if article => letter.is_ascii_alphabetic() && !b"dtmbhke".contains(&letter),
        (_, b' ') => b"fghijlpqsuwxyz".contains(&letter),
        (_, b')' | b';' | b'\t') => !article,
        (_, b'.' | b',') if *then == b' ' => {
            let third = rest.get(width + 2);
            !article && third.is_some_and(u8::is_ascii_alphabetic)
        }
        (_, b'-') => !article && then.is_ascii_alphabetic(),
        _ => false,
    }
}

/// Bytes other than letters that may start an amount.
const CANDIDATE: [bool; 256] = {
    let mut table = [false; 256];
    let starts = b"0123456789&\xc2\xc3\xe2";
    let mut i = 0;
    while i < starts.len() {
        table[starts[i] as usize] = true;
        i += 1;
    }
    table
};

fn is_trigger(text: &str, bytes: &[u8], at: usize) -> bool {
    let byte = |i: usize| bytes.get(at + i).copied().unwrap_or(0);
    match byte(0) {
        b'0'..=b'9' => true,
        0xe2 => byte(1) == 0x82 && byte(2) == 0xac,
        b'&' => byte(1) == b'e' || byte(1) == b'#',
        0xc2 => matches!(byte(1), 0x80 | 0xbc | 0xbd | 0xbe),
        0xc3 => {
            byte(1) == 0xa2
                || (matches!(byte(1), 0xa9 | 0x89) && crate::chars::starts_word(text, at))
        }
        letter => {
            let symbol = matches!(letter, b'k' | b'K' | b'M')
                && matches!(byte(1), 0xe2 | 0xc2 | 0xc3 | b'&');
            (symbol || starts_number_word([letter | 0x20, byte(1) | 0x20, byte(2) | 0x20]))
                && char_before(text, at).is_none_or(|c| !crate::chars::is_word_char(c))
        }
    }
}

/// Whether a word with these first letters may be a number or "euro".
fn starts_number_word(first: [u8; 3]) -> bool {
    matches!(
        &first,
        b"een"
            | b"eur"
            | b"elf"
            | b"twe"
            | b"twi"
            | b"twa"
            | b"tie"
            | b"tac"
            | b"dri"
            | b"der"
            | b"dui"
            | b"vie"
            | b"vij"
            | b"vee"
            | b"zes"
            | b"zev"
            | b"neg"
            | b"ach"
            | b"and"
            | b"hon"
            | b"hal"
            | b"kwa"
    ) || is_accented_een(first)
}

/// "eén", or "één" whose accents are characters of their own; bit 5 of each byte is set.
fn is_accented_een([first, second, third]: [u8; 3]) -> bool {
    first == b'e' && (second == 0xe3 || second == 0xec || (second == b'e' && third == 0xec))
}
