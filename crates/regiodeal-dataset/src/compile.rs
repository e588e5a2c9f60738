//! From the statements of all documents to records.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::finding::{Finding, Severity};
use crate::identity::{self, Cluster, Subject};
use crate::names::{fold, slug};
use crate::record::{
    AllocationRecord, Dataset, DecisionRecord, HistoryEntry, Identity, LeadRecord, PartRecord,
    ProgressRecord, Project, ReservedRecord, TextRecord, Verdict,
};
use crate::schema::SCHEMA_VERSION;
use crate::source::Source;
use crate::statement::{Claim, DocumentFile, Mode, Statement};
use crate::totals::{self, Verdicts};

/// Compiles a set of documents. A document that occurs twice counts once; the order
/// does not matter.
#[must_use]
pub fn compile(files: &[DocumentFile]) -> Dataset {
    let files = in_order_of_time(files);
    let subjects = subjects(&files);
    let (clusters, ties) = identity::join(&subjects);
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
        .map(|cluster| project(cluster, &subjects, &files, &verdicts))
        .collect();
    projects.sort_by_cached_key(|project| {
        (
            project.programme.clone(),
            project.pillar.is_none(),
            project.pillar.clone(),
            natural(project.number.as_deref().unwrap_or("\u{10ffff}")),
            fold(&project.name),
        )
    });
    give_ids(&mut projects);
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

fn subjects<'a>(files: &[&'a DocumentFile]) -> Vec<Subject<'a>> {
    let mut subjects: Vec<Subject<'a>> = Vec::new();
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
                    programme: file.document.programme.as_deref().unwrap_or_default(),
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
    let named: Vec<&Subject<'_>> = tie
        .subjects
        .iter()
        .filter_map(|at| subjects.get(*at))
        .collect();
    let locations = named
        .iter()
        .filter_map(|subject| {
            let file = files.get(subject.document)?;
            let statements = &mut file.statements.iter();
            let name = statements.find(|s| s.subject == subject.key)?;
            Some(name.source.clone())
        })
        .collect();
    let names: Vec<&str> = named.iter().map(|subject| subject.name).collect();
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

/// The statements of one project with their documents, in order of time.
struct Said<'a> {
    statements: Vec<(&'a DocumentFile, &'a Statement)>,
}

