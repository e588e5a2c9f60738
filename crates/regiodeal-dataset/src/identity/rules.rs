//! The rules, strongest first. Each gives the projects that a subject may be.

use std::collections::BTreeSet;

use super::Subject;
use super::joiner::Joiner;
use super::look::{Difference, Look, SIMILAR_WITH_NUMBER, overlap};
use crate::names::{fold, is_same_name, words};

/// Names that agree so far are one name with a slip in it.
pub(super) const SIMILAR: f64 = 0.92;
/// One of two similar names has no more letters than the other by this.
pub(super) const LONGER: usize = 2;
/// A slip changes one letter of a word that has so many, in a name alone.
const SHORTEST_WORD: usize = 7;
/// The same, where pillar and number agree too.
const SHORTEST_WORD_WITH_NUMBER: usize = 5;
/// Descriptions with so many words in common are one, where pillar, number and lead
/// agree too; the second is for when a lead is not known.
const SAME_PROJECT: f64 = 0.6;
const SAME_PROJECT_WITHOUT_LEAD: f64 = 0.85;
/// Descriptions with so many words in common are one on their own.
pub(super) const SAME_TEXT: f64 = 0.85;
/// Shorter descriptions say too little.
const FEWEST_WORDS: usize = 12;

/// A project that a subject may be.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) cluster: usize,
    /// How well it fits, to hold against others of the same rule.
    pub(super) score: f64,
    pub(super) evidence: String,
}

/// A way to tell that two subjects are one project.
pub(super) struct Rule {
    pub(super) name: &'static str,
    /// It also joins two projects that were known before: a list may have used a new
    /// name before an edition says whose it is.
    pub(super) joins_known: bool,
    pub(super) find: fn(&Joiner<'_, '_>, usize) -> Vec<Candidate>,
}

/// In the order in which they are tried.
pub(super) const RULES: [Rule; 8] = [
    Rule {
        name: "same-name",
        joins_known: false,
        find: same_name,
    },
    Rule {
        name: "renamed",
        joins_known: true,
        find: renamed,
    },
    Rule {
        name: "number-and-name",
        joins_known: false,
        find: number_and_name,
    },
    Rule {
        name: "core-name",
        joins_known: false,
        find: core_name,
    },
    Rule {
        name: "alias",
        joins_known: false,
        find: alias,
    },
    Rule {
        name: "number-and-description",
        joins_known: true,
        find: number_and_description,
    },
    Rule {
        name: "same-description",
        joins_known: true,
        find: same_description,
    },
    Rule {
        name: "similar-name",
        joins_known: false,
        find: similar_name,
    },
];

/// The names are the same but for case, accents and hyphens. Pillar, number and lead
/// decide between projects of one name.
fn same_name(joiner: &Joiner<'_, '_>, at: usize) -> Vec<Candidate> {
    let Some(look) = joiner.look(at) else {
        return Vec::new();
    };
    let found = joiner.having(&joiner.names, joiner.programme(at), &look.folded);
    candidates(joiner, at, found, "name")
}

/// Without what documents add or leave out the names are the same. Where both add
/// something else, they are two: "Fablab (Coevorden)" and "Fablab (Hardenberg)".
fn core_name(joiner: &Joiner<'_, '_>, at: usize) -> Vec<Candidate> {
    let Some(look) = joiner.look(at) else {
        return Vec::new();
    };
    let mut found = joiner.having(&joiner.cores, joiner.programme(at), &look.core);
    found.retain(|cluster| {
        let mut looks = joiner.members(*cluster).iter().map(|of| joiner.look(*of));
        looks.any(|other| other.is_some_and(|other| !look.adds_otherwise(other)))
    });
    candidates(joiner, at, found, "name without additions")
}

/// A sentence of the document says what the project was called before.
fn renamed(joiner: &Joiner<'_, '_>, at: usize) -> Vec<Candidate> {
    let Some(subject) = joiner.subjects.get(at) else {
        return Vec::new();
    };
    let programme = joiner.programme(at);
    let mut found = Vec::new();
    for former in &subject.former {
        let look = Look::of(former, subject.programme);
        let mut of = joiner.having(&joiner.names, programme, &look.folded);
        if of.is_empty() {
            of = joiner.having(&joiner.cores, programme, &look.core);
        }
        let evidence = format!("former name {former}");
        found.extend(candidates(joiner, at, of, &evidence));
    }
    found
}

