//! `diff` and `apply`: the facts of the seeds, forms of input and output, exit status.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::common::{Done, list, parse, regiodeal, root, run, seed_files, text};

fn seed(number: usize) -> PathBuf {
    seed_files()[number].clone()
}

fn diff(old: &Path, new: &Path, more: &[&str]) -> Done {
    let mut arguments = vec!["diff".as_ref(), old.as_os_str(), new.as_os_str()];
    arguments.extend(more.iter().map(AsRef::<std::ffi::OsStr>::as_ref));
    run(&arguments)
}

fn json_of(old: &Path, new: &Path) -> Value {
    let done = diff(old, new, &["--format", "json"]);
    assert!(matches!(done.code, Some(0 | 1)), "{}", done.stderr);
    done.json()
}

fn gold(name: &str) -> Value {
    parse(&fs::read(root().join("fixtures/gold").join(name)).expect("gold"))
}

fn names<'v>(diff: &'v Value, kind: &str) -> Vec<&'v str> {
    let events = list(diff, "events").iter();
    let mut names: Vec<&str> = events
        .filter(|event| event["type"] == kind)
        .filter_map(|event| text(event, "name"))
        .collect();
    names.sort_unstable();
    names
}

fn names_in<'v>(gold: &'v Value, key: &str) -> Vec<&'v str> {
    let mut names: Vec<&str> = list(gold, key)
        .iter()
        .filter_map(|project| text(project, "name"))
        .collect();
    names.sort_unstable();
    names
}

/// Output folders of the seeds with those numbers.
fn converted(folder: &TempDir, name: &str, numbers: &[usize]) -> PathBuf {
    let out = folder.path().join(name);
    let mut arguments = vec!["convert".into(), "-o".into(), out.clone().into_os_string()];
    arguments.extend(numbers.iter().map(|at| seed(*at).into_os_string()));
    assert_eq!(run(&arguments).code, Some(0));
    out
}

/// What differs then is what other documents say, and the reader is told.
#[test]
fn a_dataset_that_holds_the_document_already_is_told_of() {
    let folder = TempDir::new().expect("folder");
    let out = converted(&folder, "out", &[1, 4]);
    let done = diff(&out.join("dataset.json"), &seed(4), &[]);
    assert!(done.stderr.contains("already holds"), "{}", done.stderr);
    let done = diff(&seed(1), &seed(4), &[]);
    assert!(!done.stderr.contains("already holds"), "{}", done.stderr);
}

/// The same list as web page and as mail: in another order, with one other word.
#[test]
fn one_list_in_two_forms_differs_in_its_words() {
    let gold = gold("diff-000-001.json");
    let found = json_of(&seed(0), &seed(1));
    let sections = gold["word_diff_per_section"].as_object().expect("sections");
    let wanted: Vec<(&str, &Value)> = sections
        .iter()
        .filter(|(name, _)| *name != "intro")
        .flat_map(|(name, section)| {
            list(section, "differences")
                .iter()
                .map(move |d| (name.as_str(), d))
        })
        .collect();
    let events = list(&found, "events");
    assert_eq!(events.len(), wanted.len(), "{events:?}");
    for (event, (name, wanted)) in events.iter().zip(wanted) {
        assert_eq!(
            (&event["type"], &event["field"]),
            (&json!("changed"), &json!("description"))
        );
        assert_eq!(event["name"], name);
        let changed = list(event, "words")
            .iter()
            .filter(|words| words["op"] != "equal");
        let changed: Vec<&Value> = changed.collect();
        let op = json!({"op": wanted["op"], "old": wanted["in_000"], "new": wanted["in_001"]});
        assert_eq!(changed, [&op]);
    }
    assert_eq!(list(&found, "notes").len(), 0);
}

