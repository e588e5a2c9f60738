//! Titles: mark, number and name of a project, or the name of a group.

use std::ops::Range;

use regiodeal_dataset::fold;
use regiodeal_document::Reading;

use crate::lexicon;
use crate::text::{sentence_case, words};

/// A name that is shorter, without its spaces and signs, is not taken for a former one.
pub(crate) const SHORTEST_NAME: usize = 4;

/// Bytes before the end of a title in which its former name stands.
const FORMER_REACH: usize = 400;

/// What a heading, a list item or a cell says of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Title {
    /// `nieuw` or `vervolg`, and where.
    pub(crate) mark: Option<(String, Range<usize>)>,
    /// "1.1", "K3", and where.
    pub(crate) number: Option<(String, Range<usize>)>,
    /// The name.
    pub(crate) name: Range<usize>,
    /// "(voorheen Open deur)": where the name before it stands.
    pub(crate) former: Option<Range<usize>>,
    /// A word such as "Besluit:" or "Project:" stands before the name.
    pub(crate) announced: bool,
}

/// Bytes from `at` on that say what the name is of: "Besluit:", "Project ".
fn prefix(text: &str, at: usize) -> Option<usize> {
    let found = lexicon::NAME_PREFIX.find(text.get(at..)?)?;
    Some(found.end())
}

impl Title {
    /// Reads a title: "VERVOLG 1.1 Open huis", "- 4. Open huis", "Project: Open huis".
    pub(crate) fn parse(text: &str) -> Self {
        let mut title = Self::default();
        let mut at = skip_bullet(text);
        at = title.take_mark(text, at);
        at = title.take_number(text, at);
        let after_number = title.take_mark(text, at);
        if title.mark.is_some() {
            at = after_number;
        }
        if title.number.is_none() {
            at = title.take_number(text, at);
        }
        if title.number.is_none() {
            at = title.take_project_number(text, at);
        }
        if let Some(length) = prefix(text, at) {
            title.announced = true;
            at += length;
            at += prefix(text, at).unwrap_or_default();
        }
        let end = text.trim_end().trim_end_matches(':').trim_end().len();
        let end = title.take_mark_behind(text, at, end);
        let end = title.take_former_name(text, at, end);
        title.name = at.min(end)..end;
        title
    }

    /// The name as printed, in one line.
    pub(crate) fn name_of(&self, reading: &Reading) -> String {
        words(reading.as_str().get(self.name.clone()).unwrap_or_default())
    }

    fn take_mark(&mut self, text: &str, at: usize) -> usize {
        let rest = text.get(at..).unwrap_or_default();
        let caught = lexicon::MARK.captures(rest);
        let Some(mark) = caught.as_ref().and_then(|caught| caught.name("mark")) else {
            return at;
        };
        let after = rest.get(mark.end()..).unwrap_or_default();
        let colon = after.starts_with([':', '.']);
        let body = after.trim_start_matches([':', '.', ' ', '\u{a0}', '–', '-']);
        let numbered = number(body).is_some();
        let capitals = mark.as_str().chars().all(char::is_uppercase);
        if self.mark.is_some() || !(numbered || colon || capitals) {
            return at;
        }
        let range = at + mark.start()..at + mark.end();
        self.mark = Some((mark.as_str().to_lowercase(), range));
        at + rest.len() - body.len()
    }

    /// "Open huis (nieuw)".
    fn take_mark_behind(&mut self, text: &str, at: usize, end: usize) -> usize {
        let name = text.get(at..end).unwrap_or_default();
        let in_brackets = name.ends_with([')', ']']);
        let caught = in_brackets.then(|| lexicon::MARK_BEHIND.captures(name));
        let caught = caught.flatten();
        let found = caught.as_ref().and_then(|caught| caught.get(0));
        let mark = caught.as_ref().and_then(|caught| caught.name("mark"));
        let (Some(found), Some(mark)) = (found, mark) else {
            return end;
        };
        if self.mark.is_none() {
            let range = at + mark.start()..at + mark.end();
            self.mark = Some((mark.as_str().to_lowercase(), range));
        }
        at + found.start()
    }