/// A name or alias of one is a name or alias of the other.
fn alias(joiner: &Joiner<'_, '_>, at: usize) -> Vec<Candidate> {
    let Some(subject) = joiner.subjects.get(at) else {
        return Vec::new();
    };
    let programme = joiner.programme(at);
    let own = std::iter::once(&subject.name).chain(&subject.aliases);
    let mut found: Vec<Candidate> = Vec::new();
    for (position, name) in own.enumerate() {
        let core = Look::of(name, subject.programme).core;
        let mut of = BTreeSet::new();
        for key in [fold(name), core] {
            if key.chars().count() > 3 {
                of.extend(joiner.having(&joiner.aliases, programme, &key));
                if position > 0 {
                    of.extend(joiner.having(&joiner.names, programme, &key));
                    of.extend(joiner.having(&joiner.cores, programme, &key));
                }
            }
        }
        of.retain(|cluster| found.iter().all(|known| known.cluster != *cluster));
        let evidence = format!("other name {name}");
        found.extend(candidates(joiner, at, of, &evidence));
    }
    found
}

/// Same pillar and number where the project was last listed, and a name that differs in
/// spelling, or by words before it.
fn number_and_name(joiner: &Joiner<'_, '_>, at: usize) -> Vec<Candidate> {
    let Some((own, look)) = joiner.subjects.get(at).zip(joiner.look(at)) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for cluster in of_number(joiner, at) {
        let looks = joiner.members(cluster).iter();
        let best = looks
            .filter_map(|member| joiner.look(*member))
            .filter(|other| look.difference(other, SHORTEST_WORD_WITH_NUMBER) != Difference::Apart)
            .map(|other| look.likeness(other))
            .fold(0.0, f64::max);
        if best >= SIMILAR_WITH_NUMBER {
            found.push(Candidate {
                cluster,
                score: best,
                evidence: format!("{}, name {best:.2}", place(own)),
            });
        }
    }
    found
}

/// Same pillar and number in the edition before, the same lead and nearly the same
/// description: renamed without a word.
fn number_and_description(joiner: &Joiner<'_, '_>, at: usize) -> Vec<Candidate> {
    let Some(own) = joiner.subjects.get(at).filter(|own| own.is_snapshot) else {
        return Vec::new();
    };
    let before = joiner.edition_before(at);
    let mut found = Vec::new();
    for cluster in of_number(joiner, at) {
        let last = joiner.members(cluster).iter().rev();
        let last = last.copied().find(|member| before.contains(member));
        let Some(other) = last.and_then(|last| joiner.subjects.get(last)) else {
            continue;
        };
        let likeness = described(own, other);
        let enough = match (own.lead, other.lead) {
            (Some(one), Some(two)) if is_same_name(one, two) => SAME_PROJECT,
            (Some(_), Some(_)) => continue,
            _ => SAME_PROJECT_WITHOUT_LEAD,
        };
        if likeness >= enough {
            let lead = own.lead.map(|lead| format!(", lead {lead}"));
            found.push(Candidate {
                cluster,
                score: likeness,
                evidence: format!(
                    "{}{}, description {likeness:.2}",
                    place(own),
                    lead.unwrap_or_default()
                ),
            });
        }
    }
    found
}

/// A project of the edition before that this one does not list has the same description
/// and no other lead: renamed and given another place.
fn same_description(joiner: &Joiner<'_, '_>, at: usize) -> Vec<Candidate> {
    let Some(own) = joiner.subjects.get(at).filter(|own| own.is_snapshot) else {
        return Vec::new();
    };
    if !is_long(own) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for member in joiner.described_like(at) {
        let cluster = joiner.cluster_of(member);
        let Some(other) = joiner.subjects.get(member) else {
            continue;
        };
        let leads = own.lead.zip(other.lead);
        let other_lead = leads.is_some_and(|(one, two)| fold(one) != fold(two));
        if other_lead || !is_long(other) || !joiner.may_unite(at, cluster) {
            continue;
        }
        let likeness = described(own, other);
        if likeness >= SAME_TEXT {
            found.push(Candidate {
                cluster,
                score: likeness,
                evidence: format!("description {likeness:.2}"),
            });
        }
    }
    found
}

