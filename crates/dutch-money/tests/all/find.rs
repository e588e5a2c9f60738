//! Amounts in running text, one row a case.

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

#[test]
fn numbers() {
    check(
        &[
            ("€ 1.200", "€ 1.200 = 1200"),
            ("€ 1.200,50", "€ 1.200,50 = 1200.50"),
            ("€ 1.000.000,00", "€ 1.000.000,00 = 1000000"),
            ("€ 12,5", "€ 12,5 = 12.50"),
            ("€ 12,50", "€ 12,50 = 12.50"),
            ("€ 5000", "€ 5000 = 5000"),
            ("2500000 euro", "2500000 euro = 2500000"),
            ("€ 1250,75", "€ 1250,75 = 1250.75"),
            ("€ 750 000", "€ 750 000 = 750000"),
            ("750 000 euro", "750 000 euro = 750000"),
            ("€ 1 250 000,50", "€ 1 250 000,50 = 1250000.50"),
            (
                "€\u{a0}1\u{202f}250\u{2009}000",
                "€\u{a0}1\u{202f}250\u{2009}000 = 1250000",
            ),
            ("1\u{a0}250 euro", "1\u{a0}250 euro = 1250"),
            ("in 2023 750 euro", "750 euro = 750"),
            ("lid 3 500 euro", "500 euro = 500"),
            ("€ ,50", "€ ,50 = 0.50"),
            ("€ 0,50", "€ 0,50 = 0.50"),
            ("€ 0", "€ 0 = 0"),
            ("€ 0,-", "€ 0,- = 0"),
            ("€ 1,2 mln.", "€ 1,2 mln. = 1200000"),
            ("1,5 mln euro", "1,5 mln euro = 1500000"),
            ("€ 1.5 miljoen", "€ 1.5 miljoen = 1500000"),
            ("€ 2.5 miljoen", "€ 2.5 miljoen = 2500000"),
            ("€ 1,475 miljoen", "€ 1,475 miljoen = 1475000"),
            ("€ 1,4755 miljoen", "€ 1,4755 miljoen = 1475500"),
            ("€ 1.4755 miljoen", "€ 1.4755 miljoen = 1475500"),
            (
                "€ 1.450 mln",
                "€ 1.450 mln = 1450000000 !ambiguous ~1450000",
            ),
            (
                "€ 1.450 duizend",
                "€ 1.450 duizend = 1450000 !ambiguous ~1450",
            ),
            ("€ 1,250,000", "€ 1,250,000 = 1250000 !foreign_style"),
            (
                "€ 1,250,000.50",
                "€ 1,250,000.50 = 1250000.50 !foreign_style",
            ),
            ("€ 1,250.75", "€ 1,250.75 = 1250.75 !foreign_style"),
            ("€ 1.20", "€ 1.20 = 1.20 !ambiguous ~120"),
            ("€ 12.50", "€ 12.50 = 12.50 !ambiguous ~1250"),
            ("€ 4.5", "€ 4.5 = 4.50 !ambiguous ~45"),
            ("€ 1,200", "€ 1,200 = 1200 !ambiguous ~1.20"),
            ("€ 1,265", "€ 1,265 = 1265 !ambiguous ~1.27"),
            (
                "€ 1,265/m2",
                "€ 1,265 = 1.27 /m2 =1.265 !ambiguous !sub_cent ~1265",
            ),
            ("€ 0,125 per kWh", "€ 0,125 = 0.13 /kWh =0.125 !sub_cent"),
            (
                "€ 0,12345 per kWh",
                "€ 0,12345 = 0.12 /kWh =0.12345 !sub_cent",
            ),
            ("€ 30.000,000", "€ 30.000,000 = 30000 !ambiguous ~30000000"),
            ("€ 1.3400", "€ 1.3400 = 13400 !ambiguous ~1.34,1340"),
            ("€ 62.0003", "€ 62.0003 = 62000 !ambiguous ~62,620003"),
            ("€ 5.000² en", "€ 5.000 = 5000"),
            ("€ 500.000¹", "€ 500.000 = 500000"),
            (
                "€ 92.233.720.368.547.758,07",
                "€ 92.233.720.368.547.758,07 = 92233720368547758.07",
            ),
            ("€ 92.233.720.368.547.758,08", ""),
            ("€ 999999999999999999999999999", ""),
            ("€ 99.999.999 biljoen", ""),
            ("€ 1.2.3", ""),
            ("€ 12.34.567", ""),
        ],
        lines,
    );
}

