//! The numbers that Word prints before the paragraphs of a list.

use std::collections::{BTreeMap, BTreeSet};

use super::Error;
use super::xml::{Element, Space, Token, Xml};

/// Levels that a list has.
const LEVELS: usize = 9;

/// What is printed before a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) text: String,
    /// It is a mark, not a number.
    pub(super) is_bullet: bool,
    /// How deep, from 0.
    pub(super) level: usize,
}

/// One level of a list.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    /// "%1.%2": what is printed, with the numbers of the levels.
    text: String,
    /// The count starts anew below this level, from 1; 0 for never.
    restart: Option<usize>,
    /// Numbers of other levels are printed as digits.
    legal: bool,
    /// The paragraph style that belongs to the level.
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            format: "decimal".to_owned(),
            text: String::new(),
            restart: None,
            legal: false,
            style: None,
        }
    }
}

/// What a list looks like; several lists may share it, and then count on.
#[derive(Clone, Debug, Default)]
struct Model {
    levels: BTreeMap<usize, Level>,
    /// The style whose list this is.
    of_style: Option<String>,
    /// The style whose list this one looks like.
    like_style: Option<String>,
}

/// A list.
#[derive(Clone, Debug, Default)]
struct List {
    model: u32,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

/// All lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    models: BTreeMap<u32, Model>,
    lists: BTreeMap<u32, List>,
    counts: BTreeMap<u32, [Option<u32>; LEVELS]>,
    /// Lists whose own starts have been set.
    begun: BTreeSet<(u32, usize)>,
}

impl Numbering {
    pub(super) fn parse(part: &str, text: &str) -> Result<Self, Error> {
        let mut xml = Xml::new(part, text);
        let mut reading = Reading::default();
        let mut path: Vec<String> = Vec::new();
        loop {
            match xml.next()? {
                Token::End => return Ok(reading.numbering),
                Token::Close => {
                    path.pop();
                }
                Token::Text(_) => {}
                Token::Open(element) => {
                    if element.space == Space::Word {
                        reading.take(path.last().map_or("", String::as_str), &element);
                    }
                    path.push(element.name().to_owned());
                }
            }
        }
    }

    /// The level that belongs to a paragraph style.
    pub(super) fn level_of_style(&self, list: u32, style: &str) -> Option<usize> {
        let (_, model) = self.model(list)?;
        let mut levels = model.levels.iter();
        let found = levels.find(|(_, level)| level.style.as_deref() == Some(style));
        found.map(|(level, _)| *level)
    }

    /// Counts one paragraph on and gives what is printed before it.
    pub(super) fn next(&mut self, list: u32, level: usize) -> Option<Label> {
        let level = level.min(LEVELS - 1);
        let (id, _) = self.model(list)?;
        let own = self.level(list, level)?;
        self.count(id, list, level, own.start);
        let is_bullet = own.format == "bullet";
        let text = if is_bullet {
            bullet(&own.text).to_owned()
        } else if own.format == "none" {
            String::new()
        } else {
            self.print(id, list, &own)
        };
        Some(Label {
            text,
            is_bullet,
            level,
        })
    }

    fn count(&mut self, id: u32, list: u32, level: usize, start: u32) {
        let first = self.lists.get(&list).and_then(|l| l.starts.get(&level));
        let anew = first.copied().filter(|_| self.begun.insert((list, level)));
        let counts = self.counts.entry(id).or_default();
        let Some(count) = counts.get_mut(level) else {
            return;
        };
        *count = Some(match (anew, *count) {
            (Some(start), _) => start,
            (None, None) => first.copied().unwrap_or(start),
            (None, Some(count)) => count.saturating_add(1),
        });
        for below in level + 1..LEVELS {
            let restart = self.level(list, below).and_then(|level| level.restart);
            if restart.is_none_or(|restart| restart > level)
                && let Some(counts) = self.counts.get_mut(&id)
                && let Some(count) = counts.get_mut(below)
            {
                *count = None;
            }
        }
    }

