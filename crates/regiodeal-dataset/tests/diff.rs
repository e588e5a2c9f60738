//! What holds for every comparison of datasets, and for every union of documents.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use regiodeal_dataset::{
    Allocation, Amount, Change, ChangeKind, Claim, Coverage, Dataset, Decision, Diff, Document,
    DocumentFile, Event, EventType, Kind, Lead, Progress, Scope, Source, Statement, Value,
    canonical_json, compile, diff, unite,
};

const NAMES: [&str; 8] = [
    "Dorpswinkel Noord",
    "Dorpswinkel Zuid",
    "Fietsroute langs de Vliet",
    "Leren in de kas",
    "Makerslab",
    "MAKERSLAB",
    "Zorg om de hoek",
    "Zorg om de hoeken",
];
const TEXTS: [&str; 4] = [
    "Inwoners openen samen een winkel in de oude school van het dorp.",
    "Inwoners openen samen een café in de oude school van het dorp.",
    "Langs het water komt een route van veertig kilometer met rustplekken en bruggen.",
    "Nog te bepalen.",
];
const PROGRAMMES: [Option<&str>; 2] = [Some("Regio Deal Vlietland"), None];
const OUTCOMES: [Option<&str>; 5] = [
    Some("toegekend"),
    Some("verhoogd"),
    Some("voorwaardelijk"),
    Some("aangehouden"),
    None,
];

const CHANGES: [ChangeKind; 6] = [
    ChangeKind::RaisedBy,
    ChangeKind::RaisedTo,
    ChangeKind::LoweredBy,
    ChangeKind::LoweredTo,
    ChangeKind::ChangedFrom,
    ChangeKind::Returned,
];

/// An outcome, a contribution, and changes of an earlier one.
type Decided = (usize, Option<i64>, Vec<(usize, i64)>);

/// What a document may say of a project.
#[derive(Clone, Debug)]
struct Said {
    name: usize,
    pillar: Option<bool>,
    number: Option<u8>,
    lead: Option<bool>,
    text: Option<usize>,
    tranches: BTreeMap<u32, i64>,
    reserved: Option<i64>,
    decision: Option<Decided>,
    note: Option<usize>,
}

fn decided() -> impl Strategy<Value = Decided> {
    (
        0..OUTCOMES.len(),
        prop::option::of(1..4_i64),
        prop::collection::vec((0..CHANGES.len(), 1..4_i64), 0..3),
    )
}

fn said() -> impl Strategy<Value = Said> {
    (
        0..NAMES.len(),
        any::<Option<bool>>(),
        prop::option::of(1..4_u8),
        any::<Option<bool>>(),
        prop::option::of(0..TEXTS.len()),
        prop::collection::btree_map(1..3_u32, 1..4_i64, 0..3),
        prop::option::of(1..3_i64),
        prop::option::of(decided()),
        prop::option::of(0..TEXTS.len()),
    )
        .prop_map(
            |(name, pillar, number, lead, text, tranches, reserved, decision, note)| Said {
                name,
                pillar,
                number,
                lead,
                text,
                tranches,
                reserved,
                decision,
                note,
            },
        )
}

fn file_of_kind(kind: Kind) -> impl Strategy<Value = DocumentFile> {
    let said = prop::collection::vec(said(), 0..5);
    (0..PROGRAMMES.len(), 0..4_u8, any::<u32>(), said).prop_map(
        move |(programme, month, sha256, said)| {
            let date = (month > 0).then(|| format!("2023-0{month}"));
            file(kind, PROGRAMMES[programme], date, sha256, &said)
        },
    )
}

fn any_file() -> impl Strategy<Value = DocumentFile> {
    prop_oneof![
        file_of_kind(Kind::Uitvoeringsprogramma),
        file_of_kind(Kind::Besluitenlijst),
        file_of_kind(Kind::Persbericht),
    ]
}

fn files() -> impl Strategy<Value = Vec<DocumentFile>> {
    prop::collection::vec(any_file(), 0..4)
}