#[test]
fn tails() {
    check(
        &[
            ("€ 50.000,-", "€ 50.000,- = 50000"),
            ("€ 50.000,--", "€ 50.000,-- = 50000"),
            ("€ 50.000,–", "€ 50.000,– = 50000"),
            ("€ 50.000,—", "€ 50.000,— = 50000"),
            ("€ 50.000,=", "€ 50.000,= = 50000"),
            ("€ 50.000,==", "€ 50.000,== = 50000"),
            ("€ 50.000.-", "€ 50.000.- = 50000"),
            ("Dat is € 50.000,-.", "€ 50.000,- = 50000"),
            ("50.000,-", "50.000,- = 50000"),
            ("het kost 12,-.", "12,- = 12"),
            ("50.000,- euro", "50.000,- euro = 50000"),
            ("€ 50.000 ,-", "€ 50.000 ,- = 50000"),
            ("€ 5,-/m2", "€ 5,- = 5 /m2"),
            (
                "saldo van -€ 2.000 tot € 1.000",
                "-€ 2.000 = -2000 ; € 1.000 = 1000",
            ),
            ("tot wel € 5.000", "€ 5.000 = <=5000"),
            (
                "ruim € 5.000 tot bijna € 10.000",
                "€ 5.000 tot bijna € 10.000 = 5000..10000",
            ),
            (
                "10 stuks x € 1.000 = € 10.000",
                "€ 1.000 = 1000 ; € 10.000 = 10000",
            ),
            ("(10,-5)", ""),
            ("5.- Artikel vijf", ""),
            ("in 2023,- zei hij", ""),
        ],
        lines,
    );
}

#[test]
fn multipliers() {
    check(
        &[
            ("€50k", "€50k = 50000"),
            ("€ 50K", "€ 50K = 50000"),
            ("50k euro", "50k euro = 50000"),
            ("50k volgers", ""),
            ("€ 5M", "€ 5M = 5000000"),
            ("€ 2,5m", "€ 2,5m = 2500000 !ambiguous ~2.50"),
            ("€ 50 k", "€ 50 k = 50000 !ambiguous ~50"),
            ("€ 12 m2", "€ 12 = 12"),
            ("€ 50 dzd", "€ 50 dzd = 50000"),
            ("25 duizend euro", "25 duizend euro = 25000"),
            ("€ 3 mln", "€ 3 mln = 3000000"),
            ("€ 3 milj.", "€ 3 milj. = 3000000"),
            ("€ 3 mio", "€ 3 mio = 3000000"),
            ("€ 3 miljoen", "€ 3 miljoen = 3000000"),
            ("€ 3 mld.", "€ 3 mld. = 3000000000"),
            ("€ 3 mrd", "€ 3 mrd = 3000000000"),
            ("€ 3,1 miljard", "€ 3,1 miljard = 3100000000"),
            ("€ 1,2 biljoen", "€ 1,2 biljoen = 1200000000000"),
            ("€ 0,5 mln", "€ 0,5 mln = 500000"),
            ("€3mln", "€3mln = 3000000"),
            ("€ 3\nmiljoen", "€ 3\\nmiljoen = 3000000"),
            ("3 miljoen\neuro", "3 miljoen\\neuro = 3000000"),
            ("3 miljoen\r\neuro", "3 miljoen\\r\\neuro = 3000000"),
            ("€\n3.000.000", "€\\n3.000.000 = 3000000"),
            ("3 mil-\njoen euro", "3 mil-\\njoen euro = 3000000"),
            (
                "3 mil-\r\n  joen eu-\r\nro",
                "3 mil-\\r\\n  joen eu-\\r\\nro = 3000000",
            ),
            ("750.000\n\neuro", "750.000\\n\\neuro = 750000"),
            ("tranche €\n1. Open Science", ""),
            ("tranche €\n1.1 Open Science", ""),
            ("tranche €\t2", ""),
            (
                "6 miljoen 400 duizend euro",
                "6 miljoen 400 duizend euro = 6400000",
            ),
            (
                "6 miljoen en 400 duizend euro",
                "6 miljoen en 400 duizend euro = 6400000",
            ),
            ("€ 7 ton", "€ 7 ton = 700000"),
            ("5 ton euro", "5 ton euro = 500000"),
            ("drie ton euro", "drie ton euro = 300000"),
            ("anderhalve ton euro", "anderhalve ton euro = 150000"),
            ("een krediet van 3 ton.", "3 ton = 300000 !implied_currency"),
            (
                "Er is een tekort van vier ton op de begroting.",
                "vier ton = 400000 !implied_currency",
            ),
            (
                "Het college wil 2 ton uittrekken voor de school.",
                "2 ton = 200000 !implied_currency",
            ),
            ("een reductie van 3 ton CO2", ""),
            ("De kosten van 3 ton CO2 zijn hoog", ""),
            ("3 ton staal", ""),
            ("het weegt 3 ton", ""),
            ("een subsidie voor 5 ton restafval", ""),
            ("€ 40 per ton", "€ 40 = 40 /ton"),
            ("tonnen subsidie", ""),
            ("miljoenen euro's", ""),
            ("enkele miljoenen euro’s", ""),
            ("duizenden euro's", ""),
        ],
        lines,
    );
}

