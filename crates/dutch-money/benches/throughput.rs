//! Megabytes of running Dutch text read in a second, beside a bare count of bytes.

#![allow(clippy::print_stdout, reason = "a benchmark reports to its user")]

use std::hint::black_box;
use std::time::Instant;

const SIZE: usize = 20_000_000;

fn main() {
    let text = text();
    let counted = rate(&text, |text| {
        text.bytes()
            .filter(|b| b.is_ascii_digit() || *b == 0xe2)
            .count()
    });
    let read = rate(&text, |text| dutch_money::find(text).count());
    println!("reference, bytes that are digits or start €: {counted:.0} MB/s");
    println!(
        "find: {read:.0} MB/s, {:.3} of the reference",
        read / counted
    );
}

/// The texts of the repository, repeated; a few sentences where there are none.
fn text() -> String {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    let texts = paths
        .iter()
        .filter(|path| path.extension().is_some_and(|e| e == "txt"));
    let mut once: String = texts
        .filter_map(|path| std::fs::read_to_string(path).ok())
        .collect();
    if once.is_empty() {
        once.push_str(
            "Dit project ontvangt een bijdrage van 491.000 euro en levert banen op voor de regio. ",
        );
    }
    once.repeat(SIZE / once.len() + 1)
}

/// The best of five runs, in megabytes a second.
fn rate(text: &str, read: impl Fn(&str) -> usize) -> f64 {
    let seconds = (0..5).map(|_| {
        let start = Instant::now();
        black_box(read(black_box(text)));
        start.elapsed().as_secs_f64()
    });
    let best = seconds.fold(f64::MAX, f64::min);
    #[allow(
        clippy::cast_precision_loss,
        reason = "a rate needs no more than 52 bits"
    )]
    let bytes = text.len() as f64;
    bytes / 1e6 / best
}
