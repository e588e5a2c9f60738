//! The visible part of a page as one list in the order of the text, each element with
//! where it ends: the rest is loops over it, without recursion.

use std::collections::BTreeSet;
use std::ops::Range;

use scraper::node::Element;
use scraper::{ElementRef, Html, Node};

use super::names;

/// Items of a label among which its field stands.
const MOST_IN_LABEL: usize = 64;

/// An element or a stretch of text.
pub(super) struct Item<'h> {
    pub(super) what: What<'h>,
    /// The element around it.
    pub(super) parent: usize,
    /// Behind the last item within it.
    pub(super) end: usize,
}

/// What an item is.
#[derive(Clone, Copy)]
pub(super) enum What<'h> {
    Text(&'h str),
    Element(&'h Element),
}

/// What is visible of a page. The first item is the root.
pub(super) struct Flat<'h> {
    pub(super) items: Vec<Item<'h>>,
    /// Words before each item, and how many of those stand in links.
    words: Vec<usize>,
    linked: Vec<usize>,
    /// Stretches of text before each item that may hold an amount of money.
    money: Vec<usize>,
    /// The h1 of the page.
    pub(super) titles: Vec<usize>,
}

impl<'h> Flat<'h> {
    pub(super) fn of(html: &'h Html) -> Self {
        let named = Named::of(html);
        let mut items = visible(html, &named);
        close(&mut items);
        let is_title = |item: &Item<'_>| matches!(item.what, What::Element(e) if e.name() == "h1");
        let titles = (0..).zip(&items).filter(|(_, item)| is_title(item));
        let mut flat = Self {
            titles: titles.map(|(index, _)| index).collect(),
            money: money(&items),
            items,
            words: Vec::new(),
            linked: Vec::new(),
        };
        flat.count(&[]);
        flat
    }

    /// Counts words again, without those within `gone`.
    pub(super) fn count(&mut self, gone: &[Range<usize>]) {
        let (mut words, mut linked) = (0, 0);
        let mut link_until = 0;
        let mut gone = gone.iter().peekable();
        self.words = Vec::with_capacity(self.items.len() + 1);
        self.linked = Vec::with_capacity(self.items.len() + 1);
        for (index, item) in self.items.iter().enumerate() {
            self.words.push(words);
            self.linked.push(linked);
            while gone.next_if(|range| range.end <= index).is_some() {}
            let is_gone = gone.peek().is_some_and(|range| range.contains(&index));
            match item.what {
                What::Element(element)
                    if element.name() == "a" && element.attr("href").is_some() =>
                {
                    link_until = link_until.max(item.end);
                }
                What::Text(text) if !is_gone => {
                    let count = text.split_whitespace().count();
                    words += count;
                    linked += if index < link_until { count } else { 0 };
                }
                _ => {}
            }
        }
        self.words.push(words);
        self.linked.push(linked);
    }

    fn between(counts: &[usize], range: &Range<usize>) -> usize {
        let at = |index: usize| counts.get(index).copied().unwrap_or(0);
        at(range.end).saturating_sub(at(range.start))
    }

    /// Words in a stretch.
    pub(super) fn words(&self, range: &Range<usize>) -> usize {
        Self::between(&self.words, range)
    }

    /// Words in links.
    pub(super) fn linked(&self, range: &Range<usize>) -> usize {
        Self::between(&self.linked, range)
    }

    /// Words that are no links.
    pub(super) fn prose(&self, range: &Range<usize>) -> usize {
        self.words(range).saturating_sub(self.linked(range))
    }

    /// A stretch may hold an amount of money.
    pub(super) fn may_hold_money(&self, range: &Range<usize>) -> bool {
        Self::between(&self.money, range) > 0
    }

    /// An item and all within it.
    pub(super) fn range(&self, index: usize) -> Range<usize> {
        index..self.items.get(index).map_or(index, |item| item.end)
    }

    pub(super) fn all(&self) -> Range<usize> {
        0..self.items.len()
    }

