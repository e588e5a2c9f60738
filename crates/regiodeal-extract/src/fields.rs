//! Labelled fields: "Penvoerder: gemeente Oss", "Bijdrage: € 250.000".

use std::ops::Range;

use dutch_money::{Cell, Scale};
use regiodeal_dataset::{Amount, Change, ChangeKind, Decision, Severity};
use regiodeal_document::Reading;

use crate::changes;
use crate::draft::{Answer, Draft, MoneyCell, look_twice};
use crate::lexicon;
use crate::named;
use crate::prose;
use crate::report::Report;
use crate::table::money_column;
use crate::text::words;
use crate::title::{Group, lone_mark, skip_bullet};

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    Name,
    Number,
    Lead,
    Money,
    OtherMoney,
    Reserved,
    Change(ChangeKind),
    Decision,
    Condition,
    Description,
    Pillar,
    Theme,
    Other,
}

/// A field with its value.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) holds: Holds,
    /// As printed.
    pub(crate) label: String,
    pub(crate) value: Reading,
}

/// A label has no more characters.
const LONGEST_LABEL: usize = 41;

/// A short label before a colon, and the bytes of what stands behind it on its line.
pub(crate) fn labelled(text: &str) -> Option<(&str, Range<usize>)> {
    let (before, after) = text.split_once(':')?;
    let label = before.trim_end();
    let mut chars = label.chars();
    let is_label = chars.next()?.is_alphabetic()
        && (1..LONGEST_LABEL).contains(&chars.clone().count())
        && chars
            .all(|char| char.is_alphabetic() || matches!(char, ' ' | '.' | '/' | '(' | ')' | '-'));
    let is_label = is_label || names_tranche(label);
    // A colon of its own, in the second column of aligned labels, is printed twice.
    let value = after.trim_start_matches(|char: char| char.is_whitespace() || char == ':');
    let from = text.len() - value.len();
    (is_label && !value.contains('\n')).then_some((label, from..text.len()))
}

/// "1e tranche", "Bijdrage tranche 2".
fn names_tranche(label: &str) -> bool {
    lexicon::TRANCHE_LABEL.is_match(label)
}

/// The field that a line is, if its label is known.
pub(crate) fn of(reading: &Reading) -> Option<Field> {
    let text = reading.as_str();
    let at = skip_bullet(text);
    let (label, value) = labelled(text.get(at..)?)?;
    let label = words(label);
    // "Besluit ...: toegekend": dots that lead the eye to the colon.
    let label = label.trim_end_matches([' ', '.']);
    let value = at + value.start..at + value.end;
    let kinds = [
        (
            Holds::Change(ChangeKind::RaisedBy),
            &lexicon::FIELD_RAISED_BY,
        ),
        (
            Holds::Change(ChangeKind::RaisedTo),
            &lexicon::FIELD_RAISED_TO,
        ),
        (
            Holds::Change(ChangeKind::LoweredBy),
            &lexicon::FIELD_LOWERED_BY,
        ),
        (
            Holds::Change(ChangeKind::LoweredTo),
            &lexicon::FIELD_LOWERED_TO,
        ),
        (
            Holds::Change(ChangeKind::Returned),
            &lexicon::FIELD_RETURNED,
        ),
        (Holds::Name, &lexicon::FIELD_NAME),
        (Holds::Number, &lexicon::FIELD_NUMBER),
        (Holds::Lead, &lexicon::FIELD_LEAD),
        (Holds::OtherMoney, &lexicon::FIELD_OTHER_MONEY),
        (Holds::Reserved, &lexicon::FIELD_RESERVED),
        (Holds::Money, &lexicon::FIELD_MONEY),
        (Holds::Decision, &lexicon::FIELD_DECISION),
        (Holds::Condition, &lexicon::FIELD_CONDITION),
        (Holds::Description, &lexicon::FIELD_DESCRIPTION),
        (Holds::Pillar, &lexicon::FIELD_PILLAR),
        (Holds::Theme, &lexicon::FIELD_THEME),
        (Holds::Other, &lexicon::FIELD_OTHER),
    ];
    let known = kinds.iter().find(|(_, pattern)| pattern.is_match(label));
    let value = reading.part(value);
    // "Aanvraag: € 640.000" names no project.
    let asks = |holds: &Holds| {
        *holds == Holds::Name
            && label.eq_ignore_ascii_case("aanvraag")
            && dutch_money::find(value.as_str())
                .next()
                .is_some_and(|found| found.start == 0)
    };
    // "1e tranche: afgerond" is no money.
    let pays = || !matches!(dutch_money::cell(value.as_str(), Scale::ONE), Cell::Words);
    let holds = match known {
        Some((holds, _)) if asks(holds) => Holds::OtherMoney,
        Some((holds, _)) => *holds,
        None if names_tranche(label) && pays() => Holds::Money,
        // "Totaal: p.m."
        None if is_total_unknown(label, value.as_str()) => Holds::Other,
        None => return None,
    };
    Some(Field {
        holds,
        label: label.to_owned(),
        value,
    })
}

