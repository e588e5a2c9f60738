//! Tables: cells in columns, spans taken apart. A table that only places text is none.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::around::heads;
use super::flat::Flat;
use super::flow;

/// Columns that a cell may span, as in browsers.
const MOST_COLUMNS: usize = 1000;
/// Rows that a cell may span, as in browsers.
const MOST_ROWS: usize = 65_534;
/// Empty cells that spans may make, for each cell that is there and for a table.
const EMPTY_FOR_EACH: usize = 8;
const EMPTY: usize = 50_000;
/// Words of a cell with several paragraphs that still belong in a table.
const LONGEST_CELL: usize = 60;

/// What an element is in a table, by its name or role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Head,
    Body,
    Foot,
    Row,
    Cell,
    Caption,
    Table,
    Other,
}

fn part(flat: &Flat<'_>, index: usize) -> Part {
    let Some(element) = flat.element(index) else {
        return Part::Other;
    };
    let role = element.attr("role").unwrap_or_default();
    let name = match role {
        "table" | "grid" | "row" | "cell" | "gridcell" | "columnheader" | "rowheader"
        | "caption" => role,
        _ => element.name(),
    };
    match name {
        "table" | "grid" => Part::Table,
        "thead" => Part::Head,
        "tbody" => Part::Body,
        "tfoot" => Part::Foot,
        "tr" | "row" => Part::Row,
        "td" | "th" | "cell" | "gridcell" | "columnheader" | "rowheader" => Part::Cell,
        "caption" => Part::Caption,
        _ => Part::Other,
    }
}

/// A table and where its caption stands.
pub(super) struct Table {
    pub(super) rows: Vec<Vec<String>>,
    pub(super) caption: Option<usize>,
}

/// The table that an element is, where its cells hold data.
pub(super) fn read(flat: &Flat<'_>, index: usize) -> Option<Table> {
    if part(flat, index) != Part::Table {
        return None;
    }
    let role = flat.element(index)?.attr("role");
    let grid = Grid::of(flat, index)?;
    let places = matches!(role, Some("presentation" | "none"));
    (!places && grid.holds_data(flat)).then(|| Table {
        rows: grid.texts(flat),
        caption: grid.caption,
    })
}

/// The elements of a table, in the order in which a browser shows them.
#[derive(Default)]
struct Grid {
    rows: Vec<Vec<usize>>,
    caption: Option<usize>,
    is_marked: bool,
}

impl Grid {
    /// None where a table stands within the table, or text that no cell holds.
    fn of(flat: &Flat<'_>, index: usize) -> Option<Self> {
        let mut grid = Self::default();
        let (mut head, mut body, mut foot) = (Vec::new(), Vec::new(), Vec::new());
        let mut now = (Part::Body, 0);
        let range = flat.range(index);
        grid.is_marked = flat.tag(index) != "table";
        if has_text_outside_cells(flat, range.clone()) {
            return None;
        }
        for at in range.start + 1..range.end {
            if at >= now.1 {
                now = (Part::Body, range.end);
            }
            let rows = match now.0 {
                Part::Head => &mut head,
                Part::Foot => &mut foot,
                _ => &mut body,
            };
            match part(flat, at) {
                Part::Table => return None,
                section @ (Part::Head | Part::Foot | Part::Body) => {
                    grid.is_marked |= section == Part::Head;
                    now = (section, flat.range(at).end);
                }
                Part::Row => rows.push(Vec::new()),
                Part::Cell => {
                    let role = flat.element(at).and_then(|element| element.attr("role"));
                    grid.is_marked |= flat.tag(at) == "th" || role == Some("columnheader");
                    if rows.is_empty() {
                        rows.push(Vec::new());
                    }
                    if let Some(row) = rows.last_mut() {
                        row.push(at);
                    }
                }
                Part::Caption if grid.caption.is_some() => return None,
                Part::Caption => {
                    grid.is_marked = true;
                    grid.caption = Some(at);
                }
                Part::Other => {}
            }
        }
        grid.rows = head;
        grid.rows.extend(body);
        grid.rows.extend(foot);
        grid.rows.retain(|row| !row.is_empty());
        Some(grid)
    }

    /// Two columns at least, and no cell that is a page of its own.
    fn holds_data(&self, flat: &Flat<'_>) -> bool {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let rows = if self.is_marked { 1 } else { 2 };
        let mut cells = self.rows.iter().flatten();
        columns >= 2
            && self.rows.len() >= rows
            && (self.is_marked || !cells.any(|cell| is_page(flat, *cell)))
    }

