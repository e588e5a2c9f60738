//! What the README shows is what the program prints.

use std::fs;

use serde_json::Value;

use crate::common::{root, run, seeds};

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).expect("the README")
}

/// The code block in that language which holds a text.
fn block(language: &str, holding: &str) -> String {
    let readme = readme();
    let fence = format!("```{language}\n");
    readme
        .split(&fence)
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .find(|block| block.contains(holding))
        .unwrap_or_else(|| panic!("a block {language} with {holding:?}"))
        .to_owned()
}

#[test]
fn the_main_command_ends_as_it_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_string_lossy().into_owned();
    let folder_of_seeds = seeds().to_string_lossy().into_owned();
    let done = run(&["convert", &folder_of_seeds, "-o", &out]);
    assert_eq!(done.code, Some(0));
    let shown = block("text", "documents, ");
    let said = done.stderr.replace(&out, "out");
    assert!(
        said.trim_end().ends_with(shown.trim()),
        "the README shows\n{shown}\nbut it ends with\n{said}"
    );
}

#[test]
fn the_example_is_real() {
    let path = root().join("fixtures/readme/besluitenlijst.txt");
    let document = fs::read_to_string(&path).expect("the example");
    assert_eq!(block("text", "Besluitenlijst"), document);
    let dataset = run(&["convert".as_ref(), "--quiet".as_ref(), path.as_os_str()]).json();
    let shown: Value = serde_json::from_str(&block("json", "\"name\"")).expect("JSON");
    assert_eq!(dataset["projects"], Value::from(vec![shown]));
}

#[test]
fn the_shown_evidence_is_real() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_string_lossy().into_owned();
    let seeds = seeds().to_string_lossy().into_owned();
    assert_eq!(run(&["convert", &seeds, "-qo", &out]).code, Some(0));
    let explained = run(&["explain", &out, "stroomlijnen/2e tranche", "--lang", "nl"]);
    assert_eq!(explained.code, Some(0), "{}", explained.stderr);
    let shown = String::from_utf8(explained.stdout).expect("UTF-8");
    assert_eq!(block("text", "weersproken"), shown);
    let dataset = folder.path().join("dataset.json");
    let text = fs::read_to_string(&dataset).expect("a dataset");
    let changed = text.replace("\"cents\":29500000", "\"cents\":29500001");
    fs::write(&dataset, changed).expect("a change");
    let verified = run(&["verify", &out, "--sources", &seeds, "--lang", "nl"]);
    assert_eq!(verified.code, Some(1), "{}", verified.stderr);
    let shown = String::from_utf8(verified.stdout).expect("UTF-8");
    assert_eq!(block("text", "Wijkt af"), shown);
}

#[test]
fn the_shown_diff_is_real() {
    let series = root().join("fixtures/series/kop-van-overijssel");
    let list = |name: &str| series.join(name).into_os_string();
    let done = run(&[
        "diff".into(),
        list("besluitenlijst-2023-07-06.md"),
        list("besluitenlijst-2023-12-14.html"),
        "--lang".into(),
        "nl".into(),
    ]);
    assert_eq!(done.code, Some(1), "{}", done.stderr);
    let shown = String::from_utf8(done.stdout).expect("UTF-8");
    assert_eq!(block("text", "Nieuwe projecten"), shown);
}

#[test]
fn the_shown_findings_are_real() {
    let seeds = seeds().to_string_lossy().into_owned();
    let done = run(&["check", "--quiet", "--lang", "en", &seeds]);
    assert_eq!(done.code, Some(1), "{}", done.stderr);
    let said = String::from_utf8(done.stdout).expect("UTF-8");
    let shown = block("text", "error[footing]");
    assert!(
        said.starts_with(&shown),
        "the README shows\n{shown}\nbut it says\n{said}"
    );
}
