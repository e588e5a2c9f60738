//! Places in a dataset as people name them: "open science hub/allocations/5e tranche".

use regiodeal_dataset::{Dataset, Project, fold};
use serde_json::Value;

use crate::commands::history;

/// What a person's words lead to.
pub(crate) enum Found<'d> {
    /// JSON pointers.
    Places(Vec<String>),
    /// No project has the name.
    NoProject,
    /// Several projects have it.
    Several(Vec<&'d Project>),
    /// The project has no such field: its keys.
    NoField(&'d Project, Vec<String>),
}

/// Fields by the words of the documents.
const DUTCH: [(&str, &str); 21] = [
    ("naam", "name"),
    ("nummer", "number"),
    ("pijler", "pillar"),
    ("thema", "theme"),
    ("penvoerder", "lead"),
    ("trekker", "lead"),
    ("omschrijving", "description"),
    ("tabel", "allocations"),
    ("bedrag", "amount"),
    ("bijdrage", "contribution"),
    ("gereserveerd", "reserved"),
    ("besluiten", "decisions"),
    ("besluit", "decisions"),
    ("voortgang", "progress"),
    ("deelprojecten", "parts"),
    ("status", "status"),
    ("totaal", "totals"),
    ("totalen", "totals"),
    ("documenten", "documents"),
    ("bevindingen", "findings"),
    ("programma", "programme"),
];

/// Finds places: `project/field`, with the project as `history` takes it and list items by
/// a number, a heading, a label or a date; or `totals/…`, `documents/…`, `findings/…`. An
/// item that one word does not tell from others is told by several:
/// `totaal/Welzijn/2e tranche`.
pub(crate) fn find<'d>(dataset: &'d Dataset, root: &Value, wanted: &str) -> Found<'d> {
    let words: Vec<&str> = wanted
        .split('/')
        .filter(|word| !word.trim().is_empty())
        .collect();
    if let Some((first, rest)) = words.split_first()
        && let list = english(first)
        && matches!(list.as_str(), "totals" | "documents" | "findings")
    {
        let places = within(root, &format!("/{list}"), rest);
        if !places.is_empty() {
            return Found::Places(places);
        }
    }
    // A name may hold a slash: the longest that fits is meant.
    let mut several = None;
    for length in (1..=words.len()).rev() {
        let (name, field) = words.split_at(length);
        match history::find(dataset, &name.join("/")).as_slice() {
            [] => {}
            [only] => return of_project(dataset, root, only, field),
            many => several = several.or_else(|| Some(many.to_vec())),
        }
    }
    several.map_or(Found::NoProject, Found::Several)
}

fn of_project<'d>(
    dataset: &'d Dataset,
    root: &Value,
    project: &'d Project,
    field: &[&str],
) -> Found<'d> {
    let index = dataset.projects.iter().position(|own| own.id == project.id);
    let pointer = format!("/projects/{}", index.unwrap_or_default());
    let places = within(root, &pointer, field);
    if places.is_empty() {
        let keys = root.pointer(&pointer).and_then(Value::as_object);
        let keys = keys.map(|keys| keys.keys().cloned().collect());
        return Found::NoField(project, keys.unwrap_or_default());
    }
    Found::Places(places)
}

/// The places below a pointer that the words lead to.
fn within(root: &Value, pointer: &str, words: &[&str]) -> Vec<String> {
    let Some(value) = root.pointer(pointer) else {
        return Vec::new();
    };
    let Some((word, rest)) = words.split_first() else {
        return vec![pointer.to_owned()];
    };
    let tokens = match value {
        Value::Object(_) => key(value, word).into_iter().collect(),
        Value::Array(items) => return in_items(root, pointer, items, words),
        _ => Vec::new(),
    };
    let deeper = |token: &String| {
        let token = token.replace('~', "~0").replace('/', "~1");
        within(root, &format!("{pointer}/{token}"), rest)
    };
    let places: Vec<String> = tokens.iter().flat_map(deeper).collect();
    if !places.is_empty() {
        return places;
    }
    in_lists(root, pointer, value, words)
}

/// The places below the items that the first words name together, as few as lead anywhere.
fn in_items(root: &Value, pointer: &str, items: &[Value], words: &[&str]) -> Vec<String> {
    let mut called: Option<Vec<String>> = None;
    for (position, word) in words.iter().enumerate() {
        let mut own = items_called(items, word);
        own.retain(|item| called.as_ref().is_none_or(|called| called.contains(item)));
        let rest = words.get(position + 1..).unwrap_or_default();
        let deeper = |item: &String| within(root, &format!("{pointer}/{item}"), rest);
        let places: Vec<String> = own.iter().flat_map(deeper).collect();
        if !places.is_empty() {
            return places;
        }
        called = Some(own);
    }
    Vec::new()
}

