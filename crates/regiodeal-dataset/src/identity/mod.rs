//! Which subjects of different documents are one project. Documents are taken in order
//! of time, and each subject is held against the projects known so far by an ordered list
//! of named rules: what later documents say parts no project that earlier ones made.
//!
//! Joins are one to one: two subjects of one document never become one project, whatever
//! their names, unless a person says so. A printed number alone joins nothing.

mod decided;
mod joiner;
mod look;
pub(crate) mod near;
mod neighbours;
mod rules;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

pub(crate) use look::overlap;
pub(crate) use neighbours::RunnerUp;

use rayon::prelude::*;

use crate::aliases::Aliases;
use crate::names::fold;
use decided::Decided;
use joiner::{Joiner, Why};
use neighbours::Neighbours;
use rules::{Candidate, RULES, Rule};

/// Candidates whose scores differ by less fit equally well.
const EQUAL: f64 = 0.03;

/// A project as one document names it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Subject<'a> {
    /// Position of its document, in order of time.
    pub(crate) document: usize,
    /// The subject's key in its document.
    pub(crate) key: &'a str,
    pub(crate) programme: &'a str,
    pub(crate) name: &'a str,
    pub(crate) aliases: Vec<&'a str>,
    /// Names that a sentence says it had before.
    pub(crate) former: Vec<&'a str>,
    pub(crate) pillar: Option<&'a str>,
    pub(crate) number: Option<&'a str>,
    pub(crate) lead: Option<&'a str>,
    pub(crate) description: Option<&'a str>,
    /// Its document lists every project there is.
    pub(crate) is_snapshot: bool,
    /// Its document only says that it is withdrawn.
    pub(crate) is_gone: bool,
}

/// A subject of a project, and why it is there.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) subject: usize,
    pub(crate) rule: &'static str,
    /// What agreed; empty for the first.
    pub(crate) evidence: String,
    pub(crate) runner_up: Option<RunnerUp>,
}

/// One project: its subjects in order of time.
pub(crate) type Cluster = Vec<Member>;

/// A subject that fits several projects, or one that several subjects fit.
pub(crate) struct Tie {
    pub(crate) rule: &'static str,
    pub(crate) subjects: Vec<usize>,
}