#[test]
fn words() {
    check(
        &[
            ("vijf euro", "vijf euro = 5"),
            ("elf euro", "elf euro = 11"),
            ("tweeëntwintig euro", "tweeëntwintig euro = 22"),
            ("tweeentwintig euro", "tweeentwintig euro = 22"),
            ("twee\u{308}ntwintig euro", ""),
            (
                "tweee\u{308}ntwintig euro",
                "tweee\u{308}ntwintig euro = 22",
            ),
            ("eenentwintig euro", "eenentwintig euro = 21"),
            ("vijfenzeventig euro", "vijfenzeventig euro = 75"),
            ("drieënnegentig euro", "drieënnegentig euro = 93"),
            ("honderd euro", "honderd euro = 100"),
            ("honderdvijftig euro", "honderdvijftig euro = 150"),
            ("honderdenvijftig euro", "honderdenvijftig euro = 150"),
            ("driehonderd euro", "driehonderd euro = 300"),
            ("twaalfhonderd euro", "twaalfhonderd euro = 1200"),
            ("vijftienhonderd euro", "vijftienhonderd euro = 1500"),
            ("duizend euro", "duizend euro = 1000"),
            ("vijfduizend euro", "vijfduizend euro = 5000"),
            (
                "honderdvijftigduizend euro",
                "honderdvijftigduizend euro = 150000",
            ),
            (
                "tweehonderdvijftig duizend euro",
                "tweehonderdvijftig duizend euro = 250000",
            ),
            (
                "duizend tweehonderd euro",
                "duizend tweehonderd euro = 1200",
            ),
            (
                "drieduizend vijfhonderd euro",
                "drieduizend vijfhonderd euro = 3500",
            ),
            ("drie miljoen euro", "drie miljoen euro = 3000000"),
            (
                "twee miljoen driehonderdduizend euro",
                "twee miljoen driehonderdduizend euro = 2300000",
            ),
            ("een miljoen euro", "een miljoen euro = 1000000"),
            ("één miljoen euro", "één miljoen euro = 1000000"),
            (
                "e\u{301}e\u{301}n miljoen euro",
                "e\u{301}e\u{301}n miljoen euro = 1000000",
            ),
            ("anderhalf miljoen euro", "anderhalf miljoen euro = 1500000"),
            (
                "Anderhalf miljard euro",
                "Anderhalf miljard euro = 1500000000",
            ),
            ("half miljoen euro", "half miljoen euro = 500000"),
            ("een half miljoen euro", "een half miljoen euro = 500000"),
            ("een kwart miljoen euro", "een kwart miljoen euro = 250000"),
            ("driekwart miljoen euro", "driekwart miljoen euro = 750000"),
            (
                "tweeënhalf miljoen euro",
                "tweeënhalf miljoen euro = 2500000",
            ),
            (
                "twee en een half miljoen euro",
                "twee en een half miljoen euro = 2500000",
            ),
            ("vijfenhalve ton euro", "vijfenhalve ton euro = 550000"),
            ("2,5 en een half", ""),
            ("1½ miljoen euro", "1½ miljoen euro = 1500000"),
            ("€ 2½ miljoen", "€ 2½ miljoen = 2500000"),
            ("€ ½ miljoen", "€ ½ miljoen = 500000"),
            ("½ miljoen euro", "½ miljoen euro = 500000"),
            ("één euro", "één euro = 1"),
            ("1 euro", "1 euro = 1"),
            ("zegge: een euro", "een euro = 1"),
            ("zegge een euro", "een euro = 1"),
            ("een euro", ""),
            ("geen euro", ""),
            ("elke euro telt", ""),
            ("een paar euro", ""),
            ("een cent", ""),
            ("vijf mensen", ""),
            ("VIJFHONDERD EURO", "VIJFHONDERD EURO = 500"),
            (
                "€ 1.000,- (zegge: duizend euro)",
                "€ 1.000,- = 1000 ; duizend euro = 1000",
            ),
        ],
        lines,
    );
}

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

