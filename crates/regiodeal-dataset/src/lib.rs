//! What documents state, and the dataset that is compiled from their statements.
//!
//! Reading a document gives a [`DocumentFile`]: an immutable list of statements,
//! each with the place it was read from. [`compile`] is a pure function from a set
//! of them to a [`Dataset`]: the order of the documents does not matter, and the
//! same set gives the same bytes of [`canonical_json`].

mod canonical;
mod compile;
mod cross_read;
mod diff;
mod finding;
mod identity;
mod ids;
mod names;
mod project;
mod record;
mod schema;
mod source;
mod statement;
mod totals;

pub use canonical::{Error, canonical_json};
pub use compile::compile;
pub use cross_read::compare_readings;
pub use diff::{
    Compared, ComparedDocument, Diff, Event, EventType, Flow, HeadingFlow, Impact, KindImpact,
    Misfit, Money, MoneyKind, Note, PatchError, PillarFlow, Scope, Sources, Step, Value, Words,
    WordsOp, diff,
};
pub use finding::{Finding, Severity};
pub use names::{fold, slug};
pub use record::{
    AllocationRecord, Dataset, DecisionRecord, HistoryEntry, Identity, PartRecord, ProgressRecord,
    Project, ReservedRecord, TextRecord, TotalRecord, Verdict,
};
pub use schema::{SCHEMA_VERSION, schema};
pub use source::{Amount, Source};
pub use statement::{
    Allocation, Claim, Coverage, Decision, Document, DocumentFile, Kind, Lead, Mode, PageText,
    Part, Progress, Statement, Total,
};
