//! What speaks for each amount, and what against it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::audit::{Life, Set, Told, superseded};
use crate::columns::{self, Cell};
use crate::finding::Finding;
use crate::record::{DecisionRecord, Project, TotalRecord};
use crate::source::{Amount, Source};
use crate::statement::Claim;
use crate::totals::{Agreement, Summed};

/// What speaks for an amount.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// A printed total or a second document confirms it.
    Verified,
    /// One of them disagrees.
    Contradicted,
    /// There is nothing to hold it against.
    #[default]
    Unverified,
}

/// A verdict, and by what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Judged {
    /// Where the figures are printed that it does not go with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contradicted_by: Vec<Source>,
    /// What speaks for the amount.
    pub verdict: Verdict,
    /// Where the figures are printed that confirm it: totals it adds up with, and the same
    /// amount in other documents.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verified_by: Vec<Source>,
}

/// How many amounts, and how much money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    /// Amounts.
    pub count: u64,
    /// Their sum in euro cents, without those that have no single value.
    pub cents: i64,
}

/// How many amounts have which verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tallies {
    /// Confirmed by a printed total or another document.
    pub verified: Tally,
    /// A total or another document disagrees.
    pub contradicted: Tally,
    /// Nothing to hold them against.
    pub unverified: Tally,
}

/// How many amounts have which verdict: of all, and of each kind of money. The kinds
/// overlap (a decision grants what a table lists), so only theirs are sums of money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Verdicts {
    /// Of all kinds together.
    #[serde(flatten)]
    pub all: Tallies,
    /// Money in programme tables.
    pub allocations: Tallies,
    /// Money that decisions grant.
    pub contributions: Tallies,
    /// What decisions add to earlier grants and take from them, where it is not also what
    /// is granted then.
    pub changes: Tallies,
    /// Money set aside for whole projects.
    pub reserved: Tallies,
    /// Printed totals.
    pub totals: Tallies,
}

impl Tallies {
    fn add(&mut self, verdict: Verdict, amount: &Amount) {
        let tally = match verdict {
            Verdict::Verified => &mut self.verified,
            Verdict::Contradicted => &mut self.contradicted,
            Verdict::Unverified => &mut self.unverified,
        };
        tally.count += 1;
        tally.cents = tally.cents.saturating_add(amount.cents.unwrap_or_default());
    }

    fn merge(&mut self, other: &Self) {
        let Self {
            verified,
            contradicted,
            unverified,
        } = other;
        for (own, other) in [
            (&mut self.verified, verified),
            (&mut self.contradicted, contradicted),
            (&mut self.unverified, unverified),
        ] {
            own.count += other.count;
            own.cents = own.cents.saturating_add(other.cents);
        }
    }
}

impl Verdicts {
    fn merge(&mut self, other: &Self) {
        let Self {
            all,
            allocations,
            contributions,
            changes,
            reserved,
            totals,
        } = other;
        self.all.merge(all);
        self.allocations.merge(allocations);
        self.contributions.merge(contributions);
        self.changes.merge(changes);
        self.reserved.merge(reserved);
        self.totals.merge(totals);
    }
}

/// A place of an amount: document, page, first code point.
type Place = (String, u32, usize);

fn place(source: &Source) -> Place {
    (source.document.clone(), source.page, source.start)
}

/// What is known for and against the amounts of all documents, by their places.
#[derive(Debug, Default)]
pub(crate) struct Evidence {
    by: BTreeMap<Place, Vec<Source>>,
    against: BTreeMap<Place, Vec<Source>>,
}

/// So many other documents are evidence enough; of a hundred copies each would name all.
pub(crate) const MOST_WITNESSES: usize = 10;

/// One amount that a document states of a project.
struct Stated<'a> {
    kind: Kind<'a>,
    cents: i64,
    source: &'a Source,
}

/// What the money is for.
#[derive(Clone, Copy)]
enum Kind<'a> {
    /// In a column that holds what decisions grant.
    Granted(Cell<'a>),
    /// In another column.
    Other(Cell<'a>),
    Contribution,
    Reserved,
}

impl Stated<'_> {
    /// Whether another document says the same of the same money. A table lists what a
    /// decision grants; what is set aside, was asked for or is paid by others is other money.
    fn is_confirmed_by(&self, other: &Self) -> bool {
        let is_same_kind = match (self.kind, other.kind) {
            (Kind::Granted(one) | Kind::Other(one), Kind::Granted(other) | Kind::Other(other)) => {
                one.is_same_column(&other)
            }
            _ => matches!(
                (self.kind, other.kind),
                (Kind::Reserved, Kind::Reserved)
                    | (Kind::Contribution | Kind::Granted(_), Kind::Contribution)
                    | (Kind::Contribution, Kind::Granted(_))
            ),
        };
        is_same_kind && self.cents == other.cents && self.source.document != other.source.document
    }
}

