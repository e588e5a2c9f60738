//! Every fixture document and every seed against its truth. `expected.tsv` holds what
//! each document scores: none may score worse, and one that scores better wants its
//! line brought up to date, so that the file is always the true state.
//!
//! `UPDATE_EXPECTED=1 cargo test -p regiodeal --test all truth` rewrites the file.

mod accept;
mod likeness;
mod money;
mod pair;
mod score;

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use rayon::prelude::*;
use serde_json::Value;

use self::accept::Accept;
use self::score::{Score, score};
use crate::common::{list, parse, root, run, seed_files};

/// The folders of documents; a whole folder has a score too.
const KINDS: [&str; 7] = [
    "programmes",
    "decisions",
    "press",
    "pdf",
    "web",
    "word",
    "mail",
];
/// What the files of those folders are.
const EXTENSIONS: [&str; 5] = ["txt", "pdf", "html", "docx", "eml"];

/// What the programme of the seeds scores at least, printed by three producers of PDF.
const PRINTED: f64 = 0.985;

/// What each seed scores at least.
const SEED: f64 = 0.99;

/// The documents of the fixtures by name, "programmes/noord-limburg-aligned-table".
static SCORES: LazyLock<BTreeMap<String, Score>> = LazyLock::new(|| {
    let documents: Vec<(String, PathBuf)> = KINDS
        .into_iter()
        .flat_map(|kind| {
            documents(&folder().join(kind)).map(move |path| (name_of(kind, &path), path))
        })
        .collect();
    documents
        .into_par_iter()
        .map(|(name, path)| {
            let truth = json(&path.with_extension("json"));
            let accept = list(&truth, "accept").to_vec();
            (name, score_of(&path, &truth, accept))
        })
        .collect()
});

fn name_of(kind: &str, path: &Path) -> String {
    let stem = path.file_stem().expect("a name").to_string_lossy();
    format!("{kind}/{stem}")
}

fn folder() -> PathBuf {
    root().join("fixtures/documents")
}

fn documents(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    fs::read_dir(folder)
        .expect("a folder of documents")
        .map(|entry| entry.expect("a document").path())
        .filter(|path| is_document(path))
}

fn is_document(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| EXTENSIONS.iter().any(|known| extension == *known))
}

fn json(path: &Path) -> Value {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    parse(&bytes)
}

fn score_of(document: &Path, truth: &Value, accept: Vec<Value>) -> Score {
    // How much is unexplained is another question, and has tests of its own.
    let done = run(&[
        "convert".as_ref(),
        "--quiet".as_ref(),
        "--max-unexplained=100".as_ref(),
        document.as_os_str(),
    ]);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    let dataset = done.json();
    score(truth, &dataset, &Accept::new(accept, &dataset))
}

/// What `expected.tsv` says: the comment at its head, the least F1 of each folder, and
/// the hits, wrong and missed fields of each document.
struct Expected {
    head: String,
    least: BTreeMap<String, f64>,
    lines: BTreeMap<String, [usize; 3]>,
}

fn expected() -> Expected {
    let text = fs::read_to_string(folder().join("expected.tsv")).unwrap_or_default();
    let (head, lines): (Vec<&str>, Vec<&str>) =
        text.lines().partition(|line| line.starts_with('#'));
    Expected {
        head: head.join("\n"),
        least: head.iter().filter_map(|line| least(line)).collect(),
        lines: lines.iter().filter_map(|line| counts(line)).collect(),
    }
}

/// "# programmes F1 >= 0.97".
fn least(line: &str) -> Option<(String, f64)> {
    let (kind, figure) = line.strip_prefix("# ")?.split_once(" F1 >= ")?;
    Some((kind.to_owned(), figure.parse().expect("a figure")))
}

fn counts(line: &str) -> Option<(String, [usize; 3])> {
    let (name, counts) = line.split_once('\t')?;
    let counts: Vec<usize> = counts
        .split('\t')
        .map_while(|count| count.parse().ok())
        .collect();
    Some((name.to_owned(), counts.try_into().ok()?))
}

fn update(head: &str) {
    let mut file = format!("{head}\nname\thits\twrong\tmissed\n");
    for (name, score) in SCORES.iter() {
        let (hits, wrong, missed) = (score.hits, score.wrong, score.missed);
        writeln!(file, "{name}\t{hits}\t{wrong}\t{missed}").expect("a line");
    }
    fs::write(folder().join("expected.tsv"), file).expect("expected.tsv");
}

