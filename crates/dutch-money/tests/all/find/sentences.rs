//! Whole sentences in running text, one row a case.

use crate::common::{check, lines};

#[test]
#[allow(clippy::too_many_lines, reason = "a table")]
fn sentences() {
    check(
        &[
            (
                "Het totale budget bedraagt € 1,2 mln., waarvan € 400.000 voor wegen.",
                "€ 1,2 mln. = 1200000 ; € 400.000 = 400000",
            ),
            (
                "De kosten worden geraamd op € 2,5 - 3 miljoen.",
                "€ 2,5 - 3 miljoen = 2500000..3000000",
            ),
            (
                "Voor 2024, 2025 en 2026 is jaarlijks € 50.000 beschikbaar.",
                "€ 50.000 = 50000 /jaar",
            ),
            (
                "De begroting 2024 sluit met een nadelig saldo van € 1.250.000.",
                "€ 1.250.000 = 1250000",
            ),
            (
                "een bijdrage van maximaal 50% van de kosten tot een maximum van € 2.500 per woning",
                "€ 2.500 = <=2500 /woning",
            ),
            (
                "de opbrengst daalde van € 3,2 miljoen in 2022 naar € 2,9 miljoen in 2023",
                "€ 3,2 miljoen = 3200000 ; € 2,9 miljoen = 2900000",
            ),
            (
                "de kosten stijgen met € 200.000 naar € 1.200.000",
                "€ 200.000 = 200000 ; € 1.200.000 = 1200000",
            ),
            ("€ 3 per m² per jaar", "€ 3 = 3 /m2"),
            ("honderden euro's", ""),
            ("een miljoen bezoekers", ""),
            ("tientallen miljoenen euro's", ""),
            (
                "vijf- tot zeshonderdduizend euro",
                "vijf- tot zeshonderdduizend euro = 500000..600000 !lent_multiplier",
            ),
            (
                "tien- tot vijftienduizend euro",
                "tien- tot vijftienduizend euro = 10000..15000 !lent_multiplier",
            ),
            (
                "van 500 naar 700 euro",
                "500 = 500 !implied_currency ; 700 euro = 700",
            ),
            (
                "van 5 naar 7 miljoen euro",
                "5 = 5000000 !lent_multiplier ; 7 miljoen euro = 7000000",
            ),
            (
                "stijgt van 2 miljoen naar 3 miljoen euro",
                "2 miljoen = 2000000 !implied_currency ; 3 miljoen euro = 3000000",
            ),
            (
                "minimaal 5.000 en maximaal 10.000 euro",
                "5.000 = >=5000 !implied_currency ; 10.000 euro = <=10000",
            ),
            (
                "bedragen van 5.000, 6.000 en 7.000 euro",
                "5.000 = 5000 !implied_currency ; 6.000 = 6000 !implied_currency ; 7.000 euro = 7000",
            ),
            ("€ 500 tot 2030", "€ 500 = 500"),
            ("€ 5 tot 31 december", "€ 5 = 5"),
            ("€ 5 tot 12 jaar", "€ 5 = 5"),
            ("€ 1500 tot 2000", "€ 1500 tot 2000 = 1500..2000"),
            (
                "Het Rijk stelt 30 miljoen beschikbaar",
                "30 miljoen = 30000000 !implied_currency",
            ),
            (
                "3 miljoen aan subsidie",
                "3 miljoen = 3000000 !implied_currency",
            ),
            ("Project A\t- € 5.000", "- € 5.000 = -5000 !ambiguous ~5000"),
            ("* € 1.000 voor de speeltuin", "€ 1.000 = 1000"),
            (
                "een investering van 2,5 à 3 ton",
                "2,5 à 3 ton = 250000..300000 !implied_currency",
            ),
            (
                "een krediet van twee tot drie miljoen",
                "twee tot drie miljoen = 2000000..3000000 !implied_currency",
            ),
            ("op pagina 12 en 13 euro", "13 euro = 13"),
            ("in € 1.000 2023 2024", ""),
            ("(x € 1 mln) 5,2", ""),
            (
                "Rekening NL12 INGB 0001 2345 67 bedrag € 45,00",
                "€ 45,00 = 45",
            ),
            (
                "bel 088-1234567 (€ 0,10 per minuut)",
                "€ 0,10 = 0.10 /minuut",
            ),
            ("€ 9.000 / 3 = € 3.000", "€ 9.000 = 9000 ; € 3.000 = 3000"),
            (
                "€ 5.000 + € 6.000 = € 11.000",
                "€ 5.000 = 5000 ; € 6.000 = 6000 ; € 11.000 = 11000",
            ),
            ("voor maximaal drie jaar € 5.000", "€ 5.000 = 5000"),
            ("op 1 januari 2024 500 euro", "500 euro = 500"),
            ("€5k-€10k", "€5k-€10k = 5000..10000"),
            ("1.5M€", "1.5M€ = 1500000"),
            ("€ PM", ""),
            ("€ -", ""),
            ("Saldo -€ 1.234", "-€ 1.234 = -1234"),
            ("Resultaat -/-€ 1.234", "-/-€ 1.234 = -1234"),
            (
                "een subsidie van € 80 per ton vermeden CO2",
                "€ 80 = 80 /ton",
            ),
            ("€ 17,5 mln/jr", "€ 17,5 mln = 17500000 /jr"),
            ("0,23 eurocent", "0,23 eurocent = 0 =0.0023 !sub_cent"),
        ],
        lines,
    );
}

