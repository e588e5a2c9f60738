//! Lists whose last item has the multiplier or the currency of all: "4, 7 en 9 miljoen euro".

use crate::amount::Flag;
use crate::chars::{MONTHS, any_phrase, char_at, gap};
use crate::compose::quantity;
use crate::context::preceded_by;
use crate::number::{STRICT, number};
use crate::quantity::{Place, Quantity};
use crate::range::{lent, past_qualifier};

/// The first of a list such as "4, 7 en 9 miljoen euro", with what the last one lends it.
pub(crate) struct Shared {
    pub(crate) first: Quantity,
    /// What was lent.
    pub(crate) flag: Flag,
    /// Where the list ends.
    pub(crate) end: usize,
}

/// The list that starts with `first`. `paid`: a currency stands before an earlier item.
pub(crate) fn shared(text: &str, first: Quantity, paid: bool) -> Option<Shared> {
    const MOST_ITEMS: usize = 8;
    if first.suffix.is_some() || first.tail || first.is_year() {
        return None;
    }
    if first.multiplier.is_some() {
        return same_multiplier(text, first, paid);
    }
    if !first
        .number()
        .is_some_and(|n| !n.is_bare() || n.digit_count() <= 3)
        || counts_things(text, &first)
    {
        return None;
    }
    let mut at = first.end;
    for _ in 0..MOST_ITEMS {
        let (next, last) = joint(text, at)?;
        // Only the last item is worth a full look.
        let plain = number(text, next, STRICT)?;
        if !last && joint(text, plain.end).is_some() {
            at = plain.end;
            continue;
        }
        let item = quantity(text, next, Place::Prose)
            .filter(|q| q.number().is_some() && q.prefix.is_none())?;
        if item.is_year() {
            return None;
        }
        let money = item.is_money() || first.prefix.is_some() || paid;
        if let Some(multiplier) = item.multiplier.filter(|_| money) {
            let small = first
                .readings(false, 1)
                .is_some_and(|(r, _)| r.value.below(1000));
            return small.then_some(Shared {
                first: lent(first, multiplier),
                flag: Flag::LentMultiplier,
                end: item.end,
            });
        }
        if item.suffix.is_some() {
            let first_paid = Quantity {
                suffix: item.suffix,
                ..first
            };
            return same_kind(&first, &item).then_some(Shared {
                first: first_paid,
                flag: Flag::ImpliedCurrency,
                end: item.end,
            });
        }
        if last {
            return None;
        }
        at = item.end;
    }
    None
}

/// "2 miljoen naar 3 miljoen euro": only the currency is lent.
fn same_multiplier(text: &str, first: Quantity, paid: bool) -> Option<Shared> {
    let (next, _) = joint(text, first.end).filter(|_| first.prefix.is_none() && !paid)?;
    let item = quantity(text, next, Place::Prose)
        .filter(|item| item.multiplier.is_some() && item.suffix.is_some())?;
    let lent = Quantity {
        suffix: item.suffix,
        ..first
    };
    Some(Shared {
        first: lent,
        flag: Flag::ImpliedCurrency,
        end: item.end,
    })
}

/// Whether two items are alike enough to share a currency.
fn same_kind(first: &Quantity, item: &Quantity) -> bool {
    let (Some(one), Some(other)) = (first.number(), item.number()) else {
        return false;
    };
    one.is_bare() == other.is_bare()
        && one.digit_count() + 1 >= other.digit_count()
        && first.prefix.is_none()
}

/// "artikel 3 en 5 miljoen euro": the first number names something.
fn counts_things(text: &str, first: &Quantity) -> bool {
    const NAMES: [&str; 30] = [
        "artikel",
        "pagina",
        "blz.",
        "p.",
        "vraag",
        "stap",
        "tabel",
        "figuur",
        "dag",
        "week",
        "artikelen",
        "lid",
        "fase",
        "fasen",
        "tranche",
        "nummer",
        "nr.",
        "pijler",
        "pijlers",
        "groep",
        "groepen",
        "bijlage",
        "paragraaf",
        "hoofdstuk",
        "punt",
        "programma",
        "kwartaal",
        "perceel",
        "optie",
        "variant",
    ];
    preceded_by(text, first.start, &NAMES).is_some()
        || preceded_by(text, first.start, &MONTHS).is_some()
}

/// After a comma or "en" between two items; whether the next one is the last.
fn joint(text: &str, at: usize) -> Option<(usize, bool)> {
    if char_at(text, at) == Some(',') {
        let next = gap(text, at + 1);
        return (next > at + 1).then_some((next, false));
    }
    let next = gap(text, at);
    let words = ["en", "of", "respectievelijk", "resp.", "naar"];
    let end = any_phrase(text, next, &words).filter(|_| next > at)?;
    let from = gap(text, end);
    Some((past_qualifier(text, from), true))
}
