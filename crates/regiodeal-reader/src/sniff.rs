//! What the first bytes tell of a format.

use crate::mail;

/// A format that is not plain text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Portable Document Format.
    Pdf,
    /// A ZIP container: a Word, Excel or `OpenDocument` file, or an archive.
    Zip,
    /// A web page.
    Html,
    /// Rich Text Format.
    Rtf,
    /// An old Word or Outlook file.
    Ole,
    /// A picture.
    Image,
    /// An e-mail as a mail program saves it.
    Mail,
}

impl Format {
    /// The name with its article, for messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "a PDF",
            Self::Zip => "a ZIP container (a Word file or an archive)",
            Self::Html => "a web page (HTML)",
            Self::Rtf => "an RTF file",
            Self::Ole => "an old Word or Outlook file",
            Self::Image => "a picture",
            Self::Mail => "an e-mail",
        }
    }

    /// What to make of a file in a format that is not read.
    pub(crate) fn instead(self) -> &'static str {
        match self {
            Self::Image => "put it into a PDF (its text is read with --ocr)",
            _ => "save it as plain text (UTF-8)",
        }
    }
}

/// The format that magic bytes tell, or none for what may be text.
pub(crate) fn format(bytes: &[u8]) -> Option<Format> {
    let start = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let trimmed = start.trim_ascii_start();
    let trimmed = trimmed.strip_prefix(b"\xef\xbb\xbf").unwrap_or(trimmed);
    let magic: [(&[u8], Format); 8] = [
        (b"PK\x03\x04", Format::Zip),
        (b"PK\x05\x06", Format::Zip),
        (b"{\\rtf", Format::Rtf),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format::Ole),
        (b"\x89PNG\r\n", Format::Image),
        (b"\xff\xd8\xff", Format::Image),
        (b"GIF8", Format::Image),
        (b"II*\x00", Format::Image),
    ];
    if mail::is_mail(bytes) {
        return Some(Format::Mail);
    }
    if start.windows(5).any(|window| window == b"%PDF-") && !looks_like_prose(start) {
        return Some(Format::Pdf);
    }
    if let Some((_, format)) = magic.iter().find(|(magic, _)| trimmed.starts_with(magic)) {
        return Some(*format);
    }
    is_page(bytes).then_some(Format::Html)
}

/// Bytes at the start and at the end of a file in which the marks of a page are looked
/// for: long comments come first.
const EDGE: usize = 64 * 1024;

/// Elements that a page, or a part of one, begins with.
const FIRST_ELEMENTS: [&str; 26] = [
    "article",
    "blockquote",
    "body",
    "center",
    "details",
    "div",
    "dl",
    "figure",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "head",
    "header",
    "link",
    "main",
    "meta",
    "ol",
    "p",
    "section",
    "span",
    "style",
    "table",
    "title",
    "ul",
];

/// Markup of a web page: by its document type or root, or, of a part of a page, by its
/// first element, where it ends as it began, with a tag.
fn is_page(bytes: &[u8]) -> bool {
    let edge = bytes.len().min(EDGE);
    let start = letters(bytes.get(..edge).unwrap_or_default());
    let start = behind_prologue(&start);
    if ["<!doctype html", "<html", "<?xml"]
        .iter()
        .any(|root| start.starts_with(root))
    {
        return true;
    }
    let name = start.strip_prefix('<').unwrap_or_default();
    let end = name
        .find(|char: char| !char.is_ascii_alphanumeric())
        .unwrap_or(name.len());
    let (name, behind) = name.split_at_checked(end).unwrap_or_default();
    let is_tag = behind.starts_with(['>', ' ', '\t', '\r', '\n']) && behind.contains('>');
    let tail = letters(bytes.get(bytes.len() - edge..).unwrap_or_default());
    is_tag
        && FIRST_ELEMENTS.contains(&name)
        && tail.contains("</")
        && tail.trim_end().ends_with('>')
}

/// Bytes as small letters, without the zeros of UTF-16 and without marks of byte order.
fn letters(bytes: &[u8]) -> String {
    let marks = [b"\xff\xfe".as_slice(), b"\xfe\xff", b"\xef\xbb\xbf"];
    let plain = marks
        .iter()
        .find_map(|mark| bytes.strip_prefix(*mark))
        .unwrap_or(bytes);
    let plain: Vec<u8> = plain.iter().copied().filter(|byte| *byte != 0).collect();
    String::from_utf8_lossy(&plain).to_ascii_lowercase()
}

/// Behind comments, and behind `<?xml … ?>` where a page follows.
fn behind_prologue(text: &str) -> &str {
    let mut rest = text.trim_start();
    loop {
        let ends = [("<!--", "-->"), ("<?xml", "?>")];
        let behind = ends.iter().find_map(|(open, close)| {
            let inner = rest.strip_prefix(open)?;
            Some(inner.split_once(close)?.1.trim_start())
        });
        match behind {
            Some(behind) if !behind.is_empty() => rest = behind,
            _ => return rest,
        }
    }
}

/// What an OLE container is: the names of its streams stand in it in UTF-16.
pub(crate) fn ole(bytes: &[u8]) -> &'static str {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if holds("EncryptedPackage") {
        "a Word or other Office file that is protected with a password"
    } else if holds("WordDocument") {
        "an old Word file (.doc)"
    } else if holds("__substg1.0_") {
        "an Outlook message (.msg)"
    } else {
        "an old Word, Excel or Outlook file"
    }
}

/// "%PDF-" stands in running text, not at the start of a file.
fn looks_like_prose(start: &[u8]) -> bool {
    let at = start
        .windows(5)
        .position(|window| window == b"%PDF-")
        .unwrap_or(0);
    at > 0
        && start.get(..at).is_some_and(|before| {
            before
                .iter()
                .all(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_html(text: &str) -> bool {
        format(text.as_bytes()) == Some(Format::Html)
    }

    #[test]
    fn pages_are_told_by_how_they_begin() {
        for page in [
            "<!DOCTYPE html>\n<p>tekst",
            "\n<HTML lang=nl>",
            "<!-- saved from url=(0014)about:internet -->\n<html>",
            "<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\">",
            "<!-- a --><div class=\"x\"><p>tekst</p></div>\n",
            "<table>\n<tr><td>1</td></tr></table><!-- einde -->",
        ] {
            assert!(is_html(page), "{page}");
        }
        let wide: Vec<u8> = "\u{feff}<html><p>€"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(format(&wide), Some(Format::Html));
    }

    #[test]
    fn text_and_mail_are_no_pages() {
        for text in [
            "<p>Zo begint een zin over een <p>, en dit is tekst.",
            "<naam@voorbeeld.nl> schreef: <b>ja</b>",
            "<div zonder einde",
            "From: a@b.nl\nContent-Type: text/html\n\n<html><p>x</p></html>",
            "De pagina begint met <!doctype html> en <html>.",
            "<project> is een tijdelijke aanduiding </project>",
        ] {
            assert!(!is_html(text), "{text}");
        }
    }
}
