//! Reading printed sums: total rows, summaries of sums, totals in running text.

use dutch_money::Cell;
use regiodeal_dataset::{Amount, fold, is_same_name};
use regiodeal_document::{Block, Reading, Row};

use super::columns::summed;
use super::{Alone, Columns, Over, Scope, Sum, Tally};
use crate::fields::{self, Holds};
use crate::lexicon;
use crate::programme::{ALIKE, Programme, Segment};
use crate::prose;
use crate::report::Report;
use crate::table::{Kind, Money, Table, is_plain_amount, read_cell, tranche};
use crate::text::{are_alike, sentence_case, words};
use crate::title::{Group, Title};

/// Words behind "Totaal" that name no group: "Totaal toegekend", "Totaal bedrag".
const WORDS_OF_MONEY: [&str; 14] = [
    "",
    "toegekend",
    "toegekende",
    "verleend",
    "verleende",
    "bijdrage",
    "bijdragen",
    "bedrag",
    "bedragen",
    "subsidie",
    "subsidies",
    "middelen",
    "kosten",
    "projecten",
];

/// "Totaal", "Totale financiering" and the like, of nothing that they name.
fn is_own_total(label: &str) -> bool {
    matches!(
        fold(label).as_str(),
        "totaal"
            | "totaalproject"
            | "totaalfinanciering"
            | "totalefinanciering"
            | "totaaldekking"
            | "totaleprojectfinanciering"
            | "totaalbijdragen"
            | "totalebijdragen"
    )
}

