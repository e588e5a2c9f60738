//! `convert`: documents to one dataset.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use regiodeal_dataset::{Dataset, Severity, canonical_json, compile_with};

use crate::batch::{self, Converted};
use crate::datasets;
use crate::inputs::{self, InputArguments};
use crate::output;
use crate::settings::{ReadingArguments, Settings};
use crate::store::Store;

/// Convert documents to one canonical JSON dataset.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  regiodeal convert besluitenlijst.txt > dataset.json\n  regiodeal convert documents -o out\n  find . -name '*.pdf' -print0 | regiodeal convert --files-from - -0 -o out"
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    inputs: InputArguments,
    /// Write `DIR/dataset.json` and `DIR/documents/<id>.json` instead of printing.
    /// A second run reads only what is new or changed.
    #[arg(long, short, value_name = "DIR")]
    output: Option<PathBuf>,
    /// What people decided about names, in TOML, beside `DIR/aliases.toml`.
    #[arg(long, value_name = "FILE")]
    aliases: Option<PathBuf>,
    /// Read everything anew.
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    reading: ReadingArguments,
}

pub(crate) fn run(arguments: &Arguments, is_quiet: bool) -> anyhow::Result<ExitCode> {
    let settings = arguments.reading.settings()?;
    let inputs = inputs::find(&arguments.inputs, arguments.output.as_deref())?;
    let folder: Vec<&Path> = arguments.output.as_deref().into_iter().collect();
    let aliases = datasets::aliases(arguments.aliases.as_deref(), &folder)?;
    let store = store(arguments, &settings)?;
    let how = (settings.clone(), &arguments.reading);
    let converted = batch::read(inputs, how, store.as_ref(), is_quiet)?;
    let mut dataset = compile_with(&converted.documents, &aliases);
    dataset.findings.extend(converted.findings.iter().cloned());
    settings.weigh(&mut dataset.findings)?;
    let bytes = canonical_json(&dataset)?;
    match store {
        None => output::data(&bytes)?,
        Some(store) => store.finish(&bytes)?,
    }
    if !is_quiet {
        summarise(&dataset, &converted, arguments);
    }
    Ok(if converted.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}

fn store(arguments: &Arguments, settings: &Settings) -> anyhow::Result<Option<Store>> {
    let Some(folder) = &arguments.output else {
        return Ok(None);
    };
    // Drawings are only made while a document is read.
    let is_fresh = arguments.force || settings.debug_layout.is_some();
    Store::open(folder, settings.fingerprint()?, is_fresh).map(Some)
}

fn summarise(dataset: &Dataset, converted: &Converted, arguments: &Arguments) {
    let count = |severity: Severity| {
        dataset
            .findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    };
    let wrong = dataset.totals.iter().filter(|total| !total.agrees).count();
    if converted.unchanged > 0 {
        output::message(&format!(
            "{} converted, {} unchanged",
            converted.read, converted.unchanged
        ));
    }
    output::message(&format!(
        "{} documents, {} projects, {} printed totals ({wrong} do not add up); findings: {} errors, {} warnings, {} notes",
        dataset.documents.len(),
        dataset.projects.len(),
        dataset.totals.len(),
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Note),
    ));
    if converted.failed > 0 {
        output::message(&format!(
            "{} inputs could not be read; the others are converted",
            converted.failed
        ));
    }
    if let Some(folder) = &arguments.output {
        output::message(&format!("written to {}", folder.display()));
    }
}
