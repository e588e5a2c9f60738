use std::io::{Cursor, Write as _};

use regiodeal_document::{Block, Kind, Reading};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A container of these parts.
fn container(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(
            *name,
            SimpleFileOptions::default().compression_level(Some(1)),
        )
        .expect("a part");
        zip.write_all(text.as_bytes()).expect("its bytes");
    }
    zip.finish().expect("a container").into_inner()
}

/// A Word file with this body, and with parts below `word/`.
fn word(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let document = format!(
        r#"<w:document xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>{body}</w:body></w:document>"#
    );
    let mut relations = Vec::new();
    let mut all = vec![("word/document.xml".to_owned(), document)];
    for (index, (name, inner)) in parts.iter().enumerate() {
        relations.push(format!(
            r#"<Relationship Id="r{index}" Type="{RELATIONS}/{name}" Target="{name}.xml"/>"#
        ));
        let part = format!(r#"<w:{name} xmlns:w="{WORD}">{inner}</w:{name}>"#);
        all.push((format!("word/{name}.xml"), part));
    }
    let relations = format!("<Relationships>{}</Relationships>", relations.concat());
    all.push(("word/_rels/document.xml.rels".to_owned(), relations));
    let all: Vec<_> = all.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    container(&all)
}

fn blocks(body: &str, parts: &[(&str, &str)]) -> Vec<Block> {
    let read = read(&word(body, parts)).expect("a Word file");
    read.blocks.expect("blocks")
}

fn texts(body: &str) -> Vec<String> {
    let blocks = blocks(body, &[]);
    blocks.iter().map(|b| b.text.as_str().to_owned()).collect()
}

fn cells(block: &Block) -> Vec<Vec<&str>> {
    let rows = block.table.rows.iter();
    rows.map(|row| row.cells.iter().map(Reading::as_str).collect())
        .collect()
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn headings_are_told_by_style_or_by_bold_type() {
    let styles = r#"<w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>"#;
    let body = r#"<w:p><w:pPr><w:pStyle w:val="Kop1"/></w:pPr><w:r><w:t>Besluiten</w:t></w:r></w:p>
        <w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Oevers van de Vecht</w:t></w:r></w:p>
        <w:p><w:r><w:t>Een gewone regel</w:t></w:r></w:p>"#;
    let blocks = blocks(body, &[("styles", styles)]);
    let kinds: Vec<_> = blocks.iter().map(|b| (b.kind, b.level)).collect();
    assert_eq!(
        kinds,
        [(Kind::Heading, 1), (Kind::Heading, 0), (Kind::Paragraph, 0)]
    );
}

#[test]
fn numbers_of_lists_are_printed_text() {
    let numbering = r#"<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"#;
    let item = |text: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
        )
    };
    let body = item("Oevers") + &p("Tussendoor.") + &item("Paden");
    let blocks = blocks(&body, &[("numbering", numbering)]);
    let texts: Vec<_> = blocks.iter().map(|b| b.text.as_str()).collect();
    assert_eq!(texts, ["1. Oevers", "Tussendoor.", "2. Paden"]);
}

#[test]
fn tracked_changes_are_read_as_accepted() {
    let body = r#"<w:p><w:r><w:t xml:space="preserve">Bijdrage € </w:t></w:r><w:del><w:r><w:delText>100</w:delText></w:r></w:del><w:ins><w:r><w:t>200</w:t></w:r></w:ins></w:p>
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Eerste helft </w:t></w:r></w:p>
        <w:p><w:r><w:t>en tweede</w:t></w:r></w:p>
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>B</w:t></w:r></w:p></w:tc></w:tr>
        <w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>weg</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"#;
    let read = read(&word(body, &[])).expect("a Word file");
    assert_eq!(
        read.pages[0].text,
        "Bijdrage € 200\n\nEerste helft en tweede\n\nA\tB\n"
    );
    assert_eq!(read.remarks[0].rule, "tracked-changes");
    assert!(
        read.remarks[0].message.starts_with("4 "),
        "{:?}",
        read.remarks
    );
}

