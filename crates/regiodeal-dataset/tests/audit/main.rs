//! What holds for every audit.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod drafts;

use proptest::prelude::*;
use regiodeal_dataset::{
    Claim, DocumentFile, Source, Statement, Total, Verdict, compile, rule, rules,
};

use drafts::{
    Draft, Row, amount, dated, draft, edition, files, found, found_in, granting, list, own, plain,
    printed, said, saying, totals, with_columns,
};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_rows_does_not_matter(draft in draft(), turn in 0..6_usize) {
        let mut turned = draft.clone();
        let by = turn % turned.rows.len().max(1);
        turned.rows.rotate_left(by);
        turned.rows.reverse();
        let (one, other) = (compile(&[draft.file()]), compile(&[turned.file()]));
        prop_assert_eq!(said(&one.findings), said(&other.findings));
        prop_assert_eq!(one.verdicts, other.verdicts);
    }

    #[test]
    fn the_order_of_statements_does_not_matter(draft in draft()) {
        let file = draft.file();
        let mut turned = file.clone();
        turned.statements.reverse();
        prop_assert_eq!(compile(&[file]).findings, compile(&[turned]).findings);
    }

    #[test]
    fn the_order_of_documents_does_not_matter(drafts in prop::collection::vec(draft(), 1..4)) {
        let mut files = files(&drafts);
        let one = compile(&files);
        files.reverse();
        let other = compile(&files);
        prop_assert_eq!(one.findings, other.findings);
        prop_assert_eq!(one.verdicts, other.verdicts);
    }

    #[test]
    fn other_documents_change_nothing_about_own_findings(
        drafts in prop::collection::vec(draft(), 1..4)
    ) {
        let files = files(&drafts);
        let all = compile(&files).findings;
        for file in &files {
            let id = &file.document.id;
            let alone = compile(std::slice::from_ref(file)).findings;
            prop_assert_eq!(own(alone, id), own(all.clone(), id));
        }
    }

    #[test]
    fn every_amount_is_counted_once(drafts in prop::collection::vec(draft(), 1..4)) {
        let dataset = compile(&files(&drafts));
        let mut counts = [0_u64; 3];
        let mut count = |verdict: Verdict| counts[verdict as usize] += 1;
        for project in &dataset.projects {
            let judged = project.allocations.iter().filter_map(|row| row.judged.as_ref());
            judged.for_each(|judged| count(judged.verdict));
            project.reserved.iter().for_each(|reserved| count(reserved.judged.verdict));
            let decided = project.decisions.iter().flat_map(|record| record.verdicts.values());
            decided.for_each(|judged| count(judged.verdict));
        }
        dataset.totals.iter().for_each(|total| count(total.judged.verdict));
        let all = dataset.verdicts.all;
        let tallies = [all.verified.count, all.contradicted.count, all.unverified.count];
        prop_assert_eq!(counts, tallies);
    }
}

#[test]
fn rules_have_names_of_their_own_and_say_what_they_do() {
    let all = rules();
    for pair in all.windows(2) {
        assert!(
            pair[0].name < pair[1].name,
            "{} is there twice",
            pair[0].name
        );
    }
    for one in all {
        assert_eq!(rule(one.name).unwrap().name, one.name);
        for text in [one.summary, one.why] {
            assert!(text.ends_with('.'), "{}: {text}", one.name);
        }
        assert!(
            !one.example.is_empty() && !one.hint.nl.is_empty(),
            "{}",
            one.name
        );
        for phrase in one.phrases {
            let gaps = |text: &str| text.matches('{').count();
            assert_eq!(gaps(phrase.en), gaps(phrase.nl), "{}", one.name);
        }
    }
}

#[test]
fn what_others_pay_confirms_no_grant() {
    let granted = list(1, 3).file();
    let of = |columns: &[(&str, Option<u32>, i64)]| vec![granted.clone(), with_columns(2, columns)];
    let wrong = of(&[("1e tranche", Some(1), 2), ("Cofinanciering", None, 3)]);
    assert_eq!(found_in(&wrong), ["amount-differs"]);
    let asked = of(&[("Gevraagd", None, 3), ("Toegekend", None, 2)]);
    assert_eq!(found_in(&asked), ["amount-differs"]);
    let given = of(&[("Gevraagd", None, 2), ("Toegekend", None, 3)]);
    assert_eq!(found_in(&given), Vec::<String>::new());
    let verdict = |files: &[DocumentFile]| {
        let decisions = compile(files).projects.remove(0).decisions;
        let granted = decisions
            .iter()
            .find_map(|one| one.verdicts.get("contribution"));
        granted.map(|judged| judged.verdict)
    };
    assert_eq!(verdict(&wrong), Some(Verdict::Contradicted));
    assert_eq!(verdict(&given), Some(Verdict::Verified));
    // Nobody grants what a table lists as the money of others.
    let others = of(&[("Cofinanciering", None, 3)]);
    assert_eq!(found_in(&others), ["decision-missing"]);
    assert_eq!(verdict(&others), Some(Verdict::Unverified));
}

