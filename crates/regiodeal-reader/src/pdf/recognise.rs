//! Puts the words on the pictures of silent pages into their sheets.

use std::collections::BTreeMap;

use regiodeal_document::{Glyph, Sheet};

use super::record::{Drawing, Placed};
use super::remarks::named;
use super::silent::{is_silent, is_stamped};
use super::{hayro, unbroken};
use crate::{Recognise, Remark};

/// Reads the pictures of silent pages. A page on which that fails is told, and the others
/// are read all the same.
pub(super) fn recognise_pages(
    bytes: &[u8],
    password: Option<&str>,
    recognise: Recognise,
    sheets: &mut [Sheet],
) -> Vec<Remark> {
    if !sheets.iter().any(is_silent) {
        return Vec::new();
    }
    let Ok(Ok(pdf)) = unbroken(|| hayro::open(bytes, password)) else {
        return Vec::new();
    };
    let mut read = Vec::new();
    let mut failed: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let mut sheets = sheets.iter_mut();
    let recognised = |drawing: Drawing| {
        let Some(sheet) = sheets.next().filter(|sheet| is_silent(sheet)) else {
            return;
        };
        let (glyphs, reason) = words(&drawing.pictures, recognise);
        if let Some(reason) = reason {
            failed.entry(reason).or_default().push(sheet.number);
        }
        if !glyphs.is_empty() {
            read.push(sheet.number);
            add(sheet, glyphs);
        }
    };
    // Where that breaks off, the pages behind stay without text, and are told of.
    let _broken = hayro::draw(&pdf, true, recognised);
    remarks(&read, &failed)
}

/// The words on pictures as glyphs, and why some could not be read.
fn words(pictures: &[Placed], recognise: Recognise) -> (Vec<Glyph>, Option<String>) {
    let mut glyphs = Vec::new();
    let mut reason = None;
    for placed in pictures {
        match recognise(&placed.picture) {
            Ok(words) => glyphs.extend(placed.glyphs(&words)),
            Err(why) => reason = Some(why),
        }
    }
    (glyphs, reason)
}

/// Beside a stamp, or in place of glyphs that say nothing.
fn add(sheet: &mut Sheet, mut glyphs: Vec<Glyph>) {
    even_out_sizes(&mut glyphs);
    if !is_stamped(sheet) {
        sheet.glyphs.clear();
    }
    sheet.glyphs.extend(glyphs);
    sheet.recognised = true;
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

fn remarks(read: &[u32], failed: &BTreeMap<String, Vec<u32>>) -> Vec<Remark> {
    let warning = |rule, pages: &[u32], message: &str| Remark {
        rule,
        is_warning: true,
        message: format!("{}: {message}", named(pages)),
    };
    let mut remarks: Vec<Remark> = failed
        .iter()
        .map(|(reason, pages)| warning("no-recognition", pages, reason))
        .collect();
    if !read.is_empty() {
        let message = "recognised on a picture; compare every amount with the page";
        remarks.push(warning("recognised-text", read, message));
    }
    remarks
}
