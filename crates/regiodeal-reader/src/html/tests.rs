//! What a page is read as: one short page for each rule.

use regiodeal_document::{Block, Kind};

use super::*;

/// Kind, level or nesting, and text of each block.
fn told(blocks: &[Block]) -> Vec<String> {
    blocks
        .iter()
        .map(|block| match block.kind {
            Kind::Table => {
                let rows = block.table.rows.iter();
                let rows: Vec<String> = rows
                    .map(|row| {
                        let cells = (0..row.cells.len()).map(|cell| row.cell(cell));
                        cells.collect::<Vec<_>>().join("|")
                    })
                    .collect();
                rows.join(" / ")
            }
            Kind::Heading => format!("h{} {}", block.level, block.text.as_str()),
            Kind::Item => format!("li{} {}", block.indent, block.text.as_str()),
            Kind::Quote => format!("quote {}", block.text.as_str()),
            Kind::Caption => format!("caption {}", block.text.as_str()),
            _ => block.text.as_str().to_owned(),
        })
        .collect()
}

fn page(html: &str) -> Vec<String> {
    let read = read(html.as_bytes()).expect("a page");
    told(&read.blocks.expect("blocks"))
}

/// The blocks of `body` alone, as of a mail. Where a page marks a heading, no other line
/// is taken for one.
fn body(body: &str) -> Vec<String> {
    let headed = format!("<h6>kop</h6>{body}");
    told(&read_mail(&headed).1).split_off(1)
}

/// A page whose article holds enough text to be told from the rest.
fn around(before: &str, after: &str) -> String {
    let text = "De stuurgroep heeft vandaag over twee projecten besloten en licht dat hier toe. ";
    format!(
        "<!doctype html><body>{before}<p>{}</p>{after}",
        text.repeat(4)
    )
}

fn remark(html: &str) -> Option<Remark> {
    let read = read(html.as_bytes()).expect("a page");
    read.remarks
        .into_iter()
        .find(|remark| remark.rule == "page-furniture")
}

#[test]
fn what_stands_around_an_article_is_left_out_and_remarked_on() {
    let html = around(
        "<nav><a href=/>Home</a></nav><main><h1>Oevers</h1>",
        "<div class='share-buttons'>Deel dit</div><h2>Lees ook</h2><ul><li><a href=x>€ 5 miljoen</a></ul></main><footer>Postbus 5</footer>",
    );
    let blocks = page(&html);
    assert_eq!(blocks.len(), 2, "{blocks:?}");
    assert_eq!(blocks[0], "h1 Oevers");
    let remark = remark(&html).expect("a remark");
    assert!(remark.message.starts_with("10 words"), "{}", remark.message);
    assert!(!remark.is_warning);
}

#[test]
fn money_that_is_left_out_without_a_name_is_a_warning() {
    let html = around(
        "<main><h1>Oevers</h1>",
        "</main><div>Nog € 5.000 voor bomen</div>",
    );
    assert!(remark(&html).expect("a remark").is_warning);
}

#[test]
fn a_class_does_not_take_money_away_and_a_tag_warns_of_it() {
    let with = |part: &str| around("<main><h1>Oevers</h1>", &format!("{part}</main>"));
    for class in ["deel-a", "ads", "feedback"] {
        let html = with(&format!("<div id={class}><p>Nog <b>5</b> euro</p></div>"));
        assert_eq!(page(&html)[2..], ["Nog 5 euro"], "{class}");
        assert_eq!(remark(&html), None);
    }
    let links = with("<div class=related><a href=x>Oevers krijgt € 5</a></div>");
    assert_eq!(page(&links).len(), 2);
    assert!(!remark(&links).expect("a remark").is_warning);
    for tag in ["aside", "footer"] {
        let html = with(&format!("<{tag}><p>Nog € 5.000</p></{tag}>"));
        assert!(remark(&html).expect("a remark").is_warning, "{tag}");
    }
}

#[test]
fn a_page_without_semantics_is_told_by_its_text() {
    let html = around(
        "<table><tr><td><a href=1>Home</a> <a href=2>Nieuws</a> <a href=3>Contact</a> <a href=4>Zoek</a></td><td><h1>Oevers</h1>",
        "<table><tr><td>Oever</td><td>€ 5</td></tr><tr><td>Sloot</td><td>€ 6</td></tr></table><p>Slot.</td></tr></table>",
    );
    let blocks = page(&html);
    assert_eq!(blocks.len(), 4, "{blocks:?}");
    assert_eq!(blocks[2], "Oever|€ 5 / Sloot|€ 6");
}

