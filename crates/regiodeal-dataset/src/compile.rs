//! From the statements of all documents to records.

use std::collections::BTreeMap;

use crate::finding::{Finding, Severity};
use crate::identity::{self, Subject};
use crate::ids;
use crate::names::fold;
use crate::project;
use crate::record::{Dataset, Project};
use crate::schema::SCHEMA_VERSION;
use crate::statement::{Claim, DocumentFile};
use crate::totals::{self, Verdicts};

/// Compiles a set of documents. A document that occurs twice counts once; the order
/// does not matter.
#[must_use]
pub fn compile(files: &[DocumentFile]) -> Dataset {
    let files = in_order_of_time(files);
    let subjects = subjects(&files);
    let (clusters, ties) = identity::join(&subjects);
    let stated = project::by_subject(&files);
    let mut findings: Vec<Finding> = files
        .iter()
        .flat_map(|file| file.findings.iter().cloned())
        .collect();
    let (mut totals, mut verdicts) = (Vec::new(), Verdicts::new());
    for file in &files {
        let (records, cells, found) = totals::check(file);
        totals.extend(records);
        verdicts.extend(cells);
        findings.extend(found);
    }
    for tie in &ties {
        findings.push(tie_finding(tie, &subjects, &files));
    }
    let mut projects: Vec<Project> = clusters
        .iter()
        .map(|cluster| project::compile(cluster, &subjects, &files, &stated, &verdicts))
        .collect();
    ids::sort(&mut projects);
    ids::give(&mut projects);
    findings.sort_by(|a, b| {
        (a.severity, &a.rule, &a.locations, &a.file, &a.message).cmp(&(
            b.severity,
            &b.rule,
            &b.locations,
            &b.file,
            &b.message,
        ))
    });
    findings.dedup();
    Dataset {
        schema_version: SCHEMA_VERSION.to_owned(),
        programme: common_programme(&files),
        documents: files.iter().map(|file| file.document.clone()).collect(),
        projects,
        totals,
        findings,
    }
}

/// Undated documents first: they never overrule dated ones. Then by date, by its
/// precision, kind and content.
fn in_order_of_time(files: &[DocumentFile]) -> Vec<&DocumentFile> {
    let mut files: Vec<&DocumentFile> = files.iter().collect();
    files.sort_by_key(|file| {
        let document = &file.document;
        let date = document.date.clone().unwrap_or_default();
        (
            date.clone(),
            date.len(),
            document.kind,
            document.sha256.clone(),
            document.file.clone(),
        )
    });
    files.dedup_by(|a, b| a.document.sha256 == b.document.sha256);
    files
}

fn common_programme(files: &[&DocumentFile]) -> Option<String> {
    let first = files.first()?.document.programme.clone()?;
    files
        .iter()
        .all(|file| file.document.programme.as_ref().map(|name| fold(name)) == Some(fold(&first)))
        .then_some(first)
}

fn only_programme<'a>(files: &[&'a DocumentFile]) -> Option<&'a str> {
    let mut named = files
        .iter()
        .filter_map(|file| file.document.programme.as_deref());
    let first = named.next()?;
    named
        .all(|other| fold(other) == fold(first))
        .then_some(first)
}

fn subjects<'a>(files: &[&'a DocumentFile]) -> Vec<Subject<'a>> {
    let mut subjects: Vec<Subject<'a>> = Vec::new();
    let only = only_programme(files);
    for (document, file) in files.iter().enumerate() {
        let mut positions: BTreeMap<&str, usize> = BTreeMap::new();
        for statement in &file.statements {
            if matches!(statement.claim, Claim::Total(_)) {
                continue;
            }
            let position = *positions
                .entry(&statement.subject)
                .or_insert(subjects.len());
            if position == subjects.len() {
                subjects.push(Subject {
                    document,
                    key: &statement.subject,
                    // A document that names no programme belongs to the only one of the set.
                    programme: file
                        .document
                        .programme
                        .as_deref()
                        .or(only)
                        .unwrap_or_default(),
                    name: &statement.subject,
                    aliases: Vec::new(),
                    pillar: None,
                    number: None,
                });
            }
            let Some(subject) = subjects.get_mut(position) else {
                continue;
            };
            match &statement.claim {
                Claim::Name(name) => subject.name = name,
                Claim::Alias(name) => subject.aliases.push(name),
                Claim::Pillar(pillar) => subject.pillar = Some(pillar),
                Claim::Number(number) => subject.number = Some(number),
                _ => {}
            }
        }
    }
    subjects
}

fn tie_finding(tie: &identity::Tie, subjects: &[Subject<'_>], files: &[&DocumentFile]) -> Finding {
    let tied: Vec<&Subject<'_>> = tie
        .subjects
        .iter()
        .filter_map(|at| subjects.get(*at))
        .collect();
    let locations = tied
        .iter()
        .filter_map(|subject| {
            let file = files.get(subject.document)?;
            let statements = &mut file.statements.iter();
            let name = statements.find(|s| s.subject == subject.key)?;
            Some(name.source.clone())
        })
        .collect();
    let names: Vec<&str> = tied.iter().map(|subject| subject.name).collect();
    Finding::new(
        "identity-tie",
        Severity::Warning,
        format!(
            "rule {} fits more than one project, so none was joined: {}",
            tie.rule,
            names.join(" / ")
        ),
        locations,
    )
}
