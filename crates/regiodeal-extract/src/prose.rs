//! Money and decisions in running text: what each amount is for, and what was
//! decided.

use std::ops::Range;

use dutch_money::{Found, Qualifier};
use regiodeal_dataset::ChangeKind;

use crate::changes::{self, Amounts};
use crate::lexicon;
use crate::text::sentences;

/// What an amount in a sentence is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Granted now, or what a grant has become.
    Contribution,
    /// Set aside for the whole project.
    Reserved,
    /// Asked for.
    Requested,
    /// What a grant was before, or what it was changed by.
    Change,
    /// What somebody else pays, or the whole cost.
    Other,
    /// Nothing tells.
    Unknown,
}

/// An amount, its role and its sentence, all in bytes of the text.
#[derive(Clone, Debug)]
pub(crate) struct Money<'t> {
    pub(crate) found: Found<'t>,
    pub(crate) role: Role,
    /// What it does to an earlier grant of the programme.
    pub(crate) change: Option<ChangeKind>,
    pub(crate) sentence: Range<usize>,
}

/// The amounts of a text with their roles.
pub(crate) fn money(text: &str) -> Vec<Money<'_>> {
    let all = sentences(text);
    let found: Vec<Found<'_>> = dutch_money::find(text).collect();
    let own = found.iter().map(|amount| {
        let behind = all.partition_point(|range| range.start <= amount.start);
        let sentence = behind.checked_sub(1).and_then(|at| all.get(at));
        near(text, &sentence.cloned().unwrap_or(0..text.len()), amount)
    });
    let own: Vec<Range<usize>> = own.collect();
    let clauses = own.iter().zip(&found);
    let clauses: Vec<Range<usize>> = clauses
        .map(|(sentence, amount)| clause(text, sentence, &found, amount))
        .collect();
    let kinds = changes::kinds(&Amounts {
        text,
        found: &found,
        sentences: &own,
        clauses: &clauses,
    });
    let mut money = Vec::with_capacity(found.len());
    let places = own.into_iter().zip(clauses).zip(kinds);
    for (amount, ((sentence, clause), kind)) in found.into_iter().zip(places) {
        let (role, change) = role(text, &sentence, &clause, (&amount, kind));
        money.push(Money {
            found: amount,
            role,
            change,
            sentence,
        });
    }
    settle_raised(&mut money);
    money
}

