//! What an amount does to an earlier grant: "verhoogd met", "verhoogd tot", "verlaagd
//! van … naar", "vloeit terug". Different kinds of money, which are never summed.

use std::ops::Range;

use dutch_money::Found;
use regiodeal_dataset::{Change, ChangeKind};
use regiodeal_document::Reading;

use crate::lexicon;
use crate::pattern::Match;
use crate::prose::Money;
use crate::report::Report;
use crate::text::within;

/// A text with its amounts, and for each the sentence it stands in and the part of it
/// between commas.
pub(crate) struct Amounts<'t, 'f> {
    pub(crate) text: &'t str,
    pub(crate) found: &'f [Found<'t>],
    pub(crate) sentences: &'f [Range<usize>],
    /// The sentence without the subordinate clauses around its main ones, or the
    /// subordinate clause that holds the amount.
    pub(crate) scopes: &'f [Range<usize>],
    pub(crate) clauses: &'f [Range<usize>],
}

/// "Dit bedrag" speaks of an amount no further before it, in bytes.
const NEAR: usize = 120;
/// And what it says of it ends no further behind it.
const FAR: usize = 600;

/// What a grant is called before its amount: "de toegekende € 90.000".
const HELD: [&str; 5] = [
    "toegekende",
    "verleende",
    "verstrekte",
    "toegezegde",
    "huidige",
];

/// Which way a grant goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

/// How an amount stands to a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    By,
    To,
    From,
}

/// Where the last change was said, and which way it went.
#[derive(Clone, Copy, Debug)]
struct Last {
    sentence: usize,
    clause: usize,
    way: Way,
}

impl Way {
    fn kind(self, relation: Relation) -> ChangeKind {
        match (self, relation) {
            (_, Relation::From) => ChangeKind::ChangedFrom,
            (Self::Up, Relation::By) => ChangeKind::RaisedBy,
            (Self::Up, Relation::To) => ChangeKind::RaisedTo,
            (Self::Down, Relation::By) => ChangeKind::LoweredBy,
            (Self::Down, Relation::To) => ChangeKind::LoweredTo,
        }
    }

    fn of(kind: ChangeKind) -> Option<Self> {
        match kind {
            ChangeKind::RaisedBy | ChangeKind::RaisedTo => Some(Self::Up),
            ChangeKind::LoweredBy | ChangeKind::LoweredTo => Some(Self::Down),
            ChangeKind::ChangedFrom | ChangeKind::Returned => None,
        }
    }
}

/// Of each amount, what it does to the earlier grant, if anything.
pub(crate) fn kinds(amounts: &Amounts<'_, '_>) -> Vec<Option<ChangeKind>> {
    let mut kinds: Vec<Option<ChangeKind>> = Vec::with_capacity(amounts.found.len());
    let mut last: Option<Last> = None;
    for index in 0..amounts.found.len() {
        let kind = amounts.kind(index, last);
        let start = |ranges: &[Range<usize>]| ranges.get(index).map_or(0, |range| range.start);
        let (sentence, clause) = (start(amounts.sentences), start(amounts.clauses));
        last = kind
            .and_then(Way::of)
            .map(|way| Last {
                sentence,
                clause,
                way,
            })
            .or(last.filter(|last| last.sentence == sentence));
        kinds.push(kind);
    }
    kinds
}

