//! Which characters the bytes of a page stand for: what the page says of itself counts.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::{Error, Remark, encoding};

/// Bytes in which a page must say its encoding; browsers look at 1024.
const HEAD: usize = 4096;

/// Decodes a page: by its byte order mark, by what it says, else as text.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Vec<Remark>), Error> {
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    let Some(said) = declared(head).filter(|_| Encoding::for_bom(bytes).is_none()) else {
        return encoding::decode(bytes);
    };
    let utf8 = std::str::from_utf8(bytes);
    match utf8 {
        // Characters of several bytes that fit UTF-8 by chance are rarer than pages that
        // were saved in another encoding than they say.
        Ok(text) if said == UTF_8 || !text.is_ascii() => Ok((text.to_owned(), contradicted(said))),
        Err(_) if said == UTF_8 => encoding::decode(bytes),
        _ => Ok(encoding::decode_as(said, bytes, false)),
    }
}

fn contradicted(said: &'static Encoding) -> Vec<Remark> {
    if said == UTF_8 {
        return Vec::new();
    }
    let message = format!("the page says that it is {}, but is UTF-8", said.name());
    vec![Remark {
        rule: "guessed-encoding",
        is_warning: false,
        message,
    }]
}

/// The encoding that `<meta charset>`, `<meta http-equiv>` or `<?xml encoding?>` names.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let lower = String::from_utf8_lossy(head).to_ascii_lowercase();
    let (mut rest, mut plain) = (lower.as_str(), String::new());
    while let Some((before, comment)) = rest.split_once("<!--") {
        plain.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, behind)| behind);
    }
    plain.push_str(rest);
    let tag = |name: &str, attribute: &str| {
        plain.match_indices(name).find_map(|(at, _)| {
            let tag = plain.get(at..)?.split('>').next()?;
            let (_, value) = tag.split_once(attribute)?;
            let value = value.trim_start().strip_prefix('=')?.trim_start();
            let label = value.trim_start_matches(['"', '\'']);
            let end = label
                .find(['"', '\'', ' ', ';', '/', '?'])
                .unwrap_or(label.len());
            Encoding::for_label(label.get(..end)?.as_bytes())
        })
    };
    let said = tag("<meta", "charset").or_else(|| tag("<?xml", "encoding"))?;
    // The page could be read so far, so it has one byte for a letter.
    let wide = said == UTF_16LE || said == UTF_16BE;
    Some(match said {
        _ if wide => UTF_8,
        _ if said.name() == "x-user-defined" => WINDOWS_1252,
        _ => said,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, usize) {
        let (text, remarks) = decode(bytes).expect("text");
        (text, remarks.len())
    }

    #[test]
    fn a_page_says_its_encoding() {
        let page = b"<html><!-- charset=utf-16 --><meta http-equiv=Content-Type content='text/html; charset=iso-8859-15'>\xa4 5";
        let (read, remarks) = text(page);
        assert!(read.ends_with("€ 5"), "{read}");
        assert_eq!(remarks, 0);
        let marked = b"\xef\xbb\xbf<meta charset=windows-1252>\xe2\x82\xac";
        assert!(text(marked).0.ends_with('€'));
    }

    #[test]
    fn what_a_page_says_wrongly_is_remarked_on() {
        let (read, remarks) = text("<meta charset='iso-8859-1'>één".as_bytes());
        assert!(read.ends_with("één"), "{read}");
        assert_eq!(remarks, 1);
        let (read, remarks) = text(b"<meta charset=\"utf-8\"><p>\x80 5 geld");
        assert!(read.ends_with("€ 5 geld"), "{read}");
        assert_eq!(remarks, 1);
    }
}
