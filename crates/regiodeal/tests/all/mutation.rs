//! One digit of one amount is changed, at every position in turn: the audit must notice.
//! `regiodeal-dataset`'s audit is only as good as the share that it catches.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use regiodeal_dataset::{Claim, DocumentFile, Finding, Source, Statement, compile};
use regiodeal_extract::{Input, Profile, extract};
use regiodeal_reader::{Options, read};

use crate::common::{root, seed_files};

/// A programme, its text, and the documents that are audited with it.
struct Bench {
    profile: Profile,
    pages: Vec<String>,
    others: Vec<DocumentFile>,
}

impl Bench {
    fn new(path: &Path, others: &[&Path]) -> Self {
        let profile = Profile::built_in().expect("the built-in profile");
        let text = |path: &Path| {
            let bytes = fs::read(path).expect("a document");
            let read = read(&bytes, &Options::default()).expect("a text");
            let pages = read.pages.into_iter().map(|page| page.text);
            pages.collect::<Vec<_>>()
        };
        // Descriptions and notes hold no money; to read them five hundred times takes minutes.
        let pages = text(path).iter().map(|page| without_prose(page)).collect();
        let others = others
            .iter()
            .enumerate()
            .map(|(at, path)| document(&text(path), &profile, &format!("{at:08}")))
            .collect();
        Self {
            profile,
            pages,
            others,
        }
    }

    fn file(&self, pages: &[String]) -> DocumentFile {
        document(pages, &self.profile, "ffffffff")
    }

    fn findings(&self, pages: &[String]) -> BTreeSet<Noticed> {
        let mut files = self.others.clone();
        files.push(self.file(pages));
        let findings = compile(&files).findings;
        findings.into_iter().map(noticed).collect()
    }
}

/// What makes a finding another one: its rule, its places, and both figures. A message that
/// merely repeats an amount notices nothing.
type Noticed = (String, Vec<Source>, Option<(i64, i64)>);

fn noticed(finding: Finding) -> Noticed {
    let figures = finding.found_cents.zip(finding.expected_cents);
    (finding.rule, finding.locations, figures)
}

/// The title, tables, totals and footnotes of a programme, with notes cut short.
fn without_prose(page: &str) -> String {
    let lines = page.lines().enumerate().map(|(at, line)| {
        let is_money = line.contains(['\t', '€']) || line.starts_with('*');
        let keeps = if is_money { 170 } else { 60 };
        let is_kept = is_money || at < 30;
        line.chars().take(if is_kept { keeps } else { 0 }).collect()
    });
    lines.collect::<Vec<String>>().join("\n")
}

fn document(pages: &[String], profile: &Profile, sha256: &str) -> DocumentFile {
    let pages: Vec<regiodeal_document::Page> = (1..)
        .zip(pages)
        .map(|(number, text)| regiodeal_document::Page::new(number, text))
        .collect();
    let input = Input {
        file: "programme.txt",
        media_type: "text/plain",
        sha256,
        bytes: 0,
        pages: &pages,
        blocks: None,
        findings: &[],
    };
    extract(input, profile)
}

/// The place of an amount: the page's index, and code points.
type Place = (usize, Range<usize>);

