//! Footnotes: under money tables what is set aside for the projects that carry a mark, in
//! running text a sentence that belongs where its mark stands.

use std::collections::{BTreeMap, BTreeSet};

use regiodeal_dataset::{Amount, Severity};
use regiodeal_document::{Block, Kind as Looks, Reading};

use crate::lexicon;
use crate::programme::Programme;
use crate::report::Report;
use crate::table::read_cell;
use crate::text::{is_raised, words};

/// Puts each footnote in raised digits behind the one block of text that carries its mark,
/// and takes the mark off.
pub(crate) fn beside_marks(blocks: Vec<Block>) -> Vec<Block> {
    // For each mark the blocks that carry it; those in tables are nobody's.
    let mut carriers: BTreeMap<&str, BTreeSet<Option<usize>>> = BTreeMap::new();
    for (index, block) in blocks.iter().enumerate() {
        if block.kind != Looks::Footnote {
            let cells = block.table.rows.iter().flat_map(|row| &row.cells);
            let cells = cells.map(|cell| (None, cell));
            for (carrier, text) in cells.chain([(Some(index), &block.text)]) {
                for mark in marks_in(text.as_str()) {
                    carriers.entry(mark).or_default().insert(carrier);
                }
            }
        }
    }
    let carrier_of = |block: &Block| -> Option<(usize, usize)> {
        let text = block.text.as_str();
        let end = text.len() - text.trim_start_matches(is_raised).len();
        let may_be = matches!(block.kind, Looks::Footnote | Looks::Paragraph | Looks::Item);
        let carriers = carriers.get(text.get(..end)?).filter(|_| may_be)?;
        let mut carriers = carriers.iter();
        let carrier = (*carriers.next()?)?;
        carriers.next().is_none().then_some((carrier, end))
    };
    let carried: Vec<Option<(usize, usize)>> = blocks.iter().map(carrier_of).collect();
    let mut notes: BTreeMap<usize, Vec<Block>> = BTreeMap::new();
    let mut texts = Vec::with_capacity(blocks.len());
    for (index, (block, carried)) in blocks.into_iter().zip(carried).enumerate() {
        match carried {
            Some((at, end)) => notes.entry(at).or_default().push(Block {
                kind: Looks::Footnote,
                text: block.text.part(end..block.text.as_str().len()),
                ..block
            }),
            None => texts.push((index, block)),
        }
    }
    let mut out = Vec::new();
    for (index, block) in texts {
        out.push(block);
        out.extend(notes.remove(&index).unwrap_or_default());
    }
    // A note on a note has no place in the text.
    out.extend(notes.into_values().flatten());
    out
}

/// The numbers in raised digits behind words: none of a unit, as in "500 m²".
fn marks_in(text: &str) -> Vec<&str> {
    let mut marks = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_raised) {
        let (before, from) = rest.split_at(start);
        let behind = from.trim_start_matches(is_raised);
        let mark = from.get(..from.len() - behind.len()).unwrap_or_default();
        let word = before.rsplit(|char: char| !char.is_alphabetic()).next();
        let is_unit = matches!(word, Some("m" | "mm" | "cm" | "dm" | "hm" | "km" | "CO"));
        if !before.is_empty() && !is_unit {
            marks.push(mark);
        }
        rest = behind;
    }
    marks
}

impl Programme<'_> {
    /// Footnotes under the tables: money set aside for the projects whose cells carry
    /// the mark. A mark in several cells, or in none, settles nothing.
    pub(crate) fn read_footnotes(&mut self, report: &mut Report) {
        let defined: Vec<(usize, String)> = self
            .blocks
            .iter()
            .enumerate()
            .filter(|(_, block)| block.kind == Looks::Footnote)
            .filter_map(|(index, block)| Some((index, footnote_mark(block.text.as_str())?)))
            .collect();
        self.report_repeated(&defined, report);
        for (index, mark) in &defined {
            let Some(block) = self.blocks.get(*index) else {
                continue;
            };
            self.taken.insert(*index);
            report.ledger.ignored_block(block, "footnote");
            let text = block.text.as_str();
            let found = dutch_money::find(text).next();
            let Some(found) = found.filter(|_| lexicon::RESERVED.is_match(text)) else {
                continue;
            };
            let printed = block.text.part(found.start..found.end);
            let owners = self.marks.get(mark).cloned().unwrap_or_default();
            let again = defined.iter().filter(|(_, other)| other == mark).count() > 1;
            match owners.iter().collect::<Vec<_>>().as_slice() {
                [only] if !again => {
                    if let Some(draft) = self.drafts.get_mut(**only) {
                        draft.reserved.push((Amount::found(&found), printed, "footnote"));
                    }
                }
                // Both definitions are reported together.
                _ if again => {}
                [] => report.find_money(
                    "footnote-without-mark",
                    format!("no cell carries the mark \"{mark}\" of this footnote, so its {} is given to no project", found.raw),
                    &[&block.text],
                    found.amount.cents,
                ),
                _ => {
                    let cells = self.marked(mark);
                    let places: Vec<&Reading> = std::iter::once(&block.text).chain(&cells).collect();
                    report.find_money(
                        "ambiguous-footnote",
                        format!("the mark \"{mark}\" stands in {} rows, so {} is given to none of them", owners.len(), found.raw),
                        &places,
                        found.amount.cents,
                    );
                }
            }
            report.ledger.used(block.lines(), "reserved:footnote");
        }
        let known: BTreeSet<&String> = defined.iter().map(|(_, mark)| mark).collect();
        let missing: Vec<String> = self
            .marks
            .keys()
            .filter(|mark| !known.contains(mark))
            .cloned()
            .collect();
        for mark in missing {
            let cells = self.marked(&mark);
            let cells: Vec<&Reading> = cells.iter().collect();
            report.find(
                "mark-without-footnote",
                Severity::Warning,
                format!("no footnote explains the mark \"{mark}\""),
                &cells,
            );
        }
    }
    /// A mark with two footnotes is no mark.
    fn report_repeated(&self, defined: &[(usize, String)], report: &mut Report) {
        let marks: BTreeSet<&String> = defined.iter().map(|(_, mark)| mark).collect();
        for mark in marks {
            let own = defined.iter().filter(|(_, other)| other == mark);
            let blocks = own.filter_map(|(index, _)| self.blocks.get(*index));
            let texts: Vec<&Reading> = blocks.map(|block| &block.text).collect();
            if texts.len() > 1 {
                let cells = self.marked(mark);
                let count = texts.len();
                let places: Vec<&Reading> = texts.into_iter().chain(&cells).collect();
                report.find(
                    "footnote-repeated",
                    Severity::Warning,
                    format!("the mark \"{mark}\" has {count} footnotes"),
                    &places,
                );
            }
        }
    }

    /// The money cells that carry a mark.
    fn marked(&self, mark: &str) -> Vec<Reading> {
        let cells = self.drafts.iter().flat_map(|draft| &draft.cells);
        let marked = cells.filter(|money| {
            let (_, own) = read_cell(money.cell.as_str(), &money.column);
            own.is_some_and(|own| words(own) == mark)
        });
        marked.map(|money| money.cell.clone()).collect()
    }
}

fn footnote_mark(text: &str) -> Option<String> {
    let mark = lexicon::FOOTNOTE.captures(text)?.name("mark")?;
    Some(words(mark.as_str()))
}
