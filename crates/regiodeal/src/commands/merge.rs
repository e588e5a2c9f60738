//! `merge`: output folders to one dataset.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::Args;
use regiodeal_dataset::{
    Aliases, DocumentFile, canonical_json, canonical_parts, compile_with, mark_unexplained, unite,
};

use crate::coverage::CoverageArguments;
use crate::datasets;
use crate::met::Met;
use crate::output;

/// Unite output folders into one dataset, as if all their documents had been converted
/// together. Any order and any grouping gives the same bytes.
#[derive(Args)]
#[command(after_help = "Example:\n  regiodeal merge out-2021 out-2022 -o all")]
pub(crate) struct Arguments {
    /// Folders that `convert -o` or `merge -o` wrote.
    #[arg(required = true, value_name = "DIR")]
    folders: Vec<PathBuf>,
    /// Write `OUT/dataset.json` and `OUT/documents/` instead of printing the dataset.
    #[arg(long, short, value_name = "OUT")]
    output: Option<PathBuf>,
    /// What people decided about names, beside `aliases.toml` in the folders.
    #[arg(long, value_name = "FILE")]
    aliases: Option<PathBuf>,
    #[command(flatten)]
    allowed: CoverageArguments,
}

pub(crate) fn run(arguments: &Arguments, is_quiet: bool) -> anyhow::Result<ExitCode> {
    let mut files: Vec<DocumentFile> = Vec::new();
    let mut met = Met::default();
    for folder in &arguments.folders {
        let own = datasets::documents(folder)?;
        met.add(folder, &own)?;
        files.extend(own);
    }
    let files = unite(files)?;
    let folders = arguments.folders.iter().chain(&arguments.output);
    let folders: BTreeSet<&Path> = folders.map(PathBuf::as_path).collect();
    let folders: Vec<&Path> = folders.into_iter().collect();
    let aliases = datasets::aliases(arguments.aliases.as_deref(), &folders)?;
    let mut dataset = compile_with(&files, &aliases);
    dataset.findings.extend(met.findings(&files));
    mark_unexplained(&mut dataset, arguments.allowed.max_unexplained);
    dataset.findings.sort_by_key(|finding| finding.severity);
    let parts = canonical_parts(&dataset)?;
    match &arguments.output {
        None => output::data_parts(&parts)?,
        Some(folder) => write(folder, &files, &parts, &aliases)?,
    }
    if !is_quiet {
        output::message(&format!(
            "{} documents, {} projects, {} findings",
            dataset.documents.len(),
            dataset.projects.len(),
            dataset.findings.len()
        ));
    }
    Ok(ExitCode::SUCCESS)
}

fn write(
    folder: &Path,
    files: &[DocumentFile],
    dataset: &[Vec<u8>],
    aliases: &Aliases,
) -> anyhow::Result<()> {
    let within = folder.join("documents");
    check_free(folder, &within, files)?;
    fs::create_dir_all(&within).with_context(|| format!("cannot write {}", folder.display()))?;
    for file in files {
        let path = within.join(format!("{}.json", file.document.id));
        output::file(&path, &canonical_json(file)?)?;
    }
    datasets::keep_aliases(folder, aliases)?;
    output::file_parts(&folder.join("dataset.json"), dataset)?;
    output::sync_folder(&within);
    output::sync_folder(folder);
    Ok(())
}

/// A folder that `convert` keeps, or that has other documents, is not written to: its
/// dataset would no longer be that of its documents.
fn check_free(folder: &Path, within: &Path, files: &[DocumentFile]) -> anyhow::Result<()> {
    let shown = folder.display();
    if folder.join(".regiodeal").exists() {
        bail!("{shown} is kept by convert; give merge a folder of its own");
    }
    let ours: BTreeSet<&str> = files.iter().map(|file| file.document.id.as_str()).collect();
    for entry in fs::read_dir(within).into_iter().flatten().flatten() {
        let path = entry.path();
        let is_json = path.extension().is_some_and(|ending| ending == "json");
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        if is_json && !ours.contains(name.as_ref()) {
            bail!(
                "{shown} holds documents of no folder that is given, such as {name}; give {shown} too, or another OUT"
            );
        }
    }
    Ok(())
}
