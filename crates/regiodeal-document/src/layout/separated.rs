//! Tables whose cells a character separates: tabs, or the pipes of Markdown.

use super::{FoundTable, Printed, inline, is_blank, looks};
use crate::block::{Row, Table};
use crate::reading::Reading;

/// The table that starts at a line, if one does.
pub(crate) fn table(printed: &[Printed<'_>], from: usize) -> Option<FoundTable> {
    let first = printed.get(from)?;
    let separator = separator(first)?;
    // Without a pipe before its header a table has an empty cell before the pipe of a row.
    let framed = first.text.starts_with('|');
    let read = |line: &Printed<'_>| row(line, separator, framed);
    let mut rows = vec![read(first)?];
    let mut to = from + 1;
    while let Some(line) = printed.get(to) {
        if line.furniture || line.gap > 0 {
            break;
        }
        if is_divider(line.text) {
            // Dividers alone make no table: where two follow each other, it ends.
            if printed
                .get(to - 1)
                .is_some_and(|last| is_divider(last.text))
            {
                break;
            }
            to += 1;
            continue;
        }
        let has_cells = self::separator(line) == Some(separator);
        if !has_cells && (looks::numbered(line.text) || !stands_in_table(printed, to, separator)) {
            break;
        }
        if has_cells {
            rows.push(read(line)?);
        } else {
            rows.push(Row {
                cells: vec![whole(line)],
                gap: 0,
                indent: 0,
            });
        }
        to += 1;
    }
    if let Some(row) = rows.first_mut() {
        row.gap = first.gap;
    }
    let enough = rows.len() > 1 || rows.iter().any(|row| row.filled().count() > 1);
    enough.then_some(FoundTable {
        from,
        to,
        table: Table { rows },
    })
}

/// A line without cells goes on in a table when a row with cells follows at once.
fn stands_in_table(printed: &[Printed<'_>], at: usize, separator: char) -> bool {
    printed
        .get(at + 1..)
        .unwrap_or_default()
        .iter()
        .take(12)
        .take_while(|line| line.gap == 0 && !line.furniture)
        .any(|line| self::separator(line) == Some(separator))
}

fn separator(line: &Printed<'_>) -> Option<char> {
    if line.furniture {
        return None;
    }
    // A tab at the start only indents.
    if line
        .line
        .text
        .trim_matches(' ')
        .trim_start_matches('\t')
        .contains('\t')
    {
        return Some('\t');
    }
    let pipes = line.text.matches('|').count();
    (pipes >= 2 && line.text.starts_with('|') || pipes >= 3).then_some('|')
}

/// "|---|:--:|"
fn is_divider(text: &str) -> bool {
    text.contains("--")
        && text
            .chars()
            .all(|char| matches!(char, '|' | '-' | ':' | ' ' | '+'))
}

fn row(line: &Printed<'_>, separator: char, framed: bool) -> Option<Row> {
    let mut text = line.line.text;
    let mut at = 0;
    if separator == '|' {
        let trimmed = text.trim_start_matches(is_blank);
        let trimmed = if framed {
            trimmed.trim_start_matches('|')
        } else {
            trimmed
        };
        at = text.len() - trimmed.len();
        let end = text.trim_end_matches(is_blank).len();
        text = text.get(at..end)?.trim_end_matches('|');
    }
    let mut cells = Vec::new();
    let mut left = line.line.behind(at);
    for cell in cells_of(text, separator) {
        let begin = cell.len() - cell.trim_start_matches(is_blank).len();
        let end = begin + cell.trim_matches(is_blank).len();
        cells.push(inline::read(&left, begin, end, false));
        left = left.behind(cell.len() + separator.len_utf8());
    }
    Some(Row {
        cells,
        gap: 0,
        indent: 0,
    })
}

/// The parts between separators; an escaped pipe separates nothing.
fn cells_of(text: &str, separator: char) -> Vec<&str> {
    let (mut cells, mut start) = (Vec::new(), 0);
    for (at, _) in text.match_indices(separator) {
        let before = text.get(..at).unwrap_or_default();
        if !(separator == '|' && before.ends_with('\\')) {
            cells.push(text.get(start..at).unwrap_or_default());
            start = at + separator.len_utf8();
        }
    }
    cells.push(text.get(start..).unwrap_or_default());
    cells
}

fn whole(line: &Printed<'_>) -> Reading {
    let begin = line.line.text.len() - line.line.text.trim_start_matches(is_blank).len();
    inline::read(&line.line, begin, begin + line.text.len(), false)
}

#[cfg(test)]
mod tests {
    use crate::layout::rows_of_table as rows;

    #[test]
    fn tabs_and_pipes_part_cells() {
        let expected = [["Naam", "€"], ["1.1 Oevers", "80.000"]];
        assert_eq!(rows("Naam\t€\n1.1 Oevers\t80.000\n"), expected);
        assert_eq!(
            rows("| Naam | € |\n|------|--:|\n| 1.1 **Oevers** | 80.000 |\n"),
            expected
        );
    }

    #[test]
    fn a_note_without_tabs_stays_in_its_table() {
        assert_eq!(
            rows("A\tB\nVoortgang: goed\nC\tD\n")[1],
            ["Voortgang: goed"]
        );
    }

    #[test]
    fn without_outer_pipes_the_first_cell_may_be_empty() {
        let text = "Nr | Project | Bedrag | Wie\n---+---+---+---\n1 | Oever | 5 | Ede\n   | Totaal | 5 |\n";
        let found = crate::layout::rows_of_table(text);
        assert_eq!(found[2][..3], ["", "Totaal", "5"]);
        let framed =
            "| Nr | Project | Bedrag |\n|---|---|---|\n| 1 | Oever | 5 |\n| | Totaal | 5 |\n";
        let found = crate::layout::rows_of_table(framed);
        assert_eq!(found[2], ["", "Totaal", "5"]);
    }
}
