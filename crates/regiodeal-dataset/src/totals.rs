//! Printed sums beside the sums of their rows.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::record::TotalRecord;
use crate::source::{Amount, Source};
use crate::statement::{Allocation, ChangeKind, Claim, Decision, DocumentFile, Statement, Total};

/// A printed total with the rows that it sums.
pub(crate) struct Summed<'a> {
    pub(crate) total: &'a Total,
    pub(crate) rows: Rows<'a>,
    /// Cells in its columns that hold figures, but were not read as an amount.
    pub(crate) unread: Vec<&'a Source>,
    pub(crate) agreement: Agreement,
    /// What is stated of its subjects' money, where their number is printed beside it.
    pub(crate) counted: Vec<&'a Statement>,
    pub(crate) record: TotalRecord,
}

/// How a printed total and the sum of its rows compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Agreement {
    /// The same money, or the same as rounded as the total is printed.
    Same,
    /// Other money; the rounding of the rows can explain that.
    Nearly,
    /// Other money.
    Other,
    /// There is no sum to compare with.
    Unknown,
}

/// A row that a total sums: where it is printed, and its amount.
pub(crate) type Row<'a> = (&'a Source, &'a Amount);
pub(crate) type Rows<'a> = Vec<Row<'a>>;

impl Summed<'_> {
    /// How many of its rows have no exact amount.
    pub(crate) fn unexact(&self) -> usize {
        let rows = self.rows.iter();
        rows.filter(|(_, amount)| amount.cents.is_none()).count() + self.unread.len()
    }
}

/// The printed totals of a document with their rows.
pub(crate) fn of(file: &DocumentFile) -> Vec<Summed<'_>> {
    let stated = Stated::of(file);
    totals(file)
        .map(|(statement, total)| summed(file, &stated, statement, total))
        .collect()
}

fn totals(file: &DocumentFile) -> impl Iterator<Item = (&Statement, &Total)> {
    let statements = file.statements.iter();
    statements.filter_map(|statement| match &statement.claim {
        Claim::Total(total) => Some((statement, total)),
        _ => None,
    })
}

/// What a document states of money, by subject and in its order.
struct Stated<'a>(HashMap<&'a str, Vec<(usize, &'a Statement)>>);

impl<'a> Stated<'a> {
    fn of(file: &'a DocumentFile) -> Self {
        let mut stated: HashMap<&str, Vec<_>> = HashMap::new();
        for (index, statement) in file.statements.iter().enumerate() {
            if matches!(statement.claim, Claim::Allocation(_) | Claim::Decision(_)) {
                let own = stated.entry(&statement.subject).or_default();
                own.push((index, statement));
            }
        }
        Self(stated)
    }

    /// What it states of the subjects of a total.
    fn under(&self, total: &Total) -> Vec<&'a Statement> {
        let subjects = total.subjects.iter();
        let own = subjects.filter_map(|subject| self.0.get(subject.as_str()));
        let mut own: Vec<(usize, &Statement)> = own.flatten().copied().collect();
        own.sort_by_key(|(index, _)| *index);
        own.dedup_by_key(|(index, _)| *index);
        own.into_iter().map(|(_, statement)| statement).collect()
    }
}

fn summed<'a>(
    file: &'a DocumentFile,
    stated: &Stated<'a>,
    statement: &'a Statement,
    total: &'a Total,
) -> Summed<'a> {
    let own = stated.under(total);
    let mut rows = rows(&own, total);
    rows.sort_by_key(|(source, _)| *source);
    let unread = unread(&own, total);
    let can_add = !total.subjects.is_empty() && unread.is_empty();
    let recomputed = sum(&rows).filter(|_| can_add);
    let agreement = agreement(recomputed, &total.printed, &rows);
    let record = TotalRecord {
        scope: statement.subject.clone(),
        document: file.document.id.clone(),
        heading: total.heading.clone(),
        tranche: total.tranche,
        projects: total.projects,
        printed: total.printed.clone(),
        recomputed: recomputed.map(|cents| Amount {
            cents: Some(cents),
            raw: terms(&rows),
            ..Amount::default()
        }),
        agrees: agreement == Agreement::Same,
        judged: crate::verdict::Judged::default(),
        source: statement.source.clone(),
    };
    Summed {
        total,
        rows,
        unread,
        agreement,
        counted: if total.projects.is_some() {
            own
        } else {
            Vec::new()
        },
        record,
    }
}

