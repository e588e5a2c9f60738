//! The money of a project, each kind by itself.

use super::granted::{self, Granted};
use super::record::{Event, EventType, Money, MoneyKind, Note, Sources, Value};
use super::side::Side;
use super::{Two, words};
use crate::columns::is_same_kind;
use crate::names::{fold, is_same_name};
use crate::record::{AllocationRecord, Project};
use crate::source::{Amount, Source};
use crate::statement::{Change, ChangeKind};

/// An amount as the value of an event.
pub(super) fn value(amount: &Amount) -> Value {
    match amount.cents {
        Some(cents) => Value::Cents(cents),
        None => Value::Amount(Box::new(Amount {
            source: None,
            ..amount.clone()
        })),
    }
}

/// Whether two amounts are the same money, however they are printed.
pub(super) fn is_same_money(one: &Amount, other: &Amount) -> bool {
    let money = |amount: &Amount| {
        (
            amount.cents,
            amount.min_cents,
            amount.max_cents,
            amount.per.clone(),
            amount.decimal.clone(),
        )
    };
    money(one) == money(other)
}

/// New less old, where both are known; a side that speaks and has no value has none.
fn delta(old: Option<&Value>, new: Option<&Value>, speaks: [bool; 2]) -> Option<i64> {
    let cents = |value: Option<&Value>, speaks: bool| match value {
        Some(Value::Cents(cents)) => Some(*cents),
        Some(_) => None,
        None => speaks.then_some(0),
    };
    let [old_speaks, new_speaks] = speaks;
    cents(new, new_speaks)?.checked_sub(cents(old, old_speaks)?)
}

/// Changed allocations: paired by heading, then by tranche, and by sub-row.
pub(super) fn allocations(two: &Two<'_>) -> Vec<Event> {
    let mut old: Vec<&AllocationRecord> = two.pair.old.allocations.iter().collect();
    let mut new: Vec<&AllocationRecord> = two.pair.new.allocations.iter().collect();
    let mut rows: Vec<(Option<&AllocationRecord>, Option<&AllocationRecord>)> = Vec::new();
    for is_same_column in [is_same_heading, is_same_tranche] {
        let _unchanged = pairs(&mut old, &mut new, |a, b| {
            is_same_column(a, b) && is_same_cell(a, b)
        });
        let changed = pairs(&mut old, &mut new, is_same_column).into_iter();
        rows.extend(changed.map(|(old, new)| (Some(old), Some(new))));
    }
    let is_something = |row: &&AllocationRecord| {
        let amount = row.row.amount.as_ref();
        amount.is_none_or(|amount| amount.cents != Some(0))
    };
    rows.extend(
        new.into_iter()
            .filter(is_something)
            .map(|row| (None, Some(row))),
    );
    let is_loss = two.speaks()[1];
    let lost = old.into_iter().filter(|_| is_loss).filter(is_something);
    rows.extend(lost.map(|row| (Some(row), None)));
    let mut events: Vec<Event> = rows
        .into_iter()
        .filter_map(|(old, new)| allocation(two, old, new))
        .collect();
    events.sort_by(|a, b| {
        (a.tranche.is_none(), a.tranche, &a.heading, &a.part).cmp(&(
            b.tranche.is_none(),
            b.tranche,
            &b.heading,
            &b.part,
        ))
    });
    events
}

/// Takes out what fits together, each once.
pub(super) fn pairs<'a, T: ?Sized>(
    old: &mut Vec<&'a T>,
    new: &mut Vec<&'a T>,
    fits: impl Fn(&T, &T) -> bool,
) -> Vec<(&'a T, &'a T)> {
    let mut found = Vec::new();
    old.retain(|one| {
        let Some(at) = new.iter().position(|other| fits(one, other)) else {
            return true;
        };
        found.push((*one, new.remove(at)));
        false
    });
    found
}

fn is_same_heading(one: &AllocationRecord, other: &AllocationRecord) -> bool {
    is_same_name(&one.row.heading, &other.row.heading) && is_same_part(one, other)
}

fn is_same_tranche(one: &AllocationRecord, other: &AllocationRecord) -> bool {
    is_same_kind(&one.row, &other.row) && is_same_part(one, other)
}

fn is_same_part(one: &AllocationRecord, other: &AllocationRecord) -> bool {
    let part = |row: &AllocationRecord| row.row.part.as_deref().map(fold);
    part(one) == part(other)
}

fn is_same_cell(one: &AllocationRecord, other: &AllocationRecord) -> bool {
    match (&one.row.amount, &other.row.amount) {
        (Some(one), Some(other)) => is_same_money(one, other),
        (None, None) => words::is_same(text(one), text(other)),
        _ => false,
    }
}

fn text(row: &AllocationRecord) -> &str {
    row.row.text.as_deref().unwrap_or_default()
}

fn cell(row: &AllocationRecord) -> Value {
    match &row.row.amount {
        Some(amount) => value(amount),
        None => Value::Text(text(row).to_owned()),
    }
}

fn allocation(
    two: &Two<'_>,
    old: Option<&AllocationRecord>,
    new: Option<&AllocationRecord>,
) -> Option<Event> {
    let row = &new.or(old)?.row;
    let (before, after) = (old.map(cell), new.map(cell));
    Some(Event {
        heading: Some(row.heading.clone()),
        tranche: row.tranche,
        part: row.part.clone(),
        delta_cents: delta(before.as_ref(), after.as_ref(), two.speaks()),
        old: before,
        new: after,
        sources: Sources {
            old: old.map(|row| row.source.clone()),
            new: new.map(|row| row.source.clone()),
        },
        ..two.event(EventType::Changed, "allocations")
    })
}

