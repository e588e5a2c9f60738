//! The clauses of a sentence that holds money, and how each is said: outright, as a
//! condition, as a reason, or of an earlier time. Dutch puts the verb of a main clause
//! second and that of a subordinate clause last; that, and few lists of words, tell.

use std::ops::Range;

use dutch_money::Found;

use crate::dates;
use crate::lexicon;
use crate::roles::blank;
use crate::text::AnyOf;

/// How a clause is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Outright.
    Main,
    /// Behind "mits", "indien", "onder voorwaarde dat": what must be met first.
    Condition,
    /// Behind "omdat", "nadat", "doordat": why or when something else is said.
    Aside,
}

/// A clause, in bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    pub(crate) range: Range<usize>,
    pub(crate) kind: Kind,
    /// The bytes of the words that open it: "onder de voorwaarde dat".
    pub(crate) cue: usize,
}

/// A word, an amount or a mark of punctuation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) range: Range<usize>,
    /// In small letters; empty for an amount.
    pub(crate) word: String,
}

impl Token {
    pub(crate) fn is_money(&self) -> bool {
        self.word.is_empty()
    }

    pub(crate) fn is_any(&self, words: &[&str]) -> bool {
        words.contains(&self.word.as_str())
    }

    fn is_verb(&self) -> bool {
        self.is_any(&lexicon::FINITE_VERBS)
    }

    fn is_determiner(&self) -> bool {
        self.is_any(&lexicon::DETERMINERS)
    }
}

/// The words, amounts and marks of a stretch of text.
pub(crate) fn tokens(text: &str, range: &Range<usize>, found: &[Found<'_>]) -> Vec<Token> {
    let mut all = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let behind = found.partition_point(|money| money.end <= at);
        if let Some(money) = found.get(behind).filter(|money| money.start <= at) {
            let end = money.end.min(range.end);
            let (range, word) = (at..end, String::new());
            all.push(Token { range, word });
            at = end;
            continue;
        }
        let rest = text.get(at..range.end).unwrap_or_default();
        let Some(first) = rest.chars().next() else {
            break;
        };
        let next = found.get(behind).map_or(range.end, |money| money.start);
        let rest = text.get(at..next.min(range.end)).unwrap_or_default();
        let length = rest.find(|char: char| !is_part_of_word(char));
        let length = length.unwrap_or(rest.len());
        let end = at
            + if length == 0 {
                first.len_utf8()
            } else {
                length
            };
        if length > 0 || matches!(first, ',' | ';' | '(' | ')' | ':') {
            let word = text.get(at..end).unwrap_or_default().to_lowercase();
            let range = at..end;
            all.push(Token { range, word });
        }
        at = end;
    }
    all
}

fn is_part_of_word(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '-' | '\'' | '’' | '/' | '%')
}

/// The clauses of a sentence, in order; together they are the whole of it.
pub(crate) fn clauses(text: &str, sentence: &Range<usize>, found: &[Found<'_>]) -> Vec<Clause> {
    let tokens = tokens(text, sentence, found);
    let mut cutter = Cutter {
        text,
        tokens: &tokens,
        all: Vec::new(),
        open: Clause {
            range: sentence.clone(),
            kind: Kind::Main,
            cue: 0,
        },
        is_leading: false,
    };
    for at in 0..tokens.len() {
        cutter.step(at);
    }
    let open = cutter.open;
    cutter.all.push(open);
    cutter.all
}

/// A clause has no more words.
const FAR: usize = 80;

struct Cutter<'t> {
    text: &'t str,
    tokens: &'t [Token],
    all: Vec<Clause>,
    open: Clause,
    /// The open clause comes before the main one.
    is_leading: bool,
}

