//! Tables without lines between columns that go on over the page: what stands at the top of
//! the next page is put into the columns of the page before. Its own text may leave one
//! empty, or be a single row.

use super::order::Part;
use super::rows::{self, Line, Table, is_figure, is_number};
use super::runs::Run;
use super::{Draft, undrawn};
use crate::sheet::Rect;

/// Puts the top of each page into the columns of a table that ends the page before.
pub(super) fn carry(drafts: &mut [Draft]) {
    let mut open: Option<Table> = None;
    for draft in drafts {
        if let Some(before) = open.take() {
            go_on(&before, &mut draft.parts);
        }
        let flow = draft.parts.iter();
        let last = flow.rev().find(|part| !matches!(part, Part::Aside(_)));
        if let Some(Part::Table(table)) = last {
            open = Some(table.clone());
        }
    }
}

fn go_on(before: &Table, parts: &mut Vec<Part>) {
    if let Some(Part::Table(table)) = parts.first_mut() {
        widen(table, before);
        return;
    }
    let lines: Vec<Line> = parts.iter().map_while(line_of).cloned().collect();
    if let Some(Part::Table(table)) = parts.get_mut(lines.len())
        && is_note_of(before, &lines, table)
    {
        table
            .rows
            .insert(0, rows::row(lines.clone(), &before.columns));
        table.area = Rect::around(lines.iter().map(|line| line.area)).union(table.area);
        widen(table, before);
        parts.drain(0..lines.len());
        return;
    }
    let rows = lines.iter().take_while(|line| is_row_of(before, line));
    let Some(last) = rows.count().checked_sub(1) else {
        return;
    };
    let end = undrawn::with_end(&lines, 0, last);
    let lines = lines.into_iter().take(end).collect();
    let table = rows::table_in(before.columns.clone(), lines, &[]);
    parts.splice(0..end, [Part::Table(table)]);
}

/// Text at the top of the page that belongs to the last row of the page before: it begins
/// where one of its columns does, but the first, and the table goes on right below it.
fn is_note_of(before: &Table, lines: &[Line], table: &Table) -> bool {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return false;
    };
    let mut inner = before.columns.iter().skip(1);
    let is_indented = inner.any(|column| (column.0 - first.area.x0).abs() <= undrawn::ALIGNED);
    is_indented
        && lines.iter().all(|line| {
            line.runs.len() == 1
                && (line.area.x0 - first.area.x0).abs() <= undrawn::ALIGNED
                && (line.size - first.size).abs() < 0.5
        })
        && table.columns.len() == before.columns.len()
        && table.area.y0 - last.area.y1 <= 2.0 * last.size
}

fn line_of(part: &Part) -> Option<&Line> {
    match part {
        Part::Line(line, _) => Some(line),
        _ => None,
    }
}

/// Gives a table the columns of the one before that its own text leaves empty.
fn widen(table: &mut Table, before: &Table) {
    if table.columns.len() >= before.columns.len() {
        return;
    }
    let Some(places) = places(table.columns.iter().copied(), before) else {
        return;
    };
    table.columns.clone_from(&before.columns);
    for row in &mut table.rows {
        let mut cells = vec![Vec::new(); before.columns.len()];
        for (place, cell) in places.iter().zip(row.cells.drain(..)) {
            if let Some(slot) = cells.get_mut(*place) {
                *slot = cell;
            }
        }
        row.cells = cells;
    }
}

/// The column of `table` that each stretch stands in, where it is but one, and no other's.
fn places(spans: impl Iterator<Item = (f32, f32)>, table: &Table) -> Option<Vec<usize>> {
    let mut places: Vec<usize> = Vec::new();
    for span in spans {
        let [only] = *rows::overlapping(&table.columns, span).as_slice() else {
            return None;
        };
        if places.last().is_some_and(|last| *last >= only) {
            return None;
        }
        places.push(only);
    }
    Some(places)
}

/// Every piece of a line stands in a column of its own, and a figure under figures.
fn is_row_of(table: &Table, line: &Line) -> bool {
    let spans = line.runs.iter().map(|run| (run.area.x0, run.area.x1));
    let Some(places) = places(spans, table) else {
        return false;
    };
    let is_aligned = |(place, run): (&usize, &Run)| {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(*place));
        let mut above = cells.flatten().flat_map(|line| &line.runs);
        is_number(run) && above.any(|above| is_figure(above) && undrawn::are_aligned(above, run))
    };
    places.len() > 1 && places.iter().zip(&line.runs).any(is_aligned)
}
