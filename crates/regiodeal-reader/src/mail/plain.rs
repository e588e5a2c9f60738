//! The plain text of a mail: lines that the sender's program broke are joined, and marks
//! of quotation are written in one way.

use mail_parser::{MessagePart, MimeHeaders};

/// Where quoted text is so many times as long as the rest, the mail hands it on.
const HANDED_ON: usize = 3;

/// How the lines of a part are broken.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Format {
    /// A line that ends with a space goes on in the next one.
    flowed: bool,
    /// That space is no part of the text.
    drops_space: bool,
}

impl Format {
    pub(super) fn of(part: &MessagePart<'_>) -> Self {
        let says = |name: &str, value: &str| {
            part.content_type()
                .and_then(|kind| kind.attribute(name))
                .is_some_and(|said| said.eq_ignore_ascii_case(value))
        };
        Self {
            flowed: says("format", "flowed"),
            drops_space: says("delsp", "yes"),
        }
    }
}

/// A line and how deep it is quoted.
struct Line {
    depth: usize,
    text: String,
    /// It goes on in the next line.
    goes_on: bool,
}

/// The text with its lines as the sender wrote them.
pub(super) fn read(text: &str, format: Format) -> String {
    let mut lines: Vec<Line> = Vec::new();
    for raw in text.replace("\r\n", "\n").replace('\r', "\n").split('\n') {
        let line = line(raw, format);
        match lines.last_mut() {
            Some(last) if last.goes_on && last.depth == line.depth && line.text != "-- " => {
                last.text.push_str(&line.text);
                last.goes_on = line.goes_on;
            }
            _ => lines.push(line),
        }
    }
    written(&lines)
}

fn line(raw: &str, format: Format) -> Line {
    let (depth, text) = unquoted(raw);
    // Flowed text has a space before what would look like a quotation.
    let text = match text.strip_prefix(' ') {
        Some(rest) if format.flowed => rest,
        _ => text,
    };
    let goes_on = format.flowed && text.ends_with(' ') && text != "-- ";
    let text = if goes_on && format.drops_space {
        text.strip_suffix(' ').unwrap_or(text)
    } else {
        text
    };
    Line {
        depth,
        text: text.to_owned(),
        goes_on,
    }
}

/// How many marks of quotation a line begins with, and the rest: "> > tekst", ">> tekst".
fn unquoted(raw: &str) -> (usize, &str) {
    let (mut depth, mut rest) = (0, raw);
    while let Some(behind) = rest.strip_prefix('>') {
        depth += 1;
        rest = match behind.strip_prefix(' ') {
            Some(spaced) if spaced.starts_with('>') => spaced,
            _ => behind,
        };
    }
    if depth > 0 {
        rest = rest.strip_prefix(' ').unwrap_or(rest);
    }
    (depth, rest)
}

fn written(lines: &[Line]) -> String {
    let letters = |quoted: bool| -> usize {
        let lines = lines.iter().filter(|line| (line.depth > 0) == quoted);
        lines.map(|line| line.text.trim().len()).sum()
    };
    let handed_on = letters(true) > HANDED_ON * letters(false);
    let mut text = String::new();
    for line in lines {
        if line.depth > 0 && !handed_on && !line.text.trim().is_empty() {
            text.push_str("> ");
        }
        text.push_str(&line.text);
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const FLOWED: Format = Format {
        flowed: true,
        drops_space: false,
    };

    #[test]
    fn flowed_lines_are_joined_and_others_stay() {
        let text = "Oevers \r\nvan de \r\nVecht\r\nMidden\r\n-- \r\nPiet";
        assert_eq!(
            read(text, FLOWED),
            "Oevers van de Vecht\nMidden\n-- \nPiet\n"
        );
        assert_eq!(read("Oevers \nvan", Format::default()), "Oevers \nvan\n");
    }

    #[test]
    fn quotations_keep_one_mark_unless_they_are_what_is_sent() {
        let answer = "Hier is het antwoord op de vraag.\n>> oud\n>\n> vraag";
        assert_eq!(
            read(answer, Format::default()),
            "Hier is het antwoord op de vraag.\n> oud\n\n> vraag\n"
        );
        let sent = "Zie onder\n> Oevers krijgt € 5.000 van de stuurgroep.";
        assert_eq!(
            read(sent, Format::default()),
            "Zie onder\nOevers krijgt € 5.000 van de stuurgroep.\n"
        );
    }
}