/// Where the amounts of a record are printed.
fn held(project: &Project) -> BTreeSet<&Source> {
    let allocations = project.allocations.iter().map(|record| &record.source);
    let reserved = project.reserved.iter().map(|record| &record.source);
    let decided = project.decisions.iter().flat_map(|record| {
        let amounts = record.decision.contribution.iter();
        amounts
            .chain(&record.decision.reserved)
            .map(|amount| amount.source.as_ref().unwrap_or(&record.source))
    });
    allocations.chain(reserved).chain(decided).collect()
}

/// Where the amounts of a record are printed, each with where another document states it
/// alike.
fn confirmed<'a>(life: &'a Life<'a>) -> Vec<(&'a Source, &'a Source)> {
    let mut money: Vec<Stated<'a>> = life.told.iter().flat_map(stated).collect();
    let superseded = superseded(life);
    money.retain(|one| !superseded.contains(one.source));
    let mut by_cents: HashMap<i64, Vec<&Stated<'a>>> = HashMap::new();
    for one in &money {
        by_cents.entry(one.cents).or_default().push(one);
    }
    // Of what does not hold now nobody asks.
    let held = held(life.project);
    let own = money.iter().filter(|one| held.contains(&one.source));
    let pairs = own.flat_map(|one| {
        let same = by_cents.get(&one.cents).into_iter().flatten();
        let others = same.filter(|other| one.is_confirmed_by(other));
        others
            .take(MOST_WITNESSES)
            .map(|other| (one.source, other.source))
    });
    pairs.collect()
}

/// The amounts that a document states of a project.
fn stated<'a>(told: &Told<'a>) -> Vec<Stated<'a>> {
    let of = |kind, amount: Option<&'a Amount>, source: &'a Source| {
        let amount = amount?;
        Some(Stated {
            kind,
            cents: amount.cents?,
            source: amount.source.as_ref().unwrap_or(source),
        })
    };
    let (places, rows): (Vec<_>, Vec<_>) = told.said.allocations().into_iter().unzip();
    let cells = columns::cells(&rows).into_iter().zip(places);
    let cells = cells.filter_map(|(cell, statement)| {
        let kind = if told.is_grant(cell.row) {
            Kind::Granted(cell)
        } else {
            Kind::Other(cell)
        };
        of(kind, cell.row.amount.as_ref(), &statement.source)
    });
    let statements = told.said.statements.iter();
    let each = statements.flat_map(|statement| match &statement.claim {
        Claim::Reserved(amount) => [of(Kind::Reserved, Some(amount), &statement.source), None],
        Claim::Decision(decision) => [
            of(
                Kind::Contribution,
                decision.contribution.as_ref(),
                &statement.source,
            ),
            of(
                Kind::Reserved,
                decision.reserved.as_ref(),
                &statement.source,
            ),
        ],
        _ => [None, None],
    });
    cells.chain(each.flatten()).collect()
}

/// Rules whose findings set figures of two documents against each other.
const CONTRADICTIONS: [&str; 4] = [
    "allocation-changed",
    "amount-differs",
    "cross-footing",
    "reserved-differs",
];

impl Evidence {
    /// Takes what a printed total says of its rows, and they of it.
    pub(crate) fn total(&mut self, total: &Summed<'_>) {
        let side = match total.agreement {
            Agreement::Same => &mut self.by,
            Agreement::Other | Agreement::Nearly => &mut self.against,
            // What cannot be added up says nothing about its rows.
            Agreement::Unknown => return,
        };
        let own = &total.record.source;
        for (row, _) in &total.rows {
            side.entry(place(row)).or_default().push(own.clone());
            side.entry(place(own)).or_default().push((*row).clone());
        }
    }

