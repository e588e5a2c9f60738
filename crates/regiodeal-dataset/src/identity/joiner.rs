//! What is known while documents are taken in order of time: which subjects are one
//! project so far, and where to find a project by what it was called.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::look::Look;
use super::near::{Spellings, Wordings};
use super::rules::{LONGER, SAME_TEXT, SIMILAR, described_words};
use super::{Subject, decided::Decided};
use crate::names::fold;

/// Why a subject belongs to its project.
#[derive(Clone, Debug)]
pub(super) struct Why {
    pub(super) rule: &'static str,
    pub(super) evidence: String,
}

/// Keys of one kind, within a programme, and the subjects that had them first.
pub(super) type Index = HashMap<(usize, String), Vec<usize>>;

pub(super) struct Joiner<'s, 'a> {
    pub(super) subjects: &'s [Subject<'a>],
    /// One for each name that differs in a programme.
    pub(super) looks: Vec<Look>,
    /// Of each subject.
    look_of: Vec<usize>,
    programme_of: Vec<usize>,
    /// The pillar and the number of each subject that has a number.
    number_of: Vec<Option<String>>,
    /// The cluster of each subject: the position of its first subject.
    cluster: Vec<usize>,
    /// The subjects of each cluster in order of time, at the position of its first.
    members: Vec<Vec<usize>>,
    /// The documents of each cluster, likewise.
    documents: Vec<BTreeSet<usize>>,
    pub(super) decided: Decided<'s>,
    /// Why each subject was joined; none for the first of its project.
    pub(super) why: Vec<Option<Why>>,
    pub(super) names: Index,
    pub(super) keys: Index,
    pub(super) cores: Index,
    pub(super) aliases: Index,
    pub(super) numbers: Index,
    /// Subjects by pieces of their core.
    pub(super) spellings: Spellings,
    /// What the last programme edition says of its projects, by programme.
    pub(super) wordings: HashMap<usize, Wordings>,
    /// The looks of documents that were taken.
    seen: BTreeSet<usize>,
    /// The subjects of the last programme edition, by programme.
    editions: HashMap<usize, Range<usize>>,
}