impl Cutter<'_> {
    fn step(&mut self, at: usize) {
        let Some(token) = self.tokens.get(at) else {
            return;
        };
        if token.range.start < self.open.range.start + self.open.cue {
            return;
        }
        if let Some((kind, length)) = self.opens(at) {
            self.is_leading = self.is_first(at);
            let end = self.tokens.get(at + length - 1);
            let end = end.map_or(token.range.end, |token| token.range.end);
            self.cut(token.range.start, token.range.start, kind);
            self.open.cue = end - token.range.start;
            return;
        }
        let mark = token.word.as_str();
        let is_spaced = mark != "," || self.is_followed_by_space(token.range.end);
        match self.open.kind {
            Kind::Main if matches!(mark, "," | ";" | "(" | ")") && is_spaced => {
                self.cut(token.range.start, token.range.end, Kind::Main);
            }
            Kind::Main if self.is_coordinator(at) => {
                self.cut(token.range.start, token.range.end, Kind::Main);
            }
            Kind::Main => {}
            _ if mark == ";" => self.cut(token.range.start, token.range.end, Kind::Main),
            _ if self.is_leading => self.leave_leading(at),
            Kind::Aside if mark == "," && is_spaced => {
                self.cut(token.range.start, token.range.end, Kind::Main);
            }
            _ if mark == "," && self.goes_on_behind(at) => {
                self.cut(token.range.start, token.range.end, Kind::Main);
            }
            _ => {}
        }
    }

    /// Ends the open clause and begins another.
    fn cut(&mut self, end: usize, start: usize, kind: Kind) {
        let last = self.open.range.end;
        self.open.range.end = end;
        let next = Clause {
            range: start..last,
            kind,
            cue: 0,
        };
        let open = std::mem::replace(&mut self.open, next);
        let is_empty = self.text.get(open.range.clone());
        if !is_empty.is_none_or(|words| words.trim().is_empty()) {
            self.all.push(open);
        }
    }

    fn is_followed_by_space(&self, at: usize) -> bool {
        let rest = self.text.get(at..).unwrap_or_default();
        rest.starts_with(char::is_whitespace)
    }

    /// The words behind one, no more than a clause has.
    fn tokens_behind(&self, at: usize) -> &[Token] {
        let end = self.tokens.len().min(at + 1 + FAR);
        self.tokens.get(at + 1..end).unwrap_or_default()
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.word.as_str())
    }

    fn is_verb(&self, at: usize) -> bool {
        let is_infinitive = at > 0 && self.word(at - 1) == "te";
        !is_infinitive && self.tokens.get(at).is_some_and(Token::is_verb)
    }

    /// Nothing that counts stands before in the sentence.
    fn is_first(&self, at: usize) -> bool {
        let before = self.tokens.get(..at).unwrap_or_default();
        before.len() <= 2
            && before.iter().all(|token| {
                token.is_any(&[
                    "pas", "slechts", "alleen", "ook", "maar", "echter", "en", "besluit", ":",
                ])
            })
    }

    /// The words that open a subordinate clause, and how many they are.
    fn opens(&self, at: usize) -> Option<(Kind, usize)> {
        let word = self.word(at);
        match word {
            "mits" | "indien" | "tenzij" | "zodra" | "voorzover" | "ingeval" => {
                Some((Kind::Condition, 1))
            }
            "wanneer" => Some((Kind::Condition, 1)),
            "als" if self.supposes(at) => Some((Kind::Condition, 1)),
            "onder" | "op" => self
                .condition_noun(at)
                .map(|length| (Kind::Condition, length)),
            "omdat" | "doordat" | "nadat" | "hoewel" | "aangezien" | "ofschoon" | "terwijl" => {
                Some((Kind::Aside, 1))
            }
            "nu" if at == 0 && !self.is_verb(at + 1) && self.ends_in_verb(at) => {
                Some((Kind::Aside, 1))
            }
            _ => None,
        }
    }

    /// "onder de uitdrukkelijke voorwaarde dat", "op voorwaarde van".
    fn condition_noun(&self, at: usize) -> Option<usize> {
        let near = self.tokens.get(at + 1..)?.iter().take(4);
        let is_noun = |token: &Token| token.is_any(&["voorwaarde", "voorwaarden", "voorbehoud"]);
        let noun = near.clone().position(is_noun)?;
        let between = near.take(noun);
        let only = |token: &Token| {
            token.is_determiner()
                || token.is_any(&[
                    "volgende",
                    "opschortende",
                    "uitdrukkelijke",
                    "nadere",
                    "ontbindende",
                    "strikte",
                ])
        };
        if !between.clone().all(only) {
            return None;
        }
        let end = at + 2 + noun;
        let is_linked = matches!(self.word(end), "dat" | "van" | "voor" | ":");
        // "krijgt onder voorwaarden € 55.000": no clause, only how it is granted.
        let is_last = matches!(self.word(end), "," | ";" | "(") || end >= self.tokens.len();
        (is_linked || is_last).then_some(end - at + usize::from(is_linked))
    }

    /// "als de raad instemt", and not "als bijdrage", "als eerste", "zowel … als".
    fn supposes(&self, at: usize) -> bool {
        let next = self.tokens.get(at + 1);
        let is_subject = next.is_some_and(|next| {
            next.is_determiner()
                || next.is_any(&[
                    "er",
                    "ook",
                    "zij",
                    "hij",
                    "deze",
                    "blijkt",
                    "gemeenten",
                    "partners",
                ])
        }) || at == 0
            && next.is_some_and(|next| !next.is_any(&["eerste", "laatste", "bijdrage"]));
        is_subject && self.ends_in_verb(at)
    }

    /// Whether the clause that begins here ends in what may be a verb.
    fn ends_in_verb(&self, at: usize) -> bool {
        let rest = self.tokens_behind(at);
        let end = rest
            .iter()
            .position(|token| token.is_any(&[",", ";", "(", ")"]));
        let clause = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
        let Some(last) = clause.last().filter(|_| clause.len() >= 2) else {
            return false;
        };
        last.word.ends_with('t')
            || last.word.ends_with("en")
            || last.word.ends_with('d')
            || last.is_verb()
            || clause.iter().skip(1).any(Token::is_verb)
    }

    /// A clause before the main one ends where that begins, with its verb.
    fn leave_leading(&mut self, at: usize) {
        let (Some(token), Some(next)) = (self.tokens.get(at), self.tokens.get(at + 1)) else {
            return;
        };
        let behind_then = next.word == "dan" && self.is_verb(at + 2);
        if token.word == "," && (next.is_verb() || behind_then) {
            self.cut(token.range.start, token.range.end, Kind::Main);
            self.is_leading = false;
            return;
        }
        // Without a comma: "… van € 30.000 kent de stuurgroep". A verb before its subject.
        let later = self.tokens_behind(at);
        let has_comma = later.windows(2).any(|pair| {
            matches!(pair, [one, two] if one.word == "," && (two.is_verb() || two.word == "dan"))
        });
        let subject = self.tokens.get(at + 1);
        let inverts = token.is_verb()
            && subject
                .is_some_and(|next| next.is_determiner() || next.is_money() || next.word == "er");
        if !has_comma && inverts {
            self.cut(token.range.start, token.range.start, Kind::Main);
            self.is_leading = false;
        }
    }

    /// ", en reserveert daarnaast": the main clause goes on behind a subordinate one.
    fn goes_on_behind(&self, at: usize) -> bool {
        let next = self.word(at + 1);
        matches!(next, "en" | "maar") && self.is_verb(at + 2)
    }

    /// An "en" or "maar" between two clauses, not between two words.
    fn is_coordinator(&self, at: usize) -> bool {
        if !matches!(
            self.word(at),
            "en" | "maar" | "alsmede" | "alsook" | "respectievelijk"
        ) {
            return false;
        }
        let before = self.tokens.get(at.saturating_sub(FAR)..at);
        let before = before.unwrap_or_default();
        let own = before.partition_point(|token| token.range.start < self.open.range.start);
        let before = before.get(own..).unwrap_or_default();
        let after = self.tokens_behind(at);
        let end = after
            .iter()
            .position(|token| token.is_any(&[",", ";", "en", "("]));
        let after = after.get(..end.unwrap_or(after.len())).unwrap_or_default();
        let Some(next) = after.first() else {
            return false;
        };
        let has_money = before.iter().any(Token::is_money);
        let has_verb = before.iter().any(Token::is_verb);
        if next.is_verb() && has_verb {
            return true;
        }
        if next.is_money() {
            return has_money;
        }
        let says = after.iter().take(8).any(Token::is_verb);
        if says && has_verb && (has_money || after.iter().any(Token::is_money)) {
            return true;
        }
        let names = after
            .iter()
            .take(3)
            .any(|token| token.is_any(&lexicon::PAYERS) || token.is_any(&lexicon::PROGRAMME));
        let ends = before
            .last()
            .is_some_and(|token| token.is_any(&lexicon::VERB_ENDS));
        has_money && (names || ends)
    }
}

