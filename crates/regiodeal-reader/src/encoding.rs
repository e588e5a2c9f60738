//! Which characters bytes stand for.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::{Error, Remark};

/// The share of bytes that text without a byte order mark may have as zero, in the
/// same half of each pair, to be UTF-16: one in so many.
const ZERO_SHARE: usize = 4;

/// Decodes bytes. A guess, and characters that were lost, are remarked on.
pub(crate) fn decode(bytes: &[u8]) -> Result<(String, Vec<Remark>), Error> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let body = bytes.get(length..).unwrap_or_default();
        return Ok(decode_as(encoding, body, false));
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return Ok(decode_as(encoding, bytes, true));
    }
    if let Some(at) = bytes.iter().position(|byte| is_no_text(*byte)) {
        let byte = bytes.get(at).copied().unwrap_or_default();
        return Err(Error::Binary { at, byte });
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((text.to_owned(), Vec::new())),
        Err(error) => Ok(guess(bytes, error.valid_up_to())),
    }
}

/// Broken UTF-8 with good multi-byte characters in it is still UTF-8; else the
/// encoding is guessed.
fn guess(bytes: &[u8], broken_at: usize) -> (String, Vec<Remark>) {
    let good = bytes.get(..broken_at).unwrap_or_default();
    let lossy = String::from_utf8_lossy(bytes);
    let lost = lossy
        .chars()
        .filter(|char| *char == char::REPLACEMENT_CHARACTER)
        .count();
    let kept = lossy.chars().filter(|char| !char.is_ascii()).count() - lost;
    if good.iter().any(|byte| !byte.is_ascii()) || kept > lost {
        let message = format!(
            "the text is broken UTF-8 (first at byte {broken_at}); {lost} characters were lost and read as \u{fffd}"
        );
        return (
            lossy.into_owned(),
            vec![warning("broken-encoding", message)],
        );
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = detector.guess(Some(b"nl"), Utf8Detection::Deny);
    // Dutch text in an old encoding is Windows-1252; other guesses come from too few
    // characters to tell.
    let encoding = if guessed.is_single_byte() {
        WINDOWS_1252
    } else {
        guessed
    };
    decode_as(encoding, bytes, true)
}

/// Decodes bytes of a known encoding, or one that was `guessed`.
pub(crate) fn decode_as(
    encoding: &'static Encoding,
    bytes: &[u8],
    guessed: bool,
) -> (String, Vec<Remark>) {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let mut remarks = Vec::new();
    if guessed {
        remarks.push(Remark {
            rule: "guessed-encoding",
            is_warning: false,
            message: format!(
                "the bytes do not tell their encoding; read as {}",
                encoding.name()
            ),
        });
    }
    if damaged {
        let lost = text
            .chars()
            .filter(|char| *char == char::REPLACEMENT_CHARACTER)
            .count();
        let message = format!(
            "{lost} characters are no {} and were read as \u{fffd}",
            encoding.name()
        );
        remarks.push(warning("broken-encoding", message));
    }
    (text.into_owned(), remarks)
}

fn warning(rule: &'static str, message: String) -> Remark {
    Remark {
        rule,
        is_warning: true,
        message,
    }
}

/// Western text in UTF-16 has a zero in one half of nearly every pair of bytes.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let pairs = bytes.len() / 2;
    let zeros = |half: usize| {
        bytes
            .iter()
            .skip(half)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    if pairs < 8 || bytes.len() % 2 == 1 {
        return None;
    }
    let (high, low) = (zeros(0), zeros(1));
    let most = pairs - pairs / ZERO_SHARE;
    if low >= most && high * ZERO_SHARE < pairs {
        Some(UTF_16LE)
    } else if high >= most && low * ZERO_SHARE < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Control characters that no text holds. Escape and form feed occur in printed text.
fn is_no_text(byte: u8) -> bool {
    matches!(byte, 0..=8 | 14..=26 | 28..=31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, Vec<&'static str>) {
        let (text, remarks) = decode(bytes).expect("text");
        (
            text,
            remarks.into_iter().map(|remark| remark.rule).collect(),
        )
    }

    #[test]
    fn each_encoding_gives_the_same_text() {
        let wanted = "één € 5 – geïnd";
        assert_eq!(text(wanted.as_bytes()), (wanted.to_owned(), vec![]));
        let marked = [b"\xef\xbb\xbf", wanted.as_bytes()].concat();
        assert_eq!(text(&marked), (wanted.to_owned(), vec![]));
        let little: Vec<u8> = wanted.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(
            text(&[b"\xff\xfe".as_slice(), &little].concat()),
            (wanted.to_owned(), vec![])
        );
        assert_eq!(text(&little), (wanted.to_owned(), vec!["guessed-encoding"]));
        let (old, _, _) = WINDOWS_1252.encode(wanted);
        assert_eq!(text(&old), (wanted.to_owned(), vec!["guessed-encoding"]));
    }

    #[test]
    fn lost_characters_are_a_warning() {
        let (read, rules) = text(b"\xc3\xa9\xc3\xa9n \xff euro");
        assert_eq!(read, "één \u{fffd} euro");
        assert_eq!(rules, ["broken-encoding"]);
    }
}
