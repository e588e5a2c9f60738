//! What rules about one document look at.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::Source;
use crate::statement::{Allocation, Claim, DocumentFile, Mode, Progress, Statement};
use crate::totals::Summed;

/// One document: what it states, and its printed totals beside their rows.
pub(crate) struct Read<'a> {
    pub(crate) file: &'a DocumentFile,
    pub(crate) totals: &'a [Summed<'a>],
}

/// What a document says of one project.
pub(crate) struct Subject<'a> {
    /// As the document names it; unique within the document.
    pub(crate) key: &'a str,
    pub(crate) statements: Vec<&'a Statement>,
}

impl<'a> Read<'a> {
    /// Whether it is a programme edition.
    pub(crate) fn is_edition(&self) -> bool {
        self.file.document.mode == Mode::Snapshot
    }

    /// The projects in the order in which they are printed first.
    pub(crate) fn subjects(&self) -> Vec<Subject<'a>> {
        let mut by_key: BTreeMap<&str, Vec<&Statement>> = BTreeMap::new();
        for statement in &self.file.statements {
            if !matches!(statement.claim, Claim::Total(_)) {
                by_key
                    .entry(&statement.subject)
                    .or_default()
                    .push(statement);
            }
        }
        let mut subjects: Vec<Subject<'a>> = by_key
            .into_iter()
            .map(|(key, mut statements)| {
                statements.sort_by(|a, b| a.source.cmp(&b.source));
                Subject { key, statements }
            })
            .collect();
        subjects.sort_by_key(|subject| subject.first().cloned());
        subjects
    }

    /// The tranches in which the document gives money.
    pub(crate) fn tranches(&self) -> BTreeSet<u32> {
        let statements = self.file.statements.iter();
        let rows = statements.filter_map(|statement| match &statement.claim {
            Claim::Allocation(row) if row.amount.is_some() => row.tranche,
            _ => None,
        });
        rows.collect()
    }
}

impl<'a> Subject<'a> {
    fn first(&self) -> Option<&'a Source> {
        self.statements.first().map(|statement| &statement.source)
    }

    /// Where its name is printed; else where it is printed first.
    pub(crate) fn name_source(&self) -> Option<&'a Source> {
        let mut statements = self.statements.iter();
        let named = statements.find(|statement| matches!(statement.claim, Claim::Name(_)));
        named.map_or_else(|| self.first(), |statement| Some(&statement.source))
    }

    pub(crate) fn name(&self) -> &'a str {
        let name = self.text(|claim| match claim {
            Claim::Name(name) => Some(name.as_str()),
            _ => None,
        });
        name.map_or(self.key, |(name, _)| name)
    }

    /// The first value that a picker wants, and where it is printed.
    pub(crate) fn text(
        &self,
        pick: impl Fn(&'a Claim) -> Option<&'a str>,
    ) -> Option<(&'a str, &'a Source)> {
        let mut statements = self.statements.iter();
        statements.find_map(|statement| Some((pick(&statement.claim)?, &statement.source)))
    }

    pub(crate) fn pillar(&self) -> Option<&'a str> {
        self.pillar_printed().map(|(pillar, _)| pillar)
    }

    /// The pillar, and where it is printed.
    pub(crate) fn pillar_printed(&self) -> Option<(&'a str, &'a Source)> {
        self.text(|claim| match claim {
            Claim::Pillar(pillar) => Some(pillar.as_str()),
            _ => None,
        })
    }

    pub(crate) fn number(&self) -> Option<(&'a str, &'a Source)> {
        self.text(|claim| match claim {
            Claim::Number(number) => Some(number.as_str()),
            _ => None,
        })
    }

    /// `nieuw` or `vervolg`, and where it is printed.
    pub(crate) fn label(&self) -> Option<(&'a str, &'a Source)> {
        let mut statements = self.statements.iter();
        statements.find_map(|statement| match &statement.claim {
            Claim::Decision(decision) => {
                let source = decision.sources.get("label").unwrap_or(&statement.source);
                Some((decision.label.as_deref()?, source))
            }
            _ => None,
        })
    }

    /// Its rows in money tables.
    pub(crate) fn allocations(&self) -> Vec<(&'a Statement, &'a Allocation)> {
        let statements = self.statements.iter();
        let rows = statements.filter_map(|statement| match &statement.claim {
            Claim::Allocation(row) => Some((*statement, row)),
            _ => None,
        });
        rows.collect()
    }

    /// Its progress notes.
    pub(crate) fn notes(&self) -> Vec<(&'a Statement, &'a Progress)> {
        let statements = self.statements.iter();
        let notes = statements.filter_map(|statement| match &statement.claim {
            Claim::Progress(note) => Some((*statement, note)),
            _ => None,
        });
        notes.collect()
    }
}
