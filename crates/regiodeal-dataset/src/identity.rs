//! Which subjects of different documents are one project: an ordered list of named
//! rules. Joins are one to one: two subjects of one document never become one
//! project, whatever their names. A printed number alone joins nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::names::{fold, words};

/// Names that agree so far are one name with a slip in it.
const SIMILAR: f64 = 0.92;
/// With the same pillar and number, names may differ more.
const SIMILAR_WITH_NUMBER: f64 = 0.75;
/// Shorter names are too easily alike.
const SHORTEST: usize = 8;

/// A project as one document names it.
#[derive(Clone, Debug)]
pub(crate) struct Subject<'a> {
    /// Position of its document, in order of time.
    pub(crate) document: usize,
    /// The subject's key in its document.
    pub(crate) key: &'a str,
    pub(crate) programme: &'a str,
    pub(crate) name: &'a str,
    pub(crate) aliases: Vec<&'a str>,
    pub(crate) pillar: Option<&'a str>,
    pub(crate) number: Option<&'a str>,
}

/// One project: its subjects (positions in the list) and the rule that joined each.
pub(crate) type Cluster = Vec<(usize, &'static str)>;

/// Two subjects that a rule could have joined, had a third not fitted as well.
pub(crate) struct Tie {
    pub(crate) rule: &'static str,
    pub(crate) subjects: Vec<usize>,
}

/// Joins subjects; the order within a cluster is that of the list.
pub(crate) fn join(subjects: &[Subject<'_>]) -> (Vec<Cluster>, Vec<Tie>) {
    let mut joiner = Joiner {
        subjects,
        looks: subjects.iter().map(Look::of).collect(),
        cluster: (0..subjects.len()).collect(),
        members: (0..subjects.len()).map(|index| vec![index]).collect(),
        documents: subjects
            .iter()
            .map(|subject| BTreeSet::from([subject.document]))
            .collect(),
        rule: vec!["first"; subjects.len()],
    };
    let mut ties = Vec::new();
    joiner.by_number(&mut ties);
    joiner.by_key("same-name", &mut ties, |subject| {
        BTreeSet::from([fold(subject.name)])
    });
    joiner.by_key("core-name", &mut ties, |subject| {
        BTreeSet::from([core(subject.name, subject.programme)])
    });
    joiner.by_key("alias", &mut ties, |subject| {
        std::iter::once(&subject.name)
            .chain(&subject.aliases)
            .flat_map(|name| [fold(name), core(name, subject.programme)])
            .filter(|name| name.chars().count() > 3)
            .collect()
    });
    joiner.by_likeness(&mut ties);
    (joiner.clusters(), ties)
}

/// What is left of a name without what documents add or leave out: parentheses,
/// a subtitle, a version, the region, articles at the start.
fn core(name: &str, programme: &str) -> String {
    let head = match name.split_once(": ") {
        Some((head, _)) if head.chars().count() >= 5 => head,
        _ => name,
    };
    let outside = head.split('(').next().filter(|rest| rest.trim().len() >= 5);
    let mut name = words(outside.unwrap_or(head));
    let region: Vec<String> = words(programme)
        .into_iter()
        .skip_while(|word| matches!(word.as_str(), "regio" | "deal" | "regiodeal"))
        .collect();
    if !region.is_empty() && name.len() > region.len() && name.ends_with(&region) {
        name.truncate(name.len() - region.len());
        while matches!(
            name.last().map(String::as_str),
            Some("in" | "van" | "voor" | "de")
        ) {
            name.pop();
        }
    }
    let version = name.len() > 2
        && name
            .iter()
            .rev()
            .take(2)
            .all(|word| word.chars().all(|char| char.is_ascii_digit()));
    if version {
        name.truncate(name.len() - 2);
    }
    if name.len() > 1
        && matches!(
            name.first().map(String::as_str),
            Some("de" | "het" | "project")
        )
    {
        name.remove(0);
    }
    name.concat()
}

/// What two names are compared by, made once for each: a batch of thousands of
/// documents compares millions of pairs.
struct Look {
    programme: String,
    core: String,
    digits: Vec<String>,
    /// Of the name, in characters.
    length: usize,
    /// Of the core, in characters.
    core_length: usize,
    /// A bit for each character that the core has; some share one.
    letters: u64,
}

impl Look {
    fn of(subject: &Subject<'_>) -> Self {
        let core = core(subject.name, subject.programme);
        Self {
            programme: fold(subject.programme),
            digits: digits(subject.name),
            length: subject.name.chars().count(),
            core_length: core.chars().count(),
            letters: core
                .chars()
                .fold(0, |letters, char| letters | 1 << (u32::from(char) % 64)),
            core,
        }
    }

    fn likeness(&self, other: &Self) -> f64 {
        if self.digits != other.digits {
            return 0.0;
        }
        let (one, other) = (&self.core, &other.core);
        if one.len() >= SHORTEST && other.len() >= SHORTEST {
            let likeness = strsim::normalized_levenshtein(one, other);
            let contained = one.ends_with(other) || other.ends_with(one);
            return if contained {
                SIMILAR_WITH_NUMBER.max(likeness)
            } else {
                likeness
            };
        }
        f64::from(u8::from(one == other))
    }

    fn may_be_one(&self, other: &Self) -> bool {
        self.programme == other.programme
            && self.length.abs_diff(other.length) * 4 <= self.length.max(other.length)
            && self.may_be_similar(other)
    }

    /// Whether so few edits as [`SIMILAR`] allows can lead from one core to the other:
    /// each changes the length by one at most, and two letters. Only a sieve; it lets
    /// one edit too many pass.
    fn may_be_similar(&self, other: &Self) -> bool {
        let most = self.core_length.max(other.core_length) * 8 / 100 + 1;
        let letters = (self.letters ^ other.letters).count_ones();
        self.core_length.abs_diff(other.core_length) <= most
            && usize::try_from(letters).is_ok_and(|letters| letters <= 2 * most)
    }
}

struct Joiner<'s, 'a> {
    subjects: &'s [Subject<'a>],
    /// Of each subject.
    looks: Vec<Look>,
    /// The cluster of each subject: the position of its first subject.
    cluster: Vec<usize>,
    /// The subjects of each cluster, at the position of its first subject.
    members: Vec<Vec<usize>>,
    /// The documents of each cluster, likewise.
    documents: Vec<BTreeSet<usize>>,
    rule: Vec<&'static str>,
}

impl<'a> Joiner<'_, 'a> {
    fn clusters(self) -> Vec<Cluster> {
        let mut clusters: BTreeMap<usize, Cluster> = BTreeMap::new();
        for (index, (first, rule)) in self.cluster.into_iter().zip(self.rule).enumerate() {
            clusters.entry(first).or_default().push((index, rule));
        }
        clusters.into_values().collect()
    }

    fn cluster_of(&self, subject: usize) -> usize {
        self.cluster.get(subject).copied().unwrap_or(subject)
    }

    /// Joins two clusters unless a document would have two subjects in one.
    fn unite(&mut self, one: usize, other: usize, rule: &'static str) -> bool {
        let (one, other) = (self.cluster_of(one), self.cluster_of(other));
        if one == other {
            return true;
        }
        let (keep, gone) = (one.min(other), one.max(other));
        let (Some(kept), Some(lost)) = (self.documents.get(keep), self.documents.get(gone)) else {
            return false;
        };
        if !kept.is_disjoint(lost) {
            return false;
        }
        let documents = self
            .documents
            .get_mut(gone)
            .map(std::mem::take)
            .unwrap_or_default();
        let members = self
            .members
            .get_mut(gone)
            .map(std::mem::take)
            .unwrap_or_default();
        for member in &members {
            if let Some(of) = self.cluster.get_mut(*member) {
                *of = keep;
            }
            if let Some(why) = self.rule.get_mut(*member).filter(|why| **why == "first") {
                *why = rule;
            }
        }
        if let Some(into) = self.documents.get_mut(keep) {
            into.extend(documents);
        }
        if let Some(into) = self.members.get_mut(keep) {
            into.extend(members);
        }
        true
    }

    /// Joins subjects that share a key. Where one document has two subjects with the
    /// key, it says nothing: that is a tie.
    fn by_key(
        &mut self,
        rule: &'static str,
        ties: &mut Vec<Tie>,
        keys: impl Fn(&Subject<'a>) -> BTreeSet<String>,
    ) {
        let mut sharing: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
        for (index, subject) in self.subjects.iter().enumerate() {
            for key in keys(subject).into_iter().filter(|key| !key.is_empty()) {
                let key = (fold(subject.programme), key);
                sharing.entry(key).or_default().push(index);
            }
        }
        for subjects in sharing.into_values() {
            self.unite_all(&subjects, rule, ties);
        }
    }

    fn unite_all(&mut self, subjects: &[usize], rule: &'static str, ties: &mut Vec<Tie>) {
        let clusters: BTreeSet<usize> = subjects.iter().map(|s| self.cluster_of(*s)).collect();
        if clusters.len() < 2 {
            return;
        }
        let mut documents = BTreeSet::new();
        let alone = clusters
            .iter()
            .filter_map(|cluster| self.documents.get(*cluster))
            .flatten()
            .copied()
            .all(|document| documents.insert(document));
        if !alone {
            let in_documents: BTreeSet<usize> = subjects
                .iter()
                .filter_map(|subject| self.subjects.get(*subject))
                .map(|subject| subject.document)
                .collect();
            if in_documents.len() > 1 {
                ties.push(Tie {
                    rule,
                    subjects: subjects.to_vec(),
                });
            }
            return;
        }
        let mut clusters = clusters.into_iter();
        if let Some(first) = clusters.next() {
            for other in clusters {
                self.unite(first, other, rule);
            }
        }
    }

    /// Same pillar, same number and a similar name.
    fn by_number(&mut self, ties: &mut Vec<Tie>) {
        let mut sharing: BTreeMap<(String, String, &str), Vec<usize>> = BTreeMap::new();
        for (index, subject) in self.subjects.iter().enumerate() {
            if let (Some(pillar), Some(number)) = (subject.pillar, subject.number) {
                let key = (fold(subject.programme), fold(pillar), number);
                sharing.entry(key).or_default().push(index);
            }
        }
        for subjects in sharing.into_values() {
            let Some(first) = subjects.first().copied() else {
                continue;
            };
            let alike: Vec<usize> = subjects
                .iter()
                .copied()
                .filter(|other| self.likeness(first, *other) >= SIMILAR_WITH_NUMBER)
                .collect();
            self.unite_all(&alike, "number-and-name", ties);
        }
    }

    fn likeness(&self, one: usize, other: usize) -> f64 {
        let looks = self.looks.get(one).zip(self.looks.get(other));
        looks.map_or(0.0, |(one, other)| one.likeness(other))
    }

    /// Nearly the same name, nearest first; two that are equally near tie.
    fn by_likeness(&mut self, ties: &mut Vec<Tie>) {
        let mut first_of: BTreeMap<usize, usize> = BTreeMap::new();
        for (index, cluster) in self.cluster.iter().enumerate() {
            first_of.entry(*cluster).or_insert(index);
        }
        let mut programmes: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for first in first_of.into_values() {
            if let Some(look) = self.looks.get(first) {
                programmes.entry(&look.programme).or_default().push(first);
            }
        }
        let mut pairs = Vec::new();
        for firsts in programmes.values() {
            for (position, one) in firsts.iter().enumerate() {
                for other in firsts.get(position + 1..).unwrap_or_default() {
                    if self.may_be_one(*one, *other) {
                        let likeness = self.likeness(*one, *other);
                        if likeness >= SIMILAR {
                            pairs.push((likeness, *one, *other));
                        }
                    }
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (likeness, one, other) in &pairs {
            let rivals = pairs
                .iter()
                .filter(|(near, a, b)| {
                    (near - likeness).abs() < 0.01
                        && (a == one || b == other)
                        && (a, b) != (one, other)
                })
                .count();
            if rivals > 0 {
                ties.push(Tie {
                    rule: "similar-name",
                    subjects: vec![*one, *other],
                });
            } else {
                self.unite(*one, *other, "similar-name");
            }
        }
    }

    fn may_be_one(&self, one: usize, other: usize) -> bool {
        let document = |subject: usize| self.subjects.get(subject).map(|known| known.document);
        let looks = self.looks.get(one).zip(self.looks.get(other));
        document(one) != document(other) && looks.is_some_and(|(one, other)| one.may_be_one(other))
    }
}

fn digits(name: &str) -> Vec<String> {
    words(name)
        .into_iter()
        .filter(|word| word.chars().any(|char| char.is_ascii_digit()))
        .filter(|word| word != "0")
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(names: &[(usize, &'static str)]) -> Vec<Vec<usize>> {
        let subjects: Vec<Subject<'_>> = names
            .iter()
            .map(|(document, name)| Subject {
                document: *document,
                key: name,
                programme: "Regio Deal Noord-Oost",
                name,
                aliases: Vec::new(),
                pillar: None,
                number: None,
            })
            .collect();
        let (clusters, _) = join(&subjects);
        clusters
            .into_iter()
            .map(|cluster| cluster.into_iter().map(|(index, _)| index).collect())
            .collect()
    }

    #[test]
    fn spellings_of_one_name_join() {
        for (one, other) in [
            ("Groen ondernemen", "Groenondernemen Noord-Oost"),
            ("Levende Dorpen", "levende dorpen"),
            ("Netwerk Zorg", "Netwerk Zorg in Noord-Oost"),
            ("Nieuw Werk", "Nieuw Werk 2.0: iedereen aan de slag"),
            ("Natuurvriendelijke oevers", "Natuurvriendlijke oevers"),
        ] {
            assert_eq!(joined(&[(0, one), (1, other)]), [[0, 1]], "{one} / {other}");
        }
    }

    #[test]
    fn near_misses_stay_apart() {
        for (one, other) in [
            ("Klimaatbestendige woningen", "Klimaatbestendige bedrijven"),
            ("Makerslab Zutphen", "Makerslab Zevenaar"),
            ("Aanpak fase 2", "Aanpak fase 3"),
        ] {
            assert_eq!(joined(&[(0, one), (1, other)]).len(), 2, "{one} / {other}");
        }
        assert_eq!(joined(&[(0, "Oevers"), (0, "Oevers")]).len(), 2);
    }
}