/// When a document was made, to tell what is earlier: `2023`, `2023-09` or `2023-09-21`.
pub(crate) type Today<'d> = Option<&'d str>;

/// One of these is in every clause that looks back.
static BACK: AnyOf = AnyOf::new(&[
    "eerder",
    "vorig",
    "destijds",
    "indertijd",
    "reeds",
    " al ",
    "voorheen",
    "toen",
    "oorspronkelijk",
    "aanvankelijk",
    "20",
    "voorgaand",
    "afgelopen jaar",
    "inmiddels",
]);

/// One of these is in every text with a clause that is not said outright and of now.
static ASIDE: AnyOf = AnyOf::new(&[
    "mits",
    "indien",
    "tenzij",
    "zodra",
    "voorzover",
    "ingeval",
    "wanneer",
    "als ",
    "voorwaarde",
    "voorbehoud",
    "omdat",
    "doordat",
    "nadat",
    "hoewel",
    "aangezien",
    "ofschoon",
    "terwijl",
    "nu ",
]);

/// Whether a text may hold such a clause: cheaper than cutting it into clauses.
pub(crate) fn may_be_aside(text: &str) -> bool {
    ASIDE.is_in(text) || BACK.is_in(text)
}

/// Whether a clause tells what was decided at an earlier time: a time that is past, and a
/// verb in a past tense. Whether it may go on doing so is for the caller to say.
pub(crate) fn looks_back(text: &str, clause: &Range<usize>, today: Today<'_>) -> bool {
    let words = text.get(clause.clone()).unwrap_or_default();
    if !BACK.is_in(words) {
        return false;
    }
    // "de in 2022 verleende bijdrage" tells of the grant, not of the clause.
    let mut words = words.to_owned();
    if let Some(phrase) = lexicon::PHRASE_EARLIER
        .find(&words)
        .map(|phrase| phrase.range())
    {
        blank(&mut words, &phrase);
    }
    let words = words.as_str();
    let tokens = tokens(words, &(0..words.len()), &[]);
    let is_now = tokens
        .iter()
        .any(|token| token.is_any(&["nu", "thans", "hierbij", "alsnog"]));
    !is_now
        && is_past_tense(&tokens)
        && (says_earlier(&tokens) || is_dated_back(words, &tokens, today))
}

