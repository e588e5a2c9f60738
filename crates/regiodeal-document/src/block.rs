//! What layout gives: blocks in reading order.

use crate::page::LineId;
use crate::reading::Reading;

/// What a block is by its looks. What it means is extraction's business.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A short line that stands out: by mark-up, capitals, or its place above text.
    Heading,
    /// Running text.
    Paragraph,
    /// One item of a list, with its bullet or number in the text.
    Item,
    /// A table; its rows are in [`Block::table`].
    Table,
    /// Text set off in quotation marks, in capitals or between white space.
    Quote,
    /// A line in capitals beside a picture.
    Caption,
    /// A line under a table that opens with a footnote mark.
    Footnote,
    /// A narrow column beside the text, which a converter put between its lines.
    Aside,
    /// A running head, a page number, a drawn line: no content.
    Furniture,
}

/// A piece of a document that reads as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it looks like.
    pub kind: Kind,
    /// Its text; empty for a table.
    pub text: Reading,
    /// Its rows, where it is a table.
    pub table: Table,
    /// Blank lines above it; pages are as far apart as a picture.
    pub gap: usize,
    /// For a heading: the level that mark-up gives it ("##" is 2), else 0.
    pub level: usize,
    /// White space before its first line, in code points.
    pub indent: usize,
    /// For a heading: the text follows on its own line.
    pub run_in: bool,
}

impl Block {
    /// The lines it was read from, in reading order.
    #[must_use]
    pub fn lines(&self) -> Vec<LineId> {
        let cells = self.table.rows.iter().flat_map(|row| &row.cells);
        let mut lines: Vec<LineId> = std::iter::once(&self.text)
            .chain(cells)
            .flat_map(Reading::lines)
            .collect();
        lines.dedup();
        lines
    }
}

/// Rows of cells. Rows may differ in length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Top to bottom.
    pub rows: Vec<Row>,
}

/// One row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Left to right; an empty cell is an empty reading.
    pub cells: Vec<Reading>,
    /// Blank lines above it; pages are as far apart as a picture.
    pub gap: usize,
    /// White space before its first cell, in code points, where columns stand under each
    /// other; else 0.
    pub indent: usize,
}

impl Row {
    /// The text of the cell in that column, or "" where the row is shorter.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", Reading::as_str)
    }

    /// The columns that hold something.
    pub fn filled(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.cells.len()).filter(|column| !self.cell(*column).is_empty())
    }
}
