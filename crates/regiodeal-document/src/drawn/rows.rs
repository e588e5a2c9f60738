//! Rows and columns of tables: text put into drawn cells, or into columns that it makes itself.

use super::grid::Grid;
use super::runs::{self, Run};
use crate::sheet::Rect;

/// A table's header has no more lines.
const HEADER_LINES: usize = 4;
/// A cell's text begins so near to the left edge of its column, in points.
const OVER: f32 = 1.0;

/// What stands on one base line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// From left to right.
    pub(super) runs: Vec<Run>,
    pub(super) base: f32,
    pub(super) area: Rect,
    pub(super) size: f32,
}

impl Line {
    fn of(run: Run) -> Self {
        Self {
            base: run.base,
            area: run.area,
            size: run.size,
            runs: vec![run],
        }
    }

    fn push(&mut self, run: Run) {
        self.area = self.area.union(run.area);
        self.size = self.size.max(run.size);
        self.runs.push(run);
    }

    pub(super) fn chars(&self) -> impl Iterator<Item = char> {
        let chars = self.runs.iter().flat_map(|run| &run.chars);
        chars.map(|char| char.char)
    }

    pub(super) fn text(&self) -> String {
        let length = self.runs.iter().map(|run| run.len() + 1).sum();
        let mut text = String::with_capacity(length);
        for (index, run) in self.runs.iter().enumerate() {
            if index > 0 {
                text.push(' ');
            }
            text.extend(run.chars.iter().map(|char| char.char));
        }
        text
    }
}

/// A table with its cells filled.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) area: Rect,
    /// Left and right of each column.
    pub(super) columns: Vec<(f32, f32)>,
    pub(super) rows: Vec<Row>,
}

impl Table {
    /// Its cells, each with left and right of its column.
    pub(super) fn cells(&self) -> impl Iterator<Item = (&[Line], (f32, f32))> {
        let rows = self.rows.iter();
        rows.flat_map(|row| {
            row.cells
                .iter()
                .map(Vec::as_slice)
                .zip(self.columns.iter().copied())
        })
    }
}

/// A row: for each column its lines, top to bottom.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) cells: Vec<Vec<Line>>,
    pub(super) area: Rect,
}

/// Runs by their base lines, top to bottom.
pub(super) fn lines(mut runs: Vec<Run>) -> Vec<Line> {
    runs.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut lines: Vec<Line> = Vec::new();
    for run in runs {
        match lines.last_mut() {
            Some(line) if run.base - line.base <= 0.3 * run.size.min(line.size) => line.push(run),
            _ => lines.push(Line::of(run)),
        }
    }
    for line in &mut lines {
        line.runs.sort_by(|a, b| a.area.x0.total_cmp(&b.area.x0));
    }
    lines
}

/// A figure as it stands in a cell: digits and signs, a few letters at most, or a dash.
pub(super) fn is_figure(run: &Run) -> bool {
    let (mut digits, mut letters, mut all) = (0, 0, 0);
    for char in run.chars.iter().map(|char| char.char) {
        if char.is_whitespace() {
            continue;
        }
        all += 1;
        digits += usize::from(char.is_ascii_digit());
        letters += usize::from(char.is_alphabetic());
    }
    let only_signs = letters == 0 && digits == 0 && all <= 3 && {
        let sign = |char: char| matches!(char, '-' | '–' | '—' | '€' | ',' | '.' | ' ' | '−');
        run.chars.iter().all(|char| sign(char.char))
    };
    // "€ 1,2 mln" is one; "K3" is none.
    let opens = run
        .chars
        .iter()
        .map(|char| char.char)
        .find(|char| !char.is_whitespace())
        .is_some_and(|first| !first.is_alphabetic());
    all <= 20 && (digits > 0 && letters <= 3 && opens || only_signs)
}