/// Nearly the same name: a slip of the pen.
fn similar_name(joiner: &Joiner<'_, '_>, at: usize) -> Vec<Candidate> {
    let Some(look) = joiner.look(at) else {
        return Vec::new();
    };
    let programme = joiner.programme(at);
    let letters: Vec<char> = look.core.chars().collect();
    let mut found: Vec<Candidate> = Vec::new();
    for other in joiner.spellings.near(programme, &letters) {
        let Some(known) = joiner.look(other).filter(|known| look.may_be_slip(known)) else {
            continue;
        };
        let cluster = joiner.cluster_of(other);
        let is_new = found.iter().all(|known| known.cluster != cluster);
        if !is_new || look.difference(known, SHORTEST_WORD) != Difference::Slip {
            continue;
        }
        let likeness = look.likeness(known);
        if likeness >= SIMILAR {
            found.push(Candidate {
                cluster,
                score: likeness,
                evidence: format!("name {likeness:.2}"),
            });
        }
    }
    found
}

/// Candidates that share a name; what else agrees adds to the score.
fn candidates(
    joiner: &Joiner<'_, '_>,
    at: usize,
    clusters: BTreeSet<usize>,
    shared: &str,
) -> Vec<Candidate> {
    let Some(own) = joiner.subjects.get(at) else {
        return Vec::new();
    };
    let known = clusters.into_iter().filter(|cluster| *cluster != at);
    known
        .map(|cluster| {
            let mut evidence = shared.to_owned();
            let mut score = 1.0;
            for (what, weight, value, theirs) in [
                (
                    "pillar",
                    0.2,
                    own.pillar,
                    joiner.latest(cluster, |of| of.pillar),
                ),
                (
                    "number",
                    0.1,
                    own.number,
                    joiner.latest(cluster, |of| of.number),
                ),
                ("lead", 0.1, own.lead, joiner.latest(cluster, |of| of.lead)),
            ] {
                if let (Some(value), Some(theirs)) = (value, theirs)
                    && is_same_name(value, theirs)
                {
                    score += weight;
                    evidence.extend([", ", what, " ", value]);
                }
            }
            Candidate {
                cluster,
                score,
                evidence,
            }
        })
        .collect()
}

/// The projects that last had the pillar and the number of a subject.
fn of_number(joiner: &Joiner<'_, '_>, at: usize) -> BTreeSet<usize> {
    let Some(key) = joiner.number(at) else {
        return BTreeSet::new();
    };
    let mut found = joiner.having(&joiner.numbers, joiner.programme(at), key);
    found.retain(|cluster| {
        let mut members = joiner.members(*cluster).iter().rev().copied();
        members.find_map(|of| joiner.number(of)) == Some(key)
    });
    found
}

fn place(subject: &Subject<'_>) -> String {
    let number = subject.number.unwrap_or_default();
    match subject.pillar {
        Some(pillar) => format!("pillar {pillar}, number {number}"),
        None => format!("number {number}"),
    }
}

fn described(one: &Subject<'_>, other: &Subject<'_>) -> f64 {
    let texts = one.description.zip(other.description);
    texts.map_or(0.0, |(one, other)| overlap(one, other))
}

/// The words of a subject's description, each once.
pub(super) fn described_words(subject: &Subject<'_>) -> Vec<String> {
    let mut words = words(subject.description.unwrap_or_default());
    words.sort_unstable();
    words.dedup();
    words
}

fn is_long(subject: &Subject<'_>) -> bool {
    let text = subject.description.unwrap_or_default();
    text.split_whitespace().nth(FEWEST_WORDS - 1).is_some()
}
