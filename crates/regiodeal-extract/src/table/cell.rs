//! Cells of money.

use dutch_money::{Cell, Scale};

use super::Money;
use super::header::is_year;
use crate::lexicon;

/// An amount that is no year and no small count.
pub(crate) fn is_plain_amount(cell: &str) -> bool {
    !is_year(cell)
        && dutch_money::scale(cell).is_none()
        && matches!(dutch_money::cell(strip_mark(cell).0, Scale::ONE), Cell::Amount(found) if found.raw.contains(['.', ',', '€']))
}

/// A cell without its footnote mark, and the mark.
pub(super) fn strip_mark(cell: &str) -> (&str, Option<&str>) {
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
mod tests {
    use super::*;

    #[test]
    fn footnote_marks_leave_a_cell() {
        assert_eq!(strip_mark("90.000 *"), ("90.000", Some("*")));
        assert_eq!(strip_mark("750.000\\*"), ("750.000", Some("*")));
        assert_eq!(strip_mark("€ 5.000 ¹"), ("€ 5.000", Some("¹")));
        assert_eq!(strip_mark("5.000 1)"), ("5.000", Some("1)")));
        assert_eq!(strip_mark("(5.000)"), ("(5.000)", None));
    }
}
