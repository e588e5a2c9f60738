//! The facts that the seeds hold: their money, their projects, and which are the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde_json::Value;

use crate::common::{converted_seeds, list, parse, root, text};

/// The seeds, by the number that their names begin with.
const SEEDS: [&str; 5] = ["000", "001", "002", "003", "004"];

/// What is a theme, an event, or named in a note, and no project.
const NO_PROJECTS: [&str; 6] = [
    "Jeugd en techniek",
    "Langer zelfstandig thuis wonen",
    "Kansen voor kinderen",
    "Maand van de Regio",
    "Expeditie Emmerhout Energieneutraal",
    "Expeditie Valthermond",
];

fn gold(name: &str) -> Value {
    let path = root().join("fixtures/gold").join(format!("{name}.json"));
    parse(&fs::read(path).expect("a file of facts"))
}

/// The id of each seed's document.
fn ids(dataset: &Value) -> BTreeMap<&'static str, String> {
    let documents = list(dataset, "documents");
    SEEDS
        .into_iter()
        .map(|seed| {
            let document = documents
                .iter()
                .find(|document| text(document, "file").is_some_and(|file| file.starts_with(seed)))
                .unwrap_or_else(|| panic!("seed {seed} is not in the dataset"));
            (seed, text(document, "id").expect("an id").to_owned())
        })
        .collect()
}

