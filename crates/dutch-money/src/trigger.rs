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
///
/// Nearly all bytes of a text pass here and nowhere else, so the loop has one branch.
pub(crate) fn next_trigger(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let rest = bytes.get(from..)?;
    let before = from.checked_sub(1).and_then(|i| bytes.get(i));
    let mut previous = before.map_or(0, |byte| CLASS[usize::from(*byte)]);
    for (i, three) in rest.windows(3).enumerate() {
        let &[first, second, third] = three else {
            continue;
        };
        let class = CLASS[usize::from(first)];
        let words = TRIPLES[usize::from(first & 31)][usize::from(second & 31)];
        // Inside a word nothing starts but a digit or a character beyond ASCII.
        let word = words >> (third & 31) & !previous;
        previous = class;
        if (word & LETTER | class & CANDIDATE) != 0 && is_trigger(text, bytes, from + i) {
            return Some(from + i);
        }
    }
    let last = rest.len().saturating_sub(2);
    let mut ends = rest.iter().enumerate().skip(last);
    let digit = ends.find(|(_, byte)| byte.is_ascii_digit())?;
    Some(from + digit.0)
}

/// For the first two bytes of a number or a currency the set of third bytes, all by their low five
/// bits: a filter that lets few words pass, and no more.
const TRIPLES: [[u32; 32]; 32] = {
    let words = b"eeneurelftwetwitwatietacdriderduivievijveezeszevnegachandhonhalkwa";
    // "eén" and "één" with its accents as characters of their own; `k€` and `M€` as printed and
    // as damaged.
    let others = b"e\xc3\xa9e\xcc\x80e\xcc\x81e\xcc\x88ee\xcc\
        k\xe2\x82k\xc2\x80k\xc3\xa2k&ek&#M\xe2\x82M\xc2\x80M\xc3\xa2M&eM&#";
    let mut table = [[0; 32]; 32];
    let mut i = 0;
    while i + 2 < words.len() {
        table[low(words[i])][low(words[i + 1])] |= 1 << low(words[i + 2]);
        i += 3;
    }
    i = 0;
    while i + 2 < others.len() {
        table[low(others[i])][low(others[i + 1])] |= 1 << low(others[i + 2]);
        i += 3;
    }
    table
};

const fn low(byte: u8) -> usize {
    (byte & 31) as usize
}

/// In [`CLASS`]: a letter of ASCII.
const LETTER: u32 = 1;
/// In [`CLASS`]: a byte other than a letter that may start an amount.
const CANDIDATE: u32 = 2;

const CLASS: [u32; 256] = {
    let mut table = [0; 256];
    let mut letter = b'a';
    while letter <= b'z' {
        table[letter as usize] = LETTER;
        table[(letter - 32) as usize] = LETTER;
        letter += 1;
    }
    let starts = b"0123456789&\xc2\xc3\xe2";
    let mut i = 0;
    while i < starts.len() {
        table[starts[i] as usize] = CANDIDATE;
        i += 1;
    }
    table
};

/// Whether a quick look shows that no amount starts at `at`: most numbers in a text count
/// things, and most "een" are articles.
pub(crate) fn is_idle(bytes: &[u8], at: usize) -> bool {
    let rest = bytes.get(at..).unwrap_or_default();
    let width = match rest.first() {
        Some(byte) if byte.is_ascii_digit() => digits_width(rest),
        Some(byte) if byte.is_ascii_alphabetic() => return is_idle_word(rest),
        _ => return false,
    };
    let behind = rest.get(width..).unwrap_or_default();
    match behind {
        [b')' | b';' | b'\t', ..] => true,
        [b'.' | b',', b' ', letter, ..] | [b'-', letter, ..] => letter.is_ascii_alphabetic(),
        [b' ' | b'\n' | b'\r', ..] => is_other_word(after_white(behind)),
        _ => false,
    }
}