/// The outcome that amounts tell: one that raises or lowers a grant is no plain grant.
pub(crate) fn outcome(money: &[Money<'_>]) -> Option<(&'static str, Range<usize>)> {
    money.iter().find_map(|money| {
        let outcome = match Way::of(money.change?)? {
            Way::Up => "verhoogd",
            Way::Down => "verlaagd",
        };
        Some((outcome, money.found.start..money.found.end))
    })
}

/// The changes that the amounts of a text make, with where they are printed. What flows
/// back does so of a grant that is withdrawn too; the other changes then do not hold.
pub(crate) fn state(
    money: &[Money<'_>],
    holds: Holds,
    text: &Reading,
    report: &Report,
) -> Vec<Change> {
    let stated = money.iter().filter_map(|money| {
        let kind = money.change?;
        let is_kept = match holds {
            Holds::All => true,
            Holds::Returned => kind == ChangeKind::Returned,
            Holds::Nothing => false,
        };
        is_kept.then(|| Change {
            kind,
            amount: report.amount(&money.found, text),
        })
    });
    stated.collect()
}

/// Which changes a decision lets stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holds {
    All,
    Returned,
    Nothing,
}

impl Holds {
    /// What stands after a decision with this outcome.
    pub(crate) fn after(outcome: Option<&str>, is_refused: bool) -> Self {
        match outcome {
            _ if is_refused => Self::Nothing,
            Some("aangehouden") => Self::Nothing,
            Some("ingetrokken") => Self::Returned,
            _ => Self::All,
        }
    }
}

impl Amounts<'_, '_> {
    fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    fn kind(&self, index: usize, last: Option<Last>) -> Option<ChangeKind> {
        let amount = self.found.get(index)?;
        let whole = self.sentences.get(index)?.start;
        let sentence = self.scopes.get(index)?.clone();
        let clause = self.clauses.get(index)?.clone();
        let way = self.way(&sentence, amount.start);
        let way = way.or_else(|| self.way_by_amounts(index, &sentence));
        if let Some(way) = way
            && let Some(relation) = self.relation(index, &sentence)
        {
            return Some(way.kind(relation));
        }
        if let Some(way) = way
            && lexicon::RESULTS.is_match(self.slice(clause.start..amount.start))
        {
            return Some(way.kind(Relation::To));
        }
        let next = self.found.get(index + 1);
        let is_whole = next.is_some_and(|next| clause.contains(&next.start))
            && lexicon::PHRASE_OUT_OF.is_match(self.slice(clause.start..amount.start));
        if is_whole {
            return None;
        }
        if self.is_returned(&clause, &sentence) || self.is_returned_behind(index, &clause) {
            return Some(ChangeKind::Returned);
        }
        // "De totale bijdrage komt daarmee op € 280.000": the sentence before says which
        // way.
        let last = last?;
        let is_result = (last.sentence != whole || last.clause != clause.start)
            && lexicon::COMES_TO.is_match(self.slice(clause.start..amount.start));
        is_result.then_some(last.way.kind(Relation::To))
    }

    /// "€ 35.000 vloeit terug naar het programma".
    fn is_returned(&self, clause: &Range<usize>, sentence: &Range<usize>) -> bool {
        let words = self.slice(clause.clone());
        let said = lexicon::RETURNED.find(words);
        let said = said.or_else(|| comes_back(words));
        said.is_some_and(|said| {
            let place = shifted(&said.range(), clause.start);
            let behind = words.get(said.end()..).unwrap_or_default();
            let is_other = lexicon::FREE.is_match(said.as_str())
                && !lexicon::FREE_MONEY.is_match(behind)
                && !lexicon::BEHIND_PREDICATE.is_match(behind);
            !is_other
                && !lexicon::DENIED.is_match(said.as_str())
                && !lexicon::TO_PAYER.is_match(behind)
                && is_meant(self.text, sentence, &place)
        })
    }

    /// "€ 12.500 is niet besteed; dit bedrag is teruggestort". What is left of an amount is
    /// another, unless that amount is what is left.
    fn is_returned_behind(&self, index: usize, clause: &Range<usize>) -> bool {
        let Some(amount) = self.found.get(index) else {
            return false;
        };
        let next = self.found.get(index + 1);
        let end = next.map_or(self.text.len(), |next| next.start);
        let end = within(
            self.text,
            &(amount.end..end),
            &(amount.end..amount.end),
            FAR,
        )
        .end;
        let behind = self.slice(amount.end..end);
        let Some(this) = lexicon::THIS_AMOUNT.captures(behind) else {
            return false;
        };
        let left = this.name("left").is_some();
        if left && !lexicon::LEFT_OVER.is_match(self.slice(clause.clone())) {
            return false;
        }
        let whole = this.get(0).map_or(0..0, |whole| whole.range());
        let start = amount.end + whole.start + 1;
        let rest = self.slice(start..end);
        let length = rest.find(['.', ';', ',']).unwrap_or(rest.len());
        let range = start..start + length;
        whole.start < NEAR && self.is_returned(&range, &range)
    }

    /// Which way the words of a sentence that are nearest to a place say a grant goes.
    fn way(&self, sentence: &Range<usize>, at: usize) -> Option<Way> {
        let words = self.slice(sentence.clone());
        let said = [
            (Way::Up, &lexicon::RAISED),
            (Way::Up, &lexicon::UPWARDS),
            (Way::Down, &lexicon::LOWERED),
            (Way::Down, &lexicon::DOWNWARDS),
        ];
        said.into_iter()
            .flat_map(|(way, pattern)| pattern.find_iter(words).map(move |said| (way, said)))
            .map(|(way, said)| (way, shifted(&said.range(), sentence.start)))
            .filter(|(_, said)| is_meant(self.text, sentence, said))
            .filter(|(_, said)| is_of_grant(self.text, sentence, said))
            .min_by_key(|(_, said)| at.saturating_sub(said.end) + said.start.saturating_sub(at))
            .map(|(way, _)| way)
    }

    /// "bijgesteld van € 75.000 naar € 90.000": the amounts tell which way.
    fn way_by_amounts(&self, index: usize, sentence: &Range<usize>) -> Option<Way> {
        let said = lexicon::ADJUSTED.find(self.slice(sentence.clone()))?;
        let place = shifted(&said.range(), sentence.start);
        if !is_meant(self.text, sentence, &place) || !is_of_grant(self.text, sentence, &place) {
            return None;
        }
        let pair = |from: usize| {
            let (from, to) = (self.found.get(from)?, self.found.get(from + 1)?);
            let is_pair = sentence.start <= from.start
                && to.end <= sentence.end
                && turns(self.slice(from.end..to.start))
                && self.is_old(from, sentence);
            let (from, to) = (from.amount.cents?, to.amount.cents?);
            is_pair.then_some(if to < from { Way::Down } else { Way::Up })
        };
        // "bijgesteld tot € 60.000 (was € 70.000)"
        let was = |to: usize| {
            let (to, from) = (self.found.get(to)?, self.found.get(to + 1)?);
            let between = self.slice(to.end..from.start).trim_end();
            let is_pair = from.end <= sentence.end && between.ends_with("was");
            let (from, to) = (from.amount.cents?, to.amount.cents?);
            is_pair.then_some(if to < from { Way::Down } else { Way::Up })
        };
        let before = index.checked_sub(1);
        let before = || before.and_then(|before| pair(before).or_else(|| was(before)));
        pair(index).or_else(|| was(index)).or_else(before)
    }

    /// "van", "de bijdrage van" before an amount.
    fn is_old(&self, amount: &Found<'_>, sentence: &Range<usize>) -> bool {
        let before = self.slice(sentence.start..amount.start).to_lowercase();
        without_hedges(&before).ends_with("van")
    }

    /// What the words around an amount of a sentence about a change make it.
    fn relation(&self, index: usize, sentence: &Range<usize>) -> Option<Relation> {
        let this = self.found.get(index)?;
        let before = self.slice(sentence.start..this.start).to_lowercase();
        let before = without_hedges(&before);
        if lexicon::PHRASE_COST.is_match(before) {
            return None;
        }
        let last = before.rsplit([' ', '(']).next().unwrap_or_default();
        if matches!(last, "was" | "waren" | "bedroeg") {
            return Some(Relation::From);
        }
        let next = self.found.get(index + 1);
        let next = next.filter(|next| next.start < sentence.end);
        if next.is_some_and(|next| turns(self.slice(this.end..next.start))) {
            return Some(if last == "met" {
                Relation::By
            } else {
                Relation::From
            });
        }
        // "De bijdrage van € 90.000 wordt in overleg met allen verlaagd tot € 60.000".
        let leads = |next: &Found<'_>| {
            let before = self.slice(this.end..next.start).to_lowercase();
            let before = without_hedges(&before).to_owned();
            before.ends_with(" naar") || before.ends_with(" tot")
        };
        let is_held = last == "van" || HELD.contains(&last);
        if is_held && next.is_some_and(leads) && !lexicon::CHANGE_OF.is_match(before) {
            return Some(Relation::From);
        }
        match last {
            "naar" | "tot" | "op" => return Some(Relation::To),
            "met" | "extra" | "aanvullend" => return Some(Relation::By),
            _ => {}
        }
        if lexicon::CHANGE_OF.is_match(before) {
            return Some(Relation::By);
        }
        let until_next = next.map(|next| self.slice(sentence.start..next.start));
        if until_next.is_some_and(|words| words.trim_end().ends_with(" met")) {
            return Some(Relation::From);
        }
        let after = self.slice(this.end..sentence.end);
        lexicon::CHANGE_BEHIND
            .is_match(after)
            .then_some(Relation::By)
    }
}

