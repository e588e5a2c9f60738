//! The line that a finding points at, and what is underlined in it.

use regiodeal_dataset::Source;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns that a line of a document may take.
const WIDEST: usize = 110;
/// A cell stands so far from the next.
const TAB: &str = "    ";

/// A line, cut to what is around a value, and the columns of the value in it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    pub(super) line: String,
    /// Columns before the value.
    pub(super) indent: usize,
    /// Columns of the value on this line.
    pub(super) width: usize,
}

impl Excerpt {
    /// The line of a page that a source begins on; none where the text has no such place.
    pub(super) fn of(page: &str, source: &Source) -> Option<Self> {
        let chars: Vec<char> = page.chars().collect();
        let before = chars.get(..source.start)?;
        let is_end = |char: &char| matches!(char, '\n' | '\r' | '\u{c}');
        let begin = before.iter().rposition(is_end).map_or(0, |at| at + 1);
        let behind = chars.get(source.start..)?;
        let end = source.start + behind.iter().position(is_end).unwrap_or(behind.len());
        let value_end = source.end.clamp(source.start, end);
        let [lead, value, rest] = [
            chars.get(begin..source.start)?,
            chars.get(source.start..value_end)?,
            chars.get(value_end..end)?,
        ]
        .map(shown);
        Some(Self::cut(&lead, &value, &rest))
    }

    /// Leaves out what does not fit, first behind the value.
    fn cut(lead: &str, value: &str, rest: &str) -> Self {
        let lead = lead.trim_start();
        let value = head(value, WIDEST * 2 / 3);
        let room = WIDEST.saturating_sub(value.width());
        let behind = head(
            rest.trim_end(),
            room.saturating_sub(lead.width().min(room / 2)),
        );
        let lead = tail(lead, room.saturating_sub(behind.width()));
        Self {
            indent: lead.width(),
            width: value.width().max(1),
            line: format!("{lead}{value}{behind}"),
        }
    }

    /// The line below, with `mark` under the value.
    pub(super) fn underline(&self, mark: char) -> String {
        let marks: String = std::iter::repeat_n(mark, self.width).collect();
        format!("{}{marks}", " ".repeat(self.indent))
    }
}

/// Text on one line, without what a terminal would obey.
fn shown(chars: &[char]) -> String {
    let mut shown = String::new();
    for char in chars {
        match char {
            '\t' => shown.push_str(TAB),
            char if char.is_control() => shown.push(' '),
            char => shown.push(*char),
        }
    }
    shown
}

/// As much of the beginning as fits.
fn head(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut left = width.saturating_sub(1);
    let fits = text.chars().take_while(|char| {
        let own = char.width().unwrap_or_default();
        let fits = own <= left;
        left = left.saturating_sub(own);
        fits
    });
    let mut head: String = fits.collect();
    head.push('…');
    head
}

/// As much of the end as fits.
fn tail(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let reversed: String = text.chars().rev().collect();
    head(&reversed, width).chars().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(page: &str, value: &str) -> Excerpt {
        let start = page.find(value).expect("a value");
        let start = page[..start].chars().count();
        let source = Source {
            document: String::new(),
            page: 1,
            line: 1,
            start,
            end: start + value.chars().count(),
            bbox: None,
            more: Vec::new(),
        };
        Excerpt::of(page, &source).expect("an excerpt")
    }

    #[test]
    fn a_cell_is_underlined_in_its_line() {
        let excerpt = at("één\r\nTotaal Wonen\t420.000\t268.000\r\ntwee", "268.000");
        assert_eq!(excerpt.line, "Totaal Wonen    420.000    268.000");
        assert_eq!(excerpt.underline('^'), format!("{}^^^^^^^", " ".repeat(27)));
    }

    #[test]
    fn long_lines_are_cut_around_the_value() {
        let long = "woord ".repeat(60);
        let excerpt = at(&format!("{long}€ 5 {long}"), "€ 5");
        assert!(excerpt.line.width() <= WIDEST, "{}", excerpt.line);
        assert!(excerpt.line.starts_with('…') && excerpt.line.ends_with('…'));
        let cell: String = excerpt.line.chars().skip(excerpt.indent).take(3).collect();
        assert_eq!(cell, "€ 5");
    }

    #[test]
    fn places_outside_the_page_give_nothing() {
        let mut source = Source {
            document: String::new(),
            page: 1,
            line: 1,
            start: 9,
            end: 12,
            bbox: None,
            more: Vec::new(),
        };
        assert_eq!(Excerpt::of("kort", &source), None);
        (source.start, source.end) = (2, 99);
        assert_eq!(Excerpt::of("kort", &source).map(|one| one.width), Some(2));
    }
}
