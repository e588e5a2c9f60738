//! What shows text: where each letter stands.

use std::mem::take;

use hayro_interpret::kurbo::{Affine, Point, Vec2};
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Name, Object};
use regiodeal_document::Glyph;

use super::shown::Part;
use super::{Names, Run, State, matrix};
use crate::pdf::fonts::Letter;
use crate::pdf::record::single;

/// How text is shown, and where it has come to.
#[derive(Clone)]
pub(super) struct Text {
    matrix: Affine,
    line: Affine,
    face: Option<usize>,
    is_horizontal: bool,
    size: f32,
    /// In percent.
    stretch: f32,
    letter_space: f32,
    word_space: f32,
    leading: f32,
    rise: f32,
    /// As in the operand of `Tr`.
    mode: i64,
}

impl Default for Text {
    fn default() -> Self {
        Self {
            matrix: Affine::IDENTITY,
            line: Affine::IDENTITY,
            face: None,
            is_horizontal: true,
            size: 1.0,
            stretch: 100.0,
            letter_space: 0.0,
            word_space: 0.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        }
    }
}

impl Text {
    fn next_line(&mut self, x: f64, y: f64) {
        self.line *= Affine::translate((x, y));
        self.matrix = self.line;
    }

    fn advance(&mut self, by: Vec2) {
        self.matrix *= Affine::translate(by);
    }

    /// How far a letter moves the text, whose step is in thousandths of the size.
    fn step(&self, step: Vec2, is_space: bool) -> Vec2 {
        let word_space = if is_space { self.word_space } else { 0.0 };
        let space = self.letter_space + word_space;
        let along = |step: f64| single(step) / 1000.0 * self.size + space;
        if self.is_horizontal {
            Vec2::new(f64::from(along(step.x) * self.stretch / 100.0), 0.0)
        } else {
            Vec2::new(0.0, f64::from(along(step.y)))
        }
    }
}

/// What a string is drawn with.
struct Pen {
    /// From the space of the text to the page.
    place: Affine,
    /// Width and height of the size, and how far the base line is raised, in that space.
    wide: f64,
    high: f64,
    rise: f64,
    /// In points.
    size: f32,
    bold: bool,
    colour: [u8; 3],
}

impl Pen {
    fn of(state: &State, bold: bool) -> Self {
        let text = &state.text;
        let place = state.transform * text.matrix;
        let high = f64::from(text.size);
        let [_, _, c, d, ..] = place.as_coeffs();
        let ink = if matches!(text.mode, 1 | 5) {
            state.stroke.ink
        } else {
            state.fill.ink
        };
        Self {
            place,
            wide: f64::from(text.size * (text.stretch / 100.0)),
            high,
            rise: f64::from(text.rise),
            size: single((c * high).hypot(d * high)),
            bold,
            colour: ink.colour,
        }
    }

    /// A letter so far from where the string starts.
    fn glyph(&self, letter: &Letter, offset: Vec2) -> Glyph {
        let x = offset.x + letter.origin.x / 1000.0 * self.wide;
        let y = offset.y + letter.origin.y / 1000.0 * self.high + self.rise;
        let width = letter.advance / 1000.0 * self.wide;
        let start = self.place * Point::new(x, y);
        let [a, b, ..] = self.place.as_coeffs();
        Glyph {
            text: letter.text.clone(),
            x: single(start.x),
            y: single(start.y),
            dx: single(a * width),
            dy: single(b * width),
            size: self.size,
            bold: self.bold,
            colour: self.colour,
        }
    }
}