    fn print(&self, id: u32, list: u32, own: &Level) -> String {
        let mut printed = String::new();
        let mut chars = own.text.chars().peekable();
        while let Some(char) = chars.next() {
            let digit = chars.peek().and_then(|next| next.to_digit(10));
            let level = digit.and_then(|digit| usize::try_from(digit).ok()?.checked_sub(1));
            let Some(level) = level.filter(|_| char == '%') else {
                printed.push(char);
                continue;
            };
            chars.next();
            let of = self.level(list, level).unwrap_or_default();
            let count = self.counts.get(&id).and_then(|counts| *counts.get(level)?);
            let format = if own.legal { "decimal" } else { &of.format };
            printed.push_str(&number(count.unwrap_or(of.start), format));
        }
        printed
    }

    fn level(&self, list: u32, level: usize) -> Option<Level> {
        let own = self.lists.get(&list).and_then(|own| own.levels.get(&level));
        own.or_else(|| self.model(list)?.1.levels.get(&level))
            .cloned()
    }

    /// A list's model, that of its style where it only points to one.
    fn model(&self, list: u32) -> Option<(u32, &Model)> {
        let id = self.lists.get(&list)?.model;
        let model = self.models.get(&id)?;
        let Some(like) = model.like_style.as_deref() else {
            return Some((id, model));
        };
        let mut models = self.models.iter();
        let styled = models.find(|(_, model)| model.of_style.as_deref() == Some(like));
        Some(styled.map_or((id, model), |(id, model)| (*id, model)))
    }
}

/// Where reading `numbering.xml` is.
#[derive(Default)]
struct Reading {
    numbering: Numbering,
    model: u32,
    list: Option<u32>,
    level: usize,
}

impl Reading {
    fn take(&mut self, parent: &str, element: &Element<'_>) {
        let id = |name: &str| element.attribute(name).and_then(|id| id.parse().ok());
        match (parent, element.name()) {
            ("numbering", "abstractNum") => {
                self.model = id("abstractNumId").unwrap_or_default();
                self.list = None;
                self.numbering.models.insert(self.model, Model::default());
            }
            ("numbering", "num") => {
                let list = id("numId").unwrap_or_default();
                self.list = Some(list);
                self.numbering.lists.insert(list, List::default());
            }
            ("num", "abstractNumId") => {
                if let Some(list) = self.own_list() {
                    list.model = element.number().unwrap_or_default();
                }
            }
            ("abstractNum", "styleLink") => {
                let style = element.attribute("val");
                if let Some(model) = self.numbering.models.get_mut(&self.model) {
                    model.of_style = style;
                }
            }
            ("abstractNum", "numStyleLink") => {
                let style = element.attribute("val");
                if let Some(model) = self.numbering.models.get_mut(&self.model) {
                    model.like_style = style;
                }
            }
            (_, "lvlOverride" | "lvl") => {
                let level = id("ilvl").and_then(|level| usize::try_from(level).ok());
                let level = level.unwrap_or_default();
                self.level = level;
                if element.name() == "lvl" {
                    self.levels().insert(level, Level::default());
                }
            }
            ("lvlOverride", "startOverride") => {
                let (level, start) = (self.level, element.number());
                if let (Some(list), Some(start)) = (self.own_list(), start) {
                    list.starts.insert(level, start);
                }
            }
            ("lvl", _) => self.take_level(element),
            _ => {}
        }
    }

    fn take_level(&mut self, element: &Element<'_>) {
        let at = self.level;
        let Some(level) = self.levels().get_mut(&at) else {
            return;
        };
        let value = || element.attribute("val").unwrap_or_default();
        match element.name() {
            "start" => level.start = element.number().unwrap_or(1),
            "numFmt" => level.format = value(),
            "lvlText" => level.text = value(),
            "lvlRestart" => {
                level.restart = element.number().and_then(|at| usize::try_from(at).ok());
            }
            "isLgl" => level.legal = element.is_on(),
            "pStyle" => level.style = Some(value()),
            _ => {}
        }
    }

