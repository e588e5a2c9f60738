//! `check`: what it finds on real documents, how it shows that, and how it ends.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use regiodeal_dataset::rule;
use serde_json::Value;

use crate::common::{Done, list, root, run, seed_files, seeds, text};

fn check(paths: &[PathBuf], options: &[&str]) -> Done {
    let mut arguments: Vec<OsString> = vec!["check".into(), "--quiet".into()];
    arguments.extend(options.iter().map(OsString::from));
    arguments.extend(paths.iter().map(|path| path.clone().into_os_string()));
    run(&arguments)
}

fn findings(paths: &[PathBuf]) -> Vec<Value> {
    let done = check(paths, &["--format", "json"]);
    list(&done.json(), "findings").to_vec()
}

/// The rule, the severity and the line of each finding.
fn told(findings: &[Value]) -> Vec<(String, String, u64)> {
    let mut told: Vec<(String, String, u64)> = findings
        .iter()
        .map(|finding| {
            let own = |key: &str| text(finding, key).unwrap_or_default().to_owned();
            let line = finding["locations"][0]["line"].as_u64();
            (own("rule"), own("severity"), line.unwrap_or_default())
        })
        .collect();
    told.sort();
    told
}

#[test]
fn the_seeds_have_these_findings_and_no_others() {
    let expected = [
        ("ambiguous-footnote", "warning", 564),
        ("amount-outside-record", "note", 361),
        ("footing", "error", 632),
        ("footnote-settled", "note", 564),
        ("footnote-settled", "note", 566),
        ("footnote-without-mark", "warning", 566),
        ("heading-differs", "note", 208),
        ("label-without-month", "note", 621),
        ("label-without-month", "note", 623),
        ("label-without-month", "note", 625),
        ("label-without-month", "note", 627),
        ("label-without-month", "note", 629),
        ("lead-misspelt", "warning", 533),
        ("name-differs", "note", 10),
        ("name-differs", "note", 15),
        ("name-differs", "note", 28),
        ("note-repeated", "warning", 574),
        ("note-repeated", "warning", 621),
        ("project-count", "warning", 40),
        ("project-count", "warning", 41),
        ("words-in-money-cell", "note", 626),
    ];
    let expected: Vec<(String, String, u64)> = expected
        .iter()
        .map(|(rule, severity, line)| ((*rule).to_owned(), (*severity).to_owned(), *line))
        .collect();
    assert_eq!(told(&findings(&[seeds()])), expected);
}

#[test]
fn a_settled_footnote_cites_ten_documents_however_many_repeat_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let list_of_decisions = seed_files().into_iter().next().expect("a seed");
    let text = fs::read_to_string(list_of_decisions).expect("a seed");
    for number in 0..20 {
        let copy = folder.path().join(format!("{number}.txt"));
        fs::write(&copy, format!("{text}\nKopie {number}\n")).expect("a copy");
    }
    let cited = |paths: &[PathBuf]| {
        let mut found = findings(paths);
        found.retain(|one| one["rule"] == "footnote-settled");
        let cited = found.iter().map(|one| list(one, "locations").len());
        cited.collect::<Vec<_>>()
    };
    // The footnote and the marked cell are two more.
    assert_eq!(cited(&[seeds()]), [4, 4]);
    assert_eq!(cited(&[seeds(), folder.path().to_owned()]), [12, 12]);
}

#[test]
fn a_series_has_these_findings_and_no_others() {
    let series = root().join("fixtures/series/kop-van-overijssel");
    let names = fs::read_dir(&series).expect("the series");
    let names = names.map(|entry| entry.expect("a document").path());
    let documents: Vec<PathBuf> = names
        .filter(|path| {
            let name = path.file_name().expect("a name").to_string_lossy();
            !["README.md", "check.py", "expected.json"].contains(&name.as_ref())
        })
        .collect();
    assert_eq!(documents.len(), 11);
    let across: Vec<(String, u64)> = told(&findings(&documents))
        .into_iter()
        .filter(|(name, _, _)| rule(name).is_some_and(regiodeal_dataset::Rule::is_across_documents))
        .map(|(name, _, line)| (name, line))
        .collect();
    let expected = [
        // The 1e tranche of Beweegnetwerk De Kop changed without a decision, its lead in
        // a sentence; Ontmoetingserven went to another pillar; a renaming that is not said.
        ("allocation-changed".to_owned(), 141),
        ("lead-differs".to_owned(), 149),
        ("name-differs".to_owned(), 9),
        ("pillar-differs".to_owned(), 145),
    ];
    assert_eq!(across, expected);
}