#[test]
fn a_control_that_nobody_filled_in_leaves_its_cell_empty() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p(text));
    let control = |inner: &str| {
        format!(
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
        )
    };
    let unfilled = control(&cell("Klik hier"));
    let formula = r#"<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>Typ hier</m:t></m:r></m:oMath>"#;
    let body = format!(
        "<w:tbl><w:tr>{}{}{}</w:tr><w:tr>{}{unfilled}{}</w:tr>{}</w:tbl><w:p>{}</w:p>{}",
        cell("Project"),
        cell("2023"),
        cell("2024"),
        cell("Oevers"),
        cell("€ 20"),
        control(&format!("<w:tr>{unfilled}{}</w:tr>", cell("Klik"))),
        control(formula),
        p("Slot"),
    );
    let blocks = blocks(&body, &[]);
    assert_eq!(
        cells(&blocks[0]),
        [["Project", "2023", "2024"], ["Oevers", "", "€ 20"]]
    );
    assert_eq!(blocks[1].text.as_str(), "Slot");
}

#[test]
fn merged_cells_have_their_text_once() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
    };
    let body = format!(
        "<w:tbl><w:tr>{}</w:tr><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        cell(r#"<w:gridSpan w:val="3"/>"#, "Overzicht"),
        cell("", "Pijler"),
        cell(r#"<w:gridSpan w:val="2"/>"#, "Bijdrage"),
        cell(r#"<w:vMerge w:val="restart"/>"#, "Wonen"),
        cell("", "10"),
        cell("", "20"),
        cell("<w:vMerge/>", "Wonen"),
        cell("", "30"),
        cell("", "40"),
    );
    let blocks = blocks(&body, &[]);
    assert_eq!(blocks[0].text.as_str(), "Overzicht");
    assert_eq!(
        cells(&blocks[1]),
        [
            ["Pijler", "Bijdrage", ""],
            ["Wonen", "10", "20"],
            ["", "30", "40"]
        ]
    );
}

#[test]
fn tables_that_only_place_text_are_text() {
    let inner = format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        p("A"),
        p("B")
    );
    let body = format!(
        "<w:tbl><w:tr><w:tc>{}{inner}</w:tc></w:tr></w:tbl>",
        p("Een alinea.")
    );
    let blocks = blocks(&body, &[]);
    assert_eq!(blocks[0].text.as_str(), "Een alinea.");
    assert_eq!(cells(&blocks[1]), [["A", "B"]]);
}

#[test]
fn names_set_as_headings_beside_amounts_are_a_table() {
    let heading = |text: &str| {
        let own = r#"<w:pPr><w:outlineLvl w:val="2"/></w:pPr>"#;
        p(text).replacen("<w:p>", &format!("<w:p>{own}"), 1)
    };
    let row = |name: &str, beside: &str| {
        format!("<w:tr><w:tc>{name}</w:tc><w:tc>{}</w:tc></w:tr>", p(beside))
    };
    let oevers = heading("Oevers") + &p("langs de Vecht");
    let table = |name: &str, beside: &str| {
        let head = row(&p("Project"), "Bijdrage");
        format!("<w:tbl>{head}{}</w:tbl>", row(name, beside))
    };
    assert_eq!(
        cells(&blocks(&table(&oevers, "€ 10.000"), &[])[0]),
        [
            ["Project", "Bijdrage"],
            ["Oevers langs de Vecht", "€ 10.000"]
        ]
    );
    assert_eq!(texts(&table(&oevers, "Een kaart"))[2], "Oevers");
    let long = heading("Oevers") + &p(&"Een lange toelichting. ".repeat(30));
    assert_eq!(texts(&table(&long, "€ 10.000"))[2], "Oevers");
}

#[test]
fn tabs_set_columns() {
    let row = |a: &str, b: &str| {
        format!("<w:p><w:r><w:t>{a}</w:t><w:tab/><w:tab/><w:t>{b}</w:t></w:r></w:p>")
    };
    let body = row("Project", "Bijdrage") + &row("Oevers", "€ 5") + "<w:p/>" + &row("Paden", "€ 6");
    let blocks = blocks(&body, &[]);
    assert_eq!(
        cells(&blocks[0]),
        [["Project", "Bijdrage"], ["Oevers", "€ 5"], ["Paden", "€ 6"]]
    );
    assert_eq!(texts(&row("Penvoerder:", "Oss")), ["Penvoerder:  Oss"]);
}

