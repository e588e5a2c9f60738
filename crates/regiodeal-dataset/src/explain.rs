//! From a place in a dataset to what is printed: where a value was read, by what, and
//! what confirms or contradicts it.

mod related;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::columns::Granting;
use crate::evidence::{Printed, child, printed_in, source_at, token, tokens};
use crate::finding::Finding;
use crate::record::{Dataset, Project};
use crate::source::Source;
use crate::statement::{DocumentFile, Kind, Statement};
use crate::texts::{Texts, pieces};
use crate::totals::{self, Over};
use crate::verdict::Verdict;

/// A value of a dataset with all that speaks for and against it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Explanation {
    /// Where the value stands in the dataset: a JSON pointer.
    pub pointer: String,
    /// The id of the project that it is of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<String>,
    /// The name of that project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The value, without its sources.
    pub value: Value,
    /// What printed sums and other documents say of the money, where it is an allocation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// Where it was read, then what else speaks of it. Empty where the value is printed
    /// nowhere: it was computed.
    pub evidence: Vec<Evidence>,
    /// What there is to say about these places.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Finding>,
}

/// What a place says of a value.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// The value was read here.
    Read,
    /// This says the same, or adds up with it.
    Confirms,
    /// This says otherwise, or does not add up with it.
    Contradicts,
    /// This says otherwise, and does not hold now.
    Overruled,
    /// A term of the sum that the value is.
    Term,
}

/// One place that speaks of a value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// What the place says of the value.
    pub role: Role,
    /// Of what kind the place is: `statement`, `printed-total`, `decision`, …
    pub by: String,
    /// The id of the document.
    pub document: String,
    /// Its file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Its date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Its kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// The project, or the scope of a sum, as the document names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
    /// The field of the statement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The rule that read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// What it says, where that is not the value itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// The exact printed text, its pieces one to a line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raw: Option<String>,
    /// The place.
    pub source: Source,
    /// The lines there; empty where the document's file is not there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub printed: Vec<Printed>,
}

/// Explains the value that a JSON pointer leads to. A list, or an object that is printed
/// nowhere as a whole, is explained value by value. None where the pointer leads nowhere.
///
/// `document` gives the document file with an id, where it is there: without it neither
/// rule nor printed lines are known.
pub fn explain(
    dataset: &Dataset,
    pointer: &str,
    document: &dyn Fn(&str) -> Option<DocumentFile>,
) -> Option<Vec<Explanation>> {
    let root = serde_json::to_value(dataset).ok()?;
    let explainer = Explainer {
        dataset,
        root: &root,
        document,
        known: RefCell::default(),
    };
    let at = Place::of(&root, pointer)?;
    let mut explanations = Vec::new();
    explainer.each(&at, &mut explanations);
    Some(explanations)
}

/// A value in the dataset.
struct Place<'v> {
    tokens: Vec<String>,
    value: &'v Value,
}

impl<'v> Place<'v> {
    fn of(root: &'v Value, pointer: &str) -> Option<Self> {
        let tokens = tokens(pointer)?;
        let value = tokens
            .iter()
            .try_fold(root, |value, token| child(value, token))?;
        Some(Self { tokens, value })
    }

    fn pointer(&self) -> String {
        let tokens: Vec<String> = self.tokens.iter().map(|key| token(key)).collect();
        let all = [""].into_iter().chain(tokens.iter().map(String::as_str));
        all.collect::<Vec<_>>().join("/")
    }

    /// The values in it that may be explained on their own.
    fn children(&self) -> Vec<Place<'v>> {
        let within = |key: &str, value: &'v Value| Place {
            tokens: self
                .tokens
                .iter()
                .cloned()
                .chain([key.to_owned()])
                .collect(),
            value,
        };
        match self.value {
            Value::Array(items) => {
                let items = items.iter().enumerate();
                items
                    .map(|(index, item)| within(&index.to_string(), item))
                    .collect()
            }
            Value::Object(object) => object
                .iter()
                .filter(|(key, _)| !matches!(key.as_str(), "source" | "sources" | "identity"))
                .map(|(key, value)| within(key, value))
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// A document file, prepared once: many values may be asked for.
struct Known {
    file: DocumentFile,
    texts: Texts,
    sums: Over,
    /// The positions of the statements about each subject.
    subjects: BTreeMap<String, Vec<usize>>,
    /// The positions of the statements that have each source, as a whole or in a part.
    places: BTreeMap<Source, Vec<usize>>,
    /// Which columns hold what decisions grant.
    granting: Granting,
}

impl Known {
    fn of(file: DocumentFile) -> Self {
        let mut subjects: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut places: BTreeMap<Source, Vec<usize>> = BTreeMap::new();
        for (position, statement) in file.statements.iter().enumerate() {
            let own = subjects.entry(statement.subject.clone()).or_default();
            own.push(position);
            let parts = related::within(&statement.claim).into_iter();
            for source in parts.chain([&statement.source]) {
                places.entry(source.clone()).or_default().push(position);
            }
        }
        Self {
            texts: Texts::of(&file.pages),
            sums: totals::over(&file),
            granting: Granting::of(&file),
            subjects,
            places,
            file,
        }
    }

    /// The statements that have a source, as a whole or in a part.
    fn at(&self, source: &Source) -> impl Iterator<Item = &Statement> {
        let own = self.places.get(source).into_iter().flatten();
        own.filter_map(|position| self.file.statements.get(*position))
    }

    /// What it states about a subject.
    fn about(&self, subject: &str) -> impl Iterator<Item = &Statement> {
        let own = self.subjects.get(subject).into_iter().flatten();
        own.filter_map(|position| self.file.statements.get(*position))
    }
}

struct Explainer<'d> {
    dataset: &'d Dataset,
    root: &'d Value,
    document: &'d dyn Fn(&str) -> Option<DocumentFile>,
    /// Document files that were asked for before.
    known: RefCell<BTreeMap<String, Option<Rc<Known>>>>,
}

