//! Sentences that say what a project was called before: "Jong in de Kop heet voortaan
//! Kopstukken", "Kopstukken (voorheen Jong in de Kop)". The other name becomes an alias
//! with a rule of its own, so that identity knows it from a mere spelling.

use std::ops::Range;

use regiodeal_dataset::{Claim, RENAMED, Source, fold};
use regiodeal_document::{Block, Reading};

use crate::lexicon;
use crate::report::Report;
use crate::text::{AnyOf, sentences, words};
use crate::title::{SHORTEST_NAME, Title};

/// One of these is in every such sentence.
static SIGNS: AnyOf = AnyOf::new(&[
    "voortaan",
    "voorheen",
    "eerder",
    "vroeger",
    "naam",
    "heet",
    "hernoemd",
    "omgedoopt",
    "verder",
    "door als",
]);
/// Names in running text are not longer, in characters.
const LONGEST: usize = 90;

/// A project of the document: its subject, and what it is called.
struct Known {
    subject: String,
    names: Vec<String>,
    /// Where its description stands.
    text: Option<Source>,
}

/// States the former names of projects that the document has.
pub(crate) fn state(blocks: &[Block], report: &mut Report) {
    let mut known: Option<Vec<Known>> = None;
    for text in blocks.iter().flat_map(readings) {
        if text.is_empty() || !SIGNS.is_in(text.as_str()) {
            continue;
        }
        let known = known.get_or_insert_with(|| projects(report));
        let title = Title::parse(text.as_str());
        if let Some(former) = title.former {
            state_one(text, former, title.name, known, report);
            continue;
        }
        for (before, after) in turns(text.as_str()) {
            state_one(text, before, after, known, report);
        }
    }
}

/// The text of a block, and of its cells.
fn readings(block: &Block) -> impl Iterator<Item = &Reading> {
    let cells = block.table.rows.iter().flat_map(|row| &row.cells);
    std::iter::once(&block.text).chain(cells)
}

fn projects(report: &Report) -> Vec<Known> {
    let mut known: Vec<Known> = Vec::new();
    for statement in &report.statements {
        if !matches!(
            statement.claim,
            Claim::Name(_) | Claim::Alias(_) | Claim::Description(_)
        ) {
            continue;
        }
        let at = known.iter().position(|of| of.subject == statement.subject);
        let at = at.unwrap_or_else(|| {
            known.push(Known {
                subject: statement.subject.clone(),
                names: Vec::new(),
                text: None,
            });
            known.len() - 1
        });
        let Some(of) = known.get_mut(at) else {
            continue;
        };
        match &statement.claim {
            Claim::Name(name) | Claim::Alias(name) => of.names.push(fold(name)),
            _ => of.text = Some(statement.source.clone()),
        }
    }
    known
}

/// Where the former and the present name stand.
fn turns(text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let slice = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
    let mut turns = Vec::new();
    for sentence in &sentences(text) {
        let start = sentence.start;
        for caught in lexicon::NOW_CALLED.captures_iter(slice(sentence)) {
            let Some(found) = caught.get(0) else {
                continue;
            };
            let old = caught.name("old");
            let before = match old {
                Some(old) => trimmed(text, start + old.start()..start + old.end()),
                None => name_before(text, start + found.start()),
            };
            turns.push((before, name_after(text, start + found.end())));
        }
        for found in lexicon::WAS_CALLED.find_iter(slice(sentence)) {
            let before = name_before(text, start + found.start());
            turns.push((name_after(text, start + found.end()), before));
        }
    }
    turns
}

/// The part of the sentence before a place, without the words that lead up to a name.
fn name_before(text: &str, end: usize) -> Range<usize> {
    let head = text.get(..end).unwrap_or_default();
    let sentence = head
        .rfind(['.', ':', ';', '!', '?', '(', '\n'])
        .map_or(0, |at| at + 1);
    let part = head.get(sentence..).unwrap_or_default();
    let lower = part.to_ascii_lowercase();
    let noun = ["project ", "traject "];
    let from = noun
        .iter()
        .filter_map(|noun| Some(lower.rfind(noun)? + noun.len()));
    let start = sentence + from.max().unwrap_or_default();
    trimmed(text, start..end)
}