#[test]
fn related_news_in_the_article_ends_where_text_goes_on() {
    let html = around(
        "<main><h1>Oevers</h1>",
        "<h2>Meer nieuws</h2><h3><a href=1>Zwembad open</a></h3><p>Het zwembad is open.</p><h2>Bijdrage</h2><p>De bijdrage is € 5.</p></main>",
    );
    assert_eq!(page(&html)[2..], ["h2 Bijdrage", "De bijdrage is € 5."]);
}

#[test]
fn a_title_outside_the_article_is_kept_with_its_date() {
    let html = around(
        "<header><div>Gemeente Oss</div><div><h1>Oevers</h1><time>3 mei 2023</time></div></header><main>",
        "</main>",
    );
    assert_eq!(page(&html)[..2], ["h1 Oevers", "3 mei 2023"]);
}

#[test]
fn the_page_title_is_a_last_resort() {
    let titled = |head: &str, start: &str| {
        let html = around(&format!("<main>{start}"), "</main>");
        page(&(head.to_owned() + &html)).swap_remove(0)
    };
    let head = "<title>Nieuwe oevers - fase 2 | Gemeente Oss</title>";
    assert_eq!(titled(head, ""), "h1 Nieuwe oevers - fase 2");
    assert_eq!(titled(head, "<h1>Oevers</h1>"), "h1 Oevers");
    assert_eq!(
        titled(head, "<h2>Nieuwe oevers - fase 2</h2>"),
        "h2 Nieuwe oevers - fase 2"
    );
}

#[test]
fn hidden_text_is_not_read_and_closed_panels_are() {
    let hidden = "<p hidden>a</p><p style='display: none'>b</p><p aria-hidden=true>c</p><template>d</template><p class='hidden'>e</p>";
    let panel =
        "<h2><button aria-controls=p1>Open</button></h2><div id=p1 hidden><p>inhoud</p></div>";
    assert_eq!(body(&format!("{hidden}{panel}")), ["h2 Open", "inhoud"]);
    assert_eq!(body("<p class='hidden md:block'>breed</p>"), ["breed"]);
}

#[test]
fn lists_print_their_numbers_and_nest() {
    let list = "<ul><li>een<ol start=3 type=a><li>twee<li><p>drie</p><p>vier</p></ol><li>vijf</ul>";
    assert_eq!(
        body(list),
        ["li0 een", "li1 c. twee", "li1 d. drie", "vier", "li0 vijf"]
    );
}

#[test]
fn the_number_of_an_item_without_text_is_not_that_of_the_next_block() {
    let table = "<table><tr><th>A</th><th>B</th></tr></table>";
    assert_eq!(
        body(&format!(
            "<ol><li>{table}500 euro</li><li><img src=x></li></ol><p>300 euro</p>"
        )),
        ["A|B", "500 euro", "300 euro"]
    );
    assert_eq!(
        body("<ol><li></li></ol><p>300 euro</p><ol><li><ul><li>a</ul>b</ol>"),
        ["300 euro", "li1 a", "b"]
    );
}

#[test]
fn breaks_part_lines_and_not_full_ones() {
    let (page, blocks, _) = read_mail("<p><b>Oevers</b><br>Bijdrage: € 5<br><br>Slot");
    assert_eq!(page.text, "Oevers\nBijdrage: € 5\n\nSlot\n");
    assert_eq!(blocks[0].kind, Kind::Heading);
    let full = body("<p>Deze regel is vol en gaat daarom verder op de<br>volgende regel");
    assert_eq!(full.len(), 1, "{full:?}");
}

#[test]
fn terms_stand_before_short_and_above_long_explanations() {
    let short = "<dl><dt>Trekker<dd>gemeente Oss<dt>Bijdrage:<dd>€ 5</dl>";
    assert_eq!(body(short), ["Trekker: gemeente Oss", "Bijdrage: € 5"]);
    let long = "<dl><dt>Oevers<dd>Langs de vaart komen oevers waar planten groeien en waar vissen kunnen schuilen.</dl>";
    assert_eq!(body(long)[0], "h0 Oevers");
}

#[test]
fn a_summary_heads_what_it_opens() {
    let details = "<h2>Projecten</h2><details><summary>Oevers</summary><h4>Doel</h4><p>tekst</p></details><details><summary>Sloten</summary>tekst</details>";
    let blocks = body(details);
    assert_eq!(blocks[1], "h3 Oevers");
    assert_eq!(blocks[4], "h3 Sloten");
}

