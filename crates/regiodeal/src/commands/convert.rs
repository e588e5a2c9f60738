//! `convert`: documents to one dataset.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::Args;
use rayon::prelude::*;
use regiodeal_dataset::{DocumentFile, Finding, Severity, canonical_json, compile};
use regiodeal_extract::{Profile, extract};
use sha2::{Digest, Sha256};

use crate::inputs::{self, Input};
use crate::output;

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
    /// What is special to the region, in TOML, instead of the built-in profile.
    #[arg(long, value_name = "FILE")]
    profile: Option<PathBuf>,
    /// An official list of organisations: CSV with the columns code, kind and name.
    #[arg(long, value_name = "FILE")]
    organisations: Option<PathBuf>,
    /// Threads to read with; all cores where it is not given.
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
}

/// A document, or why there is none.
type Outcome = Result<DocumentFile, anyhow::Error>;

pub(crate) fn run(arguments: &Arguments, quiet: bool) -> anyhow::Result<ExitCode> {
    let profile = profile(arguments)?;
    let inputs = inputs::find(&arguments.paths, arguments.output.as_deref());
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(arguments.threads.unwrap_or(0))
        .build()
        .context("cannot start threads")?;
    let outcomes: Vec<(&Input, Outcome)> = pool.install(|| {
        inputs
            .documents
            .par_iter()
            .map(|input| (input, read(input, &profile)))
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
            Ok(document) => documents.push(document),
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

fn profile(arguments: &Arguments) -> anyhow::Result<Profile> {
    let text = |path: &PathBuf| {
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
    };
    let mut profile = match &arguments.profile {
        None => Profile::built_in()?,
        Some(path) => Profile::parse(&text(path)?).with_context(|| path.display().to_string())?,
    };
    if let Some(path) = &arguments.organisations {
        let list = text(path)?;
        profile
            .add_organisations(&list)
            .with_context(|| path.display().to_string())?;
    }
    Ok(profile)
}

fn read(input: &Input, profile: &Profile) -> Outcome {
    let bytes = input.bytes()?;
    let read = regiodeal_reader::read(&bytes, &regiodeal_reader::Options::default())?;
    let findings: Vec<_> = read
        .remarks
        .iter()
        .map(|remark| {
            let severity = if remark.is_warning {
                Severity::Warning
            } else {
                Severity::Note
            };
            (remark.rule, severity, remark.message.clone())
        })
        .collect();
    let sha256 = format!("{:x}", Sha256::digest(&bytes));
    Ok(extract(
        &regiodeal_extract::Input {
            file: &input.name,
            media_type: read.media_type,
            sha256: &sha256,
            bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            pages: &read.pages,
            blocks: read.blocks.as_deref(),
            findings: &findings,
        },
        profile,
    ))
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
