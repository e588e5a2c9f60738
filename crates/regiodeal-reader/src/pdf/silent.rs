//! Pages that say little or nothing, which may be scans.

use regiodeal_document::{Glyph, GlyphText, Sheet};

use super::sheets::Counts;

/// From this part of glyphs without a meaning on, in thousandths, the other engine is
/// asked, and a page counts as one without text.
const MOST_UNKNOWN: usize = 50;
/// Pictures that cover this part of a page leave place for no more than a stamp.
const COVERED: f32 = 0.7;
/// Stamps and page numbers have fewer glyphs than this,
const LONGEST_STAMP: usize = 100;
/// stand in this part of the page at its top and bottom,
const MARGIN: f32 = 0.13;
/// or are set smaller than titles on a cover, in points.
const LARGEST_STAMP: f32 = 16.0;

/// Whether so many glyphs without a meaning leave nothing to be read.
pub(super) fn is_unmapped(glyphs: Counts) -> bool {
    glyphs.unknown * 1000 > MOST_UNKNOWN * glyphs.all
}

/// Whether a page may say on its pictures what its text does not.
pub(super) fn is_silent(sheet: &Sheet) -> bool {
    is_unmapped(Counts::of(sheet)) || visible(sheet).next().is_none() || is_stamped(sheet)
}

/// Whether pictures cover a page, and its text is no more than a page number or a stamp:
/// a scan, as copying machines and registries leave it.
pub(super) fn is_stamped(sheet: &Sheet) -> bool {
    let is_small = |glyph: &Glyph| {
        let from_top = glyph.y / sheet.height;
        let in_margin = !(MARGIN..=1.0 - MARGIN).contains(&from_top);
        let is_leaning = glyph.dy.abs() > glyph.dx.abs() / 4.0;
        in_margin || is_leaning || glyph.size < LARGEST_STAMP
    };
    let count = visible(sheet).take(LONGEST_STAMP).count();
    sheet.pictured >= COVERED && (1..LONGEST_STAMP).contains(&count) && visible(sheet).all(is_small)
}

/// The glyphs on the page that are no white space.
fn visible(sheet: &Sheet) -> impl Iterator<Item = &Glyph> {
    sheet.glyphs.iter().filter(|glyph| {
        let is_blank = match &glyph.text {
            GlyphText::Char(char) => char.is_whitespace(),
            GlyphText::Text(text) => text.trim().is_empty(),
        };
        let is_inside =
            (0.0..=sheet.width).contains(&glyph.x) && (0.0..=sheet.height).contains(&glyph.y);
        !is_blank && is_inside
    })
}