    fn take_former_name(&mut self, text: &str, at: usize, end: usize) -> usize {
        // It stands at the end, and a text that is no title may be long.
        let mut from = end.saturating_sub(FORMER_REACH).max(at);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let name = text.get(from..end).unwrap_or_default();
        let caught = lexicon::FORMER_NAME.captures(name);
        let found = caught.as_ref().and_then(|caught| caught.get(0));
        let former = caught
            .as_ref()
            .and_then(|caught| caught.name("name").or_else(|| caught.name("bare")));
        let is_name = |former: &str| {
            !lexicon::NO_FORMER_NAME.is_match(former) && fold(former).len() >= SHORTEST_NAME
        };
        match (found, former) {
            (Some(found), Some(former))
                if from + found.start() > at && is_name(former.as_str()) =>
            {
                self.former = Some(from + former.start()..from + former.end());
                from + found.start()
            }
            _ => end,
        }
    }

    /// "Project 3. Open huis": the number is the project's own.
    fn take_project_number(&mut self, text: &str, at: usize) -> usize {
        let rest = text.get(at..).unwrap_or_default();
        let caught = lexicon::PROJECT_NUMBER.captures(rest);
        let caught = caught.or_else(|| lexicon::PROJECT_NUMBER_ALONE.captures(rest));
        let Some((whole, number)) = caught
            .as_ref()
            .and_then(|caught| Some((caught.get(0)?, caught.name("number")?)))
        else {
            return at;
        };
        let range = at + number.start()..at + number.end();
        self.number = Some((number.as_str().to_owned(), range));
        self.announced = true;
        at + whole.end()
    }

    /// Takes a plain number that is known to be one, and the name from `name` on.
    pub(crate) fn take_bare_number(&mut self, text: &str, number: Range<usize>, name: usize) {
        let printed = text.get(number.clone()).unwrap_or_default();
        self.number = Some((printed.to_owned(), number));
        self.name.start = name.min(self.name.end);
    }

    fn take_number(&mut self, text: &str, at: usize) -> usize {
        let rest = text.get(at..).unwrap_or_default();
        let Some(number) = number(rest) else {
            return at;
        };
        let behind = rest.get(number.len()..).unwrap_or_default();
        if is_ordinal(number, behind) {
            return at;
        }
        self.number = Some((number.to_owned(), at..at + number.len()));
        at + rest.len()
            - behind
                .trim_start_matches(['.', ')', ':', ' ', '\u{a0}', '\t'])
                .len()
    }
}

/// "1e tranche" counts; "1e Open huis" is a project between 1d and 1f.
fn is_ordinal(number: &str, behind: &str) -> bool {
    let figures = number.strip_suffix('e').unwrap_or_default();
    !figures.is_empty()
        && figures.bytes().all(|byte| byte.is_ascii_digit())
        && behind
            .trim_start()
            .starts_with(|char: char| char.is_lowercase())
}

/// The number that a text begins with, and which more follows: "1.1", "K3", "P-07", "3b".
/// One of figures or Roman numerals alone has a sign behind it: "4. ", "II) ".
fn number(text: &str) -> Option<&str> {
    let (word, behind) = text.split_once(char::is_whitespace)?;
    let number = word.strip_suffix(['.', ')', ':']).unwrap_or(word);
    let is_marked = number.len() < word.len();
    (!behind.trim_start().is_empty() && is_number(number, is_marked)).then_some(number)
}

fn is_number(text: &str, is_marked: bool) -> bool {
    let figures = text.trim_start_matches(|char: char| char.is_ascii_uppercase());
    let letters = text.len() - figures.len();
    let figures = match letters {
        0 => figures,
        1 | 2 => figures.strip_prefix(['.', '-']).unwrap_or(figures),
        _ => "",
    };
    let without = figures.strip_suffix(|char: char| char.is_ascii_lowercase());
    let has_letter = without.is_some();
    let parts = without.unwrap_or(figures).split('.');
    let are_figures = parts.clone().all(|part| {
        (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    });
    if !are_figures {
        let is_roman = |char: char| matches!(char, 'I' | 'V' | 'X');
        return is_marked && (1..=5).contains(&text.len()) && text.chars().all(is_roman);
    }
    match parts.count() {
        1 => letters > 0 || has_letter || is_marked,
        _ => letters > 0 || figures.find('.').is_some_and(|first| first <= 2),
    }
}

/// "3 Open huis": the number, and where the name begins. It may be part of a name, too.
pub(crate) fn bare_number(text: &str, at: usize) -> Option<(Range<usize>, usize)> {
    let rest = text.get(at..)?;
    let digits = rest.len()
        - rest
            .trim_start_matches(|char: char| char.is_ascii_digit())
            .len();
    let behind = rest.get(digits..)?;
    let name = behind.trim_start();
    let opens = name.chars().next().is_some_and(|char| !char.is_lowercase());
    let spaced = name.len() < behind.len();
    ((1..=3).contains(&digits) && spaced && opens)
        .then(|| (at..at + digits, at + rest.len() - name.len()))
}

/// Behind a list bullet.
pub(crate) fn skip_bullet(text: &str) -> usize {
    let rest =
        text.trim_start_matches(['-', '–', '•', '▪', '*', '·', '■', '●', '○', '\u{f0b7}', '>']);
    if rest.len() < text.len() && rest.starts_with(char::is_whitespace) {
        text.len() - rest.trim_start().len()
    } else {
        0
    }
}

/// A mark that stands alone: "NIEUW".
pub(crate) fn lone_mark(text: &str) -> Option<String> {
    let caught = lexicon::MARK.captures(text)?;
    let mark = caught.name("mark")?;
    text.get(mark.end()..)?
        .trim_matches([':', '.', ' '])
        .is_empty()
        .then(|| mark.as_str().to_lowercase())
}

/// The level of a group of projects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    Pillar,
    Theme,
}

