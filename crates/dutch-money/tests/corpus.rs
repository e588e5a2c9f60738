//! Hand-labelled sentences and cells, scored against the goal of the crate.
//!
//! A line of `tests/corpus/*.jsonl` is one text with its amounts. `start` counts code points and
//! all values are euro cents; the writer of the labels did not see the rules. `dev.jsonl` was
//! open while the rules were written. `heldout.jsonl` was first measured before any rule was
//! changed for it: precision 0.9905 (313 of 316), recall 0.9874 (313 of 317), 2 values silently
//! wrong. That is the unseen measure; what this test sees now, the rules have seen too.

use dutch_money::{Amount, Cell, Found, Scale, cell, find};
use serde_json::Value;
use std::error::Error;
use std::fmt::Write as _;

#[test]
fn dev() -> Result<(), Box<dyn Error>> {
    reaches_the_goal(include_str!("corpus/dev.jsonl"))
}

#[test]
fn heldout() -> Result<(), Box<dyn Error>> {
    reaches_the_goal(include_str!("corpus/heldout.jsonl"))
}

/// Value, lower bound and upper bound in euro cents.
type Cents = [Option<i64>; 3];

/// One amount as the writer of the corpus labelled it.
struct Label<'a> {
    /// Byte offsets in the text.
    start: usize,
    end: usize,
    cents: Cents,
    /// Other values in euro cents that the text may have.
    others: Vec<i64>,
    qualifier: &'a str,
    per: &'a str,
    vat: &'a str,
}

#[derive(Default)]
struct Score {
    labels: u32,
    read: u32,
    right: u32,
    silently_wrong: u32,
    qualifiers: u32,
    pers: u32,
    vats: u32,
    misses: String,
}

fn reaches_the_goal(corpus: &str) -> Result<(), Box<dyn Error>> {
    let mut score = Score::default();
    for line in corpus.lines() {
        score.add(&serde_json::from_str(line)?)?;
    }
    let right = f64::from(score.right);
    let precision = right / f64::from(score.read);
    let recall = right / f64::from(score.labels);
    let report = format!(
        "precision {precision:.4}, recall {recall:.4}, {} silently wrong; \
         {} right of {} read and {} labelled; \
         of the right ones: qualifier {}, per {}, vat {}{}",
        score.silently_wrong,
        score.right,
        score.read,
        score.labels,
        score.qualifiers,
        score.pers,
        score.vats,
        score.misses
    );
    print(&report);
    assert!(precision >= 0.98 && recall >= 0.97, "{report}");
    assert_eq!(score.silently_wrong, 0, "{report}");
    Ok(())
}

#[allow(clippy::print_stdout, reason = "shown on demand and on failure only")]
fn print(report: &str) {
    println!("{report}");
}

impl Score {
    fn add(&mut self, case: &Value) -> Result<(), Box<dyn Error>> {
        let text = word(case, "text");
        let labels = case["amounts"].as_array().ok_or("a line without amounts")?;
        let labels = labels
            .iter()
            .map(|one| label(text, one))
            .collect::<Option<Vec<_>>>()
            .ok_or("a label outside its text")?;
        let mut read: Vec<_> = read(case, text)?.into_iter().map(Some).collect();
        self.labels += u32::try_from(labels.len())?;
        self.read += u32::try_from(read.len())?;
        // Right pairs first, so that a neighbour takes nobody's partner.
        let (done, rest): (Vec<_>, Vec<_>) = labels
            .iter()
            .map(|label| (label, take(&mut read, label, is_right)))
            .partition(|(_, found)| found.is_some());
        for (label, found) in done {
            self.judge_words(text, label, found.as_ref());
        }
        for (label, _) in rest {
            let found = take(&mut read, label, |_, _| true);
            self.note_wrong(text, label, found.as_ref());
        }
        for found in read.into_iter().flatten() {
            self.miss(&format!("false {found:?}"), text);
        }
        Ok(())
    }

