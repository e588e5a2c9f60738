//! Canonical bytes.

use serde::Serialize;

/// Why a value has no canonical form.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The value holds something that canonical JSON does not: a number with a
    /// fraction, or a key that is no string.
    #[error("cannot be written as canonical JSON: {0}")]
    NotCanonical(#[from] serde_json::Error),
}

/// RFC 8785 canonical JSON and one final newline.
///
/// # Errors
///
/// [`Error::NotCanonical`]; the types of this crate all have a canonical form.
pub fn canonical_json(value: &impl Serialize) -> Result<Vec<u8>, Error> {
    let mut bytes = serde_json_canonicalizer::to_vec(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}
