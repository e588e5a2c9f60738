//! Which project of the old side is which of the new one. The rules are those that
//! join the documents of one dataset, as if each side were a document; positions and
//! printed numbers alone match nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::record::Note;
use super::side::Side;
use super::words;
use crate::aliases::Aliases;
use crate::identity::near::{Wordings, counted_words};
use crate::identity::{self, Member, Subject};
use crate::names::fold;
use crate::record::Project;

/// Descriptions that agree so far are of one project that has another name now.
const SAME_TEXT: f64 = 0.75;
/// A shorter description may stand under many projects.
const SHORTEST_TEXT: usize = 12;

/// One project on both sides.
pub(super) struct Pair<'a> {
    pub(super) old: &'a Project,
    pub(super) new: &'a Project,
    pub(super) rule: &'static str,
}

/// The projects of both sides.
pub(super) struct Matched<'a> {
    /// In the order of the new side.
    pub(super) pairs: Vec<Pair<'a>>,
    /// Only the old side has them.
    pub(super) old: Vec<&'a Project>,
    /// Only the new side has them.
    pub(super) new: Vec<&'a Project>,
    /// What could not be decided.
    pub(super) notes: Vec<Note>,
}

pub(super) fn match_projects<'a>(old: &Side<'a>, new: &Side<'a>) -> Matched<'a> {
    let mut matcher = Matcher {
        sides: [old, new],
        partner: BTreeMap::new(),
        taken: BTreeSet::new(),
        notes: Vec::new(),
    };
    matcher.same_record();
    matcher.identity();
    matcher.same_text();
    matcher.finish()
}

/// A project with its side and its position there.
type One<'a> = (usize, usize, &'a Project);
/// A rule, and the projects that it fits equally well.
type Tied<'a> = (&'static str, Vec<One<'a>>);
/// A programme, and a pillar with a number or a lead without one.
type Support = (String, String, String);
/// Positions of an old and a new project, and the rule that joins them.
type Joined = BTreeMap<(usize, usize), &'static str>;

