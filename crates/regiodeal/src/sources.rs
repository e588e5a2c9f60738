//! The files that a dataset was read from, found again by their bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use rayon::prelude::*;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::inputs::{self, Input, InputArguments, Inputs, STDIN};

/// The rules of findings that name an input which gave no document of its own.
const OF_INPUTS: [&str; 2] = ["unreadable-input", "same-content"];

/// All files in some folders.
pub(crate) struct Sources {
    folders: Vec<PathBuf>,
    files: Vec<SourceFile>,
    /// By the last part of their names.
    by_name: BTreeMap<String, Vec<usize>>,
}

/// One file.
struct SourceFile {
    path: PathBuf,
    /// The path from the root, with slashes.
    name: String,
    sha256: String,
}

/// Why a document cannot be read again.
pub(crate) enum Lost {
    /// The dataset does not say which file it is, or what its bytes are.
    Unnamed,
    /// No file has its name or its bytes.
    Missing,
    /// The file of this name has other bytes: their sha256.
    Changed(String),
    /// Its bytes are there under another name.
    Renamed(String),
}

impl Sources {
    /// Finds the files in folders and below, or files themselves.
    pub(crate) fn find(folders: &[PathBuf]) -> anyhow::Result<Self> {
        let mut paths = BTreeSet::new();
        for folder in folders {
            let shown = folder.display();
            if !folder.exists() {
                bail!("{shown}: there is no such file or folder; check the path");
            }
            let found = inputs::find(&InputArguments::of(folder), None)?;
            let found = found.documents.into_iter().filter_map(|input| input.path);
            for path in found {
                let path = std::path::absolute(&path);
                paths.insert(path.with_context(|| format!("cannot look into {shown}"))?);
            }
        }
        let mut files: Vec<SourceFile> = paths.into_par_iter().filter_map(SourceFile::of).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, file) in files.iter().enumerate() {
            by_name
                .entry(last(&file.name).to_owned())
                .or_default()
                .push(index);
        }
        Ok(Self {
            folders: folders.to_vec(),
            files,
            by_name,
        })
    }

    /// The inputs that a dataset was made of, under the names that it gives them; else the
    /// position of the first document that cannot be read again, and why.
    pub(crate) fn inputs(&self, dataset: &Value) -> Result<Inputs, (usize, Lost)> {
        let documents = list(dataset, "documents");
        let names: BTreeSet<&str> = documents.iter().filter_map(|of| text(of, "file")).collect();
        let mut given = Given::default();
        for (index, document) in documents.iter().enumerate() {
            let own = text(document, "file").zip(text(document, "sha256"));
            let (file, sha256) = own.ok_or((index, Lost::Unnamed))?;
            match self.of_document(file, sha256) {
                Ok(found) => given.add(file, found),
                Err(_) if self.is_within(file, &names) => {}
                Err(lost) => return Err((index, lost)),
            }
        }
        let hashes: BTreeSet<&str> = documents
            .iter()
            .filter_map(|of| text(of, "sha256"))
            .collect();
        for finding in list(dataset, "findings") {
            let is_of_input = text(finding, "rule").is_some_and(|rule| OF_INPUTS.contains(&rule));
            if let (true, Some(file)) = (is_of_input, text(finding, "file")) {
                self.add_nameless(file, &names, &hashes, &mut given);
            }
        }
        given.inputs.documents.sort();
        Ok(given.inputs)
    }

    /// The file that a document was read from.
    fn of_document(&self, file: &str, sha256: &str) -> Result<&SourceFile, Lost> {
        let mut same_bytes = self.files.iter().filter(|of| of.sha256 == sha256);
        if file == STDIN {
            return same_bytes.next().ok_or(Lost::Missing);
        }
        let named = self.named(file);
        if let Some(found) = named.iter().find(|of| of.sha256 == sha256) {
            return Ok(found);
        }
        match (named.first(), same_bytes.next()) {
            (Some(changed), _) => Err(Lost::Changed(changed.sha256.clone())),
            (None, Some(renamed)) => Err(Lost::Renamed(self.below(renamed))),
            (None, None) => Err(Lost::Missing),
        }
    }

    /// Adds an input that gave no document of its own: one that could not be read, or a
    /// copy of another.
    fn add_nameless(
        &self,
        file: &str,
        names: &BTreeSet<&str>,
        hashes: &BTreeSet<&str>,
        given: &mut Given,
    ) {
        let mut called = self.named(file);
        // Of several files with this name, a copy is more likely than another.
        called.sort_by_key(|of| !hashes.contains(of.sha256.as_str()));
        match called.iter().find(|of| !given.paths.contains(&of.path)) {
            Some(found) => given.add(file, found),
            None if !called.is_empty() || self.is_within(file, names) => {}
            None => given.add_lost(file, &self.folders),
        }
    }

    /// The files with this name below some folder.
    fn named(&self, file: &str) -> Vec<&SourceFile> {
        let positions = self.by_name.get(last(file)).into_iter().flatten();
        let mut found: Vec<&SourceFile> = positions
            .filter_map(|index| self.files.get(*index))
            .filter(|of| {
                let above = of.name.strip_suffix(file);
                above.is_some_and(|above| above.is_empty() || above.ends_with('/'))
            })
            .collect();
        found.sort_by_key(|of| of.name.len());
        found
    }

    /// Whether a name is that of something attached to a document of the dataset, or to
    /// a file that is there.
    fn is_within(&self, file: &str, names: &BTreeSet<&str>) -> bool {
        let ends = file.match_indices('/').map(|(at, _)| at);
        let mut above = ends.filter_map(|end| file.get(..end));
        above.any(|above| names.contains(above) || !self.named(above).is_empty())
    }

    /// The name of a file below the folder that was given.
    fn below(&self, file: &SourceFile) -> String {
        let folders = self
            .folders
            .iter()
            .filter_map(|folder| std::path::absolute(folder).ok());
        let mut below = folders.filter_map(|folder| file.path.strip_prefix(folder).ok());
        let shown = below.next().filter(|path| !path.as_os_str().is_empty());
        shown.map_or_else(
            || last(&file.name).to_owned(),
            |path| path.display().to_string(),
        )
    }
}

