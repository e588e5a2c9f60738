//! Lines to paragraphs and headings, by their type, their gaps and their ends.

use std::collections::{BTreeMap, BTreeSet};

use super::Draft;
use super::order::Part;
use super::rows::Line;
use super::write::{Span, Writer, Written};
use crate::block::{Block, Kind, Row, Table};
use crate::layout::{self, runs_on};
use crate::reading::Reading;

/// A heading is larger than the text by this factor at least.
const LARGER: f32 = 1.08;
/// A heading takes no more lines than this.
const HEADING_LINES: usize = 5;
/// Levels of headings that type tells.
const LEVELS: usize = 5;
/// Blank lines that count for the end of a page or column.
const PAGE_GAP: usize = 2;

/// A size in half points.
#[expect(clippy::cast_possible_truncation, reason = "sizes in points are small")]
pub(super) fn halves(size: f32) -> i32 {
    (size * 2.0).round() as i32
}

/// How a line is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Type {
    /// In half points.
    size: i32,
    bold: bool,
    coloured: bool,
    capitals: bool,
}

/// How the document sets its text.
#[derive(Debug)]
pub(super) struct Style {
    size: i32,
    bold: bool,
    colour: [u8; 3],
    /// From one base line to the next, in sizes of the type.
    leading: f32,
    /// Its text was recognised on pictures: nothing tells bold type.
    pub(super) recognised: bool,
}

impl Style {
    pub(super) fn of(lines: &[&Line]) -> Self {
        let mut types: BTreeMap<(i32, bool, [u8; 3]), usize> = BTreeMap::new();
        for run in lines.iter().flat_map(|line| &line.runs) {
            *types
                .entry((halves(run.size), run.bold, run.colour))
                .or_default() += run.len();
        }
        let (size, bold, colour) = types
            .into_iter()
            .max_by_key(|(_, count)| *count)
            .map_or((20, false, [0; 3]), |(most, _)| most);
        let mut gaps: BTreeMap<i32, usize> = BTreeMap::new();
        for pair in lines.windows(2) {
            if let [above, below] = pair {
                let gap = (below.base - above.base) / above.size.max(1.0);
                let same = halves(above.size) == size && halves(below.size) == size;
                if same && (0.9..2.5).contains(&gap) {
                    *gaps.entry(halves(gap * 10.0)).or_default() += 1;
                }
            }
        }
        let most = gaps.into_iter().max_by_key(|(_, count)| *count);
        #[expect(clippy::cast_precision_loss, reason = "a small number")]
        let leading = most.map_or(1.25, |(gap, _)| gap as f32 / 20.0);
        Self {
            size,
            bold,
            colour,
            leading,
            recognised: false,
        }
    }

    fn type_of(&self, line: &Line) -> Type {
        let bold = line.runs.iter().all(|run| run.bold);
        let coloured = line
            .runs
            .iter()
            .all(|run| is_other(run.colour, self.colour));
        Type {
            size: halves(line.size),
            bold,
            coloured,
            capitals: layout::are_capitals(line.chars()),
        }
    }

    /// Whether type sets a line off from the text.
    fn stands_out(&self, kind: Type) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "sizes in points are small")]
        let larger = kind.size as f32 >= LARGER * self.size as f32;
        let same = kind.size >= self.size - 1;
        larger || same && (kind.bold && !self.bold || kind.coloured)
    }
}

/// Colours that a reader tells apart.
fn is_other(one: [u8; 3], other: [u8; 3]) -> bool {
    one.iter()
        .zip(other)
        .map(|(a, b)| u32::from(a.abs_diff(b)))
        .sum::<u32>()
        > 90
}

/// A block as it is written, before its text is read.
#[derive(Debug)]
pub(super) struct Spec {
    kind: Kind,
    spans: Vec<Span>,
    rows: Vec<Vec<Vec<Span>>>,
    kind_of_type: Option<Type>,
    stands_out: bool,
    gap: usize,
    indent: usize,
    /// The line before it was full: it may go on with the block before.
    full: bool,
    /// Borders of the columns of a table.
    columns: Vec<(f32, f32)>,
}

impl Spec {
    fn new(kind: Kind) -> Self {
        Self {
            kind,
            spans: Vec::new(),
            rows: Vec::new(),
            kind_of_type: None,
            stands_out: false,
            gap: 0,
            indent: 0,
            full: false,
            columns: Vec::new(),
        }
    }
}

