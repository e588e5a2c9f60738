//! The money of a project, in the truth and in a dataset.

use std::collections::BTreeSet;

use serde_json::Value;

use super::accept::Accept;
use super::likeness::fold;
use crate::common::{list, text};

/// A column, a sub-row, and cents.
pub(super) type Row = (String, String, i64);

/// Rows that are right, that are wrong, and that are missed.
pub(super) struct Rows {
    pub(super) right: usize,
    pub(super) wrong: Vec<Row>,
    pub(super) missed: Vec<Row>,
}

/// One figure, or both ends of a range.
pub(super) fn figures(amount: &Value) -> Vec<i64> {
    if let Some(cents) = amount["cents"].as_i64() {
        return vec![cents];
    }
    let mut ends: Vec<i64> = ["min_cents", "max_cents"]
        .iter()
        .filter_map(|key| amount[*key].as_i64())
        .filter(|cents| *cents != 0)
        .collect();
    ends.dedup();
    ends
}

/// A tranche's number as it is, a heading by its letters.
fn column(heading: &str) -> String {
    if !heading.is_empty() && heading.bytes().all(|byte| byte.is_ascii_digit()) {
        return heading.to_owned();
    }
    fold(heading)
}

fn cells(allocations: &Value, part: &str) -> BTreeSet<Row> {
    let row =
        |(heading, cents): (&String, &Value)| Some((column(heading), fold(part), cents.as_i64()?));
    allocations
        .as_object()
        .into_iter()
        .flatten()
        .filter_map(row)
        .collect()
}

/// The allocations that the truth states.
pub(super) fn wanted(project: &Value) -> BTreeSet<Row> {
    let mut rows = cells(&project["allocations"], "");
    for part in list(project, "parts") {
        rows.extend(cells(
            &part["allocations"],
            text(part, "name").unwrap_or_default(),
        ));
    }
    rows
}

/// The allocations that a dataset states.
pub(super) fn stated(project: &Value) -> BTreeSet<Row> {
    let row = |allocation: &Value| {
        let heading = match allocation["tranche"].as_u64() {
            Some(tranche) => tranche.to_string(),
            None => column(text(allocation, "heading").unwrap_or_default()),
        };
        let part = fold(text(allocation, "part").unwrap_or_default());
        let cents = *figures(&allocation["amount"]).first()?;
        Some((heading, part, cents))
    };
    list(project, "allocations")
        .iter()
        .filter_map(row)
        .collect()
}

/// Holds the allocations against the reading of the truth that they fit best. A row in
/// prose that repeats a grant is no other amount.
pub(super) fn rows(
    project: &Value,
    got: Option<&Value>,
    accept: &Accept,
    grants: &BTreeSet<i64>,
) -> Rows {
    let want = wanted(project);
    let mut have = got.map(stated).unwrap_or_default();
    if want.is_empty() {
        let spare = accept.spare_cents(project);
        have.retain(|(_, _, cents)| !grants.contains(cents) && !spare.contains(cents));
    }
    let mut readings = vec![want.clone()];
    for other in accept.values(project, "allocations") {
        let is_nothing = other.as_object().is_some_and(serde_json::Map::is_empty);
        let stands_elsewhere = || {
            let cents = got.map(every_cents).unwrap_or_default();
            have.is_empty() && want.iter().all(|(_, _, row)| cents.contains(row))
        };
        if !is_nothing || stands_elsewhere() {
            readings.push(cells(other, ""));
        }
    }
    let best = readings
        .into_iter()
        .min_by_key(|reading| reading.symmetric_difference(&have).count())
        .unwrap_or_default();
    Rows {
        right: best.intersection(&have).count(),
        wrong: have.difference(&best).cloned().collect(),
        missed: best.difference(&have).cloned().collect(),
    }
}

/// All cents anywhere in a record.
fn every_cents(value: &Value) -> BTreeSet<i64> {
    match value {
        Value::Array(items) => items.iter().flat_map(every_cents).collect(),
        Value::Object(object) => object
            .iter()
            .flat_map(|(key, item)| match item.as_i64() {
                Some(cents) if key.ends_with("cents") => BTreeSet::from([cents]),
                _ => every_cents(item),
            })
            .collect(),
        _ => BTreeSet::new(),
    }
}

/// What the truth grants: a figure or both ends of a range.
pub(super) fn wanted_grant(project: &Value) -> Vec<i64> {
    let range: Vec<i64> = list(project, "contribution_range")
        .iter()
        .filter_map(Value::as_i64)
        .collect();
    if range.is_empty() {
        return project["contribution"].as_i64().into_iter().collect();
    }
    range
}

/// What a dataset grants; where a document has one column of money, that is the grant.
pub(super) fn stated_grant(project: &Value, truth: Option<&Value>) -> Vec<i64> {
    let grant = figures(last(project, "contribution"));
    let rows = stated(project);
    let is_prose = truth.is_some_and(|truth| wanted(truth).is_empty());
    if grant.is_empty() && is_prose && rows.len() == 1 {
        return rows.into_iter().map(|(_, _, cents)| cents).collect();
    }
    grant
}

/// What the last decision that speaks of it says.
pub(super) fn last<'v>(project: &'v Value, key: &str) -> &'v Value {
    list(project, "decisions")
        .iter()
        .rev()
        .find_map(|decision| decision.get(key))
        .unwrap_or(&Value::Null)
}
