//! Scales in headers and captions, one row a case.

use crate::common::check;

fn line(text: &str) -> String {
    let Some(found) = dutch_money::scale(text) else {
        return "none".to_owned();
    };
    let flags: Vec<_> = found.flags.iter().map(dutch_money::Flag::as_str).collect();
    let flags = if flags.is_empty() {
        String::new()
    } else {
        format!(" !{}", flags.join(" !"))
    };
    format!(
        "{} = {}{flags}",
        &text[found.start..found.end],
        found.scale.factor()
    )
}

#[test]
fn headers() {
    check(
        &[
            ("(x € 1.000)", "x € 1.000 = 1000"),
            ("(bedragen x € 1.000)", "x € 1.000 = 1000"),
            ("bedragen × € 1.000,-", "× € 1.000,- = 1000"),
            ("Bedragen x €1.000", "x €1.000 = 1000"),
            ("x € 1000", "x € 1000 = 1000"),
            ("x € 1 000", "x € 1 000 = 1000"),
            ("(X € 1.000)", "X € 1.000 = 1000"),
            ("x EUR 1.000", "x EUR 1.000 = 1000"),
            ("x 1.000 euro", "x 1.000 euro = 1000"),
            ("€ x 1.000", "€ x 1.000 = 1000"),
            ("€ x 1 mln", "€ x 1 mln = 1000000"),
            ("(x 1.000)", "x 1.000 = 1000 !scale_without_currency"),
            ("x1000", "x1000 = 1000 !scale_without_currency"),
            ("x € 1 mln", "x € 1 mln = 1000000"),
            ("× € 1 mln.", "× € 1 mln. = 1000000"),
            ("x € 1 miljoen", "x € 1 miljoen = 1000000"),
            ("x € miljoen", "x € miljoen = 1000000"),
            ("x € 1.000.000", "x € 1.000.000 = 1000000"),
            ("x € 1", "x € 1 = 1"),
            ("* € 1.000", "* € 1.000 = 1000"),
            ("in duizenden euro", "in duizenden euro = 1000"),
            ("In duizenden euro's", "In duizenden euro's = 1000"),
            ("bedragen in duizenden euro’s", "in duizenden euro’s = 1000"),
            (
                "in duizenden",
                "in duizenden = 1000 !scale_without_currency",
            ),
            (
                "in miljoenen",
                "in miljoenen = 1000000 !scale_without_currency",
            ),
            ("in miljoenen euro", "in miljoenen euro = 1000000"),
            ("in duizenden €", "in duizenden € = 1000"),
            ("in k€", "in k€ = 1000"),
            ("in € 1.000", "in € 1.000 = 1000"),
            ("bedragen in € 1.000", "in € 1.000 = 1000"),
            ("(in € mln)", "in € mln = 1000000"),
            ("in mln euro", "in mln euro = 1000000"),
            ("(€ mln)", "€ mln = 1000000"),
            ("(k€)", "k€ = 1000"),
            ("Begroting 2024 (€ mln.)", "€ mln. = 1000000"),
            ("(mln. euro)", "mln. euro = 1000000"),
            ("bedragen in euro's", "in euro's = 1"),
            ("(in euro's)", "in euro's = 1"),
            ("(€)", "€ = 1"),
            ("bedragen x €\u{a0}1.000", "x €\u{a0}1.000 = 1000"),
            ("Lasten", "none"),
            ("3 x € 1.000", "none"),
            ("12 maanden x € 1.000", "none"),
            ("Begroting 2025 x € 1.000", "x € 1.000 = 1000"),
            ("Tabel 3 lasten x € 1.000", "x € 1.000 = 1000"),
            ("(€ 1.000)", "€ 1.000 = 1000"),
            ("Lasten (€ 1.000)", "€ 1.000 = 1000"),
            ("Bedragen (€ 1.000)\t2025", "€ 1.000 = 1000"),
            ("De leges (€ 1.000)", "none"),
            ("Dit bedrag (€ 1.000)\nwordt betaald", "none"),
            ("x € 500", "none"),
            ("in miljoenen huishoudens", "none"),
            ("matrix 1.000", "none"),
            ("Begroting 2024", "none"),
            ("1e tranche €", "none"),
        ],
        line,
    );
}
