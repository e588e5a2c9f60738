//! Kinds of money: what is granted, what a grant is raised or lowered by or to, and what
//! flows back. A diff of two decision lists never adds one kind to another.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::common::{list, run};

/// A decision list that decides one thing about one project.
fn decision_list(folder: &TempDir, name: &str, month: &str, sentence: &str) -> PathBuf {
    let path = folder.path().join(name);
    let text = format!(
        "Besluitenlijst stuurgroep\nRegio Deal Lauwersland\n\n3 {month} 2023\n\nOESTERHAVEN\n\n{sentence}\n\nZILTE TUIN\n\nDe stuurgroep kent een bijdrage toe van € 20.000.\n"
    );
    fs::write(&path, text).expect("a list");
    path
}

/// The event about the contribution to the project, and the sums of the impact.
fn compared(before: &str, after: &str) -> (Value, Value) {
    let folder = TempDir::new().expect("a folder");
    let old = decision_list(&folder, "old.txt", "maart", before);
    let new = decision_list(&folder, "new.txt", "juni", after);
    let format = [PathBuf::from("--format"), PathBuf::from("json")];
    let mut arguments = vec![PathBuf::from("diff"), old, new];
    arguments.extend(format);
    let diff = run(&arguments).json();
    let events = list(&diff, "events").iter();
    let mut own = events.filter(|event| {
        event["name"] != "ZILTE TUIN"
            && matches!(event["field"].as_str(), Some("contribution" | "returned"))
    });
    let event = own.next().cloned().unwrap_or_default();
    (event, diff["impact"]["contribution"]["total"].clone())
}

#[test]
fn every_kind_gives_its_own_difference() {
    let granted = "De stuurgroep kent een bijdrage toe van € 200.000.";
    for (before, after, [old, new, delta]) in [
        (
            granted,
            "De bijdrage wordt verhoogd met 50.000 euro tot 250.000 euro.",
            [Some(200_000), Some(250_000), Some(50_000)],
        ),
        (
            granted,
            "De bijdrage wordt verhoogd met € 50.000.",
            [Some(200_000), Some(250_000), Some(50_000)],
        ),
        (
            granted,
            "De bijdrage wordt verhoogd naar € 260.000.",
            [Some(200_000), Some(260_000), Some(60_000)],
        ),
        (
            granted,
            "De bijdrage wordt verlaagd met € 30.000.",
            [Some(200_000), Some(170_000), Some(-30_000)],
        ),
        (
            granted,
            "De bijdrage wordt verlaagd tot € 180.000. Een bedrag van € 20.000 vloeit terug naar het programma.",
            [Some(200_000), Some(180_000), Some(-20_000)],
        ),
        (
            "De besluitvorming over het project is aangehouden.",
            "De bijdrage wordt verlaagd met € 30.000.",
            [None, None, Some(-30_000)],
        ),
        (
            "De besluitvorming over het project is aangehouden.",
            "De bijdrage wordt verlaagd van € 90.000 naar € 70.000.",
            [None, Some(70_000), Some(-20_000)],
        ),
        (
            "De besluitvorming over het project is aangehouden.",
            "De bijdrage wordt verhoogd tot € 90.000.",
            [None, Some(90_000), None],
        ),
        (
            granted,
            "Het project is klaar. Van de bijdrage is € 12.500 teruggestort.",
            [None, Some(12_500), None],
        ),
    ] {
        let (event, impact) = compared(before, after);
        let euros = |key: &str| event[key].as_i64().map(|cents| cents / 100);
        let have = ["old", "new", "delta_cents"].map(euros);
        assert_eq!(have, [old, new, delta], "{before} / {after}: {event}");
        let moved = delta.unwrap_or_default() * 100;
        // The other project is granted the same once more.
        let flow = json!({"added_cents": moved.max(0) + 2_000_000, "taken_cents": (-moved).max(0)});
        assert_eq!(impact, flow, "{before} / {after}");
    }
}

#[test]
fn the_kinds_are_named_in_the_report() {
    let folder = TempDir::new().expect("a folder");
    let granted = "De stuurgroep kent een bijdrage toe van € 200.000.";
    let raised = "De bijdrage wordt verhoogd met € 50.000.";
    let old = decision_list(&folder, "old.txt", "maart", granted);
    let new = decision_list(&folder, "new.txt", "juni", raised);
    let done = run(&["diff".into(), old, new, "--lang".into(), "nl".into()]);
    let report = String::from_utf8(done.stdout).expect("text");
    assert!(
        report.contains("bijdrage: verhoogd met € 50.000  € 200.000  € 250.000  + € 50.000"),
        "{report}"
    );
}
