use super::*;

const PROGRAMME: &str = "Regio Deal Noord-Oost";

fn named(document: usize, name: &str) -> Subject<'_> {
    Subject {
        document,
        key: name,
        programme: PROGRAMME,
        name,
        ..Subject::default()
    }
}

/// A project in an edition: pillar, number and name, lead, description.
fn listed<'a>(
    document: usize,
    place: (&'a str, &'a str, &'a str),
    lead: &'a str,
    text: &'a str,
) -> Subject<'a> {
    Subject {
        pillar: Some(place.0),
        number: Some(place.1),
        lead: Some(lead),
        description: Some(text),
        is_snapshot: true,
        ..named(document, place.2)
    }
}

fn positions(subjects: &[Subject<'_>], aliases: &Aliases) -> Vec<Vec<usize>> {
    let joined = join(subjects, aliases);
    let members = |cluster: &Cluster| cluster.iter().map(|member| member.subject).collect();
    joined.clusters.iter().map(members).collect()
}

fn joined(names: &[(usize, &str)]) -> Vec<Vec<usize>> {
    let subjects: Vec<Subject<'_>> = names.iter().map(|(at, name)| named(*at, name)).collect();
    positions(&subjects, &Aliases::default())
}

fn is_one(subjects: &[Subject<'_>]) -> bool {
    positions(subjects, &Aliases::default()).len() == 1
}

const CARPET: &str = "Genemuiden is al meer dan een eeuw het hart van de tapijtindustrie. In de vakschool leren jongeren het vak aan echte machines.";
const CARPET_NOW: &str = "Genemuiden is al meer dan een eeuw het hart van de tapijtindustrie. In de academie leren jongeren het vak aan echte machines.";

#[test]
fn spellings_of_one_name_join() {
    for (one, other) in [
        ("Groen ondernemen", "Groenondernemen Noord-Oost"),
        ("Levende Dorpen", "levende dorpen"),
        ("Netwerk Zorg", "Netwerk Zorg in Noord-Oost"),
        ("Nieuw Werk", "Nieuw Werk 2.0: iedereen aan de slag"),
        ("Natuurvriendelijke oevers", "Natuurvriendlijke oevers"),
    ] {
        assert_eq!(joined(&[(0, one), (1, other)]), [[0, 1]], "{one} / {other}");
    }
}

#[test]
fn near_misses_stay_apart() {
    for (one, other) in [
        ("Klimaatbestendige woningen", "Klimaatbestendige bedrijven"),
        ("Makerslab Zutphen", "Makerslab Zevenaar"),
        ("Aanpak fase 2", "Aanpak fase 3"),
        ("Wonen boven winkels", "Wonen boven winkels Oost"),
        (
            "Herontwikkeling haven fase I",
            "Herontwikkeling haven fase II",
        ),
        ("Praktijkhuis Kampen", "Praktijkhuis Kamperveen"),
        ("Ondernemersnetwerk Noord", "Ondernemersnetwerk Zuid"),
        ("Fablab (Coevorden)", "Fablab (Hardenberg)"),
    ] {
        assert_eq!(joined(&[(0, one), (1, other)]).len(), 2, "{one} / {other}");
        let place = |document, name| listed(document, ("Werken", "1.1", name), "gemeente A", "");
        assert!(
            !is_one(&[place(0, one), place(1, other)]),
            "{one} / {other}, same number"
        );
    }
    assert_eq!(joined(&[(0, "Oevers"), (0, "Oevers")]).len(), 2);
}

#[test]
fn a_quiet_rename_is_told_by_number_lead_and_description() {
    let old = listed(
        0,
        ("Werken", "1.2", "Vakschool Tapijt"),
        "gemeente A",
        CARPET,
    );
    let new = listed(
        1,
        ("Werken", "1.2", "Tapijtacademie"),
        "gemeente A",
        CARPET_NOW,
    );
    assert!(is_one(&[old.clone(), new.clone()]));
    let other_lead = Subject {
        lead: Some("gemeente B"),
        ..new.clone()
    };
    assert!(!is_one(&[old.clone(), other_lead]), "another lead");
    let other_text = Subject {
        description: Some(
            "In vier jachthavens komen voorzieningen om afvalwater van boten in te nemen.",
        ),
        ..new.clone()
    };
    assert!(!is_one(&[old.clone(), other_text]), "another description");
    let moved = Subject {
        pillar: Some("Wonen"),
        number: Some("2.1"),
        ..new
    };
    assert!(is_one(&[old, moved]), "renamed and moved");
}

#[test]
fn a_reused_number_joins_nothing() {
    let old = listed(
        0,
        ("Werken", "2.3", "Schone havens"),
        "gemeente A",
        "Havens nemen vuil water in.",
    );
    let new = listed(
        1,
        ("Werken", "2.3", "Streekproducten"),
        "gemeente A",
        "Boeren verkopen hun waar.",
    );
    assert!(!is_one(&[old, new]));
}

#[test]
fn the_name_comes_before_the_number() {
    let shops =
        |document, number, name| listed(document, ("Wonen", number, name), "gemeente A", "");
    let subjects = [
        shops(0, "1.1", "Aanpak winkels"),
        shops(1, "1.1", "Regionale aanpak winkels"),
        shops(1, "1.2", "Aanpak winkels"),
    ];
    assert_eq!(
        positions(&subjects, &Aliases::default()),
        [vec![0, 2], vec![1]]
    );
}

#[test]
fn a_sentence_joins_what_a_list_called_by_its_new_name() {
    let old = listed(0, ("Jeugd", "1.2", "Jong in de Kop"), "gemeente A", "");
    let list = named(1, "Kopstukken");
    let edition = Subject {
        former: vec!["Jong in de Kop"],
        ..listed(2, ("Jeugd", "1.2", "Kopstukken"), "gemeente A", "")
    };
    let joined = join(&[old, list, edition], &Aliases::default());
    assert_eq!(joined.clusters.len(), 1);
    let rules: Vec<&str> = joined.clusters[0]
        .iter()
        .map(|member| member.rule)
        .collect();
    assert_eq!(rules, ["first", "renamed", "same-name"]);
    assert_eq!(
        joined.clusters[0][1].evidence,
        "former name Jong in de Kop, pillar Jeugd, number 1.2, lead gemeente A"
    );
}

#[test]
fn pillars_tell_projects_of_one_name_apart_and_without_them_it_is_a_tie() {
    let two = [
        listed(0, ("Wonen", "1", "Oevers"), "gemeente A", ""),
        listed(0, ("Natuur", "1", "Oevers"), "gemeente B", ""),
    ];
    let mut subjects = two.to_vec();
    subjects.push(listed(1, ("Natuur", "3", "Oevers"), "gemeente B", ""));
    assert_eq!(
        positions(&subjects, &Aliases::default()),
        [vec![0], vec![1, 2]]
    );
    let mut subjects = two.to_vec();
    subjects.push(named(1, "Oevers"));
    let joined = join(&subjects, &Aliases::default());
    assert_eq!(joined.clusters.len(), 3);
    assert_eq!(joined.ties.len(), 1);
    assert_eq!(joined.ties[0].subjects, [0, 1, 2]);
}

#[test]
fn the_alias_file_joins_two_subjects_of_one_document() {
    let same = Aliases::parse("[[same]]\nnames = [\"Keienfabriek\", \"Keienwerkplaats\"]");
    let same = same.expect("an alias file");
    let of = |names: &[(usize, &'static str)]| {
        let subjects: Vec<Subject<'_>> = names.iter().map(|(at, name)| named(*at, name)).collect();
        let joined = join(&subjects, &same);
        let members = |cluster: &Cluster| cluster.iter().map(|of| of.subject).collect();
        let clusters: Vec<Vec<usize>> = joined.clusters.iter().map(members).collect();
        (clusters, joined.ties.len())
    };
    let (factory, works) = ("Keienfabriek", "Keienwerkplaats");
    let one = [(0, factory), (0, "Brinkplan"), (0, works)];
    assert_eq!(of(&one), (vec![vec![0, 2], vec![1]], 0));
    let later = [(0, works), (1, factory), (1, works)];
    assert_eq!(of(&later), (vec![vec![0, 1, 2]], 0));
    // Which of the two is meant nobody can tell.
    let (clusters, ties) = of(&[(0, factory), (0, factory), (0, works)]);
    assert_eq!((clusters.len(), ties > 0), (3, true));
}

#[test]
fn the_alias_file_joins_and_parts_before_any_rule() {
    let aliases = |text: &str| Aliases::parse(text).expect("an alias file");
    let names = [
        named(0, "Vakschool"),
        named(1, "Academie"),
        named(2, "Academie"),
    ];
    let same = aliases("[[same]]\nnames = [\"vakschool\", \"Academie\"]");
    let joined = join(&names, &same);
    assert_eq!(joined.clusters.len(), 1);
    assert_eq!(joined.clusters[0][1].rule, "alias-file");
    let renamed = [
        named(0, "Vakschool"),
        Subject {
            former: vec!["Vakschool"],
            ..named(1, "Academie")
        },
    ];
    assert!(is_one(&renamed));
    let different = aliases("[[different]]\nnames = [\"Vakschool\", \"Academie\"]");
    assert_eq!(positions(&renamed, &different).len(), 2);
    let unfit = aliases("[[same]]\nnames = [\"Vakschool\", \"Acedemie\"]");
    assert_eq!(
        join(&names, &unfit).unused,
        [("same", "Acedemie".to_owned())]
    );
    let elsewhere =
        aliases("[[same]]\nnames = [\"vakschool\", \"Academie\"]\nprogramme = \"Elders\"");
    assert_eq!(positions(&names, &elsewhere).len(), 2);
}

#[test]
fn later_documents_part_no_project() {
    let mut subjects = vec![
        named(0, "Oevers"),
        named(1, "Oevers"),
        named(2, "Oevers"),
        named(2, "OEVERS"),
        named(3, "Dijk en oevers"),
    ];
    while !subjects.is_empty() {
        let clusters = positions(&subjects, &Aliases::default());
        assert!(
            subjects.len() < 2 || clusters[0].starts_with(&[0, 1]),
            "{clusters:?}"
        );
        subjects.pop();
    }
}

#[test]
fn the_runner_up_is_recorded() {
    let subjects = [
        named(0, "Wonen boven winkels"),
        named(0, "Wonen boven winkels Oost"),
        named(1, "Wonen boven winkels"),
    ];
    let joined = join(&subjects, &Aliases::default());
    let runner_up = joined.clusters[0][1].runner_up.expect("a runner-up");
    assert_eq!(runner_up.subject, 1);
    assert!(runner_up.likeness > 0.6, "{}", runner_up.likeness);
}

/// Programmes whose projects have the same names, in documents that alternate.
#[test]
fn programmes_side_by_side_are_joined_as_one_after_the_other() {
    let names = [
        "Oevers",
        "oevers",
        "Oever",
        "Dijk en oevers",
        "Dijkenoevers",
    ];
    let programmes = ["Regio Deal Oost", "Regio Deal West", "regio deal oost"];
    let subjects: Vec<Subject<'_>> = (0..60)
        .map(|at| Subject {
            programme: programmes[at / 2 % 3],
            number: (at % 4 > 0).then_some("4"),
            is_snapshot: at % 7 < 2,
            description: Some(if at % 2 > 0 { CARPET } else { CARPET_NOW }),
            ..named(at / 2, names[at / 2 % 5])
        })
        .collect();
    let shown = |joined: &Joined| {
        let members = joined.clusters.iter().map(|cluster| {
            let shown = |one: &Member| format!("{one:?}");
            cluster.iter().map(shown).collect::<Vec<_>>()
        });
        let ties = joined
            .ties
            .iter()
            .map(|tie| (tie.subjects.clone(), tie.rule));
        let mut ties: Vec<_> = ties.collect();
        ties.sort();
        (members.collect::<Vec<_>>(), ties)
    };
    let in_turn = shown(&join_in_turn(&subjects, &Aliases::default()));
    assert!(!in_turn.1.is_empty() && in_turn.0.len() > 4);
    let side_by_side = shown(&join(&subjects, &Aliases::default()));
    assert!(side_by_side == in_turn, "{side_by_side:#?}\n{in_turn:#?}");
}
