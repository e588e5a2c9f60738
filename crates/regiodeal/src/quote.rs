//! Printed lines for people, with what is meant underlined.

use regiodeal_dataset::Printed;
use unicode_width::UnicodeWidthStr;

/// Columns of a quoted line, where the screen sets none.
const WIDTH: usize = 96;
/// Lines of one quotation; what is meant may be pages long.
const MOST_LINES: usize = 6;

/// The lines, each with its number and a line of marks under it; `more` says how many
/// others there are.
pub(crate) fn quote(
    lines: &[Printed],
    width: Option<usize>,
    more: impl Fn(usize) -> String,
) -> Vec<String> {
    let shown = lines.get(..MOST_LINES).unwrap_or(lines);
    let numbers: Vec<String> = shown.iter().map(|line| line.line.to_string()).collect();
    let gutter = numbers.iter().map(String::len).max().unwrap_or_default();
    let width = width.unwrap_or(WIDTH).saturating_sub(gutter + 3).max(20);
    let mut out = Vec::new();
    for (line, number) in shown.iter().zip(&numbers) {
        let [before, meant, behind] = cut(line, width);
        let space = " ".repeat(before.width());
        let marks = "─".repeat(meant.width().max(1));
        out.push(
            format!("{number:>gutter$} │ {before}{meant}{behind}")
                .trim_end()
                .to_owned(),
        );
        out.push(format!("{:gutter$} │ {space}{marks}", ""));
    }
    if lines.len() > shown.len() {
        out.push(format!(
            "{:gutter$} │ {}",
            "",
            more(lines.len() - shown.len())
        ));
    }
    out
}

/// A line before, in and behind what is meant: as much as fits, with what is meant in it.
fn cut(line: &Printed, width: usize) -> [String; 3] {
    let chars: Vec<char> = line.text.chars().collect();
    let part = |from: usize, to: usize| -> String {
        let part = chars.get(from..to.max(from)).unwrap_or_default();
        part.iter()
            .map(|char| if char.is_control() { ' ' } else { *char })
            .collect()
    };
    let end = line.end.max(line.start).min(chars.len());
    let meant = (end - line.start.min(end)).min(width);
    let start = line.start.min(end);
    let room = width - meant;
    // What is before it tells more than what is behind it: names stand at the left.
    let indent = chars.iter().take_while(|char| char.is_whitespace()).count();
    let from = if end <= indent.min(start) + width {
        indent.min(start)
    } else {
        start.saturating_sub(room / 2)
    };
    let to = (from + width).min(chars.len());
    let mut before = part(from, start);
    if from > indent {
        before.insert(0, '…');
    }
    let mut behind = part(start + meant, to);
    if to < chars.len() || start + meant < end {
        behind.push('…');
    }
    [before, part(start, start + meant), behind]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, meant: &str) -> Printed {
        let byte = text.find(meant).expect("a part");
        let start = text[..byte].chars().count();
        Printed {
            page: 1,
            line: 7,
            text: text.to_owned(),
            start,
            end: start + meant.chars().count(),
        }
    }

    #[test]
    fn what_is_meant_is_underlined() {
        let more = |count: usize| format!("{count} more");
        let short = quote(&[line("  één € 5 drie", "€ 5")], None, more);
        assert_eq!(short, ["7 │ één € 5 drie", "  │     ───"]);
        let long = "woord ".repeat(50) + "€ 5" + &" woord".repeat(50);
        let shown = quote(&[line(&long, "€ 5")], Some(44), more);
        assert!(
            shown[0].contains("€ 5") && shown[0].chars().count() <= 46,
            "{shown:?}"
        );
        let many: Vec<Printed> = (0..9).map(|_| line("€ 5", "€ 5")).collect();
        assert_eq!(
            quote(&many, None, more).last().map(String::as_str),
            Some("  │ 3 more")
        );
    }
}
