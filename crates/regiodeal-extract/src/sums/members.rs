//! Which projects a sum is over, and what their amounts come to.

use dutch_money::Cell;
use regiodeal_dataset::{Amount, Claim, Severity, Total, is_granted, is_same_name};

use super::printed::raw_part;
use super::{Columns, Over, Scope, Sum};
use crate::draft::{self, Draft, Printed};
use crate::programme::Programme;
use crate::report::Report;
use crate::table::{Money, read_cell};

impl Programme<'_> {
    /// Numbers of projects that the document prints, beside those that were read.
    pub(crate) fn hold_tallies(&self, report: &mut Report) {
        for tally in &self.tallies {
            report.ledger.used(tally.reading.lines(), "total:count");
            let members = self.members(&tally.over);
            let drafts: Vec<&Draft> = members
                .iter()
                .filter_map(|index| self.drafts.get(*index))
                .collect();
            if drafts.is_empty() {
                continue;
            }
            let in_table = drafts.iter().filter(|draft| draft.in_table).count();
            let with_money = drafts.iter().filter(|draft| draft.has_money()).count();
            let parts: usize = drafts.iter().map(|draft| draft.parts.len().max(1)).sum();
            let counts = [drafts.len(), in_table, with_money, parts];
            if !counts.contains(&tally.count) {
                let scope = self.name_of(&tally.scope);
                let message = format!(
                    "{scope} counts {} projects, but {} were read",
                    tally.count,
                    drafts.len()
                );
                report.find(
                    "project-tally",
                    Severity::Warning,
                    message,
                    &[&tally.reading],
                );
            }
        }
    }

    /// States the sums, now that the projects have their names.
    pub(crate) fn state_sums(&self, subjects: &[String], report: &mut Report) {
        for sum in &self.sums {
            let headings = match &sum.columns {
                Columns::In(label) => self.columns_in(label, sum),
                columns => self.headings(columns),
            };
            // A column that the projects do not have cannot be added up.
            let is_known = !matches!(sum.columns, Columns::Like(..))
                || headings.iter().any(|heading| !heading.is_empty());
            let members = if is_known {
                self.members(&sum.over)
            } else {
                Vec::new()
            };
            let total = Total {
                heading: sum.heading.clone(),
                tranche: sum.tranche,
                projects: sum.projects,
                printed: sum.printed.clone(),
                subjects: members
                    .iter()
                    .filter_map(|index| subjects.get(*index).cloned())
                    .collect(),
                headings,
                terms: self.terms(sum, &members, report),
            };
            let scope = self.name_of(&sum.scope);
            report.state_all(&scope, Claim::Total(total), "printed-total", &sum.reading);
        }
    }

    /// The amounts that a sum is over where no statement holds them: set aside, or asked
    /// for in a table of decisions.
    fn terms(&self, sum: &Sum, members: &[usize], report: &Report) -> Vec<Amount> {
        let headings = match &sum.columns {
            Columns::Named(headings) => headings,
            Columns::Amounts(amounts) => return amounts.clone(),
            _ => return Vec::new(),
        };
        let unstated = |column: &Money| {
            let asked = self.lists_decisions && !is_granted(&column.heading);
            column.is_reserved || asked
        };
        let drafts = members.iter().filter_map(|index| self.drafts.get(*index));
        drafts
            .flat_map(|draft| &draft.cells)
            .filter(|cell| headings.contains(&cell.column.heading) && unstated(&cell.column))
            .filter_map(|cell| match read_cell(cell.cell.as_str(), &cell.column).0 {
                Cell::Amount(found) => Some(Amount {
                    source: report.source(&raw_part(&cell.cell, &found)),
                    ..draft::scaled(&found, &cell.column)
                }),
                _ => None,
            })
            .collect()
    }

    pub(super) fn members(&self, over: &Over) -> Vec<usize> {
        let of_pillar = |draft: &Draft, pillar: &str| {
            let own = draft.pillar.as_ref();
            own.is_some_and(|(name, _)| is_same_name(name, pillar))
        };
        match over {
            Over::Drafts(drafts) => drafts.clone(),
            Over::All => (0..self.drafts.len()).collect(),
            Over::Group(name) => self.group_members(name),
            Over::Pillar(pillar) => self
                .drafts
                .iter()
                .enumerate()
                .filter(|(_, draft)| of_pillar(draft, pillar))
                .map(|(index, _)| index)
                .collect(),
        }
    }

    /// The projects of the pillar with that name, else of the theme.
    fn group_members(&self, name: &str) -> Vec<usize> {
        let of = |group: &dyn Fn(&Draft) -> Option<&str>| -> Vec<usize> {
            let drafts = self.drafts.iter().enumerate();
            let own =
                drafts.filter(|(_, draft)| group(draft).is_some_and(|own| is_same_name(own, name)));
            own.map(|(index, _)| index).collect()
        };
        let pillar = of(&|draft| Some(draft.pillar.as_ref()?.0.as_str()));
        if pillar.is_empty() {
            of(&|draft| Some(draft.theme.as_ref()?.0.as_str()))
        } else {
            pillar
        }
    }

    fn is_theme(&self, name: &str) -> bool {
        let is = |group: &Option<Printed>| {
            group
                .as_ref()
                .is_some_and(|(own, _)| is_same_name(own, name))
        };
        let drafts = || self.drafts.iter();
        drafts().any(|draft| is(&draft.theme)) && !drafts().any(|draft| is(&draft.pillar))
    }

    fn name_of(&self, scope: &Scope) -> String {
        match scope {
            Scope::Group(name) if self.is_theme(name) => format!("theme {name}"),
            Scope::Pillar(name) | Scope::Group(name) => format!("pillar {name}"),
            Scope::Theme(name) => format!("theme {name}"),
            Scope::Programme => "programme".to_owned(),
            Scope::Project(index) => {
                let short = self.drafts.get(*index).map_or("", Draft::short);
                format!("project {short}")
            }
        }
    }
}
