//! Entries of a contents list that dots lead to their pages.

use regiodeal_document::{Block, Kind as Looks, Reading, Row, Table};

/// Dots that lead the eye from an entry to its page.
const LEADER: &str = "....";

/// Blocks in which "1.1 Open huis ........ 3", and more such below it, are rows of a table:
/// the entry, and its page.
pub(super) fn parted(blocks: Vec<Block>) -> Vec<Block> {
    if !blocks
        .iter()
        .any(|block| block.text.as_str().contains(LEADER))
    {
        return blocks;
    }
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let rows = leading_to_pages(&block);
        if rows.is_empty() {
            out.push(block);
            continue;
        }
        let goes_on = |above: &&mut Block| {
            let row = above.table.rows.last();
            above.kind == Looks::Table
                && row.is_some_and(|row| row.cells.len() == 2 && is_page(row.cell(1)))
        };
        if let Some(above) = out.last_mut().filter(goes_on) {
            above.table.rows.extend(rows);
        } else {
            out.push(Block {
                kind: Looks::Table,
                text: Reading::default(),
                table: Table { rows },
                level: 0,
                ..block
            });
        }
    }
    out
}

/// The entries of a block that dots lead to pages, where it holds nothing else.
fn leading_to_pages(block: &Block) -> Vec<Row> {
    let text = block.text.as_str();
    let mut rows = Vec::new();
    let mut start = 0;
    while let Some(dots) = text.get(start..).and_then(|rest| rest.find(LEADER)) {
        let entry = start..start + dots;
        let behind = text.get(entry.end..).unwrap_or_default();
        let rest = behind.trim_start_matches(['.', ' ', '\u{a0}', '\u{2060}']);
        let digits = rest.len()
            - rest
                .trim_start_matches(|char: char| char.is_ascii_digit())
                .len();
        let page = text.len() - rest.len()..text.len() - rest.len() + digits;
        let after = text.get(page.end..).unwrap_or_default();
        let parted = after.is_empty() || after.starts_with([' ', '\n']);
        if !parted || !is_page(text.get(page.clone()).unwrap_or_default()) {
            return Vec::new();
        }
        rows.push(Row {
            cells: vec![block.text.part(entry), block.text.part(page.clone())],
            gap: 0,
            indent: 0,
        });
        start = page.end;
    }
    let rest = text.get(start..).unwrap_or_default();
    if rest.trim().is_empty() {
        rows
    } else {
        Vec::new()
    }
}

fn is_page(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}
