//! What came with a mail: documents to be read, and what is passed over.

use mail_parser::{ContentType, Message, MessagePart, MimeHeaders, PartType};

use crate::sniff::{self, Format};
use crate::{Attachment, Remark, docx, encoding};

/// No more attachments are handed on.
const MOST: usize = 200;

/// The attachments of a mail.
#[derive(Default)]
pub(super) struct Attached {
    pub(super) documents: Vec<Attachment>,
    pub(super) remarks: Vec<Remark>,
}

/// What an attachment is, by its content.
enum Is {
    Document,
    /// Part of the mail's looks, or a signature: nobody misses it.
    Decoration,
    /// Nothing that can be decoded.
    Damaged,
    Other,
}

pub(super) fn attachments(message: &Message<'_>) -> Attached {
    let mut attached = Attached::default();
    let named_text = |part: &&MessagePart<'_>| part.is_text() && part.attachment_name().is_some();
    let bodies = message.text_bodies().chain(message.html_bodies());
    let mut parts: Vec<&MessagePart<'_>> = message.attachments().collect();
    for part in bodies.filter(named_text) {
        if !parts.iter().any(|known| std::ptr::eq(*known, part)) {
            parts.push(part);
        }
    }
    for (number, part) in (1..).zip(parts) {
        let name = name(part, number);
        let bytes = bytes(message, part);
        match what(part, &name, &bytes) {
            Is::Decoration => {}
            Is::Damaged => attached.remarks.push(warning(format!(
                "the attachment \"{name}\" is empty or damaged; save or send the mail again, or convert the attachment's own file"
            ))),
            Is::Other => attached.remarks.push(warning(format!(
                "the attachment \"{name}\" is not read; if it holds decisions, save them as PDF, Word (.docx) or text"
            ))),
            Is::Document if attached.documents.len() >= MOST => {
                attached.remarks.push(warning(format!(
                    "only the first {MOST} attachments are read; \"{name}\" and those behind it are not"
                )));
                break;
            }
            Is::Document => {
                if part.is_encoding_problem {
                    attached.remarks.push(warning(format!(
                        "the attachment \"{name}\" is damaged or cut off; only what is left of it is read"
                    )));
                }
                attached.documents.push(Attachment { name, bytes });
            }
        }
    }
    attached
}

fn what(part: &MessagePart<'_>, name: &str, bytes: &[u8]) -> Is {
    if part.is_message() {
        return Is::Document;
    }
    let kind = part.content_type();
    let of_type = kind.map_or("", |kind| kind.ctype()).to_ascii_lowercase();
    let subtype = kind.and_then(|kind| kind.subtype()).unwrap_or_default();
    let subtype = subtype.to_ascii_lowercase();
    let disposition = part.content_disposition();
    let is_attached = disposition.is_some_and(ContentType::is_attachment);
    let shown = part.content_id().is_some() && !is_attached;
    if of_type == "image" && shown || subtype.ends_with("-signature") {
        return Is::Decoration;
    }
    let is_missed = is_attached || part.attachment_name().is_some();
    match bytes {
        [] if is_missed => return Is::Damaged,
        [] => return Is::Decoration,
        _ if is_undecoded(part) => return Is::Damaged,
        _ => {}
    }
    if is_document((&of_type, &subtype), name, bytes) {
        Is::Document
    } else {
        Is::Other
    }
}

/// Whether a file within another is a document that can be read, by its content or else by
/// its media type (in two parts) and its name.
pub(crate) fn is_document((of_type, subtype): (&str, &str), name: &str, bytes: &[u8]) -> bool {
    match sniff::format(bytes) {
        Some(Format::Pdf | Format::Mail) => true,
        Some(Format::Html) => is_page(bytes),
        Some(Format::Zip) => docx::is_word(bytes),
        Some(Format::Rtf | Format::Ole | Format::Image) => false,
        None => is_text(of_type, subtype, name, bytes),
    }
}

/// The bytes are still in letters, which damage or a missing end kept from being decoded.
fn is_undecoded(part: &MessagePart<'_>) -> bool {
    let encoding = part.content_transfer_encoding().unwrap_or_default();
    part.is_encoding_problem && encoding.trim().eq_ignore_ascii_case("base64")
}

/// A web page, and no other XML.
fn is_page(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let start = String::from_utf8_lossy(start).to_lowercase();
    start.contains("<html") || start.contains("<!doctype html")
}

/// Text by its name or, where that tells nothing, by its type. Calendars and lists of
/// values are text too, but no documents.
fn is_text(of_type: &str, subtype: &str, name: &str, bytes: &[u8]) -> bool {
    let plain = of_type == "text" && matches!(subtype, "plain" | "html" | "markdown");
    let untold = subtype == "octet-stream" || of_type.is_empty();
    let by_name = match name.rsplit_once('.') {
        Some((_, extension)) => matches!(
            extension.to_ascii_lowercase().as_str(),
            "txt" | "md" | "text" | "htm" | "html" | "eml"
        ),
        None => plain || untold,
    };
    let by_type = plain && !has_other_extension(name);
    (by_name || by_type) && encoding::decode(bytes).is_ok()
}

fn has_other_extension(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let other = ["ics", "vcf", "csv", "tsv", "xml", "json", "asc", "log"];
    other
        .iter()
        .any(|other| extension.eq_ignore_ascii_case(other))
}

fn name(part: &MessagePart<'_>, number: usize) -> String {
    plain_name(part.attachment_name().unwrap_or_default(), number)
}

/// A file name without folders; one is made where none is given.
pub(crate) fn plain_name(given: &str, number: usize) -> String {
    let own = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = own.chars().filter(|char| !char.is_control()).collect();
    let plain = plain.trim();
    if matches!(plain, "" | "." | "..") {
        format!("bijlage-{number}")
    } else {
        plain.to_owned()
    }
}

/// The bytes of a part, those of a mail as they stand in the mail around it.
fn bytes(message: &Message<'_>, part: &MessagePart<'_>) -> Vec<u8> {
    if let PartType::Message(inner) = &part.body {
        let own = inner.raw_message();
        if !own.is_empty() && own.len() < message.raw_message().len() {
            return own.to_vec();
        }
        let start = usize::try_from(part.raw_body_offset()).unwrap_or(0);
        let end = usize::try_from(part.raw_end_offset()).unwrap_or(0);
        return message
            .raw_message()
            .get(start..end)
            .unwrap_or_default()
            .to_vec();
    }
    part.contents().to_vec()
}

fn warning(message: String) -> Remark {
    Remark {
        rule: "unread-attachment",
        is_warning: true,
        message,
    }
}