fn is_total_unknown(label: &str, value: &str) -> bool {
    let sums = label
        .get(..4)
        .is_some_and(|word| word.eq_ignore_ascii_case("tota"));
    sums && matches!(dutch_money::cell(value, Scale::ONE), Cell::NoValue)
}

/// Takes a field's value into a project of a programme: money under a label is a cell
/// of a table with one row, not a decision.
pub(crate) fn apply_in_programme(field: &Field, draft: &mut Draft, report: &mut Report) {
    if field.holds == Holds::Decision
        && let Some(mark) = lone_mark(field.value.as_str())
    {
        draft.mark = Some((mark, field.value.clone()));
        return;
    }
    let label = field.label.to_lowercase();
    let cofinancing = label.starts_with("co") || label.contains("regio");
    if field.holds != Holds::Money && !(field.holds == Holds::OtherMoney && cofinancing) {
        apply(field, draft, report);
        return;
    }
    if !field.value.is_empty() && !lexicon::REQUESTED.is_match(&field.label) {
        let cell = MoneyCell {
            column: money_column(&field.label, None),
            cell: field.value.clone(),
            part: None,
        };
        if draft.in_table {
            draft.add_cell(cell, report);
        } else {
            draft.cells.push(cell);
        }
    }
}

/// The money of a field that a total beside it sums: of the programme or of another payer,
/// but not what the whole costs or what was asked for.
pub(crate) fn listed(field: &Field, report: &Report) -> Option<Amount> {
    let label = field.label.to_lowercase();
    let whole = [
        "tota",
        "kosten",
        "projectkosten",
        "investering",
        "gevraagd",
        "aangevraagd",
    ];
    let pays = matches!(field.holds, Holds::Money | Holds::OtherMoney)
        && !whole.iter().any(|word| label.starts_with(word));
    let mut found = dutch_money::find(field.value.as_str());
    match (found.next(), found.next()) {
        (Some(found), None) if pays => Some(report.amount(&found, &field.value)),
        _ => None,
    }
}

/// Takes a field's value into a project.
pub(crate) fn apply(field: &Field, draft: &mut Draft, report: &mut Report) {
    let text = field.value.as_str();
    if text.is_empty() {
        return;
    }
    match field.holds {
        Holds::Lead => draft.lead = Some(field.value.clone()),
        Holds::Number => draft.number = Some((words(text), field.value.clone())),
        Holds::Money => money(field, draft, report),
        Holds::Reserved => {
            if let Some(found) = dutch_money::find(text).next() {
                let printed = field.value.part(found.start..found.end);
                draft
                    .reserved
                    .push((Amount::found(&found), printed, "field"));
            }
        }
        Holds::Decision => {
            if let Some(mark) = lone_mark(text) {
                draft.mark = Some((mark, field.value.clone()));
            }
            draft.answer = Answer::of(text).or(draft.answer);
            let refused = draft.answer == Some(Answer::Refused);
            let decision = decided(&field.value, refused, report);
            if decision != Decision::default() {
                draft.decide(decision, &field.value, "field");
            }
            if let Some(range) = prose::condition(text) {
                draft.demand(&field.value.part(range), "field");
            }
            if draft.lead.is_none() {
                draft.lead = named::lead(&field.value);
            }
        }
        Holds::Change(kind) => change(kind, field, draft, report),
        Holds::Condition => draft.demand(&field.value, "field"),
        Holds::Description => draft.describe(&field.value, false),
        Holds::Pillar => {
            let name = Group::parse(text)
                .and_then(|group| group.name)
                .unwrap_or_else(|| words(text));
            draft.pillar = Some((name, field.value.clone()));
        }
        Holds::Theme => draft.theme = Some((words(text), field.value.clone())),
        Holds::Name | Holds::OtherMoney | Holds::Other => {}
    }
}

/// What the words of a decision decide: "toekennen € 20.000", "de stuurgroep verleent € 20.000".
pub(crate) fn decided(words: &Reading, is_refused: bool, report: &Report) -> Decision {
    let text = words.as_str();
    let money = prose::money(text, None);
    let granted = money
        .iter()
        .find(|money| money.role == prose::Role::Contribution);
    let outcome = prose::outcome(text, true, None).map(|(outcome, _)| outcome);
    // "Toekennen € 20.000"
    let alone = match money.as_slice() {
        [only] if only.role == prose::Role::Unknown && outcome == Some("toegekend") => Some(only),
        _ => None,
    };
    let granted = granted.or(alone);
    // "De stuurgroep verleent € 20.000"
    let outcome = outcome.or_else(|| (granted.is_some() && !is_refused).then_some("toegekend"));
    let holds = !matches!(outcome, None | Some("ingetrokken" | "aangehouden"));
    let stand = changes::Holds::after(outcome, is_refused);
    Decision {
        changes: changes::state(&money, stand, words, report),
        outcome: outcome.map(str::to_owned),
        contribution: granted
            .filter(|_| holds)
            .map(|money| report.amount(&money.found, words)),
        ..Decision::default()
    }
}