/// The places of the amounts that statements give, and of those that a printed total is
/// of or sums.
fn amounts(file: &DocumentFile) -> (Vec<Place>, BTreeSet<(usize, usize)>) {
    let mut places: BTreeSet<(usize, usize, usize)> = BTreeSet::new();
    let mut under: BTreeSet<(usize, usize)> = BTreeSet::new();
    let place = |statement: &Statement, source: Option<&Source>| {
        let source = source.unwrap_or(&statement.source);
        (source.page as usize - 1, source.start, source.end)
    };
    for statement in &file.statements {
        for amount in statement.claim.amounts() {
            places.insert(place(statement, amount.source.as_ref()));
        }
    }
    // What a footnote reserves is money too, where it was given to no project.
    for finding in &file.findings {
        if let (Some(_), Some(source)) = (finding.found_cents, finding.locations.first()) {
            let text: Vec<char> = file.pages[source.page as usize - 1].text.chars().collect();
            let note: String = text[source.start..source.end].iter().collect();
            for found in dutch_money::find(&note) {
                let start = source.start + note[..found.start].chars().count();
                let end = source.start + note[..found.end].chars().count();
                places.insert((source.page as usize - 1, start, end));
            }
        }
    }
    for statement in &file.statements {
        let Claim::Total(total) = &statement.claim else {
            continue;
        };
        let (page, start, _) = place(statement, None);
        under.insert((page, start));
        let rows = file.statements.iter().filter(|row| match &row.claim {
            Claim::Allocation(cell) => {
                total.subjects.contains(&row.subject)
                    && (total.headings.is_empty() || total.headings.contains(&cell.heading))
            }
            _ => false,
        });
        under.extend(rows.map(|row| {
            let (page, start, _) = place(row, None);
            (page, start)
        }));
    }
    let places = places.into_iter();
    (
        places
            .map(|(page, start, end)| (page, start..end))
            .collect(),
        under,
    )
}

/// A digit: the page's index, where its amount begins, and its own place.
type Digit = (usize, usize, usize);

/// The digits whose change goes unnoticed.
fn unnoticed(bench: &Bench, digits: &[Digit]) -> Vec<Digit> {
    let before = bench.findings(&bench.pages);
    let missed = digits.par_iter().filter(|(page, _, at)| {
        let mut pages = bench.pages.clone();
        let mut text: Vec<char> = pages[*page].chars().collect();
        let digit = text[*at].to_digit(10).expect("a digit");
        text[*at] = char::from_digit((digit + 1) % 10, 10).expect("a digit");
        pages[*page] = text.into_iter().collect();
        bench.findings(&pages) == before
    });
    missed.copied().collect()
}

fn digits(bench: &Bench, places: &[Place]) -> Vec<Digit> {
    let each = places.iter().flat_map(|(page, range)| {
        let text = bench.pages[*page].chars().enumerate();
        let own = text.skip(range.start).take(range.len());
        let digits = own.filter(|(_, char)| char.is_ascii_digit());
        digits
            .map(|(at, _)| (*page, range.start, at))
            .collect::<Vec<_>>()
    });
    each.collect()
}

fn seed(number: &str) -> PathBuf {
    let mut own = seed_files().into_iter().filter(|path| {
        let name = path.file_name().expect("a name").to_string_lossy();
        name.starts_with(number)
    });
    own.next().expect("the seed")
}

#[test]
fn every_changed_digit_under_a_total_is_noticed() {
    let bench = Bench::new(&seed("003"), &[]);
    let (places, under) = amounts(&bench.file(&bench.pages));
    let digits = digits(&bench, &places);
    let missed = unnoticed(&bench, &digits);
    let under_total = |digit: &&Digit| under.contains(&(digit.0, digit.1));
    let missed_under: Vec<&Digit> = missed.iter().filter(under_total).collect();
    assert_eq!(missed_under, Vec::<&Digit>::new());
    // Other documents change nothing about a document's own findings: what was noticed
    // stays noticed.
    let lists = [seed("000"), seed("001")];
    let lists: Vec<&Path> = lists.iter().map(PathBuf::as_path).collect();
    let still = unnoticed(&Bench::new(&seed("003"), &lists), &missed);
    let all = digits.len();
    let says = format!(
        "all {} digits under a printed total, {} of {all} in all, and {} of {all} with the two decision lists",
        digits.iter().filter(under_total).count(),
        all - missed.len(),
        all - still.len()
    );
    let readme = fs::read_to_string(root().join("README.md")).expect("the README");
    let readme = readme.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(readme.contains(&says), "the README should say: {says}");
}
