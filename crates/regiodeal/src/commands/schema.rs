//! `schema`: the JSON Schema of what this program writes.

use std::process::ExitCode;

use anyhow::Context;
use clap::Args;
use serde_json::{Value, json};

use crate::output;
use crate::verification::Verification;

/// Print the JSON Schema (2020-12) of what this program writes.
#[derive(Args)]
#[command(after_help = "Example:\n  regiodeal schema dataset > dataset.schema.json")]
pub(crate) struct Arguments {
    /// Which one.
    #[arg(value_parser = ["dataset", "document", "diff", "amount", "explanation", "verification"])]
    name: String,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let schema = match arguments.name.as_str() {
        "verification" => verification(),
        name => regiodeal_dataset::schema(name).context("there is no such schema")?,
    };
    let mut text = serde_json::to_string_pretty(&schema)?;
    text.push('\n');
    output::data(text.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// What `verify` prints, which is this program's own.
fn verification() -> Value {
    let mut schema = schemars::schema_for!(Verification).to_value();
    schema["$id"] = json!(regiodeal_dataset::schema_id("verification"));
    schema
}
