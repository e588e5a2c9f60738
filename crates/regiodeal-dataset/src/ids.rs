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

/// What the first document that names a project says of it. An id depends on nothing
/// else, and on what was named before, so that later documents change none.
#[derive(Clone, Debug, Default)]
pub(crate) struct First<'a> {
    /// Position of the document, in order of time.
    pub(crate) document: usize,
    pub(crate) name: &'a str,
    pub(crate) pillar: Option<&'a str>,
    pub(crate) number: Option<&'a str>,
    pub(crate) programme: Option<&'a str>,
}

/// What may tell two projects of one name apart.
type Tell = for<'f, 'a> fn(&'f First<'a>) -> Vec<Option<&'a str>>;

/// The first name's slug, for each project in the order of their documents. Where it is
/// taken, or two of one document have it, with the pillar, the number or the programme
/// that tells them apart, or at last a count.
pub(crate) fn give(firsts: &[First<'_>]) -> Vec<String> {
    let mut ids = vec![String::new(); firsts.len()];
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut order: Vec<usize> = (0..firsts.len()).collect();
    let document = |at: &usize| firsts.get(*at).map(|first| first.document);
    order.sort_by_key(document);
    for of_document in order.chunk_by(|a, b| document(a) == document(b)) {
        by_what_tells(firsts, of_document, &mut ids, &mut taken);
        by_count(firsts, of_document, &mut ids, &mut taken);
    }
    ids
}

fn by_what_tells(
    firsts: &[First<'_>],
    projects: &[usize],
    ids: &mut [String],
    taken: &mut BTreeSet<String>,
) {
    let longer: [Tell; 4] = [
        |_| Vec::new(),
        |first| vec![first.pillar],
        |first| vec![first.pillar, first.number],
        |first| vec![first.programme, first.number],
    ];
    for more in longer {
        let mut wanted: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for at in projects {
            let is_open = ids.get(*at).is_some_and(String::is_empty);
            let first = firsts.get(*at).filter(|first| !slug(first.name).is_empty());
            if let Some(first) = first.filter(|_| is_open) {
                let words = more(first).into_iter().flatten();
                let words: Vec<&str> = std::iter::once(first.name).chain(words).collect();
                wanted.entry(slug(&words.join(" "))).or_default().push(*at);
            }
        }
        for (id, projects_of) in wanted {
            if let [only] = projects_of.as_slice()
                && let Some(own) = ids.get_mut(*only)
                && taken.insert(id.clone())
            {
                *own = id;
            }
        }
    }
}

fn by_count(
    firsts: &[First<'_>],
    projects: &[usize],
    ids: &mut [String],
    taken: &mut BTreeSet<String>,
) {
    for at in projects {
        let (Some(first), Some(own)) = (firsts.get(*at), ids.get_mut(*at)) else {
            continue;
        };
        let base = slug(first.name);
        let base = if base.is_empty() { "project" } else { &base };
        let mut count = 1;
        while own.is_empty() {
            count += 1;
            let id = format!("{base}-{count}");
            if taken.insert(id.clone()) {
                *own = id;
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

    fn first<'a>(document: usize, name: &'a str, pillar: &'a str) -> First<'a> {
        First {
            document,
            name,
            pillar: Some(pillar),
            ..First::default()
        }
    }

    #[test]
    fn equal_names_of_a_document_get_different_ids() {
        let firsts = [
            first(0, "Oevers", "A"),
            first(0, "Oevers", "B"),
            first(0, "Dijk", "A"),
            first(0, "Dijk", "A"),
        ];
        assert_eq!(give(&firsts), ["oevers-a", "oevers-b", "dijk-2", "dijk-3"]);
    }

    #[test]
    fn later_projects_leave_an_id_where_it_is() {
        let firsts = [first(1, "Oevers", "B"), first(0, "Oevers", "A")];
        assert_eq!(give(&firsts), ["oevers-b", "oevers"]);
    }
}
