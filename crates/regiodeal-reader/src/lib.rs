//! Bytes to pages. Text in UTF-8, UTF-16 and Windows-1252 is read; what is no text
//! is refused with the reason and with what to do.

mod docx;
mod encoding;
mod extension;
mod html;
mod mail;
mod pdf;
mod sniff;

use regiodeal_document::{Block, Page};

pub use docx::Error as WordError;
pub use extension::{extension_remark, media_type_of_extension};
pub use sniff::Format;

/// The largest text or web page that is read, in bytes. A text of this size is some 30,000
/// pages.
const LARGEST_TEXT: u64 = 64 * 1024 * 1024;
/// The largest file of a format that may hold pictures or other files.
pub const LARGEST: u64 = 256 * 1024 * 1024;
/// How many bytes of a file tell [`check_size`] what it is.
pub const TELLING: u64 = 64 * 1024;

/// What reading met, apart from errors: the rule, and a message in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The name of the rule.
    pub rule: &'static str,
    /// Content was lost or may be wrong; else it is good to know.
    pub is_warning: bool,
    /// What was met.
    pub message: String,
}

impl Remark {
    /// A warning about all pieces of some kind, that shows the first; none where there is none.
    fn about(rule: &'static str, what: &str, all: &[String]) -> Option<Self> {
        let first = short(all.first()?.trim());
        Some(Self {
            rule,
            is_warning: true,
            message: format!("{} {what}; the first is \"{first}\"", all.len()),
        })
    }
}

/// The start of a text, for a message.
fn short(text: &str) -> String {
    const LONGEST: usize = 100;
    let start: String = text.chars().take(LONGEST).collect();
    if start.len() < text.len() {
        start + "…"
    } else {
        start
    }
}

/// Of a remark on text that is struck through.
const STRUCK: (&str, &str) = (
    "struck-text",
    "pieces of text are struck through and were left out",
);

/// A document that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// Its pages: form feeds part them.
    pub pages: Vec<Page>,
    /// Its blocks, where the format knows them; else they are told from the pages.
    pub blocks: Option<Vec<Block>>,
    /// Documents that came with it: the attachments of a mail, the files in a PDF.
    pub attachments: Vec<Attachment>,
    /// The media type of the bytes.
    pub media_type: &'static str,
    /// What reading met.
    pub remarks: Vec<Remark>,
}

/// Which program reads a PDF.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PdfEngine {
    /// hayro, and pdf-extract where hayro fails or finds glyphs without a meaning.
    #[default]
    Auto,
    /// hayro alone.
    Hayro,
    /// pdf-extract alone.
    PdfExtract,
}

/// A picture of a page, in shades of grey.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// One byte a pixel, row by row from the top; 0 is black.
    pub grey: Vec<u8>,
    /// Pixels per inch as it stands on the page.
    pub resolution: u32,
}

/// A word on a picture. Places are in pixels from the top left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// What it says.
    pub text: String,
    /// Left edge.
    pub left: u32,
    /// Right edge.
    pub right: u32,
    /// Upper edge of its line.
    pub top: u32,
    /// Lower edge of its line.
    pub bottom: u32,
}

/// Reads the words of a picture from left to right and top to bottom, or says why it cannot
/// and what to do.
pub type Recognise = fn(&Picture) -> Result<Vec<Word>, String>;

/// How to read.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The password of an encrypted document.
    pub password: Option<String>,
    /// Which program reads a PDF.
    pub pdf_engine: PdfEngine,
    /// Reads the words of a picture, for pages without text.
    pub recognise: Option<Recognise>,
}

/// A document within another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its file name as given, without folders.
    pub name: String,
    /// Its bytes, to be read as those of a file.
    pub bytes: Vec<u8>,
}

/// Why bytes are no document that can be read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// There are no bytes, or only white space.
    #[error(
        "the file is empty: there is no text in it; check that it was saved or downloaded whole"
    )]
    Empty,
    /// A web page that shows no text of its own.
    #[error(
        "there is no text in this web page, apart from menus; if a script fills it, open it in a browser, wait until the text is there, and save what is shown (or print it to a PDF)"
    )]
    EmptyPage,
    /// More bytes than are read of its format.
    #[error("the file has {bytes} bytes, more than the {most} that {what} may have; {advice}")]
    TooLarge {
        /// Size of the file.
        bytes: u64,
        /// The largest that is read.
        most: u64,
        /// What it is, with its article.
        what: &'static str,
        /// What to do.
        advice: &'static str,
    },
    /// A password is needed.
    #[error("the document is protected with a password; give it with --password")]
    Encrypted,
    /// The password is not the right one.
    #[error("the password does not open the document; check --password")]
    WrongPassword,
    /// Encrypted in a way that is not known.
    #[error(
        "the document is encrypted in a way that cannot be read; save a copy without encryption and convert that"
    )]
    UnknownEncryption,
    /// A PDF that no engine can open.
    #[error(
        "this PDF is damaged or cut off: no pages can be found in it; download or save it again"
    )]
    DamagedPdf,
    /// A PDF with an empty page tree.
    #[error("this PDF has no pages; check that it was saved whole")]
    NoPages,
    /// A format that this version does not read.
    #[error("this is {}, which cannot be read yet; {} and convert that", format.name(), format.instead())]
    Unsupported {
        /// What the first bytes tell.
        format: Format,
    },
    /// A Word file, or another ZIP container, that cannot be read.
    #[error(transparent)]
    Word(#[from] WordError),
    /// An old Word file, or one with a password.
    #[error("this is {what}; save it as .docx without a password and convert that")]
    OldWord {
        /// What it is, with its article.
        what: &'static str,
    },
    /// A mail with very many mails in it.
    #[error("the mail holds {inner} other mails, more than are read at once; save them one by one")]
    ManyMails {
        /// How many it holds.
        inner: usize,
    },
    /// Bytes that are no text in any encoding.
    #[error(
        "this is no text: byte {at} is {byte:#04x}; give a text file, or the document that it was made from"
    )]
    Binary {
        /// The first byte that no text holds, counted from 0.
        at: usize,
        /// That byte.
        byte: u8,
    },
}

