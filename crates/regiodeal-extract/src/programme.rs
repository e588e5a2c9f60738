//! A programme edition: money tables, contents list and body together give the
//! projects; the tables also give the printed totals.

use std::collections::{BTreeMap, BTreeSet};

use dutch_money::Cell;
use regiodeal_dataset::{Claim, Decision, Severity, Total, fold};
use regiodeal_document::{Block, Kind as Looks, Reading, Row};

use crate::body;
use crate::contents::{self, Contents, Is};
use crate::dates;
use crate::draft::{self, Context, Decided, Draft, MoneyCell, NameFrom, Note, Printed};
use crate::lexicon;
use crate::profile::Profile;
use crate::prose;
use crate::report::{Report, amount};
use crate::table::{self, Kind, Role, Table, read_cell, tranche};
use crate::text::{likeness, sentence_case, words};
use crate::title::{Group, Level, Title, lone_mark, skip_bullet};

/// Names that agree so far are one, when their numbers are the same.
const ALIKE_WITH_NUMBER: f64 = 0.6;
/// Names that agree so far are one without a number.
const ALIKE: f64 = 0.84;

/// A printed sum, before its subjects have their final names.
struct Sum {
    scope: Scope,
    heading: Option<String>,
    tranche: Option<u32>,
    projects: Option<u32>,
    printed: regiodeal_dataset::Amount,
    reading: Reading,
    over: Over,
    headings: Vec<String>,
}

#[derive(Clone, Debug)]
enum Scope {
    Pillar(String),
    Theme(String),
    Programme,
    Project(usize),
}

/// Which projects a sum is over.
enum Over {
    Drafts(Vec<usize>),
    Pillar(String),
    All,
}

