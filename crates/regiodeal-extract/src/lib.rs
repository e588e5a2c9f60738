//! How programmes, decision lists and press releases of Dutch regions word things:
//! from blocks to statements.
//!
//! The genre's vocabulary is here; what is special to one region is a [`Profile`].
//! A document is read by its structure: header rows, columns, numbers, headings and
//! the contents list. [`extract`] never fails: what it cannot explain becomes a
//! finding.

mod body;
mod changes;
mod clauses;
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
mod minutes;
mod named;
mod pattern;
mod prepare;
mod profile;
mod programme;
mod prose;
mod renamed;
mod report;
mod roles;
mod row_kinds;
mod rows;
mod sections;
mod standing;
mod summaries;
mod sums;
mod table;
mod text;
mod title;
mod told;

use std::collections::{BTreeMap, BTreeSet};

use regiodeal_dataset::{
    Claim, Coverage, Document, DocumentFile, Finding, Kind, Mode, PageText, Severity, Source,
    Statement, fold, is_same_name,
};
use regiodeal_document::{Block, Kind as Looks, LineId, Location, Page, Reading, layout};

pub use lead::Partner;
pub use profile::{Error, Profile, Programme};

use clauses::Today;
use document::Identity;
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
    /// The blocks on them, where the reader knows them; else layout tells them.
    pub blocks: Option<Vec<Block>>,
    /// What reading the bytes met: a rule, how much it matters, and a message.
    pub findings: &'a [(&'static str, Severity, String)],
}

