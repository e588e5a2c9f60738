//! Pairs of projects that a person should look at: are they one?

use std::collections::{BTreeMap, BTreeSet};

use crate::aliases::Aliases;
use crate::identity::near::Wordings;
use crate::identity::overlap;
use crate::names::{fold, words};
use crate::record::{Dataset, Project};

/// Descriptions that agree so far may be of one project.
const SAME_TEXT: f64 = 0.6;
/// Shorter descriptions say too little.
const FEWEST_WORDS: usize = 12;
/// More projects of one lead with the same money are nothing special.
const MOST_ALIKE: usize = 4;

/// Two projects that may be one, and which no document lists side by side.
#[derive(Clone, Debug)]
pub struct Doubt<'d> {
    /// What speaks for it: "names agree 0.83, same lead and amounts".
    pub why: String,
    /// The two, in the order of the dataset.
    pub projects: [&'d Project; 2],
}

/// Positions of two projects.
type Pair = (usize, usize);

/// The ties and near misses of a dataset that the alias file does not decide: names that
/// are near, the nearest first, then similar descriptions, then one lead with the same
/// amounts. What one document lists as two is two.
#[must_use]
pub fn review<'d>(dataset: &'d Dataset, aliases: &Aliases) -> Vec<Doubt<'d>> {
    let names = near_names(dataset);
    let texts = near_texts(dataset);
    let money = same_money(dataset);
    let all: BTreeSet<Pair> = names
        .keys()
        .chain(texts.keys())
        .chain(&money)
        .copied()
        .collect();
    let mut doubts: Vec<(Pair, Doubt<'_>)> = all
        .into_iter()
        .filter_map(|pair| {
            let name = names.get(&pair).map(|of| format!("names agree {of}"));
            let text = texts
                .get(&pair)
                .map(|of| format!("descriptions agree {of}"));
            let money = money
                .contains(&pair)
                .then(|| "same lead and amounts".to_owned());
            let why: Vec<String> = [name, text, money].into_iter().flatten().collect();
            let projects = [dataset.projects.get(pair.0)?, dataset.projects.get(pair.1)?];
            let why = why.join(", ");
            Some((pair, Doubt { why, projects }))
        })
        .filter(|(_, doubt)| !is_settled(doubt, aliases))
        .collect();
    doubts.sort_by(|(a, _), (b, _)| {
        let by_name = names.get(b).cmp(&names.get(a));
        by_name.then_with(|| texts.get(b).cmp(&texts.get(a)))
    });
    doubts.into_iter().map(|(_, doubt)| doubt).collect()
}

fn pair(one: usize, other: usize) -> Pair {
    (one.min(other), one.max(other))
}

/// Near names, as identity recorded them, and how much of their letters agrees.
fn near_names(dataset: &Dataset) -> BTreeMap<Pair, &str> {
    let mut of_subject: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (at, project) in dataset.projects.iter().enumerate() {
        for identity in &project.identity {
            of_subject.insert((&identity.document, &identity.subject), at);
        }
    }
    let mut pairs: BTreeMap<Pair, &str> = BTreeMap::new();
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
            let likeness = pairs.entry(pair(at, *other)).or_insert(&near.likeness);
            *likeness = (*likeness).max(&near.likeness);
        }
    }
    pairs
}

/// Similar descriptions within a programme, and how many of their words both have.
fn near_texts(dataset: &Dataset) -> BTreeMap<Pair, String> {
    let text = |at: usize| {
        let project = dataset.projects.get(at)?;
        Some(project.description.as_ref()?.text.as_str())
    };
    let own_words = |at: usize| {
        let text = text(at)?;
        text.split_whitespace().nth(FEWEST_WORDS - 1)?;
        let mut words = words(text);
        words.sort_unstable();
        words.dedup();
        Some((at, words))
    };
    let texts: Vec<(usize, Vec<String>)> =
        (0..dataset.projects.len()).filter_map(own_words).collect();
    let wordings = Wordings::new(SAME_TEXT, &texts);
    let mut pairs = BTreeMap::new();
    for (at, words) in &texts {
        for other in wordings.near(words).into_iter().filter(|other| other < at) {
            let likeness = text(*at).zip(text(other));
            let likeness = likeness.map_or(0.0, |(one, other)| overlap(one, other));
            let programme = |at: usize| dataset.projects.get(at)?.programme.as_deref().map(fold);
            if likeness >= SAME_TEXT && programme(*at) == programme(other) {
                pairs.insert(pair(*at, other), format!("{likeness:.2}"));
            }
        }
    }
    pairs
}

/// Projects of one programme and lead that have the same amounts.
fn same_money(dataset: &Dataset) -> BTreeSet<Pair> {
    let mut groups: BTreeMap<(String, String, Vec<i64>), Vec<usize>> = BTreeMap::new();
    for (at, project) in dataset.projects.iter().enumerate() {
        let rows = project
            .allocations
            .iter()
            .filter_map(|of| of.row.amount.as_ref());
        let granted = project.decisions.iter();
        let granted = granted.filter_map(|of| of.decision.contribution.as_ref());
        let all: BTreeSet<i64> = rows.chain(granted).filter_map(|of| of.cents).collect();
        if let Some(lead) = project
            .lead
            .as_ref()
            .filter(|_| all.iter().any(|cents| *cents > 0))
        {
            let programme = fold(project.programme.as_deref().unwrap_or_default());
            let key = (programme, fold(&lead.name), all.into_iter().collect());
            groups.entry(key).or_default().push(at);
        }
    }
    let groups = groups
        .into_values()
        .filter(|group| group.len() <= MOST_ALIKE);
    groups
        .flat_map(|group| {
            let all = group.clone();
            let pairs = group.into_iter().enumerate();
            pairs.flat_map(move |(place, one)| {
                let behind = all.iter().skip(place + 1).copied().collect::<Vec<_>>();
                behind.into_iter().map(move |other| (one, other))
            })
        })
        .collect()
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
