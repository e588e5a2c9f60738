//! The strings and gaps of a `TJ` array, where they are written plainly: most text of most
//! PDFs is. hayro takes each number for the start of a reference first.

use std::ops::Range;

/// Numbers with more digits are left to hayro.
const MOST_DIGITS: u32 = 18;

/// A part of what is shown.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// These bytes of [`Shown::bytes`].
    Text(Range<usize>),
    /// So far back, in thousandths of the size.
    Gap(f32),
}

/// What an array shows.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) bytes: Vec<u8>,
    pub(super) parts: Vec<Part>,
}

impl Shown {
    /// Reads the inside of an array. None where something is written in a way that is not
    /// followed here: rare escapes, brackets within text, whatever is neither text nor number.
    pub(super) fn read(&mut self, inside: &[u8]) -> Option<()> {
        self.bytes.clear();
        self.parts.clear();
        let mut rest = inside;
        while let [byte, behind @ ..] = rest {
            rest = match byte {
                b' ' | b'\n' | b'\r' | b'\t' => behind,
                b'(' => self.literal(behind)?,
                b'<' => self.hexadecimal(behind)?,
                _ => self.number(rest)?,
            };
        }
        Some(())
    }

    fn literal<'b>(&mut self, mut rest: &'b [u8]) -> Option<&'b [u8]> {
        let start = self.bytes.len();
        loop {
            let end = rest
                .iter()
                .position(|byte| matches!(byte, b')' | b'(' | b'\\' | b'\r'))?;
            let (plain, behind) = rest.split_at_checked(end)?;
            self.bytes.extend_from_slice(plain);
            rest = match behind {
                [b')', rest @ ..] => {
                    self.text(start);
                    return Some(rest);
                }
                [b'\\', rest @ ..] => self.escaped(rest)?,
                _ => return None,
            };
        }
    }

    fn escaped<'b>(&mut self, rest: &'b [u8]) -> Option<&'b [u8]> {
        let (byte, rest) = match rest {
            [
                high @ b'0'..=b'3',
                middle @ b'0'..=b'7',
                low @ b'0'..=b'7',
                rest @ ..,
            ] => ((high & 7) << 6 | (middle & 7) << 3 | (low & 7), rest),
            [b'n', rest @ ..] => (b'\n', rest),
            [b'r', rest @ ..] => (b'\r', rest),
            [b't', rest @ ..] => (b'\t', rest),
            [b'b', rest @ ..] => (b'\x08', rest),
            [b'f', rest @ ..] => (b'\x0c', rest),
            [other @ (b'(' | b')' | b'\\'), rest @ ..] => (*other, rest),
            _ => return None,
        };
        self.bytes.push(byte);
        Some(rest)
    }

    fn hexadecimal<'b>(&mut self, rest: &'b [u8]) -> Option<&'b [u8]> {
        let end = rest.iter().position(|byte| *byte == b'>')?;
        let (digits, rest) = rest.split_at_checked(end)?;
        let (pairs, odd) = digits.as_chunks();
        if !odd.is_empty() || !digits.iter().all(u8::is_ascii_hexdigit) {
            return None;
        }
        let start = self.bytes.len();
        let bytes = pairs
            .iter()
            .map(|[high, low]| nibble(*high) << 4 | nibble(*low));
        self.bytes.extend(bytes);
        self.text(start);
        rest.strip_prefix(b">")
    }

    /// Adds the text that was written from there on.
    fn text(&mut self, start: usize) {
        self.parts.push(Part::Text(start..self.bytes.len()));
    }

    fn number<'b>(&mut self, rest: &'b [u8]) -> Option<&'b [u8]> {
        let (sign, rest) = match rest {
            [b'-', rest @ ..] => (-1.0, rest),
            [b'+', rest @ ..] => (1.0, rest),
            _ => (1.0, rest),
        };
        let (mut value, mut digits, mut decimals) = (0_u64, 0_u32, None);
        let mut length = 0;
        for byte in rest {
            match byte {
                b'0'..=b'9' => {
                    value = value.checked_mul(10)?.checked_add(u64::from(byte - b'0'))?;
                    digits += 1;
                    decimals = decimals.map(|count| count + 1);
                }
                b'.' if decimals.is_none() => decimals = Some(0),
                b' ' | b'\n' | b'\r' | b'\t' | b'(' | b'<' => break,
                _ => return None,
            }
            length += 1;
        }
        if digits == 0 || digits > MOST_DIGITS {
            return None;
        }
        self.parts.push(Part::Gap(sign * single(value, decimals)));
        rest.get(length..)
    }
}

