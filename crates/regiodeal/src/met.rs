//! What runs met of inputs that gave no document: those that could not be read, and those
//! with the bytes of another. No document file holds that, so it is taken from the datasets
//! of the folders that are merged.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use regiodeal_dataset::{DocumentFile, Finding};

use crate::batch::{SAME_CONTENT, UNREADABLE, same_content};
use crate::datasets;

/// What the runs behind several folders met.
#[derive(Default)]
pub(crate) struct Met {
    /// About inputs of which there is no document.
    others: Vec<Finding>,
    /// The names of the inputs with the same bytes, by their sha256.
    names: BTreeMap<String, BTreeSet<String>>,
    /// Names that two inputs with the same bytes share, with the sha256.
    twice: BTreeSet<(String, String)>,
}

impl Met {
    /// Adds what the dataset of a folder says beside its documents. A folder without a
    /// dataset says nothing.
    pub(crate) fn add(&mut self, folder: &Path, documents: &[DocumentFile]) -> anyhow::Result<()> {
        for file in documents {
            self.name(&file.document.sha256, &file.document.file);
        }
        let path = folder.join("dataset.json");
        if !path.is_file() {
            return Ok(());
        }
        for finding in datasets::read(&path)?.findings {
            match finding.rule.as_str() {
                UNREADABLE => self.others.push(finding),
                SAME_CONTENT => self.copy(&finding, documents),
                _ => {}
            }
        }
        Ok(())
    }

    fn name(&mut self, sha256: &str, name: &str) {
        let names = self.names.entry(sha256.to_owned()).or_default();
        names.insert(name.to_owned());
    }

    /// The finding names the document that it is about only in words: it is the one about
    /// which the same would be said.
    fn copy(&mut self, finding: &Finding, documents: &[DocumentFile]) {
        let Some(name) = &finding.file else { return };
        let mut all = documents.iter().map(|file| &file.document);
        let Some(of) = all.find(|of| same_content(name, &of.file) == *finding) else {
            // A copy of an input that cannot be read either.
            self.others.push(finding.clone());
            return;
        };
        self.name(&of.sha256, name);
        if *name == of.file {
            self.twice.insert((of.sha256.clone(), name.clone()));
        }
    }

    /// The findings as if all inputs of the united documents had been read together.
    pub(crate) fn findings(self, united: &[DocumentFile]) -> Vec<Finding> {
        let mut findings = self.others;
        for document in united.iter().map(|file| &file.document) {
            let first = &document.file;
            let is_twice = |name: &String| {
                let key = (document.sha256.clone(), name.clone());
                self.twice.contains(&key)
            };
            let names = self.names.get(&document.sha256).into_iter().flatten();
            let copies = names.filter(|name| *name != first || is_twice(name));
            findings.extend(copies.map(|name| same_content(name, first)));
        }
        let key = |finding: &Finding| (finding.severity, finding.message.clone());
        findings.sort_by_key(key);
        findings.dedup();
        findings
    }
}