/// Reads what a document states.
#[must_use]
pub fn extract(mut input: Input<'_>, profile: &Profile) -> DocumentFile {
    let blocks = input.blocks.take();
    let mut blocks = prepare::prepare(blocks.unwrap_or_else(|| layout(input.pages)));
    let input = &input;
    let identity = document::identify(&blocks, profile);
    let kind = identity.kind.unwrap_or(Kind::Onbekend);
    if kind.mode() != Mode::Snapshot {
        blocks = footnotes::beside_marks(blocks);
    }
    let date = identity.date.as_ref().map(|(date, _)| date.clone());
    let id = id(kind, date.as_deref(), input.sha256);
    let mut report = Report {
        document: id.clone(),
        pages: input.pages,
        statements: Vec::new(),
        findings: Vec::new(),
        ledger: Ledger::new(input.pages),
        title: identity.title.as_ref().map(|(title, _)| title.clone()),
        title_lines: identity
            .title
            .iter()
            .flat_map(|(_, title)| title.lines())
            .collect(),
        settled: BTreeSet::new(),
    };
    for (rule, severity, message) in input.findings {
        let mut finding = Finding::new(rule, *severity, message.clone(), Vec::new());
        finding.file = Some(input.file.to_owned());
        report.findings.push(finding);
    }
    let mut document = describe(input, id, &identity, &report);
    account_for_title(&mut document, &identity, &mut report);
    let partners = partners(input.pages, profile);
    let context = Context {
        date: document.date.as_deref(),
        decided_on: document
            .date
            .as_deref()
            .zip(document.sources.get("date"))
            .filter(|_| kind == Kind::Besluitenlijst),
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
    renamed::state(&blocks, &mut report);
    if kind.mode() == Mode::Snapshot {
        standing::state(&blocks, &mut report);
    }
    drawn_lines(input.pages, &mut report);
    unrecorded_money(&blocks, document.date.as_deref(), &mut report);
    unexplained_lines(input, &mut report);
    flag_recognised(input.pages, &mut report);
    // What concerns all of the document points at its file.
    for finding in &mut report.findings {
        if finding.locations.is_empty() && finding.file.is_none() {
            finding.file = Some(input.file.to_owned());
        }
    }
    document.coverage = report.ledger.coverage();
    report.statements.sort_by(|a, b| {
        let place = |source: &Source| (source.page, source.line, source.start);
        place(&a.source).cmp(&place(&b.source))
    });
    DocumentFile {
        document,
        pages: input
            .pages
            .iter()
            .map(|page| page_text(page, &report.ledger))
            .collect(),
        statements: report.statements,
        findings: report.findings,
    }
}

/// What is known of a document before its records are read.
fn describe(input: &Input<'_>, id: String, identity: &Identity, report: &Report) -> Document {
    let kind = identity.kind.unwrap_or(Kind::Onbekend);
    let own = |printed: &Option<(String, Reading)>| printed.as_ref().map(|(text, _)| text.clone());
    Document {
        id,
        kind,
        mode: kind.mode(),
        programme: own(&identity.programme),
        title: own(&identity.title),
        date: own(&identity.date),
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
        sources: BTreeMap::new(),
    }
}

/// Says where a document's title, date and programme are printed.
fn account_for_title(document: &mut Document, identity: &Identity, report: &mut Report) {
    for (key, printed) in [
        ("title", &identity.title),
        ("date", &identity.date),
        ("programme", &identity.programme),
    ] {
        if let Some((_, reading)) = printed {
            report
                .ledger
                .used(reading.lines(), &format!("document:{key}"));
            if let Some(source) = report.source(reading) {
                document.sources.insert(key.to_owned(), source);
            }
        }
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
fn page_text(page: &Page, ledger: &Ledger) -> PageText {
    PageText {
        number: page.number,
        text: page.text.clone(),
        width: page.size.map(|(width, _)| width.round() as u32),
        height: page.size.map(|(_, height)| height.round() as u32),
        lines: ledger.page(page.number),
    }
}

/// Bodies that a document may add to the partners.
const MOST_PARTNERS: usize = 300;

/// The profile's partners, and the bodies that the document itself names, most often
/// first: of two that are a slip apart the rarer is the slip, unless both are as rare.
fn partners(pages: &[Page], profile: &Profile) -> Vec<Partner> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages {
        lead::count_named(&page.text, &mut counts);
    }
    let mut named: Vec<(String, usize)> = counts.into_iter().collect();
    named.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let mut partners: Vec<(Partner, usize)> = profile
        .partners
        .iter()
        .map(|partner| (partner.clone(), usize::MAX))
        .collect();
    for (name, count) in named.into_iter().take(MOST_PARTNERS) {
        let folded = fold(&name);
        let is_slip = partners.iter().any(|(partner, often)| {
            let known = fold(&partner.name);
            *often > count
                && last_word_begins_alike(&partner.name, &name)
                && known.len().abs_diff(folded.len()) <= 2
                && lead::is_slip(&known, &folded, 2)
        });
        if !is_slip {
            let partner = Partner {
                name,
                tooi: None,
                aliases: Vec::new(),
            };
            partners.push((partner, count));
        }
    }
    partners.into_iter().map(|(partner, _)| partner).collect()
}

/// "gemeente Weststellingwerf" and "gemeente Ooststellingwerf" do not.
fn last_word_begins_alike(one: &str, other: &str) -> bool {
    let initial = |name: &str| {
        let word = name.rsplit(' ').next()?;
        word.chars().next().map(|first| first.to_ascii_lowercase())
    };
    initial(one) == initial(other)
}

fn pillars(programme: Option<&str>, profile: &Profile) -> Vec<String> {
    let own = |known: &&Programme| programme.is_some_and(|name| is_same_name(name, &known.name));
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
        None => "the kind of this document is unknown; it has no sign of any: no title such as \"uitvoeringsprogramma\" or \"besluitenlijst\", no heading such as \"persbericht\", no table of projects and money".to_owned(),
    };
    let mut finding = Finding::new("unknown-kind", Severity::Error, message, Vec::new());
    finding.file = Some(file.to_owned());
    report.findings.push(finding);
}

/// Amounts that were recognised on a picture want a second look.
fn flag_recognised(pages: &[Page], report: &mut Report) {
    let recognised: BTreeSet<u32> = pages
        .iter()
        .filter(|page| page.recognised)
        .map(|page| page.number)
        .collect();
    let on_picture = |statement: &&mut Statement| recognised.contains(&statement.source.page);
    for statement in report.statements.iter_mut().filter(on_picture) {
        for amount in statement.claim.amounts_mut() {
            amount.flags.insert("recognised".to_owned());
        }
    }
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

/// Money that no statement holds is never passed over unseen: a note, or a warning where
/// its sentence grants or reserves it, and for a table of amounts that was not read.
fn unrecorded_money(blocks: &[Block], today: Today<'_>, report: &mut Report) {
    let stated = stated_money(report);
    for block in blocks {
        match block.kind {
            Looks::Furniture => {}
            // A footnote that sets money aside has findings of its own.
            Looks::Footnote if !is_ignored(block, report) => {}
            Looks::Table => unread_table(block, report),
            _ => {
                for money in prose::money(block.text.as_str(), today) {
                    let part = block.text.part(money.found.start..money.found.end);
                    let is_stated = part
                        .everywhere()
                        .iter()
                        .any(|place| stated.contains(&(place.page, place.start)));
                    if !is_stated {
                        report_money(&money, &part, report);
                    }
                }
            }
        }
    }
}

fn is_ignored(block: &Block, report: &Report) -> bool {
    let first = block.text.first_line();
    first.is_some_and(|line| matches!(report.ledger.of(line), Use::Ignored(_)))
}

fn report_money(money: &prose::Money<'_>, part: &Reading, report: &mut Report) {
    let raw = money.found.raw;
    let grants = matches!(
        money.role,
        prose::Role::Contribution | prose::Role::Reserved | prose::Role::Unsure
    );
    if grants {
        let message =
            format!("\"{raw}\" is granted or reserved in the text, but stands in no record");
        report.find("unrecorded-grant", Severity::Warning, message, &[part]);
    } else {
        let message = format!("\"{raw}\" stands in no record");
        report.find("amount-outside-record", Severity::Note, message, &[part]);
    }
}

/// The places of the amounts that statements hold: page and first code point.
fn stated_money(report: &Report) -> BTreeSet<(u32, usize)> {
    let mut stated = report.settled.clone();
    for statement in &report.statements {
        match &statement.claim {
            Claim::Allocation(_) | Claim::Reserved(_) | Claim::Total(_) => {
                stated.insert((statement.source.page, statement.source.start));
            }
            Claim::Decision(decision) => {
                let amounts = decision.amounts();
                let sources = amounts.filter_map(|amount| amount.source.as_ref());
                stated.extend(sources.map(|source| (source.page, source.start)));
            }
            _ => {}
        }
    }
    stated
}

/// Two rows with money make a table of money; one that was passed over is a warning. Cells
/// may hold more than an amount, where columns were not told apart.
fn unread_table(block: &Block, report: &mut Report) {
    let is_passed_over = |cell: &&Reading| {
        let line = cell.first_line();
        line.is_some_and(|line| matches!(report.ledger.of(line), Use::Ignored("other-table")))
    };
    let is_money = |cell: &&Reading| {
        table::is_plain_amount(cell.as_str()) || !prose::money(cell.as_str(), None).is_empty()
    };
    let rows = block.table.rows.iter();
    let figures: Vec<&Reading> = rows
        .filter_map(|row| row.cells.iter().filter(is_passed_over).find(is_money))
        .collect();
    if figures.len() > 1 {
        let message = format!(
            "a table with {} rows of figures has no heading that is known, and was not read",
            figures.len()
        );
        report.find("unread-money-table", Severity::Warning, message, &figures);
    }
}

fn unexplained_lines(input: &Input<'_>, report: &mut Report) {
    let lines: BTreeSet<LineId> = report.ledger.unexplained().collect();
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
            locations.extend(report.source_at(&[place]));
        }
    }
    report.findings.push(Finding::new(
        "unexplained-line",
        Severity::Warning,
        format!("{} lines were read as nothing that is known", lines.len()),
        locations,
    ));
}