#[test]
fn damage() {
    check(
        &[
            ("€ 80. 000", "€ 80. 000 = 80000 !repaired"),
            ("80. 000 euro", "80. 000 euro = 80000 !repaired"),
            (
                "€ 3.4 75.000",
                "€ 3.4 75.000 = 3475000 !ambiguous !repaired ~3.40",
            ),
            ("3.4 75.000 euro", "3.4 75.000 euro = 3475000 !repaired"),
            ("2.300.\n000 euro", "2.300.\\n000 euro = 2300000 !repaired"),
            (
                "€ 80. 500 mensen",
                "€ 80. 500 = 80500 !ambiguous !repaired ~80",
            ),
            ("€ 1O.000", "€ 1O.000 = 10000 !repaired"),
            ("€ l.500", "€ l.500 = 1500 !repaired"),
            ("€ I2.500", "€ I2.500 = 12500 !repaired"),
            ("€ S00.000", "€ S00.000 = 500000 !repaired"),
            ("€ 2.5OO,OO", "€ 2.5OO,OO = 2500 !repaired"),
            ("€ 50 Stuks", "€ 50 = 50"),
            ("80. 000 mensen", ""),
        ],
        lines,
    );
}

#[test]
fn near_misses() {
    check(
        &[
            (
                "€ 1.250.000 -/- € 250.000",
                "€ 1.250.000 = 1250000 ; -/- € 250.000 = -250000",
            ),
            ("10 à € 50,-", "€ 50,- = 50"),
            (
                "€ 1.50-2.50",
                "€ 1.50-2.50 = 1.50..2.50 !ambiguous ~150,250",
            ),
            ("10 à 50 euro", "10 à 50 euro = 10..50"),
            ("€ 12 ,50", "€ 12 ,50 = 12.50 !repaired"),
            ("dat kost 2 euro 50", "2 euro = 2 !ambiguous ~2.50"),
            ("Prijs (excl. btw): € 100", "€ 100 = 100 excl"),
            (
                "De gemeente investeert 2,3 miljoen in de weg.",
                "2,3 miljoen = 2300000 !implied_currency",
            ),
        ],
        lines,
    );
}

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
