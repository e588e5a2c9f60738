//! Money tables: what each column and each row is.

mod cell;
mod columns;
mod header;
mod scale;
#[cfg(test)]
mod tests;

use dutch_money::{Cell, Scale};
use regiodeal_dataset::fold;
use regiodeal_document::{Block, Kind as Looks, Reading, Row};

use crate::profile::Profile;
use crate::row_kinds::row_kinds;
use crate::text::words;
use crate::title::{Title, bare_number};
use header::{Header, header, row_heading};
use scale::Scales;

pub(crate) use cell::{is_plain_amount, read_cell};
pub(crate) use columns::{group_of_total, join_ordinal, money_column, tranche};
pub(crate) use header::goes_on_with_header;
pub(crate) use scale::caption;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Number,
    Project,
    Lead,
    Status,
    Condition,
    Description,
    /// A note; its heading is the label.
    Note,
    Pillar,
    Theme,
    Money(Money),
    Other,
}

/// A column of money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Money {
    /// As printed, cleaned.
    pub(crate) heading: String,
    pub(crate) tranche: Option<u32>,
    pub(crate) scale: Scale,
    /// The heading or the caption gave the scale.
    pub(crate) scaled: bool,
    /// It sums the others.
    pub(crate) is_total: bool,
    /// Money set aside, not granted.
    pub(crate) is_reserved: bool,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Header,
    Group,
    Project,
    Part,
    Note,
    Total,
    Unknown,
}

/// One table of money, over all the pieces that page breaks cut it into.
pub(crate) struct Table<'b> {
    pub(crate) columns: Vec<Role>,
    pub(crate) rows: Vec<(Kind, &'b Row)>,
    /// Position of the first block.
    pub(crate) block: usize,
    /// Position of the last block.
    pub(crate) last_block: usize,
    /// Readings of the header and the caption.
    pub(crate) headers: Vec<Reading>,
    /// The column of groups, where the rows are sums of groups.
    pub(crate) groups: Option<usize>,
    /// The names of its projects open with plain numbers, one after the other.
    counts_names: bool,
}

impl Table<'_> {
    /// What a cell of the column of projects says. "1 Open huis" opens with a number where
    /// all projects of the table do, one after the other.
    pub(crate) fn title_of(&self, cell: &Reading) -> Title {
        let text = cell.as_str();
        let mut title = Title::parse(text);
        if self.counts_names
            && title.number.is_none()
            && let Some((number, name)) = bare_number(text, title.name.start)
        {
            title.take_bare_number(text, number, name);
        }
        title
    }

    fn numbers_names(&self) -> bool {
        let Some(column) = self.column(&Role::Project) else {
            return false;
        };
        let projects = self.rows.iter().filter(|(kind, _)| *kind == Kind::Project);
        let number = |(_, row): &(Kind, &Row)| {
            let text = row.cell(column);
            let (number, _) = bare_number(text, Title::parse(text).name.start)?;
            text.get(number)?.parse().ok()
        };
        let numbers: Option<Vec<u32>> = projects.map(number).collect();
        numbers.is_some_and(|numbers| {
            let mut pairs = numbers.windows(2);
            numbers.len() > 1 && pairs.all(|pair| matches!(pair, [one, next] if one + 1 == *next))
        })
    }

    pub(crate) fn column(&self, role: &Role) -> Option<usize> {
        self.columns.iter().position(|column| column == role)
    }

    pub(crate) fn money(&self) -> impl Iterator<Item = (usize, &Money)> {
        self.columns
            .iter()
            .enumerate()
            .filter_map(|(index, column)| match column {
                Role::Money(money) => Some((index, money)),
                _ => None,
            })
    }
}

