//! Running heads, page numbers and footers: lines at the top and bottom of pages that
//! recur, or number the page.

use std::collections::{BTreeMap, BTreeSet};

use super::rows::Line;
use crate::layout::{differ_in_money, numbers_page_alone, recurring_pattern};

/// The part of a page's height at its top and bottom where running heads stand.
const MARGIN: f32 = 0.13;
/// Lines recur at heights that differ no more than this, in points.
const LEVEL: f32 = 4.0;

/// For each page, which of its lines (by index) are running heads or feet. `heights` are
/// those of the pages.
pub(super) fn running(pages: &[&[Line]], heights: &[f32]) -> Vec<BTreeSet<usize>> {
    let mut seen: BTreeMap<String, Vec<(usize, usize, f32)>> = BTreeMap::new();
    let mut running: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); pages.len()];
    for (page, (lines, height)) in pages.iter().zip(heights).enumerate() {
        for (index, line) in lines.iter().enumerate() {
            if !is_at_edge(line, *height) {
                continue;
            }
            let text = line.text();
            let outer = index == 0 || index + 1 == lines.len() || is_set_apart(lines, index);
            if outer
                && numbers_page_alone(&text)
                && let Some(running) = running.get_mut(page)
            {
                running.insert(index);
            }
            let pattern = recurring_pattern(&text);
            // Numbers under each other in several columns are a row of a table.
            let figures = line
                .runs
                .iter()
                .filter(|run| super::rows::is_figure(run))
                .count();
            if figures < 2 {
                seen.entry(pattern)
                    .or_default()
                    .push((page, index, line.base));
            }
        }
    }
    for (pattern, places) in seen {
        let lines = places.iter();
        let lines = lines.filter_map(|(page, index, _)| pages.get(*page)?.get(*index));
        if differ_in_money(&pattern, lines.map(Line::text)) {
            continue;
        }
        let letters = pattern.chars().filter(|char| char.is_alphabetic()).count();
        for (page, index, base) in &places {
            let level: BTreeSet<usize> = places
                .iter()
                .filter(|(_, _, other)| (base - other).abs() <= LEVEL)
                .map(|(page, _, _)| *page)
                .collect();
            let recurs = level.len() >= 2 && (level.len() * 4 >= pages.len() || level.len() >= 4);
            // The heading of a table's columns recurs too: it has several pieces and no
            // number that counts pages.
            let heads_table = pages
                .get(*page)
                .and_then(|lines| lines.get(*index))
                .is_some_and(|line| line.runs.len() > 2 && !pattern.contains('#'));
            if recurs
                && letters > 0
                && !heads_table
                && let Some(running) = running.get_mut(*page)
            {
                running.insert(*index);
            }
        }
    }
    running
}

fn is_at_edge(line: &Line, height: f32) -> bool {
    line.area.y1 < MARGIN * height || line.area.y0 > (1.0 - MARGIN) * height
}

/// White space of more than a line parts it from the line nearer to the middle.
fn is_set_apart(lines: &[Line], index: usize) -> bool {
    let Some(line) = lines.get(index) else {
        return false;
    };
    let far = |other: Option<&Line>| {
        other.is_none_or(|other| (other.base - line.base).abs() > 1.8 * line.size)
    };
    far(lines.get(index + 1)) || far(index.checked_sub(1).and_then(|above| lines.get(above)))
}
