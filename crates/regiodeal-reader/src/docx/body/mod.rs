//! Walks through the text of a Word file.
//!
//! Each open element has an entry on a stack; what it holds goes to the paragraph, cell
//! or text box that was opened last. Nothing here calls itself, however deep the nesting.

mod properties;
mod runs;
mod tables;

use std::collections::BTreeMap;

use super::Error;
use super::item::{Item, Paragraph, Role, Span};
use super::numbering::Numbering;
use super::styles::{self, InList, Style, Styles, Type};
use super::xml::{Element, Space, Token, Xml};
use runs::Field;
use tables::Grid;

/// A row of a table is no longer than this, in columns of the grid.
const WIDEST: usize = 1000;

/// What was met and is no text, counted for the remarks.
#[derive(Debug, Default)]
pub(super) struct Met {
    /// Changes that were taken over as if accepted.
    pub(super) changes: usize,
    pub(super) comments: usize,
    pub(super) pictures: usize,
    /// Documents of other formats within this one.
    pub(super) inserted: usize,
    /// Charts, diagrams and embedded files, which are only drawn here.
    pub(super) drawn: usize,
    /// Text that is struck through.
    pub(super) struck: Vec<String>,
    /// Text that is formatted as hidden.
    pub(super) hidden: Vec<String>,
    /// Signs of a font that are not known.
    pub(super) unknown_signs: Vec<String>,
    /// Entities that XML does not define.
    pub(super) unknown_entities: Vec<String>,
    /// Notes that the text refers to, in that order.
    pub(super) notes: Vec<NoteMark>,
}

/// A reference to a note.
#[derive(Debug)]
pub(super) struct NoteMark {
    pub(super) kind: Notes,
    pub(super) id: String,
    /// The mark that is printed for it; empty where text and note have one of their own.
    pub(super) mark: String,
}

/// Where a note stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Notes {
    Foot,
    End,
}

/// What each note of a part says.
pub(super) type NotesById = BTreeMap<String, Vec<Item>>;

/// What an open element is.
#[derive(Debug)]
enum Open {
    /// Its content counts where it stands.
    Plain,
    /// Nothing in it counts.
    Skipped,
    /// Its characters count.
    Text,
    Paragraph,
    ParagraphProperties,
    /// The type of the paragraph mark.
    MarkProperties,
    ListProperties,
    Run,
    RunProperties,
    Table,
    Row,
    RowProperties,
    Cell,
    CellProperties,
    /// A text box, or a note.
    Box,
    /// A content control, whose text may be only an instruction.
    Control {
        instruction: bool,
    },
    ControlProperties,
    /// The entries of a form field and which of them was chosen.
    Choices,
    /// What a content control says that nobody filled in.
    Instruction,
    /// A choice of which one was taken.
    Alternatives {
        taken: bool,
    },
}

/// A paragraph that is being read.
#[derive(Default)]
struct Draft {
    style: Option<String>,
    /// Its outline level where it gives one, from 1; 0 for body text.
    outline: Option<usize>,
    in_list: InList,
    spans: Vec<Span>,
    /// The text boxes that hang on it.
    boxes: Vec<Item>,
    /// Its end was deleted: it goes on in the next one.
    goes_on: bool,
}

/// Walks through one part.
pub(super) struct Walk<'d> {
    styles: &'d Styles,
    numbering: &'d mut Numbering,
    met: &'d mut Met,
    open: Vec<Open>,
    drafts: Vec<Draft>,
    types: Vec<Type>,
    grids: Vec<Grid>,
    /// What the body, the open cells and the open text boxes hold.
    items: Vec<Vec<Item>>,
    /// Open fields.
    fields: Vec<Field>,
    /// Text of a paragraph whose end was deleted.
    carried: Vec<Span>,
    /// The notes of a part of notes, by id.
    notes: NotesById,
    note: Option<String>,
    /// How many open content controls hold only an instruction.
    instructions: usize,
}

impl<'d> Walk<'d> {
    pub(super) fn new(styles: &'d Styles, numbering: &'d mut Numbering, met: &'d mut Met) -> Self {
        Self {
            styles,
            numbering,
            met,
            open: Vec::new(),
            drafts: Vec::new(),
            types: Vec::new(),
            grids: Vec::new(),
            items: vec![Vec::new()],
            fields: Vec::new(),
            carried: Vec::new(),
            notes: BTreeMap::new(),
            note: None,
            instructions: 0,
        }
    }

