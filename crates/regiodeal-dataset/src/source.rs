//! Evidence: where a value is printed; and amounts as they are stored.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use regiodeal_document::Location;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a value is printed. In order: by document, then from its first page to its last.
// Fields that are written often are in the order of canonical JSON: what is in order need
// not be sorted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The value's box as displayed: x0, y0, x1, y1 in whole points, origin top left,
    /// rounded outward. Absent where the page has no geometry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bbox: Option<[i32; 4]>,
    /// The document's id.
    pub document: String,
    /// First code point behind the value.
    pub end: usize,
    /// From 1 within the page.
    pub line: u32,
    /// The other pieces of a value that other text interrupts, in reading order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<Source>,
    /// From 1; 1 where the format has no pages.
    pub page: u32,
    /// First code point, counted in the page's text.
    pub start: usize,
}

impl Ord for Source {
    fn cmp(&self, other: &Self) -> Ordering {
        let place = |one: &Self| (one.page, one.line, one.start, one.end, one.bbox);
        let documents = self.document.cmp(&other.document);
        documents
            .then_with(|| place(self).cmp(&place(other)))
            .then_with(|| self.more.cmp(&other.more))
    }
}

impl PartialOrd for Source {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Source {
    /// The source of a value that stands at these places, or none without places.
    #[must_use]
    pub fn of(document: &str, places: &[Location]) -> Option<Self> {
        let piece = |place: &Location| Self {
            document: document.to_owned(),
            page: place.page,
            line: place.line,
            start: place.start,
            end: place.end,
            bbox: None,
            more: Vec::new(),
        };
        let (first, rest) = places.split_first()?;
        Some(Self {
            more: rest.iter().map(piece).collect(),
            ..piece(first)
        })
    }
}

/// The largest number of cents that every reader of JSON holds exactly: 2^53 - 1.
const LARGEST_CENTS: i64 = 9_007_199_254_740_991;

/// An amount of money in euro cents, as printed and as read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// Other readings in euro cents.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub alternatives_cents: BTreeSet<i64>,
    /// The value in euro cents; absent for a range or a bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cents: Option<i64>,
    /// The value in euros as a decimal number, where cents do not hold it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimal: Option<String>,
    /// Why a person should look.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub flags: BTreeSet<String>,
    /// Upper end in euro cents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_cents: Option<i64>,
    /// Lower end in euro cents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_cents: Option<i64>,
    /// The unit of a rate: "jaar", "woning".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
    /// `approx`, `at_most`, `at_least`, `range` or `per_unit`; absent is exact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<String>,
    /// The exact printed text.
    pub raw: String,
    /// Factor in euros that a table header gives its cells ("x € 1.000").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<i64>,
    /// Where it is printed, unless the record around it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    /// `excl` or `incl`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vat: Option<String>,
}

impl Amount {
    /// An amount as `dutch-money` found it, without its source. A value that JSON does not
    /// hold exactly is left out, and flagged.
    #[must_use]
    pub fn found(found: &dutch_money::Found<'_>) -> Self {
        let money = &found.amount;
        let fits = |cents: i64| (-LARGEST_CENTS..=LARGEST_CENTS).contains(&cents);
        let values = [money.cents, money.min_cents, money.max_cents];
        let too_large = values.into_iter().flatten().any(|cents| !fits(cents));
        let mut flags: BTreeSet<String> = money
            .flags
            .iter()
            .map(|flag| flag.as_str().to_owned())
            .collect();
        if too_large {
            flags.insert("too_large".to_owned());
        }
        let others = money.alternatives_cents.as_slice().iter().copied();
        Self {
            cents: money.cents.filter(|cents| fits(*cents)),
            min_cents: money.min_cents.filter(|cents| fits(*cents)),
            max_cents: money.max_cents.filter(|cents| fits(*cents)),
            raw: found.raw.to_owned(),
            scale: None,
            qualifier: money
                .qualifier
                .map(|qualifier| qualifier.as_str().to_owned()),
            per: money.per.map(str::to_owned),
            vat: money.vat.map(|vat| vat.as_str().to_owned()),
            flags,
            alternatives_cents: others.filter(|cents| fits(*cents)).collect(),
            decimal: money.decimal.clone(),
            source: None,
        }
    }

    /// What its last printed digit is worth in euro cents, where it is rounded: "1,2 mln"
    /// to 10,000,000, a cell under "x € 1.000" to 100,000. 0 is exact.
    pub(crate) fn unit(&self) -> u64 {
        const WORDS: [(&str, u64); 8] = [
            ("miljard", 1_000_000_000),
            ("mrd", 1_000_000_000),
            ("miljoen", 1_000_000),
            ("mln", 1_000_000),
            ("mio", 1_000_000),
            ("duizend", 1_000),
            ("dzd", 1_000),
            ("k", 1_000),
        ];
        let raw = self.raw.to_lowercase();
        let word = WORDS.iter().find(|(word, _)| {
            let behind = raw.rsplit(|char: char| char.is_ascii_digit()).next();
            behind.is_some_and(|behind| behind.trim_start().starts_with(word))
        });
        let scale = self.scale.and_then(|scale| u64::try_from(scale).ok());
        let Some(factor) = word.map(|(_, factor)| *factor).or(scale) else {
            return 0;
        };
        let decimals = decimals(&raw);
        let part = 10_u64.checked_pow(decimals).unwrap_or(u64::MAX);
        factor.saturating_mul(100) / part
    }
}

/// Digits behind the decimal comma of a figure.
fn decimals(raw: &str) -> u32 {
    let Some((_, behind)) = raw.rsplit_once(',') else {
        return 0;
    };
    let digits = behind.chars().take_while(char::is_ascii_digit).count();
    u32::try_from(digits).unwrap_or(u32::MAX)
}
