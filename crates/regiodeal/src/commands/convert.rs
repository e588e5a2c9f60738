//! `convert`: documents to one dataset.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::bail;
use clap::Args;
use rayon::prelude::*;
use regiodeal_dataset::{
    Aliases, Dataset, DocumentFile, Finding, Severity, TOO_MUCH_UNEXPLAINED, canonical_parts,
    compile_with, mark_unexplained,
};

use crate::batch::{self, Converted, Look, Takers};
use crate::coverage::{CoverageArguments, Table};
use crate::datasets;
use crate::inputs::{self, InputArguments, STDIN};
use crate::output::{self, printable};
use crate::settings::{ReadingArguments, Settings};
use crate::store::Store;

/// Convert documents to one canonical JSON dataset.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  regiodeal convert besluitenlijst.txt > dataset.json\n  regiodeal convert documents -o out\n  find . -name '*.pdf' -print0 | regiodeal convert --files-from - -0 -o out\n  regiodeal convert documents -o out --coverage lines.tsv"
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
    /// List what became of every line: values parted by tabs, for grep and spreadsheets.
    #[arg(long, value_name = "FILE")]
    coverage: Option<PathBuf>,
    #[command(flatten)]
    allowed: CoverageArguments,
    #[command(flatten)]
    reading: ReadingArguments,
}

pub(crate) fn run(arguments: &Arguments, is_quiet: bool) -> anyhow::Result<ExitCode> {
    let settings = arguments.reading.settings()?;
    let mut inputs = inputs::find(&arguments.inputs, arguments.output.as_deref())?;
    batch::start_threads_for(inputs.documents.len(), &arguments.reading)?;
    if let Some(table) = &arguments.coverage {
        if table.as_os_str() == STDIN {
            bail!("--coverage takes a file: standard output holds the dataset");
        }
        inputs.leave_out(table);
    }
    let folder: Vec<&Path> = arguments.output.as_deref().into_iter().collect();
    let aliases = datasets::aliases(arguments.aliases.as_deref(), &folder)?;
    let store = store(arguments, &settings)?;
    let how = (settings.clone(), &arguments.reading);
    let lines = Table::default();
    let look = |file: &_| lines.add(file);
    let takers = Takers {
        store: store.as_ref(),
        look: arguments.coverage.is_some().then_some(&look as &Look<'_>),
        keeps_pages: false,
    };
    let mut converted = batch::read(inputs, how, takers, is_quiet)?;
    let dataset = dataset(
        (&converted.documents, &converted.findings),
        &aliases,
        arguments.allowed,
        &settings,
    )?;
    // What is written next takes as much memory again.
    let documents = std::mem::take(&mut converted.documents);
    documents.into_par_iter().for_each(drop);
    let over = say_unexplained(&dataset);
    let parts = canonical_parts(&dataset)?;
    if let Some(path) = &arguments.coverage {
        lines.write(path, &dataset)?;
    }
    match store {
        None => output::data_parts(&parts)?,
        Some(store) => store.finish(&parts)?,
    }
    if !is_quiet {
        summarise(&dataset, &converted, arguments);
    }
    // The system takes back all at once, and sooner than record by record.
    std::mem::forget(dataset);
    Ok(if converted.failed == 0 && over == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}

/// The dataset of some documents, with the findings about the inputs of a run.
pub(crate) fn dataset(
    (documents, of_inputs): (&[DocumentFile], &[Finding]),
    aliases: &Aliases,
    allowed: CoverageArguments,
    settings: &Settings,
) -> anyhow::Result<Dataset> {
    let mut dataset = compile_with(documents, aliases);
    dataset.findings.extend(of_inputs.iter().cloned());
    mark_unexplained(&mut dataset, allowed.max_unexplained);
    settings.weigh(&mut dataset.findings)?;
    Ok(dataset)
}

/// Says of which documents too much is unexplained, and how many they are.
fn say_unexplained(dataset: &Dataset) -> usize {
    let findings = dataset.findings.iter();
    let over = findings.filter(|finding| finding.rule == TOO_MUCH_UNEXPLAINED);
    over.inspect(|finding| {
        let file = finding.file.as_deref().unwrap_or_default();
        output::message(&format!("error: {}: {}", printable(file), finding.message));
    })
    .count()
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
