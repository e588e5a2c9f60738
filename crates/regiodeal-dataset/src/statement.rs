//! What one document states.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::finding::Finding;
use crate::source::{Amount, Source};

/// The genre of a document.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A programme edition.
    Uitvoeringsprogramma,
    /// A decision list.
    Besluitenlijst,
    /// A press release or news item.
    Persbericht,
    /// None of these.
    Onbekend,
}

impl Kind {
    /// How its statements merge with those of other documents.
    #[must_use]
    pub fn mode(self) -> Mode {
        match self {
            Self::Uitvoeringsprogramma => Mode::Snapshot,
            Self::Besluitenlijst => Mode::Increment,
            Self::Persbericht | Self::Onbekend => Mode::Witness,
        }
    }

    /// The name in a dataset.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Uitvoeringsprogramma => "uitvoeringsprogramma",
            Self::Besluitenlijst => "besluitenlijst",
            Self::Persbericht => "persbericht",
            Self::Onbekend => "onbekend",
        }
    }
}

/// What a document's silence means, and whether it may overrule.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// States everything that holds at its date.
    Snapshot,
    /// Names only what was just decided.
    Increment,
    /// Reports, and never overrules the other two.
    Witness,
}

/// How much of a document was understood, in lines that hold something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Coverage {
    /// The share in percent that was allowed to be unexplained, where more is. A document
    /// file never has it: what is allowed is decided when a dataset is compiled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exceeds: Option<u8>,
    /// Lines that a named rule passes over.
    pub ignored: usize,
    /// Lines that hold something.
    pub lines: usize,
    /// The rest.
    pub unexplained: usize,
    /// Lines that a statement was read from.
    pub used: usize,
}

impl Coverage {
    /// Whether more than `percent` of the lines are unexplained.
    #[must_use]
    pub fn is_over(&self, percent: u8) -> bool {
        self.unexplained.saturating_mul(100) > self.lines.saturating_mul(percent.into())
    }
}

/// What became of a line.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum LineState {
    /// Something was read from it.
    Used,
    /// A named rule passes over it.
    Ignored,
    /// Nothing is known of it.
    Unexplained,
}

impl LineState {
    /// The name in a document file.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Used => "used",
            Self::Ignored => "ignored",
            Self::Unexplained => "unexplained",
        }
    }
}

/// What one line of a page served for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LineUse {
    /// Of a used line what was read from it, as `field:rule`; of an ignored line the rule.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<String>,
    /// From 1 within the page.
    pub line: u32,
    /// What became of it.
    pub state: LineState,
}

/// A document, without what it says about projects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// `[date-]kind-` and the first eight hex digits of the sha256.
    pub id: String,
    /// The genre.
    pub kind: Kind,
    /// How it merges.
    pub mode: Mode,
    /// The programme it belongs to, as printed or as the profile spells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<String>,
    /// The title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// `2021`, `2021-06` or `2021-12-16`: only the precision that is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The file, relative to the folder that was given.
    pub file: String,
    /// The media type of the bytes.
    pub media_type: String,
    /// Hex digits.
    pub sha256: String,
    /// Size of the file.
    pub bytes: u64,
    /// Number of pages.
    pub pages: usize,
    /// How much was understood.
    pub coverage: Coverage,
    /// Why the document is of its kind: the words that tell, as printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Source>,
    /// Where `title`, `date` and `programme` are printed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sources: BTreeMap<String, Source>,
}

/// A page's decoded text, which offsets index.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageText {
    /// Height in whole points, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// What its lines served for, in their order; blank lines are not there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<LineUse>,
    /// From 1.
    pub number: u32,
    /// The decoded text, before any repair.
    pub text: String,
    /// Width in whole points, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
}

/// Everything that reading one document gave.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentFile {
    /// The document itself.
    pub document: Document,
    /// What reading it met.
    pub findings: Vec<Finding>,
    /// Its text.
    pub pages: Vec<PageText>,
    /// What it states, in reading order.
    pub statements: Vec<Statement>,
}

/// The rule of an [`Claim::Alias`] that a sentence gives as the name before a renaming.
pub const RENAMED: &str = "renamed";

/// The rule of a [`Claim::Name`] that only stands in a sentence which withdraws the project:
/// the document names it, and does not list it.
pub const WITHDRAWN_BY_NAME: &str = "withdrawn-by-name";

/// One thing that a document says about one project, or one printed total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// What is said.
    #[serde(flatten)]
    pub claim: Claim,
    /// What read it.
    pub rule: String,
    /// Where it is printed.
    pub source: Source,
    /// The project as this document names it; unique within the document.
    pub subject: String,
}

/// What can be said of a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
#[expect(
    clippy::large_enum_variant,
    reason = "a statement is made once and then only read; boxing would show in the public type"
)]
pub enum Claim {
    /// Its name.
    Name(String),
    /// Another spelling, or a short form.
    Alias(String),
    /// The pillar it belongs to.
    Pillar(String),
    /// The theme it is grouped under.
    Theme(String),
    /// Its number; unique at most within its pillar.
    Number(String),
    /// Who leads it.
    Lead(Lead),
    /// What it is.
    Description(String),
    /// Money in a programme's table.
    Allocation(Allocation),
    /// A sub-row.
    Part(Part),
    /// Money set aside for the whole project.
    Reserved(Amount),
    /// What was decided.
    Decision(Decision),
    /// How it goes.
    Progress(Progress),
    /// A printed sum; its subject is the scope.
    Total(Total),
}