/// A figure with digits that numbers no item.
pub(super) fn is_number(run: &Run) -> bool {
    let last = run.chars.last().map(|last| last.char);
    is_figure(run)
        && !matches!(last, Some('.' | ')' | ':'))
        && run.chars.iter().any(|char| char.char.is_ascii_digit())
}

/// Only a currency sign, whose figure stands at the other side of the cell.
fn is_sign(run: &Run) -> bool {
    run.text().trim() == "€"
}

/// Text of a drawn table put into its cells. Gives back what lies in none.
pub(super) fn fill(grid: &Grid, runs: Vec<Run>) -> (Option<Table>, Vec<Run>) {
    let width = grid.columns.len().saturating_sub(1);
    let mut held: Vec<Vec<Run>> = vec![Vec::new(); grid.cells.len()];
    let mut rest = Vec::new();
    for run in runs {
        let cell = grid.cells.iter().position(|cell| cell.area.holds(run.area));
        match cell.and_then(|cell| held.get_mut(cell)) {
            Some(held) => held.push(run),
            None => rest.push(run),
        }
    }
    if held.iter().filter(|runs| !runs.is_empty()).count() < 2 {
        rest.extend(held.into_iter().flatten());
        return (None, rest);
    }
    let mut rows: Vec<Row> = (0..grid.rows.len().saturating_sub(1))
        .map(|_| Row {
            cells: vec![Vec::new(); width],
            area: Rect::NONE,
        })
        .collect();
    for (cell, runs) in grid.cells.iter().zip(held) {
        let Some(row) = rows.get_mut(cell.rows.start) else {
            continue;
        };
        row.area = row.area.union(cell.area);
        if let Some(slot) = row.cells.get_mut(cell.columns.start) {
            *slot = lines(runs);
        }
    }
    rows.retain(|row| row.cells.iter().any(|cell| !cell.is_empty()));
    let rows = rows.into_iter().flat_map(parted).collect();
    let columns = grid
        .columns
        .windows(2)
        .filter_map(|pair| Some((*pair.first()?, *pair.get(1)?)))
        .collect();
    let table = Table {
        area: grid.area,
        columns,
        rows,
    };
    (Some(without_empty_columns(table)), rest)
}

/// Columns that hold nothing are the gaps of doubled lines.
fn without_empty_columns(mut table: Table) -> Table {
    let filled: Vec<bool> = (0..table.columns.len())
        .map(|column| {
            table
                .rows
                .iter()
                .any(|row| row.cells.get(column).is_some_and(|cell| !cell.is_empty()))
        })
        .collect();
    let wide = |(from, to): (f32, f32)| to - from > 12.0;
    let keep: Vec<bool> = filled
        .iter()
        .zip(&table.columns)
        .map(|(filled, span)| *filled || wide(*span))
        .collect();
    let mut kept = keep.iter().copied();
    table.columns.retain(|_| kept.next().unwrap_or(true));
    for row in &mut table.rows {
        let mut kept = keep.iter().copied();
        row.cells.retain(|_| kept.next().unwrap_or(true));
    }
    table
}

/// A drawn row that holds several rows, which only their figures part: each line of the
/// column with most figures starts one.
fn parted(row: Row) -> Vec<Row> {
    let figures = |cell: &[Line]| {
        let all = cell.iter().all(|line| line.runs.iter().all(is_figure));
        if all { cell.len() } else { 0 }
    };
    let Some(anchors) = row
        .cells
        .iter()
        .skip(1)
        .max_by_key(|cell| figures(cell))
        .filter(|cell| figures(cell) > 1)
        .map(|cell| cell.iter().map(|line| line.base).collect::<Vec<f32>>())
    else {
        return vec![row];
    };
    // A cell with more figures than lines of names holds a figure over several lines.
    let names = row.cells.first().map_or(0, Vec::len);
    if names < anchors.len() {
        return vec![row];
    }
    let mut parts: Vec<Row> = anchors
        .iter()
        .map(|_| Row {
            cells: vec![Vec::new(); row.cells.len()],
            area: Rect::NONE,
        })
        .collect();
    for (column, cell) in row.cells.into_iter().enumerate() {
        for line in cell {
            let after = anchors.partition_point(|anchor| *anchor <= line.base + 0.3 * line.size);
            if let Some(part) = parts.get_mut(after.saturating_sub(1)) {
                part.area = part.area.union(line.area);
                if let Some(cell) = part.cells.get_mut(column) {
                    cell.push(line);
                }
            }
        }
    }
    parts
}

