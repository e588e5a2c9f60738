//! What a comparison says.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::patch::Step;
use crate::source::{Amount, Source};
use crate::statement::{Change, Kind};

/// What changed from one side to the other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Diff {
    /// The version of this shape.
    pub schema_version: String,
    /// The old side.
    pub from: Compared,
    /// The new side.
    pub to: Compared,
    /// The changes, project by project.
    pub events: Vec<Event>,
    /// The money that came and went.
    pub impact: Impact,
    /// What could not be decided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// RFC 6902: from the old dataset's canonical JSON to the new one's. Only where
    /// both sides are datasets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patch: Option<Vec<Step>>,
}

/// What a side is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Scope {
    /// One document: it may be silent about much.
    Document,
    /// All that is known: a folder or a dataset.
    Set,
}

/// One side of a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Compared {
    /// One document or a set.
    pub scope: Scope,
    /// Its documents, in order of time.
    pub documents: Vec<ComparedDocument>,
    /// Of the dataset's canonical JSON, in hex digits. Only beside a patch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}

/// A document of a side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ComparedDocument {
    /// Its id.
    pub id: String,
    /// Its genre.
    pub kind: Kind,
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its date, with the precision that is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Its file.
    pub file: String,
}

/// What kind of change an event is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum EventType {
    /// The project is new on the new side.
    Added,
    /// A field of a project has another value.
    Changed,
    /// A decision withdraws the project.
    Withdrawn,
    /// A later programme edition no longer lists the project.
    Dropped,
    /// The new side is silent about the project, which means nothing.
    NotMentioned,
    /// The project has another name, not only another spelling.
    Renamed,
    /// The project has another number.
    Renumbered,
}

/// The value of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Value {
    /// Money in whole euro cents.
    Cents(i64),
    /// Money that is no exact number of cents: a range, a bound, a rate.
    Amount(Box<Amount>),
    /// Anything else.
    Text(String),
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// What kind of change it is.
    #[serde(rename = "type")]
    pub kind: EventType,
    /// The id of the project: on the new side, where it is there.
    pub project: String,
    /// Its name, likewise.
    pub name: String,
    /// Its pillar, likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pillar: Option<String>,
    /// The field that changed: `pillar`, `theme`, `lead`, `description`, `allocations`,
    /// `reserved`, `contribution`, `returned`, `outcome`, `progress`, `name`, `number`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The heading of an allocation's column.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// The tranche of an allocation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tranche: Option<u32>,
    /// The sub-row of an allocation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// The label of a progress note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The date of a progress note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// The old value; absent where the old side states none. Of a project that went,
    /// its money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old: Option<Value>,
    /// The new value; absent where the new side states none. Of a project that came,
    /// its money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new: Option<Value>,
    /// New less old in euro cents; absent where a side that is silent may hold money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delta_cents: Option<i64>,
    /// How one text became the other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<Words>,
    /// The money of a project that came or went, each kind by itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub money: Vec<Money>,
    /// What decisions of the new side do to an earlier grant: raise or lower it by or to
    /// an amount, or let money flow back. Never to be summed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// What was last decided of a project that came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// Where the values are printed.
    #[serde(default, skip_serializing_if = "Sources::is_empty")]
    pub sources: Sources,
    /// The rule by which the project of the old side is that of the new one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
}

/// Where the values of an event are printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sources {
    /// In a document of the old side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old: Option<Source>,
    /// In a document of the new side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new: Option<Source>,
}

impl Sources {
    fn is_empty(&self) -> bool {
        self.old.is_none() && self.new.is_none()
    }
}

/// A stretch of words of two texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// What became of the old words.
    pub op: WordsOp,
    /// The old words; empty where words were put in.
    pub old: String,
    /// The new words; empty where words were left out.
    pub new: String,
}

/// What became of a stretch of words.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum WordsOp {
    /// The same words, perhaps with other quotation marks or dashes.
    Equal,
    /// Only the new text has them.
    Insert,
    /// Only the old text has them.
    Delete,
    /// The new ones stand where the old ones stood.
    Replace,
}

/// A kind of money. Kinds are never summed together.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum MoneyKind {
    /// In a column of a programme's table.
    Allocations,
    /// Granted by decisions.
    Contribution,
    /// Set aside for the whole project.
    Reserved,
}

/// Money of a project that came or went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Money {
    /// Which kind.
    pub kind: MoneyKind,
    /// The heading of an allocation's column.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// The tranche of an allocation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tranche: Option<u32>,
    /// The sub-row of an allocation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// Euro cents.
    pub cents: i64,
}

/// The money that came and went, each kind by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Impact {
    /// In the columns of programme tables.
    pub allocations: KindImpact,
    /// Granted by decisions.
    pub contribution: KindImpact,
    /// Set aside for whole projects.
    pub reserved: KindImpact,
}

/// What came and went of one kind of money.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KindImpact {
    /// In total.
    pub total: Flow,
    /// By the pillar that a project has now.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pillars: Vec<PillarFlow>,
    /// By tranche, or by the column's heading.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<HeadingFlow>,
}

/// Money that came and went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Flow {
    /// Euro cents that were added.
    pub added_cents: i64,
    /// Euro cents that were taken away; not negative.
    pub taken_cents: i64,
}

/// Money that came and went in a pillar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PillarFlow {
    /// The pillar; absent for projects without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pillar: Option<String>,
    /// The money.
    #[serde(flatten)]
    pub flow: Flow,
}

/// Money that came and went in a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HeadingFlow {
    /// The column's heading.
    pub heading: String,
    /// The tranche, where the column is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tranche: Option<u32>,
    /// The money.
    #[serde(flatten)]
    pub flow: Flow,
}

/// Something that a person should decide.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The rule's name.
    pub rule: String,
    /// What is open, in English.
    pub message: String,
    /// Ids of projects of the old side.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub old: Vec<String>,
    /// Ids of projects of the new side.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub new: Vec<String>,
}
