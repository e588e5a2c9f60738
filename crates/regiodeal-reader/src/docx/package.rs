//! The ZIP container of a Word file: which parts it has, and where its text is.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::Error;
use super::xml::{Token, Xml};
use crate::encoding;

/// The largest part that is inflated, in bytes.
pub(super) const LARGEST_PART: u64 = 64 * 1024 * 1024;

/// An opened container.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// The names of its parts in small letters with forward slashes: names are the same
    /// whatever their capitals, and some programs write backslashes.
    names: BTreeMap<String, usize>,
}

impl<'b> Package<'b> {
    /// Opens a container and refuses those that are no Word file.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Error> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| Error::Damaged {
            what: error.to_string(),
        })?;
        let name = |index| archive.name_for_index(index)?.ok();
        let names = (0..archive.len()).filter_map(|index| Some((plain(&name(index)?), index)));
        let names = names.collect();
        let mut package = Self { archive, names };
        match package.other_format() {
            Some(what) => Err(Error::NotWord { what }),
            None => Ok(package),
        }
    }

    /// What the container is, where it is no Word file.
    fn other_format(&mut self) -> Option<String> {
        if let Ok(Some(kind)) = self.text("mimetype") {
            let what = match kind.trim() {
                "application/vnd.oasis.opendocument.text" => "an OpenDocument text (.odt)",
                "application/vnd.oasis.opendocument.spreadsheet" => {
                    "an OpenDocument spreadsheet (.ods)"
                }
                "application/vnd.oasis.opendocument.presentation" => {
                    "an OpenDocument presentation (.odp)"
                }
                "application/epub+zip" => "an e-book (.epub)",
                _ => "a ZIP container of an unknown kind",
            };
            return Some(what.to_owned());
        }
        if self.main_part_of_word().is_some() {
            return None;
        }
        let has = |start: &str| self.names.keys().any(|name| name.starts_with(start));
        if has("word/") {
            return None;
        }
        let known = [
            ("xl/", "an Excel workbook (.xlsx)"),
            ("ppt/", "a PowerPoint presentation (.pptx)"),
            ("index/", "a Pages document"),
        ];
        let known = known.iter().find(|(start, _)| has(start));
        Some(known.map_or_else(
            || format!("a ZIP archive of {} files", self.archive.len()),
            |(_, what)| (*what).to_owned(),
        ))
    }

    /// The name of the part that holds the text, by the container's relations.
    fn main_part_of_word(&mut self) -> Option<String> {
        let relations = self.relations("").ok()?;
        let main = relations
            .values()
            .find(|relation| relation.kind == "officeDocument")?;
        main.target.contains("word/").then(|| main.target.clone())
    }

    /// The name of the part that holds the text.
    pub(super) fn main_part(&mut self) -> Result<String, Error> {
        let named = self.relations("")?.into_values();
        let named = named
            .filter(|relation| relation.kind == "officeDocument")
            .map(|relation| relation.target)
            .find(|name| self.find(name).is_some());
        Ok(named.unwrap_or_else(|| "word/document.xml".to_owned()))
    }

    /// The parts that a part refers to, by their ids. `""` stands for the container.
    pub(super) fn relations(&mut self, part: &str) -> Result<BTreeMap<String, Relation>, Error> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let at = format!("{folder}{}_rels/{name}.rels", slash_behind(folder));
        let mut relations = BTreeMap::new();
        let Some(text) = self.text(&at)? else {
            return Ok(relations);
        };
        let mut xml = Xml::new(&at, &text);
        loop {
            match xml.next()? {
                Token::End => return Ok(relations),
                Token::Open(element) if element.name() == "Relationship" => {
                    let value = |name| element.attribute(name).unwrap_or_default();
                    if value("TargetMode") != "External" {
                        let kind = value("Type");
                        let relation = Relation {
                            kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                            target: resolve(folder, &value("Target")),
                        };
                        relations.insert(value("Id"), relation);
                    }
                }
                _ => {}
            }
        }
    }

    /// The text of a part, or none where the container has no such part.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Error> {
        let Some(index) = self.find(name) else {
            return Ok(None);
        };
        let damaged = |what: String| Error::DamagedPart {
            part: name.to_owned(),
            what,
        };
        let part = match self.archive.by_index(index) {
            Ok(part) => part,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(Error::Encrypted);
            }
            Err(error) => return Err(damaged(error.to_string())),
        };
        let mut bytes = Vec::new();
        part.take(LARGEST_PART + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| damaged(error.to_string()))?;
        if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > LARGEST_PART {
            return Err(Error::LargePart {
                part: name.to_owned(),
            });
        }
        let (text, _) = encoding::decode(&bytes).map_err(|error| damaged(error.to_string()))?;
        Ok(Some(text))
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.names.get(&plain(name)).copied()
    }
}

/// A part that another one refers to.
pub(super) struct Relation {
    /// The last word of its type: "styles", "footnotes", "header".
    pub(super) kind: String,
    /// Its name within the container.
    pub(super) target: String,
}

fn plain(name: &str) -> String {
    name.replace('\\', "/").to_ascii_lowercase()
}

fn slash_behind(folder: &str) -> &'static str {
    if folder.is_empty() { "" } else { "/" }
}

/// The name of a part that is given as seen from a folder.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            "." | "" => {}
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_seen_from_the_folder_of_the_part() {
        assert_eq!(resolve("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(resolve("word/a", "../styles.xml"), "word/styles.xml");
        assert_eq!(resolve("", "word/document.xml"), "word/document.xml");
    }
}
