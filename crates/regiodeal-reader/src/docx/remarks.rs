//! What a Word file holds and the text does not.

use super::body::Met;
use crate::{Remark, STRUCK};

/// What the walk through the text met.
pub(super) fn of(met: &Met) -> Vec<Remark> {
    let notes = [
        (
            "tracked-changes",
            met.changes,
            "tracked changes are read as if they were accepted",
        ),
        (
            "comments",
            met.comments,
            "comments in the margin are left out",
        ),
        ("pictures", met.pictures, "pictures are left out"),
    ];
    let warnings = [
        (
            "inserted-document",
            met.inserted,
            "inserted documents of another format are not read; open the file in Word and save it again to make them part of the text",
        ),
        (
            "drawn-content",
            met.drawn,
            "charts, diagrams or embedded files (such as Excel sheets) are not read; type the decisions and amounts that they show into the text, or save the document as PDF",
        ),
    ];
    let met_at_all = |(_, count, _): &(_, usize, _)| *count > 0;
    let notes = notes.into_iter().filter(met_at_all);
    let notes = notes.map(|(rule, count, what)| note(rule, format!("{count} {what}")));
    let warnings = warnings.into_iter().filter(met_at_all);
    let warnings = warnings.map(|(rule, count, what)| warning(rule, format!("{count} {what}")));
    notes.chain(warnings).chain(shown(met)).collect()
}

/// Warnings that show the first of what they are about.
fn shown(met: &Met) -> impl Iterator<Item = Remark> {
    let kinds = [
        (STRUCK.0, STRUCK.1, &met.struck),
        (
            "hidden-text",
            "pieces of text are hidden and were left out",
            &met.hidden,
        ),
        (
            "unknown-sign",
            "signs of a font are not known and were read as \u{fffd}",
            &met.unknown_signs,
        ),
        (
            "unknown-entity",
            "entities are not known and were read as \u{fffd}",
            &met.unknown_entities,
        ),
    ];
    kinds
        .into_iter()
        .filter_map(|(rule, what, all)| Remark::about(rule, what, all))
}

pub(super) fn note(rule: &'static str, message: String) -> Remark {
    Remark {
        rule,
        is_warning: false,
        message,
    }
}

fn warning(rule: &'static str, message: String) -> Remark {
    Remark {
        is_warning: true,
        ..note(rule, message)
    }
}
