//! Many files at once: which are meant, what is written, and what a second run does.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use regiodeal_dataset::{DocumentFile, canonical_json, compile};
use serde_json::Value;
use tempfile::TempDir;

use crate::common::{Done, converted_seeds, list, regiodeal, run, seed_files, text};

/// A folder with decision lists by name; each names one project of its own.
fn folder(names: &[&str]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for name in names {
        write(&folder.path().join(name), name);
    }
    folder
}

fn write(path: &Path, project: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, document(project)).expect("a file");
}

fn document(project: &str) -> String {
    format!(
        "Besluitenlijst stuurgroep Regio Deal Rivierenland, 14 maart 2024\n\n{project}\n\nDe stuurgroep kent een bijdrage toe van € 1,2 miljoen. Penvoerder is de gemeente Tiel.\n"
    )
}

fn convert<S: AsRef<OsStr>>(arguments: &[S]) -> Done {
    let mut all = vec![OsString::from("convert")];
    all.extend(
        arguments
            .iter()
            .map(|argument| argument.as_ref().to_owned()),
    );
    run(&all)
}

/// The names of the documents in a dataset.
fn names(dataset: &Value) -> Vec<&str> {
    let mut names: Vec<&str> = list(dataset, "documents")
        .iter()
        .filter_map(|document| text(document, "file"))
        .collect();
    names.sort_unstable();
    names
}

/// All is converted, from these files.
fn assert_names<S: AsRef<OsStr>>(arguments: &[S], wanted: &[&str]) {
    let done = convert(arguments);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    assert_eq!(names(&done.json()), wanted);
}

/// One is refused for the reason, and the others are converted, soon.
fn assert_refused<S: AsRef<OsStr>>(arguments: &[S], reason: &str, others: &[&str]) {
    let start = Instant::now();
    let done = convert(arguments);
    assert_eq!(done.code, Some(1), "{}", done.stderr);
    assert!(done.stderr.contains(reason), "{reason:?}: {}", done.stderr);
    assert_eq!(names(&done.json()), others);
    assert!(start.elapsed() < Duration::from_mins(1), "it waited");
}

#[test]
fn a_pattern_is_every_file_that_fits() {
    let folder = folder(&["a.txt", "b.md", "sub/c.txt", "sub/deep/d.txt", "[x].txt"]);
    let at = |pattern: &str| folder.path().join(pattern);
    assert_names(&[at("*.md")], &["b.md"]);
    assert_names(&[at("?.{txt,md}")], &["a.txt", "b.md"]);
    assert_names(&[at("sub/*.txt")], &["c.txt"]);
    assert_names(
        &[at("**/*.txt")],
        &["[x].txt", "a.txt", "sub/c.txt", "sub/deep/d.txt"],
    );
    // What it fits may be a folder.
    assert_names(&[at("s*")], &["c.txt", "deep/d.txt"]);
    // A file of that very name comes first.
    assert_names(&[at("[x].txt")], &["[x].txt"]);
    assert_refused(&[at("*.pdf"), at("a.txt")], "pattern", &["a.txt"]);
    assert_refused(&[at("[.pdf"), at("a.txt")], "[.pdf", &["a.txt"]);
}