#[test]
fn every_finding_has_a_rule_and_says_what_to_do() {
    let folders = ["text", "documents/programmes", "documents/word", "pdf"];
    let paths: Vec<PathBuf> = folders
        .iter()
        .map(|folder| root().join("fixtures").join(folder))
        .collect();
    let all = findings(&paths);
    let names: BTreeSet<&str> = all.iter().filter_map(|one| text(one, "rule")).collect();
    assert!(names.len() > 15, "{names:?}");
    for finding in &all {
        let name = text(finding, "rule").expect("a rule");
        let known = rule(name).unwrap_or_else(|| panic!("{name} is no rule of the list"));
        assert_eq!(text(finding, "hint"), Some(known.hint.en), "{name}");
        let message = text(finding, "message").expect("a message");
        let has_words = known.phrases.is_empty() || known.dutch(message).is_some();
        assert!(has_words, "{name} has no Dutch for: {message}");
    }
}

#[test]
fn the_exit_status_tells_whether_there_are_errors() {
    let wrong = root().join("fixtures/text/total-wrong.txt");
    let right = root().join("fixtures/readme/besluitenlijst.txt");
    assert_eq!(check(std::slice::from_ref(&wrong), &[]).code, Some(1));
    assert_eq!(check(&[right], &[]).code, Some(0));
    assert_eq!(
        check(std::slice::from_ref(&wrong), &["--allow", "footing"]).code,
        Some(0)
    );
    let noted = root().join("fixtures/text/note-labels.txt");
    assert_eq!(check(std::slice::from_ref(&noted), &[]).code, Some(0));
    let deny = ["--deny", "label-without-month"];
    assert_eq!(check(&[noted], &deny).code, Some(1));
    assert_eq!(check(&[], &[]).code, Some(2));
    let unknown = check(&[wrong], &["--deny", "no-such-rule"]);
    assert_eq!(unknown.code, Some(2));
    assert!(
        unknown.stderr.contains("no-such-rule"),
        "{}",
        unknown.stderr
    );
}

#[test]
fn a_profile_weighs_rules() {
    let folder = tempfile::tempdir().expect("a folder");
    let profile = folder.path().join("profile.toml");
    fs::write(&profile, "[severity]\nfooting = \"note\"\n").expect("a profile");
    let profile = profile.to_string_lossy().into_owned();
    let wrong = root().join("fixtures/text/total-wrong.txt");
    let done = check(&[wrong], &["--format", "json", "--profile", &profile]);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    let findings = told(list(&done.json(), "findings"));
    let footing = findings.iter().find(|(rule, _, _)| rule == "footing");
    assert_eq!(
        footing.map(|(_, severity, _)| severity.as_str()),
        Some("note")
    );
}

#[test]
fn an_output_folder_and_its_dataset_have_the_findings_of_their_documents() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_string_lossy().into_owned();
    let seeds = seeds();
    run(&["convert", "--quiet", &seeds.to_string_lossy(), "-o", &out]);
    let of_documents = findings(&[seeds]);
    let of_folder = findings(&[folder.path().to_owned()]);
    assert_eq!(of_folder, of_documents);
    let dataset = folder.path().join("dataset.json");
    assert_eq!(findings(std::slice::from_ref(&dataset)), of_documents);
    let shown = check(&[dataset], &["--lang", "en"]);
    let shown = String::from_utf8(shown.stdout).expect("UTF-8");
    assert!(shown.contains("632 | Totaal Pijler Welzijn"), "{shown}");
}

#[test]
fn findings_do_not_depend_on_order_or_threads() {
    let files = crate::common::seed_files();
    let one = check(&files, &["--format", "json", "--threads", "1"]);
    let turned: Vec<PathBuf> = files.iter().rev().cloned().collect();
    let other = check(&turned, &["--format", "json", "--threads", "4"]);
    assert_eq!(one.stdout, other.stdout);
}

#[test]
fn verdicts_say_by_what() {
    let dataset = run(&["convert", "--quiet", &seeds().to_string_lossy()]).json();
    let projects = list(&dataset, "projects");
    let named = |name: &str| {
        let mut projects = projects.iter();
        projects
            .find(|project| text(project, "name") == Some(name))
            .unwrap_or_else(|| panic!("{name} is a project"))
    };
    let rows = list(named("IQ BLVD"), "allocations");
    // The column's total, two lines of the summary and its grand total, two decision lists.
    assert_eq!(text(&rows[0], "verdict"), Some("verified"));
    assert_eq!(list(&rows[0], "verified_by").len(), 6);
    let second = list(named("Expeditie De Monden"), "allocations");
    assert_eq!(text(&second[1], "verdict"), Some("contradicted"));
    assert_eq!(second[1]["contradicted_by"][0]["line"], 632);
    let decided = &list(named("Blue Zone Innovations"), "decisions")[0];
    assert_eq!(decided["verdicts"]["contribution"]["verdict"], "verified");
    // 842.671 in five rows, and the total itself.
    let contradicted = &dataset["verdicts"]["contradicted"];
    assert_eq!(contradicted["count"], 6);
    assert_eq!(contradicted["cents"], 84_267_100 + 84_264_100);
    assert_eq!(dataset["verdicts"]["allocations"]["unverified"]["count"], 0);
}

