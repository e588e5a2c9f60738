//! Replaying what a document states: each value is read again from its place.

use dutch_money::{Cell, Scale, cell, find};

use crate::names::fold;
use crate::source::{Amount, Source};
use crate::statement::{Claim, DocumentFile, Statement};
use crate::texts::{Texts, pieces};

/// A value that does not follow from what is printed at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// Where the value stands in the document file: a JSON pointer.
    pub pointer: String,
    /// What the place gives.
    pub expected: String,
    /// What the document file says.
    pub found: String,
    /// The place.
    pub source: Source,
}

/// What replaying a document gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replayed {
    /// Values that were read again.
    pub values: usize,
    /// Those that differ, in reading order.
    pub misread: Vec<Misread>,
}

/// Reads each stated value again from the place that its source names.
///
/// An amount's `raw` is what is printed there, but for white space and mark-up, and its
/// value follows from `raw` and `scale`. The words of a text are printed there in their
/// order, whatever their case, accents and hyphens; text of another column may stand
/// between them. A pillar or a theme may be named by its number. Line numbers are counted
/// again.
#[must_use]
pub fn replay(file: &DocumentFile) -> Replayed {
    let mut replay = Replay {
        texts: Texts::of(&file.pages),
        done: Replayed::default(),
    };
    for (index, statement) in file.statements.iter().enumerate() {
        replay.statement(&format!("/statements/{index}"), statement);
    }
    for (key, source) in &file.document.sources {
        let value = match key.as_str() {
            "title" => &file.document.title,
            _ => continue,
        };
        if let Some(value) = value {
            replay.text(&format!("/document/{key}"), value, source);
        }
    }
    replay.done
}

struct Replay {
    texts: Texts,
    done: Replayed,
}

impl Replay {
    fn statement(&mut self, at: &str, statement: &Statement) {
        let source = &statement.source;
        self.lines(at, source);
        let value = format!("{at}/value");
        match &statement.claim {
            Claim::Name(text)
            | Claim::Alias(text)
            | Claim::Number(text)
            | Claim::Description(text) => self.text(&value, text, source),
            Claim::Pillar(text) | Claim::Theme(text) => {
                if !self.names_by_number(source) {
                    self.text(&value, text, source);
                }
            }
            Claim::Lead(lead) => self.text(&format!("{value}/raw"), &lead.raw, source),
            Claim::Part(part) => self.text(&format!("{value}/name"), &part.name, source),
            Claim::Progress(note) => {
                self.text(&format!("{value}/text"), &note.text, source);
                if let (Some(label), Some(source)) = (&note.label, &note.label_source) {
                    self.text(&format!("{value}/label"), label, source);
                }
            }
            Claim::Allocation(row) => {
                if let Some(text) = &row.text {
                    self.text(&format!("{value}/text"), text, source);
                }
                self.amount_in(&format!("{value}/amount"), row.amount.as_ref(), source);
            }
            Claim::Reserved(amount) => self.amount(&value, amount, source),
            Claim::Decision(decision) => {
                let contribution = decision.contribution.as_ref();
                self.amount_in(&format!("{value}/contribution"), contribution, source);
                for (index, change) in decision.changes.iter().enumerate() {
                    let at = format!("{value}/changes/{index}/amount");
                    self.amount_in(&at, Some(&change.amount), source);
                }
                let reserved = decision.reserved.as_ref();
                self.amount_in(&format!("{value}/reserved"), reserved, source);
                let condition = decision.condition.as_ref();
                if let (Some(text), Some(at)) = (condition, decision.sources.get("condition")) {
                    self.text(&format!("{value}/condition"), text, at);
                }
            }
            Claim::Total(total) => {
                self.amount(&format!("{value}/printed"), &total.printed, source);
                for (index, term) in total.terms.iter().enumerate() {
                    self.amount(&format!("{value}/terms/{index}"), term, source);
                }
            }
        }
    }

    fn amount_in(&mut self, at: &str, amount: Option<&Amount>, around: &Source) {
        if let Some(amount) = amount {
            self.amount(at, amount, around);
        }
    }

    fn amount(&mut self, at: &str, amount: &Amount, around: &Source) {
        let source = amount.source.as_ref().unwrap_or(around);
        let Some(shown) = self.shown(at, source) else {
            return;
        };
        if bare(&shown) != bare(&amount.raw) {
            self.differs(format!("{at}/raw"), shown, &amount.raw, source);
        } else if !follows(amount, &self.around(source)) {
            let expected = reread(amount).map_or_else(|| "nothing".to_owned(), |own| value(&own));
            self.differs(format!("{at}/cents"), expected, &value(amount), source);
        }
    }

    fn text(&mut self, at: &str, text: &str, source: &Source) {
        let Some(shown) = self.shown(at, source) else {
            return;
        };
        if !shows(&shown, text) {
            self.differs(at.to_owned(), shown, text, source);
        }
    }

    /// "1" or "A" in a column of pillars, which a heading or a list explains.
    fn names_by_number(&self, source: &Source) -> bool {
        let shown = self.texts.shown(source).unwrap_or_default();
        (1..=2).contains(&fold(&shown.concat()).chars().count())
    }

