//! The objects of a PDF that are not drawn.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Object};
use hayro_syntax::page::Page;
use hayro_syntax::xref::XRef;

/// The catalogue, from which all else is found.
pub(super) fn catalogue(pdf: &Pdf) -> Option<Dict<'_>> {
    pdf.xref().get(pdf.xref().root_id())
}

/// An object that may stand elsewhere.
pub(super) fn resolve<'a>(object: MaybeRef<Object<'a>>, xref: &'a XRef) -> Option<Object<'a>> {
    match object {
        MaybeRef::Ref(place) => xref.get(place.into()),
        MaybeRef::NotRef(object) => Some(object),
    }
}

/// The dictionaries in a list; what is none is passed over.
pub(super) fn dicts<'a>(list: Option<Array<'a>>, xref: &'a XRef) -> impl Iterator<Item = Dict<'a>> {
    let objects = list.into_iter().flat_map(|list| list.raw_iter());
    objects.filter_map(move |object| resolve(object, xref)?.into_dict())
}

/// What is fixed to a page: notes, fields of forms, files.
pub(super) fn annotations<'a>(page: &Page<'a>) -> impl Iterator<Item = Dict<'a>> {
    dicts(page.raw().get::<Array<'_>>("Annots"), page.xref())
}

/// The characters of a string that is shown to people.
pub(super) fn text(bytes: &[u8]) -> String {
    let encoding = match bytes {
        [0xfe, 0xff, ..] => UTF_16BE,
        [0xff, 0xfe, ..] => UTF_16LE,
        _ if std::str::from_utf8(bytes).is_ok() => UTF_8,
        // Alike for all letters of Dutch.
        _ => WINDOWS_1252,
    };
    encoding.decode(bytes).0.into_owned()
}