/// Inputs as they are put together.
#[derive(Default)]
struct Given {
    inputs: Inputs,
    paths: BTreeSet<PathBuf>,
}

impl Given {
    fn add(&mut self, name: &str, file: &SourceFile) {
        if self.paths.insert(file.path.clone()) {
            self.inputs.documents.push(Input {
                name: name.to_owned(),
                path: Some(file.path.clone()),
            });
        }
    }

    /// A path that stands for no file: reading it says why, in the words of `convert`.
    fn add_lost(&mut self, name: &str, folders: &[PathBuf]) {
        let paths: Vec<PathBuf> = folders.iter().map(|folder| folder.join(name)).collect();
        let path = paths.iter().find(|path| path.exists()).or(paths.first());
        let Some(path) = path else { return };
        if let Ok(found) = inputs::find(&InputArguments::of(path), None) {
            let own = found
                .failures
                .into_iter()
                .map(|(_, why)| (name.to_owned(), why));
            self.inputs.failures.extend(own);
        }
    }
}

impl SourceFile {
    /// None where it cannot be read: a document that needs it is missing then.
    fn of(path: PathBuf) -> Option<Self> {
        let sha256 = hash(&path).ok()?;
        let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
        Some(Self {
            name: parts.join("/"),
            path,
            sha256,
        })
    }
}

fn hash(path: &Path) -> io::Result<String> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut hash = Sha256::new();
    io::copy(&mut File::open(path)?, &mut hash)?;
    Ok(format!("{:x}", hash.finalize()))
}

fn last(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// A string in an object.
pub(crate) fn text<'v>(object: &'v Value, key: &str) -> Option<&'v str> {
    object.get(key)?.as_str()
}

/// A list in an object; none is empty.
pub(crate) fn list<'v>(object: &'v Value, key: &str) -> &'v [Value] {
    let items = object.get(key).and_then(Value::as_array);
    items.map_or(&[], Vec::as_slice)
}