    /// What is printed at a source; a source outside its page is a difference.
    fn shown(&mut self, at: &str, source: &Source) -> Option<String> {
        self.done.values += 1;
        let shown = self.texts.shown(source).map(|pieces| pieces.join("\n"));
        if shown.is_none() {
            let place = format!("{}..{}", source.start, source.end);
            self.differs(
                at.to_owned(),
                "a place on the page".to_owned(),
                &place,
                source,
            );
        }
        shown
    }

    /// The lines around a source, as one text.
    fn around(&self, source: &Source) -> String {
        let lines: Vec<&str> = pieces(source)
            .flat_map(|piece| self.texts.lines(piece))
            .map(|line| line.text)
            .collect();
        lines.join(" ")
    }

    fn lines(&mut self, at: &str, source: &Source) {
        for piece in pieces(source) {
            let counted = self.texts.lines(piece).first().map(|line| line.number);
            if let Some(counted) = counted.filter(|counted| *counted != piece.line) {
                let found = piece.line.to_string();
                self.differs(
                    format!("{at}/source/line"),
                    counted.to_string(),
                    &found,
                    piece,
                );
            }
        }
    }

    fn differs(&mut self, pointer: String, expected: String, found: &str, source: &Source) {
        self.done.misread.push(Misread {
            pointer,
            expected,
            found: found.to_owned(),
            source: source.clone(),
        });
    }
}

/// Whether the words of a text are printed, in their order. One that is broken at the end
/// of a line may have text of another column between its parts.
fn shows(printed: &str, text: &str) -> bool {
    let printed = fold(printed);
    let words = text.split(|char: char| !char.is_alphanumeric()).map(fold);
    let mut at = 0;
    for word in words {
        let broken = || {
            let mut ends = word.char_indices().map(|(end, _)| end).skip(1);
            ends.find_map(|end| {
                behind(
                    &printed,
                    word.get(end..)?,
                    behind(&printed, word.get(..end)?, at)?,
                )
            })
        };
        match behind(&printed, &word, at).or_else(broken) {
            Some(next) => at = next,
            None => return false,
        }
    }
    true
}

/// The byte behind the first place of a word that is not before `at`.
fn behind(text: &str, word: &str, at: usize) -> Option<usize> {
    let found = text.get(at..)?.find(word)?;
    Some(at + found + word.len())
}

/// Without white space, soft hyphens and mark-up.
fn bare(text: &str) -> String {
    text.chars()
        .filter(|char| !char.is_whitespace() && !matches!(char, '\u{ad}' | '*' | '_' | '`'))
        .collect()
}

/// An amount read again from its raw text: as a cell under its scale, or as running text.
fn reread(amount: &Amount) -> Option<Amount> {
    let scale = amount
        .scale
        .and_then(Scale::from_factor)
        .unwrap_or_default();
    match cell(&amount.raw, scale) {
        Cell::Amount(found) => Some(Amount::found(&found)),
        _ => find(&amount.raw).next().map(|found| Amount::found(&found)),
    }
}

/// Whether the value of an amount follows from its raw text, or from the line around it:
/// in "tussen 1 en 2 miljoen" and "10, 20 en 30 euro" the words beside it count.
fn follows(amount: &Amount, around: &str) -> bool {
    let same = |other: &Amount| value(other) == value(amount);
    let in_line = || {
        find(around)
            .any(|found| bare(found.raw) == bare(&amount.raw) && same(&Amount::found(&found)))
    };
    let as_text = || find(&amount.raw).any(|found| same(&Amount::found(&found)));
    reread(amount).is_some_and(|own| same(&own)) || as_text() || in_line()
}

/// The value of an amount as one text.
fn value(amount: &Amount) -> String {
    let values = [amount.cents, amount.min_cents, amount.max_cents];
    let shown = values.map(|cents| cents.map_or_else(|| "-".to_owned(), |cents| cents.to_string()));
    match (&amount.decimal, amount.cents) {
        (_, Some(cents)) => cents.to_string(),
        (Some(decimal), None) => decimal.clone(),
        _ => format!("{} to {}", shown[1], shown[2]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(raw: &str, cents: i64, scale: Option<i64>) -> Amount {
        Amount {
            cents: Some(cents),
            raw: raw.to_owned(),
            scale,
            ..Amount::default()
        }
    }

    #[test]
    fn words_stand_in_their_order() {
        assert!(shows("De Innova-\ntie, één", "de innovatie een"));
        assert!(shows(
            "ROC Kop van    € 5\nNoord-Holland",
            "ROC Kop van Noord-Holland"
        ));
        assert!(shows("Noardeast-  1.200\n  Fryslân", "Noardeast-Fryslân"));
        assert!(shows("inno-  1.200\n  vatie", "innovatie"));
        assert!(!shows("Noord ROC", "ROC Noord"));
        assert!(!shows("Fase 2", "Fase 3"));
    }

    #[test]
    fn a_value_follows_from_its_raw_text() {
        assert!(follows(&amount("€ 374.800,-", 37_480_000, None), ""));
        assert!(follows(&amount("295.000", 29_500_000, None), ""));
        assert!(follows(&amount("1.234,5", 123_450_000, Some(1000)), ""));
        assert!(!follows(&amount("295.000", 29_500_001, None), ""));
        assert!(!follows(&amount("295", 29_500_000, None), ""));
    }
}
