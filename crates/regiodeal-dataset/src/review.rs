//! Pairs of projects that a person should look at: are they one?

use std::collections::{BTreeMap, BTreeSet};

use crate::aliases::Aliases;
use crate::record::{Dataset, Project};

/// Two projects whose names are near, and which no document lists side by side.
#[derive(Clone, Debug)]
pub struct Doubt<'d> {
    /// How much of the letters of the two names agrees: "0.83".
    pub likeness: &'d str,
    /// The two, in the order of the dataset.
    pub projects: [&'d Project; 2],
}

/// The ties and near misses of a dataset that the alias file does not decide, nearest
/// first. What one document lists as two is two.
#[must_use]
pub fn review<'d>(dataset: &'d Dataset, aliases: &Aliases) -> Vec<Doubt<'d>> {
    let mut of_subject: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (at, project) in dataset.projects.iter().enumerate() {
        for identity in &project.identity {
            of_subject.insert((&identity.document, &identity.subject), at);
        }
    }
    let mut pairs: BTreeMap<(usize, usize), &str> = BTreeMap::new();
    for (at, project) in dataset.projects.iter().enumerate() {
        for near in project
            .identity
            .iter()
            .filter_map(|of| of.runner_up.as_ref())
        {
            let key = (near.document.as_str(), near.subject.as_str());
            let Some(other) = of_subject.get(&key).filter(|other| **other != at) else {
                continue;
            };
            let pair = (at.min(*other), at.max(*other));
            let likeness = pairs.entry(pair).or_insert(&near.likeness);
            *likeness = (*likeness).max(&near.likeness);
        }
    }
    let mut doubts: Vec<Doubt<'_>> = pairs
        .into_iter()
        .filter_map(|((one, other), likeness)| {
            let projects = [dataset.projects.get(one)?, dataset.projects.get(other)?];
            Some(Doubt { likeness, projects })
        })
        .filter(|doubt| !is_settled(doubt, aliases))
        .collect();
    doubts.sort_by(|a, b| b.likeness.cmp(a.likeness));
    doubts
}

fn is_settled(doubt: &Doubt<'_>, aliases: &Aliases) -> bool {
    let [one, other] = doubt.projects;
    let documents: BTreeSet<&String> = one.identity.iter().map(|of| &of.document).collect();
    let mut others = other.identity.iter();
    others.any(|of| documents.contains(&of.document)) || aliases.decides(&names(one), &names(other))
}

/// What a project is called in documents.
fn names(project: &Project) -> Vec<&str> {
    let subjects = project.identity.iter().map(|of| of.subject.as_str());
    let aliases = project.aliases.iter().map(String::as_str);
    let mut names: Vec<&str> = subjects.chain(aliases).collect();
    names.push(&project.name);
    names
}

impl Doubt<'_> {
    /// Names that an alias file can hold for the two: their own where those differ, else
    /// what their last documents call them, with pillar and number.
    #[must_use]
    pub fn names(&self) -> [&str; 2] {
        let [one, other] = self.projects;
        if crate::names::fold(&one.name) != crate::names::fold(&other.name) {
            return [&one.name, &other.name];
        }
        [one, other].map(|project| {
            let last = project.identity.last();
            last.map_or(project.name.as_str(), |of| of.subject.as_str())
        })
    }
}