#[test]
fn a_list_names_files_and_folders() {
    let folder = folder(&["a.txt", "with\nnewline.txt", "sub/c.txt"]);
    let at = |name: &str| folder.path().join(name).into_os_string();
    let lines = [at("a.txt"), at("sub")].join(OsStr::new("\r\n"));
    let nuls = [at("a.txt"), at("with\nnewline.txt"), OsString::new()].join(OsStr::new("\0"));
    let list = folder.path().join("list");
    fs::write(&list, lines.as_encoded_bytes()).expect("a list");
    let from = OsString::from("--files-from");
    assert_names(&[&from, list.as_os_str()], &["a.txt", "c.txt"]);
    fs::write(&list, nuls.as_encoded_bytes()).expect("a list");
    let zero = OsStr::new("-0");
    assert_names(
        &[&from, list.as_os_str(), zero],
        &["a.txt", "with\nnewline.txt"],
    );
    let mut child = regiodeal(&["convert", "--files-from", "-", "--null"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("its input");
    stdin.write_all(nuls.as_encoded_bytes()).expect("it reads");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_list_that_is_none_stops_the_run() {
    let folder = folder(&["empty"]);
    fs::write(folder.path().join("empty"), "\n\n").expect("a file");
    let at = |name: &str| folder.path().join(name).into_os_string();
    for (list, reason) in [(at("none"), "none"), (at("empty"), "names none")] {
        let done = convert(&["--files-from".into(), list]);
        assert_eq!(done.code, Some(2));
        assert!(done.stderr.contains(reason), "{}", done.stderr);
    }
    let done = convert(&["-", "--files-from", "-"]);
    assert_eq!(done.code, Some(2));
    assert!(done.stderr.contains("standard input"), "{}", done.stderr);
}

#[test]
fn odd_names_are_names() {
    let odd = [
        "-v.txt",
        "new\nline.txt",
        "'quotes\".txt",
        "spa ce.txt",
        "é.txt",
    ];
    let folder = folder(&odd);
    let mut wanted = odd.to_vec();
    wanted.sort_unstable();
    assert_names(&[folder.path()], &wanted);
    let bad = folder.path().join("bad\nname.txt");
    fs::write(&bad, "").expect("a file");
    let done = convert(&[folder.path()]);
    assert_eq!(done.code, Some(1));
    assert!(
        done.stderr.contains(r"error: bad\nname.txt: "),
        "{}",
        done.stderr
    );
}

#[cfg(unix)]
mod unix {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::os::unix::net::UnixListener;

    use super::*;

    #[test]
    fn names_may_be_any_bytes() {
        let folder = folder(&[]);
        let path = folder.path().join(OsStr::from_bytes(b"caf\xe9.txt"));
        write(&path, "Groene Bermen");
        let output = folder.path().join("out").into_os_string();
        for _ in 0..2 {
            let done = convert(&[path.as_os_str(), OsStr::new("-o"), &output]);
            assert_eq!(done.code, Some(0), "{}", done.stderr);
        }
    }

    #[test]
    fn what_is_no_regular_file_is_refused_at_once() {
        let folder = folder(&["a.txt"]);
        let made = Command::new("mkfifo")
            .arg(folder.path().join("pipe"))
            .status();
        assert!(made.expect("mkfifo").success());
        let at = |name: &str| folder.path().join(name);
        assert_refused(&[at("pipe"), at("a.txt")], "pipe: it is a pipe", &["a.txt"]);
        assert_refused(&[folder.path()], "pipe: it is a pipe", &["a.txt"]);
        fs::remove_file(at("pipe")).expect("it is gone");
        let _socket = UnixListener::bind(at("socket")).expect("a socket");
        assert_refused(&[folder.path()], "socket: it is a pipe", &["a.txt"]);
        assert_refused(
            &[PathBuf::from("/dev/zero"), at("a.txt")],
            "device",
            &["a.txt"],
        );
    }

    #[test]
    fn links_are_followed_once() {
        let folder = folder(&["docs/a.txt", "other/b.txt"]);
        let at = |name: &str| folder.path().join(name);
        symlink(at("docs/a.txt"), at("docs/z-again.txt")).expect("a link");
        symlink(at("other"), at("docs/other")).expect("a link");
        symlink(at("docs"), at("docs/other/loop")).expect("a link");
        assert_names(&[at("docs")], &["a.txt", "other/b.txt"]);
        assert_names(&[at("docs/../docs/a.txt"), at("docs/a.txt")], &["a.txt"]);
        symlink(at("docs/self"), at("docs/self")).expect("a link");
        assert_refused(
            &[at("docs")],
            "self: cannot be read: it is a link that leads nowhere",
            &["a.txt", "other/b.txt"],
        );
    }

    #[test]
    fn scans_are_read_again_where_tesseract_was_missing() {
        let scan = crate::common::root().join("fixtures/scan/de-kempen-page.pdf");
        let output = TempDir::new().expect("a folder");
        let tools = TempDir::new().expect("a folder");
        let run = || {
            let done = regiodeal(&[OsStr::new("convert"), scan.as_os_str(), OsStr::new("-o")])
                .arg(output.path())
                .arg("--ocr")
                .env("PATH", tools.path())
                .output()
                .expect("the program runs");
            assert_eq!(done.status.code(), Some(0));
            files(output.path())
                .remove("dataset.json")
                .expect("a dataset")
        };
        assert!(run().contains("no-recognition"));
        let tesseract = tools.path().join("tesseract");
        // The place of a word, and how sure it is.
        let row = "5\\t1\\t1\\t1\\t1\\t1\\t99\\t99\\t99\\t20\\t96\\tBesluit";
        let script = format!("#!/bin/sh\nprintf 'level\\n{row}\\n'\n");
        fs::write(&tesseract, script).expect("a program");
        fs::set_permissions(&tesseract, fs::Permissions::from_mode(0o755)).expect("a program");
        let read = run();
        assert!(read.contains("recognised-text") && !read.contains("no-recognition"));
    }

    #[test]
    fn what_may_not_be_read_is_refused() {
        let folder = folder(&["a.txt", "b.txt", "sub/c.txt"]);
        let close = |name: &str, mode: u32| {
            let path = folder.path().join(name);
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("closed");
            path
        };
        let (file, below) = (close("b.txt", 0), close("sub", 0));
        // Some users may read everything.
        if fs::read(&file).is_err() {
            assert_refused(
                &[folder.path()],
                "b.txt: cannot be read: permission",
                &["a.txt"],
            );
            assert_refused(
                &[folder.path()],
                "sub: cannot be read: permission",
                &["a.txt"],
            );
        }
        close("sub", 0o755);
        drop(below);
    }
}

#[test]
fn two_files_with_the_same_bytes_are_one_document() {
    let folder = folder(&["a.txt"]);
    let at = |name: &str| folder.path().join(name);
    fs::copy(at("a.txt"), at("b.txt")).expect("a copy");
    let done = convert(&[folder.path()]);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    let dataset = done.json();
    assert_eq!(names(&dataset), ["a.txt"]);
    let notes: Vec<_> = list(&dataset, "findings")
        .iter()
        .filter(|finding| text(finding, "rule") == Some("same-content"))
        .collect();
    assert_eq!(notes.len(), 1);
    let message = text(notes[0], "message").expect("a message");
    assert!(
        message.contains("a.txt") && message.contains("b.txt"),
        "{message}"
    );
}

#[test]
fn each_file_is_a_line_unless_it_should_be_quiet() {
    let folder = folder(&[]);
    write(&folder.path().join("a.txt"), "Groene Bermen");
    fs::write(folder.path().join("leeg.txt"), "").expect("a file");
    let loud = convert(&[folder.path()]);
    let lines: Vec<&str> = loud.stderr.lines().collect();
    assert!(
        lines.contains(&"converted a.txt: besluitenlijst, 1 projects"),
        "{lines:?}"
    );
    let errors = |text: &str| {
        text.lines()
            .filter(|line| line.starts_with("error: "))
            .count()
    };
    assert_eq!(errors(&loud.stderr), 1, "{lines:?}");
    let quiet = convert(&[folder.path().as_os_str(), OsStr::new("--quiet")]);
    assert_eq!(
        (quiet.stderr.lines().count(), errors(&quiet.stderr)),
        (1, 1)
    );
    assert!(!loud.stderr.contains('\u{1b}'), "no colours");
}

/// A document file is the same after it was read back, and so is the dataset of them.
#[test]
fn document_files_hold_all_that_a_dataset_needs() {
    let seeds = converted_seeds();
    let mut documents = Vec::new();
    for (name, bytes) in &seeds.files {
        if name.starts_with("documents/") {
            let mut file: DocumentFile = serde_json::from_slice(bytes).expect("a document");
            assert!(canonical_json(&file).expect("JSON") == *bytes, "{name}");
            file.pages.clear();
            documents.push(file);
        }
    }
    let dataset = canonical_json(&compile(&documents)).expect("JSON");
    assert!(dataset == seeds.files["dataset.json"]);
}

/// A folder that was converted into, and its input.
struct Twice {
    input: TempDir,
    output: TempDir,
}

impl Twice {
    fn new(names: &[&str]) -> Self {
        Self {
            input: folder(names),
            output: TempDir::new().expect("a folder"),
        }
    }

    fn run(&self, more: &[&str]) -> Done {
        let mut all = vec![self.input.path().as_os_str(), OsStr::new("-o")];
        all.push(self.output.path().as_os_str());
        all.extend(more.iter().map(OsStr::new));
        let done = convert(&all);
        assert!(matches!(done.code, Some(0 | 1)), "{}", done.stderr);
        done
    }

    /// Runs again: it says this of how much it read, and the result is that of a run
    /// into an empty folder.
    fn again(&self, more: &[&str], says: &str) {
        let done = self.run(more);
        assert!(done.stderr.contains(says), "{says:?}: {}", done.stderr);
        let fresh = TempDir::new().expect("a folder");
        let mut all = vec![self.input.path().as_os_str(), OsStr::new("-o")];
        all.push(fresh.path().as_os_str());
        all.extend(more.iter().map(OsStr::new));
        convert(&all);
        assert_eq!(self.files(), files(fresh.path()));
    }

    fn files(&self) -> BTreeMap<String, String> {
        files(self.output.path())
    }

    fn document(&self) -> PathBuf {
        let documents = fs::read_dir(self.output.path().join("documents")).expect("documents");
        let mut paths: Vec<_> = documents.map(|entry| entry.expect("one").path()).collect();
        paths.sort();
        paths.remove(0)
    }
}

/// What a run wrote, but for what it remembers.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for below in [folder.to_owned(), folder.join("documents")] {
        for entry in fs::read_dir(&below).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                let name = path.strip_prefix(folder).expect("below").to_string_lossy();
                let bytes = fs::read_to_string(&path).expect("text");
                files.insert(name.into_owned(), bytes);
            }
        }
    }
    files
}

