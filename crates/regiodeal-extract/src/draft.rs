//! A project as one document gives it, collected from everywhere in the document
//! before anything is stated.

use dutch_money::{Cell, Scale};
use regiodeal_dataset::{
    Allocation, Amount, Claim, Decision, Finding, Lead, Part, Progress, Severity, Source,
    is_granted, is_same_name,
};
use regiodeal_document::Reading;

use crate::dates;
use crate::lead::{self, Partner};
use crate::lexicon;
use crate::named;
use crate::report::Report;
use crate::sums::raw_part;
use crate::table::{Money, read_cell};
use crate::text::{Names, is_capitals, words};

/// Where a name was read; a higher one is nearer to how the authors write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum NameFrom {
    Capitals,
    List,
    Table,
    Body,
    Contents,
}

/// A value and where it is printed.
pub(crate) type Printed = (String, Reading);

/// A progress note.
#[derive(Clone, Debug)]
pub(crate) struct Note {
    pub(crate) label: Option<Reading>,
    pub(crate) text: Reading,
}

/// One money cell.
#[derive(Clone, Debug)]
pub(crate) struct MoneyCell {
    pub(crate) column: Money,
    pub(crate) cell: Reading,
    pub(crate) part: Option<String>,
}

/// A decision in words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Decided {
    pub(crate) decision: Decision,
    /// The words that say so.
    pub(crate) evidence: Option<Reading>,
    /// Where the condition is printed.
    pub(crate) condition: Option<Reading>,
    pub(crate) rule: &'static str,
}

/// Whether two headings are of the same money: the same words, or the same tranche.
pub(crate) fn is_same_column(one: &Money, other: &Money) -> bool {
    let is_tranche = one.tranche.is_some() && one.tranche == other.tranche;
    one.is_reserved == other.is_reserved
        && one.is_total == other.is_total
        && (is_tranche || is_same_name(&one.heading, &other.heading))
}

/// What a field or a state column says without naming money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    Agreed,
    Refused,
}

impl Answer {
    /// The answer that a text gives, if it gives one.
    pub(crate) fn of(text: &str) -> Option<Self> {
        if lexicon::REFUSED.is_match(text) {
            Some(Self::Refused)
        } else {
            lexicon::AGREED.is_match(text).then_some(Self::Agreed)
        }
    }
}

/// A project in the making.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) name: Printed,
    pub(crate) name_from: NameFrom,
    pub(crate) aliases: Vec<Printed>,
    /// The entry of the contents list that is its.
    pub(crate) entry: Option<Printed>,
    /// The headings of its section.
    pub(crate) headings: Vec<Printed>,
    /// All its names, to compare others with.
    pub(crate) names: Names,
    pub(crate) number: Option<Printed>,
    pub(crate) pillar: Option<Printed>,
    pub(crate) theme: Option<Printed>,
    /// The contents list says which theme it has, or that it has none.
    pub(crate) theme_is_settled: bool,
    pub(crate) mark: Option<Printed>,
    pub(crate) lead: Option<Reading>,
    pub(crate) description: Reading,
    pub(crate) notes: Vec<Note>,
    pub(crate) cells: Vec<MoneyCell>,
    pub(crate) parts: Vec<(Printed, Option<Reading>)>,
    pub(crate) reserved: Vec<(Amount, Reading, &'static str)>,
    pub(crate) decided: Option<Decided>,
    /// It was agreed to without a word about money, or turned down.
    pub(crate) answer: Option<Answer>,
    /// The money under labels, and what is printed as their sum.
    pub(crate) listed: Vec<Amount>,
    pub(crate) own_total: Option<(String, Amount, Reading)>,
    /// It stands in a table.
    pub(crate) in_table: bool,
    /// Its section in the body was found.
    pub(crate) has_section: bool,
}

impl Draft {
    pub(crate) fn new(name: Printed, from: NameFrom) -> Self {
        let from = if is_capitals(&name.0) {
            NameFrom::Capitals
        } else {
            from
        };
        Self {
            names: Names::new(std::iter::once(name.0.as_str())),
            name,
            name_from: from,
            aliases: Vec::new(),
            entry: None,
            headings: Vec::new(),
            number: None,
            pillar: None,
            theme: None,
            theme_is_settled: false,
            mark: None,
            lead: None,
            description: Reading::default(),
            notes: Vec::new(),
            cells: Vec::new(),
            parts: Vec::new(),
            reserved: Vec::new(),
            decided: None,
            answer: None,
            listed: Vec::new(),
            own_total: None,
            in_table: false,
            has_section: false,
        }
    }

