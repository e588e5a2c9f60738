//! The same documents give the same bytes, and they are canonical.

use std::ffi::OsString;

use serde_json::Value;

use crate::common::{Converted, convert, converted_seeds, seed_files, seeds};

fn assert_same(what: &str, one: &Converted, other: &Converted) {
    let names = |converted: &Converted| converted.files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(one), names(other), "{what}: other files");
    for (name, bytes) in &one.files {
        assert!(
            other.files.get(name) == Some(bytes),
            "{what}: {name} differs"
        );
    }
}

#[test]
fn the_order_of_the_inputs_does_not_matter() {
    let folder = converted_seeds();
    let files = seed_files();
    for turn in [1, 3] {
        let mut order = files.clone();
        order.rotate_left(turn);
        assert_same("rotated", folder, &convert(&order));
        order.reverse();
        assert_same("reversed", folder, &convert(&order));
    }
    let twice: Vec<_> = files.iter().chain(&files).collect();
    assert_same("each file twice", folder, &convert(&twice));
}

#[test]
fn the_number_of_threads_does_not_matter() {
    let with = |threads: &str| {
        convert(&[
            seeds().into_os_string(),
            OsString::from("--threads"),
            OsString::from(threads),
        ])
    };
    let one = with("1");
    assert_same("four threads", &one, &with("4"));
    assert_same("all cores", &one, converted_seeds());
}

#[test]
fn printed_and_written_datasets_are_the_same() {
    let done = crate::common::run(&["convert".as_ref(), seeds().as_os_str()]);
    assert_eq!(done.code, Some(0), "{}", done.stderr);
    assert!(done.stdout == converted_seeds().files["dataset.json"]);
}

#[test]
fn bytes_are_canonical() {
    for (name, bytes) in &converted_seeds().files {
        let value: Value = serde_json::from_slice(bytes).expect("JSON");
        let mut canonical = serde_json_canonicalizer::to_vec(&value).expect("canonical JSON");
        canonical.push(b'\n');
        assert!(*bytes == canonical, "{name} is not canonical");
        let mut bad = Vec::new();
        forbidden(&value, "", &mut bad);
        assert!(bad.is_empty(), "{name}: {}", bad.join("\n"));
    }
}

/// Where there is a `null`, a fraction, or an integer that a double does not hold.
fn forbidden(value: &Value, at: &str, bad: &mut Vec<String>) {
    const LARGEST: i64 = (1 << 53) - 1;
    match value {
        Value::Null => bad.push(format!("{at} is null")),
        Value::Number(number) => match number.as_i64() {
            Some(whole) if (-LARGEST..=LARGEST).contains(&whole) => {}
            _ => bad.push(format!("{at} is {number}")),
        },
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                forbidden(item, &format!("{at}/{index}"), bad);
            }
        }
        Value::Object(object) => {
            for (key, item) in object {
                forbidden(item, &format!("{at}/{key}"), bad);
            }
        }
        Value::Bool(_) | Value::String(_) => {}
    }
}
