//! What each amount of a sentence is for: by the words of its own noun phrase ("de
//! gevraagde € 90.000", "€ 10.000 van de gemeente"), by the subject of its clause, by the
//! verb, and where the clause has none, by the clause before.

use std::cell::OnceCell;
use std::ops::Range;

use dutch_money::{Found, Qualifier};
use regiodeal_dataset::ChangeKind;

use crate::changes;
use crate::clauses::{self, Clause, Kind, Today, Token};
use crate::lexicon;
use crate::prose::{Role, changed, told_by};

/// A sentence that holds money, cut into clauses.
pub(crate) struct Sentence<'t, 'f> {
    text: &'t str,
    pub(crate) range: Range<usize>,
    found: &'f [Found<'t>],
    today: Today<'f>,
    clauses: Vec<Clause>,
    /// Whether each clause looks back, once that was asked.
    back: Vec<OnceCell<bool>>,
}

/// Who a clause says does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    Programme,
    Payer,
    Nobody,
}

/// A noun phrase around an amount is no longer before it, in words.
const PHRASE: usize = 9;

impl<'t, 'f> Sentence<'t, 'f> {
    pub(crate) fn new(
        text: &'t str,
        range: &Range<usize>,
        found: &'f [Found<'t>],
        today: Today<'f>,
    ) -> Self {
        let clauses = clauses::clauses(text, range, found);
        Self {
            text,
            range: range.clone(),
            found,
            today,
            back: vec![OnceCell::new(); clauses.len()],
            clauses,
        }
    }

    fn slice(&self, range: &Range<usize>) -> &'t str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    fn index_of(&self, amount: &Found<'_>) -> Option<usize> {
        let is_in =
            |clause: &Clause| clause.range.start <= amount.start && amount.start < clause.range.end;
        self.clauses.iter().position(is_in)
    }

    /// The clause in which an amount stands.
    pub(crate) fn clause_of(&self, amount: &Found<'_>) -> Option<&Clause> {
        self.clauses.get(self.index_of(amount)?)
    }

    /// The subordinate clause that holds an amount, or for one in a main clause all that
    /// stands between such clauses.
    pub(crate) fn scope_of(&self, amount: &Found<'_>) -> Range<usize> {
        let Some(index) = self.index_of(amount) else {
            return self.range.clone();
        };
        let is_main = |clause: &&Clause| clause.kind == Kind::Main;
        let Some(own) = self.clauses.get(index).filter(is_main) else {
            let own = self.clauses.get(index);
            return own.map_or(self.range.clone(), |own| own.range.clone());
        };
        let before = self.clauses.get(..index).unwrap_or_default();
        let after = self.clauses.get(index..).unwrap_or_default();
        let first = before
            .iter()
            .rev()
            .take_while(is_main)
            .last()
            .unwrap_or(own);
        let last = after.iter().take_while(is_main).last().unwrap_or(own);
        first.range.start..last.range.end
    }

    fn tokens(&self, range: &Range<usize>) -> Vec<Token> {
        clauses::tokens(self.text, range, self.found)
    }

    /// Whether a clause tells of an earlier time. One without a time of its own goes on
    /// where the one before left off: "In 2022 kende zij € 5 toe en reserveerde zij € 9".
    fn looks_back(&self, index: usize) -> bool {
        let (Some(cell), Some(clause)) = (self.back.get(index), self.clauses.get(index)) else {
            return false;
        };
        *cell.get_or_init(|| {
            clauses::looks_back(self.text, &clause.range, self.today)
                || index > 0
                    && clauses::is_past_tense(&self.tokens(&clause.range))
                    && self.looks_back(index - 1)
        })
    }

    /// What an amount is for, and what it does to an earlier grant.
    pub(crate) fn role(
        &self,
        amount: &Found<'_>,
        kind: Option<ChangeKind>,
    ) -> (Role, Option<ChangeKind>) {
        let index = self.index_of(amount).unwrap_or_default();
        let Some(clause) = self.clauses.get(index) else {
            return (Role::Unknown, None);
        };
        if amount.amount.qualifier == Some(Qualifier::PerUnit)
            || amount.amount.per.is_some_and(|per| per != "jaar")
        {
            return (Role::Other, None);
        }
        let so_far = self.slice(&(self.range.start..amount.start));
        if so_far.trim_start().to_lowercase().starts_with("per ") && !so_far.contains(',') {
            return (Role::Other, None);
        }
        if clause.kind == Kind::Condition {
            return (Role::Other, None);
        }
        if let Some(kind) = kind {
            if kind != ChangeKind::Returned && self.looks_back(index) {
                return (Role::Earlier, None);
            }
            return changed(self.slice(&clause.range), self.slice(&self.range), kind);
        }
        (self.plain(index, clause, amount), None)
    }

    /// The role of an amount that changes nothing.
    fn plain(&self, index: usize, clause: &Clause, amount: &Found<'_>) -> Role {
        if self.is_share(clause, amount) {
            return Role::Contribution;
        }
        let phrase = self.phrase(clause, amount);
        if let Some(role) = self.told_by_phrase(clause, &phrase, amount) {
            return role;
        }
        if self.looks_back(index) {
            return Role::Earlier;
        }
        let words = self.without_others(clause, amount);
        let at = amount.start - clause.range.start;
        if is_denied(&words, at) {
            return Role::Other;
        }
        if self.is_converted(clause, amount) {
            return Role::Contribution;
        }
        let role = self.told_by_clause(index, clause, &words, amount);
        let before = self.slice(&(clause.range.start..amount.start));
        if role == Role::Contribution && lexicon::STAYS.is_match(before) {
            return Role::Unsure;
        }
        self.doubted(clause, role)
    }

    /// "De reservering wordt omgezet in een bijdrage van € 110.000".
    fn is_converted(&self, clause: &Clause, amount: &Found<'_>) -> bool {
        let before = self.slice(&(clause.range.start..amount.start));
        lexicon::RESERVED.is_match(before)
            && lexicon::CONVERTED.is_match(before)
            && self.subject_at_start(clause) != Subject::Payer
            && changes::is_meant(self.text, &self.range, &(amount.start..amount.end))
    }

    /// What the clause tells, or where it says nothing, the others.
    fn told_by_clause(
        &self,
        index: usize,
        clause: &Clause,
        words: &str,
        amount: &Found<'_>,
    ) -> Role {
        let at = amount.start - clause.range.start;
        if lexicon::PROPOSES.is_match(words) {
            return Role::Requested;
        }
        let subject = self.subject(clause, words);
        let gives = lexicon::GIVES.is_match(words);
        match subject {
            Subject::Payer if gives => return Role::Other,
            Subject::Programme
                if gives
                    && !lexicon::RESERVED.is_match(words)
                    && !lexicon::REQUESTED.is_match(words) =>
            {
                return Role::Contribution;
            }
            _ => {}
        }
        let before = words.get(..at).unwrap_or_default().trim_end();
        let is_new = [" naar", " tot", " op"]
            .iter()
            .any(|word| before.ends_with(word));
        if is_new && lexicon::ADJUSTED.is_match(words)
            || lexicon::ADDS_UP_TO.is_match(before) && !lexicon::COST.is_match(words)
        {
            return Role::Unsure;
        }
        if lexicon::NOTES.is_match(words) {
            return Role::Other;
        }
        if let Some(role) = told_by(words) {
            return role;
        }
        let has_verb = self
            .tokens(&clause.range)
            .iter()
            .any(|token| token.is_any(&lexicon::FINITE_VERBS));
        let before = index.checked_sub(1).and_then(|at| self.clauses.get(at));
        let gives_before =
            before.is_some_and(|before| lexicon::GIVES.is_match(self.slice(&before.range)));
        if !has_verb && gives_before {
            match self.named(clause) {
                Subject::Programme => return Role::Contribution,
                Subject::Payer => return Role::Other,
                Subject::Nobody => {}
            }
        }
        self.told_by_others(index, amount).unwrap_or(Role::Unknown)
    }

    /// The other main clauses of the sentence: its verb may stand in one of them.
    fn told_by_others(&self, index: usize, amount: &Found<'_>) -> Option<Role> {
        let mains = self.clauses.iter().enumerate();
        let mains = mains.filter(|(at, clause)| {
            *at == index || clause.kind == Kind::Main && !self.looks_back(*at)
        });
        let mut words = String::new();
        for (_, clause) in mains {
            words.push_str(&self.without_others(clause, amount));
            words.push(' ');
        }
        told_by(&words)
    }

    /// A grant in a reason, or one that something may undo, is not sure.
    fn doubted(&self, clause: &Clause, role: Role) -> Role {
        let undone = || {
            let lifted = |clause: &Clause| {
                let words = self.slice(&clause.range).trim_start();
                clause.kind == Kind::Condition
                    && words
                        .get(..6)
                        .is_some_and(|cue| cue.eq_ignore_ascii_case("tenzij"))
            };
            self.clauses.iter().any(lifted)
        };
        match role {
            Role::Contribution
                if clause.kind == Kind::Aside
                    && self.subject_at_start(clause) != Subject::Programme =>
            {
                if self.subject_at_start(clause) == Subject::Payer {
                    Role::Other
                } else {
                    Role::Unsure
                }
            }
            Role::Contribution | Role::Reserved
                if lexicon::ENDS.is_match(self.slice(&clause.range)) =>
            {
                Role::Unsure
            }
            Role::Contribution | Role::Reserved if undone() => Role::Unsure,
            Role::Contribution if lexicon::INTENDS.is_match(self.slice(&clause.range)) => {
                Role::Unsure
            }
            role => role,
        }
    }

    /// The bytes of the noun phrase that an amount ends: "de eerder toegekende bijdrage van".
    fn phrase(&self, clause: &Clause, amount: &Found<'_>) -> Range<usize> {
        let tokens = self.tokens(&(clause.range.start..amount.start));
        let mut start = amount.start;
        for (count, token) in tokens.iter().rev().enumerate() {
            let ends = token.is_money()
                || token.is_any(&lexicon::FINITE_VERBS)
                    && !token.is_any(&["zijn", "bedragen", "verleende", "verstrekte", "gaf"])
                || token.is_any(&lexicon::VERB_ENDS) && !token.is_any(&["in", "bij"])
                || token.is_any(&[",", ";", ":", "(", "met", "tot", "naar", "op", "maar"]);
            if ends || count >= PHRASE {
                break;
            }
            start = token.range.start;
        }
        start..amount.start
    }

    /// What the noun phrase of an amount and the words behind it tell.
    fn told_by_phrase(
        &self,
        clause: &Clause,
        phrase: &Range<usize>,
        amount: &Found<'_>,
    ) -> Option<Role> {
        let words = self.slice(phrase);
        if lexicon::PHRASE_REQUESTED.is_match(words) {
            return Some(Role::Requested);
        }
        if lexicon::PHRASE_EARLIER.is_match(words) {
            return Some(Role::Earlier);
        }
        let whole = self.slice(&clause.range);
        let is_only = self.amounts_in(clause) < 2;
        let each = lexicon::PHRASE_EACH
            .captures(words)
            .and_then(|each| each.get(1));
        if each.is_some_and(|each| !matches!(each.as_str(), "jaar" | "saldo" | "tranche" | "fase"))
        {
            return Some(Role::Other);
        }
        let last = words.trim_end().rsplit(' ').next().unwrap_or_default();
        let before = self.slice(&(clause.range.start..amount.start)).trim_end();
        if last.is_empty() && (before.ends_with(" was") || before.ends_with(" bedroeg")) {
            return Some(Role::Earlier);
        }
        if lexicon::PHRASE_RESERVED.is_match(words) && !lexicon::ENDS.is_match(whole) {
            let granted = lexicon::GRANTED.is_match(whole);
            return Some(if is_only && granted {
                Role::Contribution
            } else {
                Role::Reserved
            });
        }
        if !is_only && lexicon::PHRASE_ASKED_FOR.is_match(words) {
            return Some(Role::Requested);
        }
        if lexicon::PHRASE_BESIDE.is_match(words)
            || lexicon::PHRASE_COST.is_match(words) && !(is_only && lexicon::GRANT.is_match(words))
        {
            return Some(Role::Other);
        }
        if lexicon::PHRASE_OF_PAYER.is_match(words) {
            return Some(Role::Other);
        }
        if !is_only && lexicon::PHRASE_OUT_OF.is_match(words) {
            return Some(Role::Unsure);
        }
        match self.source_behind(clause, amount) {
            Subject::Payer => Some(Role::Other),
            Subject::Programme
                if !lexicon::RESERVED.is_match(whole) && !lexicon::REQUESTED.is_match(whole) =>
            {
                (!self.looks_back(self.index_of(amount)?)).then_some(Role::Contribution)
            }
            _ => None,
        }
    }

    fn amounts_in(&self, clause: &Clause) -> usize {
        self.found_in(&clause.range).len()
    }

    /// The amounts that begin in a stretch of the text.
    fn found_in(&self, range: &Range<usize>) -> &'f [Found<'t>] {
        let first = self.found.partition_point(|money| money.start < range.start);
        let behind = self.found.partition_point(|money| money.start < range.end);
        self.found.get(first..behind).unwrap_or_default()
    }

    /// "€ 10.000 van de gemeente", "€ 20.000 uit de Regio Deal".
    fn source_behind(&self, clause: &Clause, amount: &Found<'_>) -> Subject {
        let behind = self.tokens(&(amount.end..clause.range.end));
        let mut behind = behind.iter();
        let is_from = behind
            .next()
            .is_some_and(|token| token.is_any(&["van", "uit", "vanuit", "door"]));
        if !is_from {
            return Subject::Nobody;
        }
        let near: Vec<&Token> = behind
            .take(3)
            .take_while(|token| !token.is_money())
            .collect();
        subject_of(&near)
    }

    /// The words of a clause without the noun phrases of other amounts, byte for byte.
    fn without_others(&self, clause: &Clause, amount: &Found<'_>) -> String {
        let mut words = self.slice(&clause.range).to_owned();
        for other in self.found_in(&clause.range) {
            if other.start == amount.start {
                continue;
            }
            let phrase = self.phrase(clause, other);
            let told = self.told_by_phrase(clause, &phrase, other).is_some();
            if told {
                let range = phrase.start - clause.range.start
                    ..other.end.min(clause.range.end) - clause.range.start;
                blank(&mut words, &range);
            }
        }
        words
    }

    /// Who does something in a main clause: the noun phrase before the verb or behind it.
    fn subject(&self, clause: &Clause, words: &str) -> Subject {
        let mut tokens = self.tokens(&clause.range);
        tokens.retain(|token| {
            let at = token.range.start - clause.range.start;
            words.as_bytes().get(at) != Some(&b' ')
        });
        if clause.kind != Kind::Main
            || tokens
                .first()
                .is_some_and(|token| token.word.starts_with("waar"))
        {
            return self.subject_at_start(clause);
        }
        let is_verb = |token: &Token| token.is_any(&lexicon::FINITE_VERBS);
        let Some(verb) = tokens.iter().position(is_verb) else {
            return Subject::Nobody;
        };
        let before: Vec<&Token> = tokens.iter().take(verb).collect();
        let behind: Vec<&Token> = tokens
            .iter()
            .skip(verb + 1)
            .take(4)
            .take_while(|token| !token.is_money())
            .collect();
        let is_led = |tokens: &[&Token]| {
            tokens
                .first()
                .is_some_and(|token| token.is_any(&lexicon::PREPOSITIONS))
        };
        // "kent de stuurgroep", also behind "Aan de gemeente".
        let led_behind = is_led(&behind);
        let behind = if led_behind {
            Subject::Nobody
        } else {
            subject_of(&behind)
        };
        if before.is_empty() || is_led(&before) {
            return behind;
        }
        match subject_of(&before) {
            Subject::Nobody => behind,
            subject => subject,
        }
    }

    /// The first who is named, where the verb comes last.
    fn subject_at_start(&self, clause: &Clause) -> Subject {
        let tokens = self.tokens(&(clause.range.start + clause.cue..clause.range.end));
        let first: Vec<&Token> = tokens
            .iter()
            .take(6)
            .take_while(|token| !token.is_money())
            .collect();
        subject_of(&first)
    }

    /// Whom a clause names at all.
    fn named(&self, clause: &Clause) -> Subject {
        let tokens = self.tokens(&clause.range);
        subject_of(&tokens.iter().collect::<Vec<_>>())
    }

    /// "waarvan € 100.000 in deze tranche".
    fn is_share(&self, clause: &Clause, amount: &Found<'_>) -> bool {
        let before = self
            .slice(&(clause.range.start..amount.start))
            .to_lowercase();
        let after = self.slice(&(amount.end..clause.range.end)).to_lowercase();
        before.trim_start().starts_with("waarvan")
            && (after.contains("tranche")
                || after.contains("fase")
                || after.contains("nu ")
                || after.contains("deze"))
            && !lexicon::OTHER_PAYER.is_match(&after)
    }
}

