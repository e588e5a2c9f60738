//! The third stage: the dataset that is compiled from one document.

use std::fmt::Write as _;

use regiodeal_dataset::{AllocationRecord, Dataset, Project, TotalRecord};

use crate::statements::{column, decision};
use crate::words::{euros, finding, lead, money, quoted};

/// Projects with what is known of them, printed totals with their verdicts, findings.
pub(crate) fn render(dataset: &Dataset) -> String {
    let mut out = String::new();
    for project in &dataset.projects {
        render_project(&mut out, project);
    }
    for total in &dataset.totals {
        writeln!(out, "total {}", render_total(total)).expect("a line");
    }
    for met in &dataset.findings {
        writeln!(out, "{}", finding(met)).expect("a line");
    }
    if out.is_empty() {
        out.push_str("nothing\n");
    }
    out
}

fn render_project(out: &mut String, project: &Project) {
    writeln!(out, "{}", project.id).expect("a line");
    let mut line = |key: &str, value: &str| writeln!(out, "    {key}: {value}").expect("a line");
    line("name", &project.name);
    for alias in &project.aliases {
        line("alias", alias);
    }
    for (key, value) in [
        ("pillar", &project.pillar),
        ("theme", &project.theme),
        ("number", &project.number),
    ] {
        if let Some(value) = value {
            line(key, value);
        }
    }
    if let Some(who) = &project.lead {
        line("lead", &lead(who));
    }
    if let Some(description) = &project.description {
        line("description", &quoted(&description.text));
    }
    for money in &project.allocations {
        line("allocation", &allocation(money));
    }
    for part in &project.parts {
        let who = part.lead.as_ref().map(lead).unwrap_or_default();
        line("part", format!("{} {who}", part.name).trim_end());
    }
    if let Some(reserved) = &project.reserved {
        line("reserved", &money(&reserved.amount));
    }
    for record in &project.decisions {
        line("decision", &decision(&record.decision));
    }
    for note in &project.progress {
        let label = note.label.as_deref().unwrap_or("-");
        let as_of = note.as_of.as_deref().unwrap_or("-");
        line(
            "progress",
            &format!("{{{label}}} {as_of} {}", quoted(&note.text)),
        );
    }
    for entry in &project.history {
        line("history", &format!("{} = {}", entry.field, entry.value));
    }
}

fn allocation(record: &AllocationRecord) -> String {
    let mut words = column(Some(&record.row.heading), record.row.tranche);
    words.extend(
        record
            .row
            .part
            .as_ref()
            .map(|part| format!("part {part:?}")),
    );
    words.extend(record.row.amount.as_ref().map(money));
    words.extend(record.row.text.as_ref().map(|text| format!("{text:?}")));
    words.extend(
        record
            .row
            .marker
            .as_ref()
            .map(|mark| format!("mark {mark}")),
    );
    words.extend(
        record
            .judged
            .as_ref()
            .map(|judged| format!("{:?}", judged.verdict).to_lowercase()),
    );
    words.join(" ")
}

fn render_total(total: &TotalRecord) -> String {
    let mut words = vec![total.scope.clone()];
    words.extend(column(total.heading.as_ref(), total.tranche));
    words.extend(total.projects.map(|count| format!("{count} projects")));
    words.push(money(&total.printed));
    let verdict = if total.agrees {
        "agrees with"
    } else {
        "DISAGREES with"
    };
    let sum = total.recomputed.as_ref().map_or_else(
        || "nothing".to_owned(),
        |sum| sum.cents.map_or_else(|| sum.raw.clone(), euros),
    );
    words.push(format!("{verdict} {sum}"));
    words.join(" ")
}