/// "5e tranche" or "contribution" without the list that it is in.
fn in_lists(root: &Value, pointer: &str, value: &Value, words: &[&str]) -> Vec<String> {
    let Value::Object(object) = value else {
        return Vec::new();
    };
    let lists = object
        .iter()
        .filter(|(key, list)| list.is_array() && !matches!(key.as_str(), "identity" | "history"));
    let mut places = Vec::new();
    for (key, list) in lists {
        let items = list.as_array().map_or(&[][..], Vec::as_slice);
        let word = words.first().copied().unwrap_or_default();
        let own = format!("{pointer}/{key}");
        if items_called(items, word).is_empty() {
            for index in 0..items.len() {
                let item = format!("{own}/{index}");
                let has_key = root
                    .pointer(&item)
                    .is_some_and(|item| self::key(item, word).is_some());
                if has_key {
                    places.extend(within(root, &item, words));
                }
            }
        } else if word.parse::<usize>().is_err() {
            places.extend(within(root, &own, words));
        }
    }
    places
}

/// The key that a word names, in English or Dutch.
fn key(value: &Value, word: &str) -> Option<String> {
    let object = value.as_object()?;
    let folded = fold(word);
    let english = english(word);
    let mut keys = object.keys();
    keys.find(|key| fold(key) == folded || fold(key) == english)
        .cloned()
}

/// Words with those of the documents in English, folded: "pijler Welzijn".
fn english(words: &str) -> String {
    let words = words.split_whitespace().map(|word| {
        let folded = fold(word);
        let known = DUTCH.iter().find(|(dutch, _)| *dutch == folded);
        known.map_or(word, |(_, english)| *english)
    });
    fold(&words.collect::<Vec<_>>().join(" "))
}

/// The positions of the items that a word names: by number, else by one of their strings,
/// else by a part of one.
fn items_called(items: &[Value], word: &str) -> Vec<String> {
    if let Ok(index) = word.parse::<usize>()
        && index < items.len()
    {
        return vec![index.to_string()];
    }
    let folded = fold(word);
    if folded.is_empty() {
        return Vec::new();
    }
    let called = |fits: &dyn Fn(&str) -> bool| -> Vec<String> {
        let items = items.iter().enumerate();
        let fitting = items.filter(|(_, item)| strings(item).any(|text| fits(&fold(text))));
        fitting.map(|(index, _)| index.to_string()).collect()
    };
    let scope = english(word);
    let exactly = called(&|text| text == folded || text == scope);
    if exactly.is_empty() {
        called(&|text| text.contains(&folded))
    } else {
        exactly
    }
}

/// The short strings that tell an item: headings, labels, dates. Not its text.
fn strings(item: &Value) -> impl Iterator<Item = &str> {
    let members = item.as_object().into_iter().flatten();
    members
        .filter(|(key, _)| !matches!(key.as_str(), "text" | "document" | "sha256" | "message"))
        .filter_map(|(_, value)| value.as_str())
        .chain(item.as_str())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn words_lead_to_places() {
        let root = json!({"p": {
            "lead": {"name": "gemeente Tiel"},
            "allocations": [{"heading": "4e tranche"}, {"heading": "5e tranche"}],
            "decisions": [{"date": "2021-12", "contribution": {"cents": 5}}],
            "totals": [
                {"scope": "pillar Wonen", "heading": "4e tranche"},
                {"scope": "pillar Welzijn", "heading": "4e tranche"},
                {"scope": "pillar Welzijn", "heading": "5e tranche", "printed": {"cents": 5}},
            ],
        }});
        for (words, place) in [
            (vec!["allocations", "5e tranche"], "/p/allocations/1"),
            (vec!["tabel", "5e tranche"], "/p/allocations/1"),
            (vec!["Tabel", "0"], "/p/allocations/0"),
            (vec!["penvoerder", "naam"], "/p/lead/name"),
            (vec!["bijdrage"], "/p/decisions/0/contribution"),
            (vec!["decisions", "2021-12"], "/p/decisions/0"),
            (vec!["totaal", "Welzijn", "5e tranche"], "/p/totals/2"),
            (
                vec!["totaal", "pijler Welzijn", "4e tranche"],
                "/p/totals/1",
            ),
            (
                vec!["totaal", "5e tranche", "Welzijn", "printed"],
                "/p/totals/2/printed",
            ),
        ] {
            assert_eq!(within(&root, "/p", &words), [place], "{words:?}");
        }
        assert!(within(&root, "/p", &["6e tranche"]).is_empty());
    }
}
