//! Which part of a page is the article.

use std::ops::Range;

use scraper::{Html, Node};

use super::around;
use super::flat::{Flat, What};
use super::names;

/// The article of a page.
#[derive(Debug, Default)]
pub(super) struct Article {
    /// Its stretches of the page, in the order of reading.
    pub(super) parts: Vec<Range<usize>>,
    /// Stretches within those that are no part of it, in order.
    pub(super) gone: Vec<Range<usize>>,
    /// The title, where the page prints none.
    pub(super) title: Option<Title>,
    /// Words that were left out.
    pub(super) left_out: usize,
    /// Among them, outside links, may be an amount of money.
    pub(super) lost_money: bool,
}

/// A title that only the head of a page has.
#[derive(Debug)]
pub(super) enum Title {
    /// The article's.
    Own(String),
    /// That of the part of the site above it ("Nieuws"), or the article has its own.
    Above(String),
}

/// Finds the article: what the page calls so, else where its running text is.
pub(super) fn find(html: &Html, flat: &mut Flat<'_>) -> Article {
    let total = flat.words(&flat.all());
    let named = around::find(flat);
    flat.count(&named);
    let mut article = Article {
        gone: named.clone(),
        ..Article::default()
    };
    let roots = roots(flat, &named);
    for root in roots {
        article.take(flat, root);
    }
    article.parts.sort_by_key(|part| part.start);
    flat.count(&[]);
    article.rescue_title(html, flat, &named);
    article
        .gone
        .sort_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut end = 0;
    article.gone.retain(|range| {
        let outer = range.end > end;
        end = end.max(range.end);
        outer
    });
    let kept = article.kept(flat);
    let words: usize = kept.iter().map(|range| flat.words(range)).sum();
    article.left_out = total.saturating_sub(words);
    article.lost_money = lost_money(flat, &kept);
    article
}

/// All of a page, as of a mail.
pub(super) fn whole(flat: &Flat<'_>) -> Article {
    Article {
        parts: vec![flat.all()],
        ..Article::default()
    }
}

impl Article {
    /// The stretches that are read.
    fn kept(&self, flat: &Flat<'_>) -> Vec<Range<usize>> {
        let mut kept = Vec::new();
        let mut gone = self.gone.iter().peekable();
        let mut parts = self.parts.clone();
        parts.sort_by_key(|part| part.start);
        for part in &parts {
            let mut start = part.start;
            while gone.next_if(|range| range.end <= start).is_some() {}
            while let Some(range) = gone.next_if(|range| range.start < part.end) {
                kept.push(start..range.start.max(start));
                start = range.end;
            }
            kept.push(start.min(part.end)..part.end);
        }
        kept.retain(|range| flat.words(range) > 0);
        kept
    }

    /// Takes the element that holds most of the text of `root`, or its parts.
    fn take(&mut self, flat: &Flat<'_>, root: Root) {
        let at = match root {
            Root::Sure(at) => {
                self.parts.push(flat.range(at));
                return;
            }
            Root::Unsure(at) => densest(flat, at),
        };
        let title = title_in(flat, &flat.range(at));
        self.parts.push(flat.range(at));
        for child in flat.children(at) {
            if is_beside(flat, child, title) {
                self.gone.push(flat.range(child));
            }
        }
    }

    /// A title outside the article is its title; without any, the page's own is.
    fn rescue_title(&mut self, html: &Html, flat: &Flat<'_>, named: &[Range<usize>]) {
        let kept = self.kept(flat);
        let inside = kept.iter().any(|part| {
            flat.elements(part.clone())
                .any(|(_, element)| element.name() == "h1")
        });
        let Some(first) = kept.first().cloned().filter(|_| !inside) else {
            return;
        };
        let head = Head::of(html);
        let outside = flat
            .elements(flat.all())
            .filter(|(_, element)| element.name() == "h1")
            .map(|(index, _)| index)
            .find(|index| !is_logo(flat, *index, &head));
        if let Some(title) = outside {
            self.take_title(flat, title, named);
            return;
        }
        let titled = opens_in_bold(flat, &first);
        let start: String = flat.text(first).chars().take(300).collect();
        let title = head.title().filter(|title| !start.contains(title.as_str()));
        self.title = title.map(|title| {
            let above = titled || names_part_of_site(flat, &title);
            if above {
                Title::Above(title)
            } else {
                Title::Own(title)
            }
        });
    }

