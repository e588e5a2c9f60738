//! Money and decisions in running text: what each amount is for, and what was
//! decided.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use dutch_money::Found;
use regiodeal_dataset::ChangeKind;

use crate::changes::{self, Amounts, is_meant, is_of_grant};
use crate::clauses::{Today, clauses, may_be_aside};
use crate::lexicon;
use crate::pattern::Pattern;
use crate::roles::{self, Sentence, said_now};
use crate::text::{sentences, within};

/// What an amount in a sentence is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Granted now, or what a grant has become.
    Contribution,
    /// Set aside for the whole project.
    Reserved,
    /// Asked for, or only proposed.
    Requested,
    /// What a grant was before, or what it was changed by.
    Change,
    /// What was granted at an earlier time, of which the text only tells.
    Earlier,
    /// What somebody else pays, or the whole cost.
    Other,
    /// A grant is spoken of, but not surely what was granted.
    Unsure,
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
pub(crate) fn money<'t>(text: &'t str, today: Today<'_>) -> Vec<Money<'t>> {
    let found: Vec<Found<'_>> = dutch_money::find(text).collect();
    if found.is_empty() {
        return Vec::new();
    }
    let all = sentences(text);
    let own = found.iter().map(|amount| {
        let behind = all.partition_point(|range| range.start <= amount.start);
        let sentence = behind.checked_sub(1).and_then(|at| all.get(at));
        let sentence = sentence.cloned().unwrap_or(0..text.len());
        within(text, &sentence, &(amount.start..amount.end), REACH)
    });
    let own: Vec<Range<usize>> = own.collect();
    let mut told: Vec<Sentence<'_, '_>> = Vec::new();
    let mut which: Vec<usize> = Vec::with_capacity(found.len());
    for sentence in &own {
        if told.last().is_none_or(|last| last.range != *sentence) {
            told.push(Sentence::new(text, sentence, &found, today));
        }
        which.push(told.len() - 1);
    }
    let pairs = || which.iter().filter_map(|at| told.get(*at)).zip(&found);
    let clauses = pairs().map(|(told, amount)| {
        let clause = told.clause_of(amount);
        clause.map_or(told.range.clone(), |clause| clause.range.clone())
    });
    let clauses: Vec<Range<usize>> = clauses.collect();
    let scopes: Vec<Range<usize>> = pairs()
        .map(|(told, amount)| told.scope_of(amount))
        .collect();
    let kinds = changes::kinds(&Amounts {
        text,
        found: &found,
        sentences: &own,
        scopes: &scopes,
        clauses: &clauses,
    });
    let roles = pairs().zip(kinds);
    let roles: Vec<_> = roles
        .map(|((told, amount), kind)| told.role(amount, kind))
        .collect();
    let mut money = Vec::with_capacity(found.len());
    for ((found, sentence), (role, change)) in found.iter().zip(own).zip(roles) {
        money.push(Money {
            found: found.clone(),
            role,
            change,
            sentence,
        });
    }
    settle_raised(&mut money);
    for money in &mut money {
        let place = money.found.start..money.found.end;
        let is_grant = matches!(money.role, Role::Contribution | Role::Reserved);
        if is_grant && is_multiplied(text, &place) {
            (money.role, money.change) = (Role::Unsure, None);
        }
    }
    money
}