/// Reads every table of money. Pieces with the same header, or without one but with
/// as many columns, go on with the table before them.
pub(crate) fn read_all<'b>(blocks: &'b [Block], profile: &Profile) -> Vec<Table<'b>> {
    let mut tables: Vec<Table<'b>> = Vec::new();
    let mut scales = Scales::default();
    let mut last_caption: Option<Reading> = None;
    for (index, block) in blocks.iter().enumerate() {
        if block.kind != Looks::Table {
            scales.hear(block);
            continue;
        }
        scales.pass_table();
        let rows: Vec<&Row> = block
            .table
            .rows
            .iter()
            .filter(|row| row.filled().next().is_some())
            .collect();
        let own = caption(blocks, index);
        let before = tables.last().filter(|before| {
            let between = blocks.get(before.last_block + 1..index).unwrap_or_default();
            own.is_none() && goes_on(before, &rows, between)
        });
        let last = before.and(last_caption.as_ref());
        let caption = own.or(last).or(scales.of_all.as_ref()).cloned();
        let Some(Header {
            columns,
            height: header,
            groups,
        }) = header(&rows, caption.as_ref(), profile)
        else {
            continue_table(&mut tables, &rows, blocks, index);
            continue;
        };
        last_caption.clone_from(&caption);
        let headers = rows
            .iter()
            .take(header)
            .flat_map(|row| row.cells.iter().cloned())
            .chain(caption)
            .filter(|cell| !cell.is_empty())
            .collect();
        let mut kinds = vec![Kind::Header; header];
        kinds.extend(row_kinds(&columns, rows.get(header..).unwrap_or_default()));
        tables.push(Table {
            columns,
            rows: kinds.into_iter().zip(rows).collect(),
            block: index,
            last_block: index,
            headers,
            groups,
            counts_names: false,
        });
    }
    for table in &mut tables {
        table.counts_names = table.numbers_names();
    }
    tables
}

/// The table of money that stands under the heading of one project: a header, and a row
/// with nothing but amounts. `index` is its position.
pub(crate) fn of_one_project(blocks: &[Block], index: usize) -> Option<Table<'_>> {
    let block = blocks.get(index)?;
    let mut rows = block.table.rows.iter();
    let (header, row) = (rows.next()?, rows.next()?);
    let caption = caption(blocks, index);
    let scale = caption.and_then(|caption| dutch_money::scale(caption.as_str()));
    let columns = header.cells.iter().zip(&row.cells).map(|(heading, cell)| {
        let heading = words(heading.as_str());
        let column = money_column(&heading, scale.as_ref().map(|found| found.scale));
        let is_amount = !matches!(read_cell(cell.as_str(), &column).0, Cell::Words);
        (row_heading(&heading) && is_amount).then_some(Role::Money(column))
    });
    let columns: Vec<Role> = columns.collect::<Option<_>>()?;
    let amounts = row
        .cells
        .iter()
        .filter(|cell| is_plain_amount(cell.as_str()));
    let is_money = amounts.count() > 0 && row.cells.len() == header.cells.len();
    (rows.next().is_none() && columns.len() > 1 && is_money).then(|| Table {
        columns,
        rows: vec![(Kind::Header, header), (Kind::Project, row)],
        block: index,
        last_block: index,
        headers: header.cells.clone(),
        groups: None,
        counts_names: false,
    })
}

/// Whether two tables have the same columns, whichever of them has the scale over it.
pub(crate) fn are_alike(one: &[Role], other: &[Role]) -> bool {
    let alike = |(one, other): (&Role, &Role)| match (one, other) {
        (Role::Money(one), Role::Money(other)) => one.heading == other.heading,
        _ => one == other,
    };
    one.len() == other.len() && one.iter().zip(other).all(alike)
}

/// Nothing but a page break parts a table from the one before, which has the same header.
fn goes_on(before: &Table<'_>, rows: &[&Row], between: &[Block]) -> bool {
    let texts =
        |row: &Row| -> Vec<String> { row.cells.iter().map(|cell| fold(cell.as_str())).collect() };
    let first = before.rows.first().map(|(_, row)| texts(row));
    let is_same = rows.first().is_some_and(|row| Some(texts(row)) == first);
    is_same && between.iter().all(|block| block.kind == Looks::Furniture)
}

/// Rows without a header of their own go on with the table before. Those of two columns
/// do so only over a page break, and with money in the first of them: a list of words and
/// figures is no rare thing.
fn continue_table<'b>(tables: &mut [Table<'b>], rows: &[&'b Row], blocks: &[Block], index: usize) {
    let Some(table) = tables.last_mut().filter(|table| table.groups.is_none()) else {
        return;
    };
    let has_money = |row: &&Row| {
        let mut money = table.money();
        money.any(|(column, money)| matches!(read_cell(row.cell(column), money).0, Cell::Amount(_)))
    };
    let between = blocks.get(table.last_block + 1..index).unwrap_or_default();
    let is_broken = between.iter().all(|block| block.kind == Looks::Furniture);
    let widest = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let fits = match widest {
        0 | 1 => false,
        2 => is_broken && table.columns.len() == 2 && rows.first().is_some_and(has_money),
        _ => widest <= table.columns.len() && index - table.last_block <= 8,
    };
    if fits && rows.iter().any(has_money) {
        let kinds = row_kinds(&table.columns, rows);
        table
            .rows
            .extend(kinds.into_iter().zip(rows.iter().copied()));
        table.last_block = index;
    }
}
