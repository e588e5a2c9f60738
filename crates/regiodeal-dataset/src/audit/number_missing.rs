//! `number-missing`: a gap in the numbers of a pillar, or a project without one.

use std::collections::{BTreeMap, BTreeSet};

use crate::audit::read::Subject;
use crate::audit::{Looks, Phrase, Read, Rule};
use crate::finding::{Finding, Severity};
use crate::names::fold;
use crate::source::Source;

const GAP: Phrase = Phrase {
    en: "{0} has projects {1} and {2}, but none between them",
    nl: "{0} heeft projecten {1} en {2}, maar niets daartussen",
};
const WITHOUT: Phrase = Phrase {
    en: "\"{0}\" has no number, unlike the other projects of {1}",
    nl: "\"{0}\" heeft geen nummer, anders dan de andere projecten van {1}",
};

/// Fewer numbers than this are no series, and have no gaps.
const FEWEST: usize = 3;
/// Among fewer numbered projects one without a number does not stand out.
const FEWEST_NUMBERED: usize = 4;

pub(super) const RULE: Rule = Rule {
    name: "number-missing",
    severity: Severity::Note,
    summary: "Finds gaps in the numbers of a pillar's projects (1, 2, 4; or 2.1, 2.3), and projects without a number among numbered ones. A theme may take the place of a number (2.1 without 2), and numbers may run on over all pillars.",
    why: "A project may have been left out, or dropped without a word.",
    example: "the pillar Wonen has projects 2.1, 2.2 and 2.4",
    hint: Phrase {
        en: "find out whether a project was left out; a finished one may leave its number free",
        nl: "ga na of er een project ontbreekt; een afgerond project kan zijn nummer vrijlaten",
    },
    phrases: &[GAP, WITHOUT],
    looks: Looks::Document(check),
};

fn check(read: &Read<'_>) -> Vec<Finding> {
    if !read.is_edition() {
        return Vec::new();
    }
    let subjects = read.subjects();
    let mut pillars: BTreeMap<String, Vec<&Subject<'_>>> = BTreeMap::new();
    for subject in &subjects {
        if let Some(pillar) = subject.pillar() {
            pillars.entry(fold(pillar)).or_default().push(subject);
        }
    }
    let all: BTreeSet<u32> = subjects
        .iter()
        .filter_map(|subject| parsed(subject)?.0.first().copied())
        .collect();
    // Numbers that run on over all pillars leave gaps in each.
    let runs_on = is_contiguous(&all);
    let of_pillars = pillars.values().flat_map(|projects| {
        let mut findings = without(projects);
        findings.extend(gaps(projects, runs_on));
        findings
    });
    of_pillars.collect()
}

/// The parts of a plain number ("2.4"), and where it is printed.
fn parsed<'a>(subject: &Subject<'a>) -> Option<(Vec<u32>, &'a Source)> {
    let (number, place) = subject.number()?;
    let parts = number.split('.').map(str::parse).collect::<Result<_, _>>();
    Some((parts.ok()?, place))
}

fn is_contiguous(numbers: &BTreeSet<u32>) -> bool {
    let mut pairs = numbers.iter().zip(numbers.iter().skip(1));
    pairs.all(|(one, next)| next - one == 1)
}

/// Gaps at every level: the numbers that share what stands before their last part.
fn gaps(projects: &[&Subject<'_>], runs_on: bool) -> Vec<Finding> {
    let mut levels: BTreeMap<Vec<u32>, BTreeMap<u32, &Source>> = BTreeMap::new();
    let mut count = 0;
    for subject in projects {
        let Some((parts, place)) = parsed(subject) else {
            continue;
        };
        count += 1;
        for (depth, part) in parts.iter().enumerate() {
            let before = parts.get(..depth).unwrap_or_default().to_vec();
            levels
                .entry(before)
                .or_default()
                .entry(*part)
                .or_insert(place);
        }
    }
    let Some(pillar) = projects.first().and_then(|subject| subject.pillar()) else {
        return Vec::new();
    };
    if count < FEWEST {
        return Vec::new();
    }
    let levels = levels
        .iter()
        .filter(|(before, _)| !(runs_on && before.is_empty()));
    levels
        .flat_map(|(before, numbers)| {
            let next = numbers.iter().skip(1);
            let pairs = numbers.iter().zip(next);
            pairs
                .filter(|((one, _), (next, _))| **next - **one > 1)
                .map(|(one, next)| gap(pillar, before, one, next))
        })
        .collect()
}

fn gap(pillar: &str, before: &[u32], one: (&u32, &&Source), next: (&u32, &&Source)) -> Finding {
    let number = |last: &u32| {
        let parts = before.iter().chain([last]).map(ToString::to_string);
        parts.collect::<Vec<_>>().join(".")
    };
    let scope = format!("pillar {pillar}");
    let message = GAP.about(&[&scope, &number(one.0), &number(next.0)]);
    RULE.find(message, vec![(*next.1).clone(), (*one.1).clone()])
}

/// Projects without a number, where nearly all have one.
fn without(projects: &[&Subject<'_>]) -> Vec<Finding> {
    let (with, without): (Vec<&Subject<'_>>, Vec<&Subject<'_>>) = projects
        .iter()
        .partition(|subject| subject.number().is_some());
    if with.len() < FEWEST_NUMBERED || without.len() * 4 > with.len() {
        return Vec::new();
    }
    without
        .into_iter()
        .map(|subject| {
            let scope = format!("pillar {}", subject.pillar().unwrap_or_default());
            let place = subject.name_source().cloned();
            let message = WITHOUT.about(&[&subject.name(), &scope]);
            RULE.find(message, place.into_iter().collect())
        })
        .collect()
}
