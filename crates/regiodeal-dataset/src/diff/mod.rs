//! What changed from one dataset to another: events with their evidence, the money that
//! came and went, and a patch.

mod events;
mod granted;
mod impact;
mod matching;
mod money;
mod patch;
mod record;
mod side;
mod texts;
mod words;

use std::collections::BTreeMap;

use serde_json::Value as Json;
use sha2::{Digest, Sha256};

pub use granted::granted_in_all;
pub use patch::{Misfit, Step};
pub use record::{
    Compared, ComparedDocument, Diff, Event, EventType, Flow, HeadingFlow, Impact, KindImpact,
    Money, MoneyKind, Note, PillarFlow, Scope, Sources, Value, Words, WordsOp,
};

use crate::canonical::{self, canonical_json};
use crate::record::{Dataset, Project};
use crate::schema::SCHEMA_VERSION;
use matching::{Matched, Pair};
use side::Side;

/// Compares two datasets. The order of their projects and the layout of their documents
/// do not matter.
///
/// ```
/// use regiodeal_dataset::{Scope, compile, diff};
///
/// let nothing = compile(&[]);
/// let diff = diff((&nothing, Scope::Set), (&nothing, Scope::Set));
/// assert!(diff.events.is_empty());
/// ```
#[must_use]
pub fn diff(old: (&Dataset, Scope), new: (&Dataset, Scope)) -> Diff {
    let only = side::only_programme(old.0, new.0);
    let (old, new) = (
        Side::new(old.0, old.1, &only),
        Side::new(new.0, new.1, &only),
    );
    let matched = matching::match_projects(&old, &new);
    let mut notes: Vec<Note> = matched.notes.clone();
    notes.extend(
        [("old", &old), ("new", &new)]
            .into_iter()
            .filter_map(unread),
    );
    let events = events_of(&old, &new, &matched, &mut notes);
    Diff {
        schema_version: SCHEMA_VERSION.to_owned(),
        from: old.record(),
        to: new.record(),
        impact: impact::impact(&events),
        events,
        notes,
        patch: None,
    }
}

/// All events, in the order of the new side's projects; what went comes behind.
fn events_of(
    old: &Side<'_>,
    new: &Side<'_>,
    matched: &Matched<'_>,
    notes: &mut Vec<Note>,
) -> Vec<Event> {
    let ids = new.dataset.projects.iter().enumerate();
    let positions: BTreeMap<&str, usize> = ids.map(|(at, one)| (one.id.as_str(), at)).collect();
    let position = |project: &Project| positions.get(project.id.as_str()).copied();
    let mut events: Vec<(Option<usize>, Event)> = Vec::new();
    for pair in &matched.pairs {
        let two = Two { old, new, pair };
        let found = events::of_both(&two, notes).into_iter();
        events.extend(found.map(|event| (position(pair.new), event)));
    }
    for project in &matched.new {
        let event = events::of_new(old, new, project);
        events.extend(event.map(|event| (position(project), event)));
    }
    events.sort_by_key(|(at, _)| *at);
    let gone = matched.old.iter();
    let gone = gone.filter_map(|project| events::of_old(old, new, project));
    events
        .into_iter()
        .map(|(_, event)| event)
        .chain(gone)
        .collect()
}

/// Documents without a project are hardly ever what they seem.
fn unread((name, side): (&str, &Side<'_>)) -> Option<Note> {
    let is_unread = side.dataset.projects.is_empty() && !side.dataset.documents.is_empty();
    is_unread.then(|| Note {
        rule: "no-projects".to_owned(),
        message: format!(
            "no project was read from the documents of the {name} side; what is said of its silence may be wrong"
        ),
        old: Vec::new(),
        new: Vec::new(),
    })
}

/// A project on both sides.
struct Two<'a> {
    old: &'a Side<'a>,
    new: &'a Side<'a>,
    pair: &'a Pair<'a>,
}

impl Two<'_> {
    /// Whether the old and the new side mean it when they have no value.
    fn speaks(&self) -> [bool; 2] {
        [
            self.old.speaks_of(self.pair.old),
            self.new.speaks_of(self.pair.new),
        ]
    }

    /// The same of what was decided, which editions do not repeat.
    fn decides(&self) -> [bool; 2] {
        let decides = |side: &Side<'_>, project: &Project| {
            side.scope == Scope::Set || !project.decisions.is_empty()
        };
        [
            decides(self.old, self.pair.old),
            decides(self.new, self.pair.new),
        ]
    }

    /// An event about the project, without values.
    fn event(&self, kind: EventType, field: &str) -> Event {
        Event {
            field: Some(field.to_owned()),
            rule: Some(self.pair.rule.to_owned()),
            ..events::base(kind, self.pair.new)
        }
    }

    /// Where a bare string is printed on both sides.
    fn plain_sources(&self, field: &str) -> Sources {
        Sources {
            old: self.pair.old.sources.get(field).cloned(),
            new: self.pair.new.sources.get(field).cloned(),
        }
    }
}

/// Why a patch was not made or does not lead to the new dataset.
#[derive(Debug, thiserror::Error)]
pub enum PatchError {
    /// The diff was not made from datasets.
    #[error("the diff holds no patch: it was not made from two datasets")]
    NoPatch,
    /// The dataset is another one.
    #[error(
        "the patch does not fit: it was made for another dataset (sha256 {expected}, this one has {found})"
    )]
    OtherDataset {
        /// Of the dataset that the patch was made for.
        expected: String,
        /// Of the dataset that was given.
        found: String,
    },
    /// A place is not there.
    #[error(transparent)]
    Misfit(#[from] Misfit),
    /// The result is not what was promised: the patch was changed.
    #[error("the patch was changed: it leads to another dataset than the diff says")]
    OtherResult,
    /// A value has no canonical form.
    #[error(transparent)]
    NotCanonical(#[from] canonical::Error),
}

impl Diff {
    /// Adds the patch from the old dataset to the new one.
    ///
    /// # Errors
    ///
    /// [`PatchError::NotCanonical`]; datasets always have a canonical form.
    pub fn with_patch(mut self, old: &Dataset, new: &Dataset) -> Result<Self, PatchError> {
        let json =
            |dataset: &Dataset| serde_json::to_value(dataset).map_err(canonical::Error::from);
        self.patch = Some(patch::steps(&json(old)?, &json(new)?));
        self.from.sha256 = Some(sha256(&canonical_json(old)?));
        self.to.sha256 = Some(sha256(&canonical_json(new)?));
        Ok(self)
    }

    /// The canonical JSON of the new dataset, from the old one and the patch.
    ///
    /// # Errors
    ///
    /// Where there is no patch, or it does not fit the dataset.
    pub fn apply(&self, old: &Json) -> Result<Vec<u8>, PatchError> {
        let steps = self.patch.as_ref().ok_or(PatchError::NoPatch)?;
        let found = sha256(&canonical_json(old)?);
        if let Some(expected) = self.from.sha256.clone().filter(|sha256| *sha256 != found) {
            return Err(PatchError::OtherDataset { expected, found });
        }
        let mut dataset = old.clone();
        patch::apply(&mut dataset, steps)?;
        let bytes = canonical_json(&dataset)?;
        match &self.to.sha256 {
            Some(expected) if *expected != sha256(&bytes) => Err(PatchError::OtherResult),
            _ => Ok(bytes),
        }
    }
}

fn sha256(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}
