//! Tables of labels and values.

use regiodeal_document::{Block, Kind as Looks, Reading, Row, Table};

use super::LONGEST_TITLE;
use crate::fields;

/// A table of two columns whose first holds labels.
pub(super) fn lists_fields(block: &Block) -> bool {
    let rows = &block.table.rows;
    let labels = rows
        .iter()
        .filter(|row| fields::of(&joined(row)).is_some())
        .count();
    let pairs = rows.iter().all(|row| row.filled().count() <= 2);
    pairs && labels >= 2 && labels * 2 > rows.len()
}

pub(super) fn field(row: &Row, table: &Block) -> Block {
    let text = joined(row);
    // A card begins with the name of its project.
    let alone = row.filled().count() == 1 && !row.cell(0).is_empty();
    let is_name = alone && is_name(text.as_str());
    Block {
        kind: if is_name {
            Looks::Heading
        } else {
            Looks::Paragraph
        },
        text,
        table: Table::default(),
        gap: row.gap,
        level: 0,
        indent: table.indent,
        run_in: false,
    }
}

fn is_name(text: &str) -> bool {
    let short = text.chars().count() < LONGEST_TITLE;
    let begins = text.starts_with(|char: char| char.is_uppercase() || char.is_ascii_digit());
    short && begins && !text.ends_with(['.', ':', ';', ','])
}

fn joined(row: &Row) -> Reading {
    let mut text = Reading::default();
    for cell in &row.cells {
        let colon = if text.as_str().ends_with(':') {
            " "
        } else {
            ": "
        };
        text.append(cell, colon, true);
    }
    text
}
