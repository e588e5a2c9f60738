//! Writes what a Word file holds onto a page, with its blocks.

use regiodeal_document::{Block, Composer, Kind, Page, Piece};

use super::grid;
use super::item::{Item, Paragraph, Role, Table};
use super::tabs;

/// A page, and what stands on it.
pub(super) fn compose(items: &[Item]) -> (Page, Vec<Block>) {
    let mut writer = Writer {
        composer: Composer::default(),
        marks_headings: marks_headings(items),
    };
    writer.items(items);
    writer.composer.finish()
}

struct Writer {
    composer: Composer,
    /// Headings are told by their style or by bold type, so other short lines are none.
    marks_headings: bool,
}

/// Paragraphs of the text itself are headings by their style, or all in bold type.
fn marks_headings(items: &[Item]) -> bool {
    items.iter().any(|item| match item {
        Item::Paragraph(paragraph) => {
            paragraph.has_words()
                && (matches!(paragraph.role, Role::Heading(_)) || paragraph.is_strong())
        }
        Item::Table(table) => grid::reads_as_text(table)
            .is_some_and(|cells| cells.iter().any(|items| marks_headings(items))),
    })
}

impl Writer {
    fn items(&mut self, items: &[Item]) {
        let mut at = 0;
        while let Some(item) = items.get(at) {
            let rest = items.get(at..).unwrap_or_default();
            if let Some(found) = tabs::table(rest) {
                self.composer.table(&found.rows);
                at += found.items;
                continue;
            }
            match item {
                Item::Paragraph(paragraph) => self.paragraph(paragraph),
                Item::Table(table) => self.table(table),
            }
            at += 1;
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        if !paragraph.has_words() {
            return;
        }
        match paragraph.role {
            // A title set over two lines is one.
            Role::Heading(level) => self.composer.add(&Piece {
                level,
                ..Piece::new(Kind::Heading, &paragraph.text())
            }),
            Role::Quote => self
                .composer
                .add(&Piece::new(Kind::Quote, &paragraph.text())),
            Role::Note => self
                .composer
                .add(&Piece::new(Kind::Footnote, &paragraph.text())),
            Role::Contents => self
                .composer
                .add(&Piece::new(Kind::Item, &paragraph.text())),
            Role::Plain | Role::Numbered(_) | Role::Bulleted(_) => self.lines(paragraph),
        }
    }

    /// Line breaks within a paragraph part blocks, unless a sentence goes on behind one.
    fn lines(&mut self, paragraph: &Paragraph) {
        let mut pieces: Vec<(Paragraph, String)> = Vec::new();
        for line in paragraph.lines() {
            let text = line.text();
            if !line.has_words() {
                continue;
            }
            match pieces.last_mut() {
                Some((above, words)) if goes_on(above, words, &line, &text) => {
                    words.push('\n');
                    words.push_str(&text);
                    above.spans.extend(line.spans);
                }
                _ => pieces.push((line, text)),
            }
        }
        for (index, (line, text)) in pieces.iter().enumerate() {
            if index > 0 {
                self.composer.tight();
            }
            self.composer.add(&self.piece(line, text));
        }
    }

    fn piece<'t>(&self, line: &Paragraph, text: &'t str) -> Piece<'t> {
        let strong = line.is_strong();
        let (kind, indent) = match line.role {
            Role::Bulleted(level) => (Kind::Item, level),
            // A numbered line may be the heading of what stands below it.
            Role::Numbered(level) if self.marks_headings && !strong => (Kind::Item, level),
            Role::Numbered(level) => (Kind::Paragraph, level),
            _ => (Kind::Paragraph, 0),
        };
        Piece {
            indent,
            strong,
            ..Piece::new(kind, text)
        }
    }

    fn table(&mut self, table: &Table) {
        if let Some(cells) = grid::reads_as_text(table) {
            for items in cells {
                self.items(items);
            }
            return;
        }
        let (titles, rows) = grid::rows(table);
        for items in titles {
            self.items(items);
        }
        if !rows.is_empty() {
            self.composer.table(&rows);
        }
    }
}

/// A line break that only wraps: the sentence goes on with a small letter, in the same type.
fn goes_on(above: &Paragraph, words: &str, line: &Paragraph, text: &str) -> bool {
    let small = text.chars().next().is_some_and(char::is_lowercase);
    let open = !words.ends_with(['.', ':', ';', '!', '?']);
    small && open && above.is_strong() == line.is_strong()
}
