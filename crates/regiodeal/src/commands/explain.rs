//! `explain`: from a value of a dataset to what is printed.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use regiodeal_dataset::{Dataset, Evidence, Explanation, Role, canonical_json, explain};
use serde_json::Value;

use crate::commands::history;
use crate::datasets;
use crate::findings::Shown;
use crate::lookup::{self, Found};
use crate::output::{self, printable};
use crate::quote::quote;
use crate::report::Language;
use crate::screen::{Screen, euros};

/// Show where a value of a dataset is printed, what read it, and what confirms or
/// contradicts it.
///
/// The value is named by a JSON pointer, or as people do: `project/field`, with the project
/// as `history` takes it, and an item of a list by its number, heading, label or date. The
/// exit status is 0, 1 where there is no such value, and 2 on trouble.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  regiodeal explain out /projects/3/allocations/0/amount\n  regiodeal explain out 'open science hub/5e tranche'\n  regiodeal explain out 'kopstukken/penvoerder' --format json"
)]
pub(crate) struct Arguments {
    /// A dataset, or its folder. The printed lines are in documents/ beside it.
    dataset: PathBuf,
    /// A JSON pointer, or project/field.
    pointer: String,
    /// How to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The language of text; the locale's where it is not given.
    #[arg(long, value_enum)]
    lang: Option<Language>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// For a terminal.
    Text,
    /// Canonical JSON: a list of explanations.
    Json,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let path = datasets::find(Some(&arguments.dataset))?;
    let dataset = datasets::read(&path)?;
    let lang = arguments.lang.unwrap_or_else(Language::of_locale);
    let places = match places(&dataset, &arguments.pointer, lang)? {
        Ok(places) => places,
        Err(messages) => {
            for message in messages {
                output::message(&message);
            }
            return Ok(ExitCode::from(1));
        }
    };
    let document = |id: &str| datasets::beside(&path, id);
    let explained = places
        .iter()
        .filter_map(|place| explain(&dataset, place, &document));
    let explained: Vec<Explanation> = explained.flatten().collect();
    if explained.is_empty() {
        let shown = printable(&arguments.pointer);
        let missing = lang.pick(
            "zo'n waarde is er niet in de dataset",
            "the dataset has no such value",
        );
        output::message(&format!("{shown}: {missing}"));
        return Ok(ExitCode::from(1));
    }
    match arguments.format {
        Format::Json => output::data(&canonical_json(&explained)?)?,
        Format::Text => output::data(words(&explained, &path, lang).as_bytes())?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The JSON pointers that are meant, or what to say where there are none.
fn places(
    dataset: &Dataset,
    wanted: &str,
    lang: Language,
) -> anyhow::Result<Result<Vec<String>, Vec<String>>> {
    if wanted.is_empty() || wanted.starts_with('/') {
        return Ok(Ok(vec![wanted.to_owned()]));
    }
    let root = serde_json::to_value(dataset)?;
    Ok(match lookup::find(dataset, &root, wanted) {
        Found::Places(places) => Ok(places),
        Found::NoProject => Err(vec![history::no_project(&printable(wanted), lang)]),
        Found::Several(projects) => {
            let count = projects.len();
            let names = projects
                .into_iter()
                .map(|project| format!("  {}  {}", project.id, printable(&project.name)));
            let fit = lang.pick("projecten passen", "projects fit");
            Err([format!("{count} {fit}:")]
                .into_iter()
                .chain(names)
                .collect())
        }
        Found::NoField(project, keys) => Err(vec![{
            let has = lang.pick(
                "heeft zo'n veld niet; het heeft",
                "has no such field; it has",
            );
            format!("{} {has} {}", printable(&project.name), keys.join(", "))
        }]),
    })
}

fn words(explained: &[Explanation], path: &Path, lang: Language) -> String {
    let screen = Screen::of_output();
    let mut told: Vec<String> = explained.iter().map(|of| one(of, lang, &screen)).collect();
    let mut evidence = explained.iter().flat_map(|of| &of.evidence);
    if evidence.any(|of| of.printed.is_empty()) {
        told.push(without_documents(path, lang));
    }
    told.join("\n")
}

/// What cannot be told where document files are missing.
fn without_documents(path: &Path, lang: Language) -> String {
    let folder = path.with_file_name("documents");
    let folder = printable(&folder.display().to_string());
    match lang {
        Language::Nl => format!(
            "De gedrukte regels en de leesregel ontbreken: die staan in {folder}, dat er niet of niet heel is; `convert -o` maakt het.\n"
        ),
        Language::En => format!(
            "The printed lines and the rule are missing: they are in {folder}, which is not there or not whole; `convert -o` makes it.\n"
        ),
    }
}

fn one(of: &Explanation, lang: Language, screen: &Screen) -> String {
    let mut head = of.pointer.clone();
    if let Some(name) = &of.name {
        head = format!("{}  {head}", printable(name));
    }
    let mut lines = vec![screen.bold(&head)];
    let mut row = |label: &str, text: &str| lines.push(format!("  {label:<11} {text}"));
    row(lang.pick("waarde", "value"), &shown(&of.value));
    if of.evidence.is_empty() {
        let computed = lang.pick("berekend, nergens gedrukt", "computed, printed nowhere");
        row(lang.pick("herkomst", "origin"), computed);
    }
    for evidence in &of.evidence {
        lines.extend(told(evidence, lang, screen));
    }
    if let Some(verdict) = of.verdict {
        let verdict = serde_json::to_value(verdict).unwrap_or_default();
        let verdict = verdict.as_str().unwrap_or_default();
        lines.push(format!(
            "  {:<11} {verdict}",
            lang.pick("oordeel", "verdict")
        ));
    }
    for finding in &of.findings {
        let shown = Shown::of(finding, lang);
        let message = printable(&shown.message);
        lines.push(format!(
            "  {:<11} {}: {message}",
            shown.severity, finding.rule
        ));
    }
    lines.join("\n") + "\n"
}

/// One place: what it says, where it is, and its lines.
fn told(of: &Evidence, lang: Language, screen: &Screen) -> Vec<String> {
    let label = match of.role {
        Role::Read => lang.pick("gelezen", "read"),
        Role::Confirms => lang.pick("bevestigd", "confirmed"),
        Role::Contradicts => lang.pick("weersproken", "contradicted"),
        Role::Overruled => lang.pick("geldt niet", "overruled"),
        Role::Term => lang.pick("opgeteld", "summed"),
    };
    let mut lines = vec![format!("  {label:<11} {}", by(of, lang))];
    let mut row = |label: &str, text: &str| lines.push(format!("  {label:<11} {text}"));
    let said = match (&of.value, &of.raw) {
        (Some(value), _) => Some(shown(value)),
        (None, Some(raw)) => Some(format!("\"{}\"", short(raw))),
        (None, None) => None,
    };
    if let Some(said) = said {
        let label = if of.value.is_some() {
            lang.pick("zegt", "says")
        } else {
            lang.pick("gedrukt", "printed")
        };
        row(label, &said);
    }
    row(lang.pick("plaats", "place"), &place(of, lang));
    let more = |count: usize| match lang {
        Language::Nl => format!("en {count} regels meer"),
        Language::En => format!("and {count} lines more"),
    };
    let quoted = quote(
        &of.printed,
        screen.width.map(|width| width.saturating_sub(4)),
        more,
    );
    lines.extend(quoted.into_iter().map(|line| format!("    {line}")));
    lines
}

/// What read or says it: "leesregel money-cell, veld allocation, als \"Molenwerf\"".
fn by(of: &Evidence, lang: Language) -> String {
    let mut words = Vec::new();
    match of.by.as_str() {
        "statement" | "term" => {}
        "printed-total" => words.push(lang.pick("gedrukt totaal", "printed total").to_owned()),
        "other-document" => words.push(lang.pick("ander document", "another document").to_owned()),
        "same-document" => words.push(
            lang.pick("elders in dit document", "elsewhere in this document")
                .to_owned(),
        ),
        "decision" => words.push(lang.pick("besluit", "decision").to_owned()),
        "allocation" => words.push(lang.pick("tabel", "table").to_owned()),
        "later" => words.push(
            lang.pick(
                "een later document zegt anders",
                "a later document says otherwise",
            )
            .to_owned(),
        ),
        "witness" => words.push(
            lang.pick(
                "een persbericht gaat niet voor",
                "a press release never overrules",
            )
            .to_owned(),
        ),
        other => words.push(other.to_owned()),
    }
    let rule = of.rule.as_ref();
    words.extend(rule.map(|rule| format!("{} {rule}", lang.pick("leesregel", "rule"))));
    let field = of.field.as_ref();
    words.extend(field.map(|field| format!("{} {field}", lang.pick("veld", "field"))));
    let subject = of.subject.as_ref();
    words.extend(subject.map(|name| format!("{} \"{}\"", lang.pick("als", "as"), printable(name))));
    if words.is_empty() {
        words.push(
            of.kind
                .map_or("-", regiodeal_dataset::Kind::as_str)
                .to_owned(),
        );
    }
    words.join(", ")
}

/// "lijst.txt (2021-12), bladzijde 1, regel 8, vak 10 20 30 40".
fn place(of: &Evidence, lang: Language) -> String {
    let mut parts = vec![printable(of.file.as_ref().unwrap_or(&of.document))];
    if let (Some(file), Some(date)) = (parts.first_mut(), &of.date) {
        *file = format!("{file} ({date})");
    }
    parts.push(format!(
        "{} {}",
        lang.pick("bladzijde", "page"),
        of.source.page
    ));
    parts.push(format!("{} {}", lang.pick("regel", "line"), of.source.line));
    if let Some([x0, y0, x1, y1]) = of.source.bbox {
        let label = lang.pick("vak", "box");
        parts.push(format!("{label} {x0} {y0} {x1} {y1}"));
    }
    let label = lang.pick("en regel", "and line");
    let more = of.source.more.iter();
    parts.extend(more.map(|piece| format!("{label} {}:{}", piece.page, piece.line)));
    parts.join(", ")
}

/// What speaks for an amount and against it is shown with its lines.
const SHOWN_BELOW: [&str; 2] = ["verified_by", "contradicted_by"];

/// A value for people: money as money, texts cut, records by their members.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => short(text),
        Value::Object(object) => {
            if let Some(cents) = object.get("cents").and_then(Value::as_i64) {
                return format!("{} ({cents} cent)", euros(cents));
            }
            let members = object
                .iter()
                .filter(|(key, _)| !SHOWN_BELOW.contains(&key.as_str()))
                .map(|(key, value)| format!("{key} {}", shown(value)));
            members.collect::<Vec<_>>().join(", ")
        }
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// A text on one line, cut where it is long.
fn short(text: &str) -> String {
    const MOST: usize = 120;
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= MOST {
        return printable(&words);
    }
    let cut: String = words.chars().take(MOST).collect();
    printable(cut.trim_end()) + "…"
}
