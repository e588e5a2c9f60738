//! Ranges and lists in running text, one row a case.

use crate::common::{check, lines};

#[test]
#[allow(clippy::too_many_lines, reason = "a table")]
fn ranges() {
    check(
        &[
            (
                "€ 100.000 tot € 150.000",
                "€ 100.000 tot € 150.000 = 100000..150000",
            ),
            (
                "2 tot 2,5 miljoen euro",
                "2 tot 2,5 miljoen euro = 2000000..2500000",
            ),
            (
                "€ 2 tot 2,5 miljoen",
                "€ 2 tot 2,5 miljoen = 2000000..2500000",
            ),
            ("€ 15-30 miljoen", "€ 15-30 miljoen = 15000000..30000000"),
            ("€6.500-9.500", "€6.500-9.500 = 6500..9500"),
            ("€ 6.500 – € 9.500", "€ 6.500 – € 9.500 = 6500..9500"),
            ("€ 5 à € 6", "€ 5 à € 6 = 5..6"),
            (
                "vijf à zes miljoen euro",
                "vijf à zes miljoen euro = 5000000..6000000",
            ),
            ("€ 5.000 t/m € 10.000", "€ 5.000 t/m € 10.000 = 5000..10000"),
            (
                "€ 5.000 tot en met € 10.000",
                "€ 5.000 tot en met € 10.000 = 5000..10000",
            ),
            (
                "tussen de 2 en 3 miljoen euro",
                "2 en 3 miljoen euro = 2000000..3000000",
            ),
            (
                "tussen € 5.000 en € 10.000",
                "€ 5.000 en € 10.000 = 5000..10000",
            ),
            (
                "van € 5.000 tot maximaal € 10.000",
                "€ 5.000 tot maximaal € 10.000 = 5000..10000",
            ),
            (
                "€ 500.000 tot 1 miljoen",
                "€ 500.000 tot 1 miljoen = 500000..1000000",
            ),
            (
                "€ 500.000 tot € 2 miljoen",
                "€ 500.000 tot € 2 miljoen = 500000..2000000",
            ),
            (
                "€ 2 tot € 3 miljoen",
                "€ 2 tot € 3 miljoen = 2000000..3000000 !lent_multiplier",
            ),
            ("€ 500,- tot € 1.000,-", "€ 500,- tot € 1.000,- = 500..1000"),
            ("€ 5 à 6 per m2", "€ 5 à 6 = 5..6 /m2"),
            (
                "minimaal € 5.000 en maximaal € 10.000",
                "€ 5.000 = >=5000 ; € 10.000 = <=10000",
            ),
            (
                "van € 300.000 naar € 450.000",
                "€ 300.000 = 300000 ; € 450.000 = 450000",
            ),
            (
                "verhoogd met € 50.000 tot € 350.000",
                "€ 50.000 = 50000 ; € 350.000 = 350000",
            ),
            (
                "Het krediet wordt van € 300.000 tot € 350.000 verhoogd.",
                "€ 300.000 = 300000 ; € 350.000 = 350000",
            ),
            (
                "projecten van € 5.000 tot € 10.000 per jaar",
                "€ 5.000 tot € 10.000 = 5000..10000 /jaar",
            ),
            (
                "2 en 3 miljoen euro",
                "2 = 2000000 !lent_multiplier ; 3 miljoen euro = 3000000",
            ),
            (
                "4, 7 en 9 miljoen euro",
                "4 = 4000000 !lent_multiplier ; 7 = 7000000 !lent_multiplier ; 9 miljoen euro = 9000000",
            ),
            (
                "€ 4, 7 en 9 miljoen",
                "€ 4 = 4000000 !lent_multiplier ; 7 = 7000000 !lent_multiplier ; 9 miljoen = 9000000 !implied_currency",
            ),
            ("in 2021-2022", ""),
            ("2021-2022 € 5.000", "€ 5.000 = 5000"),
            ("2021 tot 5.000 euro", "5.000 euro = <=5000"),
            ("€ 12-03-2024", ""),
            ("artikel 3 en 5 miljoen euro", "5 miljoen euro = 5000000"),
            ("in maart 3 en 5 miljoen euro", "5 miljoen euro = 5000000"),
            ("in 2024 en 3 miljoen euro", "3 miljoen euro = 3000000"),
            ("€ 1-2 mln", "€ 1-2 mln = 1000000..2000000"),
            ("10 tot 15 euro", "10 tot 15 euro = 10..15"),
            (
                "5- tot 6 miljoen euro",
                "5- tot 6 miljoen euro = 5000000..6000000",
            ),
            ("Project 3 - € 5.000", "€ 5.000 = 5000 !ambiguous ~-5000"),
        ],
        lines,
    );
}
