//! Every series of documents of one region against its truth: each edition against the
//! one before, each decision list against the one before. `fixtures/series/expected.txt`
//! holds the true state: how many events are found, wrong and missed, and which.
//!
//! `UPDATE_EXPECTED=1 cargo test -p regiodeal --test all series` rewrites the file.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use regiodeal_dataset::fold;
use serde_json::{Value, json};

use crate::common::{list, parse, root, run, text};

fn folder() -> PathBuf {
    root().join("fixtures/series")
}

fn series() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir(folder())
        .expect("the series")
        .map(|entry| entry.expect("a series").path())
        .filter(|path| path.is_dir())
        .collect();
    folders.sort();
    folders
}

/// What a comparison of two documents scores.
#[derive(Default)]
struct Score {
    found: usize,
    wrong: Vec<String>,
    missed: Vec<String>,
}

fn diff_of(folder: &Path, from: &str, to: &str) -> Value {
    let (old, new) = (folder.join(from), folder.join(to));
    let done = run(&[
        "diff".as_ref(),
        old.as_os_str(),
        new.as_os_str(),
        "--format".as_ref(),
        "json".as_ref(),
    ]);
    assert!(matches!(done.code, Some(0 | 1)), "{}", done.stderr);
    done.json()
}

fn score(truth: &Value, diff: &Value) -> Score {
    let mut score = Score::default();
    let mut events: Vec<&Value> = list(diff, "events").iter().collect();
    let notes = notes(truth, diff);
    for wanted in list(truth, "events").iter().chain(&notes) {
        match events.iter().position(|event| is_met(wanted, event)) {
            Some(at) => {
                events.remove(at);
                score.found += usize::from(wanted["optional"] != true);
            }
            None if wanted["optional"] == true => {}
            None => score.missed.push(named(wanted)),
        }
    }
    // Not every truth lists the notes.
    let knows_notes = truth.get("progress_new").is_some();
    events.retain(|event| knows_notes || event["field"] != "progress");
    score.wrong = events.into_iter().map(named).collect();
    score
}

/// The notes of the later edition as events; those of new projects are part of these.
fn notes(truth: &Value, diff: &Value) -> Vec<Value> {
    let is_new = |note: &&Value| {
        list(diff, "events")
            .iter()
            .any(|event| event["type"] == "added" && is_same(&event["name"], &note["name"]))
    };
    let notes = list(truth, "progress_new").iter();
    notes
        .filter(|note| !is_new(note))
        .map(|note| {
            json!({"type": "changed", "field": "progress", "name": note["name"], "new": note["text"]})
        })
        .collect()
}

/// Whether an event says what is wanted, in one of the forms that are right.
fn is_met(wanted: &Value, event: &Value) -> bool {
    let forms = list(wanted, "also_ok").iter().map(|other| {
        let mut form = wanted.clone();
        for (key, value) in other.as_object().expect("a form") {
            form[key] = value.clone();
        }
        form
    });
    std::iter::once(wanted.clone())
        .chain(forms)
        .any(|form| says(&form, event))
}

/// Keys that the truth leaves out are not compared, but for the values of a change:
/// there, a value that is absent is one that the document does not state.
fn says(form: &Value, event: &Value) -> bool {
    let is_stated = |key: &&&str| !form[**key].is_null();
    let is_change = form["type"] == "changed" && form["field"] != "progress";
    let values: &[&str] = match text(form, "type") {
        Some("added" | "not_mentioned") => &[],
        _ => &["old", "new", "delta_cents"],
    };
    ["type", "name", "field", "heading"]
        .iter()
        .filter(is_stated)
        .chain(values.iter().filter(|key| is_change || is_stated(key)))
        .all(|key| is_same(&form[*key], &event[*key]))
}

fn is_same(one: &Value, other: &Value) -> bool {
    match (one.as_str(), other.as_str()) {
        (Some(one), Some(other)) => fold(one) == fold(other),
        _ => one == other,
    }
}

fn named(event: &Value) -> String {
    let mut line = text(event, "type").expect("a type").to_owned();
    for key in ["name", "field", "heading"] {
        if let Some(value) = text(event, key) {
            write!(line, " / {value}").expect("a line");
        }
    }
    for key in ["old", "new", "delta_cents"] {
        match &event[key] {
            Value::Null => {}
            Value::String(text) => {
                let start: String = text.chars().take(40).collect();
                write!(line, " / {key} {start:?}").expect("a line");
            }
            value => write!(line, " / {key} {value}").expect("a line"),
        }
    }
    line
}

fn report(folder: &Path) -> String {
    let name = folder.file_name().expect("a name").to_string_lossy();
    let truth = parse(&fs::read(folder.join("expected.json")).expect("the truth"));
    let (mut report, mut total) = (String::new(), [0; 3]);
    for wanted in list(&truth, "diffs") {
        let from = text(wanted, "from").expect("from");
        let to = text(wanted, "to").expect("to");
        let score = score(wanted, &diff_of(folder, from, to));
        let counts = [score.found, score.wrong.len(), score.missed.len()];
        for (sum, count) in total.iter_mut().zip(counts) {
            *sum += count;
        }
        let [found, wrong, missed] = counts;
        writeln!(
            report,
            "{from} -> {to}: {found} found, {wrong} wrong, {missed} missed"
        )
        .expect("a line");
        for (what, lines) in [("wrong", &score.wrong), ("missed", &score.missed)] {
            for line in lines {
                writeln!(report, "    {what}: {line}").expect("a line");
            }
        }
    }
    let [found, wrong, missed] = total;
    format!("# {name}: {found} found, {wrong} wrong, {missed} missed\n{report}")
}

#[test]
fn every_series_scores_as_expected() {
    let reports: Vec<String> = series().iter().map(|folder| report(folder)).collect();
    let have = reports.join("\n");
    let path = folder().join("expected.txt");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(&path, have).expect("expected.txt");
        return;
    }
    let want = fs::read_to_string(&path).expect("expected.txt");
    assert!(
        want == have,
        "expected:\n{want}\nbut it is:\n{have}\n\nWhere that is right, UPDATE_EXPECTED=1 rewrites expected.txt."
    );
}
