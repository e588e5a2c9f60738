//! What the rows of a money table are: projects, their sub-rows, notes, groups, sums.

use regiodeal_document::Row;

use crate::lexicon;
use crate::table::{Kind, Role, goes_on_with_header, join_ordinal};
use crate::text::{is_capitals, words};
use crate::title::{Group, Title};

/// The heading of a group of rows has no more words.
const MOST_WORDS: usize = 5;

/// What each row is, by its words and by the rows above it.
pub(crate) fn row_kinds(columns: &[Role], rows: &[&Row]) -> Vec<Kind> {
    let numbered = rows
        .iter()
        .filter(|row| number_of(columns, row).is_some())
        .count();
    let numbered = numbered * 2 > rows.len() / 3 && numbered > 1;
    let mut kinds: Vec<Kind> = Vec::with_capacity(rows.len());
    for row in rows {
        let before = kinds.iter().rev().copied().find(|kind| *kind != Kind::Note);
        let above = Above {
            kind: before,
            is_note: kinds.last() == Some(&Kind::Note),
            is_grouped: kinds.first() == Some(&Kind::Group),
        };
        kinds.push(row_kind(columns, row, numbered, above));
    }
    indented_parts(columns, rows, &mut kinds);
    kinds
}

/// What stands above a row.
#[derive(Clone, Copy)]
struct Above {
    /// The kind of the last row that is no note.
    kind: Option<Kind>,
    /// The last row is a note.
    is_note: bool,
    /// The table begins with the heading of a group.
    is_grouped: bool,
}

/// Rows that stand further right than the other projects are parts of the one above,
/// whose own row may hold nothing but its name.
fn indented_parts(columns: &[Role], rows: &[&Row], kinds: &mut [Kind]) {
    if columns.first() != Some(&Role::Project) {
        return;
    }
    let projects = rows
        .iter()
        .zip(kinds.iter())
        .filter(|(_, kind)| **kind == Kind::Project);
    let Some(edge) = projects.map(|(row, _)| row.indent).min() else {
        return;
    };
    for at in 0..rows.len() {
        let (Some(row), Some(kind)) = (rows.get(at), kinds.get(at).copied()) else {
            continue;
        };
        let below = rows.get(at + 1).zip(kinds.get(at + 1));
        let heads = below.is_some_and(|(next, kind)| *kind == Kind::Project && next.indent > edge);
        let now = match kind {
            Kind::Group | Kind::Note | Kind::Unknown if heads && row.indent == edge => {
                Kind::Project
            }
            Kind::Project if row.indent > edge && at > 0 => Kind::Part,
            kind => kind,
        };
        if let Some(kind) = kinds.get_mut(at) {
            *kind = now;
        }
    }
}

/// The number of a row, in its own column or before the name.
pub(crate) fn number_of(columns: &[Role], row: &Row) -> Option<String> {
    if let Some(column) = columns.iter().position(|column| *column == Role::Number) {
        let cell = row.cell(column);
        return lexicon::NUMBER_CELL
            .is_match(cell)
            .then(|| cell.trim_end_matches('.').to_owned());
    }
    let column = columns.iter().position(|column| *column == Role::Project)?;
    Title::parse(row.cell(column))
        .number
        .map(|(number, _)| number)
}

