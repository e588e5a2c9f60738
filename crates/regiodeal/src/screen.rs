//! What is printed for people: columns, widths, money, dates.

use std::env;
use std::io::{self, IsTerminal};

use regiodeal_dataset::Amount;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How output is shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Screen {
    /// Columns; none is as wide as it takes.
    pub(crate) width: Option<usize>,
    has_colour: bool,
}

impl Screen {
    /// The terminal that standard output is, or a file that takes all. `COLUMNS` overrules.
    pub(crate) fn of_output() -> Self {
        let is_terminal = io::stdout().is_terminal();
        let given = env::var("COLUMNS").ok();
        let given = given.and_then(|columns| columns.parse::<usize>().ok());
        let own = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        let no_colour = env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty());
        Self {
            width: given.or(own.filter(|_| is_terminal)),
            has_colour: is_terminal && !no_colour,
        }
    }

    /// A line in bold, where colour is wanted.
    pub(crate) fn bold(&self, text: &str) -> String {
        self.paint("1", text)
    }

    /// A text in a style of the terminal ("1;31"), where colour is wanted.
    pub(crate) fn paint(&self, style: &str, text: &str) -> String {
        if self.has_colour {
            format!("\u{1b}[{style}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }

    /// A line, cut where the screen ends.
    pub(crate) fn cut(&self, line: &str) -> String {
        match self.width {
            Some(width) => cut(line, width),
            None => line.to_owned(),
        }
    }

    /// Rows in columns; the last is cut where the screen ends. Columns whose heading is
    /// in `right` are set to the right.
    pub(crate) fn table(&self, rows: &[Vec<String>], right: &[&str]) -> String {
        let count = rows.first().map_or(0, Vec::len);
        let wide = |column: usize| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            let widest = cells.map(|cell| cell.width()).max().unwrap_or_default();
            widest.min(self.width.map_or(usize::MAX, |width| (width / 4).max(12)))
        };
        let widths: Vec<usize> = (0..count).map(wide).collect();
        let headings = rows.first().cloned().unwrap_or_default();
        let mut out = String::new();
        for (position, row) in rows.iter().enumerate() {
            let cells = row.iter().zip(&widths).zip(&headings).enumerate();
            let line: Vec<String> = cells
                .map(|(column, ((cell, width), heading))| {
                    if column + 1 == count {
                        return cell.clone();
                    }
                    let cell = cut(cell, *width);
                    let space = " ".repeat(width.saturating_sub(cell.width()));
                    if right.contains(&heading.as_str()) {
                        space + &cell
                    } else {
                        cell + &space
                    }
                })
                .collect();
            let line = self.cut(line.join("  ").trim_end());
            let line = if position == 0 {
                self.bold(&line)
            } else {
                line
            };
            out.push_str(&line);
            out.push('\n');
        }
        out
    }
}

/// As much of a text as fits, with a sign that there is more.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut left = width.saturating_sub(1);
    for char in text.chars() {
        let own = char.width().unwrap_or_default();
        if own > left {
            break;
        }
        left -= own;
        out.push(char);
    }
    out.truncate(out.trim_end().len());
    out.push('…');
    out
}

/// Euro cents as the Dutch write them: "€ 374.800", "€ 1,50".
pub(crate) fn euros(cents: i64) -> String {
    let shown = dutch_money::format(cents).to_string();
    shown
        .strip_suffix(",00")
        .map_or(shown.clone(), str::to_owned)
}

/// An amount: its value, or as printed where it has none.
pub(crate) fn amount(amount: &Amount) -> String {
    amount.cents.map_or_else(|| amount.raw.clone(), euros)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_and_cut() {
        let screen = |width| Screen {
            width,
            has_colour: false,
        };
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let rows = [
            row(["name", "granted", "note"]),
            row(["één", "€ 1", "een lange noot"]),
        ];
        let whole = screen(None).table(&rows, &["granted"]);
        assert_eq!(
            whole,
            "name  granted  note\néén       € 1  een lange noot\n"
        );
        let narrow = screen(Some(22)).table(&rows, &["granted"]);
        assert_eq!(narrow, "name  granted  note\néén       € 1  een la…\n");
    }

    #[test]
    fn money_is_dutch() {
        assert_eq!(euros(37_480_000), "€ 374.800");
        assert_eq!(euros(150), "€ 1,50");
    }
}
