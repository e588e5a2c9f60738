//! From the elements of an article to its blocks.

use std::ops::Range;

use regiodeal_document::{Block, Composer, Kind, Page, Piece};
use scraper::node::Element;

use super::around::{heading_level, heads};
use super::article::{Article, Title};
use super::flat::{Flat, What};
use super::inline::{Inline, Line};
use super::names;
use super::table;

/// Words of a term that stands before its explanation, and of that explanation, at most.
const EXPLANATION: usize = 12;
/// A line of this many code points may have been broken because it was full.
const FULL_LINE: usize = 40;

/// Writes the blocks of an article.
pub(super) fn write(flat: &Flat<'_>, article: &Article) -> (Page, Vec<Block>) {
    let mut flow = Flow {
        flat,
        out: Composer::default(),
        inline: Inline::default(),
        set: Set {
            kind: Kind::Paragraph,
            heading: 0,
            strong: false,
            preformatted: false,
            lists: 0,
            terms: Terms::None,
        },
        open: Vec::new(),
        lists: Vec::new(),
        bullet: None,
        term: None,
        level: 1,
    };
    match &article.title {
        Some(Title::Own(title)) => {
            let heading = Piece::new(Kind::Heading, title);
            flow.out.add(&Piece {
                level: 1,
                ..heading
            });
        }
        Some(Title::Above(title)) => flow.out.add(&Piece::new(Kind::Paragraph, title)),
        None => {}
    }
    for part in &article.parts {
        flow.part(part.clone(), &article.gone);
    }
    flow.out.finish()
}

/// The text of a table's cell in one line.
pub(super) fn cell(flat: &Flat<'_>, index: usize) -> String {
    let mut inline = Inline::default();
    let mut at = index;
    let end = flat.range(index).end;
    while at < end {
        at = match flat.items.get(at).map(|item| item.what) {
            Some(What::Text(text)) => {
                inline.text(text, false);
                at + 1
            }
            Some(What::Element(element)) if element.name() == "sup" => {
                inline.raised(&flat.text(flat.range(at)), false);
                flat.range(at).end
            }
            Some(What::Element(element)) => {
                if !names::is_inline(element.name()) {
                    inline.text(" ", false);
                }
                at + 1
            }
            None => end,
        };
    }
    let lines = inline.take();
    lines.into_iter().map(|line| line.text).collect()
}

struct Flow<'f, 'h> {
    flat: &'f Flat<'h>,
    out: Composer,
    inline: Inline,
    set: Set,
    open: Vec<Open>,
    lists: Vec<List>,
    /// The number of an item that has no text yet, or "": a bullet is the style sheet's,
    /// and [`Kind::Item`] says as much.
    bullet: Option<String>,
    /// A term that waits for its explanation.
    term: Option<String>,
    /// The level of the last heading.
    level: usize,
}

/// How text is set at this point.
#[derive(Clone, Copy, Debug)]
struct Set {
    /// What a line is that is no heading and no item.
    kind: Kind,
    /// The level of the heading that it is part of, else 0.
    heading: usize,
    strong: bool,
    preformatted: bool,
    /// In lists that are this deep.
    lists: usize,
    terms: Terms,
}

/// Where text stands in a list of terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Terms {
    /// In an explanation, or in no such list.
    None,
    /// In a short term, which stands before its explanation.
    Term,
    /// In a list whose terms head long explanations.
    Long,
}

/// An element that is open, and what holds behind it.
struct Open {
    end: usize,
    set: Set,
    parts_lines: bool,
    is_list: bool,
    is_item: bool,
    /// The level of headings behind it: what an accordion holds does not change it.
    level: Option<usize>,
    closing: &'static str,
}

struct List {
    /// The number of the next item, where the list has numbers, and how they are written.
    number: Option<i64>,
    step: i64,
    style: char,
}