/// Writes a page and notes its blocks.
pub(super) fn write(draft: &Draft, style: &Style, writer: &mut Writer, specs: &mut Vec<Spec>) {
    for head in &draft.heads {
        furniture(head, writer, specs);
    }
    let before = specs.len();
    flow(&draft.parts, style, false, writer, specs);
    if let Some(first) = specs.get_mut(before) {
        first.gap = PAGE_GAP;
    }
    for line in draft.feet.iter().chain(&draft.leaning) {
        furniture(line, writer, specs);
    }
}

fn furniture(line: &Line, writer: &mut Writer, specs: &mut Vec<Spec>) {
    let span = writer.line(&line.runs);
    specs.push(Spec {
        spans: vec![span],
        ..Spec::new(Kind::Furniture)
    });
}

/// A paragraph that is being written.
struct Open<'l> {
    spec: Spec,
    lines: Vec<&'l Line>,
    column: (f32, f32),
}

fn flow(parts: &[Part], style: &Style, aside: bool, writer: &mut Writer, specs: &mut Vec<Spec>) {
    let mut index = 0;
    while let Some(part) = parts.get(index) {
        match part {
            Part::Table(table) => {
                writer.gap();
                let rows = writer.table(table);
                specs.push(Spec {
                    rows,
                    columns: table.columns.clone(),
                    gap: 1,
                    ..Spec::new(Kind::Table)
                });
                index += 1;
            }
            Part::Aside(inner) => {
                flow(inner, style, true, writer, specs);
                index += 1;
            }
            Part::Line(..) => {
                let lines: Vec<(&Line, (f32, f32))> = parts
                    .iter()
                    .skip(index)
                    .map_while(|part| match part {
                        Part::Line(line, column) => Some((line, *column)),
                        _ => None,
                    })
                    .collect();
                index += lines.len();
                paragraphs(&lines, style, aside, writer, specs);
            }
        }
    }
}

fn paragraphs(
    lines: &[(&Line, (f32, f32))],
    style: &Style,
    aside: bool,
    writer: &mut Writer,
    specs: &mut Vec<Spec>,
) {
    let mut open: Option<Open<'_>> = None;
    for (index, (line, column)) in lines.iter().enumerate() {
        let joins = open
            .as_ref()
            .is_some_and(|open| joins(open, line, *column, lines, index, style));
        if let Some(open) = open.as_mut().filter(|_| joins) {
            open.spec.spans.push(writer.line(&line.runs));
            open.lines.push(line);
            open.column = *column;
            continue;
        }
        let above = open.as_ref().and_then(|open| open.lines.last().copied());
        let gap = above.map_or(1, |above| blank_lines(above, line, style));
        let full = open.as_ref().is_some_and(|open| {
            let next = lines.get(index).map(|(line, _)| *line);
            next.is_some_and(|next| is_full(open, next, lines, index))
        });
        specs.extend(open.take().map(|open| open.spec));
        if gap > 0 {
            writer.gap();
        }
        let kind = style.type_of(line);
        let span = writer.line(&line.runs);
        let mut spec = Spec::new(if aside { Kind::Aside } else { Kind::Paragraph });
        spec.spans.push(span);
        spec.kind_of_type = Some(kind);
        spec.stands_out = style.stands_out(kind);
        spec.gap = gap;
        spec.indent = indent(line, *column, lines, index);
        spec.full = full;
        open = Some(Open {
            spec,
            lines: vec![line],
            column: *column,
        });
    }
    specs.extend(open.map(|open| open.spec));
}

/// White space left of a line, in characters of its type.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a small number"
)]
fn indent(line: &Line, column: (f32, f32), lines: &[(&Line, (f32, f32))], index: usize) -> usize {
    let left = neighbours(lines, index)
        .filter(|(_, other)| *other == column)
        .map(|(line, _)| line.area.x0)
        .fold(f32::INFINITY, f32::min);
    (((line.area.x0 - left) / (0.5 * line.size.max(1.0))).max(0.0)) as usize
}

/// Lines around one.
fn neighbours<'l>(
    lines: &'l [(&'l Line, (f32, f32))],
    index: usize,
) -> impl Iterator<Item = &'l (&'l Line, (f32, f32))> {
    let from = index.saturating_sub(5);
    lines.iter().skip(from).take(index + 6 - from)
}

fn blank_lines(above: &Line, line: &Line, style: &Style) -> usize {
    let gap = line.base - above.base;
    if gap <= 0.0 {
        return 1;
    }
    let usual = style.leading * line.size.max(above.size);
    usize::from(gap > 1.25 * usual) + usize::from(gap > 2.6 * usual)
}

