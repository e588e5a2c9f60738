//! What rules about several documents look at.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::audit::read::Subject;
use crate::columns::Granting;
use crate::record::Project;
use crate::source::Source;
use crate::statement::{Allocation, Claim, Decision, Document, DocumentFile, Mode, Statement};

/// All documents, and what each says of each project.
pub(crate) struct Set<'a> {
    /// In order of time.
    pub(crate) files: &'a [&'a DocumentFile],
    pub(crate) lives: Vec<Life<'a>>,
}

/// One project in all documents that name it.
pub(crate) struct Life<'a> {
    pub(crate) project: &'a Project,
    /// In order of time.
    pub(crate) told: Vec<Told<'a>>,
}

/// What one document says of the project.
pub(crate) struct Told<'a> {
    pub(crate) document: &'a Document,
    pub(crate) said: Subject<'a>,
    granting: Granting,
}

impl<'a> Set<'a> {
    pub(crate) fn new(files: &'a [&'a DocumentFile], projects: &'a [Project]) -> Self {
        let mut stated: BTreeMap<(&str, &str), Vec<&'a Statement>> = BTreeMap::new();
        for file in files {
            for statement in &file.statements {
                if !matches!(statement.claim, Claim::Total(_)) {
                    let key = (file.document.id.as_str(), statement.subject.as_str());
                    stated.entry(key).or_default().push(statement);
                }
            }
        }
        let by_id: Positions<'_> = files
            .iter()
            .enumerate()
            .map(|(position, file)| {
                let known = (position, *file, Granting::of(file));
                (file.document.id.as_str(), known)
            })
            .collect();
        let lives = projects.par_iter().map(|project| Life {
            project,
            told: told(project, &by_id, &stated),
        });
        Self {
            files,
            lives: lives.collect(),
        }
    }
}

/// Documents, their positions in time and what their columns hold, by their ids.
type Positions<'a> = BTreeMap<&'a str, (usize, &'a DocumentFile, Granting)>;

fn told<'a>(
    project: &'a Project,
    by_id: &Positions<'a>,
    stated: &BTreeMap<(&str, &str), Vec<&'a Statement>>,
) -> Vec<Told<'a>> {
    let mut told: Vec<(usize, Told<'a>)> = Vec::new();
    for identity in &project.identity {
        let file = by_id.get(identity.document.as_str());
        let key = (identity.document.as_str(), identity.subject.as_str());
        if let (Some((position, file, granting)), Some(statements)) = (file, stated.get(&key)) {
            let mut statements = statements.clone();
            statements.sort_by(|a, b| a.source.cmp(&b.source));
            let said = Subject {
                key: &identity.subject,
                statements,
            };
            let document = &file.document;
            let one = Told {
                document,
                said,
                granting: *granting,
            };
            told.push((*position, one));
        }
    }
    told.sort_by_key(|(position, _)| *position);
    told.into_iter().map(|(_, told)| told).collect()
}

impl<'a> Life<'a> {
    /// The programme editions that name it.
    pub(crate) fn editions(&self) -> impl Iterator<Item = &Told<'a>> {
        let told = self.told.iter();
        told.filter(|told| told.document.mode == Mode::Snapshot)
    }

    /// The dated editions, one for each date: copies of an edition say nothing new. One of
    /// a month is taken for the one of a day in that month.
    pub(crate) fn dated_editions(&self) -> Vec<&Told<'a>> {
        let mut editions: Vec<&Told<'a>> = self.editions().collect();
        let dates: Vec<&str> = editions.iter().filter_map(|told| told.date()).collect();
        let is_coarse = |date: &str| {
            let is_day_of = |day: &&str| day.len() > date.len() && day.starts_with(date);
            is_month(date) && dates.iter().any(is_day_of)
        };
        editions.retain(|told| told.date().is_some_and(|date| !is_coarse(date)));
        editions.dedup_by(|later, earlier| later.document.date == earlier.document.date);
        editions
    }
}

impl<'a> Told<'a> {
    pub(crate) fn date(&self) -> Option<&'a str> {
        self.document.date.as_deref()
    }

    /// The date, where at least its month is printed.
    pub(crate) fn month(&self) -> Option<&'a str> {
        self.date().filter(|date| is_month(date))
    }

    /// Its rows in columns that hold what decisions grant.
    pub(crate) fn granted(&self) -> Vec<(&'a Statement, &'a Allocation)> {
        let mut rows = self.said.allocations();
        rows.retain(|(_, row)| self.granting.has(row));
        rows
    }

    /// Whether a cell is of a column that holds what decisions grant.
    pub(crate) fn is_grant(&self, row: &Allocation) -> bool {
        self.granting.has(row)
    }

    /// What it decides, with where that is printed.
    pub(crate) fn decisions(&self) -> Vec<(&'a Statement, &'a Decision)> {
        let statements = self.said.statements.iter();
        let decisions = statements.filter_map(|statement| match &statement.claim {
            Claim::Decision(decision) => Some((*statement, decision)),
            _ => None,
        });
        decisions.collect()
    }
}

/// What documents state of one thing, in order of time, and when.
pub(crate) type Dated<'a, T> = (Option<&'a str>, T);

/// Values with the one before where they are another. What an undated document states is
/// before or behind all others: it is only another where no dated one is the same.
pub(crate) fn changes<'s, T>(
    stated: &'s [Dated<'_, T>],
    is_same: impl Fn(&T, &T) -> bool,
) -> Vec<(&'s T, &'s T)> {
    let (dated, undated): (Vec<_>, Vec<_>) = stated.iter().partition(|(date, _)| date.is_some());
    let follows = |values: &[&'s Dated<'_, T>]| {
        let pairs = values.windows(2).filter_map(|pair| match pair {
            [(_, before), (_, now)] if !is_same(before, now) => Some((before, now)),
            _ => None,
        });
        pairs.collect::<Vec<_>>()
    };
    let mut changes = follows(&dated);
    match dated.first() {
        None => changes.extend(follows(&undated)),
        Some((_, first)) => {
            let others = undated.into_iter().map(|(_, value)| value);
            let alone =
                others.filter(|value| !dated.iter().any(|(_, known)| is_same(known, value)));
            changes.extend(alone.map(|value| (first, value)));
        }
    }
    changes
}

/// Whether one date is not before another, as far as both are printed.
pub(crate) fn is_from(date: &str, other: &str) -> bool {
    let common = date.len().min(other.len());
    date.get(..common) >= other.get(..common)
}

/// Whether two dates may be the same, as far as both are printed.
pub(crate) fn is_same_time(date: &str, other: &str) -> bool {
    is_from(date, other) && is_from(other, date)
}

/// Whether at least the month of a date is printed.
pub(crate) fn is_month(date: &str) -> bool {
    date.len() >= 7
}

/// What a document reserves for the project: cents, and where that is printed.
pub(crate) fn reserved<'a>(told: &Told<'a>) -> Vec<(i64, &'a Source)> {
    reserved_by(&told.said)
}

/// The same, of what is said of one project.
pub(crate) fn reserved_by<'a>(said: &Subject<'a>) -> Vec<(i64, &'a Source)> {
    let statements = said.statements.iter();
    let amounts = statements.filter_map(|statement| {
        let amount = match &statement.claim {
            Claim::Reserved(amount) => amount,
            Claim::Decision(decision) => decision.reserved.as_ref()?,
            _ => return None,
        };
        let source = amount.source.as_ref().unwrap_or(&statement.source);
        Some((amount.cents?, source))
    });
    amounts.collect()
}
