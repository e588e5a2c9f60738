//! Header rows: which rows they are, and what columns they head.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use dutch_money::{Cell, Scale};
use regiodeal_dataset::fold;
use regiodeal_document::{Reading, Row};

use super::Role;
use super::cell::is_plain_amount;
use super::columns::{mark_group_totals, role, tell_costs, tranche};
use crate::lexicon;
use crate::pattern::Pattern;
use crate::profile::Profile;
use crate::text::words;
use crate::title::Group;

/// What the header of a table says.
pub(super) struct Header {
    pub(super) columns: Vec<Role>,
    /// Rows that it takes.
    pub(super) height: usize,
    pub(super) groups: Option<usize>,
}

/// The columns and how many rows the header takes.
pub(super) fn header(
    rows: &[&Row],
    caption: Option<&Reading>,
    profile: &Profile,
) -> Option<Header> {
    let first = rows.first()?;
    let width = rows.iter().map(|row| row.cells.len()).max()?;
    let mut height = 1;
    if rows.get(1).is_some_and(|row| groups_over(first, row)) {
        height = 2;
    }
    while rows
        .get(height)
        .is_some_and(|row| goes_on_with_header(row) || heads_columns(first, row))
        && height < 4
    {
        height += 1;
    }
    let first_texts = spread(first, rows.get(1).filter(|_| height > 1).copied());
    let heading = |column: usize| {
        let mut heading = String::new();
        for (line, row) in rows.iter().take(height).enumerate() {
            let cell = match line {
                0 => first_texts.get(column).map_or("", String::as_str),
                _ => row.cell(column),
            };
            if heading.ends_with('-') && cell.chars().next().is_some_and(char::is_lowercase) {
                heading.pop();
            } else if !heading.is_empty() && !cell.is_empty() {
                heading.push(' ');
            }
            heading.push_str(cell);
        }
        words(&heading)
    };
    let headings: Vec<String> = (0..width).map(heading).collect();
    let known = headings
        .iter()
        .filter(|heading| names_column(heading, profile))
        .count();
    let named = headings.iter().any(|heading| {
        lexicon::COLUMN_PROJECT.is_match(heading)
            || lexicon::COLUMN_PILLAR.is_match(heading)
            || lexicon::COLUMN_THEME.is_match(heading)
    });
    let few_figures = !first
        .cells
        .iter()
        .any(|cell| is_plain_amount(cell.as_str()));
    if known < 2 || !few_figures || !(named || known >= 3) {
        return None;
    }
    let body = rows.get(height..).unwrap_or_default();
    let scale = caption
        .and_then(|text| dutch_money::scale(text.as_str()))
        .map(|found| found.scale);
    let columns: Vec<Role> = headings
        .iter()
        .enumerate()
        .map(|(column, heading)| role(heading, column, body, scale, profile))
        .collect();
    let mut columns = give_project_column(columns, &headings, body);
    mark_group_totals(&mut columns, body);
    tell_costs(&mut columns, body);
    let money = columns
        .iter()
        .any(|column| matches!(column, Role::Money(_)));
    // Without a column of projects the rows are sums of the groups in the first column.
    let groups = match columns.iter().position(is_group) {
        _ if columns.contains(&Role::Project) => None,
        // "Pijler Wonen" over the tranches of that pillar heads no groups.
        Some(column)
            if sums_groups(column, &columns, body)
                && headings
                    .get(column)
                    .is_some_and(|heading| Group::parse(heading).is_none()) =>
        {
            Some(column)
        }
        _ => return None,
    };
    money.then_some(Header {
        columns,
        height,
        groups,
    })
}

fn is_group(role: &Role) -> bool {
    matches!(role, Role::Pillar | Role::Theme)
}

/// Each row names one group, and none names who leads it.
fn sums_groups(column: usize, columns: &[Role], body: &[&Row]) -> bool {
    let names: Vec<String> = body.iter().map(|row| fold(row.cell(column))).collect();
    let filled = names.iter().filter(|name| !name.is_empty());
    let different: BTreeSet<&String> = filled.clone().collect();
    let of_columns = |row: &&Row| {
        let cell = row.cell(column);
        tranche(cell).is_some() || is_year(cell)
    };
    if body.iter().any(of_columns) {
        return false;
    }
    !columns.contains(&Role::Lead) && !names.is_empty() && different.len() == filled.count()
}

