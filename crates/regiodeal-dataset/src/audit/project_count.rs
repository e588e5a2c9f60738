//! `project-count`: the printed number of projects against the projects with money.

use std::collections::BTreeSet;

use crate::audit::{Looks, Phrase, Read, Rule};
use crate::finding::{Finding, Severity};
use crate::source::Source;
use crate::statement::{Claim, Statement};
use crate::totals::Summed;

const DIFFERS: Phrase = Phrase {
    en: "{0} counts {1} projects in \"{2}\", but {3} have money there",
    nl: "{0} telt {1} projecten in \"{2}\", maar {3} hebben daar geld",
};
const SUB_ROWS: Phrase = Phrase {
    en: "{0} counts {1} projects in \"{2}\", but {3} have money there; with each sub-row as a project it is {4}",
    nl: "{0} telt {1} projecten in \"{2}\", maar {3} hebben daar geld; met elke deelregel als project zijn het er {4}",
};

pub(super) const RULE: Rule = Rule {
    name: "project-count",
    severity: Severity::Warning,
    summary: "Counts the projects with money in the columns of a printed total, where a number of projects is printed beside it. Sub-rows are part of their project.",
    why: "The number of projects is quoted in letters and debates; a sub-row that counts as a project makes it too high.",
    example: "the summary counts 3 projects in Wonen, 5e tranche; two have money there, one of them in two sub-rows",
    hint: Phrase {
        en: "decide whether sub-rows count as projects, and count alike everywhere",
        nl: "spreek af of deelprojecten als project tellen, en tel overal hetzelfde",
    },
    phrases: &[SUB_ROWS, DIFFERS],
    looks: Looks::Document(check),
};

fn check(read: &Read<'_>) -> Vec<Finding> {
    let counted = read.totals.iter().filter_map(|total| {
        let printed = total.record.projects?;
        let is_known = total.unread.is_empty() && !total.total.subjects.is_empty();
        is_known.then(|| finding(total, printed)).flatten()
    });
    counted.collect()
}

fn finding(total: &Summed<'_>, printed: u32) -> Option<Finding> {
    let rows = rows(total);
    let projects: BTreeSet<&str> = rows.iter().map(|row| row.subject.as_str()).collect();
    let printed_count = usize::try_from(printed).ok()?;
    if projects.len() == printed_count {
        return None;
    }
    let heading = total.record.heading.as_deref().unwrap_or("all columns");
    let scope = &total.record.scope;
    let sub_rows = sub_rows(&rows);
    let message = if sub_rows == printed_count {
        SUB_ROWS.about(&[scope, &printed, &heading, &projects.len(), &sub_rows])
    } else {
        DIFFERS.about(&[scope, &printed, &heading, &projects.len()])
    };
    let places = rows.iter().map(|row| row.source.clone());
    let locations: Vec<Source> = std::iter::once(total.record.source.clone())
        .chain(places)
        .collect();
    Some(RULE.find(message, locations))
}

/// The cells with money in the columns of a total.
fn rows<'a>(total: &Summed<'a>) -> Vec<&'a Statement> {
    let headings = &total.total.headings;
    let is_counted = |statement: &&Statement| match &statement.claim {
        Claim::Allocation(row) => {
            let cents = row.amount.as_ref().and_then(|amount| amount.cents);
            let is_own = headings.is_empty() || headings.contains(&row.heading);
            is_own && cents.is_some_and(|cents| cents != 0)
        }
        _ => false,
    };
    let counted = total.counted.iter().copied();
    let mut rows: Vec<&Statement> = counted.filter(is_counted).collect();
    rows.sort_by(|a, b| a.source.cmp(&b.source));
    rows
}

/// The projects, and for each with sub-rows those instead.
fn sub_rows(rows: &[&Statement]) -> usize {
    let named = rows.iter().map(|row| match &row.claim {
        Claim::Allocation(cell) => (row.subject.as_str(), cell.part.as_deref()),
        _ => (row.subject.as_str(), None),
    });
    named.collect::<BTreeSet<_>>().len()
}
