//! Workers that die in every way; shell commands take their place.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, and so do the functions that it shares with others"
)]

use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::Pool;
use crate::read::Unread;
use crate::settings::{Limits, Settings};

/// Refuses the first document that it gets.
const ANSWER: &str = r#"printf 'rdw1\054\0\0\0{"answer":{"refused":"nee"},"retires":false}'"#;

/// A pool of one shell script, and how many were started.
fn pool(script: &str, seconds: f32) -> (Pool, Arc<AtomicUsize>) {
    let started = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&started);
    let script = script.to_owned();
    let launch = move || {
        count.fetch_add(1, Ordering::Relaxed);
        let mut command = Command::new("sh");
        command.arg("-c").arg(&script);
        Ok(command)
    };
    let limits = Limits {
        time: Duration::from_secs_f32(seconds),
        memory_mib: 64,
    };
    let pool = Pool::of(launch, &Settings::default(), limits, true).expect("a pool");
    (pool, started)
}

/// Asks once: the reason of the failure.
fn reason(script: &str, seconds: f32) -> String {
    let (pool, started) = pool(script, seconds);
    let failed = pool.one("a.pdf", b"bytes").expect_err("no document");
    assert_eq!(
        started.load(Ordering::Relaxed),
        1,
        "a new worker is not tried twice"
    );
    let Unread::Failed(reason) = failed else {
        panic!("refused");
    };
    reason
}

fn assert_has(reason: &str, words: &[&str]) {
    for word in words {
        assert!(reason.contains(word), "{word:?} is not in {reason:?}");
    }
}

#[test]
fn one_that_hangs_is_killed() {
    let start = Instant::now();
    let reason = reason("sleep 100", 0.3);
    assert!(start.elapsed() < Duration::from_secs(20));
    assert_has(&reason, &["longer than 0.3 s", "--timeout"]);
}

#[test]
fn one_that_hangs_before_it_has_read_its_input_is_killed() {
    let (pool, _) = pool("sleep 100", 0.3);
    let large = vec![b'x'; 4 << 20];
    assert!(pool.one("a.pdf", &large).is_err());
}

#[test]
fn what_it_started_is_killed_too() {
    let start = Instant::now();
    // The inner one holds standard error open.
    assert_has(&reason("sleep 100 >&2 & sleep 101", 0.3), &["longer"]);
    assert_has(&reason("sleep 100 >&2 & kill -9 $$", 60.0), &["signal 9"]);
    assert!(start.elapsed() < Duration::from_secs(20));
}

#[test]
fn crashes_are_told_apart() {
    assert_has(&reason("kill -9 $$", 60.0), &["crashed: signal 9"]);
    assert_has(&reason("kill -SEGV $$", 60.0), &["crashed: signal 11"]);
    assert_has(&reason("exit 3", 60.0), &["status 3"]);
    let stack = "echo \"thread 'x' has overflowed its stack\" >&2; kill -ABRT $$";
    assert_has(&reason(stack, 60.0), &["crashed: stack overflow", "save"]);
    let memory = "echo 'memory allocation of 4096 bytes failed' >&2; kill -ABRT $$";
    assert_has(
        &reason(memory, 60.0),
        &["memory limit of 64 MiB", "--memory-limit"],
    );
}

#[test]
fn garbage_is_no_answer() {
    assert_has(
        &reason("echo 'hello, world'; sleep 100", 60.0),
        &["no answer"],
    );
    assert_has(
        &reason("printf 'rdw1\\002\\0\\0\\0[]'; sleep 100", 60.0),
        &["no answer"],
    );
    assert_has(
        &reason("printf 'rdw1\\377\\377\\377\\377x'", 60.0),
        &["status 0"],
    );
}

#[test]
fn one_that_cannot_be_started_is_a_failure() {
    let launch = || Ok(Command::new("/no/such/program"));
    let limits = Limits {
        time: Duration::from_secs(9),
        memory_mib: 64,
    };
    let pool = Pool::of(launch, &Settings::default(), limits, true).expect("a pool");
    let failed = pool.one("a.pdf", b"bytes").expect_err("no document");
    assert_has(failed.reason(), &["cannot be started"]);
}

#[test]
fn a_warm_one_that_dies_is_replaced_once() {
    let (pool, started) = pool(&format!("{ANSWER}; grep -aq die; kill -9 $$"), 60.0);
    for (name, expected) in [("a.pdf", 1), ("die\n", 2), ("b.pdf", 3)] {
        let answer = pool.one(name, b"bytes").map(|_| ());
        assert_eq!(answer, Err(Unread::Refused("nee".to_owned())));
        assert_eq!(started.load(Ordering::Relaxed), expected);
    }
}

#[test]
fn a_warm_one_is_used_again() {
    let (pool, started) = pool(&format!("{ANSWER}; {ANSWER}; {ANSWER}; sleep 100"), 60.0);
    for _ in 0..3 {
        assert!(pool.one("a.pdf", b"bytes").is_err());
    }
    assert_eq!(started.load(Ordering::Relaxed), 1);
}

#[test]
fn a_slow_document_costs_its_time_once() {
    let (pool, started) = pool(&format!("{ANSWER}; sleep 100"), 0.5);
    assert!(matches!(pool.one("a", b""), Err(Unread::Refused(_))));
    assert!(matches!(pool.one("b", b""), Err(Unread::Failed(_))));
    assert_eq!(started.load(Ordering::Relaxed), 1);
}
