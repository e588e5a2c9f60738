//! What is said of a PDF's pages.

use regiodeal_document::{Page, Sheet};

use super::sheets::Counts;
use super::silent::{is_stamped, is_unmapped};
use crate::{Options, Remark};

/// A page whose pictures cover this part of it and that has no text is a scan.
const SCANNED: f32 = 0.3;

/// Where pictures were not read.
const RECOGNISE: &str = "install tesseract with Dutch (Debian: tesseract-ocr-nld) and use --ocr";
/// Where they were, in vain.
const NO_WORDS: &str = "no words were recognised on it; if it shows text, give a sharper scan, or the document that it was made from";

/// That the second engine was used, and why.
pub(super) fn fallback(why: &str) -> Remark {
    Remark {
        rule: "second-pdf-engine",
        is_warning: false,
        message: format!(
            "read with pdf-extract, because hayro {why}; compare the amounts with the page"
        ),
    }
}

/// What a sheet looks like, before it is read.
pub(super) struct Looks {
    number: u32,
    is_pictured: bool,
    is_stamped: bool,
    is_unmapped: bool,
}

impl Looks {
    pub(super) fn of(sheet: &Sheet, glyphs: Counts) -> Self {
        Self {
            number: sheet.number,
            is_pictured: sheet.pictured >= SCANNED,
            is_stamped: !sheet.recognised && is_stamped(sheet),
            is_unmapped: is_unmapped(glyphs),
        }
    }
}

/// Pages by what keeps them from being read.
#[derive(Default)]
struct Unreadable {
    scanned: Vec<u32>,
    stamped: Vec<u32>,
    blank: Vec<u32>,
    unmapped: Vec<u32>,
}

impl Unreadable {
    fn of(looks: &[Looks], pages: &[Page]) -> Self {
        let mut found = Self::default();
        for (look, page) in looks.iter().zip(pages) {
            // Glyphs there may be on a page without text: spaces, and what is drawn beside
            // the page.
            let is_blank = page.text.trim().is_empty();
            let list = if look.is_unmapped {
                &mut found.unmapped
            } else if is_blank && look.is_pictured {
                &mut found.scanned
            } else if is_blank {
                &mut found.blank
            } else if look.is_stamped {
                &mut found.stamped
            } else {
                continue;
            };
            list.push(look.number);
        }
        found
    }
}

/// Findings on pages that hold no text, or text that no one can read.
pub(super) fn unreadable_pages(looks: &[Looks], pages: &[Page], options: &Options) -> Vec<Remark> {
    let found = Unreadable::of(looks, pages);
    let advice = options.recognise.map_or(RECOGNISE, |_| NO_WORDS);
    let or_recognise = options.recognise.map_or(", or use --ocr", |_| "");
    let scan = format!("a picture without a text layer (a scan); {advice}");
    let stamped =
        format!("a picture covers it, and there is little other text; if it is a scan: {advice}");
    let unmapped = format!(
        "its fonts do not say which characters their glyphs are; ask for the document that it was made from{or_recognise}"
    );
    let all_blank = looks.len() == found.blank.len();
    let remark = |rule, pages: &[u32], is_warning, message: &str| {
        (!pages.is_empty()).then(|| Remark {
            rule,
            is_warning,
            message: format!("{}: {message}", named(pages)),
        })
    };
    let without = "page-without-text";
    [
        remark(without, &found.scanned, true, &scan),
        remark(without, &found.stamped, true, &stamped),
        remark(without, &found.blank, all_blank, "there is no text on it"),
        remark("unmapped-glyphs", &found.unmapped, true, &unmapped),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// So many names or values are quoted,
const MOST_QUOTED: usize = 5;
/// each to this length, in characters.
const LONGEST_QUOTE: usize = 60;

/// `"one", "two" and 7 more`.
pub(super) fn quoted(all: &[String]) -> String {
    let short = |text: &String| text.chars().take(LONGEST_QUOTE).collect::<String>();
    let quotes = all.iter().take(MOST_QUOTED).map(short);
    let quotes: Vec<String> = quotes.map(|text| format!("\"{text}\"")).collect();
    let more = all.len() - quotes.len();
    let rest = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    format!("{}{rest}", quotes.join(", "))
}

/// "page 3", "pages 3, 5-7".
pub(super) fn named(pages: &[u32]) -> String {
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
