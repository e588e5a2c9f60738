//! What elements are by their names, and the few words that tell menus, related news
//! and cookie banners from an article. All that is known of tags and words is here.

/// Elements that the parser opens again in each block until they are closed.
pub(super) fn is_formatting(tag: &str) -> bool {
    matches!(
        tag,
        "a" | "b"
            | "big"
            | "code"
            | "em"
            | "font"
            | "i"
            | "nobr"
            | "s"
            | "small"
            | "strike"
            | "strong"
            | "tt"
            | "u"
    )
}

/// Elements that hold nothing, or that the next of their kind closes.
pub(super) fn closes_itself(tag: &str) -> bool {
    matches!(
        tag,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
            | "html"
            | "head"
            | "body"
            | "p"
            | "li"
            | "dt"
            | "dd"
            | "option"
            | "optgroup"
            | "tr"
            | "td"
            | "th"
            | "thead"
            | "tbody"
            | "tfoot"
            | "colgroup"
            | "rb"
            | "rp"
            | "rt"
            | "rtc"
    )
}

/// Elements whose content is no markup.
pub(super) fn holds_raw_text(tag: &str) -> bool {
    matches!(
        tag,
        "script"
            | "style"
            | "title"
            | "textarea"
            | "iframe"
            | "noscript"
            | "noembed"
            | "noframes"
            | "xmp"
            | "plaintext"
    )
}

/// Elements that print nothing, or nothing that a reader reads.
pub(super) fn prints_nothing(tag: &str) -> bool {
    matches!(
        tag,
        "script"
            | "style"
            | "title"
            | "textarea"
            | "iframe"
            | "noscript"
            | "noembed"
            | "noframes"
            | "template"
            | "head"
            | "svg"
            | "math"
            | "canvas"
            | "object"
            | "embed"
            | "audio"
            | "video"
            | "map"
            | "input"
            | "select"
            | "datalist"
            | "option"
            | "progress"
            | "meter"
            | "rp"
            | "rt"
    )
}

/// Fields of a form that are filled in: their labels ask for something.
pub(super) fn asks(tag: &str, type_: &str) -> bool {
    let shown = matches!(type_, "checkbox" | "radio" | "hidden");
    matches!(tag, "textarea" | "select") || tag == "input" && !shown
}

/// Text that no longer holds.
pub(super) fn is_struck(tag: &str) -> bool {
    matches!(tag, "del" | "s" | "strike")
}

/// Elements that stand within a line. All others part lines, also those that a page
/// invents ("x-accordion").
pub(super) fn is_inline(tag: &str) -> bool {
    is_formatting(tag)
        || matches!(
            tag,
            "abbr"
                | "acronym"
                | "bdi"
                | "bdo"
                | "cite"
                | "data"
                | "dfn"
                | "img"
                | "ins"
                | "kbd"
                | "label"
                | "mark"
                | "output"
                | "picture"
                | "q"
                | "rb"
                | "ruby"
                | "samp"
                | "slot"
                | "source"
                | "span"
                | "sub"
                | "sup"
                | "time"
                | "var"
                | "wbr"
                | "button"
        )
}

/// Parts of a page that are never the article.
pub(super) const AROUND_TAGS: [&str; 4] = ["nav", "footer", "aside", "dialog"];

/// Roles of such parts.
pub(super) const AROUND_ROLES: [&str; 12] = [
    "alertdialog",
    "banner",
    "complementary",
    "contentinfo",
    "dialog",
    "menu",
    "menubar",
    "navigation",
    "search",
    "tablist",
    "toolbar",
    "tooltip",
];

/// Words in the class or id of such parts: one of them as a whole word.
pub(super) const AROUND_WORDS: [&str; 52] = [
    "ad",
    "ads",
    "advertentie",
    "aside",
    "breadcrumb",
    "breadcrumbs",
    "broodkruimel",
    "broodkruimelpad",
    "comments",
    "cookie",
    "cookiebar",
    "cookiebanner",
    "cookies",
    "consent",
    "delen",
    "feedback",
    "footer",
    "gerelateerd",
    "hoofdmenu",
    "kruimelpad",
    "leesook",
    "megamenu",
    "menu",
    "nav",
    "navbar",
    "navigatie",
    "navigation",
    "newsletter",
    "pager",
    "paginering",
    "pagination",
    "popup",
    "reacties",
    "related",
    "share",
    "sharing",
    "sharebar",
    "sidebar",
    "sidemenu",
    "sitemap",
    "skip",
    "skiplink",
    "skiplinks",
    "social",
    "socialmedia",
    "socials",
    "submenu",
    "subnav",
    "tagcloud",
    "topbar",
    "voettekst",
    "zijbalk",
];

