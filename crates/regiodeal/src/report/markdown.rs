//! A report as a memo in Markdown.

use regiodeal_dataset::{Words, WordsOp};

use super::{Line, Report, Table};

/// Prints a report as Markdown.
pub(crate) fn markdown(report: &Report) -> String {
    let mut blocks = vec![format!("# {}", report.title)];
    let sides: Vec<String> = report
        .sides
        .iter()
        .map(|(label, documents)| format!("- {label}: {}", escaped(documents)))
        .collect();
    blocks.push(sides.join("\n"));
    blocks.push(escaped(&report.summary));
    for table in [&report.money, &report.impact] {
        if !table.rows.is_empty() {
            blocks.push(format!("## {}", table.heading));
            blocks.push(rows(table));
        }
    }
    for section in &report.sections {
        blocks.push(format!("## {}", section.heading));
        let (texts, items): (Vec<&Line>, Vec<&Line>) = section
            .lines
            .iter()
            .partition(|line| !line.words.is_empty());
        if !items.is_empty() {
            blocks.push(items.into_iter().map(item).collect::<Vec<_>>().join("\n"));
        }
        blocks.extend(texts.into_iter().map(paragraph));
    }
    if !report.notes.is_empty() {
        let heading = report.language.pick("Na te gaan", "To be checked");
        blocks.push(format!("## {heading}"));
        let notes = report
            .notes
            .iter()
            .map(|note| format!("- {}", escaped(note)));
        blocks.push(notes.collect::<Vec<_>>().join("\n"));
    }
    blocks.join("\n\n") + "\n"
}

fn item(line: &Line) -> String {
    let name = escaped(&line.name);
    if line.says.is_empty() {
        format!("- {name}")
    } else {
        format!("- **{name}**: {}", escaped(&line.says))
    }
}

fn paragraph(line: &Line) -> String {
    let name = escaped(&line.name);
    let says = match line.says.as_str() {
        "" => String::new(),
        says => format!("{}: ", escaped(says)),
    };
    format!("**{name}.** {says}{}", words(&line.words))
}

fn words(words: &[Words]) -> String {
    let part = |op, text: &str| match op {
        WordsOp::Delete => format!("~~{}~~", escaped(text)),
        WordsOp::Insert => format!("**{}**", escaped(text)),
        _ => escaped(text),
    };
    super::marked(words, part)
}

fn rows(table: &Table) -> String {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let head = table
        .columns
        .iter()
        .map(|name| (*name).to_owned())
        .collect();
    let rules = (0..table.columns.len()).map(|at| if at < table.words { "---" } else { "---:" });
    let rules = rules.map(str::to_owned).collect();
    let body = table
        .rows
        .iter()
        .map(|cells| cells.iter().map(|cell| escaped(cell)).collect());
    let all: Vec<String> = [head, rules].into_iter().chain(body).map(row).collect();
    all.join("\n")
}

/// A text of others: on one line, and no mark-up.
fn escaped(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut escaped = String::with_capacity(line.len());
    for char in line.chars().filter(|char| !char.is_control()) {
        if matches!(
            char,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '#' | '&'
        ) {
            escaped.push('\\');
        }
        escaped.push(char);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_no_mark_up() {
        assert_eq!(escaped("a|b *c*\n<d>"), r"a\|b \*c\* \<d\>");
    }
}
