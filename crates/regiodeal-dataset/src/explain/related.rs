//! The places that speak of one value.

use std::rc::Rc;

use serde_json::Value;

use super::{Evidence, Explainer, Known, Place, Role};
use crate::columns::{self, Cell};
use crate::names::is_same_name;
use crate::record::{Overruled, Project};
use crate::source::{Amount, Source};
use crate::statement::{Allocation, Claim, Statement};
use crate::totals::{self, Agreement};

/// Other places of the same kind that are listed.
const MOST_ALIKE: usize = 8;

/// A value that is printed.
pub(super) struct About<'e> {
    pub(super) explainer: &'e Explainer<'e>,
    pub(super) project: Option<&'e Project>,
    /// The field of the statement that it comes from; empty where it is another.
    pub(super) field: &'e str,
    pub(super) source: &'e Source,
}

impl About<'_> {
    /// Where the value was read.
    pub(super) fn read(&self) -> Evidence {
        let known = self.explainer.known(&self.source.document);
        let statement = known.as_deref().and_then(|known| self.statement(known));
        self.explainer
            .evidence(Role::Read, "statement", self.source, statement)
    }

    /// The statement that was read at the source: of several one of the field.
    fn statement<'f>(&self, known: &'f Known) -> Option<&'f Statement> {
        let mut own = known.at(self.source);
        let first = known.at(self.source).next();
        own.find(|of| of.claim.field() == self.field).or(first)
    }

    /// What else speaks of the value.
    pub(super) fn others(&self, at: &Place<'_>) -> Vec<Evidence> {
        let mut found = self.sums();
        found.extend(self.terms());
        found.extend(self.said_elsewhere());
        found.extend(self.granted_elsewhere());
        if !found.iter().any(|of| of.role == Role::Overruled) {
            found.extend(self.history(at));
        }
        found.sort_by_key(|of| of.role);
        found
    }

    /// Printed sums over the value.
    fn sums(&self) -> Vec<Evidence> {
        let Some(known) = self.explainer.known(&self.source.document) else {
            return Vec::new();
        };
        let sums = known.sums.get(self.source).into_iter().flatten();
        sums.filter_map(|(position, agreement)| {
            let role = match agreement {
                Agreement::Same => Role::Confirms,
                Agreement::Nearly | Agreement::Other => Role::Contradicts,
                // What cannot be added up says nothing about its rows.
                Agreement::Unknown => return None,
            };
            let statement = known.file.statements.get(*position)?;
            let evidence =
                self.explainer
                    .evidence(role, "printed-total", &statement.source, Some(statement));
            Some(said(evidence, statement))
        })
        .collect()
    }

    /// The amounts that a printed sum is over.
    fn terms(&self) -> Vec<Evidence> {
        let Some(known) = self.explainer.known(&self.source.document) else {
            return Vec::new();
        };
        let own = self
            .statement(&known)
            .filter(|of| matches!(of.claim, Claim::Total(_)));
        let Some(statement) = own else {
            return Vec::new();
        };
        totals::terms_of(&known.file, statement)
            .into_iter()
            .map(|source| {
                let term = known.at(source).next();
                self.explainer.evidence(Role::Term, "term", source, term)
            })
            .collect()
    }

    /// What this and other documents state of the same field of the project.
    fn said_elsewhere(&self) -> Vec<Evidence> {
        let own = self.explainer.known(&self.source.document);
        let own = own.as_deref();
        let own = own.and_then(|known| Some((known, self.statement(known)?)));
        let Some((own, statement)) = own else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for (known, subject) in self.members() {
            for other in known.about(subject) {
                let is_same_place = other.source == statement.source;
                let agrees = agree((own, statement), (&known, other));
                let Some(agrees) = agrees.filter(|_| !is_same_place) else {
                    continue;
                };
                let is_own_document = other.source.document == self.source.document;
                let role = match (agrees, is_own_document) {
                    (true, _) => Role::Confirms,
                    (false, true) => Role::Contradicts,
                    (false, false) => Role::Overruled,
                };
                let by = if is_own_document {
                    "same-document"
                } else {
                    "other-document"
                };
                let evidence = self
                    .explainer
                    .evidence(role, by, &other.source, Some(other));
                found.push(said(evidence, other));
            }
        }
        found.truncate(MOST_ALIKE);
        found
    }

    /// The same money in decisions, where it is in a table, and the other way round.
    fn granted_elsewhere(&self) -> Vec<Evidence> {
        let own = self.explainer.known(&self.source.document);
        let own = own.as_deref();
        let own = own.and_then(|known| Some((known, &self.statement(known)?.claim)));
        let (cents, wants_decision) = match own {
            Some((known, Claim::Allocation(row))) if known.granting.has(row) => {
                (row.amount.as_ref().and_then(|of| of.cents), true)
            }
            Some((_, Claim::Decision(of))) => {
                (of.contribution.as_ref().and_then(|of| of.cents), false)
            }
            _ => (None, false),
        };
        let Some(cents) = cents else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for (known, subject) in self.members() {
            if known.file.document.id == self.source.document {
                continue;
            }
            for other in known.about(subject) {
                let (by, amount) = match &other.claim {
                    Claim::Decision(of) if wants_decision => ("decision", of.contribution.as_ref()),
                    Claim::Allocation(row) if !wants_decision && known.granting.has(row) => {
                        ("allocation", row.amount.as_ref())
                    }
                    _ => continue,
                };
                let Some(amount) = amount.filter(|of| of.cents == Some(cents)) else {
                    continue;
                };
                let source = amount.source.as_ref().unwrap_or(&other.source);
                let evidence = self
                    .explainer
                    .evidence(Role::Confirms, by, source, Some(other));
                found.push(said(evidence, other));
            }
        }
        found
    }

    /// The documents that name the project, with the name that each gives it.
    fn members(&self) -> Vec<(Rc<Known>, &str)> {
        let identity = self.project.map_or(&[][..], |project| &project.identity);
        let members = identity.iter().filter_map(|member| {
            Some((
                self.explainer.known(&member.document)?,
                member.subject.as_str(),
            ))
        });
        members.collect()
    }

    /// What the dataset alone says of values that do not hold now.
    fn history(&self, at: &Place<'_>) -> Vec<Evidence> {
        let name = at.tokens.get(2).map_or("", String::as_str);
        let entries = self.project.map_or(&[][..], |project| &project.history);
        let own = entries.iter().filter(|entry| {
            let is_own_row = || {
                let row = at
                    .tokens
                    .get(3)
                    .and_then(|index| index.parse::<usize>().ok());
                let row = row.zip(self.project);
                let row = row.and_then(|(index, project)| project.allocations.get(index));
                let heading = entry.value.get("heading").and_then(Value::as_str);
                row.is_none_or(|row| heading == Some(row.row.heading.as_str()))
            };
            entry.field == name && entry.source != *self.source && is_own_row()
        });
        own.map(|entry| Evidence {
            value: Some(super::plain(&entry.value)),
            ..self
                .explainer
                .evidence(Role::Overruled, why(entry.why), &entry.source, None)
        })
        .collect()
    }
}

