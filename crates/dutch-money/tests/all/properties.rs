//! What holds for every input.

use dutch_money::{Cell, Scale, cell, find, format, scale};
use proptest::prelude::*;

/// Pieces of which damaged and undamaged amounts are made.
const FRAGMENTS: [&str; 84] = [
    "€",
    "€ ",
    "EUR ",
    " euro",
    " euro's",
    "k€",
    "&euro;",
    "\u{80}",
    "â‚¬",
    "1",
    "20",
    "300",
    "1.000",
    "2.500,75",
    "1,265",
    "000",
    ",-",
    ",--",
    ",=",
    ".-",
    ",",
    ".",
    " ",
    "\u{a0}",
    "\u{202f}",
    "\n",
    "\r\n",
    "\t",
    "-",
    "–",
    "−",
    "-/-",
    "+/-",
    "±",
    "(",
    ")",
    "/",
    ":",
    "%",
    "½",
    "²",
    " miljoen",
    " mln.",
    " mil-\njoen",
    "k",
    "M",
    " ton",
    " duizend",
    "een ",
    "e\u{301}e\u{301}n ",
    "drie",
    "tweeënhalf",
    "honderd",
    "duizend",
    " tot ",
    " en ",
    " à ",
    "tussen ",
    "maximaal ",
    "ca. ",
    " per jaar",
    "/m2",
    " excl. 21% btw",
    "x € 1.000",
    "in duizenden ",
    "N ",
    " V",
    "nadelig",
    "O",
    "l",
    "krediet van ",
    "verhoogd met ",
    "Elke maand ",
    "jaarlijkse bijdrage van ",
    "loopt op tot ",
    "niet minder dan ",
    "1/2",
    " 500",
    "circa ",
    "volgt",
    "(€ 1.000)",
    " maanden x ",
    "zeshonderdduizend",
    "PM",
];

fn fragments() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&FRAGMENTS[..]), 0..14)
        .prop_map(|parts| parts.concat())
}

fn sound(text: &str) {
    let mut floor = 0;
    for found in find(text) {
        assert!(
            floor <= found.start && found.start < found.end,
            "overlap in {text:?}"
        );
        assert_eq!(text.get(found.start..found.end), Some(found.raw));
        floor = found.end;
        let amount = &found.amount;
        let value = amount.cents.or(amount.min_cents).or(amount.max_cents);
        assert!(value.is_some(), "no value in {text:?}");
        assert!(amount.alternatives_cents.is_sorted());
        assert!(
            amount
                .cents
                .is_none_or(|cents| !amount.alternatives_cents.contains(&cents)),
            "{text:?}"
        );
        assert!(amount.cents.is_none() || amount.min_cents.is_none() && amount.max_cents.is_none());
        if let (Some(min), Some(max)) = (amount.min_cents, amount.max_cents) {
            assert!(min <= max, "{text:?}");
        }
    }
    for factor in [Scale::ONE, Scale::THOUSAND, Scale::MILLION] {
        if let Cell::Amount(found) = cell(text, factor) {
            assert_eq!(text.get(found.start..found.end), Some(found.raw));
        }
    }
    if let Some(found) = scale(text) {
        assert!(
            text.get(found.start..found.end)
                .is_some_and(|raw| !raw.is_empty())
        );
    }
}

fn only(text: &str) -> Option<i64> {
    let mut found = find(text);
    let first = found.next()?;
    (found.next().is_none() && first.amount.flags.is_empty()).then_some(first.amount.cents?)
}

