//! `merge` gives what `convert` gives for all documents together, in any grouping and
//! order.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::prelude::*;
use tempfile::TempDir;

use crate::common::{parse, run};
use crate::series::files;

/// Converts some of the series into a folder.
fn part(folder: &Path, name: &str, pick: impl Fn(usize) -> bool) -> PathBuf {
    let out = folder.join(name);
    let mut arguments = vec![PathBuf::from("convert")];
    let own = files().into_iter().enumerate();
    arguments.extend(own.filter(|(at, _)| pick(*at)).map(|(_, file)| file));
    arguments.extend([PathBuf::from("-o"), out.clone()]);
    let done = run(&arguments);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    out
}

fn merge(folders: &[&Path], out: &Path) -> PathBuf {
    let mut arguments = vec![Path::new("merge")];
    arguments.extend(folders);
    arguments.extend([Path::new("-o"), out]);
    let done = run(&arguments);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    out.to_owned()
}

/// The bytes of the dataset and of every document file, by name.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder.join("documents"))
        .expect("documents")
        .map(|entry| entry.expect("a document").path())
        .collect();
    paths.push(folder.join("dataset.json"));
    paths.sort();
    let name = |path: &Path| {
        path.strip_prefix(folder)
            .expect("within")
            .display()
            .to_string()
    };
    paths
        .iter()
        .map(|path| (name(path), fs::read(path).expect("a file")))
        .collect()
}

/// Which of three parts each document goes to, in which order the parts are merged, and
/// whether the first two are merged before the third comes to them.
fn grouping() -> impl Strategy<Value = (Vec<usize>, Vec<usize>, bool)> {
    let parts = prop::collection::vec(0..3_usize, files().len());
    (parts, Just(vec![0, 1, 2]).prop_shuffle(), any::<bool>())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 8,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_grouping_and_order_gives_the_same_bytes((of, order, is_nested) in grouping()) {
        static WHOLE: LazyLock<Vec<(String, Vec<u8>)>> = LazyLock::new(|| {
            let folder = TempDir::new().expect("a folder");
            contents(&part(folder.path(), "whole", |_| true))
        });
        let folder = TempDir::new().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        let parts: Vec<PathBuf> = order
            .iter()
            .filter(|part| of.contains(part))
            .map(|one| part(folder.path(), &one.to_string(), |at| of[at] == *one))
            .collect();
        let mut parts: Vec<&Path> = parts.iter().map(PathBuf::as_path).collect();
        let both = at("both");
        if is_nested && parts.len() > 1 {
            merge(&parts[..2], &both);
            parts.splice(..2, [both.as_path()]);
        }
        let merged = merge(&parts, &at("merged"));
        prop_assert!(contents(&merged) == *WHOLE, "as if converted together");
        let twice = merge(&[&merged, parts[0], &merged], &at("twice"));
        prop_assert!(contents(&twice) == *WHOLE, "idempotent");
        prop_assert!(contents(&merge(&[&merged], &merged)) == *WHOLE, "onto itself");
    }
}

/// Inputs that gave no document are told of as if all had been converted together.
#[test]
fn what_gave_no_document_is_repeated() {
    let folder = TempDir::new().expect("a folder");
    let list = fs::read(&files()[0]).expect("a list");
    let write = |names: &[&str], bytes: &[u8]| {
        for name in names {
            fs::write(folder.path().join(name), bytes).expect("an input");
        }
    };
    write(&["b.md", "c.md", "d.md"], &list);
    write(&["a.md"], &list);
    write(&["broken.pdf"], b"%PDF-1.7 nothing");
    write(&["other.docx"], b"PK\x03\x04 nothing");
    let convert = |name: &str, inputs: &[&str]| {
        let out = folder.path().join(name);
        let mut arguments = vec![PathBuf::from("convert")];
        arguments.extend(inputs.iter().map(|input| folder.path().join(input)));
        arguments.extend([PathBuf::from("-o"), out.clone()]);
        let done = run(&arguments);
        assert!(matches!(done.code, Some(0 | 1)), "{}", done.stderr);
        out
    };
    let all = ["a.md", "b.md", "c.md", "d.md", "broken.pdf", "other.docx"];
    let whole = contents(&convert("whole", &all));
    let [one, two, three] = [
        convert("one", &["c.md", "d.md", "other.docx"]),
        convert("two", &["b.md"]),
        convert("three", &["a.md", "broken.pdf"]),
    ];
    let both = merge(&[&one, &two], &folder.path().join("both"));
    let merged = merge(&[&both, &three], &folder.path().join("merged"));
    assert!(contents(&merged) == whole, "as if converted together");
    let other = merge(&[&three, &two, &one, &both], &folder.path().join("other"));
    assert!(contents(&other) == whole, "in another order");
}

#[test]
fn a_merged_dataset_can_be_printed() {
    let folder = TempDir::new().expect("a folder");
    let [a, b] = [0, 1].map(|half| {
        part(folder.path(), &format!("half{half}"), move |at| {
            at % 2 == half
        })
    });
    let written = contents(&merge(&[&a, &b], &folder.path().join("out")));
    let printed = run(&[Path::new("merge"), &b, &a]).stdout;
    let mut datasets = written.iter().filter(|(name, _)| name == "dataset.json");
    assert!(datasets.next().is_some_and(|(_, bytes)| *bytes == printed));
}

#[test]
fn what_cannot_be_merged_is_named() {
    let folder = TempDir::new().expect("a folder");
    let one = part(folder.path(), "one", |at| at == 0);
    let other = part(folder.path(), "other", |at| at == 1);
    let fails = |arguments: &[&Path], part: &str| {
        let done = run(arguments);
        assert_eq!(done.code, Some(2), "{}", done.stderr);
        assert!(done.stderr.contains(part), "{part}: {}", done.stderr);
    };
    let merge = Path::new("merge");
    let out = Path::new("-o");
    fails(&[merge, folder.path()], "is no output folder");
    fails(&[merge, &one, out, &other], "is kept by convert");
    let free = folder.path().join("free");
    self::merge(&[&one], &free);
    fails(
        &[merge, &other, out, &free],
        "holds documents of no folder that is given",
    );
    let documents = other.join("documents");
    let entry = fs::read_dir(&documents).expect("documents").next();
    let path = entry.expect("one").expect("a document").path();
    let bytes = fs::read(&path).expect("a document");
    let mut value = parse(&bytes);
    value["schema_version"] = "9.0".into();
    fs::write(&path, value.to_string()).expect("written");
    fails(
        &[merge, &one, &other],
        "has schema version 9.0, and this program reads",
    );
    fs::write(&path, &bytes[..bytes.len() / 2]).expect("written");
    fails(&[merge, &one, &other], "is damaged");
    fs::write(&path, "{}").expect("written");
    fails(
        &[merge, &one, &other],
        "is no document file of this version",
    );
}