    /// Another place that names it. The better spelling becomes the name, the other
    /// an alias.
    pub(crate) fn name_again(&mut self, name: Printed, from: NameFrom) {
        if name.0.is_empty() {
            return;
        }
        match from {
            NameFrom::Contents => self.entry = Some(name.clone()),
            NameFrom::Body => self.headings.push(name.clone()),
            _ => {}
        }
        let from = if is_capitals(&name.0) {
            NameFrom::Capitals
        } else {
            from
        };
        let better = from > self.name_from;
        let other = if better {
            self.name_from = from;
            std::mem::replace(&mut self.name, name)
        } else {
            name
        };
        let known =
            other.0 == self.name.0 || self.aliases.iter().any(|(alias, _)| *alias == other.0);
        if !known {
            self.aliases.push(other);
        }
        let names = std::iter::once(&self.name).chain(&self.aliases);
        self.names = Names::new(names.map(|(name, _)| name.as_str()));
        let name = self.name.0.clone();
        self.aliases.retain(|(alias, _)| *alias != name);
    }

    /// Whether this number is printed before it.
    pub(crate) fn has_number(&self, number: Option<&str>) -> bool {
        let own = self.number.as_ref().map(|(own, _)| own.as_str());
        number.is_some() && number == own
    }

    /// Adds a paragraph. `follows`: nothing else stands between it and the last one.
    pub(crate) fn describe(&mut self, text: &Reading, follows: bool) {
        self.description.append(text, " ", follows);
    }

    /// Adds money, unless its column already holds it: what is printed twice is granted
    /// once. Another amount in that column is told of, and not added.
    pub(crate) fn add_cell(&mut self, cell: MoneyCell, report: &mut Report) {
        let is_same = |known: &&MoneyCell| {
            known.part == cell.part && is_same_column(&known.column, &cell.column)
        };
        let Some(known) = self.cells.iter().find(is_same) else {
            self.cells.push(cell);
            return;
        };
        let (read, _) = read_cell(cell.cell.as_str(), &cell.column);
        let Cell::Amount(found) = read else {
            let by = "allocation:repeated";
            report.ledger.used(cell.cell.lines(), by);
            return;
        };
        let cents = scaled(&found, &cell.column).cents;
        let (own, _) = read_cell(known.cell.as_str(), &known.column);
        let is_repeated =
            matches!(&own, Cell::Amount(own) if scaled(own, &known.column).cents == cents);
        report.repeated(&raw_part(&cell.cell, &found), is_repeated);
    }

    /// A name that no other project of the document has.
    pub(crate) fn subject(&self) -> String {
        let parts = [self.pillar.as_ref(), self.number.as_ref(), Some(&self.name)];
        let parts: Vec<&str> = parts
            .into_iter()
            .flatten()
            .map(|(text, _)| text.as_str())
            .collect();
        parts.join(" ")
    }

    /// One of its cells holds an amount.
    pub(crate) fn has_money(&self) -> bool {
        self.cells.iter().any(|money| {
            matches!(
                read_cell(money.cell.as_str(), &money.column).0,
                Cell::Amount(found) if found.amount.cents != Some(0)
            )
        })
    }

    /// Nothing is granted: it was postponed, withdrawn or turned down.
    fn is_refused(&self) -> bool {
        self.answer == Some(Answer::Refused)
            || self.decided.as_ref().is_some_and(|decided| {
                matches!(
                    decided.decision.outcome.as_deref(),
                    Some("aangehouden" | "ingetrokken")
                )
            })
    }

    /// What the number or the name calls it in the scope of a total.
    pub(crate) fn short(&self) -> &str {
        self.number
            .as_ref()
            .map_or(&self.name.0, |(number, _)| number)
    }
}

