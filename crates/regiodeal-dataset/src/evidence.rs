//! Where in a dataset or a document file what is said, and how it is printed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::source::Source;
use crate::statement::PageText;
use crate::texts::{Texts, pieces};

/// A printed line, and which part of it is meant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Printed {
    /// The page, from 1.
    pub page: u32,
    /// The line within the page, from 1.
    pub line: u32,
    /// The line as printed.
    pub text: String,
    /// First code point of the line that is meant.
    pub start: usize,
    /// First code point behind that.
    pub end: usize,
}

/// The lines that a source and its other pieces stand on.
#[must_use]
pub fn printed(pages: &[PageText], source: &Source) -> Vec<Printed> {
    printed_in(&Texts::of(pages), source)
}

/// The same, of pages that were prepared before.
pub(crate) fn printed_in(texts: &Texts, source: &Source) -> Vec<Printed> {
    let mut lines = Vec::new();
    for piece in pieces(source) {
        for line in texts.lines(piece) {
            let length = line.text.chars().count();
            lines.push(Printed {
                page: piece.page,
                line: line.number,
                text: line.text.to_owned(),
                start: piece.start.saturating_sub(line.start).min(length),
                end: piece.end.saturating_sub(line.start).min(length),
            });
        }
    }
    lines
}

/// The first place where two JSON values differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// A JSON pointer.
    pub pointer: String,
    /// The value of the first; none where it has none.
    pub expected: Option<Value>,
    /// The value of the second.
    pub found: Option<Value>,
}

/// The first place where two JSON values differ, in the order of canonical JSON.
#[must_use]
pub fn first_difference(expected: &Value, found: &Value) -> Option<Difference> {
    compare(expected, found, &mut String::new())
}

fn compare(expected: &Value, found: &Value, at: &mut String) -> Option<Difference> {
    match (expected, found) {
        (Value::Object(one), Value::Object(other)) => {
            let mut keys: Vec<&String> = one.keys().chain(other.keys()).collect();
            keys.sort();
            keys.dedup();
            keys.into_iter()
                .find_map(|key| within(one.get(key), other.get(key), &token(key), at))
        }
        (Value::Array(one), Value::Array(other)) => (0..one.len().max(other.len()))
            .find_map(|index| within(one.get(index), other.get(index), &index.to_string(), at)),
        _ if expected == found => None,
        _ => Some(Difference {
            pointer: at.clone(),
            expected: Some(expected.clone()),
            found: Some(found.clone()),
        }),
    }
}

fn within(
    expected: Option<&Value>,
    found: Option<&Value>,
    token: &str,
    at: &mut String,
) -> Option<Difference> {
    let above = at.len();
    at.push('/');
    at.push_str(token);
    let difference = match (expected, found) {
        (Some(expected), Some(found)) => compare(expected, found, at),
        (None, None) => None,
        _ => Some(Difference {
            pointer: at.clone(),
            expected: expected.cloned(),
            found: found.cloned(),
        }),
    };
    at.truncate(above);
    difference
}

/// A key as a token of a JSON pointer (RFC 6901).
pub(crate) fn token(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// The tokens of a JSON pointer; none where it is no pointer.
pub(crate) fn tokens(pointer: &str) -> Option<Vec<String>> {
    if pointer.is_empty() {
        return Some(Vec::new());
    }
    let tokens = pointer.strip_prefix('/')?.split('/');
    Some(
        tokens
            .map(|token| token.replace("~1", "/").replace("~0", "~"))
            .collect(),
    )
}

/// The source of the value that a pointer leads to: its own, else that of the nearest
/// object around it. Where the pointer leads nowhere, the source of what is nearest.
#[must_use]
pub fn source_at(root: &Value, pointer: &str) -> Option<Source> {
    let tokens = tokens(pointer)?;
    let mut value = root;
    let mut nearest = None;
    let mut rest = tokens.iter();
    loop {
        let next = rest.next();
        if let Value::Object(object) = value
            && let Some(source) = own_source(object, value, next.map(String::as_str))
        {
            nearest = Some(source);
        }
        let inner = next.and_then(|token| child(value, token));
        match inner {
            Some(inner) => value = inner,
            None => return nearest,
        }
    }
}

/// The source that an object gives its key, or itself.
fn own_source(object: &Map<String, Value>, value: &Value, key: Option<&str>) -> Option<Source> {
    let of_key = key.and_then(|key| object.get("sources")?.get(key));
    let of_label = key.and_then(|key| object.get(&format!("{key}_source")));
    let candidates = [of_key, of_label, object.get("source"), Some(value)];
    candidates
        .into_iter()
        .flatten()
        .find_map(|source| Source::deserialize(source).ok())
}

/// The member or the item that a token names.
pub(crate) fn child<'v>(value: &'v Value, token: &str) -> Option<&'v Value> {
    match value {
        Value::Object(object) => object.get(token),
        Value::Array(items) => items.get(token.parse::<usize>().ok()?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_first_difference_is_found() {
        let one = json!({"a": [1, {"b/c": 2}], "z": 1});
        assert_eq!(first_difference(&one, &one), None);
        let other = json!({"a": [1, {"b/c": 3}], "z": 2});
        let found = first_difference(&one, &other).map(|found| found.pointer);
        assert_eq!(found.as_deref(), Some("/a/1/b~1c"));
        let longer = json!({"a": [1, {"b/c": 2}, 4], "z": 1});
        let found = first_difference(&one, &longer);
        assert_eq!(found.map(|found| found.pointer).as_deref(), Some("/a/2"));
    }

    #[test]
    fn the_nearest_source_is_found() {
        let source =
            |start: usize| json!({"document": "d", "page": 1, "line": 1, "start": start, "end": 9});
        let root = json!({
            "name": "Een",
            "sources": {"name": source(1)},
            "allocations": [{"heading": "x", "amount": {"cents": 5}, "source": source(2)}],
        });
        let start = |pointer: &str| source_at(&root, pointer).map(|source| source.start);
        assert_eq!(start("/name"), Some(1));
        assert_eq!(start("/allocations/0/amount/cents"), Some(2));
        assert_eq!(start("/allocations"), None);
    }

    #[test]
    fn a_line_is_shown_with_its_part() {
        let page = PageText {
            number: 1,
            text: "één\ntwee € 5 drie\n".to_owned(),
            width: None,
            height: None,
            lines: Vec::new(),
        };
        let source = Source {
            document: "d".to_owned(),
            page: 1,
            line: 2,
            start: 9,
            end: 12,
            bbox: None,
            more: Vec::new(),
        };
        let lines = printed(&[page], &source);
        assert_eq!(lines.len(), 1);
        assert_eq!((lines[0].line, lines[0].start, lines[0].end), (2, 5, 8));
    }
}
