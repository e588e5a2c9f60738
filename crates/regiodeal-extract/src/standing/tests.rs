use super::*;

fn outcomes(text: &str) -> Vec<(String, &'static str)> {
    let said = told(text).into_iter();
    said.map(|said| {
        let who = match said.who {
            Who::Own => "own".to_owned(),
            Who::Named(range, Noun::With) => format!("project {}", &text[range]),
            Who::Named(range, Noun::Without) => text[range].to_owned(),
        };
        (who, said.outcome)
    })
    .collect()
}

#[test]
fn sentences_about_the_project_itself_are_heard() {
    for (text, who, outcome) in [
        (
            "Het project Schone havens is ingetrokken.",
            "project Schone havens",
            "ingetrokken",
        ),
        (
            "Schone havens is ingetrokken.",
            "Schone havens",
            "ingetrokken",
        ),
        (
            "Het project ‘Schone havens’ gaat niet door.",
            "project Schone havens",
            "ingetrokken",
        ),
        ("Het project wordt ingetrokken.", "own", "ingetrokken"),
        (
            "Dit project wordt per 1 mei stopgezet.",
            "own",
            "ingetrokken",
        ),
        (
            "Er is te weinig animo, dus het project gaat helaas niet meer door.",
            "own",
            "ingetrokken",
        ),
        (
            "Om die reden wordt het project Dorpsbron ingetrokken.",
            "project Dorpsbron",
            "ingetrokken",
        ),
        ("Daarom gaat het project niet door.", "own", "ingetrokken"),
        (
            "De penvoerder heeft het project ingetrokken.",
            "own",
            "ingetrokken",
        ),
        (
            "De stuurgroep heeft besloten het project stop te zetten.",
            "own",
            "ingetrokken",
        ),
        ("De gemeente trekt de aanvraag in.", "own", "ingetrokken"),
        (
            "De penvoerder trekt het project per 1 mei 2023 terug.",
            "own",
            "ingetrokken",
        ),
        (
            "De gemeente heeft het project per 1 mei stopgezet.",
            "own",
            "ingetrokken",
        ),
        (
            "De gemeente trekt de aanvraag in en dient later een nieuwe in.",
            "own",
            "ingetrokken",
        ),
        (
            "Het project wordt door de gemeente en de provincie ingetrokken.",
            "own",
            "ingetrokken",
        ),
        (
            "Het project is beëindigd en ingetrokken.",
            "own",
            "ingetrokken",
        ),
        ("Het project vervalt in 2024.", "own", "ingetrokken"),
        (
            "Het project gaat niet door in verband met de kosten.",
            "own",
            "ingetrokken",
        ),
        ("Het project komt te vervallen.", "own", "ingetrokken"),
        ("Het project vindt geen doorgang.", "own", "ingetrokken"),
        ("Project ingetrokken.", "own", "ingetrokken"),
        ("Ingetrokken door de penvoerder.", "own", "ingetrokken"),
        ("De aanvraag is aangehouden.", "own", "aangehouden"),
        ("Het project is voorlopig opgeschort.", "own", "aangehouden"),
        (
            "Het project is voorwaardelijk toegekend.",
            "own",
            "voorwaardelijk",
        ),
        (
            "Het project is toegekend onder voorwaarde dat de raad instemt.",
            "own",
            "voorwaardelijk",
        ),
    ] {
        assert_eq!(outcomes(text), [(who.to_owned(), outcome)], "{text}");
    }
}

