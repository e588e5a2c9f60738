//! The scale of amounts, told above tables: "bedragen x € 1.000".

use regiodeal_document::{Block, Kind as Looks, Reading};

use crate::text::{AnyOf, sentences};

/// The scale that a document states for all its tables.
#[derive(Default)]
pub(super) struct Scales {
    pub(super) of_all: Option<Reading>,
    /// Stated before any table, and not yet parted from the next one by a heading.
    front: Option<Reading>,
    any_table: bool,
}

impl Scales {
    pub(super) fn pass_table(&mut self) {
        (self.front, self.any_table) = (None, true);
    }

    pub(super) fn hear(&mut self, block: &Block) {
        static SIGNS: AnyOf = AnyOf::new(&["bedragen"]);
        if block.kind == Looks::Heading && self.of_all.is_none() {
            self.of_all = self.front.take();
        }
        let text = block.text.as_str();
        if !SIGNS.is_in(text) {
            return;
        }
        if let Some(stated) = scale_of_all(&block.text) {
            self.of_all = Some(stated);
        } else if !self.any_table && states_scale(text) && !is_of_one_table(text) {
            self.front = Some(block.text.clone());
        }
    }
}

/// The sentence that states the scale of all amounts: "Alle bedragen in dit programma zijn
/// x € 1.000".
fn scale_of_all(reading: &Reading) -> Option<Reading> {
    const ALL: &str = "alle bedragen";
    let text = reading.as_str();
    sentences(text).into_iter().find_map(|range| {
        let sentence = text.get(range.clone())?;
        let at = sentence.to_ascii_lowercase().find(ALL)?;
        let found = dutch_money::scale(sentence.get(at..)?)?;
        let between = sentence.get(at..at + found.start)?;
        let is_near = between.chars().count() < 80 && !is_of_one_table(between);
        is_near.then(|| reading.part(range.start + at..range.start + at + found.end))
    })
}

/// "Alle bedragen in deze tabel": the scale of no other table.
fn is_of_one_table(text: &str) -> bool {
    static SIGNS: AnyOf = AnyOf::new(&["tabel", "overzicht", "hieronder", "onderstaande"]);
    SIGNS.is_in(text)
}

/// A line right above a table that gives its scale.
pub(crate) fn caption(blocks: &[Block], index: usize) -> Option<&Reading> {
    blocks
        .get(index.saturating_sub(3)..index)?
        .iter()
        .rev()
        .filter(|block| block.kind != Looks::Furniture)
        .take(2)
        .map(|block| &block.text)
        .find(|text| states_scale(text.as_str()))
}

/// A short text that gives a scale.
fn states_scale(text: &str) -> bool {
    text.chars().count() < 160 && dutch_money::scale(text).is_some()
}