#[test]
fn struck_text_is_gone_and_inserted_text_stays() {
    let page = "<p>€ <del>5</del><s>6</s><s> </s><ins>7</ins></p>";
    assert_eq!(body(page), ["€ 7"]);
    let (_, _, remarks) = read_mail(page);
    assert_eq!(remarks.len(), 1);
    assert!(remarks[0].rule == "struck-text" && remarks[0].message.starts_with("2 pieces"));
}

#[test]
fn inline_elements_add_no_space_and_blocks_part() {
    assert_eq!(
        body("<p>oe<b>v</b>er</p><div>a<div>b</div>c</div>"),
        ["oever", "a", "b", "c"]
    );
}

#[test]
fn spans_are_taken_apart_and_the_foot_comes_last() {
    let table = "<table><caption>x € 1.000</caption><thead><tr><th rowspan=2>Project<th colspan=2>Bijdrage<tr><th>2023<th>2024</thead><tfoot><tr><td>Totaal<td>5<td>6</tfoot><tbody><tr><td>Oevers<td>5<td>6</table>";
    assert_eq!(
        body(table),
        [
            "caption x € 1.000",
            "Project|Bijdrage / |2023|2024 / Oevers|5|6 / Totaal|5|6"
        ]
    );
}

#[test]
fn tables_that_place_text_are_no_tables() {
    let placed = "<table><tr><td><h2>Oevers</h2>tekst</td><td>meer</td></tr><tr><td>a</td><td>b</td></tr></table>";
    assert_eq!(body(placed)[0], "h2 Oevers");
    let nested = "<table><tr><td>kop</td></tr><tr><td><table><tr><th>A</th><th>B</th></tr></table></td></tr></table>";
    assert_eq!(body(nested), ["kop", "A|B"]);
}

#[test]
fn text_between_the_cells_of_a_table_by_roles_is_kept() {
    let table = |between: &str| {
        format!(
            "<div role=table><div role=caption>Lijst</div><div role=row><div role=columnheader>Project</div><div role=columnheader>Bijdrage</div></div><div role=row><div role=cell>Sloten</div><div role=cell>€ 7</div>{between}</div></div>"
        )
    };
    assert_eq!(
        body(&table("")),
        ["caption Lijst", "Project|Bijdrage / Sloten|€ 7"]
    );
    let read = body(&table("en nog € 8"));
    assert_eq!(read.last().map(String::as_str), Some("en nog € 8"));
    assert!(read.iter().any(|block| block == "€ 7"), "{read:?}");
}

#[test]
fn labels_are_text_unless_they_ask_for_some() {
    assert_eq!(
        body(
            "<input type=checkbox id=a><label for=a>Oevers € 5</label><div>Uitleg</div><fieldset><legend>Sloten € 7</legend></fieldset><p><label>Bijdrage:</label><b>€ 9</b></p>"
        ),
        ["Oevers € 5", "Uitleg", "Sloten € 7", "Bijdrage: € 9"]
    );
    assert_eq!(
        body(
            "<label for=b>Zoek</label><input id=b type=search><label>Naam <input></label><label>Kies <select><option>a</select></label><p>slot"
        ),
        ["slot"]
    );
}

#[test]
fn quotes_and_captions_are_named() {
    let blocks = body(
        "<blockquote><p>Mooi werk.</p></blockquote><figure><figcaption>De vaart</figcaption></figure>",
    );
    assert_eq!(blocks, ["quote Mooi werk.", "caption De vaart"]);
}

#[test]
fn a_page_that_a_script_fills_says_so() {
    let empty = "<html><nav><a href=/>Home</a></nav><div id=app></div><noscript>Zet scripts aan</noscript><script>x()</script>";
    assert_eq!(read(empty.as_bytes()), Err(Error::EmptyPage));
}

#[test]
fn hostile_markup_is_read_in_time() {
    let deep = "<div>".repeat(50_000) + "diep";
    assert_eq!(body(&deep), ["diep"]);
    let formats = "<b><i><u><font color=red>".repeat(200);
    assert!(!body(&(formats + &"<p>x".repeat(1_000))).is_empty());
    let wide =
        "<table>".to_owned() + &"<tr><th colspan=1000000000 rowspan=70000>a<td>b".repeat(500);
    assert!(!body(&wide).is_empty());
    let lists = "<ul><li>".repeat(5_000) + "x";
    assert!(!body(&lists).is_empty());
    let tables = "<table><tr><td>".repeat(2_000) + "x";
    assert!(!body(&tables).is_empty());
    let entities = "<?xml version='1.0'?><!DOCTYPE html [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]><html><p>&c; &euro; &amp;nbsp; &#x1F4A9; &#0;";
    assert!(body(entities).concat().contains('€'));
}
