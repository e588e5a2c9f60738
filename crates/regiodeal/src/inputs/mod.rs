//! Which files are meant, and their bytes.

mod list;
mod pattern;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};
use clap::Args;
use ignore::WalkBuilder;
use regiodeal_reader::{LARGEST, TELLING, check_size};

use crate::store;

/// Standard input's name among files.
pub(crate) const STDIN: &str = "-";

/// The options of every command that takes many files.
#[derive(Args)]
pub(crate) struct InputArguments {
    /// Files, folders (with all below them), patterns such as 'docs/*.pdf', or - for
    /// standard input.
    paths: Vec<PathBuf>,
    /// A file with a path on each line, or - for standard input.
    #[arg(long, value_name = "FILE")]
    files_from: Option<PathBuf>,
    /// The paths of --files-from are parted by NUL, as `find -print0` does.
    #[arg(long, short = '0', requires = "files_from")]
    null: bool,
}

impl InputArguments {
    /// One path, without options.
    pub(crate) fn of(path: &Path) -> Self {
        Self {
            paths: vec![path.to_owned()],
            files_from: None,
            null: false,
        }
    }

    /// The path, where there is one and nothing else.
    pub(crate) fn only_path(&self) -> Option<&Path> {
        match self.paths.as_slice() {
            [only] if self.files_from.is_none() => Some(only),
            _ => None,
        }
    }
}

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

impl Inputs {
    /// Leaves out a file that this run is to write, and an earlier one may have written.
    pub(crate) fn leave_out(&mut self, file: &Path) {
        let Ok(place) = file.canonicalize() else {
            return;
        };
        let is_other = |input: &Input| {
            let own = input.path.as_deref().map(Path::canonicalize);
            own.is_none_or(|own| own.ok().as_ref() != Some(&place))
        };
        self.documents.retain(is_other);
    }

    /// The same documents once more, without what could not be found.
    pub(crate) fn clone_documents(&self) -> Self {
        Self {
            documents: self.documents.clone(),
            failures: Vec::new(),
        }
    }
}

/// Finds the documents: a file is one, a folder is every file in it and below, but for
/// what this program wrote, to `output` or to another folder. A file that is given twice is one document.
///
/// # Errors
///
/// Where the list of files cannot be read.
pub(crate) fn find(arguments: &InputArguments, output: Option<&Path>) -> anyhow::Result<Inputs> {
    if arguments.paths.is_empty() && arguments.files_from.is_none() {
        bail!("nothing is given to read: name files, folders, patterns, or - for standard input");
    }
    let mut paths = arguments.paths.clone();
    let mut takes_stdin = usize::from(paths.iter().any(|path| path.as_os_str() == STDIN));
    if let Some(list) = &arguments.files_from {
        takes_stdin += usize::from(list.as_os_str() == STDIN);
        if takes_stdin > 1 {
            bail!("standard input cannot be both a document and the list of files");
        }
        paths.extend(list::read(list, arguments.null)?);
    }
    let mut finder = Finder {
        output: output.and_then(|folder| folder.canonicalize().ok()),
        documents: BTreeMap::new(),
        failures: Vec::new(),
    };
    for path in &paths {
        if let Err(error) = finder.add(path) {
            finder.failures.push((file_name(path), error));
        }
    }
    let mut documents: Vec<Input> = finder.documents.into_values().collect();
    documents.sort();
    Ok(Inputs {
        documents,
        failures: finder.failures,
    })
}

struct Finder {
    output: Option<PathBuf>,
    /// By the place of the file, whatever links lead there.
    documents: BTreeMap<PathBuf, Input>,
    failures: Vec<(String, anyhow::Error)>,
}

impl Finder {
    fn add(&mut self, path: &Path) -> anyhow::Result<()> {
        if path.as_os_str() == STDIN {
            let input = Input {
                name: STDIN.to_owned(),
                path: None,
            };
            self.documents.insert(path.to_owned(), input);
            return Ok(());
        }
        match fs::metadata(path) {
            Ok(about) if about.is_dir() => self.add_folder(path),
            Ok(about) => self.add_file(path, file_name(path), &about),
            Err(error) if error.kind() == io::ErrorKind::NotFound && pattern::is_one(path) => {
                self.add_pattern(path)
            }
            Err(error) => Err(why(path, &error)),
        }
    }

    fn add_file(&mut self, path: &Path, name: String, about: &Metadata) -> anyhow::Result<()> {
        regular(about)?;
        let input = Input {
            name,
            path: Some(path.to_owned()),
        };
        let place = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let known = self.documents.entry(place).or_insert_with(|| input.clone());
        // Whatever the order in which they are given.
        if input < *known {
            *known = input;
        }
        Ok(())
    }

