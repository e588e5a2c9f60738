//! What a person should know about: complaints with their places.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::audit;
use crate::source::Source;

/// How much a finding matters.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A figure or a record is wrong or missing.
    Error,
    /// Something was lost, repaired or may be read in two ways.
    Warning,
    /// Good to know.
    Note,
}

/// One thing that a rule found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// `found_cents` less `expected_cents`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delta_cents: Option<i64>,
    /// What it should be, in euro cents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_cents: Option<i64>,
    /// The document or the file it concerns, where there is no place to point at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// What is printed, in euro cents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found_cents: Option<i64>,
    /// What a person could do, in English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// Where it was found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub locations: Vec<Source>,
    /// What was found, in English.
    pub message: String,
    /// The rule's name.
    pub rule: String,
    /// How much it matters.
    pub severity: Severity,
}

impl Finding {
    /// A finding without figures.
    pub fn new(
        rule: &str,
        severity: Severity,
        message: impl Into<String>,
        locations: Vec<Source>,
    ) -> Self {
        Self {
            rule: rule.to_owned(),
            severity,
            message: message.into(),
            hint: audit::rule(rule).map(|rule| rule.hint.en.to_owned()),
            file: None,
            locations,
            expected_cents: None,
            found_cents: None,
            delta_cents: None,
        }
    }

    /// The same finding about two figures that should be one, in euro cents.
    #[must_use]
    pub fn figures(mut self, expected: i64, found: i64) -> Self {
        self.expected_cents = Some(expected);
        self.found_cents = Some(found);
        self.delta_cents = found.checked_sub(expected);
        self
    }
}
