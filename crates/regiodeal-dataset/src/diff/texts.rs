//! Descriptions and progress notes.

use super::money::pairs;
use super::record::{Event, EventType, Sources, Value};
use super::{Two, words};
use crate::record::ProgressRecord;

/// Notes that agree less are two notes, and their words are not compared.
const SAME_NOTE: f64 = 0.5;

/// A changed description.
pub(super) fn description(two: &Two<'_>) -> Option<Event> {
    let old = two.pair.old.description.as_ref();
    let new = two.pair.new.description.as_ref();
    let [old_speaks, new_speaks] = two.speaks();
    let words = match (old, new) {
        (Some(old), Some(new)) if words::is_same(&old.text, &new.text) => return None,
        (Some(old), Some(new)) => words::compare(&old.text, &new.text),
        (None, Some(_)) if old_speaks => Vec::new(),
        (Some(_), None) if new_speaks => Vec::new(),
        _ => return None,
    };
    Some(Event {
        old: old.map(|old| Value::Text(old.text.clone())),
        new: new.map(|new| Value::Text(new.text.clone())),
        words,
        sources: Sources {
            old: old.map(|old| old.source.clone()),
            new: new.map(|new| new.source.clone()),
        },
        ..two.event(EventType::Changed, "description")
    })
}

/// New progress notes, each beside the one whose place it takes, if any.
pub(super) fn progress(two: &Two<'_>) -> Vec<Event> {
    let mut old: Vec<&ProgressRecord> = two.pair.old.progress.iter().collect();
    let mut new: Vec<&ProgressRecord> = two.pair.new.progress.iter().collect();
    let _unchanged = pairs(&mut old, &mut new, |a, b| words::is_same(&a.text, &b.text));
    let mut notes: Vec<(Option<&ProgressRecord>, Option<&ProgressRecord>)> =
        pairs(&mut old, &mut new, is_same_label)
            .into_iter()
            .map(|(old, new)| (Some(old), Some(new)))
            .collect();
    // The last note of each side is about how it goes now.
    while let (Some(before), Some(after)) = (old.last().copied(), new.last().copied()) {
        notes.push((Some(before), Some(after)));
        old.pop();
        new.pop();
    }
    notes.extend(new.into_iter().map(|note| (None, Some(note))));
    if two.speaks()[1] {
        notes.extend(old.into_iter().map(|note| (Some(note), None)));
    }
    let mut events: Vec<Event> = notes
        .into_iter()
        .filter_map(|(old, new)| note(two, old, new))
        .collect();
    events.sort_by(|a, b| (&a.as_of, &a.label).cmp(&(&b.as_of, &b.label)));
    events
}

fn is_same_label(one: &ProgressRecord, other: &ProgressRecord) -> bool {
    one.as_of.is_some() && one.as_of == other.as_of && one.label == other.label
}

fn note(
    two: &Two<'_>,
    old: Option<&ProgressRecord>,
    new: Option<&ProgressRecord>,
) -> Option<Event> {
    let which = new.or(old)?;
    let words = match (old, new) {
        (Some(old), Some(new)) if words::likeness(&old.text, &new.text) >= SAME_NOTE => {
            words::compare(&old.text, &new.text)
        }
        _ => Vec::new(),
    };
    Some(Event {
        label: which.label.clone(),
        as_of: which.as_of.clone(),
        old: old.map(|old| Value::Text(old.text.clone())),
        new: new.map(|new| Value::Text(new.text.clone())),
        words,
        sources: Sources {
            old: old.map(|old| old.source.clone()),
            new: new.map(|new| new.source.clone()),
        },
        ..two.event(EventType::Changed, "progress")
    })
}
