//! A report as one page that needs nothing else.

use std::fmt::Write as _;

use regiodeal_dataset::{Words, WordsOp};

use super::{Line, Report, Sign, Table};

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;\
padding:0 1rem;color:#222}table{border-collapse:collapse}th,td{padding:.2rem .7rem;\
border-bottom:1px solid #ccc;text-align:left}.figure{text-align:right;white-space:nowrap}\
ins{background:#d7f5dc;text-decoration:none}del{background:#fbdcdc}\
.came{color:#17692a}.went{color:#a11}";

/// Prints a report as a page.
pub(crate) fn html(report: &Report) -> String {
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{}</h1>\n",
        report.language.code(),
        escaped(report.title),
        escaped(report.title)
    );
    add(&mut page, "<ul>");
    for (label, documents) in &report.sides {
        add(
            &mut page,
            &format!("<li>{label}: {}</li>", escaped(documents)),
        );
    }
    add(&mut page, "</ul>");
    add(&mut page, &format!("<p>{}</p>", escaped(&report.summary)));
    for table in [&report.money, &report.impact] {
        if !table.rows.is_empty() {
            add(&mut page, &format!("<h2>{}</h2>", escaped(table.heading)));
            rows(&mut page, table);
        }
    }
    for section in &report.sections {
        add(
            &mut page,
            &format!("<h2>{}</h2>\n<ul>", escaped(section.heading)),
        );
        for line in &section.lines {
            add(&mut page, &item(line));
        }
        add(&mut page, "</ul>");
    }
    notes(&mut page, report);
    page.push_str("</body>\n</html>\n");
    page
}

fn notes(page: &mut String, report: &Report) {
    if report.notes.is_empty() {
        return;
    }
    let heading = report.language.pick("Na te gaan", "To be checked");
    add(page, &format!("<h2>{heading}</h2>\n<ul>"));
    for note in &report.notes {
        add(page, &format!("<li>{}</li>", escaped(note)));
    }
    add(page, "</ul>");
}

fn add(page: &mut String, line: &str) {
    page.push_str(line);
    page.push('\n');
}

fn rows(page: &mut String, table: &Table) {
    let row = |tag: &str, cells: &mut dyn Iterator<Item = &str>| {
        let mut row = String::from("<tr>");
        for (at, cell) in cells.enumerate() {
            let class = if at < table.words {
                ""
            } else {
                " class=\"figure\""
            };
            let _written = write!(row, "<{tag}{class}>{}</{tag}>", escaped(cell));
        }
        row + "</tr>"
    };
    add(page, "<table>");
    add(page, &row("th", &mut table.columns.iter().copied()));
    for cells in &table.rows {
        add(page, &row("td", &mut cells.iter().map(String::as_str)));
    }
    add(page, "</table>");
}

fn item(line: &Line) -> String {
    let class = match line.sign {
        Sign::Came => " class=\"came\"",
        Sign::Went => " class=\"went\"",
        Sign::Changed | Sign::Silent => "",
    };
    let mut item = format!("<li><strong{class}>{}</strong>", escaped(&line.name));
    if !line.says.is_empty() {
        let _written = write!(item, ": {}", escaped(&line.says));
    }
    if !line.words.is_empty() {
        let _written = write!(item, "<p>{}</p>", words(&line.words));
    }
    item + "</li>"
}

fn words(words: &[Words]) -> String {
    let part = |op, text: &str| match op {
        WordsOp::Delete => format!("<del>{}</del>", escaped(text)),
        WordsOp::Insert => format!("<ins>{}</ins>", escaped(text)),
        _ => escaped(text),
    };
    super::marked(words, part)
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // Control characters are not allowed in a page.
            char if char.is_control() => escaped.push(' '),
            char => escaped.push(char),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_no_mark_up() {
        assert_eq!(escaped("<b a='1'>&"), "&lt;b a=&#39;1&#39;&gt;&amp;");
    }
}
