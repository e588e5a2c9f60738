//! Narrow columns beside the text: contacts, a box. A converter that reads a page from
//! top to bottom puts their lines between those of the text.

use super::{Printed, wrap};

/// A line of a narrow column is no wider than this share of the text's lines, in tenths.
const NARROW: usize = 6;
/// Blank lines that part a column from what stands above or below it.
const APART: usize = 3;
/// So many lines that go on in the next one show that the column is narrow.
const WRAPS: usize = 3;
/// Text that is set this wide or less has no room for columns beside it.
const NARROWEST_TEXT: usize = 45;
/// A line longer than this was not cut to a width.
const WIDEST: usize = 160;

/// Marks the lines of narrow columns.
pub(crate) fn mark(printed: &mut [Printed<'_>]) {
    let Some(width) = text_width(printed) else {
        return;
    };
    let narrow =
        |line: &Printed<'_>| line.width * 10 <= width * NARROW && !line.text.contains('\t');
    let mut at = 0;
    while at < printed.len() {
        let group = printed
            .get(at..)
            .unwrap_or_default()
            .iter()
            .enumerate()
            .take_while(|(index, line)| *index == 0 || line.gap < APART)
            .count();
        let lines = printed.get_mut(at..at + group).unwrap_or_default();
        let wraps = lines
            .windows(2)
            .filter(|pair| wrap::runs_on(pair[0].text, pair[1].text))
            .count();
        if at > 0 && wraps >= WRAPS && lines.iter().all(narrow) {
            for line in lines {
                line.aside = true;
            }
        }
        at += group.max(1);
    }
}

/// The width that the text is set to: nine in ten of its lines are no wider. None where
/// lines are not cut to a width.
fn text_width(printed: &[Printed<'_>]) -> Option<usize> {
    let mut widths: Vec<usize> = printed.iter().map(|line| line.width).collect();
    widths.sort_unstable();
    let width = widths.get(widths.len() * 9 / 10).copied()?;
    (NARROWEST_TEXT..=WIDEST).contains(&width).then_some(width)
}
