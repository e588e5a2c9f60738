//! The second, independent engine: pdf-extract. It tells no font names, so no bold type,
//! and loses some filled boxes.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::{
    ColorSpace, Document, MediaBox, Object, ObjectId, OutputDev, OutputError, Path, PathOp,
    Transform, output_doc_page,
};
use regiodeal_document::{Glyph, GlyphText, Rect, Sheet};

use super::Failure;

/// Page trees are no deeper than this.
const DEEPEST: usize = 64;

/// Reads all pages. A page that the engine breaks on is empty, and counts as broken.
pub(super) fn sheets(bytes: &[u8], password: Option<&str>) -> Result<(Vec<Sheet>, usize), Failure> {
    // The engine panics on what it does not expect.
    catch_unwind(AssertUnwindSafe(|| read(bytes, password))).unwrap_or(Err(Failure::Damaged))
}

fn read(bytes: &[u8], password: Option<&str>) -> Result<(Vec<Sheet>, usize), Failure> {
    let mut document = Document::load_mem(bytes).map_err(|_| Failure::Damaged)?;
    if document.is_encrypted() && document.decrypt(password.unwrap_or_default()).is_err() {
        return Err(match password {
            Some(_) => Failure::WrongPassword,
            None => Failure::Encrypted,
        });
    }
    spell_out_widths(&mut document);
    let mut sheets = Vec::new();
    let mut broken = 0;
    for (number, id) in document.get_pages() {
        let frame = Frame::of(&document, id);
        let mut recorder = Recorder {
            sheet: Sheet::new(number, frame.width, frame.height),
            frame,
        };
        let done = catch_unwind(AssertUnwindSafe(|| {
            output_doc_page(&document, &mut recorder, number)
        }));
        broken += usize::from(!matches!(done, Ok(Ok(()))));
        sheets.push(recorder.sheet);
    }
    Ok((sheets, broken))
}

/// Character codes of a font go up to this.
const LAST_CODE: i64 = 65_535;

/// A font may give widths for ranges of codes ("first last width"). The engine reads those
/// wrongly (its `PdfCIDFont::new` takes the first code for the last, and for the width), so
/// they are replaced by lists of one width a code, which mean the same.
fn spell_out_widths(document: &mut Document) {
    let lists: Vec<(ObjectId, Vec<Object>)> = document
        .objects
        .iter()
        .filter_map(|(id, object)| {
            let widths = object.as_dict().ok()?.get(b"W").ok()?;
            let (_, widths) = document.dereference(widths).ok()?;
            Some((*id, listed(document, widths.as_array().ok()?)?))
        })
        .collect();
    for (id, list) in lists {
        if let Ok(font) = document.get_dictionary_mut(id) {
            font.set("W", list);
        }
    }
}

/// The widths with every range spelt out; none where there is no range.
fn listed(document: &Document, widths: &[Object]) -> Option<Vec<Object>> {
    let value = |object: &Object| {
        document
            .dereference(object)
            .ok()
            .map(|(_, value)| value.clone())
    };
    let mut spelt = Vec::new();
    let mut any_range = false;
    let mut rest = widths;
    while let [first, second, after @ ..] = rest {
        spelt.push(first.clone());
        let second = value(second)?;
        if matches!(second, Object::Array(_)) {
            spelt.push(second);
            rest = after;
            continue;
        }
        let ([width, after @ ..], first) = (after, value(first)?.as_i64().ok()?) else {
            return None;
        };
        let last = second.as_i64().ok()?.min(LAST_CODE);
        let codes = usize::try_from(last - first + 1).ok()?;
        spelt.push(Object::Array(vec![value(width)?; codes]));
        any_range = true;
        rest = after;
    }
    any_range.then_some(spelt)
}

/// The visible part of a page, and how it is turned.
#[derive(Clone, Copy, Debug)]
struct Frame {
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
    /// Quarter turns clockwise.
    turns: u8,
    /// As displayed.
    width: f32,
    height: f32,
}

impl Frame {
    fn of(document: &Document, page: ObjectId) -> Self {
        let numbers = |key: &[u8]| -> Option<[f32; 4]> {
            let array = inherited(document, page, key)?.as_array().ok()?.clone();
            let mut numbers = [0.0; 4];
            for (slot, object) in numbers.iter_mut().zip(&array) {
                *slot = document.dereference(object).ok()?.1.as_float().ok()?;
            }
            Some(numbers)
        };
        let [x0, y0, x1, y1] = numbers(b"CropBox")
            .or_else(|| numbers(b"MediaBox"))
            .unwrap_or([0.0, 0.0, 595.0, 842.0]);
        let degrees = inherited(document, page, b"Rotate")
            .and_then(|object| object.as_i64().ok())
            .unwrap_or_default();
        let turns = u8::try_from(degrees.rem_euclid(360) / 90).unwrap_or_default();
        let (width, height) = ((x1 - x0).abs(), (y1 - y0).abs());
        let (width, height) = if turns % 2 == 1 {
            (height, width)
        } else {
            (width, height)
        };
        Self {
            left: x0.min(x1),
            bottom: y0.min(y1),
            right: x0.max(x1),
            top: y0.max(y1),
            turns,
            width,
            height,
        }
    }