/// Digits in groups of three.
fn grouped(value: u64, separator: &str) -> String {
    if value < 1000 {
        value.to_string()
    } else {
        format!(
            "{}{separator}{:03}",
            grouped(value / 1000, separator),
            value % 1000
        )
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_formatted_amount_is_read_back(cents in (i64::MIN + 1)..=i64::MAX) {
        prop_assert_eq!(only(&format(cents).to_string()), Some(cents));
    }

    #[test]
    fn a_small_formatted_amount_is_read_back(cents in -1_000_000_i64..1_000_000) {
        let text = format!("De bijdrage is {} en niets meer.", format(cents));
        prop_assert_eq!(only(&text), Some(cents));
    }

    #[test]
    fn every_notation_says_the_same(
        euros in 0_u64..10_000_000_000,
        separator in prop::sample::select(vec![".", "\u{a0}", "\u{202f}", " ", ""]),
        tail in prop::sample::select(vec!["", ",-", ",--", ",=", ",00", ",—"]),
        currency in prop::sample::select(vec![("€ ", ""), ("€", ""), ("EUR ", ""), ("", " euro"), ("", "\neuro"), ("&euro; ", ""), ("€ ", " euro")]),
        around in prop::sample::select(vec![("", ""), ("Er is ", " nodig."), ("(", ")"), ("kost: ", ", en meer"), ("1. Wegen\t", "\t2")]),
    ) {
        let text = format!("{}{}{}{tail}{}{}", around.0, currency.0, grouped(euros, separator), currency.1, around.1);
        let expected = i64::try_from(euros * 100).ok();
        prop_assert_eq!(only(&text), expected, "{}", text);
    }

    #[test]
    fn millions_have_decimals(tenths in 1_i64..9_999, word in prop::sample::select(vec!["miljoen", "mln.", "mln", "mil-\njoen", "milj."])) {
        let text = format!("€ {},{} {word} voor wegen", tenths / 10, tenths % 10);
        prop_assert_eq!(only(&text), Some(tenths * 10_000_000), "{}", text);
    }

    #[test]
    fn a_cell_is_multiplied(value in 0_u64..1_000_000_000, minus in any::<bool>()) {
        let text = format!("{}{}", if minus { "-" } else { "" }, grouped(value, "."));
        let expected = i64::try_from(value).map(|value| if minus { -value } else { value } * 100_000);
        let read = cell(&text, Scale::THOUSAND);
        prop_assert!(matches!(read, Cell::Amount(_)), "{}", text);
        let Cell::Amount(found) = read else { return Ok(()) };
        prop_assert_eq!(found.amount.cents, expected.ok());
        prop_assert_eq!(found.raw, &text);
    }

    #[test]
    fn any_text_is_read_without_panic(text in any::<String>()) {
        sound(&text);
    }

    #[test]
    fn any_mix_of_fragments_is_read_soundly(text in fragments()) {
        sound(&text);
    }

    #[test]
    fn an_amount_says_no_more_than_its_raw_text(text in fragments()) {
        // Tabs and words around may add flags, but never another reading of the same print.
        for found in find(&text).filter(|found| found.amount.flags.is_empty() && found.amount.per.is_none()) {
            // A dash that opens a line would be a bullet.
            let alone = format!(": {}", found.raw);
            let again = find(&alone).next();
            prop_assert_eq!(
                again.map(|again| again.amount.cents.or(again.amount.max_cents).or(again.amount.min_cents)),
                Some(found.amount.cents.or(found.amount.max_cents).or(found.amount.min_cents)),
                "{:?} in {:?}", found.raw, text
            );
        }
    }
}

/// Pieces whose long repetition would show a step that grows with the length of the text.
const PIECES: [&str; 50] = [
    "1",
    "€",
    "een",
    "een ",
    " ",
    "\n",
    "1.",
    "1 ",
    "000.",
    "€ 1",
    "-",
    "-/-",
    "(",
    "€\n",
    "tot ",
    "4, ",
    "1-",
    "1 tot ",
    "krediet 3 miljoen ",
    "e\u{301}",
    "\u{301}",
    "duizend",
    "x € 1.000 ",
    "in ",
    "bedragen ",
    "€ 5 per ",
    "l",
    "€ 1l",
    "maximaal ",
    "een bedrag van ",
    "3 ton ",
    "5 ct ",
    "1\u{a0}",
    "elke maand ",
    "jaarlijks € 5 ",
    "jaarlijkse bijdrage € 5",
    "kosten per woning ",
    "(€ 1.000) ",
    "bedragen (€ 1.000)\n",
    "€ circa ",
    "€:",
    "€ 5, ",
    "7 en 8 500 euro ",
    "1/2 ",
    "5 mln in € ",
    "9 x € 1.000 ",
    "op tot € 5 ",
    "bedragen prijzen tarieven ",
    "twee euro vijftig ",
    "vijf tot zeshonderd ",
];

/// Hostile input must take no longer than friendly text of the same length, in order of size.
#[test]
fn long_runs_end_in_time() {
    for piece in PIECES {
        let text = piece.repeat(100_000 / piece.len());
        let start = std::time::Instant::now();
        let count = find(&text).count();
        let scaled = scale(&text).is_some();
        let _ = cell(&text, Scale::ONE);
        let seconds = start.elapsed().as_secs_f32();
        assert!(
            seconds < 20.0,
            "{piece:?}: {count} amounts, scale {scaled}, {seconds} s"
        );
    }
}
