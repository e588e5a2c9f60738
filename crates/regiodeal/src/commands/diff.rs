//! `diff`: what changed.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::{Args, ValueEnum};
use regiodeal_dataset::{Diff, canonical_json, diff};

use crate::batch;
use crate::inputs::STDIN;
use crate::output::{self, printable};
use crate::report::{self, Language};
use crate::settings::ReadingArguments;
use crate::sides::{Side, side};

/// Print what changed between two documents, folders or datasets.
///
/// OLD and NEW are each a document, a folder of documents, an output folder of
/// `convert -o`, a dataset.json, or one file in its documents/. One decision list as NEW
/// against a dataset tells what is new in the list. The exit status is 0 where nothing
/// changed, 1 where something did, and 2 on trouble.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  regiodeal diff programma-2022.pdf programma-2023.pdf\n  regiodeal diff out besluitenlijst.html --format markdown > memo.md\n  regiodeal diff old/dataset.json new/dataset.json --format json > diff.json"
)]
pub(crate) struct Arguments {
    /// What was.
    old: PathBuf,
    /// What is.
    new: PathBuf,
    /// How to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The language of text, Markdown and HTML; the locale's where it is not given.
    #[arg(long, value_enum)]
    lang: Option<Language>,
    #[command(flatten)]
    reading: ReadingArguments,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For a terminal.
    Text,
    /// Canonical JSON.
    Json,
    /// A memo.
    Markdown,
    /// A memo as one page that needs nothing else.
    Html,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    batch::start_threads(&arguments.reading)?;
    let (old, new) = (&arguments.old, &arguments.new);
    if old.as_os_str() == STDIN && new.as_os_str() == STDIN {
        bail!("standard input cannot be both the old and the new side");
    }
    let about = |path: &PathBuf| printable(&path.display().to_string());
    let before = side(old, &arguments.reading).with_context(|| about(old))?;
    let after = side(new, &arguments.reading).with_context(|| about(new))?;
    let found = compare(&before, &after)?;
    if let Some(held) = held(&before, &after) {
        let names: Vec<String> = held.iter().map(|name| printable(name)).collect();
        let names = names.join(", ");
        output::message(&format!(
            "note: {} already holds {names}; what differs is what its other documents say",
            old.display()
        ));
    }
    output::data(&print(&found, arguments)?)?;
    Ok(if before.failed + after.failed > 0 {
        ExitCode::from(2)
    } else {
        ExitCode::from(u8::from(!is_same(&found)))
    })
}

/// The documents of the new side, where the old one is a dataset with all of them and more.
fn held<'a>(old: &Side, new: &'a Side) -> Option<Vec<&'a str>> {
    let known: BTreeSet<&str> = contents(old).map(|(sha256, _)| sha256).collect();
    let (own, names): (BTreeSet<&str>, Vec<&str>) = contents(new).unzip();
    let is_part = !own.is_empty() && own.is_subset(&known) && own.len() < known.len();
    (old.is_dataset && !new.is_dataset && is_part).then_some(names)
}

/// The documents of a side: their content and their names.
fn contents(side: &Side) -> impl Iterator<Item = (&str, &str)> {
    let documents = side.dataset.documents.iter();
    documents.map(|document| (document.sha256.as_str(), document.file.as_str()))
}

fn compare(old: &Side, new: &Side) -> anyhow::Result<Diff> {
    let found = diff((&old.dataset, old.scope), (&new.dataset, new.scope));
    if old.is_dataset && new.is_dataset {
        Ok(found.with_patch(&old.dataset, &new.dataset)?)
    } else {
        Ok(found)
    }
}

/// Two datasets may differ in more than what events tell.
fn is_same(found: &Diff) -> bool {
    found.events.is_empty() && found.patch.as_ref().is_none_or(Vec::is_empty)
}

fn print(found: &Diff, arguments: &Arguments) -> anyhow::Result<Vec<u8>> {
    let report = || report::of(found, arguments.lang.unwrap_or_else(Language::of_locale));
    Ok(match arguments.format {
        Format::Json => canonical_json(found)?,
        Format::Text => report::text(&report(), has_colour()).into_bytes(),
        Format::Markdown => report::markdown(&report()).into_bytes(),
        Format::Html => report::html(&report()).into_bytes(),
    })
}

/// On a terminal, unless the user wants none.
fn has_colour() -> bool {
    let is_unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    io::stdout().is_terminal() && !is_unwanted
}
