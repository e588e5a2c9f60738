//! Stands in for the reading of web pages: tags part lines.

use regiodeal_document::{Block, Composer, Kind, Page, Piece};

use crate::Remark;

pub(crate) fn read_mail(html: &str) -> (Page, Vec<Block>, Vec<Remark>) {
    let mut composer = Composer::default();
    let body = html.split("</head>").last().unwrap_or_default();
    for part in body.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        let kind = if tag.starts_with('h') {
            Kind::Heading
        } else {
            Kind::Paragraph
        };
        let text = text
            .replace("&amp;", "&")
            .replace("&nbsp;", " ")
            .replace("&euro;", "€");
        composer.add(&Piece::new(kind, &text.replace(['\r', '\n'], " ")));
    }
    let (page, blocks) = composer.finish();
    (page, blocks, Vec::new())
}
