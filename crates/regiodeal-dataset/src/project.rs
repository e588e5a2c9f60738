//! One project from what the documents say of it: the value that holds now, and the
//! others as its history.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use crate::columns::{self, Cell};
use crate::history;
use crate::identity::{Cluster, Member, Subject};
use crate::names::{fold, is_same_name};
use crate::record::{
    AllocationRecord, DecisionRecord, HistoryEntry, Identity, Overruled, PartRecord,
    ProgressRecord, Project, ReservedRecord, RunnerUpRecord, TextRecord,
};
use crate::source::Source;
use crate::statement::{Allocation, Claim, DocumentFile, Lead, Mode, Statement};
use crate::verdict::Judged;

/// The statements about each subject: by the position of the document, and the subject.
pub(crate) type Stated<'a> = BTreeMap<(usize, &'a str), Vec<&'a Statement>>;

/// All statements by their subjects.
pub(crate) fn by_subject<'a>(files: &[&'a DocumentFile]) -> Stated<'a> {
    let mut stated = Stated::new();
    for (document, file) in files.iter().enumerate() {
        for statement in &file.statements {
            let key = (document, statement.subject.as_str());
            stated.entry(key).or_default().push(statement);
        }
    }
    stated
}

/// Compiles the project that a cluster of subjects is.
pub(crate) fn compile<'a>(
    cluster: &Cluster,
    subjects: &[Subject<'a>],
    files: &[&'a DocumentFile],
    stated: &Stated<'a>,
) -> Project {
    let mut project = Project::default();
    let mut said = Said { all: Vec::new() };
    for member in cluster {
        let Some(subject) = subjects.get(member.subject) else {
            continue;
        };
        let Some(file) = files.get(subject.document) else {
            continue;
        };
        if project.programme.is_none() {
            project.programme.clone_from(&file.document.programme);
        }
        project
            .identity
            .push(identity(member, subject, subjects, files));
        let own = stated.get(&(subject.document, subject.key));
        let own = own.into_iter().flatten().copied();
        said.all.extend(own.map(|statement| (*file, statement)));
    }
    plain_fields(&mut project, &said);
    record_fields(&mut project, &said);
    allocations(&mut project, &said);
    parts(&mut project, &said);
    decisions_and_notes(&mut project, &said);
    project.status = history::status(said.all.iter().copied());
    project
}

fn identity(
    member: &Member,
    subject: &Subject<'_>,
    subjects: &[Subject<'_>],
    files: &[&DocumentFile],
) -> Identity {
    let id = |subject: &Subject<'_>| {
        let file = files.get(subject.document);
        file.map_or_else(String::new, |file| file.document.id.clone())
    };
    let runner_up = member.runner_up.and_then(|runner_up| {
        let other = subjects.get(runner_up.subject)?;
        Some(RunnerUpRecord {
            subject: other.key.to_owned(),
            document: id(other),
            likeness: format!("{:.2}", runner_up.likeness),
        })
    });
    Identity {
        document: id(subject),
        subject: subject.key.to_owned(),
        rule: member.rule.to_owned(),
        evidence: Some(member.evidence.clone()).filter(|evidence| !evidence.is_empty()),
        runner_up,
    }
}

/// The statements of one project with their documents, in order of time.
struct Said<'a> {
    all: Vec<(&'a DocumentFile, &'a Statement)>,
}

/// A value with the statement and the document that give it.
type Given<'a, T> = (&'a DocumentFile, &'a Statement, T);

impl<'a> Said<'a> {
    /// The values that a picker wants, the one that holds now last: a witness never
    /// overrules, then later overrules earlier.
    fn each<T>(&self, pick: impl Fn(&'a Claim) -> Option<T>) -> Vec<Given<'a, T>> {
        let mut picked: Vec<_> = self
            .all
            .iter()
            .filter_map(|(file, statement)| Some((*file, *statement, pick(&statement.claim)?)))
            .collect();
        picked.sort_by_key(|(file, _, _)| file.document.mode != Mode::Witness);
        picked
    }

    /// The value that holds now; the others that differ become history of the field.
    fn now<T: PartialEq + Serialize + Clone>(
        &self,
        field: &str,
        history: &mut Vec<HistoryEntry>,
        pick: impl Fn(&'a Claim) -> Option<T>,
    ) -> Option<Given<'a, T>> {
        settle(field, history, self.each(pick))
    }

    /// The name that holds now. Capitals are a heading's looks: where another document
    /// spells the same name with small letters, that spelling holds.
    fn name(&self, history: &mut Vec<HistoryEntry>) -> Option<Given<'a, String>> {
        let mut stated = self.each(|claim| match claim {
            Claim::Name(name) => Some(name.clone()),
            _ => None,
        });
        let is_capitals = |name: &str| !name.chars().any(char::is_lowercase);
        let last = stated.last().map(|(_, _, name)| name.clone())?;
        if is_capitals(&last) {
            let better = stated
                .iter()
                .rposition(|(_, _, name)| !is_capitals(name) && is_same_name(name, &last));
            if let Some(better) = better {
                let spelling = stated.remove(better);
                stated.push(spelling);
            }
        }
        settle("name", history, stated)
    }
}

/// Takes the last of the values; those that differ become history of the field.
fn settle<'a, T: PartialEq + Serialize>(
    field: &str,
    history: &mut Vec<HistoryEntry>,
    mut stated: Vec<Given<'a, T>>,
) -> Option<Given<'a, T>> {
    let now = stated.pop()?;
    for (file, statement, other) in stated {
        if other != now.2 {
            let gone = entry(field, &other, file, &statement.source);
            history.push(overruled(gone, file, now.0));
        }
    }
    Some(now)
}

