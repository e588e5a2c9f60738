//! Printed sums: total rows, and totals in running text.

mod columns;
mod members;
mod printed;

use regiodeal_dataset::Amount;
use regiodeal_document::Reading;

use crate::draft;
use crate::table::Money;

pub(crate) use columns::summed;
pub(crate) use printed::raw_part;

/// A printed sum, before its subjects have their final names.
pub(crate) struct Sum {
    pub(crate) scope: Scope,
    pub(crate) heading: Option<String>,
    pub(crate) tranche: Option<u32>,
    pub(crate) projects: Option<u32>,
    pub(crate) printed: Amount,
    pub(crate) reading: Reading,
    pub(crate) over: Over,
    pub(crate) columns: Columns,
}

impl Sum {
    /// Of the amount in a cell of a column of money.
    fn in_cell(
        scope: Scope,
        (cell, found): (&Reading, &dutch_money::Found<'_>),
        column: &Money,
        over: Over,
        columns: Columns,
    ) -> Self {
        Self {
            scope,
            heading: Some(column.heading.clone()),
            tranche: column.tranche,
            projects: None,
            printed: draft::scaled(found, column),
            reading: raw_part(cell, found),
            over,
            columns,
        }
    }
}

/// What a sum says that it sums.
#[derive(Clone, Debug)]
pub(crate) enum Scope {
    Pillar(String),
    /// A pillar or a theme, whichever has projects.
    Group(String),
    Theme(String),
    Programme,
    Project(usize),
}

/// A printed number of projects.
pub(crate) struct Tally {
    pub(crate) scope: Scope,
    pub(crate) over: Over,
    pub(crate) count: usize,
    pub(crate) reading: Reading,
}

/// Which columns a sum is over.
#[derive(Clone, Debug)]
pub(crate) enum Columns {
    /// The columns with these headings.
    Named(Vec<String>),
    /// The columns of these tranches; none is all columns.
    Tranches(Vec<u32>),
    /// The columns whose headings the label holds; else the first that any row has.
    In(String),
    /// The columns of the projects that these columns of a summary sum; all where it has
    /// no other.
    Like(Vec<Money>, Alone),
    /// These amounts, and no columns.
    Amounts(Vec<Amount>),
}

/// Whether a summary has one column of money or several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Alone {
    Yes,
    No,
}

/// Which projects a sum is over.
pub(crate) enum Over {
    Drafts(Vec<usize>),
    Pillar(String),
    /// Those of the pillar with that name, else of the theme.
    Group(String),
    All,
}
