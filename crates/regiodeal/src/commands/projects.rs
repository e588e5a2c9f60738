//! `projects`: a table of all projects.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use regiodeal_dataset::{Project, canonical_json, fold, granted_in_all};
use serde::Serialize;

use crate::datasets;
use crate::output::{self, printable};
use crate::screen::{Screen, euros};

/// List all projects of a dataset.
#[derive(Args)]
#[command(after_help = "Example:\n  regiodeal projects out --pillar wonen --sort granted")]
pub(crate) struct Arguments {
    /// A dataset, or its folder; else ./dataset.json or ./out/dataset.json.
    dataset: Option<PathBuf>,
    /// Only those of this pillar.
    #[arg(long, value_name = "NAME")]
    pillar: Option<String>,
    /// Only those whose lead has this in its name.
    #[arg(long, value_name = "NAME")]
    lead: Option<String>,
    /// What to sort by; money starts with the most.
    #[arg(long, value_enum, value_name = "COLUMN")]
    sort: Option<Column>,
    /// How to print.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Column {
    Pillar,
    Name,
    Lead,
    Granted,
    Reserved,
    Note,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// Columns for people.
    Table,
    /// A JSON array.
    Json,
    /// Comma-separated values with a header; money in euro cents.
    Csv,
}

/// One project in a line. What is not known is absent.
#[derive(Serialize)]
struct Row<'p> {
    id: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pillar: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<&'p str>,
    name: &'p str,
    #[serde(skip_serializing_if = "Option::is_none")]
    lead: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    granted_cents: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reserved_cents: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'p str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_note: Option<&'p str>,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let dataset = datasets::read(&datasets::find(arguments.dataset.as_deref())?)?;
    let decided = granted_in_all(&dataset);
    let projects = dataset.projects.iter();
    let mut rows: Vec<Row<'_>> = projects
        .map(|of| row(of, decided.get(of.id.as_str()).copied()))
        .collect();
    if let Some(pillar) = arguments.pillar.as_deref().map(fold) {
        rows.retain(|row| row.pillar.map(fold).as_ref() == Some(&pillar));
    }
    if let Some(lead) = arguments.lead.as_deref().map(fold) {
        rows.retain(|row| row.lead.is_some_and(|own| fold(own).contains(&lead)));
    }
    if let Some(column) = arguments.sort {
        sort(&mut rows, column);
    }
    match arguments.format {
        Format::Table => output::data(table(&rows).as_bytes())?,
        Format::Json => output::data(&canonical_json(&rows)?)?,
        Format::Csv => output::data(&csv(&rows)?)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn row(project: &Project, decided: Option<i64>) -> Row<'_> {
    Row {
        id: &project.id,
        pillar: project.pillar.as_deref(),
        number: project.number.as_deref(),
        name: &project.name,
        lead: project.lead.as_ref().map(|lead| lead.name.as_str()),
        granted_cents: granted(project, decided),
        reserved_cents: project.reserved.as_ref().and_then(|of| of.amount.cents),
        status: project.status.as_ref().map(|status| status.value.as_str()),
        last_note: project.progress.last().map(|note| note.text.as_str()),
    }
}

/// What the table grants over all tranches; without one, what decisions granted. None
/// where an amount has no single value.
fn granted(project: &Project, decided: Option<i64>) -> Option<i64> {
    let whole = |part: Option<&String>| part.is_none();
    let own: Vec<Option<i64>> = project
        .allocations
        .iter()
        .filter(|of| of.row.amount.is_some())
        .filter(|of| whole(of.row.part.as_ref()))
        .map(|of| of.row.amount.as_ref()?.cents)
        .collect();
    let parts: Vec<Option<i64>> = project
        .allocations
        .iter()
        .filter_map(|of| of.row.amount.as_ref())
        .map(|amount| amount.cents)
        .collect();
    let decided: Vec<Option<i64>> = decided.into_iter().map(Some).collect();
    let terms = [own, parts, decided]
        .into_iter()
        .find(|terms| !terms.is_empty())?;
    terms
        .into_iter()
        .try_fold(0_i64, |sum, cents| sum.checked_add(cents?))
}

fn sort(rows: &mut [Row<'_>], column: Column) {
    match column {
        // The dataset is in this order.
        Column::Pillar => {}
        Column::Name => rows.sort_by_key(|row| fold(row.name)),
        Column::Lead => rows.sort_by_key(|row| (row.lead.is_none(), row.lead.map(fold))),
        Column::Granted => rows.sort_by_key(|row| std::cmp::Reverse(row.granted_cents)),
        Column::Reserved => rows.sort_by_key(|row| std::cmp::Reverse(row.reserved_cents)),
        Column::Note => rows.sort_by_key(|row| (row.last_note.is_none(), row.last_note)),
    }
}

fn table(rows: &[Row<'_>]) -> String {
    let heads = [
        "pillar",
        "number",
        "name",
        "lead",
        "granted",
        "reserved",
        "last note",
    ];
    let mut cells = vec![heads.map(str::to_owned).to_vec()];
    let text = |text: Option<&str>| printable(text.unwrap_or_default());
    let money = |cents: Option<i64>| cents.map(euros).unwrap_or_default();
    for row in rows {
        let status = row
            .status
            .map(|status| format!("[{status}] "))
            .unwrap_or_default();
        cells.push(vec![
            text(row.pillar),
            text(row.number),
            printable(row.name),
            text(row.lead),
            money(row.granted_cents),
            money(row.reserved_cents),
            status + &text(row.last_note),
        ]);
    }
    Screen::of_output().table(&cells, &["granted", "reserved"])
}

fn csv(rows: &[Row<'_>]) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([
        "id",
        "pillar",
        "number",
        "name",
        "lead",
        "granted_cents",
        "reserved_cents",
        "status",
        "last_note",
    ])?;
    let money = |cents: Option<i64>| cents.map(|cents| cents.to_string()).unwrap_or_default();
    for row in rows {
        writer.write_record([
            row.id,
            row.pillar.unwrap_or_default(),
            row.number.unwrap_or_default(),
            row.name,
            row.lead.unwrap_or_default(),
            &money(row.granted_cents),
            &money(row.reserved_cents),
            row.status.unwrap_or_default(),
            row.last_note.unwrap_or_default(),
        ])?;
    }
    Ok(writer.into_inner()?)
}
