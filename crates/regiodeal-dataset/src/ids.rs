//! Ids of projects, and the order in which they are listed.

use std::collections::{BTreeMap, BTreeSet};

use crate::names::{fold, slug};
use crate::record::Project;

/// By programme, pillar, number as people count, and name.
pub(crate) fn sort(projects: &mut [Project]) {
    projects.sort_by_cached_key(|project| {
        (
            project.programme.clone(),
            project.pillar.is_none(),
            project.pillar.clone(),
            project.number.is_none(),
            natural(project.number.as_deref().unwrap_or_default()),
            fold(&project.name),
        )
    });
}

/// Numbers within a number compare as numbers: "2" before "10", "K3" before "K10".
fn natural(number: &str) -> Vec<(String, u64)> {
    let mut parts = Vec::new();
    let mut rest = number;
    while !rest.is_empty() {
        let digits = rest
            .find(|char: char| char.is_ascii_digit())
            .unwrap_or(rest.len());
        let (word, after) = rest.split_at(digits);
        let end = after
            .find(|char: char| !char.is_ascii_digit())
            .unwrap_or(after.len());
        let (figure, after) = after.split_at(end);
        parts.push((word.to_owned(), figure.parse().unwrap_or(u64::MAX)));
        rest = after;
    }
    parts
}

/// What may tell two projects of one name apart.
type Tell = fn(&Project) -> Vec<Option<&str>>;

/// The name's slug; where two are the same, with the pillar, the number or the programme
/// that tells them apart, or at last a count.
pub(crate) fn give(projects: &mut [Project]) {
    let longer: [Tell; 4] = [
        |_| Vec::new(),
        |project| vec![project.pillar.as_deref()],
        |project| vec![project.pillar.as_deref(), project.number.as_deref()],
        |project| vec![project.programme.as_deref(), project.number.as_deref()],
    ];
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for more in longer {
        let mut wanted: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, project) in projects.iter().enumerate() {
            if project.id.is_empty() {
                let words = more(project).into_iter().flatten();
                if slug(&project.name).is_empty() {
                    continue;
                }
                let words: Vec<&str> = std::iter::once(project.name.as_str())
                    .chain(words)
                    .collect();
                wanted
                    .entry(slug(&words.join(" ")))
                    .or_default()
                    .push(index);
            }
        }
        for (id, projects_of) in wanted {
            let [only] = projects_of.as_slice() else {
                continue;
            };
            if !id.is_empty()
                && !taken.contains(&id)
                && let Some(project) = projects.get_mut(*only)
            {
                project.id.clone_from(&id);
                taken.insert(id);
            }
        }
    }
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for project in projects.iter_mut().filter(|project| project.id.is_empty()) {
        let base = slug(&project.name);
        let base = if base.is_empty() {
            "project".to_owned()
        } else {
            base
        };
        let count = counts.entry(base.clone()).or_insert(1);
        while project.id.is_empty() {
            *count += 1;
            let id = format!("{base}-{count}");
            if taken.insert(id.clone()) {
                project.id = id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_sort_as_people_count() {
        let mut numbers = vec!["10", "1.10", "2", "1.2", "K10", "K3"];
        numbers.sort_by_key(|number| natural(number));
        assert_eq!(numbers, ["1.2", "1.10", "2", "10", "K3", "K10"]);
    }

    #[test]
    fn equal_names_get_different_ids() {
        let project = |name: &str, pillar: &str| Project {
            name: name.to_owned(),
            pillar: Some(pillar.to_owned()),
            ..Project::default()
        };
        let mut projects = vec![
            project("Oevers", "A"),
            project("Oevers", "B"),
            project("Dijk", "A"),
        ];
        give(&mut projects);
        let ids: Vec<&str> = projects.iter().map(|project| project.id.as_str()).collect();
        assert_eq!(ids, ["oevers-a", "oevers-b", "dijk"]);
    }
}
