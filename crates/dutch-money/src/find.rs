//! Amounts in running text.

use crate::after::{after, page_vat};
use crate::amount::{Flag, Flags, Found, Vat};
use crate::apart::other_value;
use crate::chars::{char_at, is_dash, is_digit_at};
use crate::clause::unit_before;
use crate::compose::quantity;
use crate::context::{self, Context};
use crate::currency::{self, Kind};
use crate::implied;
use crate::list::shared;
use crate::multiplier;
use crate::quantity::{self, Place, Quantity};
use crate::range::{Range, range};
use crate::scale;
use crate::sign;
use crate::trigger::{is_idle, next_trigger, skip};
use crate::value::{found, merge, range_amount, single};

/// The amounts of a text, in order, not overlapping.
///
/// The text may be of any length: the work grows with the length, and nothing is allocated
/// unless cents do not hold a value.
///
/// ```
/// let found: Vec<_> = dutch_money::find("van € 300.000 naar 0,45 miljoen euro").collect();
/// assert_eq!(found[0].amount.cents, Some(30_000_000));
/// assert_eq!(found[1].raw, "0,45 miljoen euro");
/// assert_eq!(found[1].amount.cents, Some(45_000_000));
/// ```
pub fn find(text: &str) -> impl Iterator<Item = Found<'_>> + '_ {
    Finder {
        text,
        at: 0,
        floor: 0,
        list_end: 0,
        page: Page { end: 0, vat: None },
    }
}

struct Finder<'a> {
    text: &'a str,
    at: usize,
    /// Where the last amount ended: nothing before it is looked at again.
    floor: usize,
    /// Up to where a list shares the currency of its first item.
    list_end: usize,
    page: Page,
}

/// What the page says of all its amounts; pages end at a form feed.
struct Page {
    end: usize,
    vat: Option<Vat>,
}

enum Step<'a> {
    Found(Found<'a>),
    Skip(usize),
}

impl<'a> Iterator for Finder<'a> {
    type Item = Found<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(at) = next_trigger(self.text, self.at) {
            match self.step(at) {
                Step::Skip(end) => self.at = end.max(at + 1),
                Step::Found(mut found) => {
                    self.at = found.end.max(at + 1);
                    self.floor = found.end;
                    found.amount.vat = found.amount.vat.or_else(|| self.page_vat(found.start));
                    return Some(found);
                }
            }
        }
        None
    }
}

