//! The money that came and went, summed over all events.

use std::collections::BTreeMap;

use super::record::{
    Event, EventType, Flow, HeadingFlow, Impact, KindImpact, Money, MoneyKind, PillarFlow,
};
use crate::columns::is_granted;

/// Money that came (more than 0) or went.
struct Move<'e> {
    kind: MoneyKind,
    pillar: Option<&'e str>,
    heading: Option<&'e str>,
    tranche: Option<u32>,
    cents: i64,
}

pub(super) fn impact(events: &[Event]) -> Impact {
    let moves: Vec<Move<'_>> = events.iter().flat_map(moves).filter(is_ours).collect();
    let of = |kind: MoneyKind| of_kind(moves.iter().filter(|move_| move_.kind == kind));
    Impact {
        allocations: of(MoneyKind::Allocations),
        contribution: of(MoneyKind::Contribution),
        reserved: of(MoneyKind::Reserved),
    }
}

/// Whether it is money of the programme: what was asked for, what it costs and what others
/// pay are columns of tables too.
fn is_ours(moved: &Move<'_>) -> bool {
    moved.heading.is_none_or(is_granted)
}

fn moves(event: &Event) -> Vec<Move<'_>> {
    let pillar = event.pillar.as_deref();
    let sign = match event.kind {
        EventType::Added => 1,
        EventType::Withdrawn | EventType::Dropped => -1,
        _ => return changed(event).into_iter().collect(),
    };
    let money = event.money.iter().map(|money| Move {
        kind: money.kind,
        pillar,
        heading: money.heading.as_deref(),
        tranche: money.tranche,
        cents: money.cents.saturating_mul(sign),
    });
    money.chain(decided(event)).collect()
}

/// What a decision adds to a grant that no document states, or takes off it.
fn decided(event: &Event) -> Option<Move<'_>> {
    let is_reserved = |money: &Money| money.kind == MoneyKind::Reserved;
    if event.kind != EventType::Added || !event.money.iter().all(is_reserved) {
        return None;
    }
    Some(Move {
        kind: MoneyKind::Contribution,
        pillar: event.pillar.as_deref(),
        heading: None,
        tranche: None,
        cents: event.delta_cents?,
    })
}

fn changed(event: &Event) -> Option<Move<'_>> {
    let kind = match event.field.as_deref()? {
        "allocations" => MoneyKind::Allocations,
        "contribution" => MoneyKind::Contribution,
        "reserved" => MoneyKind::Reserved,
        _ => return None,
    };
    Some(Move {
        kind,
        pillar: event.pillar.as_deref(),
        heading: event.heading.as_deref(),
        tranche: event.tranche,
        cents: event.delta_cents?,
    })
}

fn of_kind<'e>(moves: impl Iterator<Item = &'e Move<'e>>) -> KindImpact {
    let mut total = Flow::default();
    let mut pillars: BTreeMap<Option<&str>, Flow> = BTreeMap::new();
    // A tranche is one column, however its heading is spelt.
    let mut headings: BTreeMap<(bool, Option<u32>, &str), (&str, Flow)> = BTreeMap::new();
    for moved in moves {
        total.take(moved.cents);
        pillars.entry(moved.pillar).or_default().take(moved.cents);
        if let Some(heading) = moved.heading {
            let own = if moved.tranche.is_some() { "" } else { heading };
            let key = (moved.tranche.is_none(), moved.tranche, own);
            let entry = headings.entry(key).or_insert((heading, Flow::default()));
            entry.1.take(moved.cents);
        }
    }
    // A project without a pillar comes last.
    let unknown = pillars.remove(&None).map(|flow| (None, flow));
    KindImpact {
        total,
        pillars: pillars
            .into_iter()
            .chain(unknown)
            .map(|(pillar, flow)| PillarFlow {
                pillar: pillar.map(str::to_owned),
                flow,
            })
            .collect(),
        headings: headings
            .into_iter()
            .map(|((_, tranche, _), (heading, flow))| HeadingFlow {
                heading: heading.to_owned(),
                tranche,
                flow,
            })
            .collect(),
    }
}

impl Flow {
    fn take(&mut self, cents: i64) {
        if cents > 0 {
            self.added_cents = self.added_cents.saturating_add(cents);
        } else {
            self.taken_cents = self.taken_cents.saturating_sub(cents);
        }
    }
}