#[test]
fn what_is_denied_supposed_or_about_something_else_is_not() {
    for text in [
        "Het project is niet ingetrokken.",
        "De 2e tranche wordt ingetrokken.",
        "De bijdrage uit de tweede tranche vervalt.",
        "Het project wordt voor de tweede tranche ingetrokken.",
        "Ingetrokken voor tranche 2.",
        "Van het project vervalt de tweede fase.",
        "Het project wordt nog niet stopgezet.",
        "Als de raad niet instemt, wordt het project ingetrokken.",
        "Zonder vergunning wordt het project ingetrokken.",
        "Anders gaat het project niet door.",
        "Het project kan worden ingetrokken.",
        "De vergunning voor het project is ingetrokken.",
        "Voor het project is de vergunning ingetrokken.",
        "Een deel van het project gaat niet door.",
        "Het onderdeel steiger van het project komt te vervallen.",
        "Twee eigenaren hebben zich teruggetrokken.",
        "De gemeente heeft de aanvraag voor een vergunning ingetrokken.",
        "Het project is eerder ingetrokken maar gaat nu alsnog door.",
        "Wordt het project ingetrokken?",
        "Het project gaat door.",
        "Het project is uitgevoerd.",
        "Het project loopt door tot 2025.",
        "De subsidie is ingetrokken.",
        "Daardoor is een besluit over de brug aangehouden.",
    ] {
        let heard: Vec<_> = outcomes(text)
            .into_iter()
            .filter(|(who, _)| who == "own" || who.starts_with("project"))
            .collect();
        assert_eq!(heard, [], "{text}");
    }
}

