//! What cannot be read is refused with its name and what to do, and costs nothing else.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use crate::common::{Done, list, parse, regiodeal, run, seed_files, seeds, text};

fn folder() -> TempDir {
    TempDir::new().expect("a folder")
}

/// A small document that is fine.
fn good() -> PathBuf {
    seed_files().remove(4)
}

fn file(folder: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::write(&path, bytes).expect("a file");
    path
}

/// Converts the bad path beside a good one: the good one is there, the message and a
/// finding name the bad one and hold each of the words. Then alone: no success.
fn is_refused(bad: &Path, words: &[&str]) {
    let good = good();
    let name = bad.file_name().expect("a name").to_string_lossy();
    for order in [[&good, &bad.to_owned()], [&bad.to_owned(), &good]] {
        let done = run(&[
            OsStr::new("convert"),
            order[0].as_os_str(),
            order[1].as_os_str(),
        ]);
        assert_eq!(done.code, Some(1), "{name}: {}", done.stderr);
        assert_named(&done.stderr, &name, words);
        let dataset = done.json();
        let files: Vec<_> = list(&dataset, "documents")
            .iter()
            .filter_map(|document| text(document, "file"))
            .collect();
        let good = good.file_name().and_then(OsStr::to_str);
        assert_eq!(files, Vec::from_iter(good), "the other document");
        let found = list(&dataset, "findings").iter().any(|finding| {
            text(finding, "severity") == Some("error")
                && text(finding, "message").is_some_and(|message| message.contains(&*name))
        });
        assert!(found, "{name}: no finding of severity error names it");
    }
    let alone = run(&[OsStr::new("convert"), bad.as_os_str()]);
    assert!(matches!(alone.code, Some(1 | 2)), "{name} alone");
    assert_named(&alone.stderr, &name, words);
}

/// One line of the messages names the file and holds the words.
fn assert_named(messages: &str, name: &str, words: &[&str]) {
    let named = messages.lines().any(|line| {
        line.contains(name)
            && words
                .iter()
                .all(|word| line.to_lowercase().contains(&word.to_lowercase()))
    });
    assert!(named, "no line has {name:?} and {words:?}:\n{messages}");
}

#[test]
fn a_missing_file() {
    is_refused(&folder().path().join("weg.txt"), &["no such file"]);
}

#[test]
fn an_empty_file() {
    let folder = folder();
    is_refused(&file(&folder, "leeg.txt", b""), &["empty"]);
    is_refused(&file(&folder, "wit.txt", b" \r\n\t\n"), &["empty"]);
}

#[test]
fn a_folder_without_documents() {
    let folder = folder();
    let empty = folder.path().join("lege-map");
    fs::create_dir(&empty).expect("a folder");
    is_refused(&empty, &["no documents", "give"]);
}

#[test]
fn a_binary_file() {
    let folder = folder();
    let bytes: Vec<u8> = (0..=255).cycle().take(5000).collect();
    is_refused(&file(&folder, "rommel.txt", &bytes), &["no text", "give"]);
}

#[test]
fn a_damaged_pdf() {
    let folder = folder();
    let bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\n";
    is_refused(&file(&folder, "afgebroken.pdf", bytes), &["pdf"]);
}

#[test]
fn a_file_over_the_size_limit() {
    let folder = folder();
    let path = folder.path().join("groot.txt");
    let huge = File::create(&path).expect("a file");
    huge.set_len(200 * 1024 * 1024).expect("a sparse file");
    let start = Instant::now();
    is_refused(&path, &["209715200 bytes", "split"]);
    // Three runs; reading the file would take longer.
    assert!(start.elapsed() < Duration::from_secs(10), "it was read");
    let amounts = run(&[OsStr::new("amounts"), path.as_os_str()]);
    assert_eq!(amounts.code, Some(2));
    assert_named(&amounts.stderr, "groot.txt", &["split"]);
    // A Word file may be larger than a text: this one is only damaged.
    let path = file(&folder, "groot.docx", b"PK\x03\x04");
    let large = File::options().write(true).open(&path).expect("a file");
    large.set_len(65 * 1024 * 1024).expect("a sparse file");
    let amounts = run(&[OsStr::new("amounts"), path.as_os_str()]);
    assert_named(&amounts.stderr, "groot.docx", &["damaged"]);
}

