//! Pages as text: every piece written in reading order, with the box of each character.

use std::ops::Range;

use super::rows::{self, Row, Table};
use super::runs::Run;
use crate::areas::Areas;
use crate::layout::Dialect;
use crate::page::{Line, Page};
use crate::reading::Reading;
use crate::sheet::Rect;

/// Where something was written: a page, a line of it, and bytes of that line.
#[derive(Clone, Debug)]
pub(super) struct Span {
    page: usize,
    line: usize,
    bytes: Range<usize>,
    /// Its last word was cut off where the cell ended, and goes on in the next line.
    cuts_word: bool,
}

/// A page as it is written.
#[derive(Debug, Default)]
pub(super) struct Writer {
    pub(super) page: usize,
    text: String,
    areas: Areas,
    /// Lines begun, and the byte where the last begins.
    line: usize,
    begin: usize,
}

impl Writer {
    pub(super) fn new(page: usize) -> Self {
        Self {
            page,
            ..Self::default()
        }
    }

    /// Ends the line, and leaves one blank.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() {
            if self.begin < self.text.len() {
                self.push('\n', Rect::NONE);
            }
            self.push('\n', Rect::NONE);
        }
    }

    fn push(&mut self, char: char, area: Rect) {
        self.text.push(char);
        self.areas.push(area);
        if char == '\n' {
            self.line += 1;
            self.begin = self.text.len();
        }
    }

    /// Writes the pieces of a line with spaces between them.
    pub(super) fn line(&mut self, runs: &[Run]) -> Span {
        if self.begin < self.text.len() {
            self.push('\n', Rect::NONE);
        }
        self.pieces(runs)
    }

    fn pieces(&mut self, runs: &[Run]) -> Span {
        let start = self.text.len() - self.begin;
        for (index, run) in runs.iter().enumerate() {
            if index > 0 {
                self.push(' ', Rect::NONE);
            }
            for char in &run.chars {
                self.push(char.char, char.area);
            }
        }
        Span {
            page: self.page,
            line: self.line,
            bytes: start..self.text.len() - self.begin,
            cuts_word: false,
        }
    }

    /// Writes a row: its cells with tabs between, the lines of a cell under each other.
    fn row(&mut self, row: &Row, columns: &[(f32, f32)], cuts: bool) -> Vec<Vec<Span>> {
        if self.begin < self.text.len() {
            self.push('\n', Rect::NONE);
        }
        let mut spans = Vec::with_capacity(row.cells.len());
        for (column, cell) in row.cells.iter().enumerate() {
            if column > 0 {
                self.push('\t', Rect::NONE);
            }
            let mut written = Vec::with_capacity(cell.len());
            for (index, line) in cell.iter().enumerate() {
                if index > 0 {
                    self.push('\n', Rect::NONE);
                }
                let mut span = self.pieces(&line.runs);
                let next = cell.get(index + 1).zip(columns.get(column));
                span.cuts_word =
                    next.is_some_and(|(next, column)| match cut(line, next, *column) {
                        Cut::Maybe => cuts,
                        cut => cut == Cut::Sure,
                    });
                written.push(span);
            }
            spans.push(written);
        }
        spans
    }

    pub(super) fn table(&mut self, table: &Table) -> Vec<Vec<Vec<Span>>> {
        let cuts = table.cells().any(|(cell, column)| {
            let mut pairs = cell.windows(2);
            pairs.any(|pair| matches!(pair, [line, next] if cut(line, next, column) == Cut::Sure))
        });
        let rows = table.rows.iter();
        rows.map(|row| self.row(row, &table.columns, cuts))
            .collect()
    }

    pub(super) fn finish(mut self, number: u32, size: (f32, f32)) -> Page {
        if self.begin < self.text.len() {
            self.push('\n', Rect::NONE);
        }
        Page::drawn(number, self.text, size, self.areas)
    }
}

/// Space between a drawn cell's edge and its text, in points, at least.
const PADDING: f32 = 1.5;
/// A word that fills a cell has so many letters.
const LONG_WORD: usize = 5;