/// What stating a draft needs to know of its document.
pub(crate) struct Context<'p> {
    pub(crate) date: Option<&'p str>,
    pub(crate) partners: &'p [Partner],
    /// When the decisions of a list were made, and where that is printed.
    pub(crate) decided_on: Option<(&'p str, &'p Source)>,
    /// Money cells are contributions: the document lists decisions.
    pub(crate) cells_are_contributions: bool,
}

/// States all that a draft holds, under its subject.
pub(crate) fn state(draft: &Draft, subject: &str, report: &mut Report, context: &Context<'_>) {
    let rule = match draft.name_from {
        NameFrom::Contents => "contents-entry",
        NameFrom::Table => "table-row",
        _ => "heading",
    };
    report.state_all(
        subject,
        Claim::Name(draft.name.0.clone()),
        rule,
        &draft.name.1,
    );
    for (alias, reading) in &draft.aliases {
        report.state_all(
            subject,
            Claim::Alias(alias.clone()),
            "other-spelling",
            reading,
        );
    }
    if let Some((pillar, reading)) = &draft.pillar {
        report.state_all(
            subject,
            Claim::Pillar(pillar.clone()),
            "pillar-heading",
            reading,
        );
    }
    if let Some((theme, reading)) = &draft.theme {
        report.state_all(
            subject,
            Claim::Theme(theme.clone()),
            "theme-heading",
            reading,
        );
    }
    if let Some((number, reading)) = &draft.number {
        report.state_all(subject, Claim::Number(number.clone()), "number", reading);
    }
    let told = match draft.lead {
        Some(_) => None,
        None => named::lead_outright(&draft.description),
    };
    if let Some(printed) = draft.lead.as_ref().or(told.as_ref())
        && let Some(lead) = lead_of(printed, report, context)
    {
        report.state_all(subject, Claim::Lead(lead), "lead", printed);
    }
    let text = words(draft.description.as_str());
    if !text.is_empty() {
        report.state_all(
            subject,
            Claim::Description(text),
            "description",
            &draft.description,
        );
    }
    for ((name, reading), lead) in &draft.parts {
        let lead = lead.as_ref().and_then(|lead| {
            let source = report.source(lead);
            lead_of(lead, report, context).map(|lead| Lead { source, ..lead })
        });
        let part = Part {
            name: name.clone(),
            lead,
        };
        report.state_all(subject, Claim::Part(part), "sub-row", reading);
    }
    let contribution = state_cells(draft, subject, report, context);
    for (amount, reading, rule) in &draft.reserved {
        report.state_all(subject, Claim::Reserved(amount.clone()), rule, reading);
    }
    state_decision(draft, subject, report, context, contribution);
    for note in &draft.notes {
        state_note(note, subject, report, context);
    }
}

fn lead_of(printed: &Reading, report: &mut Report, context: &Context<'_>) -> Option<Lead> {
    let raw = printed.as_str();
    if raw.is_empty() || matches!(dutch_money::cell(raw, Scale::ONE), Cell::NoValue) {
        return None;
    }
    let read = lead::read(raw, context.partners);
    if read.misspelt {
        let message = format!("\"{raw}\" is read as \"{}\"", read.lead.name);
        report.find("lead-misspelt", Severity::Warning, message, &[printed]);
    }
    Some(read.lead)
}