    /// Takes a title and what is printed with it: date and introduction.
    fn take_title(&mut self, flat: &Flat<'_>, title: usize, named: &[Range<usize>]) {
        let body = self.parts.first().map_or(0, |part| part.start);
        let mut at = title;
        let mut group = flat.range(title);
        while let Some(above) = flat.parent(at) {
            let range = flat.range(above);
            if range.contains(&body) || matches!(flat.tag(above), "body" | "main") {
                break;
            }
            at = above;
            group = range;
            if flat.words(&group) > flat.words(&flat.range(title)) {
                break;
            }
        }
        let beside = |index: usize| {
            let range = flat.range(index);
            let other = named
                .iter()
                .any(|gone| gone.start <= index && index < gone.end && gone.start > group.start);
            other || flat.linked(&range) * 2 > flat.words(&range) || flat.tag(index) == "a"
        };
        let mut pieces: Vec<Range<usize>> = vec![flat.range(title)];
        if group.start < title {
            let holder = flat.parent(title).unwrap_or(at);
            let companions = flat.children(holder).chain(flat.children(at));
            for child in companions {
                let range = flat.range(child);
                let holds_title = range.contains(&title);
                let known = pieces
                    .iter()
                    .any(|piece| piece.contains(&child) || range.contains(&piece.start));
                let room = pieces.len() < MOST_WITH_TITLE;
                if room
                    && !holds_title
                    && !known
                    && flat.words(&range) > 0
                    && !beside(child)
                    && goes_with_title(flat, child)
                {
                    pieces.push(range);
                }
            }
        }
        self.gone
            .retain(|gone| !pieces.iter().any(|piece| gone.contains(&piece.start)));
        // What is kept of a header stands in pieces; the rest of it is in no part.
        pieces.sort_by_key(|piece| piece.start);
        self.parts.splice(0..0, pieces);
    }
}

/// The first words are set in bold type: a title that is not marked as one.
fn opens_in_bold(flat: &Flat<'_>, part: &Range<usize>) -> bool {
    let first = part
        .clone()
        .find(|index| flat.element(*index).is_none() && flat.words(&flat.range(*index)) > 0);
    first.is_some_and(|first| {
        flat.around(first)
            .any(|above| matches!(flat.tag(above), "strong" | "b"))
    })
}

/// The title is that of a part of the site, which a menu has too.
fn names_part_of_site(flat: &Flat<'_>, title: &str) -> bool {
    let words = title.split_whitespace().count();
    flat.elements(flat.all()).any(|(index, element)| {
        let range = flat.range(index);
        element.name() == "a" && flat.words(&range) == words && flat.text(range) == title
    })
}

/// A date, or a sentence.
fn goes_with_title(flat: &Flat<'_>, index: usize) -> bool {
    let range = flat.range(index);
    let text = flat.text(range.clone());
    let dated = flat
        .elements(range.clone())
        .any(|(_, element)| element.name() == "time")
        || has_year(&text);
    let words = flat.words(&range);
    dated && words <= 20 || words >= 8 && matches!(flat.tag(index), "p" | "div")
}

