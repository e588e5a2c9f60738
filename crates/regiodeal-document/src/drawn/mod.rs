//! Drawn pages to text and blocks: lines from glyphs, tables from drawn lines and from
//! alignment, columns in reading order, headings by their type.

mod carried;
mod grid;
mod order;
mod paragraphs;
mod rows;
mod running;
mod runs;
#[cfg(test)]
mod tests;
mod undrawn;
mod upright;
mod write;

use crate::block::Block;
use crate::layout::Dialect;
use crate::page::Page;
use crate::sheet::{Rect, Sheet};

use grid::Lines;
use order::{Item, Part};
use paragraphs::Spec;
use rows::{Line, Table};
use runs::Run;
use write::{Writer, Written};

/// A box wider than this part of the text is no box beside it.
const WIDEST_ASIDE: f32 = 0.62;

/// What drawn pages say.
#[derive(Clone, Debug, Default)]
pub struct Drawn {
    /// Their text in reading order.
    pub pages: Vec<Page>,
    /// The blocks on them.
    pub blocks: Vec<Block>,
}

/// What a page keeps of its sheet.
struct Paper {
    number: u32,
    size: (f32, f32),
    rules: Vec<Rect>,
    recognised: bool,
}

/// A page on the way from glyphs to parts.
struct Draft {
    paper: Paper,
    /// Once the text stands upright.
    height: f32,
    /// What is in no table, by line.
    lines: Vec<Line>,
    ready: Vec<Item>,
    boxes: Vec<Rect>,
    /// Text that does not stand upright.
    leaning: Vec<Line>,
    heads: Vec<Line>,
    feet: Vec<Line>,
    parts: Vec<Part>,
}

/// Reads drawn pages. Never fails: a page without glyphs gives a page without text.
///
/// A sheet is large; each is gone once the next is taken.
#[must_use]
pub fn read_sheets(sheets: impl IntoIterator<Item = Sheet>) -> Drawn {
    let mut drafts = Drafts::default();
    sheets.into_iter().for_each(|sheet| drafts.add(sheet));
    drafts.read()
}

/// Drawn pages on the way to what they say, for those who draw one after another. Never
/// fails: a page without glyphs gives a page without text.
#[derive(Default)]
pub struct Drafts(Vec<Draft>);

impl Drafts {
    /// Takes the next page.
    pub fn add(&mut self, sheet: Sheet) {
        self.0.push(draft(sheet));
    }

    /// What they say.
    #[must_use]
    pub fn read(self) -> Drawn {
        read(self.0)
    }
}

fn read(mut drafts: Vec<Draft>) -> Drawn {
    set_running_apart(&mut drafts);
    let em = usual_size(&drafts);
    for draft in &mut drafts {
        arrange(draft, em);
    }
    carried::carry(&mut drafts);
    let lines: Vec<&Line> = drafts
        .iter()
        .flat_map(|draft| all_lines(&draft.parts))
        .collect();
    // Its words tell which hyphens at line ends are part of a word.
    let hyphenates = lines
        .iter()
        .any(|line| line.runs.iter().any(ends_in_hyphen));
    let words = lines.iter().filter(|_| hyphenates);
    let words: Vec<String> = words.map(|line| line.text()).collect();
    let dialect = Dialect::of_words(&words);
    drop(words);
    let mut pages = Vec::with_capacity(drafts.len());
    let mut specs: Vec<Spec> = Vec::new();
    let mut style = paragraphs::Style::of(&lines);
    style.recognised = drafts.iter().any(|draft| draft.paper.recognised);
    drop(lines);
    for (index, draft) in drafts.into_iter().enumerate() {
        let mut writer = Writer::new(index);
        let columns = columns(&draft.parts);
        paragraphs::write(&draft, &style, &mut writer, &mut specs);
        let paper = draft.paper;
        let mut page = writer.finish(paper.number, paper.size);
        page.rules = paper.rules;
        page.columns = columns;
        page.recognised = paper.recognised;
        pages.push(page);
    }
    let blocks = {
        let written = Written {
            lines: pages.iter().map(Page::lines).collect(),
            dialect: &dialect,
        };
        paragraphs::blocks(specs, &written, &style)
    };
    Drawn { pages, blocks }
}