impl<'h> Flow<'_, 'h> {
    fn part(&mut self, part: Range<usize>, gone: &[Range<usize>]) {
        let first = gone.partition_point(|range| range.end <= part.start);
        let mut gone = gone.get(first..).unwrap_or_default().iter().peekable();
        let mut at = part.start;
        while at < part.end {
            self.close(at);
            while gone.next_if(|range| range.end <= at).is_some() {}
            if let Some(range) = gone.next_if(|range| range.contains(&at)) {
                self.flush();
                at = range.end;
                continue;
            }
            at = match self.flat.items.get(at).map(|item| item.what) {
                Some(What::Text(text)) if self.set.preformatted => {
                    self.inline.preformatted(text, self.set.strong);
                    at + 1
                }
                Some(What::Text(text)) => {
                    self.inline.text(text, self.set.strong);
                    at + 1
                }
                Some(What::Element(element)) => self.enter(at, element),
                None => part.end,
            };
        }
        self.close(usize::MAX);
        self.flush();
        self.end_term();
    }

    /// Opens an element; gives the item to go on with.
    fn enter(&mut self, at: usize, element: &'h Element) -> usize {
        let end = self.flat.range(at).end;
        let tag = element.name();
        if tag == "br" {
            self.inline.end_line();
            return end;
        }
        if tag == "sup" {
            let text = self.flat.text(self.flat.range(at));
            self.inline.raised(&text, self.set.strong);
            return end;
        }
        if tag == "button" && self.set.heading == 0 && !opens_panel(element) {
            return end;
        }
        if let Some(table) = table::read(self.flat, at) {
            self.table(&table);
            return end;
        }
        let parts_lines = !names::is_inline(tag)
            || tag == "button" && self.set.heading == 0
            || says_block(element);
        if parts_lines {
            self.flush();
        }
        let mut open = Open {
            end,
            set: self.set,
            parts_lines,
            is_list: false,
            is_item: false,
            level: None,
            closing: "",
        };
        self.enter_set(at, element, &mut open);
        self.open.push(open);
        at + 1
    }

    /// How the text within an element is set.
    fn enter_set(&mut self, at: usize, element: &Element, open: &mut Open) {
        match element.name() {
            "strong" | "b" => self.set.strong = true,
            // A date is a word of its own, however close it is written to what is before it.
            "time" => self.inline.text(" ", self.set.strong),
            // So is what a label says of what stands before or behind it.
            "label" => {
                self.inline.text(" ", self.set.strong);
                open.closing = " ";
            }
            "q" => {
                self.inline.text("“", self.set.strong);
                open.closing = "”";
            }
            "blockquote" => self.set.kind = Kind::Quote,
            "figcaption" => self.set.kind = Kind::Caption,
            "pre" => self.set.preformatted = true,
            "ul" | "ol" | "menu" => {
                self.set.lists += 1;
                self.lists.push(List::of(self.flat, at, element));
                open.is_list = true;
            }
            "li" => {
                let number = self.lists.last_mut().and_then(|list| list.number(element));
                self.bullet = Some(number.unwrap_or_default());
                open.is_item = true;
            }
            "dl" if has_long_explanations(self.flat, at) => self.set.terms = Terms::Long,
            "dl" => self.set.terms = Terms::None,
            "dt" => {
                self.end_term();
                match self.set.terms {
                    Terms::Long => self.set.strong = true,
                    _ => self.set.terms = Terms::Term,
                }
            }
            "details" => open.level = Some(self.level),
            "summary" => self.set.heading = self.summary_level(at),
            "button" if open.parts_lines => self.set.heading = (self.level + 1).min(6),
            tag => {
                let role = element.attr("role") == Some("heading");
                let given = || element.attr("aria-level")?.trim().parse().ok();
                let level = heading_level(tag).or_else(|| role.then(|| given().unwrap_or(2)));
                if let Some(level) = level {
                    self.set.heading = level;
                    self.level = level;
                }
            }
        }
        if element.attr("style").is_some_and(is_bold) {
            self.set.strong = true;
        }
    }

    /// A summary heads what it opens.
    fn summary_level(&self, at: usize) -> usize {
        let details = self.flat.parent(at).map(|details| self.flat.range(details));
        let own = self.flat.words(&self.flat.range(at));
        let heads = details.is_some_and(|details| self.flat.words(&details) > own);
        if heads { (self.level + 1).min(6) } else { 0 }
    }

    /// Closes the elements that end before an item.
    fn close(&mut self, at: usize) {
        while let Some(open) = self.open.pop_if(|open| open.end <= at) {
            if !open.closing.is_empty() {
                self.inline.text(open.closing, self.set.strong);
            }
            if open.parts_lines {
                self.flush();
            }
            if open.is_list {
                self.lists.pop();
            }
            if open.is_item {
                // An item without text: its number is not that of the next block.
                self.bullet = None;
            }
            if let Some(level) = open.level {
                self.level = level;
            }
            self.set = open.set;
        }
    }

    fn table(&mut self, table: &table::Table) {
        self.flush();
        self.end_term();
        // The number stands beside the table, and not before what is below it.
        self.bullet = None;
        if let Some(caption) = table.caption {
            let text = cell(self.flat, caption);
            self.out.add(&Piece::new(Kind::Caption, &text));
        }
        if !table.rows.is_empty() {
            self.out.table(&table.rows);
        }
    }

    /// Writes the lines that were read as one block, or one for each line.
    fn flush(&mut self) {
        if self.inline.is_empty() {
            self.inline.take();
            return;
        }
        let lines = self.inline.take();
        if self.set.terms == Terms::Term {
            self.end_term();
            self.term = Some(joined(&lines, " "));
        } else if self.set.heading > 0 {
            let text = joined(&lines, "\n");
            let bullet = self.bullet.take().unwrap_or_default();
            let text = bullet + &text;
            let level = self.set.heading;
            let heading = Piece::new(Kind::Heading, &text);
            self.end_term();
            self.out.add(&Piece { level, ..heading });
        } else {
            self.lines(&lines);
        }
    }

    fn lines(&mut self, lines: &[Line]) {
        let mut tight = false;
        let mut rest = lines;
        while let Some((first, mut behind)) = rest.split_first() {
            if first.is_empty() {
                (tight, rest) = (false, behind);
                continue;
            }
            let (mut text, mut last) = (first.text.clone(), first);
            while let Some((next, more)) = behind.split_first()
                && goes_on(last, next)
            {
                text = text + "\n" + &next.text;
                (last, behind) = (next, more);
            }
            if tight {
                self.out.tight();
            }
            self.line(&text, first.is_strong() && last.is_strong());
            (tight, rest) = (true, behind);
        }
    }

    fn line(&mut self, text: &str, strong: bool) {
        let bullet = self.bullet.take();
        let term = self.term.take();
        let kind = match bullet {
            Some(_) => Kind::Item,
            None => self.set.kind,
        };
        let own = kind == Kind::Item;
        let text = match term {
            Some(term) if term.ends_with(':') => format!("{term} {text}"),
            Some(term) => format!("{term}: {text}"),
            None => bullet.unwrap_or_default() + text,
        };
        self.out.add(&Piece {
            indent: self.set.lists - usize::from(own && self.set.lists > 0),
            strong,
            ..Piece::new(kind, &text)
        });
    }

    /// A term without an explanation.
    fn end_term(&mut self) {
        if let Some(term) = self.term.take() {
            self.out.add(&Piece::new(Kind::Paragraph, &term));
        }
    }
}

