//! The document itself: kind, title, date and programme, each with its evidence.

mod date;
mod kind;
mod programme;
#[cfg(test)]
mod tests;
mod title;

use std::sync::LazyLock;

use regiodeal_dataset::Kind;
use regiodeal_document::{Block, Reading};

use crate::pattern::Pattern;
use crate::profile::Profile;
use date::date;
use kind::tell_kind;
use programme::programme;
use title::title;

/// What a document is, with the readings that tell.
#[derive(Default)]
pub(crate) struct Identity {
    pub(crate) kind: Option<Kind>,
    /// The kind that came nearest, and what was missing, where none was reached.
    pub(crate) nearest: Option<(Kind, &'static str)>,
    pub(crate) evidence: Vec<Reading>,
    pub(crate) title: Option<(String, Reading)>,
    pub(crate) date: Option<(String, Reading)>,
    pub(crate) programme: Option<(String, Reading)>,
}

/// Blocks at the start in which title and date are looked for.
const FRONT: usize = 14;

pub(crate) fn identify(blocks: &[Block], profile: &Profile) -> Identity {
    let mut identity = Identity::default();
    tell_kind(blocks, &mut identity);
    identity.title = title(blocks, identity.kind);
    identity.date = date(blocks, identity.kind, identity.title.as_ref());
    identity.programme = programme(blocks, profile);
    identity
}

/// When a mail was sent, in its head.
static SENT: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"(?i)^(date|sent|verzonden|verstuurd|datum verzonden)\s*:"));
