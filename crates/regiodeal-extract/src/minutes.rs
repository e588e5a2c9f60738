//! Decision tables in words: number, subject, decision, and no column of money. Each row
//! is a section of its own: the subject heads it, the other cells are its text.

use std::collections::BTreeSet;

use regiodeal_document::{Block, Kind as Looks, Reading, Row, Table};

use crate::fields;
use crate::lexicon;
use crate::text::words;

/// A subject is no longer than this, in code points.
const LONGEST_NAME: usize = 140;
/// The level of the headings: no heading over the table closes it.
const LEVEL: usize = 1;

/// The columns of a decision table.
struct Columns {
    headings: Vec<Reading>,
    number: Option<usize>,
    name: usize,
    decision: usize,
}

/// Blocks in which the rows of such tables are sections, and where each table ends.
pub(crate) fn spell_out(blocks: &[Block]) -> Option<(Vec<Block>, BTreeSet<usize>)> {
    let mut out = Vec::with_capacity(blocks.len());
    let mut ends = BTreeSet::new();
    let mut columns: Option<Columns> = None;
    for block in blocks {
        if block.kind != Looks::Table {
            out.push(block.clone());
            continue;
        }
        let own = block.table.rows.first().and_then(Columns::of);
        // A page break cuts a table; its rest has no header.
        let columns = match (own, columns.as_ref()) {
            (Some(own), _) if own.decide_in_words(&block.table) => columns.insert(own),
            (None, Some(known)) if known.fit(&block.table) => known,
            _ => {
                out.push(block.clone());
                continue;
            }
        };
        columns.write(block, &mut out);
        ends.insert(out.len());
        out.push(Block {
            table: Table::default(),
            ..block.clone()
        });
    }
    (!ends.is_empty()).then_some((out, ends))
}

impl Columns {
    fn of(header: &Row) -> Option<Self> {
        let find = |pattern: &dyn Fn(&str) -> bool| {
            (0..header.cells.len()).find(|column| pattern(&words(header.cell(*column))))
        };
        let name = find(&|cell| lexicon::COLUMN_PROJECT.is_match(cell))
            .or_else(|| find(&|cell| lexicon::COLUMN_ITEM.is_match(cell)))?;
        Some(Self {
            name,
            decision: find(&|cell| lexicon::COLUMN_DECISION.is_match(cell))?,
            number: find(&|cell| lexicon::COLUMN_NUMBER.is_match(cell)),
            headings: header.cells.clone(),
        })
    }

    /// Rows under the header whose decision is a sentence: two, or all there are.
    fn decide_in_words(&self, table: &Table) -> bool {
        let rows = table.rows.get(1..).unwrap_or_default();
        let told = rows
            .iter()
            .filter(|row| row.cell(self.decision).split_whitespace().count() >= 3)
            .count();
        told >= 2 || told > 0 && told == rows.len()
    }

    fn fit(&self, table: &Table) -> bool {
        let width = table.rows.iter().map(|row| row.cells.len()).max();
        width == Some(self.headings.len())
    }

    fn is_header(&self, row: &Row) -> bool {
        row.cell(self.name) == self.headings.get(self.name).map_or("", Reading::as_str)
    }

    fn write(&self, block: &Block, out: &mut Vec<Block>) {
        let rows = || block.table.rows.iter().filter(|row| !self.is_header(row));
        // Where other items of a meeting are counted too, the number is no project's.
        let numbers = rows().all(|row| !lexicon::NO_PROJECT.is_match(row.cell(self.name)));
        for row in rows() {
            self.row(row, numbers, block, out);
        }
    }

    fn row(&self, row: &Row, numbers: bool, block: &Block, out: &mut Vec<Block>) {
        let add = |kind: Looks, text: Reading, out: &mut Vec<Block>| {
            if !text.is_empty() {
                out.push(Block {
                    kind,
                    text,
                    table: Table::default(),
                    level: if kind == Looks::Heading { LEVEL } else { 0 },
                    ..block.clone()
                });
            }
        };
        let (name, about) = parted(row.cells.get(self.name));
        add(Looks::Heading, name, out);
        for (column, cell) in row.cells.iter().enumerate() {
            if Some(column) == self.number {
                let number = lexicon::NUMBER_CELL.is_match(cell.as_str()) && numbers;
                if number {
                    add(Looks::Paragraph, self.field(column, cell), out);
                }
            } else if column == self.name {
                add(Looks::Paragraph, about.clone(), out);
            } else if column == self.decision {
                add(Looks::Paragraph, cell.clone(), out);
            } else {
                let field = self.field(column, cell);
                let known = fields::of(&field).is_some();
                add(
                    Looks::Paragraph,
                    if known { field } else { cell.clone() },
                    out,
                );
            }
        }
    }

    /// A cell behind the heading of its column: "Trekker: gemeente Oss".
    fn field(&self, column: usize, cell: &Reading) -> Reading {
        let mut field = self.headings.get(column).cloned().unwrap_or_default();
        if !cell.is_empty() {
            field.append(cell, ": ", false);
        }
        field
    }
}

/// The name in a cell, and the text below it.
fn parted(cell: Option<&Reading>) -> (Reading, Reading) {
    let Some(cell) = cell else {
        return Default::default();
    };
    let text = cell.as_str();
    let at = text.find('\n').unwrap_or(text.len());
    let at = if at > LONGEST_NAME { text.len() } else { at };
    (cell.part(0..at), cell.part(at..text.len()))
}
