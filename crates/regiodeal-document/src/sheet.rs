//! A page as drawn: glyphs and lines with their places, before anything is read from them.

/// A rectangle in points; the origin is the top left of the page as displayed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left.
    pub x0: f32,
    /// Top.
    pub y0: f32,
    /// Right.
    pub x1: f32,
    /// Bottom.
    pub y1: f32,
}

impl Rect {
    /// Holds nothing, and adds nothing to a union.
    pub const NONE: Self = Self {
        x0: f32::INFINITY,
        y0: f32::INFINITY,
        x1: f32::NEG_INFINITY,
        y1: f32::NEG_INFINITY,
    };

    /// The smallest rectangle around both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        // One instruction each; `f32::min` takes several, for what is no number.
        let least = |one: f32, other: f32| if other < one { other } else { one };
        let most = |one: f32, other: f32| if other > one { other } else { one };
        Self {
            x0: least(self.x0, other.x0),
            y0: least(self.y0, other.y0),
            x1: most(self.x1, other.x1),
            y1: most(self.y1, other.y1),
        }
    }

    /// The smallest rectangle around all of them.
    pub fn around(all: impl IntoIterator<Item = Self>) -> Self {
        all.into_iter().fold(Self::NONE, Self::union)
    }

    /// Whether it is [`Rect::NONE`].
    #[must_use]
    pub fn is_none(self) -> bool {
        self.x0 > self.x1
    }

    /// Points from left to right.
    #[must_use]
    pub fn width(self) -> f32 {
        self.x1 - self.x0
    }

    /// Points from top to bottom.
    #[must_use]
    pub fn height(self) -> f32 {
        self.y1 - self.y0
    }

    /// Whether both have a part in common.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.x0 < other.x1 && other.x0 < self.x1 && self.y0 < other.y1 && other.y0 < self.y1
    }

    /// Whether the middle of `other` lies in it.
    #[must_use]
    pub fn holds(self, other: Self) -> bool {
        let (x, y) = (
            f32::midpoint(other.x0, other.x1),
            f32::midpoint(other.y0, other.y1),
        );
        self.x0 <= x && x <= self.x1 && self.y0 <= y && y <= self.y1
    }
}

/// One character or ligature as drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// What it means; U+FFFD where the font does not say.
    pub text: GlyphText,
    /// Where its base line starts.
    pub x: f32,
    /// The height of its base line.
    pub y: f32,
    /// From the start of its base line to that of the next glyph.
    pub dx: f32,
    /// The same downwards: 0 for upright text.
    pub dy: f32,
    /// Font size in points.
    pub size: f32,
    /// Drawn in bold type.
    pub bold: bool,
    /// Colour as drawn: red, green, blue.
    pub colour: [u8; 3],
}

/// What a glyph means: one character nearly always.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GlyphText {
    /// One character.
    Char(char),
    /// Several: a ligature.
    Text(Box<str>),
}

/// A page as drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// From 1.
    pub number: u32,
    /// Width in points as displayed.
    pub width: f32,
    /// Height in points as displayed.
    pub height: f32,
    /// In the order in which they are drawn.
    pub glyphs: Vec<Glyph>,
    /// Drawn lines and the edges of drawn boxes, each thinner than [`RULE`].
    pub rules: Vec<Rect>,
    /// Filled or framed boxes.
    pub boxes: Vec<Rect>,
    /// The part of the page that pictures cover, from 0 to 1 (1 where they overlap to more).
    pub pictured: f32,
    /// Its glyphs were recognised on a picture, and may be wrong.
    pub recognised: bool,
}

/// A box thinner than this, in points, is a drawn line.
pub const RULE: f32 = 2.5;

impl Sheet {
    /// A page without anything on it.
    #[must_use]
    pub fn new(number: u32, width: f32, height: f32) -> Self {
        Self {
            number,
            width,
            height,
            ..Self::default()
        }
    }

    /// Adds a drawn rectangle: a line where it is thin, else a box. `framed`: its outline is
    /// drawn.
    pub fn draw(&mut self, area: Rect, framed: bool) {
        let thin = area.width().min(area.height()) < RULE;
        let drawn = area.width().max(area.height()) >= RULE
            && area.width().is_finite()
            && area.height().is_finite();
        if !drawn {
            return;
        }
        if thin {
            self.rules.push(area);
            return;
        }
        if framed {
            let Rect { x0, y0, x1, y1 } = area;
            self.rules.extend([
                Rect { y1: y0, ..area },
                Rect { y0: y1, ..area },
                Rect { x1: x0, ..area },
                Rect { x0: x1, ..area },
            ]);
        }
        self.boxes.push(area);
    }

    /// How many of its glyphs have no known meaning, and how many it has.
    #[must_use]
    pub fn unknown_glyphs(&self) -> (usize, usize) {
        let unknown = self.glyphs.iter().filter(|glyph| match &glyph.text {
            GlyphText::Char(char) => is_unknown(*char),
            GlyphText::Text(text) => text.chars().all(is_unknown),
        });
        (unknown.count(), self.glyphs.len())
    }
}

/// Where a font names no characters, its codes come as control characters.
fn is_unknown(char: char) -> bool {
    // Nearly all are letters and figures.
    !(' '..='~').contains(&char)
        && (char == char::REPLACEMENT_CHARACTER || char.is_control() && !char.is_whitespace())
}
