//! What layout promises of pages and blocks.

use std::collections::BTreeMap;

use regiodeal_document::{Block, Location, Page, Reading};

/// Characters of a document that are looked up one by one.
const MOST_LOOKED_UP: usize = 20_000;

/// A page by its code points.
struct Known<'p> {
    page: &'p Page,
    chars: Vec<char>,
    /// Where its lines begin.
    starts: Vec<usize>,
}

/// Holds the blocks of pages to what layout promises.
///
/// # Panics
///
/// Where a promise is broken.
pub fn hold(pages: &[Page], blocks: &[Block]) {
    let known: BTreeMap<u32, Known<'_>> = pages
        .iter()
        .map(|page| (page.number, Known::of(page)))
        .collect();
    let mut left = MOST_LOOKED_UP;
    for block in blocks {
        for line in block.lines() {
            let page = known.get(&line.page).expect("a line of a page that exists");
            let lines = page.starts.len();
            assert!((1..=lines).contains(&(line.line as usize)), "line {line:?}");
        }
        let cells = block.table.rows.iter().flat_map(|row| &row.cells);
        for reading in std::iter::once(&block.text).chain(cells) {
            for place in reading.everywhere() {
                stands(&known, place);
            }
            left = left.saturating_sub(reading.as_str().len());
            if left > 0 {
                is_as_printed(&known, reading);
            }
        }
    }
}

impl<'p> Known<'p> {
    fn of(page: &'p Page) -> Self {
        Self {
            page,
            chars: page.text.chars().collect(),
            starts: page.lines().iter().map(|line| line.start).collect(),
        }
    }
}

/// The place is within its page, on the line that it says, and holds something.
fn stands(known: &BTreeMap<u32, Known<'_>>, place: Location) {
    let page = known.get(&place.page).expect("a page that exists");
    assert!(place.start < place.end, "nothing at {place:?}");
    assert!(place.end <= page.chars.len(), "behind the page: {place:?}");
    let line = place.line as usize;
    let begins = line.checked_sub(1).and_then(|at| page.starts.get(at));
    let next = page.starts.get(line).copied().unwrap_or(usize::MAX);
    let begins = *begins.expect("a line that exists");
    assert!(
        (begins..next).contains(&place.start),
        "not on its line: {place:?}"
    );
    // Counting code points from the start of a page is slow: once for each place of a short page.
    if page.chars.len() < 4000 {
        let slice = place.slice(page.page);
        let stands = page.chars.get(place.start..place.end).unwrap_or_default();
        assert!(slice.chars().eq(stands.iter().copied()), "{slice:?}");
    }
}

/// Each character of a reading is the one on the page, or one that is printed nowhere.
fn is_as_printed(known: &BTreeMap<u32, Known<'_>>, reading: &Reading) {
    for (at, char) in reading.as_str().char_indices() {
        let places = reading.locate(at..at + char.len_utf8());
        assert!(places.len() < 2, "{char:?} stands at {places:?}");
        for place in places {
            let page = known.get(&place.page).expect("a page that exists");
            assert_eq!(page.chars.get(place.start), Some(&char), "{place:?}");
        }
    }
}
