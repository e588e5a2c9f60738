//! Bounds, units, tax and signs in running text, one row a case.

use crate::common::{check, lines};

#[test]
fn bounds() {
    check(
        &[
            (
                "ten hoogste 25.000 euro per jaar",
                "25.000 euro = <=25000 /jaar",
            ),
            ("maximaal € 5.000", "€ 5.000 = <=5000"),
            ("max. € 5.000", "€ 5.000 = <=5000"),
            ("tot een maximum van € 5.000", "€ 5.000 = <=5000"),
            ("met een maximum van € 5.000", "€ 5.000 = <=5000"),
            ("tot € 5.000", "€ 5.000 = <=5000"),
            ("hooguit € 5.000", "€ 5.000 = <=5000"),
            ("niet meer dan € 5.000", "€ 5.000 = <=5000"),
            ("minder dan € 5.000", "€ 5.000 = <=5000"),
            ("€ 5.000 of minder", "€ 5.000 = <=5000"),
            ("onder de € 5.000", "€ 5.000 = <=5000"),
            ("maximaal een bedrag van € 5.000", "€ 5.000 = <=5000"),
            ("ten minste € 5.000", "€ 5.000 = >=5000"),
            ("ten\nminste € 5.000", "€ 5.000 = >=5000"),
            ("minimaal € 5.000", "€ 5.000 = >=5000"),
            ("min. € 5.000", "€ 5.000 = >=5000"),
            ("vanaf € 5.000", "€ 5.000 = >=5000"),
            ("meer dan € 5.000", "€ 5.000 = >=5000"),
            ("boven de € 5.000", "€ 5.000 = >=5000"),
            ("€ 5.000 of meer", "€ 5.000 = >=5000"),
            ("circa € 5.000", "€ 5.000 = ca 5000"),
            ("ca. € 5.000", "€ 5.000 = ca 5000"),
            ("Ca € 5.000", "€ 5.000 = ca 5000"),
            ("ongeveer 5.000 euro", "5.000 euro = ca 5000"),
            (
                "ruim een half miljoen euro",
                "een half miljoen euro = ca 500000",
            ),
            ("bijna € 5 miljoen", "€ 5 miljoen = ca 5000000"),
            ("zo'n € 5.000", "€ 5.000 = ca 5000"),
            ("zo’n 5.000 euro", "5.000 euro = ca 5000"),
            ("± € 5.000", "€ 5.000 = ca 5000"),
            ("+/- € 5.000", "€ 5.000 = ca 5000"),
            ("naar schatting € 5.000", "€ 5.000 = ca 5000"),
            ("krap € 5.000", "€ 5.000 = ca 5000"),
            ("een kleine 2 miljoen euro", "2 miljoen euro = ca 2000000"),
            ("is gestegen tot € 5.000", "€ 5.000 = 5000"),
            ("wordt gekort tot € 5.000", "€ 5.000 = 5000"),
            ("brengt de bijdrage terug tot € 5.000", "€ 5.000 = 5000"),
            ("een subsidie, tot € 5.000", "€ 5.000 = <=5000"),
            ("leidt tot € 5.000 voordeel", "€ 5.000 = 5000"),
            ("in totaal € 5.000", "€ 5.000 = 5000"),
            ("maximaal circa € 5.000", "€ 5.000 = <=5000"),
            ("Gemax € 5.000", "€ 5.000 = 5000"),
            ("50% van € 3 mln", "€ 3 mln = 3000000"),
            ("eenmalig € 5.000", "€ 5.000 = 5000"),
        ],
        lines,
    );
}