fn joined(lines: &[Line], glue: &str) -> String {
    let texts: Vec<&str> = lines.iter().map(|line| line.text.trim()).collect();
    texts.join(glue)
}

/// A line that was broken because it was full goes on in the next.
fn goes_on(line: &Line, next: &Line) -> bool {
    let small = next.text.chars().next().is_some_and(char::is_lowercase);
    let ended = line
        .text
        .trim_end()
        .ends_with(['.', ':', ';', '!', '?', ',']);
    small && !line.is_empty() && !ended && line.text.chars().count() >= FULL_LINE
}

/// A button that opens what stands under it, as in an accordion without headings.
fn opens_panel(element: &Element) -> bool {
    let accordion = |class: &str| class.contains("accordion") || class.contains("collaps");
    element.attr("aria-controls").is_some()
        || element.attr("aria-expanded").is_some()
        || element.classes().any(accordion)
}

/// An element of a line that its own style makes a block.
fn says_block(element: &Element) -> bool {
    element
        .attr("style")
        .is_some_and(|style| style.replace(' ', "").contains("display:block"))
}

fn is_bold(style: &str) -> bool {
    let plain = style.replace(' ', "");
    ["bold", "600", "700", "800", "900"]
        .iter()
        .any(|weight| plain.contains(&format!("font-weight:{weight}")))
}

