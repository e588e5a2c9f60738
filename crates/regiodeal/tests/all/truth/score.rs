//! Holds a dataset against the truth of its document, field by field.

use std::collections::BTreeSet;
use std::fmt::Debug;

use serde_json::Value;

use super::accept::Accept;
use super::likeness::{fold, is_close, is_within, without_item_numbers};
use super::money::{self, figures, last};
use super::pair::{Pairs, names, pair};
use crate::common::{list, text};

/// The outcomes that a decision may have.
const OUTCOMES: [&str; 7] = [
    "toegekend",
    "verhoogd",
    "verlaagd",
    "vervolg",
    "voorwaardelijk",
    "aangehouden",
    "ingetrokken",
];

/// How many fields are right, are wrong, and are missed; a wrong value is missed too.
#[derive(Clone, Debug, Default)]
pub(super) struct Score {
    pub(super) hits: usize,
    pub(super) wrong: usize,
    pub(super) missed: usize,
    /// What differs, a line each.
    pub(super) differences: Vec<String>,
}

impl Score {
    /// Harmonic mean of precision and recall.
    #[expect(clippy::cast_precision_loss, reason = "there are some thousand fields")]
    pub(super) fn f1(&self) -> f64 {
        let all = 2 * self.hits + self.wrong + self.missed;
        if all == 0 {
            return 1.0;
        }
        2.0 * self.hits as f64 / all as f64
    }

    /// The sum of several.
    pub(super) fn sum<'s>(scores: impl IntoIterator<Item = &'s Self>) -> Self {
        let mut sum = Self::default();
        for score in scores {
            sum.hits += score.hits;
            sum.wrong += score.wrong;
            sum.missed += score.missed;
        }
        sum
    }

    fn differ(&mut self, who: &str, field: &str, want: impl Debug, have: impl Debug) {
        let cut = |value: String| value.chars().take(90).collect::<String>();
        let (want, have) = (cut(format!("{want:?}")), cut(format!("{have:?}")));
        self.differences
            .push(format!("{who}: {field}: want {want}, have {have}"));
    }

    /// Counts one value; `is_right` says whether one that is there will do.
    fn count<T: Debug>(
        &mut self,
        (who, field): (&str, &str),
        want: Option<&T>,
        have: Option<&T>,
        is_right: bool,
    ) {
        if is_right {
            self.hits += usize::from(have.is_some());
            return;
        }
        if want.is_none() && have.is_none() {
            return;
        }
        self.wrong += usize::from(have.is_some());
        self.missed += usize::from(want.is_some());
        self.differ(who, field, want, have);
    }

    /// Counts a text that is right where it is close to the truth or to another value.
    fn texts(
        &mut self,
        place: (&str, &str),
        want: Option<&str>,
        have: Option<&str>,
        also: &[&Value],
        is_same: fn(&str, &str) -> bool,
    ) {
        let is_right = match have {
            Some(have) => {
                want.is_some_and(|want| is_same(want, have))
                    || also
                        .iter()
                        .filter_map(|value| value.as_str())
                        .any(|other| is_same(other, have))
            }
            None => also.iter().any(|value| value.is_null()),
        };
        self.count(place, want.as_ref(), have.as_ref(), is_right);
    }

    /// Counts figures; none at all is absent.
    fn figures(&mut self, place: (&str, &str), want: &[i64], have: &[i64], also: &[&Value]) {
        let also_has = |value: &&Value| match value.as_i64() {
            Some(cents) => have == [cents],
            None => value.is_null() && have.is_empty(),
        };
        let is_right = want == have || also.iter().any(also_has);
        let want = Some(want).filter(|figures| !figures.is_empty());
        let have = Some(have).filter(|figures| !figures.is_empty());
        self.count(place, want.as_ref(), have.as_ref(), is_right);
    }
}

fn is_equal(one: &str, other: &str) -> bool {
    one == other
}

/// Scores what a document's dataset says of projects and printed totals.
pub(super) fn score(truth: &Value, dataset: &Value, accept: &Accept) -> Score {
    let mut score = Score::default();
    let projects = list(truth, "projects");
    let Pairs { pairs, extra } = pair(projects, list(dataset, "projects"), accept);
    for candidate in extra {
        let name = text(candidate, "name").unwrap_or_default();
        score.wrong += 1;
        score.differ(name, "project", None::<&str>, name);
        let grant = money::stated_grant(candidate, None);
        score.figures((name, "contribution"), &[], &grant, &[]);
    }
    let grants: BTreeSet<i64> = projects
        .iter()
        .filter_map(|project| project["contribution"].as_i64())
        .collect();
    for (project, found) in pairs {
        let who = &who(project);
        let name = text(project, "name");
        let has_name = found.and(name);
        score.texts((who, "project"), name, has_name, &[], is_equal);
        let got = found.unwrap_or(&Value::Null);
        identity(&mut score, who, project, got, accept);
        decision(&mut score, who, project, got, accept);
        amounts(&mut score, who, (project, found), accept, &grants);
        note(&mut score, who, project, got, accept);
        description(&mut score, who, project, got);
    }
    totals(&mut score, list(truth, "totals"), list(dataset, "totals"));
    score
}

fn who(project: &Value) -> String {
    ["pillar", "number", "name"]
        .into_iter()
        .filter_map(|key| text(project, key))
        .collect::<Vec<_>>()
        .join(" ")
}

