//! Pillars and themes: which there are, and where each begins.

use std::collections::BTreeMap;

use regiodeal_dataset::{fold, is_same_name};
use regiodeal_document::{Kind as Looks, Reading};

use super::{Programme, Segment};
use crate::contents::Is;
use crate::draft::{Draft, Printed};
use crate::lexicon;
use crate::sums::{Over, Sum};
use crate::table::{Kind, Role, Table};
use crate::text::{sentence_case, words};
use crate::title::{Group, Level, Title};

impl Programme<'_> {
    /// The names that headings, total rows and the contents list give to pillars.
    pub(super) fn learn_groups(&mut self) {
        let mut over: BTreeMap<String, usize> = BTreeMap::new();
        for block in self.blocks {
            let cells = block
                .table
                .rows
                .iter()
                .filter_map(|row| row.filled().next().map(|c| row.cell(c)));
            let headings =
                matches!(block.kind, Looks::Heading | Looks::Caption).then(|| block.text.as_str());
            for text in cells.chain(headings) {
                let text = text.trim_matches(['*', ' ']);
                let plain = match lexicon::behind_total(text) {
                    0 => text,
                    end => text
                        .get(end..)
                        .unwrap_or_default()
                        .trim_start_matches([':', ' ']),
                };
                if let Some(group) =
                    Group::parse(plain).filter(|group| group.level == Level::Pillar)
                    && let Some(name) = group.name
                {
                    if let Some(id) = group.id {
                        self.group_names.entry(id).or_insert_with(|| name.clone());
                    }
                    self.pillars.insert(name);
                }
                if let Some(name) = lexicon::PROJECTS_OF
                    .captures(text)
                    .and_then(|caught| caught.name("name"))
                {
                    *over
                        .entry(sentence_case(&words(name.as_str())))
                        .or_default() += 1;
                }
            }
        }
        for entry in &self.contents.entries {
            if let Is::Pillar(name, _) = &entry.is {
                self.pillars.insert(name.clone());
            }
        }
        // One spelling each: the mixed-case one, if there is one.
        let mut by_fold: BTreeMap<String, String> = BTreeMap::new();
        for name in std::mem::take(&mut self.pillars) {
            by_fold.entry(fold(&name)).or_insert(name);
        }
        self.pillars = by_fold.into_values().collect();
    }

    /// The pillar that a text names: "Pijler Wonen", "Programmalijn 2", "PROJECTEN WONEN".
    pub(crate) fn pillar_in(&self, reading: &Reading) -> Option<Printed> {
        let text = reading.as_str();
        if let Some(group) = Group::parse(text).filter(|group| group.level == Level::Pillar) {
            let name = match (group.name, group.id) {
                (Some(name), _) => name,
                (None, Some(id)) => self.group_names.get(&id)?.clone(),
                (None, None) => return None,
            };
            return Some((
                self.known_pillar(&name).unwrap_or(name),
                reading.part(group.range),
            ));
        }
        let named = match lexicon::PROJECTS_OF
            .captures(text)
            .and_then(|caught| caught.name("name"))
        {
            Some(name) => name.range(),
            None => 0..text.len(),
        };
        let name = self.known_pillar(text.get(named.clone())?)?;
        Some((name, reading.part(named)))
    }

    pub(super) fn known_pillar(&self, name: &str) -> Option<String> {
        let mut pillars = self.pillars.iter();
        pillars.find(|pillar| is_same_name(pillar, name)).cloned()
    }

    /// The column of names, where each names a known pillar: the rows are sums.
    pub(super) fn names_groups(&self, table: &Table<'_>) -> Option<usize> {
        let column = table.column(&Role::Project)?;
        if table.column(&Role::Lead).is_some() {
            return None;
        }
        let rows = table.rows.iter();
        let mut names = rows
            .filter(|(kind, _)| matches!(kind, Kind::Project | Kind::Part))
            .filter_map(|(_, row)| row.cells.get(column))
            .peekable();
        names.peek()?;
        names
            .all(|name| self.pillar_in(name).is_some())
            .then_some(column)
    }

    /// The pillar in the heading over a table, with at most a caption between.
    pub(super) fn heading_before(&self, table: usize) -> Option<Printed> {
        for block in self.blocks.get(..table)?.iter().rev() {
            match block.kind {
                Looks::Table | Looks::Item => return None,
                Looks::Heading | Looks::Caption => {
                    if let Some(pillar) = self.pillar_in(&block.text) {
                        return Some(pillar);
                    }
                    if Title::parse(block.text.as_str()).number.is_some() {
                        return None;
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// The theme in the heading right over a table, with at most a caption between.
    pub(super) fn theme_before(&self, table: usize) -> Option<Printed> {
        let above = self.blocks.get(..table)?.iter().rev();
        let above = above.filter(|block| block.kind != Looks::Furniture).take(2);
        for block in above {
            let text = block.text.as_str();
            if matches!(block.kind, Looks::Table) {
                return None;
            }
            if let Some(group) = Group::parse(text) {
                let name = group.name.filter(|_| group.level == Level::Theme)?;
                return Some((name, block.text.part(group.range)));
            }
            dutch_money::scale(text)?;
        }
        None
    }

    pub(crate) fn give_pillar(&mut self, segment: &Segment) {
        let Some(pillar) = &segment.pillar else {
            return;
        };
        for draft in &segment.drafts {
            if let Some(draft) = self.drafts.get_mut(*draft)
                && draft.pillar.is_none()
            {
                draft.pillar = Some(pillar.clone());
            }
        }
    }

    /// A numbered title without text or money over projects that go on with its number
    /// ("1." over "1.1") is the theme of those.
    pub(super) fn settle_groups(&mut self) {
        let number = |draft: &Draft| draft.number.as_ref().map(|(number, _)| number.clone());
        let numbers: Vec<String> = self.drafts.iter().filter_map(number).collect();
        let is_group = |draft: &Draft| {
            let bare = !draft.in_table && draft.description.is_empty() && draft.notes.is_empty();
            let over = number(draft).is_some_and(|own| {
                let start = format!("{own}.");
                numbers.iter().any(|other| other.starts_with(&start))
            });
            bare && over && draft.cells.is_empty() && draft.lead.is_none()
        };
        // Sums know projects by their positions.
        let by_position = |sum: &Sum| matches!(sum.over, Over::Drafts(_));
        if self.sums.iter().any(by_position) || !self.drafts.iter().any(is_group) {
            return;
        }
        let (groups, mut projects): (Vec<Draft>, Vec<Draft>) = std::mem::take(&mut self.drafts)
            .into_iter()
            .partition(is_group);
        for group in &groups {
            let start = format!("{}.", number(group).unwrap_or_default());
            for project in &mut projects {
                let own = number(project).is_some_and(|own| own.starts_with(&start));
                if own && project.theme.is_none() {
                    project.theme = Some((sentence_case(&group.name.0), group.name.1.clone()));
                }
            }
        }
        self.drafts = projects;
    }
}
