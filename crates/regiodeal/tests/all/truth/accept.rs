//! Other values than the truth's that are right as well.

use serde_json::Value;

use super::likeness::fold;
use crate::common::{list, text};

/// The alternatives of one document.
pub(super) struct Accept {
    entries: Vec<Value>,
}

impl Accept {
    /// Alternatives that hold for a dataset; some hold only beside a warning.
    pub(super) fn new(entries: Vec<Value>, dataset: &Value) -> Self {
        let is_warned = !list(dataset, "findings").is_empty();
        let needs_warning =
            |entry: &Value| text(entry, "condition").is_some_and(|why| why.contains("warning"));
        let holds = |entry: &Value| is_warned || !needs_warning(entry);
        Self {
            entries: entries.into_iter().filter(holds).collect(),
        }
    }

    /// What also is right for a field of a project.
    pub(super) fn values(&self, project: &Value, field: &str) -> Vec<&Value> {
        self.under(project, field, "also_ok")
    }

    /// Cents that may stand as an allocation or not.
    pub(super) fn spare_cents(&self, project: &Value) -> Vec<i64> {
        self.under(project, "allocations", "spare_cents")
            .into_iter()
            .filter_map(Value::as_i64)
            .collect()
    }

    fn under(&self, project: &Value, field: &str, key: &str) -> Vec<&Value> {
        self.entries
            .iter()
            .filter(|entry| text(entry, "field") == Some(field) && covers(entry, project))
            .flat_map(|entry| list(entry, key))
            .collect()
    }
}

/// An entry is about a project: about all, about "Werken 16, 17", about the beginnings
/// of names, or about all notes with one label.
fn covers(entry: &Value, project: &Value) -> bool {
    let Some(scope) = text(entry, "project").filter(|scope| *scope != "all") else {
        return true;
    };
    if let Some((_, label)) = scope.split_once(" labelled '") {
        return text(&project["progress"], "label") == label.strip_suffix('\'');
    }
    let numbers = text(project, "pillar")
        .and_then(|pillar| scope.strip_prefix(pillar)?.strip_prefix(' '))
        .unwrap_or_default();
    if text(project, "number").is_some_and(|own| numbers.split(", ").any(|number| number == own)) {
        return true;
    }
    let name = fold(text(project, "name").unwrap_or_default());
    std::iter::once(scope)
        .chain(scope.split(", "))
        .any(|start| name.starts_with(&fold(start)))
}
