//! What is drawn on a page becomes glyphs and lines.

use std::collections::BTreeMap;

use hayro_interpret::font::{Glyph as Drawn, GlyphRun, OutlineFontData};
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect as Area, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageData, ImageDrawProps, Paint,
    SoftMask,
};
use regiodeal_document::{Glyph, GlyphText, Rect, Sheet};

use super::fonts::text;
use crate::{Picture, Word};

/// Bold type begins here, in the weights of OpenType.
const BOLD: u32 = 600;
/// What a glyph is wide whose font does not say, in thousandths of its size.
pub(super) const USUAL_ADVANCE: f32 = 500.0;
/// What most characters of a font are wide, in its size.
const USUAL_WIDTHS: std::ops::RangeInclusive<f32> = 0.2..=1.2;

/// A picture that covers less of a page than this is no scan of it.
const SCAN: f64 = 0.15;
/// Larger pictures, in pixels, are not recognised.
const LARGEST_PICTURE: u64 = 100_000_000;

/// A picture and the points on the page that its pixels stand at.
pub(super) struct Placed {
    pub(super) picture: Picture,
    transform: Affine,
}

/// A page: what is drawn on it, and its pictures where they were asked for.
pub(super) struct Drawing {
    pub(super) sheet: Sheet,
    pub(super) pictures: Vec<Placed>,
}

impl Placed {
    /// The words as glyphs that stand where they are on the page.
    pub(super) fn glyphs(&self, words: &[Word]) -> Vec<Glyph> {
        words.iter().flat_map(|word| self.word(word)).collect()
    }

    fn word(&self, word: &Word) -> Vec<Glyph> {
        let height = f64::from(word.bottom.saturating_sub(word.top));
        // A line of text reaches from the tops of its capitals to its descenders.
        let base = f64::from(word.bottom) - 0.21 * height;
        let count = u32::try_from(word.text.chars().count()).unwrap_or(1).max(1);
        let step = f64::from(word.right.saturating_sub(word.left)) / f64::from(count);
        let [_, _, c, d, _, _] = self.transform.as_coeffs();
        let size = single(c.hypot(d) * height);
        (0_u32..)
            .zip(word.text.chars())
            .map(|(index, char)| {
                let x = f64::from(word.left) + step * f64::from(index);
                let start = self.transform * Point::new(x, base);
                let end = self.transform * Point::new(x + step, base);
                Glyph {
                    text: GlyphText::Char(char),
                    x: single(start.x),
                    y: single(start.y),
                    dx: single(end.x - start.x),
                    dy: single(end.y - start.y),
                    size,
                    bold: false,
                    colour: [0; 3],
                }
            })
            .collect()
    }
}

/// What a page draws, on its way to a sheet.
pub(super) struct Recorder {
    sheet: Sheet,
    pictures: Vec<Placed>,
    keeps_pictures: bool,
    /// The glyphs of Type 3 fonts, by index.
    type3: Vec<usize>,
    bold: Bold,
}

impl Recorder {
    pub(super) fn new(sheet: Sheet, keeps_pictures: bool) -> Self {
        Self {
            sheet,
            pictures: Vec::new(),
            keeps_pictures,
            type3: Vec::new(),
            bold: Bold::default(),
        }
    }

    /// How many glyphs there are so far.
    pub(super) fn glyphs(&self) -> usize {
        self.sheet.glyphs.len()
    }

    /// Draws a letter.
    pub(super) fn letter(&mut self, glyph: Glyph, is_type3: bool) {
        if is_type3 {
            self.type3.push(self.sheet.glyphs.len());
        }
        self.sheet.glyphs.push(glyph);
    }

    /// Draws the glyphs from `first` on once more, in another colour.
    pub(super) fn repeat(&mut self, first: usize, ink: Ink) {
        let last = self.sheet.glyphs.len();
        self.sheet.glyphs.extend_from_within(first..);
        for glyph in self.sheet.glyphs.iter_mut().skip(last) {
            glyph.colour = ink.colour;
        }
        let again = self.type3.iter().filter(|index| **index >= first);
        let again: Vec<usize> = again.map(|index| index + last - first).collect();
        self.type3.extend(again);
    }

    /// Draws the parts of a path. `framed`: their outlines are drawn.
    pub(super) fn path(&mut self, path: &BezPath, transform: Affine, framed: bool) {
        for part in subpaths(path) {
            let area = (transform * part).bounding_box();
            self.sheet.draw(rect(area), framed);
        }
    }