#[test]
fn a_second_run_reads_what_is_new_or_changed() {
    let twice = Twice::new(&["a.txt", "b.txt", "c.txt"]);
    twice.run(&[]);
    twice.again(&[], "0 converted, 3 unchanged");
    write(&twice.input.path().join("d.txt"), "Nieuwe Bermen");
    twice.again(&[], "1 converted, 3 unchanged");
    write(&twice.input.path().join("a.txt"), "Andere Bermen");
    twice.again(&[], "1 converted, 3 unchanged");
    fs::remove_file(twice.input.path().join("b.txt")).expect("gone");
    twice.again(&[], "0 converted, 3 unchanged");
    let renamed = twice.input.path().join("z.txt");
    fs::rename(twice.input.path().join("c.txt"), renamed).expect("renamed");
    twice.again(&[], "1 converted, 2 unchanged");
    twice.again(&["--force"], "converted z.txt");
}

#[test]
fn another_profile_or_option_reads_anew() {
    let twice = Twice::new(&["a.txt", "b.txt"]);
    twice.run(&[]);
    let profile = TempDir::new().expect("a folder");
    let path = profile.path().join("profile.toml");
    fs::write(&path, "money_columns = [\"geld\"]\n").expect("a profile");
    let profile = ["--profile", path.to_str().expect("text")];
    twice.again(&profile, "converted a.txt");
    twice.again(&profile, "0 converted, 2 unchanged");
    fs::write(&path, "money_columns = [\"euro\"]\n").expect("a profile");
    twice.again(&profile, "converted b.txt");
    twice.again(&["--pdf-engine", "hayro"], "converted a.txt");
}

