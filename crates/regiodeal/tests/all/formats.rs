//! Real files: PDFs of two engines, scans, passwords, hostile files, mails with documents.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use crate::common::{convert, list, regiodeal, root, run, text};

fn fixture(name: &str) -> PathBuf {
    root().join("fixtures").join(name)
}

/// What `convert` prints for these arguments; it must exit with `code`.
fn dataset(arguments: &[&str], path: &Path, code: i32) -> Value {
    let path = path.to_string_lossy();
    let mut all = vec!["convert", "--quiet"];
    all.extend(arguments);
    all.push(&path);
    let done = run(&all);
    assert_eq!(done.code, Some(code), "{}", done.stderr);
    done.json()
}

fn rules(dataset: &Value) -> Vec<&str> {
    let findings = list(dataset, "findings").iter();
    findings
        .filter_map(|finding| text(finding, "rule"))
        .collect()
}

/// Amounts of all projects: name, heading, cents.
fn money(dataset: &Value) -> Vec<(String, String, i64)> {
    let mut money: Vec<_> = list(dataset, "projects")
        .iter()
        .flat_map(|project| {
            let name = text(project, "name").expect("a name").to_owned();
            list(project, "allocations").iter().filter_map(move |row| {
                let heading = text(row, "heading")?.to_owned();
                Some((name.clone(), heading, row["amount"]["cents"].as_i64()?))
            })
        })
        .collect();
    money.sort();
    money
}

#[test]
fn both_engines_read_the_same_money() {
    for name in ["weasyprint", "typst"] {
        let path = fixture(&format!("pdf/{name}-programme.pdf"));
        let one = money(&dataset(&["--pdf-engine", "hayro"], &path, 0));
        let other = money(&dataset(&["--pdf-engine", "pdf-extract"], &path, 0));
        assert!(one.len() > 60, "{name}: {} amounts", one.len());
        assert_eq!(one, other, "{name}");
    }
}

#[test]
fn a_cross_read_counts_what_agrees() {
    let path = fixture("pdf/weasyprint-programme.pdf");
    let dataset = dataset(&["--cross-read"], &path, 0);
    let agreement = list(&dataset, "findings")
        .iter()
        .find(|finding| text(finding, "rule") == Some("cross-read"))
        .and_then(|finding| text(finding, "message"))
        .expect("a count of what agrees");
    assert!(agreement.contains("41 names"), "{agreement}");
    assert!(agreement.ends_with("differ in 0"), "{agreement}");
}

#[test]
fn every_value_of_a_pdf_has_its_box() {
    let path = fixture("pdf/typst-programme.pdf");
    let dataset = dataset(&[], &path, 0);
    let mut amounts = 0;
    for project in list(&dataset, "projects") {
        for row in list(project, "allocations") {
            let bbox = row["source"]["bbox"].as_array().expect("a box");
            let [x0, y0, x1, y1] = [0, 1, 2, 3].map(|side| bbox[side].as_i64().expect("points"));
            assert!(0 <= x0 && x0 < x1 && x1 <= 596, "{row}");
            assert!(0 <= y0 && y0 < y1 && y1 <= 842, "{row}");
            amounts += 1;
        }
    }
    assert!(amounts > 60);
}

#[test]
fn a_password_opens_and_a_wrong_one_is_said() {
    let locked = fixture("hostile/password-geheim.pdf");
    let without = dataset(&[], &locked, 1);
    let message = text(&list(&without, "findings")[0], "message").expect("a message");
    assert!(message.contains("--password"), "{message}");
    dataset(&["--password", "verkeerd"], &locked, 1);
    let open = dataset(&["--password", "geheim"], &locked, 0);
    let plain = fixture("documents/pdf/veluwe-long-table-chromium.pdf");
    assert_eq!(money(&open), money(&dataset(&[], &plain, 0)));
    let empty = fixture("hostile/empty-password.pdf");
    assert_eq!(money(&open), money(&dataset(&[], &empty, 0)));
}

