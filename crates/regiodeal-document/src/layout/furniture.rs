//! Running heads, page numbers, drawn lines: on every page, part of no sentence.

use std::collections::{BTreeMap, BTreeSet};

use crate::page::{Line, LineId, Page};

/// Lines at the top and bottom of a page that may be running heads.
const EDGE: usize = 2;
/// No running head is longer, in code points.
const LONGEST_HEAD: usize = 110;
/// A line that recurs on so many pages is one.
const RECURS: usize = 3;
/// No page has fewer lines, blank ones counted.
const SHORTEST_PAGE: u32 = 8;

/// Whether a line only draws ("-----", "====", "___") or stands for a picture.
pub(crate) fn is_rule(text: &str) -> bool {
    let picture = text.starts_with("![") && text.ends_with(')');
    picture
        || text.chars().count() >= 3
            && text
                .chars()
                .all(|char| matches!(char, '-' | '=' | '_' | '~' | '–' | '—' | '─' | '*' | ' '))
            && text.chars().filter(|char| *char != '*').count() >= 3
}

/// Lines at the edges of pages that recur there but for their digits, and lines
/// that only number a page. A line with a column separator is left to its table.
pub(crate) fn running_heads(pages: &[Page]) -> BTreeSet<LineId> {
    let mut edges: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    let mut texts: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let mut candidates = Vec::new();
    for page in pages {
        for line in edge_lines(page) {
            let pattern = pattern(line.text);
            edges
                .entry(pattern.clone())
                .or_default()
                .insert(page.number);
            texts.entry(pattern.clone()).or_default().push(line.text);
            candidates.push((line.id, pattern));
        }
    }
    edges.retain(|pattern, _| {
        let texts = texts.get(pattern).into_iter().flatten();
        !differ_in_money(pattern, texts)
    });
    let mut running: BTreeSet<LineId> = candidates
        .into_iter()
        .filter(|(_, pattern)| {
            let recurs = edges.get(pattern).map_or(0, BTreeSet::len);
            recurs >= RECURS || (recurs == pages.len() && recurs > 1) || numbers_page(pattern)
        })
        .map(|(line, _)| line)
        .collect();
    for page in pages {
        running.extend(
            page.lines()
                .iter()
                .filter(|line| numbers_a_page_in_words(line.text))
                .map(|line| line.id),
        );
    }
    running.extend(recurring_page_counters(pages));
    running
}

fn edge_lines(page: &Page) -> Vec<Line<'_>> {
    let lines: Vec<_> = page
        .lines()
        .into_iter()
        .filter(|line| !line.text.trim().is_empty() && !line.text.contains('\t'))
        .filter(|line| line.text.matches('|').count() < 2)
        .collect();
    let bottom = lines.len().saturating_sub(EDGE).max(EDGE);
    let top = lines.iter().take(EDGE);
    top.chain(lines.iter().skip(bottom)).copied().collect()
}

/// Lines of a text without page breaks that recur but for one number, which counts
/// up: running heads with the number of the page.
fn recurring_page_counters(pages: &[Page]) -> Vec<LineId> {
    let mut seen: BTreeMap<String, Vec<(LineId, u32)>> = BTreeMap::new();
    for page in pages {
        for line in page
            .lines()
            .iter()
            .filter(|line| !line.text.contains(['\t', ':']))
        {
            let long =
                line.text.chars().count() > LONGEST_HEAD || line.text.matches('|').count() > 2;
            let numbered = line
                .text
                .trim()
                .starts_with(|char: char| char.is_ascii_digit());
            if !long
                && !numbered
                && let Some(number) = last_number(line.text)
            {
                seen.entry(pattern(line.text))
                    .or_default()
                    .push((line.id, number));
            }
        }
    }
    seen.into_values()
        .filter(|lines| lines.len() > 1 && lines.windows(2).all(|pair| follows(pair[0], pair[1])))
        .filter(|lines| lines.len() >= RECURS || lines.iter().all(|(_, number)| *number < 10))
        .flatten()
        .map(|(line, _)| line)
        .collect()
}

/// One page on: the next number, and as far down as a page has text.
fn follows(one: (LineId, u32), next: (LineId, u32)) -> bool {
    let apart = one.0.page != next.0.page || next.0.line >= one.0.line + SHORTEST_PAGE;
    apart && one.1 + 1 == next.1
}