/// Words in a class that say what an element has, or is beside, not what it is.
pub(super) const NOT_AROUND_WORDS: [&str; 13] = [
    "has", "with", "without", "no", "not", "zonder", "met", "content", "main", "article",
    "artikel", "body", "wrapper",
];

/// Classes of elements that are not shown on a screen.
pub(super) const HIDDEN_CLASSES: [&str; 9] = [
    "d-none",
    "hidden",
    "hide",
    "is-hidden",
    "only-print",
    "print-only",
    "u-hidden",
    "verborgen",
    "visible-print",
];

/// Classes of words that a screen reader speaks.
pub(super) const SPOKEN_CLASSES: [&str; 5] = [
    "sr-only",
    "visually-hidden",
    "visuallyhidden",
    "screen-reader-text",
    "screenreader",
];

/// How headings over what does not belong to the article begin, in small letters.
const AROUND_HEADINGS: [&str; 37] = [
    "aanbevolen voor u",
    "andere berichten",
    "andere artikelen",
    "ander nieuws",
    "bekijk ook",
    "cookies op",
    "deel deze",
    "deel dit",
    "deel op",
    "delen",
    "dit vindt u misschien",
    "gerelateerd",
    "gerelateerde",
    "handige links",
    "laatste nieuws",
    "lees meer over",
    "lees ook",
    "meer berichten",
    "meer lezen",
    "meer nieuws",
    "meest bekeken",
    "meest gelezen",
    "misschien ook interessant",
    "nieuwsarchief",
    "ook interessant",
    "ook in het nieuws",
    "overig nieuws",
    "recente berichten",
    "recent nieuws",
    "snel naar",
    "uitgelicht nieuws",
    "verwante",
    "volg ons",
    "wij gebruiken cookies",
    "deze website gebruikt cookies",
    "zie ook",
    "was deze informatie nuttig",
];

/// Whether a heading announces related news, share buttons or cookies.
pub(super) fn heads_around(heading: &str) -> bool {
    let lower = heading.trim().to_lowercase();
    let behind = |start: &str| {
        lower
            .strip_prefix(start)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    lower.split_whitespace().count() <= 7 && AROUND_HEADINGS.iter().any(|start| behind(start))
}

/// Words in the class or id of the element that holds an article, the surest first.
pub(super) const ARTICLE_WORDS: [&[&str]; 2] = [
    &[
        "articlebody",
        "article-body",
        "entry-content",
        "post-content",
        "main-content",
        "maincontent",
        "page-content",
        "artikel",
    ],
    &["main", "content", "inhoud", "article", "post"],
];

/// Whether text may hold an amount of money in euros.
pub(super) fn may_hold_money(text: &str) -> bool {
    Money::default().meets(text)
}

/// Looks for amounts of money in text that comes in pieces.
#[derive(Default)]
pub(super) struct Money {
    /// The last word was a figure, or a unit behind one.
    figure: bool,
}

impl Money {
    /// Whether an amount may end in the next piece.
    pub(super) fn meets(&mut self, text: &str) -> bool {
        let lower = text.to_lowercase();
        let mut found = text.contains('€');
        for word in lower.split_whitespace() {
            let unit =
                word.starts_with("euro") || word.starts_with("miljoen") || word.starts_with("eur");
            found |= self.figure && unit;
            self.figure = word.contains(|char: char| char.is_ascii_digit()) || self.figure && unit;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn related_news_is_told_by_how_its_heading_begins() {
        assert!(heads_around("Lees ook"));
        assert!(heads_around("Gerelateerde berichten:"));
        assert!(heads_around("Meer nieuws uit de regio"));
        assert!(!heads_around("Delende dorpen"));
        assert!(!heads_around("Meer natuur bij de stad"));
    }

    #[test]
    fn money_is_a_figure_with_a_unit() {
        for text in ["€", "5 euro", "1,2 miljoen mensen", "EUR: 3 EUR"] {
            assert!(may_hold_money(text), "{text}");
        }
        for text in ["euro", "Europa 5", "miljoenen"] {
            assert!(!may_hold_money(text), "{text}");
        }
    }
}