/// The first amount of a money field, unless words say that it was asked for or that
/// nothing is settled.
fn money(field: &Field, draft: &mut Draft, report: &mut Report) {
    let text = field.value.as_str();
    if matches!(dutch_money::cell(text, Scale::ONE), Cell::NoValue) {
        return;
    }
    let first = dutch_money::find(text).next();
    let whole = dutch_money::cell(text, Scale::ONE);
    let ((Some(found), _) | (None, Cell::Amount(found))) = (first, whole) else {
        return;
    };
    let at = text.find(found.raw).unwrap_or(found.start);
    if prose::is_multiplied(text, &(at..at + found.raw.len())) {
        let raw = words(text);
        let message =
            format!("\"{raw}\" is granted or reserved in the text, but stands in no record");
        report.find(
            "unrecorded-grant",
            Severity::Warning,
            message,
            &[&field.value],
        );
        for found in dutch_money::find(text) {
            report.settle(&field.value.part(found.start..found.end));
        }
        return;
    }
    let before = text.get(..at).unwrap_or_default();
    if lexicon::REQUESTED.is_match(before) || before.to_lowercase().contains("nader te bepalen") {
        return;
    }
    let found_at = dutch_money::Found {
        start: at,
        end: at + found.raw.len(),
        ..found
    };
    let stored = report.amount(&found_at, &field.value);
    look_twice(&stored, &field.value, report);
    let decision = Decision {
        contribution: Some(stored),
        ..Decision::default()
    };
    draft.decide(decision, &field.value, "field");
}

/// "Verhoging: € 50.000": what the first amount does to the grant.
fn change(kind: ChangeKind, field: &Field, draft: &mut Draft, report: &Report) {
    let Some(found) = dutch_money::find(field.value.as_str()).next() else {
        return;
    };
    let amount = report.amount(&found, &field.value);
    let outcome = match kind {
        ChangeKind::RaisedBy | ChangeKind::RaisedTo => Some("verhoogd"),
        ChangeKind::LoweredBy | ChangeKind::LoweredTo => Some("verlaagd"),
        ChangeKind::ChangedFrom | ChangeKind::Returned => None,
    };
    let holds = matches!(
        kind,
        ChangeKind::RaisedBy | ChangeKind::RaisedTo | ChangeKind::LoweredTo
    );
    let decision = Decision {
        outcome: outcome.map(str::to_owned),
        contribution: holds.then(|| amount.clone()),
        changes: vec![Change { kind, amount }],
        ..Decision::default()
    };
    draft.decide(decision, &field.value, "field");
}

#[cfg(test)]
mod tests {
    use super::*;
    use regiodeal_document::Page;

    #[test]
    fn labels_tell_what_a_field_holds() {
        let holds = |text: &str| {
            let page = Page::new(1, text);
            let line = page.lines()[0];
            of(&Reading::of(&line, 0..text.len()))
                .map(|field| (field.holds, field.value.as_str().to_owned()))
        };
        assert_eq!(
            holds("Penvoerder: gemeente Oss"),
            Some((Holds::Lead, "gemeente Oss".to_owned()))
        );
        assert_eq!(
            holds("- Bijdrage Regio Deal: € 5"),
            Some((Holds::Money, "€ 5".to_owned()))
        );
        assert_eq!(
            holds("1e tranche: € 150.000"),
            Some((Holds::Money, "€ 150.000".to_owned()))
        );
        assert_eq!(
            holds("Bijdrage 2e tranche: € 20.000").map(|field| field.0),
            Some(Holds::Money)
        );
        assert!(holds("1e tranche: afgerond in 2022").is_none());
        assert_eq!(
            holds("Eigen bijdrage: € 5").map(|field| field.0),
            Some(Holds::OtherMoney)
        );
        for asked in [
            "Gevraagd: € 5",
            "Aangevraagd bedrag: € 5",
            "Aanvraag: € 640.000",
            "Gevraagd : : 220.000",
        ] {
            assert_eq!(
                holds(asked).map(|field| field.0),
                Some(Holds::OtherMoney),
                "{asked}"
            );
        }
        assert_eq!(
            holds("Aanvraag: Tiny Houses"),
            Some((Holds::Name, "Tiny Houses".to_owned()))
        );
        assert_eq!(
            holds("Penvoerder   : : gemeente Oss"),
            Some((Holds::Lead, "gemeente Oss".to_owned()))
        );
        assert_eq!(
            holds("Looptijd: 2023").map(|field| field.0),
            Some(Holds::Other)
        );
        assert_eq!(
            holds("* Besluit ...: aangehouden"),
            Some((Holds::Decision, "aangehouden".to_owned()))
        );
        assert!(holds("De vraag is: wat nu?").is_none());
    }
}
