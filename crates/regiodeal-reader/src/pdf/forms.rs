//! Text that a viewer draws and the file does not: values of forms.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, Name, Object, Stream};

use super::objects::{annotations, resolve, text};
use super::remarks::{named, quoted};
use crate::Remark;

/// Marks of notes that no viewer shows: hidden, not to be viewed.
const NOT_SHOWN: u32 = 1 << 1 | 1 << 5;
/// A field takes what it does not say from those above it, so far up.
const HIGHEST: usize = 8;
/// A warning of values that are on no page as drawn.
pub(super) fn undrawn_values(pdf: &Pdf) -> Option<Remark> {
    let mut values = Vec::new();
    let mut pages = Vec::new();
    for (number, page) in (1..).zip(pdf.pages().iter()) {
        let before = values.len();
        values.extend(annotations(page).filter_map(|note| undrawn(pdf, &note)));
        if values.len() > before {
            pages.push(number);
        }
    }
    if values.is_empty() {
        return None;
    }
    let (pages, values) = (named(&pages), quoted(&values));
    Some(Remark {
        rule: "undrawn-value",
        is_warning: true,
        message: format!(
            "{pages}: what was filled in is not drawn, and is not read: {values}; print the PDF from a viewer to a new one and convert that"
        ),
    })
}

/// What a viewer draws in place of this.
fn undrawn(pdf: &Pdf, note: &Dict<'_>) -> Option<String> {
    let value = match note.get::<Name<'_>>("Subtype")?.as_str() {
        "Widget" => {
            let kind = inherited(note, "FT")?.into_name()?;
            let holds_text = matches!(kind.as_str(), "Tx" | "Ch");
            holds_text.then(|| inherited(note, "V")).flatten()?
        }
        "FreeText" => note.get::<Object<'_>>("Contents")?,
        _ => return None,
    };
    let value = words(pdf, value);
    let is_shown = note.get::<u32>("F").unwrap_or(0) & NOT_SHOWN == 0;
    (is_shown && !value.is_empty() && !is_drawn(note)).then_some(value)
}

/// An entry of a field, or of those that it is a part of.
fn inherited<'a>(field: &Dict<'a>, key: &str) -> Option<Object<'a>> {
    let mut field = field.clone();
    for _ in 0..HIGHEST {
        if let Some(value) = field.get::<Object<'_>>(key) {
            return Some(value);
        }
        field = field.get::<Dict<'_>>("Parent")?;
    }
    None
}

/// The text of a value, in one line.
fn words(pdf: &Pdf, value: Object<'_>) -> String {
    let said = match value {
        Object::String(said) => text(&said),
        Object::Stream(said) => said
            .decoded_data()
            .map(|said| text(&said))
            .unwrap_or_default(),
        Object::Array(list) => {
            let parts = list.raw_iter().filter_map(|part| resolve(part, pdf.xref()));
            let parts = parts.filter_map(|part| Some(text(&part.into_string()?)));
            parts.collect::<Vec<_>>().join(", ")
        }
        _ => String::new(),
    };
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether there is a drawing with text in it. Programs that fill in forms leave the empty
/// one of the form in place, for viewers to renew.
fn is_drawn(note: &Dict<'_>) -> bool {
    let drawing = note.get::<Dict<'_>>("AP");
    let Some(drawing) = drawing.and_then(|drawing| drawing.get::<Stream<'_>>("N")) else {
        return false;
    };
    let Ok(content) = drawing.decoded_data() else {
        return false;
    };
    [b"Tj".as_slice(), b"TJ", b"Do", b"'", b"\""]
        .iter()
        .any(|mark| content.windows(mark.len()).any(|window| window == *mark))
}
