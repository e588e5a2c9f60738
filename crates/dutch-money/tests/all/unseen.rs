//! Sentences that were labelled before the reader first saw them, one row a case.

use crate::common::{cell_line, check, lines};
use dutch_money::{Scale, cell};

#[test]
fn a_sum_that_adds_up_to_is_no_bound() {
    check(
        &[
            ("De meerkosten tellen op tot € 42.300.", "€ 42.300 = 42300"),
            (
                "Het fonds liep in drie jaar op tot 1,4 miljoen euro.",
                "1,4 miljoen euro = 1400000",
            ),
            ("De teller klom op tot 12.500 euro.", "12.500 euro = 12500"),
            ("De claims zijn opgeteld tot € 3 mln.", "€ 3 mln. = 3000000"),
            ("De regeling vergoedt kosten tot € 500.", "€ 500 = <=500"),
            (
                "Het college vangt tegenvallers op tot € 20.000.",
                "€ 20.000 = <=20000",
            ),
        ],
        lines,
    );
}

#[test]
fn denied_comparisons() {
    check(
        &[
            (
                "De vergoeding is niet minder dan 250 euro.",
                "250 euro = >=250",
            ),
            ("Reken op niet meer dan circa € 8.000.", "€ 8.000 = <=8000"),
            ("De prijs mag niet lager dan € 95 zijn.", "€ 95 = >=95"),
            (
                "Het tarief komt niet onder de € 12,50.",
                "€ 12,50 = >=12.50",
            ),
            (
                "Een aanvraag mag niet boven de € 5.000 uitkomen.",
                "€ 5.000 = <=5000",
            ),
        ],
        lines,
    );
}

#[test]
fn ranges() {
    check(
        &[
            ("Salarisindicatie: € 55-70k.", "€ 55-70k = 55000..70000"),
            ("Een fee van €2-3M is gangbaar.", "€2-3M = 2000000..3000000"),
            ("Het traject kost € 15k-20k.", "€ 15k-20k = 15000..20000"),
            (
                "tussen 3 en de 4 miljoen euro",
                "3 en de 4 miljoen euro = 3000000..4000000",
            ),
            (
                "De schade ligt tussen de 200 en circa 300 duizend euro.",
                "200 en circa 300 duizend euro = 200000..300000",
            ),
            (
                "tussen € 500 en maximaal € 900",
                "€ 500 en maximaal € 900 = 500..900",
            ),
            (
                "drie tot vierduizend euro",
                "drie tot vierduizend euro = 3000..4000 !lent_multiplier",
            ),
            (
                "tachtig tot honderdduizend euro",
                "tachtig tot honderdduizend euro = 80000..100000 !lent_multiplier",
            ),
            (
                "zeven à achthonderd euro",
                "zeven à achthonderd euro = 700..800 !lent_multiplier",
            ),
            ("tien tot honderd euro", "tien tot honderd euro = 10..100"),
            (
                "vijftig tot tweehonderdduizend euro",
                "vijftig tot tweehonderdduizend euro = 50000..200000 !lent_multiplier",
            ),
            (
                "vierhonderd tot zesduizend euro",
                "vierhonderd tot zesduizend euro = 400..6000",
            ),
        ],
        lines,
    );
}

#[test]
fn units_before_the_amount() {
    check(
        &[
            (
                "Elk jaar legt de gemeente € 30.000 bij.",
                "€ 30.000 = 30000 /jaar",
            ),
            (
                "Maandelijks ontvangt het gezin € 210.",
                "€ 210 = 210 /maand",
            ),
            (
                "Een maandelijkse vergoeding van € 75 is redelijk.",
                "€ 75 = 75 /maand",
            ),
            (
                "Iedere week gaat er 40 euro naar de voedselbank.",
                "40 euro = 40 /week",
            ),
            (
                "De kosten per woning bedragen € 18.500.",
                "€ 18.500 = 18500 /woning",
            ),
            (
                "Per deelnemer geldt een eigen bijdrage van € 25.",
                "€ 25 = 25 /deelnemer",
            ),
            (
                "Het jaarlijkse budget bedraagt 1,2 miljoen euro.",
                "1,2 miljoen euro = 1200000 /jaar",
            ),
            (
                "De dagelijkse kosten van € 60 lopen door.",
                "€ 60 = 60 /dag",
            ),
            (
                "De raad toetst jaarlijks de subsidie van € 5.000.",
                "€ 5.000 = 5000",
            ),
            (
                "Het jaarlijkse feest kostte in totaal € 3.000.",
                "€ 3.000 = 3000",
            ),
            (
                "Jaarlijks bezoeken 500 scholen het museum van € 3 miljoen.",
                "€ 3 miljoen = 3000000",
            ),
            (
                "Elke maand vergadert de raad. De zaal kost € 150.",
                "€ 150 = 150",
            ),
        ],
        lines,
    );
}

