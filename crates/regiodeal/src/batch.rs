//! Many files, read side by side. Of each only its records stay in memory.

use std::collections::BTreeMap;

use anyhow::Context;
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use regiodeal_dataset::{DocumentFile, Finding, Severity};
use regiodeal_reader::is_plain_text;

use crate::inputs::{Input, Inputs};
use crate::output::printable;
use crate::progress::Progress;
use crate::read::{self, One, Reader, sha256};
use crate::settings::{ReadingArguments, Settings};
use crate::store::Store;
use crate::worker::Pool;

/// Looks at a document while it still has its pages.
pub(crate) type Look<'a> = dyn Fn(&DocumentFile) + Sync + 'a;

/// Who gets the documents of a run while they still have their pages.
#[derive(Clone, Copy, Default)]
pub(crate) struct Takers<'a> {
    /// Where they are written.
    pub(crate) store: Option<&'a Store>,
    /// Who else looks at them.
    pub(crate) look: Option<&'a Look<'a>>,
    /// Their pages stay with them, to be shown to people.
    pub(crate) keeps_pages: bool,
}

/// The rule of inputs that cannot be read.
pub(crate) const UNREADABLE: &str = "unreadable-input";
/// The rule of inputs with the bytes of another one.
pub(crate) const SAME_CONTENT: &str = "same-content";

/// What a run reads with, and where it writes.
struct Batch<'a> {
    reader: &'a Reader,
    workers: &'a Pool,
    takers: Takers<'a>,
    progress: &'a Progress,
}

/// What a run gave.
#[derive(Debug, Default)]
pub(crate) struct Converted {
    /// The documents without their pages.
    pub(crate) documents: Vec<DocumentFile>,
    /// What could not be read, and what was given more than once.
    pub(crate) findings: Vec<Finding>,
    /// Inputs that were read.
    pub(crate) read: usize,
    /// Inputs that an earlier run had read.
    pub(crate) unchanged: usize,
    /// Inputs and attachments that could not be read.
    pub(crate) failed: usize,
}

/// A thread takes no more files than these at once: at the end of a batch, the others have
/// nothing to do until it is through them.
const TOGETHER: usize = 16;

/// The system gives the stack only as it is used.
const STACK: usize = 64 << 20;

/// Reads all inputs, each document with the limits that the options set, on the threads
/// that [`start_threads`] or [`start_threads_for`] started.
///
/// # Errors
///
/// Where output cannot be written.
pub(crate) fn read(
    inputs: Inputs,
    (settings, options): (Settings, &ReadingArguments),
    takers: Takers<'_>,
    is_quiet: bool,
) -> anyhow::Result<Converted> {
    let has_pages = takers.store.is_some() || takers.look.is_some() || takers.keeps_pages;
    let workers = Pool::new(&settings, options.limits(), has_pages)?;
    let reader = Reader::new(settings);
    let progress = Progress::new(inputs.documents.len(), is_quiet);
    let batch = Batch {
        reader: &reader,
        workers: &workers,
        takers,
        progress: &progress,
    };
    let converted = batch.run(inputs);
    progress.close();
    converted
}

/// Starts the threads of this run, for reading and for compiling, before anything works.
///
/// # Errors
///
/// Where the system gives none.
pub(crate) fn start_threads(options: &ReadingArguments) -> anyhow::Result<()> {
    start(options.threads())
}

/// The same for so many files, once they are known: one is read by one thread, and what
/// others could do beside it is not worth starting them.
///
/// # Errors
///
/// Where the system gives none.
pub(crate) fn start_threads_for(files: usize, options: &ReadingArguments) -> anyhow::Result<()> {
    start(if files == 1 { 1 } else { options.threads() })
}

fn start(threads: usize) -> anyhow::Result<()> {
    ThreadPoolBuilder::new()
        .num_threads(threads)
        .stack_size(STACK)
        .build_global()
        .context("cannot start threads")
}