impl<'a> Said<'a> {
    /// Statements that a picker wants, the one that holds now last: a witness never
    /// overrules, then later overrules earlier.
    fn each<T>(
        &self,
        pick: impl Fn(&'a Claim) -> Option<T>,
    ) -> Vec<(&'a DocumentFile, &'a Statement, T)> {
        let mut picked: Vec<_> = self
            .statements
            .iter()
            .filter_map(|(file, statement)| Some((*file, *statement, pick(&statement.claim)?)))
            .collect();
        picked.sort_by_key(|(file, _, _)| file.document.mode != Mode::Witness);
        picked
    }
}

fn project(
    cluster: &Cluster,
    subjects: &[Subject<'_>],
    files: &[&DocumentFile],
    verdicts: &Verdicts,
) -> Project {
    let mut said = Said {
        statements: Vec::new(),
    };
    let mut project = Project::default();
    for (index, rule) in cluster {
        let Some(subject) = subjects.get(*index) else {
            continue;
        };
        let Some(file) = files.get(subject.document) else {
            continue;
        };
        if project.programme.is_none() {
            project.programme.clone_from(&file.document.programme);
        }
        project.identity.push(Identity {
            document: file.document.id.clone(),
            subject: subject.key.to_owned(),
            rule: (*rule).to_owned(),
        });
        let own = file.statements.iter().filter(|s| s.subject == subject.key);
        said.statements
            .extend(own.map(|statement| (*file, statement)));
    }
    plain_fields(&mut project, &said);
    record_fields(&mut project, &said);
    money(&mut project, &said, verdicts);
    decisions_and_notes(&mut project, &said);
    project
}

fn plain_fields(project: &mut Project, said: &Said<'_>) {
    let mut strings: BTreeMap<&'static str, String> = BTreeMap::new();
    let fields: [(&'static str, fn(&Claim) -> Option<&String>); 4] = [
        ("name", |claim| match claim {
            Claim::Name(name) => Some(name),
            _ => None,
        }),
        ("pillar", |claim| match claim {
            Claim::Pillar(pillar) => Some(pillar),
            _ => None,
        }),
        ("theme", |claim| match claim {
            Claim::Theme(theme) => Some(theme),
            _ => None,
        }),
        ("number", |claim| match claim {
            Claim::Number(number) => Some(number),
            _ => None,
        }),
    ];
    for (field, pick) in fields {
        let mut stated = said.each(pick);
        let Some((_, statement, value)) = stated.pop() else {
            continue;
        };
        strings.insert(field, value.clone());
        project
            .sources
            .insert(field.to_owned(), statement.source.clone());
        for (file, statement, other) in stated {
            if other != value {
                push_history(
                    project,
                    field,
                    Value::from(other.as_str()),
                    file,
                    &statement.source,
                );
            }
        }
    }
    project.name = strings.remove("name").unwrap_or_default();
    project.pillar = strings.remove("pillar");
    project.theme = strings.remove("theme");
    project.number = strings.remove("number");
    let names = said.each(|claim| match claim {
        Claim::Name(name) | Claim::Alias(name) => Some(name.clone()),
        _ => None,
    });
    let aliases: BTreeSet<String> = names
        .into_iter()
        .map(|(_, _, name)| name)
        .filter(|name| *name != project.name)
        .collect();
    project.aliases = aliases.into_iter().collect();
}

fn push_history(
    project: &mut Project,
    field: &str,
    value: Value,
    file: &DocumentFile,
    source: &Source,
) {
    project.history.push(HistoryEntry {
        field: field.to_owned(),
        value,
        document: file.document.id.clone(),
        source: source.clone(),
    });
}

fn record_fields(project: &mut Project, said: &Said<'_>) {
    let mut leads = said.each(|claim| match claim {
        Claim::Lead(lead) => Some(lead),
        _ => None,
    });
    if let Some((_, statement, lead)) = leads.pop() {
        project.lead = Some(LeadRecord {
            lead: lead.clone(),
            source: statement.source.clone(),
        });
        for (file, statement, other) in leads {
            if other.name != lead.name {
                push_history(
                    project,
                    "lead",
                    Value::from(other.name.as_str()),
                    file,
                    &statement.source,
                );
            }
        }
    }
    let mut texts = said.each(|claim| match claim {
        Claim::Description(text) => Some(text),
        _ => None,
    });
    if let Some((_, statement, text)) = texts.pop() {
        project.description = Some(TextRecord {
            text: text.clone(),
            source: statement.source.clone(),
        });
        for (file, statement, other) in texts {
            if other != text {
                push_history(
                    project,
                    "description",
                    Value::from(other.as_str()),
                    file,
                    &statement.source,
                );
            }
        }
    }
}

fn money(project: &mut Project, said: &Said<'_>, verdicts: &Verdicts) {
    let allocations = said.each(|claim| match claim {
        Claim::Allocation(allocation) => Some(allocation),
        _ => None,
    });
    let granted: BTreeSet<i64> = said
        .each(|claim| match claim {
            Claim::Decision(decision) => decision.contribution.as_ref()?.cents,
            _ => None,
        })
        .into_iter()
        .map(|(_, _, cents)| cents)
        .collect();
    for (position, (file, statement, row)) in allocations.iter().enumerate() {
        let same = |other: &crate::statement::Allocation| {
            let column = match (row.tranche, other.tranche) {
                (Some(one), Some(two)) => one == two,
                _ => row.heading == other.heading,
            };
            column && row.part == other.part
        };
        let overruled = allocations
            .iter()
            .skip(position + 1)
            .find(|(later, _, other)| later.document.id != file.document.id && same(other));
        if let Some((_, _, now)) = overruled {
            let cents =
                |row: &crate::statement::Allocation| row.amount.as_ref().and_then(|a| a.cents);
            if cents(now) != cents(row) || now.text != row.text {
                let value = serde_json::to_value(row).unwrap_or_default();
                push_history(project, "allocations", value, file, &statement.source);
            }
            continue;
        }
        let cents = row.amount.as_ref().and_then(|amount| amount.cents);
        let key = (
            statement.source.document.clone(),
            statement.source.start,
            statement.source.page,
        );
        let summed = verdicts.get(&key).copied();
        let confirmed = cents.is_some_and(|cents| granted.contains(&cents));
        let verdict = match summed {
            Some(Verdict::Contradicted) => Verdict::Contradicted,
            _ if confirmed => Verdict::Verified,
            Some(verdict) => verdict,
            None => Verdict::Unverified,
        };
        project.allocations.push(AllocationRecord {
            heading: row.heading.clone(),
            tranche: row.tranche,
            amount: row.amount.clone(),
            text: row.text.clone(),
            part: row.part.clone(),
            marker: row.marker.clone(),
            verdict: row.amount.is_some().then_some(verdict),
            source: statement.source.clone(),
        });
    }
    let mut parts: BTreeMap<String, PartRecord> = BTreeMap::new();
    for (_, statement, part) in said.each(|claim| match claim {
        Claim::Part(part) => Some(part),
        _ => None,
    }) {
        parts.insert(
            fold(&part.name),
            PartRecord {
                name: part.name.clone(),
                lead: part.lead.clone(),
                source: statement.source.clone(),
            },
        );
    }
    project.parts = parts.into_values().collect();
    project.parts.sort_by(|a, b| a.source.cmp(&b.source));
    let mut reserved = said.each(|claim| match claim {
        Claim::Reserved(amount) => Some(amount),
        _ => None,
    });
    if let Some((_, statement, amount)) = reserved.pop() {
        project.reserved = Some(ReservedRecord {
            amount: amount.clone(),
            source: statement.source.clone(),
        });
        for (file, statement, other) in reserved {
            if other.cents != amount.cents {
                let value = serde_json::to_value(other).unwrap_or_default();
                push_history(project, "reserved", value, file, &statement.source);
            }
        }
    }
}

fn decisions_and_notes(project: &mut Project, said: &Said<'_>) {
    for (file, statement) in &said.statements {
        match &statement.claim {
            Claim::Decision(decision) => project.decisions.push(DecisionRecord {
                decision: decision.clone(),
                document: file.document.id.clone(),
                source: statement.source.clone(),
            }),
            Claim::Progress(note) => project.progress.push(ProgressRecord {
                label: note.label.clone(),
                as_of: note.as_of.clone(),
                text: note.text.clone(),
                source: statement.source.clone(),
                sources: note
                    .label_source
                    .iter()
                    .map(|source| ("label".to_owned(), source.clone()))
                    .collect(),
            }),
            _ => {}
        }
    }
}

/// Numbers within a number compare as numbers: "2" before "10", "K3" before "K10".
fn natural(number: &str) -> Vec<(u64, String)> {
    let mut parts = Vec::new();
    let mut rest = number;
    while !rest.is_empty() {
        let digits = rest.len()
            - rest
                .trim_start_matches(|char: char| char.is_ascii_digit())
                .len();
        let (figure, after) = rest.split_at(digits);
        let letters = after
            .find(|char: char| char.is_ascii_digit())
            .unwrap_or(after.len());
        let (word, after) = after.split_at(letters);
        parts.push((
            figure
                .parse()
                .unwrap_or(u64::from(!figure.is_empty()) * u64::MAX),
            word.to_owned(),
        ));
        rest = after;
    }
    parts
}

/// The name's slug; where two are the same, with the pillar, number or programme that
/// tells them apart.
fn give_ids(projects: &mut [Project]) {
    let longer: [fn(&Project) -> String; 4] = [
        |project| slug(&project.name),
        |project| {
            slug(&format!(
                "{} {}",
                project.name,
                project.pillar.as_deref().unwrap_or_default()
            ))
        },
        |project| {
            let (pillar, number) = (project.pillar.as_deref(), project.number.as_deref());
            slug(&format!(
                "{} {} {}",
                project.name,
                pillar.unwrap_or_default(),
                number.unwrap_or_default()
            ))
        },
        |project| {
            let (programme, number) = (project.programme.as_deref(), project.number.as_deref());
            slug(&format!(
                "{} {} {}",
                project.name,
                programme.unwrap_or_default(),
                number.unwrap_or_default()
            ))
        },
    ];
    for name in longer {
        let taken: BTreeSet<String> = projects.iter().map(|project| project.id.clone()).collect();
        let wanted: Vec<String> = projects.iter().map(name).collect();
        for (project, id) in projects.iter_mut().zip(&wanted) {
            let unique = wanted.iter().filter(|other| *other == id).count() == 1;
            if project.id.is_empty() && unique && !taken.contains(id) && !id.is_empty() {
                project.id.clone_from(id);
            }
        }
    }
    let mut taken: BTreeSet<String> = projects.iter().map(|project| project.id.clone()).collect();
    for project in projects.iter_mut().filter(|project| project.id.is_empty()) {
        let base = slug(&project.name);
        let id = (2_u32..)
            .map(|n| format!("{base}-{n}"))
            .find(|id| !taken.contains(id));
        project.id = id.unwrap_or(base);
        taken.insert(project.id.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_sort_as_people_count() {
        let mut numbers = vec!["10", "1.10", "2", "1.2", "K10", "K3"];
        numbers.sort_by_key(|number| natural(number));
        assert_eq!(numbers, ["1.2", "1.10", "2", "10", "K3", "K10"]);
    }

    #[test]
    fn equal_names_get_different_ids() {
        let project = |name: &str, pillar: &str| Project {
            name: name.to_owned(),
            pillar: Some(pillar.to_owned()),
            ..Project::default()
        };
        let mut projects = vec![
            project("Oevers", "A"),
            project("Oevers", "B"),
            project("Dijk", "A"),
        ];
        give_ids(&mut projects);
        let ids: Vec<&str> = projects.iter().map(|project| project.id.as_str()).collect();
        assert_eq!(ids, ["oevers-a", "oevers-b", "dijk"]);
    }
}
