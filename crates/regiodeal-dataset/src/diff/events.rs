//! The events of a project on one side or on both.

use super::granted;
use super::money;
use super::record::{Event, EventType, Money, MoneyKind, Note, Sources, Value};
use super::side::Side;
use super::{Two, texts};
use crate::names::{fold, is_same_name};
use crate::record::Project;
use crate::source::Source;
use crate::statement::Lead;

/// What changed about a project that both sides have.
pub(super) fn of_both(two: &Two<'_>, notes: &mut Vec<Note>) -> Vec<Event> {
    let Two { old, new, pair } = two;
    if new.is_withdrawn(pair.new) && !old.is_withdrawn(pair.old) {
        let mut events = vec![withdrawn(two)];
        // A sentence that only withdraws the project does not take its description away.
        events.extend(texts::description(two).filter(|event| event.new.is_some()));
        return events;
    }
    match (old.lists(pair.old), new.lists(pair.new)) {
        (true, false) => return vec![went(EventType::Dropped, old, pair.old, Some(pair.new))],
        (false, true) => return vec![came(new, pair.new)],
        _ => {}
    }
    let mut events: Vec<Event> = Vec::new();
    events.extend(renamed(two));
    events.extend(renumbered(two));
    events.extend(plain(two, "pillar", |project| project.pillar.as_deref()));
    events.extend(plain(two, "theme", |project| project.theme.as_deref()));
    events.extend(lead(two));
    events.extend(texts::description(two));
    events.extend(money::allocations(two));
    events.extend(money::reserved(two));
    let contribution = money::contribution(two, notes);
    let returned = money::returned(two).filter(|_| contribution.is_none());
    events.extend(contribution.into_iter().chain(returned));
    events.extend(outcome(two));
    events.extend(texts::progress(two));
    events
}

/// What is to be said of a project that only the old side has.
pub(super) fn of_old(old: &Side<'_>, new: &Side<'_>, project: &Project) -> Option<Event> {
    match silence(new, old, project)? {
        Silence::Edition if old.is_withdrawn(project) => None,
        Silence::Edition => Some(went(EventType::Dropped, old, project, None)),
        Silence::List => Some(Event {
            sources: Sources {
                old: name_source(project),
                new: None,
            },
            ..base(EventType::NotMentioned, project)
        }),
    }
}

/// What is to be said of a project that only the new side has.
pub(super) fn of_new(old: &Side<'_>, new: &Side<'_>, project: &Project) -> Option<Event> {
    silence(old, new, project)?;
    if !new.is_withdrawn(project) {
        return Some(came(new, project));
    }
    Some(Event {
        sources: Sources {
            old: None,
            new: decision_source(new, project),
        },
        ..base(EventType::Withdrawn, project)
    })
}

/// Why a side says nothing of a project.
enum Silence {
    /// It has an edition, which would list the project if it still stood.
    Edition,
    /// It only names what it is about.
    List,
}

/// Why a side is silent about a project of the other; none where that is no news.
fn silence(silent: &Side<'_>, other: &Side<'_>, project: &Project) -> Option<Silence> {
    use super::record::Scope::{Document, Set};
    if !other.lists(project) {
        return None;
    }
    let edition = silent.newest_edition(project.programme.as_deref());
    if edition.is_some() && other.is_in_edition(project) {
        return Some(Silence::Edition);
    }
    // One list against all that is known: it passes over nearly everything.
    let is_list_against_all = silent.scope == Document && other.scope == Set;
    (!is_list_against_all).then_some(Silence::List)
}

/// An event about a project, without values.
pub(super) fn base(kind: EventType, project: &Project) -> Event {
    Event {
        kind,
        project: project.id.clone(),
        name: project.name.clone(),
        pillar: project.pillar.clone(),
        field: None,
        heading: None,
        tranche: None,
        part: None,
        label: None,
        as_of: None,
        old: None,
        new: None,
        delta_cents: None,
        words: Vec::new(),
        money: Vec::new(),
        changes: Vec::new(),
        outcome: None,
        sources: Sources::default(),
        rule: None,
    }
}

fn came(side: &Side<'_>, project: &Project) -> Event {
    let granted = granted::on_its_own(side, project);
    let mut money = money::all(side, project);
    // What was granted before the decisions of this side does not come with them.
    money.retain(|item| item.kind != MoneyKind::Contribution || !granted.follows);
    let worth = worth(&money);
    let changes = granted::changes(side, project, None);
    // An amount by or to which something unknown was raised or lowered is only told.
    let moved = granted.moved.filter(|_| granted.follows);
    let told = granted.value;
    Event {
        heading: only_heading(&money),
        tranche: only_tranche(&money),
        new: worth.map(Value::Cents).or(told),
        delta_cents: worth.or(moved),
        money,
        changes,
        outcome: side.outcome(project).map(|(outcome, _)| outcome.to_owned()),
        sources: Sources {
            old: None,
            new: name_source(project),
        },
        ..base(EventType::Added, project)
    }
}

