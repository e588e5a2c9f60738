//! What stands around an article and says by its name that it does: menus, footers,
//! cookie banners, related news.

use std::ops::Range;

use scraper::node::Element;

use super::flat::Flat;
use super::names;

/// The stretches around the article, in order, none within another.
pub(super) fn find(flat: &Flat<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut index = 0;
    while index < flat.items.len() {
        let range = flat
            .element(index)
            .and_then(|element| named(flat, index, element).or_else(|| headed(flat, index)))
            .or_else(|| teasers(flat, index));
        index = match range {
            Some(range) => {
                let end = range.end;
                // A heading may tell of the element around it.
                while found.last().is_some_and(|last| last.start >= range.start) {
                    found.pop();
                }
                found.push(range);
                end.max(index + 1)
            }
            None => index + 1,
        };
    }
    found
}

/// The element's name, role or class says that it is no article.
fn named(flat: &Flat<'_>, index: usize, element: &Element) -> Option<Range<usize>> {
    let range = flat.range(index);
    let tag = element.name();
    let role = element.attr("role").unwrap_or_default();
    let is_article = matches!(tag, "html" | "body" | "main" | "article") || role == "main";
    let by_tag = names::AROUND_TAGS.contains(&tag)
        || tag == "header" && !in_article(flat, index)
        || names::AROUND_ROLES.contains(&role);
    // A class may be called anything: unlike a tag, it does not take money away.
    let has_money = flat.may_hold_money(&range) && flat.linked(&range) * 2 <= flat.words(&range);
    let by_class = !has_money && !names::is_inline(tag) && !heads(tag) && has_around_word(element);
    if is_article
        || !(by_tag || by_class)
        || holds_article(flat, &range, tag == "header" || role == "banner")
    {
        return None;
    }
    let most = flat.prose(&range) * 2 > flat.prose(&flat.all());
    (by_tag || !most).then_some(range)
}

/// h1 to h6.
pub(super) fn heads(tag: &str) -> bool {
    heading_level(tag).is_some()
}

/// The level of h1 to h6.
pub(super) fn heading_level(tag: &str) -> Option<usize> {
    let level = tag.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

/// Where an unclosed menu swallows the page, it is no menu. The title may stand in the
/// page's header.
fn holds_article(flat: &Flat<'_>, range: &Range<usize>, may_hold_title: bool) -> bool {
    flat.elements(range.start + 1..range.end)
        .any(|(_, element)| {
            let tag = element.name();
            tag == "main" || element.attr("role") == Some("main") || tag == "h1" && !may_hold_title
        })
}

fn in_article(flat: &Flat<'_>, index: usize) -> bool {
    flat.around(index).any(|above| {
        let role = flat.element(above).and_then(|element| element.attr("role"));
        matches!(flat.tag(above), "main" | "article" | "section") || role == Some("main")
    })
}

fn has_around_word(element: &Element) -> bool {
    let says = |name: &str| {
        let words = words(name);
        let is = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
        is(&names::AROUND_WORDS) && !is(&names::NOT_AROUND_WORDS)
    };
    element.classes().chain(element.id()).any(says)
}

/// The words of a class: "relatedNews" and "related-news" have two.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_small = false;
    for char in name.chars() {
        if !char.is_alphanumeric() || char.is_uppercase() && was_small {
            words.push(String::new());
        }
        was_small = char.is_lowercase();
        if let Some(word) = words.last_mut().filter(|_| char.is_alphanumeric()) {
            word.extend(char.to_lowercase());
        }
    }
    words
}

/// What stands under a heading such as "Lees ook".
fn headed(flat: &Flat<'_>, index: usize) -> Option<Range<usize>> {
    let tag = flat.tag(index);
    if !(heads(tag) || matches!(tag, "p" | "div" | "strong" | "b" | "summary" | "span")) {
        return None;
    }
    let heading = flat.range(index);
    if flat.words(&heading) > 7 {
        return list_in_line(flat, index);
    }
    if !names::heads_around(&flat.text(heading.clone())) {
        return None;
    }
    let mut at = index;
    while let Some(above) = flat.parent(at) {
        let range = flat.range(above);
        let starts = flat.words(&(range.start..heading.start)) == 0;
        if !starts || matches!(flat.tag(above), "main" | "article" | "body" | "td" | "form") {
            break;
        }
        at = above;
        if flat.words(&range) > flat.words(&heading) {
            break;
        }
    }
    let mut range = flat.range(at);
    if flat.words(&range) == flat.words(&heading) {
        range.end = behind_teasers(flat, at, heading_level(tag).unwrap_or(6));
    }
    let most = flat.prose(&range) * 2 > flat.prose(&flat.all());
    (!most && !holds_article(flat, &range, false)).then_some(range)
}

/// "Lees ook: Nieuwe oevers": a paragraph that is mostly a link.
fn list_in_line(flat: &Flat<'_>, index: usize) -> Option<Range<usize>> {
    let range = flat.range(index);
    if flat.tag(index) != "p" || flat.linked(&range) * 2 < flat.words(&range) {
        return None;
    }
    let text = flat.text(range.clone());
    let label = text.split(':').next()?;
    (label.len() < text.len() && names::heads_around(label)).then_some(range)
}

/// Behind the links and teasers that follow a heading: up to the next heading of its
/// level, or text that no link is part of.
fn behind_teasers(flat: &Flat<'_>, heading: usize, level: usize) -> usize {
    let mut end = flat.range(heading).end;
    let mut in_teaser = false;
    for child in flat.behind(heading) {
        let range = flat.range(child);
        let linked = flat.linked(&range) > 0;
        if let Some(own) = heading_level(flat.tag(child)) {
            if own <= level {
                break;
            }
            in_teaser = linked;
        } else if flat.words(&range) > 0 && !linked && !in_teaser {
            break;
        }
        end = range.end;
    }
    end
}

/// Cards of other pages: elements side by side whose headings are links, without money.
fn teasers(flat: &Flat<'_>, index: usize) -> Option<Range<usize>> {
    let range = flat.range(index);
    if !matches!(flat.tag(index), "div" | "section" | "ul" | "ol") || flat.linked(&range) == 0 {
        return None;
    }
    let (mut cards, mut others) = (0, 0);
    for child in flat.children(index) {
        let words = flat.words(&flat.range(child));
        if is_teaser(flat, child) {
            cards += 1;
        } else if words > 0 && !heads(flat.tag(child)) {
            others += 1;
        }
    }
    let elsewhere = flat.prose(&flat.all()).saturating_sub(flat.prose(&range));
    let few = elsewhere > flat.prose(&range);
    let is_list = cards >= 2 && others <= 1 && few && !holds_article(flat, &range, false);
    (is_list && !names::may_hold_money(&flat.text(range.clone()))).then_some(range)
}

/// An element with one heading, which is a link.
fn is_teaser(flat: &Flat<'_>, index: usize) -> bool {
    let range = flat.range(index);
    let mut headings = flat
        .elements(range.clone())
        .filter(|(_, element)| heads(element.name()));
    let Some((heading, _)) = headings.next() else {
        return false;
    };
    let words = flat.range(heading);
    flat.linked(&words) > 0
        && flat.linked(&words) == flat.words(&words)
        && headings.next().is_none()
        && heading != index
}
