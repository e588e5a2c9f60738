//! Every line is accounted for, and too many that are not are a failure.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use crate::common::{Done, list, root, run, seeds, text};

fn fixture(name: &str) -> PathBuf {
    root().join("fixtures").join(name)
}

/// A press release of which more than a third is questions that nothing reads.
const INTERVIEW: &str = "documents/press/groene-hart-interview.txt";

fn convert(inputs: &[&Path], more: &[&str]) -> Done {
    let mut all = vec!["convert".as_ref(), "-q".as_ref()];
    all.extend(inputs.iter().map(|path| path.as_os_str()));
    all.extend(more.iter().map(std::ffi::OsStr::new));
    run(&all)
}

/// The rows of a table, without its heading.
fn rows(path: &Path) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b'\t')
        .from_path(path)
        .expect("a table");
    let heading: Vec<String> = reader
        .headers()
        .expect("a heading")
        .iter()
        .map(str::to_owned)
        .collect();
    assert_eq!(heading, ["document", "page", "line", "state", "by", "text"]);
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}

#[test]
fn every_line_of_every_document_is_listed_once() {
    let folder = TempDir::new().expect("a folder");
    let table = folder.path().join("lines.tsv");
    let file = table.display().to_string();
    let (seeds, pdf) = (seeds(), fixture("pdf"));
    let done = convert(&[&seeds, &pdf], &["--coverage", &file]);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    let dataset = done.json();
    let mut counts: BTreeMap<(String, String), u64> = BTreeMap::new();
    let mut places: Vec<(String, u32, u32)> = Vec::new();
    for row in rows(&table) {
        let [document, page, line, state, by, text] = row.as_slice() else {
            panic!("six columns: {row:?}");
        };
        assert_eq!(state == "unexplained", by.is_empty(), "{row:?}");
        assert_eq!(state == "used", by.contains(':'), "{row:?}");
        assert!(!text.trim().is_empty(), "{row:?}");
        *counts.entry((document.clone(), state.clone())).or_default() += 1;
        let number = |text: &String| text.parse().expect("a number");
        places.push((document.clone(), number(page), number(line)));
    }
    assert!(
        places.is_sorted() && places.len() > 1000,
        "{}",
        places.len()
    );
    let count = places.len();
    places.dedup();
    assert_eq!(places.len(), count, "a line is listed twice");
    for document in list(&dataset, "documents") {
        for state in ["used", "ignored", "unexplained"] {
            let key = (
                text(document, "file").expect("a file").to_owned(),
                state.to_owned(),
            );
            let listed = counts.get(&key).copied().unwrap_or_default();
            assert_eq!(document["coverage"][state], listed, "{key:?}");
        }
    }
}

#[test]
fn a_second_run_lists_the_same_lines() {
    let folder = TempDir::new().expect("a folder");
    let out = folder.path().join("out").display().to_string();
    let [one, two] = ["one.tsv", "two.tsv"].map(|name| folder.path().join(name));
    let interview = fixture(INTERVIEW);
    for table in [&one, &two] {
        let file = table.display().to_string();
        let done = convert(&[&interview, &seeds()], &["-o", &out, "--coverage", &file]);
        assert_eq!(done.code, Some(1), "{}", done.stderr);
        assert!(
            done.stderr.contains("groene-hart-interview.txt"),
            "{}",
            done.stderr
        );
    }
    let read = |path: &Path| fs::read(path).expect("a table");
    assert_eq!(read(&one), read(&two));
}

/// The table may stand among the documents; it is none.
#[test]
fn a_table_is_no_document() {
    let folder = TempDir::new().expect("a folder");
    let readme = fixture("readme/besluitenlijst.txt");
    fs::copy(readme, folder.path().join("lijst.txt")).expect("a copy");
    let table = folder.path().join("lines.tsv").display().to_string();
    for _ in 0..2 {
        let done = convert(&[folder.path()], &["--coverage", &table]);
        assert_eq!(done.code, Some(0), "{}", done.stderr);
        assert_eq!(list(&done.json(), "documents").len(), 1);
    }
    let done = convert(&[folder.path()], &["--coverage", "-"]);
    assert_eq!(done.code, Some(2), "standard output holds the dataset");
}