    /// What was drawn, with the sizes of Type 3 glyphs mended: such a font has units of its own,
    /// so that its size may be that of a dot of a printer. Then the usual width tells it.
    pub(super) fn finish(mut self) -> Drawing {
        let mut by_size: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for index in self.type3 {
            if let Some(glyph) = self.sheet.glyphs.get(index) {
                by_size.entry(glyph.size.to_bits()).or_default().push(index);
            }
        }
        for (size, indices) in by_size {
            let size = f32::from_bits(size);
            let glyphs = &mut self.sheet.glyphs;
            let advances = indices.iter().filter_map(|index| glyphs.get(*index));
            let mut advances: Vec<f32> = advances.map(|glyph| glyph.dx.hypot(glyph.dy)).collect();
            advances.sort_by(f32::total_cmp);
            let usual = advances
                .get(advances.len() / 2)
                .copied()
                .unwrap_or_default();
            if usual <= 0.0 || USUAL_WIDTHS.contains(&(usual / size)) {
                continue;
            }
            for index in indices {
                if let Some(glyph) = glyphs.get_mut(index) {
                    glyph.size = 2.0 * usual;
                }
            }
        }
        Drawing {
            sheet: self.sheet,
            pictures: self.pictures,
        }
    }

    fn keep(&mut self, image: &Image<'_, '_>, transform: Affine) {
        let pixels = u64::from(image.width()) * u64::from(image.height());
        if pixels == 0 || pixels > LARGEST_PICTURE {
            return;
        }
        let mut kept = None;
        match image {
            Image::Raster(raster) => raster.with_rgba(|data, _| kept = Some(grey(data)), None),
            // A stencil paints where it is set.
            Image::Stencil(stencil) => stencil.with_stencil(
                |mask, _| {
                    let grey = mask.data.iter().map(|set| 255 - set).collect();
                    kept = Some((mask.width, mask.height, grey));
                },
                None,
            ),
        }
        let Some((width, height, grey)) = kept else {
            return;
        };
        // What is decoded may have fewer pixels than the file says.
        let scale = Affine::scale_non_uniform(
            f64::from(image.width()) / f64::from(width.max(1)),
            f64::from(image.height()) / f64::from(height.max(1)),
        );
        let transform = transform * scale;
        let [a, b, ..] = transform.as_coeffs();
        let resolution = (72.0 / a.hypot(b).max(0.01)).clamp(70.0, 1200.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 70 and 1200"
        )]
        let resolution = resolution as u32;
        self.pictures.push(Placed {
            picture: Picture {
                width,
                height,
                grey,
                resolution,
            },
            transform,
        });
    }
}

/// Width, height and shades of grey.
fn grey(data: ImageData) -> (u32, u32, Vec<u8>) {
    match data {
        ImageData::Luma(luma) => (luma.width, luma.height, luma.data),
        ImageData::Rgb(rgb) => {
            let grey = rgb
                .data
                .chunks_exact(3)
                .map(|pixel| {
                    let sum: u32 = pixel
                        .iter()
                        .zip([299, 587, 114])
                        .map(|(part, weight)| u32::from(*part) * weight)
                        .sum();
                    u8::try_from(sum / 1000).unwrap_or(u8::MAX)
                })
                .collect();
            (rgb.width, rgb.height, grey)
        }
    }
}

impl<'a> Device<'a> for Recorder {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        // A run is drawn in one font.
        let first = run.glyphs().first();
        let bold = first.is_some_and(|glyph| self.bold.is(glyph));
        let colour = Ink::of(&props.paint).colour;
        for glyph in run.glyphs() {
            let transform = props.transform * glyph.transform();
            let (advance, size) = measure(glyph, transform);
            let start = transform * Point::ZERO;
            let end = transform * Point::new(f64::from(advance), 0.0);
            if matches!(**glyph, Drawn::Type3(_)) {
                self.type3.push(self.sheet.glyphs.len());
            }
            self.sheet.glyphs.push(Glyph {
                text: text(glyph.as_unicode()),
                x: single(start.x),
                y: single(start.y),
                dx: single(end.x - start.x),
                dy: single(end.y - start.y),
                size,
                bold,
                colour,
            });
        }
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        let framed = !matches!(mode, DrawMode::Fill(_));
        if framed || !Ink::of(&props.paint).is_white(1.0) {
            self.path(path, props.transform, framed);
        }
    }

    fn draw_rect(&mut self, area: &Area, props: DrawProps<'a>, mode: &DrawMode) {
        let framed = !matches!(mode, DrawMode::Fill(_));
        if framed || !Ink::of(&props.paint).is_white(1.0) {
            let area = props.transform.transform_rect_bbox(*area);
            self.sheet.draw(rect(area), framed);
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let area = Area::new(
            0.0,
            0.0,
            f64::from(image.width()),
            f64::from(image.height()),
        );
        let area = props.transform.transform_rect_bbox(area);
        let page = Area::new(
            0.0,
            0.0,
            f64::from(self.sheet.width),
            f64::from(self.sheet.height),
        );
        let part = area.intersect(page).area() / page.area().max(1.0);
        if self.keeps_pictures && part >= SCAN {
            self.keep(&image, props.transform);
        }
        self.sheet.pictured = (self.sheet.pictured + single(part)).min(1.0);
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn pop_clip(&mut self) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_transparency_group(&mut self) {}
}

/// The advance in the glyph's own units, and the font size in points.
fn measure(glyph: &Drawn<'_>, transform: Affine) -> (f32, f32) {
    let [_, _, c, d, _, _] = transform.as_coeffs();
    // Outlines live in an em of 1000 units.
    let size = single(c.hypot(d)) * 1000.0;
    let advance = match glyph {
        Drawn::Outline(outline) => outline.advance_width().unwrap_or(USUAL_ADVANCE),
        Drawn::Type3(glyph) => glyph.advance_width().unwrap_or(0.0),
    };
    (advance, size)
}

/// Whether type is bold, by its font; the last font is remembered, since most runs are
/// drawn in that of the run before.
#[derive(Default)]
struct Bold {
    name: Option<String>,
    weight: Option<u32>,
    /// Whether the last font was bold.
    found: bool,
}

impl Bold {
    fn is(&mut self, glyph: &Drawn<'_>) -> bool {
        let Drawn::Outline(outline) = glyph else {
            return false;
        };
        let Some(font) = outline.font_data() else {
            return false;
        };
        if (&font.postscript_name, font.weight) != (&self.name, self.weight) {
            self.found = is_bold(Some(&font));
            (self.name, self.weight) = (font.postscript_name, font.weight);
        }
        self.found
    }
}

/// Whether a font is bold, by its weight or name.
pub(super) fn is_bold(font: Option<&OutlineFontData>) -> bool {
    font.is_some_and(|font| {
        font.weight.is_some_and(|weight| weight >= BOLD)
            || font.postscript_name.as_deref().is_some_and(names_bold)
    })
}

fn names_bold(font: &str) -> bool {
    ["Bold", "bold", "Black", "Heavy", "Demi"]
        .iter()
        .any(|word| font.contains(word))
}

/// What paints a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ink {
    /// Red, green, blue; a pattern counts as grey.
    pub(super) colour: [u8; 3],
    is_clear: bool,
}