#[test]
fn two_columns_of_a_tranche_stay_two() {
    let asked = ("1e tranche gevraagd", Some(1), 3);
    let given = ("1e tranche toegekend", Some(1), 2);
    let files = [
        with_columns(1, &[asked, given]),
        with_columns(2, &[asked, given]),
    ];
    assert_eq!(found_in(&files), Vec::<String>::new());
    let mut project = compile(&files).projects.remove(0);
    assert_eq!((project.allocations.len(), project.history.len()), (2, 0));
    let less = [
        files[0].clone(),
        with_columns(2, &[asked, ("1e tranche toegekend", Some(1), 1)]),
    ];
    assert_eq!(found_in(&less), ["allocation-changed"]);
    project = compile(&less).projects.remove(0);
    assert_eq!((project.allocations.len(), project.history.len()), (2, 1));
    // Another spelling of the only column of a tranche.
    let spelt = [
        with_columns(1, &[("Tranche I", Some(1), 3)]),
        with_columns(2, &[given]),
    ];
    assert_eq!(found_in(&spelt), ["allocation-changed"]);
}

#[test]
fn an_edition_is_held_against_what_was_granted_by_then() {
    let programme = |month, tranches: &[(u32, i64)]| {
        edition(month, vec![plain(0, tranches), plain(1, &[(1, 7)])]).file()
    };
    let lists = [list(1, 5).file(), list(2, 4).file(), list(4, 2).file()];
    let with = |editions: &[DocumentFile]| found_in(&[lists.as_slice(), editions].concat());
    let both = [programme(3, &[(1, 9)]), programme(5, &[(1, 9), (2, 2)])];
    assert_eq!(with(&both), Vec::<String>::new());
    let wrong = [programme(3, &[(1, 8)]), programme(5, &[(1, 8), (2, 2)])];
    assert_eq!(with(&wrong), ["amount-differs"]);
    // What was granted before a withdrawal is gone; what was, before an edition, is not.
    let files = [
        list(1, 5).file(),
        saying(2, "ingetrokken"),
        list(3, 4).file(),
    ];
    let with = |edition| found_in(&[files.as_slice(), &[edition]].concat());
    assert_eq!(with(programme(4, &[(1, 4)])), Vec::<String>::new());
    assert_eq!(with(programme(4, &[(1, 9)])), ["amount-differs"]);
    let late = [
        list(1, 5).file(),
        programme(2, &[(1, 4)]),
        saying(3, "ingetrokken"),
    ];
    assert_eq!(found_in(&late), ["amount-differs"]);
}

#[test]
fn every_document_that_grants_something_else_is_told() {
    // Each list has a month, or none where that is 0.
    let differing = |lists: &[(u8, i64)]| {
        let each = lists.iter().zip(1..);
        let files = each.map(|((month, euros), number)| {
            let mut draft = list(*month, *euros);
            draft.sha256 = number;
            draft.file()
        });
        let findings = compile(&files.collect::<Vec<_>>()).findings;
        let pairs = findings.into_iter().map(|finding| {
            assert_eq!(finding.rule, "amount-differs");
            let documents = finding.locations.into_iter().map(|of| of.document);
            documents.collect::<Vec<String>>()
        });
        pairs.collect::<Vec<_>>()
    };
    let id = |number| format!("besluitenlijst-{number:08x}");
    assert_eq!(differing(&[(1, 3), (1, 3)]), Vec::<Vec<String>>::new());
    assert_eq!(
        differing(&[(1, 3), (1, 3), (1, 4)]),
        [[id(3), id(1)], [id(3), id(2)]].map(Vec::from)
    );
    assert_eq!(
        differing(&[(1, 3), (1, 4), (1, 5)]),
        [[id(2), id(1)], [id(3), id(1)]].map(Vec::from)
    );
    // Lists of one month surely tell of one decision.
    assert_eq!(
        differing(&[(0, 3), (1, 4), (1, 5)]),
        [[id(2), id(1)], [id(3), id(2)]].map(Vec::from)
    );
    assert_eq!(differing(&[(1, 4), (2, 5)]), Vec::<Vec<String>>::new());
}