/// What a grant is raised by is granted now, unless what it is raised to is printed too.
fn settle_raised(money: &mut [Money<'_>]) {
    let is_to = |money: &Money<'_>| money.change == Some(ChangeKind::RaisedTo);
    if money.iter().any(is_to) {
        let by = |money: &&mut Money<'_>| money.change == Some(ChangeKind::RaisedBy);
        for money in money.iter_mut().filter(by) {
            money.role = Role::Change;
        }
    }
}

/// Words further from an amount than this, in bytes, say nothing about it.
const REACH: usize = 800;

/// A sentence, cut short around an amount where it is longer than sentences are.
fn near(text: &str, sentence: &Range<usize>, amount: &Found<'_>) -> Range<usize> {
    let mut start = sentence.start.max(amount.start.saturating_sub(REACH));
    let mut end = sentence.end.min(amount.end + REACH);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    start..end
}

/// What an amount is for, and what it does to an earlier grant.
fn role(
    text: &str,
    sentence: &Range<usize>,
    clause: &Range<usize>,
    (amount, kind): (&Found<'_>, Option<ChangeKind>),
) -> (Role, Option<ChangeKind>) {
    if amount.amount.qualifier == Some(Qualifier::PerUnit)
        || amount.amount.per.is_some_and(|per| per != "jaar")
    {
        return (Role::Other, None);
    }
    let so_far = text.get(sentence.start..amount.start).unwrap_or_default();
    if so_far.trim_start().to_lowercase().starts_with("per ") && !so_far.contains(',') {
        return (Role::Other, None);
    }
    let whole = text.get(sentence.clone()).unwrap_or_default();
    let words = text.get(clause.clone()).unwrap_or_default();
    if let Some(kind) = kind {
        return changed(words, whole, kind);
    }
    if is_share(text, clause, amount) {
        return (Role::Contribution, None);
    }
    let told = told_by(words, whole).or_else(|| told_by(whole, whole));
    (told.unwrap_or(Role::Unknown), None)
}

/// The role of an amount that changes something: another payer's money, the whole cost
/// and reservations are no grants.
fn changed(words: &str, sentence: &str, kind: ChangeKind) -> (Role, Option<ChangeKind>) {
    let programme_pays = lexicon::PROGRAMME_PAYS.is_match(words);
    let of_grant = lexicon::GRANT.is_match(words);
    let payers = [
        &lexicon::OTHER_PAYER,
        &lexicon::PAYER_CHANGES,
        &lexicon::PAYER_SUBJECT,
    ];
    let other_pays = payers.iter().any(|pattern| pattern.is_match(words));
    if other_pays && !programme_pays || lexicon::COST.is_match(words) && !of_grant {
        return (Role::Other, None);
    }
    if lexicon::ASKS_CHANGE.is_match(sentence) {
        return (Role::Requested, None);
    }
    if lexicon::RESERVED.is_match(words) && !of_grant {
        let holds = matches!(kind, ChangeKind::RaisedTo | ChangeKind::LoweredTo);
        return (if holds { Role::Reserved } else { Role::Change }, None);
    }
    let granted = matches!(
        kind,
        ChangeKind::RaisedBy | ChangeKind::RaisedTo | ChangeKind::LoweredTo
    );
    let role = if granted {
        Role::Contribution
    } else {
        Role::Change
    };
    (role, Some(kind))
}

/// What the cue words of a clause tell.
fn told_by(words: &str, sentence: &str) -> Option<Role> {
    if lexicon::RESERVED.is_match(words) {
        return Some(Role::Reserved);
    }
    if lexicon::REQUESTED.is_match(words) {
        return Some(Role::Requested);
    }
    let programme_pays = lexicon::PROGRAMME_PAYS.is_match(words);
    let granted = lexicon::GRANT.is_match(words);
    if lexicon::PROGRAMME_SUBJECT.is_match(words) {
        return Some(Role::Contribution);
    }
    if lexicon::OTHER_PAYER.is_match(words) && !(programme_pays && granted) {
        return Some(Role::Other);
    }
    if lexicon::PAYER_SUBJECT.is_match(words) && !programme_pays {
        return Some(Role::Other);
    }
    if lexicon::COST.is_match(words) && !granted {
        return Some(Role::Other);
    }
    let outcome = lexicon::RAISED.is_match(words) || lexicon::LOWERED.is_match(words);
    if granted || outcome {
        return Some(Role::Contribution);
    }
    // The verb of a grant may stand at the end of the sentence.
    (lexicon::GRANT.is_match(sentence) && words.len() == sentence.len())
        .then_some(Role::Contribution)
}

/// "waarvan € 100.000 in deze tranche".
fn is_share(text: &str, clause: &Range<usize>, amount: &Found<'_>) -> bool {
    let before = text
        .get(clause.start..amount.start)
        .unwrap_or_default()
        .to_lowercase();
    let after = text
        .get(amount.end..clause.end)
        .unwrap_or_default()
        .to_lowercase();
    before.trim_start().starts_with("waarvan")
        && (after.contains("tranche")
            || after.contains("fase")
            || after.contains("nu ")
            || after.contains("deze"))
        && !lexicon::OTHER_PAYER.is_match(&after)
}

/// The part of a sentence between commas that holds an amount.
fn clause(
    text: &str,
    sentence: &Range<usize>,
    found: &[Found<'_>],
    amount: &Found<'_>,
) -> Range<usize> {
    let words = text.get(sentence.clone()).unwrap_or_default();
    let mut range = sentence.clone();
    for (at, mark) in words.match_indices([',', ';', '(', ')']) {
        let at = sentence.start + at;
        let behind = found.partition_point(|money| money.start <= at);
        let inside = behind
            .checked_sub(1)
            .and_then(|before| found.get(before))
            .is_some_and(|money| at < money.end);
        let spaced = mark != ","
            || text
                .get(at + 1..)
                .is_some_and(|rest| rest.starts_with(char::is_whitespace));
        if inside || !spaced {
            continue;
        }
        if at < amount.start {
            range.start = at + mark.len();
        } else {
            range.end = at;
            break;
        }
    }
    range
}

/// What was decided, by the strongest words of a text, and where they stand.
pub(crate) fn outcome(text: &str, granted: bool) -> Option<(&'static str, Range<usize>)> {
    if lexicon::REFUSED.is_match(text) {
        return None;
    }
    let first = [
        ("ingetrokken", &lexicon::WITHDRAWN),
        ("aangehouden", &lexicon::POSTPONED),
    ];
    for (outcome, pattern) in first {
        let mut said = pattern.find_iter(text);
        if let Some(found) = said.find(|found| !is_denied(text, found.start())) {
            return Some((outcome, found.range()));
        }
    }
    let decided = [
        ("voorwaardelijk", &lexicon::CONDITIONAL),
        ("verhoogd", &lexicon::RAISED),
        ("verlaagd", &lexicon::LOWERED),
        ("vervolg", &lexicon::CONTINUED),
        ("toegekend", &lexicon::GRANTED),
    ];
    for (outcome, pattern) in decided {
        if let Some(found) = pattern.find(text)
            && !(matches!(outcome, "verhoogd" | "verlaagd") && is_of_reserve(text, found.start()))
            && (granted
                || outcome == "toegekend"
                || outcome == "vervolg" && lexicon::PROLONGED.is_match(text)
                || outcome == "voorwaardelijk" && lexicon::GRANTED.is_match(text))
        {
            return Some((outcome, found.range()));
        }
    }
    None
}

/// Whether one of the last words before a place denies what follows: "nog niet
/// ingetrokken".
fn is_denied(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().to_lowercase();
    let mut last = before.split_whitespace().rev().take(2);
    last.any(|word| matches!(word, "niet" | "nooit"))
}

/// Whether the sentence at a place is about money set aside, and not about a grant.
fn is_of_reserve(text: &str, at: usize) -> bool {
    let mut all = sentences(text).into_iter();
    let sentence = all.find(|range| range.contains(&at));
    let words = sentence.and_then(|range| text.get(range)).unwrap_or(text);
    lexicon::RESERVED.is_match(words) && !lexicon::GRANT.is_match(words)
}

/// What must be met first: the words behind "onder voorwaarde dat", in bytes.
pub(crate) fn condition(text: &str) -> Option<Range<usize>> {
    let cue = lexicon::CONDITIONAL.find(text)?;
    let sentence = sentences(text)
        .into_iter()
        .find(|range| range.contains(&cue.start()))?;
    let rest = text.get(cue.end()..sentence.end)?;
    let condition = rest
        .trim_start_matches([' ', ':', ','])
        .trim_start_matches("dat ")
        .trim_start_matches("van ")
        .trim_end_matches(['.', '*', ' ']);
    let start = cue.end() + rest.find(condition)?;
    (!condition.is_empty()).then(|| start..start + condition.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(text: &str) -> Vec<(String, Role)> {
        money(text)
            .into_iter()
            .map(|money| (money.found.raw.to_owned(), money.role))
            .collect()
    }

    #[test]
    fn words_tell_what_money_is_for() {
        use Role::{Change, Contribution, Other, Requested, Reserved};
        for (text, expected) in [
            (
                "De Regio Deal draagt in deze fase 750.000 euro bij, in totaal is 2.995.000 euro gereserveerd voor het totaalproject.",
                vec![Contribution, Reserved],
            ),
            (
                "Hiervoor is 50.000 euro beschikbaar gesteld.",
                vec![Contribution],
            ),
            ("De totale projectkosten bedragen € 2.900.000.", vec![Other]),
            (
                "De stuurgroep verhoogt de bijdrage met € 50.000 tot € 350.000.",
                vec![Change, Contribution],
            ),
            (
                "De bijdrage wordt verlaagd van € 300.000 naar € 250.000.",
                vec![Change, Contribution],
            ),
            (
                "De in 2019 verleende bijdrage van € 600.000 te verhogen met € 135.000.",
                vec![Change, Contribution],
            ),
            (
                "De Regio Deal betaalt hieraan € 960.000 mee.",
                vec![Contribution],
            ),
            ("De gemeente Oss legt zelf € 60.000 bij.", vec![Other]),
            ("De gevraagde bijdrage bedraagt € 185.000.", vec![Requested]),
            (
                "De stuurgroep stelt € 640.000,- beschikbaar, onder voorwaarde dat de begroting sluit.",
                vec![Contribution],
            ),
            (
                "In totaal is € 400.000 gereserveerd, waarvan € 100.000 in deze tranche.",
                vec![Reserved, Contribution],
            ),
            ("Elke school ontvangt 2.500 euro per leerling.", vec![Other]),
        ] {
            let found: Vec<Role> = roles(text).into_iter().map(|(_, role)| role).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn decisions_are_told_by_their_strongest_word() {
        let decided = |text: &str| outcome(text, true).map(|(outcome, _)| outcome);
        assert_eq!(decided("De aanvraag is ingetrokken."), Some("ingetrokken"));
        assert_eq!(decided("De aanvraag is niet ingetrokken."), None);
        assert_eq!(
            decided("De stuurgroep houdt de aanvraag aan."),
            Some("aangehouden")
        );
        assert_eq!(
            decided("Toegekend, mits de begroting sluit."),
            Some("voorwaardelijk")
        );
        assert_eq!(
            decided("De stuurgroep kent een bijdrage toe."),
            Some("toegekend")
        );
        let text = "Toegekend onder voorwaarde dat de begroting sluit.";
        assert_eq!(
            condition(text).map(|range| &text[range]),
            Some("de begroting sluit")
        );
    }
}
