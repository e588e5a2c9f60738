//! `check`: the audit.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use regiodeal_dataset::{
    Dataset, DocumentFile, Finding, Severity, TOO_MUCH_UNEXPLAINED, canonical_json, compile_with,
    rule,
};
use serde_json::json;

use crate::batch::{self, Takers};
use crate::datasets;
use crate::findings::{self, List, Sources};
use crate::inputs::{self, InputArguments};
use crate::output::{self, printable};
use crate::report::Language;
use crate::screen::Screen;
use crate::settings::{ReadingArguments, Settings};
use crate::sides;

/// Audit documents, a folder of them, an output folder or a dataset.
///
/// Prints every finding with the lines it is about, both figures where money is concerned,
/// and what a person could do. Nothing is repaired and nothing left out. The exit status is
/// 0 without findings of severity error, 1 with some, and 2 on trouble.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  regiodeal check programma.pdf besluitenlijst.html\n  regiodeal check out --lang nl --format markdown > bevindingen.md\n  regiodeal check seeds --deny note-repeated --allow amount-outside-record\n  regiodeal check --list"
)]
pub(crate) struct Arguments {
    /// Print the rules instead: what each does.
    #[arg(long)]
    list: bool,
    /// How to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The language of text and Markdown; the locale's where it is not given.
    #[arg(long, value_enum)]
    lang: Option<Language>,
    /// Take the findings of this rule as errors.
    #[arg(long, value_name = "RULE")]
    deny: Vec<String>,
    /// Leave out the findings of this rule.
    #[arg(long, value_name = "RULE")]
    allow: Vec<String>,
    /// What people decided about names, in TOML.
    #[arg(long, value_name = "FILE")]
    aliases: Option<PathBuf>,
    #[command(flatten)]
    inputs: InputArguments,
    #[command(flatten)]
    reading: ReadingArguments,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a terminal.
    Text,
    /// Canonical JSON; messages are English.
    Json,
    /// A page for whoever wrote the documents.
    Markdown,
    /// SARIF 2.1.0, for editors and code hosts; messages are English.
    Sarif,
}

/// What is audited: the dataset, and the documents whose text is known.
struct Audited {
    dataset: Dataset,
    files: Vec<DocumentFile>,
}

pub(crate) fn run(arguments: &Arguments, is_quiet: bool) -> anyhow::Result<ExitCode> {
    batch::start_threads(&arguments.reading)?;
    if arguments.list {
        return list(arguments.format);
    }
    let chosen = Chosen::new(arguments)?;
    let settings = arguments.reading.settings()?;
    let audited = audited(arguments, &settings, is_quiet)?;
    let mut found = audited.dataset.findings.clone();
    settings.weigh(&mut found)?;
    chosen.apply(&mut found);
    output::data(&print(&found, &audited, arguments)?)?;
    let is_wrong = found
        .iter()
        .any(|finding| finding.severity == Severity::Error);
    Ok(ExitCode::from(u8::from(is_wrong)))
}