#[test]
fn hostile_files_leave_the_others_untouched() {
    let folder = TempDir::new().expect("a folder");
    let mut names = Vec::new();
    for entry in fs::read_dir(fixture("hostile")).expect("hostile files") {
        let path = entry.expect("a file").path();
        let name = path.file_name().expect("a name").to_owned();
        fs::copy(&path, folder.path().join(&name)).expect("a copy");
        names.push(name.to_string_lossy().into_owned());
    }
    let good = fixture("documents/pdf/twente-two-column-typst.pdf");
    let bytes = fs::read(&good).expect("a PDF");
    for (name, bytes) in [
        ("cut-off.pdf", bytes.get(..bytes.len() / 3).expect("a third")),
        ("picture.pdf", b"\xff\xd8\xff\xe0\0\x10JFIF\0".as_slice()),
        ("no-pages.pdf", b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj trailer<</Root 1 0 R>>"),
    ] {
        fs::write(folder.path().join(name), bytes).expect("a file");
        names.push(name.to_owned());
    }
    fs::copy(&good, folder.path().join("good.pdf")).expect("a copy");
    let limits = ["--timeout", "8", "--memory-limit", "300"];
    let all = dataset(&limits, folder.path(), 1);
    let files: Vec<&str> = list(&all, "documents")
        .iter()
        .filter_map(|document| text(document, "file"))
        .collect();
    assert!(files.contains(&"good.pdf"));
    for name in &names {
        let found = list(&all, "findings").iter().any(|finding| {
            let says = |key| text(finding, key).is_some_and(|said| said.contains(name.as_str()));
            says("message") || says("file")
        });
        assert!(
            found || files.contains(&name.as_str()),
            "nothing is said of {name}"
        );
    }
    let alone = dataset(&[], &folder.path().join("good.pdf"), 0);
    let own = |dataset: &Value| {
        money(dataset)
            .into_iter()
            .filter(|(name, _, _)| name.contains("Robotwerkplaats"))
            .collect::<Vec<_>>()
    };
    assert!(!own(&alone).is_empty());
    assert_eq!(own(&all), own(&alone));
}

#[test]
fn documents_in_a_mail_are_read_too() {
    let converted = convert(&[fixture("attachments/achterhoek-attachments.eml")]);
    let mut files: Vec<&str> = list(&converted.dataset, "documents")
        .iter()
        .filter_map(|document| text(document, "file"))
        .collect();
    files.sort_unstable();
    assert_eq!(
        files,
        [
            "achterhoek-attachments.eml",
            "achterhoek-attachments.eml/besluitenlijst-december.txt",
            "achterhoek-attachments.eml/besluitenlijst-maart.docx",
        ]
    );
    // Held over in December, granted in March.
    let project = list(&converted.dataset, "projects")
        .iter()
        .find(|project| text(project, "name") == Some("Slingeplas Sportief"))
        .expect("the project of both lists");
    let outcomes: Vec<_> = list(project, "decisions")
        .iter()
        .map(|decision| text(decision, "outcome"))
        .collect();
    assert_eq!(outcomes, [Some("aangehouden"), Some("toegekend")]);
}

#[test]
fn a_wrong_extension_is_a_note() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("lijst.txt");
    fs::copy(fixture("documents/pdf/twente-two-column-typst.pdf"), &path).expect("a copy");
    let dataset = dataset(&[], &path, 0);
    assert!(rules(&dataset).contains(&"wrong-extension"));
    assert_eq!(
        list(&dataset, "documents")[0]["media_type"],
        "application/pdf"
    );
}

#[test]
fn layouts_are_drawn_page_by_page() {
    let folder = TempDir::new().expect("a folder");
    let path = fixture("documents/pdf/zeeland-decision-table-typst.pdf");
    let place = folder.path().to_string_lossy();
    // Many of its lines are read as nothing, which the picture is to explain.
    let options = ["--debug-layout", &place, "--max-unexplained=100"];
    dataset(&options, &path, 0);
    let first = folder.path().join("zeeland-decision-table-typst.pdf-1.svg");
    let picture = fs::read_to_string(first).expect("a picture of page 1");
    for part in [
        "class=\"cell\"",
        "class=\"line\"",
        "class=\"rule\"",
        "Table",
    ] {
        assert!(picture.contains(part), "no {part}");
    }
    assert!(
        folder
            .path()
            .join("zeeland-decision-table-typst.pdf-2.svg")
            .exists()
    );
}

/// A page that is a picture of text.
#[test]
fn a_scan_is_said_and_read_where_tesseract_is_installed() {
    let scan = fixture("scan/de-kempen-page.pdf");
    let silent = dataset(&[], &scan, 0);
    let finding = list(&silent, "findings")
        .iter()
        .find(|finding| text(finding, "rule") == Some("page-without-text"))
        .and_then(|finding| text(finding, "message"))
        .expect("a page without text is said");
    assert!(finding.contains("tesseract"), "{finding}");
    let knows_dutch = std::process::Command::new("tesseract")
        .arg("--list-langs")
        .output()
        .is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("nld"));
    let read = dataset(&["--ocr"], &scan, 0);
    if !knows_dutch {
        assert!(rules(&read).contains(&"no-recognition"));
        return;
    }
    let grants: Vec<&Value> = list(&read, "projects")
        .iter()
        .flat_map(|project| list(project, "decisions"))
        .filter_map(|decision| decision.get("contribution"))
        .collect();
    let cents: Vec<_> = grants
        .iter()
        .filter_map(|grant| grant["cents"].as_i64())
        .collect();
    assert!(cents.contains(&52_000_000), "{cents:?}");
    for grant in grants {
        let flags = list(grant, "flags");
        assert!(flags.iter().any(|flag| flag == "recognised"), "{grant}");
    }
}

#[test]
fn no_document_reaches_the_terminal_as_control_characters() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("naam\u{1b}[31m.pdf");
    fs::write(&path, b"%PDF-1.4 nothing").expect("a file");
    let output = regiodeal(&["convert".as_ref(), path.as_os_str()])
        .output()
        .expect("it runs");
    assert!(!output.stderr.contains(&0x1b));
}