pub(crate) struct Programme<'b> {
    pub(crate) blocks: &'b [Block],
    pub(crate) drafts: Vec<Draft>,
    pub(crate) contents: Contents,
    /// Names of pillars by their ids, as headings give them.
    group_names: BTreeMap<String, String>,
    pub(crate) pillars: BTreeSet<String>,
    sums: Vec<Sum>,
    /// Blocks that tables and lists take.
    pub(crate) taken: BTreeSet<usize>,
    /// Cells with a footnote mark, by the mark: the project each belongs to.
    marks: BTreeMap<String, BTreeSet<usize>>,
    /// The document lists decisions: money cells grant, a state column decides.
    lists_decisions: bool,
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
                let plain = match lexicon::TOTAL.find(text) {
                    Some(total) => text
                        .get(total.end()..)
                        .unwrap_or_default()
                        .trim_start_matches([':', ' ']),
                    None => text,
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
        let wanted = fold(name);
        self.pillars
            .iter()
            .find(|pillar| fold(pillar) == wanted)
            .cloned()
    }

    pub(crate) fn read_tables(&mut self, tables: &[Table<'_>], report: &mut Report) {
        let mut segment = Segment::default();
        let mut all_of_table: Vec<usize> = Vec::new();
        let mut columns: Vec<Role> = Vec::new();
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
            let heading = self.heading_before(table.block);
            if columns != table.columns || heading.is_some() {
                segment = Segment::default();
                all_of_table.clear();
                columns.clone_from(&table.columns);
            }
            if let Some(pillar) = heading {
                segment.pillar = Some(pillar);
            }
            for (kind, row) in &table.rows {
                self.read_row(table, *kind, row, &mut segment, &mut all_of_table, report);
            }
            self.give_pillar(&segment);
        }
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

    fn give_pillar(&mut self, segment: &Segment) {
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

    fn read_row(
        &mut self,
        table: &Table<'_>,
        kind: Kind,
        row: &Row,
        segment: &mut Segment,
        all: &mut Vec<usize>,
        report: &mut Report,
    ) {
        match kind {
            Kind::Header => {
                for cell in &row.cells {
                    report.ledger.ignored(cell.lines(), "table-header");
                }
            }
            Kind::Group => self.read_group_row(row, segment, report),
            Kind::Project => {
                let draft = self.project_row(table, row, segment);
                segment.drafts.push(draft);
                all.push(draft);
            }
            Kind::Part => self.part_row(table, row, segment),
            Kind::Note => {
                let text = row.cells.iter().find(|cell| !cell.is_empty());
                let last = segment
                    .drafts
                    .last()
                    .and_then(|draft| self.drafts.get_mut(*draft));
                if let (Some(text), Some(draft)) = (text, last) {
                    match draft.notes.last_mut() {
                        // A note that a page break cuts goes on without a label.
                        Some(note)
                            if draft::note(text).label.is_none()
                                && !note.text.as_str().ends_with(['.', '!', '?', ')']) =>
                        {
                            note.text.append(text, " ", false);
                        }
                        _ => draft.notes.push(draft::note(text)),
                    }
                }
            }
            Kind::Total => self.total_row(table, row, segment, all, report),
            Kind::Unknown => {}
        }
    }

    fn read_group_row(&mut self, row: &Row, segment: &mut Segment, report: &mut Report) {
        let Some(cell) = row.cells.iter().find(|cell| !cell.is_empty()) else {
            return;
        };
        report.ledger.ignored(cell.lines(), "group-heading");
        self.give_pillar(segment);
        if let Some(pillar) = self.pillar_in(cell) {
            segment.pillar = Some(pillar);
            segment.theme = None;
        } else {
            let group = Group::parse(cell.as_str());
            let name = group.as_ref().and_then(|group| group.name.clone());
            let name = name.unwrap_or_else(|| sentence_case(&words(cell.as_str())));
            segment.theme = Some((name, cell.clone()));
        }
        segment.drafts.clear();
    }

    fn project_row(&mut self, table: &Table<'_>, row: &Row, segment: &Segment) -> usize {
        let cell = |role: &Role| {
            table
                .column(role)
                .and_then(|column| row.cells.get(column))
                .filter(|cell| !cell.is_empty())
        };
        let name_cell = cell(&Role::Project).cloned().unwrap_or_default();
        let title = Title::parse(name_cell.as_str());
        let name = (
            title.name_of(&name_cell),
            name_cell.part(title.name.clone()),
        );
        let mut draft = Draft::new(name, NameFrom::Table);
        draft.in_table = true;
        draft.number = match cell(&Role::Number) {
            Some(number) => table::number_of(&table.columns, row).map(|text| {
                let end = number.as_str().trim_end_matches('.').len();
                (text, number.part(0..end))
            }),
            None => title
                .number
                .as_ref()
                .map(|(text, range)| (text.clone(), name_cell.part(range.clone()))),
        };
        draft.mark = title
            .mark
            .as_ref()
            .map(|(mark, range)| (mark.clone(), name_cell.part(range.clone())));
        draft.lead = cell(&Role::Lead).cloned();
        draft.pillar = cell(&Role::Pillar)
            .map(|cell| {
                self.pillar_in(cell)
                    .unwrap_or_else(|| (words(cell.as_str()), cell.clone()))
            })
            .or_else(|| segment.pillar.clone());
        draft.theme = cell(&Role::Theme)
            .map(|cell| (sentence_case(&words(cell.as_str())), cell.clone()))
            .or_else(|| segment.theme.clone());
        if let Some(status) = cell(&Role::Status)
            && let Some(mark) = lone_mark(status.as_str())
        {
            draft.mark = Some((mark, status.clone()));
        }
        if let Some(status) = cell(&Role::Status).filter(|_| self.lists_decisions) {
            let text = status.as_str();
            if draft.mark.is_none() {
                draft.mark = continued(status);
            }
            let decision = Decision {
                outcome: prose::outcome(text, true).map(|(outcome, _)| outcome.to_owned()),
                condition: prose::condition(text)
                    .map(|range| words(text.get(range).unwrap_or_default())),
                ..Decision::default()
            };
            if decision != Decision::default() {
                draft.decide(decision, status, "state-column");
            }
        }
        self.note_columns(table, row, &mut draft);
        let index = self.drafts.len();
        self.money_cells(table, row, None, index, &mut draft);
        self.drafts.push(draft);
        index
    }

    fn note_columns(&self, table: &Table<'_>, row: &Row, draft: &mut Draft) {
        for (column, _) in table
            .columns
            .iter()
            .enumerate()
            .filter(|(_, role)| **role == Role::Note)
        {
            let Some(cell) = row.cells.get(column) else {
                continue;
            };
            let empty = matches!(
                dutch_money::cell(cell.as_str(), dutch_money::Scale::ONE),
                Cell::NoValue
            );
            if cell.is_empty() || empty {
                continue;
            }
            let mut note = draft::note(cell);
            // A heading with a date in it is the label of its notes.
            let heading = table
                .rows
                .first()
                .and_then(|(_, header)| header.cells.get(column));
            if note.label.is_none() {
                note.label = heading
                    .filter(|heading| !dates::find(heading.as_str()).is_empty())
                    .cloned();
            }
            draft.notes.push(note);
        }
    }

    fn money_cells(
        &mut self,
        table: &Table<'_>,
        row: &Row,
        part: Option<&str>,
        index: usize,
        draft: &mut Draft,
    ) {
        for (column, money) in table.money() {
            let Some(cell) = row.cells.get(column).filter(|cell| !cell.is_empty()) else {
                continue;
            };
            let (read, mark) = read_cell(cell.as_str(), money);
            if let Some(mark) = mark {
                self.marks.entry(words(mark)).or_default().insert(index);
            }
            if money.is_total
                && part.is_none()
                && let Cell::Amount(found) = &read
            {
                self.sums.push(Sum {
                    scope: Scope::Project(index),
                    heading: Some(money.heading.clone()),
                    tranche: None,
                    projects: None,
                    printed: draft::scaled(found, money),
                    reading: raw_part(cell, found),
                    over: Over::Drafts(vec![index]),
                    headings: summed(table),
                });
            }
            draft.cells.push(MoneyCell {
                column: money.clone(),
                cell: cell.clone(),
                part: part.map(str::to_owned),
            });
        }
    }

    fn part_row(&mut self, table: &Table<'_>, row: &Row, segment: &Segment) {
        let Some(index) = segment.drafts.last().copied() else {
            return;
        };
        let Some(mut draft) = self.drafts.get(index).cloned() else {
            return;
        };
        let cell = table
            .column(&Role::Project)
            .and_then(|column| row.cells.get(column))
            .filter(|cell| !cell.is_empty())
            .or_else(|| row.cells.iter().find(|cell| !cell.is_empty()));
        let Some(cell) = cell else { return };
        let begin = lexicon::PART
            .find(cell.as_str())
            .map_or_else(|| skip_bullet(cell.as_str()), |found| found.end());
        let reading = cell.part(begin..cell.as_str().len());
        let name = words(reading.as_str());
        let lead = table
            .column(&Role::Lead)
            .and_then(|column| row.cells.get(column))
            .filter(|cell| !cell.is_empty())
            .cloned();
        draft.parts.push(((name.clone(), reading), lead));
        self.money_cells(table, row, Some(&name), index, &mut draft);
        if let Some(old) = self.drafts.get_mut(index) {
            *old = draft;
        }
    }

    fn total_row(
        &mut self,
        table: &Table<'_>,
        row: &Row,
        segment: &mut Segment,
        all: &[usize],
        report: &mut Report,
    ) {
        let Some(label) = row.cells.iter().find(|cell| !cell.is_empty()) else {
            return;
        };
        report.ledger.used(label.lines());
        let behind = lexicon::TOTAL
            .find(label.as_str())
            .map_or(0, |found| found.end());
        let named = label.part(behind..label.as_str().trim_end_matches([':', '*']).len());
        let (scope, drafts) = self.scope_of(&named, segment, all);
        for (column, money) in table.money() {
            let Some(cell) = row.cells.get(column).filter(|cell| !cell.is_empty()) else {
                continue;
            };
            if std::ptr::eq(cell, label) || money.is_reserved {
                continue;
            }
            if let (Cell::Amount(found), _) = read_cell(cell.as_str(), money) {
                self.sums.push(Sum {
                    scope: scope.clone(),
                    heading: Some(money.heading.clone()),
                    tranche: money.tranche,
                    projects: None,
                    printed: draft::scaled(&found, money),
                    reading: raw_part(cell, &found),
                    over: Over::Drafts(drafts.clone()),
                    headings: if money.is_total {
                        summed(table)
                    } else {
                        vec![money.heading.clone()]
                    },
                });
            }
        }
        if let Scope::Pillar(name) = &scope
            && segment.pillar.is_none()
        {
            segment.pillar = Some((
                name.clone(),
                self.pillar_in(&named).map_or(named, |(_, at)| at),
            ));
        }
        self.give_pillar(segment);
        segment.drafts.clear();
        segment.pillar = None;
        segment.theme = None;
    }

    /// What a total row sums, by its words and by the rows above it.
    fn scope_of(
        &mut self,
        named: &Reading,
        segment: &Segment,
        all: &[usize],
    ) -> (Scope, Vec<usize>) {
        let text = fold(named.as_str());
        let grand = [
            "programma",
            "regiodeal",
            "generaal",
            "alleprojecten",
            "alle",
            "deal",
        ];
        let rows = segment.drafts.clone();
        if let Some((name, _)) = self.pillar_in(named) {
            self.pillars.insert(name.clone());
            return (Scope::Pillar(name), rows);
        }
        let is_grand = grand.iter().any(|word| text.starts_with(word)) || rows.is_empty();
        if is_grand {
            return (Scope::Programme, all.to_vec());
        }
        if let Some(group) = Group::parse(named.as_str())
            && let Some(name) = group.name
        {
            return (Scope::Theme(name), rows);
        }
        if let Some((theme, _)) = &segment.theme
            && (text.is_empty() || likeness(theme, named.as_str()) > ALIKE)
        {
            return (Scope::Theme(theme.clone()), rows);
        }
        if !text.is_empty() && named.as_str().chars().any(char::is_alphabetic) {
            return (Scope::Theme(sentence_case(&words(named.as_str()))), rows);
        }
        match &segment.pillar {
            Some((pillar, _)) => (Scope::Pillar(pillar.clone()), rows),
            None => (Scope::Programme, rows),
        }
    }

    /// Tables that only sum: a group in a row of its own, then a row a tranche. And
    /// totals in running text.
    pub(crate) fn read_summaries(&mut self, report: &mut Report) {
        for (index, block) in self.blocks.iter().enumerate() {
            if block.kind == Looks::Table
                && !self.taken.contains(&index)
                && !self.contents.blocks.contains(&index)
            {
                self.read_summary(index, report);
            }
            if block.kind != Looks::Table && lexicon::TOTAL.is_match(block.text.as_str()) {
                self.read_total_sentence(index, report);
            }
        }
    }

    fn read_summary(&mut self, index: usize, report: &mut Report) {
        let Some(block) = self.blocks.get(index) else {
            return;
        };
        let mut pillar: Option<String> = None;
        let mut headings: Vec<u32> = Vec::new();
        for (position, row) in block.table.rows.iter().enumerate() {
            let mut filled = row.filled();
            let Some(first) = filled.next().and_then(|column| row.cells.get(column)) else {
                continue;
            };
            let money = row.cells.iter().rev().find(|cell| !cell.is_empty());
            let named = self.pillar_in(first).map(|(name, _)| name);
            let of_tranche = tranche(first.as_str());
            let total = lexicon::TOTAL.is_match(first.as_str());
            if position == 0 && named.is_none() {
                report.ledger.ignored(first.lines(), "table-header");
                continue;
            }
            if named.is_some() {
                pillar = named;
                headings.clear();
                report.ledger.ignored(first.lines(), "group-heading");
            }
            let (Some(money), Some(pillar)) = (money, &pillar) else {
                continue;
            };
            let Cell::Amount(found) = dutch_money::cell(money.as_str(), dutch_money::Scale::ONE)
            else {
                continue;
            };
            if of_tranche.is_none() && !total {
                continue;
            }
            headings.extend(of_tranche);
            self.taken.insert(index);
            let columns: Vec<u32> =
                of_tranche.map_or_else(|| headings.clone(), |tranche| vec![tranche]);
            self.sums.push(Sum {
                scope: Scope::Pillar(pillar.clone()),
                heading: Some(words(first.as_str())),
                tranche: of_tranche,
                projects: row
                    .cells
                    .iter()
                    .skip(1)
                    .find(|cell| !cell.is_empty() && !std::ptr::eq(*cell, money))
                    .and_then(|cell| cell.as_str().parse().ok()),
                printed: amount(&found),
                reading: raw_part(money, &found),
                over: Over::Pillar(pillar.clone()),
                headings: columns
                    .iter()
                    .map(|tranche| format!("#{tranche}"))
                    .collect(),
            });
            report.ledger.used(first.lines());
        }
    }

    /// "Totaal bedrag 4e tranche: € 1.472.000,-", "Totaal pijler Wonen: € 1,8 mln".
    fn read_total_sentence(&mut self, index: usize, report: &mut Report) {
        let Some(block) = self.blocks.get(index) else {
            return;
        };
        let text = block.text.as_str();
        let Some((label, _)) = text.split_once(':') else {
            return;
        };
        let mut found = dutch_money::find(text).filter(|found| found.start >= label.len());
        let (Some(found), None) = (found.next(), found.next()) else {
            return;
        };
        if label.chars().count() > 80 {
            return;
        }
        let behind = lexicon::TOTAL.find(label).map_or(0, |found| found.end());
        let named = block.text.part(behind..label.len());
        let of_tranche = tranche(label);
        let (scope, over) = match self.pillar_in(&named) {
            Some((name, _)) => (Scope::Pillar(name.clone()), Over::Pillar(name)),
            None => (Scope::Programme, Over::All),
        };
        self.sums.push(Sum {
            scope,
            heading: Some(words(label)),
            tranche: of_tranche,
            projects: None,
            printed: amount(&found),
            reading: block.text.part(found.start..found.end),
            over,
            headings: of_tranche
                .iter()
                .map(|tranche| format!("#{tranche}"))
                .collect(),
        });
        report.ledger.used(block.lines());
        self.taken.insert(index);
    }

    /// Contents entries meet the rows of the tables; what no table knows is new.
    fn read_contents(&mut self, report: &mut Report) {
        let entries = std::mem::take(&mut self.contents.entries);
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
                            self.contents_entry(draft, None, entry, None, None)
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

    /// The project that a name and a number fit best, if they fit one.
    pub(crate) fn find_draft(
        &self,
        name: &str,
        number: Option<&str>,
        pillar: Option<&Printed>,
    ) -> Option<usize> {
        let mut best: Option<(f64, usize)> = None;
        for (index, draft) in self.drafts.iter().enumerate() {
            let other_pillar = match (pillar, &draft.pillar) {
                (Some((one, _)), Some((other, _))) => fold(one) != fold(other),
                _ => false,
            };
            if other_pillar {
                continue;
            }
            let alike = std::iter::once(&draft.name)
                .chain(&draft.aliases)
                .map(|(known, _)| likeness(known, name))
                .fold(0.0, f64::max);
            let score = match (number, draft.number.as_ref()) {
                (Some(one), Some((other, _))) if one == other => {
                    if alike < ALIKE_WITH_NUMBER {
                        continue;
                    }
                    alike + 1.0
                }
                (Some(_), Some(_)) if alike < 0.95 => continue,
                _ if alike < ALIKE => continue,
                _ => alike,
            };
            if best.is_none_or(|(known, _)| score > known) {
                best = Some((score, index));
            }
        }
        best.map(|(_, index)| index)
    }

    /// Footnotes under the tables: money set aside for the projects whose cells carry
    /// the mark. A mark in several cells, or in none, settles nothing.
    pub(crate) fn read_footnotes(&mut self, report: &mut Report) {
        let defined: Vec<(usize, String)> = self
            .blocks
            .iter()
            .enumerate()
            .filter(|(_, block)| block.kind == Looks::Footnote)
            .filter_map(|(index, block)| Some((index, footnote_mark(block.text.as_str())?)))
            .collect();
        for (index, mark) in &defined {
            let Some(block) = self.blocks.get(*index) else {
                continue;
            };
            self.taken.insert(*index);
            report.ledger.ignored_block(block, "footnote");
            let text = block.text.as_str();
            let found = dutch_money::find(text).next();
            let Some(found) = found.filter(|_| lexicon::RESERVED.is_match(text)) else {
                continue;
            };
            let printed = block.text.part(found.start..found.end);
            let owners = self.marks.get(mark).cloned().unwrap_or_default();
            let again = defined.iter().filter(|(_, other)| other == mark).count() > 1;
            match owners.iter().collect::<Vec<_>>().as_slice() {
                [only] if !again => {
                    if let Some(draft) = self.drafts.get_mut(**only) {
                        draft.reserved.push((amount(&found), printed, "footnote"));
                    }
                }
                [] => report.find(
                    "footnote-without-mark",
                    Severity::Warning,
                    format!("no cell carries the mark \"{mark}\" of this footnote, so its {} is given to no project", found.raw),
                    &[&block.text],
                ),
                _ => report.find(
                    "ambiguous-footnote",
                    Severity::Warning,
                    format!("the mark \"{mark}\" stands in {} rows, so {} is given to none of them", owners.len(), found.raw),
                    &[&block.text],
                ),
            }
            report.ledger.used(block.lines());
        }
        let known: BTreeSet<&String> = defined.iter().map(|(_, mark)| mark).collect();
        let missing: Vec<String> = self
            .marks
            .keys()
            .filter(|mark| !known.contains(mark))
            .cloned()
            .collect();
        for mark in missing {
            let owners = self.marks.get(&mark).cloned().unwrap_or_default();
            let names: Vec<Reading> = owners
                .iter()
                .filter_map(|index| self.drafts.get(*index))
                .map(|draft| draft.name.1.clone())
                .collect();
            let names: Vec<&Reading> = names.iter().collect();
            report.find(
                "mark-without-footnote",
                Severity::Warning,
                format!("no footnote explains the mark \"{mark}\""),
                &names,
            );
        }
    }

    /// What only the whole document can tell.
    fn settle(&mut self, report: &mut Report) {
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

    pub(crate) fn state(self, report: &mut Report, context: &Context<'_>) {
        let subjects = unique_subjects(&self.drafts);
        for (draft, subject) in self.drafts.iter().zip(&subjects) {
            draft::state(draft, subject, report, context);
        }
        let headings = tranche_headings(&self.drafts);
        for sum in &self.sums {
            let members: Vec<usize> = match &sum.over {
                Over::Drafts(drafts) => drafts.clone(),
                Over::All => (0..self.drafts.len()).collect(),
                Over::Pillar(pillar) => self
                    .drafts
                    .iter()
                    .enumerate()
                    .filter(|(_, draft)| {
                        draft
                            .pillar
                            .as_ref()
                            .is_some_and(|(name, _)| fold(name) == fold(pillar))
                    })
                    .map(|(index, _)| index)
                    .collect(),
            };
            let scope = match &sum.scope {
                Scope::Pillar(name) => format!("pillar {name}"),
                Scope::Theme(name) => format!("theme {name}"),
                Scope::Programme => "programme".to_owned(),
                Scope::Project(index) => {
                    let short = self.drafts.get(*index).map_or("", Draft::short);
                    format!("project {short}")
                }
            };
            let total = Total {
                heading: sum.heading.clone(),
                tranche: sum.tranche,
                projects: sum.projects,
                printed: sum.printed.clone(),
                subjects: members
                    .iter()
                    .filter_map(|index| subjects.get(*index).cloned())
                    .collect(),
                headings: sum
                    .headings
                    .iter()
                    .flat_map(|heading| match heading.strip_prefix('#') {
                        Some(tranche) => headings
                            .get(tranche)
                            .cloned()
                            .unwrap_or_else(|| vec![heading.clone()]),
                        None => vec![heading.clone()],
                    })
                    .collect(),
            };
            report.state_all(&scope, Claim::Total(total), "printed-total", &sum.reading);
        }
    }
}

/// Rows since the last total or group heading.
#[derive(Default)]
struct Segment {
    drafts: Vec<usize>,
    pillar: Option<Printed>,
    theme: Option<Printed>,
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
        into.condition = into.condition.take().or(decision.condition);
        into.date = into.date.take().or(decision.date);
        if decided.evidence.is_none() {
            decided.evidence = Some(evidence.clone());
            decided.rule = rule;
        }
    }

    /// Adds a note.
    pub(crate) fn note(&mut self, note: Note) {
        self.notes.push(note);
    }
}

/// "vervolg op project 1.4" in a state column.
fn continued(status: &Reading) -> Option<Printed> {
    let at = status.as_str().to_lowercase().find("vervolg op")?;
    Some(("vervolg".to_owned(), status.part(at..at + "vervolg".len())))
}

/// The part of a cell that is the amount.
fn raw_part(cell: &Reading, found: &dutch_money::Found<'_>) -> Reading {
    let at = cell.as_str().find(found.raw).unwrap_or(0);
    cell.part(at..at + found.raw.len())
}

fn summed(table: &Table<'_>) -> Vec<String> {
    table
        .money()
        .filter(|(_, money)| !money.is_total && !money.is_reserved)
        .map(|(_, money)| money.heading.clone())
        .collect()
}

/// The column headings of each tranche, by its number in digits.
fn tranche_headings(drafts: &[Draft]) -> BTreeMap<String, Vec<String>> {
    let mut headings: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for cell in drafts.iter().flat_map(|draft| &draft.cells) {
        if let Some(tranche) = cell.column.tranche {
            headings
                .entry(tranche.to_string())
                .or_default()
                .insert(cell.column.heading.clone());
        }
    }
    headings
        .into_iter()
        .map(|(tranche, headings)| (tranche, headings.into_iter().collect()))
        .collect()
}

fn footnote_mark(text: &str) -> Option<String> {
    let mark = lexicon::FOOTNOTE.captures(text)?.name("mark")?;
    Some(words(mark.as_str()))
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