/// States money cells; gives the amount that a decision list's table grants.
fn state_cells(
    draft: &Draft,
    subject: &str,
    report: &mut Report,
    context: &Context<'_>,
) -> Option<(Amount, Reading)> {
    let mut contribution = None;
    for money in draft.cells.iter().filter(|money| !money.column.is_total) {
        let (read, marker) = read_cell(money.cell.as_str(), &money.column);
        let mut allocation = Allocation {
            heading: money.column.heading.clone(),
            tranche: money.column.tranche,
            amount: None,
            text: None,
            part: money.part.clone(),
            marker: marker.map(words),
        };
        match read {
            Cell::NoValue if is_pending(money.cell.as_str()) => {
                let text = words(money.cell.as_str());
                let message = format!("\"{text}\" says that the amount is not yet known");
                let rule = "amount-not-yet-known";
                report.find(rule, Severity::Note, message, &[&money.cell]);
                if context.cells_are_contributions || money.column.is_reserved {
                    report
                        .ledger
                        .used(money.cell.lines(), "allocation:no-value");
                    continue;
                }
                allocation.text = Some(text);
                let claim = Claim::Allocation(allocation);
                report.state_all(subject, claim, "money-cell", &money.cell);
            }
            Cell::NoValue => {
                report
                    .ledger
                    .used(money.cell.lines(), "allocation:no-value");
            }
            Cell::Amount(found) => {
                let start = found.raw.as_ptr() as usize - money.cell.as_str().as_ptr() as usize;
                let range = start..start + found.raw.len();
                let amount = scaled(&found, &money.column);
                look_twice(&amount, &money.cell, report);
                if money.column.is_reserved {
                    report.state(
                        subject,
                        Claim::Reserved(amount),
                        "reserved-column",
                        &money.cell,
                        range,
                    );
                } else if context.cells_are_contributions {
                    if !is_granted(&money.column.heading) || draft.is_refused() {
                        report
                            .ledger
                            .used(money.cell.lines(), "decision:not-granted");
                        continue;
                    }
                    let own = money.cell.part(range);
                    let amount = Amount {
                        source: report.source(&own),
                        ..amount
                    };
                    contribution.get_or_insert((amount, own));
                } else {
                    allocation.amount = Some(amount);
                    report.state(
                        subject,
                        Claim::Allocation(allocation),
                        "money-cell",
                        &money.cell,
                        range,
                    );
                }
            }
            Cell::Words if !context.cells_are_contributions => {
                allocation.text = Some(words(money.cell.as_str()));
                words_for_money(&money.cell, report);
                report.state_all(
                    subject,
                    Claim::Allocation(allocation),
                    "money-cell",
                    &money.cell,
                );
            }
            Cell::Words => words_for_money(&money.cell, report),
        }
    }
    contribution
}

/// "PM", "n.t.b.", "volgt": there will be an amount, and it is not zero.
fn is_pending(cell: &str) -> bool {
    let letters = cell.chars().filter(|char| char.is_alphabetic());
    let letters: String = letters.flat_map(char::to_lowercase).collect();
    matches!(
        letters.as_str(),
        "pm" | "promemorie"
            | "ntb"
            | "nadertebepalen"
            | "nogtebepalen"
            | "volgt"
            | "volgtnog"
            | "nnb"
            | "nogonbekend"
            | "nognietbekend"
    )
}

/// Words where an amount should stand: with figures in them money may be lost.
fn words_for_money(cell: &Reading, report: &mut Report) {
    let text = words(cell.as_str());
    let figures = |word: &str| word.starts_with(|char: char| char.is_ascii_digit() || char == '€');
    if text.split(' ').any(figures) {
        let message = format!("\"{text}\" cannot be read as an amount");
        report.find("unreadable-amount", Severity::Warning, message, &[cell]);
    } else {
        let message = format!("\"{text}\" stands where an amount should");
        report.find("words-in-money-cell", Severity::Note, message, &[cell]);
    }
}

/// Whether the column's scale was applied: an amount with a multiplier of its own
/// ("1,2 mln") has the same value without it.
fn is_scaled(found: &dutch_money::Found<'_>, scale: Scale) -> bool {
    let plain = match dutch_money::cell(found.raw, Scale::ONE) {
        Cell::Amount(plain) => plain.amount.cents,
        _ => None,
    };
    scale != Scale::ONE && plain != found.amount.cents
}

/// An amount of a cell as stored, with the scale of its column.
pub(crate) fn scaled(found: &dutch_money::Found<'_>, column: &Money) -> Amount {
    scaled_by(found, column.scale)
}

/// The same where the scale alone is known.
pub(crate) fn scaled_by(found: &dutch_money::Found<'_>, scale: Scale) -> Amount {
    Amount {
        scale: is_scaled(found, scale).then(|| scale.factor()),
        ..Amount::found(found)
    }
}

/// Reports an amount that was repaired or can be read in two ways.
pub(crate) fn look_twice(amount: &Amount, reading: &Reading, report: &mut Report) {
    for flag in &amount.flags {
        let rule = match flag.as_str() {
            "repaired" => "repaired-amount",
            "ambiguous" => "ambiguous-amount",
            _ => continue,
        };
        report.find(
            rule,
            Severity::Warning,
            format!(
                "\"{}\" is read as {} cents; see its flags and alternatives",
                amount.raw,
                amount.cents.unwrap_or_default()
            ),
            &[reading],
        );
    }
}