impl<'a> Finder<'a> {
    fn step(&mut self, at: usize) -> Step<'a> {
        let text = self.text;
        if is_idle(text.as_bytes(), at) {
            return Step::Skip(skip(text, at));
        }
        let Some(q) = quantity(text, at, Place::Prose) else {
            return Step::Skip(skip(text, at));
        };
        if !quantity::starts_well(text, &q) || quantity::is_named_euro(&q) {
            return Step::Skip(q.end.max(skip(text, at)));
        }
        if let Some(end) = scale::is_scale(text, &q) {
            return Step::Skip(end);
        }
        match self.amount(q) {
            Some(found) => Step::Found(found),
            None => Step::Skip(if q.is_money() {
                q.end.max(skip(text, at))
            } else {
                skip(text, at)
            }),
        }
    }

    fn amount(&mut self, q: Quantity) -> Option<Found<'a>> {
        let text = self.text;
        if let Some(range) = range(text, q, Place::Prose).filter(|range| !self.is_signed(range)) {
            return self.range(&range);
        }
        let mut flags = Flags::NONE;
        let mut q = q;
        let listed = q.start < self.list_end;
        if let Some(list) = shared(text, q, listed) {
            flags = flags.with(list.flag);
            q = list.first;
            self.list_end = list.end;
        } else if !q.is_money() {
            (listed || implied::is_implied(text, &q)).then_some(())?;
            flags = flags.with(Flag::ImpliedCurrency);
        }
        if goes_on_with_dash(text, &q) {
            (!is_datelike(&q)).then_some(())?;
            flags = flags.with(Flag::Ambiguous);
        }
        if is_foreign_tail(text, &q) || is_doubtful_tail(&q) || !cents_are_money(text, &q) {
            return None;
        }
        let sign = sign::in_prose(text, q.start, q.end, self.floor);
        let around = self.around(sign.start, sign.end.max(q.end));
        let around = merge(around, q.words_inside(text));
        let (readings, more) = q.readings(around.per.is_some(), 1)?;
        let mut amount = single(&readings, &sign, around)?;
        if let Some(other) = amount.cents.and_then(|cents| other_value(text, &q, cents)) {
            amount.flags = amount.flags.with(Flag::Ambiguous);
            amount.alternatives_cents.add(other);
        }
        amount.flags = amount.flags.union(flags).union(more);
        Some(found(text, sign.start, sign.end.max(q.end), amount))
    }

    /// A minus before the lower end makes two amounts of it: a range has no sign.
    fn is_signed(&self, range: &Range) -> bool {
        let low = &range.low;
        let sign = sign::in_prose(self.text, low.start, low.end, self.floor);
        sign.negative && sign.start < low.start
    }

    fn range(&self, range: &Range) -> Option<Found<'a>> {
        let text = self.text;
        let around = self.around(range.low.start, range.high.end);
        let amount = range_amount(range, around, 1)?;
        Some(found(text, range.low.start, range.high.end, amount))
    }

    /// What the words on both sides of a span say.
    fn around(&self, start: usize, end: usize) -> Context<'a> {
        let (before, from) = context::before(self.text, start, self.floor);
        let (after, _) = after(self.text, end);
        let mut around = merge(before, after);
        if around.per.is_none() {
            around.per = unit_before(self.text, from, self.floor);
        }
        around
    }

    fn page_vat(&mut self, at: usize) -> Option<Vat> {
        if at >= self.page.end {
            let rest = self.text.get(at..).unwrap_or_default();
            let start = self
                .text
                .get(self.page.end..at)
                .and_then(|part| part.rfind('\u{c}'))
                .map_or(self.page.end, |i| self.page.end + i);
            let end = rest.find('\u{c}').map_or(self.text.len(), |i| at + i);
            let vat = self.text.get(start..end).and_then(page_vat);
            self.page = Page {
                end: end.max(at + 1),
                vat,
            };
        }
        self.page.vat
    }
}

/// Whether another number is glued to this one by a dash, without being a range.
fn goes_on_with_dash(text: &str, q: &Quantity) -> bool {
    let dash = char_at(text, q.end).filter(|c| is_dash(*c) && q.suffix.is_none() && !q.tail);
    dash.is_some_and(|c| is_digit_at(text, q.end + c.len_utf8()))
}

fn is_datelike(q: &Quantity) -> bool {
    q.number()
        .is_some_and(|n| n.is_bare() && n.digit_count() <= 4)
}

/// `f 5.000,-` is guilders.
fn is_foreign_tail(text: &str, q: &Quantity) -> bool {
    !q.has_currency() && currency::is_foreign(text, q.start, q.end)
}

/// `5.-` numbers a heading, `2023,-` a year: without a currency they need a better look.
fn is_doubtful_tail(q: &Quantity) -> bool {
    let bare = q.number().is_some_and(crate::number::Number::is_bare);
    let year = q.number().is_some_and(crate::number::Number::is_year);
    !q.has_currency() && q.tail && (bare && q.dotted_tail || year)
}

fn cents_are_money(text: &str, q: &Quantity) -> bool {
    let short = q.suffix.is_some_and(|c| c.kind == Kind::ShortCent);
    let ton = q
        .multiplier
        .is_some_and(|m| m.kind == multiplier::Kind::Ton);
    !short || ton || implied::short_cent_is_money(text, q)
}
