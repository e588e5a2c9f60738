//! Which project a name is of.

use regiodeal_dataset::is_same_name;
use regiodeal_document::Reading;

use super::{ALIKE, Programme};
use crate::draft::{Draft, Printed};
use crate::text::Name;
use crate::title::{Title, bare_number};

/// Names that agree so far are one, when their numbers are the same.
const ALIKE_WITH_NUMBER: f64 = 0.6;

/// With two different numbers, names may differ less.
const ALIKE_WITH_OTHER_NUMBER: f64 = 0.95;

/// How well a project fits a name, at most [`BEST`], and its position.
type Fit = (f64, usize);

/// What fits so well is looked no further for: the name, and the number where one is asked for.
const BEST: f64 = 2.0;

impl Programme<'_> {
    /// What a heading or an entry of a list says of a project. A plain number before the
    /// name is the project's where a project has that number and such a name.
    pub(crate) fn title_of(&self, reading: &Reading) -> Title {
        let text = reading.as_str();
        let mut title = Title::parse(text);
        if title.number.is_none()
            && let Some((number, name)) = bare_number(text, title.name.start)
        {
            let wanted = Name::new(text.get(name..title.name.end).unwrap_or_default());
            let is_own = |draft: &Draft| {
                draft.has_number(text.get(number.clone()))
                    && draft.names.likeness(&wanted, ALIKE_WITH_NUMBER) >= ALIKE_WITH_NUMBER
            };
            if self.drafts.iter().any(is_own) {
                title.take_bare_number(text, number, name);
            }
        }
        title
    }

    /// The project that a name and a number fit best, if they fit one.
    pub(crate) fn find_draft(
        &self,
        name: &str,
        number: Option<&str>,
        pillar: Option<&Printed>,
    ) -> Option<usize> {
        let name = Name::new(name);
        let known = self.best_in(pillar, self.known_as(&name, number));
        known.or_else(|| self.best_in(pillar, self.alike(&name, number)))
    }

    /// The same, and where the pillar has none, that of another.
    pub(crate) fn find_draft_anywhere(
        &self,
        name: &str,
        number: Option<&str>,
        pillar: Option<&Printed>,
    ) -> Option<usize> {
        let name = Name::new(name);
        let known = || self.known_as(&name, number);
        self.best_in(pillar, known()).or_else(|| {
            let alike: Vec<Fit> = self.alike(&name, number).collect();
            let alike = || alike.iter().copied();
            let own = self.best_in(pillar, alike());
            own.or_else(|| self.best_in(None, known()))
                .or_else(|| self.best_in(None, alike()))
        })
    }

    /// The projects with this name, or with this number and a name like it.
    fn known_as(&self, name: &Name, number: Option<&str>) -> impl Iterator<Item = Fit> {
        let drafts = self.drafts.iter().enumerate();
        drafts.filter_map(move |(index, draft)| {
            if draft.has_number(number) {
                let alike = draft.names.likeness(name, ALIKE_WITH_NUMBER);
                (alike >= ALIKE_WITH_NUMBER).then_some((1.0 + alike, index))
            } else {
                let is_named = draft.names.have(name);
                // Nothing fits better where no number is asked for.
                let fit = if number.is_some() { 1.0 } else { BEST };
                is_named.then_some((fit, index))
            }
        })
    }

    /// The projects whose names only resemble this one: worse than those it is known as.
    fn alike(&self, name: &Name, number: Option<&str>) -> impl Iterator<Item = Fit> {
        let drafts = self.drafts.iter().enumerate();
        drafts.filter_map(move |(index, draft)| {
            let least = match (number, &draft.number) {
                (Some(_), Some(_)) => ALIKE_WITH_OTHER_NUMBER,
                _ => ALIKE,
            };
            let alike = draft.names.likeness(name, least);
            (alike >= least && !draft.has_number(number)).then_some((alike, index))
        })
    }

    /// The first of those that fit best. A pillar has its own projects, and those of none
    /// that is known.
    fn best_in(&self, pillar: Option<&Printed>, fits: impl Iterator<Item = Fit>) -> Option<usize> {
        let is_own = |draft: &Draft| match (pillar, &draft.pillar) {
            (Some((wanted, _)), Some((name, _))) => is_same_name(name, wanted),
            _ => true,
        };
        let mut best: Option<Fit> = None;
        for (fit, index) in fits {
            let is_better = best.is_none_or(|(known, _)| fit > known);
            if is_better && self.drafts.get(index).is_some_and(is_own) {
                best = Some((fit, index));
                if fit >= BEST {
                    break;
                }
            }
        }
        best.map(|(_, index)| index)
    }
}
