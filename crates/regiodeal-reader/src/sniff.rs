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
    let lower = trimmed.to_ascii_lowercase();
    let html: [&[u8]; 3] = [b"<!doctype html", b"<html", b"<?xml"];
    let is_html = html.iter().any(|tag| lower.starts_with(tag));
    is_html.then_some(Format::Html)
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