#[test]
fn words_of_an_end_in_other_meanings_are_not_heard() {
    for text in [
        "De gemeente heeft het project in 2021 uitgevoerd.",
        "De gemeente heeft het project in eigen beheer uitgevoerd.",
        "De gemeente heeft de aanvraag in maart ingediend en verwacht in mei een besluit.",
        "De stuurgroep heeft besloten het project in 2024 te laten doorgaan onder voorwaarde dat de gemeente meebetaalt.",
        "De gemeente trekt het project in samenwerking met de provincie.",
        "De gemeente heeft het project in uitvoering genomen.",
        "De partners besluiten het project in te dienen bij de provincie.",
        "De stuurgroep heeft besloten de aanvraag in te willigen.",
        "De gemeente heeft het project terug op de agenda gezet.",
        "Het project is nog niet uitgevoerd, dat gebeurt in 2024.",
        "Het project gaat nog niet door naar de volgende fase.",
        "Het project is gered nadat de partner is teruggetrokken.",
        "Het project is met een jaar verlengd en de vergunning is ingetrokken.",
        "Het project vervalt in drie delen.",
        "Het project is in 2022 niet uitgevoerd vanwege corona.",
        "Het project is niet verder uitgevoerd dan de eerste fase.",
        "Het project is toegekend op voorwaarde van cofinanciering en die voorwaarde is vervuld.",
        "Het project is eind 2022 vervallen verklaard maar in januari hervat.",
        "Het project is klaar en de tweede aanvraag is ingetrokken.",
        "Het project wordt door de gemeente uitgevoerd nadat de provincie zich heeft teruggetrokken.",
        "Het initiatief is in handen van een stichting die eerder was stopgezet.",
        "De jongeren gaan na een jaar terug naar school.",
        "De zalm keert terug in de beek.",
        "De aanvraag voor een vergunning is aangehouden tot de zomer.",
        "Het project houdt de dorpen leefbaar en de aandacht aan.",
        "Agenten houden minder jongeren aan dan voorheen.",
        "De bus stopt voortaan bij het zorgplein.",
        "Het project is een stimulans voor de verlaging van de werkloosheid.",
        "De verlaging van het waterpeil is gestaakt door de winter.",
        "Het project geeft extra aandacht aan laaggeletterden.",
        "Bewoners krijgen korting op de entree.",
        "Het project gaat in op de vraag van ouderen.",
        "Het project is in opdracht van de gemeente uitgevoerd.",
        "Het project gaat uit van eigen kracht.",
        "De oude sluis vervalt tot een ruïne.",
        "Het recht op opslag vervalt na drie jaar.",
        "Het project is verlengd tot 2025.",
        "Het project gaat door tot 2026.",
        "Het project trekt bezoekers in het hele land.",
        "Het project trekt veel bezoekers, ook terug uit de stad.",
        "De gemeente heeft het project in drie fasen geknipt.",
        "De gemeente heeft de aanvraag ingediend.",
        "Partners hebben het project terug naar de kern gebracht.",
        "De stuurgroep heeft besloten het project uit te breiden.",
        "De stuurgroep heeft besloten de aanvraag te steunen.",
        "De gemeente heeft het project op de kaart gezet.",
        "Het project is opgezet als een proeftuin en wordt in 2024 geëvalueerd.",
        "Het project is niet meer weg te denken.",
        "Het project wordt niet alleen in de stad uitgevoerd.",
        "Het project wordt niet door de gemeente maar door de school uitgevoerd.",
        "Het project gaat niet alleen over water.",
        "Het project gaat niet verder in op beleid.",
        "Het project komt niet te vervallen.",
        "Het project vindt in alle gemeenten doorgang.",
        "Het project staat in de steigers, de vergunning staat on hold.",
        "Het project staat niet stil.",
        "Het project wacht op een vergunning.",
        "Het project is in de wachtkamer van het ziekenhuis te zien.",
        "De brug is opgeschort in de planning van het Rijk.",
        "Het project wordt gedragen door ouders wier subsidie is geschrapt.",
        "Het project is bedoeld voor jongeren die zich uit de samenleving hebben teruggetrokken.",
        "Het project is gericht op winkels waarvan het huurcontract is vervallen.",
        "Het project wordt uitgevoerd op een plek waar de bouw is gestaakt.",
        "Het project is er voor gezinnen van wie de uitkering wordt stopgezet.",
        "Het project is een antwoord op de geschrapte buslijn.",
        "Het project is van start gegaan na de ingetrokken subsidie van het Rijk.",
        "Het project is gebouwd op het vervallen spoor.",
        "Het project is een herbestemming van een vervallen fabriek.",
        "Het project wordt ondanks de ingetrokken vergunning voortgezet.",
        "Het project is in een teruggetrokken dal gelegen.",
        "Het project is in volle gang, de penvoerder heeft zich teruggetrokken uit de landelijke lobby.",
        "In het project leren agenten hoe een verdachte wordt aangehouden.",
        "Het project is genoemd naar een in 1950 stopgezet spoor.",
        "Het project gaat niet door de kern maar om het dorp heen.",
        "De tweede fase gaat niet door de kern maar om het dorp heen.",
        "Onderdeel van het project is een vervallen molen.",
        "Een deel van de vervallen molen wordt hersteld.",
        "In de tweede fase wordt de vervallen school gesloopt.",
        "De fase van de ingetrokken klachten is voorbij.",
        "Het project trekt bezoekers in.",
        "Het initiatief is een vervolg op het eerder ingetrokken plan.",
    ] {
        let heard: Vec<_> = outcomes(text)
            .into_iter()
            .filter(|(who, _)| who == "own" || who.starts_with("project"))
            .collect();
        assert_eq!(heard, [], "{text}");
        assert!(parts(text).is_empty(), "{text}");
    }
}

#[test]
fn parts_that_come_to_nothing_are_told_of() {
    for text in [
        "De tweede tranche vervalt.",
        "De tweede tranche van € 35.000 wordt ingetrokken.",
        "De stuurgroep trekt de tweede tranche in.",
        "Het deelproject Steiger gaat niet door.",
        "Ingetrokken voor tranche 2.",
        "Een deel van het project gaat niet door.",
    ] {
        assert_eq!(parts(text).len(), 1, "{text}");
    }
    for text in [
        "De tweede tranche vervalt niet.",
        "De vergunning voor de eerste fase is ingetrokken.",
        "Als de raad niet instemt, vervalt de tweede tranche.",
        "De gemeente trekt haar bijdrage aan de eerste fase in.",
    ] {
        assert!(parts(text).is_empty(), "{text}");
    }
}

#[test]
fn a_very_long_sentence_is_read_in_time() {
    let text = "het is zo dat het project wordt en is en gaat ".repeat(4000);
    let begin = std::time::Instant::now();
    assert!(told(&text).is_empty());
    // Each verb looking at all of it would take minutes.
    assert!(begin.elapsed().as_secs() < 30);
}
