//! Small PDFs, written object by object.

use std::cell::Cell;
use std::io::Write;

use regiodeal_document::{Glyph, GlyphText};

use super::remarks::named;
use super::*;
use crate::{Picture, Word};

fn glyph(text: char, x: f32) -> Glyph {
    Glyph {
        text: GlyphText::Char(text),
        x,
        y: 100.0,
        dx: 5.0,
        dy: 0.0,
        size: 10.0,
        bold: false,
        colour: [0; 3],
    }
}

/// The rules of the remarks on a page with these glyphs.
fn rules(glyphs: &[(char, f32)]) -> Vec<&'static str> {
    let mut sheet = Sheet::new(1, 600.0, 800.0);
    sheet.glyphs = glyphs.iter().map(|(text, x)| glyph(*text, *x)).collect();
    let mut laid = Laid::default();
    laid.add(sheet);
    let drawn = laid.drafts.read();
    let remarks = unreadable_pages(&laid.looks, &drawn.pages, &Options::default());
    remarks.iter().map(|remark| remark.rule).collect()
}

#[test]
fn pages_that_show_no_text_are_told() {
    assert!(rules(&[('a', 50.0), ('b', 55.0)]).is_empty());
    for glyphs in [&[][..], &[(' ', 50.0)], &[('\t', 50.0)], &[('a', 700.0)]] {
        assert_eq!(rules(glyphs), ["page-without-text"], "{glyphs:?}");
    }
    for glyphs in [[('\u{3}', 50.0)], [('\u{fffd}', 50.0)]] {
        assert_eq!(rules(&glyphs), ["unmapped-glyphs"], "{glyphs:?}");
    }
}

#[test]
fn pages_are_named_shortly() {
    assert_eq!(named(&[3]), "page 3");
    assert_eq!(named(&[1, 2, 3, 7]), "pages 1-3, 7");
}

/// A file of numbered objects; the first is the catalogue.
fn file<'o>(objects: impl IntoIterator<Item = (u32, &'o [u8])>) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    for (number, object) in objects {
        bytes.extend(format!("{number} 0 obj\n").bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    bytes.extend(b"trailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n");
    bytes
}

pub(super) fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<< /Length {} {entries} >>\nstream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

/// The picture that fills a page.
const PICTURE: &str = "q 500 0 0 700 0 0 cm /Im Do Q\n";

/// Text at a height above the foot of the page.
fn shown(text: &str, height: u32, size: u32) -> String {
    format!("BT /F {size} Tf 50 {height} Td ({text}) Tj ET\n")
}

/// Pages of 500 to 700 points with these contents.
pub(super) fn pages(contents: &[Vec<u8>]) -> Vec<(u32, Vec<u8>)> {
    let mut objects = vec![
        (1, b"<< /Type /Catalog /Pages 2 0 R >>".to_vec()),
        (
            3,
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
                .to_vec(),
        ),
        (
            4,
            stream(
                "/Type /XObject /Subtype /Image /Width 50 /Height 70 /ColorSpace /DeviceGray /BitsPerComponent 8",
                &[255; 3500],
            ),
        ),
    ];
    let mut kids = Vec::new();
    for (page, content) in (10..).step_by(2).zip(contents) {
        kids.push(format!("{page} 0 R"));
        let about = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 700] /Resources << /Font << /F 3 0 R >> /XObject << /Im 4 0 R >> >> /Contents {} 0 R >>",
            page + 1
        );
        objects.push((page, about.into_bytes()));
        objects.push((page + 1, content.clone()));
    }
    let count = contents.len();
    let kids = kids.join(" ");
    let tree = format!("<< /Type /Pages /Kids [{kids}] /Count {count} >>");
    objects.insert(1, (2, tree.into_bytes()));
    objects
}

pub(super) fn written(objects: &[(u32, Vec<u8>)]) -> Vec<u8> {
    file(
        objects
            .iter()
            .map(|(number, object)| (*number, object.as_slice())),
    )
}

/// A file of pages that draw this.
fn drawn(contents: &[String]) -> Vec<u8> {
    let contents: Vec<Vec<u8>> = contents
        .iter()
        .map(|content| stream("", content.as_bytes()))
        .collect();
    written(&pages(&contents))
}

fn read_with(bytes: &[u8], recognise: Option<crate::Recognise>) -> Read {
    let options = Options {
        recognise,
        ..Options::default()
    };
    read(bytes, &options).expect("a PDF")
}

/// The messages of warnings under a rule.
fn warnings<'r>(read: &'r Read, rule: &str) -> Vec<&'r str> {
    let of_rule = |remark: &&Remark| remark.is_warning && remark.rule == rule;
    let remarks = read.remarks.iter().filter(of_rule);
    remarks.map(|remark| remark.message.as_str()).collect()
}

/// Reads the same word on every picture.
#[expect(clippy::unnecessary_wraps, reason = "as tesseract is asked")]
fn word(_: &Picture) -> Result<Vec<Word>, String> {
    Ok(vec![Word {
        text: "Besluitenlijst".to_owned(),
        left: 10,
        right: 40,
        top: 20,
        bottom: 22,
    }])
}