/// The first of some words that names the programme or another payer.
fn subject_of(tokens: &[&Token]) -> Subject {
    tokens
        .iter()
        .find_map(|token| {
            if token.is_any(&lexicon::PROGRAMME) {
                Some(Subject::Programme)
            } else {
                token.is_any(&lexicon::PAYERS).then_some(Subject::Payer)
            }
        })
        .unwrap_or(Subject::Nobody)
}

/// "geen bijdrage van", "niet € 90.000 maar", "niet toegekend": words of a clause, and
/// where in them an amount stands.
fn is_denied(words: &str, at: usize) -> bool {
    let before = words
        .get(..at)
        .unwrap_or_default()
        .trim_end()
        .to_lowercase();
    let last = before.rsplit(' ').next().unwrap_or_default();
    matches!(last, "niet" | "geen") || lexicon::REFUSED.is_match(words)
}

/// Puts spaces in the place of what stands at a range of bytes.
pub(crate) fn blank(words: &mut String, range: &Range<usize>) {
    if words.get(range.clone()).is_some() {
        words.replace_range(range.clone(), &" ".repeat(range.len()));
    }
}

/// A text in which what is only told of an earlier time, supposed or given as a reason
/// is blank, byte for byte: what is left is decided now.
pub(crate) fn said_now(text: &str, today: Today<'_>) -> String {
    let mut words = text.to_owned();
    let found: Vec<Found<'_>> = dutch_money::find(text).collect();
    for range in crate::text::sentences(text) {
        let sentence = Sentence::new(text, &range, &found, today);
        for (index, clause) in sentence.clauses.iter().enumerate() {
            let is_now = clause.kind == Kind::Main && !sentence.looks_back(index);
            if !is_now {
                blank(&mut words, &clause.range);
            }
        }
    }
    words
}

