//! Reading order: columns side by side, and what stands across them.

use super::rows::{self, Line, Table};
use super::runs::Run;
use crate::sheet::Rect;

/// White space between columns of text, in ems of the page's type, at least.
const GUTTER: f32 = 0.9;
/// Lines that a column of text has at least.
const LEAST_LINES: usize = 3;
/// Columns within columns are no deeper than this.
const DEEPEST: usize = 6;
/// Lines below the shorter column that may belong to what follows.
const TAIL: usize = 3;

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
    // Lines that stand under each other without columns between them.
    let mut stretch: Vec<Item> = Vec::new();
    for band in bands(items, region, em) {
        if depth < DEEPEST
            && let Some(edge) = band.edge
        {
            let (left, right) = halves(&band.items, edge);
            if are_columns(&left, &right, em) {
                flow(std::mem::take(&mut stretch), region, parts);
                place(left, em, depth + 1, parts);
                place(right, em, depth + 1, parts);
                continue;
            }
        }
        stretch.extend(band.items);
    }
    flow(stretch, region, parts);
}

/// Items from top to bottom that a vertical strip of white space parts, if any.
struct Band {
    items: Vec<Item>,
    /// The middle of the strip.
    edge: Option<f32>,
}

/// Cuts items, sorted by their tops, into bands as tall as their white strips reach.
fn bands(items: Vec<Item>, region: Rect, em: f32) -> Vec<Band> {
    let least = GUTTER * em;
    let mut bands: Vec<Band> = Vec::new();
    let mut band: Vec<Item> = Vec::new();
    let mut free = vec![(region.x0, region.x1)];
    for item in items {
        let area = item.area();
        let left = without(&free, area, least);
        let still = left
            .iter()
            .any(|strip| strip.0 > region.x0 + 0.5 && strip.1 < region.x1 - 0.5)
            || left.iter().any(|strip| is_side(*strip, region));
        if !still && !band.is_empty() {
            let tail = close(std::mem::take(&mut band), &free, region, &mut bands, true);
            free = vec![(region.x0, region.x1)];
            for item in &tail {
                free = without(&free, item.area(), least);
            }
            band = tail;
            free = without(&free, area, least);
            if !free
                .iter()
                .any(|strip| is_inner(*strip, region) || is_side(*strip, region))
            {
                bands.push(Band {
                    items: std::mem::take(&mut band),
                    edge: None,
                });
                free = without(&[(region.x0, region.x1)], area, least);
            }
        } else {
            free = left;
        }
        band.push(item);
    }
    close(band, &free, region, &mut bands, false);
    bands
}

fn is_inner(strip: (f32, f32), region: Rect) -> bool {
    strip.0 > region.x0 + 0.5 && strip.1 < region.x1 - 0.5
}

/// A strip along an edge of the region wide enough to hold a column.
fn is_side(strip: (f32, f32), region: Rect) -> bool {
    strip.1 - strip.0 > 0.2 * region.width()
}

fn without(free: &[(f32, f32)], area: Rect, least: f32) -> Vec<(f32, f32)> {
    free.iter()
        .flat_map(|(from, to)| [(*from, to.min(area.x0)), (from.max(area.x1), *to)])
        .filter(|(from, to)| to - from >= least)
        .collect()
}

/// Ends a band. Gives back the last lines on the left, below all on the right, where they
/// rather belong to what stands across both columns below.
fn close(
    items: Vec<Item>,
    free: &[(f32, f32)],
    region: Rect,
    bands: &mut Vec<Band>,
    goes_on: bool,
) -> Vec<Item> {
    let edge = free
        .iter()
        .filter(|strip| is_inner(**strip, region))
        .max_by(|a, b| (a.1 - a.0).total_cmp(&(b.1 - b.0)))
        .map(|(from, to)| f32::midpoint(*from, *to))
        .filter(|edge| {
            let sides = |left: bool| items.iter().any(|item| (item.area().x1 <= *edge) == left);
            sides(true) && sides(false)
        });
    let Some(at) = edge else {
        if !items.is_empty() {
            bands.push(Band { items, edge: None });
        }
        return Vec::new();
    };
    let bottom = items
        .iter()
        .filter(|item| item.area().x0 >= at)
        .map(|item| item.area().y1)
        .fold(f32::NEG_INFINITY, f32::max);
    let tail = if goes_on { tail(&items, bottom) } else { 0 };
    let mut items = items;
    let rest = items.split_off(items.len() - tail);
    bands.push(Band { items, edge });
    rest
}