/// A table whose names stand in a column without a known heading: the first column
/// that is mostly words.
fn give_project_column(mut columns: Vec<Role>, headings: &[String], body: &[&Row]) -> Vec<Role> {
    if columns.contains(&Role::Project) {
        return columns;
    }
    let of_words = |column: usize| {
        let filled = body
            .iter()
            .filter(|row| !row.cell(column).is_empty())
            .count();
        let wordy = body
            .iter()
            .filter(|row| row.cell(column).chars().any(char::is_alphabetic))
            .count();
        filled > 0 && wordy * 10 >= filled * 7
    };
    // "Rijk", "Gemeenten", "Totaal": who pays for one project, and no projects.
    let of_payers = |column: usize| {
        let names = body.iter().map(|row| row.cell(column));
        let names = names.filter(|name| !name.is_empty() && !lexicon::TOTAL.is_match(name));
        let (payers, others): (Vec<&str>, Vec<&str>) = names.partition(|name| {
            let name = name.split('(').next().unwrap_or_default().trim();
            lexicon::COLUMN_PAYER.is_match(name)
        });
        payers.len() > 1 && payers.len() >= 2 * others.len()
    };
    let first = (0..columns.len()).find(|column| {
        columns.get(*column) == Some(&Role::Other)
            && headings
                .get(*column)
                .is_some_and(|heading| !lexicon::COLUMN_OTHER.is_match(heading))
            && of_words(*column)
            && !of_payers(*column)
    });
    if let Some(column) = first.and_then(|first| columns.get_mut(first)) {
        *column = Role::Project;
    }
    columns
}

fn names_column(heading: &str, profile: &Profile) -> bool {
    let lower = heading.to_lowercase();
    lexicon::COLUMN_PROJECT.is_match(heading)
        || lexicon::COLUMN_NUMBER.is_match(heading)
        || lexicon::COLUMN_LEAD.is_match(heading)
        || lexicon::COLUMN_STATUS.is_match(heading)
        || lexicon::COLUMN_NOTE.is_match(heading)
        || lexicon::COLUMN_PILLAR.is_match(heading)
        || lexicon::COLUMN_THEME.is_match(heading)
        || lexicon::COLUMN_TOTAL.is_match(heading)
        || lexicon::COLUMN_OTHER.is_match(heading)
        || (lexicon::COLUMN_MONEY.is_match(heading) && heading.chars().count() < 60)
        || lexicon::COLUMN_PAYER.is_match(heading)
        || profile.money_columns.contains(&lower)
        || profile.lead_columns.contains(&lower)
}

/// The second line of a header: nothing in it but units and rests of headings.
pub(crate) fn goes_on_with_header(row: &Row) -> bool {
    let mut filled = row.filled().peekable();
    filled.peek().is_some()
        && row.filled().all(|column| {
            let cell = row.cell(column);
            let lower = cell.to_lowercase();
            cell == "€"
                || matches!(
                    lower.as_str(),
                    "nummer" | "organisatie" | "nr." | "euro" | "naam" | "in euro's" | "deal"
                )
                || dutch_money::scale(cell).is_some()
                || is_year(cell)
        })
}

/// The second line of a header with groups: words under the first line's groups, no
/// figures, and nothing under the names.
fn heads_columns(first: &Row, row: &Row) -> bool {
    let names =
        (0..first.cells.len()).find(|column| lexicon::COLUMN_PROJECT.is_match(first.cell(*column)));
    let Some(names) = names else { return false };
    row.filled().count() >= 2
        && row.cell(names).is_empty()
        && row.filled().all(|column| {
            let cell = row.cell(column);
            column > names
                && cell.chars().count() <= 25
                && (is_year(cell)
                    || lexicon::TRANCHE.is_match(cell)
                    || !cell.chars().any(|char| char.is_ascii_digit()))
                && !matches!(dutch_money::cell(cell, Scale::ONE), Cell::NoValue)
        })
        && first
            .filled()
            .filter(|column| *column > names)
            .any(|column| !row.cell(column).is_empty())
}

/// A line of groups over the line that names the columns.
fn groups_over(first: &Row, names: &Row) -> bool {
    let has_names = |row: &Row| {
        row.filled()
            .any(|column| lexicon::COLUMN_PROJECT.is_match(row.cell(column)))
    };
    let groups = first.filled().all(|column| {
        let cell = row_heading(first.cell(column));
        !names.cell(column).is_empty() && cell
    });
    first.filled().count() >= 1
        && first.filled().count() < names.filled().count()
        && groups
        && !has_names(first)
        && has_names(names)
}

/// Words over a column, and no figure.
pub(super) fn row_heading(cell: &str) -> bool {
    cell.chars().any(char::is_alphabetic) && !is_plain_amount(cell) && cell.chars().count() <= 40
}

/// The first line of a header, a group's heading repeated over the columns below it.
fn spread(first: &Row, second: Option<&Row>) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    let width = first
        .cells
        .len()
        .max(second.map_or(0, |row| row.cells.len()));
    for column in 0..width {
        let own = first.cell(column).to_owned();
        let below = |column: usize| second.is_some_and(|row| !row.cell(column).is_empty());
        let group = column > 0 && own.is_empty() && below(column) && below(column - 1);
        let text = if group {
            texts.last().cloned().unwrap_or_default()
        } else {
            own
        };
        texts.push(text);
    }
    texts
}

pub(super) fn is_year(cell: &str) -> bool {
    static YEAR: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"^(19|20)\d\d$"));
    YEAR.is_match(cell.trim())
}