    fn judge_words(&mut self, text: &str, label: &Label<'_>, found: Option<&Found<'_>>) {
        let Some(found) = found else { return };
        self.right += 1;
        let amount = &found.amount;
        let pairs = [
            (
                &mut self.qualifiers,
                label.qualifier,
                amount.qualifier.map_or("", |q| q.as_str()),
            ),
            (&mut self.pers, label.per, amount.per.unwrap_or("")),
            (
                &mut self.vats,
                label.vat,
                amount.vat.map_or("", |v| v.as_str()),
            ),
        ];
        let mut differ = String::new();
        for (count, wanted, got) in pairs {
            *count += u32::from(wanted == got);
            if wanted != got {
                let _ = write!(differ, "{} wants {wanted:?}, got {got:?}; ", found.raw);
            }
        }
        if !differ.is_empty() {
            self.miss(&differ, text);
        }
    }

    fn note_wrong(&mut self, text: &str, label: &Label<'_>, found: Option<&Found<'_>>) {
        let silent = found.is_some_and(|found| !is_flagged(&found.amount));
        self.silently_wrong += u32::from(silent);
        let got = found.map(|found| (found.raw, &found.amount));
        self.miss(&format!("wanted {:?}, got {got:?}", label.cents), text);
    }

    fn miss(&mut self, what: &str, text: &str) {
        let _ = write!(self.misses, "\n  {text:?}\n      {what}");
    }
}

fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or("")
}

fn label<'a>(text: &str, value: &'a Value) -> Option<Label<'a>> {
    let skipped = usize::try_from(value["start"].as_u64()?).ok()?;
    let start: usize = text.chars().take(skipped).map(char::len_utf8).sum();
    let raw = word(value, "raw");
    text.get(start..)?.starts_with(raw).then_some(())?;
    let others = value["alternatives_cents"].as_array();
    Some(Label {
        start,
        end: start + raw.len(),
        cents: ["cents", "min_cents", "max_cents"].map(|key| value[key].as_i64()),
        others: others
            .into_iter()
            .flatten()
            .filter_map(Value::as_i64)
            .collect(),
        qualifier: word(value, "qualifier"),
        per: word(value, "per"),
        vat: word(value, "vat"),
    })
}

fn read<'a>(case: &Value, text: &'a str) -> Result<Vec<Found<'a>>, Box<dyn Error>> {
    if word(case, "kind") == "text" {
        return Ok(find(text).collect());
    }
    let factor = case["scale"].as_i64().unwrap_or(1);
    let scale = Scale::from_factor(factor).ok_or("no such scale")?;
    Ok(match cell(text, scale) {
        Cell::Amount(found) => vec![found],
        Cell::NoValue | Cell::Words => Vec::new(),
    })
}

/// Takes the first that overlaps the label and passes the test.
fn take<'a>(
    read: &mut [Option<Found<'a>>],
    label: &Label<'_>,
    test: fn(&Label<'_>, &Amount<'_>) -> bool,
) -> Option<Found<'a>> {
    let fits = |found: &Found<'_>| {
        found.start < label.end && label.start < found.end && test(label, &found.amount)
    };
    read.iter_mut()
        .find(|slot| slot.as_ref().is_some_and(fits))?
        .take()
}

/// The same value, or a flag and the value among the candidates.
fn is_right(label: &Label<'_>, amount: &Amount<'_>) -> bool {
    let same = label.cents == [amount.cents, amount.min_cents, amount.max_cents];
    let candidates = || amount.cents.iter().chain(amount.alternatives_cents.iter());
    let among = |cents: &i64| label.cents[0] == Some(*cents) || label.others.contains(cents);
    same || is_flagged(amount) && candidates().any(among)
}

fn is_flagged(amount: &Amount<'_>) -> bool {
    !amount.flags.is_empty() || !amount.alternatives_cents.is_empty()
}
