//! Which other project is called most like a subject: recorded beside the rule that
//! joined it, so that a reader sees what else it might have been.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::joiner::Joiner;

/// Names that are less alike are no runners-up.
pub(crate) const LEAST: f64 = 0.6;
/// A word that more names have says little about any of them.
const MOST_NAMES: usize = 50;
/// Shorter words say little too.
const SHORTEST: usize = 4;

/// A project that was not chosen: one of its subjects, and how alike the names are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RunnerUp {
    pub(crate) subject: usize,
    pub(crate) likeness: f64,
}

/// Names with a word in common, nearest first.
pub(super) struct Neighbours<'j, 's, 'a> {
    joiner: &'j Joiner<'s, 'a>,
    /// Of each look, the others and how alike they are.
    near: Vec<Vec<(f64, usize)>>,
    /// The clusters of each look.
    clusters: Vec<BTreeSet<usize>>,
}

impl<'j, 's, 'a> Neighbours<'j, 's, 'a> {
    pub(super) fn new(joiner: &'j Joiner<'s, 'a>) -> Self {
        let mut clusters = vec![BTreeSet::new(); joiner.looks.len()];
        let mut words: BTreeMap<(usize, &str), BTreeSet<usize>> = BTreeMap::new();
        for at in 0..joiner.subjects.len() {
            let look = joiner.look_of(at);
            let of = clusters.get_mut(look);
            let is_new = of.is_some_and(|of: &mut BTreeSet<usize>| {
                let is_new = of.is_empty();
                of.insert(joiner.cluster_of(at));
                is_new
            });
            for word in joiner
                .look(at)
                .filter(|_| is_new)
                .iter()
                .flat_map(|look| &look.words)
            {
                if word.chars().count() >= SHORTEST {
                    words
                        .entry((joiner.programme(at), word))
                        .or_default()
                        .insert(look);
                }
            }
        }
        let near = near(joiner, words.values().filter(|of| of.len() <= MOST_NAMES));
        Self {
            joiner,
            near,
            clusters,
        }
    }

    /// The runner-up of a subject.
    pub(super) fn of(&self, at: usize) -> Option<RunnerUp> {
        let own = self.joiner.cluster_of(at);
        let look = self.joiner.look_of(at);
        let near = std::iter::once((1.0, look)).chain(self.near.get(look)?.iter().copied());
        for (likeness, look) in near {
            let other = self.clusters.get(look)?.iter().find(|of| **of != own);
            if let Some(other) = other {
                let subject = *self.joiner.members(*other).last()?;
                return Some(RunnerUp { subject, likeness });
            }
        }
        None
    }
}

fn near<'w>(
    joiner: &Joiner<'_, '_>,
    words: impl Iterator<Item = &'w BTreeSet<usize>>,
) -> Vec<Vec<(f64, usize)>> {
    let mut likeness: HashMap<(usize, usize), f64> = HashMap::new();
    let mut near = vec![Vec::new(); joiner.looks.len()];
    for looks in words {
        for (one, other) in looks
            .iter()
            .flat_map(|one| looks.iter().map(move |other| (*one, *other)))
        {
            if one >= other || likeness.contains_key(&(one, other)) {
                continue;
            }
            let Some((first, second)) = joiner.looks.get(one).zip(joiner.looks.get(other)) else {
                continue;
            };
            let alike = strsim::normalized_levenshtein(&first.core, &second.core);
            likeness.insert((one, other), alike);
            if alike >= LEAST {
                for (of, which) in [(one, other), (other, one)] {
                    if let Some(of) = near.get_mut(of) {
                        of.push((alike, which));
                    }
                }
            }
        }
    }
    for of in &mut near {
        of.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    }
    near
}