impl<'a> Run<'_, 'a> {
    /// Whether the operator belongs to text; then it is done.
    pub(super) fn text_operator(
        &mut self,
        operator: &TypedInstruction<'_, '_>,
        names: &mut Names<'_, 'a>,
    ) -> bool {
        use TypedInstruction as Op;
        let text = &mut self.state.text;
        match operator {
            Op::BeginText(_) => (text.matrix, text.line) = (Affine::IDENTITY, Affine::IDENTITY),
            Op::SetTextMatrix(m) => {
                text.line = matrix([m.0, m.1, m.2, m.3, m.4, m.5]);
                text.matrix = text.line;
            }
            Op::TextFont(font) => {
                text.size = font.1.as_f32();
                let face = self.face(font.0, names);
                self.choose(face);
            }
            Op::ShowText(shown) => self.show(|run| run.string(shown.0)),
            Op::ShowTexts(shown) => self.show(|run| run.strings(shown.0)),
            Op::HorizontalScaling(percent) => text.stretch = percent.0.as_f32(),
            Op::TextLeading(leading) => text.leading = leading.0.as_f32(),
            Op::CharacterSpacing(space) => text.letter_space = space.0.as_f32(),
            Op::WordSpacing(space) => text.word_space = space.0.as_f32(),
            Op::TextRise(rise) => text.rise = rise.0.as_f32(),
            Op::TextRenderingMode(mode) => text.mode = mode.0.as_i64(),
            Op::NextLine(by) => text.next_line(by.0.as_f64(), by.1.as_f64()),
            Op::NextLineAndSetLeading(by) => {
                text.leading = single(-by.1.as_f64());
                text.next_line(by.0.as_f64(), by.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => text.next_line(0.0, f64::from(-text.leading)),
            Op::NextLineAndShowText(shown) => {
                text.next_line(0.0, f64::from(-text.leading));
                self.show(|run| run.string(shown.0));
            }
            Op::ShowTextWithParameters(shown) => {
                text.word_space = shown.0.as_f32();
                text.letter_space = shown.1.as_f32();
                text.next_line(0.0, f64::from(-text.leading));
                self.show(|run| run.string(shown.2));
            }
            _ => return false,
        }
        true
    }

    fn face(&mut self, name: &Name<'_>, names: &mut Names<'_, 'a>) -> Option<usize> {
        if let Some(known) = names.fonts.get(name.as_ref()) {
            return *known;
        }
        let face = self.painter.fonts.named(name, names.resources);
        names.fonts.insert(name.to_vec(), face);
        face
    }

    fn choose(&mut self, face: Option<usize>) {
        let text = &mut self.state.text;
        text.face = face;
        let face = face.and_then(|face| self.painter.fonts.face(face));
        text.is_horizontal = face.is_some_and(|face| face.is_horizontal);
    }

    /// Draws what an operator shows, once for each of its colours.
    fn show(&mut self, strings: impl FnOnce(&mut Self)) {
        if self.state.text.face.is_none() {
            let face = self.painter.fonts.stand_in();
            self.choose(face);
        }
        let first = self.recorder.glyphs();
        strings(self);
        if matches!(self.state.text.mode, 2 | 6) {
            self.recorder.repeat(first, self.state.stroke.ink);
        }
    }

    fn strings(&mut self, array: &Array<'_>) {
        let mut shown = take(&mut self.painter.shown);
        if shown.read(array.data()).is_some() {
            for part in &shown.parts {
                match part {
                    Part::Gap(by) => self.adjust(*by),
                    Part::Text(range) => {
                        self.string(shown.bytes.get(range.clone()).unwrap_or_default());
                    }
                }
            }
        } else {
            for part in array.iter::<Object<'_>>() {
                match part {
                    Object::Number(number) => self.adjust(number.as_f32()),
                    Object::String(string) => self.string(string.as_bytes()),
                    _ => {}
                }
            }
        }
        self.painter.shown = shown;
    }

    /// Moves back, in thousandths of the size.
    fn adjust(&mut self, by: f32) {
        let text = &mut self.state.text;
        let by = -by / 1000.0 * text.size;
        text.advance(if text.is_horizontal {
            Vec2::new(f64::from(by * (text.stretch / 100.0)), 0.0)
        } else {
            Vec2::new(0.0, f64::from(by))
        });
    }

    fn string(&mut self, bytes: &[u8]) {
        let state = &mut self.state;
        let face = state.text.face;
        let Some(face) = face.and_then(|face| self.painter.fonts.face(face)) else {
            return;
        };
        let is_shown = !face.is_stand_in || bytes.is_ascii();
        let pen = Pen::of(state, face.is_bold);
        let text = &mut state.text;
        let mut offset = Vec2::ZERO;
        let mut at = 0;
        while at < bytes.len() {
            let (code, length) = face.code(bytes, at);
            at += length;
            let letter = face.letter(code);
            if is_shown {
                self.recorder
                    .letter(pen.glyph(letter, offset), letter.is_type3);
            }
            let is_space = code == 32 && length == 1;
            offset += text.step(letter.step, is_space);
        }
        text.advance(offset);
    }
}
