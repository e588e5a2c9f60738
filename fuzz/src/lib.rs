//! What must hold whatever the bytes are: reading ends, breaks nowhere, and every reading
//! of every block leads back to the characters on the page.
//!
//! The fuzzers call these functions; a test of the main workspace calls them for each
//! finding that was kept.

mod invariants;
mod sheets;
mod word;

use regiodeal_document::{layout, read_sheets, svg};
use regiodeal_reader::{Attachment, Options, PdfEngine};

use invariants::hold;

/// Attachments of attachments are read to this depth.
const DEEPEST: usize = 3;

/// Reads bytes as a web page.
pub fn html(bytes: &[u8]) {
    let mut page = b"<!doctype html>".to_vec();
    page.extend(bytes);
    read(&page, DEEPEST);
}

/// Reads bytes as the parts of a Word file, or as the whole file where they are a ZIP
/// container.
pub fn docx(bytes: &[u8]) {
    if bytes.starts_with(b"PK\x03\x04") {
        read(bytes, DEEPEST);
    } else {
        read(&word::file(bytes), DEEPEST);
    }
}

/// Reads bytes as a mail: its head may follow, and at least an empty line and a text.
pub fn mail(bytes: &[u8]) {
    let mut mail = b"From: a@b.example\r\nMIME-Version: 1.0\r\n".to_vec();
    mail.extend(bytes);
    read(&mail, DEEPEST);
}

/// Reads bytes as what they look like, but not as a PDF.
pub fn text(bytes: &[u8]) {
    read(bytes, DEEPEST);
}

/// Reads bytes as a PDF.
pub fn pdf(bytes: &[u8]) {
    let options = Options {
        pdf_engine: PdfEngine::Hayro,
        ..Options::default()
    };
    if let Ok(read) = regiodeal_reader::read(bytes, &options) {
        hold(&read.pages, &read.blocks.unwrap_or_default());
    }
}

/// Reads bytes as a description of drawn pages.
pub fn sheets(bytes: &[u8]) {
    let drawn = read_sheets(sheets::sheets(bytes));
    hold(&drawn.pages, &drawn.blocks);
    for page in drawn.pages.iter().take(2) {
        let _picture = svg(page, &drawn.blocks);
    }
}

fn read(bytes: &[u8], depth: usize) {
    // The engines for PDFs are not ours, and have a target of their own.
    if bytes.windows(5).any(|window| window == b"%PDF-") {
        return;
    }
    let Ok(read) = regiodeal_reader::read(bytes, &Options::default()) else {
        return;
    };
    let blocks = read.blocks.unwrap_or_else(|| layout(&read.pages));
    hold(&read.pages, &blocks);
    for Attachment { bytes, .. } in read.attachments {
        if depth > 0 {
            self::read(&bytes, depth - 1);
        }
    }
}