struct Matcher<'s, 'a> {
    sides: [&'s Side<'a>; 2],
    /// By the position of the new project: that of the old one, and the rule.
    partner: BTreeMap<usize, (usize, &'static str)>,
    /// Positions of old projects that have a partner.
    taken: BTreeSet<usize>,
    notes: Vec<Note>,
}

impl<'a> Matcher<'_, 'a> {
    fn projects(&self, side: usize) -> &'a [Project] {
        self.sides
            .get(side)
            .map_or(&[], |side| side.dataset.projects.as_slice())
    }

    /// The projects of a side that have no partner yet, with their positions.
    fn free(&self, side: usize) -> Vec<(usize, &'a Project)> {
        let all = self.projects(side).iter().enumerate();
        all.filter(|(at, _)| match side {
            0 => !self.taken.contains(at),
            _ => !self.partner.contains_key(at),
        })
        .collect()
    }

    fn pair(&mut self, old: usize, new: usize, rule: &'static str) {
        self.partner.insert(new, (old, rule));
        self.taken.insert(old);
    }

    /// Projects with one programme, pillar and name that are alone with them on their
    /// side, and records that are the same to the letter.
    fn same_record(&mut self) {
        let mut known: BTreeMap<(String, String, String), [Vec<usize>; 2]> = BTreeMap::new();
        for (at, side) in self.sides.iter().enumerate() {
            for (position, project) in side.dataset.projects.iter().enumerate() {
                let key = (
                    side.programme(project.programme.as_deref()),
                    fold(project.pillar.as_deref().unwrap_or_default()),
                    fold(&project.name),
                );
                if let Some(positions) = known.entry(key).or_default().get_mut(at) {
                    positions.push(position);
                }
            }
        }
        for [old, new] in known.into_values() {
            if let ([old], [new]) = (old.as_slice(), new.as_slice()) {
                self.pair(*old, *new, "same-name");
                continue;
            }
            for new in new {
                let record = self.projects(1).get(new);
                let same = old.iter().find(|old| self.projects(0).get(**old) == record);
                if let Some(same) = same {
                    self.pair(*same, new, "same-name");
                }
            }
        }
    }

    /// The rules of identity. Which side is read first may decide between projects that
    /// fit as well: what holds either way is matched, the rest is a tie.
    fn identity(&mut self) {
        let (there, ties) = self.joined([0, 1]);
        let (back, more_ties) = self.joined([1, 0]);
        for (pair, rule) in there {
            if back.contains_key(&pair) {
                self.pair(pair.0, pair.1, rule);
            }
        }
        for tie in ties.into_iter().chain(more_ties) {
            let is_open = |(side, at, _): &One<'_>| match side {
                0 => !self.taken.contains(at),
                _ => !self.partner.contains_key(at),
            };
            if tie.1.iter().any(is_open) {
                self.notes.push(tie_note(tie.0, &tie.1));
            }
        }
    }

    /// What the rules of identity join, with the sides in that order.
    fn joined(&self, order: [usize; 2]) -> (Joined, Vec<Tied<'a>>) {
        let sides = order.into_iter();
        let free: Vec<One<'a>> = sides
            .flat_map(|side| {
                let free = self.free(side).into_iter();
                free.map(move |(at, project)| (side, at, project))
            })
            .collect();
        let shared = shared_numbers(&free);
        let subjects: Vec<Subject<'_>> = free
            .iter()
            .map(|one| subject(*one, self.sides, &shared))
            .collect();
        let found = identity::join(&subjects, &Aliases::default());
        let mut joined = Joined::new();
        for cluster in found.clusters {
            let known = |member: &Member| free.get(member.subject);
            if let [first, second] = cluster.as_slice()
                && let (Some(one), Some(other)) = (known(first), known(second))
            {
                let (old, new) = if one.0 == 0 {
                    (one, other)
                } else {
                    (other, one)
                };
                joined.insert((old.1, new.1), second.rule);
            }
        }
        let ties = found.ties.into_iter().map(|tie| {
            let rivals = tie.subjects.iter().filter_map(|at| free.get(*at).copied());
            (tie.rule, rivals.collect())
        });
        (joined, ties.collect())
    }

    /// Another name over nearly the same description, with the number or the lead
    /// unchanged: the documents need not say that a project was renamed.
    fn same_text(&mut self) {
        let mut supported: BTreeMap<Support, [Vec<usize>; 2]> = BTreeMap::new();
        for side in 0..2 {
            for (at, project) in self.free(side) {
                for support in supports(self.sides, side, project) {
                    if let Some(known) = supported.entry(support).or_default().get_mut(side) {
                        known.push(at);
                    }
                }
            }
        }
        let mut alike: BTreeSet<(usize, usize)> = BTreeSet::new();
        for [old, new] in supported.values() {
            alike.extend(self.alike(old, new));
        }
        let mut rivals: [BTreeMap<usize, usize>; 2] = Default::default();
        for (old, new) in &alike {
            let [of_old, of_new] = &mut rivals;
            *of_old.entry(*old).or_default() += 1;
            *of_new.entry(*new).or_default() += 1;
        }
        let [of_old, of_new] = rivals;
        for (from, to) in &alike {
            if of_old.get(from) == Some(&1) && of_new.get(to) == Some(&1) {
                self.pair(*from, *to, "same-text");
                continue;
            }
            let tied: Vec<One<'_>> = [(0, *from), (1, *to)]
                .into_iter()
                .filter_map(|(side, at)| Some((side, at, self.projects(side).get(at)?)))
                .collect();
            self.notes.push(tie_note("same-text", &tied));
        }
    }

    /// The pairs of old and new projects whose descriptions are nearly the same.
    fn alike(&self, old: &[usize], new: &[usize]) -> Vec<(usize, usize)> {
        let words = |side: usize, at: usize| {
            let project = self.projects(side).get(at)?;
            Some(counted_words(&project.description.as_ref()?.text))
        };
        let texts = old.iter().filter_map(|at| Some((*at, words(0, *at)?)));
        let texts: Vec<(usize, Vec<String>)> = texts.collect();
        let wordings = Wordings::new(words::least_shared(SAME_TEXT), &texts);
        let mut alike = Vec::new();
        for to in new {
            let near = words(1, *to).map(|words| wordings.near(&words));
            for from in near.unwrap_or_default() {
                let both = self.projects(0).get(from).zip(self.projects(1).get(*to));
                if both.is_some_and(|(old, new)| is_same_text(old, new)) {
                    alike.push((from, *to));
                }
            }
        }
        alike
    }

    fn finish(mut self) -> Matched<'a> {
        let (old, new) = (self.free(0), self.free(1));
        let projects = |found: Vec<(usize, &'a Project)>| {
            found.into_iter().map(|(_, project)| project).collect()
        };
        let pairs = self.partner.iter().filter_map(|(new, (old, rule))| {
            Some(Pair {
                old: self.projects(0).get(*old)?,
                new: self.projects(1).get(*new)?,
                rule,
            })
        });
        let pairs = pairs.collect();
        self.notes.sort();
        self.notes.dedup();
        Matched {
            pairs,
            old: projects(old),
            new: projects(new),
            notes: self.notes,
        }
    }
}

