//! `amounts`: every euro amount in a text.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::{Args, ValueEnum};
use dutch_money::Found;
use regiodeal_dataset::{Amount, canonical_json};
use serde_json::Value;

use crate::inputs::{Input, STDIN};
use crate::output;

/// Print every euro amount in a text, one JSON object a line.
#[derive(Args)]
#[command(
    after_help = "Example:\n  echo 'Hiervoor is € 1,2 mln. beschikbaar.' | regiodeal amounts -"
)]
pub(crate) struct Arguments {
    /// A text file, or - for standard input.
    path: PathBuf,
    /// How to print.
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// One JSON object a line, with offsets in code points.
    Json,
    /// Place, text and value, parted by tabs.
    Text,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let is_stdin = arguments.path.as_os_str() == STDIN;
    let name = arguments.path.display().to_string();
    let input = Input {
        name: name.clone(),
        path: (!is_stdin).then(|| arguments.path.clone()),
    };
    let bytes = input.bytes().with_context(|| name.clone())?;
    let text = match regiodeal_reader::read(&bytes, &regiodeal_reader::Options::default()) {
        Ok(read) => {
            for remark in &read.remarks {
                output::message(&format!("{name}: {}", remark.message));
            }
            let pages: Vec<&str> = read.pages.iter().map(|page| page.text.as_str()).collect();
            pages.join("\u{c}")
        }
        // No text, no amounts: as with grep.
        Err(regiodeal_reader::Error::Empty) => String::new(),
        Err(error) => return Err(anyhow::Error::from(error).context(name)),
    };
    let mut out = Vec::new();
    let (mut byte, mut point) = (0, 0);
    for found in dutch_money::find(&text) {
        point += text
            .get(byte..found.start)
            .unwrap_or_default()
            .chars()
            .count();
        byte = found.start;
        let end = point + found.raw.chars().count();
        match arguments.format {
            Format::Json => out.extend(canonical_json(&object(&found, point, end)?)?),
            Format::Text => out.extend(line(&found, point, end).into_bytes()),
        }
    }
    output::data(&out)?;
    Ok(ExitCode::SUCCESS)
}

/// The amount and its place in the text.
fn object(found: &Found<'_>, start: usize, end: usize) -> anyhow::Result<Value> {
    let mut object = serde_json::to_value(Amount::found(found))?;
    object["start"] = Value::from(start);
    object["end"] = Value::from(end);
    Ok(object)
}

fn line(found: &Found<'_>, start: usize, end: usize) -> String {
    let money = &found.amount;
    let value = match (money.cents, money.min_cents, money.max_cents) {
        (Some(cents), _, _) => dutch_money::format(cents).to_string(),
        (None, Some(min), Some(max)) => format!(
            "{} - {}",
            dutch_money::format(min),
            dutch_money::format(max)
        ),
        (None, Some(min), None) => format!(">= {}", dutch_money::format(min)),
        (None, None, Some(max)) => format!("<= {}", dutch_money::format(max)),
        (None, None, None) => String::new(),
    };
    let raw = found.raw.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{start}-{end}\t{raw}\t{value}\n")
}
