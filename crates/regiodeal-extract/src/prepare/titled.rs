//! Tables within a table, each under a title of its own.

use regiodeal_dataset::fold;
use regiodeal_document::{Block, Kind as Looks, Reading, Row, Table};

use super::LONGEST_TITLE;
use crate::lexicon;
use crate::table;

/// Rows with a title over a header of their own: a table in a table begins there.
pub(super) fn title_rows(block: &Block) -> impl Iterator<Item = usize> {
    let names = [
        "project",
        "projecten",
        "projectnaam",
        "naam",
        "naamproject",
        "titel",
    ];
    let is_known = |cell: &str| {
        lexicon::COLUMN_MONEY.is_match(cell)
            || lexicon::COLUMN_TOTAL.is_match(cell)
            || lexicon::COLUMN_LEAD.is_match(cell)
    };
    let is_header = move |row: &Row| {
        let any = |wanted: &dyn Fn(&str) -> bool| {
            let mut cells = row.filled().map(|column| row.cell(column));
            cells.any(wanted)
        };
        any(&|cell| names.contains(&fold(cell).as_str()))
            && any(&is_known)
            && !any(&table::is_plain_amount)
    };
    let is_title = |row: &Row| {
        let mut filled = row.filled();
        let first = filled.next().map_or("", |column| row.cell(column));
        filled.next().is_none()
            && first.chars().count() < LONGEST_TITLE
            && !lexicon::TOTAL.is_match(first)
    };
    let rows = &block.table.rows;
    let pairs = rows.windows(2).enumerate();
    pairs.filter_map(move |(at, pair)| {
        matches!(pair, [title, header] if is_title(title) && is_header(header)).then_some(at)
    })
}

/// The tables of a table, each with its title as a heading over it. A column that says no
/// more than "bedrag" is what the title says.
pub(super) fn parted(block: &Block) -> Vec<Block> {
    let rows = &block.table.rows;
    let starts: Vec<usize> = title_rows(block).collect();
    let mut out = Vec::new();
    let part = |rows: &[Row]| Block {
        table: Table {
            rows: rows.to_vec(),
        },
        ..block.clone()
    };
    let first = starts.first().copied().unwrap_or(rows.len());
    if first > 0 {
        out.push(part(rows.get(..first).unwrap_or_default()));
    }
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(rows.len());
        let title = rows
            .get(*start)
            .and_then(|row| row.cells.iter().find(|cell| !cell.is_empty()));
        let Some(title) = title else { continue };
        out.push(Block {
            kind: Looks::Heading,
            text: title.clone(),
            table: Table::default(),
            ..block.clone()
        });
        let mut table = part(rows.get(start + 1..end).unwrap_or_default());
        let header = table.table.rows.first_mut();
        let says_nothing = |cell: &&mut Reading| {
            matches!(
                fold(cell.as_str()).as_str(),
                "bedrag" | "bedragen" | "bedrageuro"
            )
        };
        if lexicon::COLUMN_MONEY.is_match(title.as_str())
            && let Some(cell) = header.and_then(|row| row.cells.iter_mut().find(says_nothing))
        {
            *cell = title.clone();
        }
        out.push(table);
    }
    out
}
