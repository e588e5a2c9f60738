//! `amounts`: every euro amount in a text.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::{Args, ValueEnum};
use dutch_money::Found;
use regiodeal_dataset::canonical_json;
use serde_json::{Map, Value, json};

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
    let text = match regiodeal_reader::read(&bytes) {
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
            Format::Json => out.extend(canonical_json(&object(&found, point, end))?),
            Format::Text => out.extend(line(&found, point, end).into_bytes()),
        }
    }
    output::data(&out)?;
    Ok(ExitCode::SUCCESS)
}

fn object(found: &Found<'_>, start: usize, end: usize) -> Value {
    let money = &found.amount;
    let mut object = Map::new();
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            object.insert(key.to_owned(), value);
        }
    };
    put("raw", Some(json!(found.raw)));
    put("start", Some(json!(start)));
    put("end", Some(json!(end)));
    put("cents", money.cents.map(Value::from));
    put("min_cents", money.min_cents.map(Value::from));
    put("max_cents", money.max_cents.map(Value::from));
    put(
        "qualifier",
        money.qualifier.map(|qualifier| json!(qualifier.as_str())),
    );
    put("per", money.per.map(Value::from));
    put("vat", money.vat.map(|vat| json!(vat.as_str())));
    let flags: Vec<&str> = money.flags.iter().map(dutch_money::Flag::as_str).collect();
    put("flags", (!flags.is_empty()).then(|| json!(flags)));
    let others = money.alternatives_cents.as_slice();
    put(
        "alternatives_cents",
        (!others.is_empty()).then(|| json!(others)),
    );
    put(
        "decimal",
        money.decimal.as_ref().map(|decimal| json!(decimal)),
    );
    Value::Object(object)
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
