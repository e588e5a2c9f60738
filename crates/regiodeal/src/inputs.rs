//! Which files are meant, and their bytes.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};
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

/// Finds the documents: a file is one, a folder is every file in it and below, but for
/// what this program wrote to `output`.
pub(crate) fn find(paths: &[PathBuf], output: Option<&Path>) -> Inputs {
    let output = output.and_then(|folder| folder.canonicalize().ok());
    let mut inputs = Inputs::default();
    for path in paths {
        if path.as_os_str() == STDIN {
            inputs.documents.push(Input {
                name: STDIN.to_owned(),
                path: None,
            });
        } else if let Err(error) = add(path, output.as_deref(), &mut inputs) {
            inputs.failures.push((file_name(path), error));
        }
    }
    inputs.documents.sort();
    inputs.documents.dedup();
    inputs
}

fn add(path: &Path, output: Option<&Path>, inputs: &mut Inputs) -> anyhow::Result<()> {
    let about = fs::metadata(path).map_err(|error| why(&error))?;
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
            Ok(entry) if is_ours(entry.path(), output) => {}
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                any = true;
                let relative = entry.path().strip_prefix(path).unwrap_or(entry.path());
                inputs.documents.push(Input {
                    name: with_slashes(relative),
                    path: Some(entry.path().to_owned()),
                });
            }
            Ok(_) => {}
            Err(error) => inputs.failures.push((
                file_name(path),
                anyhow!(
                    "a folder in it cannot be read: {}",
                    error.io_error().map_or("unknown reason", reason)
                ),
            )),
        }
    }
    if !any {
        bail!("the folder holds no documents; give a folder with files, or the files themselves");
    }
    Ok(())
}

/// Whether this program wrote a file to its output folder.
fn is_ours(path: &Path, output: Option<&Path>) -> bool {
    let inside = |folder: &Path| {
        path.canonicalize()
            .is_ok_and(|path| path.starts_with(folder))
    };
    output.is_some_and(inside)
}

/// Why a file cannot be read, in the same words on every system.
fn why(error: &io::Error) -> anyhow::Error {
    anyhow!("cannot be read: {}", reason(error))
}

fn reason(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder; check the path",
        io::ErrorKind::PermissionDenied => "permission denied; give yourself the right to read it",
        io::ErrorKind::IsADirectory => "it is a folder",
        io::ErrorKind::InvalidInput => "its name is not valid",
        _ => "the system failed to read it; try again",
    }
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
                let file = fs::File::open(path).map_err(|error| why(&error))?;
                let size = file.metadata().map(|about| about.len()).unwrap_or_default();
                if size >= limit {
                    return Err(regiodeal_reader::Error::TooLarge { bytes: size }.into());
                }
                file.take(limit).read_to_end(&mut bytes)
            }
        }
        .map_err(|error| why(&error))?;
        Ok(bytes)
    }
}