    fn add_folder(&mut self, folder: &Path) -> anyhow::Result<()> {
        let mut any = false;
        for entry in walk(folder).build() {
            match entry {
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_dir()) => {}
                Ok(entry) if self.is_ours(entry.path()) => {}
                Ok(entry) => {
                    any = true;
                    self.add_found(folder, entry.path());
                }
                Err(error) => self.add_lost(folder, &error),
            }
        }
        if !any {
            bail!(
                "the folder holds no documents; give a folder with files, or the files themselves"
            );
        }
        Ok(())
    }

    fn add_pattern(&mut self, path: &Path) -> anyhow::Result<()> {
        let pattern = pattern::Pattern::parse(path)?;
        let mut any = false;
        for entry in pattern.walk().build() {
            match entry {
                Ok(entry) if !pattern.matches(entry.path()) => {}
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_dir()) => {
                    // Two stars reach its files anyhow.
                    if !pattern.is_deep() {
                        any = true;
                        if let Err(error) = self.add_folder(entry.path()) {
                            self.failures.push((file_name(entry.path()), error));
                        }
                    }
                }
                Ok(entry) if self.is_ours(entry.path()) => {}
                Ok(entry) => {
                    any = true;
                    self.add_found(pattern.folder(), entry.path());
                }
                Err(error) => self.add_lost(pattern.folder(), &error),
            }
        }
        if !any {
            bail!("there is no such file, and nothing that this pattern fits; check it");
        }
        Ok(())
    }

    /// A file that was found in a folder.
    fn add_found(&mut self, folder: &Path, path: &Path) {
        let name = relative(folder, path);
        let added = fs::metadata(path)
            .map_err(|error| why(path, &error))
            .and_then(|about| self.add_file(path, name.clone(), &about));
        if let Err(error) = added {
            self.failures.push((name, error));
        }
    }

    /// Something in a folder that cannot be looked into.
    fn add_lost(&mut self, folder: &Path, error: &ignore::Error) {
        let (mut cause, mut path) = (error, folder);
        loop {
            match cause {
                ignore::Error::WithPath { path: at, err } => (cause, path) = (err, at),
                ignore::Error::WithDepth { err, .. }
                | ignore::Error::WithLineNumber { err, .. } => {
                    cause = err;
                }
                // A link to a folder above: its files are found there.
                ignore::Error::Loop { .. } => return,
                _ => break,
            }
        }
        let reason = match cause {
            ignore::Error::Io(error) => why(path, error),
            _ => anyhow!("cannot be read; check it"),
        };
        let name = match relative(folder, path) {
            name if name.is_empty() => file_name(folder),
            name => name,
        };
        self.failures.push((name, reason));
    }

    /// Whether this program wrote a file, to the output folder of this run or of another, or
    /// reads it from there.
    fn is_ours(&self, path: &Path) -> bool {
        let ending = path.extension().and_then(OsStr::to_str);
        if !matches!(ending, Some("json" | "toml")) {
            return false;
        }
        let Ok(path) = path.canonicalize() else {
            return false;
        };
        let above = path.parent();
        let folder = match above.and_then(Path::file_name) {
            _ if path.file_name() == Some(OsStr::new("dataset.json")) => above,
            _ if path.file_name() == Some(OsStr::new("aliases.toml")) => above,
            Some(name) if name == "documents" => above.and_then(Path::parent),
            _ => None,
        };
        folder.is_some_and(|folder| {
            self.output.as_deref() == Some(folder) || store::is_output(folder)
        })
    }
}

/// All that is in a folder and below, but for what is hidden. Users keep documents in
/// folders that version control ignores.
fn walk(folder: &Path) -> WalkBuilder {
    let mut walk = WalkBuilder::new(folder);
    walk.standard_filters(false).hidden(true).follow_links(true);
    walk
}

/// Reading a pipe or a device may never end.
fn regular(about: &Metadata) -> anyhow::Result<()> {
    if about.is_file() {
        return Ok(());
    }
    bail!(
        "it is a pipe, a device or a socket, and only regular files are read; give its content on standard input (-)"
    )
}

/// Why a file cannot be read, in the same words on every system.
fn why(path: &Path, error: &io::Error) -> anyhow::Error {
    let is_link = fs::symlink_metadata(path).is_ok_and(|about| about.is_symlink());
    let reason = match error.kind() {
        io::ErrorKind::PermissionDenied => "permission denied; give yourself the right to read it",
        _ if is_link => "it is a link that leads nowhere; give the file itself",
        io::ErrorKind::NotFound => "there is no such file or folder; check the path",
        io::ErrorKind::IsADirectory => "it is a folder",
        io::ErrorKind::NotADirectory => "a part of its path is no folder; check the path",
        io::ErrorKind::InvalidInput => "its name is not valid",
        _ => "the system failed to read it; try again",
    };
    anyhow!("cannot be read: {reason}")
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// The path below a folder, with slashes on every system.
fn relative(folder: &Path, path: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

impl Input {
    /// The bytes, where there are no more than are read of their format.
    pub(crate) fn bytes(&self) -> anyhow::Result<Vec<u8>> {
        let Some(path) = &self.path else {
            return read(io::stdin().lock(), 0, Path::new(STDIN));
        };
        let why = |error| why(path, &error);
        let about = fs::metadata(path).map_err(why)?;
        if about.is_dir() {
            return Err(why(io::ErrorKind::IsADirectory.into()));
        }
        regular(&about)?;
        read(fs::File::open(path).map_err(why)?, about.len(), path)
    }
}

/// Reads what has at least `size` bytes. One that is too large is told by its start.
fn read(mut from: impl Read, size: u64, path: &Path) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for end in [TELLING, LARGEST + 1] {
        let read = length(&bytes);
        let part = from.by_ref().take(end - read).read_to_end(&mut bytes);
        part.map_err(|error| why(path, &error))?;
        check_size(&bytes, size.max(length(&bytes)))?;
    }
    Ok(bytes)
}

fn length(bytes: &[u8]) -> u64 {
    u64::try_from(bytes.len()).unwrap_or(u64::MAX)
}