#[test]
fn a_year_is_not_behind_a_day_in_it() {
    let granted = dated(list(1, 5).file(), "2023-12-10");
    let of = |date| {
        let file = edition(1, vec![plain(0, &[(1, 4)])]).file();
        found_in(&[granted.clone(), dated(file, date)])
    };
    assert_eq!(of("2023"), Vec::<String>::new());
    assert_eq!(of("2023-12"), ["amount-differs"]);
    assert_eq!(of("2024-01"), ["amount-differs"]);
}

#[test]
fn what_was_postponed_before_it_was_granted_is_missed() {
    let without = edition(3, vec![plain(1, &[(1, 7)])]).file();
    let of = |month| {
        let files = [
            saying(month, "aangehouden"),
            list(2, 5).file(),
            without.clone(),
        ];
        found_in(&files)
    };
    assert_eq!(of(1), ["decision-missing"]);
    assert_eq!(of(3), Vec::<String>::new());
}

#[test]
fn an_edition_may_be_in_several_files() {
    let part = |sha256, name| {
        let one = Draft {
            sha256,
            ..edition(2, vec![plain(name, &[(1, 5)])])
        };
        one.file()
    };
    for (sha256, other) in [(50, 60), (60, 50)] {
        let files = [list(1, 5).file(), part(sha256, 0), part(other, 1)];
        assert_eq!(found_in(&files), Vec::<String>::new());
        let files = [list(1, 5).file(), part(sha256, 2), part(other, 1)];
        assert_eq!(found_in(&files), ["decision-missing"]);
    }
}

#[test]
fn an_edition_of_a_month_is_a_copy_of_one_of_its_days() {
    let row = Row {
        has_note: true,
        label: Some(true),
        ..plain(0, &[(1, 3), (2, 2)])
    };
    let of = |sha256, date| {
        let one = Draft {
            sha256,
            ..edition(1, vec![row.clone()])
        };
        dated(one.file(), date)
    };
    let copies = [of(70, "2023-06"), of(71, "2023-06-15")];
    assert_eq!(found_in(&copies), Vec::<String>::new());
    let two = [of(70, "2023-06-14"), of(71, "2023-06-15")];
    assert_eq!(found_in(&two), ["label-money", "note-unchanged"]);
}

#[test]
fn sub_rows_may_be_alike() {
    let file = |page| {
        let mut draft = edition(1, vec![plain(0, &[(1, 5), (2, 5)])]);
        draft.totals.insert(1, 10);
        let mut file = draft.file();
        let mut place = 1;
        for statement in &mut file.statements {
            match &mut statement.claim {
                Claim::Allocation(row) => {
                    (row.heading, row.tranche) = ("1e tranche".into(), Some(1));
                    row.part = Some("Onderzoek".into());
                    statement.source.page = place;
                    place = page;
                }
                Claim::Total(total) => total.projects = None,
                _ => {}
            }
        }
        file
    };
    assert_eq!(found_in(&[file(1)]), Vec::<String>::new());
    // A sheet of the project prints what the table prints.
    assert_eq!(found_in(&[file(2)]), ["footing"]);
}

#[test]
fn tranches_make_up_a_total_over_all_columns() {
    let of = |heading, euros| {
        let file = totals(&[
            ("pillar Wonen", "1e tranche", Some(1), 50, 3),
            ("pillar Wonen", "2e tranche", Some(2), 50, 4),
            ("pillar Wonen", heading, None, 50, euros),
        ]);
        compile(&[file])
    };
    let wrong = |heading, euros| {
        let findings = of(heading, euros).findings;
        findings.iter().any(|one| one.rule == "cross-footing")
    };
    assert!(wrong("", 8) && wrong("Totaal", 8));
    assert!(!wrong("", 7) && !wrong("Totaal", 7));
    assert!(!wrong("Cofinanciering", 8) && !wrong("Totale kosten", 8));
    // All that make it up are contradicted, and not one of them.
    let contradicted = of("Totaal", 8).verdicts.totals.contradicted;
    assert_eq!(contradicted.count, 3);
}

