//! The body of a programme: sections of projects, their descriptions and notes,
//! between headings of groups.

use std::collections::{BTreeMap, BTreeSet};

use regiodeal_dataset::{Amount, fold};
use regiodeal_document::{Block, Kind as Looks, Reading};

use crate::contents::Is;
use crate::dates;
use crate::draft::{self, Draft, NameFrom, Printed};
use crate::fields;
use crate::lexicon;
use crate::programme::Programme;
use crate::report::Report;
use crate::table::{self, Kind};
use crate::text::{AnyOf, is_capitals, sentence_case, words};
use crate::title::{Group, Level, Title, bare_number, lone_mark};
use crate::told::Told;

/// So many project titles in a row are a list, not sections.
const LIST: usize = 3;
/// Blocks between a group's heading and its first project.
const INTRODUCTION: usize = 5;

/// "(bedragen x € 1.000)" alone on a line is no longer, in bytes.
const LONGEST_SCALE: usize = 60;
/// Points and colons at which the name before a note may end.
const MOST_POINTS: usize = 4;
/// Letters that a name behind its number may have more than in the table.
const MOST_LETTERS: usize = 8;

/// How a heading is set: level of mark-up, capitals, number.
type Style = (usize, bool, bool);

/// Where the walk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Front,
    Group,
    Section(usize),
    Elsewhere,
}

struct Walk<'w, 'b> {
    programme: &'w mut Programme<'b>,
    /// The style of most headings of projects.
    style: Option<Style>,
    /// Projects have their numbers in the headings of the body.
    numbered: bool,
    lists: BTreeSet<usize>,
    themes: BTreeSet<String>,
    sections: BTreeSet<String>,
    place: Place,
    pillar: Option<Printed>,
    theme: Option<Printed>,
    mark: Option<Printed>,
    last_listed: Option<usize>,
    /// Position of the last block that went into the current description.
    described: usize,
    in_note: bool,
    /// Under a heading "Voortgang" of several projects.
    in_progress: bool,
}

/// Walks through all blocks that tables and lists have left.
pub(crate) fn walk(programme: &mut Programme<'_>, report: &mut Report) {
    let mut themes = BTreeSet::new();
    let mut sections = BTreeSet::new();
    for entry in &programme.contents.entries {
        match &entry.is {
            Is::Theme(name, _) => {
                themes.insert(fold(name));
            }
            Is::Section(title) => {
                let name = title.name_of(&entry.reading);
                if programme.find_draft(&name, None, None).is_none() {
                    sections.insert(fold(&name));
                }
            }
            _ => {}
        }
    }
    let lists = lists(programme);
    let numbered = programme
        .blocks
        .iter()
        .enumerate()
        .filter(|(index, block)| !lists.contains(index) && heading_like(block))
        .filter(|(_, block)| {
            let title = programme.title_of(&block.text);
            let number = title.number.as_ref().map(|(number, _)| number.as_str());
            number.is_some()
                && programme
                    .find_draft(&title.name_of(&block.text), number, None)
                    .is_some()
        })
        .count()
        > 1;
    let mut walk = Walk {
        style: None,
        numbered,
        lists,
        themes,
        sections,
        place: Place::Front,
        pillar: None,
        theme: None,
        mark: None,
        last_listed: None,
        described: 0,
        in_note: false,
        in_progress: false,
        programme,
    };
    walk.style = walk.project_style();
    for index in 0..walk.programme.blocks.len() {
        walk.block(index, report);
    }
}

/// The theme that a heading over sections of projects names, if it names one.
fn theme_of(block: &Block) -> Option<Printed> {
    let text = block.text.as_str();
    let name = Title::parse(text).name_of(&block.text);
    let first = name.split(' ').next().unwrap_or_default();
    let is_small = first.starts_with(char::is_lowercase) && !first.contains(char::is_uppercase);
    let names_none = lexicon::NO_THEME.is_match(&name) || is_small;
    (!names_none).then(|| (sentence_case(&words(text)), block.text.clone()))
}

fn heading_like(block: &Block) -> bool {
    matches!(block.kind, Looks::Heading | Looks::Caption)
        || block.kind == Looks::Item && block.text.as_str().chars().count() < 110
}

