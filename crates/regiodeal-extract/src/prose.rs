//! Money and decisions in running text: what each amount is for, and what was
//! decided.

use std::ops::Range;

use dutch_money::{Found, Qualifier};

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
    pub(crate) sentence: Range<usize>,
}

/// The amounts of a text with their roles.
pub(crate) fn money(text: &str) -> Vec<Money<'_>> {
    let sentences = sentences(text);
    let found: Vec<Found<'_>> = dutch_money::find(text).collect();
    let mut all = Vec::with_capacity(found.len());
    for (index, amount) in found.iter().enumerate() {
        let behind = sentences.partition_point(|range| range.start <= amount.start);
        let sentence = behind
            .checked_sub(1)
            .and_then(|at| sentences.get(at))
            .cloned()
            .unwrap_or(0..text.len());
        let sentence = near(text, &sentence, amount);
        let role = role(text, &sentence, &found, index);
        all.push(Money {
            found: amount.clone(),
            role,
            sentence,
        });
    }
    all
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

fn role(text: &str, sentence: &Range<usize>, found: &[Found<'_>], index: usize) -> Role {
    let Some(amount) = found.get(index) else {
        return Role::Unknown;
    };
    if amount.amount.qualifier == Some(Qualifier::PerUnit)
        || amount.amount.per.is_some_and(|per| per != "jaar")
    {
        return Role::Other;
    }
    let so_far = text.get(sentence.start..amount.start).unwrap_or_default();
    if so_far.trim_start().to_lowercase().starts_with("per ") && !so_far.contains(',') {
        return Role::Other;
    }
    let clause = clause(text, sentence, found, amount);
    let whole = text.get(sentence.clone()).unwrap_or_default();
    let words = text.get(clause.clone()).unwrap_or_default();
    if let Some(role) = changed(text, sentence, found, index) {
        return role;
    }
    if is_share(text, &clause, amount) {
        return Role::Contribution;
    }
    told_by(words, whole).unwrap_or_else(|| told_by(whole, whole).unwrap_or(Role::Unknown))
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

/// "van A naar B", "met A tot B", "(was A)": the last is what holds.
fn changed(text: &str, sentence: &Range<usize>, found: &[Found<'_>], index: usize) -> Option<Role> {
    let words = text.get(sentence.clone())?;
    if !(lexicon::RAISED.is_match(words) || lexicon::LOWERED.is_match(words)) {
        return None;
    }
    let this = found.get(index)?;
    let before = text
        .get(sentence.start..this.start)?
        .trim_end()
        .to_lowercase();
    if before.ends_with("was") || before.ends_with("waren") {
        return Some(Role::Change);
    }
    let next = found
        .get(index + 1)
        .filter(|next| next.start < sentence.end);
    let between = next.and_then(|next| text.get(this.end..next.start));
    let turns = |between: &str| {
        let between = between.to_lowercase();
        let words: Vec<&str> = between.split_whitespace().collect();
        words.len() <= 4 && words.iter().any(|word| matches!(*word, "naar" | "tot"))
    };
    if between.is_some_and(turns) {
        return Some(Role::Change);
    }
    let last = before.rsplit(' ').next().unwrap_or_default();
    let turned_by = next.and_then(|next| text.get(sentence.start..next.start));
    let turned = turned_by.is_some_and(|words| words.trim_end().ends_with(" met"));
    if turned && !matches!(last, "naar" | "tot" | "met" | "op") {
        return Some(Role::Change);
    }
    matches!(last, "naar" | "tot" | "met" | "op").then_some(Role::Contribution)
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
        if let Some(found) = pattern.find(text) {
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