/// The nearest number to so many of the last of its decimals, as hayro has it.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "a gap is a small number"
)]
fn single(value: u64, decimals: Option<u32>) -> f32 {
    match decimals {
        None => value as f32,
        // Powers of ten are exact up to this many decimals.
        Some(decimals) => (value as f64 / 10_u64.pow(decimals) as f64) as f32,
    }
}

/// Of a hexadecimal digit.
fn nibble(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        _ => (digit | 0x20) - b'a' + 10,
    }
}

#[cfg(test)]
mod tests {
    use hayro_syntax::object::{Array, FromBytes, Object};
    use proptest::prelude::*;

    use super::*;

    fn read(inside: &str) -> Option<(Vec<Part>, Vec<u8>)> {
        let mut shown = Shown::default();
        shown.read(inside.as_bytes())?;
        Some((shown.parts, shown.bytes))
    }

    /// What hayro reads in the same array, in the same form.
    fn by_hayro(inside: &str) -> (Vec<Part>, Vec<u8>) {
        let array = format!("[{inside}]");
        let array = Array::from_bytes(array.as_bytes()).expect("an array");
        let mut shown = Shown::default();
        for part in array.iter::<Object<'_>>() {
            match part {
                Object::Number(number) => shown.parts.push(Part::Gap(number.as_f32())),
                Object::String(string) => {
                    let start = shown.bytes.len();
                    shown.bytes.extend_from_slice(string.as_bytes());
                    shown.text(start);
                }
                other => panic!("{other:?}"),
            }
        }
        (shown.parts, shown.bytes)
    }

    #[test]
    fn what_is_written_plainly_is_read() {
        let (parts, bytes) = read(r"(H\157i )-12.5<4a4B>  7(\))+.25").expect("plain");
        assert_eq!(bytes, b"Hoi JK)");
        let gaps = [-12.5, 7.0, 0.25].map(Part::Gap);
        let [first, second, third] = gaps;
        let texts = [0..4, 4..6, 6..7].map(Part::Text);
        let [one, two, three] = texts;
        assert_eq!(parts, [one, first, two, second, three, third]);
    }

    #[test]
    fn the_rest_is_left_to_hayro() {
        for other in [
            r"(a\8b)",
            r"(a\7)",
            "(a\\\nb)",
            "(a(b)c)",
            "(a",
            "<4>",
            "<4 1>",
            "<4g>",
            "<41",
            "1 0 R",
            "--5",
            "5-3",
            ".",
            "-",
            "/Name",
            "[1]",
            "true",
            "1.2.3",
            "1234567890123456789",
            "(a\rb)",
            "% x\n1",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_read_is_what_hayro_reads(
            parts in prop::collection::vec(r"\(([ -'*-\[\]-~]|\\[nrtbf()\\]|\\[0-3][0-7]{2}){0,6}\)|<([0-9a-fA-F]{2}){0,4}>|[-+]?[0-9]{1,7}|[-+]?[0-9]{0,6}\.[0-9]{1,9}", 0..9),
            between in prop::sample::select(vec![" ", "\n", "  "]),
        ) {
            let inside = parts.join(between);
            prop_assert_eq!(read(&inside), Some(by_hayro(&inside)));
        }

        #[test]
        fn nothing_breaks_it(inside in prop::collection::vec(any::<u8>(), 0..40)) {
            let _read = Shown::default().read(&inside);
        }
    }
}
