//! The first stage: what layout makes of a document's pages.

use std::fmt::Write as _;

use regiodeal_document::{Block, Kind, Page, Reading, Row, layout};

use crate::words::{place, quoted};

/// A block a line; under a table its rows.
pub(crate) fn render(pages: &[Page]) -> String {
    let mut out = String::new();
    for block in layout(pages) {
        writeln!(out, "{}", head(&block)).expect("a line");
        for row in &block.table.rows {
            writeln!(out, "    {}", cells(row)).expect("a line");
        }
    }
    out
}

fn head(block: &Block) -> String {
    let lines = block.lines();
    let first = lines
        .first()
        .map_or_else(|| "nowhere".to_owned(), |line| place(line.page, line.line));
    let mut words = format!("{first} {:?}", block.kind);
    if block.level > 0 {
        write!(words, " {}", block.level).expect("a level");
    }
    if block.run_in {
        words.push_str(" run-in");
    }
    if block.kind != Kind::Table {
        write!(words, " {}", quoted(block.text.as_str())).expect("a text");
    }
    words
}

fn cells(row: &Row) -> String {
    let cells: Vec<&str> = row.cells.iter().map(Reading::as_str).collect();
    format!("| {} |", cells.join(" | "))
}
