//! What a Word file holds, before it is written onto a page.

/// Something that stands below the one before.
#[derive(Debug)]
pub(super) enum Item {
    Paragraph(Paragraph),
    Table(Table),
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    #[default]
    Plain,
    Heading(usize),
    Contents,
    /// With a number or a letter; how deep, from 0.
    Numbered(usize),
    /// With a mark; how deep, from 0.
    Bulleted(usize),
    Quote,
    /// A note of the foot of a page or of the end.
    Note,
}

/// A paragraph: line feeds are line breaks, tabs are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub(super) role: Role,
    /// The number or mark that Word prints before it.
    pub(super) label: String,
    pub(super) spans: Vec<Span>,
}

/// Text in one type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) text: String,
    pub(super) bold: bool,
}

/// A table.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Debug, Default)]
pub(super) struct Cell {
    /// The first column of the grid that it takes, from 0, and how many.
    pub(super) column: usize,
    pub(super) span: usize,
    /// It belongs to the cell above.
    pub(super) continues: bool,
    pub(super) items: Vec<Item>,
}

impl Paragraph {
    /// Its text with the label before it.
    pub(super) fn text(&self) -> String {
        let words: String = self.spans.iter().map(|span| span.text.as_str()).collect();
        labelled(&self.label, &words)
    }

    pub(super) fn has_words(&self) -> bool {
        self.spans.iter().any(|span| !span.text.trim().is_empty())
    }

    /// All words are in bold type; a hyphen between them may be in any.
    pub(super) fn is_strong(&self) -> bool {
        let mut words = self
            .spans
            .iter()
            .filter(|span| span.text.chars().any(char::is_alphanumeric))
            .peekable();
        words.peek().is_some() && words.all(|span| span.bold)
    }

    /// The parts between line breaks; the first carries the label.
    pub(super) fn lines(&self) -> Vec<Paragraph> {
        let mut lines = vec![Paragraph {
            spans: Vec::new(),
            ..self.clone()
        }];
        for span in &self.spans {
            for (index, text) in span.text.split('\n').enumerate() {
                if index > 0 {
                    lines.push(Paragraph::default());
                }
                if let Some(line) = lines.last_mut().filter(|_| !text.is_empty()) {
                    line.spans.push(Span {
                        text: text.to_owned(),
                        ..*span
                    });
                }
            }
        }
        lines
    }
}

/// Text with a label before it.
pub(super) fn labelled(label: &str, text: &str) -> String {
    let text = text.trim_matches([' ', '\t']);
    match (label.trim(), text) {
        ("", text) => text.to_owned(),
        (label, "") => label.to_owned(),
        (label, text) => format!("{label} {text}"),
    }
}

impl Cell {
    /// All of its text on one line, that of tables in it too.
    pub(super) fn text(&self) -> String {
        let mut words = String::new();
        add_text(&self.items, &mut words);
        words
    }

    pub(super) fn is_empty(&self) -> bool {
        !holds_text(&self.items)
    }
}

fn holds_text(items: &[Item]) -> bool {
    items.iter().any(|item| match item {
        Item::Paragraph(paragraph) => paragraph.has_words() || !paragraph.label.is_empty(),
        Item::Table(table) => table.rows.iter().flatten().any(|cell| !cell.is_empty()),
    })
}

/// Tables in tables end where elements may not be deeper nested, so this ends too.
fn add_text(items: &[Item], words: &mut String) {
    for item in items {
        match item {
            Item::Paragraph(paragraph) => {
                for word in paragraph.text().split_ascii_whitespace() {
                    if !words.is_empty() {
                        words.push(' ');
                    }
                    words.push_str(word);
                }
            }
            Item::Table(table) => {
                let cells = table.rows.iter().flatten();
                cells.for_each(|cell| add_text(&cell.items, words));
            }
        }
    }
}