fn has_year(text: &str) -> bool {
    text.split(|char: char| !char.is_ascii_digit())
        .any(|digits| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20")))
}

/// An element that holds the article, surely or to be looked into.
#[derive(Clone, Copy)]
enum Root {
    Sure(usize),
    Unsure(usize),
}

/// Words without links of which an element that is called the article holds this share,
/// of a hundred, to be it.
const MAIN_SHARE: usize = 20;
const NAMED_SHARE: usize = 50;
/// The share of the text that an element holds to be looked into alone.
const DENSE_SHARE: usize = 75;
/// Elements of a table among which its first header stands.
const MARKS_OF_TABLE: usize = 64;
/// What is printed with a title outside the article: date, author, introduction.
const MOST_WITH_TITLE: usize = 12;

fn roots(flat: &Flat<'_>, gone: &[Range<usize>]) -> Vec<Root> {
    let body = flat
        .elements(flat.all())
        .find(|(_, element)| element.name() == "body")
        .map_or(0, |(index, _)| index);
    let all = flat.prose(&flat.all());
    let share = |range: &Range<usize>| flat.prose(range) * 100 / all.max(1);
    let is_gone = |index: usize| {
        let next = gone.partition_point(|range| range.end <= index);
        gone.get(next).is_some_and(|range| range.contains(&index))
    };
    let mains = outermost(flat, |index| {
        let element = flat.element(index);
        let main = element.is_some_and(|e| e.name() == "main" || e.attr("role") == Some("main"));
        main && !is_gone(index)
    });
    let sum: usize = mains.iter().map(|main| share(&flat.range(*main))).sum();
    if sum >= MAIN_SHARE {
        return mains.into_iter().map(Root::Sure).collect();
    }
    let articles = outermost(flat, |index| {
        flat.tag(index) == "article" && !is_gone(index)
    });
    if let Some(common) = common(flat, &articles)
        && share(&flat.range(common)) >= NAMED_SHARE
    {
        return vec![if articles.len() == 1 {
            Root::Sure(common)
        } else {
            Root::Unsure(common)
        }];
    }
    for words in names::ARTICLE_WORDS {
        let best = flat
            .elements(flat.all())
            .filter(|(index, element)| !is_gone(*index) && calls_itself(element, words))
            .map(|(index, _)| index)
            .max_by_key(|index| (flat.prose(&flat.range(*index)), std::cmp::Reverse(*index)));
        if let Some(best) = best.filter(|best| share(&flat.range(*best)) >= NAMED_SHARE) {
            return vec![Root::Unsure(best)];
        }
    }
    vec![Root::Unsure(body)]
}

fn calls_itself(element: &scraper::node::Element, words: &[&str]) -> bool {
    let block = !names::is_inline(element.name()) && element.name() != "body";
    block
        && element
            .classes()
            .chain(element.id())
            .chain(element.attr("itemprop"))
            .any(|name| words.contains(&name.to_ascii_lowercase().as_str()))
}

/// The elements that are `wanted`, and in no other that is.
fn outermost(flat: &Flat<'_>, wanted: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for (index, _) in flat.elements(flat.all()) {
        let inside = found
            .last()
            .is_some_and(|last| flat.range(*last).contains(&index));
        if !inside && wanted(index) {
            found.push(index);
        }
    }
    found
}

/// The innermost element around all of `elements`.
fn common(flat: &Flat<'_>, elements: &[usize]) -> Option<usize> {
    let (first, last) = (*elements.first()?, *elements.last()?);
    std::iter::once(first)
        .chain(flat.around(first))
        .find(|above| flat.range(*above).contains(&last))
}

/// Goes down to the element that holds most of the running text.
fn densest(flat: &Flat<'_>, root: usize) -> usize {
    let mut at = root;
    loop {
        let all = flat.prose(&flat.range(at));
        let title = title_in(flat, &flat.range(at));
        let holds = |child: &usize| {
            let range = flat.range(*child);
            let most = flat.prose(&range) * 100 >= all * DENSE_SHARE;
            let container = !names::is_inline(flat.tag(*child))
                && !matches!(
                    flat.tag(*child),
                    "p" | "ul" | "ol" | "dl" | "blockquote" | "details" | "pre"
                );
            let titled = title.is_none_or(|title| range.contains(&title));
            all > 0 && most && container && titled && !is_data_table(flat, *child)
        };
        match flat.children(at).find(holds) {
            Some(child) => at = child,
            None => return at,
        }
    }
}

/// A table with marks of data near its start, before any table within it.
fn is_data_table(flat: &Flat<'_>, index: usize) -> bool {
    let inner = index + 1..flat.range(index).end;
    let mark = flat
        .elements(inner)
        .take(MARKS_OF_TABLE)
        .map(|(_, element)| element.name())
        .find(|tag| matches!(*tag, "th" | "caption" | "thead" | "table"));
    flat.tag(index) == "table" && mark.is_some_and(|tag| tag != "table")
}

fn title_in(flat: &Flat<'_>, range: &Range<usize>) -> Option<usize> {
    let first = flat.titles.partition_point(|title| *title < range.start);
    flat.titles
        .get(first)
        .copied()
        .filter(|title| range.contains(title))
}

