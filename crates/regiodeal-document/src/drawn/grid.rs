//! Tables drawn with lines: cells between horizontal and vertical rules.

use crate::sheet::{Rect, Sheet};

/// Ends of lines meet within this distance, in points.
const MEET: f32 = 3.0;
/// Lines nearer than this are one, in points.
const SAME: f32 = 2.5;
/// A line shorter than this, in points, is no part of a table.
const SHORTEST: f32 = 6.0;
/// Nothing is read of a page with more lines than this: a drawing, a map.
const MOST: usize = 20_000;

/// A horizontal or vertical line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Line {
    /// The height of a horizontal line, or the distance from the left of a vertical one.
    pub(super) at: f32,
    pub(super) from: f32,
    pub(super) to: f32,
}

/// The lines of a page, collinear pieces joined.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    pub(super) across: Vec<Line>,
    pub(super) down: Vec<Line>,
}

/// A table drawn with lines.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    pub(super) area: Rect,
    /// Borders of columns from left to right, one more than there are columns.
    pub(super) columns: Vec<f32>,
    /// Borders of rows from top to bottom, one more than there are rows.
    pub(super) rows: Vec<f32>,
    /// The cells, by row and then from left to right.
    pub(super) cells: Vec<Cell>,
}

/// A cell: the columns and rows it spans, half open.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cell {
    pub(super) columns: std::ops::Range<usize>,
    pub(super) rows: std::ops::Range<usize>,
    pub(super) area: Rect,
}

impl Lines {
    pub(super) fn of(sheet: &Sheet) -> Self {
        if sheet.rules.len() > MOST {
            return Self::default();
        }
        let mut lines = Self::default();
        for rule in &sheet.rules {
            if rule.width() >= rule.height() {
                lines.across.push(Line {
                    at: f32::midpoint(rule.y0, rule.y1),
                    from: rule.x0,
                    to: rule.x1,
                });
            } else {
                lines.down.push(Line {
                    at: f32::midpoint(rule.x0, rule.x1),
                    from: rule.y0,
                    to: rule.y1,
                });
            }
        }
        lines.across = joined(lines.across);
        lines.down = joined(lines.down);
        lines
    }

    /// Vertical lines as rectangles, to part words by.
    pub(super) fn walls(&self) -> Vec<Rect> {
        self.down
            .iter()
            .map(|line| Rect {
                x0: line.at,
                x1: line.at,
                y0: line.from,
                y1: line.to,
            })
            .collect()
    }
}

/// Pieces of one line joined, and lines drawn twice; short ones dropped.
fn joined(mut lines: Vec<Line>) -> Vec<Line> {
    lines.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    let mut groups: Vec<Vec<Line>> = Vec::new();
    for line in lines {
        match groups.last_mut() {
            Some(group)
                if group.last().is_some_and(|last| line.at - last.at <= 1.0)
                    && group
                        .first()
                        .is_some_and(|first| line.at - first.at <= SAME) =>
            {
                group.push(line);
            }
            _ => groups.push(vec![line]),
        }
    }
    let mut joined: Vec<Line> = Vec::new();
    for mut group in groups {
        group.sort_by(|a, b| a.from.total_cmp(&b.from));
        let mut open: Option<Line> = None;
        for line in group {
            match &mut open {
                Some(last) if line.from <= last.to + MEET => last.to = last.to.max(line.to),
                _ => joined.extend(open.replace(line)),
            }
        }
        joined.extend(open);
    }
    joined.retain(|line| line.to - line.from >= SHORTEST);
    joined
}

/// The tables of a page that lines in both directions draw.
pub(super) fn grids(lines: &Lines) -> Vec<Grid> {
    let mut grids: Vec<Grid> = components(lines)
        .into_iter()
        .filter_map(|(across, down)| grid(&across, &down))
        .collect();
    // A frame around a table is none.
    let areas: Vec<Rect> = grids.iter().map(|grid| grid.area).collect();
    grids.retain(|grid| {
        grid.cells.len() > 1
            && !(grid.cells.len() == 2
                && areas
                    .iter()
                    .any(|area| *area != grid.area && grid.area.holds(*area)))
    });
    grids
}

