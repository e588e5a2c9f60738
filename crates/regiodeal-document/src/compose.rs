//! Blocks of formats that know their own structure: web pages, Word files.

use crate::block::{Block, Kind, Row, Table};
use crate::layout;
use crate::page::{Line, Page};
use crate::reading::Reading;

/// One block as a format gives it. Line feeds in its text become lines of the page and
/// are read as spaces.
#[derive(Clone, Debug)]
pub struct Piece<'t> {
    /// What the format says it is. A [`Kind::Paragraph`] may turn out to be a quotation, a
    /// caption, a footnote or an item by its looks; the other kinds stay.
    pub kind: Kind,
    /// What it says.
    pub text: &'t str,
    /// For a heading: its level from 1, 0 where the format gives none.
    pub level: usize,
    /// For an item: how deep it is nested, from 0.
    pub indent: usize,
    /// All of a paragraph is set in bold type: it may be a heading.
    pub strong: bool,
}

impl<'t> Piece<'t> {
    /// A block without level, nesting or emphasis.
    #[must_use]
    pub fn new(kind: Kind, text: &'t str) -> Self {
        Self {
            kind,
            text,
            level: 0,
            indent: 0,
            strong: false,
        }
    }
}

/// Writes a page and its blocks side by side.
///
/// ```
/// use regiodeal_document::{Composer, Kind, Piece};
///
/// let mut composer = Composer::default();
/// composer.add(&Piece { level: 2, ..Piece::new(Kind::Heading, "Oevers") });
/// composer.add(&Piece::new(Kind::Paragraph, "Een natuurvriendelijke oever."));
/// composer.table(&[vec!["Project", "Bijdrage"], vec!["Oevers", "€ 5.000"]]);
/// let (page, blocks) = composer.finish();
/// assert_eq!(page.text, "Oevers\n\nEen natuurvriendelijke oever.\n\nProject\tBijdrage\nOevers\t€ 5.000\n");
/// assert_eq!(blocks[2].table.rows[1].cell(1), "€ 5.000");
/// assert_eq!(blocks[2].table.rows[1].cells[1].everywhere()[0].slice(&page), "€ 5.000");
/// ```
#[derive(Debug, Default)]
pub struct Composer {
    text: String,
    specs: Vec<Spec>,
    /// Lines written so far.
    lines: usize,
    tight: bool,
}

/// A block and the lines of the page it stands on.
#[derive(Debug)]
struct Spec {
    kind: Kind,
    level: usize,
    indent: usize,
    strong: bool,
    gap: usize,
    /// The first line, from 0, and how many.
    from: usize,
    count: usize,
    /// For a table: the cells of each row, in bytes of its line.
    rows: Vec<Vec<std::ops::Range<usize>>>,
}

impl Composer {
    /// The next block stands on the line below the last one, without a blank line: what a
    /// line break within a paragraph parts.
    pub fn tight(&mut self) {
        self.tight = true;
    }

    /// Adds a block. One without text is left out.
    pub fn add(&mut self, piece: &Piece<'_>) {
        let lines: Vec<String> = piece
            .text
            .split('\n')
            .map(one_line)
            .filter(|line| !line.is_empty())
            .collect();
        if lines.is_empty() {
            return;
        }
        let spec = self.spec(piece.kind);
        self.specs.push(Spec {
            level: piece.level,
            indent: piece.indent,
            strong: piece.strong,
            count: lines.len(),
            ..spec
        });
        for line in lines {
            self.line(&line);
        }
    }

    /// Adds a table: rows of cells. White space within a cell is read as one space.
    pub fn table<C: AsRef<str>>(&mut self, rows: &[Vec<C>]) {
        let spec = self.spec(Kind::Table);
        let mut written = Vec::with_capacity(rows.len());
        for row in rows {
            let mut line = String::new();
            let mut cells = Vec::with_capacity(row.len());
            for (column, cell) in row.iter().enumerate() {
                if column > 0 {
                    line.push('\t');
                }
                let start = line.len();
                let words: Vec<_> = cell.as_ref().split_ascii_whitespace().collect();
                line.push_str(&one_line(&words.join(" ")));
                cells.push(start..line.len());
            }
            self.line(&line);
            written.push(cells);
        }
        self.specs.push(Spec {
            count: written.len(),
            rows: written,
            ..spec
        });
    }

    /// The page, with number 1, and its blocks in the order in which they were added.
    #[must_use]
    pub fn finish(self) -> (Page, Vec<Block>) {
        let page = Page::new(1, self.text);
        let lines = page.lines();
        let mut blocks: Vec<Block> = self.specs.iter().map(|spec| spec.block(&lines)).collect();
        let strong: Vec<bool> = self.specs.iter().map(|spec| spec.strong).collect();
        layout::name_composed(&mut blocks, &strong);
        (page, blocks)
    }

    fn spec(&mut self, kind: Kind) -> Spec {
        let apart = self.lines > 0 && !std::mem::take(&mut self.tight);
        if apart {
            self.line("");
        }
        Spec {
            kind,
            level: 0,
            indent: 0,
            strong: false,
            gap: usize::from(apart),
            from: self.lines,
            count: 0,
            rows: Vec::new(),
        }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
        self.lines += 1;
    }
}

impl Spec {
    fn block(&self, lines: &[Line<'_>]) -> Block {
        let own = lines
            .get(self.from..self.from + self.count)
            .unwrap_or_default();
        let mut text = Reading::default();
        let mut table = Table::default();
        if self.kind == Kind::Table {
            for (line, cells) in own.iter().zip(&self.rows) {
                table.rows.push(Row {
                    cells: cells
                        .iter()
                        .map(|cell| Reading::of(line, cell.clone()))
                        .collect(),
                    gap: 0,
                    indent: 0,
                });
            }
        } else {
            for line in own {
                let glue = if text.is_empty() { "" } else { " " };
                text.append(&Reading::of(line, 0..line.text.len()), glue, true);
            }
        }
        Block {
            kind: self.kind,
            text,
            table,
            gap: self.gap,
            level: self.level,
            indent: self.indent,
            run_in: false,
        }
    }
}

/// Text without what would end a line, trimmed.
fn one_line(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|char| {
            if char.is_control() || matches!(char, '\u{2028}' | '\u{2029}') {
                ' '
            } else {
                char
            }
        })
        .collect();
    plain.trim().to_owned()
}
