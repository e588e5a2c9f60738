//! Where output goes: data to standard output or a folder, everything else to
//! standard error.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use anyhow::Context;

/// Writes data to standard output. A reader that has had enough of it is no error.
pub(crate) fn data(bytes: &[u8]) -> anyhow::Result<()> {
    data_parts(&[bytes])
}

/// The same, of data in parts.
pub(crate) fn data_parts(parts: &[impl AsRef<[u8]>]) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    match write_parts(&mut out, parts).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

fn write_parts(into: &mut impl Write, parts: &[impl AsRef<[u8]>]) -> io::Result<()> {
    let mut parts = parts.iter();
    parts.try_for_each(|part| into.write_all(part.as_ref()))
}

/// Prints a message on standard error. A closed standard error loses only messages.
pub(crate) fn message(text: &str) {
    let _closed = writeln!(io::stderr().lock(), "{text}");
}

/// A name that a message can hold: whatever characters it has, it stays on its line.
pub(crate) fn printable(name: &str) -> String {
    let mut shown = String::with_capacity(name.len());
    for char in name.chars() {
        if char.is_control() {
            shown.extend(char.escape_default());
        } else {
            shown.push(char);
        }
    }
    shown
}

/// Writes a file whole or not at all: beside its place first, then renamed.
pub(crate) fn file(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    file_parts(path, &[bytes])
}

/// The same, of bytes in parts.
pub(crate) fn file_parts(path: &Path, parts: &[impl AsRef<[u8]>]) -> anyhow::Result<()> {
    let mut beside = OsString::from(".");
    beside.push(path.file_name().unwrap_or_default());
    beside.push(format!(".{}{UNFINISHED}", std::process::id()));
    let beside = path.with_file_name(beside);
    let written = File::create(&beside).and_then(|mut file| {
        write_parts(&mut file, parts)?;
        file.sync_all()?;
        fs::rename(&beside, path)
    });
    if written.is_err() {
        let _gone = fs::remove_file(&beside);
    }
    written.with_context(|| format!("cannot write {}", path.display()))
}

/// How the name of a file ends that is being written.
const UNFINISHED: &str = ".tmp";

/// Removes the files in a folder that a run was writing when it was killed.
pub(crate) fn remove_unfinished(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if is_unfinished(&entry.file_name().to_string_lossy()) {
            let _gone = fs::remove_file(entry.path());
        }
    }
}

/// `.NAME.json.PROCESS.tmp`: nobody else names files so.
fn is_unfinished(name: &str) -> bool {
    let process = name
        .strip_prefix('.')
        .and_then(|name| name.strip_suffix(UNFINISHED))
        .and_then(|name| name.rsplit_once(".json."));
    process.is_some_and(|(_, number)| number.parse::<u32>().is_ok())
}

/// Has the system write down which files are in a folder. Not all systems can.
pub(crate) fn sync_folder(folder: &Path) {
    let _unknown = File::open(folder).and_then(|folder| folder.sync_all());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_unfinished_files_are_told() {
        assert!(is_unfinished(".dataset.json.123.tmp"));
        for other in ["dataset.json", ".x.tmp", "a.json.1.tmp", ".a.json.b.tmp"] {
            assert!(!is_unfinished(other), "{other}");
        }
    }

    #[test]
    fn names_stay_on_their_line() {
        assert_eq!(printable("a\nb\u{1b}[1m é"), "a\\nb\\u{1b}[1m é");
    }
}
