//! Paragraphs whose tabs set columns: contents lists, and tables of those who draw none.

use super::item::{Item, Paragraph, Role};

/// So many lines of two columns are a table; of more columns, two lines.
const LINES: usize = 3;

/// A table of tabs: its rows, and how many items it takes.
pub(super) struct Found {
    pub(super) rows: Vec<Vec<String>>,
    pub(super) items: usize,
}

/// The table that a run of paragraphs begins with.
pub(super) fn table(items: &[Item]) -> Option<Found> {
    contents(items).or_else(|| columns(items))
}

/// The lines of a contents list, where some have a page number behind a tab.
fn contents(items: &[Item]) -> Option<Found> {
    let run = run(items, |paragraph| paragraph.role == Role::Contents);
    let rows: Vec<Vec<String>> = run.paragraphs.iter().map(|line| parts(line)).collect();
    let paged = rows.iter().any(|row| row.len() > 1);
    paged.then_some(Found {
        rows,
        items: run.items,
    })
}

/// Lines with the same number of parts.
fn columns(items: &[Item]) -> Option<Found> {
    let Some(Item::Paragraph(first)) = items.first() else {
        return None;
    };
    let width = parts(first).len();
    if width < 2 {
        return None;
    }
    let run = run(items, |paragraph| {
        let plain = matches!(paragraph.role, Role::Plain | Role::Numbered(_));
        let one_line = !paragraph.text().contains('\n');
        plain && one_line && parts(paragraph).len() == width
    });
    let lines = run.paragraphs.len();
    let enough = width == 2 && lines >= LINES || width > 2 && lines >= 2;
    enough.then(|| Found {
        rows: run.paragraphs.iter().map(|line| parts(line)).collect(),
        items: run.items,
    })
}

struct Run<'i> {
    paragraphs: Vec<&'i Paragraph>,
    items: usize,
}

/// The paragraphs at the start that fit; empty ones between them are passed over.
fn run(items: &[Item], fits: impl Fn(&Paragraph) -> bool) -> Run<'_> {
    let mut run = Run {
        paragraphs: Vec::new(),
        items: 0,
    };
    for (index, item) in items.iter().enumerate() {
        match item {
            Item::Paragraph(paragraph) if paragraph.has_words() && fits(paragraph) => {
                run.paragraphs.push(paragraph);
                run.items = index + 1;
            }
            Item::Paragraph(paragraph) if !paragraph.has_words() && index > 0 => {}
            _ => break,
        }
    }
    run
}

/// What stands between tabs. Several tabs are one: they only reach further.
fn parts(paragraph: &Paragraph) -> Vec<String> {
    let text = paragraph.text();
    let parts = text.split('\t').map(str::trim);
    let parts = parts.filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}
