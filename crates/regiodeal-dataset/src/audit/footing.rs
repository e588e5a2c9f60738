//! `footing`: every printed total against its rows.

use crate::audit::{Looks, Phrase, Read, Rule};
use crate::finding::{Finding, Severity};
use crate::source::Source;
use crate::totals::{Agreement, Summed};

const DIFFERS: Phrase = Phrase {
    en: "the printed total of {0} in \"{1}\" is {2}, but its {3} rows sum to {4}",
    nl: "het gedrukte totaal van {0} in \"{1}\" is {2}, maar de {3} regels zijn samen {4}",
};
const ONE_ROW: Phrase = Phrase {
    en: "the printed total of {0} in \"{1}\" is {2}, but its only row is {3}",
    nl: "het gedrukte totaal van {0} in \"{1}\" is {2}, maar de enige regel is {3}",
};
const EMPTY_ROWS: Phrase = Phrase {
    en: "the printed total of {0} in \"{1}\" is {2}, but its rows are empty there",
    nl: "het gedrukte totaal van {0} in \"{1}\" is {2}, maar de regels zijn daar leeg",
};
const ROUNDED: Phrase = Phrase {
    en: "the printed total of {0} in \"{1}\" is {2}, and its {3} rows sum to {4}; rounding can explain that",
    nl: "het gedrukte totaal van {0} in \"{1}\" is {2}, en de {3} regels zijn samen {4}; afronding kan dat verklaren",
};
const UNREADABLE: Phrase = Phrase {
    en: "the printed total of {0} in \"{1}\" cannot be checked: {2} of its rows have no exact amount",
    nl: "het gedrukte totaal van {0} in \"{1}\" is niet na te rekenen: {2} van de regels hebben geen precies bedrag",
};
const WITHOUT_ROWS: Phrase = Phrase {
    en: "the printed total of {0} in \"{1}\" cannot be checked: no rows of it were read",
    nl: "het gedrukte totaal van {0} in \"{1}\" is niet na te rekenen: er zijn geen regels van gelezen",
};

pub(super) const RULE: Rule = Rule {
    name: "footing",
    severity: Severity::Error,
    summary: "Adds up the rows of every printed total: columns, rows, the summary table, sums in running text and the grand totals. A sub-row counts once, with its parent or for it. A total that is printed more coarsely than its rows (\"1,2 mln\") is right within its rounding; coarse rows that add up within theirs are a warning.",
    why: "A sum that does not add up means that the sum or one of its rows is wrong, and nobody can tell which from the table alone.",
    example: "Totaal Pijler Welzijn prints € 842.641 in its 2e tranche, its five rows sum to € 842.671: 30 euro less",
    hint: Phrase {
        en: "compare the total and each of its rows with the decisions they come from; the printed figures are kept as they are",
        nl: "vergelijk het totaal en elke regel met de besluiten waar ze vandaan komen; de gedrukte cijfers blijven zoals ze zijn",
    },
    phrases: &[
        ROUNDED,
        DIFFERS,
        ONE_ROW,
        EMPTY_ROWS,
        UNREADABLE,
        WITHOUT_ROWS,
    ],
    looks: Looks::Document(check),
};

fn check(read: &Read<'_>) -> Vec<Finding> {
    let wrong = read.totals.iter().filter(|total| !total.record.agrees);
    wrong.map(finding).collect()
}

fn finding(total: &Summed<'_>) -> Finding {
    let record = &total.record;
    let column = record.heading.as_deref().unwrap_or("all columns");
    let expected = record.recomputed.as_ref().and_then(|amount| amount.cents);
    let locations = locations(total);
    let (Some(expected), Some(found)) = (expected, record.printed.cents) else {
        let unread = total.unexact();
        let phrase = if total.rows.is_empty() && unread == 0 {
            WITHOUT_ROWS
        } else {
            UNREADABLE
        };
        let message = phrase.about(&[&record.scope, &column, &unread]);
        return Finding::new(RULE.name, Severity::Warning, message, locations);
    };
    let (printed, sum) = (dutch_money::format(found), dutch_money::format(expected));
    let (scope, count) = (&record.scope, total.rows.len());
    let message = match (total.agreement, count) {
        (Agreement::Nearly, _) => ROUNDED.about(&[scope, &column, &printed, &count, &sum]),
        (_, 0) => EMPTY_ROWS.about(&[scope, &column, &printed]),
        (_, 1) => ONE_ROW.about(&[scope, &column, &printed, &sum]),
        _ => DIFFERS.about(&[scope, &column, &printed, &count, &sum]),
    };
    let severity = match total.agreement {
        Agreement::Nearly => Severity::Warning,
        _ => RULE.severity,
    };
    Finding::new(RULE.name, severity, message, locations).figures(expected, found)
}

/// The total, its rows, and cells that were not read as an amount.
fn locations(total: &Summed<'_>) -> Vec<Source> {
    let rows = total.rows.iter().map(|(source, _)| (*source).clone());
    let unread = total.unread.iter().map(|source| (*source).clone());
    std::iter::once(total.record.source.clone())
        .chain(rows)
        .chain(unread)
        .collect()
}
