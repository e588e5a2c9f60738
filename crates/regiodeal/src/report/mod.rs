//! A diff in words, for people: what is said here, and three ways to print it.

mod html;
mod lines;
mod markdown;
mod phrases;
mod text;

use regiodeal_dataset::{Diff, Event, EventType, Words};

pub(crate) use html::html;
pub(crate) use markdown::markdown;
pub(crate) use phrases::Language;
pub(crate) use text::text;

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

fn sections(events: &[Event], language: Language) -> Vec<Section> {
    let of_type = |kind: EventType| move |event: &Event| event.kind == kind;
    let of_field = |fields: &'static [&'static str]| {
        move |event: &Event| {
            event.kind == EventType::Changed
                && event
                    .field
                    .as_deref()
                    .is_some_and(|field| fields.contains(&field))
        }
    };
    let section = |nl, en, fits: &dyn Fn(&Event) -> bool| Section {
        heading: language.pick(nl, en),
        lines: events
            .iter()
            .filter(|event| fits(event))
            .map(|event| lines::line(event, language))
            .collect(),
    };
    let is_named = |event: &Event| {
        matches!(event.kind, EventType::Renamed | EventType::Renumbered)
            || of_field(&["pillar", "theme", "lead"])(event)
    };
    let all = [
        section(
            "Nieuwe projecten",
            "New projects",
            &of_type(EventType::Added),
        ),
        section("Ingetrokken", "Withdrawn", &of_type(EventType::Withdrawn)),
        section(
            "Niet meer in het programma",
            "No longer in the programme",
            &of_type(EventType::Dropped),
        ),
        section(
            "Naam, nummer, pijler en penvoerder",
            "Name, number, pillar and lead",
            &is_named,
        ),
        section("Besluiten", "Decisions", &of_field(&["outcome"])),
        section(
            "Gewijzigde teksten",
            "Changed texts",
            &of_field(&["description"]),
        ),
        section("Voortgang", "Progress", &of_field(&["progress"])),
        section(
            "Niet genoemd (dit betekent niets)",
            "Not mentioned (this means nothing)",
            &of_type(EventType::NotMentioned),
        ),
    ];
    let filled = all.into_iter().filter(|section| !section.lines.is_empty());
    filled.collect()
}
