//! Footnotes under money tables: what is set aside for the projects that carry a mark.

use std::collections::BTreeSet;

use regiodeal_dataset::{Amount, Severity};
use regiodeal_document::{Kind as Looks, Reading};

use crate::lexicon;
use crate::programme::Programme;
use crate::report::Report;
use crate::text::words;

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
                [] => report.find(
                    "footnote-without-mark",
                    Severity::Warning,
                    format!("no cell carries the mark \"{mark}\" of this footnote, so its {} is given to no project", found.raw),
                    &[&block.text],
                ),
                _ => report.find(
                    "ambiguous-footnote",
                    Severity::Warning,
                    format!("the mark \"{mark}\" stands in {} rows, so {} is given to none of them", owners.len(), found.raw),
                    &[&block.text],
                ),
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
            let owners = self.marks.get(&mark).cloned().unwrap_or_default();
            let names: Vec<Reading> = owners
                .iter()
                .filter_map(|index| self.drafts.get(*index))
                .map(|draft| draft.name.1.clone())
                .collect();
            let names: Vec<&Reading> = names.iter().collect();
            report.find(
                "mark-without-footnote",
                Severity::Warning,
                format!("no footnote explains the mark \"{mark}\""),
                &names,
            );
        }
    }
}

fn footnote_mark(text: &str) -> Option<String> {
    let mark = lexicon::FOOTNOTE.captures(text)?.name("mark")?;
    Some(words(mark.as_str()))
}