#[test]
fn a_line_break_parts_what_is_no_sentence() {
    let body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Oevers</w:t><w:br/></w:r><w:r><w:t>Penvoerder: Oss</w:t><w:br/><w:t>en Uden</w:t></w:r></w:p>";
    let blocks = blocks(body, &[]);
    let read: Vec<_> = blocks.iter().map(|b| (b.text.as_str(), b.gap)).collect();
    assert_eq!(read, [("Oevers", 0), ("Penvoerder: Oss en Uden", 0)]);
}

#[test]
fn notes_get_marks_and_stand_at_the_end() {
    let notes = r#"<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:footnote>
        <w:footnote w:id="5"><w:p><w:r><w:footnoteRef/><w:t>In totaal gereserveerd.</w:t></w:r></w:p></w:footnote>"#;
    let body =
        r#"<w:p><w:r><w:t>€ 5.000</w:t></w:r><w:r><w:footnoteReference w:id="5"/></w:r></w:p>"#;
    let blocks = blocks(body, &[("footnotes", notes)]);
    assert_eq!(blocks[0].text.as_str(), "€ 5.000¹");
    assert_eq!(blocks[1].text.as_str(), "¹ In totaal gereserveerd.");
    assert_eq!(blocks[1].kind, Kind::Footnote);
}

#[test]
fn raised_digits_hidden_text_and_fields_do_not_change_figures() {
    let run = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let up = r#"<w:vertAlign w:val="superscript"/>"#;
    let field = r#"<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>SUM</w:instrText><w:t>9</w:t><w:fldChar w:fldCharType="separate"/><w:t>7.000</w:t><w:fldChar w:fldCharType="end"/></w:r>"#;
    let body = format!(
        "<w:p>{}{}{}{}{}{field}</w:p>",
        run("", "1"),
        run(up, "e"),
        run("", " tranche 500"),
        run(up, "2"),
        run("<w:vanish/>", "000"),
    );
    assert_eq!(texts(&body), ["1e tranche 500²7.000"]);
}

#[test]
fn what_a_form_field_offers_is_read_as_chosen() {
    let field = |chosen: &str| {
        format!(
            r#"<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{chosen}<w:listEntry w:val="Oevers"/><w:listEntry w:val="Sloten"/></w:ddList></w:ffData></w:fldChar><w:instrText>FORMDROPDOWN</w:instrText><w:fldChar w:fldCharType="end"/></w:r>"#
        )
    };
    let body = [
        r#"<w:result w:val="1"/><w:default w:val="0"/>"#,
        r#"<w:default w:val="1"/>"#,
        "",
    ]
    .map(|chosen| {
        format!(
            "<w:p>{}{}</w:p>",
            field(chosen),
            "<w:r><w:t> € 5</w:t></w:r>"
        )
    });
    assert_eq!(
        texts(&body.concat()),
        ["Sloten € 5", "Sloten € 5", "Oevers € 5"]
    );
}

#[test]
fn what_is_only_drawn_is_warned_about() {
    for drawn in [
        r#"<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>"#,
        r#"<d:relIds xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram"/>"#,
        r#"<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Excel.Sheet.12"/>"#,
        "<w:objectEmbed/>",
    ] {
        let body = format!("{}<w:p><w:r>{drawn}</w:r></w:p>", p("Tekst"));
        let remarks = read(&word(&body, &[])).expect("a Word file").remarks;
        let told: Vec<_> = remarks.iter().map(|r| (r.rule, r.is_warning)).collect();
        assert_eq!(told, [("drawn-content", true)], "{drawn}");
    }
}

