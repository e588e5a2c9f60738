//! The list of rules, from the rules themselves.

use regiodeal_dataset::{Rule, Severity, rules as all};
use serde_json::{Value, json};

/// How the list is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum List {
    Text,
    Markdown,
    Json,
}

/// The list of all rules.
pub(crate) fn rules(list: List) -> String {
    match list {
        List::Text => text(),
        List::Markdown => markdown(),
        List::Json => format!(
            "{}\n",
            all().iter().map(|rule| json(rule)).collect::<Value>()
        ),
    }
}

fn name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// Where a rule looks, in words.
fn looks(rule: &Rule) -> &'static str {
    if rule.is_of_reading() {
        "while a document is read"
    } else if rule.is_across_documents() {
        "across documents"
    } else {
        "in one document"
    }
}

fn text() -> String {
    let rules = all();
    let width = rules.iter().map(|rule| rule.name.len()).max();
    let width = width.unwrap_or_default();
    let lines = rules.iter().map(|rule| {
        let severity = name(rule.severity);
        let first = rule.summary.split_inclusive(". ").next();
        let first = first.unwrap_or_default().trim_end();
        format!("{:width$}  {severity:7}  {first}\n", rule.name)
    });
    lines.collect()
}

fn markdown() -> String {
    let mut out = String::from(
        "# Rules of the audit\n\n<!-- Written by `regiodeal check --list --format markdown`. -->\n\n\
         Every finding has one of these rules, a severity, a message, all places, both figures where\n\
         money is concerned, and what a person could do. Findings are never capped, and nothing is\n\
         repaired. A profile sets the severity of a rule under `[severity]`; `--deny RULE` makes it an\n\
         error for one run, `--allow RULE` leaves it out.\n",
    );
    out.extend(all().into_iter().map(section));
    out
}

fn section(rule: &Rule) -> String {
    format!(
        "\n## {}\n\nUsually: {}, {}.\n\nWhat it does: {}\n\nWhy: {}\n\nExample: {}\n\nWhat to do: {}\n",
        rule.name,
        name(rule.severity),
        looks(rule),
        rule.summary,
        rule.why,
        sentence(rule.example),
        sentence(rule.hint.en),
    )
}

/// A phrase with a capital and a full stop.
fn sentence(phrase: &str) -> String {
    let mut chars = phrase.chars();
    let Some(first) = chars.next() else {
        return String::new();
    };
    let upper: String = first.to_uppercase().collect();
    let stop = if phrase.ends_with('.') { "" } else { "." };
    format!("{upper}{}{stop}", chars.as_str())
}

fn json(rule: &Rule) -> Value {
    json!({
        "example": rule.example,
        "hint": rule.hint.en,
        "looks": looks(rule),
        "name": rule.name,
        "severity": name(rule.severity),
        "summary": rule.summary,
        "why": rule.why,
    })
}
