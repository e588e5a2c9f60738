//! The contents list: what the document says that it holds.

use std::collections::BTreeSet;

use regiodeal_dataset::fold;
use regiodeal_document::{Block, Kind as Looks, Reading, Row};

use crate::lexicon;
use crate::text::{sentence_case, words};
use crate::title::{Group, Level, Title, bare_number};

/// One line of the list.
pub(crate) struct Entry {
    pub(crate) reading: Reading,
    pub(crate) is: Is,
}

/// What a line of the list stands for.
pub(crate) enum Is {
    Pillar(String, Reading),
    Theme(String, Reading),
    /// A numbered title.
    Project(Title),
    /// A title without a number: a project in a list without numbers, or a section.
    Section(Title),
}

/// The list, and the blocks it takes.
#[derive(Default)]
pub(crate) struct Contents {
    pub(crate) entries: Vec<Entry>,
    pub(crate) blocks: BTreeSet<usize>,
}

/// Blocks that a list may take.
const LONGEST: usize = 120;
/// Bytes of its heading.
const LONGEST_HEADING: usize = 60;
/// Code points of a line of it.
const LONGEST_ENTRY: usize = 110;
/// A list of headings without pages has so many with numbers.
const FEWEST_NUMBERED: usize = 2;

pub(crate) fn find(blocks: &[Block]) -> Contents {
    let mut contents = Contents::default();
    let heading = blocks.iter().position(|block| {
        let short = block.text.as_str().len() <= LONGEST_HEADING;
        short && lexicon::CONTENTS_HEADING.is_match(&words(block.text.as_str()))
    });
    for (index, block) in blocks.iter().enumerate() {
        if is_paged(block) {
            contents.blocks.insert(index);
            // The group that the first entries are of stands over them.
            if let Some(above) = index.checked_sub(1)
                && let Some(group) = blocks.get(above).filter(|block| block.kind != Looks::Table)
                && Group::parse(group.text.as_str()).is_some()
            {
                contents.blocks.insert(above);
                contents.entries.push(entry(&group.text, false));
            }
            contents
                .entries
                .extend(block.table.rows.iter().filter_map(entry_of_row));
        }
    }
    if let Some(heading) = heading {
        contents.blocks.insert(heading);
        if contents.entries.is_empty() {
            contents.read_list(blocks, heading + 1);
        }
    }
    let over_projects = contents
        .entries
        .iter()
        .filter(|entry| matches!(entry.is, Is::Pillar(..)))
        .count();
    if over_projects < 2 {
        contents.entries.retain(|entry| !matches!(&entry.is, Is::Pillar(_, reading) if Group::parse(reading.as_str()).is_none() && over_projects == 0));
    }
    contents
}

impl Contents {
    /// A list without pages: short lines up to the first running text, table or line that
    /// the list has already: the body begins with what the list names first.
    fn read_list(&mut self, blocks: &[Block], from: usize) {
        let mut list: Vec<(usize, &Block)> = Vec::new();
        let mut seen = BTreeSet::new();
        let mut next = None;
        for (index, block) in blocks.iter().enumerate().skip(from).take(LONGEST) {
            let known = matches!(block.kind, Looks::Heading | Looks::Caption | Looks::Item);
            let short = block.text.as_str().chars().count() <= LONGEST_ENTRY;
            if block.kind == Looks::Furniture {
                continue;
            }
            next = Some((index, block));
            if !known || !short || !seen.insert(fold(block.text.as_str())) {
                break;
            }
            list.push((index, block));
        }
        // What stands right over running text or a table is its heading.
        let over = next.is_some_and(|(index, block)| {
            let is_listed = list.last().is_some_and(|(own, _)| *own == index);
            !is_listed && !seen_twice(&list, block)
        });
        while over
            && list
                .last()
                .is_some_and(|(_, block)| block.kind != Looks::Item)
        {
            let ends = list.pop().is_some_and(|(_, block)| block.gap > 0);
            if ends {
                break;
            }
        }
        let items = list.iter().all(|(_, block)| block.kind == Looks::Item);
        let numbered = list.iter().filter(|(_, block)| is_numbered(block)).count();
        if items || numbered >= FEWEST_NUMBERED {
            for (index, block) in list {
                self.blocks.insert(index);
                self.entries.push(entry(&block.text, false));
            }
        }
    }
}

/// The list has a line with the same words.
fn seen_twice(list: &[(usize, &Block)], block: &Block) -> bool {
    let own = fold(block.text.as_str());
    let mut texts = list.iter().map(|(_, listed)| fold(listed.text.as_str()));
    texts.any(|text| text == own)
}

fn is_numbered(block: &Block) -> bool {
    let title = Title::parse(block.text.as_str());
    title.number.is_some() || bare_number(block.text.as_str(), title.name.start).is_some()
}