/// The condition of a sentence at a place, and the words that lead to it, in bytes.
pub(crate) fn condition(text: &str, sentence: &Range<usize>) -> Option<(Range<usize>, usize)> {
    let found: Vec<Found<'_>> = dutch_money::find(text).collect();
    let all = clauses::clauses(text, sentence, &found);
    let condition = all
        .into_iter()
        .find(|clause| clause.kind == Kind::Condition)?;
    Some((condition.range, condition.cue))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::money;

    /// The roles of the amounts of a text, a letter each.
    fn roles(text: &str) -> String {
        let money = money(text, Some("2023-09-21")).into_iter();
        let letters = money.map(|money| match money.role {
            Role::Contribution => 'C',
            Role::Reserved => 'R',
            Role::Requested => 'Q',
            Role::Change => 'X',
            Role::Earlier => 'E',
            Role::Other => 'O',
            Role::Unsure => 'U',
            Role::Unknown => '-',
        });
        letters.collect()
    }

    /// Sentences of decision lists, and what their amounts are for.
    const SENTENCES: &[(&str, &str)] = &[
        (
            "Onder de voorwaarde dat de provincie eveneens € 90.000 bijdraagt, krijgt het Mosselhuis een bijdrage van € 75.000.",
            "OC",
        ),
        (
            "Mits de gemeente € 20.000 inlegt, wordt € 55.000 toegekend aan de zeewierkas.",
            "OC",
        ),
        (
            "Indien de gemeente € 20.000 bijdraagt, kent de stuurgroep € 55.000 toe.",
            "OC",
        ),
        (
            "Als de provincie € 20.000 betaalt, dan stelt de stuurgroep € 55.000 beschikbaar.",
            "OC",
        ),
        (
            "De stuurgroep kent € 55.000 toe, mits de gemeente € 20.000 inlegt.",
            "CO",
        ),
        (
            "De stuurgroep kent € 55.000 toe als de gemeente eveneens € 20.000 inlegt.",
            "CO",
        ),
        (
            "De stuurgroep kent € 55.000 toe, op voorwaarde dat de provincie ten minste € 20.000 bijdraagt.",
            "CO",
        ),
        (
            "Onder voorwaarde van cofinanciering door de provincie van € 30.000 kent de stuurgroep € 60.000 toe.",
            "OC",
        ),
        (
            "De bijdrage voor Elektrisch Vissen wordt verhoogd met € 40.000 tot € 370.000.",
            "XC",
        ),
        (
            "De stuurgroep verlaagt de bijdrage van € 60.000 naar € 45.000, omdat twee scholen niet meedoen.",
            "XC",
        ),
        (
            "De begroting van het project bedraagt € 410.000. De stuurgroep draagt € 150.000 bij; de rest komt van de gemeente.",
            "OC",
        ),
        (
            "De stuurgroep gaat niet akkoord met de gevraagde € 33.000.",
            "Q",
        ),
        (
            "De stuurgroep besluit de eerder toegekende € 12.500 terug te vorderen.",
            "X",
        ),
        (
            "De stuurgroep kent € 100.000 toe en reserveert € 250.000 voor het totaalproject.",
            "CR",
        ),
        (
            "De stuurgroep reserveert € 250.000 voor het totaalproject en kent daarvan nu € 100.000 toe.",
            "RC",
        ),
        (
            "Voor het totaalproject wordt € 250.000 gereserveerd en € 100.000 wordt nu toegekend.",
            "RC",
        ),
        (
            "In 2022 kende de stuurgroep € 330.000 toe. Nu wordt het project afgerond.",
            "E",
        ),
        (
            "Bij de vorige vergadering is € 18.000 toegekend; de stuurgroep neemt kennis van de voortgang.",
            "E",
        ),
        (
            "De stuurgroep neemt kennis van de besteding van de eerder toegekende bijdrage van € 48.000.",
            "E",
        ),
        (
            "Op 3 mei 2022 kende de stuurgroep € 18.000 toe. De stuurgroep neemt kennis van de voortgang.",
            "E",
        ),
        (
            "In 2021 is een bijdrage van € 60.000 verleend. De stuurgroep kent nu nog eens € 25.000 toe.",
            "EC",
        ),
        (
            "De bijdrage van € 140.250 wordt teruggebracht tot € 90.250.",
            "XC",
        ),
        ("De bijdrage wordt bijgesteld naar € 75.000.", "U"),
        (
            "De bijdrage wordt naar beneden bijgesteld tot € 75.000.",
            "C",
        ),
        ("De bijdrage wordt naar boven bijgesteld tot € 75.000.", "C"),
        (
            "De bijdrage wordt bijgesteld van € 75.000 naar € 90.000.",
            "XC",
        ),
        ("De bijdrage gaat van € 75.000 naar € 60.000.", "XC"),
        ("De bijdrage gaat van € 75.000 naar € 95.000.", "XC"),
        (
            "De bijdrage van € 80.000 wordt verminderd met € 15.000.",
            "XX",
        ),
        (
            "De bijdrage wordt met € 15.000 verminderd en komt daarmee op € 65.000.",
            "XC",
        ),
        (
            "De stuurgroep verhoogt de bijdrage met € 10.000, tot € 70.000.",
            "XC",
        ),
        (
            "De bijdrage wordt verhoogd van € 60.000 naar € 70.000.",
            "XC",
        ),
        (
            "Van de bijdrage wordt de tweede tranche van € 40.000 ingetrokken.",
            "U",
        ),
        ("De bijdrage van € 40.000 wordt ingetrokken.", "U"),
        ("De stuurgroep trekt de bijdrage van € 40.000 in.", "C"),
        (
            "De stuurgroep heeft de bijdrage van € 60.000 nog niet toegekend.",
            "O",
        ),
        ("De stuurgroep kent geen bijdrage toe van € 25.000.", "O"),
        (
            "Het verzoek om € 30.000 toe te kennen wordt niet gehonoreerd.",
            "O",
        ),
        (
            "De stuurgroep besluit € 45.000 niet uit te keren en trekt de bijdrage in.",
            "O",
        ),
        ("Gevraagd: € 80.000. Besluit: akkoord met € 65.000.", "QC"),
        (
            "De stuurgroep stemt in met een bijdrage van € 45.000, waarvan € 15.000 in 2024.",
            "CC",
        ),
        (
            "De gemeente draagt € 10.000 bij en de Regio Deal € 20.000.",
            "OC",
        ),
        (
            "De Regio Deal draagt € 20.000 bij en de gemeente € 10.000.",
            "CO",
        ),
        (
            "De gemeente draagt € 10.000 bij, de Regio Deal € 20.000.",
            "OC",
        ),
        (
            "Van de totale kosten van € 200.000 neemt de Regio Deal € 80.000 voor haar rekening.",
            "OC",
        ),
        (
            "De kosten bedragen € 200.000, waarvan de Regio Deal € 80.000 bijdraagt.",
            "OC",
        ),
        (
            "Naast de € 50.000 van de gemeente legt de stuurgroep € 75.000 in.",
            "OC",
        ),
        (
            "Gevraagd is € 90.000; de stuurgroep kent € 70.000 toe.",
            "QC",
        ),
        (
            "De stuurgroep kent in plaats van de gevraagde € 90.000 een bedrag van € 70.000 toe.",
            "QC",
        ),
        ("Van de gevraagde € 90.000 wordt € 70.000 toegekend.", "QC"),
        (
            "Er wordt € 70.000 verleend, € 20.000 minder dan gevraagd.",
            "CQ",
        ),
        (
            "De stuurgroep besluit tot toekenning van € 35.000 aan de stichting.",
            "C",
        ),
        (
            "De stuurgroep gaat akkoord met een bijdrage van € 35.000.",
            "C",
        ),
        (
            "Aan de stichting wordt een subsidie van € 35.000 verleend, nadat de gemeente € 15.000 heeft toegezegd.",
            "CO",
        ),
        (
            "Omdat de provincie haar bijdrage van € 50.000 heeft ingetrokken, verhoogt de stuurgroep de bijdrage met € 25.000.",
            "OC",
        ),
        (
            "Nu de gemeente € 30.000 bijdraagt, volstaat een bijdrage van € 45.000 uit de Regio Deal.",
            "OC",
        ),
        (
            "De stuurgroep besluit € 65.000 toe te kennen en € 20.000 te reserveren voor de tweede fase.",
            "CR",
        ),
        ("De stuurgroep houdt het verzoek om € 65.000 aan.", "Q"),
        (
            "Het besluit over de gevraagde € 65.000 wordt uitgesteld tot de volgende vergadering.",
            "Q",
        ),
        ("De stuurgroep wijst de aanvraag van € 48.000 af.", "O"),
        (
            "De stuurgroep besluit de aanvraag van € 48.000 af te wijzen.",
            "-",
        ),
        ("De reservering van € 120.000 vervalt.", "U"),
        ("De reservering wordt verhoogd naar € 120.000.", "R"),
        (
            "De reservering van € 120.000 wordt omgezet in een bijdrage van € 110.000.",
            "UU",
        ),
        (
            "Met de eerder verleende € 40.000 komt de totale bijdrage op € 65.000.",
            "EU",
        ),
        (
            "De stuurgroep kent aanvullend € 25.000 toe; met de eerder verleende € 40.000 komt de totale bijdrage op € 65.000.",
            "XEC",
        ),
        (
            "De stuurgroep verleent een bijdrage van ten hoogste € 85.000.",
            "C",
        ),
        (
            "De stuurgroep kent het project een bijdrage toe van € 92.500, te betalen in twee termijnen van € 46.250.",
            "CO",
        ),
        (
            "De stuurgroep kent € 92.500 toe voor de eerste fase; over de tweede fase (€ 40.000) wordt later besloten.",
            "CC",
        ),
        (
            "De stuurgroep kent € 92.500 toe en vraagt de gemeente om € 10.000 bij te dragen.",
            "CQ",
        ),
        (
            "De vorig jaar toegekende € 30.000 wordt overgeheveld naar het project Havenlicht.",
            "E",
        ),
        (
            "Omdat het project goedkoper uitvalt, stort de gemeente € 9.000 terug.",
            "X",
        ),
        (
            "De bijdrage wordt vastgesteld op € 48.750, waardoor € 1.250 vrijvalt.",
            "CX",
        ),
        ("De bijdrage wordt definitief vastgesteld op € 48.750.", "C"),
        ("De stuurgroep honoreert de aanvraag voor € 77.000.", "C"),
        (
            "De stuurgroep honoreert de aanvraag van € 90.000 voor een bedrag van € 77.000.",
            "QC",
        ),
        (
            "Besloten wordt om € 77.000 beschikbaar te stellen, zodra de vergunning binnen is.",
            "C",
        ),
        (
            "Pas als de raad instemt, wordt de bijdrage van € 77.000 uitgekeerd.",
            "C",
        ),
        ("Het project krijgt geen € 90.000 maar € 60.000.", "OC"),
        ("Niet € 90.000 maar € 60.000 wordt toegekend.", "OC"),
        (
            "De gevraagde € 90.000 wordt niet toegekend; wel stelt de stuurgroep € 60.000 beschikbaar.",
            "QC",
        ),
        (
            "Tijdens de vergadering van 14 december 2022 heeft de stuurgroep € 50.000 toegekend. De penvoerder licht de resultaten toe.",
            "E",
        ),
        (
            "De stuurgroep heeft in haar vergadering van 21 september 2023 € 50.000 toegekend.",
            "C",
        ),
        (
            "Eerder ontving het project al € 40.000. Voor het vervolg stelt de stuurgroep € 30.000 beschikbaar.",
            "EC",
        ),
        (
            "Het project ontving eerder € 40.000 en krijgt nu € 30.000.",
            "EC",
        ),
        (
            "Van de in 2021 toegekende € 80.000 is € 55.000 besteed.",
            "E-",
        ),
        (
            "De stuurgroep kent € 30.000 toe, bovenop de eerder toegekende € 40.000.",
            "CE",
        ),
        (
            "Tenzij de gemeente alsnog € 10.000 inlegt, vervalt de bijdrage van € 40.000.",
            "OU",
        ),
        (
            "Wanneer de gemeente € 10.000 inlegt, verdubbelt de stuurgroep dat bedrag tot € 20.000.",
            "OC",
        ),
        ("De stuurgroep stelt voor om € 50.000 toe te kennen.", "Q"),
        (
            "Het voorstel is om € 50.000 toe te kennen. De stuurgroep stemt in.",
            "Q",
        ),
        ("De stuurgroep overweegt een bijdrage van € 50.000.", "Q"),
        (
            "De projectleider verzoekt de stuurgroep € 50.000 toe te kennen.",
            "Q",
        ),
        (
            "Zonder bijdrage van de provincie van € 50.000 gaat het project niet door.",
            "O",
        ),
        ("De stuurgroep zegt € 36.000 toe.", "C"),
        ("De stuurgroep trekt € 36.000 uit voor het project.", "C"),
        ("De stuurgroep maakt € 36.000 vrij voor het project.", "C"),
        (
            "Het project ontvangt € 36.000 uit de Regio Deal en € 14.000 van de gemeente.",
            "CO",
        ),
        (
            "Het project ontvangt € 14.000 van de gemeente en € 36.000 uit de Regio Deal.",
            "OC",
        ),
        (
            "De bijdrage bedraagt 50% van de kosten van € 72.000, ofwel € 36.000.",
            "OC",
        ),
        ("De subsidie wordt gekort met € 6.000 tot € 30.000.", "XC"),
        (
            "De bijdrage wordt € 6.000 lager en bedraagt voortaan € 30.000.",
            "XC",
        ),
        (
            "De stuurgroep verdubbelt de bijdrage van € 15.000 naar € 30.000.",
            "XC",
        ),
        (
            "De stuurgroep halveert de bijdrage van € 30.000 tot € 15.000.",
            "XC",
        ),
        (
            "Het bestuurlijk overleg besluit een bijdrage van € 64.000 te verlenen aan de coöperatie.",
            "C",
        ),
        (
            "Besloten wordt de op 8 december 2022 verleende bijdrage van € 400.000 te verhogen met € 75.000 tot € 475.000.",
            "XXC",
        ),
        (
            "De eerder toegekende bijdrage is met € 9.000 verhoogd.",
            "C",
        ),
        (
            "De stuurgroep stelt voor de eerste fase € 850.000 beschikbaar.",
            "C",
        ),
        (
            "De regio heeft 12 miljoen euro ingelegd en het Rijk ook.",
            "-",
        ),
        (
            "Er is besloten om vanuit de Regio Deal € 42.500 bij te dragen.",
            "C",
        ),
        (
            "De stuurgroep is akkoord met de toekenning van € 27.000.",
            "C",
        ),
        (
            "Conform het advies van de programmamanager kent de stuurgroep € 51.000 toe.",
            "C",
        ),
        (
            "De provincie Zeeland en de gemeente Veere leggen samen € 60.000 in; uit de Regio Deal komt € 30.000.",
            "OC",
        ),
        (
            "Uit de middelen van de Regio Deal wordt € 30.000 beschikbaar gesteld, de gemeente legt € 10.000 bij.",
            "CO",
        ),
        (
            "De gemeente heeft al € 10.000 toegezegd. De stuurgroep kent € 30.000 toe.",
            "EC",
        ),
        (
            "Het Rijk draagt € 500.000 bij, waarvan € 30.000 voor dit project wordt bestemd.",
            "OO",
        ),
        (
            "De totale kosten zijn begroot op € 300.000, de gevraagde bijdrage is € 150.000 en de stuurgroep kent € 120.000 toe.",
            "OQC",
        ),
        (
            "De stuurgroep verleent € 88.000, mits uiterlijk 1 mei 2024 een vergunning is verleend en de gemeente € 12.000 bijdraagt.",
            "CO",
        ),
        (
            "Onder voorbehoud van instemming door de raad wordt € 88.000 toegekend.",
            "C",
        ),
        (
            "Zodra de cofinanciering van € 25.000 rond is, keert de stuurgroep € 50.000 uit.",
            "OC",
        ),
        (
            "De bijdrage van € 50.000 wordt pas uitgekeerd als de cofinanciering van € 25.000 rond is.",
            "CO",
        ),
        (
            "Mocht de gemeente niet bijdragen, dan vervalt de bijdrage van € 40.000.",
            "U",
        ),
        (
            "De eerste tranche van € 40.000 wordt toegekend; over de tweede tranche van € 35.000 wordt in 2024 besloten.",
            "CC",
        ),
        (
            "De stuurgroep kent de tweede tranche van € 35.000 toe.",
            "C",
        ),
        ("De tweede tranche van € 35.000 vervalt.", "-"),
        (
            "De stuurgroep besluit de tweede tranche van € 35.000 niet uit te keren.",
            "O",
        ),
        (
            "De stuurgroep besluit om de reservering van € 35.000 om te zetten in een toekenning.",
            "U",
        ),
        ("De gereserveerde € 35.000 wordt toegekend.", "C"),
        (
            "Van het gereserveerde bedrag van € 90.000 wordt nu € 35.000 toegekend.",
            "RC",
        ),
        ("Voor het vervolg is nog € 90.000 gereserveerd.", "R"),
        (
            "De stuurgroep reserveert € 90.000 en vraagt de penvoerder om een nieuwe begroting.",
            "R",
        ),
        (
            "Het oorspronkelijke bedrag van € 70.000 wordt verhoogd tot € 85.000.",
            "XC",
        ),
        (
            "De bijdrage is verhoogd van € 70.000 tot € 85.000 vanwege gestegen bouwkosten.",
            "XC",
        ),
        (
            "Wegens gestegen bouwkosten van € 15.000 wordt de bijdrage met € 10.000 verhoogd tot € 80.000.",
            "OXC",
        ),
        (
            "De bijdrage wordt bijgesteld tot € 60.000 (was € 70.000).",
            "CX",
        ),
        (
            "De stuurgroep stelt de bijdrage bij van € 70.000 naar € 60.000.",
            "XC",
        ),
        (
            "Van de bijdrage van € 70.000 vloeit € 8.000 terug naar het programma.",
            "UX",
        ),
        ("De niet bestede € 8.000 wordt teruggevorderd.", "X"),
        ("De stuurgroep vordert € 8.000 terug.", "X"),
        ("De bijdrage van € 70.000 blijft ongewijzigd.", "U"),
        (
            "De stuurgroep neemt kennis van de tussenrapportage; van de € 70.000 is € 41.000 besteed.",
            "--",
        ),
        ("De penvoerder meldt dat € 41.000 is uitgegeven.", "O"),
        (
            "De stuurgroep verzoekt de penvoerder € 41.000 te verantwoorden.",
            "Q",
        ),
        ("De stuurgroep heeft besloten € 41.000 toe te kennen.", "C"),
        ("Aan Stichting Oever is € 41.000 toegekend.", "C"),
        ("Stichting Oever ontvangt € 41.000.", "C"),
        (
            "De school krijgt € 41.000, de vereniging draagt zelf € 9.000 bij.",
            "CO",
        ),
        (
            "De school krijgt € 41.000 en draagt zelf € 9.000 bij.",
            "CO",
        ),
        ("De stuurgroep wil € 41.000 bijdragen.", "U"),
        (
            "De stuurgroep kan niet instemmen met de gevraagde € 41.000.",
            "Q",
        ),
        (
            "De stuurgroep kent niet de gevraagde € 90.000 toe, maar € 41.000.",
            "QC",
        ),
        (
            "De stuurgroep kent € 41.000 toe in plaats van de gevraagde € 90.000.",
            "CQ",
        ),
        (
            "De aanvraag bedraagt € 90.000. De stuurgroep honoreert deze voor € 41.000.",
            "-C",
        ),
        ("De aanvraag van € 90.000 wordt toegekend.", "C"),
        ("De stuurgroep stemt in met de aanvraag van € 90.000.", "-"),
        (
            "Akkoord met een bijdrage van maximaal € 41.000, zijnde 50% van de kosten (€ 82.000).",
            "CC",
        ),
        (
            "Het project ontvangt in twee jaar € 41.000: € 20.000 in 2023 en € 21.000 in 2024.",
            "CCC",
        ),
        (
            "De kosten van € 82.000 worden voor de helft gedragen door de Regio Deal: € 41.000.",
            "O-",
        ),
        (
            "De ondernemers investeren € 82.000, waarop de Regio Deal € 41.000 toelegt.",
            "OC",
        ),
        ("Uit de Regio Deal gaat € 41.000 naar het project.", "C"),
        (
            "Vorig jaar is € 41.000 toegekend, nu komt daar € 9.000 bij.",
            "E-",
        ),
        (
            "De in 2022 toegekende bijdrage van € 41.000 wordt met € 9.000 verhoogd.",
            "XC",
        ),
        (
            "De in 2022 toegekende bijdrage van € 41.000 is volledig besteed.",
            "E",
        ),
        (
            "Nadat in 2022 € 41.000 was toegekend, kent de stuurgroep nu € 9.000 toe.",
            "EC",
        ),
        (
            "Hoewel € 90.000 was gevraagd, kent de stuurgroep € 41.000 toe.",
            "QC",
        ),
        (
            "Gezien de bijdrage van de provincie van € 90.000 kent de stuurgroep € 41.000 toe.",
            "OC",
        ),
        (
            "De stuurgroep kent € 41.000 toe omdat de provincie al € 90.000 bijdraagt.",
            "CO",
        ),
        (
            "De provincie kent € 90.000 toe; de stuurgroep volgt met € 41.000.",
            "OC",
        ),
        (
            "De stuurgroep kent per school € 2.500 toe, in totaal € 41.000.",
            "OC",
        ),
        (
            "De verlaging van de bijdrage met € 9.000 naar € 41.000 wordt vastgesteld.",
            "XC",
        ),
        ("De bijdrage stijgt van € 32.000 naar € 41.000.", "XC"),
        ("De bijdrage komt na verhoging uit op € 41.000.", "C"),
        ("De bijdrage wordt verlaagd en bedraagt nu € 41.000.", "C"),
        (
            "De aanvraag voor verhoging van de bijdrage tot € 41.000 wordt afgewezen.",
            "Q",
        ),
        ("De gevraagde verhoging van € 9.000 wordt toegekend.", "Q"),
        (
            "Het project wordt ingetrokken; de bijdrage van € 41.000 vervalt.",
            "U",
        ),
        (
            "De stuurgroep trekt de in 2022 verleende bijdrage van € 41.000 in.",
            "E",
        ),
        ("De aanvrager trekt de aanvraag voor € 41.000 in.", "C"),
    ];

    #[test]
    fn sentences_tell_what_each_amount_is_for() {
        for (text, want) in SENTENCES {
            assert_eq!(roles(text), *want, "{text}");
        }
    }
}