/// "€ 35.000 keert terug", "keert terug in de pot", and not "keert terug naar school".
fn comes_back(words: &str) -> Option<Match<'_>> {
    let said = lexicon::COMES_BACK.find(words)?;
    let before = words.get(..said.start())?;
    let within = said.as_str().trim_end_matches("terug");
    let behind = words.get(said.end()..)?;
    let is_money = lexicon::MONEY_BACK.is_match(before) || lexicon::MONEY_BACK.is_match(within);
    let comes =
        lexicon::TO_PROGRAMME.is_match(behind) || is_money && !lexicon::TO_OTHERS.is_match(behind);
    comes.then_some(said)
}

fn shifted(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

/// "van A naar B": few words, one of which leads to what holds afterwards.
fn turns(between: &str) -> bool {
    let between = between.to_lowercase();
    let words: Vec<&str> = between.split_whitespace().collect();
    words.len() <= 4 && words.iter().any(|word| matches!(*word, "naar" | "tot"))
}

/// Without words between a preposition and its amount: "met in totaal maximaal € 5".
fn without_hedges(before: &str) -> &str {
    let mut before = before.trim_end();
    let hedges = [
        " in totaal",
        " nog eens",
        " maximaal",
        " ruim",
        " circa",
        " bijna",
        " ongeveer",
        " een bedrag van",
        " een totaal van",
        " een totaalbedrag van",
        " per saldo",
        " voortaan",
        " daarmee",
        " nu",
    ];
    while let Some(shorter) = hedges.iter().find_map(|hedge| before.strip_suffix(hedge)) {
        before = shorter.trim_end();
    }
    before
}

/// Whether words of a sentence are said outright: not denied, not a wish, not supposed.
pub(crate) fn is_meant(text: &str, sentence: &Range<usize>, said: &Range<usize>) -> bool {
    let head = text.get(sentence.start..said.start).unwrap_or_default();
    let tail = text.get(said.end..sentence.end).unwrap_or_default();
    let clause = head.rfind([',', ';', ':', '(']).map_or(0, |at| at + 1);
    let tail_end = tail.find([',', ';', ':', '(']).unwrap_or(tail.len());
    let own = [head.get(clause..), tail.get(..tail_end)];
    let is_denied = own.into_iter().flatten().any(is_denied);
    let is_supposed = lexicon::SUPPOSES.is_match(head) || tail.trim_end().ends_with('?');
    !is_denied && !is_supposed
}

/// Whether what is raised or lowered is a grant, and not a dike or the price of a ticket.
pub(crate) fn is_of_grant(text: &str, sentence: &Range<usize>, said: &Range<usize>) -> bool {
    let word = text.get(said.clone()).unwrap_or_default();
    let behind = text.get(said.end..sentence.end).unwrap_or_default();
    if lexicon::CHANGE_NOUN.is_match(word) {
        return is_change_of_grant(behind);
    }
    if !lexicon::CHANGE_VERB.is_match(word) {
        return true;
    }
    let head = text.get(sentence.start..said.start).unwrap_or_default();
    let from = head.rfind([',', ';', ':', '(']).map_or(0, |at| at + 1);
    let head = head.get(from..).unwrap_or_default();
    let opens = lexicon::CLAUSE_OPENS.find_iter(head).last();
    let head = head.get(opens.map_or(0, |opens| opens.start())..);
    let head = head.unwrap_or_default();
    let tail = behind.find([',', ';', ':', '(']).unwrap_or(behind.len());
    let tail = behind.get(..tail).unwrap_or_default();
    lexicon::PROGRAMME_CHANGES.is_match(head)
        || [head, tail]
            .iter()
            .any(|part| lexicon::FUNDS.is_match(part))
        || !names_thing(head) && !names_thing(tail)
}

/// Behind "verhoging": "van de bijdrage", "van € 5.000", "met 10%", and not "van de dijk".
fn is_change_of_grant(behind: &str) -> bool {
    let Some(caught) = lexicon::CHANGE_IN.captures(behind) else {
        return true;
    };
    let what = caught.name("what").map_or("", |what| what.as_str());
    let is_open = caught.name("led").is_none()
        && what.contains(|char: char| char == '€' || char.is_ascii_digit() || char.is_uppercase());
    is_open || lexicon::FUNDS.is_match(what)
}

/// Whether some words hold a noun with its article that is neither who decides nor an
/// amount: "de entree", and not "de stuurgroep" or "de eerder verleende".
fn names_thing(words: &str) -> bool {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let is_any = |word: &str, list: &[&str]| list.contains(&word);
    let amount = |at: usize| {
        words.get(at).is_some_and(|word| {
            word.starts_with(['€', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
        })
    };
    // "de eerder verleende € 40.000"
    let leads_to_amount = (1..words.len())
        .any(|at| amount(at) && words.get(at - 1).is_some_and(|word| word.ends_with('e')));
    let thing = |(at, word): (usize, &String)| {
        let next = words.get(at + 1);
        is_any(word, &lexicon::DETERMINERS)
            && !is_any(word, &["ten"])
            && next.is_some_and(|next| {
                !is_any(next, &lexicon::PROGRAMME)
                    && !is_any(next, &lexicon::FINITE_VERBS)
                    && !is_any(next, &["regio", "regiegroep", "bestuurlijk", "leden"])
            })
    };
    !leads_to_amount && words.iter().enumerate().any(thing)
}

/// Whether words deny; what is not spent is there all the same.
fn is_denied(words: &str) -> bool {
    match lexicon::NOT_SPENT.find(words) {
        Some(left) => {
            let parts = [words.get(..left.start()), words.get(left.end()..)];
            let mut parts = parts.into_iter().flatten();
            parts.any(|words| lexicon::DENIED.is_match(words))
        }
        None => lexicon::DENIED.is_match(words),
    }
}

#[cfg(test)]
mod tests;
