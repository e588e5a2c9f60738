//! Small pages, drawn letter by letter.

use super::read_sheets;
use crate::block::{Block, Kind};
use crate::sheet::{Glyph, GlyphText, Rect, Sheet};

/// What a letter is wide, in ems.
const ADVANCE: f32 = 0.5;

fn page(number: u32, pieces: &[(f32, f32, f32, &str)]) -> Sheet {
    let mut sheet = Sheet::new(number, 600.0, 800.0);
    for (x, y, size, text) in pieces {
        draw(&mut sheet, *x, *y, *size, text, ADVANCE);
    }
    sheet
}

fn draw(sheet: &mut Sheet, x: f32, y: f32, size: f32, text: &str, step: f32) {
    let mut x = x;
    for char in text.chars() {
        sheet.glyphs.push(Glyph {
            text: GlyphText::Char(char),
            x,
            y,
            dx: ADVANCE * size,
            dy: 0.0,
            size,
            bold: false,
            colour: [0; 3],
        });
        x += step * size;
    }
}

fn line(sheet: &mut Sheet, x0: f32, y0: f32, x1: f32, y1: f32) {
    sheet.draw(Rect { x0, y0, x1, y1 }, false);
}

fn blocks(sheets: &[Sheet]) -> Vec<Block> {
    read_sheets(sheets.to_vec()).blocks
}

fn texts(blocks: &[Block]) -> Vec<&str> {
    blocks.iter().map(|block| block.text.as_str()).collect()
}

fn rows(blocks: &[Block]) -> Vec<Vec<String>> {
    blocks
        .iter()
        .flat_map(|block| &block.table.rows)
        .map(|row| {
            row.cells
                .iter()
                .map(|cell| cell.as_str().to_owned())
                .collect()
        })
        .collect()
}

#[test]
fn two_columns_are_read_one_after_the_other() {
    let mut pieces = Vec::new();
    for (number, y) in (0_u8..).zip([100.0, 112.0, 124.0, 136.0]) {
        pieces.push((
            50.0,
            y,
            10.0,
            if number == 3 {
                "einde van de linkerkant."
            } else {
                "de tekst aan de linkerkant loopt door en"
            },
        ));
        pieces.push((
            320.0,
            y,
            10.0,
            if number == 3 {
                "einde van de rechterkant."
            } else {
                "de tekst aan de rechterkant loopt ook en"
            },
        ));
    }
    let blocks = blocks(&[page(1, &pieces)]);
    let all = texts(&blocks).join(" / ");
    let (left, right) = (all.find("linkerkant."), all.find("rechterkant loopt"));
    assert!(left < right, "{all}");
    assert!(
        !all.contains("en de tekst aan de rechterkant loopt ook en de tekst aan de linkerkant")
    );
}

#[test]
fn figures_under_each_other_are_a_table_without_any_line() {
    let blocks = blocks(&[page(
        1,
        &[
            (50.0, 100.0, 10.0, "Project"),
            (250.0, 100.0, 10.0, "Trekker"),
            (400.0, 100.0, 10.0, "2023"),
            (460.0, 100.0, 10.0, "2024"),
            (50.0, 130.0, 10.0, "Warmte uit het diepe"),
            (250.0, 130.0, 10.0, "gemeente Oss"),
            (385.0, 130.0, 10.0, "100.000"),
            (50.0, 142.0, 10.0, "water"),
            (50.0, 170.0, 10.0, "Zon"),
            (250.0, 170.0, 10.0, "gemeente Ede"),
            (385.0, 170.0, 10.0, "250.000"),
            (450.0, 170.0, 10.0, "50.000"),
        ],
    )]);
    assert_eq!(
        rows(&blocks),
        [
            ["Project", "Trekker", "2023", "2024"],
            ["Warmte uit het diepe water", "gemeente Oss", "100.000", ""],
            ["Zon", "gemeente Ede", "250.000", "50.000"],
        ]
    );
}