#[test]
fn silence_of_a_decision_list_means_nothing() {
    let gold = gold("diff-001-004.json");
    let found = json_of(&seed(1), &seed(4));
    assert_eq!(names(&found, "added"), names_in(&gold, "added"));
    assert_eq!(
        names(&found, "not_mentioned"),
        names_in(&gold, "not_mentioned_any_more")
    );
    let count = list(&gold, "added").len() + list(&gold, "not_mentioned_any_more").len();
    assert_eq!(list(&found, "events").len(), count);
    for project in list(&gold, "added") {
        let events = list(&found, "events").iter();
        let mut own = events.filter(|event| event["name"] == project["name"]);
        assert_eq!(
            own.next().expect("an event")["new"],
            project["contribution"]
        );
    }
    let impact = &found["impact"];
    assert_eq!(
        impact["contribution"]["total"]["added_cents"],
        gold["sums"]["to_contribution_cents"]
    );
    assert_eq!(impact["contribution"]["total"]["taken_cents"], 0);
    assert_eq!(
        impact["allocations"]["total"],
        json!({"added_cents": 0, "taken_cents": 0})
    );
}

#[test]
fn the_exit_status_is_that_of_diff() {
    assert_eq!(diff(&seed(0), &seed(0), &[]).code, Some(0));
    assert_eq!(diff(&seed(0), &seed(1), &[]).code, Some(1));
    let nowhere = diff(&seed(0), Path::new("nowhere.txt"), &[]);
    assert_eq!(nowhere.code, Some(2));
    assert!(nowhere.stdout.is_empty() && nowhere.stderr.contains("nowhere.txt"));
    let twice = diff(Path::new("-"), Path::new("-"), &[]);
    assert_eq!(twice.code, Some(2));
}

/// What is new in this list? Nothing is said of projects that it does not name.
#[test]
fn one_list_against_all_that_is_known() {
    let folder = TempDir::new().expect("a folder");
    let known = converted(&folder, "known", &[0, 2, 3]);
    let found = json_of(&known, &seed(4));
    let named = json_of(&seed(4), &seed(4));
    assert_eq!(list(&named, "events").len(), 0);
    assert_eq!(names(&found, "not_mentioned"), [""; 0]);
    assert_eq!(names(&found, "dropped"), [""; 0]);
    assert_eq!(found["from"]["scope"], "set");
    assert_eq!(found["to"]["scope"], "document");
    assert!(found.get("patch").is_none(), "a document is no dataset");
}

#[test]
fn every_form_of_a_side_is_the_same_side() {
    let folder = TempDir::new().expect("a folder");
    let out = converted(&folder, "out", &[0]);
    let documents = fs::read_dir(out.join("documents")).expect("documents");
    let document = documents
        .map(|entry| entry.expect("a document").path())
        .next();
    let events = |old: &Path| json_of(old, &seed(1))["events"].clone();
    let wanted = events(&seed(0));
    assert_eq!(events(&document.expect("one document")), wanted);
    assert_eq!(events(&out), wanted);
    assert_eq!(events(&out.join("dataset.json")), wanted);
    let copied = folder.path().join("documents");
    fs::create_dir(&copied).expect("a folder");
    fs::copy(seed(0), copied.join("list.txt")).expect("a copy");
    assert_eq!(json_of(&copied, &seed(0))["events"], json!([]));
}

#[test]
fn a_patch_gives_the_new_dataset_to_the_byte() {
    let folder = TempDir::new().expect("a folder");
    let old = converted(&folder, "old", &[0, 3]).join("dataset.json");
    let new = converted(&folder, "new", &[0, 3, 4]).join("dataset.json");
    let done = diff(&old, &new, &["--format", "json"]);
    assert_eq!(done.code, Some(1));
    let patch = folder.path().join("diff.json");
    fs::write(&patch, &done.stdout).expect("a diff");
    let apply = |dataset: &Path| run(&["apply".as_ref(), dataset.as_os_str(), patch.as_os_str()]);
    let applied = apply(&old);
    assert_eq!(applied.code, Some(0), "{}", applied.stderr);
    assert!(applied.stdout == fs::read(&new).expect("the new dataset"));
    let misfit = apply(&new);
    assert_eq!(misfit.code, Some(2));
    assert!(misfit.stdout.is_empty());
    assert!(
        misfit.stderr.contains("the patch does not fit"),
        "{}",
        misfit.stderr
    );
}

