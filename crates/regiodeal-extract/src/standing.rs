//! Sentences of a programme edition that say whether a project goes on: "Het project
//! wordt ingetrokken", "Schone havens gaat niet door". Only what is said outright of the
//! project itself counts, not of a part of it, not denied and not supposed.

use std::ops::Range;

use regiodeal_dataset::{Claim, Decision, Severity, Source, WITHDRAWN_BY_NAME, fold};
use regiodeal_document::{Block, Kind as Looks, Reading};

use crate::changes::is_meant;
use crate::lexicon;
use crate::pattern::Match;
use crate::report::Report;
use crate::text::{AnyOf, sentences, within, words};

/// One of these is in every such sentence.
static SIGNS: AnyOf = AnyOf::new(&[
    "trokken",
    "trekken",
    "trekt",
    "stopgezet",
    "stop te zetten",
    "gestaakt",
    "schrap",
    "afgeblazen",
    "blazen",
    "vervallen",
    "vervalt",
    "doorgang",
    "uitgevoerd",
    "gehouden",
    "opgeschort",
    "wacht",
    "voorwaarde",
]);
/// Or one of these, with "door" behind it: that alone is in every other sentence.
static GOES: AnyOf = AnyOf::new(&["gaat", "gaan", "ging"]);
static DOOR: AnyOf = AnyOf::new(&["door"]);
/// Names in running text are not longer, in characters.
const LONGEST: usize = 90;
/// Words further from the verb than this, in bytes, are no part of what it says.
const REACH: usize = 400;
/// A note in so few words needs no verb: "Ingetrokken door de penvoerder."
const SHORT: usize = 6;

/// A project of the document: its subject, what it is called, and where its description
/// and its notes stand.
struct Known {
    subject: String,
    /// As printed, and all its names as they are compared.
    name: String,
    names: Vec<String>,
    texts: Vec<Source>,
}

/// Whom a sentence speaks of.
#[derive(Debug, PartialEq, Eq)]
enum Who {
    /// The project in whose text it stands.
    Own,
    /// The one that these bytes of the text name, with or without the word project.
    Named(Range<usize>, Noun),
}

/// Whether a name stands behind the word project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Noun {
    With,
    Without,
}

/// States what the sentences of an edition say of its projects, and of those it no longer
/// lists.
pub(crate) fn state(blocks: &[Block], report: &mut Report) {
    let mut known: Option<Vec<Known>> = None;
    for text in texts(blocks) {
        if text.is_empty() || !may_tell(text.as_str()) {
            continue;
        }
        let known = known.get_or_insert_with(|| projects(report));
        for said in told(text.as_str()) {
            state_one(&text, &said, known, report);
        }
        for sentence in parts(text.as_str()) {
            let sentence = text.part(sentence);
            if let Some(owner) = owner(&sentence, known) {
                report_part(&owner.name, &sentence, report);
            }
        }
    }
}

/// One of these is in every sentence that says that a part comes to nothing.
static PARTS: AnyOf = AnyOf::new(&[
    "tranche",
    "termijn",
    "fase",
    "onderde",
    "deelproject",
    "deel van",
]);

/// The sentences of a text that say outright that a part of a project, or of what it was
/// granted, comes to nothing.
pub(crate) fn parts(text: &str) -> Vec<Range<usize>> {
    if !PARTS.is_in(text) || !may_tell(text) {
        return Vec::new();
    }
    let mut all = sentences(text);
    all.retain(|sentence| ends_part(text, sentence));
    all
}

fn ends_part(text: &str, sentence: &Range<usize>) -> bool {
    let whole = text.get(sentence.clone()).unwrap_or_default();
    if !PARTS.is_in(whole) || lexicon::AFTER_ALL.is_match(whole) || lexicon::NO_PART.is_match(whole)
    {
        return false;
    }
    let is_own = |said: &Match<'_>| {
        let behind = whole.get(said.end()..).unwrap_or_default();
        !belongs_to_noun(said.as_str(), behind)
    };
    let said = lexicon::PART_ENDS.find(whole).filter(is_own);
    let said = said.or_else(|| lexicon::PART_ENDED.find(whole));
    said.is_some_and(|said| {
        let plain = lexicon::NOT_ON.find(said.as_str());
        let plain = plain.map_or(said.end(), |plain| said.start() + plain.start());
        let between = whole.get(said.start()..plain).unwrap_or_default();
        let place = sentence.start + said.start()..sentence.start + said.end();
        let near = within(text, sentence, &place, REACH);
        !lexicon::DENIED.is_match(between)
            && !is_short_of(said.as_str())
            && is_meant(text, &near, &place)
    })
}

/// "vervalt in drie delen".
fn is_short_of(said: &str) -> bool {
    let behind = said.get("vervalt".len()..).unwrap_or_default();
    lexicon::FALLS_APART.is_match(behind)
}