/// The number that counts pages: the last of the line, or the one before "van 12".
fn last_number(text: &str) -> Option<u32> {
    let text = text.trim();
    let text = match text.rfind(" van ") {
        Some(at)
            if text
                .get(at + 5..)
                .is_some_and(|rest| rest.chars().all(|char| char.is_ascii_digit())) =>
        {
            text.get(..at)?
        }
        _ => text,
    };
    let digits = text.len()
        - text
            .trim_end_matches(|char: char| char.is_ascii_digit())
            .len();
    let before = text.get(..text.len() - digits)?;
    let apart =
        before.ends_with([' ', '\u{a0}', '|', '-', '–']) && before.chars().any(char::is_alphabetic);
    (apart && (1..=3).contains(&digits)).then(|| text.get(text.len() - digits..)?.parse().ok())?
}

/// A line without what differs from page to page: its digits.
pub(crate) fn pattern(text: &str) -> String {
    let mut pattern = String::new();
    for char in text.trim().chars() {
        let char = match char {
            '0'..='9' => '#',
            blank if blank.is_whitespace() => ' ',
            char => char,
        };
        if !(matches!(char, '#' | ' ') && pattern.ends_with(char)) {
            pattern.push(char);
        }
    }
    pattern
}

/// Whether lines of one pattern name amounts, and not all the same: then they are what each
/// page says, such as the sheets of projects, and no running head.
pub(crate) fn differ_in_money<T: AsRef<str>>(
    pattern: &str,
    texts: impl IntoIterator<Item = T>,
) -> bool {
    let words = pattern.to_lowercase();
    let names_money = words.contains('#')
        && ["€", "eur", "miljoen", "mln"]
            .iter()
            .any(|unit| words.contains(unit));
    if !names_money {
        return false;
    }
    let words = |text: T| {
        let words: Vec<String> = text
            .as_ref()
            .split_whitespace()
            .map(str::to_owned)
            .collect();
        words
    };
    let mut texts = texts.into_iter().map(words);
    let first = texts.next();
    texts.any(|text| Some(&text) != first.as_ref())
}

/// Whether a line at the edge of a page holds nothing but the page's number.
pub(crate) fn numbers_page_alone(text: &str) -> bool {
    numbers_page(&pattern(text)) || numbers_a_page_in_words(text)
}

/// "12" or "- 12 -" at the edge of a page.
fn numbers_page(pattern: &str) -> bool {
    pattern.trim_matches(['-', '–', ' ']) == "#"
}

/// "Pagina 3 van 12" anywhere.
fn numbers_a_page_in_words(text: &str) -> bool {
    let pattern = pattern(&text.to_lowercase()).replace(" / ", "/");
    let pattern = pattern.trim_matches(['-', '–', '|', ' ']);
    let words = [
        "pagina ",
        "pag. ",
        "blad ",
        "bladzijde ",
        "blz. ",
        "blz ",
        "p. ",
    ];
    let number = words
        .iter()
        .find_map(|word| pattern.strip_prefix(word))
        .unwrap_or(pattern);
    let is_named = number.len() < pattern.len();
    matches!(number, "# van #" | "#/#") || is_named && number == "#"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn running_heads_recur_but_for_their_digits() {
        let pages: Vec<Page> = (1..=3)
            .map(|n| {
                Page::new(
                    n,
                    format!("Regio Deal X | {n}\n\nTekst {n}a\nslot {n}b\neinde\n\n{n}"),
                )
            })
            .collect();
        let running = running_heads(&pages);
        let lines: Vec<_> = running.iter().map(|id| (id.page, id.line)).collect();
        assert!(lines.contains(&(2, 1)) && lines.contains(&(3, 7)));
        assert!(!lines.contains(&(1, 4)), "{lines:?}");
    }

    #[test]
    fn amounts_that_differ_from_page_to_page_are_no_running_head() {
        let running = |amounts: &[u32]| {
            let page = |(number, amount): (u32, &u32)| {
                let text = format!("Bijdrage: € {amount}.000\n\nTekst {number}a\nx\ny\nz");
                Page::new(number, text)
            };
            let pages: Vec<Page> = (1..).zip(amounts).map(page).collect();
            let running = running_heads(&pages);
            running.iter().filter(|id| id.line == 1).count()
        };
        assert_eq!(running(&[10, 20, 10, 10]), 0);
        assert_eq!(running(&[20, 20, 20, 20]), 4);
    }

    #[test]
    fn a_year_in_a_sentence_is_no_page_number() {
        let page = Page::new(1, "Een zin over 2021\n\nPagina 3 van 12\n\nNog een zin.");
        let lines: Vec<_> = running_heads(&[page]).iter().map(|id| id.line).collect();
        assert_eq!(lines, [3]);
    }
}
