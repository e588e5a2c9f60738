//! What stands in runs: characters, signs, fields and the marks of notes.

use super::super::characters;
use super::super::item::Span;
use super::super::styles::Raise;
use super::super::xml::Element;
use super::{NoteMark, Notes, Open, Walk};

/// A field whose end is still to come.
#[derive(Debug, Default)]
pub(super) struct Field {
    /// Its result has begun, and its instruction ended.
    has_result: bool,
    /// The entries of a list to choose from, and the number of the one that was chosen.
    choices: Vec<String>,
    chosen: Option<usize>,
}

impl Walk<'_> {
    pub(super) fn field(&mut self, element: &Element<'_>) {
        match element.attribute("fldCharType").as_deref() {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.has_result = true;
                }
            }
            Some("end") => self.end_field(),
            _ => {}
        }
    }

    /// A list to choose from has no result of its own: the entry that was chosen is shown,
    /// the first where none was.
    fn end_field(&mut self) {
        let field = self.fields.pop().unwrap_or_default();
        if let Some(choice) = field.choices.get(field.chosen.unwrap_or(0)) {
            self.text(choice);
        }
    }

    pub(super) fn choice(&mut self, element: &Element<'_>) -> Open {
        let number = || usize::try_from(element.number()?).ok();
        if let Some(field) = self.fields.last_mut() {
            match element.name() {
                "listEntry" => {
                    let entry = element.attribute("val").unwrap_or_default();
                    field.choices.push(entry);
                }
                "result" => field.chosen = number(),
                "default" => field.chosen = field.chosen.or_else(number),
                _ => {}
            }
        }
        Open::Skipped
    }

    pub(super) fn sign(&mut self, element: &Element<'_>) {
        let font = element.attribute("font").unwrap_or_default();
        let code = element.attribute("char").unwrap_or_default();
        if let Some(sign) = characters::sign(&font, &code) {
            self.text(sign.encode_utf8(&mut [0; 4]));
        } else {
            self.met.unknown_signs.push(format!("{font} {code}"));
            self.text("\u{fffd}");
        }
    }

    /// A reference to a note. Word counts notes of the foot and of the end apart; here
    /// they are counted together, so that no mark has two meanings.
    pub(super) fn note_mark(&mut self, kind: Notes, element: &Element<'_>) {
        let own_mark = element.attribute("customMarkFollows");
        let is_counted = own_mark.is_none_or(|own| own == "0" || own == "false");
        let mark = if is_counted {
            let counted = self.met.notes.iter().filter(|note| !note.mark.is_empty());
            characters::raised_number(counted.count() + 1)
        } else {
            String::new()
        };
        self.add_text(&mark, false);
        let id = element.attribute("id").unwrap_or_default();
        self.met.notes.push(NoteMark { kind, id, mark });
    }

    /// Adds characters in the type of the run.
    pub(super) fn text(&mut self, text: &str) {
        let Some(draft) = self.drafts.last() else {
            return;
        };
        let style = self.styles.paragraph(draft.style.as_deref()).type_;
        let own = self.types.last().copied().unwrap_or_default();
        let type_ = own.over(style);
        if self.fields.iter().any(|field| !field.has_result) {
            return;
        }
        if type_.hidden == Some(true) {
            if !text.trim().is_empty() {
                self.met.hidden.push(text.to_owned());
            }
            return;
        }
        if type_.is_struck() {
            if !text.trim().is_empty() {
                self.met.struck.push(text.to_owned());
            }
            return;
        }
        let text: String = text.chars().filter(|char| *char != '\u{ad}').collect();
        let raised = type_.raise == Some(Raise::Up);
        let text = if raised {
            let before = draft.spans.last().and_then(|span| span.text.chars().last());
            characters::raised(&text, before)
        } else {
            text
        };
        self.add_text(&text, type_.bold == Some(true));
    }

    pub(super) fn add_text(&mut self, text: &str, bold: bool) {
        let Some(draft) = self.drafts.last_mut() else {
            return;
        };
        match draft.spans.last_mut() {
            Some(last) if last.bold == bold => last.text.push_str(text),
            _ => draft.spans.push(Span {
                text: text.to_owned(),
                bold,
            }),
        }
    }
}
