//! Which line of a document served for what: every line is accounted for.

use std::collections::{BTreeMap, BTreeSet};

use regiodeal_dataset::{Coverage, LineState, LineUse};
use regiodeal_document::{Block, LineId, Page};

/// What became of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// These were read from it: `field:rule`.
    Used(BTreeSet<String>),
    /// The named rule passes over it.
    Ignored(&'static str),
    /// Nothing is known of it.
    Unexplained,
}

/// The lines that hold something, and their uses.
pub(crate) struct Ledger {
    lines: BTreeMap<LineId, Use>,
}

impl Ledger {
    pub(crate) fn new(pages: &[Page]) -> Self {
        let lines = pages
            .iter()
            .flat_map(Page::lines)
            .filter(|line| {
                line.text
                    .chars()
                    .any(|char| !char.is_whitespace() && char != '\u{feff}')
            })
            .map(|line| (line.id, Use::Unexplained))
            .collect();
        Self { lines }
    }

    /// Something was read from these lines: `by` is its field and the rule that read it.
    pub(crate) fn used(&mut self, lines: impl IntoIterator<Item = LineId>, by: &str) {
        for line in lines {
            match self.lines.get_mut(&line) {
                None => {}
                Some(Use::Used(all)) => {
                    all.insert(by.to_owned());
                }
                Some(other) => *other = Use::Used(BTreeSet::from([by.to_owned()])),
            }
        }
    }

    /// Passes over lines that nothing else has explained.
    pub(crate) fn ignored(&mut self, lines: impl IntoIterator<Item = LineId>, rule: &'static str) {
        for line in lines {
            if let Some(of) = self.lines.get_mut(&line)
                && *of == Use::Unexplained
            {
                *of = Use::Ignored(rule);
            }
        }
    }

    pub(crate) fn ignored_block(&mut self, block: &Block, rule: &'static str) {
        self.ignored(block.lines(), rule);
    }

    pub(crate) fn of(&self, line: LineId) -> &Use {
        self.lines.get(&line).unwrap_or(&Use::Unexplained)
    }

    pub(crate) fn unexplained(&self) -> impl Iterator<Item = LineId> + '_ {
        self.lines
            .iter()
            .filter(|(_, of)| **of == Use::Unexplained)
            .map(|(line, _)| *line)
    }

    pub(crate) fn coverage(&self) -> Coverage {
        let count = |wanted: fn(&Use) -> bool| self.lines.values().filter(|of| wanted(of)).count();
        Coverage {
            lines: self.lines.len(),
            used: count(|of| matches!(of, Use::Used(_))),
            ignored: count(|of| matches!(of, Use::Ignored(_))),
            unexplained: count(|of| matches!(of, Use::Unexplained)),
            exceeds: None,
        }
    }

    /// What the lines of a page served for.
    pub(crate) fn page(&self, page: u32) -> Vec<LineUse> {
        let (first, last) = (
            LineId { page, line: 0 },
            LineId {
                page,
                line: u32::MAX,
            },
        );
        self.lines
            .range(first..=last)
            .map(|(id, of)| of.stored(id.line))
            .collect()
    }
}

impl Use {
    fn stored(&self, line: u32) -> LineUse {
        let (state, by) = match self {
            Self::Used(by) => (LineState::Used, by.iter().cloned().collect()),
            Self::Ignored(rule) => (LineState::Ignored, vec![(*rule).to_owned()]),
            Self::Unexplained => (LineState::Unexplained, Vec::new()),
        };
        LineUse { line, state, by }
    }
}