fn row_kind(columns: &[Role], row: &Row, numbered: bool, above: Above) -> Kind {
    let mut filled = row.filled();
    let Some(first) = filled.next() else {
        return Kind::Unknown;
    };
    let alone = filled.next().is_none();
    let text = row.cell(first);
    if is_header_again(columns, row) {
        return Kind::Header;
    }
    // A project may be called "Totaal anders": a sum has no number and no lead.
    let lead = columns.iter().position(|column| *column == Role::Lead);
    let has_lead = lead.is_some_and(|column| !row.cell(column).is_empty() && column != first);
    let may_sum = !has_lead && number_of(columns, row).is_none();
    if may_sum && lexicon::TOTAL.is_match(text) {
        return Kind::Total;
    }
    if alone {
        return lone_cell(text, above);
    }
    let name = columns
        .iter()
        .position(|column| *column == Role::Project)
        .map_or("", |column| row.cell(column));
    if may_sum && lexicon::TOTAL.is_match(name) {
        return Kind::Total;
    }
    let is_part =
        lexicon::PART.is_match(name) || lexicon::PART.is_match(text) && text.chars().count() > 1;
    let follows_project = matches!(above.kind, Some(Kind::Project | Kind::Part));
    let has_lead_column = lead.is_some();
    if may_sum && (numbered || has_lead_column) && tells_budget(name) {
        return Kind::Unknown;
    }
    if follows_project
        && (is_part
            || numbered && !above.is_note && number_of(columns, row).is_none() && !name.is_empty())
    {
        return Kind::Part;
    }
    if name.is_empty() {
        return Kind::Unknown;
    }
    Kind::Project
}

/// "Beschikbaar budget", "Nog te besteden": what there is or is left, and no project.
pub(crate) fn tells_budget(name: &str) -> bool {
    lexicon::ROW_BUDGET.is_match(name)
}

/// A row with one cell: a note, or the heading of a group.
fn lone_cell(text: &str, above: Above) -> Kind {
    let long = text.chars().count() > 60;
    let label = lexicon::NOTE_OPENING.is_match(text);
    if label {
        return Kind::Note;
    }
    if Group::parse(text).is_some() && !long {
        return Kind::Group;
    }
    let follows = matches!(above.kind, Some(Kind::Project | Kind::Part));
    if follows && (long || text.ends_with(['.', ')'])) {
        return Kind::Note;
    }
    let titled = text.chars().next().is_some_and(char::is_uppercase);
    let capitals = is_capitals(text);
    let is_note = text.split_whitespace().count() > 1 && !(above.is_grouped && is_heading(text));
    if follows && !above.is_note && !capitals && titled && is_note {
        return Kind::Note;
    }
    if titled && !long {
        Kind::Group
    } else {
        Kind::Unknown
    }
}

/// Few words and none that tell what was done, as those of a note do.
fn is_heading(text: &str) -> bool {
    text.split_whitespace().count() <= MOST_WORDS
        && !text.contains(|char: char| char.is_ascii_digit() || matches!(char, '.' | ',' | ':'))
        && !lexicon::TELLS.is_match(text)
}

fn is_header_again(columns: &[Role], row: &Row) -> bool {
    let mut hits = 0;
    for (column, role) in columns.iter().enumerate() {
        let cell = row.cell(column);
        let hit = match role {
            Role::Project => lexicon::COLUMN_PROJECT.is_match(cell),
            Role::Lead => lexicon::COLUMN_LEAD.is_match(cell),
            Role::Number => lexicon::COLUMN_NUMBER.is_match(cell),
            Role::Money(money) => {
                let clean = join_ordinal(&words(&cell.replace("^ ", "").replace('€', " ")));
                !clean.is_empty()
                    && money.heading.starts_with(&clean)
                    && !clean
                        .chars()
                        .all(|char| char.is_ascii_digit() || char == '.')
            }
            _ => false,
        };
        hits += usize::from(hit);
    }
    hits >= 2 || goes_on_with_header(row) && row.filled().count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_to_spend_is_no_project() {
        for told in [
            "Beschikbaar budget",
            "Beschikbare middelen 2024",
            "Subsidieplafond",
            "Nog te besteden",
            "Vrije ruimte",
            "Resterend budget regio deal",
        ] {
            assert!(tells_budget(told), "{told}");
        }
        for name in [
            "Budgetcoach in de wijk",
            "Ruimte voor natuur",
            "Beschikbaarheid huisartsen",
            "Restwarmte",
            "Budget voor jongeren",
            "Openbare ruimte Hengelo",
        ] {
            assert!(!tells_budget(name), "{name}");
        }
    }
}
