//! From a value to what is printed.

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use serde_json::Value;
use tempfile::TempDir;

use crate::common::{Done, list, root, run, seeds, text};

/// The seeds, converted into a folder.
static OUT: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = TempDir::new().expect("a folder");
    let seeds = seeds();
    let arguments = [
        "convert".as_ref(),
        seeds.as_os_str(),
        "-qo".as_ref(),
        folder.path().as_os_str(),
    ];
    assert_eq!(run(&arguments).code, Some(0));
    folder
});

fn explain(pointer: &str, more: &[&str]) -> Done {
    let out = OUT.path().display().to_string();
    let mut all = vec!["explain", &out, pointer];
    all.extend(more);
    run(&all)
}

fn said(done: &Done) -> String {
    String::from_utf8(done.stdout.clone()).expect("UTF-8")
}

#[test]
fn a_cell_is_explained() {
    let done = explain(
        "open-science-hub-osh/allocations/5e tranche",
        &["--format=json"],
    );
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    let explained = done.json();
    let only = &explained[0];
    assert_eq!(explained.as_array().map(Vec::len), Some(1));
    assert_eq!(only["value"]["amount"]["cents"], 29_500_000);
    assert_eq!(only["verdict"], "verified");
    let read = &only["evidence"][0];
    assert_eq!(
        (&read["role"], &read["rule"]),
        (&"read".into(), &"money-cell".into())
    );
    assert_eq!(read["raw"], "295.000");
    let line = &read["printed"][0];
    let printed: Vec<char> = text(line, "text").expect("a line").chars().collect();
    let at = |key: &str| usize::try_from(line[key].as_u64().expect("a place")).expect("small");
    let meant: String = printed[at("start")..at("end")].iter().collect();
    assert_eq!(meant, "295.000");
    let confirms =
        |evidence: &&Value| evidence["role"] == "confirms" && evidence["by"] == "printed-total";
    assert!(list(only, "evidence").iter().filter(confirms).count() >= 2);
}

#[test]
fn a_pointer_and_the_words_of_people_lead_to_the_same() {
    let by_name = explain("open science hub/5e tranche", &["--format=json"]);
    let pointer = by_name.json()[0]["pointer"]
        .as_str()
        .expect("a pointer")
        .to_owned();
    let by_pointer = explain(&pointer, &["--format=json"]);
    assert_eq!(by_name.stdout, by_pointer.stdout);
    let lead = explain("regiocampus/penvoerder", &["--format=json"]).json();
    assert_eq!(lead[0]["value"]["raw"], "gem. Emmen");
    let granted = explain("RegioCampus/bijdrage", &["--format=json"]).json();
    assert!(
        granted.as_array().is_some_and(|all| all.len() > 1),
        "one for each decision"
    );
    let confirms = |of: &Value| {
        list(of, "evidence")
            .iter()
            .any(|of| of["by"] == "allocation")
    };
    assert!(
        granted
            .as_array()
            .is_some_and(|all| all.iter().all(confirms))
    );
}

#[test]
fn a_wrong_total_is_contradicted() {
    let done = explain("/totals", &["--format=json"]);
    let totals = done.json();
    let wrong = |of: &&Value| of["value"]["agrees"] == false;
    let wrong: Vec<&Value> = totals
        .as_array()
        .expect("a list")
        .iter()
        .filter(wrong)
        .collect();
    let [wrong] = wrong.as_slice() else {
        panic!("one total is wrong: {wrong:?}");
    };
    let terms = list(wrong, "evidence")
        .iter()
        .filter(|of| of["role"] == "term");
    assert_eq!(terms.count(), 5);
    assert!(
        list(wrong, "findings")
            .iter()
            .any(|finding| finding["rule"] == "footing")
    );
}

