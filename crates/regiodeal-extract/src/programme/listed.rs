//! Projects in the contents list.

use regiodeal_dataset::{Severity, fold, is_same_name};

use super::Programme;
use crate::contents::{self, Is};
use crate::draft::{Draft, NameFrom, Printed};
use crate::lexicon;
use crate::report::Report;
use crate::title::{Title, bare_number};

/// A contents list with fewer projects than this lists none.
const FEWEST_ENTRIES: usize = 3;

impl Programme<'_> {
    /// Contents entries meet the rows of the tables; what no table knows is new.
    pub(super) fn read_contents(&mut self, report: &mut Report) {
        let mut entries = std::mem::take(&mut self.contents.entries);
        self.number_entries(&mut entries);
        let mut pillar: Option<Printed> = None;
        let mut theme: Option<Printed> = None;
        let any_project = entries
            .iter()
            .any(|entry| matches!(entry.is, Is::Project(_)));
        for entry in &entries {
            match &entry.is {
                Is::Pillar(name, reading) => {
                    pillar = Some((
                        self.known_pillar(name).unwrap_or_else(|| name.clone()),
                        reading.clone(),
                    ));
                    theme = None;
                }
                Is::Theme(name, reading) => {
                    let knows = self.find_draft(name, None, pillar.as_ref());
                    match knows {
                        Some(draft) if !any_project => {
                            self.contents_entry(draft, None, entry, None, None);
                        }
                        _ => theme = Some((name.clone(), reading.clone())),
                    }
                }
                Is::Section(title) => {
                    let name = title.name_of(&entry.reading);
                    if let Some(draft) = self
                        .find_draft(&name, None, pillar.as_ref())
                        .filter(|_| !any_project)
                    {
                        self.contents_entry(
                            draft,
                            Some(title),
                            entry,
                            pillar.as_ref(),
                            theme.as_ref(),
                        );
                    }
                }
                Is::Project(title) => {
                    let name = title.name_of(&entry.reading);
                    let number = title.number.as_ref().map(|(number, _)| number.as_str());
                    let draft = self
                        .find_draft(&name, number, pillar.as_ref())
                        .unwrap_or_else(|| {
                            let printed = (name.clone(), entry.reading.part(title.name.clone()));
                            self.drafts.push(Draft::new(printed, NameFrom::Contents));
                            self.drafts.len() - 1
                        });
                    self.contents_entry(draft, Some(title), entry, pillar.as_ref(), theme.as_ref());
                    if let Some(draft) = self.drafts.get_mut(draft) {
                        draft.theme_is_settled = true;
                        draft.theme.clone_from(&theme);
                    }
                }
            }
        }
        for index in &self.contents.blocks {
            if let Some(block) = self.blocks.get(*index) {
                report.ledger.ignored_block(block, "contents-list");
            }
        }
        self.contents.entries = entries;
    }

    /// "3 Open huis" in a list whose plain numbers are those of projects is a project.
    fn number_entries(&self, entries: &mut [contents::Entry]) {
        let plain = |entry: &contents::Entry| {
            let is_open = matches!(entry.is, Is::Theme(..) | Is::Section(_));
            let text = entry.reading.as_str();
            let title = Title::parse(text);
            let found =
                bare_number(text, title.name.start).filter(|_| is_open && title.number.is_none());
            found.map(|(number, name)| (title, number, name))
        };
        let numbered = entries
            .iter()
            .filter(|entry| plain(entry).is_some())
            .count();
        let known = entries
            .iter()
            .filter(|entry| {
                plain(entry).is_some() && self.title_of(&entry.reading).number.is_some()
            })
            .count();
        if known == 0 || known * 2 < numbered {
            return;
        }
        for entry in entries {
            let Some((mut title, number, name)) = plain(entry) else {
                continue;
            };
            let text = entry.reading.as_str();
            if !lexicon::NO_PROJECT.is_match(text.get(name..).unwrap_or_default()) {
                title.take_bare_number(text, number, name);
                entry.is = Is::Project(title);
            }
        }
    }

    fn contents_entry(
        &mut self,
        draft: usize,
        title: Option<&Title>,
        entry: &contents::Entry,
        pillar: Option<&Printed>,
        theme: Option<&Printed>,
    ) {
        let Some(draft) = self.drafts.get_mut(draft) else {
            return;
        };
        if draft.pillar.is_none() {
            draft.pillar = pillar.cloned();
        }
        if draft.theme.is_none() {
            draft.theme = theme.cloned();
        }
        let Some(title) = title else { return };
        draft.name_again(
            (
                title.name_of(&entry.reading),
                entry.reading.part(title.name.clone()),
            ),
            NameFrom::Contents,
        );
        draft.take_title(title, &entry.reading);
    }

    /// Headings that differ from the contents list, and projects that it leaves out.
    pub(super) fn hold_against_contents(&self, report: &mut Report) {
        let listed = self.drafts.iter().filter(|draft| draft.entry.is_some());
        let lists_projects = listed.count() >= FEWEST_ENTRIES;
        let list = self.contents_text();
        for draft in &self.drafts {
            let Some((entry, at)) = &draft.entry else {
                if lists_projects && draft.in_table && !list.contains(&fold(&draft.name.0)) {
                    let message = format!("\"{}\" stands in no contents list", draft.name.0);
                    let rule = "project-not-in-contents";
                    report.find(rule, Severity::Note, message, &[&draft.name.1]);
                }
                continue;
            };
            let others = draft.headings.iter();
            for (heading, place) in others.filter(|(other, _)| is_other(other, entry)) {
                let message =
                    format!("the heading \"{heading}\" is \"{entry}\" in the contents list");
                report.find("heading-differs", Severity::Note, message, &[place, at]);
            }
        }
    }

    /// All that the contents list says: an entry may be read in pieces.
    fn contents_text(&self) -> String {
        let own = &self.contents.blocks;
        let (Some(first), Some(last)) = (own.first(), own.last()) else {
            return String::new();
        };
        // A piece of it that a page break parts may be too short to be told.
        let blocks = self.blocks.get(*first..=*last).unwrap_or_default();
        blocks
            .iter()
            .flat_map(|block| {
                let cells = block.table.rows.iter().flat_map(|row| &row.cells);
                let cells = cells.map(|cell| fold(cell.as_str()));
                std::iter::once(fold(block.text.as_str())).chain(cells)
            })
            .collect()
    }
}

/// Whether a heading is not what the contents list says; a subtitle may follow.
pub(super) fn is_other(heading: &str, entry: &str) -> bool {
    let title = heading.split_once(':').map_or(heading, |(title, _)| title);
    ![heading, title].iter().any(|own| is_same_name(own, entry))
}