/// Whether a line goes on with the words of the one above.
pub(super) fn starts_small(line: &Line) -> bool {
    line.runs
        .first()
        .and_then(|run| run.chars.first())
        .is_some_and(|first| first.char.is_lowercase() || first.char == '(' || first.char == '&')
}

/// Lines put into rows and columns. `borders`: heights of drawn lines, which part rows.
pub(super) fn table(lines: Vec<Line>, borders: &[f32]) -> Table {
    table_in(columns(&lines), lines, borders)
}

/// The same with columns that are known.
pub(super) fn table_in(columns: Vec<(f32, f32)>, mut lines: Vec<Line>, borders: &[f32]) -> Table {
    let has_figures = |line: &Line| line.runs.iter().skip(1).any(is_number);
    let body = lines.iter().position(has_figures).unwrap_or(lines.len());
    for (index, line) in lines.iter_mut().enumerate() {
        // A text across columns stands alone on its line.
        let is_header = index < body.min(HEADER_LINES) && line.runs.len() > 1;
        if !is_header && !has_figures(line) {
            continue;
        }
        let runs = std::mem::take(&mut line.runs).into_iter();
        line.runs = runs.flat_map(|run| parted_at(run, &columns)).collect();
    }
    let area = Rect::around(lines.iter().map(|line| line.area));
    let mut bands: Vec<Vec<Line>> = Vec::new();
    let mut last = None;
    for line in lines {
        let band = borders.partition_point(|border| *border <= line.base - 0.3 * line.size);
        if last != Some(band) {
            bands.push(Vec::new());
            last = Some(band);
        }
        if let Some(lines) = bands.last_mut() {
            lines.push(line);
        }
    }
    let is_drawn = borders.len() > 3 && bands.len() > 2;
    let rows = bands
        .into_iter()
        .flat_map(|band| grouped(band, &columns, is_drawn))
        .collect();
    Table {
        area,
        columns,
        rows,
    }
}

/// Text of several columns with no more than a space between, such as the headings
/// "Nr. Project": a word begins right where a column does, or ends where one does.
fn parted_at(run: Run, columns: &[(f32, f32)]) -> Vec<Run> {
    let met = overlapping(columns, (run.area.x0, run.area.x1));
    let met: Vec<(f32, f32)> = met
        .iter()
        .filter_map(|at| columns.get(*at))
        .copied()
        .collect();
    if met.len() < 2 {
        return vec![run];
    }
    let parts = |triple: &[runs::Char]| match triple {
        [before, space, behind] => {
            let begins = |column: &(f32, f32)| (behind.area.x0 - column.0).abs() <= OVER;
            let ends = |column: &(f32, f32)| (before.area.x1 - column.1).abs() <= OVER;
            space.char == ' '
                && (met.iter().skip(1).any(begins) || met.iter().rev().skip(1).any(ends))
        }
        _ => false,
    };
    let triples = run.chars.windows(3).enumerate();
    let spaces: Vec<usize> = triples
        .filter(|(_, triple)| parts(triple))
        .map(|(at, _)| at + 1)
        .collect();
    let ends = spaces.iter().copied().chain([run.chars.len()]);
    let starts = [0].into_iter().chain(spaces.iter().map(|space| space + 1));
    let pieces = starts.zip(ends).filter_map(|(start, end)| {
        let chars = run.chars.get(start..end)?;
        Some(Run {
            area: Rect::around(chars.iter().map(|char| char.area)),
            chars: chars.to_vec(),
            ..run.clone()
        })
    });
    pieces.collect()
}

