//! Reading order: columns side by side, and what stands across them.

use super::rows::{self, Line, Table};
use super::runs::Run;
use super::undrawn;
use crate::sheet::Rect;

/// White space between columns of text, in ems of the page's type, at least.
const GUTTER: f32 = 0.9;
/// Lines that a column of text has at least.
const LEAST_LINES: usize = 3;
/// Columns within columns are no deeper than this.
const DEEPEST: usize = 6;
/// No page has more columns that begin elsewhere.
const MOST_CUTS: usize = 400;

/// What is on a page, in reading order.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// A line of text, in a column from left to right.
    Line(Line, (f32, f32)),
    /// A table.
    Table(Table),
    /// A box beside the text.
    Aside(Vec<Part>),
}

/// Something to put in order: a run of text, or what is already read.
#[derive(Clone, Debug)]
pub(super) enum Item {
    Run(Run),
    Part(Part, Rect),
}

impl Item {
    pub(super) fn area(&self) -> Rect {
        match self {
            Self::Run(run) => run.area,
            Self::Part(_, area) => *area,
        }
    }
}

/// Puts items in the order in which they are read. `em` is the size of the page's type.
pub(super) fn order(items: Vec<Item>, em: f32) -> Vec<Part> {
    let mut parts = Vec::new();
    place(items, em, 0, &mut parts);
    parts
}

fn place(mut items: Vec<Item>, em: f32, depth: usize, parts: &mut Vec<Part>) {
    items.sort_by(|a, b| {
        let (a, b) = (a.area(), b.area());
        a.y0.total_cmp(&b.y0).then(a.x0.total_cmp(&b.x0))
    });
    let region = Rect::around(items.iter().map(Item::area));
    let Some(cut) = (depth < DEEPEST).then(|| best_cut(&items, em)).flatten() else {
        flow(items, region, parts);
        return;
    };
    let (above, rest): (Vec<Item>, Vec<Item>) =
        items.into_iter().partition(|item| middle(item) < cut.top);
    let (band, below): (Vec<Item>, Vec<Item>) =
        rest.into_iter().partition(|item| middle(item) < cut.bottom);
    let (left, right): (Vec<Item>, Vec<Item>) =
        band.into_iter().partition(|item| is_left(item, cut.edge));
    place(above, em, depth + 1, parts);
    if let Some(tops) = side_heads(&left, &right, em) {
        beside(left, right, &tops, em, depth, parts);
    } else {
        place(left, em, depth + 1, parts);
        place(right, em, depth + 1, parts);
    }
    place(below, em, depth + 1, parts);
}

fn middle(item: &Item) -> f32 {
    f32::midpoint(item.area().y0, item.area().y1)
}

/// A vertical strip of white space between two columns.
#[derive(Clone, Copy, Debug)]
struct Cut {
    edge: f32,
    /// What stands between these heights is in one column or the other.
    top: f32,
    bottom: f32,
}

/// The strip that parts most lines into columns of text. Items come by their tops.
fn best_cut(items: &[Item], em: f32) -> Option<Cut> {
    let mut lefts: Vec<f32> = items.iter().map(|item| item.area().x0).collect();
    lefts.sort_by(f32::total_cmp);
    lefts.dedup_by(|b, a| *b - *a < 1.0);
    let mut best: Option<(usize, Cut)> = None;
    // A column begins where its lines do.
    for left in lefts.into_iter().skip(1).take(MOST_CUTS) {
        let edge = left - GUTTER * em / 2.0;
        let blocks = |item: &Item| {
            let area = item.area();
            area.x0 < left - 0.5 && area.x1 > left - GUTTER * em
        };
        for band in items.split(blocks) {
            for band in without_headings(band, edge, em) {
                let (one, other) = halves(band, edge);
                let lines = one.len().min(other.len());
                let better = best.is_none_or(|(known, _)| lines > known);
                if lines > 0 && better && are_columns(&one, &other, em) {
                    let area = Rect::around(band.iter().map(Item::area));
                    let cut = Cut {
                        edge,
                        top: area.y0 - 0.1,
                        bottom: area.y1 + 0.1,
                    };
                    best = Some((lines, cut));
                }
            }
        }
    }
    best.map(|(_, cut)| cut)
}

/// Pieces of a band between large headings at its left that have nothing beside them:
/// those stand over all columns.
fn without_headings(band: &[Item], edge: f32, em: f32) -> Vec<&[Item]> {
    let stands_over = |item: &Item| {
        let Item::Run(run) = item else { return false };
        let alone = band.iter().all(|other| {
            let other = other.area();
            other.x0 < edge
                || other.y1 < run.area.y0 - 0.3 * em
                || other.y0 > run.area.y1 + 0.3 * em
        });
        run.size > 1.15 * em && run.area.x1 < edge && alone
    };
    band.split(stands_over).collect()
}