    pub(super) fn element(&self, index: usize) -> Option<&'h Element> {
        match self.items.get(index)?.what {
            What::Element(element) => Some(element),
            What::Text(_) => None,
        }
    }

    /// The name of an element, or "".
    pub(super) fn tag(&self, index: usize) -> &'h str {
        self.element(index).map_or("", Element::name)
    }

    pub(super) fn parent(&self, index: usize) -> Option<usize> {
        let parent = self.items.get(index)?.parent;
        (parent != index).then_some(parent)
    }

    /// The elements around one, from the inside.
    pub(super) fn around(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.parent(index), |at| self.parent(*at))
    }

    /// The items right within an element.
    pub(super) fn children(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.range(index).end;
        let first = Some(index + 1).filter(|at| *at < end);
        std::iter::successors(first, move |at| self.next(*at, end))
    }

    /// The items behind one, in the same element.
    pub(super) fn behind(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.parent(index).map_or(0, |above| self.range(above).end);
        std::iter::successors(self.next(index, end), move |at| self.next(*at, end))
    }

    fn next(&self, index: usize, end: usize) -> Option<usize> {
        let next = self.items.get(index)?.end;
        (next < end).then_some(next)
    }

    /// The elements in a stretch.
    pub(super) fn elements(
        &self,
        range: Range<usize>,
    ) -> impl Iterator<Item = (usize, &'h Element)> + '_ {
        range.filter_map(|index| Some((index, self.element(index)?)))
    }

    /// The text of a stretch with one space between words.
    pub(super) fn text(&self, range: Range<usize>) -> String {
        let mut text = String::new();
        let items = self.items.get(range).unwrap_or_default();
        for item in items {
            match item.what {
                What::Text(words) => text.push_str(words),
                What::Element(element) if !names::is_inline(element.name()) => text.push(' '),
                What::Element(_) => {}
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn money(items: &[Item<'_>]) -> Vec<usize> {
    let (mut money, mut count) = (names::Money::default(), 0);
    let mut counts = vec![0];
    for item in items {
        if let What::Text(text) = item.what {
            count += usize::from(money.meets(text));
        }
        counts.push(count);
    }
    counts
}

/// Ids of elements that others name.
struct Named<'h> {
    /// What a button or link opens: it may be hidden when the page is saved, and is
    /// content nevertheless.
    opened: BTreeSet<&'h str>,
    /// Fields of forms that are filled in.
    asking: BTreeSet<&'h str>,
}

impl<'h> Named<'h> {
    fn of(html: &'h Html) -> Self {
        let elements = || html.tree.values().filter_map(Node::as_element);
        let opened = elements().flat_map(|element| {
            let ids = element.attr("aria-controls").unwrap_or_default();
            let target = ["data-target", "data-bs-target", "href"]
                .into_iter()
                .filter_map(|name| element.attr(name)?.strip_prefix('#'));
            ids.split_whitespace().chain(target)
        });
        let asking = elements().filter(|element| asks(element));
        Self {
            opened: opened.collect(),
            asking: asking.filter_map(Element::id).collect(),
        }
    }
}

fn asks(element: &Element) -> bool {
    let type_ = element.attr("type").unwrap_or_default();
    names::asks(element.name(), &type_.to_ascii_lowercase())
}

/// The label of a field that is to be filled in, by its id or around it.
fn is_question(label: ElementRef<'_>, named: &Named<'_>) -> bool {
    let element = label.value();
    if element.name() != "label" {
        return false;
    }
    if let Some(id) = element.attr("for") {
        return named.asking.contains(id);
    }
    let inner = label.descendants().take(MOST_IN_LABEL);
    let mut elements = inner.filter_map(|inner| inner.value().as_element());
    elements.any(asks)
}

/// All items that print something, without their ends.
fn visible<'h>(html: &'h Html, named: &Named<'_>) -> Vec<Item<'h>> {
    let mut items = Vec::new();
    let mut parents: Vec<usize> = Vec::new();
    let root = html
        .tree
        .root()
        .children()
        .find(|node| node.value().is_element());
    let mut next = root;
    while let Some(node) = next {
        let parent = parents.last().copied().unwrap_or(0);
        let index = items.len();
        let mut item = |what| {
            items.push(Item {
                what,
                parent,
                end: index + 1,
            });
        };
        let mut enters = false;
        match node.value() {
            Node::Text(text) => item(What::Text(text)),
            Node::Element(element)
                if !is_hidden(element, &named.opened)
                    && !ElementRef::wrap(node).is_some_and(|node| is_question(node, named)) =>
            {
                item(What::Element(element));
                enters = true;
            }
            _ => {}
        }
        if let Some(child) = node.first_child().filter(|_| enters) {
            parents.push(index);
            next = Some(child);
            continue;
        }
        let mut at = node;
        next = loop {
            if Some(at) == root {
                break None;
            }
            if let Some(sibling) = at.next_sibling() {
                break Some(sibling);
            }
            let Some(above) = at.parent() else { break None };
            parents.pop();
            at = above;
        };
    }
    items
}

/// Gives each element the end of its last item.
fn close(items: &mut [Item<'_>]) {
    for index in (1..items.len()).rev() {
        let Some((parent, end)) = items.get(index).map(|item| (item.parent, item.end)) else {
            continue;
        };
        if let Some(parent) = items.get_mut(parent) {
            parent.end = parent.end.max(end);
        }
    }
}

fn is_hidden(element: &Element, opened: &BTreeSet<&str>) -> bool {
    let tag = element.name();
    // A component's own content, which the browser shows in its place.
    let shown = tag == "template" && element.attr("shadowrootmode").is_some();
    if (names::prints_nothing(tag) && !shown) || names::is_struck(tag) {
        return true;
    }
    let opens = element.id().is_some_and(|id| opened.contains(id))
        || element.attr("role") == Some("tabpanel");
    let hidden = has_hidden_class(element)
        || element
            .attr("hidden")
            .is_some_and(|value| value != "until-found")
        || element.attr("aria-hidden") == Some("true");
    hidden && !opens && tag != "body"
        || element
            .attr("style")
            .is_some_and(|style| is_unseen(style, opens))
        || is_for_ears(element)
}

/// A class by which frameworks hide an element, and none that shows it on a wide screen.
fn has_hidden_class(element: &Element) -> bool {
    let hides = |class: &str| names::HIDDEN_CLASSES.contains(&class);
    let shows = |class: &str| class.contains(':') || class.starts_with("d-") && class != "d-none";
    element.classes().any(hides) && !element.classes().any(shows)
}

/// A style that shows nothing: preheaders of newsletters, closed panels.
fn is_unseen(style: &str, opens: bool) -> bool {
    let plain: String = style
        .chars()
        .filter(|char| !char.is_whitespace())
        .map(|char| char.to_ascii_lowercase())
        .collect();
    let closed = ["display:none", "visibility:hidden", "max-height:0"];
    let unseen = ["mso-hide:all", "opacity:0", "font-size:0"];
    let has = |wanted: &&str| plain.split(';').any(|rule| says(rule, wanted));
    !opens && closed.iter().any(has) || unseen.iter().any(has)
}

/// "max-height:0px!important" says "max-height:0"; "opacity:0.8" does not say "opacity:0".
fn says(rule: &str, wanted: &str) -> bool {
    let Some(rest) = rule.strip_prefix(wanted) else {
        return false;
    };
    let rest = rest.split('!').next().unwrap_or_default();
    matches!(rest, "" | "px" | "em" | "rem" | "%" | "pt")
}

/// Words within a line that only a screen reader speaks: "(opent in een nieuw venster)".
fn is_for_ears(element: &Element) -> bool {
    names::is_inline(element.name())
        && element
            .classes()
            .any(|class| names::SPOKEN_CLASSES.contains(&class))
}
