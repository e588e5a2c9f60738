//! How long a thousand documents of one programme take to compile, and how long it takes to
//! compare two datasets of so many. Run it with
//! `cargo bench -p regiodeal-dataset`.
#![allow(clippy::print_stderr, reason = "it prints what it measures")]

use std::collections::BTreeMap;
use std::time::Instant;

use regiodeal_dataset::{
    Allocation, Amount, Claim, Coverage, Dataset, Document, DocumentFile, EventType, Kind, Lead,
    Scope, Source, Statement, compile, diff,
};

const DOCUMENTS: usize = 1000;
const PROJECTS: usize = 40;

fn statement(document: &str, subject: &str, claim: Claim, at: usize) -> Statement {
    Statement {
        subject: subject.to_owned(),
        claim,
        rule: "table-row".to_owned(),
        source: Source {
            document: document.to_owned(),
            page: 1,
            line: 1,
            start: at,
            end: at + 1,
            bbox: None,
            more: Vec::new(),
        },
    }
}

/// A text that has no words in common with that of another name.
fn about(name: &str) -> String {
    let own = name.split(' ').nth(1).unwrap_or_default();
    let words = ('a'..='n').map(|end| format!("{own}{end}"));
    words.collect::<Vec<_>>().join(" ")
}

/// A document that names the projects which `name` gives it.
fn document(number: usize, name: impl Fn(usize) -> String) -> DocumentFile {
    let kind = if number.is_multiple_of(10) {
        Kind::Uitvoeringsprogramma
    } else {
        Kind::Besluitenlijst
    };
    let date = format!(
        "{}-{:02}-{:02}",
        2000 + number / 336,
        number / 28 % 12 + 1,
        number % 28 + 1
    );
    let id = format!("{date}-{}-{number:08x}", kind.as_str());
    let mut statements = Vec::new();
    for project in 0..PROJECTS {
        let name = name(project);
        let claims = [
            Claim::Name(name.clone()),
            Claim::Pillar(["Werken", "Wonen", "Welzijn"][project % 3].to_owned()),
            Claim::Number(format!("{}.{}", project / 3 % 4, project)),
            Claim::Lead(Lead {
                name: "gemeente Ergens".to_owned(),
                raw: "gemeente Ergens".to_owned(),
                tooi: None,
                source: None,
            }),
            Claim::Description(about(&name)),
            Claim::Allocation(Allocation {
                heading: "1e tranche".to_owned(),
                tranche: Some(1),
                amount: Some(Amount {
                    cents: Some(100_000),
                    raw: "1.000".to_owned(),
                    ..Amount::default()
                }),
                text: None,
                part: None,
                marker: None,
            }),
        ];
        let start = statements.len();
        let own = claims.into_iter().enumerate();
        statements.extend(own.map(|(at, claim)| statement(&id, &name, claim, start + at)));
    }
    DocumentFile {
        document: Document {
            id,
            kind,
            mode: kind.mode(),
            programme: Some("Regio Deal Ergens".to_owned()),
            title: None,
            date: Some(date),
            file: format!("{number}.txt"),
            media_type: "text/plain".to_owned(),
            sha256: format!("{number:064x}"),
            bytes: 1,
            pages: 1,
            coverage: Coverage::default(),
            evidence: Vec::new(),
            sources: BTreeMap::new(),
        },
        pages: Vec::new(),
        statements,
        findings: Vec::new(),
    }
}

fn measure(what: &str, files: &[DocumentFile], projects: usize) -> Dataset {
    let start = Instant::now();
    let dataset = compile(files);
    let took = start.elapsed();
    eprintln!("{what}: {took:?}");
    assert_eq!(dataset.projects.len(), projects);
    dataset
}

/// Compares two datasets; so many projects are on the new side alone.
fn compare(what: &str, old: &Dataset, new: &Dataset, come: usize) {
    let start = Instant::now();
    let diff = diff((old, Scope::Set), (new, Scope::Set));
    let took = start.elapsed();
    eprintln!("{what}: {took:?}");
    let events = diff.events.iter();
    let added = events.filter(|event| event.kind == EventType::Added);
    assert_eq!(added.count(), come);
}

/// Letters that make names unlike each other.
fn word(number: usize) -> String {
    let mut rest = number.wrapping_mul(2_654_435_761) % 456_976;
    let mut word = String::new();
    for _ in 0..4 {
        word.push(char::from(
            b'a' + u8::try_from(rest % 26).unwrap_or_default(),
        ));
        rest /= 26;
    }
    word
}

/// Documents that share no project.
fn others(side: char, count: usize) -> Vec<DocumentFile> {
    let documents = (0..count).map(|number| {
        document(number, |project| {
            let own = number * PROJECTS + project;
            format!("Ontwikkeling {}{side} dorpen", word(own))
        })
    });
    documents.collect()
}

fn main() {
    let same: Vec<DocumentFile> = (0..DOCUMENTS)
        .map(|number| {
            document(number, |project| {
                format!("Ontwikkeling {} dorpen", word(project))
            })
        })
        .collect();
    let same = measure("the same 40 projects", &same, PROJECTS);
    let slips: Vec<DocumentFile> = (0..DOCUMENTS)
        .map(|number| {
            document(number, |project| {
                let slip = if number.is_multiple_of(2) {
                    "dorpscentra"
                } else {
                    "dorpscetnra"
                };
                format!("Ontwikkeling {} {slip}", word(project))
            })
        })
        .collect();
    let slips = measure("40 projects in two spellings", &slips, PROJECTS);
    let what = "a diff of two times 1,000 documents";
    compare(what, &same, &slips, 0);
    for count in [DOCUMENTS / 20, DOCUMENTS / 10] {
        let all = count * PROJECTS;
        let many = measure(&format!("{all} projects"), &others('q', count), all);
        let more = measure(&format!("{all} others"), &others('r', count), all);
        // Those of editions before the last one had gone again.
        let come = all - (count / 10 - 1) * PROJECTS;
        compare(&format!("a diff of {all} and {all}"), &many, &more, come);
    }
}
