//! Money tables: what each column and each row is.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use dutch_money::{Cell, Scale};
use regiodeal_dataset::fold;
use regiodeal_document::{Block, Kind as Looks, Reading, Row};

use crate::lexicon;
use crate::pattern::Pattern;
use crate::profile::Profile;
use crate::row_kinds::row_kinds;
use crate::text::{AnyOf, sentences, words};
use crate::title::{Group, Title, bare_number};

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

/// The scale that a document states for all its tables.
#[derive(Default)]
struct Scales {
    of_all: Option<Reading>,
    /// Stated before any table, and not yet parted from the next one by a heading.
    front: Option<Reading>,
    any_table: bool,
}

impl Scales {
    fn pass_table(&mut self) {
        (self.front, self.any_table) = (None, true);
    }

    fn hear(&mut self, block: &Block) {
        static SIGNS: AnyOf = AnyOf::new(&["bedragen"]);
        if block.kind == Looks::Heading && self.of_all.is_none() {
            self.of_all = self.front.take();
        }
        let text = block.text.as_str();
        if !SIGNS.is_in(text) {
            return;
        }
        if let Some(stated) = scale_of_all(&block.text) {
            self.of_all = Some(stated);
        } else if !self.any_table && states_scale(text) && !is_of_one_table(text) {
            self.front = Some(block.text.clone());
        }
    }
}

/// The sentence that states the scale of all amounts: "Alle bedragen in dit programma zijn
/// x € 1.000".
fn scale_of_all(reading: &Reading) -> Option<Reading> {
    const ALL: &str = "alle bedragen";
    let text = reading.as_str();
    sentences(text).into_iter().find_map(|range| {
        let sentence = text.get(range.clone())?;
        let at = sentence.to_ascii_lowercase().find(ALL)?;
        let found = dutch_money::scale(sentence.get(at..)?)?;
        let between = sentence.get(at..at + found.start)?;
        let is_near = between.chars().count() < 80 && !is_of_one_table(between);
        is_near.then(|| reading.part(range.start + at..range.start + at + found.end))
    })
}

/// "Alle bedragen in deze tabel": the scale of no other table.
fn is_of_one_table(text: &str) -> bool {
    static SIGNS: AnyOf = AnyOf::new(&["tabel", "overzicht", "hieronder", "onderstaande"]);
    SIGNS.is_in(text)
}

/// "Rijksbijdrage" of "Rijksbijdrage totaal": the columns that such a column sums.
pub(crate) fn group_of_total(heading: &str) -> Option<&str> {
    let (group, last) = heading.rsplit_once(' ')?;
    let sums = matches!(last.to_lowercase().as_str(), "totaal" | "subtotaal" | "som");
    (sums && !lexicon::COLUMN_TOTAL.is_match(heading)).then_some(group)
}

/// Under a group of columns "totaal" sums that group, where rows say so; or it stands
/// beside the last group, and sums all.
fn mark_group_totals(columns: &mut [Role], body: &[&Row]) {
    let money = |columns: &[Role], index: usize| match columns.get(index) {
        Some(Role::Money(money)) => Some(money.clone()),
        _ => None,
    };
    for at in 0..columns.len() {
        let Some(sum) = money(columns, at) else {
            continue;
        };
        let Some(group) = group_of_total(&sum.heading) else {
            continue;
        };
        let all: Vec<(usize, Money)> = (0..columns.len())
            .filter_map(|index| Some((index, money(columns, index)?)))
            .filter(|(index, other)| {
                *index != at && !other.is_total && group_of_total(&other.heading).is_none()
            })
            .collect();
        let own: Vec<(usize, Money)> = all
            .iter()
            .filter(|(_, other)| other.heading.starts_with(group))
            .cloned()
            .collect();
        if own.len() < 2 {
            continue;
        }
        let adds_up = |parts: &[(usize, Money)]| {
            let rows = body.iter().filter(|row| {
                let printed = cents(row.cell(at), &sum);
                let parts = parts
                    .iter()
                    .map(|(index, part)| cents(row.cell(*index), part));
                let parts: Option<i64> = parts.map(|part| part.or(Some(0))).sum();
                printed.is_some() && printed == parts
            });
            rows.count()
        };
        let sums_all = adds_up(&all) > adds_up(&own);
        if let Some(Role::Money(money)) = columns.get_mut(at) {
            money.is_total = true;
            if sums_all && let Some((_, last)) = money.heading.rsplit_once(' ') {
                money.heading = last.to_owned();
            }
        }
    }
}