#[test]
fn a_currency_sign_at_the_left_of_its_cell_belongs_to_the_figure() {
    let blocks = blocks(&[page(
        1,
        &[
            (50.0, 100.0, 10.0, "Wonen"),
            (250.0, 100.0, 10.0, "€"),
            (300.0, 100.0, 10.0, "600.000"),
            (50.0, 120.0, 10.0, "Werken"),
            (250.0, 120.0, 10.0, "€"),
            (305.0, 120.0, 10.0, "87.500"),
        ],
    )]);
    assert_eq!(
        rows(&blocks),
        [["Wonen", "€ 600.000"], ["Werken", "€ 87.500"]]
    );
}

#[test]
fn a_note_across_a_drawn_table_is_one_cell_and_goes_on_over_the_page() {
    let ruled = |number, y: f32, pieces: &[(f32, f32, f32, &str)]| {
        let mut sheet = page(number, pieces);
        for at in [y, y + 20.0, y + 60.0] {
            line(&mut sheet, 50.0, at, 450.0, at + 0.5);
        }
        line(&mut sheet, 50.0, y, 50.5, y + 60.0);
        line(&mut sheet, 449.5, y, 450.0, y + 60.0);
        line(&mut sheet, 300.0, y, 300.5, y + 20.0);
        sheet
    };
    let first = ruled(
        1,
        700.0,
        &[
            (55.0, 714.0, 10.0, "Zon"),
            (310.0, 714.0, 10.0, "100.000"),
            (
                55.0,
                734.0,
                10.0,
                "Voortgang per maart: het werk is begonnen en gaat de hele zomer",
            ),
        ],
    );
    let second = ruled(
        2,
        60.0,
        &[
            (55.0, 120.0 - 46.0, 10.0, "Wind"),
            (310.0, 120.0 - 46.0, 10.0, "5.000"),
            (55.0, 94.0, 10.0, "Voortgang per maart: nog niets."),
        ],
    );
    let mut cut = Sheet::new(2, 600.0, 800.0);
    line(&mut cut, 50.0, 40.0, 450.0, 40.5);
    draw(
        &mut cut,
        55.0,
        54.0,
        10.0,
        "door tot in de herfst.",
        ADVANCE,
    );
    cut.glyphs.extend(second.glyphs);
    cut.rules.extend(second.rules);
    line(&mut cut, 50.0, 40.0, 50.5, 60.0);
    line(&mut cut, 449.5, 40.0, 450.0, 60.0);
    let blocks = blocks(&[first, cut]);
    let rows = rows(&blocks);
    assert_eq!(
        rows[1][0],
        "Voortgang per maart: het werk is begonnen en gaat de hele zomer door tot in de herfst."
    );
    assert_eq!(rows[2], ["Wind", "5.000"]);
}

#[test]
fn a_raised_figure_does_not_become_part_of_an_amount() {
    let mut sheet = page(1, &[(50.0, 100.0, 10.0, "een bijdrage van 295.000")]);
    draw(&mut sheet, 50.0 + 24.0 * 5.0, 96.0, 6.0, "1", ADVANCE);
    draw(
        &mut sheet,
        50.0 + 24.0 * 5.0 + 4.0,
        100.0,
        10.0,
        " euro",
        ADVANCE,
    );
    assert_eq!(texts(&blocks(&[sheet])), ["een bijdrage van 295.000¹ euro"]);
}

#[test]
fn letters_drawn_twice_are_read_once_and_are_bold() {
    let mut sheet = page(
        1,
        &[
            (50.0, 100.0, 10.0, "Zonneveld"),
            (50.3, 100.0, 10.0, "Zonneveld"),
        ],
    );
    for y in [120.0, 132.0] {
        draw(
            &mut sheet,
            50.0,
            y,
            10.0,
            "gewone tekst van het project onder zijn kop staat hier.",
            ADVANCE,
        );
    }
    let blocks = blocks(&[sheet]);
    assert_eq!(blocks[0].text.as_str(), "Zonneveld");
    assert_eq!(blocks[0].kind, Kind::Heading);
}

