//! Every small document and every seed, stage by stage: its blocks, its statements,
//! and the dataset that they give. A snapshot is an assertion about the document: read
//! it before it is kept.
//!
//! `INSTA_UPDATE=always cargo test -p regiodeal --test snapshots` rewrites them all.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, and so do the functions that it shares with others"
)]

mod blocks;
mod dataset;
mod statements;
mod words;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use regiodeal_dataset::{Severity, compile};
use regiodeal_extract::{Input, Profile, extract};
use regiodeal_reader::Remark;

/// The stages; each has its folder here.
const STAGES: [&str; 3] = ["blocks", "statements", "dataset"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn stem(path: &Path) -> String {
    let stem = path.file_stem().expect("a name");
    stem.to_string_lossy().into_owned()
}

/// What reading the bytes met, as the program hands it on.
fn met(remarks: &[Remark]) -> Vec<(&'static str, Severity, String)> {
    let severity = |remark: &Remark| {
        if remark.is_warning {
            Severity::Warning
        } else {
            Severity::Note
        }
    };
    remarks
        .iter()
        .map(|remark| (remark.rule, severity(remark), remark.message.clone()))
        .collect()
}

/// Asserts the three stages of one document.
fn stages(path: &Path) {
    let bytes = fs::read(path).expect("a document");
    let read = regiodeal_reader::read(&bytes, &regiodeal_reader::Options::default())
        .expect("a document that can be read");
    let profile = Profile::built_in().expect("the built-in profile");
    let file = extract(
        Input {
            file: &path.file_name().expect("a name").to_string_lossy(),
            media_type: read.media_type,
            sha256: "00000000",
            bytes: 0,
            pages: &read.pages,
            blocks: read.blocks,
            findings: &met(&read.remarks),
        },
        &profile,
    );
    let renderings = [
        blocks::render(&read.pages),
        statements::render(&file),
        dataset::render(&compile(std::slice::from_ref(&file))),
    ];
    for (stage, rendering) in STAGES.into_iter().zip(renderings) {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(stage);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.set_snapshot_suffix("");
        settings.bind(|| insta::assert_snapshot!(stem(path), rendering));
    }
}

#[test]
fn small_documents() {
    insta::glob!("../fixtures/text", "*.txt", stages);
}

#[test]
fn seeds() {
    insta::glob!("../seeds", "*.txt", stages);
}

/// The files of a folder with that extension, by name.
fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|own| own == extension))
        .collect();
    files.sort();
    files
}

/// The snapshots are being rewritten.
fn is_update() -> bool {
    std::env::var_os("INSTA_UPDATE").is_some_and(|value| value == "always")
}

/// The bytes that the program prints for a document, from a run of its own.
fn converted(path: &Path) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_regiodeal"))
        .args(["convert", "--quiet"])
        .arg(path)
        .output()
        .expect("the program starts");
    assert!(
        output.status.success(),
        "{} is not converted",
        path.display()
    );
    output.stdout
}

#[test]
fn small_documents_give_the_same_bytes() {
    let mut differ = Vec::new();
    for path in files(&root().join("fixtures/text"), "txt") {
        let kept = root().join(format!("snapshots/json/{}.json", stem(&path)));
        let bytes = converted(&path);
        if is_update() {
            fs::write(&kept, bytes).expect("a file that can be written");
        } else if fs::read(&kept).ok() != Some(bytes) {
            differ.push(stem(&path));
        }
    }
    assert!(
        differ.is_empty(),
        "other bytes than in snapshots/json: {}; where that is right, INSTA_UPDATE=always rewrites them",
        differ.join(", ")
    );
}

#[test]
fn every_snapshot_has_its_document() {
    if is_update() {
        return; // They are on their way.
    }
    let text: BTreeSet<String> = files(&root().join("fixtures/text"), "txt")
        .iter()
        .map(|path| stem(path))
        .collect();
    let seeds = files(&root().join("seeds"), "txt");
    let all: BTreeSet<String> = text
        .iter()
        .cloned()
        .chain(seeds.iter().map(|path| stem(path)))
        .collect();
    let kept = |folder: &str, extension: &str| -> BTreeSet<String> {
        files(&root().join("snapshots").join(folder), extension)
            .iter()
            .map(|path| stem(path))
            .collect()
    };
    for stage in STAGES {
        assert_eq!(kept(stage, "snap"), all, "snapshots/{stage}");
    }
    assert_eq!(kept("json", "json"), text, "snapshots/json");
}