/// The columns: where figures stand under each other, and text beside them.
fn columns(lines: &[Line]) -> Vec<(f32, f32)> {
    let mut columns: Vec<(f32, f32)> = Vec::new();
    let several: Vec<&Line> = lines.iter().filter(|line| line.runs.len() > 1).collect();
    let figures = several
        .iter()
        .flat_map(|line| line.runs.iter().filter(|run| is_figure(run)));
    for run in figures {
        extend(&mut columns, (run.area.x0, run.area.x1));
    }
    let mut texts: Vec<&Run> = several
        .iter()
        .flat_map(|line| line.runs.iter().filter(|run| !is_figure(run)))
        .collect();
    texts.sort_by(|a, b| a.area.width().total_cmp(&b.area.width()));
    let mut across: Vec<(f32, f32)> = Vec::new();
    for run in &texts {
        let span = (run.area.x0, run.area.x1);
        if overlapping(&columns, span).len() > 1 {
            across.push(span);
        } else {
            extend(&mut columns, span);
        }
    }
    columns.sort_by(|a, b| a.0.total_cmp(&b.0));
    let columns = with_numbers_joined(columns, lines, &across);
    with_signs_joined(&columns, lines)
}

pub(super) fn overlapping(columns: &[(f32, f32)], (from, to): (f32, f32)) -> Vec<usize> {
    columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.0 < to - 0.5 && from < column.1 - 0.5)
        .map(|(index, _)| index)
        .collect()
}

fn extend(columns: &mut Vec<(f32, f32)>, span: (f32, f32)) {
    let mut span = span;
    let met = overlapping(columns, span);
    for index in met.into_iter().rev() {
        let other = columns.remove(index);
        span = (span.0.min(other.0), span.1.max(other.1));
    }
    columns.push(span);
}

/// Where a number stands in one piece with the name in some rows, both are one column.
fn with_numbers_joined(
    mut columns: Vec<(f32, f32)>,
    lines: &[Line],
    across: &[(f32, f32)],
) -> Vec<(f32, f32)> {
    let [first, second, ..] = columns.as_slice() else {
        return columns;
    };
    let (first, second) = (*first, *second);
    let joins = across
        .iter()
        .any(|span| overlapping(&columns, *span) == [0, 1]);
    let narrow = first.1 - first.0 < 40.0;
    let of_figures = lines
        .iter()
        .filter(|line| line.runs.len() > 1)
        .filter_map(|line| line.runs.first())
        .filter(|run| run.area.x1 <= first.1 + 0.5)
        .all(is_figure);
    if joins && narrow && of_figures {
        columns.splice(0..2, [(first.0, second.1)]);
    }
    columns
}

/// A column of nothing but currency signs belongs to the figures right of it.
fn with_signs_joined(columns: &[(f32, f32)], lines: &[Line]) -> Vec<(f32, f32)> {
    let mut joined: Vec<(f32, f32)> = Vec::new();
    let mut open: Option<f32> = None;
    for (index, column) in columns.iter().enumerate() {
        let mut held = lines
            .iter()
            .filter(|line| line.runs.len() > 1)
            .flat_map(|line| &line.runs)
            .filter(|run| overlapping(columns, (run.area.x0, run.area.x1)) == [index])
            .peekable();
        let signs = held.peek().is_some() && held.all(is_sign);
        if signs && index + 1 < columns.len() {
            open.get_or_insert(column.0);
        } else {
            joined.push((open.take().unwrap_or(column.0), column.1));
        }
    }
    joined
}