/// Words that begin a line far more often than they end a word.
const COMMON: [&str; 60] = [
    "aan", "actief", "al", "als", "bij", "biedt", "dan", "dat", "de", "deze", "die", "dit", "doen",
    "door", "een", "en", "er", "gaan", "gaat", "geen", "gestart", "haar", "hebben", "heeft", "het",
    "hun", "in", "is", "kan", "komen", "komt", "krijgen", "krijgt", "maar", "mee", "meer", "met",
    "na", "naar", "niet", "nog", "nu", "of", "om", "onder", "ook", "op", "over", "per", "staat",
    "te", "tot", "uit", "van", "voor", "was", "werd", "worden", "wordt", "zijn",
];

/// How a line of a cell may go on in the next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cut {
    None,
    /// The next line may as well begin a word.
    Maybe,
    /// It begins as no word does.
    Sure,
}

/// Whether a word that is wider than its cell was cut, without a hyphen: it stands alone
/// on its line, not one letter more would have fitted, and the next line begins small.
fn cut(line: &rows::Line, next: &rows::Line, (left, right): (f32, f32)) -> Cut {
    let padding = line.area.x0 - left;
    let chars = || line.runs.iter().flat_map(|run| &run.chars);
    let is_word = chars().all(|char| char.char.is_alphabetic()) && chars().count() >= LONG_WORD;
    let Some(first) = next.runs.first().and_then(|run| run.chars.first()) else {
        return Cut::None;
    };
    let fills = (PADDING..=2.0 * line.size).contains(&padding)
        && line.area.x1 <= right
        && right - padding - line.area.x1 < first.area.width();
    if !is_word || !fills || !first.char.is_lowercase() {
        return Cut::None;
    }
    let text = next.text();
    let word = text.split(' ').next().unwrap_or_default();
    let mut letters = word.chars();
    let is_rest = match (letters.next(), letters.next()) {
        (Some(one), Some(two)) => one == two && !"aeiou".contains(one),
        (Some(one), None) => one != 'u',
        _ => false,
    };
    match is_rest {
        true => Cut::Sure,
        false if COMMON.contains(&word) => Cut::None,
        false => Cut::Maybe,
    }
}

/// The lines of all pages, to make readings from.
pub(super) struct Written<'p> {
    pub(super) lines: Vec<Vec<Line<'p>>>,
    pub(super) dialect: &'p Dialect,
}

impl Written<'_> {
    fn line(&self, span: &Span) -> Option<&Line<'_>> {
        self.lines.get(span.page)?.get(span.line)
    }

    /// Lines read as one text: joined with spaces, hyphens at line ends undone.
    pub(super) fn read(&self, spans: &[Span]) -> Reading {
        let mut text = Reading::default();
        for (index, span) in spans.iter().enumerate() {
            let Some(line) = self.line(span) else {
                continue;
            };
            let part = visible(line, span.bytes.clone());
            let soft = index
                .checked_sub(1)
                .and_then(|before| spans.get(before))
                .is_some_and(|before| before.cuts_word || self.ends_soft(before));
            let glue = if text.is_empty() || soft {
                ""
            } else {
                self.dialect.glue(&mut text, part.as_str())
            };
            text.append(&part, glue, index > 0);
        }
        text
    }

    fn ends_soft(&self, span: &Span) -> bool {
        self.line(span)
            .and_then(|line| line.text.get(span.bytes.clone()))
            .is_some_and(|text| text.trim_end().ends_with('\u{ad}'))
    }
}

/// The text without characters that print as nothing.
fn visible(line: &Line<'_>, bytes: Range<usize>) -> Reading {
    let text = line.text.get(bytes.clone()).unwrap_or_default();
    let mut reading = Reading::default();
    let mut start = bytes.start;
    for (at, char) in text.char_indices() {
        if matches!(char, '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{2060}') {
            reading.push(line, start..bytes.start + at, true);
            start = bytes.start + at + char.len_utf8();
        }
    }
    reading.push(line, start..bytes.end, true);
    reading.part(0..reading.as_str().len())
}
