//! A diff in words, for people: what is said here, and three ways to print it.

mod html;
mod lines;
mod markdown;
mod phrases;
mod text;

use regiodeal_dataset::{Diff, Event, EventType, Words, WordsOp};

pub(crate) use html::html;
pub(crate) use markdown::markdown;
pub(crate) use phrases::Language;
pub(crate) use text::text;

/// Words with what was deleted and inserted, each part as `show` writes it.
fn marked(words: &[Words], show: impl Fn(WordsOp, &str) -> String) -> String {
    let mut shown = Vec::new();
    for part in words {
        if part.op == WordsOp::Equal {
            shown.push(show(WordsOp::Equal, &part.new));
            continue;
        }
        if !part.old.is_empty() {
            shown.push(show(WordsOp::Delete, &part.old));
        }
        if !part.new.is_empty() {
            shown.push(show(WordsOp::Insert, &part.new));
        }
    }
    shown.join(" ")
}

/// A diff in words.
pub(crate) struct Report {
    pub(crate) language: Language,
    pub(crate) title: &'static str,
    /// "van" and "naar" with the documents of each side.
    pub(crate) sides: [(&'static str, String); 2],
    /// How much changed, in one sentence.
    pub(crate) summary: String,
    /// What concerns no money.
    pub(crate) sections: Vec<Section>,
    /// Changed amounts, and the money of projects that came and went.
    pub(crate) money: Table,
    /// What came and went in all, each kind of money by itself.
    pub(crate) impact: Table,
    /// What a person should decide.
    pub(crate) notes: Vec<String>,
}

/// A heading with lines about projects.
pub(crate) struct Section {
    pub(crate) heading: &'static str,
    pub(crate) lines: Vec<Line>,
}

/// What is said of one project.
pub(crate) struct Line {
    pub(crate) sign: Sign,
    pub(crate) name: String,
    pub(crate) says: String,
    /// How a text changed.
    pub(crate) words: Vec<Words>,
}

/// What a line is about, as it is marked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    Came,
    Went,
    Changed,
    Silent,
}

/// A table; its figures stand in all columns but the first ones, which hold words.
pub(crate) struct Table {
    pub(crate) heading: &'static str,
    pub(crate) columns: Vec<&'static str>,
    /// How many of the columns hold words.
    pub(crate) words: usize,
    pub(crate) rows: Vec<Vec<String>>,
}

/// Says a diff in words.
pub(crate) fn of(diff: &Diff, language: Language) -> Report {
    let side = |side| lines::documents(side, language);
    Report {
        language,
        title: language.pick("Wat er veranderd is", "What changed"),
        sides: [
            (language.pick("Van", "From"), side(&diff.from)),
            (language.pick("Naar", "To"), side(&diff.to)),
        ],
        summary: lines::summary(&diff.events, language),
        sections: sections(&diff.events, language),
        money: lines::money(&diff.events, language),
        impact: lines::impact(&diff.impact, language),
        notes: diff.notes.iter().map(|note| note.message.clone()).collect(),
    }
}

/// The sections in their order: the headings in both languages, and what stands there.
type Heading = (&'static str, &'static str, fn(&Event) -> bool);

const SECTIONS: [Heading; 8] = [
    ("Nieuwe projecten", "New projects", |event| {
        event.kind == EventType::Added
    }),
    ("Ingetrokken", "Withdrawn", |event| {
        event.kind == EventType::Withdrawn
    }),
    (
        "Niet meer in het programma",
        "No longer in the programme",
        |event| event.kind == EventType::Dropped,
    ),
    (
        "Naam, nummer, pijler en penvoerder",
        "Name, number, pillar and lead",
        |event| {
            matches!(event.kind, EventType::Renamed | EventType::Renumbered)
                || is_change_of(event, &["pillar", "theme", "lead"])
        },
    ),
    ("Besluiten", "Decisions", |event| {
        is_change_of(event, &["outcome"])
    }),
    ("Gewijzigde teksten", "Changed texts", |event| {
        is_change_of(event, &["description"])
    }),
    ("Voortgang", "Progress", |event| {
        is_change_of(event, &["progress"])
    }),
    (
        "Niet genoemd (dit betekent niets)",
        "Not mentioned (this means nothing)",
        |event| event.kind == EventType::NotMentioned,
    ),
];

fn is_change_of(event: &Event, fields: &[&str]) -> bool {
    let field = event.field.as_deref();
    event.kind == EventType::Changed && field.is_some_and(|field| fields.contains(&field))
}

fn sections(events: &[Event], language: Language) -> Vec<Section> {
    let all = SECTIONS.into_iter().map(|(nl, en, fits)| Section {
        heading: language.pick(nl, en),
        lines: events
            .iter()
            .filter(|event| fits(event))
            .map(|event| lines::line(event, language))
            .collect(),
    });
    all.filter(|section| !section.lines.is_empty()).collect()
}