/// The lines between two drawn lines as rows: one where lines are drawn between all rows,
/// else parted by white space and by what stands in them.
fn grouped(lines: Vec<Line>, columns: &[(f32, f32)], is_drawn: bool) -> Vec<Row> {
    let figures = most_figures(&lines, columns);
    if is_drawn && figures <= 1 && !holds_pairs(&lines, columns) {
        return with_note_apart(lines, columns);
    }
    let mut gaps: Vec<f32> = lines
        .windows(2)
        .filter_map(|pair| match pair {
            [above, below] => Some(below.base - above.base),
            _ => None,
        })
        .collect();
    gaps.sort_by(f32::total_cmp);
    let size = lines.first().map_or(0.0, |line| line.size);
    // Cells set to the middle of their rows stand between the lines of taller ones.
    let tight = gaps
        .iter()
        .copied()
        .find(|gap| *gap >= 0.9 * size)
        .unwrap_or(1.0);
    let wide = gaps.last().copied().unwrap_or_default();
    let spaced = wide > 1.35 * tight && tight <= 1.45 * size;
    let mut groups: Vec<Vec<Line>> = Vec::new();
    for line in lines {
        let joins = groups.last().is_some_and(|group| {
            let gap = group.last().map_or(f32::MAX, |last| line.base - last.base);
            let near = gap < 0.75 * line.size
                || if spaced {
                    gap <= 1.15 * tight
                } else {
                    gap <= 1.5 * line.size
                };
            near && continues(group, &line, columns, spaced, gap)
        });
        match groups.last_mut().filter(|_| joins) {
            Some(group) => group.push(line),
            None => groups.push(vec![line]),
        }
    }
    groups
        .into_iter()
        .map(|group| row(group, columns))
        .collect()
}

/// A row between two drawn lines, and a text across its columns below it as another.
fn with_note_apart(mut lines: Vec<Line>, columns: &[(f32, f32)]) -> Vec<Row> {
    let several = lines.iter().rposition(|line| line.runs.len() > 1);
    let below = several.map_or(0, |last| last + 1);
    let crosses = lines.get(below).is_some_and(|line| {
        let span = (line.area.x0, line.area.x1);
        overlapping(columns, span).len() > 1
    });
    if below == 0 || !crosses {
        return vec![row(lines, columns)];
    }
    let note = lines.split_off(below);
    vec![row(lines, columns), row(note, columns)]
}

/// The most lines of figures that stand in one column.
fn most_figures(lines: &[Line], columns: &[(f32, f32)]) -> usize {
    let mut counts = vec![0_usize; columns.len()];
    for run in lines.iter().flat_map(|line| line.runs.iter().skip(1)) {
        if is_figure(run)
            && !is_sign(run)
            && let Some(count) = counts.get_mut(column_of(run, columns))
        {
            *count += 1;
        }
    }
    counts.into_iter().max().unwrap_or(0)
}

/// Whether a line goes on with the cells of the row above it.
fn continues(group: &[Line], line: &Line, columns: &[(f32, f32)], spaced: bool, gap: f32) -> bool {
    let last = columns.len().saturating_sub(1);
    let filled = |line: &Line| -> Vec<usize> {
        line.runs
            .iter()
            .map(|run| column_of(run, columns))
            .collect()
    };
    let spans = |line: &Line| {
        line.runs.len() == 1
            && line
                .runs
                .first()
                .is_some_and(|run| overlapping(columns, (run.area.x0, run.area.x1)).len() > 1)
    };
    let (own_spans, above_spans) = (spans(line), group.iter().all(spans));
    if own_spans || above_spans {
        // A text across the table goes on in the next line of it.
        let full = group.last().is_some_and(|above| {
            let right = columns.last().map_or(0.0, |column| column.1);
            above.area.x1 > right - 8.0 * line.size
        });
        return above_spans
            && (own_spans || starts_small(line) || line.runs.len() == 1 && full)
            && line.runs.len() == 1
            && (starts_small(line) || full);
    }
    let new_figures = line.runs.iter().skip(1).any(is_figure)
        || line
            .runs
            .first()
            .is_some_and(|run| is_figure(run) && column_of(run, columns) == last);
    let had_figures = group
        .iter()
        .any(|line| line.runs.iter().skip(1).any(is_figure));
    if new_figures && had_figures {
        return false;
    }
    if gap < 0.75 * line.size {
        return true;
    }
    if begins_pair(group, line, columns) {
        return false;
    }
    // In a cell set to the middle of its row, the number stands below the name's first line.
    let has_number = had_figures || group.iter().any(opens_row);
    if opens_row(line) && (!spaced || has_number) {
        return false;
    }
    if spaced {
        return true;
    }
    let had: Vec<usize> = group.iter().flat_map(filled).collect();
    let within = filled(line).iter().all(|column| had.contains(column));
    !new_figures
        && within
        && (starts_small(line)
            || !had_figures && line.runs.len() > 1
            || is_full(group, line, columns))
}

