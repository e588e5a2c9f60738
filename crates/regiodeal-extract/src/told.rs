//! Sums that an edition tells in running text: "In totaal is € 1.553.500 toegekend", "In
//! totaal zijn er 12 projecten".

use regiodeal_dataset::Amount;
use regiodeal_document::Reading;

use crate::lexicon;
use crate::programme::Programme;
use crate::report::Report;
use crate::sums::{Columns, Over, Scope, Sum, Tally};
use crate::table::{Money, tranche};
use crate::text::{AnyOf, sentences};

/// One of these is in every sentence that sums.
static SIGNS: AnyOf = AnyOf::new(&[
    "in totaal",
    "totaal van",
    "totale b",
    "opgeteld",
    "bij elkaar",
    "samen",
    "programma ",
]);

/// Where a sentence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// In the section of a project: what it says is of that project, unless it says
    /// "projects".
    InSection,
    /// Beside the projects.
    Beside,
}

/// What the words of a sentence narrow its sum to.
struct Narrowed {
    scope: Scope,
    pillar: Option<String>,
    columns: Columns,
}

impl Programme<'_> {
    /// Keeps a text that may tell sums until all projects are known.
    pub(crate) fn hear_sums(&mut self, text: &Reading, told: Told) {
        if SIGNS.is_in(text.as_str()) {
            self.told.push((text.clone(), told));
        }
    }

    /// Reads the sums over all projects, or those of a pillar, that a text tells.
    pub(crate) fn read_sums_in(&mut self, text: &Reading, told: Told, report: &mut Report) {
        self.read_told_money(text, told, report);
        self.read_told_counts(text);
    }

    fn read_told_money(&mut self, text: &Reading, told: Told, report: &mut Report) {
        for range in sentences(text.as_str()) {
            let sentence = text.as_str().get(range.clone()).unwrap_or_default();
            if !SIGNS.is_in(sentence) {
                continue;
            }
            let mut amounts = dutch_money::find(sentence);
            let (Some(money), None) = (amounts.next(), amounts.next()) else {
                continue;
            };
            let of_projects = told == Told::Beside || sentence.contains("projecten");
            let has_value = money.amount.cents.is_some() && money.amount.per.is_none();
            if !of_projects
                || !has_value
                || !lexicon::TOLD_TOTAL.is_match(sentence)
                || !lexicon::TOLD_GRANTED.is_match(sentence)
                || lexicon::TOLD_OTHERWISE.is_match(sentence)
            {
                continue;
            }
            let Some(narrowed) = self.narrow(sentence) else {
                continue;
            };
            let part = text.part(range.start + money.start..range.start + money.end);
            report.ledger.used(part.lines(), "total:line");
            self.sums.push(Sum {
                scope: narrowed.scope,
                heading: None,
                tranche: match &narrowed.columns {
                    Columns::Tranches(tranches) => tranches.first().copied(),
                    _ => None,
                },
                projects: None,
                printed: Amount::found(&money),
                reading: part,
                over: narrowed.pillar.map_or(Over::All, Over::Group),
                columns: narrowed.columns,
            });
        }
    }

    fn read_told_counts(&mut self, text: &Reading) {
        let whole = text.as_str();
        let Some(caught) = lexicon::TOLD_COUNT.captures(whole) else {
            return;
        };
        let (Some(all), Some(number)) = (caught.get(0), caught.name("count")) else {
            return;
        };
        let Some(count) = count(number.as_str()) else {
            return;
        };
        let behind = whole.get(all.start()..).unwrap_or_default();
        let sentence = behind.split_inclusive(". ").next().unwrap_or(behind);
        if lexicon::TOLD_SOME.is_match(sentence) {
            return;
        }
        let pillar = self.pillar_of(sentence);
        let (scope, over) = match pillar {
            Some(name) => (Scope::Group(name.clone()), Over::Group(name)),
            None => (Scope::Programme, Over::All),
        };
        self.tallies.push(Tally {
            scope,
            over,
            count,
            reading: text.part(number.start()..number.end()),
        });
    }

    /// The pillar that a sentence names by its word: "binnen de pijler Water".
    fn pillar_of(&self, sentence: &str) -> Option<String> {
        let named = lexicon::IN_PILLAR.find(sentence)?;
        let rest = sentence.get(named.start()..)?.to_lowercase();
        let own = self.pillars.iter().filter(|pillar| {
            let words = rest.split_once(' ').map_or("", |(_, words)| words);
            words.starts_with(&pillar.to_lowercase())
        });
        own.max_by_key(|pillar| pillar.len()).cloned()
    }

    /// What a sentence is over; none where that is not what the columns hold.
    fn narrow(&self, sentence: &str) -> Option<Narrowed> {
        let pillar = self.pillar_of(sentence);
        if pillar.is_none() && lexicon::IN_PILLAR.is_match(sentence) {
            return None;
        }
        let columns = match tranche(sentence) {
            Some(number) => Columns::Tranches(vec![number]),
            None if sentence.contains("tranche") && !sentence.contains("tranches") => return None,
            None => Columns::Named(self.granted_columns(sentence)?),
        };
        Some(Narrowed {
            scope: pillar.clone().map_or(Scope::Programme, Scope::Group),
            pillar,
            columns,
        })
    }

    /// The columns of what the programme grants: its tranches or years, else the only one.
    fn granted_columns(&self, sentence: &str) -> Option<Vec<String>> {
        let cells = self.drafts.iter().flat_map(|draft| &draft.cells);
        let own = |money: &&Money| !money.is_total && !money.is_reserved;
        let columns: Vec<&Money> = cells.map(|cell| &cell.column).filter(own).collect();
        let with = |wanted: &dyn Fn(&Money) -> bool| -> Vec<String> {
            let mut headings: Vec<String> = columns
                .iter()
                .filter(|column| wanted(column))
                .map(|column| column.heading.clone())
                .collect();
            headings.sort();
            headings.dedup();
            headings
        };
        if let Some(year) = year(sentence) {
            let of_year = with(&|column| column.heading.contains(year));
            return (of_year.len() == 1).then_some(of_year);
        }
        let tranches = with(&|column| column.tranche.is_some());
        if !tranches.is_empty() {
            return Some(tranches);
        }
        let all = with(&|_| true);
        let years = !all.is_empty() && all.iter().all(|heading| year(heading) == Some(heading));
        if years || all.len() == 1 {
            return Some(all);
        }
        let own: Vec<String> = all
            .into_iter()
            .filter(|heading| !is_of_others(heading))
            .collect();
        (own.len() == 1).then_some(own)
    }
}