fn state_decision(
    draft: &Draft,
    subject: &str,
    report: &mut Report,
    context: &Context<'_>,
    contribution: Option<(Amount, Reading)>,
) {
    let label = draft.mark.as_ref().map(|(mark, _)| mark.clone());
    let mut decided = draft.decided.clone().unwrap_or_default();
    // "Besluit: afgewezen" beside "Bijdrage: € 70.000": so much was asked for.
    if decided.rule == "field"
        && draft.is_refused()
        && let Some(asked) = decided.decision.contribution.take()
    {
        not_granted(asked, report);
    }
    if let Some((amount, reading)) = contribution {
        decided.decision.contribution.get_or_insert(amount);
        decided.evidence.get_or_insert(reading);
        if decided.rule.is_empty() {
            decided.rule = "money-cell";
        }
    }
    if decided.condition.is_some() && decided.decision.outcome.as_deref() == Some("toegekend") {
        decided.decision.outcome = Some("voorwaardelijk".to_owned());
    }
    decided.decision.label = label;
    if let Some(source) = decided.condition.as_ref().and_then(|at| report.source(at)) {
        decided
            .decision
            .sources
            .insert("condition".to_owned(), source);
    }
    if let Some((_, reading)) = &draft.mark {
        report.ledger.used(reading.lines(), "decision:mark");
        if decided.evidence.is_none() {
            decided.rule = "mark";
            decided.evidence = Some(reading.clone());
        } else if let Some(source) = report.source(reading) {
            decided.decision.sources.insert("label".to_owned(), source);
        }
    }
    if let Some(evidence) = decided.evidence.clone()
        && decided.decision != Decision::default()
    {
        // A list dates what it decides.
        if let Some((date, source)) = context.decided_on {
            decided.decision.date = Some(date.to_owned());
            decided
                .decision
                .sources
                .insert("date".to_owned(), source.clone());
        }
        report.state_all(
            subject,
            Claim::Decision(decided.decision.clone()),
            decided.rule,
            &evidence,
        );
    }
}

fn not_granted(asked: Amount, report: &mut Report) {
    let Some(source) = asked.source else { return };
    report.settled.insert((source.page, source.start));
    let message = format!("\"{}\" stands in no record", asked.raw);
    let finding = Finding::new(
        "amount-outside-record",
        Severity::Note,
        message,
        vec![source],
    );
    report.findings.push(finding);
}

fn state_note(note: &Note, subject: &str, report: &mut Report, context: &Context<'_>) {
    let label = note.label.as_ref().map(|label| words(label.as_str()));
    let as_of = label
        .as_deref()
        .and_then(|label| dates::as_of(label, context.date));
    if let Some(reading) = &note.label
        && as_of.is_none()
        && label.as_deref().is_some_and(names_a_period)
    {
        let message = format!("the label \"{}\" names no month", words(reading.as_str()));
        report.find("label-without-month", Severity::Note, message, &[reading]);
    }
    let text = words(note.text.as_str());
    let progress = Progress {
        as_of,
        label_source: note.label.as_ref().and_then(|label| report.source(label)),
        label,
        text,
    };
    if let Some(reading) = &note.label {
        report.ledger.used(reading.lines(), "progress:label");
    }
    report.state_all(
        subject,
        Claim::Progress(progress),
        "progress-note",
        &note.text,
    );
}

fn names_a_period(label: &str) -> bool {
    label.to_lowercase().contains(" per ")
}

/// Splits a note into its label and its text.
pub(crate) fn note(reading: &Reading) -> Note {
    let text = reading.as_str();
    let opening = lexicon::NOTE_OPENING.find(text);
    let colon = opening.map(|opening| opening.end() - 1);
    match colon {
        Some(colon)
            if text
                .get(colon + 1..)
                .is_some_and(|rest| !rest.trim().is_empty()) =>
        {
            Note {
                label: Some(reading.part(0..colon)),
                text: reading.part(colon + 1..text.len()),
            }
        }
        _ => Note {
            label: None,
            text: reading.clone(),
        },
    }
}