/// Something beside the article on a page without names: a menu, or what stands above
/// the title.
fn is_beside(flat: &Flat<'_>, index: usize, title: Option<usize>) -> bool {
    let range = flat.range(index);
    let (words, prose) = (flat.words(&range), flat.prose(&range));
    let container = matches!(
        flat.tag(index),
        "div"
            | "table"
            | "ul"
            | "ol"
            | "td"
            | "tr"
            | "tbody"
            | "section"
            | "form"
            | "center"
            | "header"
            | "font"
            | "span"
    );
    if words == 0 || !container || title.is_some_and(|title| range.contains(&title)) {
        return false;
    }
    if names::may_hold_money(&flat.text(range.clone())) {
        return false;
    }
    let above = title.is_some_and(|title| range.end <= title) && prose < 40;
    let menu = words >= 4 && prose * 2 < words;
    above && !has_year(&flat.text(range.clone())) || menu && !is_list_of_article(flat, index)
}

/// A list of links right within an article, such as its appendices, is no menu.
fn is_list_of_article(flat: &Flat<'_>, index: usize) -> bool {
    let beside_text = flat.parent(index).is_some_and(|above| {
        flat.children(above)
            .any(|child| flat.tag(child) == "p" && flat.prose(&flat.range(child)) > 5)
    });
    matches!(flat.tag(index), "ul" | "ol") && beside_text
}

/// The site's name set as a heading: a link home, or a picture.
fn is_logo(flat: &Flat<'_>, index: usize, head: &Head) -> bool {
    let range = flat.range(index);
    let text = flat.text(range.clone());
    let in_link = flat.linked(&range) > 0;
    let named = head.site.as_deref() == Some(text.as_str());
    let suffix = head
        .page
        .as_deref()
        .is_some_and(|page| page.len() > text.len() && page.ends_with(text.as_str()));
    text.is_empty() || in_link || named || suffix
}

/// What the page's head says of its title.
#[derive(Default)]
struct Head {
    og: Option<String>,
    page: Option<String>,
    site: Option<String>,
}

impl Head {
    fn of(html: &Html) -> Self {
        let mut head = Self::default();
        for node in html.tree.nodes() {
            let Node::Element(element) = node.value() else {
                continue;
            };
            match element.name() {
                "title" if head.page.is_none() => {
                    let text: String = node
                        .children()
                        .filter_map(|child| child.value().as_text())
                        .map(|text| &*text.text)
                        .collect();
                    head.page = Some(plain(&text)).filter(|text| !text.is_empty());
                }
                "meta" => {
                    let content = element.attr("content").map(plain);
                    match element.attr("property").or_else(|| element.attr("name")) {
                        Some("og:title") => head.og = content,
                        Some("og:site_name") => head.site = content,
                        _ => {}
                    }
                }
                "body" => break,
                _ => {}
            }
        }
        head
    }

    /// The title without the site's name.
    fn title(&self) -> Option<String> {
        let site = self.site.as_deref();
        let parted = |title: &str| {
            let marks = [" | ", " - ", " – ", " — "];
            let cut = marks
                .iter()
                .filter_map(|mark| Some((title.rfind(mark)?, mark.len())));
            let (at, mark) = cut.max()?;
            let (own, rest) = (title.get(..at)?, title.get(at + mark..)?);
            Some((own.to_owned(), rest.to_owned()))
        };
        let title = match (&self.og, &self.page) {
            (Some(og), _) => match parted(og) {
                Some((own, rest)) if Some(rest.as_str()) == site => own,
                _ => og.clone(),
            },
            (None, Some(page)) => parted(page).map_or_else(|| page.clone(), |(own, _)| own),
            (None, None) => return None,
        };
        (!title.is_empty() && site != Some(title.as_str())).then_some(title)
    }
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether text that was left out, and is no link, may hold money.
fn lost_money(flat: &Flat<'_>, kept: &[Range<usize>]) -> bool {
    let mut kept = kept.iter().peekable();
    let mut money = names::Money::default();
    flat.items.iter().enumerate().any(|(index, item)| {
        while kept.next_if(|range| range.end <= index).is_some() {}
        let inside = kept.peek().is_some_and(|range| range.contains(&index));
        match item.what {
            What::Text(text) if !inside && flat.prose(&flat.range(index)) > 0 => money.meets(text),
            _ => false,
        }
    })
}