/// Of every amount in the dataset the printed text is its raw text, and the rule is known.
#[test]
fn every_amount_leads_to_its_raw_text() {
    let done = explain("", &["--format=json"]);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    let explained = done.json();
    let mut seen = 0;
    for of in explained.as_array().expect("a list") {
        let amount = of["value"]
            .get("amount")
            .or_else(|| of["value"].get("printed"));
        let is_history = text(of, "pointer").is_some_and(|pointer| pointer.contains("/history/"));
        let Some(raw) = amount
            .and_then(|amount| text(amount, "raw"))
            .filter(|_| !is_history)
        else {
            continue;
        };
        let read = &of["evidence"][0];
        assert_eq!(text(read, "raw"), Some(raw), "{}", of["pointer"]);
        assert!(
            read["rule"].is_string() && !list(read, "printed").is_empty(),
            "{}",
            of["pointer"]
        );
        seen += 1;
    }
    assert!(seen > 60, "only {seen} amounts");
}

#[test]
fn words_are_dutch_or_english() {
    let dutch = said(&explain("regiocampus/lead", &["--lang", "nl"]));
    for word in [
        "waarde",
        "gelezen",
        "leesregel lead",
        "bladzijde 1, regel 559",
        "──",
    ] {
        assert!(dutch.contains(word), "{word}: {dutch}");
    }
    let english = said(&explain("regiocampus/lead", &[]));
    for word in ["value", "read", "rule lead", "page 1, line 559"] {
        assert!(english.contains(word), "{word}: {english}");
    }
    assert!(
        !english.contains('\u{1b}'),
        "no colour where none is wanted"
    );
}

#[test]
fn boxes_are_told_where_a_page_has_them() {
    let folder = TempDir::new().expect("a folder");
    let pdf = root().join("fixtures/pdf/typst-programme.pdf");
    let arguments = [
        "convert".as_ref(),
        pdf.as_os_str(),
        "-qo".as_ref(),
        folder.path().as_os_str(),
    ];
    assert_eq!(run(&arguments).code, Some(0));
    let done = run(&[
        "explain".as_ref(),
        folder.path().as_os_str(),
        "open science hub/5e tranche".as_ref(),
    ]);
    let said = said(&done);
    assert!(
        said.contains(", box ") && said.contains("295.000"),
        "{said}"
    );
}

#[test]
fn what_is_missing_is_said() {
    let folder = TempDir::new().expect("a folder");
    let alone: PathBuf = folder.path().join("dataset.json");
    fs::copy(OUT.path().join("dataset.json"), &alone).expect("a copy");
    let done = run(&[
        "explain".as_ref(),
        alone.as_os_str(),
        "regiocampus/lead".as_ref(),
    ]);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    let said = said(&done);
    assert!(
        said.contains("gem. Emmen") && said.contains("`convert -o` makes it"),
        "{said}"
    );
}

#[test]
fn nothing_there_is_one_and_no_dataset_is_two() {
    for nothing in [
        "/projects/999",
        "/nergens",
        "regiocampus/nergens",
        "bestaat niet/lead",
        "/projects/x",
    ] {
        let done = explain(nothing, &[]);
        assert_eq!(done.code, Some(1), "{nothing}");
        assert!(
            done.stdout.is_empty() && !done.stderr.is_empty(),
            "{nothing}"
        );
    }
    assert_eq!(run(&["explain", "nergens", "/projects/0"]).code, Some(2));
    assert_eq!(run(&["explain"]).code, Some(2));
}

#[test]
fn findings_and_errors_are_in_the_readers_language() {
    let pointer = "stroomlijnen/2e tranche";
    let dutch = said(&explain(pointer, &["--lang", "nl"]));
    assert!(
        dutch.contains("fout        footing: het gedrukte totaal van pijler Welzijn"),
        "{dutch}"
    );
    let english = said(&explain(pointer, &["--lang", "en"]));
    assert!(
        english.contains("footing: the printed total of pillar Welzijn"),
        "{english}"
    );
    for (wanted, nl, en) in [
        (
            "bestaat niet/lead",
            "geen project heet",
            "no project is called",
        ),
        (
            "regiocampus/nergens",
            "heeft zo'n veld niet",
            "has no such field",
        ),
        ("/nergens", "zo'n waarde is er niet", "no such value"),
    ] {
        assert!(
            explain(wanted, &["--lang", "nl"]).stderr.contains(nl),
            "{wanted}"
        );
        assert!(
            explain(wanted, &["--lang", "en"]).stderr.contains(en),
            "{wanted}"
        );
    }
}