/// A file whose bytes were seen.
struct Seen {
    input: Input,
    /// None of a single file that no earlier run read: what has it is not asked.
    sha256: Option<String>,
    /// Where they cannot be had again, or need not be.
    bytes: Option<Vec<u8>>,
}

/// What one input gave.
struct Outcome {
    documents: Vec<DocumentFile>,
    failures: Vec<Finding>,
    is_unchanged: bool,
}

impl Batch<'_> {
    /// Reads all inputs.
    ///
    /// # Errors
    ///
    /// Where output cannot be written.
    fn run(&self, inputs: Inputs) -> anyhow::Result<Converted> {
        let mut converted = Converted::default();
        for (name, error) in &inputs.failures {
            converted.fail(self.failure(name, &format!("{error:#}")));
        }
        let is_single = inputs.documents.len() == 1;
        let seen: Vec<Result<Seen, Box<Finding>>> = inputs
            .documents
            .into_par_iter()
            .with_max_len(TOGETHER)
            .map(|input| self.see(input, is_single))
            .collect();
        let seen = converted.without_copies(seen);
        let outcomes: Vec<Outcome> = seen
            .into_par_iter()
            .with_max_len(TOGETHER)
            .map(|seen| self.convert(seen))
            .collect::<anyhow::Result<_>>()?;
        for outcome in outcomes {
            if outcome.is_unchanged {
                converted.unchanged += 1;
            } else if !outcome.documents.is_empty() {
                converted.read += 1;
            }
            converted.documents.extend(outcome.documents);
            for failure in outcome.failures {
                converted.fail(failure);
            }
        }
        converted.settle_ids(self);
        converted.note_copies();
        converted
            .findings
            .sort_by(|a, b| (a.severity, &a.message).cmp(&(b.severity, &b.message)));
        Ok(converted)
    }

    fn see(&self, input: Input, is_single: bool) -> Result<Seen, Box<Finding>> {
        let bytes = input.bytes().map_err(|error| {
            self.progress.ends();
            Box::new(self.failure(&input.name, &format!("{error:#}")))
        })?;
        let is_compared = !is_single || self.takers.store.is_some();
        let sha256 = is_compared.then(|| sha256(&bytes));
        let keeps = is_single || input.path.is_none();
        Ok(Seen {
            input,
            sha256,
            bytes: keeps.then_some(bytes),
        })
    }

    fn convert(&self, seen: Seen) -> anyhow::Result<Outcome> {
        let Seen {
            input,
            sha256,
            bytes,
        } = seen;
        self.progress.begins(&input.name);
        let before = self
            .takers
            .store
            .zip(sha256)
            .and_then(|(store, sha256)| store.unchanged(&input.name, &sha256));
        let outcome = match before {
            Some(mut documents) => {
                for file in &mut documents {
                    self.take(file);
                }
                Ok(Outcome {
                    documents,
                    failures: Vec::new(),
                    is_unchanged: true,
                })
            }
            None => self.read(&input, bytes),
        };
        self.progress.ends();
        outcome
    }

    /// Reads one file and what is attached to it, and writes that.
    fn read(&self, input: &Input, bytes: Option<Vec<u8>>) -> anyhow::Result<Outcome> {
        let name = &input.name;
        let bytes = match bytes.map_or_else(|| input.bytes(), Ok) {
            Ok(bytes) => bytes,
            Err(error) => return Ok(self.nothing(name, &format!("{error:#}"))),
        };
        let reading = match read::whole(name, &bytes, |name, bytes| self.one(name, bytes)) {
            Ok(reading) => reading,
            Err(unread) => return Ok(self.nothing(name, unread.reason())),
        };
        drop(bytes);
        if let Some(store) = self.takers.store {
            store.keep(name, &reading)?;
        }
        let failures = reading.failures.iter();
        let failures = failures.map(|(name, reason)| self.failure(name, reason));
        let failures = failures.collect();
        let documents = reading.documents.into_iter().map(|one| {
            let mut file = one.file;
            self.progress.converted(&file);
            self.take(&mut file);
            file
        });
        Ok(Outcome {
            documents: documents.collect(),
            failures,
            is_unchanged: false,
        })
    }

    /// Shows a document to who looks, and forgets its pages: the dataset needs what it
    /// states, not its text.
    fn take(&self, file: &mut DocumentFile) {
        if let Some(look) = self.takers.look {
            look(file);
        }
        if !self.takers.keeps_pages {
            file.pages = Vec::new();
        }
    }

    /// Reads one document: plain text here. Other formats can take a process down, and are
    /// read where that does no harm.
    fn one(&self, name: &str, bytes: &[u8]) -> Result<One, read::Unread> {
        if is_plain_text(bytes) {
            self.reader.one(name, bytes)
        } else {
            self.workers.one(name, bytes)
        }
    }

    fn nothing(&self, name: &str, reason: &str) -> Outcome {
        Outcome {
            documents: Vec::new(),
            failures: vec![self.failure(name, reason)],
            is_unchanged: false,
        }
    }

    /// Says that a file could not be read, and gives the finding of it.
    fn failure(&self, name: &str, reason: &str) -> Finding {
        let message = format!("{}: {reason}", printable(name));
        self.progress.failed(&message);
        let mut finding = Finding::new(UNREADABLE, Severity::Error, message, Vec::new());
        finding.file = Some(name.to_owned());
        finding
    }
}

