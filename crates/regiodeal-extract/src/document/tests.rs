use super::*;
use regiodeal_document::{Page, layout};

fn identified(text: &str) -> Identity {
    identify(&layout(&[Page::new(1, text)]), &Profile::default())
}

#[test]
fn the_words_of_a_document_tell_its_kind() {
    let list = identified(
        "Besluitenlijst van 14 maart 2024\n\nRegio Deal Twente\n\nDe stuurgroep heeft de volgende besluiten genomen.\n",
    );
    assert_eq!(list.kind, Some(Kind::Besluitenlijst));
    assert_eq!(
        list.date.map(|(date, _)| date).as_deref(),
        Some("2024-03-14")
    );
    assert_eq!(
        list.programme.map(|(name, _)| name).as_deref(),
        Some("Regio Deal Twente")
    );
    let press = identified(
        "PERSBERICHT\n\nNieuw project in Twente\n\nENSCHEDE, 3 juni 2022 - De Regio Deal Twente begint.\n",
    );
    assert_eq!(press.kind, Some(Kind::Persbericht));
    assert_eq!(
        press.title.map(|(title, _)| title).as_deref(),
        Some("Nieuw project in Twente")
    );
    assert_eq!(
        press.date.map(|(date, _)| date).as_deref(),
        Some("2022-06-03")
    );
    let mail = identified(
        "Besluiten van de stuurgroep\n\nDate: Tue, 18 Jun 2024 07:00:04 +0000\n\nDe stuurgroep van de Regio Deal Twente kwam op 13 juni 2024 bijeen in Goor en nam de volgende besluiten over de plannen.\n",
    );
    assert_eq!(
        mail.date.map(|(date, _)| date).as_deref(),
        Some("2024-06-13")
    );
    let none = identified("Recept voor soep\n\nSnijd de uien.\n");
    assert!(none.kind.is_none() && none.nearest.is_none());
    let near = identified("Vergadering\n\nStand van zaken: er is begonnen.\n");
    let kind = near.nearest.map(|(kind, _)| kind);
    assert_eq!((near.kind, kind), (None, Some(Kind::Uitvoeringsprogramma)));
}