#[test]
fn columns_of_one_table_are_not_held_against_each_other() {
    let wrong = |printed: &[(&str, &str, Option<u32>, u32, i64)]| {
        let findings = compile(&[totals(printed)]).findings;
        findings.iter().any(|one| one.rule == "cross-footing")
    };
    let one = |heading, line, euros| ("pillar Wonen", heading, Some(1), line, euros);
    assert!(wrong(&[one("1e tranche", 50, 3), one("Tranche I", 60, 4)]));
    assert!(!wrong(&[
        one("1e tranche A", 50, 3),
        one("1e tranche B", 50, 4)
    ]));
    // Told by another row of the table.
    assert!(!wrong(&[
        one("1e tranche A", 50, 3),
        one("1e tranche B", 51, 4),
        ("pillar Werken", "1e tranche A", Some(1), 60, 3),
        ("pillar Werken", "1e tranche B", Some(1), 60, 3),
    ]));
    let asked = [one("1e tranche gevraagd", 50, 3), one("1e tranche", 60, 4)];
    assert!(!wrong(&asked));
}

#[test]
fn a_decision_is_held_against_the_next_edition() {
    let granted = |euros| Row {
        granted: Some(euros),
        ..plain(0, &[])
    };
    let other = plain(1, &[(1, 7)]);
    let programme = |month, euros| edition(month, vec![plain(0, &[(1, euros)]), other.clone()]);
    let list = |euros| granting(1, vec![granted(euros)]);
    assert_eq!(found(&[list(3), programme(2, 3)]), Vec::<String>::new());
    assert_eq!(found(&[list(3), programme(2, 2)]), ["amount-differs"]);
    // The list adds to what the edition before it has.
    let later = granting(3, vec![granted(3)]);
    assert_eq!(found(&[programme(2, 2), later]), Vec::<String>::new());
    let without = edition(2, vec![other.clone()]);
    assert_eq!(found(&[list(3), without]), ["decision-missing"]);
    let without_money = edition(2, vec![plain(0, &[]), other]);
    assert_eq!(found(&[list(3), without_money]), ["decision-missing"]);
}

#[test]
fn copies_of_an_edition_say_nothing_new() {
    let row = Row {
        has_note: true,
        label: Some(true),
        reserved: Some(9),
        ..plain(0, &[(1, 3), (2, 2)])
    };
    let one = edition(1, vec![row.clone()]);
    let copy = Draft {
        sha256: 77,
        ..edition(1, vec![row])
    };
    assert_eq!(found(&[one, copy]), Vec::<String>::new());
}

#[test]
fn an_edition_is_held_against_the_one_before() {
    let other = plain(1, &[(1, 7), (2, 7)]);
    let of = |month, row: Row| edition(month, vec![row, other.clone()]);
    let before = of(1, plain(0, &[(1, 3)]));
    let changed = of(2, plain(0, &[(1, 4)]));
    assert_eq!(found(&[before.clone(), changed]), ["allocation-changed"]);
    let vanished = of(2, plain(0, &[(2, 4)]));
    assert_eq!(found(&[before.clone(), vanished]), ["allocation-changed"]);
    let led = Row {
        lead: true,
        ..plain(0, &[(1, 3)])
    };
    assert_eq!(found(&[before.clone(), of(2, led)]), ["lead-differs"]);
    let moved = Row {
        pillar: true,
        ..plain(0, &[(1, 3)])
    };
    assert_eq!(found(&[before.clone(), of(2, moved)]), ["pillar-differs"]);
    let new = Row {
        label: Some(true),
        ..plain(0, &[(1, 3)])
    };
    assert_eq!(found(&[before, of(2, new)]), ["label-money"]);
    let noted = Row {
        has_note: true,
        ..plain(0, &[(1, 3)])
    };
    let both = [of(1, noted.clone()), of(2, noted)];
    assert_eq!(found(&both), ["note-unchanged"]);
}

#[test]
fn a_reservation_is_a_ceiling() {
    let reserving = |euros, tranches: &[(u32, i64)]| Row {
        reserved: Some(euros),
        ..plain(0, tranches)
    };
    let fits = edition(1, vec![reserving(5, &[(1, 3), (2, 2)])]);
    assert_eq!(found(std::slice::from_ref(&fits)), Vec::<String>::new());
    let exceeds = edition(1, vec![reserving(4, &[(1, 3), (2, 2)])]);
    assert_eq!(found(&[exceeds]), ["reserved-exceeded"]);
    let silent = edition(2, vec![plain(0, &[(1, 3), (2, 2), (3, 1)])]);
    assert_eq!(found(&[fits.clone(), silent]), ["reserved-exceeded"]);
    let other = edition(2, vec![reserving(6, &[(1, 3), (2, 2)])]);
    assert_eq!(found(&[fits.clone(), other]), ["reserved-differs"]);
    let raised = granting(2, vec![reserving(6, &[])]);
    assert_eq!(found(&[fits, raised]), Vec::<String>::new());
}

