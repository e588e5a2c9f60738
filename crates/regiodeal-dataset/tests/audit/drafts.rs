//! Documents to audit: generated ones, and such as tests describe in a line.

use std::collections::BTreeMap;

use proptest::prelude::*;
use regiodeal_dataset::{
    Allocation, Amount, Claim, Coverage, Decision, Document, DocumentFile, Finding, Kind, Lead,
    Progress, Source, Statement, Total, compile,
};

pub(crate) const NAMES: [&str; 6] = [
    "Dorpswinkel Noord",
    "Fietsroute langs de Vliet",
    "Leren in de kas",
    "Makerslab",
    "Watertaxi",
    "Zorg om de hoek",
];

pub(crate) const NOTE: &str = "De werving is begonnen, de eerste twaalf deelnemers zijn in maart gestart en \
                    de tweede groep volgt na de zomer.";

/// A project as one document has it.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) name: usize,
    pub(crate) number: u8,
    pub(crate) pillar: bool,
    pub(crate) lead: bool,
    pub(crate) label: Option<bool>,
    pub(crate) tranches: BTreeMap<u32, i64>,
    pub(crate) reserved: Option<i64>,
    pub(crate) granted: Option<i64>,
    pub(crate) has_note: bool,
}

/// A document before its rows are put in an order.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) is_edition: bool,
    pub(crate) month: u8,
    pub(crate) rows: Vec<Row>,
    pub(crate) totals: BTreeMap<u32, i64>,
    pub(crate) sha256: u32,
}

pub(crate) fn row(name: usize) -> impl Strategy<Value = Row> {
    (
        1..4_u8,
        any::<(bool, bool, Option<bool>)>(),
        prop::collection::btree_map(1..4_u32, 1..4_i64, 0..3),
        prop::option::of(1..6_i64),
        prop::option::of(1..4_i64),
        any::<bool>(),
    )
        .prop_map(
            move |(number, (pillar, lead, label), tranches, reserved, granted, has_note)| Row {
                name,
                number,
                pillar,
                lead,
                label,
                tranches,
                reserved,
                granted,
                has_note,
            },
        )
}

pub(crate) fn draft() -> impl Strategy<Value = Draft> {
    let rows: Vec<_> = (0..NAMES.len())
        .map(|name| prop::option::of(row(name)))
        .collect();
    let totals = prop::collection::btree_map(1..4_u32, 1..9_i64, 0..3);
    (any::<bool>(), 0..4_u8, rows, totals, any::<u32>()).prop_map(
        |(is_edition, month, rows, totals, sha256)| Draft {
            is_edition,
            month,
            rows: rows.into_iter().flatten().collect(),
            totals,
            sha256,
        },
    )
}

impl Draft {
    pub(crate) fn file(&self) -> DocumentFile {
        let kind = if self.is_edition {
            Kind::Uitvoeringsprogramma
        } else {
            Kind::Besluitenlijst
        };
        let id = format!("{}-{:08x}", kind.as_str(), self.sha256);
        let mut writer = Writer {
            id: id.clone(),
            line: 0,
            statements: Vec::new(),
        };
        for row in &self.rows {
            writer.row(row, self.is_edition);
        }
        let subjects: Vec<String> = self.rows.iter().map(|row| NAMES[row.name].into()).collect();
        if self.is_edition {
            for (tranche, euros) in &self.totals {
                writer.total(*tranche, *euros, &subjects);
            }
        }
        DocumentFile {
            document: Document {
                id: id.clone(),
                kind,
                mode: kind.mode(),
                programme: Some("Regio Deal Vlietland".into()),
                title: None,
                date: (self.month > 0).then(|| format!("2023-0{}", self.month)),
                file: format!("{id}.txt"),
                media_type: "text/plain".into(),
                sha256: format!("{:08x}", self.sha256),
                bytes: 0,
                pages: 1,
                coverage: Coverage::default(),
                evidence: Vec::new(),
                sources: BTreeMap::new(),
            },
            pages: Vec::new(),
            statements: writer.statements,
            findings: Vec::new(),
        }
    }
}

