//! What becomes of the pages as they are drawn.

use regiodeal_document::{Drafts, Sheet};

use super::remarks::Looks;
use super::silent::is_unmapped;

/// Glyphs: those without a meaning, and all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) unknown: usize,
    pub(super) all: usize,
}

impl Counts {
    pub(super) fn of(sheet: &Sheet) -> Self {
        let (unknown, all) = sheet.unknown_glyphs();
        Self { unknown, all }
    }

    pub(super) fn known(self) -> usize {
        self.all - self.unknown
    }

    pub(super) fn add(&mut self, other: Self) {
        self.unknown += other.unknown;
        self.all += other.all;
    }
}

/// Takes the pages of a document, one after another.
pub(super) trait Sheets: Default {
    fn add(&mut self, sheet: Sheet);

    /// How many there are.
    fn len(&self) -> usize;

    /// The glyphs on them.
    fn counts(&self) -> Counts;

    /// Whether so many glyphs are without a meaning that little can be read.
    fn is_unknown(&self) -> bool {
        is_unmapped(self.counts())
    }
}

/// Keeps them as they were drawn.
impl Sheets for Vec<Sheet> {
    fn add(&mut self, mut sheet: Sheet) {
        // All wait for the last.
        sheet.glyphs.shrink_to_fit();
        self.push(sheet);
    }

    fn len(&self) -> usize {
        self.len()
    }

    fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for sheet in self {
            counts.add(Counts::of(sheet));
        }
        counts
    }
}

/// Reads each at once, and keeps what it looked like: its glyphs take most of the memory
/// that a document takes, and are still at hand when they were just drawn.
#[derive(Default)]
pub(super) struct Laid {
    pub(super) looks: Vec<Looks>,
    pub(super) drafts: Drafts,
    counts: Counts,
}

impl Sheets for Laid {
    fn add(&mut self, sheet: Sheet) {
        let counts = Counts::of(&sheet);
        self.counts.add(counts);
        self.looks.push(Looks::of(&sheet, counts));
        self.drafts.add(sheet);
    }

    fn len(&self) -> usize {
        self.looks.len()
    }

    fn counts(&self) -> Counts {
        self.counts
    }
}
