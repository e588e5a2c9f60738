//! A dataset held against its sources: they are read again, compiled again, and each value
//! is read again from its place.

mod difference;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use anyhow::Context;
use regiodeal_dataset::{
    Aliases, DocumentFile, Misread, SCHEMA_VERSION, canonical_json, first_difference, printed,
    replay, source_at,
};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use crate::batch::{self, Converted, Takers};
use crate::commands::convert;
use crate::coverage::CoverageArguments;
use crate::inputs::Inputs;
use crate::output::printable;
use crate::settings::ReadingArguments;
use crate::sources::{Lost, Sources, list, text};
use difference::{Difference, What};

/// What is to be held against what.
pub(crate) struct Wanted<'a> {
    /// The file of the dataset.
    pub(crate) dataset: &'a Path,
    /// Folders of documents.
    pub(crate) sources: &'a [PathBuf],
    pub(crate) aliases: Aliases,
    pub(crate) allowed: CoverageArguments,
    pub(crate) reading: &'a ReadingArguments,
    pub(crate) is_quiet: bool,
}

/// What came of it.
#[derive(Debug, Default, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Verification {
    /// Whether everything is what the sources give.
    pub(crate) holds: bool,
    /// Documents that were read again.
    pub(crate) documents: usize,
    /// Values that were read again from their places.
    pub(crate) values: usize,
    /// Whether document files stand beside the dataset, and were compared too.
    pub(crate) has_documents: bool,
    /// The first thing that differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) difference: Option<Difference>,
}

/// The name of the dataset in messages.
const DATASET: &str = "dataset.json";

/// Reads the sources of a dataset again and compares.
///
/// # Errors
///
/// Where the dataset or the sources cannot be looked into at all.
pub(crate) fn verify(wanted: &Wanted<'_>) -> anyhow::Result<Verification> {
    let shown = wanted.dataset.display();
    let bytes = fs::read(wanted.dataset).with_context(|| format!("cannot read {shown}"))?;
    let mut done = Verification::default();
    let dataset = match whole(&bytes) {
        Ok(dataset) => dataset,
        Err(difference) => {
            done.difference = Some(*difference);
            return Ok(done);
        }
    };
    let written = Written::beside(wanted.dataset, &dataset)?;
    done.has_documents = written.is_some();
    let sources = Sources::find(wanted.sources)?;
    let inputs = match sources.inputs(&dataset) {
        Ok(inputs) => inputs,
        Err((index, lost)) => {
            done.difference = Some(not_read(&dataset, index, lost));
            return Ok(done);
        }
    };
    let known = inputs.clone_documents();
    let again = Again::read(wanted, inputs, written.as_ref())?;
    done.documents = again.converted.documents.len();
    done.values = again.values;
    let difference = again
        .dataset_differs(wanted, &bytes, &dataset)?
        .or_else(|| again.document_differs(&dataset));
    done.difference = match difference {
        Some(difference) => Some(with_lines(difference, wanted, &known, &again)?),
        None => None,
    };
    done.holds = done.difference.is_none();
    Ok(done)
}

/// A dataset of this version, as JSON.
fn whole(bytes: &[u8]) -> Result<Value, Box<Difference>> {
    let damaged = |why: String| {
        let found = Some(Value::String(why));
        Box::new(Difference::new(What::Damaged, DATASET).values(None, found))
    };
    let dataset: Value = serde_json::from_slice(bytes).map_err(|why| damaged(why.to_string()))?;
    if !dataset.is_object() {
        return Err(damaged("no object".to_owned()));
    }
    let version = dataset.get("schema_version");
    if version.and_then(Value::as_str) != Some(SCHEMA_VERSION) {
        let difference = Difference::new(What::Damaged, DATASET).at("/schema_version");
        return Err(Box::new(
            difference.values(Some(json!(SCHEMA_VERSION)), version.cloned()),
        ));
    }
    Ok(dataset)
}

