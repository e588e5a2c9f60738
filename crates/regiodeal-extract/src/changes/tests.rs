use ChangeKind::{ChangedFrom, LoweredBy, LoweredTo, RaisedBy, RaisedTo, Returned};

use super::*;
use crate::prose;

fn kinds(text: &str) -> Vec<Option<ChangeKind>> {
    let money = prose::money(text, None).into_iter();
    money.map(|money| money.change).collect()
}

#[test]
fn words_tell_what_an_amount_does_to_a_grant() {
    for (text, want) in [
        (
            "De bijdrage wordt verhoogd met 50.000 euro tot 250.000 euro.",
            vec![Some(RaisedBy), Some(RaisedTo)],
        ),
        (
            "De bijdrage wordt verhoogd naar € 310.000.",
            vec![Some(RaisedTo)],
        ),
        (
            "De stuurgroep besluit de toegekende € 90.000 met een derde te verlagen, tot € 60.000.",
            vec![Some(ChangedFrom), Some(LoweredTo)],
        ),
        (
            "De stuurgroep voegt hier € 35.000 aan toe.",
            vec![Some(RaisedBy)],
        ),
        (
            "De bijdrage gaat omhoog naar € 310.000.",
            vec![Some(RaisedTo)],
        ),
        (
            "De bijdrage is daarom verlaagd van 420.000 euro naar 295.000 euro.",
            vec![Some(ChangedFrom), Some(LoweredTo)],
        ),
        (
            "De bijdrage wordt daarom met € 130.000 verlaagd tot € 470.000.",
            vec![Some(LoweredBy), Some(LoweredTo)],
        ),
        (
            "De bijdrage wordt met € 25.000 verlaagd.",
            vec![Some(LoweredBy)],
        ),
        (
            "De stuurgroep stemt in met een verhoging van de bijdrage met € 180.000. De totale bijdrage komt daarmee op € 1.030.000.",
            vec![Some(RaisedBy), Some(RaisedTo)],
        ),
        (
            "Een verlaging van € 12.500 volstaat.",
            vec![Some(LoweredBy)],
        ),
        (
            "De bijdrage van € 600.000 te verhogen met € 135.000.",
            vec![Some(ChangedFrom), Some(RaisedBy)],
        ),
        (
            "De bijdrage wordt verlaagd tot € 205.000. Een bedrag van € 35.000 vloeit terug naar het programma.",
            vec![Some(LoweredTo), Some(Returned)],
        ),
        (
            "De bijdrage wordt verlaagd tot € 205.000, waardoor € 35.000 vrijvalt.",
            vec![Some(LoweredTo), Some(Returned)],
        ),
        (
            "Van de bijdrage is € 12.000 teruggestort.",
            vec![Some(Returned)],
        ),
        (
            "De stuurgroep stelt € 40.000 extra beschikbaar.",
            vec![Some(RaisedBy)],
        ),
        (
            "Van de bijdrage keert € 35.000 terug in de pot.",
            vec![Some(Returned)],
        ),
        (
            "€ 35.000 gaat terug naar het programma.",
            vec![Some(Returned)],
        ),
        (
            "€ 12.500 is niet besteed; dit bedrag is teruggestort.",
            vec![Some(Returned)],
        ),
        (
            "Om nog eens 350 huishoudens te kunnen helpen verhoogt de stuurgroep de bijdrage met € 95.000 naar € 345.000.",
            vec![Some(RaisedBy), Some(RaisedTo)],
        ),
        (
            "De stuurgroep verlaagt haar inzet met € 40.000.",
            vec![Some(LoweredBy)],
        ),
        (
            "Er resteert € 12.500. Het resterende bedrag vloeit terug.",
            vec![Some(Returned)],
        ),
        (
            "De bijdrage van € 200.000 wordt met 10% verlaagd tot € 180.000.",
            vec![Some(ChangedFrom), Some(LoweredTo)],
        ),
        (
            "De eerder verleende € 40.000 wordt verhoogd met € 5.000.",
            vec![Some(ChangedFrom), Some(RaisedBy)],
        ),
        (
            "De bijdrage wordt verhoogd tot € 90.000 (was € 60.000).",
            vec![Some(RaisedTo), Some(ChangedFrom)],
        ),
    ] {
        assert_eq!(kinds(text), want, "{text}");
    }
}

#[test]
fn what_is_denied_supposed_or_paid_by_others_changes_nothing() {
    for text in [
        "De bijdrage wordt niet verhoogd met € 50.000.",
        "De bijdrage kan worden verhoogd tot € 50.000.",
        "Als de bijdrage wordt verhoogd met € 50.000, kan er een hal bij.",
        "De gemeente Oss verhoogt haar eigen bijdrage met € 20.000.",
        "De totale kosten zijn verhoogd tot € 900.000.",
        "De gemeente voegt hier € 35.000 aan toe.",
        "De gemeente vraagt om een verhoging van de bijdrage met € 20.000.",
        "Er vloeit geen € 10.000 terug.",
        "De stuurgroep kent € 90.000 toe.",
        "De entree wordt verlaagd van € 12 naar € 7.",
        "De stuurgroep kent € 90.000 toe, dit bedrag komt later terug in de begroting van de gemeente.",
        "De stuurgroep kent € 90.000 toe. Het niet bestede deel gaat later terug naar het programma.",
        "De bijdrage blijft € 90.000 en wordt niet verhoogd.",
        "De waterstand wordt verhoogd. De stuurgroep kent een bijdrage van € 90.000 toe.",
    ] {
        assert!(kinds(text).iter().all(Option::is_none), "{text}");
    }
}