fn why(reason: Option<Overruled>) -> &'static str {
    match reason {
        Some(Overruled::Later) | None => "later",
        Some(Overruled::Witness) => "witness",
        Some(Overruled::AliasFile) => "alias-file",
    }
}

/// Where a value is printed to which the dataset gives no source: another spelling, or the
/// programme.
pub(super) fn unsourced(
    explainer: &Explainer<'_>,
    project: Option<&Project>,
    tokens: &[String],
    value: &Value,
) -> Vec<Evidence> {
    let Some(text) = value.as_str() else {
        return Vec::new();
    };
    match (project, tokens.get(2).map(String::as_str)) {
        (Some(project), Some("aliases")) => spellings(explainer, project, text),
        (Some(_), Some("programme")) => programme(explainer, text),
        (None, None) if tokens.first().is_some_and(|key| key == "programme") => {
            programme(explainer, text)
        }
        _ => Vec::new(),
    }
}

fn spellings(explainer: &Explainer<'_>, project: &Project, name: &str) -> Vec<Evidence> {
    let mut found = Vec::new();
    for member in &project.identity {
        let Some(known) = explainer.known(&member.document) else {
            continue;
        };
        let own = known.about(&member.subject);
        let called = own.filter(|of| match &of.claim {
            Claim::Name(own) | Claim::Alias(own) => own == name,
            _ => false,
        });
        let places =
            called.map(|of| explainer.evidence(Role::Read, "statement", &of.source, Some(of)));
        found.extend(places);
    }
    found
}

