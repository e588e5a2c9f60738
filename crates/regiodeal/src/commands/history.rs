//! `history`: the life of one project.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use regiodeal_dataset::{
    Amount, Claim, Dataset, Decision, DocumentFile, HistoryEntry, Project, fold,
};
use serde_json::Value;

use crate::datasets;
use crate::output::{self, printable};
use crate::report::Language;
use crate::screen::{Screen, amount, euros};

/// Show the life of one project: what each document calls it, grants it and says of it.
#[derive(Args)]
#[command(after_help = "Example:\n  regiodeal history kopstukken out")]
pub(crate) struct Arguments {
    /// Its name or id, or a part of one.
    project: String,
    /// A dataset, or its folder; else ./dataset.json or ./out/dataset.json.
    dataset: Option<PathBuf>,
    /// The language of the words between what is printed; the locale's where it is not given.
    #[arg(long, value_enum)]
    lang: Option<Language>,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let path = datasets::find(arguments.dataset.as_deref())?;
    let dataset = datasets::read(&path)?;
    let found = find(&dataset, &arguments.project);
    let lang = arguments.lang.unwrap_or_else(Language::of_locale);
    match found.as_slice() {
        [] => {
            let name = printable(&arguments.project);
            output::message(&no_project(&name, lang));
            Ok(ExitCode::from(1))
        }
        [only] => {
            output::data(life(only, &dataset, &path, lang).as_bytes())?;
            Ok(ExitCode::SUCCESS)
        }
        several => {
            let fit = lang.pick("projecten passen", "projects fit");
            output::message(&format!("{} {fit}:", several.len()));
            for project in several {
                output::message(&format!("  {}  {}", project.id, printable(&project.name)));
            }
            Ok(ExitCode::from(1))
        }
    }
}

/// That no project has a name.
pub(crate) fn no_project(name: &str, lang: Language) -> String {
    match lang {
        Language::Nl => format!("geen project heet {name}; `regiodeal projects` noemt ze alle"),
        Language::En => format!("no project is called {name}; `regiodeal projects` lists all"),
    }
}