fn identity(score: &mut Score, who: &str, project: &Value, got: &Value, accept: &Accept) {
    let (want, have) = (|key| text(project, key), |key| text(got, key));
    let others: Vec<Value> = names(project, accept)
        .into_iter()
        .map(Value::from)
        .collect();
    let others: Vec<&Value> = others.iter().collect();
    score.texts((who, "name"), want("name"), have("name"), &others, is_close);
    score.texts(
        (who, "pillar"),
        want("pillar"),
        have("pillar"),
        &[],
        is_close,
    );
    score.texts(
        (who, "number"),
        want("number"),
        have("number"),
        &[],
        is_equal,
    );
    let also = accept.values(project, "theme");
    score.texts(
        (who, "theme"),
        want("theme"),
        have("theme"),
        &also,
        is_close,
    );
    let also = accept.values(project, "lead");
    let lead = text(&got["lead"], "name");
    score.texts(
        (who, "lead"),
        want("lead_normalised"),
        lead,
        &also,
        is_close,
    );
}

fn decision(score: &mut Score, who: &str, project: &Value, got: &Value, accept: &Accept) {
    let mut also = accept.values(project, "decision");
    if project["number"].is_null() {
        also.push(&Value::Null); // In prose "nieuw" and "vervolg" may be a conclusion.
    }
    let label = last(got, "label").as_str();
    score.texts(
        (who, "label"),
        text(project, "decision"),
        label,
        &also,
        is_equal,
    );
    let outcome = text(project, "status").filter(|status| OUTCOMES.contains(status));
    if outcome.is_some() {
        let also = accept.values(project, "status");
        let have = last(got, "outcome").as_str();
        score.texts((who, "outcome"), outcome, have, &also, is_equal);
    }
}

fn amounts(
    score: &mut Score,
    who: &str,
    (project, found): (&Value, Option<&Value>),
    accept: &Accept,
    grants: &BTreeSet<i64>,
) {
    let rows = money::rows(project, found, accept, grants);
    score.hits += rows.right;
    score.wrong += rows.wrong.len();
    score.missed += rows.missed.len();
    if !rows.wrong.is_empty() || !rows.missed.is_empty() {
        score.differ(who, "allocations", rows.missed, rows.wrong);
    }
    let got = found.unwrap_or(&Value::Null);
    let also = accept.values(project, "contribution");
    let (want, have) = (
        money::wanted_grant(project),
        money::stated_grant(got, Some(project)),
    );
    score.figures((who, "contribution"), &want, &have, &also);
    let want: Vec<i64> = project["reserved_total"].as_i64().into_iter().collect();
    let mut have = figures(&got["reserved"]["amount"]);
    if have.is_empty() {
        have = figures(last(got, "reserved"));
    }
    let also = accept.values(project, "reserved_total");
    score.figures((who, "reserved"), &want, &have, &also);
}

fn note(score: &mut Score, who: &str, project: &Value, got: &Value, accept: &Accept) {
    let note = list(got, "progress").last().unwrap_or(&Value::Null);
    let (want, have) = (|key| text(&project["progress"], key), |key| text(note, key));
    let is_same = |one: &str, other: &str| is_within(one, other, 0.985);
    score.texts((who, "note"), want("text"), have("text"), &[], is_same);
    score.texts(
        (who, "note label"),
        want("label"),
        have("label"),
        &[],
        is_close,
    );
    let also = accept.values(project, "progress.period");
    score.texts(
        (who, "note as_of"),
        want("period"),
        have("as_of"),
        &also,
        is_equal,
    );
}

/// First and last words, and no other text of any length between them.
fn description(score: &mut Score, who: &str, project: &Value, got: &Value) {
    let (Some(first), Some(last)) = (
        text(project, "description_first_words"),
        text(project, "description_last_words"),
    ) else {
        return;
    };
    let have = text(&got["description"], "text");
    let plain = |text: &str| fold(&without_item_numbers(text));
    let is_right = have.is_some_and(|have| {
        let body = plain(have);
        body.starts_with(&plain(first))
            && body.ends_with(&plain(last))
            && text(project, "description").is_none_or(|whole| is_within(have, whole, 0.85))
    });
    let want = format!("{first} … {last}");
    let have = have.map(ends);
    score.count((who, "description"), Some(&want), have.as_ref(), is_right);
}

fn ends(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() <= 80 {
        return text.to_owned();
    }
    let part = |range: &[char]| range.iter().collect::<String>();
    format!(
        "{} … {}",
        part(&chars[..40]),
        part(&chars[chars.len() - 40..])
    )
}

/// Every printed total, with the right verdict. The truth has those of the tables; one
/// more is not wrong.
fn totals(score: &mut Score, wanted: &[Value], stated: &[Value]) {
    let mut left: Vec<(i64, Option<bool>)> = stated
        .iter()
        .filter_map(|total| {
            Some((
                total["printed"]["cents"].as_i64()?,
                total["agrees"].as_bool(),
            ))
        })
        .collect();
    for total in wanted {
        let Some(printed) = total["printed_cents"].as_i64() else {
            continue;
        };
        let want = (printed, total["agrees"].as_bool());
        let place = left
            .iter()
            .position(|have| *have == want)
            .or_else(|| left.iter().position(|(cents, _)| *cents == printed));
        let have = place.map(|at| left.remove(at));
        let who = text(total, "scope").unwrap_or_default();
        let is_right = have == Some(want);
        score.count((who, "printed total"), Some(&want), have.as_ref(), is_right);
    }
}
