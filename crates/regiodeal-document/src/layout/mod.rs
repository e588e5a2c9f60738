//! Pages to blocks: which lines belong together, and what they look like.
//!
//! Layout never fails and drops nothing: a line that carries no content becomes
//! a block of kind [`Kind::Furniture`].

mod aligned;
mod aside;
mod furniture;
mod inline;
mod looks;
mod separated;
mod wrap;

use crate::block::{Block, Kind, Table};
use crate::page::{Line, Page};
use crate::reading::Reading;

pub(crate) use furniture::{differ_in_money, numbers_page_alone, pattern as recurring_pattern};
pub(crate) use looks::{
    are_capitals, ends_sentence, has_leader, is_capitals, numbered as is_numbered, starts_block,
};
pub(crate) use wrap::{Dialect, join_around, runs_on};

/// Blank lines that a page break counts for.
const PAGE_GAP: usize = 2;
/// Blank lines from which a picture is supposed between two lines of text.
const PICTURE_GAP: usize = 3;

/// A line that holds something, with what stands around it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Printed<'p> {
    line: Line<'p>,
    /// The line without white space at its ends.
    text: &'p str,
    /// Code points of `text`.
    width: usize,
    /// Blank lines above.
    gap: usize,
    furniture: bool,
    /// Part of a narrow column beside the text.
    aside: bool,
}

/// Lines to blocks in reading order.
#[must_use]
pub fn layout(pages: &[Page]) -> Vec<Block> {
    let mut printed = printed_lines(pages);
    aside::mark(&mut printed);
    let tables = find_tables(&printed);
    let prose: Vec<Printed<'_>> = printed
        .iter()
        .enumerate()
        .filter(|(index, line)| !line.furniture && !line.aside && !is_in_table(&tables, *index))
        .map(|(_, line)| *line)
        .collect();
    let dialect = Dialect::of(&prose);
    let mut blocks = Vec::new();
    let mut index = 0;
    let mut tables = tables.into_iter().peekable();
    while let Some(line) = printed.get(index) {
        if let Some(found) = tables.next_if(|table| table.from == index) {
            index = found.to;
            blocks.push(Block {
                table: found.table,
                ..block(Kind::Table, Reading::default(), line.gap)
            });
        } else if line.furniture {
            let text = Reading::of(&line.line, 0..line.line.text.len());
            blocks.push(block(Kind::Furniture, text, line.gap));
            index += 1;
        } else {
            let end = tables.peek().map_or(printed.len(), |table| table.from);
            let lines = printed.get(..end).unwrap_or_default();
            let title = inline::run_in_title(line.text);
            if let Some(bytes) = title {
                let begin = line.begin();
                let text = inline::read(&line.line, begin, begin + bytes, false);
                blocks.push(Block {
                    run_in: true,
                    ..block(Kind::Heading, text, line.gap)
                });
            }
            let (text, next) = wrap::paragraph(lines, index, title.unwrap_or(0), &dialect);
            let kind = if line.aside {
                Kind::Aside
            } else {
                Kind::Paragraph
            };
            let gap = if title.is_some() { 0 } else { line.gap };
            blocks.push(Block {
                indent: line.indent(),
                ..block(kind, text, gap)
            });
            index = next;
        }
    }
    looks::name_kinds(&mut blocks);
    wrap::join_around(&mut blocks);
    blocks
}

/// Gives paragraphs of a format with structure their kinds. Where it marks headings, or
/// sets paragraphs in bold type (`strong`), other short lines are none.
pub(crate) fn name_composed(blocks: &mut [Block], strong: &[bool]) {
    let marks = strong.contains(&true) || blocks.iter().any(|block| block.kind == Kind::Heading);
    let given: Vec<(Kind, usize)> = blocks.iter().map(|b| (b.kind, b.level)).collect();
    looks::name_kinds(blocks);
    for ((block, (kind, level)), strong) in blocks.iter_mut().zip(given).zip(strong) {
        let guessed = kind == Kind::Paragraph;
        if !guessed {
            (block.kind, block.level) = (kind, level);
        } else if block.kind == Kind::Heading && marks && !strong {
            block.kind = kind;
        } else if *strong && block.kind == Kind::Item && looks::is_title(block.text.as_str()) {
            block.kind = Kind::Heading;
        }
    }
}

fn block(kind: Kind, text: Reading, gap: usize) -> Block {
    Block {
        kind,
        text,
        table: Table::default(),
        gap,
        level: 0,
        indent: 0,
        run_in: false,
    }
}

impl Printed<'_> {
    /// White space before the text, in code points.
    fn indent(&self) -> usize {
        self.line
            .text
            .chars()
            .take_while(|char| is_blank(*char))
            .count()
    }

    /// The byte of the line at which its text begins.
    fn begin(&self) -> usize {
        self.line.text.len() - self.line.text.trim_start_matches(is_blank).len()
    }
}

/// Lines `from..to` (positions among the printed lines) that make one table.
pub(crate) struct FoundTable {
    from: usize,
    to: usize,
    table: Table,
}

/// Whether a line is in one of the tables, which come in the order of lines.
fn is_in_table(tables: &[FoundTable], line: usize) -> bool {
    let behind = tables.partition_point(|table| table.from <= line);
    let last = behind.checked_sub(1).and_then(|at| tables.get(at));
    last.is_some_and(|table| line < table.to)
}

fn find_tables(printed: &[Printed<'_>]) -> Vec<FoundTable> {
    let mut tables = Vec::new();
    let mut index = 0;
    while index < printed.len() {
        let found = separated::table(printed, index).or_else(|| aligned::table(printed, index));
        match found {
            Some(table) => {
                index = table.to;
                tables.push(table);
            }
            None => index += 1,
        }
    }
    tables
}

fn printed_lines(pages: &[Page]) -> Vec<Printed<'_>> {
    let running = furniture::running_heads(pages);
    let mut printed = Vec::new();
    for page in pages {
        let starts_page = !printed.is_empty();
        let mut gap = if starts_page { PAGE_GAP } else { 0 };
        let mut at_top = starts_page;
        for line in page.lines() {
            let text = line.text.trim_matches(is_blank);
            if text.is_empty() {
                // Blank lines at the top of a page are its margin.
                gap += usize::from(!at_top);
                continue;
            }
            printed.push(Printed {
                line,
                text,
                width: text.chars().count(),
                gap,
                furniture: running.contains(&line.id) || furniture::is_rule(text),
                aside: false,
            });
            (gap, at_top) = (0, false);
        }
    }
    printed
}

/// White space, and what prints as nothing.
pub(crate) fn is_blank(char: char) -> bool {
    char.is_whitespace() || matches!(char, '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{c}')
}

/// The cells of the table that a page of only this text begins with.
#[cfg(test)]
fn rows_of_table(text: &str) -> Vec<Vec<String>> {
    let blocks = layout(&[Page::new(1, text)]);
    assert_eq!(blocks[0].kind, Kind::Table, "{blocks:#?}");
    let cells = |row: &crate::block::Row| row.cells.iter().map(|c| c.as_str().to_owned()).collect();
    blocks[0].table.rows.iter().map(cells).collect()
}
