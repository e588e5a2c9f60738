//! `merge` gives what `convert` gives for all documents together, in any grouping and
//! order.

use std::fs;
use std::path::{Path, PathBuf};

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

#[test]
fn any_grouping_and_order_gives_the_same_bytes() {
    let folder = TempDir::new().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let whole = contents(&part(folder.path(), "whole", |_| true));
    let [a, b, c] = [0, 1, 2].map(|third| {
        part(folder.path(), &format!("part{third}"), move |at| {
            at % 3 == third
        })
    });
    let together = merge(&[&a, &b, &c], &at("together"));
    assert!(contents(&together) == whole, "as if converted together");
    let left = merge(&[&merge(&[&a, &b], &at("ab")), &c], &at("left"));
    let right = merge(&[&a, &merge(&[&c, &b], &at("cb"))], &at("right"));
    assert!(contents(&left) == whole, "associative");
    assert!(contents(&right) == whole, "commutative");
    let twice = merge(&[&left, &a, &left, &right], &at("twice"));
    assert!(contents(&twice) == whole, "idempotent");
    assert!(contents(&merge(&[&left], &left)) == whole, "onto itself");
    let printed = run(&[Path::new("merge"), &b, &a, &c]);
    assert!(
        Some(&printed.stdout)
            == whole
                .iter()
                .find(|(name, _)| name == "dataset.json")
                .map(|(_, bytes)| bytes)
    );
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
