//! What is no amount in running text, one row a case.

use crate::common::{check, lines};

#[test]
fn never() {
    check(
        &[
            ("bel 0592-365555", ""),
            ("06 12345678", ""),
            ("NL91 ABNA 0417 1643 00", ""),
            ("KvK 12345678", ""),
            ("BSN 123456782", ""),
            ("1234 AB Assen", ""),
            ("12-03-2024", ""),
            ("12 maart 2024", ""),
            ("artikel 3.2.1", ""),
            ("§ 4.1", ""),
            ("taakveld 0.5", ""),
            ("zaaknummer 2023-001234", ""),
            ("versie 1.2.3", ""),
            ("192.168.1.1", ""),
            ("12,5%", ""),
            ("12 %", ""),
            ("21 °C", ""),
            ("180-graden arbeidsmarkt", ""),
            ("1.500 m2", ""),
            ("1.200 inwoners", ""),
            ("3 miljoen bezoekers", ""),
            ("1:50.000", ""),
            ("https://example.org/euro-5.000", ""),
            ("bestand_5.000.pdf", ""),
            (
                "een krediet van 3,5 miljoen",
                "3,5 miljoen = 3500000 !implied_currency",
            ),
            (
                "een krediet van 3,5 miljoen.",
                "3,5 miljoen = 3500000 !implied_currency",
            ),
            (
                "een reserve van 40 miljoen",
                "40 miljoen = 40000000 !implied_currency",
            ),
            (
                "het tekort loopt op naar 12 mln.",
                "12 mln. = 12000000 !implied_currency",
            ),
            ("de kosten voor 3 miljoen bezoekers", ""),
            (
                "3 miljoen subsidie",
                "3 miljoen = 3000000 !implied_currency",
            ),
            (
                "een subsidie van 50.000 voor",
                "50.000 = 50000 !implied_currency",
            ),
            ("een budget van 1.500 uur", ""),
            ("Nederland telt 17 miljoen inwoners en een tekort", ""),
            ("om 9.30 uur", ""),
            ("tussen 2021 en 2024", ""),
            ("stap 1 tot 5", ""),
        ],
        lines,
    );
}

#[test]
fn scale_headers_are_no_amounts() {
    check(
        &[
            ("(x € 1.000)", ""),
            ("(bedragen x € 1.000)", ""),
            ("bedragen × € 1.000,-", ""),
            ("Bedragen x €1.000", ""),
            ("x € 1 mln", ""),
            ("x € 1.000.000", ""),
            ("(x 1.000 euro)", ""),
            ("bedragen in € 1.000", ""),
            ("(in € 1.000)", ""),
            ("Bedragen * € 1.000", ""),
            ("bedragen x 1.000,-", ""),
            ("Tabel 3 (x € 1.000)\nWegen € 500", "€ 500 = 500"),
            ("3 x € 1.000", "€ 1.000 = 1000"),
            ("resulteert in € 1.000 besparing", "€ 1.000 = 1000"),
            ("een prijs (€ 1.000) gewonnen", "€ 1.000 = 1000"),
        ],
        lines,
    );
}