#[test]
fn units_and_vat() {
    check(
        &[
            ("€ 50 per uur", "€ 50 = 50 /uur"),
            ("€ 50 per m²", "€ 50 = 50 /m2"),
            ("€ 50 per vierkante meter", "€ 50 = 50 /m2"),
            ("€ 50 p/j", "€ 50 = 50 /jaar"),
            ("€ 50 p.j.", "€ 50 = 50 /jaar"),
            ("€ 50 p.u.", "€ 50 = 50 /uur"),
            ("€ 50 p.p.", "€ 50 = 50 /persoon"),
            ("€ 50/m2", "€ 50 = 50 /m2"),
            ("€ 50.000/woning", "€ 50.000 = 50000 /woning"),
            ("€ 50 jaarlijks", "€ 50 = 50 /jaar"),
            ("jaarlijks € 50", "€ 50 = 50 /jaar"),
            ("€ 50 elke maand", "€ 50 = 50 /maand"),
            ("circa € 50 per jaar", "€ 50 = ca 50 /jaar"),
            ("€ 50 per 1 januari 2024", "€ 50 = 50"),
            ("€ 50 per 1-1-2024", "€ 50 = 50"),
            ("€ 50 per maart", "€ 50 = 50"),
            ("€ 50 per saldo", "€ 50 = 50"),
            ("€ 50 per 100 inwoners", "€ 50 = 50 /100 inwoners"),
            ("€ 10.000 excl. btw", "€ 10.000 = 10000 excl"),
            (
                "een bijdrage van € 10.000 (excl. btw)",
                "€ 10.000 = 10000 excl",
            ),
            ("€ 10.000 exclusief BTW", "€ 10.000 = 10000 excl"),
            ("€ 10.000 ex. btw", "€ 10.000 = 10000 excl"),
            ("€ 10.000 incl. 21% btw", "€ 10.000 = 10000 incl"),
            ("€ 10.000 (inclusief 21 % btw)", "€ 10.000 = 10000 incl"),
            (
                "€ 10.000, inclusief omzetbelasting",
                "€ 10.000 = 10000 incl",
            ),
            ("€ 50 per uur excl. btw", "€ 50 = 50 /uur excl"),
            ("€ 50 excl. btw per uur", "€ 50 = 50 /uur excl"),
            ("exclusief btw € 50", "€ 50 = 50 excl"),
            (
                "Alle bedragen zijn exclusief btw. Het kost € 50.",
                "€ 50 = 50 excl",
            ),
            ("Bedragen in euro's, excl. btw\nHuur € 50", "€ 50 = 50 excl"),
            (
                "Alle bedragen zijn exclusief btw. Het kost € 50 incl. btw.",
                "€ 50 = 50 incl",
            ),
            (
                "Alle bedragen zijn exclusief btw.\u{c}Het kost € 50.",
                "€ 50 = 50",
            ),
            (
                "Het kost € 50.\u{c}Alle bedragen zijn exclusief btw. Het kost € 60.",
                "€ 50 = 50 ; € 60 = 60 excl",
            ),
        ],
        lines,
    );
}

#[test]
fn signs() {
    check(
        &[
            ("-/- € 5.000", "-/- € 5.000 = -5000"),
            ("€ -5.000", "€ -5.000 = -5000"),
            ("€ - 5.000", "€ - 5.000 = -5000"),
            ("€ -/- 5.000", "€ -/- 5.000 = -5000"),
            ("een saldo van -€ 5.000", "-€ 5.000 = -5000"),
            ("een saldo van - € 5.000", "- € 5.000 = -5000"),
            ("€−5.000", "€−5.000 = -5000"),
            ("saldo: −5.000 euro", "−5.000 euro = -5000"),
            ("saldo: - € 5.000", "- € 5.000 = -5000"),
            ("€ 5.000-/-", "€ 5.000-/- = -5000"),
            ("€ 5.000 -/-", "€ 5.000 -/- = -5000"),
            ("€ 5.000-", "€ 5.000- = -5000 !ambiguous ~5000"),
            ("min € 5.000", "min € 5.000 = -5000"),
            ("minus € 5.000", "minus € 5.000 = -5000"),
            ("- € 5.000 voor scholen", "€ 5.000 = 5000"),
            ("tekst\n- € 5.000 voor scholen", "€ 5.000 = 5000"),
            ("tekst\n  – € 5.000 voor scholen", "€ 5.000 = 5000"),
            (
                "tekst\n-€ 5.000 voor scholen",
                "-€ 5.000 = -5000 !ambiguous ~5000",
            ),
            ("Project X - € 5.000", "€ 5.000 = 5000 !ambiguous ~-5000"),
            ("het bedrag – € 5.000 – is op", "€ 5.000 = 5000"),
            ("(- € 5.000)", "- € 5.000 = -5000"),
            ("(€ 5.000)", "€ 5.000 = 5000"),
            ("€ 264 N", "€ 264 N = -264 !nv_sign"),
            ("€ 264 V", "€ 264 V = 264 !nv_sign"),
            ("N € 264", "N € 264 = -264 !nv_sign"),
            ("€ 5.000 nadelig", "€ 5.000 nadelig = -5000 !nv_sign"),
            ("€ 5.000 negatief", "€ 5.000 negatief = -5000 !nv_sign"),
            ("€ 5.000 (nadelig)", "€ 5.000 (nadelig) = -5000 !nv_sign"),
            ("€ 5.000 voordelig", "€ 5.000 voordelig = 5000 !nv_sign"),
            ("COVID-19 € 5.000", "€ 5.000 = 5000"),
            ("€ 5.000,-", "€ 5.000,- = 5000"),
        ],
        lines,
    );
}
