//! A programme edition: money tables, contents list and body together give the
//! projects; the tables also give the printed totals.

use std::collections::{BTreeMap, BTreeSet};

use dutch_money::{Cell, Scale};
use regiodeal_dataset::{Change, Decision, Severity, fold, is_same_name};
use regiodeal_document::{Block, Kind as Looks, Reading};

use crate::body;
use crate::contents::{self, Contents, Is};
use crate::draft::{self, Context, Decided, Draft, NameFrom, Note, Printed};
use crate::lexicon;
use crate::profile::Profile;
use crate::report::Report;
use crate::sums::{Over, Sum, Tally};
use crate::table::{self, Kind, Role, Table};
use crate::text::{Name, sentence_case, words};
use crate::title::{Group, Level, Title, bare_number};
use crate::told::Told;

/// Names that agree so far are one, when their numbers are the same.
const ALIKE_WITH_NUMBER: f64 = 0.6;
/// Names that agree so far are one without a number.
pub(crate) const ALIKE: f64 = 0.84;
/// With two different numbers, names may differ less.
const ALIKE_WITH_OTHER_NUMBER: f64 = 0.95;

/// How well a project fits a name, at most [`BEST`], and its position.
type Fit = (f64, usize);
/// What fits so well is looked no further for: the name, and the number where one is asked for.
const BEST: f64 = 2.0;

/// A contents list with fewer projects than this lists none.
const FEWEST_ENTRIES: usize = 3;

/// What a document says of its projects, as it is read.
pub(crate) struct Programme<'b> {
    pub(crate) blocks: &'b [Block],
    pub(crate) drafts: Vec<Draft>,
    pub(crate) contents: Contents,
    /// Names of pillars by their ids, as headings give them.
    group_names: BTreeMap<String, String>,
    pub(crate) pillars: BTreeSet<String>,
    pub(crate) sums: Vec<Sum>,
    pub(crate) tallies: Vec<Tally>,
    /// Texts that may tell sums, until all projects are known.
    pub(crate) told: Vec<(Reading, Told)>,
    /// Lines that sum the labelled money of one project.
    pub(crate) own_totals: BTreeSet<usize>,
    /// Blocks that tables and lists take.
    pub(crate) taken: BTreeSet<usize>,
    /// Cells with a footnote mark, by the mark: the project each belongs to.
    pub(crate) marks: BTreeMap<String, BTreeSet<usize>>,
    /// The document lists decisions: money cells grant, a state column decides.
    pub(crate) lists_decisions: bool,
}

/// Reads a programme and states what it says.
pub(crate) fn extract(
    blocks: &[Block],
    profile: &Profile,
    pillars: &[String],
    report: &mut Report,
    context: &Context<'_>,
) {
    let mut programme = Programme::new(blocks, pillars, false);
    programme.contents = contents::find(blocks);
    programme.learn_groups();
    let tables = table::read_all(blocks, profile);
    programme.read_tables(&tables, report);
    programme.read_summaries(report);
    programme.read_contents(report);
    body::walk(&mut programme, report);
    programme.read_footnotes(report);
    programme.settle(report);
    programme.state(report, context);
}

impl<'b> Programme<'b> {
    pub(crate) fn new(blocks: &'b [Block], pillars: &[String], lists_decisions: bool) -> Self {
        Self {
            blocks,
            drafts: Vec::new(),
            contents: Contents::default(),
            group_names: BTreeMap::new(),
            pillars: pillars.iter().cloned().collect(),
            sums: Vec::new(),
            tallies: Vec::new(),
            told: Vec::new(),
            own_totals: BTreeSet::new(),
            taken: BTreeSet::new(),
            marks: BTreeMap::new(),
            lists_decisions,
        }
    }