#[test]
fn documents_changed_by_hand_are_made_again() {
    let twice = Twice::new(&["a.txt", "b.txt"]);
    twice.run(&[]);
    fs::write(twice.document(), "{}").expect("a change");
    twice.again(&[], "1 converted, 1 unchanged");
    fs::remove_file(twice.document()).expect("gone");
    twice.again(&[], "1 converted, 1 unchanged");
}

#[test]
fn only_own_files_are_removed() {
    let twice = Twice::new(&["a.txt", "b.txt", "c.txt"]);
    twice.run(&[]);
    let documents = twice.output.path().join("documents");
    let mine = documents.join("mine.json");
    fs::write(&mine, "mine").expect("a file");
    let changed = twice.document();
    fs::write(&changed, "changed").expect("a change");
    for name in ["a.txt", "b.txt"] {
        fs::remove_file(twice.input.path().join(name)).expect("gone");
    }
    fs::write(twice.input.path().join("c.txt"), document("Anders")).expect("a file");
    let done = twice.run(&[]);
    assert_eq!(fs::read_to_string(&mine).expect("it is there"), "mine");
    assert_eq!(
        fs::read_to_string(&changed).expect("it is there"),
        "changed"
    );
    assert!(done.stderr.contains("changed by hand"), "{}", done.stderr);
    assert_eq!(fs::read_dir(&documents).expect("documents").count(), 3);
}

#[test]
fn what_failed_is_tried_again() {
    let twice = Twice::new(&["a.txt", "b.txt"]);
    fs::write(twice.input.path().join("b.txt"), "").expect("a file");
    assert_eq!(twice.run(&[]).code, Some(1));
    let done = twice.run(&[]);
    assert_eq!(done.code, Some(1));
    assert!(done.stderr.contains("error: b.txt"), "{}", done.stderr);
    assert!(
        done.stderr.contains("0 converted, 1 unchanged"),
        "{}",
        done.stderr
    );
}

#[test]
fn a_state_that_cannot_be_used_is_said_and_ignored() {
    let twice = Twice::new(&["a.txt", "b.txt"]);
    twice.run(&[]);
    let state = twice.output.path().join(".regiodeal/state.json");
    for (content, reason) in [
        ("{\"format\": 1, \"inp", "damaged"),
        ("{\"format\": 99}", "another version"),
        ("[]", "damaged"),
    ] {
        fs::write(&state, content).expect("a state");
        twice.again(&[], reason);
        twice.again(&[], "0 converted, 2 unchanged");
    }
}

