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
mod sheets;
mod silent;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_syntax::Pdf;
use regiodeal_document::Sheet;

use crate::{Attachment, Error, Options, PdfEngine, Read, Remark};
use damage::Sound;
use recognise::recognise_pages;
use remarks::{fallback, unreadable_pages};
use sheets::{Laid, Sheets};

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
struct Found<S> {
    sheets: S,
    remarks: Vec<Remark>,
    attachments: Vec<Attachment>,
}

impl Found<Vec<Sheet>> {
    fn into<S: Sheets>(self) -> Found<S> {
        let mut sheets = S::default();
        self.sheets.into_iter().for_each(|sheet| sheets.add(sheet));
        Found {
            sheets,
            remarks: self.remarks,
            attachments: self.attachments,
        }
    }
}

/// Reads a PDF.
pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Read, Error> {
    let found: Found<Laid> = match options.recognise {
        None => sheets(bytes, options)?,
        Some(recognise) => {
            let mut found: Found<Vec<Sheet>> = sheets(bytes, options)?;
            let password = options.password.as_deref();
            let remarks = recognise_pages(bytes, password, recognise, &mut found.sheets);
            found.remarks.extend(remarks);
            found.into()
        }
    };
    let Found {
        sheets: Laid { looks, drafts, .. },
        mut remarks,
        attachments,
    } = found;
    if looks.is_empty() {
        return Err(Error::NoPages);
    }
    let drawn = drafts.read();
    remarks.extend(unreadable_pages(&looks, &drawn.pages, options));
    Ok(Read {
        pages: drawn.pages,
        blocks: Some(drawn.blocks),
        attachments,
        media_type: "application/pdf",
        remarks,
    })
}

fn sheets<S: Sheets>(bytes: &[u8], options: &Options) -> Result<Found<S>, Error> {
    let password = options.password.as_deref();
    Ok(match options.pdf_engine {
        PdfEngine::Hayro => first(bytes, password)?,
        PdfEngine::PdfExtract => with_lines(other(bytes, password)?, bytes, password).into(),
        PdfEngine::Auto => either(bytes, password)?,
    })
}

/// The main engine, or the other one where the main one breaks or finds glyphs without a
/// meaning that the other knows.
fn either<S: Sheets>(bytes: &[u8], password: Option<&str>) -> Result<Found<S>, Error> {
    let (why, opens) = match first::<S>(bytes, password) {
        Ok(found) if found.sheets.len() == 0 => (Failure::Damaged, true),
        Ok(found) if found.sheets.is_unknown() => return Ok(better(found, bytes, password)),
        Ok(found) => return Ok(found),
        Err(failure @ (Failure::Encrypted | Failure::WrongPassword)) => return Err(failure.into()),
        Err(failure) => (failure, false),
    };
    match other(bytes, password) {
        Ok(mut found) if !found.sheets.is_empty() => {
            found.remarks.push(fallback("could not open it"));
            Ok(found.into())
        }
        _ if opens => Err(Error::NoPages),
        _ if why == Failure::Damaged && is_whole(bytes) && holds(bytes, b"/Encrypt") => {
            Err(Error::UnknownEncryption)
        }
        _ => Err(why.into()),
    }
}

/// The sheets of the other engine, where it knows more glyphs.
fn better<S: Sheets>(mut found: Found<S>, bytes: &[u8], password: Option<&str>) -> Found<S> {
    let Ok(other) = other(bytes, password) else {
        return found;
    };
    let (one, two) = (found.sheets.counts(), other.sheets.counts());
    if two.unknown < one.unknown && two.known() * 2 > one.known() {
        let other: Found<S> = other.into();
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
fn first<S: Sheets>(bytes: &[u8], password: Option<&str>) -> Result<Found<S>, Failure> {
    let pdf = unbroken(|| hayro::open(bytes, password))??;
    let mut sheets = S::default();
    let sound = hayro::draw(&pdf, false, |drawing| sheets.add(drawing.sheet))?;
    // The pages are worth more than what stands beside them.
    let (remarks, attachments) = unbroken(|| beside(&pdf, sound)).unwrap_or_default();
    Ok(Found {
        sheets,
        remarks,
        attachments,
    })
}

/// What an engine does; a panic in it is a damaged file.
fn unbroken<R>(work: impl FnOnce() -> R) -> Result<R, Failure> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| Failure::Damaged)
}

/// What is missing from an open PDF, and what it holds beside its pages.
fn beside(pdf: &Pdf, sound: Sound) -> (Vec<Remark>, Vec<Attachment>) {
    let (attachments, unread) = embedded::embedded(pdf);
    let mut remarks = damage::damage(pdf, sound);
    remarks.extend(unread);
    remarks.extend(forms::undrawn_values(pdf));
    (remarks, attachments)
}

fn other(bytes: &[u8], password: Option<&str>) -> Result<Found<Vec<Sheet>>, Error> {
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
        attachments: Vec::new(),
    })
}

/// The second engine passes over lines that are painted in some ways (`f*`, `B`, `s`).
/// Where it has far fewer than the main one, it takes those: its text stays its own. What
/// stands beside the pages only the main one tells.
fn with_lines(
    mut found: Found<Vec<Sheet>>,
    bytes: &[u8],
    password: Option<&str>,
) -> Found<Vec<Sheet>> {
    if let Ok(drawn) = first::<Vec<Sheet>>(bytes, password) {
        found.remarks.extend(drawn.remarks);
        found.attachments = drawn.attachments;
        for (sheet, drawn) in found.sheets.iter_mut().zip(drawn.sheets) {
            if sheet.rules.len() * 2 < drawn.rules.len() {
                sheet.rules = drawn.rules;
                sheet.boxes = drawn.boxes;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests;
