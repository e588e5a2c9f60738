//! Mark-up and invisible characters inside a line: what of it is text.

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

/// The text of `range` of a line, without tags, paired `**` and characters that
/// print as nothing. `open`: the line starts in bold type.
pub(crate) fn read(line: &Line<'_>, from: usize, to: usize, open: bool) -> Reading {
    let text = line.text.get(from..to).unwrap_or_default();
    let drops = bold_marks(text, open).0;
    let mut reading = Reading::default();
    let (mut start, mut at) = (0, 0);
    while let Some(rest) = text.get(at..) {
        let Some(char) = rest.chars().next() else {
            break;
        };
        let skip = if drops.contains(&at) {
            2
        } else if matches!(char, '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{c}') {
            char.len_utf8()
        } else {
            tag(rest).unwrap_or(0)
        };
        if skip > 0 {
            reading.push(line, from + start..from + at, true);
            start = at + skip;
            at = start;
        } else {
            at += char.len_utf8();
        }
    }
    reading.push(line, from + start..from + text.len(), true);
    reading.part(0..reading.as_str().len())
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
        assert_eq!(clean("** In totaal"), "** In totaal");
        assert_eq!(clean("vrije\u{ad}tijd"), "vrijetijd");
        assert!(opens_bold("NIEUW**1.1 Een naam"));
    }
}
