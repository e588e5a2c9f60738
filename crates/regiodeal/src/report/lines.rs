//! What a report says of events and sums.

use std::collections::{BTreeMap, BTreeSet};

use regiodeal_dataset::{
    Compared, Event, EventType, Flow, Impact, KindImpact, Money, MoneyKind, PillarFlow, Value,
};

use super::phrases::{Language, change, euros};
use super::{Line, Sign, Table};

/// More documents are only counted.
const MOST_DOCUMENTS: usize = 3;

pub(super) fn documents(side: &Compared, language: Language) -> String {
    let mut named: Vec<String> = side
        .documents
        .iter()
        .take(MOST_DOCUMENTS)
        .map(|document| {
            let title = document.title.as_deref().unwrap_or(&document.file);
            match &document.date {
                Some(date) => format!("{title} ({date})"),
                None => title.to_owned(),
            }
        })
        .collect();
    match side.documents.len() {
        0 => named.push(language.pick("geen documenten", "no documents").to_owned()),
        count if count > MOST_DOCUMENTS => named.push(format!(
            "{} {}",
            count - MOST_DOCUMENTS,
            language.pick("andere", "others")
        )),
        _ => {}
    }
    named.join("; ")
}

/// How many projects came, went and changed.
pub(super) fn summary(events: &[Event], language: Language) -> String {
    let mut projects: BTreeMap<EventType, BTreeSet<&str>> = BTreeMap::new();
    for event in events {
        projects
            .entry(event.kind)
            .or_default()
            .insert(&event.project);
    }
    if projects.is_empty() {
        return language
            .pick("Geen verschillen.", "No differences.")
            .to_owned();
    }
    let counts: Vec<String> = projects
        .into_iter()
        .map(|(kind, projects)| language.count(kind, projects.len()))
        .collect();
    format!(
        "{}: {}.",
        language.pick("Projecten", "Projects"),
        counts.join(", ")
    )
}

pub(super) fn line(event: &Event, language: Language) -> Line {
    let value = |value: &Option<Value>| language.value(value.as_ref());
    let field = || language.field(event.field.as_deref().unwrap_or_default());
    let (sign, says) = match event.kind {
        EventType::Added => (Sign::Came, worth(event, language)),
        EventType::Withdrawn | EventType::Dropped => (Sign::Went, worth(event, language)),
        EventType::NotMentioned => (Sign::Silent, String::new()),
        EventType::Renamed => (
            Sign::Changed,
            format!(
                "{} {}",
                language.pick("heette", "was named"),
                value(&event.old)
            ),
        ),
        EventType::Renumbered | EventType::Changed => match event.field.as_deref() {
            Some("description") if !event.words.is_empty() => (Sign::Changed, String::new()),
            Some("description") => (Sign::Changed, value(&event.new)),
            Some("progress") if !event.words.is_empty() => {
                (Sign::Changed, event.label.clone().unwrap_or_default())
            }
            Some("progress") => (Sign::Changed, progress(event, language)),
            _ => (
                Sign::Changed,
                format!("{}: {} → {}", field(), value(&event.old), value(&event.new)),
            ),
        },
    };
    Line {
        sign,
        name: event.name.clone(),
        says,
        words: event.words.clone(),
    }
}

/// The pillar, the last decision and the money of a project that came or went.
fn worth(event: &Event, language: Language) -> String {
    let amounts = event.money.iter().map(|item| {
        let what = column(item, language);
        format!("{} {what}", euros(item.cents))
    });
    // What was raised or lowered by an amount, when that is all that is known.
    let is_told = event.money.is_empty() && event.changes.is_empty();
    let told = event.new.as_ref().filter(|_| is_told);
    let told = told.map(|value| language.value(Some(value)));
    let is_said = |outcome: &&String| {
        let is_change = matches!(outcome.as_str(), "verhoogd" | "verlaagd");
        !event.changes.is_empty() && is_change
    };
    let outcome = event.outcome.as_ref().filter(|outcome| !is_said(outcome));
    let known = event.pillar.iter().chain(outcome).cloned();
    let changes = Some(language.changes(&event.changes));
    let changes = changes.filter(|changes| !changes.is_empty());
    let said = known.chain(amounts).chain(told).chain(changes);
    let said: Vec<String> = said.collect();
    said.join(", ")
}

fn column(item: &Money, language: Language) -> String {
    let heading = match (&item.heading, item.kind) {
        (Some(heading), _) => heading.clone(),
        (None, MoneyKind::Allocations) => language.field("allocations"),
        (None, MoneyKind::Contribution) => language.field("contribution"),
        (None, MoneyKind::Reserved) => language.field("reserved"),
    };
    match &item.part {
        Some(part) => format!("{heading} ({part})"),
        None => heading,
    }
}

