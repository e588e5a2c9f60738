//! Rows of money tables: projects, their sub-rows, notes and groups.

use dutch_money::Cell;
use regiodeal_dataset::{Decision, is_granted};
use regiodeal_document::{Block, Kind as Looks, Reading, Row};

use crate::dates;
use crate::draft::{self, Answer, Draft, MoneyCell, NameFrom, Printed};
use crate::fields;
use crate::lexicon;
use crate::named;
use crate::programme::{Programme, Segment};
use crate::prose;
use crate::report::Report;
use crate::row_kinds;
use crate::sums::{Columns, Over, Scope, Sum, raw_part, summed};
use crate::table::{Kind, Role, Table, read_cell};
use crate::text::{Name, sentence_case, words};
use crate::title::{Group, Title, lone_mark, skip_bullet};

impl Programme<'_> {
    pub(crate) fn read_row(
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
                let own = self
                    .own_row(table, row, report)
                    .or_else(|| self.row_again(table, row, segment, report));
                let draft = own.unwrap_or_else(|| self.project_row(table, row, segment, report));
                segment.drafts.push(draft);
                all.push(draft);
                let columns = table.columns.iter().zip(&row.cells);
                for (_, cell) in
                    columns.filter(|(role, _)| matches!(role, Role::Other | Role::Status))
                {
                    report.ledger.ignored(cell.lines(), "other-column");
                }
            }
            Kind::Part => self.part_row(table, row, segment),
            Kind::Note if self.lists_decisions && !labelled(row) => self.explain(row, segment),
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
            Kind::Unknown if row_kinds::tells_budget(first_text(row)) => {
                for cell in &row.cells {
                    report.ledger.ignored(cell.lines(), "budget-row");
                }
            }
            Kind::Unknown => {}
        }
    }

    /// In a list of decisions a row below a project says what it is and who leads it.
    fn explain(&mut self, row: &Row, segment: &Segment) {
        let text = row.cells.iter().find(|cell| !cell.is_empty());
        let last = segment.drafts.last();
        let draft = last.and_then(|draft| self.drafts.get_mut(*draft));
        let (Some(text), Some(draft)) = (text, draft) else {
            return;
        };
        draft.describe(text, false);
        if draft.lead.is_none() {
            draft.lead = named::lead(text);
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
        segment.without_total |= !segment.drafts.is_empty();
        segment.drafts.clear();
    }

    fn project_row(
        &mut self,
        table: &Table<'_>,
        row: &Row,
        segment: &mut Segment,
        report: &Report,
    ) -> usize {
        self.group_cells(table, row, segment);
        let cell = |role: &Role| {
            table
                .column(role)
                .and_then(|column| row.cells.get(column))
                .filter(|cell| !cell.is_empty())
        };
        let name_cell = cell(&Role::Project).cloned().unwrap_or_default();
        let title = table.title_of(&name_cell);
        let name = (
            title.name_of(&name_cell),
            name_cell.part(title.name.clone()),
        );
        let mut draft = Draft::new(name, NameFrom::Table);
        draft.in_table = true;
        draft.number = match cell(&Role::Number) {
            Some(number) => row_kinds::number_of(&table.columns, row).map(|text| {
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
        draft.pillar = segment
            .column_pillar
            .clone()
            .or_else(|| segment.pillar.clone());
        draft.theme = segment
            .column_theme
            .clone()
            .or_else(|| segment.theme.clone());
        if let Some(status) = cell(&Role::Status)
            && let Some(mark) = lone_mark(status.as_str())
        {
            draft.mark = Some((mark, status.clone()));
        }
        if let Some(status) = cell(&Role::Status).filter(|_| self.lists_decisions) {
            let text = status.as_str();
            draft.answer = Answer::of(text);
            if draft.mark.is_none() {
                draft.mark = continued(status);
            }
            let refused = draft.answer == Some(Answer::Refused);
            let mut decision = fields::decided(status, refused, report);
            // What a column of money grants is read there.
            let mut granted = table
                .money()
                .filter(|(_, money)| is_granted(&money.heading));
            if granted.any(|(column, _)| !row.cell(column).is_empty()) {
                decision.contribution = None;
            }
            if decision != Decision::default() {
                draft.decide(decision, status, "state-column");
            }
            if let Some(range) = prose::condition(text) {
                draft.demand(&status.part(range), "state-column");
            }
        }
        if let Some(description) = cell(&Role::Description) {
            draft.describe(description, false);
        }
        if let Some(condition) = cell(&Role::Condition).filter(|_| self.lists_decisions) {
            draft.demand(condition, "condition-column");
        }
        Self::note_columns(table, row, &mut draft);
        let index = self.drafts.len();
        self.money_cells(table, row, None, index, &mut draft);
        self.drafts.push(draft);
        index
    }

    /// The row of a project that a table before it lists with other columns of money: each
    /// payer may have a table.
    fn row_again(
        &mut self,
        table: &Table<'_>,
        row: &Row,
        segment: &Segment,
        report: &mut Report,
    ) -> Option<usize> {
        let cell = row.cells.get(table.column(&Role::Project)?)?;
        let name = Name::new(&table.title_of(cell).name_of(cell));
        let number = row_kinds::number_of(&table.columns, row);
        let is_other = |known: &MoneyCell| {
            let mut columns = table.money();
            !columns.any(|(_, money)| draft::is_same_column(&known.column, money))
        };
        let pillar = segment.column_pillar.as_ref().or(segment.pillar.as_ref());
        let pillar = pillar.map(|(name, _)| name);
        let is_own = |own: &Option<Printed>| own.as_ref().map(|(name, _)| name) == pillar;
        let is_same = |draft: &Draft| {
            draft.in_table
                && draft.names.have(&name)
                && draft.number.as_ref().map(|(number, _)| number) == number.as_ref()
                && (number.is_some() || is_own(&draft.pillar) && draft.theme == segment.theme)
                && !draft.cells.is_empty()
                && draft.cells.iter().all(is_other)
        };
        let mut same =
            (0..self.drafts.len()).filter(|index| self.drafts.get(*index).is_some_and(is_same));
        let index = same.next().filter(|_| same.next().is_none())?;
        if self.lists_decisions || table.money().next().is_none() {
            return None;
        }
        report.ledger.used(cell.lines(), "name:table-row");
        let mut again = Draft::new((String::new(), Reading::default()), NameFrom::Table);
        Self::note_columns(table, row, &mut again);
        self.money_cells(table, row, None, index, &mut again);
        let lead = table
            .column(&Role::Lead)
            .and_then(|column| row.cells.get(column));
        let draft = self.drafts.get_mut(index)?;
        draft.cells.extend(again.cells);
        draft.notes.extend(again.notes);
        if draft.lead.is_none() {
            draft.lead = lead.filter(|lead| !lead.is_empty()).cloned();
        }
        Some(index)
    }

    /// A row under the heading of a project that a table before it lists: what it says of
    /// that project's money, and where that project is.
    fn own_row(&mut self, table: &Table<'_>, row: &Row, report: &mut Report) -> Option<usize> {
        let cell = row.cells.get(table.column(&Role::Project)?)?;
        let title = table.title_of(cell);
        let name = Name::new(&title.name_of(cell));
        let number = row_kinds::number_of(&table.columns, row);
        let is_own = |draft: &Draft| {
            let known = draft.number.as_ref().map(|(number, _)| number);
            draft.in_table
                && draft.names.have(&name)
                && (number.is_none() || number.as_ref() == known)
        };
        let index = self.drafts.iter().position(is_own)?;
        let text = self.heading_over(table, row)?;
        let heading = Title::parse(text.as_str());
        let draft = self.drafts.get(index)?;
        let printed = heading.number.as_ref().map(|(number, _)| number);
        let is_over = Name::new(&heading.name_of(text)).is(&name)
            && (printed.is_none() || printed == draft.number.as_ref().map(|(number, _)| number));
        if !is_over {
            return None;
        }
        report.ledger.used(cell.lines(), "name:table-row");
        let mut draft = draft.clone();
        let mut again = Draft::new(draft.name.clone(), NameFrom::Table);
        self.money_cells(table, row, None, index, &mut again);
        for cell in again.cells {
            draft.add_cell(cell, report);
        }
        *self.drafts.get_mut(index)? = draft;
        Some(index)
    }

    /// The heading over the piece of a table in which a row stands.
    fn heading_over(&self, table: &Table<'_>, row: &Row) -> Option<&Reading> {
        let holds = |block: &Block| block.table.rows.iter().any(|own| std::ptr::eq(own, row));
        let pieces = self.blocks.get(table.block..=table.last_block)?;
        let at = table.block + pieces.iter().position(holds)?;
        let above = self.blocks.get(..at)?.iter().rev();
        let mut above = above.take_while(|block| block.kind != Looks::Table);
        let heading = above.find(|block| matches!(block.kind, Looks::Heading | Looks::Caption));
        heading.map(|block| &block.text)
    }

    /// The groups in the cells of a row; an empty cell below a filled one goes on with it,
    /// unless the column is filled in for every row.
    fn group_cells(&self, table: &Table<'_>, row: &Row, segment: &mut Segment) {
        let cell = |role: &Role| {
            let column = table.column(role)?;
            row.cells.get(column).filter(|cell| !cell.is_empty())
        };
        match cell(&Role::Pillar) {
            Some(cell) => {
                let plain = || (words(cell.as_str()), cell.clone());
                segment.column_pillar = Some(self.pillar_in(cell).unwrap_or_else(plain));
                segment.column_theme = None;
            }
            None if repeats(table, &Role::Pillar) => segment.column_pillar = None,
            None => {}
        }
        match cell(&Role::Theme) {
            Some(cell) => {
                segment.column_theme = Some((sentence_case(&words(cell.as_str())), cell.clone()));
            }
            None if repeats(table, &Role::Theme) => segment.column_theme = None,
            None => {}
        }
    }

    fn note_columns(table: &Table<'_>, row: &Row, draft: &mut Draft) {
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

    pub(crate) fn money_cells(
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
                    columns: Columns::Named(summed(table, money)),
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
}

fn first_text(row: &Row) -> &str {
    row.filled().next().map_or("", |column| row.cell(column))
}

/// Whether a column says the same again in rows that follow each other.
fn repeats(table: &Table<'_>, role: &Role) -> bool {
    let Some(column) = table.column(role) else {
        return false;
    };
    let projects = table.rows.iter().filter(|(kind, _)| *kind == Kind::Project);
    let cells: Vec<&str> = projects.map(|(_, row)| row.cell(column)).collect();
    cells
        .windows(2)
        .any(|pair| !pair[0].is_empty() && pair[0] == pair[1])
}

/// A note with its label: "Stand van zaken: …".
fn labelled(row: &Row) -> bool {
    let text = row.cells.iter().find(|cell| !cell.is_empty());
    text.is_some_and(|text| lexicon::NOTE_OPENING.is_match(text.as_str()))
}

/// "vervolg op project 1.4" or "Vervolg, toegekend" in a state column.
fn continued(status: &Reading) -> Option<Printed> {
    let lower = status.as_str().to_lowercase();
    let opens = lower.starts_with("vervolg,") || lower.starts_with("vervolg;");
    let at = if opens { 0 } else { lower.find("vervolg op")? };
    Some(("vervolg".to_owned(), status.part(at..at + "vervolg".len())))
}