#[test]
fn letters_set_apart_are_one_word() {
    let mut sheet = Sheet::new(1, 600.0, 800.0);
    draw(&mut sheet, 50.0, 100.0, 10.0, "TOTAAL", 0.75);
    assert_eq!(texts(&blocks(&[sheet])), ["TOTAAL"]);
}

#[test]
fn hyphens_at_line_ends_go_where_the_document_writes_the_word_whole() {
    let blocks = blocks(&[page(
        1,
        &[
            (
                50.0,
                100.0,
                10.0,
                "Zuid- en Oost-Drenthe heeft nieuwe procestechnologie en in Oost-",
            ),
            (
                50.0,
                112.0,
                10.0,
                "Drenthe werkt die al, ook bij de makers van de nieuwe proces-",
            ),
            (50.0, 124.0, 10.0, "technologie zelf."),
        ],
    )]);
    let text = blocks[0].text.as_str();
    assert!(text.contains("in Oost-Drenthe werkt"), "{text}");
    assert!(text.ends_with("procestechnologie zelf."), "{text}");
}

#[test]
fn words_in_the_text_tell_what_a_line_end_cuts() {
    for (whole, cut, rest, expected) in [
        ("co-creatie", "co-", "creatie", "co-creatie"),
        ("cocreatie", "co-", "creatie", "cocreatie"),
        ("RANDSTAD", "RAND-", "STAD", "RANDSTAD"),
        ("elders", "RAND-", "STAD", "RAND-STAD"),
        ("Écoline", "Éco-", "line", "Écoline"),
        ("é-bike", "é-", "bike", "é-bike"),
        ("e-bike", "e-", "bike", "e-bike"),
    ] {
        let first = format!("Wat elders {whole} heet is ook hier een voorbeeld van {cut}");
        let second = format!("{rest} zoals het hoort.");
        let lines = [
            (50.0, 100.0, 10.0, first.as_str()),
            (50.0, 112.0, 10.0, second.as_str()),
        ];
        let blocks = blocks(&[page(1, &lines)]);
        let text = blocks[0].text.as_str();
        let end = format!("van {expected} zoals het hoort.");
        assert!(text.ends_with(&end), "{text}");
    }
}

#[test]
fn a_soft_hyphen_that_is_drawn_is_seen() {
    let text = "De gemeente Noardeast\u{ad}Fryslân is penvoerder.";
    let blocks = blocks(&[page(1, &[(50.0, 100.0, 10.0, text)])]);
    assert_eq!(
        blocks[0].text.as_str(),
        "De gemeente Noardeast-Fryslân is penvoerder."
    );
}

#[test]
fn running_heads_and_page_numbers_are_set_apart() {
    let sheets: Vec<Sheet> = (1..=3)
        .map(|number| {
            let foot = format!("Pagina {number} van 3");
            let body = format!("Dit is wat er op bladzijde {number} te lezen staat.");
            page(
                number,
                &[
                    (50.0, 40.0, 8.0, "Regio Deal Voorbeeld"),
                    (50.0, 200.0, 10.0, &body),
                    (50.0, 770.0, 8.0, &foot),
                ],
            )
        })
        .collect();
    let blocks = blocks(&sheets);
    let furniture: Vec<_> = blocks
        .iter()
        .filter(|block| block.kind == Kind::Furniture)
        .collect();
    assert_eq!(furniture.len(), 6);
    assert_eq!(blocks.len(), 9);
}