#[test]
fn every_document_scores_as_expected() {
    let expected = expected();
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        update(&expected.head);
        return;
    }
    let mut failures = Vec::new();
    for (name, score) in SCORES.iter() {
        let have = [score.hits, score.wrong, score.missed];
        match expected.lines.get(name) {
            Some(want) if *want == have => {}
            Some(want) => failures.push(differs(name, *want, score)),
            None => failures.push(format!("{name} has no line in expected.tsv")),
        }
    }
    for name in expected.lines.keys() {
        if !SCORES.contains_key(name) {
            failures.push(format!(
                "{name} has a line in expected.tsv, and no document"
            ));
        }
    }
    assert!(
        failures.is_empty(),
        "{}\n\nWhere that is right, UPDATE_EXPECTED=1 rewrites expected.tsv.",
        failures.join("\n")
    );
}

/// Which way a document's score went; for a worse one, every field that differs.
fn differs(name: &str, want: [usize; 3], score: &Score) -> String {
    let have = [score.hits, score.wrong, score.missed];
    let [hits, wrong, missed] = want;
    let before = Score {
        hits,
        wrong,
        missed,
        differences: Vec::new(),
    };
    let fields = score.differences.join("\n    ");
    match score.f1().total_cmp(&before.f1()) {
        Ordering::Greater => {
            format!("{name} is better: {want:?} is now {have:?}; bring its line up to date")
        }
        Ordering::Less => format!("{name} is WORSE: {want:?} is now {have:?}\n    {fields}"),
        Ordering::Equal => format!("{name} has other counts: {want:?} is now {have:?}"),
    }
}

#[test]
fn whole_folders_score_enough() {
    let expected = expected();
    for kind in KINDS {
        let of_kind = SCORES
            .iter()
            .filter(|(name, _)| name.split('/').next() == Some(kind));
        let f1 = Score::sum(of_kind.map(|(_, score)| score)).f1();
        let least = expected.least.get(kind).copied();
        let least = least.unwrap_or_else(|| panic!("expected.tsv has no least F1 of {kind}"));
        assert!(f1 >= least, "{kind}: F1 {f1:.4}, at least {least}");
    }
}

/// The same programme in other fonts, columns and tables: it says what the seed says.
#[test]
fn every_printed_programme_scores_enough() {
    let gold = root().join("fixtures/gold");
    let accept = json(&gold.join("accept.json"));
    let is_own = |entry: &&Value| {
        let documents = entry["doc"].as_str().unwrap_or("003");
        documents.split(',').any(|document| document == "003")
    };
    let own: Vec<Value> = list_of(&accept).iter().filter(is_own).cloned().collect();
    let truth = json(&gold.join("003.json"));
    let mut failures = Vec::new();
    let mut printed = 0;
    for path in documents(&root().join("fixtures/pdf")) {
        printed += 1;
        let score = score_of(&path, &truth, own.clone());
        if score.f1() < PRINTED {
            let fields = score.differences.join("\n    ");
            failures.push(format!(
                "{}: F1 {:.4}\n    {fields}",
                path.display(),
                score.f1()
            ));
        }
    }
    assert_eq!(printed, 3, "three producers");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn list_of(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

#[test]
fn every_seed_scores_enough() {
    let gold = root().join("fixtures/gold");
    let accept = json(&gold.join("accept.json"));
    let mut failures = Vec::new();
    for path in seed_files() {
        let name = path.file_name().expect("a name").to_string_lossy();
        let seed = name.get(..3).expect("a number");
        let is_own = |entry: &&Value| {
            let documents = entry["doc"].as_str().unwrap_or(seed);
            documents.split(',').any(|document| document == seed)
        };
        let own: Vec<Value> = accept
            .as_array()
            .expect("a list")
            .iter()
            .filter(is_own)
            .cloned()
            .collect();
        let truth = json(&gold.join(format!("{seed}.json")));
        let score = score_of(&path, &truth, own);
        if score.f1() < SEED {
            let fields = score.differences.join("\n    ");
            failures.push(format!("{name}: F1 {:.4}\n    {fields}", score.f1()));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_document_has_a_truth_and_every_truth_a_document() {
    for kind in KINDS {
        for entry in fs::read_dir(folder().join(kind)).expect("a folder") {
            let path = entry.expect("a file").path();
            let is_truth = path
                .extension()
                .is_some_and(|extension| extension == "json");
            let found = if is_truth {
                EXTENSIONS
                    .iter()
                    .any(|extension| path.with_extension(extension).exists())
            } else {
                !is_document(&path) || path.with_extension("json").exists()
            };
            assert!(found, "{} stands alone", path.display());
        }
    }
}
