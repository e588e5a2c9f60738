//! Web pages: the article without what stands around it, as blocks.

mod around;
mod article;
mod charset;
mod flat;
mod flow;
mod inline;
mod names;
mod parse;
mod table;
#[cfg(test)]
mod tests;

use regiodeal_document::{Block, Page};
use scraper::{ElementRef, Html};

use crate::{Error, Read, Remark, STRUCK};
use article::Article;
use flat::Flat;

/// Words without links that a page must print to have an article.
const FEWEST_WORDS: usize = 3;

/// Reads the article of a saved web page.
pub(crate) fn read(bytes: &[u8]) -> Result<Read, Error> {
    let (html, mut remarks) = charset::decode(bytes)?;
    let (tree, cut) = parse::parse(&html);
    remarks.extend(too_large(cut));
    let mut flat = Flat::of(&tree);
    let total = flat.words(&flat.all());
    let mut article = article::find(&tree, &mut flat);
    if article.left_out + FEWEST_WORDS > total {
        if flat.prose(&flat.all()) < FEWEST_WORDS || has_scripts(&html) {
            return Err(Error::EmptyPage);
        }
        // Nothing but menus by their names: then they are the page.
        article = article::whole(&flat);
    }
    remarks.extend(left_out(&article));
    remarks.extend(struck(&tree));
    let (page, blocks) = flow::write(&flat, &article);
    Ok(Read {
        pages: vec![page],
        blocks: Some(blocks),
        attachments: Vec::new(),
        media_type: "text/html",
        remarks,
    })
}

/// Reads the HTML of a mail: all that it shows.
pub(crate) fn read_mail(html: &str) -> (Page, Vec<Block>, Vec<Remark>) {
    let (tree, cut) = parse::parse(html);
    let flat = Flat::of(&tree);
    let (page, blocks) = flow::write(&flat, &article::whole(&flat));
    let remarks = too_large(cut).into_iter().chain(struck(&tree));
    (page, blocks, remarks.collect())
}

fn has_scripts(html: &str) -> bool {
    html.to_ascii_lowercase().contains("<script")
}

fn struck(tree: &Html) -> Option<Remark> {
    let elements = tree.tree.root().descendants().filter_map(ElementRef::wrap);
    let struck = elements.filter(|element| names::is_struck(element.value().name()));
    let texts = struck.map(|element| element.text().collect::<String>());
    let texts: Vec<String> = texts.filter(|text| !text.trim().is_empty()).collect();
    Remark::about(STRUCK.0, STRUCK.1, &texts)
}

fn left_out(article: &Article) -> Option<Remark> {
    let words = article.left_out;
    let message = match (words, article.lost_money) {
        (0, _) => return None,
        (_, true) => format!(
            "{words} words around the article (menus, related news, footer) were left out, with what may be an amount of money; check the page"
        ),
        _ => {
            format!("{words} words around the article (menus, related news, footer) were left out")
        }
    };
    Some(Remark {
        rule: "page-furniture",
        is_warning: article.lost_money,
        message,
    })
}

fn too_large(cut: bool) -> Option<Remark> {
    cut.then(|| Remark {
        rule: "page-too-large",
        is_warning: true,
        message: format!(
            "the page has more than {} elements; the marks of those behind were not read",
            parse::MOST_ELEMENTS
        ),
    })
}
