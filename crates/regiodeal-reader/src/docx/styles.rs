//! What the styles of a document mean.

use std::collections::BTreeMap;

use super::Error;
use super::xml::{Element, Space, Token, Xml};

/// Styles are based on each other no deeper than this; a cycle ends here too.
const DEEPEST: usize = 32;

/// What a paragraph is by its style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    #[default]
    Plain,
    /// A heading with its level, from 1.
    Heading(usize),
    /// A line of the contents list.
    Contents,
    Quote,
}

/// Raised or lowered type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Raise {
    None,
    Up,
    Down,
}

/// What type looks like, as far as it changes what is read. None where nothing is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Type {
    pub(super) bold: Option<bool>,
    pub(super) hidden: Option<bool>,
    /// Struck through with one line, or with two.
    pub(super) struck: Option<bool>,
    pub(super) struck_twice: Option<bool>,
    pub(super) raise: Option<Raise>,
}

impl Type {
    /// This type where it says something, else the other.
    pub(super) fn over(self, other: Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            hidden: self.hidden.or(other.hidden),
            struck: self.struck.or(other.struck),
            struck_twice: self.struck_twice.or(other.struck_twice),
            raise: self.raise.or(other.raise),
        }
    }

    /// The text no longer holds.
    pub(super) fn is_struck(self) -> bool {
        self.struck == Some(true) || self.struck_twice == Some(true)
    }

    /// Takes in one child of `w:rPr`.
    pub(super) fn take(&mut self, element: &Element<'_>) {
        match element.name() {
            "b" => self.bold = Some(element.is_on()),
            "vanish" => self.hidden = Some(element.is_on()),
            "strike" => self.struck = Some(element.is_on()),
            "dstrike" => self.struck_twice = Some(element.is_on()),
            "vertAlign" => {
                self.raise = Some(match element.attribute("val").as_deref() {
                    Some("superscript") => Raise::Up,
                    Some("subscript") => Raise::Down,
                    _ => Raise::None,
                });
            }
            _ => {}
        }
    }
}

/// A paragraph's place in a list: which list, and how deep, from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct InList {
    pub(super) list: Option<u32>,
    pub(super) level: Option<usize>,
}

/// A style with all that it takes from those it is based on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) id: String,
    pub(super) role: Role,
    pub(super) type_: Type,
    pub(super) in_list: InList,
}

/// A style as written.
#[derive(Clone, Debug, Default)]
struct Written {
    name: String,
    based_on: Option<String>,
    outline: Option<usize>,
    type_: Type,
    in_list: InList,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    resolved: BTreeMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Style,
}

impl Styles {
    pub(super) fn parse(part: &str, text: &str) -> Result<Self, Error> {
        let mut xml = Xml::new(part, text);
        let mut written: BTreeMap<String, Written> = BTreeMap::new();
        let mut default = None;
        // The names of the open elements: a style's own properties stand at a fixed depth.
        let mut path: Vec<String> = Vec::new();
        let mut id = String::new();
        loop {
            match xml.next()? {
                Token::End => break,
                Token::Close => {
                    path.pop();
                }
                Token::Text(_) => {}
                Token::Open(element) => {
                    if element.name() == "style" && path.len() == 1 {
                        id = element.attribute("styleId").unwrap_or_default();
                        let is_default = element.attribute("default").is_some_and(|on| on != "0");
                        if is_default && element.attribute("type").as_deref() == Some("paragraph") {
                            default = Some(id.clone());
                        }
                        written.insert(id.clone(), Written::default());
                    } else if element.space == Space::Word
                        && let Some(style) = written.get_mut(&id)
                    {
                        style.take(&path, &element);
                    }
                    path.push(element.name().to_owned());
                }
            }
        }
        let resolved: BTreeMap<String, Style> = written
            .keys()
            .map(|id| (id.clone(), resolve(&written, id)))
            .collect();
        let default = default.and_then(|id| resolved.get(&id).cloned());
        Ok(Self {
            default: default.unwrap_or_default(),
            resolved,
        })
    }

    /// The style of that id; the default one where there is none.
    pub(super) fn paragraph(&self, id: Option<&str>) -> &Style {
        id.and_then(|id| self.resolved.get(id))
            .unwrap_or(&self.default)
    }

    /// The type that a character style sets.
    pub(super) fn characters(&self, id: &str) -> Type {
        self.resolved
            .get(id)
            .map(|style| style.type_)
            .unwrap_or_default()
    }
}

