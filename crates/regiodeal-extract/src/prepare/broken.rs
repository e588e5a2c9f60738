//! Tables that go on over the end of a page.

use dutch_money::{Cell, Scale};
use regiodeal_document::{Block, Kind as Looks, Reading, Row};

use crate::lexicon;
use crate::text::words;

/// A row of a table that the end of a page cuts in two is one.
pub(super) fn join_rows(blocks: &mut [Block]) {
    let mut last: Option<usize> = None;
    for index in 0..blocks.len() {
        let (before, rest) = blocks.split_at_mut(index);
        let Some(block) = rest.first_mut() else { break };
        match block.kind {
            Looks::Furniture => continue,
            Looks::Table => {}
            _ => {
                last = None;
                continue;
            }
        }
        if let Some(above) = last.and_then(|last| before.get_mut(last)) {
            join_broken_row(above, block);
        }
        last = Some(index);
    }
}

fn join_broken_row(above: &mut Block, below: &mut Block) {
    let header = above.table.rows.first().map(texts);
    let first = below.table.rows.first().map(texts);
    let at = usize::from(header == first);
    let (Some(row), Some(rest)) = (above.table.rows.last_mut(), below.table.rows.get(at)) else {
        return;
    };
    let first = rest.filled().next().map_or("", |column| rest.cell(column));
    let filled = || rest.filled().filter_map(|column| rest.cells.get(column));
    let goes_on = row.cells.len() == rest.cells.len()
        && page(row) < page(rest)
        && rest.filled().all(|column| !row.cell(column).is_empty())
        && has_money(row)
        && !filled().any(is_money)
        && first.starts_with(char::is_lowercase);
    if goes_on {
        let rest = below.table.rows.remove(at);
        for (cell, rest) in row.cells.iter_mut().zip(&rest.cells) {
            cell.append(rest, " ", false);
        }
    }
}

/// A note between two pieces of a table is a row of the piece above: its lower line is drawn
/// on the next page, and where it breaks it looks like a paragraph.
pub(super) fn take_notes_in(blocks: &mut Vec<Block>) {
    let mut index = 0;
    while index < blocks.len() {
        let (before, rest) = blocks.split_at_mut(index);
        let above = before
            .iter_mut()
            .rfind(|block| block.kind != Looks::Furniture);
        let note = rest.first().filter(|note| tells_note(note));
        let mut behind = rest.iter().skip(1);
        let below = behind.find(|block| block.kind != Looks::Furniture);
        if let (Some(above), Some(note), Some(below)) = (above, note, below)
            && goes_on_in(above, below)
        {
            let first = above.table.rows.first();
            let mut cells = vec![Reading::default(); first.map_or(0, |row| row.cells.len())];
            if let Some(cell) = cells.first_mut() {
                *cell = note.text.clone();
            }
            above.table.rows.push(Row {
                cells,
                gap: note.gap,
                indent: 0,
            });
            blocks.remove(index);
        } else {
            index += 1;
        }
    }
}

fn tells_note(block: &Block) -> bool {
    block.kind == Looks::Paragraph && lexicon::NOTE_OPENING.is_match(block.text.as_str())
}

/// Whether a table of money goes on over the page: it has not come to its sum, and what is
/// below begins with a row, or with the same header again.
fn goes_on_in(above: &Block, below: &Block) -> bool {
    let (Some(last), Some(first)) = (above.table.rows.last(), below.table.rows.first()) else {
        return false;
    };
    let is_sum = last
        .filled()
        .any(|column| lexicon::TOTAL.is_match(last.cell(column)));
    let is_header = above.table.rows.first().map(texts) == Some(texts(first));
    last.cells.len() == first.cells.len()
        && page(last) < page(first)
        && has_money(last)
        && !is_sum
        && (is_header || has_money(first))
}

/// What the cells of a row say.
fn texts(row: &Row) -> Vec<String> {
    row.cells.iter().map(|cell| words(cell.as_str())).collect()
}

/// Where a row begins.
fn page(row: &Row) -> Option<u32> {
    let filled = row.cells.iter().find_map(Reading::first_line)?;
    Some(filled.page)
}

fn has_money(row: &Row) -> bool {
    let mut cells = row.cells.iter().filter(|cell| !cell.is_empty());
    cells.any(is_money)
}

fn is_money(cell: &Reading) -> bool {
    !matches!(dutch_money::cell(cell.as_str(), Scale::ONE), Cell::Words)
}