impl Ink {
    pub(super) fn of(paint: &Paint<'_>) -> Self {
        match paint {
            Paint::Color(colour) => {
                let [red, green, blue, alpha] = colour.to_rgba().to_rgba8();
                Self {
                    colour: [red, green, blue],
                    is_clear: alpha == 0,
                }
            }
            Paint::Pattern(_) => Self::rgb([0.5; 3]),
        }
    }

    pub(super) fn grey(shade: f32) -> Self {
        Self::rgb([shade; 3])
    }

    /// A colour of parts from 0 to 1.
    pub(super) fn rgb(parts: [f32; 3]) -> Self {
        Self {
            colour: parts.map(byte),
            is_clear: false,
        }
    }

    /// Whether it leaves white paper white, with so much of it as `alpha` says.
    pub(super) fn is_white(self, alpha: f32) -> bool {
        self.is_clear || byte(alpha) == 0 || self.colour.iter().all(|part| *part > 252)
    }
}

/// A part of a colour, from 0 to 1, as a byte.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast keeps within the byte"
)]
fn byte(part: f32) -> u8 {
    (part * 255.0 + 0.5) as u8
}

/// The parts of a path that are drawn apart: the lines of a table are often one path.
fn subpaths(path: &BezPath) -> Vec<BezPath> {
    let mut parts: Vec<BezPath> = Vec::new();
    for element in path.elements() {
        if matches!(element, PathEl::MoveTo(_)) || parts.is_empty() {
            parts.push(BezPath::new());
        }
        if let Some(part) = parts.last_mut() {
            part.push(*element);
        }
    }
    parts.retain(|part| part.elements().len() > 1);
    parts
}

fn rect(area: Area) -> Rect {
    Rect {
        x0: single(area.x0),
        y0: single(area.y0),
        x1: single(area.x1),
        y1: single(area.y1),
    }
}

/// Points on a page are small: nothing is lost that layout could see.
#[expect(clippy::cast_possible_truncation, reason = "points on a page")]
pub(super) fn single(number: f64) -> f32 {
    number as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn type_3_glyphs_are_as_large_as_they_are_wide() {
        let glyph = |dx, size| Glyph {
            text: GlyphText::Char('a'),
            x: 0.0,
            y: 0.0,
            dx,
            dy: 0.0,
            size,
            bold: false,
            colour: [0; 3],
        };
        let mut sheet = Sheet::new(1, 600.0, 800.0);
        let sizes = [
            (5.0, 0.12),
            (6.0, 0.12),
            (4.0, 0.12),
            (5.0, 10.0),
            (5.0, 0.5),
        ];
        sheet.glyphs = sizes.map(|(dx, size)| glyph(dx, size)).to_vec();
        // The last is of another kind.
        let type3 = vec![0, 1, 2, 3];
        let mut recorder = Recorder::new(sheet, false);
        recorder.type3 = type3;
        let sheet = recorder.finish().sheet;
        let sizes: Vec<f32> = sheet.glyphs.iter().map(|glyph| glyph.size).collect();
        assert_eq!(sizes, [10.0, 10.0, 10.0, 10.0, 0.5]);
    }
}