    fn texts(&self, flat: &Flat<'_>) -> Vec<Vec<String>> {
        let placed = place(flat, &self.rows);
        let mut texts: Vec<Vec<String>> = placed
            .into_iter()
            .map(|row| {
                let text = |cell: Option<usize>| {
                    cell.map_or_else(String::new, |cell| flow::cell(flat, cell))
                };
                row.into_iter().map(text).collect()
            })
            .collect();
        texts.retain(|row| row.iter().any(|cell| !cell.trim().is_empty()));
        texts
    }
}

/// Roles, unlike tags, let text stand between the cells of a table.
fn has_text_outside_cells(flat: &Flat<'_>, table: Range<usize>) -> bool {
    let mut at = table.start + 1;
    while at < table.end {
        at = match part(flat, at) {
            Part::Cell | Part::Caption => flat.range(at).end,
            _ if flat.element(at).is_none() && flat.words(&(at..at + 1)) > 0 => return true,
            _ => at + 1,
        };
    }
    false
}

/// A cell that places text: it has headings, or much text in several blocks.
fn is_page(flat: &Flat<'_>, cell: usize) -> bool {
    let range = flat.range(cell);
    let headed = flat
        .elements(range.clone())
        .any(|(_, element)| heads(element.name()));
    let blocks = flat
        .elements(range.clone())
        .filter(|(_, element)| matches!(element.name(), "p" | "li" | "br"))
        .count();
    headed || blocks > 1 && flat.words(&range) > LONGEST_CELL
}

/// The cells of each row in their columns. Columns in which no cell begins are left out.
fn place(flat: &Flat<'_>, rows: &[Vec<usize>]) -> Vec<Vec<Option<usize>>> {
    let mut placed: Vec<Vec<(usize, usize)>> = Vec::with_capacity(rows.len());
    // Columns that cells of rows above still take, and for how many rows.
    let mut taken = vec![0_usize; 2 * MOST_COLUMNS];
    for row in rows {
        let mut column = 0;
        let mut cells = Vec::with_capacity(row.len());
        let mut below: Vec<(usize, usize)> = Vec::new();
        for cell in row {
            while taken.get(column).is_some_and(|rows| *rows > 0) {
                column += 1;
            }
            cells.push((column, *cell));
            let width = span(flat, *cell, "colspan", MOST_COLUMNS).max(1);
            let width = if column < MOST_COLUMNS { width } else { 1 };
            let height = match span(flat, *cell, "rowspan", MOST_ROWS) {
                0 => MOST_ROWS,
                height => height,
            };
            if height > 1 && column < MOST_COLUMNS {
                below.extend((column..column + width).map(|column| (column, height)));
            }
            column += width;
        }
        placed.push(cells);
        for (column, height) in below {
            if let Some(rows) = taken.get_mut(column) {
                *rows = height;
            }
        }
        for rows in &mut taken {
            *rows = rows.saturating_sub(1);
        }
    }
    in_columns(&placed)
}

/// Rows with a place for each column. Where spans would make far more places than there
/// are cells, rows keep only their cells.
fn in_columns(placed: &[Vec<(usize, usize)>]) -> Vec<Vec<Option<usize>>> {
    let columns: BTreeSet<usize> = placed.iter().flatten().map(|(column, _)| *column).collect();
    let order: BTreeMap<usize, usize> = columns.into_iter().zip(0..).collect();
    let at = |column: &usize| order.get(column).copied().unwrap_or(0);
    let width = |row: &Vec<(usize, usize)>| row.last().map_or(0, |(column, _)| at(column) + 1);
    let cells: usize = placed.iter().map(Vec::len).sum();
    let all: usize = placed.iter().map(width).sum();
    let fits = all <= cells * EMPTY_FOR_EACH + EMPTY;
    placed
        .iter()
        .map(|row| {
            if !fits {
                return row.iter().map(|(_, cell)| Some(*cell)).collect();
            }
            let mut cells = vec![None; width(row)];
            for (column, cell) in row {
                if let Some(place) = cells.get_mut(at(column)) {
                    *place = Some(*cell);
                }
            }
            cells
        })
        .collect()
}

fn span(flat: &Flat<'_>, cell: usize, name: &str, most: usize) -> usize {
    let value = flat.element(cell).and_then(|element| element.attr(name));
    let digits: String = value
        .unwrap_or("1")
        .trim()
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    match digits.parse::<usize>() {
        Ok(span) => span.min(most),
        // Digits that are no number are too many.
        Err(_) if digits.is_empty() => 1,
        Err(_) => most,
    }
}
