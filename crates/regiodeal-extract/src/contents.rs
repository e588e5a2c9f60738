//! The contents list: what the document says that it holds.

use std::collections::BTreeSet;

use regiodeal_document::{Block, Kind as Looks, Reading, Row};

use crate::lexicon;
use crate::text::{sentence_case, words};
use crate::title::{Group, Level, Title};

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

pub(crate) fn find(blocks: &[Block]) -> Contents {
    let mut contents = Contents::default();
    let heading = blocks.iter().position(|block| {
        let name = words(block.text.as_str()).to_lowercase();
        matches!(name.as_str(), "inhoud" | "inhoudsopgave" | "inhoudsopgave:")
    });
    for (index, block) in blocks.iter().enumerate() {
        if is_paged(block) {
            contents.blocks.insert(index);
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
    /// A list without pages: short lines up to the first running text.
    fn read_list(&mut self, blocks: &[Block], from: usize) {
        for (index, block) in blocks.iter().enumerate().skip(from).take(LONGEST) {
            match block.kind {
                Looks::Furniture => continue,
                Looks::Item => {}
                _ => break,
            }
            self.blocks.insert(index);
            self.entries.push(entry(&block.text, false));
        }
    }
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
        && !rows
            .iter()
            .any(|row| row.cells.iter().any(|cell| cell.as_str().contains('€')))
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
    } else if paged || lexicon::NO_PROJECT.is_match(text) {
        Is::Section(title)
    } else {
        Is::Theme(sentence_case(&words(text)), reading.clone())
    };
    Entry {
        reading: reading.clone(),
        is,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use regiodeal_document::{Page, layout};

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