/// Why a document of the dataset was not read again.
fn not_read(dataset: &Value, index: usize, lost: Lost) -> Difference {
    let document = list(dataset, "documents").get(index);
    let own = |key: &str| document.and_then(|document| document.get(key)).cloned();
    let name = own("file").as_ref().and_then(Value::as_str).map(printable);
    let name = name.unwrap_or_else(|| DATASET.to_owned());
    let at = |key: &str| format!("/documents/{index}{key}");
    match lost {
        Lost::Unnamed => Difference::new(What::Damaged, DATASET).at(at("")),
        Lost::Missing => Difference::new(What::MissingSource, name)
            .at(at(""))
            .values(own("sha256"), None),
        Lost::Changed(sha256) => Difference::new(What::ChangedSource, name)
            .at(at("/sha256"))
            .values(Some(sha256.into()), own("sha256")),
        Lost::Renamed(file) => Difference::new(What::RenamedSource, name)
            .at(at("/file"))
            .values(Some(file.into()), own("file")),
    }
}

/// The document files beside a dataset.
struct Written {
    folder: PathBuf,
    /// The names of all that are there, without ".json".
    ids: BTreeSet<String>,
}

impl Written {
    /// None where there are none: the dataset was printed, or the folder is another one.
    fn beside(dataset: &Path, value: &Value) -> anyhow::Result<Option<Self>> {
        let folder = dataset.with_file_name("documents");
        let Ok(entries) = fs::read_dir(&folder) else {
            return Ok(None);
        };
        let mut ids = BTreeSet::new();
        for entry in entries {
            let path = entry?.path();
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            if path.extension().is_some_and(|ending| ending == "json") && !stem.starts_with('.') {
                ids.insert(stem.into_owned());
            }
        }
        let documents = list(value, "documents");
        let mut own = documents.iter().filter_map(|document| text(document, "id"));
        let is_output =
            folder.with_file_name(".regiodeal").exists() || own.any(|id| ids.contains(id));
        Ok(is_output.then_some(Self { folder, ids }))
    }

    fn name(id: &str) -> String {
        format!("documents/{id}.json")
    }

    /// How the file of a document differs from the document as it was read again.
    fn differs(&self, file: &DocumentFile) -> Option<Difference> {
        let id = &file.document.id;
        let name = Self::name(id);
        let Ok(found) = fs::read(self.folder.join(format!("{id}.json"))) else {
            return Some(Difference::new(What::MissingDocument, name));
        };
        let expected = canonical_json(file).ok()?;
        if expected == found {
            return None;
        }
        let expected = serde_json::from_slice(&expected).ok()?;
        Some(differs(name, &expected, &found))
    }

    /// The first file of no document.
    fn stray(&self, documents: &[DocumentFile]) -> Option<Difference> {
        let known: BTreeSet<&str> = documents.iter().map(|of| of.document.id.as_str()).collect();
        let stray = self.ids.iter().find(|id| !known.contains(id.as_str()))?;
        Some(Difference::new(What::StrayDocument, Self::name(stray)))
    }
}

/// How bytes differ from the JSON that they should be.
fn differs(name: String, expected: &Value, found: &[u8]) -> Difference {
    let found: Value = match serde_json::from_slice(found) {
        Ok(found) => found,
        Err(why) => {
            let found = Some(Value::String(why.to_string()));
            return Difference::new(What::Damaged, name).values(None, found);
        }
    };
    match first_difference(expected, &found) {
        None => Difference::new(What::Bytes, name),
        Some(first) => Difference::new(What::Value, name)
            .printed_at(source_at(expected, &first.pointer))
            .at(first.pointer)
            .values(first.expected, first.found),
    }
}

/// What differs in document files, by the name of the document and its id.
type Differences = BTreeMap<(String, String), Difference>;

/// What reading the sources again gave.
struct Again {
    converted: Converted,
    documents: Differences,
    stray: Option<Difference>,
    values: usize,
}

