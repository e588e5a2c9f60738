//! `link`: which projects a person should look at, and how to decide.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::Args;
use regiodeal_dataset::{Aliases, Doubt, Pair, Project, review};

use crate::datasets;
use crate::output::{self, printable};

/// List pairs of projects that may be one, with what speaks for it, and the entries of an
/// alias file that decide them.
#[derive(Args)]
#[command(
    after_help = "Example:\n  regiodeal link --review out --write out/aliases.toml\n\nThe entries are written as comments: take away the # of those that are right."
)]
pub(crate) struct Arguments {
    /// An output folder, or a dataset.
    #[arg(long, value_name = "DIR|DATASET")]
    review: PathBuf,
    /// Add the entries to this file too.
    #[arg(long, value_name = "FILE")]
    write: Option<PathBuf>,
    /// What people decided before, beside `aliases.toml` next to the dataset.
    #[arg(long, value_name = "FILE")]
    aliases: Option<PathBuf>,
}

pub(crate) fn run(arguments: &Arguments, is_quiet: bool) -> anyhow::Result<ExitCode> {
    let path = datasets::find(Some(&arguments.review))?;
    let dataset = datasets::read(&path)?;
    let folder = path.parent().map_or_else(PathBuf::new, PathBuf::from);
    let aliases = datasets::aliases(arguments.aliases.as_deref(), &[folder.as_path()])?;
    let doubts = review(&dataset, &aliases);
    let (mut shown, mut entries) = (String::new(), String::new());
    for doubt in &doubts {
        let stub = stub(doubt);
        writeln!(shown, "{}{stub}", sides(doubt))?;
        entries.push_str(&stub);
        entries.push('\n');
    }
    output::data(shown.as_bytes())?;
    if let Some(path) = arguments.write.as_ref().filter(|_| !doubts.is_empty()) {
        let before = fs::read_to_string(path).unwrap_or_default();
        output::file(path, format!("{before}{entries}").as_bytes())
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    if !is_quiet {
        output::message(&format!("{} pairs of projects may be one", doubts.len()));
    }
    Ok(ExitCode::SUCCESS)
}

fn sides(doubt: &Doubt<'_>) -> String {
    let mut out = format!("{}\n", doubt.why);
    for project in doubt.projects {
        out.push_str(&side(project));
    }
    out
}

fn side(project: &Project) -> String {
    let mut facts = Vec::new();
    facts.extend(
        project
            .pillar
            .as_ref()
            .map(|pillar| format!("pillar {pillar}")),
    );
    facts.extend(
        project
            .number
            .as_ref()
            .map(|number| format!("number {number}")),
    );
    facts.extend(
        project
            .lead
            .as_ref()
            .map(|lead| format!("lead {}", lead.name)),
    );
    let documents: Vec<&str> = project
        .identity
        .iter()
        .map(|of| of.document.as_str())
        .collect();
    facts.push(format!("in {}", documents.join(", ")));
    format!(
        "  {}: {}\n",
        printable(&project.name),
        printable(&facts.join("; "))
    )
}

/// Both decisions, as comments.
fn stub(doubt: &Doubt<'_>) -> String {
    let entry = Pair {
        names: doubt.names().map(str::to_owned).to_vec(),
        programme: doubt.projects[0].programme.clone(),
        why: Some(doubt.why.clone()),
    };
    let text = Aliases {
        same: vec![entry],
        ..Aliases::default()
    };
    let text = text.to_toml();
    let mut out = String::from("# [[different]], or:\n");
    for line in text.lines().filter(|line| !line.is_empty()) {
        out.extend(["# ", line, "\n"]);
    }
    out
}