/// "kende … toe", "heeft … toegekend", "is … verleend".
pub(crate) fn is_past_tense(tokens: &[Token]) -> bool {
    let simple = is_simple_past(tokens);
    let helps = tokens
        .iter()
        .any(|token| token.is_any(&["heeft", "hebben", "is", "zijn"]));
    let participle = tokens
        .iter()
        .any(|token| token.is_any(&lexicon::PARTICIPLES));
    simple || helps && participle
}

/// "kende", "verleende de stuurgroep", and not "de verleende bijdrage".
fn is_simple_past(tokens: &[Token]) -> bool {
    tokens.iter().enumerate().any(|(at, token)| {
        let next = tokens.get(at + 1);
        let is_led = || {
            next.is_none_or(|next| {
                next.is_determiner() || next.is_money() || next.is_any(&["er", "zij", "hij", "ze"])
            })
        };
        token.is_any(&lexicon::PAST_VERBS)
            && (!token.is_any(&["verleende", "verstrekte", "betaalde"]) || is_led())
    })
}

/// Words for an earlier time.
const EARLIER: [&str; 10] = [
    "destijds",
    "indertijd",
    "voorheen",
    "oorspronkelijk",
    "aanvankelijk",
    "vorig",
    "vorige",
    "eerdere",
    "voorgaande",
    "voorgaand",
];

/// "eerder", "bij de vorige vergadering", "destijds".
fn says_earlier(tokens: &[Token]) -> bool {
    let said = |(at, token): (usize, &Token)| {
        let next = tokens.get(at + 1).map_or("", |token| token.word.as_str());
        match token.word.as_str() {
            // "niet eerder dan", "eerder dan gepland"
            "eerder" | "reeds" => next != "dan",
            "al" => next != "met",
            word => EARLIER.contains(&word),
        }
    };
    tokens.iter().enumerate().any(said)
}

