//! The output folder: `dataset.json`, one file for each document in `documents/`, and
//! in `.regiodeal/` what it takes to read only what is new at the next run. Every file
//! is whole at any moment.

mod state;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use anyhow::{Context, bail};
use regiodeal_dataset::{DocumentFile, canonical_json};

use crate::output;
use crate::read::{Reading, sha256};
use state::{Entry, Journal, Kept};

/// In place of what made it: of an input that is to be read again in any case.
const READ_AGAIN: &str = "";

/// The name of the document that has a file in `documents/`, if any yet.
type Owner = Arc<Mutex<Option<String>>>;

/// An output folder, for one run.
pub(crate) struct Store {
    folder: PathBuf,
    made_by: String,
    /// What earlier runs converted, by name and content.
    known: BTreeMap<(String, String), Entry>,
    /// The files in `documents/` that earlier runs wrote, with their content.
    ours: BTreeMap<String, BTreeSet<String>>,
    /// Whose file each id is. Two documents with the same bytes have one id, and the
    /// first by name has the file.
    owners: Mutex<BTreeMap<String, Owner>>,
    journal: Journal,
    finished: Mutex<Vec<Finished>>,
    /// Held until the run ends, however it ends.
    _lock: File,
}

/// An input, and the names of its documents.
struct Finished {
    entry: Entry,
    names: Vec<String>,
}

impl Store {
    /// Opens or makes a folder. `made_by` tells the program and its settings apart
    /// from others; where `is_fresh`, nothing is taken over from earlier runs.
    pub(crate) fn open(folder: &Path, made_by: String, is_fresh: bool) -> anyhow::Result<Self> {
        let own = folder.join(".regiodeal");
        for folder in [&folder.join("documents"), &own] {
            fs::create_dir_all(folder)
                .with_context(|| format!("cannot write {}", folder.display()))?;
        }
        let lock = lock(folder, &own)?;
        for folder in [folder, &folder.join("documents"), &own] {
            output::remove_unfinished(folder);
        }
        let (entries, message) = state::read(&own);
        if let Some(reason) = message {
            let path = own.join("state.json");
            output::message(&format!(
                "{}: {reason}; everything is read anew",
                path.display()
            ));
        }
        let mut ours: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for kept in entries.iter().flat_map(|entry| &entry.documents) {
            ours.entry(kept.id.clone())
                .or_default()
                .insert(kept.sha256.clone());
        }
        let known = state::by_content(&entries);
        // The journal of a run that did not end is kept before it is started anew.
        state::write(&own, entries)?;
        Ok(Self {
            folder: folder.to_owned(),
            made_by,
            known: if is_fresh { BTreeMap::new() } else { known },
            ours,
            owners: Mutex::default(),
            journal: Journal::start(&own)?,
            finished: Mutex::default(),
            _lock: lock,
        })
    }

    /// The documents of an input that was converted before, if all of that still
    /// holds.
    pub(crate) fn unchanged(&self, name: &str, sha256: &str) -> Option<Vec<DocumentFile>> {
        let entry = self.known.get(&(name.to_owned(), sha256.to_owned()))?;
        if entry.made_by != self.made_by {
            return None;
        }
        let documents = entry.documents.iter().map(|kept| self.take(kept));
        let documents = documents.collect::<Option<Vec<_>>>()?;
        self.finish_input(entry.clone(), &documents);
        Some(documents)
    }

    /// A document as it was written, if nobody has changed it since.
    fn take(&self, kept: &Kept) -> Option<DocumentFile> {
        let owner = self.owner(&kept.id);
        let mut owner = lock_of(&owner);
        let bytes = fs::read(self.document(&kept.id)).ok()?;
        if sha256(&bytes) != kept.sha256 {
            return None;
        }
        let file: DocumentFile = serde_json::from_slice(&bytes).ok()?;
        if is_first(&file, owner.as_deref()) {
            *owner = Some(file.document.file.clone());
        }
        Some(file)
    }