    /// What the part holds, and its notes by their ids.
    pub(super) fn read(mut self, part: &str, text: &str) -> Result<(Vec<Item>, NotesById), Error> {
        let mut xml = Xml::new(part, text);
        loop {
            match xml.next()? {
                Token::End => break,
                Token::Close => self.close(),
                Token::Text(text) => {
                    if matches!(self.open.last(), Some(Open::Text)) {
                        self.text(&text);
                    }
                }
                Token::Open(element) => {
                    let open = self.open(&element);
                    self.open.push(open);
                }
            }
        }
        self.met.unknown_entities.append(&mut xml.unknown_entities);
        self.end_carried();
        Ok((self.items.pop().unwrap_or_default(), self.notes))
    }

    fn open(&mut self, element: &Element<'_>) -> Open {
        if let Some(Open::Skipped | Open::Alternatives { taken: true }) = self.open.last() {
            return Open::Skipped;
        }
        match element.space {
            Space::Word => self.open_word(element),
            Space::Math if element.name() == "t" && self.instructions == 0 => Open::Text,
            Space::Compatibility if element.name() == "AlternateContent" => {
                Open::Alternatives { taken: false }
            }
            Space::Compatibility => {
                if let Some(Open::Alternatives { taken }) = self.open.last_mut() {
                    *taken = true;
                }
                Open::Plain
            }
            Space::Math | Space::Other => {
                match element.name() {
                    "blip" | "imagedata" => self.met.pictures += 1,
                    "chart" | "relIds" | "OLEObject" => self.met.drawn += 1,
                    _ => {}
                }
                Open::Plain
            }
        }
    }

    fn open_word(&mut self, element: &Element<'_>) -> Open {
        match self.open.last() {
            Some(Open::ParagraphProperties) => return self.paragraph_property(element),
            Some(Open::MarkProperties) => return self.mark_property(element),
            Some(Open::ListProperties) => return self.list_property(element),
            Some(Open::RunProperties) => return self.run_property(element),
            Some(Open::RowProperties) => return self.row_property(element),
            Some(Open::CellProperties) => return self.cell_property(element),
            Some(Open::ControlProperties) => return self.control_property(element),
            Some(Open::Choices) => return self.choice(element),
            _ => {}
        }
        match element.name() {
            "p" => self.open_paragraph(),
            "pPr" => Open::ParagraphProperties,
            // The cell or row around it is there all the same.
            "r" if self.instructions > 0 => Open::Skipped,
            "r" => {
                self.types.push(Type::default());
                Open::Run
            }
            "rPr" => Open::RunProperties,
            "tbl" => self.open_table(),
            "tr" => self.open_row(),
            "trPr" => Open::RowProperties,
            "tc" => self.open_cell(),
            "tcPr" => Open::CellProperties,
            "txbxContent" => {
                self.items.push(Vec::new());
                Open::Box
            }
            "footnote" | "endnote" => self.open_note(element),
            "sdt" => Open::Control { instruction: false },
            "sdtPr" => Open::ControlProperties,
            "sdtContent"
                if matches!(self.open.last(), Some(Open::Control { instruction: true })) =>
            {
                self.instructions += 1;
                Open::Instruction
            }
            "ins" | "moveTo" => {
                self.met.changes += 1;
                Open::Plain
            }
            "del" | "moveFrom" => {
                self.met.changes += 1;
                Open::Skipped
            }
            _ => self.open_in_run(element),
        }
    }

    /// What stands in a run: characters, and what is printed as such.
    fn open_in_run(&mut self, element: &Element<'_>) -> Open {
        match element.name() {
            "t" => return Open::Text,
            "delText" | "instrText" | "delInstrText" | "rt" | "tblPr" | "tblGrid" | "sectPr" => {
                return Open::Skipped;
            }
            "tab" | "ptab" => self.text("\t"),
            "br" | "cr" => self.text("\n"),
            "noBreakHyphen" => self.text("-"),
            "sym" => self.sign(element),
            "fldChar" => self.field(element),
            "footnoteReference" => self.note_mark(Notes::Foot, element),
            "endnoteReference" => self.note_mark(Notes::End, element),
            "commentReference" => self.met.comments += 1,
            "altChunk" | "subDoc" => self.met.inserted += 1,
            "objectEmbed" | "objectLink" => self.met.drawn += 1,
            "ddList" => return Open::Choices,
            _ => {}
        }
        Open::Plain
    }