    fn own_list(&mut self) -> Option<&mut List> {
        self.numbering.lists.get_mut(&self.list?)
    }

    fn levels(&mut self) -> &mut BTreeMap<usize, Level> {
        match self.list {
            Some(list) => &mut self.numbering.lists.entry(list).or_default().levels,
            None => &mut self.numbering.models.entry(self.model).or_default().levels,
        }
    }
}

/// The mark that is read for a bullet. Word draws most from fonts of its own.
fn bullet(text: &str) -> &str {
    match text.trim() {
        mark @ ("-" | "–" | "▪" | "◦" | "●" | "○" | "■" | "►" | "➢" | "✓" | "*") => {
            mark
        }
        _ => "•",
    }
}

/// A number as a list prints it.
fn number(number: u32, format: &str) -> String {
    match format {
        "lowerLetter" => letters(number, 'a'),
        "upperLetter" => letters(number, 'A'),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        "decimalZero" => format!("{number:02}"),
        "ordinal" => format!("{number}e"),
        "none" => String::new(),
        _ => number.to_string(),
    }
}

/// a, b, … z, aa, bb: the letter is repeated.
fn letters(number: u32, first: char) -> String {
    let Some(from_zero) = number.checked_sub(1) else {
        return String::new();
    };
    let letter = char::from_u32(u32::from(first) + from_zero % 26).unwrap_or(first);
    // No list is longer; a number from a file may be.
    let times = usize::try_from(from_zero / 26).unwrap_or(0).min(20) + 1;
    letter.to_string().repeat(times)
}

fn roman(number: u32) -> String {
    const DIGITS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    // Larger numbers have no Roman form.
    if number > 3999 {
        return number.to_string();
    }
    let mut left = number;
    let mut roman = String::new();
    for (value, digit) in DIGITS {
        while left >= value {
            roman.push_str(digit);
            left -= value;
        }
    }
    roman
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: &str = r#"
      <w:abstractNum w:abstractNumId="7">
        <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
        <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:pStyle w:val="Kop2"/><w:lvlText w:val="%1.%2"/></w:lvl>
        <w:lvl w:ilvl="2"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
        <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
      </w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
      <w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>
      <w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>"#;

    fn lists() -> Numbering {
        let text = format!(
            r#"<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{LISTS}</w:numbering>"#
        );
        Numbering::parse("numbering.xml", &text).expect("lists")
    }

    fn print(numbering: &mut Numbering, steps: &[(u32, usize)]) -> Vec<String> {
        let label = |(list, level): &(u32, usize)| numbering.next(*list, *level);
        let labels = steps.iter().map(label);
        labels.map(|label| label.expect("a label").text).collect()
    }

    #[test]
    fn levels_count_below_each_other_and_start_anew() {
        let steps = [
            (1, 0),
            (1, 1),
            (1, 1),
            (1, 2),
            (1, 0),
            (1, 1),
            (1, 2),
            (1, 3),
        ];
        assert_eq!(
            print(&mut lists(), &steps),
            ["3.", "3.1", "3.2", "a)", "4.", "4.1", "a)", "•"]
        );
    }

    #[test]
    fn lists_of_one_model_count_on_unless_one_has_its_own_start() {
        let steps = [(1, 0), (2, 0), (3, 0), (3, 0), (1, 0)];
        assert_eq!(print(&mut lists(), &steps), ["3.", "4.", "1.", "2.", "3."]);
        assert_eq!(lists().level_of_style(1, "Kop2"), Some(1));
    }

    #[test]
    fn numbers_have_their_forms() {
        assert_eq!(letters(28, 'a'), "bb");
        assert_eq!(roman(1994), "MCMXCIV");
        assert_eq!(number(4, "lowerRoman"), "iv");
        assert_eq!(number(7, "decimalZero"), "07");
    }
}
