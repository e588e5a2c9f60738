//! The objects of a PDF that are not drawn.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, MaybeRef, Object};
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