    /// The names that headings, total rows and the contents list give to pillars.
    fn learn_groups(&mut self) {
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

    fn known_pillar(&self, name: &str) -> Option<String> {
        let mut pillars = self.pillars.iter();
        pillars.find(|pillar| is_same_name(pillar, name)).cloned()
    }

    pub(crate) fn read_tables(&mut self, tables: &[Table<'_>], report: &mut Report) {
        let mut segment = Segment::default();
        let mut all_of_table: Vec<usize> = Vec::new();
        let mut columns: Vec<Role> = Vec::new();
        let mut last_pillar: Option<Printed> = None;
        self.learn_from_columns(tables);
        for table in tables {
            for (index, block) in self.blocks.iter().enumerate() {
                let inside = (table.block..=table.last_block).contains(&index);
                if inside && block.kind == Looks::Table {
                    self.taken.insert(index);
                }
            }
            for header in &table.headers {
                report.ledger.ignored(header.lines(), "table-header");
            }
            if let Some(groups) = table.groups.or_else(|| self.names_groups(table)) {
                self.summary_table(table, groups, report);
                continue;
            }
            let heading = self.heading_before(table.block);
            let theme = self.theme_before(table.block);
            let is_other = !table::are_alike(&columns, &table.columns);
            // The next theme of the same pillar.
            let goes_on = !is_other && heading.is_none() && theme.is_some();
            if is_other || heading.is_some() || theme.is_some() {
                // A plain total behind those of several pillars sums them all.
                if is_other || !goes_on && !segment.pillar_total {
                    all_of_table.clear();
                }
                let begin = all_of_table.len();
                segment = Segment {
                    begin,
                    pillar_begin: if goes_on { segment.pillar_begin } else { begin },
                    pillar: last_pillar.clone().filter(|_| goes_on),
                    without_total: goes_on && segment.without_total,
                    theme,
                    ..Segment::default()
                };
                columns.clone_from(&table.columns);
            }
            if heading.is_some() || !goes_on {
                last_pillar.clone_from(&heading);
            }
            if let Some(pillar) = heading {
                segment.pillar = Some(pillar);
            }
            let ends_in_total = table.rows.iter().rev().find_map(|(kind, _)| match kind {
                Kind::Total => Some(true),
                Kind::Project | Kind::Part => Some(false),
                _ => None,
            });
            for (index, (kind, row)) in table.rows.iter().enumerate() {
                let mut below = table.rows.iter().skip(index + 1);
                segment.below = below.position(|(kind, _)| *kind == Kind::Project);
                segment.on_top &= ends_in_total == Some(false);
                self.read_row(table, *kind, row, &mut segment, &mut all_of_table, report);
            }
            self.settle_pending(&mut segment);
            self.give_pillar(&segment);
        }
    }

    /// The names that columns of pillars give to them.
    fn learn_from_columns(&mut self, tables: &[Table<'_>]) {
        for table in tables {
            let Some(column) = table.column(&Role::Pillar) else {
                continue;
            };
            let rows = table.rows.iter().filter(|(kind, _)| *kind == Kind::Project);
            for cell in rows.filter_map(|(_, row)| row.cells.get(column)) {
                if !cell.is_empty() && self.pillar_in(cell).is_none() {
                    let group = Group::parse(cell.as_str()).and_then(|group| group.name);
                    self.pillars
                        .insert(group.unwrap_or_else(|| words(cell.as_str())));
                }
            }
        }
    }

    /// The column of names, where each names a known pillar: the rows are sums.
    fn names_groups(&self, table: &Table<'_>) -> Option<usize> {
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
    fn heading_before(&self, table: usize) -> Option<Printed> {
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
    fn theme_before(&self, table: usize) -> Option<Printed> {
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

    /// Contents entries meet the rows of the tables; what no table knows is new.
    fn read_contents(&mut self, report: &mut Report) {
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

    /// What a heading or an entry of a list says of a project. A plain number before the
    /// name is the project's where a project has that number and such a name.
    pub(crate) fn title_of(&self, reading: &Reading) -> Title {
        let text = reading.as_str();
        let mut title = Title::parse(text);
        if title.number.is_none()
            && let Some((number, name)) = bare_number(text, title.name.start)
        {
            let wanted = Name::new(text.get(name..title.name.end).unwrap_or_default());
            let is_own = |draft: &Draft| {
                draft.has_number(text.get(number.clone()))
                    && draft.names.likeness(&wanted, ALIKE_WITH_NUMBER) >= ALIKE_WITH_NUMBER
            };
            if self.drafts.iter().any(is_own) {
                title.take_bare_number(text, number, name);
            }
        }
        title
    }

    /// The project that a name and a number fit best, if they fit one.
    pub(crate) fn find_draft(
        &self,
        name: &str,
        number: Option<&str>,
        pillar: Option<&Printed>,
    ) -> Option<usize> {
        let name = Name::new(name);
        let known = self.best_in(pillar, self.known_as(&name, number));
        known.or_else(|| self.best_in(pillar, self.alike(&name, number)))
    }

    /// The same, and where the pillar has none, that of another.
    pub(crate) fn find_draft_anywhere(
        &self,
        name: &str,
        number: Option<&str>,
        pillar: Option<&Printed>,
    ) -> Option<usize> {
        let name = Name::new(name);
        let known = || self.known_as(&name, number);
        self.best_in(pillar, known()).or_else(|| {
            let alike: Vec<Fit> = self.alike(&name, number).collect();
            let alike = || alike.iter().copied();
            let own = self.best_in(pillar, alike());
            own.or_else(|| self.best_in(None, known()))
                .or_else(|| self.best_in(None, alike()))
        })
    }

    /// The projects with this name, or with this number and a name like it.
    fn known_as(&self, name: &Name, number: Option<&str>) -> impl Iterator<Item = Fit> {
        let drafts = self.drafts.iter().enumerate();
        drafts.filter_map(move |(index, draft)| {
            if draft.has_number(number) {
                let alike = draft.names.likeness(name, ALIKE_WITH_NUMBER);
                (alike >= ALIKE_WITH_NUMBER).then_some((1.0 + alike, index))
            } else {
                let is_named = draft.names.have(name);
                // Nothing fits better where no number is asked for.
                let fit = if number.is_some() { 1.0 } else { BEST };
                is_named.then_some((fit, index))
            }
        })
    }

    /// The projects whose names only resemble this one: worse than those it is known as.
    fn alike(&self, name: &Name, number: Option<&str>) -> impl Iterator<Item = Fit> {
        let drafts = self.drafts.iter().enumerate();
        drafts.filter_map(move |(index, draft)| {
            let least = match (number, &draft.number) {
                (Some(_), Some(_)) => ALIKE_WITH_OTHER_NUMBER,
                _ => ALIKE,
            };
            let alike = draft.names.likeness(name, least);
            (alike >= least && !draft.has_number(number)).then_some((alike, index))
        })
    }

    /// The first of those that fit best. A pillar has its own projects, and those of none
    /// that is known.
    fn best_in(&self, pillar: Option<&Printed>, fits: impl Iterator<Item = Fit>) -> Option<usize> {
        let is_own = |draft: &Draft| match (pillar, &draft.pillar) {
            (Some((wanted, _)), Some((name, _))) => is_same_name(name, wanted),
            _ => true,
        };
        let mut best: Option<Fit> = None;
        for (fit, index) in fits {
            let is_better = best.is_none_or(|(known, _)| fit > known);
            if is_better && self.drafts.get(index).is_some_and(is_own) {
                best = Some((fit, index));
                if fit >= BEST {
                    break;
                }
            }
        }
        best.map(|(_, index)| index)
    }

    /// What only the whole document can tell.
    fn settle(&mut self, report: &mut Report) {
        self.settle_groups();
        self.sum_fields(report);
        for (text, told) in std::mem::take(&mut self.told) {
            self.read_sums_in(&text, told, report);
        }
        self.hold_against_contents(report);
        // A project that nothing but the contents list or a body heading knows.
        let any_table = self.drafts.iter().any(|draft| draft.in_table);
        for draft in &self.drafts {
            if any_table && !draft.in_table {
                let message = format!("\"{}\" stands in no table", draft.name.0);
                report.find(
                    "project-without-row",
                    Severity::Note,
                    message,
                    &[&draft.name.1],
                );
            }
        }
        if self.drafts.is_empty() {
            report.find(
                "no-projects",
                Severity::Warning,
                "no project was found in this programme",
                &[],
            );
        }
    }

    /// Headings that differ from the contents list, and projects that it leaves out.
    fn hold_against_contents(&self, report: &mut Report) {
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

    /// A numbered title without text or money over projects that go on with its number
    /// ("1." over "1.1") is the theme of those.
    fn settle_groups(&mut self) {
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

    pub(crate) fn state(self, report: &mut Report, context: &Context<'_>) {
        let subjects = unique_subjects(&self.drafts);
        for (draft, subject) in self.drafts.iter().zip(&subjects) {
            draft::state(draft, subject, report, context);
        }
        self.hold_tallies(report);
        self.state_sums(&subjects, report);
    }
}

/// Whether a heading is not what the contents list says; a subtitle may follow.
fn is_other(heading: &str, entry: &str) -> bool {
    let title = heading.split_once(':').map_or(heading, |(title, _)| title);
    ![heading, title].iter().any(|own| is_same_name(own, entry))
}

/// Rows since the last total or group heading.
#[derive(Default)]
pub(crate) struct Segment {
    pub(crate) drafts: Vec<usize>,
    pub(crate) pillar: Option<Printed>,
    pub(crate) theme: Option<Printed>,
    /// Rows between the current one and the next project of its table.
    pub(crate) below: Option<usize>,
    /// The last total stood over its rows.
    pub(crate) on_top: bool,
    /// Sums that stand over their rows.
    pub(crate) pending: Vec<usize>,
    /// A group of the table ended without a total of its own.
    pub(crate) without_total: bool,
    /// The last total was that of a pillar.
    pub(crate) pillar_total: bool,
    /// Projects of the tables before, with the same columns.
    pub(crate) begin: usize,
    /// Projects before the current pillar.
    pub(crate) pillar_begin: usize,
    /// The last pillar and theme that columns of such name.
    pub(crate) column_pillar: Option<Printed>,
    pub(crate) column_theme: Option<Printed>,
}

impl Draft {
    /// Takes mark and number from a title.
    pub(crate) fn take_title(&mut self, title: &Title, reading: &Reading) {
        if let Some((mark, range)) = &title.mark
            && self.mark.is_none()
        {
            self.mark = Some((mark.clone(), reading.part(range.clone())));
        }
        if let Some((number, range)) = &title.number
            && self.number.is_none()
        {
            self.number = Some((number.clone(), reading.part(range.clone())));
        }
    }

    /// Adds a decision that a labelled field or a sentence gives.
    pub(crate) fn decide(&mut self, decision: Decision, evidence: &Reading, rule: &'static str) {
        let decided = self.decided.get_or_insert_with(Decided::default);
        let into = &mut decided.decision;
        into.outcome = into.outcome.take().or(decision.outcome);
        into.contribution = into.contribution.take().or(decision.contribution);
        into.reserved = into.reserved.take().or(decision.reserved);
        let is_new = |change: &Change| into.changes.iter().all(|known| known.kind != change.kind);
        let new: Vec<Change> = decision.changes.into_iter().filter(is_new).collect();
        into.changes.extend(new);
        if decided.evidence.is_none() {
            decided.evidence = Some(evidence.clone());
            decided.rule = rule;
        }
    }

    /// Adds what must be met first, as printed.
    pub(crate) fn demand(&mut self, printed: &Reading, rule: &'static str) {
        let text = printed.as_str();
        if demands_nothing(text) {
            return;
        }
        let decided = self.decided.get_or_insert_with(Decided::default);
        if decided.decision.condition.is_some() {
            return;
        }
        decided.decision.condition = Some(words(printed.as_str()));
        decided.condition = Some(printed.clone());
        if decided.evidence.is_none() {
            decided.evidence = Some(printed.clone());
            decided.rule = rule;
        }
    }

    /// Adds a note.
    pub(crate) fn note(&mut self, note: Note) {
        self.notes.push(note);
    }
}

/// "Geen", "n.v.t.", "er zijn geen aanvullende voorwaarden".
fn demands_nothing(text: &str) -> bool {
    let lower = text.to_lowercase();
    let denies = ["geen", "er zijn geen", "nee", "niet van toepassing"];
    let short = lower.split_whitespace().count() <= 6;
    lower.trim().is_empty()
        || matches!(dutch_money::cell(text, Scale::ONE), Cell::NoValue)
        || short && denies.iter().any(|word| lower.starts_with(word))
}

/// Subjects that differ, whatever the names.
pub(crate) fn unique_subjects(drafts: &[Draft]) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    drafts
        .iter()
        .map(|draft| {
            let subject = draft.subject();
            let count = seen.entry(subject.clone()).or_default();
            *count += 1;
            if *count == 1 {
                subject
            } else {
                format!("{subject} ({count})")
            }
        })
        .collect()
}
