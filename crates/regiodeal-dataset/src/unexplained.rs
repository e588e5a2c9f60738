//! Documents of which too much is unexplained.

use crate::finding::{Finding, Severity};
use crate::record::Dataset;
use crate::source::Source;
use crate::statement::{Document, Kind};

/// The rule that marks them.
pub const TOO_MUCH_UNEXPLAINED: &str = "too-much-unexplained";

/// Lines that a finding points at.
const MOST_LINES: usize = 5;

/// Marks each document of which more than `percent` of the lines are unexplained, with a
/// finding that points at the first of them; gives the names of the files.
///
/// A document of unknown kind is not marked: nothing in it is looked for, and it has the
/// finding `unknown-kind`.
pub fn mark_unexplained(dataset: &mut Dataset, percent: u8) -> Vec<String> {
    let mut marked = Vec::new();
    let mut findings = Vec::new();
    for document in &mut dataset.documents {
        if document.kind == Kind::Onbekend || !document.coverage.is_over(percent) {
            continue;
        }
        document.coverage.exceeds = Some(percent);
        let lines = lines(&dataset.findings, &document.id);
        findings.push(finding(document, percent, lines));
        marked.push(document.file.clone());
    }
    dataset.findings.extend(findings);
    dataset.findings.sort_by_key(|finding| finding.severity);
    marked
}

/// The first unexplained lines of a document.
fn lines<'f>(findings: &'f [Finding], document: &str) -> &'f [Source] {
    let is_own = |source: &Source| source.document == document;
    let own = findings.iter().find(|finding| {
        finding.rule == "unexplained-line" && finding.locations.first().is_some_and(is_own)
    });
    let all = own.map_or(&[][..], |finding| &finding.locations);
    all.get(..MOST_LINES).unwrap_or(all)
}

fn finding(document: &Document, percent: u8, lines: &[Source]) -> Finding {
    let coverage = document.coverage;
    let places: Vec<String> = lines
        .iter()
        .map(|at| format!("{}:{}", at.page, at.line))
        .collect();
    let share = coverage.unexplained.saturating_mul(1000) / coverage.lines.max(1);
    let message = format!(
        "{} of {} lines ({}.{} %) were read as nothing that is known, and {percent} % is allowed; the first, by page and line: {}",
        coverage.unexplained,
        coverage.lines,
        share / 10,
        share % 10,
        places.join(", ")
    );
    let mut finding = Finding::new(
        TOO_MUCH_UNEXPLAINED,
        Severity::Error,
        message,
        lines.to_vec(),
    );
    finding.file = Some(document.file.clone());
    finding
}