/// The digits at the start, with the parts of a short number such as that of a heading: a long
/// one may be money by its groups alone.
fn digits_width(rest: &[u8]) -> usize {
    let run = |from: usize| {
        let digits = rest.get(from..).unwrap_or_default().iter();
        digits.take_while(|b| b.is_ascii_digit()).count()
    };
    let width = run(0);
    let more = match rest.get(width) {
        Some(b'.' | b',') => run(width + 1),
        _ => 0,
    };
    if more > 0 && width + more <= 3 {
        width + 1 + more
    } else {
        width
    }
}

/// "twee mensen", "een project": a short word for a number with a word that no amount goes on
/// with. After "honderd" and "duizend" another number may come.
fn is_idle_word(rest: &[u8]) -> bool {
    let width = rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let word = rest.get(..width).unwrap_or_default();
    let behind = rest.get(width..).unwrap_or_default();
    let currency = word
        .get(..3)
        .is_some_and(|start| start.eq_ignore_ascii_case(b"eur"));
    let goes_on = currency || word.last().is_some_and(|b| b.eq_ignore_ascii_case(&b'd'));
    let white = matches!(behind, [b' ' | b'\n' | b'\r', ..]);
    white && !goes_on && is_other_word(after_white(behind))
}

fn after_white(rest: &[u8]) -> &[u8] {
    const MOST: usize = 8;
    let white = |b: &&u8| matches!(b, b' ' | b'\n' | b'\r');
    let width = rest.iter().take(MOST).take_while(white).count();
    rest.get(width..).unwrap_or_default()
}

/// Whether a word starts here that is no part of an amount and links none.
fn is_other_word(rest: &[u8]) -> bool {
    // euro, en, of, biljoen, resp., naar, duizend, dzd, cent, ct, tot, miljoen, mln, mrd,
    // half, honderd, kwart
    const PARTS: [&[u8; 2]; 17] = [
        b"eu", b"en", b"of", b"bi", b"re", b"na", b"du", b"dz", b"ce", b"ct", b"to", b"mi", b"ml",
        b"mr", b"ha", b"ho", b"kw",
    ];
    let &[first, second, ..] = rest else {
        return false;
    };
    let two = [first.to_ascii_lowercase(), second.to_ascii_lowercase()];
    let letters = first.is_ascii_alphabetic() && second.is_ascii_alphabetic();
    letters && !PARTS.contains(&&two)
}

/// The full look at a candidate; kept out of the loop over all bytes.
#[inline(never)]
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
            let start = [0, 1, 2, 3].map(|i| byte(i) | 0x20);
            (symbol || starts_number_word(start))
                && char_before(text, at).is_none_or(|c| !crate::chars::is_word_char(c))
        }
    }
}

/// Whether a word with these first letters may be a number or "euro". After the third letter a
/// line may break.
fn starts_number_word([a, b, c, d]: [u8; 4]) -> bool {
    let fourth = |letter: u8| d == letter || !d.is_ascii_alphabetic();
    match &[a, b, c] {
        b"een" | b"eur" | b"elf" | b"twe" | b"twi" | b"tie" | b"dri" | b"vie" | b"vij" | b"zes"
        | b"zev" | b"neg" => true,
        b"twa" => fourth(b'a'),
        b"tac" | b"ach" => fourth(b'h') || fourth(b't'),
        b"der" => fourth(b't'),
        b"dui" => fourth(b'z'),
        b"vee" | b"kwa" => fourth(b'r'),
        b"and" => fourth(b'e'),
        b"hon" => fourth(b'd'),
        b"hal" => fourth(b'f') || fourth(b'v'),
        other => is_accented_een(*other),
    }
}

/// "eén", or "één" whose accents are characters of their own; bit 5 of each byte is set.
fn is_accented_een([first, second, third]: [u8; 3]) -> bool {
    first == b'e' && (second == 0xe3 || second == 0xec || (second == b'e' && third == 0xec))
}
