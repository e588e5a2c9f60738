//! A programme edition: money tables, contents list and body together give the
//! projects; the tables also give the printed totals.

mod find;
mod groups;
mod listed;

use std::collections::{BTreeMap, BTreeSet};

use dutch_money::{Cell, Scale};
use regiodeal_dataset::{Change, Decision, Severity};
use regiodeal_document::{Block, Kind as Looks, Reading};

use crate::body;
use crate::contents::{self, Contents};
use crate::draft::{self, Context, Decided, Draft, Note, Printed};
use crate::profile::Profile;
use crate::report::Report;
use crate::sums::{Sum, Tally};
use crate::table::{self, Kind, Role, Table};
use crate::text::words;
use crate::title::{Group, Title};
use crate::told::Told;

/// Names that agree so far are one without a number.
pub(crate) const ALIKE: f64 = 0.84;

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

    pub(crate) fn state(self, report: &mut Report, context: &Context<'_>) {
        let subjects = unique_subjects(&self.drafts);
        for (draft, subject) in self.drafts.iter().zip(&subjects) {
            draft::state(draft, subject, report, context);
        }
        self.hold_tallies(report);
        self.state_sums(&subjects, report);
    }
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
