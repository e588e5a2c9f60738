//! Findings for people and for other programs: what is shown of one, and four ways to
//! print it.

mod excerpt;
mod markdown;
mod rules;
mod sarif;
mod text;

use std::collections::BTreeMap;

use regiodeal_dataset::{Document, DocumentFile, Finding, Severity, Source, rule};

use crate::report::Language;
use excerpt::Excerpt;

pub(crate) use markdown::markdown;
pub(crate) use rules::{List, rules};
pub(crate) use sarif::sarif;
pub(crate) use text::text;

/// The texts that findings point into.
pub(crate) struct Sources<'a> {
    documents: BTreeMap<&'a str, &'a Document>,
    files: BTreeMap<&'a str, &'a DocumentFile>,
}

impl<'a> Sources<'a> {
    /// `files` are those whose text is known.
    pub(crate) fn new(documents: &'a [Document], files: &'a [DocumentFile]) -> Self {
        Self {
            documents: documents
                .iter()
                .map(|document| (document.id.as_str(), document))
                .collect(),
            files: files
                .iter()
                .map(|file| (file.document.id.as_str(), file))
                .collect(),
        }
    }

    /// The file that a source is in, as it was given; its id where that is not known.
    fn file(&self, source: &Source) -> String {
        let document = self.documents.get(source.document.as_str());
        document.map_or_else(
            || source.document.clone(),
            |document| crate::output::printable(&document.file),
        )
    }

    fn excerpt(&self, source: &Source) -> Option<Excerpt> {
        Excerpt::of(self.page(source)?, source)
    }

    fn page(&self, source: &Source) -> Option<&str> {
        let file = self.files.get(source.document.as_str())?;
        let page = file.pages.iter().find(|page| page.number == source.page)?;
        Some(&page.text)
    }

    /// The column of its line in which a source begins, from 1, and the one behind its end
    /// where it ends on the same line.
    fn columns(&self, source: &Source) -> Option<(usize, Option<usize>)> {
        let is_end = |char: char| matches!(char, '\n' | '\r' | '\u{c}');
        let printed = self.printed(source)?;
        let mut start = 1;
        for char in self.page(source)?.chars().take(source.start) {
            start = if is_end(char) { 1 } else { start + 1 };
        }
        let is_one_line = !printed.contains(is_end);
        Some((start, is_one_line.then(|| start + printed.chars().count())))
    }

    /// What is printed at a source.
    fn printed(&self, source: &Source) -> Option<String> {
        let length = source.end.checked_sub(source.start)?;
        let page = self.page(source)?.chars();
        let text: String = page.skip(source.start).take(length).collect();
        (text.chars().count() == length).then_some(text)
    }

    /// "250.000 + 140.000 = € 390.000": the figures that a printed total is held against.
    fn sum(&self, finding: &Finding) -> Option<String> {
        let (_, rows) = finding.locations.split_first()?;
        let is_sum = matches!(finding.rule.as_str(), "footing" | "cross-footing");
        if !is_sum || rows.is_empty() {
            return None;
        }
        let terms: Option<Vec<String>> = rows.iter().map(|row| self.printed(row)).collect();
        let sum = crate::screen::euros(finding.expected_cents?);
        Some(format!("{} = {sum}", terms?.join(" + ")))
    }
}

/// A finding in the words of a language.
pub(crate) struct Shown {
    /// "error", "fout".
    pub(crate) severity: &'static str,
    pub(crate) message: String,
    hint: Option<String>,
    /// "printed € 1, computed € 2, difference € -1".
    figures: Option<String>,
}

impl Shown {
    pub(crate) fn of(finding: &Finding, language: Language) -> Self {
        let rule = rule(&finding.rule);
        let dutch = |text: &str| match language {
            Language::Nl => rule.and_then(|rule| rule.dutch(text)),
            Language::En => None,
        };
        let hint = finding.hint.as_ref().map(|hint| {
            let in_dutch = rule.and_then(|rule| match language {
                Language::Nl => rule.hint.dutch(hint),
                Language::En => None,
            });
            in_dutch.unwrap_or_else(|| hint.clone())
        });
        Self {
            severity: severity(finding.severity, language),
            message: dutch(&finding.message).unwrap_or_else(|| finding.message.clone()),
            hint,
            figures: figures(finding, language),
        }
    }
}

fn severity(severity: Severity, language: Language) -> &'static str {
    match severity {
        Severity::Error => language.pick("fout", "error"),
        Severity::Warning => language.pick("waarschuwing", "warning"),
        Severity::Note => language.pick("opmerking", "note"),
    }
}

fn figures(finding: &Finding, language: Language) -> Option<String> {
    let (found, expected) = (finding.found_cents?, finding.expected_cents?);
    let delta = finding.delta_cents.map(crate::screen::euros);
    Some(format!(
        "{} {}, {} {}, {} {}",
        language.pick("gedrukt", "printed"),
        crate::screen::euros(found),
        language.pick("verwacht", "expected"),
        crate::screen::euros(expected),
        language.pick("verschil", "difference"),
        delta.unwrap_or_default()
    ))
}

/// "1 error, 3 warnings, 8 notes".
fn counts(findings: &[Finding], language: Language) -> String {
    let count = |wanted: Severity| {
        let own = findings.iter();
        own.filter(|finding| finding.severity == wanted).count()
    };
    let words = [
        (Severity::Error, ["fout", "fouten"], ["error", "errors"]),
        (
            Severity::Warning,
            ["waarschuwing", "waarschuwingen"],
            ["warning", "warnings"],
        ),
        (
            Severity::Note,
            ["opmerking", "opmerkingen"],
            ["note", "notes"],
        ),
    ];
    let each = words.map(|(severity, nl, en)| {
        let many = count(severity);
        let [one, more] = match language {
            Language::Nl => nl,
            Language::En => en,
        };
        format!("{many} {}", if many == 1 { one } else { more })
    });
    each.join(", ")
}