/// Whether a line goes on with the paragraph above it.
fn joins(
    open: &Open<'_>,
    line: &Line,
    column: (f32, f32),
    lines: &[(&Line, (f32, f32))],
    index: usize,
    style: &Style,
) -> bool {
    let Some(above) = open.lines.last().copied() else {
        return false;
    };
    let (upper, lower) = (style.type_of(above), style.type_of(line));
    let first = open.lines.first().copied().unwrap_or(above);
    let (text, next) = (above.text(), line.text());
    let alike = (upper.size - lower.size).abs() <= 1
        && upper.coloured == lower.coloured
        && (upper.bold == lower.bold
            || !style.stands_out(style.type_of(first)) && runs_on(&text, &next));
    if !alike || layout::has_leader(&text) {
        return false;
    }
    let moves = column != open.column || line.base <= above.base;
    let full = is_full(open, line, lines, index);
    let heading = style.stands_out(upper);
    let capitals = upper.capitals == lower.capitals || !heading && !upper.capitals;
    if layout::starts_block(&next)
        && !(full
            && !layout::ends_sentence(&text)
            && !heading
            && line.area.x0 <= first.area.x0 + 1.0
            && !has_bullet_size(&next))
    {
        return false;
    }
    if moves {
        return !heading
            && capitals
            && (runs_on(&text, &next) || full && !layout::ends_sentence(&text));
    }
    let leading = (line.base - above.base) / line.size.max(above.size).max(1.0);
    let usual = if heading {
        style.leading.max(1.35)
    } else {
        style.leading
    };
    if leading > 1.3 * usual.max(1.0) {
        return runs_on(&text, &next) && leading < 2.2 * usual && full && !heading;
    }
    if heading {
        return open.lines.len() < HEADING_LINES && capitals;
    }
    if !capitals && !full {
        return false;
    }
    let indented =
        line.area.x0 > above.area.x0 + 0.8 * line.size && above.area.x0 <= first.area.x0 + 1.0;
    let hanging = layout::starts_block(&first.text());
    if indented && !hanging && layout::ends_sentence(&text) {
        return false;
    }
    full || runs_on(&text, &next)
}

fn has_bullet_size(text: &str) -> bool {
    text.chars()
        .next()
        .is_some_and(|char| !char.is_ascii_digit())
}

/// The next word would not have fitted behind the line above.
fn is_full(open: &Open<'_>, line: &Line, lines: &[(&Line, (f32, f32))], index: usize) -> bool {
    let Some(above) = open.lines.last() else {
        return false;
    };
    let right = neighbours(lines, index.saturating_sub(1))
        .filter(|(_, column)| *column == open.column)
        .map(|(line, _)| line.area.x1)
        .fold(above.area.x1, f32::max);
    let Some(first) = line.runs.first() else {
        return false;
    };
    let word = first
        .chars
        .iter()
        .take_while(|char| char.char != ' ')
        .map(|char| char.area)
        .filter(|area| !area.is_none())
        .fold(0.0, |width, area| width + area.width());
    above.area.x1 + word + 0.2 * above.size > right
}

/// The blocks of all pages.
pub(super) fn blocks(specs: Vec<Spec>, written: &Written<'_>, style: &Style) -> Vec<Block> {
    let levels = levels(&specs, style);
    let mut blocks: Vec<Block> = Vec::with_capacity(specs.len());
    let mut strong = Vec::with_capacity(specs.len());
    let mut columns: Vec<(usize, Vec<(f32, f32)>)> = Vec::new();
    for spec in specs {
        let text = written.read(&spec.spans);
        let rows: Vec<Row> = spec
            .rows
            .iter()
            .map(|row| Row {
                cells: row.iter().map(|cell| written.read(cell)).collect(),
                gap: 0,
                indent: 0,
            })
            .collect();
        let level = spec
            .kind_of_type
            .and_then(|kind| levels.get(&kind))
            .copied();
        let out = spec.stands_out && spec.kind == Kind::Paragraph && could_head(text.as_str());
        let mut block = Block {
            kind: spec.kind,
            text,
            table: Table { rows },
            gap: spec.gap,
            level: 0,
            indent: spec.indent,
            run_in: false,
        };
        if out {
            block.kind = Kind::Heading;
            block.level = level.unwrap_or(0);
        }
        if block.kind == Kind::Table {
            columns.push((blocks.len(), spec.columns));
        }
        let capitals = block.kind == Kind::Paragraph && layout::is_capitals(block.text.as_str());
        let apart = style.recognised && block.kind == Kind::Paragraph && block.gap > 0;
        strong.push(out || capitals || apart);
        blocks.push(block);
    }
    for (index, strong) in strong.iter_mut().enumerate() {
        *strong |= is_numbered_title(&blocks, index);
    }
    join_cut_rows(&mut blocks, &columns);
    layout::name_composed(&mut blocks, &strong);
    layout::join_around(&mut blocks);
    blocks
}

