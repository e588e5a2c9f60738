//! What documents state, and the dataset that is compiled from their statements.
//!
//! Reading a document gives a [`DocumentFile`]: an immutable list of statements,
//! each with the place it was read from. [`compile`] is a pure function from a set
//! of them to a [`Dataset`]: the order of the documents does not matter, and the
//! same set gives the same bytes of [`canonical_json`].

mod aliases;
mod audit;
mod canonical;
mod columns;
mod compile;
mod cross_read;
mod diff;
mod evidence;
mod explain;
mod finding;
mod history;
mod identity;
mod ids;
mod names;
mod project;
mod record;
mod replay;
mod review;
mod schema;
mod source;
mod statement;
mod texts;
mod totals;
mod unexplained;
mod unite;
mod verdict;

pub use aliases::{AliasError, Aliases, Naming, Pair};
pub use audit::{Phrase, Rule, rule, rules};
pub use canonical::{Error, canonical_json, canonical_parts};
pub use columns::is_granted;
pub use compile::{compile, compile_with};
pub use cross_read::compare_readings;
pub use diff::{
    Compared, ComparedDocument, Diff, Event, EventType, Flow, HeadingFlow, Impact, KindImpact,
    Misfit, Money, MoneyKind, Note, PatchError, PillarFlow, Scope, Sources, Step, Value, Words,
    WordsOp, diff, granted_in_all,
};
pub use evidence::{Difference, Printed, first_difference, printed, source_at};
pub use explain::{Evidence, Explanation, Role, explain};
pub use finding::{Finding, Severity};
pub use names::{fold, is_same_name, slug};
pub use record::{
    AllocationRecord, Dataset, DecisionRecord, HistoryEntry, Identity, Overruled, PartRecord,
    ProgressRecord, Project, ReservedRecord, RunnerUpRecord, StatusRecord, TextRecord, TotalRecord,
};
pub use replay::{Misread, Replayed, replay};
pub use review::{Doubt, review};
pub use schema::{SCHEMA_VERSION, schema, schema_id};
pub use source::{Amount, Source};
pub use statement::{
    Allocation, Change, ChangeKind, Claim, Coverage, Decision, Document, DocumentFile, Kind, Lead,
    LineState, LineUse, Mode, PageText, Part, Progress, RENAMED, Statement, Total,
    WITHDRAWN_BY_NAME,
};
pub use unexplained::{TOO_MUCH_UNEXPLAINED, mark_unexplained};
pub use unite::{SameId, unite};
pub use verdict::{Judged, Tallies, Tally, Verdict, Verdicts};