fn agreement(sum: Option<i64>, printed: &Amount, rows: &Rows<'_>) -> Agreement {
    let difference = sum.and_then(|sum| Some(sum.abs_diff(printed.cents?)));
    let Some(difference) = difference else {
        return Agreement::Unknown;
    };
    let own = printed.unit();
    // "Ruim 1,5 miljoen" is more than that, and less than 1,6.
    if printed.qualifier.as_deref() == Some("approx") && difference <= own.max(roundness(printed)) {
        return Agreement::Same;
    }
    let units: Vec<u64> = rows.iter().map(|(_, amount)| amount.unit()).collect();
    let is_coarser = units.iter().all(|unit| *unit < own);
    let all = units
        .iter()
        .fold(own, |all, unit| all.saturating_add(*unit));
    // Half a unit is what rounding takes or gives.
    let twice = difference.saturating_mul(2);
    if difference == 0 || is_coarser && twice <= own {
        Agreement::Same
    } else if twice <= all {
        Agreement::Nearly
    } else {
        Agreement::Other
    }
}

/// The largest power of ten that divides an amount, in euro cents: € 1.500.000 is round to
/// € 100.000.
fn roundness(amount: &Amount) -> u64 {
    let mut rest = amount.cents.unwrap_or_default().unsigned_abs();
    let mut unit = 1;
    while rest > 0 && rest.is_multiple_of(10) {
        rest /= 10;
        unit *= 10;
    }
    unit
}

/// The printed sums of a document: the position of the statement, and how it compares; by
/// the places of the amounts that they are over.
pub(crate) type Over = BTreeMap<Source, Vec<(usize, Agreement)>>;

/// The printed sums that are over each amount of a document.
pub(crate) fn over(file: &DocumentFile) -> Over {
    let mut over = Over::new();
    let stated = Stated::of(file);
    for (position, statement) in file.statements.iter().enumerate() {
        if let Claim::Total(total) = &statement.claim {
            let sum = summed(file, &stated, statement, total);
            for (source, _) in sum.rows {
                let sums = over.entry(source.clone()).or_default();
                sums.push((position, sum.agreement));
            }
        }
    }
    over
}

/// The places of the amounts that a printed sum is over.
pub(crate) fn terms_of<'f>(file: &'f DocumentFile, sum: &'f Statement) -> Vec<&'f Source> {
    match &sum.claim {
        Claim::Total(total) => {
            let own = Stated::of(file).under(total);
            rows(&own, total).into_iter().map(|(at, _)| at).collect()
        }
        _ => Vec::new(),
    }
}

/// Cells in the columns of a total that hold figures, but were not read as an amount.
fn unread<'a>(own: &[&'a Statement], total: &Total) -> Vec<&'a Source> {
    let cells = own.iter().filter_map(|statement| match &statement.claim {
        Claim::Allocation(row) if total.headings.contains(&row.heading) => Some((statement, row)),
        _ => None,
    });
    let mut unread: Vec<&Source> = cells
        .filter(|(_, row)| {
            let text = row.text.as_deref().unwrap_or_default();
            text.contains('€')
                || text
                    .split(' ')
                    .any(|word| word.starts_with(|char: char| char.is_ascii_digit()))
        })
        .map(|(statement, _)| &statement.source)
        .collect();
    unread.sort();
    unread
}