/// The document of a dataset and what there is to say of too many lines.
fn marked(dataset: &Value) -> (Value, Vec<&Value>) {
    let findings = list(dataset, "findings").iter();
    let own = findings.filter(|finding| finding["rule"] == "too-much-unexplained");
    (dataset["documents"][0]["coverage"].clone(), own.collect())
}

#[test]
fn a_document_with_too_much_unexplained_fails_and_stays() {
    let interview = fixture(INTERVIEW);
    let done = convert(&[&interview], &[]);
    assert_eq!(done.code, Some(1));
    assert!(done.stderr.contains("35.7 %"), "{}", done.stderr);
    let dataset = done.json();
    assert_eq!(list(&dataset, "projects").len(), 1, "it is in the dataset");
    let (coverage, findings) = marked(&dataset);
    assert_eq!(coverage["exceeds"], 5);
    let [finding] = findings.as_slice() else {
        panic!("one finding: {findings:?}");
    };
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["file"], "groene-hart-interview.txt");
    assert_eq!(finding["locations"][0]["line"], 7);
    for (percent, code) in [("35", 1), ("36", 0), ("100", 0), ("0", 1)] {
        let done = convert(&[&interview], &["--max-unexplained", percent]);
        assert_eq!(done.code, Some(code), "{percent}");
        let is_marked = !marked(&done.json()).1.is_empty();
        assert_eq!(is_marked, code == 1, "{percent}");
    }
    assert_eq!(
        convert(&[&interview], &["--max-unexplained", "101"]).code,
        Some(2)
    );
}

/// Nothing is looked for in a document of unknown kind: it has a finding of its own.
#[test]
fn a_document_of_unknown_kind_does_not_fail() {
    let unknown = fixture("text/unknown-kind.txt");
    let done = convert(&[&unknown], &["--max-unexplained", "0"]);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    let dataset = done.json();
    assert!(marked(&dataset).1.is_empty());
    let mut rules = list(&dataset, "findings")
        .iter()
        .map(|finding| &finding["rule"]);
    assert!(rules.any(|rule| rule == "unknown-kind"));
}

/// What is unexplained in the fixtures today. One less is progress; one more is a loss.
#[test]
fn only_these_fixtures_have_too_much_unexplained() {
    let folders = [
        "pdf",
        "press",
        "programmes",
        "decisions",
        "web",
        "word",
        "mail",
    ];
    let folders: Vec<PathBuf> = folders.map(|name| fixture("documents").join(name)).to_vec();
    let folders: Vec<&Path> = folders.iter().map(PathBuf::as_path).collect();
    let done = convert(&folders, &[]);
    let dataset = done.json();
    let mut over: Vec<&str> = list(&dataset, "documents")
        .iter()
        .filter(|document| document["coverage"].get("exceeds").is_some())
        .filter_map(|document| text(document, "file"))
        .collect();
    over.sort_unstable();
    let known = [
        "groene-hart-interview.txt",
        "westerkwartier-chapter-bands-typst.pdf",
    ];
    assert_eq!(over, known);
}

#[test]
fn merging_marks_the_same_documents() {
    let folder = TempDir::new().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (interview, readme) = (fixture(INTERVIEW), fixture("readme"));
    let whole = convert(&[&interview, &readme], &[]);
    convert(&[&interview], &["-o", &path("one")]);
    convert(&[&readme], &["-o", &path("two")]);
    let merged = run(&["merge", &path("one"), &path("two"), "-q"]);
    assert_eq!(merged.stdout, whole.stdout);
    let lenient = run(&[
        "merge",
        &path("one"),
        &path("two"),
        "-q",
        "--max-unexplained=100",
    ]);
    assert!(marked(&lenient.json()).1.is_empty());
}
