//! The elements of one part, with namespaces resolved and nesting bounded.

use quick_xml::NsReader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::ResolveResult;

use super::Error;

/// Elements are no deeper nested than this. Word's own files stay below a tenth of it.
const DEEPEST: usize = 1000;

/// What stands next in a part.
pub(super) enum Token<'x> {
    /// An element begins; each has its [`Token::Close`].
    Open(Element<'x>),
    /// The element that was opened last ends.
    Close,
    /// Characters.
    Text(String),
    /// The part ends.
    End,
}

/// The vocabulary of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// Word's own, transitional or strict.
    Word,
    /// Formulas.
    Math,
    /// Choices between an element and its replacement for older programs.
    Compatibility,
    /// Any other: drawings, relations.
    Other,
}

/// The start of an element.
pub(super) struct Element<'x> {
    pub(super) space: Space,
    start: BytesStart<'x>,
}

impl Element<'_> {
    /// Its name without prefix.
    pub(super) fn name(&self) -> &str {
        let name = self.start.name().into_inner();
        name.rsplit(':').next().unwrap_or(name)
    }

    /// The value of an attribute, whatever its prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let found = self
            .start
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().as_ref() == name)?;
        let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some(value.into_owned())
    }

    /// The attribute `val` as a number.
    pub(super) fn number(&self) -> Option<u32> {
        self.attribute("val")?.trim().parse().ok()
    }

    /// What a switch such as `<w:b/>` says: on, unless its value is one of those for off.
    pub(super) fn is_on(&self) -> bool {
        let value = self.attribute("val");
        !matches!(value.as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// Reads one part.
pub(super) struct Xml<'x> {
    reader: NsReader<&'x [u8]>,
    part: &'x str,
    depth: usize,
    /// Names of entities that XML does not define, once for each place.
    pub(super) unknown_entities: Vec<String>,
}

impl<'x> Xml<'x> {
    pub(super) fn new(part: &'x str, text: &'x str) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        let mut reader = NsReader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            part,
            depth: 0,
            unknown_entities: Vec::new(),
        }
    }

    pub(super) fn next(&mut self) -> Result<Token<'x>, Error> {
        loop {
            let (space, event) = match self.reader.read_resolved_event() {
                Ok((space, event)) => (space_of(&space), event),
                Err(error) => return Err(damaged(self.part, error.to_string())),
            };
            match event {
                Event::Start(start) | Event::Empty(start) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        let what = format!("elements are nested more than {DEEPEST} deep");
                        return Err(damaged(self.part, what));
                    }
                    return Ok(Token::Open(Element { space, start }));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Token::Close);
                }
                Event::Text(text) => return Ok(Token::Text(text.xml10_content().into_owned())),
                Event::CData(text) => return Ok(Token::Text(text.xml10_content().into_owned())),
                Event::GeneralRef(entity) => return Ok(Token::Text(self.entity(&entity))),
                Event::Eof if self.depth > 0 => {
                    return Err(damaged(self.part, "it ends in the middle".to_owned()));
                }
                Event::Eof => return Ok(Token::End),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }

    /// What an entity stands for. No document may define its own.
    fn entity(&mut self, entity: &BytesRef<'_>) -> String {
        if let Ok(Some(char)) = entity.resolve_char_ref() {
            return char.to_string();
        }
        let name = entity.xml10_content();
        if let Some(text) = quick_xml::escape::resolve_predefined_entity(&name) {
            return text.to_owned();
        }
        self.unknown_entities.push(name.into_owned());
        char::REPLACEMENT_CHARACTER.to_string()
    }
}

fn damaged(part: &str, what: String) -> Error {
    Error::DamagedPart {
        part: part.to_owned(),
        what,
    }
}

fn space_of(space: &ResolveResult<'_>) -> Space {
    let ResolveResult::Bound(namespace) = space else {
        return Space::Other;
    };
    let name = namespace.into_inner();
    let tail = |tail: &str| name.ends_with(tail);
    if tail("/wordprocessingml/2006/main") || tail("/ooxml/wordprocessingml/main") {
        Space::Word
    } else if tail("/officeDocument/2006/math") || tail("/ooxml/officeDocument/math") {
        Space::Math
    } else if tail("/markup-compatibility/2006") {
        Space::Compatibility
    } else {
        Space::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Result<(Vec<String>, Vec<String>), Error> {
        let mut xml = Xml::new("part.xml", text);
        let mut texts = Vec::new();
        loop {
            match xml.next()? {
                Token::Text(text) => texts.push(text),
                Token::End => return Ok((texts, xml.unknown_entities)),
                _ => {}
            }
        }
    }

    #[test]
    fn entities_are_read_or_reported() {
        let (read, unknown) = texts("<a>R&amp;D &#8364; &kop;</a>").expect("XML");
        assert_eq!(read.concat(), "R&D € \u{fffd}");
        assert_eq!(unknown, ["kop"]);
    }

    #[test]
    fn what_ends_early_or_nests_too_deep_is_an_error() {
        assert!(texts("<a><b>tekst</b>").is_err());
        assert!(texts(&"<a>".repeat(DEEPEST + 1)).is_err());
        assert!(texts("<a><b></a></b>").is_err());
    }
}