/// Runs of project titles with nothing under them: lists at the start of a chapter.
fn lists(programme: &Programme<'_>) -> BTreeSet<usize> {
    let mut lists = BTreeSet::new();
    let mut run: Vec<(usize, bool)> = Vec::new();
    let mut close = |run: &mut Vec<(usize, bool)>| {
        let titles = run.iter().filter(|(_, title)| *title).count();
        if titles >= LIST {
            lists.extend(run.iter().map(|(index, _)| *index));
        }
        run.clear();
    };
    for (index, block) in programme.blocks.iter().enumerate() {
        let taken = programme.taken.contains(&index) || programme.contents.blocks.contains(&index);
        match block.kind {
            Looks::Furniture | Looks::Quote => {}
            _ if taken || !heading_like(block) => close(&mut run),
            _ => {
                let title = programme.title_of(&block.text);
                let name = title.name_of(&block.text);
                let number = title.number.as_ref().map(|(number, _)| number.as_str());
                let known = programme.find_draft(&name, number, None).is_some();
                run.push((
                    index,
                    known || number.is_some() && block.kind == Looks::Heading,
                ));
            }
        }
    }
    close(&mut run);
    lists
}

impl Walk<'_, '_> {
    fn block_at(&self, index: usize) -> Option<&Block> {
        self.programme.blocks.get(index)
    }

    fn style_of(block: &Block) -> Style {
        let text = block.text.as_str();
        (
            block.level,
            is_capitals(text),
            Title::parse(text).number.is_some(),
        )
    }

    fn matched(&self, index: usize) -> Option<usize> {
        let block = self.block_at(index)?;
        let title = self.programme.title_of(&block.text);
        let number = title.number.as_ref().map(|(number, _)| number.as_str());
        if number.is_none() && self.numbered {
            return None;
        }
        let name = title.name_of(&block.text);
        self.programme
            .find_draft_anywhere(&name, number, self.pillar.as_ref())
    }

    /// The style of headings that name known projects; without such, of headings with
    /// facts under them; without those, of numbered headings.
    fn project_style(&self) -> Option<Style> {
        let headings: Vec<usize> = (0..self.programme.blocks.len())
            .filter(|index| !self.lists.contains(index) && !self.is_taken(*index))
            .filter(|index| {
                self.block_at(*index)
                    .is_some_and(|block| block.kind == Looks::Heading)
            })
            .collect();
        let most = |wanted: &dyn Fn(usize) -> bool| {
            let mut counts: BTreeMap<Style, usize> = BTreeMap::new();
            for index in headings.iter().filter(|index| wanted(**index)) {
                if let Some(block) = self.block_at(*index) {
                    *counts.entry(Self::style_of(block)).or_default() += 1;
                }
            }
            counts
                .into_iter()
                .max_by_key(|(_, count)| *count)
                .map(|(style, _)| style)
        };
        most(&|index| self.matched(index).is_some())
            .or_else(|| most(&|index| self.has_facts(index)))
            .or_else(|| {
                most(&|index| {
                    self.block_at(index)
                        .is_some_and(|block| Self::style_of(block).2)
                })
            })
    }

    fn is_taken(&self, index: usize) -> bool {
        self.programme.taken.contains(&index) || self.programme.contents.blocks.contains(&index)
    }

    /// A labelled field or a note stands under a heading, before the next one.
    fn has_facts(&self, heading: usize) -> bool {
        self.programme
            .blocks
            .iter()
            .skip(heading + 1)
            .take_while(|block| block.kind != Looks::Heading)
            .any(|block| {
                let text = block.text.as_str();
                lexicon::NOTE_OPENING.is_match(text) || fields::of(&block.text).is_some()
            })
    }

    fn block(&mut self, index: usize, report: &mut Report) {
        let Some(block) = self.block_at(index).cloned() else {
            return;
        };
        if self.is_taken(index) {
            if block.kind == Looks::Table || self.programme.contents.blocks.contains(&index) {
                self.place = Place::Elsewhere;
            }
            return;
        }
        if self.lists.contains(&index) {
            self.listed(&block, report);
            return;
        }
        if block.kind == Looks::Heading {
            self.in_progress = tells_progress(block.text.as_str());
        } else if self.progress_of(&block) {
            return;
        }
        match block.kind {
            Looks::Furniture => report.ledger.ignored_block(&block, "running-head"),
            Looks::Aside => report.ledger.ignored_block(&block, "side-column"),
            Looks::Heading | Looks::Paragraph | Looks::Item if self.is_speaker(index, &block) => {
                report.ledger.ignored_block(&block, "pull-quote");
            }
            Looks::Heading | Looks::Caption | Looks::Item
                if self.heading(index, &block, report) => {}
            Looks::Caption => report.ledger.ignored_block(&block, "caption"),
            Looks::Quote => report.ledger.ignored_block(&block, "pull-quote"),
            Looks::Table if self.own_table(index, report) => {}
            Looks::Table => report.ledger.ignored_block(&block, "other-table"),
            _ => self.text(index, &block, report),
        }
    }

