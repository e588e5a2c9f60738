//! What was written to an output folder and from what, so that the next run reads
//! only what is new.
//!
//! `state.json` is written at the end of a run. Until then each finished input is a
//! line of `journal.ndjson`, so that a run that was ended midway is taken up again.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use anyhow::Context;
use serde::{Deserialize, Serialize};

use crate::output;

/// The form of these files; another one is not read.
const FORMAT: u32 = 1;

/// One input that was converted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Entry {
    /// Its name in output.
    pub(super) file: String,
    /// Of its bytes.
    pub(super) sha256: String,
    /// The program and the settings that read it.
    pub(super) made_by: String,
    /// What it gave: its own document first, then those attached to it.
    pub(super) documents: Vec<Kept>,
}

/// One file in `documents/`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) id: String,
    /// Of the file as it was written.
    pub(super) sha256: String,
}

#[derive(Serialize, Deserialize)]
struct State {
    format: u32,
    about: String,
    inputs: Vec<Entry>,
}

/// Only what tells the form: all else may differ in another.
#[derive(Deserialize)]
struct Form {
    format: u32,
}

/// Reads the state of a folder and what a run that did not end has added to it. What
/// cannot be read is as if it were not there; the message tells.
pub(super) fn read(folder: &Path) -> (Vec<Entry>, Option<String>) {
    let (mut entries, message) = match read_state(&folder.join("state.json")) {
        Ok(entries) => (entries, None),
        Err(reason) => (Vec::new(), Some(reason)),
    };
    if let Ok(journal) = fs::read_to_string(folder.join("journal.ndjson")) {
        // The last line may have been cut off.
        entries.extend(
            journal
                .lines()
                .filter_map(|line| serde_json::from_str(line).ok()),
        );
    }
    (entries, message)
}

fn read_state(path: &Path) -> Result<Vec<Entry>, String> {
    let bytes = match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(_) => return Err("it cannot be read".to_owned()),
        Ok(bytes) => bytes,
    };
    let damaged = |_| "it is damaged".to_owned();
    let form: Form = serde_json::from_slice(&bytes).map_err(damaged)?;
    if form.format != FORMAT {
        return Err("another version of this program wrote it".to_owned());
    }
    let state: State = serde_json::from_slice(&bytes).map_err(damaged)?;
    Ok(state.inputs)
}

/// Writes the state whole.
pub(super) fn write(folder: &Path, mut entries: Vec<Entry>) -> anyhow::Result<()> {
    entries.sort();
    entries.dedup();
    let state = State {
        format: FORMAT,
        about: "what convert read and wrote here; without this file it reads everything anew"
            .to_owned(),
        inputs: entries,
    };
    let mut bytes = serde_json::to_vec_pretty(&state)?;
    bytes.push(b'\n');
    output::file(&folder.join("state.json"), &bytes)
}

/// The inputs that were finished since the state was written.
pub(super) struct Journal(Mutex<File>);

impl Journal {
    /// An empty one.
    pub(super) fn start(folder: &Path) -> anyhow::Result<Self> {
        let path = folder.join("journal.ndjson");
        let file =
            File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
        Ok(Self(Mutex::new(file)))
    }

    /// Adds a line.
    pub(super) fn add(&self, entry: &Entry) -> anyhow::Result<()> {
        let mut line = serde_json::to_vec(entry)?;
        line.push(b'\n');
        let mut file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        file.write_all(&line)
            .context("cannot write the journal of the output folder")
    }

    /// The state holds it all now.
    pub(super) fn end(folder: &Path) {
        let _empty = fs::remove_file(folder.join("journal.ndjson"));
    }
}

/// The entries by file and content; of two the later counts.
pub(super) fn by_content(entries: &[Entry]) -> BTreeMap<(String, String), Entry> {
    entries
        .iter()
        .map(|entry| ((entry.file.clone(), entry.sha256.clone()), entry.clone()))
        .collect()
}