impl Explainer<'_> {
    /// Explains a value, or where it has no source as a whole the values in it.
    fn each(&self, at: &Place<'_>, out: &mut Vec<Explanation>) {
        let pointer = at.pointer();
        let source = source_at(self.root, &pointer);
        let is_group = matches!(at.value, Value::Array(_) | Value::Object(_));
        if source.is_none() && is_group {
            for inner in at.children() {
                self.each(&inner, out);
            }
        } else {
            out.push(self.one(at, pointer, source.as_ref()));
        }
    }

    fn one(&self, at: &Place<'_>, pointer: String, source: Option<&Source>) -> Explanation {
        let project = self.project(&at.tokens);
        let field = field(&at.tokens);
        let mut evidence = Vec::new();
        match source {
            Some(source) => {
                let of = related::About {
                    explainer: self,
                    project,
                    field,
                    source,
                };
                evidence.push(of.read());
                evidence.extend(of.others(at));
                if at.tokens.get(2).is_some_and(|key| key == "history") {
                    gone(&mut evidence);
                }
            }
            None => evidence.extend(related::unsourced(self, project, &at.tokens, at.value)),
        }
        let findings = source.into_iter().flat_map(|source| self.findings(source));
        Explanation {
            pointer,
            project: project.map(|project| project.id.clone()),
            name: project.map(|project| project.name.clone()),
            value: plain(at.value),
            verdict: self.verdict(&at.tokens),
            evidence,
            findings: findings.collect(),
        }
    }

    fn project(&self, tokens: &[String]) -> Option<&Project> {
        let [first, index, ..] = tokens else {
            return None;
        };
        let projects = (first == "projects").then_some(&self.dataset.projects)?;
        projects.get(index.parse::<usize>().ok()?)
    }

    fn verdict(&self, tokens: &[String]) -> Option<Verdict> {
        let project = self.project(tokens)?;
        let [_, _, field, index, ..] = tokens else {
            return None;
        };
        let rows = (field == "allocations").then_some(&project.allocations)?;
        let row = rows.get(index.parse::<usize>().ok()?)?;
        row.judged.as_ref().map(|judged| judged.verdict)
    }

    fn known(&self, id: &str) -> Option<Rc<Known>> {
        let mut all = self.known.borrow_mut();
        let known = all
            .entry(id.to_owned())
            .or_insert_with(|| Some(Rc::new(Known::of((self.document)(id)?))));
        known.clone()
    }

    /// A place as evidence; the statement is the one that was read there.
    fn evidence(
        &self,
        role: Role,
        by: &str,
        source: &Source,
        statement: Option<&Statement>,
    ) -> Evidence {
        let mut documents = self.dataset.documents.iter();
        let document = documents.find(|document| document.id == source.document);
        let known = self.known(&source.document);
        let texts = known.as_deref().map(|known| &known.texts);
        let raw = texts.and_then(|texts| Some(texts.shown(source)?.join("\n")));
        let printed = texts.map(|texts| printed_in(texts, source));
        Evidence {
            role,
            by: by.to_owned(),
            document: source.document.clone(),
            file: document.map(|document| document.file.clone()),
            date: document.and_then(|document| document.date.clone()),
            kind: document.map(|document| document.kind),
            subject: statement.map(|statement| statement.subject.clone()),
            field: statement.map(|statement| statement.claim.field().to_owned()),
            rule: statement.map(|statement| statement.rule.clone()),
            value: None,
            raw,
            source: source.clone(),
            printed: printed.unwrap_or_default(),
        }
    }

    /// Findings about a place.
    fn findings(&self, source: &Source) -> Vec<Finding> {
        let meets = |one: &Source, other: &Source| {
            let is_same_page = other.document == one.document && other.page == one.page;
            is_same_page && other.start < one.end && one.start < other.end
        };
        let about = |finding: &&Finding| {
            let mut places = finding.locations.iter().flat_map(pieces);
            places.any(|place| pieces(source).any(|piece| meets(piece, place)))
        };
        self.dataset
            .findings
            .iter()
            .filter(about)
            .cloned()
            .collect()
    }
}

/// The field of a statement that a place in a dataset comes from.
fn field(tokens: &[String]) -> &str {
    let tokens: Vec<&str> = tokens.iter().map(String::as_str).collect();
    match tokens.as_slice() {
        ["totals", ..] => "total",
        ["projects", _, "allocations", ..] => "allocation",
        ["projects", _, "decisions" | "status", ..] => "decision",
        ["projects", _, "parts", ..] => "part",
        ["projects", _, "progress", ..] => "progress",
        ["projects", _, "history", ..] => "",
        [_, _, field, ..] => [
            "name",
            "pillar",
            "theme",
            "number",
            "lead",
            "description",
            "reserved",
        ]
        .into_iter()
        .find(|known| known == field)
        .unwrap_or_default(),
        _ => "",
    }
}

/// What other documents say overrules a value of the history, and is not overruled by it.
fn gone(evidence: &mut [Evidence]) {
    for other in evidence.iter_mut().filter(|of| of.role == Role::Overruled) {
        other.role = Role::Contradicts;
    }
}

/// A value without its sources.
fn plain(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(plain).collect(),
        Value::Object(object) => object
            .iter()
            .filter(|(key, _)| !matches!(key.as_str(), "source" | "sources"))
            .map(|(key, value)| (key.clone(), plain(value)))
            .collect(),
        other => other.clone(),
    }
}