/// How many of the last items stand apart below `bottom`.
fn tail(items: &[Item], bottom: f32) -> usize {
    let below = items
        .iter()
        .rev()
        .take_while(|item| item.area().y0 >= bottom - 1.0)
        .count();
    (1..=below.min(TAIL))
        .rev()
        .find(|count| {
            let first = items.len() - count;
            let (Some(item), Some(above)) = (
                items.get(first),
                first.checked_sub(1).and_then(|at| items.get(at)),
            ) else {
                return false;
            };
            let area = item.area();
            area.y0 - above.area().y1 > 0.6 * area.height() || above.area().y1 <= bottom + 1.0
        })
        .unwrap_or(0)
}

fn halves(items: &[Item], edge: f32) -> (Vec<Item>, Vec<Item>) {
    items
        .iter()
        .cloned()
        .partition(|item| f32::midpoint(item.area().x0, item.area().x1) < edge)
}

/// Whether two sides are columns of text rather than cells of a table.
fn are_columns(left: &[Item], right: &[Item], em: f32) -> bool {
    let (one, other) = (Side::of(left), Side::of(right));
    if one.has_parts || other.has_parts {
        // A table on one side is no cell of another one.
        return true;
    }
    if one.figures * 2 > one.lines || other.figures * 2 > other.lines {
        return false;
    }
    let enough = one.lines >= LEAST_LINES && other.lines >= LEAST_LINES;
    if enough && one.is_prose && other.is_prose {
        return true;
    }
    // Rows stand on common base lines, and the left side holds names or labels.
    let paired = one
        .bases
        .iter()
        .filter(|base| other.bases.iter().any(|b| (*base - b).abs() < 0.3 * em))
        .count();
    let rows = paired * 10 >= 7 * one.bases.len().min(other.bases.len());
    !rows && (one.is_prose || other.is_prose || enough)
}

/// What one side of a band looks like.
struct Side {
    lines: usize,
    figures: usize,
    bases: Vec<f32>,
    is_prose: bool,
    has_parts: bool,
}

impl Side {
    fn of(items: &[Item]) -> Self {
        let runs: Vec<Run> = items
            .iter()
            .filter_map(|item| match item {
                Item::Run(run) => Some(run.clone()),
                Item::Part(..) => None,
            })
            .collect();
        let has_parts = runs.len() < items.len();
        let area = Rect::around(runs.iter().map(|run| run.area));
        let lines = rows::lines(runs);
        let figures = lines
            .iter()
            .filter(|line| line.runs.iter().all(rows::is_figure))
            .count();
        let full = lines
            .iter()
            .filter(|line| line.area.width() >= 0.75 * area.width())
            .count();
        let letters: usize = lines
            .iter()
            .flat_map(|line| &line.runs)
            .flat_map(|run| &run.chars)
            .filter(|char| char.char.is_alphabetic())
            .count();
        Self {
            figures,
            is_prose: full * 2 >= lines.len() && letters >= 14 * lines.len(),
            bases: lines.iter().map(|line| line.base).collect(),
            lines: lines.len(),
            has_parts,
        }
    }
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
    let mut tables = rows::find(&lines).into_iter().peekable();
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
    lines.iter().all(|line| line.runs.len() == 1)
        && first.area.y0 - top > 1.2 * first.size
        && bottom - last.area.y1 > 1.2 * last.size
}