#[test]
fn one_run_at_a_time_writes_to_a_folder() {
    let twice = Twice::new(&["a.txt"]);
    twice.run(&[]);
    let lock = fs::File::create(twice.output.path().join(".regiodeal/lock")).expect("a lock");
    lock.lock().expect("it is free");
    let done = convert(&[
        twice.input.path().as_os_str(),
        OsStr::new("-o"),
        twice.output.path().as_os_str(),
    ]);
    assert_eq!(done.code, Some(2), "{}", done.stderr);
    assert!(done.stderr.contains("another run"), "{}", done.stderr);
}

#[test]
fn the_output_in_the_folder_of_the_input_is_no_input() {
    let input = folder(&["a.txt"]);
    for _ in 0..2 {
        let done = convert(&[
            input.path().as_os_str(),
            OsStr::new("-o"),
            input.path().as_os_str(),
        ]);
        assert_eq!(done.code, Some(0), "{}", done.stderr);
        let bytes = fs::read(input.path().join("dataset.json")).expect("a dataset");
        let dataset: Value = serde_json::from_slice(&bytes).expect("JSON");
        assert_eq!(names(&dataset), ["a.txt"]);
    }
}

#[test]
fn the_output_of_another_run_is_no_input() {
    let input = folder(&["a.txt", "documents/b.txt"]);
    let output = input.path().join("out");
    let done = convert(&[input.path().as_os_str(), "-o".as_ref(), output.as_os_str()]);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    // JSON that this program did not write is an input.
    for name in ["dataset.json", "documents/c.json", "out/d.json"] {
        write(&input.path().join(name), name);
    }
    assert_names(
        &[input.path()],
        &[
            "a.txt",
            "dataset.json",
            "documents/b.txt",
            "documents/c.json",
            "out/d.json",
        ],
    );
    assert_names(
        &[input.path().join("**/*.json")],
        &["dataset.json", "documents/c.json", "out/d.json"],
    );
}

#[test]
fn unfinished_files_of_an_earlier_run_are_removed() {
    let twice = Twice::new(&["a.txt"]);
    twice.run(&[]);
    let left = [".dataset.json.123.tmp", "documents/.x.json.9.tmp"];
    for name in left {
        fs::write(twice.output.path().join(name), "{\"hal").expect("a file");
    }
    fs::write(twice.output.path().join("mine.tmp"), "").expect("a file");
    twice.run(&[]);
    for name in left {
        assert!(!twice.output.path().join(name).exists(), "{name}");
    }
    assert!(twice.output.path().join("mine.tmp").exists());
}

#[test]
fn a_run_that_is_killed_leaves_whole_files_and_is_taken_up_again() {
    let twice = Twice::new(&[]);
    for (number, seed) in (0..40).zip(seed_files().iter().cycle()) {
        let seed = fs::read_to_string(seed).expect("a seed");
        let text = format!("{seed}\nKenmerk {number}.\n");
        fs::write(twice.input.path().join(format!("{number}.txt")), text).expect("a file");
    }
    // Spread over the run, in an order that is no order.
    for turn in 0..10_u64 {
        let mut child = regiodeal(&[OsStr::new("convert"), twice.input.path().as_os_str()])
            .arg("-o")
            .arg(twice.output.path())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        thread::sleep(Duration::from_millis(turn * 7919 % 900));
        // The last run gets as far as a first document, on a machine of any speed.
        while turn == 9 && all_files(twice.output.path()).is_empty() {
            let ended = child.try_wait().expect("its state");
            assert!(ended.is_none(), "it ends without a document");
            thread::sleep(Duration::from_millis(5));
        }
        let _over = child.kill();
        child.wait().expect("it ends");
        for (name, text) in all_files(twice.output.path()) {
            let whole: Result<Value, _> = serde_json::from_str(&text);
            assert!(whole.is_ok(), "{name} is cut off after turn {turn}");
        }
    }
    let done = twice.run(&[]);
    assert!(done.stderr.contains("unchanged"), "{}", done.stderr);
    twice.again(&[], "0 converted, 40 unchanged");
}

/// Every JSON file that is there, in whatever state the folder is.
fn all_files(folder: &Path) -> BTreeMap<String, String> {
    if !folder.join("documents").exists() {
        return BTreeMap::new();
    }
    let mut files = files(folder);
    files.retain(|name, _| {
        Path::new(name)
            .extension()
            .is_some_and(|extension| extension == "json")
    });
    files
}