    /// Takes findings that set a figure against others: the first place against the rest.
    pub(crate) fn findings(&mut self, findings: &[Finding]) {
        let money = findings
            .iter()
            .filter(|finding| CONTRADICTIONS.contains(&finding.rule.as_str()));
        for finding in money {
            let Some((one, others)) = finding.locations.split_first() else {
                continue;
            };
            for other in others {
                for (of, by) in [(one, other), (other, one)] {
                    let against = self.against.entry(place(of)).or_default();
                    against.push(by.clone());
                }
            }
        }
    }

    /// Takes amounts of one project that several documents state alike.
    pub(crate) fn same_money(&mut self, set: &Set<'_>) {
        let lives = set.lives.par_iter();
        let found: Vec<(&Source, &Source)> = lives.flat_map_iter(confirmed).collect();
        for (one, other) in found {
            self.by.entry(place(one)).or_default().push(other.clone());
        }
    }

    fn judge(&self, source: &Source) -> Judged {
        let place = place(source);
        let sources = |side: &BTreeMap<Place, Vec<Source>>| {
            let mut sources = side.get(&place).cloned().unwrap_or_default();
            sources.sort();
            sources.dedup();
            sources
        };
        let (verified_by, contradicted_by) = (sources(&self.by), sources(&self.against));
        let verdict = if !contradicted_by.is_empty() {
            Verdict::Contradicted
        } else if verified_by.is_empty() {
            Verdict::Unverified
        } else {
            Verdict::Verified
        };
        Judged {
            contradicted_by,
            verdict,
            verified_by,
        }
    }

    /// Gives every amount its verdict, and counts them.
    pub(crate) fn give(&self, projects: &mut [Project], totals: &mut [TotalRecord]) -> Verdicts {
        let mut verdicts = Verdicts::default();
        let judged = projects.par_iter_mut().map(|project| {
            let mut verdicts = Verdicts::default();
            self.judge_project(project, &mut verdicts);
            verdicts
        });
        for own in judged.collect::<Vec<_>>() {
            verdicts.merge(&own);
        }
        for total in totals {
            total.judged = self.judge(&total.source);
            // A total of nothing but empty cells agrees with a printed 0.
            if total.agrees && total.judged.verdict == Verdict::Unverified {
                total.judged.verdict = Verdict::Verified;
            }
            let verdict = total.judged.verdict;
            verdicts.totals.add(verdict, &total.printed);
            verdicts.all.add(verdict, &total.printed);
        }
        verdicts
    }

    fn judge_project(&self, project: &mut Project, verdicts: &mut Verdicts) {
        for allocation in &mut project.allocations {
            let Some(amount) = &allocation.row.amount else {
                continue;
            };
            let judged = self.judge(&allocation.source);
            verdicts.allocations.add(judged.verdict, amount);
            verdicts.all.add(judged.verdict, amount);
            allocation.judged = Some(judged);
        }
        let mut counted = BTreeSet::new();
        for record in &mut project.decisions {
            self.judge_decision(record, &mut counted, verdicts);
        }
        if let Some(reserved) = &mut project.reserved {
            reserved.judged = self.judge(&reserved.source);
            // A decision mostly states it.
            if counted.insert(place(&reserved.source)) {
                let verdict = reserved.judged.verdict;
                verdicts.reserved.add(verdict, &reserved.amount);
                verdicts.all.add(verdict, &reserved.amount);
            }
        }
    }

    fn judge_decision(
        &self,
        record: &mut DecisionRecord,
        counted: &mut BTreeSet<Place>,
        verdicts: &mut Verdicts,
    ) {
        let decision = &record.decision;
        let one = |key: &str, amount: &Option<Amount>| Some((key.to_owned(), amount.clone()?));
        let changes = decision.changes.iter().enumerate();
        let changes =
            changes.map(|(index, change)| (format!("changes/{index}"), change.amount.clone()));
        let amounts = [
            one("contribution", &decision.contribution),
            one("reserved", &decision.reserved),
        ];
        for (key, amount) in amounts.into_iter().flatten().chain(changes) {
            let source = amount.source.as_ref().unwrap_or(&record.source);
            let judged = self.judge(source);
            if counted.insert(place(source)) {
                let kind = match key.as_str() {
                    "contribution" => &mut verdicts.contributions,
                    "reserved" => &mut verdicts.reserved,
                    _ => &mut verdicts.changes,
                };
                kind.add(judged.verdict, &amount);
                verdicts.all.add(judged.verdict, &amount);
            }
            record.verdicts.insert(key, judged);
        }
    }
}
