//! What each amount of a sentence is for: by the words of its own noun phrase ("de
//! gevraagde € 90.000", "€ 10.000 van de gemeente"), by the subject of its clause, by the
//! verb, and where the clause has none, by the clause before.

#[cfg(test)]
mod tests;

use std::cell::OnceCell;
use std::ops::Range;

use dutch_money::{Found, Qualifier};
use regiodeal_dataset::ChangeKind;

use crate::changes;
use crate::clauses::{self, Clause, Kind, Today, Token};
use crate::lexicon;
use crate::prose::{Role, changed, told_by};
use crate::text::AnyOf;

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

/// One of these is in every phrase of what was decided earlier.
static STATES: AnyOf = AnyOf::new(&[
    "aangehouden",
    "getrokken",
    "afgewezen",
    "uitgestelde",
    "opgeschorte",
    "stopgezette",
    "geschrapte",
    "vervallen",
]);

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
        if lexicon::DEVIATES.is_match(self.slice(&(self.range.start..amount.start))) {
            return Role::Other;
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
        let of_grant = matches!(role, Role::Contribution | Role::Unknown);
        if of_grant && lexicon::LEFT_TO_GIVE.is_match(&words) {
            return Role::Other;
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
            Role::Contribution | Role::Reserved if self.ends(clause) => Role::Unsure,
            Role::Contribution | Role::Reserved if undone() => Role::Unsure,
            Role::Contribution if self.is_unsettled(clause) => Role::Unsure,
            Role::Contribution if lexicon::INTENDS.is_match(self.slice(&clause.range)) => {
                Role::Unsure
            }
            role => role,
        }
    }

    /// Whether a clause says that something comes to nothing, now and not earlier.
    fn ends(&self, clause: &Clause) -> bool {
        let words = self.slice(&clause.range);
        if !STATES.is_in(words) {
            return lexicon::ENDS.is_match(words);
        }
        let mut words = words.to_owned();
        blank_earlier(&mut words);
        lexicon::ENDS.is_match(&words)
    }

    /// "Een voorlopige toezegging van € 66.000; definitieve besluitvorming volgt".
    fn is_unsettled(&self, clause: &Clause) -> bool {
        let words = self.slice(&self.range);
        lexicon::UNSETTLED.is_match(self.slice(&clause.range))
            || lexicon::SETTLED_LATER.is_match(words)
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
        let first = self
            .found
            .partition_point(|money| money.start < range.start);
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
    blank_earlier(&mut words);
    words
}

/// "De eerder aangehouden aanvraag": what it was is not what is decided now.
fn blank_earlier(words: &mut String) {
    if !STATES.is_in(words) {
        return;
    }
    let states: Vec<Range<usize>> = lexicon::EARLIER_STATE
        .captures_iter(words)
        .filter_map(|caught| caught.name("state").map(|state| state.range()))
        .collect();
    for state in states {
        blank(words, &state);
    }
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
