//! Prints the blocks of a UTF-8 text file: what layout makes of it.

use std::error::Error;
use std::io::Write;

use regiodeal_document::{Kind, Page, Reading, layout};

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args()
        .nth(1)
        .ok_or("usage: blocks FILE.txt (UTF-8)")?;
    let text = std::fs::read_to_string(path)?;
    let pages: Vec<Page> = (1..)
        .zip(text.split('\u{c}'))
        .map(|(number, text)| Page::new(number, text))
        .collect();
    let mut out = std::io::stdout().lock();
    for block in layout(&pages) {
        let line = block.lines().first().map_or(0, |line| line.line);
        writeln!(out, "{line}: {:?} {:?}", block.kind, block.text.as_str())?;
        if block.kind == Kind::Table {
            for row in &block.table.rows {
                let cells: Vec<&str> = row.cells.iter().map(Reading::as_str).collect();
                writeln!(out, "    {cells:?}")?;
            }
        }
    }
    Ok(())
}