/// "Programmalijn 2: Energie", "Thema Wonen", "Spoor A".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    pub(crate) level: Level,
    /// "2" or "A".
    pub(crate) id: Option<String>,
    /// Absent where the id alone is printed. In sentence case.
    pub(crate) name: Option<String>,
    /// Where the name (or the id) stands.
    pub(crate) range: Range<usize>,
}

impl Group {
    /// Reads the heading of a group that says what it is.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut at = skip_bullet(text);
        // "2. Pijler Wonen": a chapter's number stands before the word.
        if let Some(number) = lexicon::CHAPTER_NUMBER.find(text.get(at..)?) {
            at += number.end();
        }
        let rest = text.get(at..)?;
        let (level, word) = match lexicon::PILLAR_WORD.find(rest) {
            Some(word) => (Level::Pillar, word),
            None => (Level::Theme, lexicon::THEME_WORD.find(rest)?),
        };
        let after = rest.get(word.end()..)?;
        let tail = after.trim_start_matches([':', ' ', '\u{a0}', '–', '-']);
        if tail.is_empty() || tail.chars().count() > 90 || !starts_name(tail) {
            return None;
        }
        let start = at + rest.len() - tail.len();
        let end = start + tail.trim_end_matches([':', ' ']).len();
        let tail = text.get(start..end)?;
        if let Some(caught) = lexicon::GROUP_ID_ONLY.captures(tail) {
            return Some(Self {
                level,
                id: caught.name("id").map(|id| id.as_str().to_owned()),
                name: None,
                range: start..end,
            });
        }
        let caught = lexicon::GROUP_ID.captures(tail);
        let id = caught.as_ref().and_then(|caught| caught.name("id"));
        let name = caught.as_ref().and_then(|caught| caught.name("name"));
        let begin = start + name.map_or(0, |name| name.start());
        let name = words(text.get(begin..end)?);
        Some(Self {
            level,
            id: id.map(|id| id.as_str().to_owned()),
            name: Some(sentence_case(&name)),
            range: begin..end,
        })
    }
}