    /// Takes the money of a table under the heading of its project.
    fn own_table(&mut self, index: usize, report: &mut Report) -> bool {
        let Place::Section(draft) = self.place else {
            return false;
        };
        let blocks = self.programme.blocks;
        let Some(table) = table::of_one_project(blocks, index) else {
            return false;
        };
        let mut own = Draft::new((String::new(), Reading::default()), NameFrom::Table);
        for (kind, row) in &table.rows {
            if *kind == Kind::Project {
                self.programme
                    .money_cells(&table, row, None, draft, &mut own);
            }
        }
        for header in &table.headers {
            report.ledger.ignored(header.lines(), "table-header");
        }
        let Some(draft) = self.programme.drafts.get_mut(draft) else {
            return false;
        };
        for cell in own.cells {
            draft.add_cell(cell, report);
        }
        true
    }

    /// Takes a note that names its project: "1.1 Hofje. De bouw is gestart." under a
    /// heading of notes, "Voortgang 1.1: De bouw is gestart." outside the sections.
    fn progress_of(&mut self, block: &Block) -> bool {
        if !matches!(block.kind, Looks::Paragraph | Looks::Item | Looks::Caption) {
            return false;
        }
        let text = &block.text;
        let outside = !matches!(self.place, Place::Section(_));
        let numbered = outside.then(|| self.numbered_note(text)).flatten();
        let found = numbered.or_else(|| {
            let named = self.in_progress.then(|| self.named_note(text));
            named.flatten()
        });
        let Some((draft, note)) = found else {
            return false;
        };
        if let Some(draft) = self.programme.drafts.get_mut(draft) {
            draft.note(note);
        }
        true
    }

    /// "Voortgang 1.1: De bouw is gestart."
    fn numbered_note(&self, text: &Reading) -> Option<(usize, draft::Note)> {
        let whole = text.as_str();
        let (label, rest) = whole.split_once(':')?;
        let (words, number) = label.trim().rsplit_once(' ')?;
        if !tells_progress(words) || rest.trim().is_empty() {
            return None;
        }
        let note = draft::Note {
            label: Some(text.part(0..label.len())),
            text: text.part(label.len() + 1..whole.len()),
        };
        let is_own = |draft: &Draft| {
            let own = draft.number.as_ref();
            own.is_some_and(|(own, _)| own == number)
        };
        let mut own = (0..self.programme.drafts.len())
            .filter(|index| self.programme.drafts.get(*index).is_some_and(is_own));
        let draft = own.next()?;
        own.next().is_none().then_some((draft, note))
    }

    /// "1.1 Hofje. De bouw is gestart.", "Hofje: De bouw is gestart."
    fn named_note(&self, text: &Reading) -> Option<(usize, draft::Note)> {
        let whole = text.as_str();
        let ends = whole.match_indices([':', '.']).take(MOST_POINTS);
        let ends = ends.filter(|(at, _)| {
            whole
                .get(at + 1..)
                .is_some_and(|rest| rest.starts_with(' '))
        });
        let mut titles = ends.filter_map(|(at, _)| {
            let heading = text.part(0..at);
            let title = self.programme.title_of(&heading);
            let number = title.number.as_ref().map(|(number, _)| number.as_str());
            let name = title.name_of(&heading);
            let draft = self
                .programme
                .find_draft_anywhere(&name, number, self.pillar.as_ref())?;
            let known = fold(&self.programme.drafts.get(draft)?.name.0);
            // A sentence that speaks of a project is no name.
            let is_name = known.starts_with(&fold(&name));
            let is_near = number.is_some() && fold(&name).len() <= known.len() + MOST_LETTERS;
            (is_name || is_near).then_some((draft, at))
        });
        let (draft, at) = titles.next()?;
        let note = draft::Note {
            label: None,
            text: text.part(at + 1..whole.len()),
        };
        Some((draft, note))
    }