/// Classes that other sets of sentences showed to be missing.
#[test]
#[allow(clippy::too_many_lines, reason = "a table")]
fn reported() {
    check(
        &[
            ("Werkpakket 3 telt op tot 118 k€.", "118 k€ = 118000"),
            (
                "Een bod van niet minder dan € 650.000",
                "€ 650.000 = >=650000",
            ),
            ("niet lager dan € 5", "€ 5 = >=5"),
            (
                "Inzet: € 90-110k per jaar.",
                "€ 90-110k = 90000..110000 /jaar",
            ),
            (
                "Jaarlijks verdwijnt € 1,9 miljoen.",
                "€ 1,9 miljoen = 1900000 /jaar",
            ),
            (
                "Een jaarlijkse bijdrage van € 7.200",
                "€ 7.200 = 7200 /jaar",
            ),
            ("Elke maand betaalt de huurder € 515.", "€ 515 = 515 /maand"),
            ("dat kost € 12, 50", "€ 12 = 12 !ambiguous ~12.50"),
            (
                "dat kost twee euro vijftig",
                "twee euro = 2 !ambiguous ~2.50",
            ),
            (
                "tussen 1 en de 2 miljoen euro",
                "1 en de 2 miljoen euro = 1000000..2000000",
            ),
            (
                "vijf tot zeshonderdduizend euro",
                "vijf tot zeshonderdduizend euro = 500000..600000 !lent_multiplier",
            ),
            (
                "in groep 7 en 8 500 euro",
                "8 500 euro = 8500 !ambiguous ~500",
            ),
            ("200 Euro pallets", "200 Euro = 200"),
            ("2 1/2 miljoen euro", "2 1/2 miljoen euro = 2500000"),
            ("€ circa 5.000", "€ circa 5.000 = ca 5000"),
            ("€: 5.000", "€: 5.000 = 5000"),
            (
                "€ 5 mln in 2024, 6 mln in 2025",
                "€ 5 mln = 5000000 ; 6 mln = 6000000 !implied_currency",
            ),
            ("De subsidie (€ 25.000)", "€ 25.000 = 25000"),
            ("Dit bedrag (€ 1.000)\nwordt betaald", "€ 1.000 = 1000"),
            ("12 maanden x € 1.000", "€ 1.000 = 1000"),
        ],
        lines,
    );
}
