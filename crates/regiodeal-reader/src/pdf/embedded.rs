//! Files within a PDF: those of a portfolio, those fixed to a page, and attached sources.

use std::collections::{BTreeSet, VecDeque};
use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream, String as Text};
use hayro_syntax::{Filter, Pdf};

use super::objects::{annotations, catalogue, dicts, resolve, text};
use super::remarks::quoted;
use crate::{Attachment, Remark, mail};

/// No more files are handed on.
const MOST_FILES: usize = 200;
/// What the files of one PDF may have in bytes, unpacked.
const MOST_BYTES: usize = 128 << 20;

/// The keys under which a file may have its name or its content, best first.
const KEYS: [&str; 5] = ["UF", "F", "Unix", "DOS", "Mac"];

/// The documents in a PDF, and what is said of other files.
pub(super) fn embedded(pdf: &Pdf) -> (Vec<Attachment>, Vec<Remark>) {
    let mut found = Found::default();
    for spec in specs(pdf) {
        found.add(&spec);
    }
    (found.files, remarks(&found.others, &found.lost))
}

fn remarks(others: &[String], lost: &[String]) -> Vec<Remark> {
    let remark = |names: &[String], message: String| {
        (!names.is_empty()).then_some(Remark {
            rule: "unread-attachment",
            is_warning: true,
            message,
        })
    };
    let of_others = format!(
        "files in the PDF are not read: {}; if they hold decisions, save them as PDF, Word (.docx) or text",
        quoted(others)
    );
    let of_lost = format!(
        "files in the PDF are damaged, too large or too many, and are not read: {}; save them from a viewer and convert them",
        quoted(lost)
    );
    [remark(others, of_others), remark(lost, of_lost)]
        .into_iter()
        .flatten()
        .collect()
}

/// What describes the files, wherever it stands.
fn specs(pdf: &Pdf) -> impl Iterator<Item = Dict<'_>> {
    let catalogue = catalogue(pdf);
    let names = catalogue
        .as_ref()
        .and_then(|root| root.get::<Dict<'_>>("Names"));
    let tree = names.and_then(|names| names.get::<Dict<'_>>("EmbeddedFiles"));
    let associated = catalogue.and_then(|root| root.get::<Array<'_>>("AF"));
    let pages = pdf.pages().iter().flat_map(annotations);
    let fixed = pages.filter_map(|note| note.get::<Dict<'_>>("FS"));
    named(pdf, tree)
        .into_iter()
        .chain(dicts(associated, pdf.xref()))
        .chain(fixed)
}

/// The values of a tree of names.
fn named<'a>(pdf: &'a Pdf, root: Option<Dict<'a>>) -> Vec<Dict<'a>> {
    let mut values = Vec::new();
    let mut waiting: VecDeque<Dict<'_>> = root.into_iter().collect();
    let mut seen = BTreeSet::new();
    while let Some(node) = waiting.pop_front() {
        if let Some(pairs) = node.get::<Array<'_>>("Names") {
            let pairs = pairs.raw_iter().skip(1).step_by(2);
            values.extend(pairs.filter_map(|value| resolve(value, pdf.xref())?.into_dict()));
        }
        let kids = node.get::<Array<'_>>("Kids");
        for kid in kids.iter().flat_map(Array::raw_iter) {
            // Nodes may lead back to those above.
            let place = kid.as_obj_ref().map(ObjectIdentifier::from);
            if place.is_none_or(|place| seen.insert(place)) {
                waiting.extend(resolve(kid, pdf.xref()).and_then(Object::into_dict));
            }
        }
    }
    values
}

#[derive(Default)]
struct Found {
    files: Vec<Attachment>,
    /// The names of files that are no documents,
    others: Vec<String>,
    /// and of those that cannot be had.
    lost: Vec<String>,
    /// Files that were met: one may be named in several places.
    seen: BTreeSet<ObjectIdentifier>,
    /// Bytes that were unpacked.
    size: usize,
}

impl Found {
    fn add(&mut self, spec: &Dict<'_>) {
        let Some(contents) = spec.get::<Dict<'_>>("EF") else {
            // The file is elsewhere.
            return;
        };
        let stream = KEYS.iter().find_map(|key| contents.get::<Stream<'_>>(key));
        if let Some(stream) = &stream
            && !self.seen.insert(stream.obj_id())
        {
            return;
        }
        let name = name(spec, self.seen.len());
        let left = MOST_BYTES.saturating_sub(self.size);
        let stream = stream.filter(|_| self.files.len() < MOST_FILES);
        let Some((stream, bytes)) = stream.and_then(|stream| {
            let bytes = unpacked(&stream, left)?;
            Some((stream, bytes))
        }) else {
            self.lost.push(name);
            return;
        };
        self.size += bytes.len();
        let kind = stream.dict().get::<Name<'_>>("Subtype");
        let kind = kind.as_ref().map_or("", Name::as_str).to_ascii_lowercase();
        let kind = kind.split_once('/').unwrap_or_default();
        if mail::is_document(kind, &name, &bytes) {
            self.files.push(Attachment { name, bytes });
        } else {
            self.others.push(name);
        }
    }
}

/// The name without folders.
fn name(spec: &Dict<'_>, number: usize) -> String {
    let given = KEYS.iter().find_map(|key| spec.get::<Text<'_>>(key));
    let given = given.map(|given| text(&given)).unwrap_or_default();
    mail::plain_name(&given, number)
}

/// The bytes of a file, where they are there and no more than `most`.
fn unpacked(stream: &Stream<'_>, most: usize) -> Option<Vec<u8>> {
    let bytes = match stream.filters().as_slice() {
        [] => stream.raw_data().into_owned(),
        [Filter::FlateDecode] => {
            let limit = u64::try_from(most).ok()?.checked_add(1)?;
            let mut bytes = Vec::new();
            let packed = stream.raw_data();
            let unpacker = ZlibDecoder::new(&*packed);
            unpacker.take(limit).read_to_end(&mut bytes).ok()?;
            bytes
        }
        // These make nothing larger than it is.
        [Filter::AsciiHexDecode | Filter::Ascii85Decode] => {
            stream.decoded_data().ok()?.into_owned()
        }
        _ => return None,
    };
    (bytes.len() <= most).then_some(bytes)
}