/// The projects that are called so; else those whose name holds it; else those whose
/// name holds each of its words.
pub(crate) fn find<'d>(dataset: &'d Dataset, wanted: &str) -> Vec<&'d Project> {
    let folded = fold(wanted);
    let words: Vec<String> = wanted.split_whitespace().map(fold).collect();
    let names = |project: &Project| -> Vec<String> {
        let names = project.aliases.iter().chain([&project.name, &project.id]);
        names.map(|name| fold(name)).collect()
    };
    let fits: [&dyn Fn(&String) -> bool; 3] = [
        &|name| *name == folded,
        &|name| name.contains(&folded),
        &|name| words.iter().all(|word| name.contains(word)),
    ];
    if folded.is_empty() {
        return Vec::new();
    }
    for fit in fits {
        let projects = dataset.projects.iter();
        let found: Vec<&Project> = projects.filter(|of| names(of).iter().any(fit)).collect();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

fn life(project: &Project, dataset: &Dataset, path: &Path, lang: Language) -> String {
    let screen = Screen::of_output();
    let mut out = screen.bold(&screen.cut(&printable(&project.name)));
    out.push('\n');
    for line in summary(project, lang) {
        out.push_str(&screen.cut(&printable(&line)));
        out.push('\n');
    }
    for document in &dataset.documents {
        let of_project = project
            .identity
            .iter()
            .find(|of| of.document == document.id);
        let mut lines = Vec::new();
        if let Some(identity) = of_project {
            let called = lang.pick("genoemd", "called");
            lines.push(format!("{called} {}", identity.subject));
            match datasets::beside(path, &document.id) {
                Some(file) => lines.extend(stated(&file, &identity.subject, lang)),
                None => lines.extend(said(project, &document.id, lang)),
            }
        } else if project.not_mentioned.contains(&document.id) {
            lines.push(lang.pick("noemt het niet", "does not list it").to_owned());
        }
        if lines.is_empty() {
            continue;
        }
        let date = document.date.as_deref();
        let date = date.unwrap_or(lang.pick("zonder datum", "undated"));
        let head = format!("\n{date}  {}  {}", document.kind.as_str(), document.file);
        out.push_str(&head.replace(|char: char| char.is_control() && char != '\n', " "));
        out.push('\n');
        for line in lines {
            out.push_str(&screen.cut(&format!("  {}", printable(&line))));
            out.push('\n');
        }
    }
    out
}

/// What holds now.
fn summary(project: &Project, lang: Language) -> Vec<String> {
    let mut place = vec![project.id.clone()];
    place.extend(project.programme.clone());
    place.extend(
        project
            .pillar
            .as_ref()
            .map(|pillar| format!("{} {pillar}", lang.pick("pijler", "pillar"))),
    );
    place.extend(
        project
            .number
            .as_ref()
            .map(|number| format!("{} {number}", lang.pick("nummer", "number"))),
    );
    place.extend(project.lead.as_ref().map(|lead| lead.name.clone()));
    let mut lines = vec![place.join(", ")];
    lines.extend(
        project
            .status
            .as_ref()
            .map(|status| format!("status: {}", status.value)),
    );
    if !project.aliases.is_empty() {
        let also = lang.pick("ook genoemd", "also called");
        lines.push(format!("{also}: {}", project.aliases.join(", ")));
    }
    let money: Vec<String> = project
        .allocations
        .iter()
        .filter_map(|of| {
            Some(format!(
                "{} {}",
                of.row.heading,
                amount(of.row.amount.as_ref()?)
            ))
        })
        .collect();
    if !money.is_empty() {
        lines.push(format!("{}: {}", lang.pick("nu", "now"), money.join(", ")));
    }
    let reserved = project.reserved.as_ref();
    let kept = lang.pick("gereserveerd", "reserved");
    lines.extend(reserved.map(|of| format!("{kept}: {}", amount(&of.amount))));
    lines
}

/// Everything that a document says of the project under its subject, but its name and
/// its description.
fn stated(file: &DocumentFile, subject: &str, lang: Language) -> Vec<String> {
    let kept = lang.pick("gereserveerd", "reserved");
    let own = file.statements.iter().filter(|of| of.subject == subject);
    own.filter_map(|statement| match &statement.claim {
        Claim::Lead(lead) => Some(led(&lead.name, lang)),
        Claim::Allocation(row) => {
            let money = amount(row.amount.as_ref()?);
            Some(format!("{}: {money}", row.heading))
        }
        Claim::Reserved(money) => Some(format!("{kept} {}", amount(money))),
        Claim::Decision(decision) => Some(decided(decision, lang)),
        Claim::Progress(note) => Some(noted(note.label.as_deref(), &note.text, lang)),
        _ => None,
    })
    .collect()
}

fn led(name: &str, lang: Language) -> String {
    format!("{} {name}", lang.pick("penvoerder", "lead"))
}

fn noted(label: Option<&str>, text: &str, lang: Language) -> String {
    let label = label.unwrap_or(lang.pick("voortgang", "note"));
    format!("{}: {text}", label.trim_end_matches(':'))
}

/// What the dataset alone says of a document, where its file is not there: values that
/// held then, money, notes.
fn said(project: &Project, document: &str, lang: Language) -> Vec<String> {
    let mut lines = Vec::new();
    let before = project.history.iter().filter(|of| of.document == document);
    lines.extend(before.filter_map(|entry| formerly(entry, lang)));
    if let Some(lead) = &project.lead
        && lead
            .source
            .as_ref()
            .is_some_and(|at| at.document == document)
    {
        lines.push(led(&lead.name, lang));
    }
    for row in &project.allocations {
        if let (true, Some(money)) = (row.source.document == document, &row.row.amount) {
            lines.push(format!("{}: {}", row.row.heading, amount(money)));
        }
    }
    if let Some(reserved) = project
        .reserved
        .as_ref()
        .filter(|of| of.source.document == document)
    {
        let kept = lang.pick("gereserveerd", "reserved");
        lines.push(format!("{kept} {}", amount(&reserved.amount)));
    }
    let decisions = project
        .decisions
        .iter()
        .filter(|of| of.document == document);
    lines.extend(decisions.map(|of| decided(&of.decision, lang)));
    for note in project
        .progress
        .iter()
        .filter(|of| of.source.document == document)
    {
        lines.push(noted(note.label.as_deref(), &note.text, lang));
    }
    lines
}

/// A value that no longer holds. Names are told by what each document calls the project,
/// and descriptions are too long.
fn formerly(entry: &HistoryEntry, lang: Language) -> Option<String> {
    let cents = |value: &Value| Some(euros(value.get("cents")?.as_i64()?));
    let what = match entry.field.as_str() {
        "lead" => led(entry.value.as_str()?, lang),
        "reserved" => {
            let kept = lang.pick("gereserveerd", "reserved");
            format!("{kept} {}", cents(&entry.value)?)
        }
        "allocations" => {
            let heading = entry.value.get("heading")?.as_str()?;
            format!("{heading}: {}", cents(entry.value.get("amount")?)?)
        }
        _ => return None,
    };
    Some(format!(
        "{what}, {}",
        lang.pick("later niet meer", "until later")
    ))
}

fn decided(decision: &Decision, lang: Language) -> String {
    let mut words: Vec<String> = Vec::new();
    words.extend(decision.label.clone());
    words.extend(decision.outcome.clone());
    // An amount that changes an earlier grant is named as what it is, and only once.
    let is_change = |money: &&Amount| {
        let mut changes = decision.changes.iter();
        changes.any(|change| change.amount.source == money.source)
    };
    let granted = decision.contribution.as_ref();
    words.extend(granted.filter(|money| !is_change(money)).map(amount));
    words.extend((!decision.changes.is_empty()).then(|| lang.changes(&decision.changes)));
    let reserved = decision.reserved.as_ref();
    words.extend(reserved.map(|money| {
        format!(
            "{} {}",
            amount(money),
            lang.pick("gereserveerd", "reserved")
        )
    }));
    words.extend(
        decision
            .condition
            .as_ref()
            .map(|condition| format!("({condition})")),
    );
    format!("{}: {}", lang.pick("besluit", "decided"), words.join(" "))
}
