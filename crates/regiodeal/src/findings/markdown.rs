//! Findings as a page that can be sent to whoever wrote the document.

use regiodeal_dataset::Finding;

use super::{Shown, Sources, counts};
use crate::report::Language;

/// Prints findings in Markdown.
pub(crate) fn markdown(findings: &[Finding], sources: &Sources<'_>, language: Language) -> String {
    let title = language.pick("Bevindingen", "Findings");
    let mut out = format!("# {title}\n\n{}.\n", counts(findings, language));
    for finding in findings {
        out.push_str(&section(finding, sources, language));
    }
    out
}

fn section(finding: &Finding, sources: &Sources<'_>, language: Language) -> String {
    let shown = Shown::of(finding, language);
    let mut blocks = vec![
        format!("\n## {} `{}`", shown.severity, finding.rule),
        escaped(&shown.message),
    ];
    blocks.extend(shown.figures.as_deref().map(escaped));
    let mut places: Vec<String> = finding
        .locations
        .iter()
        .map(|source| {
            let place = format!("{}:{}:{}", sources.file(source), source.page, source.line);
            let line = sources.excerpt(source);
            let line = line.map_or(String::new(), |one| format!(": {}", code(&one.line)));
            format!("- {}{line}", code(&place))
        })
        .collect();
    if places.is_empty() {
        places.extend(finding.file.iter().map(|file| format!("- {}", code(file))));
    }
    if !places.is_empty() {
        blocks.push(places.join("\n"));
    }
    let help = language.pick("Hulp", "Help");
    let hint = shown.hint.as_deref().map(escaped);
    blocks.extend(hint.map(|hint| format!("{help}: {hint}")));
    blocks.join("\n\n") + "\n"
}

/// Text that Markdown leaves alone.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' => {
                out.push('\\');
                out.push(char);
            }
            char if char.is_control() => out.push(' '),
            char => out.push(char),
        }
    }
    out
}

/// Text between backticks, more of them than it holds itself.
fn code(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|char| if char.is_control() { ' ' } else { char })
        .collect();
    let longest = text.split(|char| char != '`').map(str::len).max();
    let fence = "`".repeat(longest.unwrap_or_default() + 1);
    let space = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{fence}{space}{text}{space}{fence}")
}
