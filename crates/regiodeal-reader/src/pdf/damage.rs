//! Whether a PDF is whole. The engine reads damaged files as far as it can, and says nothing
//! of what is lost.

use std::collections::{BTreeSet, HashSet};

use flate2::{Decompress, FlushDecompress, Status};
use hayro_syntax::object::{Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::Page;
use hayro_syntax::{Filter, Pdf};

use super::objects::{catalogue, resolve};
use super::remarks::named;
use crate::Remark;

/// Bytes at the end of a file among which its end is marked.
const TAIL: usize = 1024;
/// Unpacked content of more bytes is not looked through: no page has so much.
const MOST_CONTENT: u64 = 256 << 20;

/// Streams that were unpacked and are whole.
#[derive(Default)]
pub(super) struct Sound(HashSet<ObjectIdentifier>);

impl Sound {
    /// Notes a stream if it unpacks to bytes whose sum stands at its end (Adler-32, RFC
    /// 1950). Another may be whole too.
    pub(super) fn note(&mut self, stream: &Stream<'_>, unpacked: &[u8]) {
        // hayro unpacks rubbish to nothing, whose sum is 1.
        if !unpacked.is_empty()
            && stream.filters().as_slice() == [Filter::FlateDecode]
            && let Some(sum) = stream.raw_data().last_chunk()
            && u32::from_be_bytes(*sum) == simd_adler32::adler32(&unpacked)
        {
            self.0.insert(stream.obj_id());
        }
    }
}

/// What is missing or damaged. Streams in `sound` are not looked through again.
pub(super) fn damage(pdf: &Pdf, sound: Sound) -> Vec<Remark> {
    let mut messages = Vec::new();
    if is_cut_off(pdf.data().as_ref()) {
        messages.push("the file was cut off, and what stood at its end is lost".to_owned());
    }
    let pages = pdf.pages().len();
    if let Some(count) = printed_count(pdf).filter(|count| *count > pages) {
        messages.push(format!(
            "it should have {count} pages, and {pages} can be found"
        ));
    }
    let mut contents = Contents {
        sound,
        ..Contents::default()
    };
    let damaged: Vec<u32> = (1..)
        .zip(pdf.pages().iter())
        .filter(|(_, page)| !contents.are_whole(page))
        .map(|(number, _)| number)
        .collect();
    if !damaged.is_empty() {
        messages.push(format!(
            "{}: its content is damaged, and what is printed there may be lost or wrong",
            named(&damaged)
        ));
    }
    let remark = |message| Remark {
        rule: "damaged-pdf",
        is_warning: true,
        message: format!("{message}; download or save the PDF again"),
    };
    messages.into_iter().map(remark).collect()
}

/// Whether a file ends within its objects. Some whole files have no mark at their end, or
/// have something else behind it.
fn is_cut_off(bytes: &[u8]) -> bool {
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..);
    let tail = tail.unwrap_or_default();
    if holds(tail, b"%%EOF") || holds(tail, b"startxref") {
        return false;
    }
    let mark = bytes.windows(5).rposition(|window| window == b"%%EOF");
    let behind = mark.and_then(|mark| bytes.get(mark..)).unwrap_or(bytes);
    holds(behind, b" obj")
}

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

/// How many pages the root of their tree counts.
fn printed_count(pdf: &Pdf) -> Option<usize> {
    let tree = catalogue(pdf)?.get::<Dict<'_>>("Pages")?;
    usize::try_from(tree.get::<i32>("Count")?).ok()
}

/// The streams of drawing instructions that were looked through.
#[derive(Default)]
struct Contents {
    sound: Sound,
    /// Parts of pages that were seen: many pages share them.
    seen: BTreeSet<(u32, i32)>,
    /// Where bytes are unpacked to.
    scratch: Vec<u8>,
}

impl Contents {
    fn are_whole(&mut self, page: &Page<'_>) -> bool {
        let xref = page.xref();
        let own = match page.raw().get::<Object<'_>>("Contents") {
            None => !page.raw().contains_key("Contents"),
            Some(Object::Stream(stream)) => self.is_whole(&stream),
            Some(Object::Array(list)) => list.raw_iter().all(|part| match resolve(part, xref) {
                Some(Object::Stream(stream)) => self.is_whole(&stream),
                part => matches!(part, Some(Object::Null(_))),
            }),
            Some(other) => matches!(other, Object::Null(_)),
        };
        own && self.are_forms_whole(page)
    }

    /// Parts of the page that are drawn by name.
    fn are_forms_whole(&mut self, page: &Page<'_>) -> bool {
        let forms = &page.resources().x_objects;
        let mut whole = true;
        for (_, object) in forms.entries() {
            if let Some(place) = object.as_obj_ref()
                && self.seen.insert((place.obj_number, place.gen_number))
            {
                whole &= match resolve(object, page.xref()) {
                    Some(Object::Stream(stream)) => !is_form(&stream) || self.is_whole(&stream),
                    other => other.is_some(),
                };
            }
        }
        whole
    }

    fn is_whole(&mut self, stream: &Stream<'_>) -> bool {
        if self.sound.0.contains(&stream.obj_id()) {
            return true;
        }
        match stream.filters().as_slice() {
            [Filter::FlateDecode] => {
                self.scratch.resize(64 * 1024, 0);
                unpacks(&stream.raw_data(), &mut self.scratch)
            }
            [_] | [Filter::AsciiHexDecode | Filter::Ascii85Decode, _] => {
                stream.decoded_data().is_ok()
            }
            // Not packed at all; or packed twice, which could fill the memory.
            _ => true,
        }
    }
}

fn is_form(stream: &Stream<'_>) -> bool {
    let kind = stream.dict().get::<Name<'_>>("Subtype");
    kind.is_some_and(|kind| kind.as_str() == "Form")
}

/// Whether packed bytes end where they say, with the sum that they say. The sum may be
/// missing, as some programs leave it out.
fn unpacks(packed: &[u8], scratch: &mut [u8]) -> bool {
    let has_head = matches!(packed, [first, second, ..]
        if first & 15 == 8 && u16::from_be_bytes([*first, *second]) % 31 == 0);
    match unpack(packed, has_head, scratch) {
        _ if packed.is_empty() => true,
        Some(is_whole) => is_whole,
        None if has_head => {
            let bare = packed.get(2..).unwrap_or_default();
            unpack(bare, false, scratch) == Some(true)
        }
        None => false,
    }
}

/// Whether packed bytes are right, or none where they end too soon.
fn unpack(packed: &[u8], has_head: bool, scratch: &mut [u8]) -> Option<bool> {
    let mut unpacker = Decompress::new(has_head);
    loop {
        let (before, out) = (unpacker.total_in(), unpacker.total_out());
        let rest = usize::try_from(before)
            .ok()
            .and_then(|at| packed.get(at..))?;
        match unpacker.decompress(rest, scratch, FlushDecompress::None) {
            Err(_) => return Some(false),
            Ok(Status::StreamEnd) => return Some(true),
            Ok(_) if unpacker.total_out() > MOST_CONTENT => return Some(true),
            Ok(_) if (unpacker.total_in(), unpacker.total_out()) == (before, out) => return None,
            Ok(_) => {}
        }
    }
}