/// "Totale kosten" beside who pays for them sums the row only where it does so in most
/// rows: others may pay the rest.
fn tell_costs(columns: &mut [Role], body: &[&Row]) {
    let says_costs = |heading: &str| {
        let heading = heading.to_lowercase();
        let words = ["kosten", "begroting", "investering", "omvang"];
        words.iter().any(|word| heading.contains(word))
    };
    for at in 0..columns.len() {
        let Some(Role::Money(sum)) = columns.get(at) else {
            continue;
        };
        if !sum.is_total || !says_costs(&sum.heading) {
            continue;
        }
        let parts: Vec<(usize, &Money)> = columns
            .iter()
            .enumerate()
            .filter_map(|(index, role)| match role {
                Role::Money(money) if !money.is_total && !money.is_reserved => Some((index, money)),
                _ => None,
            })
            .collect();
        let of_row = |row: &Row| {
            let printed = cents(row.cell(at), sum)?;
            let own = parts
                .iter()
                .filter_map(|(index, part)| cents(row.cell(*index), part));
            Some(printed == own.sum::<i64>())
        };
        let rows: Vec<bool> = body.iter().filter_map(|row| of_row(row)).collect();
        let right = rows.iter().filter(|right| **right).count();
        let is_sum = right * 3 >= rows.len() * 2;
        if !is_sum && let Some(Role::Money(money)) = columns.get_mut(at) {
            money.is_total = false;
        }
    }
}

