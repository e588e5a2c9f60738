//! E-mails as mail programs save them (.eml).
//!
//! The page begins with the subject and the date as the head of the mail has them. The
//! HTML part is read where there is one, else the plain text. Of a mailbox the first mail
//! is read, and those behind it are handed on.

mod attached;
mod mailbox;
mod plain;
mod sniff;

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};
use regiodeal_document::{Block, Page};

pub(crate) use attached::{is_document, plain_name};
pub(crate) use sniff::is_mail;

use crate::{Error, Read, Remark, encoding, html};

/// The media type of e-mails.
pub(crate) const MEDIA_TYPE: &str = "message/rfc822";

/// A mail holds no more mails, in each other or side by side.
const MOST_MAILS: usize = 500;

/// What mail programs put before a subject.
const PREFIXES: [&str; 10] = [
    "re:",
    "fw:",
    "fwd:",
    "antw:",
    "antwoord:",
    "doorst:",
    "doorgestuurd:",
    "betr:",
    "tr:",
    "wg:",
];

/// Reads the bytes of one mail, or of a mailbox.
pub(crate) fn read(bytes: &[u8]) -> Result<Read, Error> {
    let mails = mailbox::mails(without_mark(bytes));
    let (first, others) = mails.split_first().ok_or(Error::Empty)?;
    // Mails within mails are parsed at once, and nested without bound.
    let inner = others.len() + count(first, b"message/rfc822");
    if inner > MOST_MAILS {
        return Err(Error::ManyMails { inner });
    }
    let parsed = MessageParser::default().parse(without_envelope(first));
    let Some(message) = parsed.filter(|message| !message.parts.is_empty()) else {
        return Err(Error::Empty);
    };
    let mut attached = attached::attachments(&message);
    attached.documents.extend(mailbox::attached(others));
    let head = Head::of(&message);
    let (page, blocks, mut remarks) = body(&message, &head);
    if page.text.trim().is_empty() && attached.documents.is_empty() {
        return Err(Error::Empty);
    }
    remarks.extend(lost_characters(&page));
    remarks.extend(attached.remarks);
    Ok(Read {
        pages: vec![page],
        blocks,
        attachments: attached.documents,
        media_type: MEDIA_TYPE,
        remarks,
    })
}

/// What the head of a mail says and is printed.
struct Head {
    subject: String,
    /// The line of the date as it stands in the head.
    date: String,
}

impl Head {
    fn of(message: &Message<'_>) -> Self {
        let subject = one_line(message.subject().unwrap_or_default());
        let date = one_line(message.header_raw("Date").unwrap_or_default());
        Self {
            subject: without_prefixes(&subject).to_owned(),
            date: if date.is_empty() {
                date
            } else {
                format!("Date: {date}")
            },
        }
    }

