//! Cards that lead to a page of their own.

use regiodeal_document::{Block, Kind as Looks};

use crate::lexicon;

/// No tag of a card is longer, in code points.
const LONGEST_TAG: usize = 40;

/// Cards that each end in a link: the link, and the tag over the name of the next card,
/// are no text of this one.
pub(super) fn set_apart(blocks: &mut [Block]) {
    let links: Vec<usize> = (0..blocks.len())
        .filter(|index| {
            let block = blocks.get(*index);
            block.is_some_and(|block| {
                matches!(block.kind, Looks::Paragraph | Looks::Item | Looks::Heading)
                    && lexicon::READ_MORE.is_match(block.text.as_str())
            })
        })
        .collect();
    if links.len() < 2 {
        return;
    }
    for link in links {
        let heads = |at: usize| {
            let block = blocks.get(at);
            block.is_some_and(|block| block.kind == Looks::Heading)
        };
        let tag = blocks.get(link + 1);
        let looks_so = tag.is_some_and(|tag| {
            let text = tag.text.as_str();
            let plain = !text.contains(|char: char| char.is_ascii_digit() || char == ':');
            plain && text.chars().count() < LONGEST_TAG
        });
        let is_tag = looks_so && !heads(link + 1) && heads(link + 2);
        let ends = link + 1 + usize::from(is_tag);
        for block in blocks.get_mut(link..ends).into_iter().flatten() {
            block.kind = Looks::Furniture;
        }
    }
}