impl Converted {
    fn fail(&mut self, finding: Finding) {
        self.failed += 1;
        self.findings.push(finding);
    }

    /// Of files with the same bytes only the first by name is read.
    fn without_copies(&mut self, seen: Vec<Result<Seen, Box<Finding>>>) -> Vec<Seen> {
        let mut names: BTreeMap<Option<String>, String> = BTreeMap::new();
        let mut first = Vec::new();
        for seen in seen {
            let seen = match seen {
                Ok(seen) => seen,
                Err(failure) => {
                    self.fail(*failure);
                    continue;
                }
            };
            if let Some(name) = names.get(&seen.sha256) {
                self.findings.push(same_content(&seen.input.name, name));
            } else {
                names.insert(seen.sha256.clone(), seen.input.name.clone());
                first.push(seen);
            }
        }
        first
    }

    /// An id holds a part of the sha256. Should two documents share it by chance, the
    /// first by name keeps it, and the other fails.
    fn settle_ids(&mut self, batch: &Batch<'_>) {
        let mut documents = std::mem::take(&mut self.documents);
        documents.sort_by(|a, b| a.document.file.cmp(&b.document.file));
        let mut taken: BTreeMap<String, (String, String)> = BTreeMap::new();
        for file in documents {
            let document = &file.document;
            let own = (document.sha256.clone(), document.file.clone());
            let (sha256, name) = taken.entry(document.id.clone()).or_insert(own);
            if *sha256 == document.sha256 {
                self.documents.push(file);
            } else {
                let reason = format!(
                    "its id {} is by chance that of {}; convert it on its own",
                    document.id,
                    printable(name)
                );
                self.failed += 1;
                self.findings.push(batch.failure(&document.file, &reason));
            }
        }
    }

    /// Attachments may be copies too; the dataset takes each content once.
    fn note_copies(&mut self) {
        let mut names: BTreeMap<&str, &str> = BTreeMap::new();
        for file in &self.documents {
            let document = &file.document;
            match names.get(document.sha256.as_str()) {
                Some(name) => self.findings.push(same_content(&document.file, name)),
                None => {
                    names.insert(&document.sha256, &document.file);
                }
            }
        }
    }
}

/// The finding that an input has the bytes of another one.
pub(crate) fn same_content(name: &str, first: &str) -> Finding {
    let message = if name == first {
        format!(
            "{}: there are two of this name with the same bytes; they are one document",
            printable(name)
        )
    } else {
        format!(
            "{}: it has the same bytes as {}, and is the same document",
            printable(name),
            printable(first)
        )
    };
    let mut finding = Finding::new(SAME_CONTENT, Severity::Note, message, Vec::new());
    finding.file = Some(name.to_owned());
    finding
}