/// A date before that of the document: a year before, or some months.
fn is_dated_back(words: &str, tokens: &[Token], today: Today<'_>) -> bool {
    let year_of = |word: &str| {
        word.parse::<u32>()
            .ok()
            .filter(|year| (1990..2100).contains(year))
    };
    let years: Vec<u32> = tokens
        .iter()
        .filter_map(|token| year_of(&token.word))
        .collect();
    let Some(latest) = years.iter().max() else {
        return false;
    };
    let Some(today) = today else {
        // Nobody knows when it was written: a year alone and a verb in the past tense.
        let whole = dates::find(words).iter().any(|date| date.date.len() > 4);
        return !whole && is_simple_past(tokens);
    };
    let Some(now) = today.get(..4).and_then(year_of) else {
        return false;
    };
    if *latest + 1 < now {
        return true;
    }
    let months = |date: &str| {
        let (year, month) = (
            date.get(..4)?.parse::<u32>().ok()?,
            date.get(5..7)?.parse::<u32>().ok()?,
        );
        Some(year * 12 + month)
    };
    let named = dates::find(words).into_iter().filter(|date| date.has_year);
    let named = named.filter_map(|date| months(&date.date)).max();
    match (named, months(today)) {
        // News tells of what was decided some weeks before.
        (Some(then), Some(today)) => then + 2 < today,
        _ => *latest < now,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(String, Kind)> {
        let found: Vec<Found<'_>> = dutch_money::find(text).collect();
        let all = clauses(text, &(0..text.len()), &found).into_iter();
        all.map(|clause| (text[clause.range].trim().to_owned(), clause.kind))
            .collect()
    }

    #[test]
    fn subordinate_clauses_end_where_the_main_one_begins() {
        use Kind::{Aside, Condition, Main};
        for (text, want) in [
            (
                "Onder de voorwaarde dat de gemeente, de provincie en het Rijk € 90.000 bijdragen, krijgt het museum € 75.000.",
                vec![
                    (
                        "Onder de voorwaarde dat de gemeente, de provincie en het Rijk € 90.000 bijdragen",
                        Condition,
                    ),
                    ("krijgt het museum € 75.000.", Main),
                ],
            ),
            (
                "Als de provincie € 20.000 betaalt, dan stelt de stuurgroep € 55.000 beschikbaar.",
                vec![
                    ("Als de provincie € 20.000 betaalt", Condition),
                    ("dan stelt de stuurgroep € 55.000 beschikbaar.", Main),
                ],
            ),
            (
                "De stuurgroep kent € 5.000 toe als bijdrage aan de kas.",
                vec![(
                    "De stuurgroep kent € 5.000 toe als bijdrage aan de kas.",
                    Main,
                )],
            ),
            (
                "De stuurgroep kent € 5.000 toe, mits de gemeente, het Rijk en de bank meedoen.",
                vec![
                    ("De stuurgroep kent € 5.000 toe", Main),
                    ("mits de gemeente, het Rijk en de bank meedoen.", Condition),
                ],
            ),
            (
                "Omdat het werk uitloopt, verhoogt de stuurgroep de bijdrage.",
                vec![
                    ("Omdat het werk uitloopt", Aside),
                    ("verhoogt de stuurgroep de bijdrage.", Main),
                ],
            ),
            (
                "Nu wordt het project afgerond.",
                vec![("Nu wordt het project afgerond.", Main)],
            ),
            (
                "De stuurgroep kent scholen en clubs € 5.000 toe en reserveert € 9.000.",
                vec![
                    ("De stuurgroep kent scholen en clubs € 5.000 toe", Main),
                    ("reserveert € 9.000.", Main),
                ],
            ),
        ] {
            let want: Vec<(String, Kind)> = want
                .into_iter()
                .map(|(words, kind)| (words.to_owned(), kind))
                .collect();
            assert_eq!(cut(text), want, "{text}");
        }
    }

    #[test]
    fn a_past_time_and_a_past_tense_look_back() {
        let back = |text: &str, today| looks_back(text, &(0..text.len()), today);
        for text in [
            "In 2022 kende de stuurgroep € 330.000 toe.",
            "Op 3 mei 2022 kende de stuurgroep € 18.000 toe.",
            "Bij de vorige vergadering is € 18.000 toegekend",
            "Eerder ontving het project al € 40.000.",
            "In 2021 is een bijdrage van € 60.000 verleend.",
            "Er is reeds € 5.000 uitgekeerd.",
        ] {
            assert!(back(text, Some("2023-09-21")), "{text}");
        }
        for text in [
            "De stuurgroep kende € 330.000 toe.",
            "De stuurgroep heeft op 21 september 2023 € 50.000 toegekend.",
            "In 2024 wordt € 50.000 toegekend.",
            "Voor 2022 kent de stuurgroep alsnog € 50.000 toe.",
            "De stuurgroep kent € 50.000 toe, eerder dan gepland.",
            "De stuurgroep heeft nu € 50.000 toegekend voor wat in 2021 begon.",
        ] {
            assert!(!back(text, Some("2023-09-21")), "{text}");
        }
    }
}