    /// Writes the documents of one input.
    pub(crate) fn keep(&self, name: &str, reading: &Reading) -> anyhow::Result<()> {
        let mut written: Vec<(&DocumentFile, Cow<'_, [u8]>)> = Vec::new();
        for one in &reading.documents {
            let bytes = match &one.sent {
                Some(bytes) => Cow::from(bytes),
                None => Cow::from(canonical_json(&one.file)?),
            };
            written.push((&one.file, bytes));
        }
        let kept = written.iter().map(|(file, bytes)| Kept {
            id: file.document.id.clone(),
            sha256: sha256(bytes),
        });
        let own = written.first().map(|(file, _)| &file.document);
        let entry = Entry {
            file: name.to_owned(),
            sha256: own.map(|own| own.sha256.clone()).unwrap_or_default(),
            made_by: if is_lasting(reading) {
                self.made_by.clone()
            } else {
                READ_AGAIN.to_owned()
            },
            documents: kept.collect(),
        };
        // First, so that a file is never there without a word of whose it is.
        self.journal.add(&entry)?;
        for (file, bytes) in &written {
            let owner = self.owner(&file.document.id);
            let mut owner = lock_of(&owner);
            if is_first(file, owner.as_deref()) {
                output::file(&self.document(&file.document.id), bytes)?;
                *owner = Some(file.document.file.clone());
            }
        }
        self.finish_input(entry, written.iter().map(|(file, _)| *file));
        Ok(())
    }

    fn finish_input<'a>(&self, entry: Entry, files: impl IntoIterator<Item = &'a DocumentFile>) {
        let names = files.into_iter().map(|file| file.document.file.clone());
        let finished = Finished {
            entry,
            names: names.collect(),
        };
        lock_of(&self.finished).push(finished);
    }

    /// Writes the dataset, which is given in parts, removes the documents of inputs that
    /// are no longer given, and remembers what was done.
    pub(crate) fn finish(self, dataset: &[Vec<u8>]) -> anyhow::Result<()> {
        output::file_parts(&self.folder.join("dataset.json"), dataset)?;
        let owners = self
            .owners
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let owners: BTreeMap<String, String> = owners
            .into_iter()
            .filter_map(|(id, owner)| Some((id, lock_of(&owner).clone()?)))
            .collect();
        for (id, contents) in &self.ours {
            if !owners.contains_key(id) {
                remove(&self.folder.join("documents").join(file_name(id)), contents);
            }
        }
        let finished = self
            .finished
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner);
        let entries = finished.into_iter().map(|input| {
            let kept = input.entry.documents.iter().zip(&input.names);
            let is_whole = kept
                .into_iter()
                .all(|(kept, name)| owners.get(&kept.id) == Some(name));
            // A document whose file is another's cannot be taken from there.
            let made_by = if is_whole {
                input.entry.made_by
            } else {
                READ_AGAIN.to_owned()
            };
            Entry {
                made_by,
                ..input.entry
            }
        });
        let own = self.folder.join(".regiodeal");
        state::write(&own, entries.collect())?;
        Journal::end(&own);
        for folder in [&self.folder, &self.folder.join("documents"), &own] {
            output::sync_folder(folder);
        }
        Ok(())
    }

    fn document(&self, id: &str) -> PathBuf {
        self.folder.join("documents").join(file_name(id))
    }

    fn owner(&self, id: &str) -> Owner {
        let mut owners = lock_of(&self.owners);
        Arc::clone(owners.entry(id.to_owned()).or_default())
    }
}

/// Whether a run of this program wrote to a folder.
pub(crate) fn is_output(folder: &Path) -> bool {
    folder.join(".regiodeal").join("state.json").is_file()
}

/// One run at a time. Where the system knows no locks, the user takes care.
fn lock(folder: &Path, own: &Path) -> anyhow::Result<File> {
    let path = own.join("lock");
    let lock = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    if let Err(TryLockError::WouldBlock) = lock.try_lock() {
        bail!(
            "another run is writing to {}; wait for its end, or give another folder",
            folder.display()
        );
    }
    Ok(lock)
}

/// Whether reading again would give the same. It may not where something broke off, or
/// where tesseract, which may be installed or mended by then, did not do its part.
fn is_lasting(reading: &Reading) -> bool {
    let documents = reading.documents.iter();
    let mut findings = documents.flat_map(|one| &one.file.findings);
    reading.failures.is_empty() && findings.all(|finding| finding.rule != "no-recognition")
}

fn is_first(file: &DocumentFile, owner: Option<&str>) -> bool {
    owner.is_none_or(|owner| file.document.file.as_str() < owner)
}

/// Removes a file that an earlier run wrote; one that was changed since is kept.
fn remove(path: &Path, contents: &BTreeSet<String>) {
    let Ok(bytes) = fs::read(path) else {
        return;
    };
    if contents.contains(&sha256(&bytes)) {
        let _gone = fs::remove_file(path);
    } else {
        output::message(&format!(
            "{}: its document is no longer given, but it was changed by hand and is kept",
            path.display()
        ));
    }
}

fn file_name(id: &str) -> String {
    format!("{id}.json")
}

fn lock_of<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