#[test]
fn cents_and_groups_set_apart() {
    check(
        &[
            ("Een kaartje kost € 7, 50.", "€ 7 = 7 !ambiguous ~7.50"),
            (
                "Dat is drie euro vijftig.",
                "drie euro = 3 !ambiguous ~3.50",
            ),
            (
                "Voor 4 euro 25 koop je een kaart.",
                "4 euro = 4 !ambiguous ~4.25",
            ),
            ("De leden betaalden € 20, 350 leden kwamen.", "€ 20 = 20"),
            (
                "Een broodje van twee euro een koffie van drie euro",
                "twee euro = 2 ; drie euro = 3",
            ),
            (
                "Voor klas 5 en 6 750 euro.",
                "6 750 euro = 6750 !ambiguous ~750",
            ),
            (
                "De wijken 1, 2 en 3 400 euro elk",
                "3 400 euro = 3400 !ambiguous ~400",
            ),
            ("Er is 12 500 euro over.", "12 500 euro = 12500"),
        ],
        lines,
    );
}

#[test]
fn fractions() {
    check(
        &[
            ("3 1/2 miljoen euro", "3 1/2 miljoen euro = 3500000"),
            ("€ 1 1/4 mln", "€ 1 1/4 mln = 1250000"),
            (
                "een tekort van 1/2 miljoen euro",
                "1/2 miljoen euro = 500000",
            ),
            ("regel 1/2 kost 5 euro", "5 euro = 5"),
        ],
        lines,
    );
}

#[test]
fn between_currency_and_number() {
    check(
        &[
            ("€ ongeveer 900", "€ ongeveer 900 = ca 900"),
            ("Totaal EUR: 1.500,00", "EUR: 1.500,00 = 1500"),
            ("€ max. 2.500 per gezin", "€ max. 2.500 = <=2500 /gezin"),
            ("de euro ruim 20 jaar geleden", ""),
        ],
        lines,
    );
}

#[test]
fn a_currency_elsewhere_in_the_sentence() {
    check(
        &[
            (
                "Het Rijk geeft 3 miljoen euro, de regio 2 miljoen en de provincie 1 miljoen.",
                "3 miljoen euro = 3000000 ; 2 miljoen = 2000000 !implied_currency ; 1 miljoen = 1000000 !implied_currency",
            ),
            (
                "Eerst was er € 4 mln, nu nog 2,5 mln over.",
                "€ 4 mln = 4000000 ; 2,5 mln = 2500000 !implied_currency",
            ),
            (
                "De brug van € 5 mln trok 2 miljoen fietsers.",
                "€ 5 mln = 5000000",
            ),
        ],
        lines,
    );
}

#[test]
fn captions() {
    check(
        &[
            ("De boete (€ 1.000)\nis betaald.", "€ 1.000 = 1000"),
            ("De leges (€ 1.000)", "€ 1.000 = 1000"),
            ("10 weken x € 1.000", "€ 1.000 = 1000"),
            ("Bedragen 2025 (€ 1.000)\nWegen\t12", ""),
            ("Begroting 2025 x € 1.000", ""),
            ("(€ 1.000)\nLasten", ""),
        ],
        lines,
    );
}

#[test]
fn cells() {
    check(
        &[
            ("(€ p.m.)", "no value"),
            ("(8.250) N", "(8.250) N = -8250 !nv_sign !bracket_sign"),
            (
                "(8.250) V",
                "(8.250) V = -8250 !ambiguous !nv_sign !bracket_sign ~8250",
            ),
            ("250 300", "250 300 = 250300 !ambiguous ~250,300"),
        ],
        |text| cell_line(&cell(text, Scale::ONE)),
    );
}