#[test]
fn broken_utf8_is_read_with_a_finding() {
    let folder = folder();
    let mut bytes = fs::read(good()).expect("a seed");
    bytes.extend("\nDaarna één cafés en ".as_bytes());
    bytes.extend(b"\xff\xfe\xc3 verder.\n");
    let path = file(&folder, "stuk.txt", &bytes);
    let done = run(&[OsStr::new("convert"), path.as_os_str()]);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    let dataset = done.json();
    assert!(!list(&dataset, "projects").is_empty(), "it is converted");
    let document = &list(&dataset, "documents")[0];
    assert_eq!(text(document, "file"), Some("stuk.txt"));
    let warned = list(&dataset, "findings").iter().any(|finding| {
        matches!(text(finding, "severity"), Some("warning" | "error"))
            && text(finding, "message").is_some_and(|message| message.contains("UTF-8"))
            && names(finding, document)
    });
    assert!(warned, "content was lost, and no finding tells where");
}

/// A finding tells which document it is about: by the file, or by a location.
fn names(finding: &Value, document: &Value) -> bool {
    text(finding, "file") == text(document, "file")
        || list(finding, "locations")
            .iter()
            .any(|location| text(location, "document") == text(document, "id"))
}

fn cannot_run(done: &Done, named: &str) {
    assert_eq!(done.code, Some(2), "{}", done.stderr);
    assert!(done.stdout.is_empty(), "it could not run, and printed data");
    assert_named(&done.stderr, named, &["error"]);
}

#[test]
fn a_profile_that_cannot_be_read() {
    let folder = folder();
    let paths = [
        folder.path().join("weg.toml"),
        file(&folder, "stuk.toml", b"pillars = [\"Werken\""),
        file(&folder, "bytes.toml", b"\xff\xfe\x00"),
        folder.path().to_owned(),
    ];
    for profile in paths {
        let arguments = [
            OsStr::new("convert"),
            good().as_os_str(),
            OsStr::new("--profile"),
            profile.as_os_str(),
        ]
        .map(OsStr::to_owned);
        let name = profile.file_name().expect("a name").to_string_lossy();
        cannot_run(&run(&arguments), &name);
    }
}

#[test]
fn an_output_folder_that_cannot_be_written() {
    let folder = folder();
    let taken = file(&folder, "bestand", b"al hier");
    let arguments = [
        OsStr::new("convert"),
        good().as_os_str(),
        OsStr::new("-o"),
        taken.as_os_str(),
    ]
    .map(OsStr::to_owned);
    cannot_run(&run(&arguments), "bestand");
}

#[test]
fn wrong_arguments() {
    for arguments in [
        vec![],
        vec!["convert"],
        vec!["convert", "--wat"],
        vec!["schema", "wat"],
        vec!["wat"],
    ] {
        let done = run(&arguments);
        assert_eq!(done.code, Some(2), "{arguments:?}");
        assert!(!done.stderr.is_empty(), "{arguments:?} says nothing");
    }
}

#[test]
fn a_reader_that_has_had_enough_is_no_error() {
    let folder = folder();
    let empty = file(&folder, "leeg.txt", b"");
    let programme = seed_files().remove(3);
    for (arguments, code) in [
        (
            vec!["convert".into(), seeds().as_os_str().to_owned()],
            Some(0),
        ),
        (
            vec!["amounts".into(), programme.as_os_str().to_owned()],
            Some(0),
        ),
        (vec!["schema".into(), "dataset".into()], Some(0)),
        // What failed has failed all the same.
        (vec!["convert".into(), good().into(), empty.into()], Some(1)),
    ] {
        let mut child = regiodeal(&arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        let messages = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), code, "{arguments:?}: {messages}");
        assert!(!messages.contains("panicked"), "{messages}");
        assert_eq!(messages.contains("error:"), code == Some(1), "{messages}");
    }
}

#[test]
fn standard_input_is_a_document() {
    let bytes = fs::read(good()).expect("a seed");
    let mut child = regiodeal(&["convert", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("its input");
    stdin.write_all(&bytes).expect("it reads");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0));
    let (piped, named) = (
        parse(&output.stdout),
        run(&["convert".as_ref(), good().as_os_str()]).json(),
    );
    assert_eq!(text(&piped["documents"][0], "file"), Some("-"));
    assert_eq!(piped["documents"][0]["id"], named["documents"][0]["id"]);
    assert_eq!(piped["projects"], named["projects"]);
}
