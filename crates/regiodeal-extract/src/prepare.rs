//! What layout cannot know without words: labelled fields that look like headings or
//! like tables.

use regiodeal_document::{Block, Kind as Looks, Reading, Row, Table};

use crate::fields;
use crate::lexicon;

/// Blocks in which every labelled field is a paragraph of its own.
pub(crate) fn prepare(blocks: Vec<Block>) -> Vec<Block> {
    let mut prepared = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block.kind {
            Looks::Table if lists_fields(&block) => {
                prepared.extend(block.table.rows.iter().map(|row| field(row, &block)));
            }
            Looks::Heading if is_field(&block) => prepared.push(Block {
                kind: Looks::Paragraph,
                ..block
            }),
            _ => prepared.push(block),
        }
    }
    prepared
}

fn is_field(block: &Block) -> bool {
    let label = fields::of(&block.text).filter(|field| field.holds != fields::Holds::Name);
    block.level == 0 && (label.is_some() || lexicon::NOTE_OPENING.is_match(block.text.as_str()))
}

/// A table of two columns whose first holds labels.
fn lists_fields(block: &Block) -> bool {
    let rows = &block.table.rows;
    let labels = rows
        .iter()
        .filter(|row| fields::of(&joined(row)).is_some())
        .count();
    let pairs = rows.iter().all(|row| row.filled().count() <= 2);
    pairs && labels >= 2 && labels * 2 > rows.len()
}

fn field(row: &Row, table: &Block) -> Block {
    Block {
        kind: Looks::Paragraph,
        text: joined(row),
        table: Table::default(),
        gap: row.gap,
        level: 0,
        indent: table.indent,
        run_in: false,
    }
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