#[test]
fn without_a_patch_nothing_is_applied() {
    let folder = TempDir::new().expect("a folder");
    let old = converted(&folder, "old", &[0]).join("dataset.json");
    let done = diff(&old, &seed(1), &["--format", "json"]);
    let path = folder.path().join("diff.json");
    fs::write(&path, &done.stdout).expect("a diff");
    let applied = run(&["apply".as_ref(), old.as_os_str(), path.as_os_str()]);
    assert_eq!(applied.code, Some(2));
    assert!(
        applied.stderr.contains("holds no patch"),
        "{}",
        applied.stderr
    );
}

#[test]
fn a_foreign_file_is_refused() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("other.json");
    fs::write(&path, "{\"a\": 1}").expect("a file");
    let done = diff(&path, &seed(0), &[]);
    assert_eq!(done.code, Some(2));
    assert!(done.stderr.contains("no dataset.json"), "{}", done.stderr);
}

#[test]
fn each_form_of_output_says_what_changed() {
    let form = |arguments: &[&str]| {
        let done = diff(&seed(0), &seed(4), arguments);
        assert_eq!(done.code, Some(1));
        String::from_utf8(done.stdout).expect("UTF-8")
    };
    for (arguments, holds) in [
        (
            &["--lang", "nl"][..],
            "  + Levensloop bestendig wonen: toegekend, € 70.000 bijdrage",
        ),
        (&[], "€ 70.000 contribution"),
        (
            &["--format", "markdown", "--lang", "nl"],
            "| Levensloop bestendig wonen | bijdrage |  | € 70.000 | + € 70.000 |",
        ),
        (
            &["--format", "html"],
            "<strong class=\"came\">Levensloop bestendig wonen</strong>",
        ),
        (&["--format", "html"], "<html lang=\"en\">"),
    ] {
        let shown = form(arguments);
        assert!(shown.contains(holds), "{arguments:?}: {shown}");
        assert!(!shown.contains('\u{1b}'), "no colour but on a terminal");
    }
}

/// A document of which nothing was read is not silent.
#[test]
fn a_side_without_projects_is_noted() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("other.txt");
    fs::write(&path, "Een brief over iets anders.\n").expect("a letter");
    let found = json_of(&seed(0), &path);
    assert_eq!(
        found["notes"][0]["rule"], "no-projects",
        "{}",
        found["notes"]
    );
}

/// What a document holds is text in a page, never mark-up.
#[test]
fn a_page_escapes_what_documents_hold() {
    let folder = TempDir::new().expect("a folder");
    let list = |name: &str, project: &str| {
        let path = folder.path().join(name);
        let text = format!(
            "Besluitenlijst stuurgroep Regio Deal Rivierenland, 14 maart 2024\n\n{project}\n\nDe stuurgroep kent een bijdrage toe van € 300.000 aan {project}.\n"
        );
        fs::write(&path, text).expect("a list");
        path
    };
    let old = list("old.txt", "Fruitdelta Leert");
    let new = list("new.txt", "Kas <script>alert(1)</script> & Co");
    let done = diff(&old, &new, &["--format", "html"]);
    let page = String::from_utf8(done.stdout).expect("UTF-8");
    assert_eq!(done.code, Some(1), "{page}");
    assert!(page.contains("Kas &lt;script&gt;"), "{page}");
    assert!(!page.contains("<script"), "{page}");
}

#[test]
fn the_new_side_may_be_standard_input() {
    let list = fs::File::open(seed(1)).expect("a seed");
    let old = seed(0);
    let arguments = ["diff".as_ref(), old.as_os_str(), "-".as_ref()];
    let done = regiodeal(&arguments).stdin(list).output().expect("it runs");
    assert_eq!(done.status.code(), Some(1));
}
