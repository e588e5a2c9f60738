//! Bytes to drawn pages. The first byte of each command says what is drawn; numbers are
//! mostly places on a page, now and then anything.

use regiodeal_document::{Glyph, GlyphText, Rect, Sheet};

/// No page has more glyphs.
const MOST_GLYPHS: usize = 20_000;
/// Letters that make words, amounts, lists, tables and headings, and some that are odd.
const LETTERS: [char; 64] = [
    'a',
    'e',
    'i',
    'n',
    'r',
    't',
    's',
    'o',
    'A',
    'D',
    'R',
    'S',
    'K',
    'P',
    ' ',
    ' ',
    '0',
    '1',
    '2',
    '5',
    '9',
    '€',
    '.',
    ',',
    '-',
    '–',
    '•',
    '(',
    ')',
    '*',
    ':',
    ';',
    '/',
    '%',
    '?',
    '\'',
    '"',
    '1',
    '2',
    '3',
    'é',
    'ë',
    'ĳ',
    '\u{ad}',
    '\u{a0}',
    '\u{2009}',
    '\t',
    '\n',
    '\r',
    '\u{c}',
    '\u{0}',
    '\u{fffd}',
    '\u{301}',
    '\u{200b}',
    '\u{202e}',
    '\u{feff}',
    '\u{10ffff}',
    '中',
    'א',
    'ﬁ',
    '²',
    '…',
    '_',
    '|',
];

/// Numbers that arithmetic trips over.
const ODD: [f32; 16] = [
    f32::NAN,
    f32::INFINITY,
    f32::NEG_INFINITY,
    f32::MAX,
    f32::MIN,
    f32::MIN_POSITIVE,
    f32::EPSILON,
    0.0,
    -0.0,
    -1.0,
    1e9,
    -1e9,
    1e20,
    3e38,
    16_777_216.0,
    0.001,
];

/// Bytes that run out into zeros.
struct Bytes<'b>(&'b [u8]);

impl Bytes<'_> {
    fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else {
            return 0;
        };
        self.0 = rest;
        *first
    }

    /// A place on a page of at most 1023 points, in quarters; or an odd number.
    fn number(&mut self) -> f32 {
        let (high, low) = (self.byte(), self.byte());
        match high {
            0xfe => ODD[usize::from(low) % ODD.len()],
            0xff => f32::from_le_bytes([self.byte(), self.byte(), self.byte(), low]),
            _ => f32::from(u16::from_be_bytes([high & 0xf, low])) / 4.0,
        }
    }

    fn rect(&mut self) -> Rect {
        Rect {
            x0: self.number(),
            y0: self.number(),
            x1: self.number(),
            y1: self.number(),
        }
    }

    fn letter(&mut self) -> char {
        LETTERS[usize::from(self.byte()) % LETTERS.len()]
    }
}

/// How text is set.
struct Pen {
    x: f32,
    y: f32,
    dx: f32,
    dy: f32,
    size: f32,
    bold: bool,
    colour: [u8; 3],
}

impl Pen {
    fn new() -> Self {
        Self {
            x: 72.0,
            y: 72.0,
            dx: 5.0,
            dy: 0.0,
            size: 10.0,
            bold: false,
            colour: [0; 3],
        }
    }

    fn glyph(&mut self, sheet: &mut Sheet, text: GlyphText) {
        if sheet.glyphs.len() >= MOST_GLYPHS {
            return;
        }
        sheet.glyphs.push(Glyph {
            text,
            x: self.x,
            y: self.y,
            dx: self.dx,
            dy: self.dy,
            size: self.size,
            bold: self.bold,
            colour: self.colour,
        });
        self.x += self.dx;
        self.y += self.dy;
    }
}

/// The pages that bytes describe.
pub fn sheets(bytes: &[u8]) -> Vec<Sheet> {
    let mut bytes = Bytes(bytes);
    let mut sheets = vec![Sheet::new(1, 595.0, 842.0)];
    let mut pen = Pen::new();
    while !bytes.0.is_empty() && sheets.len() < 20 {
        let number = u32::try_from(sheets.len()).expect("few pages") + 1;
        let Some(sheet) = sheets.last_mut() else {
            break;
        };
        match bytes.byte() {
            0 => {
                sheets.push(Sheet::new(number, bytes.number(), bytes.number()));
                pen = Pen::new();
            }
            1 => sheets.push(Sheet::new(number, 595.0, 842.0)),
            2 => sheet.rules.push(bytes.rect()),
            3 => sheet.boxes.push(bytes.rect()),
            4 => sheet.draw(bytes.rect(), true),
            5 => sheet.draw(bytes.rect(), false),
            6 => (pen.x, pen.y) = (bytes.number(), bytes.number()),
            7 => (pen.dx, pen.dy) = (bytes.number(), bytes.number()),
            8 => pen.size = bytes.number(),
            9 => pen.bold = !pen.bold,
            10 => pen.colour = [bytes.byte(), bytes.byte(), bytes.byte()],
            11 => (pen.x, pen.y) = (72.0, pen.y + 12.0),
            12 => pen.x += bytes.number(),
            13 => pen.y += bytes.number(),
            14 => (pen.dx, pen.dy) = (pen.dy, -pen.dx),
            15 => grid(sheet, &mut bytes),
            16 => {
                let text: String = (0..bytes.byte() % 5).map(|_| bytes.letter()).collect();
                pen.glyph(sheet, GlyphText::Text(text.into()));
            }
            17 => repeat(sheet, &mut bytes, &mut pen),
            18 => sheet.pictured = bytes.number(),
            letter => {
                let letter = LETTERS[usize::from(letter) % LETTERS.len()];
                pen.glyph(sheet, GlyphText::Char(letter));
            }
        }
    }
    sheets
}

/// A table's lines.
fn grid(sheet: &mut Sheet, bytes: &mut Bytes<'_>) {
    let area = bytes.rect();
    let (rows, columns) = (bytes.byte() % 32, bytes.byte() % 32);
    for row in 0..=rows {
        let y = area.y0 + area.height() * f32::from(row) / f32::from(rows.max(1));
        sheet.rules.push(Rect {
            y0: y,
            y1: y,
            ..area
        });
    }
    for column in 0..=columns {
        let x = area.x0 + area.width() * f32::from(column) / f32::from(columns.max(1));
        sheet.rules.push(Rect {
            x0: x,
            x1: x,
            ..area
        });
    }
}

/// A letter many times, each a step from the last.
fn repeat(sheet: &mut Sheet, bytes: &mut Bytes<'_>, pen: &mut Pen) {
    let (x, y) = (bytes.number() / 8.0, bytes.number() / 8.0);
    let letter = bytes.letter();
    for _ in 0..u16::from(bytes.byte()) * 4 {
        pen.glyph(sheet, GlyphText::Char(letter));
        (pen.x, pen.y) = (pen.x + x, pen.y + y);
    }
}