/// Lines that touch each other, directly or through others.
fn components(lines: &Lines) -> Vec<(Vec<Line>, Vec<Line>)> {
    let count = lines.across.len();
    let mut parents: Vec<usize> = (0..count + lines.down.len()).collect();
    for (index, across) in lines.across.iter().enumerate() {
        for (other, down) in lines.down.iter().enumerate() {
            let meet = across.from - MEET <= down.at
                && down.at <= across.to + MEET
                && down.from - MEET <= across.at
                && across.at <= down.to + MEET;
            if meet {
                let (a, b) = (root(&mut parents, index), root(&mut parents, count + other));
                if let Some(parent) = parents.get_mut(a.max(b)) {
                    *parent = a.min(b);
                }
            }
        }
    }
    let mut found: std::collections::BTreeMap<usize, (Vec<Line>, Vec<Line>)> =
        std::collections::BTreeMap::new();
    for (index, line) in lines.across.iter().enumerate() {
        let root = root(&mut parents, index);
        found.entry(root).or_default().0.push(*line);
    }
    for (index, line) in lines.down.iter().enumerate() {
        let root = root(&mut parents, count + index);
        found.entry(root).or_default().1.push(*line);
    }
    found.into_values().collect()
}

fn root(parents: &mut [usize], of: usize) -> usize {
    let mut at = of;
    while let Some(parent) = parents.get(at).copied().filter(|parent| *parent != at) {
        // Halve the path for the next to come.
        let above = parents.get(parent).copied().unwrap_or(parent);
        if let Some(slot) = parents.get_mut(at) {
            *slot = above;
        }
        at = above;
    }
    at
}

fn borders(lines: &[Line], ends: &[Line]) -> Vec<f32> {
    let mut at: Vec<f32> = lines.iter().map(|line| line.at).collect();
    // A table open at its sides ends where its lines end.
    let from = ends
        .iter()
        .map(|line| line.from)
        .fold(f32::INFINITY, f32::min);
    let to = ends
        .iter()
        .map(|line| line.to)
        .fold(f32::NEG_INFINITY, f32::max);
    at.sort_by(f32::total_cmp);
    if at.first().is_none_or(|first| *first - from > 2.0 * MEET) {
        at.push(from);
    }
    if at.last().is_none_or(|last| to - *last > 2.0 * MEET) {
        at.push(to);
    }
    at.sort_by(f32::total_cmp);
    at.dedup_by(|b, a| (*b - *a).abs() <= SAME);
    at
}