/// Money of other payers than the programme.
fn is_of_others(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    let payers = [
        "cofin",
        "co-fin",
        "eigen",
        "derden",
        "partner",
        "gemeente",
        "provincie",
        "overig",
        "regiob",
    ];
    payers.iter().any(|payer| lower.contains(payer))
}

/// The first year of a text.
fn year(text: &str) -> Option<&str> {
    let mut words = text.split(|char: char| !char.is_ascii_digit());
    words.find(|word| word.len() == 4 && (word.starts_with("19") || word.starts_with("20")))
}

fn count(text: &str) -> Option<usize> {
    const WORDS: [&str; 13] = [
        "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien",
        "elf", "twaalf",
    ];
    let lower = text.to_lowercase();
    text.parse()
        .ok()
        .or_else(|| WORDS.iter().position(|word| *word == lower))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_told_apart_from_other_money() {
        let sums = |text: &str| {
            lexicon::TOLD_TOTAL.is_match(text)
                && lexicon::TOLD_GRANTED.is_match(text)
                && !lexicon::TOLD_OTHERWISE.is_match(text)
        };
        assert!(sums("In totaal is € 1.553.500 toegekend."));
        assert!(sums(
            "Opgeteld is ruim 1,5 miljoen euro toegekend aan projecten."
        ));
        for text in [
            "In totaal is € 3 miljoen toegekend, inclusief cofinanciering.",
            "Daarvan is in totaal € 1 miljoen nog niet toegekend.",
            "Er is € 1 miljoen toegekend.",
        ] {
            assert!(!sums(text), "{text}");
        }
    }

    #[test]
    fn counts_are_figures_or_words() {
        let counted = |text: &str| {
            let caught = lexicon::TOLD_COUNT.captures(text)?;
            count(caught.name("count")?.as_str())
        };
        assert_eq!(counted("In totaal zijn er 12 projecten."), Some(12));
        assert_eq!(counted("Het programma telt zes projecten."), Some(6));
        assert_eq!(counted("Er zijn 12 projecten."), None);
        assert!(lexicon::TOLD_SOME.is_match("In totaal zijn 3 projecten afgerond."));
    }
}
