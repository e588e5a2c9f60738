//! Running the program, and what it wrote.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use serde_json::Value;
use tempfile::TempDir;

/// The workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The folder of the seed documents.
pub(crate) fn seeds() -> PathBuf {
    root().join("seeds")
}

/// The seed documents, by name.
pub(crate) fn seed_files() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(seeds())
        .expect("the seeds")
        .map(|entry| entry.expect("a seed").path())
        .collect();
    files.sort();
    assert_eq!(files.len(), 5, "there are five seeds");
    files
}

/// A program that has ended.
pub(crate) struct Done {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: String,
}

impl Done {
    /// The JSON that it printed.
    pub(crate) fn json(&self) -> Value {
        parse(&self.stdout)
    }
}

/// The program, not yet run.
pub(crate) fn regiodeal<S: AsRef<OsStr>>(arguments: &[S]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_regiodeal"));
    command
        .args(arguments)
        .stdin(Stdio::null())
        .env("NO_COLOR", "1")
        // Its language is that of the locale.
        .env("LC_ALL", "C");
    command
}

/// Runs the program to its end; it never panics.
pub(crate) fn run<S: AsRef<OsStr>>(arguments: &[S]) -> Done {
    let output = regiodeal(arguments).output().expect("the program starts");
    let done = Done {
        code: output.status.code(),
        stdout: output.stdout,
        stderr: String::from_utf8(output.stderr).expect("messages in UTF-8"),
    };
    assert!(!done.stderr.contains("panicked"), "{}", done.stderr);
    done
}

/// JSON from bytes.
pub(crate) fn parse(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("JSON")
}

/// What `convert -o` wrote.
pub(crate) struct Converted {
    pub(crate) dataset: Value,
    /// The documents by id.
    pub(crate) documents: BTreeMap<String, Value>,
    /// The bytes of every file by its name below the folder.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

/// Converts with `-o` into a new folder; all inputs are expected to be read.
pub(crate) fn convert<S: AsRef<OsStr>>(arguments: &[S]) -> Converted {
    let folder = TempDir::new().expect("a folder");
    let mut all: Vec<&OsStr> = vec![OsStr::new("convert")];
    all.extend(arguments.iter().map(AsRef::as_ref));
    all.extend([OsStr::new("-o"), folder.path().as_os_str()]);
    let done = run(&all);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    assert!(done.stdout.is_empty(), "with -o nothing goes to stdout");
    let read = |path: &Path| fs::read(path).expect("a file that was written");
    let dataset = read(&folder.path().join("dataset.json"));
    let mut converted = Converted {
        dataset: parse(&dataset),
        documents: BTreeMap::new(),
        files: BTreeMap::from([("dataset.json".to_owned(), dataset)]),
    };
    for entry in fs::read_dir(folder.path().join("documents")).expect("documents") {
        let path = entry.expect("a document").path();
        let bytes = read(&path);
        let id = path.file_stem().expect("a name").to_string_lossy();
        converted.documents.insert(id.into_owned(), parse(&bytes));
        let name = path.file_name().expect("a name").to_string_lossy();
        converted.files.insert(format!("documents/{name}"), bytes);
    }
    converted
}

/// The five seeds, converted once for all tests.
pub(crate) fn converted_seeds() -> &'static Converted {
    static SEEDS: LazyLock<Converted> = LazyLock::new(|| convert(&[seeds()]));
    assert_eq!(SEEDS.documents.len(), 5, "one file a document");
    &SEEDS
}

/// A string in an object.
pub(crate) fn text<'v>(object: &'v Value, key: &str) -> Option<&'v str> {
    object.get(key)?.as_str()
}

/// A list in an object; none is empty.
pub(crate) fn list<'v>(object: &'v Value, key: &str) -> &'v [Value] {
    object
        .get(key)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}