/// Everything that joining gave.
#[derive(Default)]
pub(crate) struct Joined {
    pub(crate) clusters: Vec<Cluster>,
    pub(crate) ties: Vec<Tie>,
    /// Names of the alias file that fit no subject: the kind of entry, and the name.
    pub(crate) unused: Vec<(&'static str, String)>,
}

/// Joins subjects, which are in order of their documents. Nothing joins across programmes,
/// so each programme is joined by itself, side by side; an entry of the alias file may join
/// or part projects of several.
pub(crate) fn join(subjects: &[Subject<'_>], aliases: &Aliases) -> Joined {
    if !(aliases.same.is_empty() && aliases.different.is_empty()) {
        return join_in_turn(subjects, aliases);
    }
    let mut programmes: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, subject) in subjects.iter().enumerate() {
        programmes
            .entry(fold(subject.programme))
            .or_default()
            .push(at);
    }
    let own = programmes.into_values().collect::<Vec<_>>().into_par_iter();
    let joined: Vec<Joined> = own
        .map(|positions| join_of_programme(subjects, &positions))
        .collect();
    let mut all = Joined::default();
    for own in joined {
        all.clusters.extend(own.clusters);
        all.ties.extend(own.ties);
    }
    all.clusters
        .sort_by_key(|cluster| cluster.first().map(|member| member.subject));
    all.ties
        .sort_by(|one, other| one.subjects.cmp(&other.subjects));
    all
}

/// Joins some of the subjects.
fn join_of_programme(subjects: &[Subject<'_>], positions: &[usize]) -> Joined {
    let own = positions.iter().filter_map(|at| subjects.get(*at).cloned());
    let mut joined = join_in_turn(&own.collect::<Vec<_>>(), &Aliases::default());
    let place = |subject: &mut usize| {
        if let Some(at) = positions.get(*subject) {
            *subject = *at;
        }
    };
    for member in joined.clusters.iter_mut().flatten() {
        place(&mut member.subject);
        if let Some(runner_up) = &mut member.runner_up {
            place(&mut runner_up.subject);
        }
    }
    for tie in &mut joined.ties {
        tie.subjects.iter_mut().for_each(place);
    }
    joined
}

/// Joins the subjects of one document after the other.
fn join_in_turn(subjects: &[Subject<'_>], aliases: &Aliases) -> Joined {
    let mut joiner = Joiner::new(subjects, Decided::new(aliases, subjects));
    let mut ties = Vec::new();
    for document in documents(subjects) {
        by_alias_file(&mut joiner, document.clone(), &mut ties);
        let mut barred = BTreeSet::new();
        for rule in &RULES {
            apply(&mut joiner, rule, document.clone(), &mut barred, &mut ties);
        }
        // Nothing is behind the last one.
        if document.end < subjects.len() {
            joiner.remember(document);
        }
    }
    Joined {
        clusters: clusters(&joiner),
        ties,
        unused: joiner.decided.unused(),
    }
}

/// The subjects of each document.
fn documents(subjects: &[Subject<'_>]) -> Vec<Range<usize>> {
    let mut documents: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for own in subjects.chunk_by(|a, b| a.document == b.document) {
        documents.push(start..start + own.len());
        start += own.len();
    }
    documents
}

/// What people decided comes first, and joins known projects and subjects of one document
/// too.
fn by_alias_file(joiner: &mut Joiner<'_, '_>, document: Range<usize>, ties: &mut Vec<Tie>) {
    for at in document.clone() {
        let programme = joiner.programme(at);
        let mut found = Vec::new();
        for (entry, pair) in joiner.decided.same(at) {
            let before = (document.start..at).filter(|of| {
                let mut entries = joiner.decided.same(*of);
                entries.any(|(own, _)| own == entry)
            });
            found.extend(before.filter_map(|of| {
                let name = joiner.subjects.get(of)?.name.to_owned();
                Some((entry, of, name))
            }));
            for name in &pair.names {
                let key = fold(name);
                for index in [&joiner.names, &joiner.keys] {
                    let of = joiner.having(index, programme, &key);
                    found.extend(of.into_iter().map(|cluster| (entry, cluster, name.clone())));
                }
            }
        }
        for (entry, cluster, name) in found {
            if joiner.cluster_of(cluster) == joiner.cluster_of(at) {
                continue;
            }
            let why = Why {
                rule: "alias-file",
                evidence: format!("same as {name}"),
            };
            if !joiner.unite_as(entry, cluster, at, &why) {
                ties.push(Tie {
                    rule: "alias-file",
                    subjects: vec![at, cluster],
                });
            }
        }
    }
}

/// A subject, and a project that it may be.
type Pair = (usize, Candidate);

/// Joins the best pairs of a rule first. Where a second one fits as well as the best,
/// none is joined, and no weaker rule may join what tied.
fn apply(
    joiner: &mut Joiner<'_, '_>,
    rule: &Rule,
    document: Range<usize>,
    barred: &mut BTreeSet<usize>,
    ties: &mut Vec<Tie>,
) {
    let open = document.filter(|at| !barred.contains(at));
    let pairs = Pairs::find(joiner, rule, open);
    let (mut done, mut taken) = (BTreeSet::new(), BTreeSet::new());
    for (at, best) in &pairs.all {
        if done.contains(at) || taken.contains(&best.cluster) {
            continue;
        }
        let rivals = pairs.rivals(*at, best);
        let rivals: Vec<&Pair> = rivals
            .filter(|(of, other)| !done.contains(of) && !taken.contains(&other.cluster))
            .collect();
        done.insert(*at);
        taken.insert(best.cluster);
        if rivals.is_empty() {
            let why = Why {
                rule: rule.name,
                evidence: best.evidence.clone(),
            };
            joiner.unite(best.cluster, *at, &why);
            continue;
        }
        ties.push(Tie {
            rule: rule.name,
            subjects: tie_subjects(joiner, *at, best, &rivals),
        });
        done.extend(rivals.iter().map(|(of, _)| *of));
        taken.extend(rivals.iter().map(|(_, other)| other.cluster));
        barred.extend(rivals.iter().map(|(of, _)| *of).chain([*at]));
    }
}

/// All that a rule finds in a document, best first.
struct Pairs {
    all: Vec<Pair>,
    /// Positions by subject and by cluster.
    of_subject: HashMap<usize, Vec<usize>>,
    of_cluster: HashMap<usize, Vec<usize>>,
}

impl Pairs {
    fn find(joiner: &Joiner<'_, '_>, rule: &Rule, open: impl Iterator<Item = usize>) -> Self {
        let mut all: Vec<Pair> = Vec::new();
        for at in open {
            if joiner.cluster_of(at) == at || rule.joins_known {
                let found = (rule.find)(joiner, at).into_iter();
                let found = found.filter(|candidate| joiner.may_unite(at, candidate.cluster));
                all.extend(found.map(|candidate| (at, candidate)));
            }
        }
        all.sort_by(|(a, one), (b, other)| {
            let by_score = other.score.total_cmp(&one.score);
            by_score.then((a, one.cluster).cmp(&(b, other.cluster)))
        });
        let mut pairs = Self {
            all,
            of_subject: HashMap::new(),
            of_cluster: HashMap::new(),
        };
        for (position, (at, candidate)) in pairs.all.iter().enumerate() {
            pairs.of_subject.entry(*at).or_default().push(position);
            let of_cluster = pairs.of_cluster.entry(candidate.cluster).or_default();
            of_cluster.push(position);
        }
        pairs
    }

    /// The other pairs of the same subject or project that fit as well.
    fn rivals<'p>(&'p self, at: usize, best: &'p Candidate) -> impl Iterator<Item = &'p Pair> {
        let of_subject = self.of_subject.get(&at).into_iter().flatten();
        let of_cluster = self.of_cluster.get(&best.cluster).into_iter().flatten();
        let both = of_subject.chain(of_cluster);
        both.filter_map(|position| self.all.get(*position))
            .filter(move |(of, other)| (*of, other.cluster) != (at, best.cluster))
            .filter(|(_, other)| best.score - other.score < EQUAL)
    }
}

/// The subjects that tied, and the last one of each project.
fn tie_subjects(
    joiner: &Joiner<'_, '_>,
    at: usize,
    best: &Candidate,
    rivals: &[&Pair],
) -> Vec<usize> {
    let mut subjects = BTreeSet::from([at]);
    let clusters = rivals.iter().map(|(_, other)| other.cluster);
    for cluster in clusters.chain([best.cluster]) {
        subjects.extend(joiner.members(cluster).last());
    }
    subjects.extend(rivals.iter().map(|(of, _)| *of));
    subjects.into_iter().collect()
}

fn clusters(joiner: &Joiner<'_, '_>) -> Vec<Cluster> {
    let neighbours = Neighbours::new(joiner);
    let firsts = (0..joiner.subjects.len()).filter(|at| joiner.cluster_of(*at) == *at);
    firsts
        .map(|first| {
            let members = joiner.members(first).iter();
            members
                .map(|subject| {
                    let why = joiner.why.get(*subject).cloned().flatten();
                    let (rule, evidence) =
                        why.map_or(("first", String::new()), |why| (why.rule, why.evidence));
                    Member {
                        subject: *subject,
                        rule,
                        evidence,
                        runner_up: neighbours.of(*subject),
                    }
                })
                .collect()
        })
        .collect()
}
