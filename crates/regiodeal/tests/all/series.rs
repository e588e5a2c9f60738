//! An invented series of editions, decision lists and a press release over two years:
//! projects that are renamed, renumbered, moved, withdrawn and dropped stay one project,
//! and near namesakes stay two.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use regiodeal_dataset::fold;
use serde_json::Value;

use crate::common::{Converted, convert, list, parse, root, text};

fn folder() -> PathBuf {
    root().join("fixtures/series/kop-van-overijssel")
}

/// The documents in order of time; the undated list is about as old as it stands here.
const IN_TIME: [&str; 11] = [
    "besluitenlijst-2021-12-16.md",
    "01-uitvoeringsprogramma-maart-2022.md",
    "besluitenlijst-2022-07-07.txt",
    "besluitenlijst-2022-12-15.html",
    "besluitenlijst-stuurgroep.txt",
    "02-uitvoeringsprogramma-maart-2023.md",
    "besluitenlijst-2023-07-06.md",
    "persbericht-2023-07-07.txt",
    "besluitenlijst-2023-12-14.html",
    "besluitenlijst-2023-12-14-tekst.txt",
    "03-uitvoeringsprogramma-maart-2024.md",
];

/// Their paths.
pub(crate) fn files() -> Vec<PathBuf> {
    IN_TIME.iter().map(|name| folder().join(name)).collect()
}

fn expected() -> Value {
    parse(&fs::read(folder().join("expected.json")).expect("the facts"))
}

fn whole() -> &'static Converted {
    static WHOLE: LazyLock<Converted> = LazyLock::new(|| convert(&files()));
    &WHOLE
}

/// The ids of the projects that have a name, now or before.
fn ids_of(dataset: &Value, name: &str) -> BTreeSet<String> {
    let projects = list(dataset, "projects").iter();
    let has = |project: &&Value| {
        let mut names = list(project, "aliases").iter().chain([&project["name"]]);
        names.any(|known| known.as_str().map(fold) == Some(fold(name)))
    };
    let ids = projects
        .filter(has)
        .filter_map(|project| text(project, "id"));
    ids.map(str::to_owned).collect()
}

fn project<'v>(dataset: &'v Value, name: &str) -> &'v Value {
    let projects = list(dataset, "projects").iter();
    let mut found = projects.filter(|project| text(project, "name").map(fold) == Some(fold(name)));
    found.next().unwrap_or_else(|| panic!("no project {name}"))
}

#[test]
fn every_project_is_there_once() {
    let (dataset, expected) = (&whole().dataset, expected());
    for name in list(&expected, "project_names") {
        project(dataset, name.as_str().expect("a name"));
    }
    assert_eq!(list(dataset, "projects").len(), 17);
}

#[test]
fn the_same_are_one_and_the_different_are_two() {
    let (dataset, expected) = (&whole().dataset, expected());
    let pairs = |key: &str| -> Vec<(String, String)> {
        let pairs = list(&expected, key).iter();
        let name = |pair: &Value, at: usize| pair[at].as_str().expect("a name").to_owned();
        pairs.map(|pair| (name(pair, 0), name(pair, 1))).collect()
    };
    for (one, other) in pairs("same") {
        let ids = ids_of(dataset, &one);
        assert_eq!(ids.len(), 1, "{one}: {ids:?}");
        assert_eq!(ids, ids_of(dataset, &other), "{one} / {other}");
    }
    for (one, other) in pairs("different") {
        let (first, second) = (ids_of(dataset, &one), ids_of(dataset, &other));
        assert_eq!((first.len(), second.len()), (1, 1), "{one} / {other}");
        assert_ne!(first, second, "{one} / {other}");
    }
}

#[test]
fn what_holds_now_is_what_the_last_documents_say() {
    let (dataset, expected) = (&whole().dataset, expected());
    for want in list(&expected, "current") {
        let name = text(want, "name").expect("a name");
        let have = project(dataset, name);
        for key in ["pillar", "number"] {
            assert_eq!(have[key], want[key], "{name}: {key}");
        }
        assert_eq!(have["lead"]["name"], want["lead"], "{name}");
        assert_eq!(have["description"]["text"], want["description"], "{name}");
        assert_eq!(
            have["reserved"]["amount"]["cents"], want["reserved_cents"],
            "{name}"
        );
        let money: BTreeMap<&str, &Value> = list(have, "allocations")
            .iter()
            .map(|row| {
                (
                    text(row, "heading").expect("a heading"),
                    &row["amount"]["cents"],
                )
            })
            .collect();
        let wanted = want["allocations"].as_object().expect("money");
        let wanted: BTreeMap<&str, &Value> = wanted
            .iter()
            .map(|(key, cents)| (key.as_str(), cents))
            .collect();
        assert_eq!(money, wanted, "{name}");
        assert_eq!(
            have["not_mentioned"].as_array().map_or(0, Vec::len) > 0,
            name == "Watertaxi Zwarte Water",
            "{name}"
        );
    }
}

#[test]
fn what_is_gone_says_how() {
    let dataset = &whole().dataset;
    let id = |file: &str| {
        let documents = list(dataset, "documents").iter();
        let mut own = documents.filter(|document| text(document, "file") == Some(file));
        own.next().expect("a document")["id"].clone()
    };
    let [_, second, last] = ["01", "02", "03"].map(|edition| {
        let name = IN_TIME.iter().find(|name| name.starts_with(edition));
        id(name.expect("an edition"))
    });
    let havens = project(dataset, "Schone havens");
    assert_eq!(havens["status"]["value"], "ingetrokken");
    // The edition behind the list says so too, and lists the project no more.
    assert_eq!(havens["status"]["document"], second);
    assert_eq!(havens["last_asserted"], second);
    assert_eq!(
        havens["not_mentioned"],
        Value::from(vec![second.clone(), last.clone()])
    );
    let guide = project(dataset, "Digitale dorpsgids");
    assert_eq!(guide.get("status"), None);
    assert_eq!(guide["last_asserted"], second);
    assert_eq!(guide["not_mentioned"], Value::from(vec![last]));
    let owners = project(dataset, "Wonen boven winkels Hasselt");
    assert_eq!(
        owners.get("status"),
        None,
        "two owners withdrew, the project did not"
    );
}

#[test]
fn later_documents_change_no_id() {
    let mut before: BTreeMap<String, String> = BTreeMap::new();
    for end in 1..=IN_TIME.len() {
        let dataset = convert(&files()[..end]).dataset;
        let now: BTreeMap<String, String> = list(&dataset, "projects")
            .iter()
            .flat_map(|project| {
                let id = text(project, "id").expect("an id");
                let subjects = list(project, "identity").iter();
                subjects.map(move |of| {
                    (
                        format!("{} {}", of["document"], of["subject"]),
                        id.to_owned(),
                    )
                })
            })
            .collect();
        for (subject, id) in &before {
            assert_eq!(now.get(subject), Some(id), "{subject} with {end} documents");
        }
        before = now;
    }
}
