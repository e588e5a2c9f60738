//! Which lines are one paragraph: text set to a width is cut at that width, with
//! or without blank lines between, and hyphenated at line ends.

use std::collections::{HashSet, VecDeque};

use super::{PAGE_GAP, Printed, inline, looks};
use crate::block::{Block, Kind};
use crate::reading::Reading;

/// A line longer than this was not cut to a width.
const WIDEST: usize = 160;
/// Lines around one that show the width of its column.
const NEIGHBOURS: usize = 2;
/// Lines of a heading or a list item that is broken over lines.
const SHORT: usize = 70;
/// Lines that a quotation may take.
const QUOTE_LINES: usize = 12;
/// Blocks that may stand in the middle of a sentence: a side column.
const INTERRUPTION: usize = 12;
/// No word is longer, in bytes.
const LONGEST_WORD: usize = 256;

/// How a document sets its lines, told from all of them.
pub(crate) struct Dialect {
    /// Lines are cut to a width.
    wrapped: bool,
    /// Blank lines between two lines of one paragraph.
    gap: usize,
    /// The words of the document that hold a hyphen, in lower case.
    hyphenated: HashSet<String>,
    /// Its other words, in lower case.
    plain: HashSet<String>,
}

impl Dialect {
    pub(crate) fn of(prose: &[Printed<'_>]) -> Self {
        let mut gaps = [0_usize; 2];
        let mut long = 0;
        for pair in prose.windows(2) {
            let [line, next] = pair else { continue };
            if line.width <= SHORT / 3 || line.width > WIDEST {
                continue;
            }
            long += 1;
            if runs_on(line.text, next.text)
                && let Some(count) = gaps.get_mut(next.gap)
            {
                *count += 1;
            }
        }
        let [tight, spaced] = gaps;
        let mut dialect = Self {
            wrapped: (tight + spaced) * 4 > long && tight + spaced >= 3,
            gap: usize::from(spaced > 2 * tight && spaced >= 5),
            hyphenated: HashSet::new(),
            plain: HashSet::new(),
        };
        for line in prose {
            dialect.learn(line.text, |_| true);
        }
        dialect
    }

    /// A dialect that knows words alone, for pages whose lines are told by their places:
    /// those that begin as the words do that a line end cuts.
    pub(crate) fn of_words(lines: &[String]) -> Self {
        let mut dialect = Self {
            wrapped: true,
            gap: 0,
            hyphenated: HashSet::new(),
            plain: HashSet::new(),
        };
        let mut beginnings = Beginnings::default();
        for line in lines {
            let cut = line.split_whitespace();
            for word in cut.filter(|word| word.ends_with(['-', '\u{2010}'])) {
                beginnings.add(word);
            }
        }
        for line in lines {
            dialect.learn(line, |word| beginnings.have(word));
        }
        dialect
    }

    /// Learns the words that are wanted, by themselves.
    fn learn(&mut self, line: &str, is_wanted: impl Fn(&str) -> bool) {
        let mut lower = String::new();
        for word in line.split_whitespace() {
            let word = word.trim_matches(|char: char| !char.is_alphanumeric() && char != '-');
            if !is_wanted(word) {
                continue;
            }
            let words = if word.trim_end_matches('-').contains('-') {
                &mut self.hyphenated
            } else {
                &mut self.plain
            };
            if word.ends_with('-') {
                continue;
            }
            lower.clear();
            // Most words come again and again.
            if word.is_ascii() {
                lower.push_str(word);
                lower.make_ascii_lowercase();
            } else {
                lower.push_str(&word.to_lowercase());
            }
            if !words.contains(&lower) {
                words.insert(lower.clone());
            }
        }
    }

    /// What joins a text and the `next` line; a hyphen that only ends the line is dropped.
    pub(crate) fn glue(&self, text: &mut Reading, next: &str) -> &'static str {
        let word = last_word(text.as_str());
        if !word.ends_with(['-', '\u{2010}']) {
            return " ";
        }
        let next = next.split_whitespace().next().unwrap_or_default();
        let (keeps, glue) = self.hyphen(word, next, false);
        if !keeps {
            text.pop();
        }
        glue
    }

