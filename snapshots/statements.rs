//! The second stage: what a document states, what reading it met, and how many of its
//! lines served for what.

use std::fmt::Write as _;

use regiodeal_dataset::{Allocation, Claim, Decision, DocumentFile, Part, Progress, Total};

use crate::words::{at, finding, lead, money, quoted};

/// The document, its statements in reading order, its findings and its coverage.
pub(crate) fn render(file: &DocumentFile) -> String {
    let mut out = head(file);
    for statement in &file.statements {
        let (field, value) = claim(&statement.claim);
        writeln!(
            out,
            "{} {} · {field} = {value} [{}]",
            at(&statement.source),
            statement.subject,
            statement.rule
        )
        .expect("a line");
    }
    for met in &file.findings {
        writeln!(out, "{}", finding(met)).expect("a line");
    }
    let coverage = file.document.coverage;
    writeln!(
        out,
        "{} lines: {} used, {} ignored, {} unexplained",
        coverage.lines, coverage.used, coverage.ignored, coverage.unexplained
    )
    .expect("a line");
    out
}

fn head(file: &DocumentFile) -> String {
    let document = &file.document;
    let mut out = document.kind.as_str().to_owned();
    for (key, value) in [
        ("title", &document.title),
        ("date", &document.date),
        ("programme", &document.programme),
    ] {
        let Some(value) = value else { continue };
        let place = document
            .sources
            .get(key)
            .map_or_else(|| "nowhere".to_owned(), at);
        write!(out, "\n{place} {key} = {value}").expect("a line");
    }
    out.push('\n');
    out
}

/// The name of the field and its value.
fn claim(claim: &Claim) -> (&'static str, String) {
    match claim {
        Claim::Name(name) => ("name", name.clone()),
        Claim::Alias(name) => ("alias", name.clone()),
        Claim::Pillar(name) => ("pillar", name.clone()),
        Claim::Theme(name) => ("theme", name.clone()),
        Claim::Number(number) => ("number", number.clone()),
        Claim::Lead(who) => ("lead", lead(who)),
        Claim::Description(text) => ("description", quoted(text)),
        Claim::Allocation(money) => ("allocation", allocation(money)),
        Claim::Part(row) => ("part", part(row)),
        Claim::Reserved(amount) => ("reserved", money(amount)),
        Claim::Decision(decided) => ("decision", decision(decided)),
        Claim::Progress(note) => ("progress", progress(note)),
        Claim::Total(sum) => ("total", total(sum)),
    }
}

fn allocation(allocation: &Allocation) -> String {
    let mut words = column(Some(&allocation.heading), allocation.tranche);
    words.extend(
        allocation
            .part
            .as_ref()
            .map(|part| format!("part {part:?}")),
    );
    words.extend(allocation.amount.as_ref().map(money));
    words.extend(allocation.text.as_ref().map(|text| format!("{text:?}")));
    words.extend(
        allocation
            .marker
            .as_ref()
            .map(|mark| format!("mark {mark}")),
    );
    words.join(" ")
}

/// "{2e tranche} #2": a column and the tranche that it is.
pub(crate) fn column(heading: Option<&String>, tranche: Option<u32>) -> Vec<String> {
    let heading = heading.map(|heading| format!("{{{heading}}}"));
    let tranche = tranche.map(|tranche| format!("#{tranche}"));
    heading.into_iter().chain(tranche).collect()
}

fn part(part: &Part) -> String {
    match &part.lead {
        Some(who) => format!("{:?} lead {}", part.name, lead(who)),
        None => format!("{:?}", part.name),
    }
}

/// All that a decision says.
pub(crate) fn decision(decision: &Decision) -> String {
    let mut words: Vec<String> = Vec::new();
    words.extend(decision.label.clone());
    words.extend(decision.outcome.clone());
    let contribution = decision.contribution.as_ref();
    words.extend(contribution.map(|amount| format!("contribution {}", money(amount))));
    let changes = decision.changes.iter();
    words.extend(changes.map(|change| format!("{:?} {}", change.kind, money(&change.amount))));
    let reserved = decision.reserved.as_ref();
    words.extend(reserved.map(|amount| format!("reserved {}", money(amount))));
    let condition = decision.condition.as_ref();
    words.extend(condition.map(|condition| format!("if {}", quoted(condition))));
    words.extend(decision.date.as_ref().map(|date| format!("on {date}")));
    words.join(" ")
}

fn progress(note: &Progress) -> String {
    let label = note.label.as_deref().unwrap_or("-");
    let as_of = note.as_of.as_deref().unwrap_or("-");
    format!("{{{label}}} {as_of} {}", quoted(&note.text))
}

fn total(total: &Total) -> String {
    let mut words = column(total.heading.as_ref(), total.tranche);
    words.extend(total.projects.map(|count| format!("{count} projects")));
    words.push(money(&total.printed));
    words.push(format!("of {}", total.subjects.join(", ")));
    words.extend(
        Some(total.headings.join(", "))
            .filter(|headings| !headings.is_empty())
            .map(|headings| format!("in {headings}")),
    );
    words.join(" ")
}