#[test]
fn a_scan_with_a_stamp_is_told_and_read() {
    let stamp = shown("Pagina 2 van 2", 30, 8);
    let bytes = drawn(&[shown("Besluiten", 600, 11), format!("{PICTURE}{stamp}")]);
    let read = read_with(&bytes, None);
    let told = warnings(&read, "page-without-text");
    assert!(matches!(told[..], [one] if one.starts_with("page 2: ") && one.contains("--ocr")));
    let read = read_with(&bytes, Some(word));
    assert_eq!(warnings(&read, "page-without-text"), [""; 0]);
    let text = &read.pages[1].text;
    assert!(text.contains("Besluitenlijst") && text.contains("Pagina 2 van 2"));
    let read = read_with(&bytes, Some(|_| Ok(Vec::new())));
    let told = warnings(&read, "page-without-text");
    assert!(matches!(told[..], [one] if one.contains("no words") && !one.contains("--ocr")));
}

#[test]
fn a_cover_and_a_page_with_a_picture_are_no_scans() {
    let cover = shown("Regio Deal", 400, 28);
    let text = shown("Een regel met woorden over het project.", 400, 10).repeat(4);
    let bytes = drawn(&[format!("{PICTURE}{cover}"), format!("{PICTURE}{text}")]);
    assert_eq!(read_with(&bytes, None).remarks, []);
}

#[test]
fn pages_behind_one_that_is_not_recognised_are_read() {
    thread_local! {
        static ASKED: Cell<u32> = const { Cell::new(0) };
    }
    let bytes = drawn(&[PICTURE.to_owned(), PICTURE.to_owned(), PICTURE.to_owned()]);
    let read = read_with(
        &bytes,
        Some(|picture| {
            ASKED.set(ASKED.get() + 1);
            if ASKED.get() == 2 {
                Err("out of luck".to_owned())
            } else {
                word(picture)
            }
        }),
    );
    assert_eq!(warnings(&read, "no-recognition"), ["page 2: out of luck"]);
    let told = warnings(&read, "recognised-text");
    assert!(matches!(told[..], [one] if one.starts_with("pages 1, 3: ")));
    assert_eq!(warnings(&read, "page-without-text").len(), 1);
}

/// Content that is packed.
fn packed(content: &str) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(content.as_bytes()).expect("in memory");
    packer.finish().expect("in memory")
}

/// A page of many lines, each with a number of its own.
fn long_page() -> String {
    let line = |number| {
        shown(
            &format!("Project {number} krijgt {number}.000 euro."),
            600,
            11,
        )
    };
    (1..200).map(line).collect()
}

#[test]
fn damaged_content_is_told() {
    let whole = packed(&long_page());
    let cut = whole.get(..whole.len() / 2).expect("a half");
    let mut wrong = whole.clone();
    wrong[whole.len() / 2] ^= 0x40;
    let without_sum = whole.get(..whole.len() - 4).expect("most of it");
    for (content, is_damaged) in [
        (whole.as_slice(), false),
        (without_sum, false),
        (b"", false),
        (cut, true),
        (&wrong, true),
    ] {
        let stream = stream("/Filter /FlateDecode", content);
        let read = read_with(&written(&pages(&[stream])), None);
        let told = warnings(&read, "damaged-pdf");
        assert_eq!(told.len(), usize::from(is_damaged), "{told:?}");
        assert!(told.iter().all(|told| told.starts_with("page 1: ")));
    }
}

#[test]
fn damage_in_a_part_that_is_drawn_by_name_is_told() {
    let content = packed(&long_page());
    let cut = content.get(..content.len() / 2).expect("a half");
    let mut objects = pages(&[stream("", b"/Im Do")]);
    let about = "/Type /XObject /Subtype /Form /BBox [0 0 500 700] /Filter /FlateDecode";
    for (part, count) in [(content.as_slice(), 0), (cut, 1)] {
        objects.retain(|(number, _)| *number != 4);
        objects.push((4, stream(about, part)));
        let read = read_with(&written(&objects), None);
        assert_eq!(warnings(&read, "damaged-pdf").len(), count);
    }
}

#[test]
fn missing_pages_and_contents_are_told() {
    let contents = [stream("", b""), stream("", b"")];
    let without = |missing: u32| {
        let mut objects = pages(&contents);
        objects.retain(|(number, _)| *number != missing);
        let read = read_with(&written(&objects), None);
        warnings(&read, "damaged-pdf").join(" ")
    };
    assert_eq!(without(0), "");
    assert!(
        without(12).contains("2 pages, and 1 can"),
        "{}",
        without(12)
    );
    assert!(without(13).starts_with("page 2: "), "{}", without(13));
    // The picture that both pages may draw is told at the first.
    assert!(without(4).starts_with("page 1: "), "{}", without(4));
}

