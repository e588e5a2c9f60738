//! Text in reading order that remembers where each character was printed.

use std::ops::Range;

use crate::page::{Line, LineId, Location};

/// Text as a person reads it: wrapped lines joined, line-end hyphens and mark-up
/// gone. Offsets into it are bytes; [`Reading::locate`] leads back to the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    text: String,
    pieces: Vec<Piece>,
}

/// A stretch of the reading that stands on the page character for character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// First byte in the reading's text.
    at: usize,
    /// Length in bytes.
    bytes: usize,
    line: LineId,
    /// First code point on the page.
    start: usize,
    /// Nothing but white space and mark-up stands between this and the piece before.
    follows: bool,
}

impl Reading {
    /// The whole of a line's part, `range` in bytes of the line.
    #[must_use]
    pub fn of(line: &Line<'_>, range: Range<usize>) -> Self {
        let mut reading = Self::default();
        reading.push(line, range, false);
        reading
    }

    /// The text as read.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether nothing was read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The lines it stands on, in reading order.
    pub fn lines(&self) -> impl Iterator<Item = LineId> + '_ {
        let mut last = None;
        self.pieces
            .iter()
            .map(|piece| piece.line)
            .filter(move |line| last.replace(*line) != Some(*line))
    }

    /// The line it starts on.
    #[must_use]
    pub fn first_line(&self) -> Option<LineId> {
        self.pieces.first().map(|piece| piece.line)
    }

    /// Adds part of a line. `follows`: only white space or dropped mark-up stands
    /// between it and what was read before.
    pub fn push(&mut self, line: &Line<'_>, range: Range<usize>, follows: bool) {
        let (Some(before), Some(words)) = (line.text.get(..range.start), line.text.get(range))
        else {
            return;
        };
        let mut start = line.start + before.chars().count();
        let (mut follows, mut rest) = (follows, words);
        while !rest.is_empty() {
            let piece = head(rest);
            self.pieces.push(Piece {
                at: self.text.len(),
                bytes: piece.len(),
                line: line.id,
                start,
                follows,
            });
            self.text.push_str(piece);
            start += piece.chars().count();
            rest = rest.get(piece.len()..).unwrap_or_default();
            follows = true;
        }
    }

    /// Adds another reading behind this one, with `glue` (a space) between.
    pub fn append(&mut self, other: &Self, glue: &str, follows: bool) {
        if !self.is_empty() && !other.is_empty() {
            self.text.push_str(glue);
        }
        let shift = self.text.len();
        for (index, piece) in other.pieces.iter().enumerate() {
            self.pieces.push(Piece {
                at: piece.at + shift,
                follows: if index == 0 { follows } else { piece.follows },
                ..*piece
            });
        }
        self.text.push_str(&other.text);
    }

    /// Adds a space that is not printed.
    pub fn space(&mut self) {
        self.text.push(' ');
    }

    /// Drops the last character, a hyphen at a line end.
    pub fn pop(&mut self) {
        let Some(char) = self.text.pop() else { return };
        if let Some(piece) = self.pieces.last_mut()
            && piece.at + piece.bytes > self.text.len()
        {
            piece.bytes -= char.len_utf8();
            if piece.bytes == 0 {
                self.pieces.pop();
            }
        }
    }

    /// A part of it, in bytes; trimmed of white space.
    #[must_use]
    pub fn part(&self, range: Range<usize>) -> Self {
        let range = self.trimmed(range);
        let mut part = Self {
            text: self.text.get(range.clone()).unwrap_or_default().to_owned(),
            pieces: Vec::new(),
        };
        for (piece, inner) in self.pieces_in(&range) {
            let skipped = self.text.get(piece.at..inner.start).unwrap_or_default();
            part.pieces.push(Piece {
                at: inner.start - range.start,
                bytes: inner.len(),
                line: piece.line,
                start: piece.start + skipped.chars().count(),
                follows: piece.follows && !part.pieces.is_empty(),
            });
        }
        part
    }

    /// Where the bytes `range` of the reading are printed: one location for each
    /// stretch of a page that other text does not interrupt. Empty where the range is.
    #[must_use]
    pub fn locate(&self, range: Range<usize>) -> Vec<Location> {
        let range = self.trimmed(range);
        let mut found: Vec<Location> = Vec::new();
        for (piece, inner) in self.pieces_in(&range) {
            let skipped = self.text.get(piece.at..inner.start).unwrap_or_default();
            let words = self.text.get(inner).unwrap_or_default();
            let start = piece.start + skipped.chars().count();
            let end = start + words.chars().count();
            match found.last_mut() {
                Some(last)
                    if piece.follows && last.page == piece.line.page && last.end <= start =>
                {
                    last.end = end;
                }
                _ => found.push(Location {
                    page: piece.line.page,
                    line: piece.line.line,
                    start,
                    end,
                }),
            }
        }
        found
    }

    /// Where all of it is printed.
    #[must_use]
    pub fn everywhere(&self) -> Vec<Location> {
        self.locate(0..self.text.len())
    }

    fn pieces_in<'a>(
        &'a self,
        range: &'a Range<usize>,
    ) -> impl Iterator<Item = (&'a Piece, Range<usize>)> {
        let first = self
            .pieces
            .partition_point(|piece| piece.at + piece.bytes <= range.start);
        self.pieces
            .get(first..)
            .unwrap_or_default()
            .iter()
            .map_while(|piece| {
                let inner = piece.at.max(range.start)..(piece.at + piece.bytes).min(range.end);
                (piece.at < range.end).then_some((piece, inner))
            })
            .filter(|(_, inner)| !inner.is_empty())
    }

    fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let words = self.text.get(range.clone()).unwrap_or_default();
        let start = range.start + (words.len() - words.trim_start().len());
        start..start + words.trim().len()
    }
}

/// Code points are counted from the start of a piece, so no piece is long.
const LONGEST_PIECE: usize = 1024;

/// The first part of a text, of at most [`LONGEST_PIECE`] bytes.
fn head(text: &str) -> &str {
    let mut end = text.len().min(LONGEST_PIECE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;

    #[test]
    fn a_joined_word_leads_back_to_both_lines() {
        let page = Page::new(1, "één proces-\ntechnologie hier");
        let lines = page.lines();
        let mut reading = Reading::of(&lines[0], 0..lines[0].text.len());
        reading.pop();
        reading.push(&lines[1], 0..lines[1].text.len(), true);
        assert_eq!(reading.as_str(), "één procestechnologie hier");
        let found = reading.locate(6..23);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].slice(&page), "proces-\ntechnologie");
        assert_eq!(reading.part(6..12).as_str(), "proces");
        assert_eq!(reading.part(12..28).everywhere()[0].line, 2);
    }

    #[test]
    fn text_that_stands_higher_is_another_place() {
        let page = Page::new(1, "boven\nonder");
        let lines = page.lines();
        let mut reading = Reading::of(&lines[1], 0..5);
        reading.append(&Reading::of(&lines[0], 0..5), " ", true);
        let places = reading.everywhere();
        let words: Vec<_> = places.iter().map(|place| place.slice(&page)).collect();
        assert_eq!(words, ["onder", "boven"]);
    }

    #[test]
    fn interrupted_text_has_several_places() {
        let page = Page::new(1, "begin\nzijkolom\neinde");
        let lines = page.lines();
        let mut reading = Reading::of(&lines[0], 0..5);
        reading.append(&Reading::of(&lines[2], 0..5), " ", false);
        let words: Vec<_> = reading
            .everywhere()
            .iter()
            .map(|place| place.slice(&page))
            .collect();
        assert_eq!(words, ["begin", "einde"]);
    }
}
