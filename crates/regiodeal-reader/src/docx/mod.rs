//! Word files (.docx): the text as if all tracked changes were accepted, with headings,
//! lists and tables as their styles and structure give them.

mod body;
mod characters;
mod compose;
mod grid;
mod item;
mod numbering;
mod package;
mod remarks;
mod styles;
mod tabs;
#[cfg(test)]
mod tests;
mod xml;

use std::collections::BTreeMap;

use body::{Met, Notes, NotesById, Walk};
use item::{Item, Paragraph, Role, Span};
use numbering::Numbering;
use package::{LARGEST_PART, Package, Relation};
use styles::Styles;

use crate::{Read, Remark};

/// The media type of Word files.
pub(crate) const MEDIA_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Why a Word file cannot be read.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The container cannot be opened.
    #[error(
        "the Word file or ZIP archive is damaged or incomplete ({what}); download or copy it again"
    )]
    Damaged {
        /// What is wrong.
        what: String,
    },
    /// A part of it cannot be read.
    #[error(
        "the Word file is damaged: its part {part} cannot be read ({what}); open it in Word and save it again"
    )]
    DamagedPart {
        /// The part's name in the container.
        part: String,
        /// What is wrong.
        what: String,
    },
    /// A part is too large.
    #[error(
        "the part {part} of the Word file is larger than the {LARGEST_PART} bytes that are read; split the document"
    )]
    LargePart {
        /// The part's name in the container.
        part: String,
    },
    /// The container asks for a password.
    #[error("the ZIP container is protected with a password; save it without one")]
    Encrypted,
    /// A container of something else.
    #[error(
        "this is {what}, which cannot be read; save its text as Word (.docx), PDF or plain text, or unpack it, and convert that"
    )]
    NotWord {
        /// What it is, with its article.
        what: String,
    },
    /// A Word file without a text.
    #[error("the Word file has no part {part}; open it in Word and save it again")]
    NoText {
        /// The part that should hold the text.
        part: String,
    },
    /// Nothing but pictures, or nothing at all.
    #[error(
        "there is no text in the Word file ({pictures} pictures); if it was scanned, save it as PDF and read that with OCR"
    )]
    Empty {
        /// How many pictures it holds.
        pictures: usize,
    },
}

/// Whether a ZIP container is a Word file.
pub(crate) fn is_word(bytes: &[u8]) -> bool {
    Package::open(bytes).is_ok()
}

/// Reads the bytes of a ZIP container that should be a Word file.
pub(crate) fn read(bytes: &[u8]) -> Result<Read, Error> {
    let mut package = Package::open(bytes)?;
    let main = package.main_part()?;
    let Some(text) = package.text(&main)? else {
        return Err(Error::NoText { part: main });
    };
    let relations = package.relations(&main)?;
    let styles = match part(&mut package, &relations, "styles")? {
        Some((name, text)) => Styles::parse(&name, &text)?,
        None => Styles::default(),
    };
    let mut numbering = match part(&mut package, &relations, "numbering")? {
        Some((name, text)) => Numbering::parse(&name, &text)?,
        None => Numbering::default(),
    };
    let mut met = Met::default();
    let (mut items, _) = Walk::new(&styles, &mut numbering, &mut met).read(&main, &text)?;
    let mut notes = BTreeMap::new();
    for (kind, name) in [(Notes::Foot, "footnotes"), (Notes::End, "endnotes")] {
        if let Some((name, text)) = part(&mut package, &relations, name)? {
            let (_, read) = Walk::new(&styles, &mut numbering, &mut met).read(&name, &text)?;
            notes.insert(kind, read);
        }
    }
    items.extend(notes_in_order(&met, &mut notes));
    let (page, blocks) = compose::compose(&items);
    if page.text.trim().is_empty() {
        return Err(Error::Empty {
            pictures: met.pictures,
        });
    }
    let mut remarks = remarks::of(&met);
    for running in running_heads(&mut package, &relations, &styles, &page.text)? {
        remarks.push(running);
    }
    Ok(Read {
        pages: vec![page],
        blocks: Some(blocks),
        attachments: Vec::new(),
        media_type: MEDIA_TYPE,
        remarks,
    })
}

/// The part of a kind that the text refers to: its name and its text.
fn part(
    package: &mut Package<'_>,
    relations: &BTreeMap<String, Relation>,
    kind: &str,
) -> Result<Option<(String, String)>, Error> {
    let mut named = relations.values();
    let Some(relation) = named.find(|relation| relation.kind == kind) else {
        return Ok(None);
    };
    let text = package.text(&relation.target)?;
    Ok(text.map(|text| (relation.target.clone(), text)))
}

/// The notes that the text refers to, each as one paragraph with its mark before it.
fn notes_in_order(met: &Met, notes: &mut BTreeMap<Notes, NotesById>) -> Vec<Item> {
    let mut paragraphs = Vec::new();
    for reference in &met.notes {
        let of_kind = notes.get_mut(&reference.kind);
        let Some(items) = of_kind.and_then(|notes| notes.remove(&reference.id)) else {
            continue;
        };
        let cell = item::Cell {
            items,
            ..item::Cell::default()
        };
        paragraphs.push(Item::Paragraph(Paragraph {
            role: Role::Note,
            label: reference.mark.clone(),
            spans: vec![Span {
                text: cell.text(),
                bold: false,
            }],
        }));
    }
    paragraphs
}

/// Running heads and feet are left out; where one says something that the text does not,
/// that is remarked on.
fn running_heads(
    package: &mut Package<'_>,
    relations: &BTreeMap<String, Relation>,
    styles: &Styles,
    text: &str,
) -> Result<Vec<Remark>, Error> {
    let mut remarks: Vec<Remark> = Vec::new();
    for relation in relations.values() {
        if !matches!(relation.kind.as_str(), "header" | "footer") {
            continue;
        }
        let Some(part) = package.text(&relation.target)? else {
            continue;
        };
        let (mut numbering, mut met) = (Numbering::default(), Met::default());
        let walk = Walk::new(styles, &mut numbering, &mut met);
        let (items, _) = walk.read(&relation.target, &part)?;
        let cell = item::Cell {
            items,
            ..item::Cell::default()
        };
        let words = cell.text();
        if words.chars().any(char::is_alphabetic) && !text.contains(&words) {
            let message = format!(
                "a running head or foot is left out: \"{}\"",
                crate::short(&words)
            );
            let remark = remarks::note("running-head", message);
            if !remarks.contains(&remark) {
                remarks.push(remark);
            }
        }
    }
    Ok(remarks)
}
