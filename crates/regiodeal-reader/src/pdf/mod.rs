//! PDF: two engines that know nothing of each other give the same kind of sheets.

mod hayro;
mod second;

use std::panic::{AssertUnwindSafe, catch_unwind};

use regiodeal_document::{Glyph, Page, Sheet, read_sheets};

use crate::{Error, Options, PdfEngine, Read, Recognise, Remark};

/// From this part of glyphs without a meaning on, in thousandths, the other engine is
/// asked, and a page counts as one without text.
const MOST_UNKNOWN: usize = 50;
/// A page whose pictures cover this part of it and that has no text is a scan.
const SCANNED: f32 = 0.3;

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
    remarks.extend(unreadable_pages(&sheets, &drawn.pages));
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
    if let Some(recognise) = options.recognise
        && sheets.sheets.iter().any(is_silent)
    {
        recognise_pages(bytes, password, recognise, &mut sheets);
    }
    Ok(sheets)
}

/// Whether a page says nothing that can be read.
fn is_silent(sheet: &Sheet) -> bool {
    let (unknown, all) = sheet.unknown_glyphs();
    unknown * 1000 > MOST_UNKNOWN * all || all == 0
}

/// Recognised lines are measured by their letters: one without tall ones seems smaller.
/// Sizes near the usual one are that.
fn even_out_sizes(glyphs: &mut [Glyph]) {
    let mut sizes: Vec<f32> = glyphs.iter().map(|glyph| glyph.size).collect();
    sizes.sort_by(f32::total_cmp);
    let usual = sizes.get(sizes.len() / 2).copied().unwrap_or_default();
    for glyph in glyphs {
        if (0.7 * usual..1.3 * usual).contains(&glyph.size) {
            glyph.size = usual;
        }
    }
}

/// Puts the words on the pictures of silent pages into their sheets.
fn recognise_pages(
    bytes: &[u8],
    password: Option<&str>,
    recognise: Recognise,
    sheets: &mut Sheets,
) {
    let drawings = catch_unwind(AssertUnwindSafe(|| hayro::drawings(bytes, password, true)));
    let Ok(Ok(drawings)) = drawings else {
        return;
    };
    let mut read = Vec::new();
    for (sheet, drawing) in sheets.sheets.iter_mut().zip(drawings) {
        if !is_silent(sheet) {
            continue;
        }
        let mut glyphs = Vec::new();
        for placed in &drawing.pictures {
            match recognise(&placed.picture) {
                Ok(words) => glyphs.extend(placed.glyphs(&words)),
                Err(reason) => {
                    sheets.remarks.push(Remark {
                        rule: "no-recognition",
                        is_warning: true,
                        message: format!("page {}: {reason}", sheet.number),
                    });
                    return;
                }
            }
        }
        if !glyphs.is_empty() {
            read.push(sheet.number);
            sheet.recognised = true;
            even_out_sizes(&mut glyphs);
            sheet.glyphs = glyphs;
        }
    }
    if !read.is_empty() {
        sheets.remarks.push(Remark {
            rule: "recognised-text",
            is_warning: true,
            message: format!(
                "{}: recognised on a picture; compare every amount with the page",
                named(&read)
            ),
        });
    }
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

fn fallback(why: &str) -> Remark {
    Remark {
        rule: "second-pdf-engine",
        is_warning: false,
        message: format!(
            "read with pdf-extract, because hayro {why}; compare the amounts with the page"
        ),
    }
}

/// The main engine; a panic in it is a damaged file.
fn first(bytes: &[u8], password: Option<&str>) -> Result<Vec<Sheet>, Failure> {
    let drawings = catch_unwind(AssertUnwindSafe(|| hayro::drawings(bytes, password, false)));
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
    unknown(sheets) * 1000 > MOST_UNKNOWN * all
}

/// Findings on pages that hold no text, or text that no one can read.
fn unreadable_pages(sheets: &[Sheet], pages: &[Page]) -> Vec<Remark> {
    let mut scanned = Vec::new();
    let mut blank = Vec::new();
    let mut unmapped = Vec::new();
    for (sheet, page) in sheets.iter().zip(pages) {
        let (unknown, all) = sheet.unknown_glyphs();
        if unknown * 1000 > MOST_UNKNOWN * all {
            unmapped.push(sheet.number);
        } else if page.text.trim().is_empty() {
            // Glyphs there may be: spaces, and what is drawn beside the page.
            if sheet.pictured >= SCANNED {
                scanned.push(sheet.number);
            } else {
                blank.push(sheet.number);
            }
        }
    }
    let mut remarks = Vec::new();
    let mut remark = |rule, pages: &[u32], is_warning, message: &str| {
        if !pages.is_empty() {
            remarks.push(Remark {
                rule,
                is_warning,
                message: format!("{}: {message}", named(pages)),
            });
        }
    };
    remark(
        "page-without-text",
        &scanned,
        true,
        "a picture without a text layer (a scan); install tesseract with Dutch (Debian: tesseract-ocr-nld) and use --ocr",
    );
    remark(
        "page-without-text",
        &blank,
        sheets.len() == blank.len(),
        "there is no text on it",
    );
    remark(
        "unmapped-glyphs",
        &unmapped,
        true,
        "its fonts do not say which characters their glyphs are; ask for the document that it was made from, or use --ocr",
    );
    remarks
}

/// "page 3", "pages 3, 5-7".
fn named(pages: &[u32]) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for page in pages {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *page => *last = *page,
            _ => ranges.push((*page, *page)),
        }
    }
    let ranges: Vec<String> = ranges
        .iter()
        .map(|(from, to)| {
            if from == to {
                from.to_string()
            } else {
                format!("{from}-{to}")
            }
        })
        .collect();
    let word = if pages.len() == 1 { "page" } else { "pages" };
    format!("{word} {}", ranges.join(", "))
}

#[cfg(test)]
mod tests {
    use regiodeal_document::{Glyph, GlyphText};

    use super::*;

    fn glyph(text: char, x: f32) -> Glyph {
        Glyph {
            text: GlyphText::Char(text),
            x,
            y: 100.0,
            dx: 5.0,
            dy: 0.0,
            size: 10.0,
            bold: false,
            colour: [0; 3],
        }
    }

    /// The rules of the remarks on a page with these glyphs.
    fn rules(glyphs: &[(char, f32)]) -> Vec<&'static str> {
        let mut sheet = Sheet::new(1, 600.0, 800.0);
        sheet.glyphs = glyphs.iter().map(|(text, x)| glyph(*text, *x)).collect();
        let drawn = read_sheets(std::slice::from_ref(&sheet));
        let remarks = unreadable_pages(&[sheet], &drawn.pages);
        remarks.iter().map(|remark| remark.rule).collect()
    }

    #[test]
    fn pages_that_show_no_text_are_told() {
        assert!(rules(&[('a', 50.0), ('b', 55.0)]).is_empty());
        for glyphs in [&[][..], &[(' ', 50.0)], &[('\t', 50.0)], &[('a', 700.0)]] {
            assert_eq!(rules(glyphs), ["page-without-text"], "{glyphs:?}");
        }
        for glyphs in [[('\u{3}', 50.0)], [('\u{fffd}', 50.0)]] {
            assert_eq!(rules(&glyphs), ["unmapped-glyphs"], "{glyphs:?}");
        }
    }

    #[test]
    fn pages_are_named_shortly() {
        assert_eq!(named(&[3]), "page 3");
        assert_eq!(named(&[1, 2, 3, 7]), "pages 1-3, 7");
    }
}
