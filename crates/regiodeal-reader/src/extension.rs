//! What the name of a file says of its content.

use crate::{Remark, docx, mail};

/// The media type of files with such a name, or none where the name tells nothing.
///
/// ```
/// assert_eq!(regiodeal_reader::media_type_of_extension("lijst.PDF"), Some("application/pdf"));
/// assert_eq!(regiodeal_reader::media_type_of_extension("lijst"), None);
/// ```
#[must_use]
pub fn media_type_of_extension(name: &str) -> Option<&'static str> {
    let (stem, extension) = name.rsplit_once('.')?;
    if stem.is_empty() {
        return None;
    }
    Some(match extension.to_ascii_lowercase().as_str() {
        "txt" | "text" | "md" => "text/plain",
        "pdf" => "application/pdf",
        "html" | "htm" | "xhtml" => "text/html",
        "docx" | "docm" | "dotx" | "dotm" => docx::MEDIA_TYPE,
        "eml" => mail::MEDIA_TYPE,
        _ => return None,
    })
}

/// A note where the name of a file says something else than its content.
///
/// ```
/// use regiodeal_reader::extension_remark;
///
/// assert!(extension_remark("lijst.txt", "application/pdf").is_some());
/// assert!(extension_remark("lijst.pdf", "application/pdf").is_none());
/// assert!(extension_remark("lijst", "application/pdf").is_none());
/// ```
#[must_use]
pub fn extension_remark(file: &str, media_type: &str) -> Option<Remark> {
    let named = media_type_of_extension(file).filter(|named| *named != media_type)?;
    Some(Remark {
        rule: "wrong-extension",
        is_warning: false,
        message: format!("the name says {named}, but the content is {media_type} and is read so"),
    })
}