    /// What joins `word-` at a line end and the `next` word, and whether the hyphen
    /// stays. `spaced`: white space is printed behind the hyphen.
    fn hyphen(&self, word: &str, next: &str, spaced: bool) -> (bool, &'static str) {
        let stem = word.trim_end_matches(['-', '\u{2010}']);
        let last = stem.chars().next_back();
        if spaced || !last.is_some_and(char::is_alphabetic) {
            return (true, " ");
        }
        // "welzijns- en zorginstellingen": the hyphen stands for a word left out.
        if matches!(next, "en" | "of" | "tot" | "als" | "e.a.") {
            return (true, " ");
        }
        let small = next.chars().next().is_some_and(char::is_lowercase);
        let next = next.trim_end_matches(|char: char| !char.is_alphanumeric());
        let hyphenated = format!("{stem}-{next}").to_lowercase();
        let joined = format!("{stem}{next}").to_lowercase();
        if !small {
            // A word in capitals that the document has without a hyphen elsewhere.
            let capitals = next.chars().all(char::is_uppercase) && !next.is_empty();
            let known = self.plain.contains(&joined) && !self.hyphenated.contains(&hyphenated);
            return (!(capitals && known), "");
        }
        let acronym = last.is_some_and(char::is_uppercase);
        let keeps =
            acronym || self.hyphenated.contains(&hyphenated) && !self.plain.contains(&joined);
        (keeps, "")
    }
}

/// How some words begin: a bit for the low five bits of each of their first two letters.
#[derive(Default)]
struct Beginnings([u32; 32]);

impl Beginnings {
    /// The same in both cases, and for all letters beyond ASCII.
    fn place(word: &str) -> (usize, u32) {
        let low = |byte: u8| if byte.is_ascii() { byte & 31 } else { 0 };
        let mut bytes = word.bytes().map(low);
        let (first, second) = (bytes.next().unwrap_or(0), bytes.next().unwrap_or(0));
        (usize::from(first), 1 << second)
    }

    /// Adds the words that begin with this one, whose last character is a hyphen.
    fn add(&mut self, cut: &str) {
        let (at, bit) = Self::place(cut);
        let stem = cut.trim_end_matches(['-', '\u{2010}']);
        let is_letter = stem.chars().nth(1).is_none();
        if let Some(bits) = self.0.get_mut(at) {
            *bits |= if is_letter { u32::MAX } else { bit };
        }
    }

    fn have(&self, word: &str) -> bool {
        let (at, bit) = Self::place(word);
        self.0.get(at).is_some_and(|bits| bits & bit != 0)
    }
}

/// The paragraph that starts `skip` bytes into the line at `from`, and the position of
/// the line behind it.
pub(crate) fn paragraph(
    printed: &[Printed<'_>],
    from: usize,
    skip: usize,
    dialect: &Dialect,
) -> (Reading, usize) {
    let mut text = Reading::default();
    let mut to = from;
    let mut bold = false;
    while let Some(line) = printed.get(to) {
        let begin = line.begin();
        let first = if to == from { begin + skip } else { begin };
        let part = inline::read(&line.line, first, begin + line.text.len(), bold);
        let glue = if to == from {
            ""
        } else {
            glue(&mut text, printed.get(to - 1), part.as_str(), dialect)
        };
        text.append(&part, glue, to > from);
        bold = inline::opens_bold(line.text) != bold;
        to += 1;
        if !joins(printed, from, to, bold, &text, dialect) {
            break;
        }
    }
    (text, to)
}

/// The last word of a text, or the end of one that is longer than any word.
fn last_word(text: &str) -> &str {
    let mut start = text.len().saturating_sub(LONGEST_WORD);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let end = text.get(start..).unwrap_or_default();
    end.rsplit(char::is_whitespace).next().unwrap_or_default()
}

fn glue(
    text: &mut Reading,
    before: Option<&Printed<'_>>,
    next: &str,
    dialect: &Dialect,
) -> &'static str {
    let ends_soft = before.is_some_and(|line| line.line.text.trim_end().ends_with('\u{ad}'));
    if ends_soft {
        return "";
    }
    let word = last_word(text.as_str());
    if !word.ends_with('-') {
        return " ";
    }
    let spaced = before.is_some_and(|line| line.line.text.ends_with([' ', '\u{a0}']));
    let next = next.split_whitespace().next().unwrap_or_default();
    let (keeps, glue) = dialect.hyphen(word, next, spaced);
    if !keeps {
        text.pop();
    }
    glue
}

