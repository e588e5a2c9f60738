use super::*;
use regiodeal_document::{Page, layout};

#[test]
fn columns_and_rows_are_told_by_their_words() {
    let text = "Nr.\tProject\tTrekker\tTranche I (x € 1.000)\tTotaal\n\
                    Opgave Energie\n\
                    K1\tOpen huis\tgem. Oss\t10 *\t10\n\
                    Stand van zaken: goed.\n\
                    \t- Deel Noord\tgem. Oss\t5\t\n\
                    \tTotaal opgave Energie\t\t10\t10\n";
    let blocks = layout(&[Page::new(1, text)]);
    let tables = read_all(&blocks, &Profile::default());
    let kinds: Vec<Kind> = tables[0].rows.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(
        kinds,
        [
            Kind::Header,
            Kind::Group,
            Kind::Project,
            Kind::Note,
            Kind::Part,
            Kind::Total
        ]
    );
    let money: Vec<_> = tables[0]
        .money()
        .map(|(_, money)| (money.heading.as_str(), money.tranche, money.scale.factor()))
        .collect();
    assert_eq!(money, [("Tranche I", Some(1), 1000), ("Totaal", None, 1)]);
}

#[test]
fn a_total_sums_its_group_of_columns_or_all() {
    let read = |rows: &str| {
        let header = "Project\tRijk 2021\tRijk 2022\tRegio 2021\tRijk totaal\n";
        let blocks = layout(&[Page::new(1, format!("{header}{rows}"))]);
        let tables = read_all(&blocks, &Profile::default());
        let money: Vec<(String, bool)> = tables[0]
            .money()
            .map(|(_, money)| (money.heading.clone(), money.is_total))
            .collect();
        money.last().cloned()
    };
    let own = read("Open huis\t1.000\t2.000\t5.000\t3.000\nOever\t100\t50\t9.000\t150\n");
    assert_eq!(own, Some(("Rijk totaal".to_owned(), true)));
    let all = read("Open huis\t1.000\t2.000\t5.000\t8.000\nOever\t100\t50\t9.000\t9.150\n");
    assert_eq!(all, Some(("totaal".to_owned(), true)));
}

#[test]
fn costs_are_a_sum_only_where_they_add_up() {
    let sums = |rows: &str| {
        let header = "Nr\tProject\tTotale kosten\tRegio Deal\tBijdrage gemeente\n";
        let blocks = layout(&[Page::new(1, format!("{header}{rows}"))]);
        let tables = read_all(&blocks, &Profile::default());
        tables[0].money().next().map(|(_, money)| money.is_total)
    };
    let others_pay = "1\tHofje\t900.000\t300.000\t250.000\n\
                          2\tLint\t400.000\t100.000\t100.000\n";
    assert_eq!(sums(others_pay), Some(false));
    let one_is_wrong = "1\tHofje\t550.000\t300.000\t250.000\n\
                            2\tLint\t200.000\t100.000\t100.000\n\
                            3\tBrug\t210.000\t100.000\t100.000\n";
    assert_eq!(sums(one_is_wrong), Some(true));
}

#[test]
fn rows_of_groups_are_a_summary_and_rows_of_tranches_are_none() {
    let groups = |text: &str| {
        let blocks = layout(&[Page::new(1, text)]);
        let tables = read_all(&blocks, &Profile::default());
        tables.first().map(|table| table.groups)
    };
    let sums = "Pijler\tProjecten\t1e tranche\nBos\t2\t58.000\nHei\t1\t7.000\n";
    assert_eq!(groups(sums), Some(Some(0)));
    let tranches = "Pijler\tProjecten\t€\nBOS\t\t\n4e tranche\t2\t58.000\n5e tranche\t1\t7.000\n";
    assert_eq!(groups(tranches), None);
}

#[test]
fn the_scale_of_all_amounts_holds_for_every_table() {
    let table = "Nr\tProject\t2022\n1\tOever\t20\n2\tHeide\t30\n";
    let factors = |front: &str, first: &str, second: &str| -> Vec<i64> {
        let text = format!(
            "{front}\n\nPIJLER BOS\n\n{first}\n\n{table}\nPIJLER HEI\n\n{second}\n\n{table}"
        );
        let blocks = layout(&[Page::new(1, text)]);
        let tables = read_all(&blocks, &Profile::default());
        let money = tables.iter().flat_map(Table::money);
        money.map(|(_, money)| money.scale.factor()).collect()
    };
    let all = "Stand mei. Alle bedragen in dit programma zijn x € 1.000.";
    assert_eq!(factors(all, "Inleiding.", "Inleiding."), [1000, 1000]);
    assert_eq!(factors("(alle bedragen x € 1.000)", "", ""), [1000, 1000]);
    assert_eq!(
        factors("Bedragen x € 1.000", "", "Inleiding."),
        [1000, 1000]
    );
    assert_eq!(factors("", "Bedragen x € 1.000", ""), [1000, 1]);
    let one = "Alle bedragen in deze tabel x € 1.000";
    assert_eq!(factors("", one, "Inleiding."), [1000, 1]);
    assert_eq!(factors(all, "", "Bedragen x € 1 mln"), [1000, 1_000_000]);
    assert_eq!(factors("Alle bedragen zijn afgerond.", "", ""), [1, 1]);
}