pub(crate) struct Writer {
    pub(crate) id: String,
    pub(crate) line: u32,
    pub(crate) statements: Vec<Statement>,
}

impl Writer {
    pub(crate) fn state(&mut self, subject: &str, claim: Claim) {
        self.line += 1;
        self.statements.push(Statement {
            subject: subject.to_owned(),
            claim,
            rule: "test".into(),
            source: Source {
                document: self.id.clone(),
                page: 1,
                line: self.line,
                start: self.line as usize * 10,
                end: self.line as usize * 10 + 5,
                bbox: None,
                more: Vec::new(),
            },
        });
    }

    pub(crate) fn row(&mut self, row: &Row, is_edition: bool) {
        let name = NAMES[row.name];
        let pillar = if row.pillar { "Wonen" } else { "Werken" };
        let lead = if row.lead {
            "gemeente Vliet"
        } else {
            "gemeente Kas"
        };
        self.state(name, Claim::Name(name.into()));
        self.state(name, Claim::Pillar(pillar.into()));
        self.state(name, Claim::Number(row.number.to_string()));
        let lead = Lead {
            name: lead.into(),
            raw: lead.into(),
            tooi: None,
            source: None,
        };
        self.state(name, Claim::Lead(lead));
        if is_edition {
            for (tranche, euros) in &row.tranches {
                let allocation = Allocation {
                    heading: format!("{tranche}e tranche"),
                    tranche: Some(*tranche),
                    amount: Some(amount(*euros)),
                    text: None,
                    part: None,
                    marker: None,
                };
                self.state(name, Claim::Allocation(allocation));
            }
        }
        if let Some(euros) = row.reserved {
            self.state(name, Claim::Reserved(amount(euros)));
        }
        let label = row
            .label
            .map(|is_new| if is_new { "nieuw" } else { "vervolg" });
        let decision = Decision {
            label: label.map(str::to_owned),
            contribution: row.granted.filter(|_| !is_edition).map(amount),
            ..Decision::default()
        };
        self.state(name, Claim::Decision(decision));
        if row.has_note {
            let note = Progress {
                label: None,
                as_of: Some("2023-01".into()),
                text: NOTE.into(),
                label_source: None,
            };
            self.state(name, Claim::Progress(note));
        }
    }

    pub(crate) fn total(&mut self, tranche: u32, euros: i64, subjects: &[String]) {
        let total = Total {
            heading: Some(format!("{tranche}e tranche")),
            tranche: Some(tranche),
            projects: Some(2),
            printed: amount(euros),
            subjects: subjects.to_vec(),
            headings: vec![format!("{tranche}e tranche")],
            terms: Vec::new(),
        };
        self.state("programme", Claim::Total(total));
    }
}

pub(crate) fn amount(euros: i64) -> Amount {
    Amount {
        cents: Some(euros * 100),
        raw: euros.to_string(),
        ..Amount::default()
    }
}

/// What findings say, wherever that stands.
pub(crate) fn said(findings: &[Finding]) -> Vec<(String, String)> {
    let mut said: Vec<(String, String)> = findings
        .iter()
        .map(|finding| (finding.rule.clone(), finding.message.clone()))
        .collect();
    said.sort();
    said
}

/// The findings about one document alone. Which projects are one is a question about all.
pub(crate) fn own(findings: Vec<Finding>, document: &str) -> Vec<Finding> {
    let mut own: Vec<Finding> = findings
        .into_iter()
        .filter(|finding| {
            let mut places = finding.locations.iter();
            finding.rule != "identity-tie" && places.all(|place| place.document == document)
        })
        .collect();
    own.sort_by(|a, b| (&a.rule, &a.locations).cmp(&(&b.rule, &b.locations)));
    own
}

/// Files with ids of their own.
pub(crate) fn files(drafts: &[Draft]) -> Vec<DocumentFile> {
    let mut by_id: BTreeMap<u32, DocumentFile> = BTreeMap::new();
    for draft in drafts {
        by_id.insert(draft.sha256, draft.file());
    }
    by_id.into_values().collect()
}

