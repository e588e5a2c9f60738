//! The fonts of a PDF, each of whose codes is looked up once.

use std::cell::OnceCell;
use std::collections::HashMap;

use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontResolverFn, StandardFont};
use hayro_interpret::InterpreterSettings;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::Vec2;
use hayro_syntax::object::{Name, ObjectIdentifier};
use hayro_syntax::page::Resources;
use regiodeal_document::GlyphText;

use super::record::{USUAL_ADVANCE, is_bold};

/// Words of a bit for each two bytes.
const PAIRS: usize = 65536 / 64;

/// A letter of a font, in thousandths of its size.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    pub(super) text: GlyphText,
    /// What it is wide as drawn.
    pub(super) advance: f64,
    /// From its start to that of the next letter.
    pub(super) step: Vec2,
    /// Where it starts, seen from the place that the text has come to.
    pub(super) origin: Vec2,
    /// Drawn by instructions of the document's own.
    pub(super) is_type3: bool,
}

/// A font as text uses it.
pub(super) struct Face<'a> {
    font: Font<'a>,
    /// It stands in for one that is missing or broken.
    pub(super) is_stand_in: bool,
    pub(super) is_horizontal: bool,
    pub(super) is_bold: bool,
    /// By the higher and then the lower byte of their codes.
    letters: Vec<Vec<Option<Letter>>>,
    /// Those with longer codes.
    others: HashMap<u32, Letter>,
    /// Which two bytes are known to be one code, a bit each.
    pairs: Vec<u64>,
}

impl<'a> Face<'a> {
    fn new(font: Font<'a>, is_stand_in: bool) -> Self {
        let is_bold = match font.glyph(font.map_code(0), 0) {
            FontGlyph::Outline(glyph) => is_bold(glyph.font_data().as_ref()),
            FontGlyph::Type3(_) => false,
        };
        Self {
            is_stand_in,
            is_horizontal: font.is_horizontal(),
            is_bold,
            letters: vec![Vec::new(); 256],
            others: HashMap::new(),
            pairs: vec![0; PAIRS],
            font,
        }
    }

    /// The code at a place in a string, and how many bytes it takes.
    pub(super) fn code(&mut self, bytes: &[u8], at: usize) -> (u32, usize) {
        // Which bytes are a code depends on them alone, not on what follows.
        let pair = match bytes.get(at..) {
            Some([high, low, ..]) => u16::from_be_bytes([*high, *low]),
            _ => return self.font.read_code(bytes, at),
        };
        let bit = 1 << (pair % 64);
        let word = self.pairs.get_mut(usize::from(pair / 64));
        if word.as_ref().is_some_and(|word| **word & bit != 0) {
            return (u32::from(pair), 2);
        }
        let (code, length) = self.font.read_code(bytes, at);
        if let Some(word) = word.filter(|_| length == 2) {
            *word |= bit;
        }
        (code, length)
    }

    /// What a code draws.
    pub(super) fn letter(&mut self, code: u32) -> &Letter {
        let font = &self.font;
        let [.., low] = code.to_be_bytes();
        let row = usize::try_from(code >> 8).ok();
        let row = row.and_then(|row| self.letters.get_mut(row));
        let slot = row.and_then(|row| {
            if row.is_empty() {
                row.resize(256, None);
            }
            row.get_mut(usize::from(low))
        });
        if let Some(slot) = slot {
            return slot.get_or_insert_with(|| look_up(font, code));
        }
        let other = self.others.entry(code);
        other.or_insert_with(|| look_up(font, code))
    }
}

fn look_up(font: &Font<'_>, code: u32) -> Letter {
    let id = font.map_code(code);
    let (meaning, advance, is_type3) = match font.glyph(id, code) {
        FontGlyph::Outline(glyph) => {
            let advance = glyph.advance_width().unwrap_or(USUAL_ADVANCE);
            (glyph.as_unicode(), advance, false)
        }
        FontGlyph::Type3(glyph) => (glyph.as_unicode(), glyph.advance_width(), true),
    };
    Letter {
        text: text(meaning),
        advance: f64::from(advance) * font.glyph_stretch(id, code),
        step: font.code_advance(code),
        origin: font.origin_displacement(code),
        is_type3,
    }
}

/// What a glyph means.
pub(super) fn text(meaning: Option<BfString>) -> GlyphText {
    match meaning {
        Some(BfString::Char(char)) => GlyphText::Char(char),
        Some(BfString::String(text)) => GlyphText::Text(text.as_str().into()),
        None => GlyphText::Char(char::REPLACEMENT_CHARACTER),
    }
}

/// The fonts of a document that were used so far.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    font_resolver: FontResolverFn,
    cmap_resolver: CMapResolverFn,
    faces: Vec<Face<'a>>,
    by_object: HashMap<ObjectIdentifier, Option<usize>>,
    /// Helvetica; without a place until it is asked for.
    stand_in: OnceCell<Option<usize>>,
}

impl<'a> Fonts<'a> {
    pub(super) fn new(settings: &InterpreterSettings) -> Self {
        Self {
            cache: FontCache::new(),
            font_resolver: settings.font_resolver.clone(),
            cmap_resolver: settings.cmap_resolver.clone(),
            faces: Vec::new(),
            by_object: HashMap::new(),
            stand_in: OnceCell::new(),
        }
    }

    pub(super) fn face(&mut self, index: usize) -> Option<&mut Face<'a>> {
        self.faces.get_mut(index)
    }

    /// The font of a name: its place among the faces.
    pub(super) fn named(&mut self, name: &Name<'_>, resources: &Resources<'a>) -> Option<usize> {
        let object = resources.fonts.get_ref(name).map(ObjectIdentifier::from);
        if let Some(known) = object.and_then(|object| self.by_object.get(&object)) {
            return *known;
        }
        let font = resources.get_font(name).and_then(|dict| {
            self.cache
                .font(&dict, &self.font_resolver, &self.cmap_resolver)
        });
        let index = match font {
            Some(font) => Some(self.add(Face::new(font, false))),
            None => self.stand_in(),
        };
        if let Some(object) = object {
            self.by_object.insert(object, index);
        }
        index
    }

    /// The font for text whose own is missing or broken: Helvetica.
    pub(super) fn stand_in(&mut self) -> Option<usize> {
        if let Some(known) = self.stand_in.get() {
            return *known;
        }
        let font = self
            .cache
            .standard_font(StandardFont::Helvetica, &self.font_resolver);
        let index = font.map(|font| self.add(Face::new(font, true)));
        *self.stand_in.get_or_init(|| index)
    }

    fn add(&mut self, face: Face<'a>) -> usize {
        self.faces.push(face);
        self.faces.len() - 1
    }
}
