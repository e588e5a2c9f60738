//! Tables that only sum: a group in a row of its own, then a row a tranche.

use dutch_money::{Cell, Scale};
use regiodeal_document::{Kind as Looks, Reading};

use crate::draft::{self, Printed};
use crate::lexicon;
use crate::programme::Programme;
use crate::report::Report;
use crate::sums::{Columns, Over, Scope, Sum, raw_part};
use crate::table::{self, tranche};
use crate::text::words;

/// What the table of sums that is being read said so far; it may go on over the page.
#[derive(Default)]
struct Summary {
    pillar: Option<String>,
    /// The tranches of that pillar.
    headings: Vec<u32>,
    scale: Scale,
}

impl Summary {
    /// What is left of it behind text: a group that the end of the page cuts off from its
    /// rows looks like a heading.
    fn behind(self, group: impl FnOnce() -> Option<Printed>) -> Self {
        let group = self.pillar.and_then(|_| group());
        group.map_or_else(Self::default, |(name, _)| Self {
            pillar: Some(name),
            headings: Vec::new(),
            scale: self.scale,
        })
    }
}

impl Programme<'_> {
    /// Tables that only sum: a group in a row of its own, then a row a tranche. And
    /// totals in running text.
    pub(crate) fn read_summaries(&mut self, report: &mut Report) {
        let mut summary = Summary::default();
        for (index, block) in self.blocks.iter().enumerate() {
            if block.kind == Looks::Table
                && !self.taken.contains(&index)
                && !self.contents.blocks.contains(&index)
            {
                self.read_summary(index, &mut summary, report);
            } else if block.kind != Looks::Furniture {
                summary = summary.behind(|| self.pillar_in(&block.text));
            }
            // "Totale kosten: € 5 mln" is what one project costs.
            let sums = |text: &str| {
                lexicon::TOTAL.is_match(text) && !text.to_lowercase().starts_with("totale")
            };
            if block.kind != Looks::Table && sums(block.text.as_str()) {
                if self.sums_fields(index) {
                    self.own_totals.insert(index);
                } else {
                    self.read_total_sentence(index, report);
                }
            }
        }
    }

    fn read_summary(&mut self, index: usize, summary: &mut Summary, report: &mut Report) {
        let Some(block) = self.blocks.get(index) else {
            return;
        };
        let Summary {
            pillar,
            headings,
            scale,
        } = summary;
        let stated = |text: &Reading| Some(dutch_money::scale(text.as_str())?.scale);
        if let Some(stated) = table::caption(self.blocks, index).and_then(stated) {
            *scale = stated;
        }
        for (position, row) in block.table.rows.iter().enumerate() {
            let mut filled = row.filled();
            let Some(first) = filled.next().and_then(|column| row.cells.get(column)) else {
                continue;
            };
            let money = row.cells.iter().rev().find(|cell| !cell.is_empty());
            let named = self.pillar_in(first).map(|(name, _)| name);
            let of_tranche = tranche(first.as_str());
            let total = lexicon::TOTAL.is_match(first.as_str());
            if position == 0 && named.is_none() && of_tranche.is_none() && !total {
                report.ledger.ignored(first.lines(), "table-header");
                *scale = row.cells.iter().find_map(stated).unwrap_or(*scale);
                continue;
            }
            if named.is_some() {
                *pillar = named;
                headings.clear();
                report.ledger.ignored(first.lines(), "group-heading");
            }
            let (Some(money), Some(pillar)) = (money, &*pillar) else {
                continue;
            };
            let Cell::Amount(found) = dutch_money::cell(money.as_str(), *scale) else {
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
                printed: draft::scaled_by(&found, *scale),
                reading: raw_part(money, &found),
                over: Over::Pillar(pillar.clone()),
                columns: Columns::Tranches(columns),
            });
            report.ledger.used(first.lines(), "total:label");
        }
    }
}