/// From a place to the end of the name: a stop, or a word that goes on about it.
fn name_after(text: &str, start: usize) -> Range<usize> {
    let rest = text.get(start..).unwrap_or_default();
    let lower = rest.to_ascii_lowercase();
    let skip = ["het project ", "project "];
    let skip = skip.iter().find(|words| lower.starts_with(**words));
    let skip = skip.map_or(0, |words| words.len());
    let stops = [
        ".",
        ",",
        ";",
        ":",
        ")",
        "(",
        "!",
        " omdat ",
        " waarin ",
        " dat ",
        " die ",
        " met ingang ",
        " sinds ",
        " vanaf ",
        " en heeft ",
        " en is ",
    ];
    let ends = stops
        .iter()
        .filter_map(|stop| lower.get(skip..)?.find(stop));
    let end = ends.min().map_or(rest.len(), |end| skip + end);
    trimmed(text, start + skip..start + end)
}

/// Without white space and quotes at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = text.get(range.clone()).unwrap_or_default();
    let is_edge = |char: char| char.is_whitespace() || "'\"‘’“”„«»`".contains(char);
    let start = range.start + part.len() - part.trim_start_matches(is_edge).len();
    let end = range.start + part.trim_end_matches(is_edge).len();
    start..end.max(start)
}

/// States the name of the two that the document does not use itself.
fn state_one(
    text: &Reading,
    before: Range<usize>,
    after: Range<usize>,
    known: &[Known],
    report: &mut Report,
) {
    let part = |range: &Range<usize>| text.as_str().get(range.clone()).unwrap_or_default();
    let of_name = |name: &str| {
        let name = fold(name);
        known.iter().find(|of| of.names.contains(&name))
    };
    let here = text.part(after.clone()).everywhere();
    let in_text = || {
        let place = here.first()?;
        known.iter().find(|of| {
            let pieces = of
                .text
                .iter()
                .flat_map(|text| std::iter::once(text).chain(&text.more));
            let mut pieces = pieces.filter(|piece| piece.page == place.page);
            pieces.any(|piece| (piece.start..piece.end).contains(&place.start))
        })
    };
    let (former, now) = (of_name(part(&before)), of_name(part(&after)));
    let (project, other) = match (former, now) {
        // Both are projects here: the sentence is about something else.
        (Some(_), Some(_)) => return,
        (None, Some(project)) => (project, before),
        (Some(project), None) => (project, after),
        (None, None) => match in_text() {
            // "Het project heet voortaan …": in its own section.
            Some(project) if is_pronoun(part(&before)) => (project, after),
            Some(project) if is_pronoun(part(&after)) => (project, before),
            _ => return,
        },
    };
    let name = words(part(&other));
    let stated = report.statements.iter().any(|statement| {
        statement.subject == project.subject && statement.claim == Claim::Alias(name.clone())
    });
    if is_name(&name) && !stated {
        let own = project.subject.clone();
        report.state(&own, Claim::Alias(name), RENAMED, text, other);
    }
}

fn is_pronoun(words: &str) -> bool {
    let lower = words.to_lowercase();
    lower.is_empty()
        || matches!(
            lower.as_str(),
            "het" | "dit" | "het project" | "dit project"
        )
}

/// It starts as names do, and is neither a sentence nor a pronoun.
fn is_name(name: &str) -> bool {
    let first = name.chars().next();
    first.is_some_and(|first| first.is_uppercase() || first.is_ascii_digit())
        && name.chars().count() <= LONGEST
        && fold(name).len() >= SHORTEST_NAME
        && !is_pronoun(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<(&str, &str)> {
        let part = |range: Range<usize>| text.get(range).unwrap_or_default();
        let turns = turns(text).into_iter();
        turns
            .map(|(before, after)| (part(before), part(after)))
            .collect()
    }

    #[test]
    fn sentences_name_both() {
        for sentence in [
            "Schone havens is ingetrokken. Het project Jong in de Kop heet voortaan Kopstukken.",
            "De naam is nieuw: het project Jong in de Kop gaat verder onder de naam Kopstukken.",
            "Kopstukken (voorheen Jong in de Kop) groeit.",
            "Het project Kopstukken, voorheen bekend als Jong in de Kop, groeit.",
            "Jong in de Kop heet sinds 1 mei ‘Kopstukken’, omdat jongeren dat willen.",
            "Jong in de Kop is hernoemd tot Kopstukken.",
            "Kopstukken is de nieuwe naam van Jong in de Kop.",
            "De naam van Jong in de Kop wordt gewijzigd in Kopstukken.",
            "Kopstukken stond eerder bekend als Jong in de Kop.",
        ] {
            assert_eq!(
                parts(sentence),
                [("Jong in de Kop", "Kopstukken")],
                "{sentence}"
            );
        }
        assert_eq!(parts("De stuurgroep heet u welkom."), []);
    }
}
