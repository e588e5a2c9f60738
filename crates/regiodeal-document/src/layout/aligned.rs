//! Tables whose columns stand under each other, parted by white space or dots.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use super::{FoundTable, Printed, furniture, inline, looks};
use crate::block::{Row, Table};
use crate::reading::Reading;

/// Spaces from which a new cell starts.
const GUTTER: usize = 2;
/// Dots that lead from a title to its page number.
const LEADERS: usize = 4;
/// Lines without columns that may stand between two rows: a note.
const NOTE_LINES: usize = 12;
/// Blank lines that may stand between two rows.
const ROW_GAP: usize = 1;
/// Segments that are tried as bridges between columns.
const MOST_BRIDGES: usize = 40;

/// Part of a line between two gutters: bytes of the line, columns of the page.
#[derive(Clone, Debug)]
struct Segment {
    bytes: Range<usize>,
    columns: Range<usize>,
    /// Dots lead to it: it is the last cell wherever it stands.
    led: bool,
}

/// The table that starts at a line, if one does.
pub(crate) fn table(printed: &[Printed<'_>], from: usize) -> Option<FoundTable> {
    if segments(printed.get(from)?).len() < 2 {
        return None;
    }
    let to = end(printed, from);
    let lines = printed.get(from..to)?;
    let split: Vec<Vec<Segment>> = lines.iter().map(segments).collect();
    let rows = split.iter().filter(|segments| segments.len() > 1).count();
    let labelled = lines
        .iter()
        .zip(&split)
        .filter(|(line, segments)| segments.len() == 2 && has_label(line, segments))
        .count();
    if rows < 2 || labelled * 2 > rows || !holds_figures(lines, &split) {
        return None;
    }
    let (split, columns) = part_bridges(lines, split);
    if columns.len() < 2 {
        return None;
    }
    let rows = rows_of(lines, &split, &columns);
    Some(FoundTable {
        from,
        to,
        table: Table { rows },
    })
}

/// Behind the last line that has columns, with no more than a note between two such.
fn end(printed: &[Printed<'_>], from: usize) -> usize {
    let (mut to, mut at, mut plain) = (from + 1, from + 1, 0);
    while let Some(line) = printed.get(at) {
        if rules_row(printed, at) {
            at += 1;
            continue;
        }
        if line.furniture || line.gap > ROW_GAP || plain > NOTE_LINES || line.text.contains('\t') {
            break;
        }
        let split = segments(line).len() > 1;
        if !split && line.gap > 0 && looks::is_title(line.text) && looks::is_capitals(line.text) {
            break;
        }
        // A footnote with no row right behind it stands below the table.
        let is_row = |line: &Printed<'_>| segments(line).len() > 1;
        let is_last = !split
            && line.gap > 0
            && looks::footnote_mark(line.text).is_some()
            && !printed.get(at + 1).is_some_and(is_row);
        if is_last || line.gap > 0 && opens_table(printed, at) {
            break;
        }
        plain = if split { 0 } else { plain + 1 };
        at += 1;
        if split {
            to = at;
        }
    }
    // What hangs below the last row belongs to it: the rest of a wrapped cell, a note.
    while let Some(line) = printed.get(to) {
        let hangs = line.gap == 0 && !line.furniture && looks::footnote_mark(line.text).is_none();
        if !hangs || to - from > 1 && printed.get(to - 1).is_some_and(|row| is_total(row.text)) {
            break;
        }
        to += 1;
    }
    to
}

/// A rule drawn with characters right between rows; below it the title of a group may
/// stand over its rows.
fn rules_row(printed: &[Printed<'_>], at: usize) -> bool {
    let is_near = |at: usize| {
        let line = printed.get(at);
        line.is_some_and(|line| line.gap == 0 && !line.furniture)
    };
    let is_row = |at: usize| {
        let line = printed.get(at);
        is_near(at) && line.is_some_and(|line| segments(line).len() > 1)
    };
    let is_rule =
        |line: &Printed<'_>| line.furniture && line.gap == 0 && furniture::is_rule(line.text);
    let titled = || {
        let line = printed.get(at + 1);
        line.is_some_and(|line| looks::is_title(line.text)) && is_row(at + 2)
    };
    printed.get(at).is_some_and(is_rule) && is_near(at + 1) && (is_row(at + 1) || titled())
}

/// Lines that may stand between the title of a table and its header: its scale.
const CAPTION_LINES: usize = 2;

/// Whether another table begins at a line: a title over a row of headings, or a row of
/// three headings or more, with figures in the row below.
fn opens_table(printed: &[Printed<'_>], at: usize) -> bool {
    let cells = |at: usize| printed.get(at).map(segments).unwrap_or_default();
    let is_titled = cells(at).len() == 1;
    let Some(mut header) = header_below(printed, at) else {
        return false;
    };
    // A line of groups may stand over the headings.
    let has_groups = cells(header).len() < cells(header + 1).len()
        && all_headings(printed, header)
        && all_headings(printed, header + 1)
        && printed.get(header + 1).is_some_and(|line| line.gap == 0);
    header += usize::from(has_groups);
    let below = cells(header + 1);
    let ends_in_figure = printed
        .get(header + 1)
        .filter(|line| line.gap <= ROW_GAP)
        .zip(below.last())
        .and_then(|(line, last)| line.line.text.get(last.bytes.clone()))
        .is_some_and(|text| text.chars().any(|char| char.is_ascii_digit()));
    let least = if is_titled { 2 } else { 3 };
    below.len() > 1
        && ends_in_figure
        && cells(header).len() >= least
        && all_headings(printed, header)
}

/// The line with columns that a line is, or that stands right below it as a title.
fn header_below(printed: &[Printed<'_>], at: usize) -> Option<usize> {
    let line = printed.get(at)?;
    if segments(line).len() != 1 {
        return Some(at);
    }
    let mut below = (at + 1..=at + 1 + CAPTION_LINES).take_while(|below| {
        let line = printed.get(*below);
        line.is_some_and(|line| line.gap <= ROW_GAP && !line.furniture)
    });
    let has_columns = |below: &usize| {
        let line = printed.get(*below);
        line.is_some_and(|line| segments(line).len() > 1)
    };
    looks::is_title(line.text)
        .then(|| below.find(has_columns))
        .flatten()
}

/// Nothing but headings of columns stands on a line.
fn all_headings(printed: &[Printed<'_>], at: usize) -> bool {
    printed.get(at).is_some_and(|line| {
        let text = |own: &Segment| line.line.text.get(own.bytes.clone());
        let mut own = segments(line).into_iter();
        own.all(|own| text(&own).is_some_and(is_heading))
    })
}

/// "Project", "1e tranche", "2023", "x € 1.000", but no figure and no label.
fn is_heading(text: &str) -> bool {
    let is_year = text.len() == 4 && text.chars().all(|char| char.is_ascii_digit());
    let is_money = text.starts_with('€') && text.chars().any(|char| char.is_ascii_digit());
    let opens = text.chars().next().is_some_and(|char| !char.is_lowercase());
    let worded = text.chars().filter(|char| char.is_alphabetic()).count();
    let is_unit = matches!(text, "€" | "#" | "nr" | "nr.");
    is_year || is_unit || opens && worded > 1 && !is_money && !text.ends_with(':') && text != "PM"
}

/// "Trekker:   gemeente Hulst" is a label and its value, no row.
fn has_label(line: &Printed<'_>, segments: &[Segment]) -> bool {
    segments
        .first()
        .and_then(|first| line.line.text.get(first.bytes.clone()))
        .is_some_and(|text| text.ends_with(':'))
}

fn is_total(text: &str) -> bool {
    let lower = text.to_lowercase();
    ["totaal", "totale ", "subtotaal", "eindtotaal", "som "]
        .iter()
        .any(|word| lower.starts_with(word))
}

/// Most rows of a table end in a figure; columns of running text do not.
fn holds_figures(lines: &[Printed<'_>], split: &[Vec<Segment>]) -> bool {
    let (mut figures, mut words, mut wide) = (0, 0, 0);
    for (line, segments) in lines.iter().zip(split) {
        let Some((last, rest)) = segments.split_last() else {
            continue;
        };
        if rest.is_empty() {
            continue;
        }
        let text = line.line.text.get(last.bytes.clone()).unwrap_or_default();
        if text.chars().any(|char| char.is_ascii_digit()) || text.chars().count() < 3 {
            figures += 1;
        } else {
            words += 1;
        }
        wide += usize::from(rest.len() > 1);
    }
    figures > 0 && (figures >= words || wide >= words)
}

fn segments(line: &Printed<'_>) -> Vec<Segment> {
    if line.furniture {
        return Vec::new();
    }
    let text = line.line.text;
    let mut found: Vec<Segment> = Vec::new();
    let (mut open, mut blanks, mut dots): (Option<Segment>, usize, usize) = (None, 0, 0);
    let (mut column, mut led) = (0, false);
    for (byte, char) in text.char_indices() {
        let here = column;
        column += if char == '\t' { 8 - column % 8 } else { 1 };
        if char.is_whitespace() {
            blanks += 1;
            continue;
        }
        dots = if matches!(char, '.' | '…' | '·') {
            dots + 1
        } else {
            0
        };
        let end = byte + char.len_utf8();
        let leads = dots >= LEADERS || dots > 0 && (char == '…' || blanks > 0 && open.is_none());
        if leads {
            if let Some(mut segment) = open.take() {
                let kept = text.get(segment.bytes.clone()).unwrap_or_default();
                let kept = kept.trim_end_matches(['.', '…', '·', ' ']);
                segment.bytes.end = segment.bytes.start + kept.len();
                segment.columns.end = segment.columns.start + kept.chars().count();
                if !kept.is_empty() {
                    found.push(segment);
                }
            }
            (blanks, led) = (0, true);
            continue;
        }
        match &mut open {
            Some(segment) if blanks < GUTTER || is_bullet(text, &segment.bytes) => {
                segment.bytes.end = end;
                segment.columns.end = here + 1;
            }
            _ => {
                found.extend(open.take());
                open = Some(Segment {
                    bytes: byte..end,
                    columns: here..here + 1,
                    led,
                });
                led = false;
            }
        }
        blanks = 0;
    }
    found.extend(open);
    found
}

/// What stands behind a bullet or a number belongs to it, however wide the space.
fn is_bullet(text: &str, bytes: &Range<usize>) -> bool {
    let lead = text.get(bytes.clone()).unwrap_or_default();
    let numbered = lead.ends_with(['.', ')']) && looks::numbered(&format!("{lead} x"));
    let bullet = matches!(lead, "•" | "-" | "–" | "*" | "▪" | "o" | "·" | "\u{f0b7}");
    (numbered || bullet)
        && text
            .get(..bytes.start)
            .is_some_and(|before| before.trim().is_empty())
}

/// The segments and the columns of a table.
///
/// Two headings a single space apart look like one that bridges two columns. Such a
/// segment is cut at its spaces where the other rows have separate columns, and the
/// row has nothing else in the second.
fn part_bridges(
    lines: &[Printed<'_>],
    mut split: Vec<Vec<Segment>>,
) -> (Vec<Vec<Segment>>, Vec<Range<usize>>) {
    let text_of = |line: &Printed<'_>, segment: &Segment| {
        let text = line.line.text.get(segment.bytes.clone());
        text.unwrap_or_default().to_owned()
    };
    let mut candidates: BTreeSet<(Reverse<usize>, String)> = BTreeSet::new();
    for (line, segments) in lines.iter().zip(&split).filter(|(_, row)| row.len() > 1) {
        for segment in segments {
            let text = text_of(line, segment);
            if text.contains(' ') {
                candidates.insert((Reverse(segment.columns.len()), text));
            }
        }
    }
    let groups = group_lines(lines, &split);
    let columns = |split: &[Vec<Segment>]| columns(&without(split, &groups));
    let mut best = columns(&split);
    for (_, text) in candidates.into_iter().take(MOST_BRIDGES) {
        let others: Vec<Vec<Segment>> = lines
            .iter()
            .zip(&split)
            .map(|(line, row)| {
                let others = row.iter().filter(|segment| text_of(line, segment) != text);
                others.cloned().collect::<Vec<_>>()
            })
            .map(|row| if row.len() > 1 { row } else { Vec::new() })
            .collect();
        let found = columns(&others);
        if found.len() <= best.len() {
            continue;
        }
        for (line, row) in lines.iter().zip(&mut split) {
            cut_bridge(line, row, &text, &found);
        }
        best = columns(&split);
    }
    (split, best)
}

/// Lines of headings that each stand over several headings of the line below.
fn group_lines(lines: &[Printed<'_>], split: &[Vec<Segment>]) -> BTreeSet<usize> {
    let heading = |line: &Printed<'_>, segment: &Segment| {
        let text = line.line.text.get(segment.bytes.clone());
        text.is_some_and(is_heading)
    };
    let over = |group: &Segment, below: &[Segment]| {
        let own = below.iter().filter(|segment| {
            segment.columns.start < group.columns.end && group.columns.start < segment.columns.end
        });
        own.count()
    };
    let is_group = |at: &usize| {
        let (Some(line), Some(groups)) = (lines.get(*at), split.get(*at)) else {
            return false;
        };
        let (Some(next), Some(below)) = (lines.get(at + 1), split.get(at + 1)) else {
            return false;
        };
        next.gap == 0
            && !groups.is_empty()
            && groups.len() < below.len()
            && groups.iter().any(|group| over(group, below) > 1)
            && groups.iter().all(|group| heading(line, group))
            && below.iter().all(|own| heading(next, own))
    };
    (0..lines.len()).filter(is_group).collect()
}

fn without(split: &[Vec<Segment>], lines: &BTreeSet<usize>) -> Vec<Vec<Segment>> {
    let rows = split.iter().enumerate();
    rows.map(|(at, row)| {
        if lines.contains(&at) {
            Vec::new()
        } else {
            row.clone()
        }
    })
    .collect()
}

/// Cuts the segment with that text into one for each column that it reaches.
fn cut_bridge(line: &Printed<'_>, row: &mut Vec<Segment>, text: &str, columns: &[Range<usize>]) {
    let Some(at) = row
        .iter()
        .position(|segment| line.line.text.get(segment.bytes.clone()) == Some(text))
    else {
        return;
    };
    let Some(bridge) = row.get(at).cloned() else {
        return;
    };
    let reached: Vec<&Range<usize>> = columns
        .iter()
        .filter(|of| of.start < bridge.columns.end && bridge.columns.start < of.end)
        .collect();
    let parts = cut_between(text, &bridge, &reached);
    let taken = |of: usize| {
        row.iter()
            .enumerate()
            .any(|(index, other)| index != at && column_of(other, columns).0 == of)
    };
    let free = |part: &Segment| !taken(column_of(part, columns).0);
    if parts.len() > 1 && parts.iter().skip(1).all(free) {
        row.splice(at..=at, parts);
    }
}

/// Cuts a text between each two columns at the space that fits best: what stands left of
/// it ends where the left column ends, or what stands right starts where the right one
/// starts.
fn cut_between(text: &str, bridge: &Segment, columns: &[&Range<usize>]) -> Vec<Segment> {
    let mut parts = Vec::new();
    let mut rest = bridge.clone();
    for pair in columns.windows(2) {
        let [left, right] = pair else { continue };
        let spaces = text.match_indices(' ').map(|(byte, _)| {
            let before = text.get(..byte).unwrap_or_default().chars().count();
            (bridge.bytes.start + byte, bridge.columns.start + before)
        });
        let fits = |end: usize| end.abs_diff(left.end).min((end + 1).abs_diff(right.start));
        let inside = spaces.filter(|(byte, _)| *byte > rest.bytes.start);
        let Some((byte, end)) = inside.min_by_key(|(_, end)| fits(*end)) else {
            break;
        };
        parts.push(Segment {
            bytes: rest.bytes.start..byte,
            columns: rest.columns.start..end,
            led: rest.led,
        });
        rest = Segment {
            bytes: byte + 1..rest.bytes.end,
            columns: end + 1..rest.columns.end,
            led: false,
        };
    }
    parts.push(rest);
    parts
}

/// Stretches of the page that some row prints on, and no row bridges.
fn columns(split: &[Vec<Segment>]) -> Vec<Range<usize>> {
    let mut taken: Vec<Range<usize>> = split
        .iter()
        .filter(|segments| segments.len() > 1)
        .flatten()
        .filter(|segment| !segment.led)
        .map(|segment| segment.columns.clone())
        .collect();
    taken.sort_by_key(|range| (range.start, range.end));
    let mut columns: Vec<Range<usize>> = Vec::new();
    for range in taken {
        match columns.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => columns.push(range),
        }
    }
    let behind = columns.last().map_or(0, |last| last.end) + GUTTER;
    if split.iter().flatten().any(|segment| segment.led) {
        columns.push(behind..behind + 1);
    }
    columns
}

fn rows_of(lines: &[Printed<'_>], split: &[Vec<Segment>], columns: &[Range<usize>]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut note_open = false;
    for (index, (line, segments)) in lines.iter().zip(split).enumerate() {
        let gap = if index == 0 || line.gap > 0 {
            line.gap
        } else {
            0
        };
        if segments.is_empty() {
            note_open = false;
            continue;
        }
        // Nothing behind a rule is the rest of a cell above it.
        let ruled = index
            .checked_sub(1)
            .and_then(|above| split.get(above))
            .is_some_and(Vec::is_empty);
        if let [only] = segments.as_slice() {
            let text = inline::read(&line.line, only.bytes.start, only.bytes.end, false);
            let spans = columns
                .first()
                .is_some_and(|first| only.columns.end > first.end + GUTTER)
                && column_of(only, columns).0 == 0;
            let below = gap == 0 && index > 0 && !ruled && !looks::starts_block(line.text);
            let sentence = looks::ends_sentence(text.as_str()) || looks::has_label(text.as_str());
            // A note starts at the left; what stands further right is of a column there.
            let (column, shared) = column_of(only, columns);
            let inside = columns.get(column).is_some_and(|of| {
                only.columns.start + 1 >= of.start && only.columns.end <= of.end + 1
            });
            let rest_of_cell = column > 1 && shared > 0 && inside || !spans && !sentence;
            // Rows that stand further right below it are its parts: it is a row itself.
            let heads = split.get(index + 1).is_some_and(|next| {
                let further = next.first().map(|first| first.columns.start);
                next.len() > 1 && further.is_some_and(|at| at > only.columns.start + 1)
            });
            if below
                && !heads
                && (note_open || rest_of_cell)
                && hang(&mut rows, only, &text, columns)
            {
                continue;
            }
            note_open = spans || sentence;
            rows.push(Row {
                cells: vec![text],
                gap,
                indent: only.columns.start,
            });
            continue;
        }
        note_open = false;
        let mut cells = vec![Reading::default(); columns.len()];
        for segment in segments {
            let text = inline::read(&line.line, segment.bytes.start, segment.bytes.end, false);
            if let Some(cell) = cells.get_mut(column_of(segment, columns).0) {
                cell.append(&text, " ", true);
            }
        }
        if gap == 0 && index > 0 && !ruled && continues_row(&cells) && hang_row(&mut rows, &cells) {
            continue;
        }
        let indent = segments.first().map_or(0, |first| first.columns.start);
        rows.push(Row { cells, gap, indent });
    }
    rows
}

/// The rest of wrapped cells: starts in small letters and brings no figure.
fn continues_row(cells: &[Reading]) -> bool {
    let mut filled = cells
        .iter()
        .map(Reading::as_str)
        .filter(|cell| !cell.is_empty());
    let small = cells
        .first()
        .is_none_or(|cell| cell.as_str().chars().next().is_none_or(char::is_lowercase));
    small
        && filled.all(|cell| {
            !cell
                .chars()
                .any(|char| char.is_ascii_digit() || char == '€')
        })
}

fn hang_row(rows: &mut [Row], cells: &[Reading]) -> bool {
    let Some(row) = rows.last_mut().filter(|row| row.cells.len() == cells.len()) else {
        return false;
    };
    for (cell, rest) in row.cells.iter_mut().zip(cells) {
        append_wrapped(cell, rest);
    }
    true
}

/// Adds a lone piece of text to the cell above it.
fn hang(rows: &mut [Row], segment: &Segment, text: &Reading, columns: &[Range<usize>]) -> bool {
    let Some(row) = rows.last_mut() else {
        return false;
    };
    let column = match row.cells.len() {
        0 => return false,
        1 => 0,
        _ => column_of(segment, columns).0,
    };
    let Some(cell) = row.cells.get_mut(column).filter(|cell| !cell.is_empty()) else {
        return false;
    };
    append_wrapped(cell, text);
    true
}

fn append_wrapped(cell: &mut Reading, rest: &Reading) {
    let starts_small = rest.as_str().chars().next().is_some_and(char::is_lowercase);
    let conjunction = ["en ", "of "]
        .iter()
        .any(|word| rest.as_str().starts_with(word));
    if cell.as_str().ends_with('-') && !conjunction {
        if starts_small {
            cell.pop();
        }
        cell.append(rest, "", true);
    } else {
        cell.append(rest, " ", true);
    }
}

/// The column that a segment shares most of its width with, and how much that is.
fn column_of(segment: &Segment, columns: &[Range<usize>]) -> (usize, usize) {
    if segment.led {
        return (columns.len().saturating_sub(1), 1);
    }
    let shared = |column: &Range<usize>| {
        segment
            .columns
            .end
            .min(column.end)
            .saturating_sub(segment.columns.start.max(column.start))
    };
    let mut best = (0, 0);
    for (index, column) in columns.iter().enumerate() {
        if shared(column) > best.1 {
            best = (index, shared(column));
        }
    }
    if best.1 > 0 {
        return best;
    }
    let near = columns
        .iter()
        .enumerate()
        .min_by_key(|(_, column)| column.start.abs_diff(segment.columns.start));
    (near.map_or(0, |(index, _)| index), 0)
}

#[cfg(test)]
mod tests;
