//! How programmes, decision lists and press releases of Dutch regions word things:
//! from blocks to statements.
//!
//! The genre's vocabulary is here; what is special to one region is a [`Profile`].
//! A document is read by its structure: header rows, columns, numbers, headings and
//! the contents list. [`extract`] never fails: what it cannot explain becomes a
//! finding.

mod body;
mod contents;
mod dates;
mod decisions;
mod document;
mod draft;
mod fields;
mod footnotes;
mod lead;
mod ledger;
mod lexicon;
mod named;
mod prepare;
mod profile;
mod programme;
mod prose;
mod report;
mod rows;
mod sections;
mod sums;
mod table;
mod text;
mod title;

use regiodeal_dataset::{
    Coverage, Document, DocumentFile, Finding, Kind, PageText, Severity, Source, fold,
};
use regiodeal_document::{Block, Kind as Looks, LineId, Location, Page, layout};

pub use lead::Partner;
pub use profile::{Error, Profile, Programme};

use draft::Context;
use ledger::{Ledger, Use};
use report::Report;

/// A document as a reader hands it over.
#[derive(Clone, Debug)]
pub struct Input<'a> {
    /// The file, relative to the folder that was given.
    pub file: &'a str,
    /// The media type of the bytes.
    pub media_type: &'a str,
    /// Hex digits of the sha256 of the bytes.
    pub sha256: &'a str,
    /// Number of bytes.
    pub bytes: u64,
    /// The decoded pages.
    pub pages: &'a [Page],
    /// What reading the bytes met: a rule, how much it matters, and a message.
    pub findings: &'a [(&'static str, Severity, String)],
}

/// Reads what a document states.
#[must_use]
pub fn extract(input: &Input<'_>, profile: &Profile) -> DocumentFile {
    let blocks = prepare::prepare(layout(input.pages));
    let identity = document::identify(&blocks, profile);
    let kind = identity.kind.unwrap_or(Kind::Onbekend);
    let date = identity.date.as_ref().map(|(date, _)| date.clone());
    let id = id(kind, date.as_deref(), input.sha256);
    let mut report = Report {
        document: id.clone(),
        statements: Vec::new(),
        findings: Vec::new(),
        ledger: Ledger::new(input.pages),
        title: identity.title.as_ref().map(|(title, _)| title.clone()),
        title_lines: identity
            .title
            .iter()
            .flat_map(|(_, title)| title.lines())
            .collect(),
    };
    for (rule, severity, message) in input.findings {
        let mut finding = Finding::new(rule, *severity, message.clone(), Vec::new());
        finding.file = Some(input.file.to_owned());
        report.findings.push(finding);
    }
    let mut document = Document {
        id,
        kind,
        mode: kind.mode(),
        programme: identity.programme.as_ref().map(|(name, _)| name.clone()),
        title: identity.title.as_ref().map(|(title, _)| title.clone()),
        date,
        file: input.file.to_owned(),
        media_type: input.media_type.to_owned(),
        sha256: input.sha256.to_owned(),
        bytes: input.bytes,
        pages: input.pages.len(),
        coverage: Coverage::default(),
        evidence: identity
            .evidence
            .iter()
            .filter_map(|words| report.source(words))
            .collect(),
        sources: std::collections::BTreeMap::new(),
    };
    for (key, printed) in [
        ("title", &identity.title),
        ("date", &identity.date),
        ("programme", &identity.programme),
    ] {
        if let Some((_, reading)) = printed {
            report.ledger.used(reading.lines());
            if let Some(source) = report.source(reading) {
                document.sources.insert(key.to_owned(), source);
            }
        }
    }
    let partners = partners(input.pages, profile);
    let context = Context {
        date: document.date.as_deref(),
        partners: &partners,
        cells_are_contributions: kind == Kind::Besluitenlijst,
    };
    let pillars = pillars(document.programme.as_deref(), profile);
    match kind {
        Kind::Uitvoeringsprogramma => {
            programme::extract(&blocks, profile, &pillars, &mut report, &context);
        }
        Kind::Besluitenlijst | Kind::Persbericht => {
            decisions::extract(&blocks, kind, profile, &pillars, &mut report, &context);
        }
        Kind::Onbekend => unknown(&identity, input.file, &mut report),
    }
    drawn_lines(input.pages, &mut report);
    amounts_outside_records(&blocks, &mut report);
    unexplained_lines(input, &mut report);
    document.coverage = report.ledger.coverage();
    report.statements.sort_by(|a, b| {
        let place = |source: &Source| (source.page, source.line, source.start);
        place(&a.source).cmp(&place(&b.source))
    });
    DocumentFile {
        document,
        pages: input.pages.iter().map(page_text).collect(),
        statements: report.statements,
        findings: report.findings,
    }
}