fn progress(event: &Event, language: Language) -> String {
    let note = match &event.new {
        Some(_) => language.value(event.new.as_ref()),
        None => format!(
            "{}: {}",
            language.pick("vervallen", "gone"),
            language.value(event.old.as_ref())
        ),
    };
    match &event.label {
        Some(label) => format!("{label}: {note}"),
        None => note,
    }
}

/// Changed amounts and the money of projects that came and went, a row each.
pub(super) fn money(events: &[Event], language: Language) -> Table {
    Table {
        heading: language.pick("Geld", "Money"),
        columns: vec![
            "Project",
            language.pick("Wat", "What"),
            language.pick("Oud", "Old"),
            language.pick("Nieuw", "New"),
            language.pick("Verschil", "Change"),
        ],
        words: 2,
        rows: events
            .iter()
            .flat_map(|event| money_rows(event, language))
            .collect(),
    }
}

fn money_rows(event: &Event, language: Language) -> Vec<Vec<String>> {
    if !event.money.is_empty() {
        let came = event.kind == EventType::Added;
        let rows = event.money.iter().map(|item| {
            let (amount, none) = (euros(item.cents), String::new());
            let sign = if came { 1 } else { -1 };
            let [old, new] = if came { [none, amount] } else { [amount, none] };
            let delta = change(item.cents.saturating_mul(sign));
            vec![event.name.clone(), column(item, language), old, new, delta]
        });
        return rows.collect();
    }
    if event.kind == EventType::Added
        && let Some(cents) = event.delta_cents
    {
        let (what, none) = (language.field("contribution"), String::new());
        return vec![vec![
            event.name.clone(),
            what,
            none.clone(),
            none,
            change(cents),
        ]];
    }
    let Some(field @ ("allocations" | "reserved" | "contribution" | "returned")) =
        event.field.as_deref()
    else {
        return Vec::new();
    };
    let what = match (&event.heading, &event.part) {
        (Some(heading), Some(part)) => format!("{heading} ({part})"),
        (Some(heading), None) => heading.clone(),
        (None, _) => language.field(field),
    };
    let value = |value: &Option<Value>| match value {
        Some(_) => language.value(value.as_ref()),
        None => String::new(),
    };
    let what = match field {
        "contribution" if !event.changes.is_empty() => {
            format!("{what}: {}", language.changes(&event.changes))
        }
        _ => what,
    };
    let delta = event.delta_cents.map(change).unwrap_or_default();
    let (old, new) = (value(&event.old), value(&event.new));
    vec![vec![event.name.clone(), what, old, new, delta]]
}

/// What came and went of each kind of money: in all, by pillar and by column.
pub(super) fn impact(impact: &Impact, language: Language) -> Table {
    let kinds = [
        ("allocations", &impact.allocations),
        ("contribution", &impact.contribution),
        ("reserved", &impact.reserved),
    ];
    Table {
        heading: language.pick("Geld in totaal", "Money in total"),
        columns: vec![
            language.pick("Soort", "Kind"),
            language.pick("Waarvan", "Of which"),
            language.pick("Erbij", "Added"),
            language.pick("Eraf", "Taken away"),
        ],
        words: 2,
        rows: kinds
            .into_iter()
            .filter(|(_, kind)| kind.total != Flow::default())
            .flat_map(|(field, kind)| impact_rows(&language.field(field), kind, language))
            .collect(),
    }
}

fn impact_rows(name: &str, kind: &KindImpact, language: Language) -> Vec<Vec<String>> {
    let row = |of: &str, flow: &Flow| {
        vec![
            name.to_owned(),
            of.to_owned(),
            euros(flow.added_cents),
            euros(flow.taken_cents),
        ]
    };
    let mut rows = vec![row(language.pick("totaal", "total"), &kind.total)];
    if kind.pillars.iter().any(|entry| entry.pillar.is_some()) {
        let unknown = language.pick("zonder pijler", "without a pillar");
        let name = |entry: &PillarFlow| entry.pillar.clone().unwrap_or(unknown.to_owned());
        let pillars = kind.pillars.iter();
        rows.extend(pillars.map(|entry| row(&name(entry), &entry.flow)));
    }
    rows.extend(
        kind.headings
            .iter()
            .map(|entry| row(&entry.heading, &entry.flow)),
    );
    rows
}