/// Short enough for a heading, and no sentence.
fn could_head(text: &str) -> bool {
    let letters = text.chars().any(char::is_alphabetic);
    letters
        && text.chars().count() <= 160
        && !(text.ends_with('.') && text.contains(' ') && !layout::is_capitals(text))
        && !text.ends_with([',', ';'])
}

/// A short numbered line that stands apart from what is above it, over a text that is
/// not numbered.
fn is_numbered_title(blocks: &[Block], index: usize) -> bool {
    let Some(block) = blocks.get(index) else {
        return false;
    };
    let text = block.text.as_str();
    let next = blocks
        .iter()
        .skip(index + 1)
        .find(|next| next.kind != Kind::Furniture);
    let above = index
        .checked_sub(1)
        .and_then(|above| blocks.get(above))
        .is_some_and(|above| layout::starts_block(above.text.as_str()));
    block.kind == Kind::Paragraph
        && block.gap > 0
        && layout::is_numbered(text)
        && text.chars().count() <= 90
        && next.is_some_and(|next| {
            let text = next.kind == Kind::Paragraph && next.gap <= block.gap;
            (text || next.kind == Kind::Heading && !above)
                && !layout::is_numbered(next.text.as_str())
        })
}

/// Levels of headings, the largest type first.
fn levels(specs: &[Spec], style: &Style) -> BTreeMap<Type, usize> {
    let kinds: BTreeSet<Type> = specs
        .iter()
        .filter(|spec| spec.stands_out)
        .filter_map(|spec| spec.kind_of_type)
        .filter(|kind| style.stands_out(*kind))
        .collect();
    let mut levels = BTreeMap::new();
    let mut level = 0;
    let mut last: Option<Type> = None;
    for kind in kinds.into_iter().rev() {
        // Half a point more or less is no other level.
        let same = last.is_some_and(|last| {
            (last.size - kind.size).abs() <= 1
                && last.bold == kind.bold
                && last.coloured == kind.coloured
        });
        if !same {
            level += 1;
        }
        last = Some(kind);
        levels.insert(kind, level.min(LEVELS));
    }
    levels
}

/// A row that a page break cuts is one: the first row of a table's next piece goes on with
/// the last of the piece before.
fn join_cut_rows(blocks: &mut [Block], columns: &[(usize, Vec<(f32, f32)>)]) {
    for pair in columns.windows(2) {
        let [(one, spans), (next, others)] = pair else {
            continue;
        };
        let between = blocks.get(one + 1..*next).unwrap_or_default();
        let follows = between.iter().all(|block| block.kind == Kind::Furniture)
            && spans.len() == others.len()
            && spans
                .iter()
                .zip(others)
                .all(|(a, b)| (a.0 - b.0).abs() < 8.0);
        if !follows {
            continue;
        }
        let (before, after) = blocks.split_at_mut(*next);
        if let (Some(one), Some(next)) = (before.get_mut(*one), after.first_mut()) {
            join_cut_row(&mut one.table, &mut next.table);
        }
    }
}

fn join_cut_row(table: &mut Table, next: &mut Table) {
    let same = |a: &Row, b: &Row| {
        a.cells.len() == b.cells.len()
            && a.cells
                .iter()
                .zip(&b.cells)
                .all(|(a, b)| a.as_str() == b.as_str())
    };
    let headers = table
        .rows
        .iter()
        .zip(&next.rows)
        .take_while(|(a, b)| same(a, b))
        .count();
    let (Some(last), Some(first)) = (table.rows.last_mut(), next.rows.get(headers)) else {
        return;
    };
    let filled: Vec<usize> = first.filled().collect();
    let own: Vec<usize> = last.filled().collect();
    let open = |column: usize| {
        let (above, below) = (last.cell(column), first.cell(column));
        runs_on(above, below) || !layout::ends_sentence(above) && above.chars().count() > 60
    };
    let is_note = filled.len() == 1 && own == filled && filled.iter().all(|column| open(*column));
    let is_row = !filled.is_empty()
        && filled.iter().all(|column| own.contains(column))
        && filled
            .iter()
            .all(|column| runs_on(last.cell(*column), first.cell(*column)));
    if !is_note && !is_row {
        return;
    }
    let first = next.rows.remove(headers);
    for (cell, rest) in last.cells.iter_mut().zip(&first.cells) {
        if rest.is_empty() {
            continue;
        }
        let glue = if cell.as_str().ends_with('-') {
            cell.pop();
            ""
        } else {
            " "
        };
        join(cell, rest, glue);
    }
}

fn join(cell: &mut Reading, rest: &Reading, glue: &str) {
    cell.append(rest, glue, false);
}