/// A list whose explanations are texts, or whose terms are headings: its terms head them.
fn has_long_explanations(flat: &Flat<'_>, list: usize) -> bool {
    // Terms may be grouped by elements around each pair.
    let groups = flat.children(list).filter(|at| flat.tag(*at) == "div");
    let parts = groups
        .flat_map(|group| flat.children(group))
        .chain(flat.children(list));
    let (mut short, mut long) = (0, 0);
    for part in parts {
        let words = flat.words(&flat.range(part));
        match flat.tag(part) {
            "dt" if words > EXPLANATION => return true,
            "dt" if flat.children(part).any(|child| heads(flat.tag(child))) => return true,
            "dd" if words > EXPLANATION => long += 1,
            "dd" => short += 1,
            _ => {}
        }
    }
    long > 0 && short == 0
}

impl List {
    fn of(flat: &Flat<'_>, at: usize, element: &Element) -> Self {
        let numbered = element.name() == "ol" && !is_unmarked(element);
        let reversed = element.attr("reversed").is_some();
        let items = || {
            flat.children(at)
                .filter(|child| flat.tag(*child) == "li")
                .count()
        };
        let first = match element
            .attr("start")
            .and_then(|start| start.trim().parse().ok())
        {
            Some(start) => start,
            None if reversed => i64::try_from(items()).unwrap_or(1),
            None => 1,
        };
        Self {
            number: numbered.then_some(first),
            step: if reversed { -1 } else { 1 },
            style: element
                .attr("type")
                .and_then(|style| style.chars().next())
                .unwrap_or('1'),
        }
    }

    /// The printed number of the next item.
    fn number(&mut self, item: &Element) -> Option<String> {
        let given = item
            .attr("value")
            .and_then(|value| value.trim().parse().ok());
        let number = self.number.map(|next| given.unwrap_or(next))?;
        self.number = Some(number.saturating_add(self.step));
        Some(match (self.style, u8::try_from(number)) {
            ('a' | 'A', Ok(at @ 1..=26)) => {
                let first = if self.style == 'a' { b'a' } else { b'A' };
                format!("{}. ", char::from(first + at - 1))
            }
            ('i', Ok(at @ 1..=39)) => format!("{}. ", roman(at).to_lowercase()),
            ('I', Ok(at @ 1..=39)) => format!("{}. ", roman(at)),
            _ => format!("{number}. "),
        })
    }
}

/// A list that its style sets without numbers.
fn is_unmarked(element: &Element) -> bool {
    let style = element.attr("style").unwrap_or_default().replace(' ', "");
    style.contains("list-style:none")
        || style.contains("list-style-type:none")
        || element
            .classes()
            .any(|class| matches!(class, "list-unstyled" | "unstyled"))
}

fn roman(number: u8) -> String {
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let one = ones
        .get(usize::from(number % 10))
        .copied()
        .unwrap_or_default();
    "X".repeat(usize::from(number / 10)) + one
}