/// Reads the bytes of one document.
///
/// # Errors
///
/// [`Error`] where the bytes are no document that can be read; anything less is a
/// [`Remark`].
pub fn read(bytes: &[u8], options: &Options) -> Result<Read, Error> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let format = sniff::format(bytes);
    fits(format, size)?;
    match format {
        Some(Format::Pdf) => return pdf::read(bytes, options),
        Some(Format::Zip) => return Ok(docx::read(bytes)?),
        Some(Format::Ole) => {
            return Err(Error::OldWord {
                what: sniff::ole(bytes),
            });
        }
        Some(Format::Mail) => return mail::read(bytes),
        Some(Format::Html) => return html::read(bytes),
        Some(format) => return Err(Error::Unsupported { format }),
        None => {}
    }
    let (text, remarks) = encoding::decode(bytes)?;
    if text
        .chars()
        .all(|char| char.is_whitespace() || char == '\u{feff}')
    {
        return Err(Error::Empty);
    }
    Ok(Read {
        pages: pages(&text),
        blocks: None,
        attachments: Vec::new(),
        media_type: "text/plain",
        remarks,
    })
}

/// Whether a file of this size is read, by its first [`TELLING`] bytes.
///
/// # Errors
///
/// [`Error::TooLarge`] where it is not.
pub fn check_size(start: &[u8], size: u64) -> Result<(), Error> {
    // No format has a lower limit. To tell the format of a small file takes longer than to
    // read it.
    if size <= LARGEST_TEXT {
        return Ok(());
    }
    fits(sniff::format(start), size)
}

fn fits(format: Option<Format>, bytes: u64) -> Result<(), Error> {
    let (most, advice) = match format {
        None | Some(Format::Html) => (
            LARGEST_TEXT,
            "split it, or give the document that it was made from",
        ),
        Some(Format::Mail) => (LARGEST, "save what is attached to it, and convert that"),
        Some(_) => (LARGEST, "split it, or save it with smaller pictures"),
    };
    if bytes <= most {
        return Ok(());
    }
    Err(Error::TooLarge {
        bytes,
        most,
        what: format.map_or("a text", Format::name),
        advice,
    })
}

/// Whether bytes are read as plain text, without a parser of another format: reading them
/// takes time and memory in proportion to their number.
#[must_use]
pub fn is_plain_text(bytes: &[u8]) -> bool {
    sniff::format(bytes).is_none()
}

fn pages(text: &str) -> Vec<Page> {
    let mut parts: Vec<&str> = text.split('\u{c}').collect();
    // A form feed at the very end closes the last page.
    if parts.len() > 1 && parts.last().is_some_and(|last| last.trim().is_empty()) {
        parts.pop();
    }
    (1..)
        .zip(parts)
        .map(|(number, text)| Page::new(number, text))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_plain(bytes: &[u8]) -> Result<Read, Error> {
        read(bytes, &Options::default())
    }

    #[test]
    fn form_feeds_part_pages() {
        let read = read_plain("een\u{c}twee\u{c}".as_bytes()).expect("text");
        let texts: Vec<_> = read.pages.iter().map(|page| page.text.as_str()).collect();
        assert_eq!(texts, ["een", "twee"]);
    }

    #[test]
    fn what_is_no_text_is_refused_with_the_reason() {
        assert_eq!(read_plain(b""), Err(Error::Empty));
        assert_eq!(read_plain(b" \r\n\t"), Err(Error::Empty));
        assert_eq!(read_plain(b"%PDF-1.7\n%\xe2\xe3"), Err(Error::DamagedPdf));
        assert_eq!(
            read_plain(b"abc\x00\x01\x02"),
            Err(Error::Binary { at: 3, byte: 0 })
        );
    }

    #[test]
    fn pages_are_no_plain_text_wherever_they_begin() {
        let behind_space = format!("{}<html><p>tekst", " ".repeat(5_000));
        let wide: Vec<u8> = "<html><p>tekst"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert!(!is_plain_text(behind_space.as_bytes()));
        assert!(!is_plain_text(&wide));
        assert!(is_plain_text(b"Een besluit van < 3 regels."));
    }

    #[test]
    fn files_with_pictures_may_be_larger_than_texts() {
        let message = |start: &[u8], mib: u64| {
            let fits = check_size(start, mib * 1024 * 1024 + 1);
            fits.err().map(|error| error.to_string())
        };
        for (start, words) in [
            (b"%PDF-1.7\n".as_slice(), "a PDF may have; split it"),
            (b"PK\x03\x04", "smaller pictures"),
            (b"From: a\nMIME-Version: 1.0\n\n", "attached"),
        ] {
            assert_eq!(message(start, 64), None);
            let message = message(start, 256).expect("it is too large");
            assert!(message.contains(words), "{message}");
        }
        for start in [b"Besluitenlijst".as_slice(), b"<html><p>tekst"] {
            let message = message(start, 64).expect("it is too large");
            assert!(message.contains("made from"), "{message}");
        }
    }
}