fn ends_in_hyphen(run: &Run) -> bool {
    let last = run.chars.last();
    last.is_some_and(|last| matches!(last.char, '-' | '\u{2010}'))
}

fn draft(sheet: Sheet) -> Draft {
    let paper = Paper {
        number: sheet.number,
        size: (sheet.width, sheet.height),
        rules: sheet.rules.clone(),
        recognised: sheet.recognised,
    };
    let (sheet, leaning) = upright::upright(sheet);
    let drawn = Lines::of(&sheet);
    let mut runs = with_drop_caps(runs::runs(&sheet.glyphs, &drawn.walls()));
    let mut ready = Vec::new();
    let grids = grid::grids(&drawn);
    for grid in &grids {
        // Columns that nothing is drawn between stand in a grid of one column.
        let (table, rest) = if grid.columns.len() == 2 {
            order::stacked(grid.area, &grid.rows, runs)
        } else {
            rows::fill(grid, runs)
        };
        ready.extend(table.map(table_item));
        runs = rest;
    }
    for (area, borders) in grid::stacks(&drawn, &grids) {
        let (tables, rest) = order::stack(area, &borders, runs);
        ready.extend(tables.into_iter().map(table_item));
        runs = rest;
    }
    let leaning = upright::straightened(&leaning)
        .iter()
        .flat_map(|glyphs| rows::lines(runs::runs(glyphs, &[])))
        .collect();
    Draft {
        paper,
        height: sheet.height,
        lines: rows::lines(runs),
        ready,
        boxes: sheet.boxes,
        leaning,
        heads: Vec::new(),
        feet: Vec::new(),
        parts: Vec::new(),
    }
}

fn table_item(table: Table) -> Item {
    let area = table.area;
    Item::Part(Part::Table(table), area)
}

fn set_running_apart(drafts: &mut [Draft]) {
    let lines: Vec<&[Line]> = drafts.iter().map(|draft| draft.lines.as_slice()).collect();
    let heights: Vec<f32> = drafts.iter().map(|draft| draft.height).collect();
    let running = running::running(&lines, &heights);
    for (draft, running) in drafts.iter_mut().zip(running) {
        let middle = draft.height / 2.0;
        for (index, line) in std::mem::take(&mut draft.lines).into_iter().enumerate() {
            if !running.contains(&index) {
                draft.lines.push(line);
            } else if line.base < middle {
                draft.heads.push(line);
            } else {
                draft.feet.push(line);
            }
        }
    }
}

/// The size that most characters have.
fn usual_size(drafts: &[Draft]) -> f32 {
    let mut sizes: std::collections::BTreeMap<i32, usize> = std::collections::BTreeMap::new();
    for run in drafts
        .iter()
        .flat_map(|draft| &draft.lines)
        .flat_map(|line| &line.runs)
    {
        *sizes.entry(paragraphs::halves(run.size)).or_default() += run.len();
    }
    let most = sizes.iter().max_by_key(|(_, count)| **count);
    #[expect(clippy::cast_precision_loss, reason = "sizes in points are small")]
    most.map_or(10.0, |(size, _)| *size as f32 / 2.0)
}

/// Puts the parts of a page in reading order.
fn arrange(draft: &mut Draft, em: f32) {
    let mut runs: Vec<Run> = std::mem::take(&mut draft.lines)
        .into_iter()
        .flat_map(|line| line.runs)
        .collect();
    let mut items = std::mem::take(&mut draft.ready);
    let text = Rect::around(runs.iter().map(|run| run.area));
    let boxes = aside_boxes(&draft.boxes, &items, text);
    let all: usize = runs.iter().map(Run::len).sum();
    let inside: usize = runs
        .iter()
        .filter(|run| boxes.iter().any(|area| area.holds(run.area)))
        .map(Run::len)
        .sum();
    // A page of boxes is no text with boxes beside it.
    let boxes = if inside * 5 > all * 2 {
        Vec::new()
    } else {
        boxes
    };
    let mut asides = Vec::new();
    for area in boxes {
        let inside: Vec<Run> = runs.extract_if(.., |run| area.holds(run.area)).collect();
        if rows::lines(inside.clone()).len() < 2 {
            runs.extend(inside);
            continue;
        }
        let parts = order::order(inside.into_iter().map(Item::Run).collect(), em);
        asides.push(Part::Aside(parts));
    }
    items.extend(runs.into_iter().map(Item::Run));
    draft.parts = order::order(items, em);
    // The text goes on beside them.
    draft.parts.extend(asides);
}

