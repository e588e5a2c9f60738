//! What is not plain text is read in a process of its own; that makes no difference to
//! the result.

use std::fs;
use std::io::Write;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use crate::common::{list, regiodeal, run, text};

/// Lines that make a text look like a mail, which is read in a worker.
const MAIL: &str = "From: stuurgroep\nMIME-Version: 1.0\n\n";
/// The same with a word that no mail has.
const TEXT: &str = "From: stuurgroep\nMIMI-Version: 1.0\n\n";

fn document() -> String {
    let path = crate::common::root().join("fixtures/readme/besluitenlijst.txt");
    fs::read_to_string(path).expect("a document")
}

fn converted(head: &str) -> Value {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("a.txt");
    fs::write(&path, format!("{head}{}", document())).expect("a file");
    let done = run(&["convert".as_ref(), path.as_os_str()]);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    done.json()
}

/// Without what names the bytes.
fn names(dataset: &Value) -> Vec<(Option<&str>, usize)> {
    list(dataset, "projects")
        .iter()
        .map(|project| (text(project, "name"), list(project, "decisions").len()))
        .collect()
}

#[test]
fn a_worker_reads_as_this_process_does() {
    let (mail, plain) = (converted(MAIL), converted(TEXT));
    assert_eq!(names(&mail), names(&plain));
    assert_eq!(names(&mail).len(), 1);
}

#[test]
fn many_documents_share_workers() {
    let folder = TempDir::new().expect("a folder");
    for number in 0..30 {
        let name = folder.path().join(format!("{number}.eml"));
        fs::write(name, format!("{MAIL}{}\nNr {number}.\n", document())).expect("a file");
        let name = folder.path().join(format!("{number}.pdf"));
        fs::write(name, format!("%PDF-1.7\n{number}\n")).expect("a file");
    }
    let done = run(&["convert".as_ref(), folder.path().as_os_str()]);
    assert_eq!(done.code, Some(1));
    assert_eq!(list(&done.json(), "documents").len(), 30);
}

#[test]
fn a_worker_is_no_command_for_people() {
    let help = run(&["--help"]);
    assert!(!help.stdout.is_empty());
    assert!(!String::from_utf8_lossy(&help.stdout).contains("worker"));
}

#[test]
fn a_worker_ends_with_its_parent() {
    let start = Instant::now();
    let mut child = regiodeal(&["worker"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("its input");
    let hello =
        r#"{"settings":{"pdf_engine":"auto","ocr":false,"cross_read":false},"memory_mib":512}"#;
    let length = u32::try_from(hello.len()).expect("short").to_le_bytes();
    stdin.write_all(b"rdw1").expect("it reads");
    stdin.write_all(&length).expect("it reads");
    stdin.write_all(hello.as_bytes()).expect("it reads");
    assert!(child.try_wait().expect("a status").is_none(), "it waits");
    drop(stdin);
    child.wait().expect("it ends");
    assert!(start.elapsed() < Duration::from_secs(30));
}

#[test]
fn limits_are_numbers_that_make_sense() {
    for arguments in [
        ["--timeout", "0"],
        ["--memory-limit", "1"],
        ["--threads", "0"],
    ] {
        let done = run(&["convert", "a.pdf", arguments[0], arguments[1]]);
        assert_eq!(done.code, Some(2), "{arguments:?}");
    }
}

#[test]
fn a_password_is_shown_nowhere() {
    let output = regiodeal(&["convert", "--help"])
        .env("REGIODEAL_PASSWORD", "geheim")
        .output()
        .expect("the program runs");
    let help = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(help.contains("REGIODEAL_PASSWORD") && !help.contains("geheim"));
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("a.txt"), document()).expect("a file");
    let out = folder.path().join("out");
    let output = regiodeal(&["convert".as_ref(), folder.path().as_os_str()])
        .arg("-o")
        .arg(&out)
        .env("REGIODEAL_PASSWORD", "geheim")
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(0));
    let state = fs::read_to_string(out.join(".regiodeal/state.json")).expect("a state");
    assert!(!state.contains("geheim"));
}
