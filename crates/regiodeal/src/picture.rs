//! Pictures of what layout made of each page, for a person who asks why a value was read
//! as it was.

use std::fs;
use std::path::Path;

use regiodeal_document::{layout, svg};
use regiodeal_reader::Read;

/// Writes `FOLDER/NAME-PAGE.svg` for each page of a document.
pub(crate) fn write(folder: &Path, name: &str, read: &Read) -> Result<(), String> {
    let cannot = |error| format!("cannot write into {}: {error}", folder.display());
    fs::create_dir_all(folder).map_err(cannot)?;
    let own = read.blocks.is_none().then(|| layout(&read.pages));
    let blocks = read
        .blocks
        .as_deref()
        .or(own.as_deref())
        .unwrap_or_default();
    for page in &read.pages {
        let file = folder.join(format!("{}-{}.svg", flat(name), page.number));
        fs::write(file, svg(page, blocks)).map_err(cannot)?;
    }
    Ok(())
}

/// A file's name without folders: those are parts of the name.
fn flat(name: &str) -> String {
    name.chars()
        .map(|char| match char {
            '/' | '\\' | ':' => '_',
            char if char.is_control() => '_',
            char => char,
        })
        .collect()
}