    fn open_paragraph(&mut self) -> Open {
        self.drafts.push(Draft {
            spans: std::mem::take(&mut self.carried),
            ..Draft::default()
        });
        Open::Paragraph
    }

    fn open_note(&mut self, element: &Element<'_>) -> Open {
        // The lines that part notes from the text have a type.
        let kind = element.attribute("type");
        if !matches!(kind.as_deref(), None | Some("normal")) {
            return Open::Skipped;
        }
        self.note = element.attribute("id");
        self.items.push(Vec::new());
        Open::Box
    }

    fn close(&mut self) {
        match self.open.pop() {
            Some(Open::Paragraph) => self.close_paragraph(),
            Some(Open::Run) => {
                self.types.pop();
            }
            Some(Open::Cell) => self.close_cell(),
            Some(Open::Row) => self.close_row(),
            Some(Open::Table) => self.close_table(),
            Some(Open::Box) => self.close_box(),
            Some(Open::Instruction) => self.instructions -= 1,
            _ => {}
        }
    }

    fn close_paragraph(&mut self) {
        self.fields.clear();
        let Some(draft) = self.drafts.pop() else {
            return;
        };
        if draft.goes_on {
            self.carried = draft.spans;
            for item in draft.boxes {
                self.add(item);
            }
            return;
        }
        let style = self.styles.paragraph(draft.style.as_deref());
        let (role, label) = self.role(&draft, style);
        self.add(Item::Paragraph(Paragraph {
            role,
            label,
            spans: draft.spans,
        }));
        for item in draft.boxes {
            self.add(item);
        }
    }

    fn role(&mut self, draft: &Draft, style: &Style) -> (Role, String) {
        let label = self.label(draft, style);
        let (in_list, is_bullet) = label
            .as_ref()
            .map_or((None, false), |label| (Some(label.level), label.is_bullet));
        let styled = match (draft.outline, style.role) {
            (Some(level @ 1..), _) | (None, styles::Role::Heading(level)) => Role::Heading(level),
            (_, styles::Role::Contents) => Role::Contents,
            (_, styles::Role::Quote) => Role::Quote,
            (_, styles::Role::Plain | styles::Role::Heading(_)) => Role::Plain,
        };
        let role = match (styled, in_list) {
            (Role::Plain | Role::Quote, Some(level)) if is_bullet => Role::Bulleted(level),
            (Role::Plain | Role::Quote, Some(level)) => Role::Numbered(level),
            _ => styled,
        };
        (role, label.map(|label| label.text).unwrap_or_default())
    }

    /// Counts a paragraph of a list on. List 0 is none.
    fn label(&mut self, draft: &Draft, style: &Style) -> Option<super::numbering::Label> {
        let list = draft.in_list.list.or(style.in_list.list)?;
        if list == 0 || self.grids.iter().any(|grid| grid.row_is_deleted) {
            return None;
        }
        let level = draft.in_list.level.or(style.in_list.level);
        let level = level.or_else(|| self.numbering.level_of_style(list, &style.id));
        self.numbering.next(list, level.unwrap_or(0))
    }

    fn close_box(&mut self) {
        self.end_carried();
        let items = self.items.pop().unwrap_or_default();
        if let Some(note) = self.note.take() {
            self.notes.insert(note, items);
        } else if let Some(draft) = self.drafts.last_mut() {
            draft.boxes.extend(items);
        } else if let Some(into) = self.items.last_mut() {
            into.extend(items);
        }
    }

    /// A paragraph whose end was deleted, with nothing behind it to go on in.
    fn end_carried(&mut self) {
        let spans = std::mem::take(&mut self.carried);
        if !spans.is_empty() {
            self.add(Item::Paragraph(Paragraph {
                spans,
                ..Paragraph::default()
            }));
        }
    }

    fn add(&mut self, item: Item) {
        if let Some(items) = self.items.last_mut() {
            items.push(item);
        }
    }
}