fn file(
    kind: Kind,
    programme: Option<&str>,
    date: Option<String>,
    sha256: u32,
    all: &[Said],
) -> DocumentFile {
    let id = format!("{}-{sha256:08x}", kind.as_str());
    let mut place = 0;
    let mut statements = Vec::new();
    for (at, said) in all.iter().enumerate() {
        for claim in claims(said, &id) {
            place += 10;
            statements.push(Statement {
                subject: at.to_string(),
                claim,
                rule: "test".to_owned(),
                source: source(&id, place),
            });
        }
    }
    DocumentFile {
        document: Document {
            id,
            kind,
            mode: kind.mode(),
            programme: programme.map(str::to_owned),
            title: None,
            date,
            file: format!("{sha256:08x}.txt"),
            media_type: "text/plain".to_owned(),
            sha256: format!("{sha256:064x}"),
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

fn source(document: &str, start: usize) -> Source {
    Source {
        document: document.to_owned(),
        page: 1,
        line: 1,
        start,
        end: start + 1,
        bbox: None,
        more: Vec::new(),
    }
}

fn amount(thousands: i64) -> Amount {
    Amount {
        cents: Some(thousands * 100_000),
        raw: format!("{thousands}.000"),
        ..Amount::default()
    }
}

fn claims(said: &Said, document: &str) -> Vec<Claim> {
    let mut claims = vec![Claim::Name(NAMES[said.name].to_owned())];
    let pillar = said
        .pillar
        .map(|first| if first { "Wonen" } else { "Werken" });
    claims.extend(pillar.map(|name| Claim::Pillar(name.to_owned())));
    claims.extend(
        said.number
            .map(|number| Claim::Number(format!("1.{number}"))),
    );
    claims.extend(said.lead.map(|first| {
        let name = if first {
            "gemeente Emmen"
        } else {
            "provincie Drenthe"
        };
        Claim::Lead(Lead {
            name: name.to_owned(),
            raw: name.to_owned(),
            tooi: None,
            source: None,
        })
    }));
    claims.extend(
        said.text
            .map(|text| Claim::Description(TEXTS[text].to_owned())),
    );
    claims.extend(said.tranches.iter().map(|(tranche, cents)| {
        Claim::Allocation(Allocation {
            heading: format!("{tranche}e tranche"),
            tranche: Some(*tranche),
            amount: Some(amount(*cents)),
            text: None,
            part: None,
            marker: None,
        })
    }));
    claims.extend(said.reserved.map(|cents| Claim::Reserved(amount(cents))));
    claims.extend(said.decision.as_ref().map(|(outcome, cents, changes)| {
        let printed = |cents: i64| Amount {
            source: Some(source(document, 5)),
            ..amount(cents)
        };
        let changes = changes.iter().map(|(kind, cents)| Change {
            kind: CHANGES[*kind],
            amount: printed(*cents),
        });
        Claim::Decision(Decision {
            outcome: OUTCOMES[*outcome].map(str::to_owned),
            contribution: cents.map(printed),
            changes: changes.collect(),
            ..Decision::default()
        })
    }));
    claims.extend(said.note.map(|text| {
        Claim::Progress(Progress {
            label: None,
            as_of: None,
            text: TEXTS[text].to_owned(),
            label_source: None,
        })
    }));
    claims
}

/// A list of a month that grants the first project so many thousands.
fn granting(month: u8, outcome: usize, thousands: i64) -> DocumentFile {
    let said = Said {
        name: 0,
        pillar: None,
        number: None,
        lead: None,
        text: None,
        tranches: BTreeMap::new(),
        reserved: None,
        decision: Some((outcome, Some(thousands), Vec::new())),
        note: None,
    };
    let date = Some(format!("2023-0{month}"));
    file(
        Kind::Besluitenlijst,
        PROGRAMMES[0],
        date,
        month.into(),
        &[said],
    )
}

#[test]
fn what_stood_under_a_condition_is_granted_once() {
    const GRANTED: usize = 0;
    const CONDITIONAL: usize = 2;
    let in_all = |lists: &[DocumentFile]| {
        let dataset = compile(lists);
        let id = &dataset.projects[0].id;
        regiodeal_dataset::granted_in_all(&dataset)[id.as_str()] / 100_000
    };
    let before = granting(1, GRANTED, 30);
    let open = granting(2, CONDITIONAL, 100);
    let other = granting(3, GRANTED, 50);
    let met = granting(4, GRANTED, 100);
    assert_eq!(in_all(&[open.clone(), met.clone()]), 100);
    assert_eq!(in_all(&[open.clone(), other.clone()]), 150);
    assert_eq!(in_all(&[before, open.clone(), other.clone(), met]), 180);
    let found = sets(&compile(&[open]), &compile(&[other]));
    let mut events = found.events.iter();
    let granted = events.find(|event| event.field.as_deref() == Some("contribution"));
    let cents = granted.map(|event| (event.new.clone(), event.delta_cents));
    assert_eq!(
        cents,
        Some((Some(Value::Cents(15_000_000)), Some(5_000_000)))
    );
}

#[test]
fn what_others_pay_has_no_impact() {
    let edition = |month: u8, heading: &str, thousands| {
        let row = Allocation {
            heading: heading.to_owned(),
            tranche: None,
            amount: Some(amount(thousands)),
            text: None,
            part: None,
            marker: None,
        };
        let mut file = file(
            Kind::Uitvoeringsprogramma,
            PROGRAMMES[0],
            Some(format!("2023-0{month}")),
            month.into(),
            &[],
        );
        for (at, claim) in [Claim::Name(NAMES[0].to_owned()), Claim::Allocation(row)]
            .into_iter()
            .enumerate()
        {
            file.statements.push(Statement {
                subject: "0".to_owned(),
                claim,
                rule: "test".to_owned(),
                source: source(&file.document.id, at * 10),
            });
        }
        compile(&[file])
    };
    let added = |heading| {
        let found = sets(&edition(1, heading, 5), &edition(2, heading, 9));
        (
            found.events.len(),
            found.impact.allocations.total.added_cents,
        )
    };
    assert_eq!(added("Bijdrage Regio Deal"), (1, 400_000));
    assert_eq!(added("Cofinanciering"), (1, 0));
}

fn sets(old: &Dataset, new: &Dataset) -> Diff {
    diff((old, Scope::Set), (new, Scope::Set))
}

/// What an event says, without who says it: the project goes by the source of its name.
type Essence = (EventType, String, Option<Value>, Option<Value>, Option<i64>);

fn essence(event: &Event) -> Essence {
    let field = format!(
        "{:?} {:?} {:?} {:?}",
        event.field, event.tranche, event.sources.old, event.sources.new
    );
    (
        event.kind,
        field,
        event.old.clone(),
        event.new.clone(),
        event.delta_cents,
    )
}

/// An event as the other direction should tell it.
fn inverse(event: &Event) -> Event {
    let mut event = event.clone();
    std::mem::swap(&mut event.old, &mut event.new);
    std::mem::swap(&mut event.sources.old, &mut event.sources.new);
    event.delta_cents = event.delta_cents.map(|cents| -cents);
    event
}

fn is_change(event: &Event) -> bool {
    matches!(
        event.kind,
        EventType::Changed | EventType::Renamed | EventType::Renumbered
    )
}

/// The changes, in an order of their own.
fn changes<'e>(events: impl Iterator<Item = &'e Event>, inverted: bool) -> Vec<String> {
    let mut changes: Vec<String> = events
        .filter(|event| is_change(event))
        .map(|event| {
            if inverted {
                inverse(event)
            } else {
                event.clone()
            }
        })
        .map(|event| format!("{:?}", essence(&event)))
        .collect();
    changes.sort();
    changes
}

/// How many projects came, and how many went or were passed over.
fn came_and_went(diff: &Diff) -> (usize, usize) {
    let count = |kinds: &[EventType]| {
        let events = diff.events.iter();
        events.filter(|event| kinds.contains(&event.kind)).count()
    };
    (
        count(&[EventType::Added]),
        count(&[EventType::Dropped, EventType::NotMentioned]),
    )
}

/// Documents, each with the parts of the whole that hold it; and an order for the parts.
type Parted = (Vec<(DocumentFile, Vec<usize>)>, Vec<usize>);

/// So many parts at most.
const PARTS: usize = 4;

fn parted() -> impl Strategy<Value = Parted> {
    let places = prop::collection::vec(0..PARTS, 1..3);
    let files = prop::collection::vec((any_file(), places), 0..6);
    let order = Just((0..PARTS).collect::<Vec<_>>()).prop_shuffle();
    (files, order)
}

/// The bytes of the dataset of a set of documents, and of each of them.
fn bytes(files: &[DocumentFile]) -> Vec<Vec<u8>> {
    let mut all: Vec<Vec<u8>> = files.iter().map(|of| canonical_json(of).unwrap()).collect();
    all.sort();
    all.push(canonical_json(&compile(files)).unwrap());
    all
}

proptest! {
    /// Documents can be read anywhere and united in any grouping and order.
    #[test]
    fn any_grouping_of_a_union_gives_the_same_bytes((files, order) in parted()) {
        let whole = unite(files.iter().map(|(file, _)| file.clone()).collect());
        // By chance two documents may have one id: then no grouping unites them.
        prop_assume!(whole.is_ok());
        let parts = order.iter().map(|part| {
            let own = files.iter().filter(|(_, parts)| parts.contains(part));
            own.map(|(file, _)| file.clone()).collect::<Vec<_>>()
        });
        let folded = parts.fold(Vec::new(), |known, part| {
            unite(known.into_iter().chain(unite(part).unwrap()).collect()).unwrap()
        });
        prop_assert_eq!(bytes(&folded), bytes(&whole.unwrap()));
    }

    #[test]
    fn a_dataset_is_the_same_as_itself(files in files()) {
        let dataset = compile(&files);
        let found = sets(&dataset, &dataset);
        prop_assert_eq!(found.events, vec![]);
    }

    #[test]
    fn the_order_of_documents_changes_nothing(old in files(), new in files()) {
        let (mut from_behind, mut new_from_behind) = (old.clone(), new.clone());
        from_behind.reverse();
        new_from_behind.reverse();
        prop_assert_eq!(
            sets(&compile(&old), &compile(&new)),
            sets(&compile(&from_behind), &compile(&new_from_behind))
        );
    }

    #[test]
    fn swapped_sides_invert_every_change(old in files(), new in files()) {
        let (old, new) = (compile(&old), compile(&new));
        let (there, back) = (sets(&old, &new), sets(&new, &old));
        prop_assert_eq!(
            changes(there.events.iter(), false),
            changes(back.events.iter(), true)
        );
        let ((came, went), (back_came, back_went)) = (came_and_went(&there), came_and_went(&back));
        prop_assert_eq!((came, went), (back_went, back_came));
    }

    /// Of two single documents, only what a side says on its own has no inverse: that
    /// the other is silent about it means nothing.
    #[test]
    fn swapped_documents_invert_what_both_state(old in any_file(), new in any_file()) {
        let (old, new) = (compile(&[old]), compile(&[new]));
        let documents = |old, new| diff((old, Scope::Document), (new, Scope::Document));
        let (there, back) = (documents(&old, &new), documents(&new, &old));
        let is_stated = |event: &&Event| event.old.is_some() && event.new.is_some();
        prop_assert_eq!(
            changes(there.events.iter().filter(is_stated), false),
            changes(back.events.iter().filter(is_stated), true)
        );
        prop_assert_eq!(came_and_went(&there).0, came_and_went(&back).1);
    }

    #[test]
    fn a_patch_leads_to_the_new_bytes(old in files(), new in files()) {
        let (old, new) = (compile(&old), compile(&new));
        let found = sets(&old, &new).with_patch(&old, &new).unwrap();
        // As it comes out of a file.
        let found: Diff = serde_json::from_slice(&canonical_json(&found).unwrap()).unwrap();
        let bytes = found.apply(&serde_json::to_value(&old).unwrap()).unwrap();
        prop_assert_eq!(bytes, canonical_json(&new).unwrap());
        if old != new {
            prop_assert!(found.apply(&serde_json::to_value(&new).unwrap()).is_err());
        }
    }

    /// One list against all that is known: it speaks only of the projects it names.
    #[test]
    fn a_list_says_nothing_of_others(
        known in files(),
        list in file_of_kind(Kind::Besluitenlijst),
    ) {
        let (known, list) = (compile(&known), compile(&[list]));
        let found = diff((&known, Scope::Set), (&list, Scope::Document));
        let named: BTreeSet<&str> = list.projects.iter().map(|one| one.id.as_str()).collect();
        for event in &found.events {
            prop_assert!(named.contains(event.project.as_str()), "{:?}", event);
        }
    }

    /// A change has a project on both sides, so a document of each touches it.
    #[test]
    fn changes_are_about_projects_of_both_sides(old in files(), new in files()) {
        let (old, new) = (compile(&old), compile(&new));
        let ids: BTreeSet<&str> = new.projects.iter().map(|one| one.id.as_str()).collect();
        let documents = |dataset: &Dataset| -> BTreeSet<String> {
            dataset.documents.iter().map(|one| one.id.clone()).collect()
        };
        let (before, after) = (documents(&old), documents(&new));
        for event in sets(&old, &new).events.iter().filter(|event| is_change(event)) {
            prop_assert!(ids.contains(event.project.as_str()));
            let sources = &event.sources;
            let is_of = |source: &Option<Source>, documents: &BTreeSet<String>| {
                source.as_ref().is_none_or(|source| documents.contains(&source.document))
            };
            prop_assert!(is_of(&sources.old, &before) && is_of(&sources.new, &after));
        }
    }
}
