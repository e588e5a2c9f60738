//! The texts of a document's pages, to look up what is printed at a place.

use std::collections::BTreeMap;

use regiodeal_document::Page;

use crate::source::Source;
use crate::statement::PageText;

/// Pages by their numbers.
pub(crate) struct Texts {
    pages: BTreeMap<u32, Indexed>,
}

/// A page, to be looked into by code points.
struct Indexed {
    text: String,
    /// The byte at which each code point starts, and the end.
    bytes: Vec<usize>,
    /// The first code point of each line, and its text.
    lines: Vec<(usize, String)>,
}

/// One printed line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PrintedLine<'t> {
    /// From 1 within the page.
    pub(crate) number: u32,
    /// Its first code point in the page's text.
    pub(crate) start: usize,
    /// Without its line end.
    pub(crate) text: &'t str,
}

impl Texts {
    pub(crate) fn of(pages: &[PageText]) -> Self {
        let pages = pages.iter().map(|page| (page.number, Indexed::of(page)));
        Self {
            pages: pages.collect(),
        }
    }

    /// What is printed from one code point to another.
    pub(crate) fn slice(&self, page: u32, start: usize, end: usize) -> Option<&str> {
        let page = self.pages.get(&page)?;
        let (from, to) = (page.bytes.get(start)?, page.bytes.get(end)?);
        page.text.get(*from..*to)
    }

    /// The texts that a source and its other pieces show; none where one lies outside.
    pub(crate) fn shown(&self, source: &Source) -> Option<Vec<&str>> {
        pieces(source)
            .map(|piece| self.slice(piece.page, piece.start, piece.end))
            .collect()
    }

    /// The lines that a piece of a source stands on, the first with the number that the
    /// page gives it.
    pub(crate) fn lines(&self, piece: &Source) -> Vec<PrintedLine<'_>> {
        let Some(page) = self.pages.get(&piece.page) else {
            return Vec::new();
        };
        let behind = page
            .lines
            .partition_point(|(start, _)| *start <= piece.start);
        let lines = page.lines.iter().enumerate();
        lines
            .skip(behind.saturating_sub(1))
            .take_while(|(index, (start, _))| index + 1 == behind || *start < piece.end)
            .map(|(index, (start, text))| PrintedLine {
                number: u32::try_from(index + 1).unwrap_or(u32::MAX),
                start: *start,
                text,
            })
            .collect()
    }
}

impl Indexed {
    fn of(page: &PageText) -> Self {
        let starts = page.text.char_indices().map(|(byte, _)| byte);
        let printed = Page::new(page.number, page.text.as_str());
        let lines = printed.lines();
        let lines = lines.iter().map(|line| (line.start, line.text.to_owned()));
        Self {
            text: page.text.clone(),
            bytes: starts.chain([page.text.len()]).collect(),
            lines: lines.collect(),
        }
    }
}

/// A source and its other pieces, in reading order.
pub(crate) fn pieces(source: &Source) -> impl Iterator<Item = &Source> {
    std::iter::once(source).chain(&source.more)
}
