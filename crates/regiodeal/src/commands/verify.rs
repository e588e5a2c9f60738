//! `verify`: the sources read again, and every value held against them.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use regiodeal_dataset::canonical_json;

use crate::batch;
use crate::coverage::CoverageArguments;
use crate::datasets;
use crate::output;
use crate::report::Language;
use crate::screen::Screen;
use crate::settings::ReadingArguments;
use crate::verification::{self, Verification, Wanted};

/// Read the sources of a dataset again, and hold every value against them.
///
/// Each document is found by the sha256 of its bytes, read anew and compared: the dataset
/// must be byte for byte what its sources give, and so must documents/ beside it. Each
/// value is read once more from the place that its source names. The first that differs is
/// printed. A dataset that was made with options (--profile, --aliases, …) is verified with
/// the same. The exit status is 0 where all holds, 1 where something differs or a source is
/// not there, and 2 on trouble.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  regiodeal verify out --sources documents\n  regiodeal verify dataset.json --sources 2021 --sources 2022 --format json"
)]
pub(crate) struct Arguments {
    /// A dataset, or its folder.
    dataset: PathBuf,
    /// The folder with the documents it was made of, or one of several; other files there
    /// do no harm.
    #[arg(long, required = true, value_name = "DIR")]
    sources: Vec<PathBuf>,
    /// What people decided about names, in TOML, beside `aliases.toml` in the folder.
    #[arg(long, value_name = "FILE")]
    aliases: Option<PathBuf>,
    /// How to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The language of text; the locale's where it is not given.
    #[arg(long, value_enum)]
    lang: Option<Language>,
    #[command(flatten)]
    allowed: CoverageArguments,
    #[command(flatten)]
    reading: ReadingArguments,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For a terminal.
    Text,
    /// Canonical JSON.
    Json,
}

pub(crate) fn run(arguments: &Arguments, is_quiet: bool) -> anyhow::Result<ExitCode> {
    batch::start_threads(&arguments.reading)?;
    let path = datasets::find(Some(&arguments.dataset))?;
    let folder: Vec<&Path> = path.parent().into_iter().collect();
    let wanted = Wanted {
        dataset: &path,
        sources: &arguments.sources,
        aliases: datasets::aliases(arguments.aliases.as_deref(), &folder)?,
        allowed: arguments.allowed,
        reading: &arguments.reading,
        is_quiet,
    };
    let done = verification::verify(&wanted)?;
    match arguments.format {
        Format::Json => output::data(&canonical_json(&done)?)?,
        Format::Text => {
            let lang = arguments.lang.unwrap_or_else(Language::of_locale);
            output::data(words(&done, lang).as_bytes())?;
        }
    }
    Ok(ExitCode::from(u8::from(!done.holds)))
}

fn words(done: &Verification, lang: Language) -> String {
    let screen = Screen::of_output();
    let mut lines = match &done.difference {
        None => vec![held(done, lang)],
        Some(difference) => difference.words(lang, &screen),
    };
    if !done.has_documents {
        lines.push(
            lang.pick(
                "Naast de dataset staat geen map documents: alleen de dataset is vergeleken.",
                "There is no folder documents beside the dataset: only the dataset was compared.",
            )
            .to_owned(),
        );
    }
    lines.join("\n") + "\n"
}

fn held(done: &Verification, lang: Language) -> String {
    let (documents, values) = (done.documents, done.values);
    match lang {
        Language::Nl => format!(
            "Alles klopt: {documents} documenten opnieuw gelezen, {values} waarden op hun plaats nagelezen, de dataset is byte voor byte dezelfde."
        ),
        Language::En => format!(
            "All holds: {documents} documents read again, {values} values read again from their places, the dataset is the same byte for byte."
        ),
    }
}
