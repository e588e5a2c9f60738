use super::*;
use crate::prose::money;

/// The roles of the amounts of a text, a letter each.
fn roles(text: &str) -> String {
    let money = money(text, Some("2023-09-21")).into_iter();
    let letters = money.map(|money| match money.role {
        Role::Contribution => 'C',
        Role::Reserved => 'R',
        Role::Requested => 'Q',
        Role::Change => 'X',
        Role::Earlier => 'E',
        Role::Other => 'O',
        Role::Unsure => 'U',
        Role::Unknown => '-',
    });
    letters.collect()
}

/// Sentences of decision lists, and what their amounts are for.
const SENTENCES: &[(&str, &str)] = &[
    (
        "De volgende ronde sluit in mei. Er is dan nog € 4 miljoen beschikbaar.",
        "O",
    ),
    ("Voor de tweede ronde is nog € 20.000 beschikbaar.", "O"),
    (
        "Er is nog € 20.000 beschikbaar gesteld voor het project.",
        "C",
    ),
    (
        "De stuurgroep geeft een voorlopige toezegging van € 66.000; definitieve besluitvorming volgt in juni.",
        "U",
    ),
    ("De bijdrage van € 12.500 staat nog niet vast.", "U"),
    (
        "De stuurgroep kent € 40.000 toe aan het project, waarvan de begroting nog niet definitief is.",
        "C",
    ),
    (
        "De stuurgroep kan niet instemmen met een bijdrage van € 39.000.",
        "O",
    ),
    (
        "De stuurgroep besluit de eerder aangehouden aanvraag alsnog toe te kennen: € 215.000.",
        "C",
    ),
    (
        "Het eerder ingetrokken project wordt opnieuw opgestart met een bijdrage van € 33.000.",
        "C",
    ),
    (
        "Het project is ingetrokken; de bijdrage van € 33.000 vervalt.",
        "U",
    ),
    (
        "Onder de voorwaarde dat de provincie eveneens € 90.000 bijdraagt, krijgt het Mosselhuis een bijdrage van € 75.000.",
        "OC",
    ),
    (
        "Mits de gemeente € 20.000 inlegt, wordt € 55.000 toegekend aan de zeewierkas.",
        "OC",
    ),
    (
        "Indien de gemeente € 20.000 bijdraagt, kent de stuurgroep € 55.000 toe.",
        "OC",
    ),
    (
        "Als de provincie € 20.000 betaalt, dan stelt de stuurgroep € 55.000 beschikbaar.",
        "OC",
    ),
    (
        "De stuurgroep kent € 55.000 toe, mits de gemeente € 20.000 inlegt.",
        "CO",
    ),
    (
        "De stuurgroep kent € 55.000 toe als de gemeente eveneens € 20.000 inlegt.",
        "CO",
    ),
    (
        "De stuurgroep kent € 55.000 toe, op voorwaarde dat de provincie ten minste € 20.000 bijdraagt.",
        "CO",
    ),
    (
        "Onder voorwaarde van cofinanciering door de provincie van € 30.000 kent de stuurgroep € 60.000 toe.",
        "OC",
    ),
    (
        "De bijdrage voor Elektrisch Vissen wordt verhoogd met € 40.000 tot € 370.000.",
        "XC",
    ),
    (
        "De stuurgroep verlaagt de bijdrage van € 60.000 naar € 45.000, omdat twee scholen niet meedoen.",
        "XC",
    ),
    (
        "De begroting van het project bedraagt € 410.000. De stuurgroep draagt € 150.000 bij; de rest komt van de gemeente.",
        "OC",
    ),
    (
        "De stuurgroep gaat niet akkoord met de gevraagde € 33.000.",
        "Q",
    ),
    (
        "De stuurgroep besluit de eerder toegekende € 12.500 terug te vorderen.",
        "X",
    ),
    (
        "De stuurgroep kent € 100.000 toe en reserveert € 250.000 voor het totaalproject.",
        "CR",
    ),
    (
        "De stuurgroep reserveert € 250.000 voor het totaalproject en kent daarvan nu € 100.000 toe.",
        "RC",
    ),
    (
        "Voor het totaalproject wordt € 250.000 gereserveerd en € 100.000 wordt nu toegekend.",
        "RC",
    ),
    (
        "In 2022 kende de stuurgroep € 330.000 toe. Nu wordt het project afgerond.",
        "E",
    ),
    (
        "Bij de vorige vergadering is € 18.000 toegekend; de stuurgroep neemt kennis van de voortgang.",
        "E",
    ),
    (
        "De stuurgroep neemt kennis van de besteding van de eerder toegekende bijdrage van € 48.000.",
        "E",
    ),
    (
        "Op 3 mei 2022 kende de stuurgroep € 18.000 toe. De stuurgroep neemt kennis van de voortgang.",
        "E",
    ),
    (
        "In 2021 is een bijdrage van € 60.000 verleend. De stuurgroep kent nu nog eens € 25.000 toe.",
        "EC",
    ),
    (
        "De bijdrage van € 140.250 wordt teruggebracht tot € 90.250.",
        "XC",
    ),
    ("De bijdrage wordt bijgesteld naar € 75.000.", "U"),
    (
        "De bijdrage wordt naar beneden bijgesteld tot € 75.000.",
        "C",
    ),
    ("De bijdrage wordt naar boven bijgesteld tot € 75.000.", "C"),
    (
        "De bijdrage wordt bijgesteld van € 75.000 naar € 90.000.",
        "XC",
    ),
    ("De bijdrage gaat van € 75.000 naar € 60.000.", "XC"),
    ("De bijdrage gaat van € 75.000 naar € 95.000.", "XC"),
    (
        "De bijdrage van € 80.000 wordt verminderd met € 15.000.",
        "XX",
    ),
    (
        "De bijdrage wordt met € 15.000 verminderd en komt daarmee op € 65.000.",
        "XC",
    ),
    (
        "De stuurgroep verhoogt de bijdrage met € 10.000, tot € 70.000.",
        "XC",
    ),
    (
        "De bijdrage wordt verhoogd van € 60.000 naar € 70.000.",
        "XC",
    ),
    (
        "Van de bijdrage wordt de tweede tranche van € 40.000 ingetrokken.",
        "U",
    ),
    ("De bijdrage van € 40.000 wordt ingetrokken.", "U"),
    ("De stuurgroep trekt de bijdrage van € 40.000 in.", "C"),
    (
        "De stuurgroep heeft de bijdrage van € 60.000 nog niet toegekend.",
        "O",
    ),
    ("De stuurgroep kent geen bijdrage toe van € 25.000.", "O"),
    (
        "Het verzoek om € 30.000 toe te kennen wordt niet gehonoreerd.",
        "O",
    ),
    (
        "De stuurgroep besluit € 45.000 niet uit te keren en trekt de bijdrage in.",
        "O",
    ),
    ("Gevraagd: € 80.000. Besluit: akkoord met € 65.000.", "QC"),
    (
        "De stuurgroep stemt in met een bijdrage van € 45.000, waarvan € 15.000 in 2024.",
        "CC",
    ),
    (
        "De gemeente draagt € 10.000 bij en de Regio Deal € 20.000.",
        "OC",
    ),
    (
        "De Regio Deal draagt € 20.000 bij en de gemeente € 10.000.",
        "CO",
    ),
    (
        "De gemeente draagt € 10.000 bij, de Regio Deal € 20.000.",
        "OC",
    ),
    (
        "Van de totale kosten van € 200.000 neemt de Regio Deal € 80.000 voor haar rekening.",
        "OC",
    ),
    (
        "De kosten bedragen € 200.000, waarvan de Regio Deal € 80.000 bijdraagt.",
        "OC",
    ),
    (
        "Naast de € 50.000 van de gemeente legt de stuurgroep € 75.000 in.",
        "OC",
    ),
    (
        "Gevraagd is € 90.000; de stuurgroep kent € 70.000 toe.",
        "QC",
    ),
    (
        "De stuurgroep kent in plaats van de gevraagde € 90.000 een bedrag van € 70.000 toe.",
        "QC",
    ),
    ("Van de gevraagde € 90.000 wordt € 70.000 toegekend.", "QC"),
    (
        "Er wordt € 70.000 verleend, € 20.000 minder dan gevraagd.",
        "CQ",
    ),
    (
        "De stuurgroep besluit tot toekenning van € 35.000 aan de stichting.",
        "C",
    ),
    (
        "De stuurgroep gaat akkoord met een bijdrage van € 35.000.",
        "C",
    ),
    (
        "Aan de stichting wordt een subsidie van € 35.000 verleend, nadat de gemeente € 15.000 heeft toegezegd.",
        "CO",
    ),
    (
        "Omdat de provincie haar bijdrage van € 50.000 heeft ingetrokken, verhoogt de stuurgroep de bijdrage met € 25.000.",
        "OC",
    ),
    (
        "Nu de gemeente € 30.000 bijdraagt, volstaat een bijdrage van € 45.000 uit de Regio Deal.",
        "OC",
    ),
    (
        "De stuurgroep besluit € 65.000 toe te kennen en € 20.000 te reserveren voor de tweede fase.",
        "CR",
    ),
    ("De stuurgroep houdt het verzoek om € 65.000 aan.", "Q"),
    (
        "Het besluit over de gevraagde € 65.000 wordt uitgesteld tot de volgende vergadering.",
        "Q",
    ),
    ("De stuurgroep wijst de aanvraag van € 48.000 af.", "O"),
    (
        "De stuurgroep besluit de aanvraag van € 48.000 af te wijzen.",
        "-",
    ),
    ("De reservering van € 120.000 vervalt.", "U"),
    ("De reservering wordt verhoogd naar € 120.000.", "R"),
    (
        "De reservering van € 120.000 wordt omgezet in een bijdrage van € 110.000.",
        "UC",
    ),
    (
        "De stuurgroep zet de reservering van € 120.000 om in een bijdrage van € 110.000.",
        "UC",
    ),
    (
        "De reservering van € 120.000 wordt niet omgezet in een bijdrage van € 110.000.",
        "UU",
    ),
    ("De bijdrage blijft € 100.000 en wordt niet verhoogd.", "U"),
    ("De bijdrage blijft daarmee op € 100.000.", "U"),
    (
        "De bijdrage van € 200.000 wordt met 10% verlaagd tot € 180.000.",
        "XC",
    ),
    (
        "De stuurgroep kent een bijdrage van € 100.000 toe en komt hier in juni op terug.",
        "C",
    ),
    (
        "De stuurgroep kent een bijdrage toe van € 100.000. Het niet bestede deel gaat later terug naar het programma.",
        "C",
    ),
    (
        "De stuurgroep kent € 40.000 toe om de vrijgekomen gronden in te richten.",
        "C",
    ),
    (
        "Met de eerder verleende € 40.000 komt de totale bijdrage op € 65.000.",
        "EU",
    ),
    (
        "De stuurgroep kent aanvullend € 25.000 toe; met de eerder verleende € 40.000 komt de totale bijdrage op € 65.000.",
        "XEC",
    ),
    (
        "De stuurgroep verleent een bijdrage van ten hoogste € 85.000.",
        "C",
    ),
    (
        "De stuurgroep kent het project een bijdrage toe van € 92.500, te betalen in twee termijnen van € 46.250.",
        "CO",
    ),
    (
        "De stuurgroep kent € 92.500 toe voor de eerste fase; over de tweede fase (€ 40.000) wordt later besloten.",
        "CC",
    ),
    (
        "De stuurgroep kent € 92.500 toe en vraagt de gemeente om € 10.000 bij te dragen.",
        "CQ",
    ),
    (
        "De vorig jaar toegekende € 30.000 wordt overgeheveld naar het project Havenlicht.",
        "E",
    ),
    (
        "Omdat het project goedkoper uitvalt, stort de gemeente € 9.000 terug.",
        "X",
    ),
    (
        "De bijdrage wordt vastgesteld op € 48.750, waardoor € 1.250 vrijvalt.",
        "CX",
    ),
    ("De bijdrage wordt definitief vastgesteld op € 48.750.", "C"),
    ("De stuurgroep honoreert de aanvraag voor € 77.000.", "C"),
    (
        "De stuurgroep honoreert de aanvraag van € 90.000 voor een bedrag van € 77.000.",
        "QC",
    ),
    (
        "Besloten wordt om € 77.000 beschikbaar te stellen, zodra de vergunning binnen is.",
        "C",
    ),
    (
        "Pas als de raad instemt, wordt de bijdrage van € 77.000 uitgekeerd.",
        "C",
    ),
    ("Het project krijgt geen € 90.000 maar € 60.000.", "OC"),
    ("Niet € 90.000 maar € 60.000 wordt toegekend.", "OC"),
    (
        "De gevraagde € 90.000 wordt niet toegekend; wel stelt de stuurgroep € 60.000 beschikbaar.",
        "QC",
    ),
    (
        "Tijdens de vergadering van 14 december 2022 heeft de stuurgroep € 50.000 toegekend. De penvoerder licht de resultaten toe.",
        "E",
    ),
    (
        "De stuurgroep heeft in haar vergadering van 21 september 2023 € 50.000 toegekend.",
        "C",
    ),
    (
        "Eerder ontving het project al € 40.000. Voor het vervolg stelt de stuurgroep € 30.000 beschikbaar.",
        "EC",
    ),
    (
        "Het project ontving eerder € 40.000 en krijgt nu € 30.000.",
        "EC",
    ),
    (
        "Van de in 2021 toegekende € 80.000 is € 55.000 besteed.",
        "E-",
    ),
    (
        "De stuurgroep kent € 30.000 toe, bovenop de eerder toegekende € 40.000.",
        "CE",
    ),
    (
        "Tenzij de gemeente alsnog € 10.000 inlegt, vervalt de bijdrage van € 40.000.",
        "OU",
    ),
    (
        "Wanneer de gemeente € 10.000 inlegt, verdubbelt de stuurgroep dat bedrag tot € 20.000.",
        "OC",
    ),
    ("De stuurgroep stelt voor om € 50.000 toe te kennen.", "Q"),
    (
        "Het voorstel is om € 50.000 toe te kennen. De stuurgroep stemt in.",
        "Q",
    ),
    ("De stuurgroep overweegt een bijdrage van € 50.000.", "Q"),
    (
        "De projectleider verzoekt de stuurgroep € 50.000 toe te kennen.",
        "Q",
    ),
    (
        "Zonder bijdrage van de provincie van € 50.000 gaat het project niet door.",
        "O",
    ),
    ("De stuurgroep zegt € 36.000 toe.", "C"),
    ("De stuurgroep trekt € 36.000 uit voor het project.", "C"),
    ("De stuurgroep maakt € 36.000 vrij voor het project.", "C"),
    (
        "Het project ontvangt € 36.000 uit de Regio Deal en € 14.000 van de gemeente.",
        "CO",
    ),
    (
        "Het project ontvangt € 14.000 van de gemeente en € 36.000 uit de Regio Deal.",
        "OC",
    ),
    (
        "De bijdrage bedraagt 50% van de kosten van € 72.000, ofwel € 36.000.",
        "OC",
    ),
    ("De subsidie wordt gekort met € 6.000 tot € 30.000.", "XC"),
    (
        "De bijdrage wordt € 6.000 lager en bedraagt voortaan € 30.000.",
        "XC",
    ),
    (
        "De stuurgroep verdubbelt de bijdrage van € 15.000 naar € 30.000.",
        "XC",
    ),
    (
        "De stuurgroep halveert de bijdrage van € 30.000 tot € 15.000.",
        "XC",
    ),
    (
        "Het bestuurlijk overleg besluit een bijdrage van € 64.000 te verlenen aan de coöperatie.",
        "C",
    ),
    (
        "Besloten wordt de op 8 december 2022 verleende bijdrage van € 400.000 te verhogen met € 75.000 tot € 475.000.",
        "XXC",
    ),
    (
        "De eerder toegekende bijdrage is met € 9.000 verhoogd.",
        "C",
    ),
    (
        "De stuurgroep stelt voor de eerste fase € 850.000 beschikbaar.",
        "C",
    ),
    (
        "De regio heeft 12 miljoen euro ingelegd en het Rijk ook.",
        "-",
    ),
    (
        "Er is besloten om vanuit de Regio Deal € 42.500 bij te dragen.",
        "C",
    ),
    (
        "De stuurgroep is akkoord met de toekenning van € 27.000.",
        "C",
    ),
    (
        "Conform het advies van de programmamanager kent de stuurgroep € 51.000 toe.",
        "C",
    ),
    (
        "De provincie Zeeland en de gemeente Veere leggen samen € 60.000 in; uit de Regio Deal komt € 30.000.",
        "OC",
    ),
    (
        "Uit de middelen van de Regio Deal wordt € 30.000 beschikbaar gesteld, de gemeente legt € 10.000 bij.",
        "CO",
    ),
    (
        "De gemeente heeft al € 10.000 toegezegd. De stuurgroep kent € 30.000 toe.",
        "EC",
    ),
    (
        "Het Rijk draagt € 500.000 bij, waarvan € 30.000 voor dit project wordt bestemd.",
        "OO",
    ),
    (
        "De totale kosten zijn begroot op € 300.000, de gevraagde bijdrage is € 150.000 en de stuurgroep kent € 120.000 toe.",
        "OQC",
    ),
    (
        "De stuurgroep verleent € 88.000, mits uiterlijk 1 mei 2024 een vergunning is verleend en de gemeente € 12.000 bijdraagt.",
        "CO",
    ),
    (
        "Onder voorbehoud van instemming door de raad wordt € 88.000 toegekend.",
        "C",
    ),
    (
        "Zodra de cofinanciering van € 25.000 rond is, keert de stuurgroep € 50.000 uit.",
        "OC",
    ),
    (
        "De bijdrage van € 50.000 wordt pas uitgekeerd als de cofinanciering van € 25.000 rond is.",
        "CO",
    ),
    (
        "Mocht de gemeente niet bijdragen, dan vervalt de bijdrage van € 40.000.",
        "U",
    ),
    (
        "De eerste tranche van € 40.000 wordt toegekend; over de tweede tranche van € 35.000 wordt in 2024 besloten.",
        "CC",
    ),
    (
        "De stuurgroep kent de tweede tranche van € 35.000 toe.",
        "C",
    ),
    ("De tweede tranche van € 35.000 vervalt.", "-"),
    (
        "De stuurgroep besluit de tweede tranche van € 35.000 niet uit te keren.",
        "O",
    ),
    (
        "De stuurgroep besluit om de reservering van € 35.000 om te zetten in een toekenning.",
        "U",
    ),
    ("De gereserveerde € 35.000 wordt toegekend.", "C"),
    (
        "Van het gereserveerde bedrag van € 90.000 wordt nu € 35.000 toegekend.",
        "RC",
    ),
    ("Voor het vervolg is nog € 90.000 gereserveerd.", "R"),
    (
        "De stuurgroep reserveert € 90.000 en vraagt de penvoerder om een nieuwe begroting.",
        "R",
    ),
    (
        "Het oorspronkelijke bedrag van € 70.000 wordt verhoogd tot € 85.000.",
        "XC",
    ),
    (
        "De bijdrage is verhoogd van € 70.000 tot € 85.000 vanwege gestegen bouwkosten.",
        "XC",
    ),
    (
        "Wegens gestegen bouwkosten van € 15.000 wordt de bijdrage met € 10.000 verhoogd tot € 80.000.",
        "OXC",
    ),
    (
        "De bijdrage wordt bijgesteld tot € 60.000 (was € 70.000).",
        "CX",
    ),
    (
        "De stuurgroep stelt de bijdrage bij van € 70.000 naar € 60.000.",
        "XC",
    ),
    (
        "Van de bijdrage van € 70.000 vloeit € 8.000 terug naar het programma.",
        "UX",
    ),
    ("De niet bestede € 8.000 wordt teruggevorderd.", "X"),
    ("De stuurgroep vordert € 8.000 terug.", "X"),
    ("De bijdrage van € 70.000 blijft ongewijzigd.", "U"),
    (
        "De stuurgroep neemt kennis van de tussenrapportage; van de € 70.000 is € 41.000 besteed.",
        "--",
    ),
    ("De penvoerder meldt dat € 41.000 is uitgegeven.", "O"),
    (
        "De stuurgroep verzoekt de penvoerder € 41.000 te verantwoorden.",
        "Q",
    ),
    ("De stuurgroep heeft besloten € 41.000 toe te kennen.", "C"),
    ("Aan Stichting Oever is € 41.000 toegekend.", "C"),
    ("Stichting Oever ontvangt € 41.000.", "C"),
    (
        "De school krijgt € 41.000, de vereniging draagt zelf € 9.000 bij.",
        "CO",
    ),
    (
        "De school krijgt € 41.000 en draagt zelf € 9.000 bij.",
        "CO",
    ),
    ("De stuurgroep wil € 41.000 bijdragen.", "U"),
    (
        "De stuurgroep kan niet instemmen met de gevraagde € 41.000.",
        "Q",
    ),
    (
        "De stuurgroep kent niet de gevraagde € 90.000 toe, maar € 41.000.",
        "QC",
    ),
    (
        "De stuurgroep kent € 41.000 toe in plaats van de gevraagde € 90.000.",
        "CQ",
    ),
    (
        "De aanvraag bedraagt € 90.000. De stuurgroep honoreert deze voor € 41.000.",
        "-C",
    ),
    ("De aanvraag van € 90.000 wordt toegekend.", "C"),
    ("De stuurgroep stemt in met de aanvraag van € 90.000.", "-"),
    (
        "Akkoord met een bijdrage van maximaal € 41.000, zijnde 50% van de kosten (€ 82.000).",
        "CC",
    ),
    (
        "Het project ontvangt in twee jaar € 41.000: € 20.000 in 2023 en € 21.000 in 2024.",
        "CCC",
    ),
    (
        "De kosten van € 82.000 worden voor de helft gedragen door de Regio Deal: € 41.000.",
        "O-",
    ),
    (
        "De ondernemers investeren € 82.000, waarop de Regio Deal € 41.000 toelegt.",
        "OC",
    ),
    ("Uit de Regio Deal gaat € 41.000 naar het project.", "C"),
    (
        "Vorig jaar is € 41.000 toegekend, nu komt daar € 9.000 bij.",
        "E-",
    ),
    (
        "De in 2022 toegekende bijdrage van € 41.000 wordt met € 9.000 verhoogd.",
        "XC",
    ),
    (
        "De in 2022 toegekende bijdrage van € 41.000 is volledig besteed.",
        "E",
    ),
    (
        "Nadat in 2022 € 41.000 was toegekend, kent de stuurgroep nu € 9.000 toe.",
        "EC",
    ),
    (
        "Hoewel € 90.000 was gevraagd, kent de stuurgroep € 41.000 toe.",
        "QC",
    ),
    (
        "Gezien de bijdrage van de provincie van € 90.000 kent de stuurgroep € 41.000 toe.",
        "OC",
    ),
    (
        "De stuurgroep kent € 41.000 toe omdat de provincie al € 90.000 bijdraagt.",
        "CO",
    ),
    (
        "De provincie kent € 90.000 toe; de stuurgroep volgt met € 41.000.",
        "OC",
    ),
    (
        "De stuurgroep kent per school € 2.500 toe, in totaal € 41.000.",
        "OC",
    ),
    (
        "De verlaging van de bijdrage met € 9.000 naar € 41.000 wordt vastgesteld.",
        "XC",
    ),
    ("De bijdrage stijgt van € 32.000 naar € 41.000.", "XC"),
    ("De bijdrage komt na verhoging uit op € 41.000.", "C"),
    ("De bijdrage wordt verlaagd en bedraagt nu € 41.000.", "C"),
    (
        "De aanvraag voor verhoging van de bijdrage tot € 41.000 wordt afgewezen.",
        "Q",
    ),
    ("De gevraagde verhoging van € 9.000 wordt toegekend.", "Q"),
    (
        "Het project wordt ingetrokken; de bijdrage van € 41.000 vervalt.",
        "U",
    ),
    (
        "De stuurgroep trekt de in 2022 verleende bijdrage van € 41.000 in.",
        "E",
    ),
    ("De aanvrager trekt de aanvraag voor € 41.000 in.", "C"),
    (
        "Voor dit project wordt, in afwijking van het advies van het team (€ 240.000), een bedrag van € 180.000 beschikbaar gesteld.",
        "OC",
    ),
    (
        "De stuurgroep besluit in afwijking van het advies € 250.000 toe te kennen.",
        "C",
    ),
    (
        "Tegen het advies in krijgt het project een bijdrage (€ 120.000).",
        "C",
    ),
];

#[test]
fn sentences_tell_what_each_amount_is_for() {
    for (text, want) in SENTENCES {
        assert_eq!(roles(text), *want, "{text}");
    }
}
