//! From the statements of all documents to records.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::aliases::Aliases;
use crate::audit::{self, Read, Set};
use crate::finding::{Finding, Severity};
use crate::history;
use crate::identity::{self, Cluster, Subject};
use crate::ids::{self, First};
use crate::names::{fold, is_same_name};
use crate::project;
use crate::record::{Dataset, Project};
use crate::schema::SCHEMA_VERSION;
use crate::statement::{Claim, DocumentFile, Mode, RENAMED, Statement, WITHDRAWN_BY_NAME};
use crate::totals::{self, Summed};
use crate::verdict::Evidence;

/// Compiles a set of documents. A document that occurs twice counts once; the order
/// does not matter.
#[must_use]
pub fn compile(files: &[DocumentFile]) -> Dataset {
    compile_with(files, &Aliases::default())
}

/// Compiles a set of documents with what people decided about names.
#[must_use]
pub fn compile_with(files: &[DocumentFile], aliases: &Aliases) -> Dataset {
    let files = in_order_of_time(files);
    let subjects = subjects(&files);
    let (joined, audited) = rayon::join(|| identity::join(&subjects, aliases), || audited(&files));
    let mut findings: Vec<Finding> = files
        .iter()
        .flat_map(|file| file.findings.iter().cloned())
        .collect();
    let (mut totals, mut evidence) = (Vec::new(), Evidence::default());
    for (found, summed) in audited {
        findings.extend(found);
        for total in summed {
            evidence.total(&total);
            totals.push(total.record);
        }
    }
    for tie in &joined.ties {
        findings.push(tie_finding(tie, &subjects, &files));
    }
    let mut projects = projects(&joined.clusters, &subjects, &files);
    let mut unused = joined.unused;
    unused.extend(named_by_file(&mut projects, aliases));
    findings.extend(unused.iter().map(|(kind, name)| unused_finding(kind, name)));
    ids::sort(&mut projects);
    let set = Set::new(&files, &projects);
    findings.extend(audit::of_set(&set));
    evidence.same_money(&set);
    evidence.findings(&findings);
    drop(set);
    let verdicts = evidence.give(&mut projects, &mut totals);
    sort_findings(&mut findings);
    Dataset {
        schema_version: SCHEMA_VERSION.to_owned(),
        programme: common_programme(&files),
        documents: files.iter().map(|file| file.document.clone()).collect(),
        projects,
        totals,
        verdicts,
        findings,
    }
}

/// What the rules say of each document alone, and its printed totals.
fn audited<'a>(files: &[&'a DocumentFile]) -> Vec<(Vec<Finding>, Vec<Summed<'a>>)> {
    let each = files.par_iter().map(|file| {
        let summed = totals::of(file);
        let found = audit::of_document(&Read {
            file,
            totals: &summed,
        });
        (found, summed)
    });
    each.collect()
}

fn projects(
    clusters: &[Cluster],
    subjects: &[Subject<'_>],
    files: &[&DocumentFile],
) -> Vec<Project> {
    let stated = project::by_subject(files);
    let firsts: Vec<First<'_>> = clusters
        .iter()
        .filter_map(|cluster| subjects.get(cluster.first()?.subject))
        .map(|subject| First {
            document: subject.document,
            name: subject.name,
            pillar: subject.pillar,
            number: subject.number,
            programme: Some(subject.programme),
        })
        .collect();
    let editions = history::editions(files, subjects);
    let with_ids = clusters.par_iter().zip(ids::give(&firsts));
    with_ids
        .map(|(cluster, id)| {
            let mut project = project::compile(cluster, subjects, files, &stated);
            history::absence(&mut project, cluster, subjects, files, &editions);
            project.id = id;
            project
        })
        .collect()
}

fn is_called(project: &Project, folded: &str) -> bool {
    let mut names = project.aliases.iter().chain([&project.name]);
    names.any(|name| fold(name) == folded)
}

fn sort_findings(findings: &mut Vec<Finding>) {
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
}

/// Gives projects the names that the alias file wants; the entries that fit none.
fn named_by_file(projects: &mut [Project], aliases: &Aliases) -> Vec<(&'static str, String)> {
    let mut unused = Vec::new();
    for naming in &aliases.name {
        let wanted = fold(&naming.project);
        let programme = naming.programme.as_deref().map(fold);
        let mut fits = 0;
        for project in projects.iter_mut() {
            let own = fold(project.programme.as_deref().unwrap_or_default());
            let is_own = programme.as_ref().is_none_or(|programme| *programme == own);
            if is_own && is_called(project, &wanted) {
                fits += 1;
                history::rename(project, &naming.canonical);
            }
        }
        if fits == 0 {
            unused.push(("name", naming.project.clone()));
        }
    }
    unused
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
        .all(|other| is_same_name(other, first))
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
                    is_snapshot: file.document.mode == Mode::Snapshot,
                    ..Subject::default()
                });
            }
            let Some(subject) = subjects.get_mut(position) else {
                continue;
            };
            subject.learn(statement);
        }
    }
    subjects
}

impl<'a> Subject<'a> {
    /// Takes what a statement says that tells projects apart.
    fn learn(&mut self, statement: &'a Statement) {
        match &statement.claim {
            Claim::Name(name) => {
                self.name = name;
                self.is_gone = statement.rule == WITHDRAWN_BY_NAME;
            }
            Claim::Alias(name) if statement.rule == RENAMED => self.former.push(name),
            Claim::Alias(name) => self.aliases.push(name),
            Claim::Lead(lead) => self.lead = Some(&lead.name),
            Claim::Description(text) => self.description = Some(text),
            Claim::Pillar(pillar) => self.pillar = Some(pillar),
            Claim::Number(number) => self.number = Some(number),
            _ => {}
        }
    }
}

fn unused_finding(kind: &str, name: &str) -> Finding {
    Finding::new(
        "alias-unused",
        Severity::Warning,
        format!("the alias file has \"{name}\" under [[{kind}]], which fits no project"),
        Vec::new(),
    )
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