/// Says that a part of a project comes to nothing: the project goes on, and its money is
/// left as printed.
pub(crate) fn report_part(name: &str, sentence: &Reading, report: &mut Report) {
    let said = words(sentence.as_str());
    let message = format!("a part of \"{name}\" is said to come to nothing: \"{said}\"");
    report.find("part-withdrawn", Severity::Warning, message, &[sentence]);
}

/// Whether a text may say what becomes of a project: cheaper than looking for what it says.
fn may_tell(text: &str) -> bool {
    SIGNS.is_in(text) || GOES.is_in(text) && DOOR.is_in(text)
}

/// All texts, each cell of a table by itself. A paragraph that ends within a sentence goes
/// on in the next one.
fn texts(blocks: &[Block]) -> Vec<Reading> {
    let mut texts: Vec<Reading> = Vec::new();
    let mut is_open = false;
    for block in blocks {
        let is_text = block.kind == Looks::Paragraph;
        match texts.last_mut().filter(|_| is_open && is_text) {
            Some(last) => last.append(&block.text, " ", true),
            None => texts.push(block.text.clone()),
        }
        is_open = is_text
            && !block
                .text
                .as_str()
                .trim_end()
                .ends_with(['.', '!', '?', ':']);
        let rows = block.table.rows.iter();
        texts.extend(rows.flat_map(|row| &row.cells).cloned());
    }
    texts
}

fn projects(report: &Report) -> Vec<Known> {
    let mut known: Vec<Known> = Vec::new();
    for statement in &report.statements {
        if matches!(statement.claim, Claim::Total(_)) {
            continue;
        }
        let at = known.iter().position(|of| of.subject == statement.subject);
        let at = at.unwrap_or_else(|| {
            known.push(Known {
                subject: statement.subject.clone(),
                name: statement.subject.clone(),
                names: Vec::new(),
                texts: Vec::new(),
            });
            known.len() - 1
        });
        let Some(of) = known.get_mut(at) else {
            continue;
        };
        match &statement.claim {
            Claim::Name(name) => {
                of.name.clone_from(name);
                of.names.push(fold(name));
            }
            Claim::Alias(name) => of.names.push(fold(name)),
            Claim::Description(_) | Claim::Progress(_) => of.texts.push(statement.source.clone()),
            _ => {}
        }
    }
    known
}

/// What a sentence says of a project.
#[derive(Debug)]
struct Said {
    sentence: Range<usize>,
    who: Who,
    outcome: &'static str,
}

/// The sentences of a text that say what becomes of a project.
fn told(text: &str) -> Vec<Said> {
    let all = sentences(text).into_iter();
    all.filter_map(|sentence| {
        let (who, outcome) = in_sentence(text, &sentence)?;
        Some(Said {
            sentence,
            who,
            outcome,
        })
    })
    .collect()
}

fn in_sentence(text: &str, sentence: &Range<usize>) -> Option<(Who, &'static str)> {
    let whole = text.get(sentence.clone())?;
    if !may_tell(whole) {
        return None;
    }
    if lexicon::AFTER_ALL.is_match(whole) || whole.ends_with('?') {
        return None;
    }
    briefly(whole)
        .map(|outcome| (Who::Own, outcome))
        .or_else(|| by_others(text, sentence))
        .or_else(|| by_verb(text, sentence))
}

/// "Ingetrokken." or "Project stopgezet wegens ziekte."
fn briefly(whole: &str) -> Option<&'static str> {
    let is_short = whole.split_whitespace().count() <= SHORT;
    let said = lexicon::BRIEFLY_STOPPED.find(whole).filter(|_| is_short)?;
    let is_all = !lexicon::DENIED.is_match(whole) && !lexicon::OF_PART.is_match(whole);
    is_all.then(|| outcome_of(said.as_str()))
}

/// "De penvoerder heeft het project ingetrokken".
fn by_others(text: &str, sentence: &Range<usize>) -> Option<(Who, &'static str)> {
    let whole = text.get(sentence.clone())?;
    let caught = lexicon::STOPPED_BY.captures(whole);
    let caught = caught.or_else(|| lexicon::TAKEN_BACK_BY.captures(whole))?;
    let (all, object) = (caught.get(0)?, caught.name("what")?);
    let said = sentence.start + all.start()..sentence.start + all.end();
    if lexicon::DENIED.is_match(all.as_str()) || !is_meant(text, sentence, &said) {
        return None;
    }
    let place = sentence.start + object.start()..sentence.start + object.end();
    Some((who(text, &place)?, "ingetrokken"))
}

