//! What decisions grant a project, one after the other.

use std::collections::{BTreeMap, BTreeSet};

use super::money::{is_same_money, value};
use super::record::{Scope, Value};
use super::side::Side;
use crate::record::{Dataset, DecisionRecord, Project};
use crate::source::{Amount, Source};
use crate::statement::{Change, ChangeKind, Decision, Mode};

/// What a project has been granted at the end of a row of decisions.
#[derive(Clone, Debug, Default)]
pub(super) struct Granted {
    pub(super) value: Option<Value>,
    /// Euro cents by which decisions raise or lower a grant that is not known.
    pub(super) by: Option<i64>,
    /// Euro cents by which the decisions together raise or lower what was granted before
    /// them; none where one does not say by how much.
    pub(super) moved: Option<i64>,
    /// The first of them changes a grant, so there was one before.
    pub(super) follows: bool,
    /// Whether the value is all that is granted. A decision may lower an amount without
    /// saying whether it prints the change or what is left.
    pub(super) is_sure: bool,
    pub(super) source: Option<Source>,
}

impl Granted {
    pub(super) fn cents(&self) -> Option<i64> {
        match self.value {
            Some(Value::Cents(cents)) if self.is_sure => Some(cents),
            _ => None,
        }
    }

    /// Nothing is said of money.
    pub(super) fn is_nothing(&self) -> bool {
        self.value.is_none() && self.by.is_none()
    }

    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.value == other.value && self.by == other.by
    }

    /// The same money, with the evidence of its own side.
    fn shown_by(self, own: Self) -> Self {
        Self {
            source: own.source,
            ..self
        }
    }
}

/// A decision with its date.
type Dated<'p> = (Option<&'p str>, &'p DecisionRecord);

/// What is granted on the old and on the new side. A later decision list grants on top
/// of the earlier one, whichever of them is the old side.
pub(super) fn compare(
    old: (&Side<'_>, &Project),
    new: (&Side<'_>, &Project),
) -> (Granted, Granted) {
    let (before, after) = (dated(old.0, old.1), dated(new.0, new.1));
    let (plain_before, plain_after) = (granted(&before), granted(&after));
    match (latest(&before), latest(&after)) {
        (Some(earlier), Some(later)) if earlier < later && grants(new.0, &after) => {
            let together = granted(&together(&before, &after));
            (plain_before, together.shown_by(plain_after))
        }
        (Some(later), Some(earlier)) if earlier < later && grants(old.0, &before) => {
            let together = granted(&together(&after, &before));
            (together.shown_by(plain_before), plain_after)
        }
        _ => (plain_before, plain_after),
    }
}

/// What one side alone says.
pub(super) fn on_its_own(side: &Side<'_>, project: &Project) -> Granted {
    granted(&dated(side, project))
}

fn dated<'p>(side: &Side<'p>, project: &'p Project) -> Vec<Dated<'p>> {
    let decisions = side.decisions(project).into_iter();
    decisions
        .map(|decision| {
            let own = decision.decision.date.as_deref();
            let of_document = || side.document(&decision.document)?.date.as_deref();
            (own.or_else(of_document), decision)
        })
        .collect()
}

fn latest<'p>(decisions: &[Dated<'p>]) -> Option<&'p str> {
    decisions.iter().filter_map(|(date, _)| *date).max()
}

/// Whether the decisions are decisions, and no reports of others.
fn grants(side: &Side<'_>, decisions: &[Dated<'_>]) -> bool {
    let mode = |id: &str| side.document(id).map(|document| document.mode);
    decisions
        .iter()
        .all(|(_, decision)| mode(&decision.document) != Some(Mode::Witness))
}

