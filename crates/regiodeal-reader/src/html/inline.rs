//! The text of a line as a browser sets it.

/// Lines of running text, with white space collapsed.
#[derive(Debug, Default)]
pub(super) struct Inline {
    lines: Vec<Line>,
    /// White space was met, and prints as a space before the next word.
    space: bool,
}

/// One line, up to a line break.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) text: String,
    /// Something in it is in bold type, something is not.
    bold: bool,
    plain: bool,
}

impl Line {
    /// All of it is set in bold type.
    pub(super) fn is_strong(&self) -> bool {
        self.bold && !self.plain
    }

    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
}

impl Inline {
    /// Adds text. Soft hyphens and characters without width print nothing.
    pub(super) fn text(&mut self, text: &str, strong: bool) {
        for char in text.chars() {
            match char {
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => self.space = true,
                '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
                _ => self.push(char, strong),
            }
        }
    }

    /// Adds text in which a line feed parts lines.
    pub(super) fn preformatted(&mut self, text: &str, strong: bool) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.end_line();
            }
            self.text(line, strong);
        }
    }

    /// Adds raised text. "1<sup>e</sup>" is "1e"; but a raised figure behind an amount is
    /// no part of it, so it stays raised, or apart.
    pub(super) fn raised(&mut self, text: &str, strong: bool) {
        let digits = text.chars().any(|char| char.is_ascii_digit());
        if !digits || text.chars().any(char::is_alphabetic) {
            self.text(text, strong);
        } else if text.trim().chars().all(|char| char.is_ascii_digit()) {
            let raised: String = text.chars().map(superscript).collect();
            self.text(&raised, strong);
        } else {
            self.space = true;
            self.text(text, strong);
        }
    }

    /// What follows stands on the next line.
    pub(super) fn end_line(&mut self) {
        self.space = false;
        if self.lines.is_empty() {
            self.lines.push(Line::default());
        }
        self.lines.push(Line::default());
    }

    /// The lines so far; the next are those of another block.
    pub(super) fn take(&mut self) -> Vec<Line> {
        self.space = false;
        std::mem::take(&mut self.lines)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lines.iter().all(Line::is_empty)
    }

    fn push(&mut self, char: char, strong: bool) {
        if self.lines.is_empty() {
            self.lines.push(Line::default());
        }
        let Some(line) = self.lines.last_mut() else {
            return;
        };
        if std::mem::take(&mut self.space) && !line.text.is_empty() {
            line.text.push(' ');
        }
        line.text.push(char);
        if !char.is_whitespace() {
            line.bold |= strong;
            line.plain |= !strong;
        }
    }
}

fn superscript(char: char) -> char {
    match char {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raised(text: &str, above: &str) -> String {
        let mut inline = Inline::default();
        inline.text(text, false);
        inline.raised(above, false);
        inline.take().remove(0).text
    }

    #[test]
    fn a_raised_figure_is_no_digit_of_the_amount() {
        assert_eq!(raised("295.000", "1"), "295.000¹");
        assert_eq!(raised("295.000", "1)"), "295.000 1)");
        assert_eq!(raised("295.000", "*"), "295.000*");
        assert_eq!(raised("1", "e"), "1e");
    }

    #[test]
    fn white_space_collapses_and_what_has_no_width_is_gone() {
        let mut inline = Inline::default();
        inline.text(" twee\n\t  woor\u{ad}den ", false);
        inline.text("\u{200b}€\u{a0}5", false);
        assert_eq!(inline.take().remove(0).text, "twee woorden €\u{a0}5");
    }
}