/// "Het project wordt ingetrokken", "Daarom gaat Schone havens niet door".
fn by_verb(text: &str, sentence: &Range<usize>) -> Option<(Who, &'static str)> {
    let whole = text.get(sentence.clone())?;
    lexicon::STANDING_VERB.find_iter(whole).find_map(|verb| {
        let (start, end) = (sentence.start + verb.start(), sentence.start + verb.end());
        let sentence = &within(text, sentence, &(start..end), REACH);
        let before = clause_before(text, sentence.start..start);
        let after = clause_after(text, end..sentence.end);
        let becomes = lexicon::BECOMES.find(text.get(start..after.end)?)?;
        let outcome = outcome_of(becomes.as_str());
        let said = start + becomes.start()..start + becomes.end();
        if becomes.start() != 0 || !is_meant(text, sentence, &said) {
            return None;
        }
        let between = text.get(end..start + becomes.end())?;
        // "Het project wordt voor de tweede tranche ingetrokken": the rest of it goes on.
        let about = text.get(before.start..after.end)?;
        let behind = text.get(said.end..after.end)?;
        if is_broken(between)
            || goes_on(becomes.as_str(), behind)
            || belongs_to_noun(becomes.as_str(), behind)
            || lexicon::OF_PART.is_match(about)
        {
            return None;
        }
        // "Om die reden wordt het project …": what stands before the verb is no name then.
        let behind = inverted(text, end..said.end);
        let is_sure = |who: &Who| !matches!(who, Who::Named(_, Noun::Without));
        let (sure, named) = match behind {
            Some(who) if is_sure(&who) => (Some(who), None),
            named => (None, named),
        };
        let who = sure.or_else(|| who(text, &before)).or(named)?;
        Some((who, outcome))
    })
}

/// "gaat niet door naar de volgende ronde", "vervalt in drie delen": the words behind a
/// predicate that say that it goes on.
fn goes_on(predicate: &str, behind: &str) -> bool {
    if lexicon::NOT_ON.is_match(predicate) {
        lexicon::ON_OTHERWISE.is_match(behind)
    } else {
        predicate.len() == "vervalt".len() && lexicon::FALLS_APART.is_match(behind)
    }
}

/// "is gebouwd op het vervallen spoor", "gaat niet door de kern": the last word of what is
/// said belongs to a noun behind it.
fn belongs_to_noun(predicate: &str, behind: &str) -> bool {
    let last = predicate.rsplit(char::is_whitespace).next();
    let alone = ["vervalt", "hold", "wacht", "doorgang", "voorwaarde"];
    let may_belong = last.is_some_and(|last| !alone.contains(&last.to_lowercase().as_str()));
    may_belong && !lexicon::BEHIND_PREDICATE.is_match(behind)
}

/// Words within the predicate that deny or weaken it, but for the "niet" of "niet door",
/// or that begin another clause: "is gered nadat de partner is teruggetrokken".
fn is_broken(between: &str) -> bool {
    let plain = lexicon::NOT_ON.find(between);
    let rest = plain.as_ref().map_or(between, |plain| {
        between.get(..plain.start()).unwrap_or_default()
    });
    lexicon::DENIED.is_match(rest)
        || lexicon::OTHER_CLAUSE.is_match(rest)
        || plain.is_some() && lexicon::NOT_YET.is_match(rest)
}

/// The words of a clause before its verb.
fn clause_before(text: &str, range: Range<usize>) -> Range<usize> {
    let words = text.get(range.clone()).unwrap_or_default();
    let cut = words.rfind([',', ';', ':', '(', '–']);
    let from = cut.map_or(0, |at| {
        at + words
            .get(at..)
            .and_then(|rest| rest.chars().next())
            .map_or(1, char::len_utf8)
    });
    let mut start = range.start + from;
    loop {
        let rest = text.get(start..range.end).unwrap_or_default();
        let rest_start = start + rest.len() - rest.trim_start().len();
        let lower = rest.trim_start().to_ascii_lowercase();
        let skip = ["ook ", "en ", "maar ", "want ", "dus "];
        let Some(skip) = skip.iter().find(|word| lower.starts_with(**word)) else {
            return trimmed(text, rest_start..range.end);
        };
        start = rest_start + skip.len();
    }
}

/// The words behind the verb, to the end of its clause.
fn clause_after(text: &str, range: Range<usize>) -> Range<usize> {
    let words = text.get(range.clone()).unwrap_or_default();
    let end = words.find([',', ';', ':', '(']).unwrap_or(words.len());
    range.start..range.start + end
}

/// Without white space and quotes at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = text.get(range.clone()).unwrap_or_default();
    let is_edge = |char: char| char.is_whitespace() || "'\"‘’“”„«»`.".contains(char);
    let start = range.start + part.len() - part.trim_start_matches(is_edge).len();
    let end = range.start + part.trim_end_matches(is_edge).len();
    start..end.max(start)
}