    /// A point of the page's own space as displayed, origin top left.
    fn shown(&self, x: f64, y: f64) -> (f32, f32) {
        let (x, y) = (single(x), single(y));
        match self.turns {
            1 => (y - self.bottom, x - self.left),
            2 => (self.right - x, y - self.bottom),
            3 => (self.top - y, self.right - x),
            _ => (x - self.left, self.top - y),
        }
    }
}

/// A value that a page has itself or from the tree above it.
fn inherited<'d>(document: &'d Document, page: ObjectId, key: &[u8]) -> Option<&'d Object> {
    let mut dictionary = document.get_dictionary(page).ok()?;
    for _ in 0..DEEPEST {
        if let Ok(found) = dictionary.get(key) {
            return document.dereference(found).ok().map(|(_, object)| object);
        }
        let parent = dictionary
            .get(b"Parent")
            .and_then(Object::as_reference)
            .ok()?;
        dictionary = document.get_dictionary(parent).ok()?;
    }
    None
}

struct Recorder {
    sheet: Sheet,
    frame: Frame,
}

impl OutputDev for Recorder {
    fn begin_page(
        &mut self,
        _: u32,
        _: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        transform: &Transform,
        width: f64,
        _: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        let mut chars = text.chars();
        let text = match (chars.next(), chars.next()) {
            (None, _) => GlyphText::Char(char::REPLACEMENT_CHARACTER),
            (Some(char), None) => GlyphText::Char(char),
            _ => GlyphText::Text(text.into()),
        };
        let advance = width * font_size;
        let (x, y) = self.frame.shown(transform.m31, transform.m32);
        let (end_x, end_y) = self.frame.shown(
            transform.m31 + transform.m11 * advance,
            transform.m32 + transform.m12 * advance,
        );
        self.sheet.glyphs.push(Glyph {
            text,
            x,
            y,
            dx: end_x - x,
            dy: end_y - y,
            // Type is set upside down by a negative size, and turned by the matrix again.
            size: single(transform.m21.hypot(transform.m22) * font_size).abs(),
            bold: false,
            colour: [0; 3],
        });
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn stroke(
        &mut self,
        ctm: &Transform,
        _: &ColorSpace,
        _: &[f64],
        path: &Path,
    ) -> Result<(), OutputError> {
        self.draw(ctm, path, true);
        Ok(())
    }

    fn fill(
        &mut self,
        ctm: &Transform,
        space: &ColorSpace,
        colour: &[f64],
        path: &Path,
    ) -> Result<(), OutputError> {
        // Only device colours say what white is.
        let additive = matches!(space, ColorSpace::DeviceGray | ColorSpace::DeviceRGB);
        let white = additive && colour.iter().all(|part| *part > 0.99);
        if !white {
            self.draw(ctm, path, false);
        }
        Ok(())
    }
}

impl Recorder {
    fn draw(&mut self, ctm: &Transform, path: &Path, framed: bool) {
        let mut area = Rect::NONE;
        for op in &path.ops {
            match *op {
                PathOp::MoveTo(x, y) => {
                    self.sheet.draw(area, framed);
                    area = self.point(ctm, x, y);
                }
                PathOp::LineTo(x, y) | PathOp::CurveTo(_, _, _, _, x, y) => {
                    area = area.union(self.point(ctm, x, y));
                }
                PathOp::Rect(x, y, width, height) => {
                    self.sheet.draw(area, framed);
                    let corners =
                        self.point(ctm, x, y)
                            .union(self.point(ctm, x + width, y + height));
                    self.sheet.draw(corners, framed);
                    area = Rect::NONE;
                }
                PathOp::Close => {}
            }
        }
        self.sheet.draw(area, framed);
    }

    fn point(&self, ctm: &Transform, x: f64, y: f64) -> Rect {
        let (x, y) = self.frame.shown(
            x * ctm.m11 + y * ctm.m21 + ctm.m31,
            x * ctm.m12 + y * ctm.m22 + ctm.m32,
        );
        Rect {
            x0: x,
            y0: y,
            x1: x,
            y1: y,
        }
    }
}

/// Points on a page are small: nothing is lost that layout could see.
#[expect(clippy::cast_possible_truncation, reason = "points on a page")]
fn single(number: f64) -> f32 {
    number as f32
}
