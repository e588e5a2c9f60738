//! The dataset: records compiled from the statements of all documents.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::finding::Finding;
use crate::source::{Amount, Source};
use crate::statement::{Allocation, Document, Lead};
use crate::verdict::{Judged, Verdicts};

/// All that a set of documents says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dataset {
    // In the order of canonical JSON: the whole need not be moved to be put in order.
    /// The documents, in order of time.
    pub documents: Vec<Document>,
    /// What a person should know about.
    pub findings: Vec<Finding>,
    /// The programme, where all documents have the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<String>,
    /// The projects, by programme, pillar and number.
    pub projects: Vec<Project>,
    /// The version of this shape.
    pub schema_version: String,
    /// Every printed sum, right or wrong.
    pub totals: Vec<TotalRecord>,
    /// How many amounts are verified, contradicted and unverified, and how much money.
    #[serde(default)]
    pub verdicts: Verdicts,
}

/// One project, over all documents.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Project {
    /// Unique in the dataset.
    pub id: String,
    /// The name that holds now.
    pub name: String,
    /// Other spellings, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// The programme it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<String>,
    /// The pillar it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pillar: Option<String>,
    /// The theme it is grouped under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// Its printed number; not a key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Who leads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<Lead>,
    /// What it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<TextRecord>,
    /// Money in programme tables.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allocations: Vec<AllocationRecord>,
    /// Sub-rows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartRecord>,
    /// Money set aside for the whole project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reserved: Option<ReservedRecord>,
    /// What was decided, in order of time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<DecisionRecord>,
    /// Progress notes, in order of time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub progress: Vec<ProgressRecord>,
    /// What was last said of it in so many words; absent where nothing stands in its way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<StatusRecord>,
    /// The id of the document that named it last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_asserted: Option<String>,
    /// The ids of the programme editions behind the first document that names it which do
    /// not list it. A decision list that does not name a project says nothing about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_mentioned: Vec<String>,
    /// What documents say beside the value that holds now.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<HistoryEntry>,
    /// Why the documents' subjects are this one project.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identity: Vec<Identity>,
    /// Where the bare strings above are printed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sources: BTreeMap<String, Source>,
}

/// A text with its evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TextRecord {
    /// The text, lines joined.
    pub text: String,
    /// Where it is printed.
    pub source: Source,
}

/// Money in one column of a programme's table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AllocationRecord {
    /// The row's money, as stated.
    #[serde(flatten)]
    pub row: Allocation,
    /// What speaks for the amount; absent where there is none.
    #[serde(flatten)]
    pub judged: Option<Judged>,
    /// Where it is printed.
    pub source: Source,
}

/// A sub-row with its evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartRecord {
    /// Its name.
    pub name: String,
    /// Who leads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<Lead>,
    /// Where the name is printed.
    pub source: Source,
}

/// Money set aside, with its evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReservedRecord {
    /// The money.
    pub amount: Amount,
    /// What speaks for it.
    #[serde(flatten)]
    pub judged: Judged,
    /// Where it is printed.
    pub source: Source,
}

/// A decision with its evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DecisionRecord {
    /// The decision.
    #[serde(flatten)]
    pub decision: crate::statement::Decision,
    /// The id of the document that states it.
    pub document: String,
    /// What speaks for its `contribution`, its `reserved` and its `changes/0` and on.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub verdicts: BTreeMap<String, Judged>,
    /// Where it is printed.
    pub source: Source,
}

/// A progress note with its evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgressRecord {
    /// "Voortgang per maart"; absent where the note has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The date of the note, with the precision that is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// The note, without its label.
    pub text: String,
    /// Where the text is printed.
    pub source: Source,
    /// Where the label is printed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sources: BTreeMap<String, Source>,
}

/// An explicit sentence about whether a project goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatusRecord {
    /// `ingetrokken`, `aangehouden` or `voorwaardelijk`.
    pub value: String,
    /// The id of the document that states it.
    pub document: String,
    /// Where it is printed.
    pub source: Source,
}

/// Why another value than this one holds now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Overruled {
    /// A later document, or a later place of the same one, says otherwise.
    Later,
    /// A press release never overrules.
    Witness,
    /// The alias file says otherwise.
    AliasFile,
}

/// A value that does not hold now, or that another document also states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HistoryEntry {
    /// The field.
    pub field: String,
    /// Its value there, in the shape of the field.
    pub value: serde_json::Value,
    /// The id of the document that states it.
    pub document: String,
    /// The id of the document whose value holds now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overruled_by: Option<String>,
    /// Why that one holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Overruled>,
    /// Where it is printed.
    pub source: Source,
}

/// Why a document's subject is this project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// The document.
    pub document: String,
    /// The project as that document names it.
    pub subject: String,
    /// The rule that joined it, or `first` where there was nothing to join.
    pub rule: String,
    /// What agreed: "pillar Werken, number 1.1, name 0.93".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<String>,
    /// The other project whose name is most like this one, where one is near.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runner_up: Option<RunnerUpRecord>,
}

/// A project that a subject was not joined with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RunnerUpRecord {
    /// As the last document that names it calls it.
    pub subject: String,
    /// That document.
    pub document: String,
    /// How much of the letters of the two names agrees: "0.83".
    pub likeness: String,
}

/// A printed sum beside the sum of its rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TotalRecord {
    /// What it sums: "pillar Werken", "project K3", "programme".
    pub scope: String,
    /// The document it is printed in.
    pub document: String,
    /// The column's or row's heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// The number of the tranche.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tranche: Option<u32>,
    /// The printed number of projects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub projects: Option<u32>,
    /// As printed.
    pub printed: Amount,
    /// The sum of the rows; `raw` lists its terms. Absent where no row was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recomputed: Option<Amount>,
    /// Whether both are the same money, within the rounding of a total that is printed
    /// more coarsely than its rows.
    pub agrees: bool,
    /// What speaks for the printed sum.
    #[serde(flatten)]
    pub judged: Judged,
    /// Where it is printed.
    pub source: Source,
}
