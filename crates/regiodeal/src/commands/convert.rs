//! `convert`: documents to one dataset.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, anyhow};
use clap::Args;
use rayon::prelude::*;
use regiodeal_dataset::{Finding, Severity, canonical_json, compile};

use crate::inputs::{self, Input};
use crate::output;
use crate::read::{self, Reader, Reading};
use crate::settings::ReadingArguments;
use crate::worker::Pool;

/// Convert documents to one canonical JSON dataset.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  regiodeal convert besluitenlijst.txt > dataset.json\n  regiodeal convert documents -o out"
)]
pub(crate) struct Arguments {
    /// Files, folders (with all below them), or - for standard input.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Write `DIR/dataset.json` and `DIR/documents/<id>.json` instead of printing.
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
    #[command(flatten)]
    reading: ReadingArguments,
}

/// What a file gave, or why there is nothing.
type Outcome = anyhow::Result<Reading>;

pub(crate) fn run(arguments: &Arguments, quiet: bool) -> anyhow::Result<ExitCode> {
    let settings = arguments.reading.settings()?;
    let workers = Pool::new(&settings, arguments.reading.limits())?;
    let reader = Reader::new(settings);
    let inputs = inputs::find(&arguments.paths, arguments.output.as_deref());
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(arguments.reading.threads())
        .build()
        .context("cannot start threads")?;
    let outcomes: Vec<(&Input, Outcome)> = pool.install(|| {
        inputs
            .documents
            .par_iter()
            .map(|input| (input, read(input, &reader, &workers)))
            .collect()
    });
    let mut failures = inputs
        .failures
        .iter()
        .map(|(name, error)| failure(name, error))
        .collect::<Vec<_>>();
    let mut documents = Vec::new();
    for (input, outcome) in outcomes {
        match outcome {
            Ok(reading) => {
                documents.extend(reading.documents.into_iter().map(|one| one.file));
                let lost = reading.failures.into_iter();
                failures.extend(lost.map(|(name, reason)| failure(&name, &anyhow!(reason))));
            }
            Err(error) => failures.push(failure(&input.name, &error)),
        }
    }
    let mut dataset = compile(&documents);
    dataset.findings.extend(failures.iter().cloned());
    dataset.findings.sort_by_key(|finding| finding.severity);
    let bytes = canonical_json(&dataset)?;
    match &arguments.output {
        None => output::data(&bytes)?,
        Some(folder) => {
            for document in &documents {
                let path = folder
                    .join("documents")
                    .join(format!("{}.json", document.document.id));
                output::file(&path, &canonical_json(document)?)?;
            }
            output::file(&folder.join("dataset.json"), &bytes)?;
        }
    }
    for finding in &failures {
        output::message(&format!("error: {}", finding.message));
    }
    if !quiet {
        summarise(&dataset, failures.len(), arguments);
    }
    Ok(if failures.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}

/// Reads a file and what is attached to it: plain text here, all else in a worker.
fn read(input: &Input, reader: &Reader, pool: &Pool) -> anyhow::Result<Reading> {
    let bytes = input.bytes()?;
    let one = |name: &str, bytes: &[u8]| {
        if read::is_plain_text(bytes) {
            reader.one(name, bytes)
        } else {
            pool.one(name, bytes)
        }
    };
    read::whole(&input.name, &bytes, one).map_err(|error| anyhow!("{}", error.reason()))
}

fn failure(name: &str, error: &anyhow::Error) -> Finding {
    let message = format!("{name}: {error:#}");
    let mut finding = Finding::new("unreadable-input", Severity::Error, message, Vec::new());
    finding.file = Some(name.to_owned());
    finding
}

fn summarise(dataset: &regiodeal_dataset::Dataset, failed: usize, arguments: &Arguments) {
    let count = |severity: Severity| {
        dataset
            .findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    };
    let wrong = dataset.totals.iter().filter(|total| !total.agrees).count();
    output::message(&format!(
        "{} documents, {} projects, {} printed totals ({wrong} do not add up); findings: {} errors, {} warnings, {} notes",
        dataset.documents.len(),
        dataset.projects.len(),
        dataset.totals.len(),
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Note),
    ));
    if failed > 0 {
        output::message(&format!(
            "{failed} inputs could not be read; the others are converted"
        ));
    }
    if let Some(folder) = &arguments.output {
        output::message(&format!("written to {}", folder.display()));
    }
}