/// Letters and digits in lower case.
fn fold(name: &str) -> String {
    name.chars()
        .filter(|char| char.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// How often a document has an amount of so many cents on a line.
type Money = BTreeMap<(String, u64, i64), usize>;

/// Every amount with the place that it is printed in; a place counts once.
fn money(dataset: &Value) -> Money {
    let mut places = BTreeSet::new();
    collect(dataset, None, &mut places);
    let mut money = Money::new();
    for (document, line, cents, _) in places {
        *money.entry((document, line, cents)).or_default() += 1;
    }
    money
}

fn collect(value: &Value, around: Option<&Value>, places: &mut BTreeSet<(String, u64, i64, u64)>) {
    match value {
        Value::Array(items) => {
            for item in items {
                collect(item, around, places);
            }
        }
        Value::Object(object) => {
            let source = object.get("source").or(around);
            if let (Some(cents), Some(source)) = (value["cents"].as_i64(), source) {
                places.insert((
                    text(source, "document").expect("a document").to_owned(),
                    source["line"].as_u64().expect("a line"),
                    cents,
                    source["start"].as_u64().expect("an offset"),
                ));
            }
            for (key, item) in object {
                // A finding's figures and a sum of ours are no amounts that were read.
                if key != "findings" && key != "recomputed" {
                    collect(item, source, places);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn every_allocation_contribution_and_total_is_read() {
    let dataset = &converted_seeds().dataset;
    let (ids, have) = (ids(dataset), money(dataset));
    let mut missing = Vec::new();
    let mut count = 0;
    for seed in SEEDS {
        let gold = gold(seed);
        let totals: BTreeSet<u64> = list(&gold, "totals")
            .iter()
            .filter_map(|total| total["line"].as_u64())
            .collect();
        let mut wanted = Money::new();
        for amount in list(&gold, "amounts_in_text") {
            let line = amount["line"].as_u64().expect("a line");
            let is_wanted = match text(amount, "role") {
                Some("contribution") => true,
                Some("other") => totals.contains(&line),
                _ => false,
            };
            if is_wanted {
                let cents = amount["cents"].as_i64().expect("cents");
                *wanted.entry((ids[seed].clone(), line, cents)).or_default() += 1;
                count += 1;
            }
        }
        for (place, times) in wanted {
            let found = have.get(&place).copied().unwrap_or_default();
            if found < times {
                let (document, line, cents) = place;
                missing.push(format!(
                    "{document} line {line}: {cents} cents, {found} of {times}"
                ));
            }
        }
    }
    assert!(count >= 100, "only {count} amounts in the facts");
    assert!(missing.is_empty(), "not read:\n{}", missing.join("\n"));
}

#[test]
fn every_printed_total_is_reported_with_its_verdict() {
    let dataset = &converted_seeds().dataset;
    let programme = &ids(dataset)["003"];
    let key = |line: &Value, cents: &Value, agrees: &Value| {
        (line.as_u64(), cents.as_i64(), agrees.as_bool())
    };
    let mut wanted: Vec<_> = list(&gold("003"), "totals")
        .iter()
        .map(|total| key(&total["line"], &total["printed_cents"], &total["agrees"]))
        .collect();
    let mut have: Vec<_> = list(dataset, "totals")
        .iter()
        .filter(|total| text(&total["source"], "document") == Some(programme))
        .map(|total| {
            key(
                &total["source"]["line"],
                &total["printed"]["cents"],
                &total["agrees"],
            )
        })
        .collect();
    wanted.sort_unstable();
    have.sort_unstable();
    assert_eq!(have, wanted);
}

/// A project as one seed has it.
type Mention = (&'static str, String);

/// Every project of the facts, as each seed has it, and the dataset's projects that are
/// it.
fn mentions(dataset: &Value) -> BTreeMap<Mention, Vec<String>> {
    let ids = ids(dataset);
    let mut mentions = BTreeMap::new();
    for seed in SEEDS {
        for project in list(&gold(seed), "projects") {
            let found = list(dataset, "projects")
                .iter()
                .filter(|candidate| is_of(candidate, &ids[seed]) && is(candidate, project))
                .map(|candidate| text(candidate, "id").expect("an id").to_owned())
                .collect();
            mentions.insert((seed, label(project)), found);
        }
    }
    mentions
}

/// "Werken 1.1 Open Science Hub (OSH)", or the name where there is no number.
fn label(project: &Value) -> String {
    ["pillar", "number", "name"]
        .into_iter()
        .filter(|key| *key == "name" || project["number"].is_string())
        .filter_map(|key| text(project, key))
        .collect::<Vec<_>>()
        .join(" ")
}

/// A document says something about a project.
fn is_of(project: &Value, document: &str) -> bool {
    match project {
        Value::Array(items) => items.iter().any(|item| is_of(item, document)),
        Value::Object(object) => object.iter().any(|(key, item)| {
            (key == "document" && item.as_str() == Some(document)) || is_of(item, document)
        }),
        _ => false,
    }
}

/// A project of the dataset is one of the facts: by pillar and number, else by name.
fn is(project: &Value, fact: &Value) -> bool {
    if fact["number"].is_string() {
        return ["pillar", "number"]
            .iter()
            .all(|key| project[*key] == fact[*key]);
    }
    let name = |name: &Value| name.as_str().map(fold);
    let mut facts = list(fact, "name_variants")
        .iter()
        .chain([&fact["name"]])
        .filter_map(name);
    let known: BTreeSet<String> = list(project, "aliases")
        .iter()
        .chain([&project["name"]])
        .filter_map(name)
        .collect();
    facts.any(|name| known.contains(&name))
}

#[test]
fn there_are_46_projects() {
    let dataset = &converted_seeds().dataset;
    let mentions = mentions(dataset);
    let of_facts: BTreeSet<&String> = mentions.values().flatten().collect();
    let others: Vec<&str> = list(dataset, "projects")
        .iter()
        .filter_map(|project| text(project, "id"))
        .filter(|id| !of_facts.contains(&(*id).to_owned()))
        .collect();
    assert_eq!(others, Vec::<&str>::new(), "no projects");
    for (mention, found) in &mentions {
        assert_eq!(found.len(), 1, "{mention:?} is {found:?}");
    }
    assert_eq!(list(dataset, "projects").len(), 46);
}

#[test]
fn the_same_projects_are_joined_and_no_others() {
    let dataset = &converted_seeds().dataset;
    let mentions = mentions(dataset);
    let mut joined: BTreeMap<&String, BTreeSet<&Mention>> = BTreeMap::new();
    for (mention, found) in &mentions {
        for id in found {
            joined.entry(id).or_default().insert(mention);
        }
    }
    let have: BTreeSet<BTreeSet<Mention>> = joined
        .into_values()
        .filter(|mentions| mentions.len() > 1)
        .map(|mentions| mentions.into_iter().cloned().collect())
        .collect();
    let cross = gold("cross");
    let wanted: BTreeSet<BTreeSet<Mention>> = list(&cross, "projects")
        .iter()
        .map(|project| {
            list(project, "appears_as")
                .iter()
                .map(|place| {
                    let seed = SEEDS
                        .into_iter()
                        .find(|seed| Some(*seed) == text(place, "doc"));
                    (seed.expect("a seed"), label(place))
                })
                .collect()
        })
        .collect();
    assert_eq!(wanted.len(), 9);
    assert_eq!(have, wanted);
}

#[test]
fn what_must_not_merge_does_not() {
    let dataset = &converted_seeds().dataset;
    let mentions = mentions(dataset);
    // "003 Wonen 2.5 Toekomstbestendige woningen smeden", "004 Levensloop bestendig wonen".
    let find = |side: &str| {
        let (seed, label) = side.split_once(' ')?;
        mentions
            .iter()
            .find(|((of, name), _)| {
                *of == seed
                    && (fold(name).starts_with(&fold(label))
                        || fold(label).starts_with(&fold(name)))
            })
            .map(|(_, found)| found)
    };
    let mut pairs = 0;
    for pair in list(&gold("cross"), "must_not_merge") {
        let (one, other) = (text(pair, "a").expect("a"), text(pair, "b").expect("b"));
        // The others name a theme or an event, which is no project at all.
        let (Some(first), Some(second)) = (find(one), find(other)) else {
            continue;
        };
        pairs += 1;
        let both = first.iter().any(|id| second.contains(id));
        assert!(!both, "{one} and {other} are one: {first:?}");
    }
    assert!(pairs >= 14, "only {pairs} pairs are of two projects");
    for project in list(dataset, "projects") {
        let name = fold(text(project, "name").expect("a name"));
        assert!(
            !NO_PROJECTS.iter().any(|no| fold(no) == name),
            "{name} is no project"
        );
    }
}
