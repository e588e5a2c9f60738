use crate::layout::rows_of_table as rows;
use crate::{Kind, Page, layout};

#[test]
fn white_space_parts_columns_and_wrapped_cells_join() {
    let text = "\
Project                   Trekker          2022      2023
K1 Natuurvriendelijke     gem. Zevenaar   10.000
   oevers
Stand van zaken: het werk is begonnen en loopt door tot
in het najaar.
K2 Fietspad               gem. Duiven               5.500
Totaal                                    10.000    5.500
";
    assert_eq!(
        rows(text),
        vec![
            vec!["Project", "Trekker", "2022", "2023"],
            vec![
                "K1 Natuurvriendelijke oevers",
                "gem. Zevenaar",
                "10.000",
                ""
            ],
            vec!["Stand van zaken: het werk is begonnen en loopt door tot in het najaar."],
            vec!["K2 Fietspad", "gem. Duiven", "", "5.500"],
            vec!["Totaal", "", "10.000", "5.500"],
        ]
    );
}

#[test]
fn rules_between_rows_part_no_table() {
    let text = "\
Project      Trekker      2022      2023
========================================
Opgave Bos
K1 Wildpad   gem. Ede   10.000
K2 Heipad    gem. Ede               5.500
----------------------------------------
Totaal                  10.000      5.500
========================================
Dit is de tekst onder de tabel, die verder loopt.
";
    let found = rows(text);
    assert_eq!(found.len(), 5, "{found:#?}");
    assert_eq!(found[2], ["K1 Wildpad", "gem. Ede", "10.000", ""]);
    assert_eq!(found[4], ["Totaal", "", "10.000", "5.500"]);
}

#[test]
fn headings_a_space_apart_are_two() {
    let text = "\
Nr.  Project            Rijksbijdrage Regiobijdrage
1.1  Oevers                  1.850.000     1.450.000
1.2  Fietspad                  620.000       620.000
";
    assert_eq!(
        rows(text)[0],
        ["Nr.", "Project", "Rijksbijdrage", "Regiobijdrage"]
    );
    assert_eq!(rows(text)[2], ["1.2", "Fietspad", "620.000", "620.000"]);
}

#[test]
fn a_title_over_headings_begins_another_table() {
    let text = "\
Nr  Project      Trekker      1e tranche
1   Wildpad      gem. Ede     120.000
    Totaal Bos                120.000

* Waarvan 20.000 voorwaardelijk.

Samenvatting
Pijler     Projecten   1e tranche
Bos        1           120.000
";
    let blocks = layout(&[Page::new(1, text)]);
    let kinds: Vec<Kind> = blocks.iter().map(|block| block.kind).collect();
    assert_eq!(
        kinds,
        [Kind::Table, Kind::Footnote, Kind::Heading, Kind::Table]
    );
}

#[test]
fn a_row_behind_a_blank_line_begins_none() {
    let text = "\
Nr  Project      Trekker      1e tranche
1   Wildpad      gem. Ede     120.000

Opgave Hei
2   Heipad       gem. Ede     80.000
";
    let blocks = layout(&[Page::new(1, text)]);
    assert_eq!(blocks.len(), 1);
}

#[test]
fn a_group_of_columns_does_not_join_them() {
    let text = "
                         Rijksbijdrage    Regiobijdrage
Project      Trekker     2022     2023    2022     2023
Wildpad      gem. Ede     100      150      50       60
Heipad       gem. Ede      40       20      10        5
";
    assert_eq!(
        rows(text)[0][2..],
        ["Rijksbijdrage", "", "Regiobijdrage", ""]
    );
    assert_eq!(
        rows(text)[2],
        ["Wildpad", "gem. Ede", "100", "150", "50", "60"]
    );
}

#[test]
fn dots_lead_to_page_numbers() {
    let text = "1.1 Oevers ........ 4\n1.2 Fietspad aan de dijk .... 12\n";
    assert_eq!(
        rows(text),
        [["1.1 Oevers", "4"], ["1.2 Fietspad aan de dijk", "12"]]
    );
}

#[test]
fn running_text_with_double_spaces_is_no_table() {
    let blocks = layout(&[Page::new(
        1,
        "Dit is een zin.  En nog een.\nDe tweede regel  ook zo.\n",
    )]);
    assert!(blocks.iter().all(|block| block.kind != Kind::Table));
}