impl<'s, 'a> Joiner<'s, 'a> {
    pub(super) fn new(subjects: &'s [Subject<'a>], decided: Decided<'s>) -> Self {
        let mut programmes: HashMap<String, usize> = HashMap::new();
        let mut known: HashMap<(usize, &str), usize> = HashMap::new();
        let (mut looks, mut look_of, mut programme_of) = (Vec::new(), Vec::new(), Vec::new());
        for subject in subjects {
            let count = programmes.len();
            let programme = *programmes.entry(fold(subject.programme)).or_insert(count);
            let look = *known.entry((programme, subject.name)).or_insert_with(|| {
                looks.push(Look::of(subject.name, subject.programme));
                looks.len() - 1
            });
            programme_of.push(programme);
            look_of.push(look);
        }
        let documents = subjects
            .iter()
            .map(|subject| BTreeSet::from([subject.document]));
        Self {
            subjects,
            looks,
            look_of,
            programme_of,
            number_of: subjects.iter().map(number_key).collect(),
            cluster: (0..subjects.len()).collect(),
            members: (0..subjects.len()).map(|index| vec![index]).collect(),
            documents: documents.collect(),
            decided,
            why: vec![None; subjects.len()],
            names: Index::new(),
            keys: Index::new(),
            cores: Index::new(),
            aliases: Index::new(),
            numbers: Index::new(),
            spellings: Spellings::new(SIMILAR, LONGER),
            wordings: HashMap::new(),
            seen: BTreeSet::new(),
            editions: HashMap::new(),
        }
    }

    pub(super) fn cluster_of(&self, subject: usize) -> usize {
        self.cluster.get(subject).copied().unwrap_or(subject)
    }

    pub(super) fn members(&self, cluster: usize) -> &[usize] {
        self.members.get(cluster).map_or(&[], Vec::as_slice)
    }

    pub(super) fn programme(&self, subject: usize) -> usize {
        self.programme_of.get(subject).copied().unwrap_or_default()
    }

    pub(super) fn look_of(&self, subject: usize) -> usize {
        self.look_of.get(subject).copied().unwrap_or_default()
    }

    pub(super) fn look(&self, subject: usize) -> Option<&Look> {
        self.looks.get(self.look_of(subject))
    }

    /// The pillar and the number of a subject, as a key.
    pub(super) fn number(&self, subject: usize) -> Option<&String> {
        self.number_of.get(subject)?.as_ref()
    }

    /// The last subject of a cluster that a picker wants, and what it says.
    pub(super) fn latest<T>(
        &self,
        cluster: usize,
        pick: impl Fn(&Subject<'a>) -> Option<T>,
    ) -> Option<T> {
        let members = self.members(cluster).iter().rev();
        members
            .filter_map(|member| self.subjects.get(*member))
            .find_map(pick)
    }

    /// The clusters that have a key.
    pub(super) fn having(&self, index: &Index, programme: usize, key: &str) -> BTreeSet<usize> {
        let subjects = index.get(&(programme, key.to_owned()));
        let subjects = subjects.into_iter().flatten();
        subjects.map(|subject| self.cluster_of(*subject)).collect()
    }

    /// The subjects of the edition before, of the same programme.
    pub(super) fn edition_before(&self, subject: usize) -> Range<usize> {
        let programme = self.programme(subject);
        self.editions.get(&programme).cloned().unwrap_or_default()
    }

    /// Those of them whose descriptions may be the same, in order.
    pub(super) fn described_like(&self, at: usize) -> BTreeSet<usize> {
        let wordings = self.wordings.get(&self.programme(at));
        let subject = self.subjects.get(at);
        let both = wordings.zip(subject);
        both.map(|(wordings, own)| wordings.near(&described_words(own)))
            .unwrap_or_default()
    }

    /// Whether two clusters can be one: no document has a subject in both, and nobody
    /// has decided that they are two.
    pub(super) fn may_unite(&self, one: usize, other: usize) -> bool {
        let (one, other) = (self.cluster_of(one), self.cluster_of(other));
        let documents = self.documents.get(one).zip(self.documents.get(other));
        one != other
            && documents.is_some_and(|(one, other)| one.is_disjoint(other))
            && !self.decided.parts(self.members(one), self.members(other))
    }

    /// Makes two clusters one, where they can be.
    pub(super) fn unite(&mut self, one: usize, other: usize, why: &Why) -> bool {
        let may = self.may_unite(one, other);
        if may {
            self.merge(one, other, why);
        }
        may
    }

    /// Makes two clusters one because an entry of the alias file says so. Then a document
    /// may have subjects in both, where the entry names them all.
    pub(super) fn unite_as(&mut self, entry: usize, one: usize, other: usize, why: &Why) -> bool {
        let may = self.may_unite(one, other) || self.is_named(entry, one, other);
        if may {
            self.merge(one, other, why);
        }
        may
    }

    /// Whether an entry names all subjects of documents that have some in both clusters.
    fn is_named(&self, entry: usize, one: usize, other: usize) -> bool {
        let (one, other) = (self.cluster_of(one), self.cluster_of(other));
        let documents = |cluster: usize| self.documents.get(cluster);
        let is_shared = |document| {
            [one, other]
                .iter()
                .all(|of| documents(*of).is_some_and(|of| of.contains(&document)))
        };
        let mut both = self.members(one).iter().chain(self.members(other));
        one != other
            && !self.decided.parts(self.members(one), self.members(other))
            && both.all(|at| {
                let document = self.subjects.get(*at).map(|subject| subject.document);
                document.is_some_and(|document| {
                    !is_shared(document) || self.decided.is_named(entry, document, *at)
                })
            })
    }

    fn merge(&mut self, one: usize, other: usize, why: &Why) {
        let (one, other) = (self.cluster_of(one), self.cluster_of(other));
        let (keep, gone) = (one.min(other), one.max(other));
        let documents = self.documents.get_mut(gone).map(std::mem::take);
        let members = self.members.get_mut(gone).map(std::mem::take);
        let members = members.unwrap_or_default();
        for member in &members {
            if let Some(of) = self.cluster.get_mut(*member) {
                *of = keep;
            }
            if let Some(known) = self.why.get_mut(*member) {
                known.get_or_insert_with(|| why.clone());
            }
        }
        if let Some(into) = self.documents.get_mut(keep) {
            into.extend(documents.unwrap_or_default());
        }
        if let Some(into) = self.members.get_mut(keep) {
            let in_order = into.last() < members.first();
            into.extend(members);
            if !in_order {
                into.sort_unstable();
            }
        }
    }

    /// Keeps what the subjects of a document are called for the documents behind it.
    pub(super) fn remember(&mut self, document: Range<usize>) {
        for at in document.clone() {
            let Some((subject, look)) = self.subjects.get(at).zip(self.look(at)) else {
                continue;
            };
            let programme = self.programme(at);
            let letters: Vec<char> = look.core.chars().collect();
            let (name, core) = (look.folded.clone(), look.core.clone());
            let mut aliases: Vec<String> = subject
                .aliases
                .iter()
                .chain(&subject.former)
                .flat_map(|alias| [fold(alias), Look::of(alias, subject.programme).core])
                .collect();
            aliases.retain(|alias| alias.chars().count() > 3);
            aliases.sort();
            aliases.dedup();
            for (into, key) in [
                (&mut self.names, Some(name)),
                (&mut self.keys, Some(fold(subject.key))),
                (&mut self.cores, Some(core)),
                (&mut self.numbers, self.number_of.get(at).cloned().flatten()),
            ] {
                keep(into, &self.cluster, programme, key, at);
            }
            for alias in aliases {
                keep(&mut self.aliases, &self.cluster, programme, Some(alias), at);
            }
            let look = self.look_of(at);
            if self.cluster_of(at) == at || self.seen.insert(look) {
                self.spellings.add(programme, &letters, at);
            }
        }
        let first = self.subjects.get(document.start);
        if first.is_some_and(|subject| subject.is_snapshot) {
            let programme = self.programme(document.start);
            let texts: Vec<(usize, Vec<String>)> = document
                .clone()
                .filter_map(|at| Some((at, described_words(self.subjects.get(at)?))))
                .collect();
            let wordings = Wordings::new(SAME_TEXT, &texts);
            self.wordings.insert(programme, wordings);
            self.editions.insert(programme, document);
        }
    }
}

/// The pillar and the number, where there is a number.
fn number_key(subject: &Subject<'_>) -> Option<String> {
    let pillar = subject.pillar.map(fold).unwrap_or_default();
    Some(format!("{pillar} {}", subject.number?))
}

/// Each cluster once: a project that a thousand documents name has one entry.
fn keep(index: &mut Index, clusters: &[usize], programme: usize, key: Option<String>, at: usize) {
    let Some(key) = key.filter(|key| !key.is_empty()) else {
        return;
    };
    let entry = index.entry((programme, key)).or_default();
    let cluster = |subject: &usize| clusters.get(*subject).copied();
    if entry.iter().all(|known| cluster(known) != cluster(&at)) {
        entry.push(at);
    }
}