fn list(format: Format) -> anyhow::Result<ExitCode> {
    let list = match format {
        Format::Text => List::Text,
        Format::Markdown => List::Markdown,
        Format::Json => List::Json,
        Format::Sarif => bail!("the rules are listed as text, markdown or json"),
    };
    output::data(findings::rules(list).as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

fn print(found: &[Finding], audited: &Audited, arguments: &Arguments) -> anyhow::Result<Vec<u8>> {
    let sources = Sources::new(&audited.dataset.documents, &audited.files);
    let language = arguments.lang.unwrap_or_else(Language::of_locale);
    Ok(match arguments.format {
        Format::Text => {
            findings::text(found, &sources, language, &Screen::of_output()).into_bytes()
        }
        Format::Markdown => findings::markdown(found, &sources, language).into_bytes(),
        Format::Sarif => canonical_json(&findings::sarif(found, &sources))?,
        Format::Json => canonical_json(&json!({
            "findings": found,
            "verdicts": audited.dataset.verdicts,
        }))?,
    })
}

/// Takes what is named: one output folder, dataset or document of one as it is; all else
/// is read.
fn audited(arguments: &Arguments, settings: &Settings, is_quiet: bool) -> anyhow::Result<Audited> {
    if let Some(path) = arguments.inputs.only_path() {
        if path.is_dir() && path.join("dataset.json").is_file() && path.join("documents").is_dir() {
            return of_output(path, arguments);
        }
        if path.extension().is_some_and(|ending| ending == "json") && path.is_file() {
            return of_json(path, arguments);
        }
    }
    let inputs = inputs::find(&arguments.inputs, None)?;
    let how = (settings.clone(), &arguments.reading);
    let takers = Takers {
        keeps_pages: true,
        ..Takers::default()
    };
    let converted = batch::read(inputs, how, takers, is_quiet)?;
    let aliases = datasets::aliases(arguments.aliases.as_deref(), &[])?;
    let mut dataset = compile_with(&converted.documents, &aliases);
    dataset.findings.extend(converted.findings);
    Ok(Audited {
        dataset,
        files: converted.documents,
    })
}

/// An output folder: its documents are audited anew. What was no document, and of which
/// too much is unexplained, stands in its dataset alone.
fn of_output(folder: &Path, arguments: &Arguments) -> anyhow::Result<Audited> {
    let files = datasets::documents(folder)?;
    let aliases = datasets::aliases(arguments.aliases.as_deref(), &[folder])?;
    let mut dataset = compile_with(&files, &aliases);
    let written = datasets::read(&folder.join("dataset.json"))?;
    let of_run = ["unreadable-input", "same-content", TOO_MUCH_UNEXPLAINED];
    let of_run = written
        .findings
        .into_iter()
        .filter(|finding| of_run.contains(&finding.rule.as_str()));
    dataset.findings.extend(of_run);
    Ok(Audited { dataset, files })
}

/// A dataset, with the text of its documents where they are beside it, or one document of
/// an output folder.
fn of_json(path: &Path, arguments: &Arguments) -> anyhow::Result<Audited> {
    if let Ok(file) = sides::json::<DocumentFile>(path) {
        let aliases = datasets::aliases(arguments.aliases.as_deref(), &[])?;
        return Ok(Audited {
            dataset: compile_with(std::slice::from_ref(&file), &aliases),
            files: vec![file],
        });
    }
    let dataset = datasets::read(path).with_context(|| {
        format!(
            "{}: this is no dataset.json and no documents/<id>.json of this program",
            printable(&path.display().to_string())
        )
    })?;
    if arguments.aliases.is_some() {
        // Names are decided while a dataset is compiled.
        let folder = path.parent().unwrap_or(path);
        if path.ends_with("dataset.json") && folder.join("documents").is_dir() {
            return of_output(folder, arguments);
        }
        bail!(
            "{}: --aliases needs the documents of a dataset, and there is no folder documents beside it; name the documents, or an output folder of convert -o",
            printable(&path.display().to_string())
        );
    }
    let beside = dataset
        .documents
        .iter()
        .filter_map(|document| datasets::beside(path, &document.id));
    let files = beside.collect();
    Ok(Audited { dataset, files })
}

/// What the user wants of rules in this run.
struct Chosen {
    denied: BTreeSet<String>,
    allowed: BTreeSet<String>,
}

impl Chosen {
    fn new(arguments: &Arguments) -> anyhow::Result<Self> {
        for name in arguments.deny.iter().chain(&arguments.allow) {
            if rule(name).is_none() {
                bail!("there is no rule {name}; regiodeal check --list has them all");
            }
        }
        Ok(Self {
            denied: arguments.deny.iter().cloned().collect(),
            allowed: arguments.allow.iter().cloned().collect(),
        })
    }

    fn apply(&self, findings: &mut Vec<Finding>) {
        findings.retain(|finding| !self.allowed.contains(&finding.rule));
        for finding in findings.iter_mut() {
            if self.denied.contains(&finding.rule) {
                finding.severity = Severity::Error;
            }
        }
        findings.sort_by_key(|finding| finding.severity);
    }
}