fn went(kind: EventType, side: &Side<'_>, old: &Project, new: Option<&Project>) -> Event {
    let money = money::all(side, old);
    let worth = worth(&money);
    Event {
        heading: only_heading(&money),
        tranche: only_tranche(&money),
        old: worth.map(Value::Cents),
        delta_cents: worth.and_then(i64::checked_neg),
        money,
        sources: Sources {
            old: name_source(old),
            new: None,
        },
        ..base(kind, new.unwrap_or(old))
    }
}

fn withdrawn(two: &Two<'_>) -> Event {
    let mut event = went(
        EventType::Withdrawn,
        two.old,
        two.pair.old,
        Some(two.pair.new),
    );
    event.sources.new = decision_source(two.new, two.pair.new);
    event.changes = granted::changes(two.new, two.pair.new, Some(two.pair.old));
    event.rule = Some(two.pair.rule.to_owned());
    event
}

/// What a project is worth in one figure: its allocations, or where it has none its
/// contribution.
fn worth(money: &[Money]) -> Option<i64> {
    [MoneyKind::Allocations, MoneyKind::Contribution]
        .into_iter()
        .find_map(|kind| {
            let mut cents = money.iter().filter(|item| item.kind == kind).peekable();
            cents.peek()?;
            cents.try_fold(0_i64, |sum, item| sum.checked_add(item.cents))
        })
}

fn only_allocation(money: &[Money]) -> Option<&Money> {
    let mut rows = money
        .iter()
        .filter(|item| item.kind == MoneyKind::Allocations);
    rows.next().filter(|_| rows.next().is_none())
}

fn only_heading(money: &[Money]) -> Option<String> {
    only_allocation(money)?.heading.clone()
}

fn only_tranche(money: &[Money]) -> Option<u32> {
    only_allocation(money)?.tranche
}

fn name_source(project: &Project) -> Option<Source> {
    project.sources.get("name").cloned()
}

fn decision_source(side: &Side<'_>, project: &Project) -> Option<Source> {
    let (_, decision) = side.outcome(project)?;
    Some(decision.source.clone())
}

fn renamed(two: &Two<'_>) -> Option<Event> {
    let (old, new) = (&two.pair.old.name, &two.pair.new.name);
    (fold(old) != fold(new)).then(|| Event {
        old: Some(Value::Text(old.clone())),
        new: Some(Value::Text(new.clone())),
        sources: two.plain_sources("name"),
        ..two.event(EventType::Renamed, "name")
    })
}

fn renumbered(two: &Two<'_>) -> Option<Event> {
    let old = two.pair.old.number.as_ref()?;
    let new = two.pair.new.number.as_ref()?;
    (old.trim() != new.trim()).then(|| Event {
        old: Some(Value::Text(old.clone())),
        new: Some(Value::Text(new.clone())),
        sources: two.plain_sources("number"),
        ..two.event(EventType::Renumbered, "number")
    })
}

/// A field that is a bare string.
fn plain(two: &Two<'_>, field: &str, of: fn(&Project) -> Option<&str>) -> Option<Event> {
    let (old, new) = (of(two.pair.old), of(two.pair.new));
    let [old_speaks, new_speaks] = two.speaks();
    let is_known = (old.is_some() || old_speaks) && (new.is_some() || new_speaks);
    (is_known && old.map(fold) != new.map(fold)).then(|| Event {
        old: old.map(|old| Value::Text(old.to_owned())),
        new: new.map(|new| Value::Text(new.to_owned())),
        sources: two.plain_sources(field),
        ..two.event(EventType::Changed, field)
    })
}

/// Another lead, not only another spelling.
fn lead(two: &Two<'_>) -> Option<Event> {
    let (old, new) = (two.pair.old.lead.as_ref(), two.pair.new.lead.as_ref());
    let [old_speaks, new_speaks] = two.speaks();
    let is_known = (old.is_some() || old_speaks) && (new.is_some() || new_speaks);
    let is_same = match (old, new) {
        (Some(old), Some(new)) => is_same_lead(old, new),
        _ => old.is_none() && new.is_none(),
    };
    (is_known && !is_same).then(|| Event {
        old: old.map(|lead| Value::Text(lead.name.clone())),
        new: new.map(|lead| Value::Text(lead.name.clone())),
        sources: Sources {
            old: old.and_then(|lead| lead.source.clone()),
            new: new.and_then(|lead| lead.source.clone()),
        },
        ..two.event(EventType::Changed, "lead")
    })
}

fn is_same_lead(one: &Lead, other: &Lead) -> bool {
    let is_same_code = one.tooi.is_some() && one.tooi == other.tooi;
    is_same_code || is_same_name(&one.name, &other.name)
}

/// Another last outcome.
fn outcome(two: &Two<'_>) -> Option<Event> {
    let old = two.old.outcome(two.pair.old);
    let new = two.new.outcome(two.pair.new);
    let is_silent = new.is_none() && !two.decides()[1];
    if is_silent || old.map(|(old, _)| old) == new.map(|(new, _)| new) {
        return None;
    }
    let text = |outcome: &str| Value::Text(outcome.to_owned());
    Some(Event {
        old: old.map(|(old, _)| text(old)),
        new: new.map(|(new, _)| text(new)),
        sources: Sources {
            old: old.map(|(_, decision)| decision.source.clone()),
            new: new.map(|(_, decision)| decision.source.clone()),
        },
        ..two.event(EventType::Changed, "outcome")
    })
}