impl Again {
    fn read(
        wanted: &Wanted<'_>,
        inputs: Inputs,
        written: Option<&Written>,
    ) -> anyhow::Result<Self> {
        let seen: Mutex<(Differences, usize)> = Mutex::default();
        let look = |file: &DocumentFile| {
            let replayed = replay(file);
            let written = written.and_then(|written| written.differs(file));
            let difference = written.or_else(|| {
                let misread = replayed.misread.first()?;
                Some(misread_at(misread, &file.document.id))
            });
            let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
            seen.1 += replayed.values;
            if let Some(difference) = difference {
                let name = (file.document.file.clone(), file.document.id.clone());
                seen.0.insert(name, difference);
            }
        };
        let takers = Takers {
            look: Some(&look),
            ..Takers::default()
        };
        let how = (wanted.reading.settings()?, wanted.reading);
        // Nothing is converted here that is worth a line; a bar is.
        let is_quiet = wanted.is_quiet || !io::stderr().is_terminal();
        let converted = batch::read(inputs, how, takers, is_quiet)?;
        let (documents, values) = seen.into_inner().unwrap_or_else(PoisonError::into_inner);
        let stray = written.and_then(|written| written.stray(&converted.documents));
        Ok(Self {
            converted,
            documents,
            stray,
            values,
        })
    }

    /// Holds the dataset against what its sources give. `merge` leaves out what only
    /// concerns the inputs of a run, so a dataset without such findings may be from there.
    fn dataset_differs(
        &self,
        wanted: &Wanted<'_>,
        bytes: &[u8],
        found: &Value,
    ) -> anyhow::Result<Option<Difference>> {
        let mut rules = list(found, "findings")
            .iter()
            .filter_map(|of| text(of, "rule"));
        let is_merged = !rules.any(|rule| matches!(rule, "unreadable-input" | "same-content"));
        let of_inputs = if is_merged {
            &[][..]
        } else {
            &self.converted.findings
        };
        let documents = &self.converted.documents;
        let settings = wanted.reading.settings()?;
        let read = (documents.as_slice(), of_inputs);
        let dataset = convert::dataset(read, &wanted.aliases, wanted.allowed, &settings)?;
        let expected = canonical_json(&dataset)?;
        if expected == bytes {
            return Ok(None);
        }
        let expected = serde_json::from_slice(&expected)?;
        Ok(Some(differs(DATASET.to_owned(), &expected, bytes)))
    }

    /// The first document file that differs, in the order of the dataset. Of documents
    /// with the same bytes the dataset names the one whose file was written.
    fn document_differs(&self, dataset: &Value) -> Option<Difference> {
        let mut documents = list(dataset, "documents").iter();
        let first = documents.find_map(|document| {
            let name = (
                text(document, "file")?.to_owned(),
                text(document, "id")?.to_owned(),
            );
            self.documents.get(&name)
        });
        first.cloned().or_else(|| self.stray.clone())
    }

    /// The name of the file that a document was read from.
    fn file_of(&self, id: &str) -> Option<String> {
        let mut documents = self.converted.documents.iter();
        let own = documents.find(|file| file.document.id == id);
        own.map(|file| file.document.file.clone())
    }
}

fn misread_at(misread: &Misread, id: &str) -> Difference {
    Difference::new(What::Replay, Written::name(id))
        .at(misread.pointer.clone())
        .values(
            Some(misread.expected.clone().into()),
            Some(misread.found.clone().into()),
        )
        .printed_at(Some(misread.source.clone()))
}

/// Reads the document of a difference once more, for the lines that its source shows.
fn with_lines(
    mut difference: Difference,
    wanted: &Wanted<'_>,
    inputs: &Inputs,
    again: &Again,
) -> anyhow::Result<Difference> {
    let Some(source) = &difference.source else {
        return Ok(difference);
    };
    difference.printed_in = again.file_of(&source.document);
    let Some(name) = &difference.printed_in else {
        return Ok(difference);
    };
    let mut own = inputs.clone_documents();
    own.documents.retain(|input| {
        let rest = name.strip_prefix(&input.name);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    });
    let lines = Mutex::new(Vec::new());
    let look = |file: &DocumentFile| {
        if file.document.id == source.document {
            let shown = printed(&file.pages, source);
            *lines.lock().unwrap_or_else(PoisonError::into_inner) = shown;
        }
    };
    let takers = Takers {
        look: Some(&look),
        ..Takers::default()
    };
    batch::read(
        own,
        (wanted.reading.settings()?, wanted.reading),
        takers,
        true,
    )?;
    difference.printed = lines.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok(difference)
}