    /// The name under a pull quote.
    fn is_speaker(&self, index: usize, block: &Block) -> bool {
        let above = index.checked_sub(1).and_then(|above| self.block_at(above));
        let quoted = above.is_some_and(|above| above.kind == Looks::Quote);
        let text = block.text.as_str();
        quoted
            && block.gap <= 1
            && block.level == 0
            && text.chars().count() < 80
            && !text.ends_with('.')
            && Title::parse(text).number.is_none()
            && !is_capitals(text)
            && self.matched(index).is_none()
            && self.programme.pillar_in(&block.text).is_none()
    }

    /// An entry of a list of projects.
    fn listed(&mut self, block: &Block, report: &mut Report) {
        self.place = Place::Group;
        self.in_note = false;
        report.ledger.ignored_block(block, "project-list");
        if let Some(pillar) = self.programme.pillar_in(&block.text) {
            self.pillar = Some(pillar);
            return;
        }
        let title = self.programme.title_of(&block.text);
        let name = title.name_of(&block.text);
        let number = title.number.as_ref().map(|(number, _)| number.as_str());
        if number.is_none() && self.numbered {
            return;
        }
        let draft = self
            .programme
            .find_draft_anywhere(&name, number, self.pillar.as_ref());
        self.last_listed = draft;
        if let Some(draft) = draft.and_then(|draft| self.programme.drafts.get_mut(draft)) {
            draft.name_again((name, block.text.part(title.name.clone())), NameFrom::List);
            draft.take_title(&title, &block.text);
        }
    }

    /// Whether a block is a heading, and if so what follows from it.
    fn heading(&mut self, index: usize, block: &Block, report: &mut Report) -> bool {
        let text = block.text.as_str();
        if self.programme.own_totals.contains(&index)
            || lexicon::NOTE_OPENING.is_match(text)
            || fields::of(&block.text).is_some() && block.level == 0
        {
            return false;
        }
        if report.is_title(block) || dates::is_dateline(text) {
            report.ledger.ignored_block(block, "masthead");
            return true;
        }
        if let Some(mark) = lone_mark(text) {
            self.mark = Some((mark, block.text.clone()));
            report.ledger.ignored_block(block, "mark");
            return true;
        }
        if block.kind == Looks::Item && Title::parse(text).number.is_none() {
            return false;
        }
        if let Some(draft) = self.matched(index) {
            let known_section = self.sections.contains(&fold(text));
            let again = self
                .programme
                .drafts
                .get(draft)
                .is_some_and(|draft| draft.has_section);
            let item = block.kind == Looks::Item
                && self
                    .style
                    .is_some_and(|style| style.2 && style.1 && !is_capitals(text));
            if !known_section && !again && !item {
                self.open_section(draft, index, block, report);
                return true;
            }
        }
        if block.kind == Looks::Item {
            return false;
        }
        if let Some(pillar) = self.programme.pillar_in(&block.text) {
            self.pillar = Some(pillar);
            self.theme = None;
            return self.group(block, report);
        }
        if let Some(group) = Group::parse(text).filter(|group| group.level == Level::Theme) {
            self.theme = group.name.map(|name| (name, block.text.part(group.range)));
            return self.group(block, report);
        }
        if self.themes.contains(&fold(text)) {
            self.theme = Some((sentence_case(&words(text)), block.text.clone()));
            return self.group(block, report);
        }
        let name = text.get(Title::parse(text).name).unwrap_or(text);
        if names_chapter(text) {
            self.theme = None;
            return self.group(block, report);
        }
        let is_section = lexicon::NO_PROJECT.is_match(name) || self.over_table(index);
        let listed = self.sections.contains(&fold(text));
        if !is_section && !listed && self.is_new_project(block) {
            self.new_project(index, block, report);
            return true;
        }
        if block.kind == Looks::Caption && !self.programme.contents.entries.is_empty() {
            return false;
        }
        if !is_section && self.leads_to_project(index) {
            self.theme = theme_of(block);
            return self.group(block, report);
        }
        if block.kind == Looks::Caption {
            return false;
        }
        if matches!(self.place, Place::Section(_)) && self.heads_own_table(index, block) {
            report.ledger.ignored_block(block, "table-header");
            return true;
        }
        let plain = block.level == 0
            && !is_capitals(text)
            && self
                .style
                .is_some_and(|style| style != Self::style_of(block));
        if let Place::Section(_) = self.place
            && !is_section
            && !listed
            && (plain
                || self
                    .style
                    .is_some_and(|style| block.level > style.0 && style.0 > 0))
        {
            return false;
        }
        let rule = if self.place == Place::Front {
            "front-matter"
        } else {
            "other-section"
        };
        report.ledger.ignored_block(block, rule);
        self.leave_section();
        true
    }