#[test]
fn a_printed_total_is_named_by_words() {
    let done = explain("totaal/Welzijn/2e tranche", &["--format=json"]);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    let explained = done.json();
    let wrong = |of: &&Value| of["value"]["printed"]["cents"] == 84_264_100;
    let all = explained.as_array().expect("a list");
    assert!(all.iter().any(|of| wrong(&of)));
    let is_one = |of: &Value| {
        text(&of["value"], "scope") == Some("pillar Welzijn") && of["value"]["tranche"] == 2
    };
    assert!(all.iter().all(is_one), "{explained}");
}

/// Explains a value of one document.
fn explained(document: &str, pointer: &str) -> Value {
    let folder = TempDir::new().expect("a folder");
    let (path, out) = (folder.path().join("p.txt"), folder.path().join("out"));
    fs::write(&path, document).expect("a document");
    let convert = [
        "convert".as_ref(),
        path.as_os_str(),
        "-qo".as_ref(),
        out.as_os_str(),
    ];
    assert_eq!(run(&convert).code, Some(0));
    let done = run(&[
        "explain".as_ref(),
        out.as_os_str(),
        pointer.as_ref(),
        "--format=json".as_ref(),
    ]);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    done.json()[0].clone()
}

#[test]
fn findings_on_later_pieces_are_shown() {
    let document = "Uitvoeringsprogramma Regio Deal Hoge Venen\naugustus 2022\n\n1.1 Veenkijkers\n\n\
        Bezoekers zien vanaf een toren hoe het veen groeit.\n\n\
        Stand van zaken per juli 2022: De fundering ligt er en de palen zijn gezet. De leverancier\n\
        van de trap heeft uitstel gevraagd, omdat het hout later\n\
        Uitvoeringsprogramma Regio Deal Hoge Venen                                  1\n\u{c}\
        Uitvoeringsprogramma Regio Deal Hoge Venen                                  2\n\
        komt dan gepland. De Regio Deal draagt € 4.000 bij.\n\n\
        1.2 Schaapskooi\n\nDe kooi wordt hersteld met riet uit de streek.\n";
    let note = explained(document, "veenkijkers/voortgang");
    assert!(
        !list(&note["evidence"][0]["source"], "more").is_empty(),
        "{note}"
    );
    let findings = list(&note, "findings");
    assert!(
        findings.iter().any(|one| one["locations"][0]["page"] == 2),
        "{note}"
    );
}

#[test]
fn a_total_that_cannot_be_added_up_says_nothing_of_its_rows() {
    let document = "Uitvoeringsprogramma Regio Deal Hondsrug\nseptember 2021\n\nPIJLER WERKEN\n\n\
        Nr.\tProject\tPenvoerder\t1e tranche\t2e tranche\n\
        1.1\tKeienfabriek\tgemeente Borger-Odoorn\t€ 100.000 - € 200.000\t50.000\n\
        1.2\tHunebedkamp\tgemeente Aa en Hunze\t300.000\t20.000\n\
        \tTotaal pijler Werken\t\t450.000\t90.000\n";
    let roles = |pointer| {
        let row = explained(document, pointer);
        let evidence = list(&row, "evidence").iter();
        evidence
            .map(|of| of["role"].to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(roles("hunebedkamp/1e tranche"), ["\"read\""]);
    assert_eq!(
        roles("hunebedkamp/2e tranche"),
        ["\"read\"", "\"contradicts\""]
    );
}
