//! Findings as a compiler shows errors.

use std::fmt::Write as _;

use regiodeal_dataset::{Finding, Severity, Source};

use super::{Shown, Sources, counts};
use crate::report::Language;
use crate::screen::Screen;

/// Prints findings: each with its message, the lines that it points at, the figures, and
/// what a person could do.
pub(crate) fn text(
    findings: &[Finding],
    sources: &Sources<'_>,
    language: Language,
    screen: &Screen,
) -> String {
    let mut out = String::new();
    for finding in findings {
        let block = block(finding, sources, language, screen);
        out.push_str(&block);
        out.push('\n');
    }
    out.push_str(&counts(findings, language));
    out.push('\n');
    out
}

fn block(finding: &Finding, sources: &Sources<'_>, language: Language, screen: &Screen) -> String {
    let shown = Shown::of(finding, language);
    let style = match finding.severity {
        Severity::Error => "1;31",
        Severity::Warning => "1;33",
        Severity::Note => "1;36",
    };
    let head = format!("{}[{}]", shown.severity, finding.rule);
    let mut lines = vec![format!(
        "{}: {}",
        screen.paint(style, &head),
        screen.bold(&shown.message)
    )];
    if let (Some(file), true) = (&finding.file, finding.locations.is_empty()) {
        lines.push(format!("  --> {}", crate::output::printable(file)));
    }
    let margin = margin(&finding.locations);
    for (position, source) in finding.locations.iter().enumerate() {
        let mark = if position == 0 {
            ('^', style)
        } else {
            ('-', "36")
        };
        place(source, mark, margin, (sources, screen), &mut lines);
    }
    let help = shown.hint.map(|hint| (language.pick("hulp", "help"), hint));
    let figures = shown.figures;
    let figures = figures.map(|figures| (language.pick("bedragen", "figures"), figures));
    let sum = sources.sum(finding);
    let sum = sum.map(|sum| (language.pick("som", "sum"), sum));
    for (label, says) in sum.into_iter().chain(figures).chain(help) {
        lines.push(format!("{} = {label}: {says}", " ".repeat(margin)));
    }
    lines.push(String::new());
    lines.join("\n")
}

/// Columns that line numbers take.
fn margin(sources: &[Source]) -> usize {
    let widest = sources.iter().map(|source| source.line.to_string().len());
    widest.max().unwrap_or(1) + 1
}

fn place(
    source: &Source,
    (mark, style): (char, &str),
    margin: usize,
    (sources, screen): (&Sources<'_>, &Screen),
    lines: &mut Vec<String>,
) {
    let arrow = if mark == '^' { "-->" } else { ":::" };
    lines.push(format!(
        "{}{arrow} {}:{}:{}",
        " ".repeat(margin),
        sources.file(source),
        source.page,
        source.line
    ));
    let Some(excerpt) = sources.excerpt(source) else {
        return;
    };
    let mut line = String::new();
    let _infallible = write!(
        line,
        "{:>margin$}| {}",
        format!("{} ", source.line),
        excerpt.line
    );
    lines.push(line);
    lines.push(format!(
        "{}| {}",
        " ".repeat(margin),
        screen.paint(style, &excerpt.underline(mark))
    ));
}
