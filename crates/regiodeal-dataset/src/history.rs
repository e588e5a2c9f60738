//! What time does to a project: which document named it last, which editions leave it
//! out, and what was last decided about whether it goes on.

use std::collections::BTreeSet;

use crate::identity::{Cluster, Subject};
use crate::names::fold;
use crate::record::{HistoryEntry, Overruled, Project, StatusRecord};
use crate::statement::{Claim, DocumentFile, Mode, Statement};

/// A programme edition: its position in order of time, and its programme.
pub(crate) struct Edition {
    document: usize,
    programme: String,
}

/// The editions among the documents. One without a date cannot be behind another.
pub(crate) fn editions(files: &[&DocumentFile], subjects: &[Subject<'_>]) -> Vec<Edition> {
    let firsts = subjects.chunk_by(|a, b| a.document == b.document);
    firsts
        .filter_map(<[Subject<'_>]>::first)
        .filter(|first| first.is_snapshot)
        .filter(|first| {
            let file = files.get(first.document);
            file.is_some_and(|file| file.document.date.is_some())
        })
        .map(|first| Edition {
            document: first.document,
            programme: fold(first.programme),
        })
        .collect()
}

/// States which document named the project last, and which editions do not name it.
pub(crate) fn absence(
    project: &mut Project,
    cluster: &Cluster,
    subjects: &[Subject<'_>],
    files: &[&DocumentFile],
    editions: &[Edition],
) {
    let own = cluster
        .iter()
        .filter_map(|member| subjects.get(member.subject));
    let documents: BTreeSet<usize> = own.clone().map(|subject| subject.document).collect();
    let listing = own.clone().filter(|subject| !subject.is_gone);
    let listing: BTreeSet<usize> = listing.map(|subject| subject.document).collect();
    let id = |document: usize| {
        let file = files.get(document);
        file.map(|file| file.document.id.clone())
    };
    let is_dated = |document: &&usize| {
        let file = files.get(**document);
        file.is_some_and(|file| file.document.date.is_some())
    };
    // Nobody knows what is behind a document without a date, unless it is all there is.
    let first = documents.iter().find(is_dated).or(documents.first());
    let (Some(first), Some(last)) = (first, documents.last()) else {
        return;
    };
    project.last_asserted = id(*last);
    let programmes: BTreeSet<String> = own.map(|subject| fold(subject.programme)).collect();
    let behind = editions
        .iter()
        .filter(|edition| edition.document > *first && programmes.contains(&edition.programme));
    project.not_mentioned = behind
        .filter(|edition| !listing.contains(&edition.document))
        .filter_map(|edition| id(edition.document))
        .collect();
}

/// The last explicit sentence about whether a project goes on. A later decision lifts
/// it; a press release says nothing here. What was postponed and then stands in an
/// edition with money goes on.
pub(crate) fn status<'a>(
    said: impl Iterator<Item = (&'a DocumentFile, &'a Statement)>,
) -> Option<StatusRecord> {
    let mut status: Option<StatusRecord> = None;
    for (file, statement) in said.filter(|(file, _)| file.document.mode != Mode::Witness) {
        match &statement.claim {
            Claim::Decision(decision) => {
                let Some(outcome) = decision.outcome.as_deref() else {
                    continue;
                };
                let stands = matches!(outcome, "ingetrokken" | "aangehouden" | "voorwaardelijk");
                status = stands.then(|| StatusRecord {
                    value: outcome.to_owned(),
                    document: file.document.id.clone(),
                    source: statement.source.clone(),
                });
            }
            Claim::Allocation(row) if row.amount.is_some() => {
                let is_postponed = |status: &StatusRecord| {
                    status.value == "aangehouden" && status.document != file.document.id
                };
                status = status.filter(|status| !is_postponed(status));
            }
            _ => {}
        }
    }
    status
}

/// Gives a project the name that people want for it; the printed one becomes an alias.
pub(crate) fn rename(project: &mut Project, canonical: &str) {
    if project.name == canonical {
        return;
    }
    let printed = std::mem::replace(&mut project.name, canonical.to_owned());
    if let Some(source) = project.sources.remove("name") {
        project.history.push(HistoryEntry {
            field: "name".to_owned(),
            value: printed.clone().into(),
            document: source.document.clone(),
            overruled_by: None,
            why: Some(Overruled::AliasFile),
            source,
        });
    }
    project.aliases.push(printed);
    project.aliases.retain(|name| name != canonical);
    project.aliases.sort();
    project.aliases.dedup();
}