/// Drawn boxes beside the text: narrower than it, and no part of a table.
fn aside_boxes(boxes: &[Rect], items: &[Item], text: Rect) -> Vec<Rect> {
    let mut found: Vec<Rect> = Vec::new();
    for area in boxes {
        let narrow = area.width() < WIDEST_ASIDE * text.width();
        let tall = area.height() > 24.0 && area.width() > 50.0;
        let in_table = items.iter().any(|item| item.area().overlaps(*area));
        let known = found.iter().any(|other| other.overlaps(*area));
        if narrow && tall && !in_table && !known && !is_shading(*area, boxes) {
            found.push(*area);
        }
    }
    found
}

/// The background of a cell: other boxes touch its sides in the same row.
fn is_shading(area: Rect, boxes: &[Rect]) -> bool {
    boxes.iter().any(|other| {
        let same_row = (other.y0 - area.y0).abs() < 2.0 && (other.y1 - area.y1).abs() < 2.0;
        let touches = (other.x0 - area.x1).abs() < 3.0 || (area.x0 - other.x1).abs() < 3.0;
        same_row && touches
    })
}

/// Large first letters of a text, put before the line that they open.
fn with_drop_caps(runs: Vec<Run>) -> Vec<Run> {
    let (caps, mut rest): (Vec<Run>, Vec<Run>) = runs
        .into_iter()
        .partition(|run| run.len() == 1 && run.chars.iter().all(|char| char.char.is_uppercase()));
    for cap in caps {
        let opened = rest
            .iter_mut()
            .filter(|run| {
                let gap = run.area.x0 - cap.area.x1;
                cap.size > 1.7 * run.size
                    && (-0.3 * run.size..1.2 * run.size).contains(&gap)
                    && run.base > cap.area.y0
                    && run.base <= cap.base + 0.2 * cap.size
                    && run
                        .chars
                        .first()
                        .is_some_and(|first| first.char.is_alphabetic())
            })
            .min_by(|a, b| a.base.total_cmp(&b.base));
        match opened {
            Some(run) => {
                run.chars.splice(0..0, cap.chars);
                // The letter reaches down over the next lines: the line does not.
                run.area.x0 = cap.area.x0;
            }
            None => rest.push(cap),
        }
    }
    rest
}

/// The columns that lines stand in, in reading order.
fn columns(parts: &[Part]) -> Vec<Rect> {
    let mut columns: Vec<((f32, f32), Rect)> = Vec::new();
    for part in parts {
        match part {
            Part::Line(line, column) => match columns.last_mut() {
                Some((last, area)) if last == column && area.y0 < line.area.y1 => {
                    *area = area.union(line.area);
                }
                _ => columns.push((*column, line.area)),
            },
            Part::Aside(parts) => columns.extend(
                self::columns(parts)
                    .into_iter()
                    .map(|area| ((0.0, 0.0), area)),
            ),
            Part::Table(_) => {}
        }
    }
    columns.into_iter().map(|(_, area)| area).collect()
}

fn all_lines(parts: &[Part]) -> Vec<&Line> {
    let mut lines = Vec::new();
    for part in parts {
        match part {
            Part::Line(line, _) => lines.push(line),
            Part::Table(table) => {
                lines.extend(table.rows.iter().flat_map(|row| row.cells.iter().flatten()));
            }
            Part::Aside(parts) => lines.extend(all_lines(parts)),
        }
    }
    lines
}