/// A project with a number of its own, money and nothing else.
pub(crate) fn plain(name: usize, tranches: &[(u32, i64)]) -> Row {
    Row {
        name,
        number: u8::try_from(name + 1).unwrap(),
        pillar: false,
        lead: false,
        label: None,
        tranches: tranches.iter().copied().collect(),
        reserved: None,
        granted: None,
        has_note: false,
    }
}

pub(crate) fn edition(month: u8, rows: Vec<Row>) -> Draft {
    Draft {
        is_edition: true,
        month,
        rows,
        totals: BTreeMap::new(),
        sha256: u32::from(month),
    }
}

/// A decision list.
pub(crate) fn granting(month: u8, rows: Vec<Row>) -> Draft {
    Draft {
        is_edition: false,
        sha256: 100 + u32::from(month),
        ..edition(month, rows)
    }
}

/// An edition that gives the first project this money under these headings.
pub(crate) fn with_columns(month: u8, columns: &[(&str, Option<u32>, i64)]) -> DocumentFile {
    let tranches: Vec<(u32, i64)> = (1..)
        .zip(columns.iter().map(|(.., euros)| *euros))
        .collect();
    let mut file = edition(month, vec![plain(0, &tranches)]).file();
    let rows = file
        .statements
        .iter_mut()
        .filter_map(|one| match &mut one.claim {
            Claim::Allocation(row) => Some(row),
            _ => None,
        });
    for (row, (heading, tranche, _)) in rows.zip(columns) {
        (row.heading, row.tranche) = ((*heading).to_owned(), *tranche);
    }
    file
}

/// A list that grants the first project this much.
pub(crate) fn list(month: u8, euros: i64) -> Draft {
    let row = Row {
        granted: Some(euros),
        ..plain(0, &[])
    };
    granting(month, vec![row])
}

/// A list that says nothing of the first project but this.
pub(crate) fn saying(month: u8, outcome: &str) -> DocumentFile {
    let mut file = granting(month, vec![plain(0, &[])]).file();
    for statement in &mut file.statements {
        if let Claim::Decision(decision) = &mut statement.claim {
            decision.outcome = Some(outcome.into());
        }
    }
    file
}

pub(crate) fn dated(mut file: DocumentFile, date: &str) -> DocumentFile {
    file.document.date = Some(date.into());
    file
}

/// An edition without rows, and totals: scope, heading, tranche, line, euros.
pub(crate) fn totals(printed: &[(&str, &str, Option<u32>, u32, i64)]) -> DocumentFile {
    let mut file = edition(1, vec![plain(0, &[])]).file();
    for (place, (scope, heading, tranche, line, euros)) in printed.iter().enumerate() {
        let total = Total {
            heading: Some((*heading).into()).filter(|heading: &String| !heading.is_empty()),
            tranche: *tranche,
            projects: None,
            printed: amount(*euros),
            subjects: Vec::new(),
            headings: vec![String::new()],
            terms: Vec::new(),
        };
        let source = Source {
            line: *line,
            start: 1000 + place * 10,
            end: 1005 + place * 10,
            ..file.statements[0].source.clone()
        };
        file.statements.push(Statement {
            subject: (*scope).into(),
            claim: Claim::Total(total),
            rule: "test".into(),
            source,
        });
    }
    file
}

/// The rules that find something in these documents.
pub(crate) fn found(drafts: &[Draft]) -> Vec<String> {
    found_in(&files(drafts))
}

pub(crate) fn found_in(files: &[DocumentFile]) -> Vec<String> {
    let findings = compile(files).findings;
    let mut names: Vec<String> = findings.into_iter().map(|finding| finding.rule).collect();
    names.dedup();
    names
}

/// An edition with one project and a total of other words than its sum.
pub(crate) fn printed(raw: &str, cents: i64, scale: Option<i64>) -> DocumentFile {
    let mut draft = edition(1, vec![plain(0, &[(1, 1_187_000)])]);
    draft.totals.insert(1, cents / 100);
    let mut file = draft.file();
    for statement in &mut file.statements {
        if let Claim::Total(total) = &mut statement.claim {
            total.projects = None;
            total.printed.raw = raw.into();
            total.printed.scale = scale;
        }
    }
    file
}