#[test]
fn amounts_at_the_top_of_pages_stay_under_their_titles() {
    let sheets: Vec<Sheet> = (1..)
        .zip(["Oevers", "Sloten", "Molens"])
        .map(|(number, name)| {
            // Two of the three are the same.
            let amount = format!("Bijdrage: € {}0.000", number / 2);
            page(
                number,
                &[
                    (50.0, 50.0, 14.0, name),
                    (50.0, 70.0, 10.0, &amount),
                    (50.0, 150.0, 10.0, "Er wordt gewerkt aan de dijk."),
                    (50.0, 400.0, 10.0, "De provincie betaalt mee."),
                ],
            )
        })
        .collect();
    let drawn = read_sheets(sheets);
    for (page, name) in drawn.pages.iter().zip(["Oevers", "Sloten", "Molens"]) {
        assert!(page.text.starts_with(name), "{}", page.text);
    }
}

#[test]
fn a_large_first_letter_belongs_to_its_word() {
    let blocks = blocks(&[page(
        1,
        &[
            (50.0, 124.0, 36.0, "W"),
            (
                70.0,
                100.0,
                10.0,
                "oerden kiest vier projecten die laten zien hoe het kan op",
            ),
            (
                70.0,
                112.0,
                10.0,
                "een bodem die zakt, en die samen veel geld krijgen van de",
            ),
            (70.0, 124.0, 10.0, "regio."),
        ],
    )]);
    let text = blocks[0].text.as_str();
    assert!(text.starts_with("Woerden kiest vier"), "{text}");
}

#[test]
fn every_character_has_its_box() {
    let drawn = read_sheets(vec![page(1, &[(50.0, 100.0, 10.0, "€ 5.000 erbij")])]);
    let amount = drawn.blocks[0].text.part(0.."€ 5.000".len());
    let place = amount.everywhere()[0];
    let bbox = drawn.pages[0].bbox(place.start, place.end);
    assert_eq!(bbox, Some([50, 92, 85, 103]));
}

#[test]
fn numbers_that_are_none_do_no_harm() {
    let mut sheet = page(1, &[(50.0, 100.0, 10.0, "tekst")]);
    for wrong in [f32::NAN, f32::INFINITY, -1e30] {
        sheet.glyphs.push(Glyph {
            x: wrong,
            y: wrong,
            dx: wrong,
            size: wrong,
            ..sheet.glyphs[0].clone()
        });
        line(&mut sheet, wrong, 0.0, wrong, 10.0);
    }
    assert_eq!(texts(&blocks(&[sheet])), ["tekst"]);
}

#[test]
fn text_and_a_row_of_headings_part_two_tables_of_one_width() {
    let tables = |between: &[(f32, f32, f32, &str)], gap: f32| {
        let row = |y: f32, cells: [&'static str; 3]| {
            let [name, lead, money] = cells;
            [
                (50.0, y, 10.0, name),
                (250.0, y, 10.0, lead),
                (450.0, y, 10.0, money),
            ]
        };
        let mut pieces = Vec::new();
        let mut ends = Vec::new();
        for y in [100.0, 180.0 + gap] {
            pieces.extend(row(y, ["Project", "Trekker", "Tranche"]));
            pieces.extend(row(y + 20.0, ["Oever", "Ede", "1.000"]));
            pieces.extend(row(y + 40.0, ["Heide", "Wageningen", "2.000"]));
            pieces.extend(row(y + 60.0, ["Totaal", "", "3.000"]));
            ends.extend([y + 5.0, y + 25.0, y + 45.0, y + 65.0]);
        }
        pieces.retain(|(_, _, _, text)| !text.is_empty());
        pieces.extend_from_slice(between);
        let mut sheet = page(1, &pieces);
        for y in ends {
            line(&mut sheet, 50.0, y, 550.0, y);
        }
        let blocks = blocks(&[sheet]);
        let tables = blocks.iter().filter(|block| block.kind == Kind::Table);
        tables
            .map(|table| table.table.rows.len())
            .collect::<Vec<_>>()
    };
    let text = [
        (50.0, 195.0, 10.0, "De oever is gereed en de heide volgt."),
        (50.0, 215.0, 10.0, "Bedragen in euro"),
    ];
    assert_eq!(tables(&text, 55.0), [4, 4]);
    // The heading of a group stands close to the rows.
    assert_eq!(tables(&[], 0.0), [8]);
}
