//! The two sides of a comparison: whatever stands for a dataset.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use regiodeal_dataset::{Dataset, DocumentFile, Finding, Scope, compile};
use serde::de::DeserializeOwned;

use crate::batch::{self, Takers};
use crate::inputs::{self, InputArguments, STDIN};
use crate::output::{self, printable};
use crate::settings::ReadingArguments;

/// One side, as a dataset.
pub(crate) struct Side {
    pub(crate) dataset: Dataset,
    pub(crate) scope: Scope,
    /// It was a dataset before, and was not read from documents.
    pub(crate) is_dataset: bool,
    /// Inputs that could not be read.
    pub(crate) failed: usize,
}

/// What a path stands for.
enum Given {
    Documents,
    OutputFolder(PathBuf),
    Dataset(Box<Dataset>),
    DocumentFile(Box<DocumentFile>),
}

/// Takes what stands at a path: a dataset, an output folder or one of its documents as
/// they are; documents are read.
///
/// # Errors
///
/// Where there is nothing that can be read.
pub(crate) fn side(path: &Path, reading: &ReadingArguments) -> anyhow::Result<Side> {
    let taken = |dataset, scope, is_dataset| Side {
        dataset,
        scope,
        is_dataset,
        failed: 0,
    };
    Ok(match given(path)? {
        Given::Dataset(dataset) => taken(*dataset, Scope::Set, true),
        Given::DocumentFile(file) => taken(compile(&[*file]), Scope::Document, false),
        Given::OutputFolder(folder) => taken(of_output(&folder)?, Scope::Set, true),
        Given::Documents => read(path, reading)?,
    })
}

fn given(path: &Path) -> anyhow::Result<Given> {
    if path.is_dir() {
        let is_output = path.join("dataset.json").is_file() && path.join("documents").is_dir();
        return Ok(if is_output {
            Given::OutputFolder(path.to_owned())
        } else {
            Given::Documents
        });
    }
    let is_json = path
        .extension()
        .is_some_and(|extension| extension == "json");
    if !is_json || path.as_os_str() == STDIN {
        return Ok(Given::Documents);
    }
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    if let Ok(dataset) = serde_json::from_slice(&bytes) {
        return Ok(Given::Dataset(Box::new(dataset)));
    }
    match serde_json::from_slice(&bytes) {
        Ok(file) => Ok(Given::DocumentFile(Box::new(file))),
        Err(_) => bail!(
            "{}: this is no dataset.json and no documents/<id>.json of this program; convert its documents anew",
            printable(&path.display().to_string())
        ),
    }
}

/// The documents of an output folder; its dataset where it is of the same documents,
/// since it also says which inputs could not be read.
fn of_output(folder: &Path) -> anyhow::Result<Dataset> {
    let documents = folder.join("documents");
    let entries = fs::read_dir(&documents);
    let entries = entries.with_context(|| format!("cannot read {}", documents.display()))?;
    let mut files: Vec<DocumentFile> = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            files.push(json(&path)?);
        }
    }
    let compiled = compile(&files);
    let written: Dataset = json(&folder.join("dataset.json"))?;
    let without_findings = |dataset: &Dataset| {
        let mut dataset = Dataset {
            findings: Vec::<Finding>::new(),
            ..dataset.clone()
        };
        for document in &mut dataset.documents {
            document.coverage.exceeds = None;
        }
        dataset
    };
    Ok(
        if without_findings(&written) == without_findings(&compiled) {
            written
        } else {
            compiled
        },
    )
}

pub(crate) fn json<T: DeserializeOwned>(path: &Path) -> anyhow::Result<T> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_slice(&bytes)
        .with_context(|| format!("{} was not written by this program", path.display()))
}

fn read(path: &Path, reading: &ReadingArguments) -> anyhow::Result<Side> {
    let inputs = inputs::find(&InputArguments::of(path), None)?;
    let converted = batch::read(
        inputs,
        (reading.settings()?, reading),
        Takers::default(),
        true,
    )?;
    if converted.documents.is_empty() {
        bail!(
            "{}: nothing could be read",
            printable(&path.display().to_string())
        );
    }
    if converted.failed > 0 {
        output::message(&format!(
            "{}: {} inputs could not be read; the others are compared",
            printable(&path.display().to_string()),
            converted.failed
        ));
    }
    Ok(Side {
        dataset: compile(&converted.documents),
        scope: if path.is_dir() {
            Scope::Set
        } else {
            Scope::Document
        },
        is_dataset: false,
        failed: converted.failed,
    })
}
