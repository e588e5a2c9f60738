//! Mark-up and invisible characters inside a line: what of it is text.

use std::collections::BTreeMap;

use crate::page::Line;
use crate::reading::Reading;

/// Tags that converters leave in table cells. Anything else in angle brackets is
/// kept: it may be a link.
const TAGS: [&str; 12] = [
    "<p>",
    "</p>",
    "<br>",
    "<br/>",
    "<br />",
    "<b>",
    "</b>",
    "<strong>",
    "</strong>",
    "<i>",
    "</i>",
    "<em>",
];

/// Whether bold type is open at the end of a line ("**1.1 Title" going on below).
pub(crate) fn opens_bold(text: &str) -> bool {
    bold_marks(text, false).1
}

/// The text of the bytes `from..to` of a line, without tags, the marks of bold and
/// slanted type, escapes and characters that print as nothing. `open`: the line starts
/// in bold type.
pub(crate) fn read(line: &Line<'_>, from: usize, to: usize, open: bool) -> Reading {
    let text = line.text.get(from..to).unwrap_or_default();
    // The part of the line from `start` on.
    let mut left = line.behind(from);
    let mut drops: BTreeMap<usize, usize> = bold_marks(text, open)
        .0
        .into_iter()
        .map(|at| (at, 2))
        .collect();
    for at in slant_marks(text, &drops) {
        drops.insert(at, 1);
    }
    let mut reading = Reading::default();
    let (mut start, mut at) = (0, 0);
    while let Some(rest) = text.get(at..) {
        let Some(char) = rest.chars().next() else {
            break;
        };
        let skip = if let Some(skip) = drops.get(&at) {
            *skip
        } else if matches!(char, '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{c}') {
            char.len_utf8()
        } else if escapes(rest) {
            1
        } else {
            tag(rest).unwrap_or(0)
        };
        if skip > 0 {
            reading.push(&left, 0..at - start, true);
            if rest
                .get(..3)
                .is_some_and(|tag| tag.eq_ignore_ascii_case("<br"))
            {
                reading.space();
            }
            left = left.behind(at + skip - start);
            start = at + skip;
            at = start;
            // What an escape guards is text.
            if char == '\\' {
                at += 1;
            }
        } else {
            at += char.len_utf8();
        }
    }
    reading.push(&left, 0..text.len() - start, true);
    reading.part(0..reading.as_str().len())
}

/// A backslash before a character that Markdown would read as a mark.
fn escapes(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next() == Some('\\')
        && chars
            .next()
            .is_some_and(|char| matches!(char, '*' | '_' | '-' | '|' | '#' | '[' | ']' | '+' | '.'))
}

/// Where single `*` marks slanted type: it opens before a character at the start of a
/// word and closes behind one at the end. "90.000 *" and "750.000*" hold none.
fn slant_marks(text: &str, bold: &BTreeMap<usize, usize>) -> Vec<usize> {
    let mut marks = Vec::new();
    let mut open: Option<usize> = None;
    for (at, _) in text.match_indices('*') {
        let taken = bold.contains_key(&at) || at > 0 && bold.contains_key(&(at - 1));
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + 1..).and_then(|after| after.chars().next());
        if taken || before == Some('*') || after == Some('*') || before == Some('\\') {
            continue;
        }
        let starts_word = before.is_none_or(|char| !char.is_alphanumeric())
            && after.is_some_and(|char| !char.is_whitespace());
        let ends_word = before.is_some_and(|char| !char.is_whitespace())
            && after.is_none_or(|char| !char.is_alphanumeric());
        match open {
            Some(opened) if ends_word => {
                marks.extend([opened, at]);
                open = None;
            }
            None if starts_word => open = Some(at),
            _ => {}
        }
    }
    marks
}

/// The end of a title in bold or slanted type that the text of the same line follows:
/// "*Klaar voor de kust* In Urk maken ondernemers …".
pub(crate) fn run_in_title(text: &str) -> Option<usize> {
    let mark = if text.starts_with("**") { "**" } else { "*" };
    let inner = text.strip_prefix(mark)?;
    let length = inner.find(mark)?;
    let title = inner.get(..length)?;
    let rest = inner.get(length + mark.len()..)?;
    let is_title = title.chars().next().is_some_and(char::is_uppercase)
        && title.chars().count() <= 80
        && !title.ends_with([':', '.', ' ']);
    let starts = rest.starts_with(' ')
        && rest
            .trim_start()
            .chars()
            .next()
            .is_some_and(char::is_uppercase);
    (is_title && starts).then_some(mark.len() * 2 + length)
}

fn tag(rest: &str) -> Option<usize> {
    if !rest.starts_with('<') {
        return None;
    }
    TAGS.iter()
        .find(|tag| {
            rest.get(..tag.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(tag))
        })
        .map(|tag| tag.len())
}

/// Where `**` marks bold type in a text: an opening mark stands before a
/// character, a closing mark behind one. "750.000 **" holds none. Second: whether
/// bold is open at the end.
fn bold_marks(text: &str, mut open: bool) -> (Vec<usize>, bool) {
    let mut marks = Vec::new();
    for (at, mark) in text.match_indices("**") {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text
            .get(at + mark.len()..)
            .and_then(|after| after.chars().next());
        let glued =
            |char: Option<char>| char.is_some_and(|char| !char.is_whitespace() && char != '*');
        if open && glued(before) || !open && glued(after) {
            marks.push(at);
            open = !open;
        }
    }
    (marks, open)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::Page;

    fn clean(text: &str) -> String {
        let page = Page::new(1, text);
        let line = page.lines()[0];
        read(&line, 0, text.len(), false).as_str().to_owned()
    }

    #[test]
    fn mark_up_goes_and_links_and_footnote_marks_stay() {
        assert_eq!(clean("Regio Deal **Zuid**"), "Regio Deal Zuid");
        assert_eq!(clean("<p>Voortgang: ja</p>"), "Voortgang: ja");
        assert_eq!(
            clean("Meer: <https://voorbeeld.nl/>"),
            "Meer: <https://voorbeeld.nl/>"
        );
        assert_eq!(clean("750.000 **"), "750.000 **");
        assert_eq!(clean("*Subtotaal* 5*"), "Subtotaal 5*");
        assert_eq!(clean("750.000\\* en 90.000 *"), "750.000* en 90.000 *");
        assert_eq!(clean("** In totaal"), "** In totaal");
        assert_eq!(clean("vrije\u{ad}tijd"), "vrijetijd");
        assert!(opens_bold("NIEUW**1.1 Een naam"));
    }
}