/// Whether the line at `to` goes on with the paragraph that starts at `from`.
fn joins(
    printed: &[Printed<'_>],
    from: usize,
    to: usize,
    bold: bool,
    text: &Reading,
    dialect: &Dialect,
) -> bool {
    let (Some(line), Some(next)) = (printed.get(to - 1), printed.get(to)) else {
        return false;
    };
    if next.furniture || next.aside != line.aside || looks::starts_block(next.text) {
        return false;
    }
    if next.gap == 0 && looks::has_label(next.text) && !runs_on(line.text, next.text) {
        return false;
    }
    let so_far = text.as_str();
    if next.gap == 0 && bold && inline::opens_bold(next.text) {
        return true;
    }
    if next.gap <= dialect.gap && to - from < QUOTE_LINES && looks::quote_is_open(so_far) {
        return true;
    }
    if next.gap == 0 && goes_on_with_title(printed, from, to) {
        return true;
    }
    let runs_on = runs_on(line.text, next.text);
    if !dialect.wrapped {
        return next.gap == 0 && runs_on && line.width <= WIDEST;
    }
    let full = is_full(printed, to - 1);
    if next.gap <= dialect.gap {
        return full && !ends_heading(line, next)
            || runs_on
            || goes_on_spaced(printed, to, dialect);
    }
    next.gap <= PAGE_GAP + 2 && full && runs_on
}

/// A short line in other capitals than the one below it.
fn ends_heading(line: &Printed<'_>, next: &Printed<'_>) -> bool {
    looks::is_capitals(line.text) && !looks::is_capitals(next.text)
}

/// Two short lines as far apart as wrapped lines are, with text below: a heading
/// of two lines. Only where blank lines part wrapped lines does that tell anything.
fn goes_on_spaced(printed: &[Printed<'_>], to: usize, dialect: &Dialect) -> bool {
    let (Some(line), Some(next)) = (printed.get(to - 1), printed.get(to)) else {
        return false;
    };
    dialect.gap > 0
        && next.gap == dialect.gap
        && looks::is_title(line.text)
        && looks::is_title(next.text)
        && line.gap > dialect.gap
        && printed
            .get(to + 1)
            .is_some_and(|body| body.gap == 0 && body.width > next.width)
}

/// "3 Financiën".
fn opens_chapter(text: &str) -> bool {
    let Some((number, title)) = text.split_once(' ') else {
        return false;
    };
    number.len() <= 2
        && number.chars().all(|char| char.is_ascii_digit())
        && title.chars().next().is_some_and(char::is_uppercase)
}

/// "1. Regionale aanpak betaalbare" / "koopwoningen".
fn goes_on_with_title(printed: &[Printed<'_>], from: usize, to: usize) -> bool {
    let (Some(first), Some(line), Some(next)) =
        (printed.get(from), printed.get(to - 1), printed.get(to))
    else {
        return false;
    };
    to - from < 3
        && looks::numbered(first.text)
        && line.width < SHORT
        && next.width < SHORT
        && looks::is_title(line.text)
        && looks::is_title(next.text)
        && looks::is_capitals(line.text) == looks::is_capitals(next.text)
        && !opens_chapter(next.text)
        && printed
            .get(to + 1)
            .is_none_or(|after| after.gap > 0 || looks::starts_block(after.text))
}

/// The next word would not have fitted on the line.
fn is_full(printed: &[Printed<'_>], at: usize) -> bool {
    let (Some(line), Some(next)) = (printed.get(at), printed.get(at + 1)) else {
        return false;
    };
    let around = printed
        .get(at.saturating_sub(NEIGHBOURS)..printed.len().min(at + 2 + NEIGHBOURS))
        .unwrap_or_default();
    let width = around
        .iter()
        .filter(|near| near.width <= WIDEST && !near.furniture)
        .map(|near| near.width)
        .max()
        .unwrap_or(WIDEST);
    // An amount is not parted from its currency.
    let mut words = next.text.split_whitespace();
    let mut word = words.next().unwrap_or_default().chars().count();
    if next.text.starts_with('€') && word == 1 {
        word += 1 + words.next().unwrap_or_default().chars().count();
    }
    line.width <= WIDEST && line.width + 1 + word > width
}

/// A sentence that has not ended goes on in the next line.
pub(crate) fn runs_on(line: &str, next: &str) -> bool {
    let starts_small = next.chars().next().is_some_and(|char| {
        char.is_lowercase() || matches!(char, '(' | '&') && next.len() > 1 && !next.ends_with(')')
    });
    let word = line.trim_end_matches('-');
    let hyphen = word.len() < line.len()
        && word.chars().next_back().is_some_and(char::is_alphabetic)
        && next.chars().next().is_some_and(char::is_alphabetic);
    let starts_small = starts_small || next.starts_with('€') && line.ends_with(char::is_lowercase);
    let open = !line.ends_with(['.', '!', '?', ':', ';', '”', '’', '"', '…']);
    hyphen || open && starts_small
}

/// Joins a sentence that a side column interrupts: the paragraph has not ended,
/// what follows is narrower, and behind it a paragraph starts in small letters.
pub(crate) fn join_around(blocks: &mut Vec<Block>) {
    let mut rest: VecDeque<Block> = std::mem::take(blocks).into();
    while let Some(mut block) = rest.pop_front() {
        let mut measure = Measure::of(&block);
        // What stands before the last piece goes on with nothing behind it.
        let mut passed = 0;
        while let Some(at) = continuation(&block, measure, &rest, passed) {
            let Some(next) = rest.remove(at) else { break };
            let glue = if block.text.as_str().ends_with('-') {
                ""
            } else {
                " "
            };
            measure = measure.with(glue, Measure::of(&next));
            block.text.append(&next.text, glue, at == passed);
            passed = at;
        }
        blocks.push(block);
    }
}

/// How much text a block has: a paragraph that others are joined to is not counted anew.
#[derive(Clone, Copy)]
struct Measure {
    lines: usize,
    chars: usize,
}

impl Measure {
    fn of(block: &Block) -> Self {
        Self {
            lines: block.text.lines().count(),
            chars: block.text.as_str().chars().count(),
        }
    }

    fn with(self, glue: &str, next: Self) -> Self {
        Self {
            lines: self.lines + next.lines,
            chars: self.chars + glue.len() + next.chars,
        }
    }

    fn width(self) -> usize {
        self.chars / self.lines.max(1)
    }
}

/// Which of the blocks behind a paragraph, from `passed` on, goes on with its last sentence.
fn continuation(
    block: &Block,
    measure: Measure,
    rest: &VecDeque<Block>,
    passed: usize,
) -> Option<usize> {
    let text = block.text.as_str();
    if block.kind != Kind::Paragraph || measure.lines < 2 || looks::ends_sentence(text) {
        return None;
    }
    let at = rest
        .iter()
        .skip(passed)
        .take(INTERRUPTION + 1)
        .position(|next| runs_on(text, next.text.as_str()) && next.kind == Kind::Paragraph)?;
    let is_aside = |aside: &Block| {
        matches!(aside.kind, Kind::Furniture | Kind::Aside)
            || Measure::of(aside).width() < measure.width() * 3 / 4
    };
    let mut between = rest.iter().skip(passed).take(at);
    between.all(is_aside).then_some(passed + at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn words_that_begin_otherwise_tell_nothing(
            lines in prop::collection::vec("([a-cA-CéÉ-]{1,5} ){0,4}[a-cA-CéÉ]{1,3}-{0,2}", 1..8)
        ) {
            let some = Dialect::of_words(&lines);
            let mut all = Dialect::of_words(&[]);
            for line in &lines {
                all.learn(line, |_| true);
            }
            for pair in lines.windows(2) {
                let [line, next] = pair else { continue };
                let (word, next) = (last_word(line), next.split(' ').next().unwrap_or_default());
                if word.ends_with('-') {
                    let known = all.hyphen(word, next, false);
                    prop_assert_eq!(some.hyphen(word, next, false), known, "{}, {}", word, next);
                }
            }
        }
    }
}
