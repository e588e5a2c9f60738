//! Markup to a tree, with bounds that a browser has too. The parser's algorithm is
//! quadratic in the depth of elements and in the number of open formatting elements, so
//! a few megabytes of nested tags would take minutes, and gigabytes.

use std::cell::RefCell;
use std::collections::BTreeSet;

use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    EndTag, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};
use html5ever::{LocalName, TokenizerResult};
use scraper::{Html, HtmlTreeSink};

use super::names;

/// Elements nested deeper than this stand beside each other, as in browsers.
const DEEPEST: usize = 512;
/// Open formatting elements: the parser opens each again in every block.
const MOST_OPEN: usize = 32;
/// Formatting elements that are opened again, over the whole page.
const MOST_REOPENED: usize = 2_000_000;
/// Elements of a page; a long one has some ten thousand.
pub(super) const MOST_ELEMENTS: usize = 1_000_000;

/// The tree, and whether elements beyond [`MOST_ELEMENTS`] were left out.
pub(super) fn parse(html: &str) -> (Html, bool) {
    let tree = HtmlTreeSink::new(Html::new_document());
    let bounded = Bounded {
        builder: TreeBuilder::new(tree, TreeBuilderOpts::default()),
        count: RefCell::new(Count::default()),
    };
    let tokenizer = Tokenizer::new(bounded, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    // No script runs, so the tokenizer goes on behind each.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let Bounded { builder, count } = tokenizer.sink;
    (
        builder.sink.finish(),
        count.into_inner().elements > MOST_ELEMENTS,
    )
}

type Builder = TreeBuilder<<HtmlTreeSink as TreeSink>::Handle, HtmlTreeSink>;
type Outcome = TokenSinkResult<<HtmlTreeSink as TreeSink>::Handle>;

/// Hands tokens on to the tree's builder, without tags that go beyond a bound.
struct Bounded {
    builder: Builder,
    count: RefCell<Count>,
}

/// What is open at this point of the markup.
#[derive(Default)]
struct Count {
    elements: usize,
    /// Open elements by name, at most [`DEEPEST`].
    open: Vec<LocalName>,
    /// Elements that were too deep and are still open.
    too_deep: usize,
    formatting: Vec<LocalName>,
    reopened: usize,
    /// Open elements of pictures and formulas, where "/>" closes.
    foreign: usize,
}

impl TokenSink for Bounded {
    type Handle = <HtmlTreeSink as TreeSink>::Handle;

    fn process_token(&self, token: Token, line: u64) -> Outcome {
        let TagToken(tag) = &token else {
            return self.builder.process_token(token, line);
        };
        let (passes, close) = self.count.borrow_mut().meet(tag);
        for name in close {
            let _ = self.builder.process_token(end_tag(name), line);
        }
        if passes {
            self.builder.process_token(token, line)
        } else {
            TokenSinkResult::Continue
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

fn end_tag(name: LocalName) -> Token {
    TagToken(Tag {
        kind: EndTag,
        name,
        self_closing: false,
        attrs: Vec::new(),
        had_duplicate_attributes: false,
    })
}

impl Count {
    /// Whether a tag passes, and the formatting elements to close before it.
    fn meet(&mut self, tag: &Tag) -> (bool, BTreeSet<LocalName>) {
        let starts = tag.kind == StartTag;
        self.elements += usize::from(starts);
        self.reopened += self.formatting.len();
        let mut close = BTreeSet::new();
        if self.reopened > MOST_REOPENED {
            close.extend(self.formatting.drain(..));
        }
        let name = &*tag.name;
        let passes = if names::holds_raw_text(name) {
            // Without the tag its script or style would be read as text.
            true
        } else if starts && self.elements > MOST_ELEMENTS {
            false
        } else if names::is_formatting(name) {
            self.formats(tag, starts)
        } else if names::closes_itself(name) || self.foreign > 0 && tag.self_closing {
            true
        } else {
            if matches!(name, "svg" | "math") && !tag.self_closing {
                let less = self.foreign.saturating_sub(1);
                self.foreign = if starts { self.foreign + 1 } else { less };
            }
            self.nests(&tag.name, starts)
        };
        (passes, close)
    }

    fn formats(&mut self, tag: &Tag, starts: bool) -> bool {
        if starts {
            let fits = self.formatting.len() < MOST_OPEN && self.reopened <= MOST_REOPENED;
            if fits {
                self.formatting.push(tag.name.clone());
            }
            fits
        } else {
            let open = self.formatting.iter().rposition(|name| *name == tag.name);
            open.is_some_and(|at| {
                self.formatting.remove(at);
                true
            })
        }
    }

    fn nests(&mut self, name: &LocalName, starts: bool) -> bool {
        match (starts, self.too_deep) {
            (true, _) if self.open.len() >= DEEPEST => {
                self.too_deep += 1;
                false
            }
            (true, _) => {
                self.open.push(name.clone());
                true
            }
            (false, 0) => {
                // An end tag that matches nothing closes nothing: the element before it is
                // still open, and the parser looks through all of them for each such tag.
                if let Some(at) = self.open.iter().rposition(|open| closes(name, open)) {
                    self.open.remove(at);
                }
                true
            }
            (false, _) => {
                self.too_deep -= 1;
                false
            }
        }
    }
}

/// Whether an end tag closes an open element: of its name, and any heading another one.
fn closes(end: &LocalName, open: &LocalName) -> bool {
    let is_heading = |name: &LocalName| matches!(&**name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
    end == open || is_heading(end) && is_heading(open)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How deep the elements of a page are nested.
    fn depth(html: &str) -> usize {
        let (tree, _) = parse(html);
        let nodes = tree.tree.nodes();
        nodes
            .map(|node| node.ancestors().count())
            .max()
            .unwrap_or(0)
    }

    #[test]
    fn end_tags_that_match_nothing_make_no_room_for_deeper_elements() {
        for round in [
            "<span></foo>",
            "<div><span></i></b></x>",
            "<h1><q></h3></h4>",
        ] {
            let depth = depth(&round.repeat(5_000));
            assert!(depth < 2 * DEEPEST, "{round}: {depth}");
        }
    }

    #[test]
    fn what_is_closed_makes_room() {
        let page = "<div><span>a</span></foo></div><h2>b</h3>".repeat(2 * DEEPEST);
        let (tree, _) = parse(&format!("{page}<main>c</main>"));
        let selector = scraper::Selector::parse("body > main").expect("a selector");
        assert_eq!(tree.select(&selector).count(), 1);
    }
}
