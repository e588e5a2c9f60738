//! Which columns of the projects' tables a sum is over.

use dutch_money::Cell;
use regiodeal_dataset::fold;

use super::{Alone, Columns, Sum};
use crate::programme::Programme;
use crate::table::{Money, Table, group_of_total, read_cell};

impl Programme<'_> {
    /// The columns whose headings a label holds.
    fn columns_named(&self, label: &str) -> Vec<String> {
        let cells = self.drafts.iter().flat_map(|draft| &draft.cells);
        let columns = cells.map(|cell| &cell.column);
        columns
            .filter(|column| !column.is_total && label.contains(&fold(&column.heading)))
            .map(|column| column.heading.clone())
            .collect()
    }

    /// The columns that a line below the tables sums: those that its label names; else the
    /// first, where that adds up or there are no tranches; else all tranches.
    pub(super) fn columns_in(&self, label: &str, sum: &Sum) -> Vec<String> {
        let mut columns = self.columns_named(label);
        let cells = || {
            let cells = self.drafts.iter().flat_map(|draft| &draft.cells);
            cells.filter(|cell| !cell.column.is_total)
        };
        if columns.is_empty() {
            let first = cells().next().map(|cell| cell.column.heading.clone());
            let tranches = cells().filter(|cell| cell.column.tranche.is_some());
            let tranches: Vec<String> = tranches.map(|cell| cell.column.heading.clone()).collect();
            let own = |heading: &String| {
                let members = self.members(&sum.over);
                let drafts = members.iter().filter_map(|index| self.drafts.get(*index));
                let cells = drafts.flat_map(|draft| &draft.cells);
                let cells = cells.filter(|cell| {
                    cell.part.is_none() && !cell.column.is_total && cell.column.heading == *heading
                });
                let cents =
                    cells.filter_map(|cell| match read_cell(cell.cell.as_str(), &cell.column).0 {
                        Cell::Amount(found) => found.amount.cents,
                        _ => None,
                    });
                Some(cents.sum::<i64>())
            };
            let is_first = tranches.is_empty() || first.as_ref().and_then(own) == sum.printed.cents;
            columns = if is_first {
                first.into_iter().collect()
            } else {
                tranches
            };
        }
        columns.sort();
        columns.dedup();
        columns
    }

    /// The headings of the columns that a sum is over, as allocations name them.
    pub(super) fn headings(&self, columns: &Columns) -> Vec<String> {
        let cells = || {
            let cells = self.drafts.iter().flat_map(|draft| &draft.cells);
            cells
                .map(|cell| &cell.column)
                .filter(|column| !column.is_total)
        };
        let mut headings: Vec<String> = match columns {
            Columns::Named(headings) => headings.clone(),
            Columns::Amounts(_) => vec![String::new()],
            Columns::Like(columns, alone) => {
                let known: Vec<&Money> = cells().collect();
                let own = columns
                    .iter()
                    .flat_map(|column| like(column, &known, *alone));
                own.collect()
            }
            Columns::Tranches(tranches) => cells()
                .filter(|column| {
                    column
                        .tranche
                        .is_some_and(|tranche| tranches.contains(&tranche))
                })
                .map(|column| column.heading.clone())
                .collect(),
            Columns::In(label) => self.columns_named(label),
        };
        headings.sort();
        headings.dedup();
        if headings.is_empty() && matches!(columns, Columns::Tranches(_) | Columns::Like(..)) {
            // A tranche that no column has: nothing is summed.
            headings.push(String::new());
        }
        headings
    }
}

/// The columns of the projects that a column of a summary sums: of the same tranche, of
/// the same heading, or all where it is the only one.
fn like(column: &Money, known: &[&Money], alone: Alone) -> Vec<String> {
    let own = fold(&column.heading);
    let with = |wanted: &dyn Fn(&Money) -> bool| -> Vec<String> {
        let columns = known.iter().filter(|known| wanted(known));
        columns.map(|known| known.heading.clone()).collect()
    };
    if column.tranche.is_some() {
        return with(&|known| known.tranche == column.tranche);
    }
    let same = with(&|known| fold(&known.heading) == own);
    if !same.is_empty() {
        return same;
    }
    let near = with(&|known| {
        let other = fold(&known.heading);
        other.contains(&own) || own.contains(&other)
    });
    let is_one = near.iter().all(|heading| near.first() == Some(heading));
    if !near.is_empty() && is_one && !column.is_total {
        return near;
    }
    if alone == Alone::No {
        return Vec::new();
    }
    let granted = with(&|known| known.tranche.is_some());
    if granted.is_empty() {
        with(&|known| !known.is_reserved)
    } else {
        granted
    }
}

/// The columns that a column of sums sums.
pub(crate) fn summed(table: &Table<'_>, sum: &Money) -> Vec<String> {
    let group = group_of_total(&sum.heading);
    table
        .money()
        .filter(|(_, money)| !money.is_total && !money.is_reserved)
        .filter(|(_, money)| group.is_none_or(|group| money.heading.starts_with(group)))
        .map(|(_, money)| money.heading.clone())
        .collect()
}