/// Most rows end in a page number, and the numbers never go down.
fn is_paged(block: &Block) -> bool {
    let rows = &block.table.rows;
    let pages: Vec<u32> = rows.iter().filter_map(page).collect();
    let wordy = rows.iter().all(|row| {
        row.filled()
            .any(|column| row.cell(column).chars().any(char::is_alphabetic))
    });
    block.kind == Looks::Table
        && pages.len() >= 3
        && pages.len() * 3 >= rows.len() * 2
        && pages.windows(2).all(|pair| pair[0] <= pair[1])
        && wordy
        && !rows.iter().any(ends_in_figures)
        && !rows
            .iter()
            .any(|row| row.cells.iter().any(|cell| cell.as_str().contains('€')))
}

/// Two figures at the end are of a table of money.
fn ends_in_figures(row: &Row) -> bool {
    let filled: Vec<usize> = row.filled().collect();
    let mut ends = filled.iter().rev().take(2).map(|column| row.cell(*column));
    filled.len() > 2 && ends.all(|cell| cell.chars().all(|char| char.is_ascii_digit()))
}

fn page(row: &Row) -> Option<u32> {
    let last = row.filled().last()?;
    let page = row.cell(last);
    (last > 0 && page.len() <= 3).then(|| page.parse().ok())?
}

fn entry_of_row(row: &Row) -> Option<Entry> {
    let paged = page(row).is_some();
    let last = row.filled().last()?;
    let mut reading = Reading::default();
    for (column, cell) in row.cells.iter().enumerate() {
        if !(paged && column == last) {
            reading.append(cell, " ", true);
        }
    }
    (!reading.is_empty()).then(|| entry(&reading, paged))
}

fn entry(reading: &Reading, paged: bool) -> Entry {
    let text = reading.as_str();
    let title = Title::parse(text);
    let group = Group::parse(text);
    let name = text.get(title.name.clone()).unwrap_or_default();
    let is = if group.is_none() && title.number.is_some() && lexicon::NO_PROJECT.is_match(name) {
        Is::Section(title)
    } else if group.is_none() && title.number.is_some() {
        Is::Project(title)
    } else if let Some(group) = group {
        let name = group.name.unwrap_or_default();
        let range = reading.part(group.range);
        match group.level {
            Level::Pillar => Is::Pillar(name, range),
            Level::Theme => Is::Theme(name, range),
        }
    } else if let Some(name) = lexicon::PROJECTS_OF
        .captures(text)
        .and_then(|caught| caught.name("name"))
    {
        Is::Pillar(
            sentence_case(&words(name.as_str())),
            reading.part(name.range()),
        )
    } else if paged || lexicon::NO_PROJECT.is_match(text) || is_chapter(text) {
        Is::Section(title)
    } else {
        Is::Theme(sentence_case(&words(text)), reading.clone())
    };
    Entry {
        reading: reading.clone(),
        is,
    }
}

/// "2 Projecten", "3 Financiën".
fn is_chapter(text: &str) -> bool {
    bare_number(text, 0).is_some_and(|(_, at)| {
        let name = text.get(at..).unwrap_or_default();
        lexicon::NO_PROJECT.is_match(name) || fold(name) == "projecten"
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use regiodeal_document::{Page, layout};

    #[test]
    fn rows_that_end_in_two_figures_list_no_pages() {
        let blocks = |text: &str| layout(&[Page::new(1, text)]);
        let money = "1\tOevers\t20\t50\n2\tBruggen\t30\t60\n3\tDijken\t40\t70\n";
        assert!(find(&blocks(money)).entries.is_empty());
        let pages = "1\tOevers\t20\n2\tBruggen\t30\n3\tDijken\t40\n";
        assert_eq!(find(&blocks(pages)).entries.len(), 3);
    }

    #[test]
    fn a_list_without_pages_ends_where_the_body_says_it_again() {
        let text = "Inhoud\n\nPijler Bos\n1. Wildpad\n2. Houtschool\n\nPijler Bos\n\n\
                    1. Wildpad\nHerten steken over.\n";
        let contents = find(&layout(&[Page::new(1, text)]));
        assert_eq!(contents.entries.len(), 3);
        let text = "Inhoud\n\nHet programma heeft vijf projecten.\n\n1. Wildpad\nHerten.\n";
        assert!(find(&layout(&[Page::new(1, text)])).entries.is_empty());
    }

    #[test]
    fn entries_are_told_by_numbers_pages_and_words() {
        let text = "INHOUD\n\nVOORWOORD\t\t3\nPROJECTEN LEREN\t\t4\nJONG EN OUD\t\t\n\
                    NIEUW 1.1\tOpen huis\t4\n1.2\tOevers\t5\nPROJECTEN DOEN\t\t6\n";
        let contents = find(&layout(&[Page::new(1, text)]));
        let kinds: Vec<String> = contents
            .entries
            .iter()
            .map(|entry| match &entry.is {
                Is::Pillar(name, _) => format!("pillar {name}"),
                Is::Theme(name, _) => format!("theme {name}"),
                Is::Project(title) => format!("project {}", title.name_of(&entry.reading)),
                Is::Section(title) => format!("section {}", title.name_of(&entry.reading)),
            })
            .collect();
        assert_eq!(
            kinds,
            [
                "section VOORWOORD",
                "pillar Leren",
                "theme Jong en oud",
                "project Open huis",
                "project Oevers",
                "pillar Doen"
            ]
        );
    }
}
