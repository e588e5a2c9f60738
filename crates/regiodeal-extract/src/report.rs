//! Statements and findings of one document, as they are read.

use std::collections::BTreeSet;
use std::ops::Range;

use regiodeal_dataset::{Amount, Claim, Finding, Severity, Source, Statement, is_same_name};
use regiodeal_document::{Block, LineId, Location, Page, Reading};

use crate::ledger::Ledger;

/// Collects what a document states. Whatever is stated marks its lines as used.
pub(crate) struct Report<'p> {
    pub(crate) document: String,
    /// The pages that statements are read from.
    pub(crate) pages: &'p [Page],
    pub(crate) statements: Vec<Statement>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) ledger: Ledger,
    /// The document's title, and the lines it is printed on.
    pub(crate) title: Option<String>,
    pub(crate) title_lines: Vec<LineId>,
    /// Amounts that a finding or another record already accounts for: page and first code
    /// point.
    pub(crate) settled: BTreeSet<(u32, usize)>,
}

impl Report<'_> {
    /// Whether a block is the document's title, or repeats it.
    pub(crate) fn is_title(&self, block: &Block) -> bool {
        let same = |title: &String| is_same_name(title, block.text.as_str());
        self.title.as_ref().is_some_and(same)
            || block
                .lines()
                .iter()
                .any(|line| self.title_lines.contains(line))
    }

    /// States something that is printed at `range` of a reading.
    pub(crate) fn state(
        &mut self,
        subject: &str,
        claim: Claim,
        rule: &'static str,
        reading: &Reading,
        range: Range<usize>,
    ) {
        let part = reading.part(range);
        if let Some(source) = self.source(&part) {
            let by = format!("{}:{rule}", claim.field());
            self.ledger.used(part.lines(), &by);
            self.statements.push(Statement {
                subject: subject.to_owned(),
                claim,
                rule: rule.to_owned(),
                source,
            });
        }
    }

    /// States something that all of a reading says.
    pub(crate) fn state_all(
        &mut self,
        subject: &str,
        claim: Claim,
        rule: &'static str,
        reading: &Reading,
    ) {
        self.state(subject, claim, rule, reading, 0..reading.as_str().len());
    }

    pub(crate) fn source(&self, reading: &Reading) -> Option<Source> {
        self.source_at(&reading.everywhere())
    }

    /// The source of what stands at these places, with its boxes.
    pub(crate) fn source_at(&self, places: &[Location]) -> Option<Source> {
        let mut source = Source::of(&self.document, places)?;
        source.bbox = self.bbox(&source);
        for piece in &mut source.more {
            piece.bbox = self.bbox(piece);
        }
        Some(source)
    }

    fn bbox(&self, piece: &Source) -> Option<[i32; 4]> {
        self.page(piece.page)?.bbox(piece.start, piece.end)
    }

    fn page(&self, number: u32) -> Option<&Page> {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        let likely = self.pages.get(index).filter(|page| page.number == number);
        likely.or_else(|| self.pages.iter().find(|page| page.number == number))
    }

    pub(crate) fn find(
        &mut self,
        rule: &str,
        severity: Severity,
        message: impl Into<String>,
        readings: &[&Reading],
    ) {
        let locations = readings
            .iter()
            .filter_map(|reading| self.source(reading))
            .collect();
        self.findings
            .push(Finding::new(rule, severity, message, locations));
    }

    /// The same about an amount, in euro cents where it has a single value.
    pub(crate) fn find_money(
        &mut self,
        rule: &str,
        message: impl Into<String>,
        readings: &[&Reading],
        cents: Option<i64>,
    ) {
        self.find(rule, Severity::Warning, message, readings);
        if let Some(finding) = self.findings.last_mut() {
            finding.found_cents = cents;
        }
    }

    /// An amount in a column that already holds one of the project: the same, or another,
    /// which is then told of.
    pub(crate) fn repeated(&mut self, amount: &Reading, is_same: bool) {
        if !is_same {
            let message = format!("\"{}\" stands in no record", amount.as_str());
            let rule = "amount-outside-record";
            self.find(rule, Severity::Warning, message, &[amount]);
        }
        self.ledger.used(amount.lines(), "allocation:repeated");
        self.settle(amount);
    }

    /// Marks an amount as accounted for.
    pub(crate) fn settle(&mut self, amount: &Reading) {
        let places = amount.everywhere().into_iter();
        self.settled
            .extend(places.map(|place| (place.page, place.start)));
    }

    /// An amount as stored, with its own source.
    pub(crate) fn amount(&self, found: &dutch_money::Found<'_>, reading: &Reading) -> Amount {
        Amount {
            source: self.source(&reading.part(found.start..found.end)),
            ..Amount::found(found)
        }
    }
}