/// Where each heading in the margin begins, if all of the left side are such: narrow, and
/// each group of lines level with the start of a text at the right.
fn side_heads(left: &[Item], right: &[Item], em: f32) -> Option<Vec<f32>> {
    let area = |items: &[Item]| Rect::around(items.iter().map(Item::area));
    if area(left).width() > 0.6 * area(right).width() {
        return None;
    }
    let starts = |items: &[Item]| -> Vec<f32> {
        let mut starts = Vec::new();
        let mut bottom = f32::NEG_INFINITY;
        for item in items {
            let area = item.area();
            if area.y0 - bottom > 0.6 * em {
                starts.push(area.y0);
            }
            bottom = bottom.max(area.y1);
        }
        starts
    };
    let (heads, texts) = (starts(left), starts(right));
    let level = heads
        .iter()
        .filter(|head| texts.iter().any(|text| (*head - text).abs() < 0.5 * em))
        .count();
    let lines_each = left.len() <= 5 * heads.len();
    (heads.len() >= 2 && level * 10 >= heads.len() * 8 && lines_each).then_some(heads)
}

/// Headings in the margin, each followed by the text beside it.
fn beside(
    left: Vec<Item>,
    right: Vec<Item>,
    tops: &[f32],
    em: f32,
    depth: usize,
    parts: &mut Vec<Part>,
) {
    let group = |item: &Item| tops.partition_point(|top| *top <= item.area().y0 + 0.5 * em);
    let mut sides = [left, right].map(|side| {
        let mut groups: Vec<Vec<Item>> = vec![Vec::new(); tops.len() + 1];
        for item in side {
            if let Some(group) = groups.get_mut(group(&item)) {
                group.push(item);
            }
        }
        groups.into_iter()
    });
    let [heads, texts] = &mut sides;
    for (head, text) in heads.zip(texts) {
        place(head, em, depth + 1, parts);
        place(text, em, depth + 1, parts);
    }
}

fn is_left(item: &Item, edge: f32) -> bool {
    f32::midpoint(item.area().x0, item.area().x1) < edge
}

fn halves(items: &[Item], edge: f32) -> (Vec<&Item>, Vec<&Item>) {
    items.iter().partition(|item| is_left(item, edge))
}

/// Whether two sides are columns of text rather than cells of a table.
fn are_columns(left: &[&Item], right: &[&Item], em: f32) -> bool {
    let (one, other) = (Side::of(left), Side::of(right));
    if one.has_parts || other.has_parts {
        // A table on one side is no cell of another one.
        return one.lines.max(other.lines) >= LEAST_LINES;
    }
    if one.lines.min(other.lines) < LEAST_LINES
        || one.figures * 3 > one.lines
        || other.figures * 3 > other.lines
    {
        return false;
    }
    let prose = (one.is_prose(), other.is_prose());
    if prose == (true, true) {
        return true;
    }
    // Rows stand on common base lines, and the left side holds names or labels.
    let paired = one
        .bases
        .iter()
        .filter(|base| other.bases.iter().any(|b| (*base - b).abs() < 0.3 * em))
        .count();
    let rows = paired * 10 >= 7 * one.bases.len().min(other.bases.len());
    !rows && (prose.0 || prose.1)
}

/// What one side of a band looks like.
struct Side<'i> {
    /// By their base lines.
    runs: Vec<&'i Run>,
    lines: usize,
    figures: usize,
    bases: Vec<f32>,
    has_parts: bool,
}

impl<'i> Side<'i> {
    /// Of items by their tops.
    fn of(items: &[&'i Item]) -> Self {
        let mut runs: Vec<&Run> = items
            .iter()
            .filter_map(|item| match item {
                Item::Run(run) => Some(run),
                Item::Part(..) => None,
            })
            .collect();
        let has_parts = runs.len() < items.len();
        runs.sort_by(|a, b| a.base.total_cmp(&b.base));
        // A figure that stands apart in its line stands in a cell.
        let in_cell = |line: &&[&Run]| {
            let leftmost = line.iter().map(|run| run.area.x0).fold(f32::MAX, f32::min);
            let apart = line
                .iter()
                .any(|run| run.area.x0 > leftmost && rows::is_number(run));
            apart || line.iter().all(|run| rows::is_figure(run))
        };
        let lines = || lines(&runs);
        Self {
            lines: lines().count(),
            figures: lines().filter(in_cell).count(),
            bases: lines()
                .filter_map(|line| line.first().map(|run| run.base))
                .collect(),
            runs,
            has_parts,
        }
    }

    /// It may hold several columns, and a line that is spread several runs.
    fn is_prose(&self) -> bool {
        let by_line = lines(&self.runs).map(|line| {
            let area = Rect::around(line.iter().map(|run| run.area));
            (area.width(), line.iter().map(|run| letters(run)).sum())
        });
        let by_run = self.runs.iter().map(|run| (run.area.width(), letters(run)));
        is_prose(&by_line.collect::<Vec<_>>()) || is_prose(&by_run.collect::<Vec<_>>())
    }
}

/// Runs on common base lines; they come by these.
fn lines<'r, 'i>(runs: &'r [&'i Run]) -> impl Iterator<Item = &'r [&'i Run]> {
    runs.chunk_by(|above, run| run.base - above.base <= 0.3 * run.size.min(above.size))
}

