//! What fuzzers found once, again: `fixtures/fuzz/TARGET/*`, each through the function
//! that the fuzzer of that name calls.

use std::fs;
use std::time::{Duration, Instant};

use crate::common::root;

#[allow(
    unreachable_pub,
    reason = "to the fuzzers, which have a workspace of their own, it is a library"
)]
#[path = "../../../../fuzz/src/lib.rs"]
mod checks;

/// What a fuzzer calls with bytes.
type Check = fn(&[u8]);

const TARGETS: [(&str, Check); 6] = [
    ("docx", checks::docx),
    ("html", checks::html),
    ("mail", checks::mail),
    ("pdf", checks::pdf),
    ("sheets", checks::sheets),
    ("text", checks::text),
];

/// Each takes milliseconds; what is slower grows faster than the document.
const LONGEST: Duration = Duration::from_secs(20);

#[test]
fn what_fuzzers_found_stays_mended() {
    let folder = root().join("fixtures/fuzz");
    let mut folders: Vec<String> = names(&folder);
    for (target, check) in TARGETS {
        folders.retain(|name| name != target);
        for name in names(&folder.join(target)) {
            let bytes = fs::read(folder.join(target).join(&name)).expect("a finding");
            let began = Instant::now();
            let held = std::panic::catch_unwind(|| check(&bytes));
            let took = began.elapsed();
            assert!(
                held.is_ok() && took < LONGEST,
                "fixtures/fuzz/{target}/{name}, after {took:?}"
            );
        }
    }
    assert!(folders.is_empty(), "no fuzzer is called {folders:?}");
}

/// What is in a folder, if it is there.
fn names(folder: &std::path::Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.expect("an entry").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
