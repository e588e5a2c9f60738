//! Printed sums: total rows, tables that only sum, and totals in running text.

use dutch_money::Cell;
use regiodeal_dataset::{Amount, Claim, Total, fold};
use regiodeal_document::{Kind as Looks, Reading, Row};

use crate::draft::{self, Draft};
use crate::lexicon;
use crate::programme::{ALIKE, Programme, Segment};
use crate::prose;
use crate::report::Report;
use crate::table::{Money, Table, read_cell, tranche};
use crate::text::{are_alike, sentence_case, words};
use crate::title::Group;

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

/// What a sum says that it sums.
#[derive(Clone, Debug)]
pub(crate) enum Scope {
    Pillar(String),
    Theme(String),
    Programme,
    Project(usize),
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
}

/// Which projects a sum is over.
pub(crate) enum Over {
    Drafts(Vec<usize>),
    Pillar(String),
    All,
}

impl Programme<'_> {
    pub(crate) fn total_row(
        &mut self,
        table: &Table<'_>,
        row: &Row,
        segment: &mut Segment,
        all: &[usize],
        report: &mut Report,
    ) {
        let Some(label) = row.cells.iter().find(|cell| !cell.is_empty()) else {
            return;
        };
        report.ledger.used(label.lines(), "total:label");
        let behind = lexicon::TOTAL
            .find(label.as_str())
            .map_or(0, |found| found.end());
        let named = label.part(behind..label.as_str().trim_end_matches([':', '*']).len());
        let (scope, drafts) = self.scope_of(&named, segment, all);
        for (column, money) in table.money() {
            let Some(cell) = row.cells.get(column).filter(|cell| !cell.is_empty()) else {
                continue;
            };
            if std::ptr::eq(cell, label) {
                continue;
            }
            if let (Cell::Amount(found), _) = read_cell(cell.as_str(), money) {
                self.sums.push(Sum {
                    scope: scope.clone(),
                    heading: Some(money.heading.clone()),
                    tranche: money.tranche,
                    projects: None,
                    printed: draft::scaled(&found, money),
                    reading: raw_part(cell, &found),
                    over: Over::Drafts(drafts.clone()),
                    columns: Columns::Named(if money.is_total {
                        summed(table)
                    } else {
                        vec![money.heading.clone()]
                    }),
                });
            }
        }
        if let Scope::Pillar(name) = &scope
            && segment.pillar.is_none()
        {
            segment.pillar = Some((
                name.clone(),
                self.pillar_in(&named).map_or(named, |(_, at)| at),
            ));
        }
        self.give_pillar(segment);
        segment.drafts.clear();
        segment.pillar = None;
        segment.theme = None;
    }

    /// What a total row sums, by its words and by the rows above it.
    fn scope_of(
        &mut self,
        named: &Reading,
        segment: &Segment,
        all: &[usize],
    ) -> (Scope, Vec<usize>) {
        let text = fold(named.as_str());
        let grand = [
            "programma",
            "regiodeal",
            "generaal",
            "alleprojecten",
            "alle",
            "deal",
        ];
        let rows = segment.drafts.clone();
        if let Some((name, _)) = self.pillar_in(named) {
            self.pillars.insert(name.clone());
            return (Scope::Pillar(name), rows);
        }
        if grand.iter().any(|word| text.starts_with(word)) {
            return (Scope::Programme, (0..self.drafts.len()).collect());
        }
        // A plain total behind groups that have their own, or of which one has none.
        if rows.is_empty() || text.is_empty() && segment.without_total {
            return (Scope::Programme, all.to_vec());
        }
        if let Some(group) = Group::parse(named.as_str())
            && let Some(name) = group.name
        {
            return (Scope::Theme(name), rows);
        }
        if let Some((theme, _)) = &segment.theme
            && (text.is_empty() || are_alike(theme, named.as_str(), ALIKE))
        {
            return (Scope::Theme(theme.clone()), rows);
        }
        if !text.is_empty() && named.as_str().chars().any(char::is_alphabetic) {
            return (Scope::Theme(sentence_case(&words(named.as_str()))), rows);
        }
        match &segment.pillar {
            Some((pillar, _)) => (Scope::Pillar(pillar.clone()), rows),
            None => (Scope::Programme, rows),
        }
    }

    /// Tables that only sum: a group in a row of its own, then a row a tranche. And
    /// totals in running text.
    pub(crate) fn read_summaries(&mut self, report: &mut Report) {
        for (index, block) in self.blocks.iter().enumerate() {
            if block.kind == Looks::Table
                && !self.taken.contains(&index)
                && !self.contents.blocks.contains(&index)
            {
                self.read_summary(index, report);
            }
            if block.kind != Looks::Table && lexicon::TOTAL.is_match(block.text.as_str()) {
                self.read_total_sentence(index, report);
            }
        }
    }

    fn read_summary(&mut self, index: usize, report: &mut Report) {
        let Some(block) = self.blocks.get(index) else {
            return;
        };
        let mut pillar: Option<String> = None;
        let mut headings: Vec<u32> = Vec::new();
        for (position, row) in block.table.rows.iter().enumerate() {
            let mut filled = row.filled();
            let Some(first) = filled.next().and_then(|column| row.cells.get(column)) else {
                continue;
            };
            let money = row.cells.iter().rev().find(|cell| !cell.is_empty());
            let named = self.pillar_in(first).map(|(name, _)| name);
            let of_tranche = tranche(first.as_str());
            let total = lexicon::TOTAL.is_match(first.as_str());
            if position == 0 && named.is_none() {
                report.ledger.ignored(first.lines(), "table-header");
                continue;
            }
            if named.is_some() {
                pillar = named;
                headings.clear();
                report.ledger.ignored(first.lines(), "group-heading");
            }
            let (Some(money), Some(pillar)) = (money, &pillar) else {
                continue;
            };
            let Cell::Amount(found) = dutch_money::cell(money.as_str(), dutch_money::Scale::ONE)
            else {
                continue;
            };
            if of_tranche.is_none() && !total {
                continue;
            }
            headings.extend(of_tranche);
            self.taken.insert(index);
            let columns: Vec<u32> =
                of_tranche.map_or_else(|| headings.clone(), |tranche| vec![tranche]);
            self.sums.push(Sum {
                scope: Scope::Pillar(pillar.clone()),
                heading: Some(words(first.as_str())),
                tranche: of_tranche,
                projects: row
                    .cells
                    .iter()
                    .skip(1)
                    .find(|cell| !cell.is_empty() && !std::ptr::eq(*cell, money))
                    .and_then(|cell| cell.as_str().parse().ok()),
                printed: Amount::found(&found),
                reading: raw_part(money, &found),
                over: Over::Pillar(pillar.clone()),
                columns: Columns::Tranches(columns),
            });
            report.ledger.used(first.lines(), "total:label");
        }
    }

    /// "Totaal bedrag 4e tranche: € 1.472.000,-", "Totaal pijler Wonen: € 1,8 mln".
    fn read_total_sentence(&mut self, index: usize, report: &mut Report) {
        let Some(block) = self.blocks.get(index) else {
            return;
        };
        let text = block.text.as_str();
        let Some((label, _)) = text.split_once(':') else {
            return;
        };
        let mut found = dutch_money::find(text).filter(|found| found.start >= label.len());
        let (Some(found), None) = (found.next(), found.next()) else {
            return;
        };
        if label.chars().count() > 80 {
            return;
        }
        let behind = lexicon::TOTAL.find(label).map_or(0, |found| found.end());
        let named = block.text.part(behind..label.len());
        let of_tranche = tranche(label);
        let (scope, over) = match self.pillar_at_end(&named) {
            Some(name) => (Scope::Pillar(name.clone()), Over::Pillar(name)),
            None => (Scope::Programme, Over::All),
        };
        self.sums.push(Sum {
            scope,
            heading: Some(words(label)),
            tranche: of_tranche,
            projects: None,
            printed: Amount::found(&found),
            reading: block.text.part(found.start..found.end),
            over,
            columns: match of_tranche {
                Some(tranche) => Columns::Tranches(vec![tranche]),
                None => Columns::In(fold(label)),
            },
        });
        report.ledger.used(block.lines(), "total:line");
        self.taken.insert(index);
    }

    /// "bijdrage Regio Deal pijler Stad".
    fn pillar_at_end(&self, named: &Reading) -> Option<String> {
        if let Some((name, _)) = self.pillar_in(named) {
            return Some(name);
        }
        let label = fold(named.as_str());
        let ends = |pillar: &&String| {
            let words = ["pijler", "programmalijn", "opgave", "spoor", "ambitie"];
            words
                .iter()
                .any(|word| label.ends_with(&format!("{word}{}", fold(pillar))))
        };
        self.pillars.iter().find(ends).cloned()
    }

    /// "Met deze besluiten is in totaal € 706.750 toegekend": a sum over all projects.
    pub(crate) fn read_prose_total(&mut self, text: &Reading) {
        let prose = prose::money(text.as_str(), None);
        let [only] = prose.as_slice() else { return };
        let sentence = text.as_str().get(only.sentence.clone()).unwrap_or_default();
        let exact = only.found.amount.qualifier.is_none() && only.found.amount.cents.is_some();
        if exact && lexicon::SUM_OF_DECISIONS.is_match(sentence) {
            self.sums.push(Sum {
                scope: Scope::Programme,
                heading: None,
                tranche: None,
                projects: None,
                printed: Amount::found(&only.found),
                reading: text.part(only.found.start..only.found.end),
                over: Over::All,
                columns: Columns::Named(Vec::new()),
            });
        }
    }

    /// States the sums, now that the projects have their names.
    pub(crate) fn state_sums(&self, subjects: &[String], report: &mut Report) {
        for sum in &self.sums {
            let members = self.members(&sum.over);
            let total = Total {
                heading: sum.heading.clone(),
                tranche: sum.tranche,
                projects: sum.projects,
                printed: sum.printed.clone(),
                subjects: members
                    .iter()
                    .filter_map(|index| subjects.get(*index).cloned())
                    .collect(),
                headings: self.headings(&sum.columns),
                terms: self.terms(sum, &members, report),
            };
            let scope = self.name_of(&sum.scope);
            report.state_all(&scope, Claim::Total(total), "printed-total", &sum.reading);
        }
    }

    /// The amounts that a sum is over where no statement holds them: set aside, or asked
    /// for in a table of decisions.
    fn terms(&self, sum: &Sum, members: &[usize], report: &Report) -> Vec<Amount> {
        let Columns::Named(headings) = &sum.columns else {
            return Vec::new();
        };
        let unstated = |column: &Money| {
            let asked =
                self.lists_decisions && lexicon::COLUMN_NOT_GRANTED.is_match(&column.heading);
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

    fn members(&self, over: &Over) -> Vec<usize> {
        let of_pillar = |draft: &Draft, pillar: &str| {
            let own = draft.pillar.as_ref();
            own.is_some_and(|(name, _)| fold(name) == fold(pillar))
        };
        match over {
            Over::Drafts(drafts) => drafts.clone(),
            Over::All => (0..self.drafts.len()).collect(),
            Over::Pillar(pillar) => self
                .drafts
                .iter()
                .enumerate()
                .filter(|(_, draft)| of_pillar(draft, pillar))
                .map(|(index, _)| index)
                .collect(),
        }
    }

    fn name_of(&self, scope: &Scope) -> String {
        match scope {
            Scope::Pillar(name) => format!("pillar {name}"),
            Scope::Theme(name) => format!("theme {name}"),
            Scope::Programme => "programme".to_owned(),
            Scope::Project(index) => {
                let short = self.drafts.get(*index).map_or("", Draft::short);
                format!("project {short}")
            }
        }
    }

    /// The headings of the columns that a sum is over, as allocations name them.
    fn headings(&self, columns: &Columns) -> Vec<String> {
        let cells = || {
            let cells = self.drafts.iter().flat_map(|draft| &draft.cells);
            cells
                .map(|cell| &cell.column)
                .filter(|column| !column.is_total)
        };
        let mut headings: Vec<String> = match columns {
            Columns::Named(headings) => headings.clone(),
            Columns::Tranches(tranches) => cells()
                .filter(|column| {
                    column
                        .tranche
                        .is_some_and(|tranche| tranches.contains(&tranche))
                })
                .map(|column| column.heading.clone())
                .collect(),
            Columns::In(label) => {
                let named: Vec<String> = cells()
                    .filter(|column| label.contains(&fold(&column.heading)))
                    .map(|column| column.heading.clone())
                    .collect();
                let first = cells().next().map(|column| column.heading.clone());
                if named.is_empty() {
                    first.into_iter().collect()
                } else {
                    named
                }
            }
        };
        headings.sort();
        headings.dedup();
        if headings.is_empty() && matches!(columns, Columns::Tranches(_)) {
            // A tranche that no column has: nothing is summed.
            headings.push(String::new());
        }
        headings
    }
}

/// The part of a cell that is the amount.
pub(crate) fn raw_part(cell: &Reading, found: &dutch_money::Found<'_>) -> Reading {
    let at = cell.as_str().find(found.raw).unwrap_or(0);
    cell.part(at..at + found.raw.len())
}

/// The columns that a column of sums sums.
pub(crate) fn summed(table: &Table<'_>) -> Vec<String> {
    table
        .money()
        .filter(|(_, money)| !money.is_total && !money.is_reserved)
        .map(|(_, money)| money.heading.clone())
        .collect()
}