#[test]
fn hidden_text_is_left_out_and_warned_about() {
    let body = r"<w:p><w:r><w:t>Open. </w:t></w:r>
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>Intern: € 95.000.</w:t></w:r></w:p>";
    let read = read(&word(body, &[])).expect("a Word file");
    assert!(!read.pages[0].text.contains("95.000"));
    let told: Vec<_> = read
        .remarks
        .iter()
        .map(|r| (r.rule, r.is_warning))
        .collect();
    assert_eq!(told, [("hidden-text", true)]);
    assert!(read.remarks[0].message.contains("95.000"));
}

#[test]
fn struck_text_is_left_out_and_warned_about() {
    let run = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let body = format!(
        "<w:p>{}{}{}{}</w:p>",
        run("", "De bijdrage is € "),
        run("<w:strike/>", "50.000 "),
        run("<w:dstrike/><w:strike w:val=\"0\"/>", "55.000 "),
        run("<w:strike w:val=\"0\"/>", "60.000."),
    );
    let read = read(&word(&body, &[])).expect("a Word file");
    assert_eq!(read.pages[0].text, "De bijdrage is € 60.000.\n");
    assert_eq!(read.remarks[0].rule, "struck-text");
    assert!(read.remarks[0].is_warning);
    let message = &read.remarks[0].message;
    assert!(
        message.starts_with("2 ") && message.contains("\"50.000\""),
        "{message}"
    );
}

#[test]
fn a_choice_is_taken_once_and_text_boxes_follow_their_paragraph() {
    let boxed = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let body = format!(
        "<w:p><w:r><w:t>Voor</w:t><mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent><w:t>na</w:t></w:r></w:p>",
        boxed("Kader"),
        boxed("Kader")
    );
    assert_eq!(texts(&body), ["Voorna", "Kader"]);
}

#[test]
fn entities_and_signs_are_never_lost_unseen() {
    let body = r#"<w:p><w:r><w:t>A&kop;B</w:t><w:sym w:font="Wingdings" w:char="F021"/><w:noBreakHyphen/><w:t>C</w:t></w:r></w:p>"#;
    let read = read(&word(body, &[])).expect("a Word file");
    assert_eq!(read.pages[0].text, "A\u{fffd}B\u{fffd}-C\n");
    let rules: Vec<_> = read.remarks.iter().map(|remark| remark.rule).collect();
    assert_eq!(rules, ["unknown-sign", "unknown-entity"]);
}

#[test]
fn what_is_no_word_file_is_named() {
    let error = |parts: &[(&str, &str)]| read(&container(parts)).expect_err("no Word file");
    let odt = error(&[("mimetype", "application/vnd.oasis.opendocument.text")]);
    assert!(odt.to_string().contains(".odt"), "{odt}");
    let xlsx = error(&[("xl/workbook.xml", "<x/>")]);
    assert!(xlsx.to_string().contains("Excel"), "{xlsx}");
    let zip = error(&[("a.txt", "x"), ("b.txt", "y")]);
    assert!(zip.to_string().contains("archive of 2 files"), "{zip}");
    let none = error(&[("word/styles.xml", "<x/>")]);
    assert!(matches!(none, Error::NoText { .. }), "{none}");
    assert!(matches!(
        read(&word("<w:p/>", &[])),
        Err(Error::Empty { pictures: 0 })
    ));
}

#[test]
fn damage_and_bombs_are_errors() {
    let whole = word(&p("Tekst"), &[]);
    assert!(matches!(
        read(&whole[..whole.len() / 2]),
        Err(Error::Damaged { .. })
    ));
    let cut = read(&word("<w:p><w:r>", &[]));
    assert!(matches!(cut, Err(Error::DamagedPart { .. })));
    let size = usize::try_from(LARGEST_PART).expect("a size") + 1;
    let bomb = read(&container(&[("word/document.xml", &" ".repeat(size))]));
    assert!(matches!(bomb, Err(Error::LargePart { .. })));
}

#[test]
fn many_paragraphs_take_linear_time() {
    let body = p("Een alinea.").repeat(100_000);
    let read = read(&word(&body, &[])).expect("a Word file");
    assert_eq!(read.blocks.map(|blocks| blocks.len()), Some(100_000));
}