/// A second set, labelled after the rules for the first one stood: 35 of its 40 sentences were
/// right when first read, and two of the other five are left out here.
#[test]
fn second_set() {
    check(
        &[
            ("De rekening loopt op tot wel € 900.", "€ 900 = 900"),
            (
                "De achterstand was opgelopen tot ruim 2 miljoen euro.",
                "2 miljoen euro = ca 2000000",
            ),
            (
                "De uitkering is nooit hoger dan € 1.200.",
                "€ 1.200 = <=1200",
            ),
            (
                "De opdracht blijft onder de € 50.000.",
                "€ 50.000 = <=50000",
            ),
            ("Er is niet meer dan € 300 over.", "€ 300 = <=300"),
            ("Elke vier jaar ontvangt de club € 2.000.", "€ 2.000 = 2000"),
            (
                "Ieder kwartaal wordt € 12.500 overgemaakt.",
                "€ 12.500 = 12500 /kwartaal",
            ),
            ("Voor elk kind is € 300 beschikbaar.", "€ 300 = 300 /kind"),
            ("De wekelijkse markt levert € 4.000 op.", "€ 4.000 = 4000"),
            (
                "De jaarlijkse kosten zijn € 80.000, de eenmalige € 5.000.",
                "€ 80.000 = 80000 /jaar ; € 5.000 = 5000",
            ),
            ("Het tarief per uur is € 95.", "€ 95 = 95 /uur"),
            ("Per motie is € 50.000 toegevoegd.", "€ 50.000 = 50000"),
            ("Per 1 januari betaalt u € 12.", "€ 12 = 12"),
            ("Een dagelijkse rit kost € 9.", "€ 9 = 9"),
            (
                "Jaarlijks vindt een congres plaats, met een budget van € 10.000.",
                "€ 10.000 = 10000",
            ),
            (
                "De huur is € 600, 50 euro meer dan vorig jaar.",
                "€ 600 = 600 ; 50 euro = 50",
            ),
            ("Prijzen: € 5, 10 en 15.", "€ 5 = 5 !ambiguous ~5.10"),
            (
                "Dat kost tien euro twintig minuten",
                "tien euro = 10 !ambiguous ~10.20",
            ),
            (
                "In artikel 5 en 6 750 euro",
                "6 750 euro = 6750 !ambiguous ~750",
            ),
            ("Vorig jaar 3, nu 4 500 euro.", "4 500 euro = 4500"),
            (
                "vier à vijfduizend euro",
                "vier à vijfduizend euro = 4000..5000 !lent_multiplier",
            ),
            (
                "tussen zes en zevenhonderd euro",
                "zes en zevenhonderd euro = 600..700 !lent_multiplier",
            ),
            ("twee tot drie euro", "twee tot drie euro = 2..3"),
            (
                "honderd tot tweehonderdduizend euro",
                "honderd tot tweehonderdduizend euro = 100000..200000 !lent_multiplier",
            ),
            ("€ 1 1/2 per stuk", "€ 1 = 1"),
            ("pagina 3/4 kost 2 euro", "2 euro = 2"),
            ("€ maximaal 30.000", "€ maximaal 30.000 = <=30000"),
            ("EUR ca. 12.000", "EUR ca. 12.000 = ca 12000"),
            (
                "Het Rijk legt € 3 miljoen in, de provincie 1,5 miljoen.",
                "€ 3 miljoen = 3000000 ; 1,5 miljoen = 1500000 !implied_currency",
            ),
            (
                "Met € 2 miljoen bereiken we 1,2 miljoen mensen.",
                "€ 2 miljoen = 2000000",
            ),
            ("Kosten (€ 1.000) zijn hoog.", "€ 1.000 = 1000"),
            ("Het bedrag van de boete (€ 1.000)", "€ 1.000 = 1000"),
            ("Baten (€ 1.000)\nHeffingen 12", ""),
            ("4 dagdelen x € 1.000", "€ 1.000 = 1000"),
            ("Programma 4 x € 1.000", ""),
            ("Raming 2026 (x € 1.000)", ""),
            ("€ 20 tot 25k", "€ 20 tot 25k = 20000..25000"),
            (
                "€ 1,5-2 mln per jaar",
                "€ 1,5-2 mln = 1500000..2000000 /jaar",
            ),
        ],
        lines,
    );
}