/// "€ 2 x 75.000", "2 x € 75.000": neither figure is the sum.
pub(crate) fn is_multiplied(text: &str, amount: &Range<usize>) -> bool {
    const TIMES: [char; 4] = ['x', 'X', '×', '*'];
    let is_digit = |char: char| char.is_ascii_digit();
    let behind = text.get(amount.end..).unwrap_or_default().trim_start();
    let behind = behind.strip_prefix(TIMES);
    let behind = behind.map(|rest| rest.trim_start().trim_start_matches(['€', ' ', '\u{a0}']));
    let before = text.get(..amount.start).unwrap_or_default();
    let before = before.trim_end().trim_end_matches(['€', ' ', '\u{a0}']);
    let before = before.strip_suffix(TIMES).map(str::trim_end);
    behind.is_some_and(|rest| rest.starts_with(is_digit))
        || before.is_some_and(|rest| rest.ends_with(is_digit))
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
/// A word that denies stands no further before what it denies, in bytes.
const NEAR: usize = 60;

/// The role of an amount that changes something: another payer's money, the whole cost
/// and reservations are no grants.
pub(crate) fn changed(words: &str, sentence: &str, kind: ChangeKind) -> (Role, Option<ChangeKind>) {
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
pub(crate) fn told_by(words: &str) -> Option<Role> {
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
    let of_grant = |pattern: &Pattern| {
        let mut said = pattern.find_iter(words);
        said.any(|said| is_of_grant(words, &(0..words.len()), &said.range()))
    };
    let outcome = of_grant(&lexicon::RAISED)
        || of_grant(&lexicon::LOWERED)
        || lexicon::AGREES_WITH.is_match(words);
    (granted || outcome).then_some(Role::Contribution)
}

/// A text in which only what is said outright and of now is left; see [`said_now`].
pub(crate) fn now<'t>(text: &'t str, today: Today<'_>) -> Cow<'t, str> {
    if may_be_aside(text) {
        Cow::Owned(said_now(text, today))
    } else {
        Cow::Borrowed(text)
    }
}

/// What was decided, by the strongest words of a text, and where they stand.
pub(crate) fn outcome(
    text: &str,
    granted: bool,
    today: Today<'_>,
) -> Option<(&'static str, Range<usize>)> {
    let now = now(text, today);
    let now = now.as_ref();
    if lexicon::REFUSED.is_match(now) {
        return None;
    }
    let told = Told::new(now);
    let first = [
        ("ingetrokken", &lexicon::WITHDRAWN),
        ("aangehouden", &lexicon::POSTPONED),
    ];
    for (outcome, pattern) in first {
        let mut said = pattern.find_iter(now);
        let said = said.find(|found| {
            !is_denied(now, found.start())
                && !denies(found.as_str())
                && (outcome != "ingetrokken" || !is_of_part(&told, &found.range()))
        });
        if let Some(found) = said {
            return Some((outcome, found.range()));
        }
    }
    let agrees = granted || lexicon::GRANTED.is_match(now) || lexicon::AGREED.is_match(now);
    let lapses = lexicon::LAPSES.find(now).filter(|_| !agrees);
    if let Some(found) = lapses.filter(|found| !denies(found.as_str())) {
        return Some(("ingetrokken", found.range()));
    }
    let decided = [
        ("voorwaardelijk", &lexicon::CONDITIONAL),
        ("verhoogd", &lexicon::RAISED),
        ("verlaagd", &lexicon::LOWERED),
        ("vervolg", &lexicon::CONTINUED),
        ("toegekend", &lexicon::GRANTED),
    ];
    decided.into_iter().find_map(|(outcome, pattern)| {
        // The words of a condition are no part of what is said outright.
        let words = if outcome == "voorwaardelijk" {
            text
        } else {
            now
        };
        let said = pattern
            .find_iter(words)
            .find(|said| holds(&told, outcome, &said.range()))?;
        let is_heard = granted
            || outcome == "toegekend"
            || outcome == "vervolg" && lexicon::PROLONGED.is_match(now)
            || outcome == "voorwaardelijk" && lexicon::GRANTED.is_match(now);
        is_heard.then(|| (outcome, said.range()))
    })
}

/// Whether what words say of a grant is said of the grant, and outright.
fn holds(told: &Told<'_>, outcome: &str, said: &Range<usize>) -> bool {
    if outcome == "voorwaardelijk" {
        return true;
    }
    let text = told.text;
    if is_denied(text, said.start) {
        return false;
    }
    let words = text.get(said.clone()).unwrap_or_default();
    match outcome {
        "verhoogd" | "verlaagd" => {
            let sentence = told.sentence(said);
            is_meant(text, &sentence, said)
                && is_of_grant(text, &sentence, said)
                && !is_of_reserve(text, &sentence)
        }
        "toegekend" => !denies(words) || lexicon::INSTEAD.is_match(words),
        _ => true,
    }
}

/// A text, and its sentences once that was asked.
struct Told<'t> {
    text: &'t str,
    sentences: OnceCell<Vec<Range<usize>>>,
}

impl<'t> Told<'t> {
    fn new(text: &'t str) -> Self {
        let sentences = OnceCell::new();
        Self { text, sentences }
    }

    /// The sentence in which something is said, no longer than sentences are.
    fn sentence(&self, said: &Range<usize>) -> Range<usize> {
        let all = self.sentences.get_or_init(|| sentences(self.text));
        let behind = all.partition_point(|range| range.start <= said.start);
        let sentence = behind.checked_sub(1).and_then(|at| all.get(at));
        let sentence = sentence.cloned().unwrap_or(0..self.text.len());
        within(self.text, &sentence, said, REACH)
    }
}

/// Whether what is withdrawn at a place is a part of a grant, or what another gives.
fn is_of_part(told: &Told<'_>, said: &Range<usize>) -> bool {
    let (text, sentence) = (told.text, told.sentence(said));
    let words = text.get(sentence.clone()).unwrap_or_default();
    let found: Vec<Found<'_>> = dutch_money::find(words).collect();
    let at = said.start - sentence.start;
    let mut clauses = clauses(words, &(0..words.len()), &found).into_iter();
    let clause = clauses.find(|clause| clause.range.contains(&at));
    let range = clause.map_or(0..words.len(), |clause| clause.range);
    let before = words.get(range.start..at).unwrap_or_default();
    let leaves = lexicon::LEAVES.is_match(before) && !lexicon::APPLICANT.is_match(before);
    leaves || lexicon::OF_PART.is_match(words.get(range).unwrap_or_default())
}

/// Whether one of the last words before a place denies what follows: "nog niet
/// ingetrokken".
fn is_denied(text: &str, at: usize) -> bool {
    let near = within(text, &(0..at), &(at..at), NEAR);
    let before = text.get(near).unwrap_or_default().to_lowercase();
    let mut last = before.split_whitespace().rev().take(2);
    last.any(|word| matches!(word, "niet" | "nooit" | "geen" | "evenmin"))
}

/// Whether a word of what is said denies it: "trekt de aanvraag niet in".
fn denies(words: &str) -> bool {
    let mut words = words.split_whitespace();
    words.any(|word| word.eq_ignore_ascii_case("niet") || word.eq_ignore_ascii_case("nooit"))
}

/// Whether a sentence is about money set aside, and not about a grant.
fn is_of_reserve(text: &str, sentence: &Range<usize>) -> bool {
    let words = text.get(sentence.clone()).unwrap_or(text);
    lexicon::RESERVED.is_match(words) && !lexicon::GRANT.is_match(words)
}

/// What must be met first: the words behind "onder voorwaarde dat", in bytes.
pub(crate) fn condition(text: &str) -> Option<Range<usize>> {
    let cue = lexicon::CONDITIONAL.find(text)?;
    let sentence = sentences(text)
        .into_iter()
        .find(|range| range.contains(&cue.start()))?;
    match roles::condition(text, &sentence) {
        Some((clause, length)) if clause.contains(&cue.start()) => {
            trimmed(text, clause.start + length..clause.end)
        }
        _ => trimmed(text, cue.end()..sentence.end),
    }
}

/// What a grant depends on by its sentence alone: "Als de raad instemt, …".
pub(crate) fn supposed(text: &str, money: &Money<'_>) -> Option<Range<usize>> {
    let (clause, length) = roles::condition(text, &money.sentence)?;
    trimmed(text, clause.start + length..clause.end)
}

/// Without the words and marks around a condition.
fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let rest = text.get(range.clone())?;
    let condition = rest
        .trim_start_matches([' ', ':', ','])
        .trim_start_matches("dat ")
        .trim_start_matches("van ")
        .trim_end_matches(['.', '*', ' ', ',', ';']);
    let start = range.start + rest.find(condition)?;
    (!condition.is_empty()).then(|| start..start + condition.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_that_is_multiplied_is_no_sum() {
        for text in [
            "De stuurgroep verleent € 2 x 75.000.",
            "De bijdrage is 2 x € 75.000.",
        ] {
            assert!(
                roles(text).iter().all(|(_, role)| *role == Role::Unsure),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_put_off_or_turned_down_is_heard() {
        let decided = |text: &str| outcome(text, true, None).map(|(outcome, _)| outcome);
        for (text, want) in [
            (
                "De stuurgroep stelt het besluit over de bijdrage van € 210.000 uit tot december.",
                Some("aangehouden"),
            ),
            (
                "De bijdrage van € 140.000 wordt uitgesteld tot 2025.",
                Some("aangehouden"),
            ),
            (
                "De stuurgroep kent € 5.000 toe. De gemeente stelt de aanvraag van de vergunning uit tot mei.",
                Some("toegekend"),
            ),
            (
                "De stuurgroep kent € 5.000 toe. De betaling van de bijdrage wordt uitgesteld tot 2025.",
                Some("toegekend"),
            ),
            (
                "De stuurgroep stelt € 5.000 beschikbaar voor de aanvraag en breidt het project uit tot Oss.",
                Some("toegekend"),
            ),
            (
                "De stuurgroep besluit de bijdrage van € 5.000 uit te stellen.",
                Some("aangehouden"),
            ),
            ("De aanvraag wordt uitgesteld.", Some("aangehouden")),
            (
                "De start van het project is uitgesteld. De stuurgroep kent € 5.000 toe.",
                Some("toegekend"),
            ),
            (
                "De stuurgroep kan niet instemmen met een bijdrage van € 39.000.",
                None,
            ),
            (
                "De stuurgroep wijst de aanvraag van € 51.000 toe.",
                Some("toegekend"),
            ),
            ("De stuurgroep wijst de aanvraag van € 51.000 af.", None),
            (
                "De stuurgroep besluit de eerder aangehouden aanvraag alsnog toe te kennen.",
                None,
            ),
            ("De aanvraag is eerder aangehouden.", None),
            ("Het project wordt stopgezet.", Some("ingetrokken")),
            ("uitstellen tot juni 2025.", Some("aangehouden")),
            ("aanhouden", Some("aangehouden")),
            (
                "intrekken van de bijdrage op verzoek van de aanvrager.",
                Some("ingetrokken"),
            ),
            ("toekennen € 20.000", Some("toegekend")),
            ("Toekenning van € 58.750.", Some("toegekend")),
            ("afwijzen.", None),
            ("Toekenningen volgen later.", None),
        ] {
            assert_eq!(decided(text), want, "{text}");
        }
        assert!(lexicon::REFUSED.is_match("afwijzen."));
        assert!(
            !lexicon::REFUSED
                .is_match("De stuurgroep kan niet instemmen met een verhoging van de bijdrage.")
        );
    }

    fn roles(text: &str) -> Vec<(String, Role)> {
        money(text, None)
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
        let decided = |text: &str| outcome(text, true, None).map(|(outcome, _)| outcome);
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

    #[test]
    fn what_is_denied_or_said_of_other_things_decides_nothing() {
        let decided = |text: &str| outcome(text, true, None).map(|(outcome, _)| outcome);
        for text in [
            "De bijdrage wordt niet verhoogd.",
            "Een verhoging van de bijdrage is niet aan de orde.",
            "De stuurgroep trekt de aanvraag niet in.",
            "De stuurgroep houdt de aanvraag niet aan.",
            "De stuurgroep kent de bijdrage niet toe.",
            "De looptijd wordt niet verlengd.",
        ] {
            assert_eq!(decided(text), None, "{text}");
        }
        assert_eq!(decided("De bijdrage wordt verlaagd."), Some("verlaagd"));
        assert_eq!(
            decided("De aanvrager heeft zich teruggetrokken."),
            Some("ingetrokken")
        );
        assert_eq!(
            decided("De stuurgroep houdt de aanvraag aan in afwachting van de begroting."),
            Some("aangehouden")
        );
    }

    #[test]
    fn words_of_a_change_in_other_meanings_leave_a_grant_as_it_is() {
        for text in [
            "De stuurgroep kent een bijdrage van € 40.000 toe voor het terugbrengen van de otter.",
            "De stuurgroep kent een bijdrage van € 40.000 toe waarmee jongeren teruggaan naar school.",
            "De stuurgroep kent een bijdrage van € 40.000 toe. De penvoerder koppelt in maart terug.",
            "De stuurgroep kent een bijdrage van € 40.000 toe. De resultaten komen terug in de rapportage.",
            "De stuurgroep kent een bijdrage van € 40.000 toe aan de verlaging van de werkloosheid.",
            "De stuurgroep kent een bijdrage van € 40.000 toe om de werkloosheid te verlagen.",
            "De stuurgroep kent een bijdrage van € 40.000 toe voor extra handen in de klas.",
            "De stuurgroep kent een bijdrage van € 40.000 toe voor een korting op de entree.",
            "De stuurgroep kent een bijdrage van € 40.000 toe voor de verhoging van de dijk.",
            "De stuurgroep kent een bijdrage van € 40.000 toe; daarmee stijgt het aantal bezoekers.",
            "De stuurgroep kent een bijdrage van € 40.000 toe, zodat de bus blijft rijden.",
            "De stuurgroep kent een bijdrage van € 40.000 toe, zodat de school open blijft.",
            "De stuurgroep kent een bijdrage van € 40.000 toe. De bus stopt bij de school.",
            "De stuurgroep kent een bijdrage van € 40.000 toe. Het recht op opslag vervalt na drie jaar.",
            "De stuurgroep kent een bijdrage van € 40.000 toe. Agenten houden minder jongeren aan.",
            "De stuurgroep kent een bijdrage van € 40.000 toe. Het waterpeil wordt verlaagd.",
            "De stuurgroep kent een bijdrage van € 40.000 toe. De dijk wordt verhoogd.",
            "De stuurgroep kent een bijdrage van € 40.000 toe. De otter keert terug in het gebied.",
            "De stuurgroep kent een bijdrage van € 40.000 toe. De vergunning is ingetrokken en opnieuw verleend.",
            "De stuurgroep kent een bijdrage van € 40.000 toe. Eén partner heeft zich teruggetrokken.",
            "De stuurgroep kent een bijdrage van € 40.000 toe. De deelnemers betalen 10 euro terug voor elk uitje.",
            "De stuurgroep kent een bijdrage van € 40.000 toe voor het revolverend fonds, waaruit leningen worden terugbetaald.",
            "De stuurgroep kent een bijdrage van € 40.000 toe voor een lening, die in vijf jaar wordt terugbetaald.",
            "De stuurgroep kent een bijdrage van € 40.000 toe; dit bedrag gaat naar scholen.",
            "De stuurgroep kent een bijdrage van € 40.000 toe en dat geld vloeit terug naar de ondernemers.",
            "De stuurgroep kent € 40.000 toe om de vrijgekomen gronden in te richten.",
            "De stuurgroep kent € 40.000 toe voor woningen die vrijkomen.",
            "De stuurgroep kent € 40.000 toe voor vrijgevallen schoolgebouwen.",
            "De stuurgroep kent € 40.000 toe, de vraag naar zorg stijgt.",
            "De stuurgroep kent € 40.000 toe en houdt de vinger aan de pols.",
            "De stuurgroep kent € 40.000 toe, houdt zich aan de afspraken en volgt het project.",
            "De stuurgroep kent € 40.000 toe voor onderzoek naar het aanhouden van schapen.",
            "De stuurgroep kent € 40.000 toe. De drempel voor meedoen wordt lager en de school blij.",
            "De stuurgroep kent € 40.000 toe. De kosten vallen lager uit.",
            "De stuurgroep kent € 40.000 toe voor ouderen die niet meer thuis wonen.",
            "De stuurgroep kent € 40.000 toe, waarmee de huur met € 50 per maand wordt verlaagd.",
            "De stuurgroep kent € 40.000 toe, waarmee de entree met € 5 wordt verlaagd.",
            "De stuurgroep kent € 40.000 toe. De entree wordt verlaagd van € 12 naar € 7.",
            "De entree wordt verlaagd van € 12 naar € 7. De stuurgroep kent € 40.000 toe.",
            "De stuurgroep kent € 40.000 toe. De loonkosten stijgen van € 20.000 naar € 25.000.",
            "De stuurgroep kent € 40.000 toe. De aanvraag is niet ingetrokken maar aangepast.",
            "De stuurgroep kent € 40.000 toe, waarvan € 10.000 voor het weer in gebruik nemen van een vervallen molen.",
            "De stuurgroep kent € 40.000 toe. Zo keert de rust terug na een jaar van € 5.000 schade.",
            "De stuurgroep kent € 40.000 toe en verzoekt de penvoerder in juni terug te komen op de planning.",
            "De stuurgroep kent € 40.000 toe. Hierbij geldt dat de stuurgroep de looptijd niet verlengt.",
            "De stuurgroep kent € 40.000 toe. Een verhoging is niet mogelijk.",
            "De stuurgroep kent € 40.000 toe. De bijdrage wordt niet verlaagd.",
            "De stuurgroep kent € 40.000 toe. In de eerste fase wordt een vervallen molen hersteld.",
        ] {
            let money = money(text, None);
            let granted: Vec<&str> = money
                .iter()
                .filter(|money| money.role == Role::Contribution)
                .map(|money| money.found.raw)
                .collect();
            assert_eq!(granted.first(), Some(&"€ 40.000"), "{text}");
            assert!(money.iter().all(|money| money.change.is_none()), "{text}");
            let decided = outcome(text, true, None).map(|(outcome, _)| outcome);
            assert_eq!(decided, Some("toegekend"), "{text}");
        }
    }
}
