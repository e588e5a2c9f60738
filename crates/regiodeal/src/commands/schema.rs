//! `schema`: the JSON Schema of what this program writes.

use std::process::ExitCode;

use anyhow::Context;
use clap::Args;

use crate::output;

/// Print the JSON Schema (2020-12) of what this program writes.
#[derive(Args)]
#[command(after_help = "Example:\n  regiodeal schema dataset > dataset.schema.json")]
pub(crate) struct Arguments {
    /// Which one.
    #[arg(value_parser = ["dataset", "document", "diff", "amount"])]
    name: String,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let schema = regiodeal_dataset::schema(&arguments.name).context("there is no such schema")?;
    let mut text = serde_json::to_string_pretty(&schema)?;
    text.push('\n');
    output::data(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}