/// A label and its value below another: of cells that go on both would have to be full.
fn begins_pair(group: &[Line], line: &Line, columns: &[(f32, f32)]) -> bool {
    let is_pair = columns.len() == 2 && line.runs.len() == 2 && !starts_small(line);
    let mut runs = line.runs.iter();
    is_pair && !runs.all(|next| is_full_before(group, next, columns))
}

/// Several labels with their values, as on a card.
fn holds_pairs(lines: &[Line], columns: &[(f32, f32)]) -> bool {
    let begins = |at: &usize| {
        let (above, rest) = lines.split_at(*at);
        let line = rest.first();
        line.is_some_and(|line| begins_pair(above, line, columns))
    };
    (1..lines.len()).filter(begins).count() > 1
}

/// Begins with a number as rows do: "2.1 Naam".
fn opens_row(line: &Line) -> bool {
    let text = line.text();
    text.starts_with(|char: char| char.is_ascii_digit()) && crate::layout::is_numbered(&text)
}

/// The next word would not have fitted behind the cell's last line.
fn is_full(group: &[Line], line: &Line, columns: &[(f32, f32)]) -> bool {
    let next = line.runs.first();
    next.is_some_and(|next| is_full_before(group, next, columns))
}

/// The first word of `next` would not have fitted behind the last line of its cell.
fn is_full_before(group: &[Line], next: &Run, columns: &[(f32, f32)]) -> bool {
    let column = column_of(next, columns);
    let above = group
        .iter()
        .rev()
        .flat_map(|line| &line.runs)
        .find(|run| column_of(run, columns) == column);
    let word = next
        .chars
        .iter()
        .take_while(|char| char.char != ' ')
        .map(|char| char.area)
        .fold(Rect::NONE, Rect::union);
    let right = columns.get(column).map_or(0.0, |column| column.1);
    above.is_some_and(|above| above.area.x1 + word.width() + 0.25 * above.size > right + 0.5)
}

/// The column that a run stands in: that with most of it, the first where it spans
/// several.
fn column_of(run: &Run, columns: &[(f32, f32)]) -> usize {
    let met = overlapping(columns, (run.area.x0, run.area.x1));
    if met.len() > 1 && !is_figure(run) {
        return met.first().copied().unwrap_or(0);
    }
    let distance = |column: &(f32, f32)| {
        let overlap = column.1.min(run.area.x1) - column.0.max(run.area.x0);
        -overlap
    };
    columns
        .iter()
        .enumerate()
        .min_by(|a, b| distance(a.1).total_cmp(&distance(b.1)))
        .map_or(0, |(index, _)| index)
}

pub(super) fn row(lines: Vec<Line>, columns: &[(f32, f32)]) -> Row {
    let area = Rect::around(lines.iter().map(|line| line.area));
    let mut cells: Vec<Vec<Line>> = vec![Vec::new(); columns.len()];
    for run in lines.into_iter().flat_map(|line| line.runs) {
        let Some(cell) = cells.get_mut(column_of(&run, columns)) else {
            continue;
        };
        match cell.last_mut() {
            Some(line) if (line.base - run.base).abs() <= 0.3 * run.size => line.push(run),
            _ => cell.push(Line::of(run)),
        }
    }
    Row { cells, area }
}
