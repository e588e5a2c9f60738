//! How far a run is: a bar where a person looks on, else a line for each file.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal};
use std::sync::atomic::{AtomicUsize, Ordering};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use regiodeal_dataset::{Claim, DocumentFile};

use crate::output;

/// No colours: the bar looks the same with `NO_COLOR`.
const TEMPLATE: &str = "{wide_bar} {pos}/{len} {per_sec} {msg}";

/// What is said while documents are read.
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    is_quiet: bool,
    failed: AtomicUsize,
}

impl Progress {
    /// For a run over so many files.
    pub(crate) fn new(files: usize, is_quiet: bool) -> Self {
        let is_watched = !is_quiet && io::stderr().is_terminal();
        let bar = is_watched.then(|| {
            let length = u64::try_from(files).ok();
            let bar = ProgressBar::with_draw_target(length, ProgressDrawTarget::stderr());
            match ProgressStyle::with_template(TEMPLATE) {
                Ok(style) => bar.with_style(style),
                Err(_) => bar,
            }
        });
        Self {
            bar,
            is_quiet,
            failed: AtomicUsize::new(0),
        }
    }

    /// A file is being read.
    pub(crate) fn begins(&self, name: &str) {
        if let Some(bar) = &self.bar {
            let name = output::printable(name);
            bar.set_message(match self.failed.load(Ordering::Relaxed) {
                0 => name,
                failed => format!("{failed} failed, {name}"),
            });
        }
    }

    /// A document was read.
    pub(crate) fn converted(&self, file: &DocumentFile) {
        if self.bar.is_none() && !self.is_quiet {
            output::message(&format!(
                "converted {}: {}, {} projects",
                output::printable(&file.document.file),
                file.document.kind.as_str(),
                projects(file)
            ));
        }
    }

    /// Something could not be read: its name and the reason. This is said in any case.
    pub(crate) fn failed(&self, message: &str) {
        self.failed.fetch_add(1, Ordering::Relaxed);
        let say = || output::message(&format!("error: {message}"));
        match &self.bar {
            Some(bar) => bar.suspend(say),
            None => say(),
        }
    }

    /// A file is done.
    pub(crate) fn ends(&self) {
        if let Some(bar) = &self.bar {
            bar.inc(1);
        }
    }

    /// All files are done.
    pub(crate) fn close(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// How many projects a document names.
fn projects(file: &DocumentFile) -> usize {
    let subjects: BTreeSet<&str> = file
        .statements
        .iter()
        .filter(|statement| !matches!(statement.claim, Claim::Total(_)))
        .map(|statement| statement.subject.as_str())
        .collect();
    subjects.len()
}
