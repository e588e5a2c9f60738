//! RFC 6902: from one JSON value to another, exactly.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// One operation of a patch. Those before it are done when it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "op", rename_all = "lowercase")]
pub enum Step {
    /// Puts in a key, or an element before the one at the place.
    Add {
        /// A JSON pointer.
        path: String,
        /// What is put in.
        value: Value,
    },
    /// Takes away a key or an element.
    Remove {
        /// A JSON pointer.
        path: String,
    },
    /// Puts a value in the place of another.
    Replace {
        /// A JSON pointer.
        path: String,
        /// The new value.
        value: Value,
    },
}

/// Why a step cannot be done: its place is not there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the patch does not fit: there is no {path}")]
pub struct Misfit {
    /// The JSON pointer.
    pub path: String,
}

/// The steps from one value to another.
pub(super) fn steps(old: &Value, new: &Value) -> Vec<Step> {
    let mut steps = Vec::new();
    values(String::new(), old, new, &mut steps);
    steps
}

fn values(path: String, old: &Value, new: &Value, steps: &mut Vec<Step>) {
    match (old, new) {
        _ if old == new => {}
        (Value::Object(old), Value::Object(new)) => {
            for key in old.keys().filter(|key| !new.contains_key(*key)) {
                let path = below(&path, key);
                steps.push(Step::Remove { path });
            }
            for (key, value) in new {
                let path = below(&path, key);
                match old.get(key) {
                    Some(before) => values(path, before, value, steps),
                    None => steps.push(Step::Add {
                        path,
                        value: value.clone(),
                    }),
                }
            }
        }
        (Value::Array(old), Value::Array(new)) => arrays(&path, old, new, steps),
        _ => steps.push(Step::Replace {
            path,
            value: new.clone(),
        }),
    }
}

/// From the front to the back: what stands before the place is already new, what
/// stands behind it is still old.
fn arrays(path: &str, old: &[Value], new: &[Value], steps: &mut Vec<Step>) {
    let mut at = 0;
    let (old_keys, new_keys) = (keys(old), keys(new));
    for op in capture_diff_slices(Algorithm::Myers, &old_keys, &new_keys) {
        let before = old.get(op.old_range()).unwrap_or_default();
        let after = new.get(op.new_range()).unwrap_or_default();
        // A changed element stays; an inserted or deleted one has no counterpart.
        let kept = match op {
            DiffOp::Equal { .. } | DiffOp::Replace { .. } => before.len().min(after.len()),
            _ => 0,
        };
        for (before, after) in before.iter().zip(after).take(kept) {
            values(format!("{path}/{at}"), before, after, steps);
            at += 1;
        }
        for _ in before.iter().skip(kept) {
            let path = format!("{path}/{at}");
            steps.push(Step::Remove { path });
        }
        for value in after.iter().skip(kept) {
            steps.push(Step::Add {
                path: format!("{path}/{at}"),
                value: value.clone(),
            });
            at += 1;
        }
    }
}

/// What tells elements of a list apart: their id, where they have one.
fn keys(elements: &[Value]) -> Vec<String> {
    let key = |element: &Value| match element.get("id") {
        Some(Value::String(id)) => id.clone(),
        _ => element.to_string(),
    };
    elements.iter().map(key).collect()
}

fn below(path: &str, key: &str) -> String {
    format!("{path}/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// Does the steps one after the other.
///
/// # Errors
///
/// [`Misfit`] where a place is not there; the value is then half changed.
pub(super) fn apply(value: &mut Value, steps: &[Step]) -> Result<(), Misfit> {
    for step in steps {
        let (Step::Add { path, .. } | Step::Remove { path } | Step::Replace { path, .. }) = step;
        take(value, step).ok_or_else(|| Misfit { path: path.clone() })?;
    }
    Ok(())
}

fn take(root: &mut Value, step: &Step) -> Option<()> {
    match step {
        Step::Replace { path, value } => *root.pointer_mut(path)? = value.clone(),
        Step::Add { path, value } => {
            let (parent, key) = path.rsplit_once('/')?;
            match root.pointer_mut(parent)? {
                Value::Object(object) => {
                    object.insert(unescape(key), value.clone());
                }
                Value::Array(array) => {
                    let at = index(key).filter(|at| *at <= array.len())?;
                    array.insert(at, value.clone());
                }
                _ => return None,
            }
        }
        Step::Remove { path } => {
            let (parent, key) = path.rsplit_once('/')?;
            match root.pointer_mut(parent)? {
                Value::Object(object) => {
                    object.remove(&unescape(key))?;
                }
                Value::Array(array) => {
                    let at = index(key).filter(|at| *at < array.len())?;
                    array.remove(at);
                }
                _ => return None,
            }
        }
    }
    Some(())
}

/// Digits without a zero before them, as RFC 6901 has them.
fn index(key: &str) -> Option<usize> {
    let at: usize = key.parse().ok()?;
    (at.to_string() == key).then_some(at)
}

fn unescape(key: &str) -> String {
    key.replace("~1", "/").replace("~0", "~")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            any::<bool>().prop_map(Value::from),
            (0..4_i64).prop_map(Value::from),
            "[ab~/]{0,2}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::btree_map("(id|[ab~/]{0,2})", inner, 0..4)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn steps_lead_from_one_value_to_the_other(old in any_value(), new in any_value()) {
            let mut value = old.clone();
            let steps = steps(&old, &new);
            prop_assert_eq!(apply(&mut value, &steps), Ok(()));
            prop_assert_eq!(&value, &new);
            prop_assert_eq!(steps.is_empty(), old == new);
        }
    }

    #[test]
    fn an_element_in_the_middle_is_one_step() {
        let old = json!({"projects": [{"id": "a"}, {"id": "c"}]});
        let new = json!({"projects": [{"id": "a"}, {"id": "b"}, {"id": "c", "x": 1}]});
        let steps = steps(&old, &new);
        let paths: Vec<Value> = steps
            .iter()
            .map(|step| json!(step)["path"].clone())
            .collect();
        assert_eq!(paths, ["/projects/1", "/projects/2/x"]);
    }

    #[test]
    fn a_step_without_its_place_is_a_misfit() {
        let path = "/projects/3".to_owned();
        let steps = [Step::Remove { path: path.clone() }];
        let done = apply(&mut json!({"projects": []}), &steps);
        assert_eq!(done, Err(Misfit { path }));
    }
}
