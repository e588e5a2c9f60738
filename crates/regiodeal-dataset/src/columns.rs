//! What the columns of money tables hold, and which are the same in two documents.

use crate::statement::{Allocation, Claim, DocumentFile};

/// Words in headings over money that nobody granted: what was asked for, what it costs,
/// what others pay.
const NOT_GRANTED: [&str; 11] = [
    "gevraagd",
    "aanvraag",
    "kosten",
    "begroting",
    "eigen",
    "cofinanciering",
    "co-financiering",
    "derden",
    "partners",
    "gemeente",
    "provincie",
];

/// Whether the money under a heading may be granted: it is not what was asked for, what
/// something costs, or what others pay.
///
/// ```
/// use regiodeal_dataset::is_granted;
///
/// assert!(is_granted("1e tranche") && is_granted("Toegekend"));
/// assert!(!is_granted("1e tranche gevraagd") && !is_granted("Co-financiering"));
/// ```
#[must_use]
pub fn is_granted(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    !NOT_GRANTED.iter().any(|word| heading.contains(word))
}

/// Whether a heading says that the column sums the others.
pub(crate) fn says_total(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    ["totaal", "totale", "samen", "optelling"]
        .iter()
        .any(|word| heading.contains(word))
}

/// Which columns of a document hold what decisions grant: its tranches, where it has any.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Granting {
    has_tranches: bool,
}

impl Granting {
    pub(crate) fn of(file: &DocumentFile) -> Self {
        let mut claims = file.statements.iter().map(|statement| &statement.claim);
        let has_tranches = claims.any(|claim| match claim {
            Claim::Allocation(row) => row.tranche.is_some() && is_granted(&row.heading),
            _ => false,
        });
        Self { has_tranches }
    }

    pub(crate) fn has(self, row: &Allocation) -> bool {
        is_granted(&row.heading) && (row.tranche.is_some() || !self.has_tranches)
    }
}

/// A cell of a money table among all that its document has of the project.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cell<'a> {
    pub(crate) row: &'a Allocation,
    /// No other column there is of the same tranche and kind of money.
    is_only: bool,
}

/// The cells that a document has of a project.
pub(crate) fn cells<'a>(rows: &[&'a Allocation]) -> Vec<Cell<'a>> {
    let is_only = |row: &Allocation| {
        let mut others = rows.iter().filter(|other| is_same_kind(row, other));
        others.all(|other| other.heading == row.heading)
    };
    let cells = rows.iter().map(|row| Cell {
        row,
        is_only: is_only(row),
    });
    cells.collect()
}

/// Whether two columns are of one tranche, and both granted or both not.
pub(crate) fn is_same_kind(one: &Allocation, other: &Allocation) -> bool {
    one.tranche.is_some()
        && one.tranche == other.tranche
        && is_granted(&one.heading) == is_granted(&other.heading)
}

impl Cell<'_> {
    /// Whether two cells are the same money: under the same heading, or the same tranche
    /// where that is one column in both documents; and of the same part.
    pub(crate) fn is_same_column(&self, other: &Self) -> bool {
        let is_same_tranche = || self.is_only && other.is_only && is_same_kind(self.row, other.row);
        let is_column = self.row.heading == other.row.heading || is_same_tranche();
        is_column && self.row.part == other.row.part
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(heading: &str, tranche: Option<u32>) -> Allocation {
        Allocation {
            heading: heading.to_owned(),
            tranche,
            amount: None,
            text: None,
            part: None,
            marker: None,
        }
    }

    fn is_same(one: &[Allocation], other: &[Allocation]) -> bool {
        let (one, other): (Vec<_>, Vec<_>) = (one.iter().collect(), other.iter().collect());
        match (cells(&one).first(), cells(&other).first()) {
            (Some(one), Some(other)) => one.is_same_column(other),
            _ => false,
        }
    }

    #[test]
    fn a_column_is_known_by_its_heading_and_else_by_its_tranche() {
        let asked = || row("1e tranche gevraagd", Some(1));
        let given = || row("1e tranche toegekend", Some(1));
        let plain = || row("1e tranche", Some(1));
        let more = || row("1e tranche aanvullend", Some(1));
        assert!(is_same(&[given(), asked()], &[given(), asked()]));
        assert!(is_same(&[given(), asked()], &[plain()]));
        assert!(is_same(&[row("tranche I", Some(1))], &[plain()]));
        assert!(!is_same(&[asked(), given()], &[given(), asked()]));
        assert!(!is_same(&[asked(), given()], &[plain()]));
        assert!(!is_same(&[given(), more()], &[plain()]));
        assert!(!is_same(&[plain()], &[row("2e tranche", Some(2))]));
    }

    #[test]
    fn tranches_hold_what_is_granted_where_there_are_any() {
        let has = |has_tranches| {
            let granting = Granting { has_tranches };
            ["Toegekend", "Cofinanciering"].map(|heading| granting.has(&row(heading, None)))
        };
        assert_eq!((has(false), has(true)), ([true, false], [false, false]));
        let granting = Granting { has_tranches: true };
        assert!(granting.has(&row("1e tranche", Some(1))));
        assert!(!granting.has(&row("1e tranche gevraagd", Some(1))));
    }
}
