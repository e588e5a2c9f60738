//! A report for a terminal.

use std::fmt::Write as _;

use regiodeal_dataset::{Words, WordsOp};

use super::{Line, Report, Sign, Table};

/// Words that stay are shown up to so many on either side of a change.
const CONTEXT: usize = 6;

/// Prints a report as plain text, in colours if there are to be any.
pub(crate) fn text(report: &Report, has_colour: bool) -> String {
    let paint = Paint { has_colour };
    let mut out = String::new();
    for (label, documents) in &report.sides {
        add(&mut out, &format!("{label}: {}", plain(documents)));
    }
    add(&mut out, &report.summary);
    for section in &report.sections {
        heading(&mut out, section.heading, &paint);
        for line in &section.lines {
            add(&mut out, &paint.line(line));
        }
    }
    for table in [&report.money, &report.impact] {
        if !table.rows.is_empty() {
            heading(&mut out, table.heading, &paint);
            rows(&mut out, table);
        }
    }
    for note in &report.notes {
        add(&mut out, &format!("\n! {}", plain(note)));
    }
    out
}

fn add(out: &mut String, line: &str) {
    out.push_str(line.trim_end());
    out.push('\n');
}

fn heading(out: &mut String, heading: &str, paint: &Paint) {
    add(out, "");
    add(out, &paint.with("1", heading));
}

/// Columns of one width; figures stand at the right.
fn rows(out: &mut String, table: &Table) {
    let head: Vec<String> = table
        .columns
        .iter()
        .map(|name| (*name).to_owned())
        .collect();
    let all: Vec<Vec<String>> = std::iter::once(&head)
        .chain(&table.rows)
        .map(|row| row.iter().map(|cell| plain(cell)).collect())
        .collect();
    let width = |column: usize| {
        let cells = all.iter().filter_map(|row: &Vec<String>| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    for row in &all {
        let mut line = String::new();
        for (at, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let _written = if at < table.words {
                write!(line, "  {cell:<width$}")
            } else {
                write!(line, "  {cell:>width$}")
            };
        }
        add(out, &line);
    }
}

/// A text of others on a terminal: on one line, and without control characters.
fn plain(text: &str) -> String {
    let shown: String = text
        .chars()
        .map(|char| if char.is_control() { ' ' } else { char })
        .collect();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

struct Paint {
    has_colour: bool,
}

impl Paint {
    fn with(&self, code: &str, text: &str) -> String {
        if self.has_colour {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }

    fn line(&self, line: &Line) -> String {
        let (sign, code) = match line.sign {
            Sign::Came => ("+", "32"),
            Sign::Went => ("-", "31"),
            Sign::Changed => ("~", "33"),
            Sign::Silent => (" ", "0"),
        };
        let mut shown = format!("  {} {}", self.with(code, sign), plain(&line.name));
        if !line.says.is_empty() {
            let _written = write!(shown, ": {}", plain(&line.says));
        }
        if !line.words.is_empty() {
            let _written = write!(shown, "\n      {}", self.words(&line.words));
        }
        shown
    }

    /// The changed words with some of those around them: [-old-] {+new+}.
    fn words(&self, words: &[Words]) -> String {
        let mut shown = Vec::new();
        for (at, part) in words.iter().enumerate() {
            if part.op == WordsOp::Equal {
                let edges = [at > 0, at + 1 < words.len()];
                shown.push(shortened(&plain(&part.new), edges));
                continue;
            }
            if !part.old.is_empty() {
                shown.push(self.with("31", &format!("[-{}-]", plain(&part.old))));
            }
            if !part.new.is_empty() {
                shown.push(self.with("32", &format!("{{+{}+}}", plain(&part.new))));
            }
        }
        shown.join(" ")
    }
}

/// The words behind the change before, and those before the change behind.
fn shortened(text: &str, [follows, precedes]: [bool; 2]) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let first = if follows { CONTEXT } else { 0 };
    let last = if precedes { CONTEXT } else { 0 };
    if words.len() <= first + last + 1 {
        return text.to_owned();
    }
    let start = words.get(..first).unwrap_or_default();
    let end = words.get(words.len() - last..).unwrap_or_default();
    let kept: Vec<&str> = start.iter().chain(&["…"]).chain(end).copied().collect();
    kept.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_stretches_are_shortened() {
        let text = "een twee drie vier vijf zes zeven acht negen tien";
        assert_eq!(
            shortened(text, [false, true]),
            "… vijf zes zeven acht negen tien"
        );
        assert_eq!(shortened(text, [true, true]), text);
    }

    #[test]
    fn a_document_cannot_steer_the_terminal() {
        assert_eq!(plain("a\u{1b}[2J\nb"), "a [2J b");
    }
}