/// The reservation that holds: in a project's own row or note, or in its last decision
/// that has one.
fn reservation<'p>(side: &Side<'_>, project: &'p Project) -> Option<(&'p Amount, &'p Source)> {
    let own = project.reserved.as_ref();
    let own = own.map(|reserved| (&reserved.amount, &reserved.source));
    let decisions = side.decisions(project).into_iter();
    let decided = decisions.filter_map(|decision| {
        let amount = decision.decision.reserved.as_ref()?;
        Some((amount, amount.source.as_ref().unwrap_or(&decision.source)))
    });
    decided
        .chain(own)
        .max_by_key(|(_, source)| side.position(&source.document))
}

/// A changed reservation.
pub(super) fn reserved(two: &Two<'_>) -> Option<Event> {
    let old = reservation(two.old, two.pair.old);
    let new = reservation(two.new, two.pair.new);
    match (old, new) {
        (None, None) => return None,
        (Some((old, _)), Some((new, _))) if is_same_money(old, new) => return None,
        (Some(_), None) if !two.speaks()[1] => return None,
        _ => {}
    }
    let (before, after) = (old.map(|of| value(of.0)), new.map(|of| value(of.0)));
    Some(Event {
        delta_cents: delta(before.as_ref(), after.as_ref(), two.speaks()),
        old: before,
        new: after,
        sources: Sources {
            old: old.map(|(_, source)| source.clone()),
            new: new.map(|(_, source)| source.clone()),
        },
        ..two.event(EventType::Changed, "reserved")
    })
}

/// A changed contribution: what decisions grant in all.
pub(super) fn contribution(two: &Two<'_>, notes: &mut Vec<Note>) -> Option<Event> {
    let (old, new) = granted::compare((two.old, two.pair.old), (two.new, two.pair.new));
    let speaks = two.decides();
    if old.is_same(&new) || (new.is_nothing() && !speaks[1]) {
        return None;
    }
    let change = change(&old, &new, speaks);
    let is_open = |of: &Granted| !of.is_sure || of.follows;
    if change.is_none() && (is_open(&old) || is_open(&new)) {
        notes.push(Note {
            rule: "unknown-change".to_owned(),
            message: format!(
                "a decision changes the contribution to {}, and does not say by how much",
                two.pair.new.name
            ),
            old: vec![two.pair.old.id.clone()],
            new: vec![two.pair.new.id.clone()],
        });
    }
    Some(Event {
        delta_cents: change,
        changes: granted::changes(two.new, two.pair.new, Some(two.pair.old)),
        old: old.value,
        new: new.value,
        sources: Sources {
            old: old.source,
            new: new.source,
        },
        ..two.event(EventType::Changed, "contribution")
    })
}

/// New less old: of two grants that are known, or what decisions add to and take off one
/// that the other side does not state.
fn change(old: &Granted, new: &Granted, speaks: [bool; 2]) -> Option<i64> {
    let [old_speaks, new_speaks] = speaks;
    match (old.is_nothing(), new.is_nothing()) {
        (true, _) if new.follows => new.moved,
        (_, true) if old.follows && new_speaks => old.moved?.checked_neg(),
        _ if old.by.is_some() || new.by.is_some() => new.by?.checked_sub(old.by?),
        _ => {
            let change = delta(
                old.value.as_ref(),
                new.value.as_ref(),
                [old_speaks, new_speaks],
            );
            change.filter(|_| old.is_sure && new.is_sure)
        }
    }
}

/// Money that flows back, where the grant stays what it was.
pub(super) fn returned(two: &Two<'_>) -> Option<Event> {
    let own = granted::changes(two.new, two.pair.new, Some(two.pair.old));
    let gone = granted::changes(two.old, two.pair.old, Some(two.pair.new));
    let is_returned = |change: &Change| change.kind == ChangeKind::Returned;
    let all = || own.iter().chain(&gone);
    let is_silent = own.is_empty() && !two.decides()[1];
    if is_silent || all().next().is_none() || !all().all(is_returned) {
        return None;
    }
    let (old, new) = (gone.first(), own.first());
    let source = |change: Option<&Change>| change.and_then(|change| change.amount.source.clone());
    Some(Event {
        old: old.map(|change| value(&change.amount)),
        new: new.map(|change| value(&change.amount)),
        sources: Sources {
            old: source(old),
            new: source(new),
        },
        changes: own.clone(),
        ..two.event(EventType::Changed, "returned")
    })
}

/// All exact money of a project.
pub(super) fn all(side: &Side<'_>, project: &Project) -> Vec<Money> {
    let of_kind = |kind, cents| Money {
        kind,
        heading: None,
        tranche: None,
        part: None,
        cents,
    };
    let rows = project.allocations.iter().filter_map(|row| {
        let cents = row.row.amount.as_ref()?.cents?;
        Some(Money {
            heading: Some(row.row.heading.clone()),
            tranche: row.row.tranche,
            part: row.row.part.clone(),
            ..of_kind(MoneyKind::Allocations, cents)
        })
    });
    let granted = granted::on_its_own(side, project).cents();
    let reserved = reservation(side, project).and_then(|(amount, _)| amount.cents);
    rows.chain(granted.map(|cents| of_kind(MoneyKind::Contribution, cents)))
        .chain(reserved.map(|cents| of_kind(MoneyKind::Reserved, cents)))
        .collect()
}
