//! Which crate may know which, and that only the program does input and output.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::common::root;

/// Every crate and those of the workspace that it may depend on.
const MAY_KNOW: [(&str, &[&str]); 6] = [
    ("dutch-money", &[]),
    ("regiodeal-document", &[]),
    ("regiodeal-reader", &["regiodeal-document"]),
    (
        "regiodeal-extract",
        &["regiodeal-document", "dutch-money", "regiodeal-dataset"],
    ),
    ("regiodeal-dataset", &["regiodeal-document", "dutch-money"]),
    (
        "regiodeal",
        &[
            "dutch-money",
            "regiodeal-dataset",
            "regiodeal-document",
            "regiodeal-extract",
            "regiodeal-reader",
        ],
    ),
];

/// What no library does: print, and reach for files.
const NOT_IN_LIBRARIES: [&str; 8] = [
    "println!",
    "print!",
    "eprint!",
    "dbg!",
    "std::fs",
    "io::stdout",
    "io::stderr",
    "io::stdin",
];

/// The crates of the workspace: name, folder, and the packages under `[dependencies]`.
fn crates() -> BTreeMap<String, (PathBuf, BTreeSet<String>)> {
    let folder = root().join("crates");
    let mut crates = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("the crates") {
        let folder = entry.expect("a crate").path();
        let manifest = folder.join("Cargo.toml");
        if !manifest.is_file() {
            continue;
        }
        let manifest: toml::Table = fs::read_to_string(manifest)
            .expect("a manifest")
            .parse()
            .expect("TOML");
        let name = manifest["package"]["name"]
            .as_str()
            .expect("a name")
            .to_owned();
        let dependencies = manifest
            .get("dependencies")
            .and_then(toml::Value::as_table)
            .into_iter()
            .flatten()
            .map(|(key, value)| {
                // A dependency may be renamed.
                let package = value.get("package").and_then(toml::Value::as_str);
                package.unwrap_or(key).to_owned()
            })
            .collect();
        crates.insert(name, (folder, dependencies));
    }
    crates
}

#[test]
fn only_the_edges_of_the_design_exist() {
    let crates = crates();
    let names: BTreeSet<&str> = crates.keys().map(String::as_str).collect();
    let wanted: BTreeSet<&str> = MAY_KNOW.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, wanted, "a crate is missing, or the design lacks it");
    for (name, may_know) in MAY_KNOW {
        let (_, dependencies) = &crates[name];
        for dependency in dependencies {
            assert!(
                !names.contains(dependency.as_str()) || may_know.contains(&dependency.as_str()),
                "{name} must not depend on {dependency}"
            );
        }
    }
}

#[test]
fn libraries_print_nothing_and_open_no_file() {
    let mut found = Vec::new();
    for (name, (folder, _)) in crates() {
        if name == "regiodeal" {
            continue;
        }
        for file in sources(&folder.join("src")) {
            let code = fs::read_to_string(&file).expect("a source file");
            for (number, line) in (1..).zip(code.lines()) {
                let line = line.trim_start();
                if line.starts_with("//") {
                    continue;
                }
                let forbidden = NOT_IN_LIBRARIES.iter().find(|what| line.contains(**what));
                let grouped =
                    (line.starts_with("use std::{") && line.contains("fs")).then_some(&"std::fs");
                if let Some(what) = forbidden.or(grouped) {
                    let file = file.strip_prefix(&folder).unwrap_or(&file);
                    found.push(format!("{name}: {}:{number}: {what}", file.display()));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The Rust files in a folder and below.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}