    fn in_text(&self, body: &str) -> String {
        let parts = [self.subject.as_str(), &self.date, body.trim_end()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let mut text = parts.join("\n\n");
        text.push('\n');
        text
    }

    /// The head stands as a heading and a paragraph before all else on the page.
    fn in_html(&self, html: &str) -> String {
        let head: String = [(&self.subject, "h1"), (&self.date, "p")]
            .iter()
            .filter(|(text, _)| !text.is_empty())
            .map(|(text, tag)| element(tag, text))
            .collect();
        let at = behind_body_tag(html).unwrap_or(0);
        let (before, behind) = html.split_at(at);
        format!("{before}{head}{behind}")
    }
}

/// Where the content of `<body …>` begins, in bytes.
fn behind_body_tag(html: &str) -> Option<usize> {
    let lower = html.to_ascii_lowercase();
    let tag = lower.find("<body")?;
    let end = lower.get(tag..)?.find('>')?;
    Some(tag + end + 1)
}

fn element(tag: &str, text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!("<{tag}>{text}</{tag}>\n")
}

/// A subject without what mail programs put before those of answers.
fn without_prefixes(subject: &str) -> &str {
    let mut rest = subject.trim();
    loop {
        let prefix = PREFIXES.iter().find(|prefix| {
            rest.get(..prefix.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(prefix))
        });
        match prefix.and_then(|prefix| rest.get(prefix.len()..)) {
            Some(behind) => rest = behind.trim_start(),
            None => return rest,
        }
    }
}

fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

/// The text of the mail under its head: the HTML, where that shows anything, else the plain
/// text. Text with a file name is an attachment, wherever a program shows it.
fn body(message: &Message<'_>, head: &Head) -> (Page, Option<Vec<Block>>, Vec<Remark>) {
    let unnamed = |part: &&MessagePart<'_>| part.attachment_name().is_none();
    let marked: Vec<_> = message.html_bodies().filter(unnamed).collect();
    let is_plain = |part: &&MessagePart<'_>| unnamed(part) && !part.is_text_html();
    let plain: Vec<_> = message.text_bodies().filter(is_plain).collect();
    if marked.iter().any(|part| part.is_text_html()) {
        let (page, blocks, remarks) = html::read_mail(&head.in_html(&joined_html(&marked)));
        let (bare, ..) = html::read_mail(&head.in_html(""));
        if plain.is_empty() || page.text != bare.text {
            return (page, Some(blocks), remarks);
        }
    }
    let text = head.in_text(&joined_text(message, &plain));
    (Page::new(1, text), None, Vec::new())
}

fn joined_html(bodies: &[&MessagePart<'_>]) -> String {
    let mut html = String::new();
    for part in bodies {
        match &part.body {
            PartType::Html(text) => html.push_str(text),
            PartType::Text(text) => {
                for paragraph in text.replace("\r\n", "\n").split("\n\n") {
                    html += &element("p", paragraph);
                }
            }
            _ => {}
        }
    }
    html
}

fn joined_text(message: &Message<'_>, bodies: &[&MessagePart<'_>]) -> String {
    let mut joined = String::new();
    for part in bodies {
        if !joined.is_empty() {
            joined.push_str("\n\n");
        }
        joined.push_str(&plain::read(
            &decoded(message, part),
            plain::Format::of(part),
        ));
    }
    joined
}

/// The characters of a text part. A part that does not say how it is encoded, and was
/// not UTF-8, is guessed like a text file.
fn decoded(message: &Message<'_>, part: &MessagePart<'_>) -> String {
    let text = part.text_contents().unwrap_or_default();
    let says = |name| part.content_type().and_then(|kind| kind.attribute(name));
    let is_raw = part.encoding == mail_parser::Encoding::None;
    if is_raw && says("charset").is_none() && text.contains(char::REPLACEMENT_CHARACTER) {
        let start = usize::try_from(part.raw_body_offset()).unwrap_or(0);
        let end = usize::try_from(part.raw_end_offset()).unwrap_or(0);
        let raw = message.raw_message().get(start..end).unwrap_or_default();
        if let Ok((guessed, _)) = encoding::decode(raw) {
            return guessed;
        }
    }
    text.to_owned()
}

fn lost_characters(page: &Page) -> Option<Remark> {
    let chars = page.text.chars();
    let lost = chars
        .filter(|char| *char == char::REPLACEMENT_CHARACTER)
        .count();
    (lost > 0).then(|| Remark {
        rule: "broken-encoding",
        is_warning: true,
        message: format!("{lost} characters of the mail were lost and read as \u{fffd}"),
    })
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// A mailbox file begins each mail with "From " and an address.
fn without_envelope(bytes: &[u8]) -> &[u8] {
    let bytes = without_mark(bytes);
    if !bytes.starts_with(b"From ") {
        return bytes;
    }
    let end = bytes.iter().position(|byte| *byte == b'\n');
    end.and_then(|end| bytes.get(end + 1..)).unwrap_or(bytes)
}

fn count(bytes: &[u8], words: &[u8]) -> usize {
    bytes
        .windows(words.len())
        .filter(|window| window.eq_ignore_ascii_case(words))
        .count()
}

#[cfg(test)]
mod tests;
