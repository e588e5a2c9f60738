//! `reserved-differs`: another reserved total.

use crate::audit::set::{Life, reserved};
use crate::audit::{Looks, Phrase, Rule, Set};
use crate::finding::{Finding, Severity};

const DIFFERS: Phrase = Phrase {
    en: "{1} is reserved for \"{0}\" here, {2} in the document before",
    nl: "voor \"{0}\" is hier {1} gereserveerd, in het document ervoor {2}",
};

pub(super) const RULE: Rule = Rule {
    name: "reserved-differs",
    severity: Severity::Warning,
    summary: "Compares the money that is reserved for a whole project with the document before that names it.",
    why: "A reservation binds the programme for years; it changes by decision only.",
    example: "2.995.000 euro in the decision list, 2.959.000 euro in the footnote of the programme",
    hint: Phrase {
        en: "look for the decision that changed the reservation",
        nl: "zoek het besluit waarmee de reservering veranderde",
    },
    phrases: &[DIFFERS],
    looks: Looks::Set(check),
};

fn check(set: &Set<'_>) -> Vec<Finding> {
    set.lives.iter().flat_map(findings).collect()
}

fn findings(life: &Life<'_>) -> Vec<Finding> {
    let stated: Vec<_> = life.told.iter().filter_map(|told| {
        let (cents, source) = reserved(told).into_iter().next()?;
        Some((told.said.name(), cents, source))
    }).collect();
    let pairs = stated.windows(2).filter_map(|pair| match pair {
        [(_, before, earlier), (name, now, source)] if before != now => {
            let message = DIFFERS.about(&[
                name,
                &dutch_money::format(*now),
                &dutch_money::format(*before),
            ]);
            let locations = vec![(*source).clone(), (*earlier).clone()];
            Some(RULE.find(message, locations).figures(*before, *now))
        }
        _ => None,
    });
    pairs.collect()
}