fn grid(across: &[Line], down: &[Line]) -> Option<Grid> {
    if across.is_empty() || down.is_empty() {
        return None;
    }
    let columns = borders(down, across);
    let rows = borders(across, down);
    let (width, height) = (columns.len().checked_sub(1)?, rows.len().checked_sub(1)?);
    if width * height < 2 || width * height > MOST {
        return None;
    }
    let is_drawn = |lines: &[Line], at: f32, from: f32, to: f32| {
        let covered: f32 = lines
            .iter()
            .filter(|line| (line.at - at).abs() <= SAME)
            .map(|line| (line.to.min(to) - line.from.max(from)).max(0.0))
            .sum();
        covered >= 0.5 * (to - from)
    };
    let span = |borders: &[f32], at: usize| -> Option<(f32, f32)> {
        Some((*borders.get(at)?, *borders.get(at + 1)?))
    };
    let mut taken = vec![false; width * height];
    let mut cells = Vec::new();
    for row in 0..height {
        for column in 0..width {
            if taken.get(row * width + column).copied().unwrap_or(true) {
                continue;
            }
            let (top, bottom) = span(&rows, row)?;
            let mut right = column + 1;
            while right < width
                && !taken.get(row * width + right).copied().unwrap_or(true)
                && !is_drawn(down, *columns.get(right)?, top, bottom)
            {
                right += 1;
            }
            let mut below = row + 1;
            while below < height {
                let (left, edge) = (*columns.get(column)?, *columns.get(right)?);
                let (top, bottom) = span(&rows, below)?;
                // A wall inside the row below ends the cell, as a line above it does.
                let parted = is_drawn(across, *rows.get(below)?, left, edge)
                    || (column + 1..right).any(|inner| {
                        columns
                            .get(inner)
                            .is_some_and(|at| is_drawn(down, *at, top, bottom))
                    });
                if parted {
                    break;
                }
                below += 1;
            }
            for row in row..below {
                for column in column..right {
                    if let Some(slot) = taken.get_mut(row * width + column) {
                        *slot = true;
                    }
                }
            }
            cells.push(Cell {
                columns: column..right,
                rows: row..below,
                area: Rect {
                    x0: *columns.get(column)?,
                    y0: *rows.get(row)?,
                    x1: *columns.get(right)?,
                    y1: *rows.get(below)?,
                },
            });
        }
    }
    let area = Rect {
        x0: *columns.first()?,
        y0: *rows.first()?,
        x1: *columns.last()?,
        y1: *rows.last()?,
    };
    Some(Grid {
        area,
        columns,
        rows,
        cells,
    })
}

/// Stacks of horizontal lines of one width that no vertical line crosses: the tops and
/// bottoms of rows.
pub(super) fn stacks(lines: &Lines, grids: &[Grid]) -> Vec<(Rect, Vec<f32>)> {
    let mut free: Vec<Line> = lines
        .across
        .iter()
        .copied()
        .filter(|line| {
            line.to - line.from > 100.0
                && !grids.iter().any(|grid| {
                    grid.area.y0 - SAME <= line.at
                        && line.at <= grid.area.y1 + SAME
                        && line.from < grid.area.x1
                        && line.to > grid.area.x0
                })
        })
        .collect();
    let mut stacks = Vec::new();
    while let Some(first) = free.first().copied() {
        let same = |line: &Line| {
            (line.from - first.from).abs() <= MEET && (line.to - first.to).abs() <= MEET
        };
        let stack: Vec<Line> = free.iter().copied().filter(same).collect();
        free.retain(|line| !same(line));
        if stack.len() < 3 {
            continue;
        }
        let rows: Vec<f32> = stack.iter().map(|line| line.at).collect();
        let area = Rect {
            x0: first.from,
            y0: rows.first().copied().unwrap_or_default(),
            x1: first.to,
            y1: rows.last().copied().unwrap_or_default(),
        };
        stacks.push((area, rows));
    }
    stacks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rules: &[(f32, f32, f32, f32)]) -> Sheet {
        let mut sheet = Sheet::new(1, 600.0, 800.0);
        for (x0, y0, x1, y1) in rules {
            sheet.draw(
                Rect {
                    x0: *x0,
                    y0: *y0,
                    x1: *x1,
                    y1: *y1,
                },
                false,
            );
        }
        sheet
    }

    #[test]
    fn a_row_without_walls_is_one_cell() {
        let sheet = sheet(&[
            (0.0, 0.0, 300.0, 1.0),
            (0.0, 20.0, 300.0, 21.0),
            (0.0, 40.0, 300.0, 41.0),
            (0.0, 0.0, 1.0, 41.0),
            (299.0, 0.0, 300.0, 41.0),
            (100.0, 0.0, 101.0, 20.0),
            (200.0, 0.0, 201.0, 20.0),
        ]);
        let grids = grids(&Lines::of(&sheet));
        assert_eq!(grids.len(), 1);
        let spans: Vec<_> = grids[0]
            .cells
            .iter()
            .map(|cell| (cell.rows.clone(), cell.columns.clone()))
            .collect();
        assert_eq!(
            spans,
            [(0..1, 0..1), (0..1, 1..2), (0..1, 2..3), (1..2, 0..3)]
        );
    }
}
