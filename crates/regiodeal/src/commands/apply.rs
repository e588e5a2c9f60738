//! `apply`: a dataset and a diff to the new dataset.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use regiodeal_dataset::Diff;
use serde_json::Value;

use crate::output;
use crate::sides::json;

/// Print the new dataset from the old one and a diff of two datasets.
///
/// The diff is one that `diff --format json` printed for two datasets. The exit status
/// is 0, or 2 where it does not fit the dataset; nothing is printed then.
#[derive(Args)]
#[command(after_help = "Example:\n  regiodeal apply old/dataset.json diff.json > new-dataset.json")]
pub(crate) struct Arguments {
    /// The old dataset.json.
    dataset: PathBuf,
    /// The diff, as JSON.
    diff: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let dataset: Value = json(&arguments.dataset)?;
    let diff: Diff = json(&arguments.diff)?;
    output::data(&diff.apply(&dataset)?)?;
    Ok(ExitCode::SUCCESS)
}
