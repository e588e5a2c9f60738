//! JSON Schemas, made from the types.

use serde_json::{Value, json};

use crate::diff::Diff;
use crate::explain::Explanation;
use crate::record::Dataset;
use crate::source::Amount;
use crate::statement::DocumentFile;

/// The version of the shape of datasets and documents.
pub const SCHEMA_VERSION: &str = "1.0";

/// The JSON Schema (2020-12) of `dataset`, `document`, `diff`, `explanation` or `amount`;
/// none for another name. `explanation` is the list that `regiodeal explain` prints,
/// `amount` is what `regiodeal amounts` prints: an amount and its
/// place in the text.
#[must_use]
pub fn schema(name: &str) -> Option<Value> {
    let mut schema = match name {
        "dataset" => schemars::schema_for!(Dataset).to_value(),
        "document" => schemars::schema_for!(DocumentFile).to_value(),
        "diff" => schemars::schema_for!(Diff).to_value(),
        "explanation" => schemars::schema_for!(Vec<Explanation>).to_value(),
        "amount" => amount_schema(),
        _ => return None,
    };
    schema["$id"] = json!(schema_id(name));
    Some(schema)
}

/// The identifier of a schema of this version.
#[must_use]
pub fn schema_id(name: &str) -> String {
    format!("urn:regiodeal:schema:{name}:{SCHEMA_VERSION}")
}

fn amount_schema() -> Value {
    let mut schema = schemars::schema_for!(Amount).to_value();
    for (key, meaning) in [
        ("start", "First code point of the amount in the input text."),
        ("end", "First code point behind the amount."),
    ] {
        schema["properties"][key] =
            json!({"type": "integer", "minimum": 0, "description": meaning});
    }
    schema["required"] = json!(["raw", "start", "end"]);
    schema
}
