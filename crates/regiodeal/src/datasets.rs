//! Datasets, document files and alias files that earlier runs wrote.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use regiodeal_dataset::{Aliases, Dataset, DocumentFile, SCHEMA_VERSION};
use serde::Deserialize;

/// The name of the alias file in an output folder.
const ALIASES: &str = "aliases.toml";
/// Where a dataset is looked for when none is given.
const USUAL: [&str; 2] = ["dataset.json", "out/dataset.json"];

/// Only what tells the version: all else may differ in another.
#[derive(Deserialize)]
struct Version {
    schema_version: Option<String>,
}

/// The file of a dataset: the one that is given, the one in the folder that is given, or
/// the usual one.
pub(crate) fn find(given: Option<&Path>) -> anyhow::Result<PathBuf> {
    match given {
        Some(folder) if folder.is_dir() => Ok(folder.join("dataset.json")),
        Some(file) => Ok(file.to_owned()),
        None => {
            let mut usual = USUAL.iter().map(PathBuf::from);
            usual
                .find(|path| path.is_file())
                .context("there is neither dataset.json nor out/dataset.json here; name a dataset")
        }
    }
}

/// Reads a dataset.
pub(crate) fn read(path: &Path) -> anyhow::Result<Dataset> {
    let shown = path.display();
    let bytes = fs::read(path).with_context(|| format!("cannot read {shown}"))?;
    check_version(path, &bytes)?;
    serde_json::from_slice(&bytes).with_context(|| format!("{shown} is no dataset"))
}

/// Reads the document files of an output folder.
pub(crate) fn documents(folder: &Path) -> anyhow::Result<Vec<DocumentFile>> {
    let shown = folder.display();
    let within = folder.join("documents");
    if !within.is_dir() {
        bail!("{shown} is no output folder: it has no folder documents; convert with -o makes one");
    }
    if let Ok(bytes) = fs::read(folder.join("dataset.json")) {
        check_version(&folder.join("dataset.json"), &bytes)?;
    }
    let entries = fs::read_dir(&within).with_context(|| format!("cannot read {shown}"))?;
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, io::Error>>()
        .with_context(|| format!("cannot read {shown}"))?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    paths.sort();
    paths.iter().map(|path| document(path)).collect()
}

/// The document file beside a dataset, where it is there and whole.
pub(crate) fn beside(dataset: &Path, id: &str) -> Option<DocumentFile> {
    let folder = dataset.parent()?.join("documents");
    document(&folder.join(format!("{id}.json"))).ok()
}

fn document(path: &Path) -> anyhow::Result<DocumentFile> {
    let shown = path.display();
    let bytes = fs::read(path).with_context(|| format!("cannot read {shown}"))?;
    check_version(path, &bytes)?;
    let file: DocumentFile = serde_json::from_slice(&bytes).with_context(|| {
        format!("{shown} is no document file of this version; convert its document anew")
    })?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    if name != file.document.id {
        bail!(
            "{shown} holds the document {}; it was renamed or changed by hand",
            file.document.id
        );
    }
    Ok(file)
}

fn check_version(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let shown = path.display();
    let version: Version = serde_json::from_slice(bytes)
        .with_context(|| format!("{shown} is damaged: it is no JSON object"))?;
    match version.schema_version {
        Some(other) if other != SCHEMA_VERSION => bail!(
            "{shown} has schema version {other}, and this program reads {SCHEMA_VERSION}; convert its documents anew"
        ),
        _ => Ok(()),
    }
}

/// The decisions of an alias file that is named, and of those in folders.
pub(crate) fn aliases(named: Option<&Path>, folders: &[&Path]) -> anyhow::Result<Aliases> {
    let mut aliases = Aliases::default();
    let in_folders = folders.iter().map(|folder| folder.join(ALIASES));
    let in_folders = in_folders.filter(|path| path.is_file());
    for path in named.map(Path::to_owned).into_iter().chain(in_folders) {
        let shown = path.display();
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {shown}"))?;
        let more = Aliases::parse(&text).with_context(|| format!("{shown} is no alias file"))?;
        aliases
            .add(more)
            .with_context(|| format!("{shown} contradicts another alias file"))?;
    }
    Ok(aliases)
}

/// Keeps the decisions in an output folder, unless its file says the same.
pub(crate) fn keep_aliases(folder: &Path, aliases: &Aliases) -> anyhow::Result<()> {
    if aliases.is_empty() || self::aliases(None, &[folder])? == *aliases {
        return Ok(());
    }
    crate::output::file(&folder.join(ALIASES), aliases.to_toml().as_bytes())
}