    fn leave_section(&mut self) {
        if self.place != Place::Front {
            self.place = Place::Elsewhere;
        }
        self.in_note = false;
    }

    /// Right below stands the money of the section's project, with at most its scale between.
    fn heads_own_table(&self, index: usize, block: &Block) -> bool {
        let lower = block.text.as_str().to_lowercase();
        let of_all = ["programma", "alle", "totaal", "totale", "samen", "pijler"];
        let is_below = self
            .style
            .is_none_or(|style| block.level == 0 || style.0 == 0 || block.level > style.0);
        if !is_below || of_all.iter().any(|word| lower.contains(word)) {
            return false;
        }
        let blocks = self.programme.blocks;
        let mut below = blocks
            .iter()
            .enumerate()
            .skip(index + 1)
            .filter(|(_, block)| {
                let text = block.text.as_str();
                let is_scale = text.len() < LONGEST_SCALE && dutch_money::scale(text).is_some();
                block.kind != Looks::Furniture && !is_scale
            });
        let next = below.next();
        next.is_some_and(|(next, _)| table::of_one_project(blocks, next).is_some())
    }

    /// The heading of a table: nothing but a caption stands between.
    fn over_table(&self, index: usize) -> bool {
        let next = self
            .programme
            .blocks
            .iter()
            .skip(index + 1)
            .filter(|block| block.kind != Looks::Furniture)
            .take(2)
            .find(|block| {
                block.text.as_str().chars().count() > 160 || block.kind != Looks::Paragraph
            });
        next.is_some_and(|block| block.kind == Looks::Table)
    }

    fn group(&mut self, block: &Block, report: &mut Report) -> bool {
        report.ledger.ignored_block(block, "group-heading");
        self.place = Place::Group;
        self.in_note = false;
        true
    }

    /// A heading set as those of projects, in a group, that no table or list knows.
    fn is_new_project(&self, block: &Block) -> bool {
        let style = Self::style_of(block);
        let in_table = self.programme.drafts.iter().any(|draft| draft.in_table);
        let known = !self.programme.contents.entries.is_empty() || in_table;
        block.kind == Looks::Heading
            && self.style == Some(style)
            && (style.2 || !known)
            && (self.place != Place::Front || style.2 || block.level > 1)
    }

    /// A heading of a project follows, with at most an introduction between.
    fn leads_to_project(&self, index: usize) -> bool {
        let next = self
            .programme
            .blocks
            .iter()
            .enumerate()
            .skip(index + 1)
            .filter(|(_, block)| block.kind != Looks::Furniture)
            .take(INTRODUCTION)
            .find(|(_, block)| {
                block.kind == Looks::Heading && lone_mark(block.text.as_str()).is_none()
                    || block.kind == Looks::Table
            });
        let Some((next, block)) = next else {
            return false;
        };
        block.kind == Looks::Heading
            && !self.lists.contains(&next)
            && (self.matched(next).is_some() || self.is_new_project(block))
    }

    fn new_project(&mut self, index: usize, block: &Block, report: &mut Report) {
        let title = Title::parse(block.text.as_str());
        let name = (
            title.name_of(&block.text),
            block.text.part(title.name.clone()),
        );
        self.programme.drafts.push(Draft::new(name, NameFrom::Body));
        let draft = self.programme.drafts.len() - 1;
        self.open_section(draft, index, block, report);
    }

