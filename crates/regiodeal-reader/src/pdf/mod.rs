//! PDF: two engines that know nothing of each other give the same kind of sheets.

mod hayro;
mod recognise;
mod remarks;
mod second;
mod silent;

use std::panic::{AssertUnwindSafe, catch_unwind};

use regiodeal_document::{Sheet, read_sheets};

use crate::{Error, Options, PdfEngine, Read, Remark};
use recognise::recognise_pages;
use remarks::{fallback, unreadable_pages};

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

/// Sheets, and what their reading met.
struct Sheets {
    sheets: Vec<Sheet>,
    remarks: Vec<Remark>,
}

/// Reads a PDF.
pub(crate) fn read(bytes: &[u8], options: &Options) -> Result<Read, Error> {
    let Sheets {
        sheets,
        mut remarks,
    } = sheets(bytes, options)?;
    if sheets.is_empty() {
        return Err(Error::NoPages);
    }
    let drawn = read_sheets(&sheets);
    remarks.extend(unreadable_pages(&sheets, &drawn.pages, options));
    Ok(Read {
        pages: drawn.pages,
        blocks: Some(drawn.blocks),
        attachments: Vec::new(),
        media_type: "application/pdf",
        remarks,
    })
}

fn sheets(bytes: &[u8], options: &Options) -> Result<Sheets, Error> {
    let password = options.password.as_deref();
    let mut sheets = match options.pdf_engine {
        PdfEngine::Hayro => Sheets {
            sheets: first(bytes, password)?,
            remarks: Vec::new(),
        },
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
fn either(bytes: &[u8], password: Option<&str>) -> Result<Sheets, Error> {
    let why = match first(bytes, password) {
        Ok(sheets) if !sheets.is_empty() && !is_unknown(&sheets) => {
            return Ok(Sheets {
                sheets,
                remarks: Vec::new(),
            });
        }
        Ok(sheets) if !sheets.is_empty() => {
            let better = other(bytes, password).ok().filter(|other| {
                unknown(&other.sheets) < unknown(&sheets)
                    && known(&other.sheets) * 2 > known(&sheets)
            });
            let Some(mut better) = better else {
                return Ok(Sheets {
                    sheets,
                    remarks: Vec::new(),
                });
            };
            better
                .remarks
                .push(fallback("found glyphs without a meaning"));
            return Ok(better);
        }
        Ok(_) => Failure::Damaged,
        Err(failure @ (Failure::Encrypted | Failure::WrongPassword)) => return Err(failure.into()),
        Err(failure) => failure,
    };
    match other(bytes, password) {
        Ok(mut sheets) if !sheets.sheets.is_empty() => {
            sheets.remarks.push(fallback("could not open it"));
            Ok(sheets)
        }
        _ if why == Failure::Damaged && first(bytes, password).is_ok() => Err(Error::NoPages),
        _ if why == Failure::Damaged && is_whole(bytes) && holds(bytes, b"/Encrypt") => {
            Err(Error::UnknownEncryption)
        }
        _ => Err(why.into()),
    }
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
fn first(bytes: &[u8], password: Option<&str>) -> Result<Vec<Sheet>, Failure> {
    let drawings = catch_unwind(AssertUnwindSafe(|| {
        Ok(hayro::drawings(&hayro::open(bytes, password)?, false))
    }));
    let drawings = drawings.unwrap_or(Err(Failure::Damaged))?;
    Ok(drawings.into_iter().map(|drawing| drawing.sheet).collect())
}

fn other(bytes: &[u8], password: Option<&str>) -> Result<Sheets, Error> {
    let (sheets, broken) = second::sheets(bytes, password)?;
    let remarks = (broken > 0).then(|| Remark {
        rule: "broken-page",
        is_warning: true,
        message: format!(
            "pdf-extract broke on {broken} of {} pages; what stands there is lost",
            sheets.len()
        ),
    });
    Ok(Sheets {
        sheets,
        remarks: remarks.into_iter().collect(),
    })
}

/// The second engine passes over lines that are painted in some ways (`f*`, `B`, `s`).
/// Where it has far fewer than the main one, it takes those: its text stays its own.
fn with_lines(mut sheets: Sheets, bytes: &[u8], password: Option<&str>) -> Sheets {
    if let Ok(drawn) = first(bytes, password) {
        for (sheet, drawn) in sheets.sheets.iter_mut().zip(drawn) {
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
