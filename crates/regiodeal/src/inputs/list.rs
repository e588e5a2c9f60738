//! A list of paths in a file.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::STDIN;

/// Reads a list of paths, one on each line or parted by NUL.
pub(super) fn read(list: &Path, is_null: bool) -> anyhow::Result<Vec<PathBuf>> {
    let cannot = || format!("cannot read the list of files {}", list.display());
    let bytes = if list.as_os_str() == STDIN {
        let mut bytes = Vec::new();
        io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .with_context(cannot)?;
        bytes
    } else {
        fs::read(list).with_context(cannot)?
    };
    let paths = paths(&bytes, is_null);
    if paths.is_empty() {
        bail!("the list of files {} names none", list.display());
    }
    Ok(paths)
}

fn paths(bytes: &[u8], is_null: bool) -> Vec<PathBuf> {
    let separator = if is_null { 0 } else { b'\n' };
    bytes
        .split(|byte| *byte == separator)
        .map(|path| match path {
            // Lists are written on Windows too; there a name never ends in this.
            [line @ .., b'\r'] if !is_null => line,
            other => other,
        })
        .filter(|path| !path.is_empty())
        .map(path)
        .collect()
}

/// Names of files are any bytes.
#[cfg(unix)]
fn path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    std::ffi::OsStr::from_bytes(bytes).into()
}

#[cfg(not(unix))]
fn path(bytes: &[u8]) -> PathBuf {
    String::from_utf8_lossy(bytes).into_owned().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_nuls_part_paths() {
        let lines = paths(b"a.txt\r\n\n b.txt\nc", false);
        assert_eq!(lines, ["a.txt", " b.txt", "c"].map(PathBuf::from));
        let nuls = paths(b"a\nb\0\0c\r\0", true);
        assert_eq!(nuls, ["a\nb", "c\r"].map(PathBuf::from));
    }
}
