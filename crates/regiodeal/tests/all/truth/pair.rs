//! Which project of a dataset is which of the truth: one to one.

use std::collections::BTreeSet;

use serde_json::Value;

use super::accept::Accept;
use super::likeness::{fold, likeness};
use crate::common::{list, text};

/// How alike two names are that mean one project.
const ALIKE: f64 = 0.85;

/// Whether a project of the truth is one of the dataset.
type Test<'t> = dyn Fn(&Value, &Value) -> bool + 't;

/// The pairs, in the order of the truth, and the dataset's projects that are in none.
pub(super) struct Pairs<'v> {
    pub(super) pairs: Vec<(&'v Value, Option<&'v Value>)>,
    pub(super) extra: Vec<&'v Value>,
}

/// Pairs by pillar and number, then by name, then by a name in running text, and last
/// by the nearest names.
pub(super) fn pair<'v>(truth: &'v [Value], got: &'v [Value], accept: &Accept) -> Pairs<'v> {
    let mut pairs: Vec<(&Value, Option<&Value>)> =
        truth.iter().map(|project| (project, None)).collect();
    let mut extra: Vec<&Value> = got.iter().collect();
    let tests: [&Test<'_>; 3] = [
        &has_same_number,
        &|project, candidate| is_named(project, [text(candidate, "name")], accept),
        &|project, candidate| {
            let aliases = list(candidate, "aliases").iter().map(Value::as_str);
            project["number"].is_null() && is_named(project, aliases, accept)
        },
    ];
    for test in tests {
        for (project, found) in pairs.iter_mut().filter(|(_, found)| found.is_none()) {
            if let Some(at) = extra.iter().position(|candidate| test(project, candidate)) {
                *found = Some(extra.remove(at));
            }
        }
    }
    pair_nearest(&mut pairs, &mut extra, accept);
    Pairs { pairs, extra }
}

fn has_same_number(project: &Value, candidate: &Value) -> bool {
    let pillar = |of| fold(text(of, "pillar").unwrap_or_default());
    let number = text(project, "number");
    number.is_some() && number == text(candidate, "number") && pillar(project) == pillar(candidate)
}

/// The names of a project of the truth, each of which is right.
pub(super) fn names<'v>(project: &'v Value, accept: &'v Accept) -> Vec<&'v str> {
    text(project, "name")
        .into_iter()
        .chain(
            list(project, "name_variants")
                .iter()
                .filter_map(Value::as_str),
        )
        .chain(
            accept
                .values(project, "name")
                .into_iter()
                .filter_map(Value::as_str),
        )
        .collect()
}

fn is_named<'v>(
    project: &Value,
    others: impl IntoIterator<Item = Option<&'v str>>,
    accept: &Accept,
) -> bool {
    let own: BTreeSet<String> = names(project, accept).into_iter().map(fold).collect();
    others
        .into_iter()
        .flatten()
        .any(|name| own.contains(&fold(name)))
}

fn pair_nearest<'v>(
    pairs: &mut [(&'v Value, Option<&'v Value>)],
    extra: &mut Vec<&'v Value>,
    accept: &Accept,
) {
    loop {
        let mut best = None;
        for (slot, (project, found)) in pairs.iter().enumerate() {
            for (at, candidate) in extra.iter().enumerate() {
                let alike = alike(project, candidate, accept);
                if found.is_none() && alike > best.map_or(ALIKE, |(alike, _, _)| alike) {
                    best = Some((alike, slot, at));
                }
            }
        }
        let Some((_, slot, at)) = best else { return };
        pairs[slot].1 = Some(extra.remove(at));
    }
}

fn alike(project: &Value, candidate: &Value, accept: &Accept) -> f64 {
    let aliases = list(candidate, "aliases").iter().filter_map(Value::as_str);
    let candidates: Vec<String> = text(candidate, "name")
        .into_iter()
        .chain(aliases.take(4))
        .map(fold)
        .collect();
    names(project, accept)
        .into_iter()
        .map(fold)
        .flat_map(|name| candidates.iter().map(move |other| likeness(&name, other)))
        .fold(0.0, f64::max)
}
