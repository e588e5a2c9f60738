//! Pages, their lines, and places on them.

use crate::areas::Areas;
use crate::sheet::Rect;

/// One page as a reader hands it over. Formats without pages have one.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// From 1.
    pub number: u32,
    /// The decoded text, before any repair. Offsets count its code points.
    pub text: String,
    /// Width and height in points, where the format has geometry.
    pub size: Option<(f32, f32)>,
    /// Its text was recognised on a picture, and may be wrong.
    pub recognised: bool,
    /// The box of each code point of the text, where the format has geometry.
    areas: Areas,
    /// Lines drawn on it, for the picture of its layout.
    pub(crate) rules: Vec<Rect>,
    /// Columns of text, in reading order, for the same.
    pub(crate) columns: Vec<Rect>,
}

impl Page {
    /// A page without geometry.
    pub fn new(number: u32, text: impl Into<String>) -> Self {
        Self {
            number,
            text: text.into(),
            size: None,
            recognised: false,
            areas: Areas::default(),
            rules: Vec::new(),
            columns: Vec::new(),
        }
    }

    /// A page whose characters have places: a box for each code point of the text,
    /// [`Rect::NONE`] for those that are not drawn.
    pub(crate) fn drawn(number: u32, text: String, size: (f32, f32), areas: Areas) -> Self {
        Self {
            number,
            text,
            size: Some(size),
            recognised: false,
            areas,
            rules: Vec::new(),
            columns: Vec::new(),
        }
    }

    pub(crate) fn has_geometry(&self) -> bool {
        !self.areas.is_empty()
    }

    pub(crate) fn areas(&self) -> &Areas {
        &self.areas
    }

    /// The box around a stretch of text, in whole points, rounded outward: x0, y0, x1, y1,
    /// origin top left. None where the page has no geometry or nothing is drawn there.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "points on a page")]
    pub fn bbox(&self, start: usize, end: usize) -> Option<[i32; 4]> {
        let area = self.areas.around(start..end.min(self.areas.len()))?;
        Some([
            area.x0.floor() as i32,
            area.y0.floor() as i32,
            area.x1.ceil() as i32,
            area.y1.ceil() as i32,
        ])
    }

    /// The page's lines, blank ones included. CRLF, CR, LF and the Unicode line
    /// separators each end a line.
    #[must_use]
    pub fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = Vec::new();
        let (mut begin, mut start, mut at) = (0, 0, 0);
        let mut chars = self.text.char_indices().peekable();
        while let Some((byte, char)) = chars.next() {
            at += 1;
            if !ends_line(char) {
                continue;
            }
            push_line(self, &mut lines, start, begin, byte);
            let mut after = byte + char.len_utf8();
            if char == '\r'
                && let Some((next, _)) = chars.next_if(|(_, next)| *next == '\n')
            {
                after = next + 1;
                at += 1;
            }
            (begin, start) = (after, at);
        }
        if begin < self.text.len() {
            push_line(self, &mut lines, start, begin, self.text.len());
        }
        lines
    }
}

fn push_line<'p>(
    page: &'p Page,
    lines: &mut Vec<Line<'p>>,
    start: usize,
    begin: usize,
    end: usize,
) {
    let number = u32::try_from(lines.len() + 1).unwrap_or(u32::MAX);
    lines.push(Line {
        id: LineId {
            page: page.number,
            line: number,
        },
        start,
        text: page.text.get(begin..end).unwrap_or_default(),
    });
}

fn ends_line(char: char) -> bool {
    matches!(
        char,
        '\n' | '\r' | '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Which line of which page, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineId {
    /// The page's number, from 1.
    pub page: u32,
    /// The line within the page, from 1.
    pub line: u32,
}

/// One line of a page, without its line end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line<'p> {
    /// Its page and number.
    pub id: LineId,
    /// Code points of the page before this line.
    pub start: usize,
    /// The line as printed.
    pub text: &'p str,
}

impl Line<'_> {
    /// The part of the line from a byte on. What is read piece by piece from a very long
    /// line is found sooner so.
    pub(crate) fn behind(self, byte: usize) -> Self {
        match self.text.split_at_checked(byte) {
            Some((before, text)) => Self {
                start: self.start + before.chars().count(),
                text,
                ..self
            },
            None => self,
        }
    }
}

/// A stretch of a page's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Location {
    /// The page's number, from 1.
    pub page: u32,
    /// The line on which the stretch starts, from 1 within the page.
    pub line: u32,
    /// First code point, counted in the page's text.
    pub start: usize,
    /// First code point behind it.
    pub end: usize,
}

impl Location {
    /// The words that stand there, or nothing where the page is another one.
    #[must_use]
    pub fn slice<'p>(&self, page: &'p Page) -> &'p str {
        let mut bounds = page
            .text
            .char_indices()
            .map(|(byte, _)| byte)
            .chain(std::iter::once(page.text.len()));
        let Some(from) = bounds.nth(self.start) else {
            return "";
        };
        let to = match self.end.saturating_sub(self.start) {
            0 => from,
            length => bounds.nth(length - 1).unwrap_or(from),
        };
        page.text.get(from..to).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_counts_once() {
        let page = Page::new(1, "een\r\ntwéé\rdrie\n\nvier");
        let lines: Vec<_> = page
            .lines()
            .iter()
            .map(|line| (line.id.line, line.start, line.text))
            .collect();
        assert_eq!(
            lines,
            [
                (1, 0, "een"),
                (2, 5, "twéé"),
                (3, 10, "drie"),
                (4, 15, ""),
                (5, 16, "vier")
            ]
        );
    }

    #[test]
    fn a_location_slices_code_points() {
        let page = Page::new(1, "één € 5");
        let location = Location {
            page: 1,
            line: 1,
            start: 4,
            end: 7,
        };
        assert_eq!(location.slice(&page), "€ 5");
        let behind = Location {
            start: 40,
            end: 50,
            ..location
        };
        assert_eq!(behind.slice(&page), "");
    }
}