/// Whom a phrase is about, if it is about a project and nothing else.
fn who(text: &str, phrase: &Range<usize>) -> Option<Who> {
    let words = text.get(phrase.clone())?;
    if lexicon::THE_PROJECT.is_match(words) {
        return Some(Who::Own);
    }
    let noun = lexicon::PROJECT_NOUN.find(words);
    let start = phrase.start + noun.as_ref().map_or(0, Match::end);
    let name = trimmed(text, start..phrase.end);
    let noun = if noun.is_some() {
        Noun::With
    } else {
        Noun::Without
    };
    is_name(text.get(name.clone())?).then_some(Who::Named(name, noun))
}

/// "wordt het project Schone havens ingetrokken": the phrase behind the verb, of which the
/// longest part that is a name or the project counts.
fn inverted(text: &str, range: Range<usize>) -> Option<Who> {
    let words = text.get(range.clone())?;
    let start = range.start + words.len() - words.trim_start().len();
    let phrase = text.get(start..range.end)?;
    let own = lexicon::THE_PROJECT_FIRST.find(phrase);
    if let Some(own) = own {
        let rest = text.get(start + own.end()..range.end)?.trim_start();
        let is_named =
            rest.starts_with(|char: char| char.is_uppercase() || "‘'\"“„".contains(char));
        if !is_named {
            return Some(Who::Own);
        }
    }
    let noun = lexicon::PROJECT_NOUN.find(phrase);
    let from = start + noun.as_ref().map_or(0, Match::end);
    let noun = noun.map_or(Noun::Without, |_| Noun::With);
    let name = trimmed(text, from..from + name_length(text.get(from..range.end)?));
    is_name(text.get(name.clone())?).then_some(Who::Named(name, noun))
}

/// A name in running text runs to the word that goes on about it.
fn name_length(text: &str) -> usize {
    let stop = lexicon::BEHIND_NAME.find(text);
    stop.map_or(text.len(), |stop| stop.start())
}

/// It starts as names do.
fn is_name(name: &str) -> bool {
    let first = name.chars().next();
    first.is_some_and(|first| first.is_uppercase() || first.is_ascii_digit())
        && name.chars().count() <= LONGEST
        && fold(name).chars().count() > 3
}

/// What a predicate makes of a project.
fn outcome_of(predicate: &str) -> &'static str {
    if lexicon::BECOMES_CONDITIONAL.is_match(predicate) {
        "voorwaardelijk"
    } else if lexicon::BECOMES_POSTPONED.is_match(predicate) {
        "aangehouden"
    } else {
        "ingetrokken"
    }
}

fn state_one(text: &Reading, said: &Said, known: &[Known], report: &mut Report) {
    let owner = owner(&text.part(said.sentence.clone()), known);
    let (subject, name) = match &said.who {
        Who::Own => match owner {
            Some(owner) => (owner.subject.clone(), None),
            None => return,
        },
        Who::Named(range, noun) => {
            let name = words(text.as_str().get(range.clone()).unwrap_or_default());
            let folded = fold(&name);
            let named = known.iter().find(|of| of.names.contains(&folded));
            match named {
                Some(named) => (named.subject.clone(), None),
                // In the text of a project another name is a part of it, or of another
                // programme.
                None if owner.is_some() || *noun == Noun::Without => return,
                None if said.outcome != "ingetrokken" => return,
                None => (name.clone(), Some((name, range.clone()))),
            }
        }
    };
    let decision = Decision {
        outcome: Some(said.outcome.to_owned()),
        ..Decision::default()
    };
    let claim = Claim::Decision(decision);
    let is_stated = report.statements.iter().any(|statement| {
        statement.subject == subject && is_same_outcome(&statement.claim, said.outcome)
    });
    if is_stated {
        return;
    }
    if let Some((name, range)) = name {
        report.state(&subject, Claim::Name(name), WITHDRAWN_BY_NAME, text, range);
    }
    report.state(
        &subject,
        claim,
        "outcome-sentence",
        text,
        said.sentence.clone(),
    );
}

fn is_same_outcome(claim: &Claim, outcome: &str) -> bool {
    matches!(claim, Claim::Decision(decision) if decision.outcome.as_deref() == Some(outcome))
}

/// The project in whose description or notes a sentence stands.
fn owner<'k>(sentence: &Reading, known: &'k [Known]) -> Option<&'k Known> {
    // A label may stand before the first sentence of a note.
    let places = sentence.everywhere();
    let place = places.last()?;
    known.iter().find(|of| {
        let pieces = of.texts.iter();
        let pieces = pieces.flat_map(|text| std::iter::once(text).chain(&text.more));
        let mut pieces = pieces.filter(|piece| piece.page == place.page);
        pieces.any(|piece| piece.start < place.end && place.end <= piece.end)
    })
}

#[cfg(test)]
mod tests;
