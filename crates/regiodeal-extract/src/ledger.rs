//! Which line of a document served for what: every line is accounted for.

use std::collections::BTreeMap;

use regiodeal_dataset::Coverage;
use regiodeal_document::{Block, LineId, Page};

/// What became of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Use {
    /// A statement was read from it.
    Used,
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

    pub(crate) fn used(&mut self, lines: impl IntoIterator<Item = LineId>) {
        for line in lines {
            if let Some(of) = self.lines.get_mut(&line) {
                *of = Use::Used;
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

    pub(crate) fn of(&self, line: LineId) -> Use {
        self.lines.get(&line).copied().unwrap_or(Use::Unexplained)
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
            used: count(|of| matches!(of, Use::Used)),
            ignored: count(|of| matches!(of, Use::Ignored(_))),
            unexplained: count(|of| matches!(of, Use::Unexplained)),
        }
    }
}
