//! Which files are meant, and their bytes.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use ignore::WalkBuilder;

/// Standard input's name among files.
pub(crate) const STDIN: &str = "-";

/// One document to read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Input {
    /// Its name in output: relative to the folder that was given.
    pub(crate) name: String,
    /// Where it is; none is standard input.
    pub(crate) path: Option<PathBuf>,
}

/// What a list of paths stands for: documents, and paths that stand for none, with
/// the reason.
#[derive(Debug, Default)]
pub(crate) struct Inputs {
    pub(crate) documents: Vec<Input>,
    pub(crate) failures: Vec<(String, anyhow::Error)>,
}

/// Finds the documents: a file is one, a folder is every file in it and below.
pub(crate) fn find(paths: &[PathBuf]) -> Inputs {
    let mut inputs = Inputs::default();
    for path in paths {
        if path.as_os_str() == STDIN {
            inputs.documents.push(Input {
                name: STDIN.to_owned(),
                path: None,
            });
        } else if let Err(error) = add(path, &mut inputs) {
            inputs.failures.push((path.display().to_string(), error));
        }
    }
    inputs.documents.sort();
    inputs.documents.dedup();
    inputs
}

fn add(path: &Path, inputs: &mut Inputs) -> anyhow::Result<()> {
    let about = fs::metadata(path).context("cannot be opened")?;
    if !about.is_dir() {
        inputs.documents.push(Input {
            name: file_name(path),
            path: Some(path.to_owned()),
        });
        return Ok(());
    }
    let mut any = false;
    // Users keep documents in folders that version control ignores.
    let walk = WalkBuilder::new(path)
        .standard_filters(false)
        .hidden(true)
        .build();
    for entry in walk {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                any = true;
                let relative = entry.path().strip_prefix(path).unwrap_or(entry.path());
                inputs.documents.push(Input {
                    name: with_slashes(relative),
                    path: Some(entry.path().to_owned()),
                });
            }
            Ok(_) => {}
            Err(error) => inputs
                .failures
                .push((path.display().to_string(), error.into())),
        }
    }
    if !any {
        bail!("the folder holds no documents; give a folder with files, or the files themselves");
    }
    Ok(())
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

fn with_slashes(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

impl Input {
    /// The bytes, up to one more than the largest text that is read.
    pub(crate) fn bytes(&self) -> anyhow::Result<Vec<u8>> {
        let limit = regiodeal_reader::LARGEST + 1;
        let mut bytes = Vec::new();
        match &self.path {
            None => std::io::stdin().lock().take(limit).read_to_end(&mut bytes),
            Some(path) => {
                let file = fs::File::open(path).context("cannot be opened")?;
                let size = file.metadata().map(|about| about.len()).unwrap_or_default();
                if size >= limit {
                    return Err(regiodeal_reader::Error::TooLarge { bytes: size }.into());
                }
                file.take(limit).read_to_end(&mut bytes)
            }
        }
        .context("cannot be read")?;
        Ok(bytes)
    }
}