#[test]
fn a_file_that_was_cut_off_is_told() {
    let whole = drawn(&[shown("Een", 600, 11), shown("Twee", 600, 11)]);
    let is_told = |bytes: &[u8]| {
        let read = read_with(bytes, None);
        let told = warnings(&read, "damaged-pdf");
        told.iter().any(|told| told.contains("cut off"))
    };
    assert!(!is_told(&whole));
    let end = whole.windows(7).position(|part| part == b"trailer");
    let cut = whole
        .get(..end.expect("a trailer") - 20)
        .expect("most of it");
    assert!(is_told(cut));
    // The first part of a file that is written anew at its end, and what a server added.
    let twice = [whole.as_slice(), cut, &[b' '; 2000]].concat();
    assert!(is_told(&twice));
    assert!(!is_told(&[whole.as_slice(), &[0; 2000]].concat()));
}

/// Pages whose catalogue or whose first page says more, with more objects.
fn with(words: &str, more: &str, objects: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let mut all = pages(&[stream("", shown("Besluiten", 600, 11).as_bytes())]);
    for (_, object) in &mut all {
        let text = String::from_utf8_lossy(object);
        if text.contains(words) {
            *object = text.replace(words, &format!("{words} {more}")).into_bytes();
        }
    }
    all.extend_from_slice(objects);
    written(&all)
}

const CATALOGUE: &str = "/Type /Catalog";
const PAGE: &str = "/Type /Page ";

fn spec(name: &str, content: u32) -> Vec<u8> {
    format!("<< /Type /Filespec /UF ({name}) /EF << /F {content} 0 R >> >>").into_bytes()
}

#[test]
fn files_in_a_pdf_are_handed_on_once_and_others_are_told() {
    let letter = b"Besluitenlijst: project Sloten krijgt 70.000 euro.";
    let objects = [
        (20, spec("map/besluit.txt", 21)),
        (21, stream("/Type /EmbeddedFile", letter)),
        (22, spec("tabel.xlsx", 23)),
        (23, stream("", b"PK\x03\x04")),
        (24, spec("nota.txt", 25)),
        (
            25,
            stream("/Filter /FlateDecode", &packed("Nota over de dijk.")),
        ),
        (26, spec("weg.txt", 99)),
        // The second kid leads back to the root.
        (30, b"<< /Kids [31 0 R 30 0 R] >>".to_vec()),
        (
            31,
            b"<< /Names [(a) 20 0 R (b) 22 0 R (c) 26 0 R] >>".to_vec(),
        ),
    ];
    let bytes = with(
        CATALOGUE,
        "/Names << /EmbeddedFiles 30 0 R >> /AF [20 0 R 24 0 R]",
        &objects,
    );
    let read = read_with(&bytes, None);
    let names: Vec<&str> = read
        .attachments
        .iter()
        .map(|file| file.name.as_str())
        .collect();
    assert_eq!(names, ["besluit.txt", "nota.txt"]);
    assert_eq!(read.attachments[0].bytes, letter);
    assert_eq!(read.attachments[1].bytes, b"Nota over de dijk.");
    let told = warnings(&read, "unread-attachment");
    assert!(
        matches!(told[..], [one, two] if one.contains("tabel.xlsx") && two.contains("weg.txt"))
    );
    let fixed = with(
        PAGE,
        "/Annots [<< /Subtype /FileAttachment /FS 20 0 R >>]",
        &objects,
    );
    assert_eq!(read_with(&fixed, None).attachments.len(), 1);
}

#[test]
fn values_that_only_a_viewer_draws_are_told() {
    let field = |more: &str| {
        let field = format!("<< /Subtype /Widget /T (b) /Rect [50 400 90 420] {more} >>");
        let drawn = (
            20,
            stream(
                "/Type /XObject /Subtype /Form /BBox [0 0 40 20] /Resources << /Font << /F 3 0 R >> >>",
                b"BT /F 9 Tf (70.000) Tj ET",
            ),
        );
        let empty = (
            21,
            stream(
                "/Type /XObject /Subtype /Form /BBox [0 0 40 20]",
                b"/Tx BMC EMC",
            ),
        );
        let parent = (22, b"<< /FT /Tx /V (70.000) >>".to_vec());
        let bytes = with(PAGE, &format!("/Annots [{field}]"), &[drawn, empty, parent]);
        let read = read_with(&bytes, None);
        warnings(&read, "undrawn-value").join(" ")
    };
    for lost in [
        "/FT /Tx /V (70.000)",
        "/FT /Ch /V [(70.000)]",
        "/FT /Tx /V <FEFF00370030002E003000300030>",
        "/Parent 22 0 R",
        "/FT /Tx /V (70.000) /AP << /N 21 0 R >>",
    ] {
        let told = field(lost);
        assert!(
            told.starts_with("page 1: ") && told.contains("\"70.000\""),
            "{lost}: {told}"
        );
    }
    for fine in [
        "/FT /Tx /V (70.000) /AP << /N 20 0 R >>",
        "/FT /Tx /V ( )",
        "/FT /Tx",
        "/FT /Btn /V /Yes",
        "/FT /Tx /V (70.000) /F 2",
    ] {
        assert_eq!(field(fine), "", "{fine}");
    }
}