/// Says by which document a value is overruled, and why.
fn overruled(entry: HistoryEntry, own: &DocumentFile, by: &DocumentFile) -> HistoryEntry {
    let is_witness = |file: &DocumentFile| file.document.mode == Mode::Witness;
    let why = if is_witness(own) && !is_witness(by) {
        Overruled::Witness
    } else {
        Overruled::Later
    };
    HistoryEntry {
        overruled_by: Some(by.document.id.clone()),
        why: Some(why),
        ..entry
    }
}

fn entry(
    field: &str,
    value: &impl Serialize,
    file: &DocumentFile,
    source: &Source,
) -> HistoryEntry {
    HistoryEntry {
        field: field.to_owned(),
        value: serde_json::to_value(value).unwrap_or(Value::Bool(false)),
        document: file.document.id.clone(),
        overruled_by: None,
        why: None,
        source: source.clone(),
    }
}

fn plain_fields(project: &mut Project, said: &Said<'_>) {
    let name = said.name(&mut project.history);
    if let Some((_, statement, _)) = &name {
        let source = statement.source.clone();
        project.sources.insert("name".to_owned(), source);
    }
    let mut now = |field: &str, pick: fn(&Claim) -> Option<String>| {
        let (_, statement, value) = said.now(field, &mut project.history, pick)?;
        project
            .sources
            .insert(field.to_owned(), statement.source.clone());
        Some(value)
    };
    let pillar = now("pillar", |claim| match claim {
        Claim::Pillar(pillar) => Some(pillar.clone()),
        _ => None,
    });
    let theme = now("theme", |claim| match claim {
        Claim::Theme(theme) => Some(theme.clone()),
        _ => None,
    });
    let number = now("number", |claim| match claim {
        Claim::Number(number) => Some(number.clone()),
        _ => None,
    });
    project.name = name.map(|(_, _, name)| name).unwrap_or_default();
    (project.pillar, project.theme, project.number) = (pillar, theme, number);
    let names = said.each(|claim| match claim {
        Claim::Name(name) | Claim::Alias(name) => Some(name),
        _ => None,
    });
    let aliases: BTreeSet<String> = names.into_iter().map(|(_, _, name)| name.clone()).collect();
    project.aliases = aliases
        .into_iter()
        .filter(|name| *name != project.name)
        .collect();
}

fn record_fields(project: &mut Project, said: &Said<'_>) {
    let lead = said.now("lead", &mut project.history, |claim| match claim {
        Claim::Lead(lead) => Some(lead.name.clone()),
        _ => None,
    });
    if let Some((_, statement, _)) = lead
        && let Claim::Lead(lead) = &statement.claim
    {
        project.lead = Some(Lead {
            source: Some(statement.source.clone()),
            ..lead.clone()
        });
    }
    let text = said.now("description", &mut project.history, |claim| match claim {
        Claim::Description(text) => Some(text),
        _ => None,
    });
    project.description = text.map(|(_, statement, text)| TextRecord {
        text: text.clone(),
        source: statement.source.clone(),
    });
    let reserved = said.now("reserved", &mut project.history, |claim| match claim {
        Claim::Reserved(amount) => Some(amount),
        _ => None,
    });
    project.reserved = reserved.map(|(_, statement, amount)| ReservedRecord {
        amount: amount.clone(),
        judged: Judged::default(),
        source: statement.source.clone(),
    });
}

fn allocations(project: &mut Project, said: &Said<'_>) {
    let rows = said.each(|claim| match claim {
        Claim::Allocation(allocation) => Some(allocation),
        _ => None,
    });
    let cents = |row: &Allocation| row.amount.as_ref().and_then(|amount| amount.cents);
    // What one document says stands together.
    let documents = rows.chunk_by(|(one, ..), (other, ..)| one.document.id == other.document.id);
    let cells = documents.flat_map(|rows| {
        let rows: Vec<&Allocation> = rows.iter().map(|(_, _, row)| *row).collect();
        columns::cells(&rows)
    });
    let cells: Vec<Cell<'_>> = cells.collect();
    for (position, ((file, statement, row), cell)) in rows.iter().zip(&cells).enumerate() {
        let later = rows.iter().zip(&cells).skip(position + 1);
        let later_row = later
            .filter(|((later, _, _), _)| later.document.id != file.document.id)
            .find(|(_, other)| cell.is_same_column(other));
        if let Some(((by, _, now), _)) = later_row {
            if cents(now) != cents(row) || now.text != row.text {
                let gone = entry("allocations", row, file, &statement.source);
                project.history.push(overruled(gone, file, by));
            }
            continue;
        }
        project.allocations.push(AllocationRecord {
            row: (*row).clone(),
            judged: None,
            source: statement.source.clone(),
        });
    }
}

fn parts(project: &mut Project, said: &Said<'_>) {
    let stated = said.each(|claim| match claim {
        Claim::Part(part) => Some(part),
        _ => None,
    });
    let now: BTreeMap<String, PartRecord> = stated
        .into_iter()
        .map(|(_, statement, part)| {
            let record = PartRecord {
                name: part.name.clone(),
                lead: part.lead.clone(),
                source: statement.source.clone(),
            };
            (fold(&part.name), record)
        })
        .collect();
    project.parts = now.into_values().collect();
    project.parts.sort_by(|a, b| a.source.cmp(&b.source));
}

fn decisions_and_notes(project: &mut Project, said: &Said<'_>) {
    for (file, statement) in &said.all {
        match &statement.claim {
            Claim::Decision(decision) => project.decisions.push(DecisionRecord {
                decision: decision.clone(),
                document: file.document.id.clone(),
                verdicts: BTreeMap::new(),
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
