//! PDF: two engines that know nothing of each other give the same kind of sheets.

mod damage;
mod embedded;
mod fonts;
mod forms;
mod hayro;
mod objects;
mod plain;
mod recognise;
mod record;
mod remarks;
mod second;
mod silent;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_syntax::Pdf;
use regiodeal_document::{Sheet, read_sheets};

use crate::{Attachment, Error, Options, PdfEngine, Read, Remark};
use damage::Sound;
use recognise::recognise_pages;
use remarks::{Looks, fallback, unreadable_pages};

/// Why an engine gave no pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Failure {
    /// A password is needed.
    Encrypted,
    /// It is not the one that was given.
    WrongPassword,
    /// Encrypted in a way that the engine does not know.
    UnknownEncryption,
    /// No PDF, or too damaged.
    Damaged,
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Encrypted => Self::Encrypted,
            Failure::WrongPassword => Self::WrongPassword,
            Failure::UnknownEncryption => Self::UnknownEncryption,
            Failure::Damaged => Self::DamagedPdf,
        }
    }
}

/// Sheets, what their reading met, and the files that came with them.
#[derive(Default)]
struct Found {
    sheets: Vec<Sheet>,
    remarks: Vec<Remark>,
    attachments: Vec<Attachment>,
}

/// Reads a PDF.
pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Read, Error> {
    let Found {
        sheets,
        mut remarks,
        attachments,
    } = sheets(bytes, options)?;
    if sheets.is_empty() {
        return Err(Error::NoPages);
    }
    let looks: Vec<Looks> = sheets.iter().map(Looks::of).collect();
    let drawn = read_sheets(sheets);
    remarks.extend(unreadable_pages(&looks, &drawn.pages, options));
    Ok(Read {
        pages: drawn.pages,
        blocks: Some(drawn.blocks),
        attachments,
        media_type: "application/pdf",
        remarks,
    })
}

fn sheets(bytes: &[u8], options: &Options) -> Result<Found, Error> {
    let password = options.password.as_deref();
    let mut sheets = match options.pdf_engine {
        PdfEngine::Hayro => first(bytes, password)?,
        PdfEngine::PdfExtract => with_lines(other(bytes, password)?, bytes, password),
        PdfEngine::Auto => either(bytes, password)?,
    };
    if let Some(recognise) = options.recognise {
        let remarks = recognise_pages(bytes, password, recognise, &mut sheets.sheets);
        sheets.remarks.extend(remarks);
    }
    Ok(sheets)
}

/// The main engine, or the other one where the main one breaks or finds glyphs without a
/// meaning that the other knows.
fn either(bytes: &[u8], password: Option<&str>) -> Result<Found, Error> {
    let (why, opens) = match first(bytes, password) {
        Ok(found) if found.sheets.is_empty() => (Failure::Damaged, true),
        Ok(found) if is_unknown(&found.sheets) => return Ok(better(found, bytes, password)),
        Ok(found) => return Ok(found),
        Err(failure @ (Failure::Encrypted | Failure::WrongPassword)) => return Err(failure.into()),
        Err(failure) => (failure, false),
    };
    match other(bytes, password) {
        Ok(mut found) if !found.sheets.is_empty() => {
            found.remarks.push(fallback("could not open it"));
            Ok(found)
        }
        _ if opens => Err(Error::NoPages),
        _ if why == Failure::Damaged && is_whole(bytes) && holds(bytes, b"/Encrypt") => {
            Err(Error::UnknownEncryption)
        }
        _ => Err(why.into()),
    }
}

/// The sheets of the other engine, where it knows more glyphs.
fn better(mut found: Found, bytes: &[u8], password: Option<&str>) -> Found {
    let Ok(other) = other(bytes, password) else {
        return found;
    };
    let (one, two) = (&found.sheets, &other.sheets);
    if unknown(two) < unknown(one) && known(two) * 2 > known(one) {
        found.sheets = other.sheets;
        found.remarks.extend(other.remarks);
        let why = "found glyphs without a meaning";
        found.remarks.push(fallback(why));
    }
    found
}

/// Whether a file ends as a PDF does.
fn is_whole(bytes: &[u8]) -> bool {
    let end = bytes.len().saturating_sub(1024);
    holds(bytes.get(end..).unwrap_or_default(), b"%%EOF")
}

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

/// The main engine; a panic in it is a damaged file.
fn first(bytes: &[u8], password: Option<&str>) -> Result<Found, Failure> {
    let found = catch_unwind(AssertUnwindSafe(|| {
        let pdf = hayro::open(bytes, password)?;
        let (drawings, sound) = hayro::drawings(&pdf, false);
        let sheets = drawings.into_iter().map(|drawing| drawing.sheet).collect();
        // The pages are worth more than what stands beside them.
        let beside = catch_unwind(AssertUnwindSafe(|| beside(&pdf, sound)));
        Ok(Found {
            sheets,
            ..beside.unwrap_or_default()
        })
    }));
    found.unwrap_or(Err(Failure::Damaged))
}

/// What an open PDF holds beside its pages, and what is missing from it.
fn beside(pdf: &Pdf, sound: Sound) -> Found {
    let (attachments, unread) = embedded::embedded(pdf);
    let mut remarks = damage::damage(pdf, sound);
    remarks.extend(unread);
    remarks.extend(forms::undrawn_values(pdf));
    Found {
        sheets: Vec::new(),
        remarks,
        attachments,
    }
}

fn other(bytes: &[u8], password: Option<&str>) -> Result<Found, Error> {
    let (sheets, broken) = second::sheets(bytes, password)?;
    let remarks = (broken > 0).then(|| Remark {
        rule: "broken-page",
        is_warning: true,
        message: format!(
            "pdf-extract broke on {broken} of {} pages; what stands there is lost",
            sheets.len()
        ),
    });
    Ok(Found {
        sheets,
        remarks: remarks.into_iter().collect(),
        ..Found::default()
    })
}

/// The second engine passes over lines that are painted in some ways (`f*`, `B`, `s`).
/// Where it has far fewer than the main one, it takes those: its text stays its own. What
/// stands beside the pages only the main one tells.
fn with_lines(mut sheets: Found, bytes: &[u8], password: Option<&str>) -> Found {
    if let Ok(drawn) = first(bytes, password) {
        sheets.remarks.extend(drawn.remarks);
        sheets.attachments = drawn.attachments;
        for (sheet, drawn) in sheets.sheets.iter_mut().zip(drawn.sheets) {
            if sheet.rules.len() * 2 < drawn.rules.len() {
                sheet.rules = drawn.rules;
                sheet.boxes = drawn.boxes;
            }
        }
    }
    sheets
}

fn unknown(sheets: &[Sheet]) -> usize {
    sheets.iter().map(|sheet| sheet.unknown_glyphs().0).sum()
}

fn known(sheets: &[Sheet]) -> usize {
    sheets
        .iter()
        .map(Sheet::unknown_glyphs)
        .map(|(unknown, all)| all - unknown)
        .sum()
}

fn is_unknown(sheets: &[Sheet]) -> bool {
    let all: usize = sheets.iter().map(|sheet| sheet.glyphs.len()).sum();
    silent::is_unmapped((unknown(sheets), all))
}

#[cfg(test)]
mod tests;
