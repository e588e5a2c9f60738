//! What the alias file decides about the subjects at hand.

use std::collections::BTreeSet;

use super::Subject;
use crate::aliases::{Aliases, Pair};
use crate::names::fold;

/// A name of a list, by the position of the entry and of the name in it.
type Fit = (usize, usize);

/// Which entries each subject fits.
pub(super) struct Decided<'s> {
    aliases: &'s Aliases,
    same: Vec<BTreeSet<Fit>>,
    different: Vec<BTreeSet<Fit>>,
    /// Documents in which two subjects fit one name of an entry, with the entry.
    unclear: BTreeSet<(usize, usize)>,
}

impl<'s> Decided<'s> {
    pub(super) fn new(aliases: &'s Aliases, subjects: &[Subject<'_>]) -> Self {
        let fits = |pairs: &[Pair]| -> Vec<BTreeSet<Fit>> {
            if pairs.is_empty() {
                return Vec::new();
            }
            subjects.iter().map(|of| fits(pairs, of)).collect()
        };
        let same = fits(&aliases.same);
        let mut named = BTreeSet::new();
        let each = subjects.iter().zip(&same).flat_map(|(subject, fits)| {
            fits.iter()
                .map(|(entry, name)| (subject.document, *entry, *name))
        });
        let again = each.filter(|fit| !named.insert(*fit));
        let unclear = again
            .map(|(document, entry, _)| (document, entry))
            .collect();
        Self {
            aliases,
            same,
            different: fits(&aliases.different),
            unclear,
        }
    }

    /// Whether an entry says that these are two projects.
    pub(super) fn parts(&self, one: &[usize], other: &[usize]) -> bool {
        let fits = |members: &[usize]| -> BTreeSet<Fit> {
            let fits = members.iter().filter_map(|at| self.different.get(*at));
            fits.flatten().copied().collect()
        };
        if self.different.is_empty() {
            return false;
        }
        let other = fits(other);
        let meets = |(entry, name): &Fit| other.iter().any(|(of, at)| of == entry && at != name);
        fits(one).iter().any(meets)
    }

    /// The entries that a subject fits, with the position of its name.
    pub(super) fn same(&self, at: usize) -> impl Iterator<Item = (usize, &Pair)> {
        let fits = self.same.get(at).into_iter().flatten();
        fits.filter_map(|(entry, _)| Some((*entry, self.aliases.same.get(*entry)?)))
    }

    /// Whether a subject is what an entry names in its document: no other one there fits
    /// the same name.
    pub(super) fn is_named(&self, entry: usize, document: usize, at: usize) -> bool {
        let mut entries = self.same(at);
        entries.any(|(own, _)| own == entry) && !self.unclear.contains(&(document, entry))
    }

    /// The names of entries that fit no subject, each with what kind of entry it is.
    pub(super) fn unused(&self) -> Vec<(&'static str, String)> {
        let mut unused = Vec::new();
        for (kind, pairs, fits) in [
            ("same", &self.aliases.same, &self.same),
            ("different", &self.aliases.different, &self.different),
        ] {
            let used: BTreeSet<Fit> = fits.iter().flatten().copied().collect();
            for (entry, pair) in pairs.iter().enumerate() {
                for (at, name) in pair.names.iter().enumerate() {
                    if !used.contains(&(entry, at)) {
                        unused.push((kind, name.clone()));
                    }
                }
            }
        }
        unused
    }
}

fn fits(pairs: &[Pair], subject: &Subject<'_>) -> BTreeSet<Fit> {
    let own = [fold(subject.name), fold(subject.key)];
    let mut fits = BTreeSet::new();
    for (entry, pair) in pairs.iter().enumerate() {
        let programme = pair.programme.as_deref().map(fold);
        if programme.is_some_and(|programme| programme != fold(subject.programme)) {
            continue;
        }
        for (at, name) in pair.names.iter().enumerate() {
            if own.contains(&fold(name)) {
                fits.insert((entry, at));
            }
        }
    }
    fits
}
