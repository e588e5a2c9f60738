//! Sets of documents become one set.

use std::collections::BTreeMap;

use crate::canonical::canonical_json;
use crate::statement::DocumentFile;

/// Two documents whose ids are the same by chance: a part of the sha256 is in an id.
#[derive(Debug, thiserror::Error)]
#[error("{first} and {second} are two documents, and by chance both have the id {id}")]
pub struct SameId {
    /// The id.
    pub id: String,
    /// The file of one.
    pub first: String,
    /// The file of the other.
    pub second: String,
}

/// Each document once, by its bytes: the first by its file's name, and where one file was
/// read in two ways the first by what was read. So any order and any grouping of sets
/// gives the same set.
///
/// # Errors
///
/// Where two documents have one id.
pub fn unite(files: Vec<DocumentFile>) -> Result<Vec<DocumentFile>, SameId> {
    let mut united: BTreeMap<String, DocumentFile> = BTreeMap::new();
    for file in files {
        match united.get_mut(&file.document.sha256) {
            Some(known) if is_before(&file, known) => *known = file,
            Some(_) => {}
            None => {
                united.insert(file.document.sha256.clone(), file);
            }
        }
    }
    let mut ids: BTreeMap<&str, &str> = BTreeMap::new();
    for file in united.values() {
        let document = &file.document;
        if let Some(first) = ids.insert(&document.id, &document.file) {
            return Err(SameId {
                id: document.id.clone(),
                first: first.to_owned(),
                second: document.file.clone(),
            });
        }
    }
    Ok(united.into_values().collect())
}

fn is_before(one: &DocumentFile, other: &DocumentFile) -> bool {
    let (name, known) = (&one.document.file, &other.document.file);
    // A file of these types always has a canonical form.
    let bytes = |file: &DocumentFile| canonical_json(file).unwrap_or_default();
    name < known || (name == known && one != other && bytes(one) < bytes(other))
}