#[test]
fn sarif_has_a_result_for_each_finding() {
    let sarif = check(&[seeds()], &["--format", "sarif"]).json();
    let results = list(&sarif["runs"][0], "results");
    assert_eq!(results.len(), findings(&[seeds()]).len());
    let footing = &results[0];
    assert_eq!(text(footing, "ruleId"), Some("footing"));
    let place = &footing["locations"][0]["physicalLocation"];
    let region = &place["region"];
    assert_eq!(region["startLine"], 632);
    let page = fs::read_to_string(&crate::common::seed_files()[3]).expect("a seed");
    let line: Vec<char> = page.lines().nth(631).expect("a line").chars().collect();
    let column =
        |key: &str| usize::try_from(region[key].as_u64().expect("a column")).expect("small") - 1;
    let printed: String = line[column("startColumn")..column("endColumn")]
        .iter()
        .collect();
    assert_eq!(printed, "€ 842.641");
}

#[test]
fn the_rule_page_is_written_by_the_rules() {
    let page = fs::read_to_string(root().join("docs/RULES.md")).expect("the rule page");
    let done = run(&["check", "--list", "--format", "markdown"]);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    let written = String::from_utf8(done.stdout).expect("UTF-8");
    assert_eq!(
        page, written,
        "check --list --format markdown > docs/RULES.md"
    );
}

/// An output folder of one document.
fn converted(text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let (document, out) = (folder.path().join("p.txt"), folder.path().join("out"));
    fs::write(&document, text).expect("a document");
    let done = run(&[
        "convert".as_ref(),
        document.as_os_str(),
        "-qo".as_ref(),
        out.as_os_str(),
    ]);
    assert!(done.code < Some(2), "{}", done.stderr);
    (folder, out)
}

const PROGRAMME: &str = "Uitvoeringsprogramma Regio Deal Hondsrug\nseptember 2021\n\n\
    PIJLER WERKEN\n\nNr.\tProject\tPenvoerder\t1e tranche\t2e tranche\n\
    1.1\tKeienfabriek\tgemeente Borger-Odoorn\t150.000\t50.000\n\
    1.2\tHunebedkamp\tgemeente Aa en Hunze\t80.000\t20.000\n\
    1.3\tKeienwerkplaats\tgemeente Borger-Odoorn\t10.000\t5.000\n";

#[test]
fn too_much_unexplained_is_found_in_the_folder_and_in_its_dataset() {
    let interview = root()
        .join("fixtures")
        .join("documents/press/groene-hart-interview.txt");
    let text = fs::read_to_string(interview).expect("a fixture");
    let (_folder, out) = converted(&text);
    let of_folder = findings(std::slice::from_ref(&out));
    let is_over = |one: &Value| text_of(one, "rule") == "too-much-unexplained";
    assert!(of_folder.iter().any(is_over), "{of_folder:?}");
    assert_eq!(findings(&[out.join("dataset.json")]), of_folder);
}

fn text_of<'v>(value: &'v Value, key: &str) -> &'v str {
    text(value, key).unwrap_or_default()
}

#[test]
fn an_alias_file_beside_a_dataset_is_heard_or_refused() {
    let (folder, out) = converted(PROGRAMME);
    let aliases = folder.path().join("aliases.toml");
    let names = "[[same]]\nnames = [\"Keienfabriek\", \"Keienwerkplats\"]\n";
    fs::write(&aliases, names).expect("an alias file");
    let aliases = aliases.display().to_string();
    let of = |path: PathBuf| check(&[path], &["--aliases", &aliases, "--format", "json"]);
    let of_folder = of(out.clone());
    let unused = told(list(&of_folder.json(), "findings"));
    assert_eq!(unused[0].0, "alias-unused");
    assert_eq!(of(out.join("dataset.json")).stdout, of_folder.stdout);
    let alone = folder.path().join("dataset.json");
    fs::copy(out.join("dataset.json"), &alone).expect("a copy");
    let refused = of(alone);
    assert_eq!(refused.code, Some(2));
    assert!(refused.stderr.contains("--aliases"), "{}", refused.stderr);
}

#[test]
fn an_alias_file_joins_two_rows_of_one_table() {
    let (folder, _) = converted(PROGRAMME);
    let aliases = folder.path().join("aliases.toml");
    let names = "[[same]]\nnames = [\"Keienfabriek\", \"Keienwerkplaats\"]\n";
    fs::write(&aliases, names).expect("an alias file");
    let document = folder.path().join("p.txt");
    let done = run(&[
        "convert".as_ref(),
        document.as_os_str(),
        "--aliases".as_ref(),
        aliases.as_os_str(),
    ]);
    let dataset = done.json();
    let projects = list(&dataset, "projects");
    assert_eq!(projects.len(), 2);
    let rows = projects.iter().map(|of| list(of, "allocations").len());
    assert_eq!(rows.max(), Some(4));
    assert!(
        list(&dataset, "findings").is_empty(),
        "{}",
        dataset["findings"]
    );
}