/// What else two projects have in common: a programme, and in it the number in its
/// pillar, or the lead.
fn supports(sides: [&Side<'_>; 2], side: usize, project: &Project) -> Vec<Support> {
    let named = project.programme.as_deref();
    let programme = sides.get(side).map(|side| side.programme(named));
    let programme = programme.unwrap_or_default();
    let pillar = project.pillar.as_deref().map(fold);
    let number = pillar.zip(project.number.clone());
    let lead = project.lead.as_ref().map(|lead| fold(&lead.name));
    let supports = number
        .into_iter()
        .chain(lead.map(|lead| (lead, String::new())));
    supports
        .map(|(what, number)| (programme.clone(), what, number))
        .collect()
}

fn is_same_text(old: &Project, new: &Project) -> bool {
    let (Some(old), Some(new)) = (&old.description, &new.description) else {
        return false;
    };
    let count = |text: &str| text.split_whitespace().count();
    let (one, other) = (count(&old.text), count(&new.text));
    // Texts of such lengths cannot be alike enough.
    one.min(other) >= SHORTEST_TEXT
        && one.max(other) <= one.min(other) * 2
        && words::may_be_alike(&old.text, &new.text, SAME_TEXT)
        && words::likeness(&old.text, &new.text) >= SAME_TEXT
}

/// A side, a programme, a pillar and a number.
type Numbered = (usize, String, String, String);

fn numbered(side: usize, project: &Project) -> Option<Numbered> {
    let programme = fold(project.programme.as_deref().unwrap_or_default());
    let number = project.number.clone()?;
    Some((side, programme, fold(project.pillar.as_deref()?), number))
}

/// Numbers that two projects of one side have: they tell nothing.
fn shared_numbers(free: &[One<'_>]) -> BTreeSet<Numbered> {
    let mut seen = BTreeSet::new();
    let all = free.iter();
    all.filter_map(|(side, _, project)| numbered(*side, project))
        .filter(|number| !seen.insert(number.clone()))
        .collect()
}

fn subject<'s>(
    (side, _, project): One<'s>,
    sides: [&'s Side<'_>; 2],
    shared: &BTreeSet<Numbered>,
) -> Subject<'s> {
    let only = sides.get(side).map_or("", |side| side.only_programme());
    let is_shared = numbered(side, project).is_some_and(|number| shared.contains(&number));
    Subject {
        document: side,
        key: &project.id,
        programme: project.programme.as_deref().unwrap_or(only),
        name: &project.name,
        aliases: project.aliases.iter().map(String::as_str).collect(),
        pillar: project.pillar.as_deref(),
        number: project.number.as_deref().filter(|_| !is_shared),
        lead: project.lead.as_ref().map(|lead| lead.name.as_str()),
        description: project.description.as_ref().map(|text| text.text.as_str()),
        ..Subject::default()
    }
}

fn tie_note(rule: &str, tied: &[One<'_>]) -> Note {
    let mut tied = tied.to_vec();
    tied.sort_by_key(|(side, at, _)| (*side, *at));
    let ids = |wanted: usize| -> Vec<String> {
        let of_side = tied.iter().filter(|(side, _, _)| *side == wanted);
        of_side.map(|(_, _, project)| project.id.clone()).collect()
    };
    let names: Vec<&str> = tied
        .iter()
        .map(|(_, _, project)| project.name.as_str())
        .collect();
    Note {
        rule: "identity-tie".to_owned(),
        message: format!(
            "rule {rule} fits more than one project, so none was matched by it: {}",
            names.join(" / ")
        ),
        old: ids(0),
        new: ids(1),
    }
}