/// The heading of a column that counts projects.
fn is_count(heading: &str) -> bool {
    let folded = fold(heading);
    folded == "projecten" || folded.starts_with("aantal") && !folded.contains("woning")
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
        let behind = lexicon::behind_total(label.as_str());
        let named = label.part(behind..label.as_str().trim_end_matches([':', '*']).len());
        self.settle_pending(segment);
        let first = self.sums.len();
        let (mut scope, mut drafts) = self.scope_of(&named, segment, all);
        // A total on top is of the rows below.
        let on_top =
            segment.drafts.is_empty() && all.len() == segment.begin && segment.below.is_some()
                || segment.on_top && segment.below.is_some();
        if on_top
            && named.is_empty()
            && let Some((pillar, _)) = &segment.pillar
        {
            scope = Scope::Pillar(pillar.clone());
        }
        let is_of_group = matches!(scope, Scope::Pillar(_) | Scope::Theme(_));
        let is_last = segment.below.is_none();
        if named.is_empty() && is_of_group && is_last && self.sums_all(table, row, &drafts, all) {
            (scope, drafts) = (Scope::Programme, all.to_vec());
        }
        segment.pillar_total = matches!(scope, Scope::Pillar(_));
        if segment.pillar_total && !on_top {
            // Behind the totals of its themes that of a pillar sums them all.
            if drafts.is_empty() || segment.without_total {
                let own = all.get(segment.pillar_begin..).unwrap_or_default();
                drafts = own.to_vec();
                segment.drafts.clone_from(&drafts);
            }
            segment.pillar_begin = all.len();
            segment.without_total = false;
        }
        for (column, money) in table.money() {
            let Some(cell) = row.cells.get(column).filter(|cell| !cell.is_empty()) else {
                continue;
            };
            if std::ptr::eq(cell, label) {
                continue;
            }
            if let (Cell::Amount(found), _) = read_cell(cell.as_str(), money) {
                let columns = Columns::Named(if money.is_total {
                    summed(table, money)
                } else {
                    vec![money.heading.clone()]
                });
                let over = Over::Drafts(drafts.clone());
                let scope = scope.clone();
                let sum = Sum::in_cell(scope, (cell, &found), money, over, columns);
                self.sums.push(sum);
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
        segment.on_top = on_top;
        if on_top {
            if let Scope::Theme(name) = &scope {
                segment.theme = Some((name.clone(), label.clone()));
            }
            segment.pending = (first..self.sums.len()).collect();
            return;
        }
        segment.pillar = None;
        segment.theme = None;
    }

    /// Whether what a row prints sums all rows of the table, and not those of the last group,
    /// which has no total of its own.
    fn sums_all(&self, table: &Table<'_>, row: &Row, group: &[usize], all: &[usize]) -> bool {
        let sum = |drafts: &[usize], heading: &str| -> i64 {
            let drafts = drafts.iter().filter_map(|index| self.drafts.get(*index));
            let cells = drafts.flat_map(|draft| &draft.cells);
            let own = cells.filter(|cell| cell.part.is_none() && cell.column.heading == heading);
            own.filter_map(|cell| match read_cell(cell.cell.as_str(), &cell.column).0 {
                Cell::Amount(found) => found.amount.cents,
                _ => None,
            })
            .sum()
        };
        let columns = table.money().filter(|(_, money)| !money.is_total);
        let printed =
            columns.filter_map(
                |(column, money)| match read_cell(row.cell(column), money).0 {
                    Cell::Amount(found) => Some((found.amount.cents?, money)),
                    _ => None,
                },
            );
        let mut any = false;
        for (printed, money) in printed {
            if sum(group, &money.heading) == printed || sum(all, &money.heading) != printed {
                return false;
            }
            any = true;
        }
        any
    }

    /// Sums over their rows are of the rows that were read since.
    pub(crate) fn settle_pending(&mut self, segment: &mut Segment) {
        for index in std::mem::take(&mut segment.pending) {
            if let Some(sum) = self.sums.get_mut(index) {
                sum.over = match sum.scope {
                    Scope::Programme => Over::All,
                    _ => Over::Drafts(segment.drafts.clone()),
                };
            }
        }
    }

    /// What a total row sums, by its words and by the rows above it.
    fn scope_of(
        &mut self,
        named: &Reading,
        segment: &Segment,
        all: &[usize],
    ) -> (Scope, Vec<usize>) {
        let plain = named.as_str().split_whitespace().all(|word| {
            let word = word.trim_matches(|char: char| !char.is_alphanumeric());
            WORDS_OF_MONEY.contains(&word.to_lowercase().as_str())
        });
        let named = &if plain {
            Reading::default()
        } else {
            named.clone()
        };
        let text = fold(named.as_str());
        let grand = [
            "programma",
            "regiodeal",
            "generaal",
            "alleprojecten",
            "alle",
            "beide",
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
            let begin = if segment.pillar_total {
                0
            } else {
                segment.begin
            };
            return (
                Scope::Programme,
                all.get(begin..).unwrap_or_default().to_vec(),
            );
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

    /// A table with a row for each group: its sums, and how many projects it counts.
    pub(crate) fn summary_table(&mut self, table: &Table<'_>, groups: usize, report: &mut Report) {
        let others: Vec<Money> = table.money().map(|(_, money)| money.clone()).collect();
        let parts: Vec<Money> = others
            .iter()
            .filter(|money| !money.is_total)
            .cloned()
            .collect();
        let alone = if others.len() == 1 {
            Alone::Yes
        } else {
            Alone::No
        };
        let counts = table
            .headers
            .iter()
            .find(|header| is_count(header.as_str()));
        for (kind, row) in &table.rows {
            let Some(label) = row.cells.get(groups).filter(|cell| !cell.is_empty()) else {
                summary_rest(*kind, row, report);
                continue;
            };
            if *kind == Kind::Header {
                for cell in &row.cells {
                    report.ledger.ignored(cell.lines(), "table-header");
                }
                continue;
            }
            let is_grand = lexicon::TOTAL.is_match(label.as_str());
            let (scope, name) = if is_grand {
                (Scope::Programme, None)
            } else {
                let name = self.group_named(label);
                (Scope::Group(name.clone()), Some(name))
            };
            report.ledger.used(label.lines(), "total:label");
            let over = || name.clone().map_or(Over::All, Over::Group);
            for (column, money) in table.money() {
                let Some(cell) = row.cells.get(column).filter(|cell| !cell.is_empty()) else {
                    continue;
                };
                let (Cell::Amount(found), _) = read_cell(cell.as_str(), money) else {
                    continue;
                };
                let like = if money.is_total && !parts.is_empty() {
                    parts.clone()
                } else {
                    vec![money.clone()]
                };
                let columns = Columns::Like(like, alone);
                let sum = Sum::in_cell(scope.clone(), (cell, &found), money, over(), columns);
                self.sums.push(sum);
            }
            let counted = row.cells.iter().enumerate().find(|(column, _)| {
                let heading = table
                    .rows
                    .first()
                    .map_or("", |(_, header)| header.cell(*column));
                counts.is_some() && is_count(heading)
            });
            if let Some((_, cell)) = counted
                && let Ok(count) = cell.as_str().trim().parse()
            {
                self.tallies.push(Tally {
                    scope,
                    over: over(),
                    count,
                    reading: cell.clone(),
                });
            }
        }
    }

    /// The name of the group in a cell: "Pijler 1: Wonen", "2. Wonen", "Wonen".
    fn group_named(&self, cell: &Reading) -> String {
        if let Some((name, _)) = self.pillar_in(cell) {
            return name;
        }
        let title = Title::parse(cell.as_str());
        let group = Group::parse(cell.as_str()).and_then(|group| group.name);
        let name = group.unwrap_or_else(|| title.name_of(cell));
        let known = self
            .pillars
            .iter()
            .find(|pillar| is_same_name(pillar, &name));
        known.cloned().unwrap_or(name)
    }

    /// "Totaal: € 200.000" right below or above the labelled money of one project.
    pub(crate) fn sums_fields(&self, index: usize) -> bool {
        let Some(block) = self.blocks.get(index) else {
            return false;
        };
        let plain = block
            .text
            .as_str()
            .split_once(':')
            .is_some_and(|(label, value)| {
                is_own_total(label)
                    && matches!(
                        dutch_money::cell(value, dutch_money::Scale::ONE),
                        Cell::Amount(_)
                    )
            });
        let is_money = |block: &&Block| {
            let field = fields::of(&block.text);
            field.is_some_and(|field| matches!(field.holds, Holds::Money | Holds::OtherMoney))
        };
        let above = index
            .checked_sub(1)
            .and_then(|above| self.blocks.get(above));
        let below = self.blocks.get(index + 1);
        // Behind a blank line that its fields do not have it is of more than them.
        let follows = above.filter(is_money).is_some_and(|above| {
            let before = index.checked_sub(2).and_then(|at| self.blocks.get(at));
            block.gap <= above.gap.max(1).min(before.map_or(0, |_| above.gap))
        });
        let leads = below
            .filter(is_money)
            .is_some_and(|below| below.gap <= block.gap);
        plain && (follows || leads && above.is_some_and(|above| fields::of(&above.text).is_some()))
    }

    /// The sums of labelled money that projects print, beside that money.
    pub(crate) fn sum_fields(&mut self, report: &mut Report) {
        for (index, draft) in self.drafts.iter().enumerate() {
            let Some((label, printed, reading)) = &draft.own_total else {
                continue;
            };
            if draft.listed.len() < 2 {
                report.ledger.used(reading.lines(), "field:other-money");
                continue;
            }
            self.sums.push(Sum {
                scope: Scope::Project(index),
                heading: Some(label.clone()),
                tranche: None,
                projects: None,
                printed: printed.clone(),
                reading: reading.clone(),
                over: Over::Drafts(vec![index]),
                columns: Columns::Amounts(draft.listed.clone()),
            });
        }
    }

    /// "Totaal bedrag 4e tranche: € 1.472.000,-", "Totaal pijler Wonen: € 1,8 mln".
    pub(crate) fn read_total_sentence(&mut self, index: usize, report: &mut Report) {
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
        let behind = lexicon::behind_total(label);
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
}

/// A row of a summary without a group: nothing but its total may be read.
fn summary_rest(kind: Kind, row: &Row, report: &mut Report) {
    let rule = if kind == Kind::Header {
        "table-header"
    } else {
        "group-heading"
    };
    let money = row.cells.iter().any(|cell| is_plain_amount(cell.as_str()));
    if !money {
        for cell in &row.cells {
            report.ledger.ignored(cell.lines(), rule);
        }
    }
}

/// The part of a cell that is the amount.
pub(crate) fn raw_part(cell: &Reading, found: &dutch_money::Found<'_>) -> Reading {
    let at = cell.as_str().find(found.raw).unwrap_or(0);
    cell.part(at..at + found.raw.len())
}
