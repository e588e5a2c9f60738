//! Findings in SARIF 2.1.0, as code hosts and editors read them.

use regiodeal_dataset::{Finding, Severity, Source, rule};
use serde_json::{Value, json};

use super::Sources;

/// Findings as a SARIF log. Lines count within the page of a document; the page is a
/// property of the place.
pub(crate) fn sarif(findings: &[Finding], sources: &Sources<'_>) -> Value {
    let mut names: Vec<&str> = findings
        .iter()
        .map(|finding| finding.rule.as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    let rules: Vec<Value> = names
        .iter()
        .map(|name| {
            let summary = rule(name).map_or(*name, |rule| rule.summary);
            json!({"id": name, "shortDescription": {"text": summary}})
        })
        .collect();
    let results: Vec<Value> = findings
        .iter()
        .map(|finding| result(finding, sources))
        .collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "columnKind": "unicodeCodePoints",
            "results": results,
            "tool": {"driver": {
                "name": "regiodeal",
                "rules": rules,
                "version": env!("CARGO_PKG_VERSION"),
            }},
        }],
    })
}

fn result(finding: &Finding, sources: &Sources<'_>) -> Value {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let mut places: Vec<Value> = finding
        .locations
        .iter()
        .map(|source| place(source, sources))
        .collect();
    if places.is_empty() {
        let file = finding.file.iter();
        places.extend(
            file.map(|file| json!({"physicalLocation": {"artifactLocation": {"uri": uri(file)}}})),
        );
    }
    // The first place is where to look; the others go with it.
    let related = places.split_off(places.len().min(1));
    let mut result = json!({
        "level": level,
        "locations": places,
        "message": {"text": finding.message},
        "ruleId": finding.rule,
    });
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    result
}

fn place(source: &Source, sources: &Sources<'_>) -> Value {
    let mut region = json!({"startLine": source.line});
    // Columns count code points from 1; without the page's text they are not known.
    if let Some((start, end)) = sources.columns(source) {
        region["startColumn"] = start.into();
        if let Some(end) = end {
            region["endColumn"] = end.into();
        }
    }
    json!({"physicalLocation": {
        "artifactLocation": {"uri": uri(&sources.file(source))},
        "properties": {"page": source.page},
        "region": region,
    }})
}

/// A relative reference: what is no plain character of a path is escaped.
fn uri(file: &str) -> String {
    let escaped = file.bytes().map(|byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            char::from(byte).to_string()
        } else {
            format!("%{byte:02X}")
        }
    });
    escaped.collect::<Vec<_>>().concat()
}