/// "Opgave van de regio" is no group's heading; "Opgave Energie" and "Opgave: energie" are.
fn starts_name(tail: &str) -> bool {
    tail.chars()
        .next()
        .is_some_and(|char| char.is_uppercase() || char.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> (Option<String>, Option<String>, &str) {
        let title = Title::parse(text);
        (
            title.mark.map(|(mark, _)| mark),
            title.number.map(|(number, _)| number),
            &text[title.name],
        )
    }

    #[test]
    fn titles_have_marks_numbers_and_names() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            parsed("VERVOLG 1.1 OPEN HUIS (OH)"),
            (some("vervolg"), some("1.1"), "OPEN HUIS (OH)")
        );
        assert_eq!(
            parsed("NIEUW1.1 Open huis"),
            (some("nieuw"), some("1.1"), "Open huis")
        );
        assert_eq!(parsed("- 4. Open huis"), (None, some("4"), "Open huis"));
        assert_eq!(parsed("K3 Open huis"), (None, some("K3"), "Open huis"));
        assert_eq!(parsed("P-07 Open huis"), (None, some("P-07"), "Open huis"));
        assert_eq!(
            parsed("NIEUW 3b. Open huis"),
            (some("nieuw"), some("3b"), "Open huis")
        );
        assert_eq!(parsed("1e Open huis"), (None, some("1e"), "Open huis"));
        assert_eq!(parsed("1e tranche"), (None, None, "1e tranche"));
        assert_eq!(parsed("180-graden bocht"), (None, None, "180-graden bocht"));
        assert_eq!(parsed("Project: Open huis"), (None, None, "Open huis"));
        assert_eq!(
            parsed("4. Besluit: Open huis"),
            (None, some("4"), "Open huis")
        );
        assert_eq!(
            parsed("Besluit 2024-03: Open huis"),
            (None, None, "Open huis")
        );
        assert_eq!(
            parsed("II. Open huis (nieuw)"),
            (some("nieuw"), some("II"), "Open huis")
        );
        assert_eq!(
            parsed("Agendapunt 3 - Project Open huis"),
            (None, None, "Open huis")
        );
        assert_eq!(
            parsed("Vervolg op de pilot"),
            (None, None, "Vervolg op de pilot")
        );
    }

    #[test]
    fn numbers_are_told_from_words_and_counts() {
        for (text, expected) in [
            ("1.1 Open huis", Some("1.1")),
            ("1.1. Open huis", Some("1.1")),
            ("12.3.4a) Open huis", Some("12.3.4a")),
            ("K.3: Open huis", Some("K.3")),
            ("AB-12.1 Open huis", Some("AB-12.1")),
            ("12b Open huis", Some("12b")),
            ("12) Open huis", Some("12")),
            ("XIV. Open huis", Some("XIV")),
            ("12 scholen", None),
            ("2024. Open huis", None),
            ("123.4 Open huis", None),
            ("1..2 Open huis", None),
            ("1.2345 Open huis", None),
            ("ABC1 Open huis", None),
            ("A. Open huis", None),
            ("XIV Open huis", None),
            (". Open huis", None),
            ("1.1", None),
            ("1.1 ", None),
        ] {
            assert_eq!(number(text), expected, "{text}");
        }
    }

    #[test]
    fn a_former_name_is_no_part_of_the_name() {
        let names = |text: &'static str| {
            let title = Title::parse(text);
            let former = title.former.and_then(|former| text.get(former));
            (text.get(title.name).unwrap_or_default(), former)
        };
        for text in [
            "1.1 Open huis (voorheen Open deur)",
            "Open huis, voorheen bekend als Open deur",
            "Open huis / eerder: ‘Open deur’",
            "Open huis – voorheen Open deur",
        ] {
            assert_eq!(names(text), ("Open huis", Some("Open deur")), "{text}");
        }
        for text in [
            "Open huis (eerder toegekend)",
            "Open huis (eerder 2e tranche)",
            "Open huis, eerder Fase 1",
            "Open huis (NIEUW, voorheen Open deur)",
            "Museum - Vroeger Brabant",
            "Van voorheen Naar nu",
            "Warenhuis (voorheen V&D)",
            "Voorheen Open deur",
            "Eerder Thuis",
        ] {
            assert_eq!(names(text).1, None, "{text}");
        }
    }

    #[test]
    fn a_plain_number_may_stand_before_a_name() {
        assert_eq!(bare_number("3 Open huis", 0), Some((0..1, 2)));
        assert_eq!(bare_number("3 scholen", 0), None);
        assert_eq!(bare_number("2024 Open huis", 0), None);
        assert_eq!(bare_number("Open huis", 0), None);
    }

    #[test]
    fn groups_say_what_they_are() {
        let group = |text: &str| {
            let group = Group::parse(text)?;
            Some((group.level, group.id, group.name))
        };
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            group("Programmalijn 2: Energie"),
            Some((Level::Pillar, some("2"), some("Energie")))
        );
        assert_eq!(
            group("SPOOR A – ONDERNEMEND LAND"),
            Some((Level::Pillar, some("A"), some("Ondernemend land")))
        );
        assert_eq!(
            group("Programmalijn 1"),
            Some((Level::Pillar, some("1"), None))
        );
        assert_eq!(
            group("Thema Iedereen doet mee"),
            Some((Level::Theme, None, some("Iedereen doet mee")))
        );
        assert_eq!(
            group("2. Pijler Gezond ouder worden"),
            Some((Level::Pillar, None, some("Gezond ouder worden")))
        );
        assert_eq!(group("2.1 Domein Ruinen"), None);
        assert_eq!(group("Opgave van deze tijd"), None);
    }
}