    fn open_section(&mut self, index: usize, at: usize, block: &Block, report: &mut Report) {
        report.ledger.used(block.lines(), "name:heading");
        let title = self.programme.title_of(&block.text);
        let mark = self.mark.take();
        let (pillar, theme) = (self.pillar.clone(), self.theme.clone());
        if let Some(draft) = self.programme.drafts.get_mut(index) {
            draft.has_section = true;
            draft.name_again(
                (
                    title.name_of(&block.text),
                    block.text.part(title.name.clone()),
                ),
                NameFrom::Body,
            );
            draft.take_title(&title, &block.text);
            if draft.mark.is_none() {
                draft.mark = mark;
            }
            if draft.pillar.is_none() {
                draft.pillar = pillar;
            }
            if draft.theme.is_none() && !draft.theme_is_settled {
                draft.theme = theme;
            }
        }
        self.place = Place::Section(index);
        self.described = at;
        self.in_note = false;
    }

    fn text(&mut self, index: usize, block: &Block, report: &mut Report) {
        // A mark above a heading is of that heading alone.
        self.mark = None;
        if let Some(former) = former_name(&block.text)
            && self.place == Place::Group
            && let Some(draft) = self
                .last_listed
                .and_then(|draft| self.programme.drafts.get_mut(draft))
        {
            draft.name_again((words(former.as_str()), former), NameFrom::List);
            report.ledger.used(block.lines(), "alias:former-name");
            return;
        }
        let states_scale = || dutch_money::scale(block.text.as_str()).is_some();
        if block.text.as_str().len() < LONGEST_SCALE && states_scale() && self.over_table(index) {
            report.ledger.ignored_block(block, "caption");
            return;
        }
        let rule = match self.place {
            Place::Section(draft) => {
                self.section_text(draft, index, block, report);
                return;
            }
            Place::Front => "front-matter",
            Place::Group => "group-introduction",
            Place::Elsewhere => "other-section",
        };
        self.programme.hear_sums(&block.text, Told::Beside);
        report.ledger.ignored_block(block, rule);
    }

    fn section_text(
        &mut self,
        draft_index: usize,
        index: usize,
        block: &Block,
        report: &mut Report,
    ) {
        let text = block.text.as_str();
        let in_note = self.in_note;
        let follows = index == self.described + 1;
        let own_total = self.programme.own_totals.contains(&index);
        let Some(draft) = self.programme.drafts.get_mut(draft_index) else {
            return;
        };
        if lexicon::NOTE_OPENING.is_match(text) {
            draft.note(draft::note(&block.text));
            self.in_note = true;
            return;
        }
        self.programme.hear_sums(&block.text, Told::InSection);
        let Some(draft) = self.programme.drafts.get_mut(draft_index) else {
            return;
        };
        if own_total && let Some((label, _)) = text.split_once(':') {
            if let Some(found) = dutch_money::find(text).next() {
                let printed = block.text.part(found.start..found.end);
                let amount = Amount::found(&found);
                draft.own_total = Some((words(label), amount, printed));
            }
            report.ledger.used(block.lines(), "total:label");
            return;
        }
        if let Some(field) = fields::of(&block.text) {
            draft.listed.extend(fields::listed(&field, report));
            fields::apply_in_programme(&field, draft, report);
            report.ledger.used(block.lines(), "field:labelled");
            return;
        }
        if in_note && !draft.description.is_empty() {
            if let Some(note) = draft.notes.last_mut() {
                note.text.append(&block.text, " ", false);
            }
            return;
        }
        let first = draft.description.is_empty();
        draft.describe(&block.text, follows && !first);
        self.described = index;
    }
}

/// "Voortgang", "Stand van zaken mei 2024": the heading of notes.
fn tells_progress(text: &str) -> bool {
    static SIGNS: AnyOf = AnyOf::new(&["voortgang", "stand van zaken"]);
    SIGNS.is_in(text) && text.chars().count() < 60
}

/// "2 Projecten" is a chapter, and no theme.
fn names_chapter(text: &str) -> bool {
    let begin = bare_number(text, 0).map_or(0, |(_, at)| at);
    let name = text.get(begin..).unwrap_or(text);
    matches!(
        fold(name).as_str(),
        "projecten" | "deprojecten" | "projectbeschrijvingen"
    )
}

/// "(voorheen Langer thuis wonen)": what a project was called before.
fn former_name(reading: &Reading) -> Option<Reading> {
    let text = reading.as_str();
    let lower = text.to_lowercase();
    let start = ["(voorheen ", "(eerder ", "(vroeger "]
        .iter()
        .find(|word| lower.starts_with(**word))?;
    let end = text.rfind(')')?;
    let name = reading.part(start.len()..end);
    (!name.is_empty()).then_some(name)
}
