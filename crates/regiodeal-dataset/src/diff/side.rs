//! What a side of a comparison knows, and what its silence means.

use std::collections::BTreeMap;

use super::record::{Compared, ComparedDocument, Scope};
use crate::names::{fold, is_same_name};
use crate::record::{Dataset, DecisionRecord, Project};
use crate::statement::{Document, Mode};

/// One side of a comparison.
pub(super) struct Side<'a> {
    pub(super) dataset: &'a Dataset,
    pub(super) scope: Scope,
    /// The documents by id, with their position in time.
    documents: BTreeMap<&'a str, (usize, &'a Document)>,
    /// The newest programme edition by its folded programme, with its position in time.
    editions: BTreeMap<String, (usize, &'a Document)>,
    /// Of projects that name none, as when a set is compiled.
    only_programme: String,
}

impl<'a> Side<'a> {
    pub(super) fn new(dataset: &'a Dataset, scope: Scope, only_programme: &str) -> Self {
        let documents = || dataset.documents.iter().enumerate();
        let editions = documents().filter(|(_, document)| document.mode == Mode::Snapshot);
        let programme = |document: &Document| {
            let named = document.programme.as_deref();
            fold(named.unwrap_or(only_programme))
        };
        Self {
            dataset,
            scope,
            documents: documents()
                .map(|(at, document)| (document.id.as_str(), (at, document)))
                .collect(),
            // The later one of a programme takes the place of the earlier.
            editions: editions
                .map(|(at, document)| (programme(document), (at, document)))
                .collect(),
            only_programme: only_programme.to_owned(),
        }
    }

    /// The folded programme of a project or a document.
    pub(super) fn programme(&self, named: Option<&str>) -> String {
        fold(named.unwrap_or(&self.only_programme))
    }

    /// The programme of projects that name none.
    pub(super) fn only_programme(&self) -> &str {
        &self.only_programme
    }

    pub(super) fn document(&self, id: &str) -> Option<&'a Document> {
        self.documents.get(id).map(|(_, document)| *document)
    }

    /// The position of a document in time; a document of nowhere comes first.
    pub(super) fn position(&self, id: &str) -> usize {
        self.documents.get(id).map_or(0, |(at, _)| *at)
    }

    /// Whether a programme edition of this side names the project.
    pub(super) fn is_in_edition(&self, project: &Project) -> bool {
        self.naming(project)
            .any(|(_, document)| document.mode == Mode::Snapshot)
    }

    /// The documents that name a project, with their positions in time.
    fn naming(&self, project: &Project) -> impl Iterator<Item = (usize, &'a Document)> {
        let named = project.identity.iter();
        named.filter_map(|named| self.documents.get(named.document.as_str()).copied())
    }

    /// The newest edition of the project's programme.
    pub(super) fn newest_edition(&self, programme: Option<&str>) -> Option<(usize, &'a Document)> {
        self.editions.get(&self.programme(programme)).copied()
    }

    /// Whether the project still stands here: an edition that listed it before does not
    /// pass over it now.
    pub(super) fn lists(&self, project: &Project) -> bool {
        let Some((newest, _)) = self.newest_edition(project.programme.as_deref()) else {
            return true;
        };
        let last = self.naming(project).map(|(at, _)| at).max();
        !self.is_in_edition(project) || last.is_some_and(|last| last >= newest)
    }

    /// Whether a value that this side does not have for the project is no value, rather
    /// than silence: an edition states everything, and a set is all that is known.
    pub(super) fn speaks_of(&self, project: &Project) -> bool {
        self.scope == Scope::Set || self.is_in_edition(project)
    }

    /// What was decided, in order of time. Press releases count only where nothing else
    /// does.
    pub(super) fn decisions<'p>(&self, project: &'p Project) -> Vec<&'p DecisionRecord> {
        let is_witness = |decision: &DecisionRecord| {
            let document = self.document(&decision.document);
            document.is_some_and(|document| document.mode == Mode::Witness)
        };
        let all = || project.decisions.iter();
        if all().all(is_witness) {
            all().collect()
        } else {
            all().filter(|decision| !is_witness(decision)).collect()
        }
    }

    /// The last outcome that was decided.
    pub(super) fn outcome<'p>(
        &self,
        project: &'p Project,
    ) -> Option<(&'p str, &'p DecisionRecord)> {
        let mut decisions = self.decisions(project).into_iter().rev();
        decisions.find_map(|decision| Some((decision.decision.outcome.as_deref()?, decision)))
    }

    pub(super) fn is_withdrawn(&self, project: &Project) -> bool {
        let outcome = self.outcome(project);
        outcome.is_some_and(|(outcome, _)| outcome == "ingetrokken")
    }

    pub(super) fn record(&self) -> Compared {
        let documents = self.dataset.documents.iter();
        Compared {
            scope: self.scope,
            documents: documents
                .map(|document| ComparedDocument {
                    id: document.id.clone(),
                    kind: document.kind,
                    title: document.title.clone(),
                    date: document.date.clone(),
                    file: document.file.clone(),
                })
                .collect(),
            sha256: None,
        }
    }
}

/// The programme of both sides, where they name only one.
pub(super) fn only_programme(old: &Dataset, new: &Dataset) -> String {
    let documents = old.documents.iter().chain(&new.documents);
    let mut named = documents.filter_map(|document| document.programme.as_deref());
    let Some(first) = named.next() else {
        return String::new();
    };
    if named.all(|other| is_same_name(other, first)) {
        first.to_owned()
    } else {
        String::new()
    }
}
