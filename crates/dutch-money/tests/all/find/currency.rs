//! Currency tokens in running text, one row a case.

use crate::common::{check, lines};

#[test]
fn currency() {
    check(
        &[
            ("draagt € 374.800,- bij", "€ 374.800,- = 374800"),
            (
                "draagt 750.000 euro bij, in totaal is 2.995.000 euro gereserveerd",
                "750.000 euro = 750000 ; 2.995.000 euro = 2995000",
            ),
            ("€5.000", "€5.000 = 5000"),
            ("€ 5.000", "€ 5.000 = 5000"),
            ("EUR 50.000,--", "EUR 50.000,-- = 50000"),
            ("eur 50", "eur 50 = 50"),
            ("EUR50.000", "EUR50.000 = 50000"),
            ("5.000 EUR", "5.000 EUR = 5000"),
            ("5.000 €", "5.000 € = 5000"),
            ("5.000€", "5.000€ = 5000"),
            ("Euro 5.000", "Euro 5.000 = 5000"),
            ("euro 50", "euro 50 = 50"),
            ("50 EURO VOOR HUURDERS", "50 EURO = 50"),
            ("100 euro's", "100 euro's = 100"),
            ("100 euro’s", "100 euro’s = 100"),
            ("100 euros", "100 euros = 100"),
            ("50 eurocent", "50 eurocent = 0.50"),
            ("5 cent per kWh", "5 cent = 0.05 /kWh"),
            ("25 ct per stuk", "25 ct = 0.25 /stuk"),
            ("een diamant van 25 ct", ""),
            ("k€ 50", "k€ 50 = 50000"),
            ("K€ 1.250", "K€ 1.250 = 1250000 !ambiguous ~1250"),
            ("M€ 1,5", "M€ 1,5 = 1500000"),
            ("50 k€", "50 k€ = 50000"),
            ("&euro; 50,00", "&euro; 50,00 = 50"),
            ("&#8364; 1.200", "&#8364; 1.200 = 1200"),
            ("\u{80} 1.200", "\u{80} 1.200 = 1200"),
            ("â‚¬ 1.200,50", "â‚¬ 1.200,50 = 1200.50"),
            ("€ 14,25 miljoen euro", "€ 14,25 miljoen euro = 14250000"),
            ("€ 5.000 euro", "€ 5.000 euro = 5000"),
            ("€ 5.000 € 6.000", "€ 5.000 = 5000 ; € 6.000 = 6000"),
            (
                "5.000 euro 6.000 euro",
                "5.000 euro = 5000 ; 6.000 euro = 6000",
            ),
            ("5.000 EUR 6.000 EUR", "5.000 EUR = 5000 ; 6.000 EUR = 6000"),
            ("in 2023 € 5.000", "€ 5.000 = 5000"),
            ("Euro 6,50", "Euro 6,50 = 6.50"),
            ("Euro 6,-", "Euro 6,- = 6"),
            ("EURO 2.024", "EURO 2.024 = 2024"),
            ("(€5.000)", "€5.000 = 5000"),
        ],
        lines,
    );
}

#[test]
fn no_currency_token() {
    check(
        &[
            ("Euroregio 2.000", ""),
            ("de Euregio 5", ""),
            ("Eurocode 2", ""),
            ("een €5-biljet", ""),
            ("een 50 eurobiljet", ""),
            ("een 50-eurobiljet", ""),
            ("twee 10 euro-kaartjes", ""),
            ("Europa 2020", ""),
            ("Euro 6 diesel", ""),
            ("een Euro 5-motor", ""),
            ("EURO 6", ""),
            ("EURO 2024 in Duitsland", ""),
            ("Euro 2024", ""),
            ("level 6 Euro 6", ""),
            ("f 5.000", ""),
            ("f 5.000,-", ""),
            ("ƒ 5.000,-", ""),
            ("NLG 5.000,00", ""),
            ("5.000,- gulden", ""),
            ("500 gulden", ""),
            ("$ 5.000", ""),
            ("£ 5.000,-", ""),
            ("$ 5 miljoen subsidie", ""),
            ("een krediet van 5 miljoen dollar", ""),
            ("de euro is 20 jaar oud", ""),
            ("EURIBOR 3", ""),
            ("neuro 5", ""),
            ("Project €", ""),
        ],
        lines,
    );
}