/// The decisions of both sides, in order of time.
fn together<'p>(earlier: &[Dated<'p>], later: &[Dated<'p>]) -> Vec<Dated<'p>> {
    let is_in_later = |decision: &DecisionRecord| {
        let mut later = later.iter();
        later.any(|(_, other)| other.document == decision.document)
    };
    let only_earlier = earlier
        .iter()
        .filter(|(_, decision)| !is_in_later(decision));
    let mut all: Vec<Dated<'p>> = only_earlier.chain(later).copied().collect();
    all.sort_by_key(|(date, _)| *date);
    all
}

fn granted(decisions: &[Dated<'_>]) -> Granted {
    let mut granted = Granted {
        is_sure: true,
        moved: Some(0),
        ..Granted::default()
    };
    // What stands under a condition is granted once, not again when it is met.
    let mut conditional: Vec<&Amount> = Vec::new();
    for (position, (date, decision)) in decisions.iter().enumerate() {
        let is_repeated = decisions.iter().take(position).any(|(when, other)| {
            when == date && other.document != decision.document && is_same(other, decision)
        });
        if is_repeated {
            continue;
        }
        let outcome = decision.decision.outcome.as_deref().unwrap_or_default();
        if outcome == "ingetrokken" {
            (granted.value, granted.by, granted.moved) = (None, None, None);
            conditional.clear();
        }
        if granted.change(&decision.decision) {
            conditional.clear();
            continue;
        }
        if let Some(amount) = &decision.decision.contribution {
            let is_met = |open: &&Amount| outcome == "toegekend" && is_same_money(open, amount);
            if let Some(met) = conditional.iter().position(is_met) {
                conditional.remove(met);
                granted.source.clone_from(&amount.source);
                continue;
            }
            granted.grant(amount, outcome);
            if outcome == "voorwaardelijk" {
                conditional.push(amount);
            }
        }
    }
    granted
}

impl Granted {
    /// Takes what a decision says in so many words: the sum that it leads to, or what it
    /// adds or takes off. Says whether it does.
    fn change(&mut self, decision: &Decision) -> bool {
        use ChangeKind::{ChangedFrom, LoweredBy, LoweredTo, RaisedBy, RaisedTo};
        let by = decision.change(&[RaisedBy, LoweredBy]);
        let to = decision.change(&[RaisedTo, LoweredTo]);
        let Some(change) = to.or(by) else {
            return false;
        };
        let by = by.and_then(|by| {
            let cents = by.amount.cents?;
            Some(if by.kind == LoweredBy { -cents } else { cents })
        });
        let from = decision.change(&[ChangedFrom]);
        let before = from.and_then(|from| from.amount.cents).or(self.cents());
        let after = to.map(|to| value(&to.amount));
        let by = by.or_else(|| match after {
            Some(Value::Cents(after)) => after.checked_sub(before?),
            _ => None,
        });
        let summed = || before?.checked_add(by?);
        let after = after.or_else(|| summed().map(Value::Cents));
        self.follows |= self.is_nothing();
        self.moved = plus(self.moved, by);
        self.source.clone_from(&change.amount.source);
        if after.is_some() {
            (self.value, self.by, self.is_sure) = (after, None, true);
        } else if self.value.is_some() {
            self.is_sure = false;
        } else {
            self.by = plus(Some(self.by.unwrap_or_default()), by);
        }
        true
    }

    /// Takes a grant on top of what was granted before.
    fn grant(&mut self, amount: &Amount, outcome: &str) {
        self.source.clone_from(&amount.source);
        self.moved = plus(self.moved, amount.cents.filter(|_| !is_change(outcome)));
        if let (Some(by), Some(cents)) = (self.by, amount.cents) {
            self.by = by.checked_add(cents);
            return;
        }
        (self.value, self.is_sure) = match (self.value.take(), value(amount)) {
            (None, now) => (Some(now), self.is_sure && !is_change(outcome)),
            (Some(Value::Cents(before)), Value::Cents(now)) => {
                let (cents, is_sure) = then(before, outcome, now);
                (cents.map(Value::Cents), self.is_sure && is_sure)
            }
            (Some(_), now) => (Some(now), false),
        };
    }
}

fn plus(one: Option<i64>, other: Option<i64>) -> Option<i64> {
    one?.checked_add(other?)
}

/// What decisions grant each project in all, in euro cents, by its id. A project is left
/// out where that is not known: no decision grants anything, or one changes a grant that
/// no document states. Amounts that a grant is raised to are not added to it.
#[must_use]
pub fn granted_in_all(dataset: &Dataset) -> BTreeMap<&str, i64> {
    let side = Side::new(dataset, Scope::Set, "");
    let projects = dataset.projects.iter();
    let known = projects.filter_map(|of| Some((of.id.as_str(), on_its_own(&side, of).cents()?)));
    known.collect()
}

/// What the decisions of a side do to earlier grants, each once; without those that stand
/// in documents of `but`.
pub(super) fn changes(side: &Side<'_>, project: &Project, but: Option<&Project>) -> Vec<Change> {
    let known = but.into_iter().flat_map(|other| &other.decisions);
    let known: BTreeSet<&str> = known.map(|decision| decision.document.as_str()).collect();
    let decisions = side.decisions(project).into_iter();
    let new = decisions.filter(|decision| !known.contains(decision.document.as_str()));
    let mut changes: Vec<(&str, &Change)> = Vec::new();
    for decision in new {
        for change in &decision.decision.changes {
            let is_known = changes.iter().any(|(document, known)| {
                // A list may be published twice.
                *document != decision.document
                    && known.kind == change.kind
                    && is_same_money(&known.amount, &change.amount)
            });
            if !is_known {
                changes.push((&decision.document, change));
            }
        }
    }
    changes
        .into_iter()
        .map(|(_, change)| change.clone())
        .collect()
}

fn is_change(outcome: &str) -> bool {
    matches!(outcome, "verhoogd" | "verlaagd")
}

/// What is granted after a decision, and whether that is sure.
fn then(before: i64, outcome: &str, now: i64) -> (Option<i64>, bool) {
    match outcome {
        "verlaagd" => (Some(now), false),
        // More than all before is the new sum, less is what was added.
        "verhoogd" if now > before => (Some(now), true),
        _ => (before.checked_add(now), true),
    }
}

fn is_same(one: &DecisionRecord, other: &DecisionRecord) -> bool {
    let (one, other) = (&one.decision, &other.decision);
    let is_same_amount = match (&one.contribution, &other.contribution) {
        (Some(one), Some(other)) => is_same_money(one, other),
        (one, other) => one.is_none() && other.is_none(),
    };
    let changes = one.changes.iter().zip(&other.changes);
    let is_same_change = one.changes.len() == other.changes.len()
        && changes.into_iter().all(|(one, other)| {
            one.kind == other.kind && is_same_money(&one.amount, &other.amount)
        });
    one.outcome == other.outcome && is_same_amount && is_same_change
}