/// The amounts that a total sums: allocations, or where the subjects have none what was
/// granted to them. A sub-row's amount is part of its parent's, where that is printed.
fn rows<'a>(own: &[&'a Statement], total: &'a Total) -> Rows<'a> {
    if !total.terms.is_empty() {
        let terms = total.terms.iter();
        return terms
            .filter_map(|term| Some((term.source.as_ref()?, term)))
            .collect();
    }
    let wanted = |heading: &String| total.headings.is_empty() || total.headings.contains(heading);
    let allocations: Vec<(&Statement, &Allocation, &Amount)> = own
        .iter()
        .filter_map(|statement| match &statement.claim {
            Claim::Allocation(row) if wanted(&row.heading) => {
                Some((*statement, row, row.amount.as_ref()?))
            }
            _ => None,
        })
        .collect();
    let whole: BTreeSet<(&str, &str)> = allocations
        .iter()
        .filter(|(_, row, _)| row.part.is_none())
        .map(|(statement, row, _)| (statement.subject.as_str(), row.heading.as_str()))
        .collect();
    // A sheet of the project may print what the table prints. Two sub-rows of a table may
    // be alike.
    let mut counted: BTreeMap<_, u32> = BTreeMap::new();
    let rows: Rows<'_> = allocations
        .into_iter()
        .filter(|(statement, row, _)| {
            let key = (statement.subject.as_str(), row.heading.as_str());
            row.part.is_none() || !whole.contains(&key)
        })
        .filter(|(statement, row, amount)| {
            let subject = statement.subject.as_str();
            let page = statement.source.page;
            let key = (subject, &row.heading, &row.part, amount.cents);
            let known = counted.get(&key).copied();
            counted.entry(key).or_insert(page);
            known.is_none_or(|first| row.part.is_some() && first == page)
        })
        .map(|(statement, _, amount)| (&statement.source, amount))
        .collect();
    if !rows.is_empty() {
        return rows;
    }
    granted(own, total)
}

/// What decisions grant. A list sums what it grants now, not what earlier grants have
/// become; or what each has become, or those alone that it does not lower, where only that
/// adds up.
fn granted<'a>(own: &[&'a Statement], total: &'a Total) -> Rows<'a> {
    let rows = |amount: &dyn Fn(&'a Decision) -> Option<&'a Amount>| -> Rows<'a> {
        let own = own.iter().filter_map(|statement| match &statement.claim {
            Claim::Decision(decision) => {
                let amount = amount(decision)?;
                Some((amount.source.as_ref().unwrap_or(&statement.source), amount))
            }
            _ => None,
        });
        own.collect()
    };
    let now = |decision: &'a Decision| {
        let raised = decision.change(&[ChangeKind::RaisedBy]);
        let raised = raised.map(|raised| &raised.amount);
        raised.or(decision.contribution.as_ref())
    };
    let lowered = [ChangeKind::LoweredBy, ChangeKind::LoweredTo];
    let usual = rows(&now);
    let others = [
        rows(&|decision| decision.contribution.as_ref()),
        rows(&|decision| now(decision).filter(|_| decision.change(&lowered).is_none())),
    ];
    let printed = total.printed.cents;
    let adds_up = |rows: &Rows<'_>| printed.is_some() && sum(rows) == printed;
    let other = others.into_iter().find(adds_up);
    other.filter(|_| !adds_up(&usual)).unwrap_or(usual)
}

/// None where a sum does not fit, or a row has no single value.
fn sum(rows: &Rows<'_>) -> Option<i64> {
    rows.iter()
        .try_fold(0_i64, |sum, (_, amount)| sum.checked_add(amount.cents?))
}

fn terms(rows: &Rows<'_>) -> String {
    let terms: Vec<&str> = rows.iter().map(|(_, amount)| amount.raw.as_str()).collect();
    if terms.is_empty() {
        return "0".to_owned();
    }
    terms.join(" + ")
}