fn letters(run: &Run) -> usize {
    let is_letter = |char: &&super::runs::Char| char.char.is_alphabetic();
    run.chars.iter().filter(is_letter).count()
}

/// Whether pieces of text, by width and letters, fill a column: half of them are as wide as
/// the widest, and none is a word or two.
fn is_prose(pieces: &[(f32, usize)]) -> bool {
    let mut widths: Vec<f32> = pieces.iter().map(|(width, _)| *width).collect();
    widths.sort_by(f32::total_cmp);
    let wide = widths
        .get(widths.len() * 4 / 5)
        .copied()
        .unwrap_or_default();
    let full = widths.iter().filter(|width| **width >= 0.75 * wide).count();
    let letters: usize = pieces.iter().map(|(_, letters)| letters).sum();
    full * 2 >= pieces.len() && letters >= 12 * pieces.len()
}

/// Items under each other: tables without drawn lines, and lines of text.
fn flow(items: Vec<Item>, region: Rect, parts: &mut Vec<Part>) {
    let mut runs = Vec::new();
    let mut ready = Vec::new();
    for item in items {
        match item {
            Item::Run(run) => runs.push(run),
            Item::Part(part, area) => ready.push((area.y0, part)),
        }
    }
    let lines = rows::lines(runs);
    let column = (region.x0, region.x1);
    let mut flowing: Vec<(f32, Part)> = Vec::new();
    let mut tables = undrawn::find(&lines).into_iter().peekable();
    let mut open: Vec<Line> = Vec::new();
    for (index, line) in lines.into_iter().enumerate() {
        match tables.peek().filter(|table| table.contains(&index)) {
            Some(table) => {
                let ends = table.end == index + 1;
                open.push(line);
                if ends {
                    tables.next();
                    let table = rows::table(std::mem::take(&mut open), &[]);
                    flowing.push((table.area.y0, Part::Table(table)));
                }
            }
            None => flowing.push((line.area.y0, Part::Line(line, column))),
        }
    }
    flowing.extend(ready);
    flowing.sort_by(|a, b| a.0.total_cmp(&b.0));
    parts.extend(flowing.into_iter().map(|(_, part)| part));
}

/// A row of headings between two tables has at least so many.
const FEWEST_HEADINGS: usize = 3;
/// Lines of such a row.
const MOST_HEADER_LINES: usize = 3;

/// Tables that only horizontal lines are drawn for: their text, taken out of `runs`.
pub(super) fn stacked(area: Rect, borders: &[f32], runs: Vec<Run>) -> (Option<Table>, Vec<Run>) {
    let area = with_header(area, &runs);
    let (inside, rest): (Vec<Run>, Vec<Run>) = runs.into_iter().partition(|run| {
        area.holds(run.area) && run.area.x0 >= area.x0 - 6.0 && run.area.x1 <= area.x1 + 6.0
    });
    let lines = rows::lines(inside);
    let several = lines.iter().filter(|line| line.runs.len() > 1).count();
    let figures = lines
        .iter()
        .filter(|line| line.runs.len() > 1 && line.runs.iter().any(rows::is_figure))
        .count();
    let dense = lines.len() <= 3 * borders.len().saturating_sub(1);
    if several < 2 || figures * 3 < several && !dense {
        let mut all = rest;
        all.extend(lines.into_iter().flat_map(|line| line.runs));
        return (None, all);
    }
    (Some(rows::table(lines, borders)), rest)
}

/// The area of a table with the header that stands above its first line.
fn with_header(area: Rect, runs: &[Run]) -> Rect {
    let above: Vec<Run> = runs
        .iter()
        .filter(|run| {
            run.area.x0 >= area.x0 - 6.0
                && run.area.x1 <= area.x1 + 6.0
                && run.base < area.y0
                && run.base > area.y0 - 5.0 * run.size
        })
        .cloned()
        .collect();
    let mut top = area.y0;
    for line in rows::lines(above).iter().rev() {
        let near = top - line.area.y1 <= 1.2 * line.size;
        if !near || line.runs.len() < 2 {
            break;
        }
        top = line.area.y0;
    }
    Rect { y0: top, ..area }
}

