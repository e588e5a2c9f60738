//! The tables of a Word file: grids with merged cells, and grids that only place text.

use super::item::{Cell, Item, Role, Table};

/// What a table holds where it only places text: the content of its cells, in the order
/// in which they are read.
///
/// Such a table has one column, or its cells hold headings with text below them and no
/// amounts beside them, or it is one row whose cells hold several paragraphs.
pub(super) fn reads_as_text(table: &Table) -> Option<Vec<&[Item]>> {
    let columns = filled_columns(table);
    let mut cells = table.rows.iter().flatten().filter(|cell| !cell.is_empty());
    let has_sections = table.rows.iter().any(|row| is_sections(row));
    let one_row = table.rows.iter().filter(|row| has_text(row)).count() == 1;
    let places = columns.len() <= 1
        || has_sections
        || one_row && cells.any(|cell| paragraphs(&cell.items) > 1);
    places.then(|| {
        let cells = table.rows.iter().flatten();
        cells.map(|cell| cell.items.as_slice()).collect()
    })
}

/// A name of this many words may be set as a heading in a table of amounts.
const LONGEST_NAME: usize = 60;

/// A row with a section, which is no name with its amounts beside it.
fn is_sections(row: &[Cell]) -> bool {
    let mut sections = row.iter().filter(|cell| holds_section(cell)).peekable();
    if sections.peek().is_none() {
        return false;
    }
    let long = |cell: &Cell| cell.text().split_whitespace().count() > LONGEST_NAME;
    sections.any(long) || !row.iter().any(|cell| is_amount(&cell.text()))
}

/// Nothing but an amount of money: a figure with a sign or a name of the currency, or
/// one of thousands.
fn is_amount(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut words = lower.split(|char: char| char.is_whitespace() || char.is_ascii_digit());
    let is_unit = |word: &str| {
        let word = word.trim_matches(|char: char| !char.is_alphabetic());
        matches!(word, "" | "eur" | "euro" | "k" | "m" | "mln" | "miljoen")
    };
    let figures = lower.chars().filter(char::is_ascii_digit).count();
    let named = lower.contains(['€', 'e', 'm', 'k']);
    let is_bare = lower
        .trim_end_matches(['-', '–'])
        .chars()
        .all(|char| char.is_ascii_digit() || matches!(char, '.' | ',' | ' '));
    // A bare figure of four digits is a year.
    let thousands = figures > 4 || figures == 4 && lower.contains('.');
    words.all(is_unit) && figures > 0 && (named || is_bare && thousands)
}

/// A heading by its style, and more.
fn holds_section(cell: &Cell) -> bool {
    let heading = |item: &Item| match item {
        Item::Paragraph(paragraph) => {
            matches!(paragraph.role, Role::Heading(_)) && paragraph.has_words()
        }
        Item::Table(_) => false,
    };
    cell.items.iter().any(heading) && paragraphs(&cell.items) > 1
}

/// How many paragraphs hold text; a table counts for several.
fn paragraphs(items: &[Item]) -> usize {
    let count = |item: &Item| match item {
        Item::Paragraph(paragraph) => usize::from(paragraph.has_words()),
        Item::Table(_) => 2,
    };
    items.iter().map(count).sum()
}

fn has_text(row: &[Cell]) -> bool {
    row.iter().any(|cell| !cell.is_empty())
}

/// The columns of the grid in which text begins.
fn filled_columns(table: &Table) -> Vec<usize> {
    let cells = table.rows.iter().flatten().filter(|cell| !cell.is_empty());
    let mut columns: Vec<usize> = cells.map(|cell| cell.column).collect();
    columns.sort_unstable();
    columns.dedup();
    columns
}

/// The rows of a table, and before them what stands in rows of one cell at its top: its
/// title. Columns without any text are left out, and so are rows.
pub(super) fn rows(table: &Table) -> (Vec<&[Item]>, Vec<Vec<String>>) {
    let width = table
        .rows
        .iter()
        .filter_map(|row| row.last())
        .map(|cell| cell.column + cell.span)
        .max()
        .unwrap_or(0);
    let mut titles: Vec<&[Item]> = Vec::new();
    let mut from = 0;
    for row in &table.rows {
        match row.as_slice() {
            [only] if only.span >= width && width > 1 => titles.push(&only.items),
            row if !has_text(row) => {}
            _ => break,
        }
        from += 1;
    }
    let below = table.rows.get(from..).unwrap_or_default();
    let columns = columns_of(below);
    let rows = below.iter().map(|row| texts(row, &columns));
    let rows = rows.filter(|row| row.iter().any(|cell| !cell.is_empty()));
    (titles, rows.collect())
}

fn columns_of(rows: &[Vec<Cell>]) -> Vec<usize> {
    let cells = rows.iter().flatten();
    let filled = cells.filter(|cell| !cell.continues && !cell.is_empty());
    let mut columns: Vec<usize> = filled.map(|cell| cell.column).collect();
    columns.sort_unstable();
    columns.dedup();
    columns
}

/// The text of a row's cells in those columns. A cell over several columns has its text in
/// the first; one that belongs to the cell above has none.
fn texts(row: &[Cell], columns: &[usize]) -> Vec<String> {
    let mut texts = vec![String::new(); columns.len()];
    for cell in row.iter().filter(|cell| !cell.continues) {
        let at = columns.binary_search(&cell.column);
        if let Some(text) = at.ok().and_then(|at| texts.get_mut(at)) {
            *text = cell.text();
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_a_figure_of_money_and_nothing_else() {
        for text in [
            "€ 10.000",
            "10.000",
            "€5",
            "1,5 mln",
            "2 miljoen euro",
            "EUR 5",
        ] {
            assert!(is_amount(text), "{text}");
        }
        for text in [
            "",
            "€",
            "1",
            "2.3",
            "Fase 2",
            "2024",
            "12-03-2024",
            "12 maart 2024",
            "Oevers krijgt € 5.000",
        ] {
            assert!(!is_amount(text), "{text}");
        }
    }
}