fn id(kind: Kind, date: Option<&str>, sha256: &str) -> String {
    let hash = sha256.get(..8).unwrap_or(sha256);
    match date {
        Some(date) => format!("{date}-{}-{hash}", kind.as_str()),
        None => format!("{}-{hash}", kind.as_str()),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "page sizes are small positive numbers"
)]
fn page_text(page: &Page) -> PageText {
    PageText {
        number: page.number,
        text: page.text.clone(),
        width: page.size.map(|(width, _)| width.round() as u32),
        height: page.size.map(|(_, height)| height.round() as u32),
    }
}

/// The profile's partners, and the bodies that the document itself names.
fn partners(pages: &[Page], profile: &Profile) -> Vec<Partner> {
    let mut partners = profile.partners.clone();
    for page in pages {
        for named in lead::named_in(&page.text) {
            let known = |partner: &Partner| {
                let slips = strsim::damerau_levenshtein(&fold(&partner.name), &fold(&named.name));
                slips <= 2
            };
            if !partners.iter().any(known) {
                partners.push(named);
            }
        }
    }
    partners
}

fn pillars(programme: Option<&str>, profile: &Profile) -> Vec<String> {
    let own = |known: &&Programme| programme.is_some_and(|name| fold(name) == fold(&known.name));
    profile
        .programmes
        .iter()
        .filter(own)
        .flat_map(|programme| programme.pillars.clone())
        .collect()
}

fn unknown(identity: &document::Identity, file: &str, report: &mut Report) {
    let message = match identity.nearest {
        Some((kind, what)) => format!(
            "the kind of this document is unknown; nearest is {}, but it has not {what}",
            kind.as_str()
        ),
        None => "the kind of this document is unknown".to_owned(),
    };
    let mut finding = Finding::new("unknown-kind", Severity::Error, message, Vec::new());
    finding.file = Some(file.to_owned());
    report.findings.push(finding);
}

/// Lines that only draw, such as the rule under the header of a Markdown table.
fn drawn_lines(pages: &[Page], report: &mut Report) {
    for page in pages {
        let lines = page.lines();
        let drawn = lines.iter().filter(|line| {
            let mut chars = line.text.trim().chars();
            chars.all(|char| matches!(char, '|' | '-' | ':' | '+' | '=' | ' '))
        });
        report
            .ledger
            .ignored(drawn.map(|line| line.id), "drawn-line");
    }
}

/// Money on lines that a rule passes over is never passed over unseen.
fn amounts_outside_records(blocks: &[Block], report: &mut Report) {
    for block in blocks {
        let cells = block.table.rows.iter().flat_map(|row| &row.cells);
        for reading in std::iter::once(&block.text).chain(cells) {
            for found in dutch_money::find(reading.as_str()) {
                let part = reading.part(found.start..found.end);
                let rule = part.first_line().map(|line| report.ledger.of(line));
                if let Some(Use::Ignored(rule)) = rule
                    && block.kind != Looks::Furniture
                {
                    let message = format!(
                        "\"{}\" stands outside any record (passed over as {rule})",
                        found.raw
                    );
                    report.find("amount-outside-record", Severity::Note, message, &[&part]);
                }
            }
        }
    }
}

fn unexplained_lines(input: &Input<'_>, report: &mut Report) {
    let lines: Vec<LineId> = report.ledger.unexplained().collect();
    if lines.is_empty() {
        return;
    }
    let mut locations = Vec::new();
    for page in input.pages {
        for line in page.lines().iter().filter(|line| lines.contains(&line.id)) {
            let place = Location {
                page: line.id.page,
                line: line.id.line,
                start: line.start,
                end: line.start + line.text.chars().count(),
            };
            locations.extend(Source::of(&report.document, &[place]));
        }
    }
    report.findings.push(Finding::new(
        "unexplained-line",
        Severity::Warning,
        format!("{} lines were read as nothing that is known", lines.len()),
        locations,
    ));
}