impl Claim {
    /// The name of the field in a document file.
    #[must_use]
    pub fn field(&self) -> &'static str {
        match self {
            Self::Name(_) => "name",
            Self::Alias(_) => "alias",
            Self::Pillar(_) => "pillar",
            Self::Theme(_) => "theme",
            Self::Number(_) => "number",
            Self::Lead(_) => "lead",
            Self::Description(_) => "description",
            Self::Allocation(_) => "allocation",
            Self::Part(_) => "part",
            Self::Reserved(_) => "reserved",
            Self::Decision(_) => "decision",
            Self::Progress(_) => "progress",
            Self::Total(_) => "total",
        }
    }

    /// The amounts that it states as printed, without the terms of a total.
    #[must_use]
    pub fn amounts(&self) -> Vec<&Amount> {
        match self {
            Self::Allocation(allocation) => allocation.amount.iter().collect(),
            Self::Reserved(amount) => vec![amount],
            Self::Decision(decision) => decision.amounts().collect(),
            Self::Total(total) => vec![&total.printed],
            _ => Vec::new(),
        }
    }

    /// The same, to change them.
    pub fn amounts_mut(&mut self) -> Vec<&mut Amount> {
        match self {
            Self::Allocation(allocation) => allocation.amount.iter_mut().collect(),
            Self::Reserved(amount) => vec![amount],
            Self::Decision(decision) => decision
                .contribution
                .iter_mut()
                .chain(decision.changes.iter_mut().map(|change| &mut change.amount))
                .chain(&mut decision.reserved)
                .collect(),
            Self::Total(total) => vec![&mut total.printed],
            _ => Vec::new(),
        }
    }
}

/// A lead partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lead {
    /// The partner's own spelling, or the printed one where it is not known.
    pub name: String,
    /// As printed.
    pub raw: String,
    /// Where it is printed, unless the statement around it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// Identifier in the register of Dutch public bodies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tooi: Option<String>,
}

/// Money in one column of a programme's table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Allocation {
    /// The money.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// The column's heading, cleaned.
    pub heading: String,
    /// A footnote mark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    /// The sub-row it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// Words that stand where money should.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The number of the tranche, where the column is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tranche: Option<u32>,
}

/// A sub-row of a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Who leads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<Lead>,
}

/// What was decided about a project.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// `nieuw` or `vervolg`, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// `toegekend`, `verhoogd`, `verlaagd`, `vervolg`, `voorwaardelijk`, `aangehouden`
    /// or `ingetrokken`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// Granted now; where an earlier grant changes, what holds afterwards, or else what is
    /// added to it. `changes` tells which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contribution: Option<Amount>,
    /// What becomes of an earlier grant, in order of print. Kinds of money are never
    /// summed together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// Set aside for the whole project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reserved: Option<Amount>,
    /// What must be met first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// When it was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Where `label`, `condition` and `date` are printed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sources: BTreeMap<String, Source>,
}

impl Decision {
    /// All its amounts; one may be there twice, as granted and as a change.
    pub fn amounts(&self) -> impl Iterator<Item = &Amount> {
        let changes = self.changes.iter().map(|change| &change.amount);
        self.contribution
            .iter()
            .chain(changes)
            .chain(&self.reserved)
    }

    /// The first amount of a kind of change.
    #[must_use]
    pub fn change(&self, kinds: &[ChangeKind]) -> Option<&Change> {
        let mut changes = self.changes.iter();
        changes.find(|change| kinds.contains(&change.kind))
    }
}

/// What an amount does to an earlier grant.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// It is added to the grant.
    RaisedBy,
    /// The grant is this much afterwards, and was less.
    RaisedTo,
    /// It is taken off the grant.
    LoweredBy,
    /// The grant is this much afterwards, and was more.
    LoweredTo,
    /// The grant was this much before.
    ChangedFrom,
    /// It flows back to the programme. Whether the grant is less by it is another matter.
    Returned,
}

impl ChangeKind {
    /// Whether the amount is all that is granted afterwards.
    #[must_use]
    pub fn is_whole(self) -> bool {
        matches!(self, Self::RaisedTo | Self::LoweredTo)
    }
}

/// A change of an earlier grant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// What the amount does.
    pub kind: ChangeKind,
    /// The amount, with where it is printed.
    pub amount: Amount,
}

/// A progress note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Progress {
    /// The date of the note with the precision that is printed, and the document's
    /// year where only a month is; absent where the label names no date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// "Voortgang per maart"; absent where the note has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Where the label is printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label_source: Option<Source>,
    /// The note, without its label.
    pub text: String,
}

/// A printed sum and what it sums.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Total {
    /// The column's or row's heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// The number of the tranche.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tranche: Option<u32>,
    /// The printed number of projects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub projects: Option<u32>,
    /// The printed sum.
    pub printed: Amount,
    /// The subjects whose allocations it sums.
    pub subjects: Vec<String>,
    /// The columns it sums, as allocations name them; empty means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<String>,
    /// The amounts that it sums, where no statement about a project holds them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<Amount>,
}