fn programme(explainer: &Explainer<'_>, name: &str) -> Vec<Evidence> {
    let documents = explainer.dataset.documents.iter();
    let own = documents.filter(|document| {
        let programme = document.programme.as_deref();
        programme.is_some_and(|programme| is_same_name(programme, name))
    });
    own.filter_map(|document| document.sources.get("programme"))
        .map(|source| explainer.evidence(Role::Read, "document", source, None))
        .collect()
}

/// The evidence with what its statement says.
fn said(evidence: Evidence, statement: &Statement) -> Evidence {
    let value = serde_json::to_value(&statement.claim).ok();
    let value = value.and_then(|claim| claim.get("value").cloned());
    let value = match (&statement.claim, value) {
        // The subjects of a sum are many, and its terms are told one by one.
        (Claim::Total(total), _) => serde_json::to_value(&total.printed).ok(),
        (_, value) => value,
    };
    Evidence {
        value: value.as_ref().map(super::plain),
        ..evidence
    }
}

/// Whether two statements of one project say the same of the same thing; none where they
/// are about different things.
fn agree(one: (&Known, &Statement), other: (&Known, &Statement)) -> Option<bool> {
    let same = |one: &str, other: &str| Some(is_same_name(one, other));
    let cents = |amount: Option<&Amount>| amount.and_then(|amount| amount.cents);
    match (&one.1.claim, &other.1.claim) {
        (Claim::Name(one), Claim::Name(other))
        | (Claim::Pillar(one), Claim::Pillar(other))
        | (Claim::Theme(one), Claim::Theme(other))
        | (Claim::Number(one), Claim::Number(other))
        | (Claim::Description(one), Claim::Description(other)) => same(one, other),
        (Claim::Lead(one), Claim::Lead(other)) => same(&one.name, &other.name),
        (Claim::Reserved(one), Claim::Reserved(other)) => Some(one.cents == other.cents),
        (Claim::Allocation(_), Claim::Allocation(_)) => {
            let (one, other) = (cell(one)?, cell(other)?);
            one.is_same_column(&other).then(|| {
                let (one, other) = (one.row, other.row);
                let is_same_money = cents(one.amount.as_ref()) == cents(other.amount.as_ref());
                is_same_money && one.text == other.text
            })
        }
        _ => None,
    }
}

/// The cell of a statement among those that its document has of the subject.
fn cell<'f>((known, statement): (&'f Known, &'f Statement)) -> Option<Cell<'f>> {
    let row = |of: &'f Statement| match &of.claim {
        Claim::Allocation(row) => Some(row),
        _ => None,
    };
    let own = row(statement)?;
    let rows: Vec<&Allocation> = known.about(&statement.subject).filter_map(row).collect();
    let mut cells = columns::cells(&rows).into_iter();
    cells.find(|cell| std::ptr::eq(cell.row, own))
}

/// The sources of the parts of a claim.
pub(super) fn within(claim: &Claim) -> Vec<&Source> {
    let amounts = claim.amounts().into_iter();
    let mut sources: Vec<&Source> = amounts.filter_map(|of| of.source.as_ref()).collect();
    match claim {
        Claim::Decision(decision) => sources.extend(decision.sources.values()),
        Claim::Progress(note) => sources.extend(&note.label_source),
        Claim::Lead(lead) => sources.extend(&lead.source),
        Claim::Part(part) => sources.extend(part.lead.iter().flat_map(|lead| &lead.source)),
        Claim::Total(total) => {
            sources.extend(total.terms.iter().filter_map(|term| term.source.as_ref()));
        }
        _ => {}
    }
    sources
}