/// The area of a table with the row below its last line: a sum, or a row whose own line
/// stands on the next page. Its figures stand under those of the table.
fn with_foot(area: Rect, runs: &[Run]) -> Rect {
    let beside = |run: &&Run| run.area.x0 >= area.x0 - 6.0 && run.area.x1 <= area.x1 + 6.0;
    let all: Vec<Run> = runs.iter().filter(beside).cloned().collect();
    let (inside, below): (Vec<Run>, Vec<Run>) =
        all.into_iter().partition(|run| run.base <= area.y1);
    let inside: Vec<Run> = inside
        .into_iter()
        .filter(|run| run.base > area.y0)
        .collect();
    let below: Vec<Run> = below.into_iter().filter(|run| run.base > area.y1).collect();
    let mut bottom = area.y1;
    let first = rows::lines(below).into_iter().next();
    if let Some(line) = first {
        let near = line.area.y0 - bottom <= 1.2 * line.size;
        let figures = || line.runs.iter().skip(1).filter(|run| rows::is_number(run));
        let is_under = |run: &Run| {
            let mut above = inside.iter().filter(|above| rows::is_number(above));
            above.any(|above| undrawn::are_aligned(above, run))
        };
        if near && figures().next().is_some() && figures().all(is_under) {
            bottom = line.area.y1;
        }
    }
    Rect { y1: bottom, ..area }
}

/// Tables between horizontal lines of one width. Where text stands clear of the lines
/// above and below it, one table ends and another begins.
pub(super) fn stack(area: Rect, borders: &[f32], runs: Vec<Run>) -> (Vec<Table>, Vec<Run>) {
    let mut tables = Vec::new();
    let mut rest = runs;
    let mut heights: Vec<f32> = borders
        .iter()
        .zip(borders.iter().skip(1))
        .map(|(top, bottom)| bottom - top)
        .collect();
    heights.sort_by(f32::total_cmp);
    let usual = heights.get(heights.len() / 2).copied().unwrap_or_default();
    let mut piece: Vec<f32> = Vec::new();
    for (index, border) in borders.iter().enumerate() {
        piece.push(*border);
        let next = borders.get(index + 1).copied();
        let ends = next.is_none_or(|next| {
            next - border > 1.5 * usual && is_between_tables(area, *border, next, &rest)
        });
        if !ends {
            continue;
        }
        if let (Some(first), true) = (piece.first().copied(), piece.len() > 1) {
            let area = Rect {
                y0: first,
                y1: *border,
                ..area
            };
            let area = if next.is_none() {
                with_foot(area, &rest)
            } else {
                area
            };
            let (table, left) = stacked(area, &piece, rest);
            tables.extend(table);
            rest = left;
        }
        piece.clear();
    }
    (tables, rest)
}

/// Whether what stands between two lines is text between two tables: nothing beside it,
/// and white space above and below.
fn is_between_tables(area: Rect, top: f32, bottom: f32, runs: &[Run]) -> bool {
    let inside: Vec<Run> = runs
        .iter()
        .filter(|run| {
            area.holds(Rect {
                y0: area.y0,
                y1: area.y1,
                ..run.area
            }) && run.base > top
                && run.base < bottom
        })
        .cloned()
        .collect();
    let lines = rows::lines(inside);
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return bottom - top > 24.0;
    };
    // Columns of text, not a row of cells.
    let several = lines.iter().filter(|line| line.runs.len() > 1).count();
    let any_figure = lines
        .iter()
        .flat_map(|line| &line.runs)
        .any(rows::is_figure);
    if several > 3 && !any_figure {
        return true;
    }
    if begins_another(&lines, top) {
        return true;
    }
    lines.iter().all(|line| line.runs.len() == 1)
        && first.area.y0 - top > 1.2 * first.size
        && bottom - last.area.y1 > 1.2 * last.size
}

/// Whether text stands clear below the line at `top`, and a row of headings below the
/// text: the drawn line below it is that of the header of another table.
fn begins_another(lines: &[rows::Line], top: f32) -> bool {
    let is_header = |line: &&rows::Line| {
        line.runs.len() >= FEWEST_HEADINGS && !line.runs.iter().any(rows::is_figure)
    };
    let height = lines.iter().rev().take_while(is_header).count();
    let text = lines.get(..lines.len() - height).unwrap_or_default();
    let Some(first) = text.first() else {
        return false;
    };
    let single = text.iter().filter(|line| line.runs.len() == 1).count();
    (1..=MOST_HEADER_LINES).contains(&height)
        && single * 3 >= text.len() * 2
        && text.last().is_some_and(|last| last.runs.len() == 1)
        && first.area.y0 - top > first.size
}
