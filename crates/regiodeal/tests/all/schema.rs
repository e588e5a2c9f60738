//! What the program writes is what its schemas say.

use jsonschema::Validator;
use serde_json::Value;

use crate::common::{converted_seeds, parse, run, seed_files, seeds};

fn validator(name: &str) -> Validator {
    let done = run(&["schema", name]);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    jsonschema::draft202012::new(&done.json()).expect("a schema")
}

fn assert_valid(validator: &Validator, what: &str, value: &Value) {
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{what}: {}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

#[test]
fn a_dataset_fits_its_schema() {
    let schema = validator("dataset");
    assert_valid(&schema, "dataset", &converted_seeds().dataset);
    assert!(!schema.is_valid(&serde_json::json!({})), "it asks nothing");
}

#[test]
fn documents_fit_their_schema() {
    let schema = validator("document");
    for (id, document) in &converted_seeds().documents {
        assert_valid(&schema, id, document);
    }
    assert!(!schema.is_valid(&serde_json::json!({})), "it asks nothing");
}

#[test]
fn diffs_fit_their_schema() {
    let schema = validator("diff");
    let files = seed_files();
    for (old, new) in [(0, 1), (1, 4), (3, 4), (4, 3)] {
        let done = run(&[
            "diff".as_ref(),
            files[old].as_os_str(),
            files[new].as_os_str(),
            "--format".as_ref(),
            "json".as_ref(),
        ]);
        assert_eq!(done.code, Some(1), "{}", done.stderr);
        assert_valid(&schema, &format!("{old} to {new}"), &done.json());
    }
    assert!(!schema.is_valid(&serde_json::json!({})), "it asks nothing");
}

#[test]
fn amounts_fit_their_schema() {
    let schema = validator("amount");
    let mut count = 0;
    for file in seed_files() {
        let done = run(&["amounts".as_ref(), file.as_os_str()]);
        assert_eq!(done.code, Some(0), "{}", done.stderr);
        for line in done.stdout.split_inclusive(|byte| *byte == b'\n') {
            assert_valid(&schema, &file.display().to_string(), &parse(line));
            count += 1;
        }
    }
    assert!(count >= 30, "only {count} amounts in the seeds");
    assert!(!schema.is_valid(&serde_json::json!({})), "it asks nothing");
}

#[test]
fn explanations_and_verifications_fit_their_schemas() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().display().to_string();
    let seeds = seeds().display().to_string();
    assert_eq!(run(&["convert", &seeds, "-qo", &out]).code, Some(0));
    let schema = validator("explanation");
    for pointer in ["", "/projects/0/name"] {
        let done = run(&["explain", &out, pointer, "--format=json"]);
        assert_eq!(done.code, Some(0), "{}", done.stderr);
        assert_valid(&schema, pointer, &done.json());
    }
    assert!(!schema.is_valid(&serde_json::json!({})), "it asks nothing");
    let schema = validator("verification");
    let verify = |code| {
        let done = run(&["verify", &out, "--sources", &seeds, "--format=json"]);
        assert_eq!(done.code, Some(code), "{}", done.stderr);
        assert_valid(&schema, &out, &done.json());
    };
    verify(0);
    let dataset = folder.path().join("dataset.json");
    let text = std::fs::read_to_string(&dataset).expect("the dataset");
    let changed = text.replacen("29500000", "29500001", 1);
    assert_ne!(changed, text);
    std::fs::write(&dataset, changed).expect("a changed dataset");
    verify(1);
    assert!(!schema.is_valid(&serde_json::json!({})), "it asks nothing");
}