impl Written {
    /// Takes in an element below `w:style`.
    fn take(&mut self, path: &[String], element: &Element<'_>) {
        let parent = path.last().map_or("", String::as_str);
        match (parent, element.name()) {
            ("style", "name") => self.name = element.attribute("val").unwrap_or_default(),
            ("style", "basedOn") => self.based_on = element.attribute("val"),
            ("pPr", "outlineLvl") => self.outline = outline(element),
            ("numPr", "numId") => self.in_list.list = element.number(),
            ("numPr", "ilvl") => self.in_list.level = level(element),
            // Below `w:tblStylePr` stand the properties of some cells only.
            ("rPr", _) if path.len() == 3 => self.type_.take(element),
            _ => {}
        }
    }
}

/// The outline level that an element gives, from 1; level 9 is body text.
pub(super) fn outline(element: &Element<'_>) -> Option<usize> {
    let level = usize::try_from(element.number()?).ok()?;
    (level < 9).then_some(level + 1)
}

/// How deep in a list, from 0.
pub(super) fn level(element: &Element<'_>) -> Option<usize> {
    usize::try_from(element.number()?).ok()
}

fn resolve(written: &BTreeMap<String, Written>, id: &str) -> Style {
    let mut style = Style {
        id: id.to_owned(),
        ..Style::default()
    };
    let mut outlined = None;
    let mut next = Some(id.to_owned());
    for _ in 0..DEEPEST {
        let Some(own) = next.take().and_then(|id| written.get(&id)) else {
            break;
        };
        style.type_ = style.type_.over(own.type_);
        style.in_list.list = style.in_list.list.or(own.in_list.list);
        style.in_list.level = style.in_list.level.or(own.in_list.level);
        outlined = outlined.or(own.outline);
        if style.role == Role::Plain {
            style.role = role(&own.name);
        }
        next.clone_from(&own.based_on);
    }
    if let Some(level) = outlined {
        style.role = Role::Heading(level);
    }
    style
}

/// What a style's name says. Word writes the names of its own styles in English, other
/// programs in the user's language.
fn role(name: &str) -> Role {
    let name = name.to_lowercase();
    let name = name.trim();
    let starts = |words: &[&str]| words.iter().any(|word| name.starts_with(word));
    if starts(&["toc heading", "kopvaninhoudsopgave", "kop van inhoud"]) {
        return Role::Heading(1);
    }
    if starts(&["toc ", "inhopg ", "contents ", "inhoud "]) {
        return Role::Contents;
    }
    if starts(&["quote", "intense quote", "citaat", "duidelijk citaat"]) {
        return Role::Quote;
    }
    if matches!(name, "title" | "titel") {
        return Role::Heading(1);
    }
    for word in ["heading", "kop"] {
        let level = name.strip_prefix(word).and_then(|rest| {
            let digits: String = rest
                .trim_start()
                .chars()
                .take_while(char::is_ascii_digit)
                .collect();
            digits.parse::<usize>().ok()
        });
        if let Some(level @ 1..=9) = level {
            return Role::Heading(level);
        }
    }
    Role::Plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles(inner: &str) -> Styles {
        let text = format!(
            r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{inner}</w:styles>"#
        );
        Styles::parse("styles.xml", &text).expect("styles")
    }

    #[test]
    fn a_style_takes_what_it_is_based_on() {
        let styles = styles(
            r#"<w:style w:type="paragraph" w:default="1" w:styleId="S"><w:name w:val="Normal"/></w:style>
            <w:style w:styleId="A"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>
            <w:style w:styleId="B"><w:name w:val="Projectkop"/><w:basedOn w:val="A"/><w:rPr><w:b w:val="0"/></w:rPr></w:style>"#,
        );
        let own = styles.paragraph(Some("B"));
        assert_eq!(own.role, Role::Heading(2));
        assert_eq!(own.type_.bold, Some(false));
        assert_eq!((own.in_list.list, own.in_list.level), (Some(4), Some(1)));
        assert_eq!(styles.paragraph(Some("X")).id, "S");
    }

    #[test]
    fn a_cycle_of_styles_ends() {
        let styles = styles(
            r#"<w:style w:styleId="A"><w:name w:val="Kop 3"/><w:basedOn w:val="B"/></w:style>
            <w:style w:styleId="B"><w:name w:val="X"/><w:basedOn w:val="A"/></w:style>"#,
        );
        assert_eq!(styles.paragraph(Some("B")).role, Role::Heading(3));
    }

    #[test]
    fn names_tell_headings_in_two_languages() {
        assert_eq!(role("Heading 1"), Role::Heading(1));
        assert_eq!(role("Kop 4 genummerd"), Role::Heading(4));
        assert_eq!(role("Titel"), Role::Heading(1));
        assert_eq!(role("Koptekst"), Role::Plain);
        assert_eq!(role("header"), Role::Plain);
        assert_eq!(role("toc 2"), Role::Contents);
    }
}
