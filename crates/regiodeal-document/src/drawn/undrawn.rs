//! Which lines make a table where no lines are drawn between columns: rows whose figures
//! stand under each other, the header above them, and cells that go on below.

use std::ops::Range;

use super::rows::{Line, is_number, starts_small};
use super::runs::Run;
use crate::sheet::Rect;

/// Rows farther apart than this, in ems of their type, do not make one table.
const APART: f32 = 5.0;
/// A header is no farther from its table than this, in ems.
const HEADER_APART: f32 = 3.2;
/// Rows of text without a figure that may stand between two rows with figures.
const MOST_BETWEEN: usize = 25;
/// Edges of aligned cells differ no more than this, in points.
pub(super) const ALIGNED: f32 = 3.0;
/// So much of a table's width may a line across it stand out.
const ACROSS: f32 = 0.15;

/// Which of these lines make tables, though no lines are drawn between columns.
pub(super) fn find(lines: &[Line]) -> Vec<Range<usize>> {
    let seeds: Vec<usize> = (0..lines.len())
        .filter(|index| lines.get(*index).is_some_and(is_seed))
        .collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut index = 0;
    while index < seeds.len() {
        let mut last = index;
        while last + 1 < seeds.len() && goes_on(lines, &seeds, index, last) {
            last += 1;
        }
        let (from, to) = (seeds.get(index).copied(), seeds.get(last).copied());
        if let (Some(from), Some(to)) = (from, to)
            && last > index
            && (to - from < 4 * (last - index + 1) || last - index >= 3)
        {
            let from = with_header(lines, from, found.last().map_or(0, |found| found.end));
            let to = with_end(lines, from, to);
            found.push(from..to);
        }
        index = last + 1;
    }
    found
}

/// A row with a figure that is not its first piece.
fn is_seed(line: &Line) -> bool {
    line.runs.len() >= 2 && line.runs.iter().skip(1).any(is_number)
}

/// Whether the next row with figures belongs to the table of the seeds `from..=last`.
fn goes_on(lines: &[Line], seeds: &[usize], from: usize, last: usize) -> bool {
    let (Some(at), Some(next)) = (seeds.get(last).copied(), seeds.get(last + 1).copied()) else {
        return false;
    };
    let (Some(one), Some(other)) = (lines.get(at), lines.get(next)) else {
        return false;
    };
    let table: Vec<&Line> = seeds
        .get(from..=last)
        .unwrap_or_default()
        .iter()
        .filter_map(|seed| lines.get(*seed))
        .collect();
    let area = Rect::around(table.iter().map(|line| line.area));
    // The header of the table once more begins another one.
    let first = seeds.get(from).copied().unwrap_or(at);
    let heads: Vec<String> = lines
        .get(first.saturating_sub(1)..=first)
        .unwrap_or_default()
        .iter()
        .filter(|line| line.runs.len() > 1)
        .map(Line::text)
        .collect();
    let repeats = lines
        .get(at + 1..=next)
        .unwrap_or_default()
        .iter()
        .any(|line| line.runs.len() > 1 && heads.contains(&line.text()));
    let alike = !repeats && (one.size - other.size).abs() <= 0.16 * one.size.max(other.size);
    alike
        && next - at <= MOST_BETWEEN
        && table.iter().any(|line| is_aligned(line, other))
        && lines
            .get(at..=next)
            .unwrap_or_default()
            .windows(2)
            .all(|pair| match pair {
                [above, below] => {
                    below.base - above.base <= APART * one.size
                        && below.size <= 1.16 * one.size
                        && below.area.x0 >= area.x0 - 12.0
                        && below.area.x1 <= right_of(below, area.union(other.area))
                }
                _ => true,
            })
}

/// How far right a line between two rows may reach: what is written across all columns may
/// be a little wider than they are.
fn right_of(line: &Line, area: Rect) -> f32 {
    let is_across = line.runs.len() == 1 && (line.area.x0 - area.x0).abs() <= ALIGNED;
    area.x1
        + if is_across {
            ACROSS * area.width()
        } else {
            12.0
        }
        .max(12.0)
}

/// Whether two rows have figures under each other.
fn is_aligned<'a>(one: &'a Line, other: &'a Line) -> bool {
    let figures = |line: &'a Line| line.runs.iter().skip(1).filter(|run| is_number(run));
    figures(one).any(|a| figures(other).any(|b| are_aligned(a, b)))
        || one.runs.len() == other.runs.len()
            && one.runs.len() > 2
            && one
                .runs
                .iter()
                .zip(&other.runs)
                .all(|(a, b)| a.area.x0 < b.area.x1 && b.area.x0 < a.area.x1)
}

/// Their left or right edges stand under each other, or their middles.
pub(super) fn are_aligned(one: &Run, other: &Run) -> bool {
    let (a, b) = (one.area, other.area);
    (a.x1 - b.x1).abs() <= ALIGNED
        || (a.x0 - b.x0).abs() <= ALIGNED
        || (a.x0 + a.x1 - b.x0 - b.x1).abs() <= 2.0 * ALIGNED
}

/// The first line of the table's header: lines with several pieces above its figures, and
/// the pieces of a heading that is broken over lines.
fn with_header(lines: &[Line], from: usize, least: usize) -> usize {
    let Some(first) = lines.get(from) else {
        return from;
    };
    let (left, right) = (first.area.x0 - 12.0, first.area.x1 + 40.0);
    let mut start = from;
    let mut at = from;
    while at > least && from - at < 6 {
        let (Some(above), Some(below)) = (lines.get(at - 1), lines.get(at)) else {
            break;
        };
        let near = below.base - above.base <= HEADER_APART * first.size;
        let inside = above.area.x0 >= left && above.area.x1 <= right.max(above.area.x0 + 1.0);
        let small = above.size <= 1.2 * first.size;
        if !near || !inside || !small {
            break;
        }
        at -= 1;
        if above.runs.len() >= 2 {
            start = at;
        } else if above.area.width() > 0.45 * (first.area.width()) {
            break;
        }
    }
    start
}

/// The line behind the table's last: cells broken over lines go on below the last figures.
pub(super) fn with_end(lines: &[Line], from: usize, to: usize) -> usize {
    let mut end = to + 1;
    let area = Rect::around(
        lines
            .get(from..end)
            .unwrap_or_default()
            .iter()
            .map(|line| line.area),
    );
    while let (Some(above), Some(below)) = (lines.get(end - 1), lines.get(end)) {
        let tight = below.base - above.base <= 1.45 * above.size.max(below.size);
        let narrow = below.runs.len() > 1 || below.area.width() < 0.4 * area.width();
        let small = starts_small(below) || end > to + 1 || goes_on_in_cells(above, below);
        let inside = below.area.x0 >= area.x0 - 2.0 && below.area.x1 <= area.x1 + 2.0;
        if !(tight && narrow && inside && small && end - to < 5) {
            break;
        }
        end += 1;
    }
    end
}

/// Whether a line without figures begins its pieces under those of the line above.
fn goes_on_in_cells(above: &Line, below: &Line) -> bool {
    let is_under = |run: &Run| {
        let mut above = above.runs.iter();
        above.any(|above| (above.area.x0 - run.area.x0).abs() <= ALIGNED)
    };
    below.runs.len() > 1
        && below
            .runs
            .iter()
            .all(|run| !is_number(run) && is_under(run))
}