fn cents(cell: &str, money: &Money) -> Option<i64> {
    match read_cell(cell, money).0 {
        Cell::Amount(found) => found.amount.cents,
        _ => None,
    }
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

/// What the header of a table says.
struct Header {
    columns: Vec<Role>,
    /// Rows that it takes.
    height: usize,
    groups: Option<usize>,
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

/// A line right above a table that gives its scale.
pub(crate) fn caption(blocks: &[Block], index: usize) -> Option<&Reading> {
    blocks
        .get(index.saturating_sub(3)..index)?
        .iter()
        .rev()
        .filter(|block| block.kind != Looks::Furniture)
        .take(2)
        .map(|block| &block.text)
        .find(|text| states_scale(text.as_str()))
}

/// A short text that gives a scale.
fn states_scale(text: &str) -> bool {
    text.chars().count() < 160 && dutch_money::scale(text).is_some()
}

/// The columns and how many rows the header takes.
fn header(rows: &[&Row], caption: Option<&Reading>, profile: &Profile) -> Option<Header> {
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
    let first = (0..columns.len()).find(|column| {
        columns.get(*column) == Some(&Role::Other)
            && headings
                .get(*column)
                .is_some_and(|heading| !lexicon::COLUMN_OTHER.is_match(heading))
            && of_words(*column)
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
fn row_heading(cell: &str) -> bool {
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

fn is_year(cell: &str) -> bool {
    static YEAR: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"^(19|20)\d\d$"));
    YEAR.is_match(cell.trim())
}

/// An amount that is no year and no small count.
pub(crate) fn is_plain_amount(cell: &str) -> bool {
    !is_year(cell)
        && dutch_money::scale(cell).is_none()
        && matches!(dutch_money::cell(strip_mark(cell).0, Scale::ONE), Cell::Amount(found) if found.raw.contains(['.', ',', '€']))
}

fn role(
    heading: &str,
    column: usize,
    body: &[&Row],
    scale: Option<Scale>,
    profile: &Profile,
) -> Role {
    let lower = heading.to_lowercase();
    let is = |pattern: &Pattern| pattern.is_match(heading);
    let figures = mostly_figures(column, body);
    if is(&lexicon::COLUMN_NUMBER) {
        return Role::Number;
    }
    if is(&lexicon::COLUMN_NOTE) {
        return Role::Note;
    }
    if (is(&lexicon::COLUMN_PROJECT) || column == 0 && lower.contains("project")) && !figures {
        return Role::Project;
    }
    if profile.lead_columns.contains(&lower)
        || is(&lexicon::COLUMN_LEAD) && !is(&lexicon::COLUMN_TOTAL) && !figures
    {
        return Role::Lead;
    }
    if is(&lexicon::COLUMN_STATUS) && !figures {
        return Role::Status;
    }
    if is(&lexicon::COLUMN_CONDITION) && !figures {
        return Role::Condition;
    }
    if is(&lexicon::COLUMN_DESCRIPTION) && !figures {
        return Role::Description;
    }
    if is(&lexicon::COLUMN_PILLAR) {
        return Role::Pillar;
    }
    if is(&lexicon::COLUMN_THEME) {
        return Role::Theme;
    }
    if is(&lexicon::COLUMN_OTHER) && !figures {
        return Role::Other;
    }
    let money = profile.money_columns.contains(&lower)
        || is(&lexicon::COLUMN_TOTAL)
        || is(&lexicon::COLUMN_RESERVED)
        || is(&lexicon::COLUMN_MONEY)
        || figures && has_amounts(column, body);
    let wordy = body.iter().any(|row| !row.cell(column).is_empty()) && !figures;
    let money = money && (!wordy || has_amounts(column, body));
    // "projecten 2": a count of projects.
    if !money || fold(heading) == "projecten" || lower.starts_with("aantal") {
        return Role::Other;
    }
    Role::Money(money_column(heading, scale))
}

/// What the heading of a money column says; `scale` is that of a caption.
pub(crate) fn money_column(heading: &str, scale: Option<Scale>) -> Money {
    let own = dutch_money::scale(heading);
    let mut clean = match &own {
        Some(found) => {
            let before = heading.get(..found.start).unwrap_or_default();
            let after = heading.get(found.end..).unwrap_or_default();
            format!("{before} {after}")
        }
        None => heading.to_owned(),
    };
    clean = clean.replace("^ ", "").replace('^', "").replace('€', " ");
    let clean = words(&clean)
        .replace("( )", " ")
        .replace("()", " ")
        .trim_matches([' ', '(', ',', '-', ':'])
        .to_owned();
    let clean = join_ordinal(&clean);
    let lower = heading.to_lowercase();
    Money {
        tranche: tranche(&clean),
        is_total: lexicon::COLUMN_TOTAL.is_match(&clean),
        is_reserved: lexicon::COLUMN_RESERVED.is_match(&lower),
        scaled: own.is_some() || scale.is_some(),
        scale: own.map(|found| found.scale).or(scale).unwrap_or(Scale::ONE),
        heading: if clean.is_empty() {
            words(heading)
        } else {
            clean
        },
    }
}

/// "1 e tranche" is "1e tranche": a superscript that a converter set apart.
pub(crate) fn join_ordinal(heading: &str) -> String {
    static ORDINAL: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"\b(\d{1,2}) (e|de|ste)\b"));
    let spaces = ORDINAL
        .captures_iter(heading)
        .filter_map(|caught| caught.get(1));
    let spaces: Vec<usize> = spaces.map(|digits| digits.end()).collect();
    let mut joined = heading.to_owned();
    for at in spaces.into_iter().rev() {
        joined.remove(at);
    }
    joined
}

/// The number of the tranche that a heading names.
pub(crate) fn tranche(heading: &str) -> Option<u32> {
    let caught = lexicon::TRANCHE.captures(heading)?;
    let number = caught
        .name("before")
        .or_else(|| caught.name("after"))?
        .as_str();
    number.parse().ok().or_else(|| roman(number))
}

fn roman(number: &str) -> Option<u32> {
    const NUMERALS: [&str; 12] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
    ];
    let at = NUMERALS.iter().position(|numeral| *numeral == number)?;
    u32::try_from(at + 1).ok()
}

fn mostly_figures(column: usize, body: &[&Row]) -> bool {
    let cells = body
        .iter()
        .map(|row| row.cell(column))
        .filter(|cell| !cell.is_empty());
    let (mut figures, mut all) = (0, 0);
    for cell in cells {
        all += 1;
        let is_figure = !matches!(
            dutch_money::cell(strip_mark(cell).0, Scale::ONE),
            Cell::Words
        );
        figures += usize::from(is_figure);
    }
    all > 0 && figures * 2 > all
}

fn has_amounts(column: usize, body: &[&Row]) -> bool {
    body.iter().any(|row| is_plain_amount(row.cell(column)))
}

/// A cell without its footnote mark, and the mark.
pub(crate) fn strip_mark(cell: &str) -> (&str, Option<&str>) {
    let may_match = cell.ends_with(|last: char| {
        last.is_whitespace()
            || matches!(
                last,
                '*' | ')' | '†' | '‡' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹'
            )
    });
    let caught = may_match.then(|| lexicon::CELL_MARK.captures(cell));
    let Some(caught) = caught.flatten() else {
        return (cell, None);
    };
    let (Some(whole), Some(mark)) = (caught.get(0), caught.name("mark")) else {
        return (cell, None);
    };
    let rest = cell.get(..whole.start()).unwrap_or_default();
    // "12)" alone is no amount with a mark, and "(5)" is a negative amount.
    if rest.is_empty()
        || rest.ends_with('(')
        || mark.as_str().ends_with(')')
            && !mark.as_str().starts_with('(')
            && !whole.as_str().starts_with(char::is_whitespace)
    {
        return (cell, None);
    }
    (rest, Some(mark.as_str().trim()))
}

/// A money cell: what it holds and its footnote mark.
pub(crate) fn read_cell<'c>(cell: &'c str, money: &Money) -> (Cell<'c>, Option<&'c str>) {
    let whole = dutch_money::cell(cell, money.scale);
    if !matches!(whole, Cell::Words) {
        return (whole, None);
    }
    let (rest, mark) = strip_mark(cell);
    match dutch_money::cell(rest, money.scale) {
        Cell::Words => (Cell::Words, mark),
        read => (read, mark),
    }
}

#[cfg(test)]
mod tests;