#[test]
fn numbers_labels_and_notes_fit_their_document() {
    let numbered = |numbers: &[u8]| {
        let rows = numbers.iter().enumerate();
        let rows = rows.map(|(name, number)| Row {
            number: *number,
            ..plain(name, &[(1, 1)])
        });
        edition(1, rows.collect())
    };
    assert_eq!(found(&[numbered(&[1, 2, 3, 4])]), Vec::<String>::new());
    assert_eq!(found(&[numbered(&[1, 2, 2, 3])]), ["number-repeated"]);
    assert_eq!(found(&[numbered(&[1, 2, 4, 5])]), ["number-missing"]);
    let labelled = |is_new, tranches: &[(u32, i64)]| {
        let row = Row {
            label: Some(is_new),
            ..plain(0, tranches)
        };
        edition(1, vec![row, plain(1, &[(1, 1), (3, 1)])])
    };
    let fits = labelled(true, &[(2, 1), (3, 1)]);
    assert_eq!(found(&[fits]), Vec::<String>::new());
    assert_eq!(found(&[labelled(true, &[(1, 1)])]), ["label-money"]);
    assert_eq!(found(&[labelled(false, &[(3, 1)])]), ["label-money"]);
    let noted = Row {
        has_note: true,
        ..plain(0, &[(1, 1)])
    };
    let mut dated = edition(1, vec![noted]).file();
    assert_eq!(found_in(std::slice::from_ref(&dated)), Vec::<String>::new());
    for date in ["2022-06", "2024-06"] {
        dated.document.date = Some(date.into());
        assert_eq!(found_in(std::slice::from_ref(&dated)), ["note-month"]);
    }
}

#[test]
fn silence_is_told_where_others_report() {
    let rows = (0..5).map(|name| Row {
        has_note: name > 0,
        ..plain(name, &[(1, 1), (2, 1)])
    });
    let mut file = edition(1, rows.collect()).file();
    // Notes of their own.
    for (at, statement) in file.statements.iter_mut().enumerate() {
        if let Claim::Progress(note) = &mut statement.claim {
            note.text = format!("Groep {at} is begonnen.");
        }
    }
    assert_eq!(found_in(&[file]), ["note-missing"]);
}

#[test]
fn a_total_is_right_within_its_rounding() {
    let rounded = printed("1,2 mln", 120_000_000, None);
    assert_eq!(found_in(&[rounded]), Vec::<String>::new());
    let thousands = printed("1.187", 118_700_000, Some(1000));
    assert_eq!(found_in(&[thousands]), Vec::<String>::new());
    for (raw, cents) in [("1,3 mln", 130_000_000), ("1.200.000", 120_000_000)] {
        assert_eq!(found_in(&[printed(raw, cents, None)]), ["footing"], "{raw}");
    }
}

#[test]
fn totals_without_rows_are_held_against_each_other() {
    let file = |grand: i64| {
        let mut file = edition(1, vec![plain(0, &[])]).file();
        let totals = [
            ("pillar Wonen", 3),
            ("pillar Werken", 4),
            ("programme", grand),
        ];
        for (line, (scope, euros)) in (50..).zip(totals) {
            let total = Total {
                heading: Some("4e tranche".into()),
                tranche: Some(4),
                projects: None,
                printed: amount(euros),
                subjects: Vec::new(),
                headings: vec![String::new()],
                terms: Vec::new(),
            };
            file.statements.push(Statement {
                subject: scope.into(),
                claim: Claim::Total(total),
                rule: "test".into(),
                source: Source {
                    line,
                    start: line as usize * 10,
                    end: line as usize * 10 + 5,
                    ..file.statements[0].source.clone()
                },
            });
        }
        file
    };
    // That they cannot be added up from rows is a warning of its own.
    assert_eq!(found_in(&[file(7)]), ["footing"]);
    assert_eq!(found_in(&[file(8)]), ["cross-footing", "footing"]);
}
