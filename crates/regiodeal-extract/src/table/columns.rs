//! What a column holds, by its heading and by what stands in it.

use std::sync::LazyLock;

use dutch_money::{Cell, Scale};
use regiodeal_dataset::fold;
use regiodeal_document::Row;

use super::cell::{is_plain_amount, read_cell, strip_mark};
use super::{Money, Role};
use crate::lexicon;
use crate::pattern::Pattern;
use crate::profile::Profile;
use crate::text::words;

/// "Rijksbijdrage" of "Rijksbijdrage totaal": the columns that such a column sums.
pub(crate) fn group_of_total(heading: &str) -> Option<&str> {
    let (group, last) = heading.rsplit_once(' ')?;
    let sums = matches!(last.to_lowercase().as_str(), "totaal" | "subtotaal" | "som");
    (sums && !lexicon::COLUMN_TOTAL.is_match(heading)).then_some(group)
}

/// Under a group of columns "totaal" sums that group, where rows say so; or it stands
/// beside the last group, and sums all.
pub(super) fn mark_group_totals(columns: &mut [Role], body: &[&Row]) {
    let money = |columns: &[Role], index: usize| match columns.get(index) {
        Some(Role::Money(money)) => Some(money.clone()),
        _ => None,
    };
    for at in 0..columns.len() {
        let Some(sum) = money(columns, at) else {
            continue;
        };
        let Some(group) = group_of_total(&sum.heading) else {
            continue;
        };
        let all: Vec<(usize, Money)> = (0..columns.len())
            .filter_map(|index| Some((index, money(columns, index)?)))
            .filter(|(index, other)| {
                *index != at && !other.is_total && group_of_total(&other.heading).is_none()
            })
            .collect();
        let own: Vec<(usize, Money)> = all
            .iter()
            .filter(|(_, other)| other.heading.starts_with(group))
            .cloned()
            .collect();
        if own.len() < 2 {
            continue;
        }
        let adds_up = |parts: &[(usize, Money)]| {
            let rows = body.iter().filter(|row| {
                let printed = cents(row.cell(at), &sum);
                let parts = parts
                    .iter()
                    .map(|(index, part)| cents(row.cell(*index), part));
                let parts: Option<i64> = parts.map(|part| part.or(Some(0))).sum();
                printed.is_some() && printed == parts
            });
            rows.count()
        };
        let sums_all = adds_up(&all) > adds_up(&own);
        if let Some(Role::Money(money)) = columns.get_mut(at) {
            money.is_total = true;
            if sums_all && let Some((_, last)) = money.heading.rsplit_once(' ') {
                money.heading = last.to_owned();
            }
        }
    }
}

/// "Totale kosten" beside who pays for them sums the row only where it does so in most
/// rows: others may pay the rest.
pub(super) fn tell_costs(columns: &mut [Role], body: &[&Row]) {
    let says_costs = |heading: &str| {
        let heading = heading.to_lowercase();
        let words = ["kosten", "begroting", "investering", "omvang"];
        words.iter().any(|word| heading.contains(word))
    };
    for at in 0..columns.len() {
        let Some(Role::Money(sum)) = columns.get(at) else {
            continue;
        };
        if !sum.is_total || !says_costs(&sum.heading) {
            continue;
        }
        let parts: Vec<(usize, &Money)> = columns
            .iter()
            .enumerate()
            .filter_map(|(index, role)| match role {
                Role::Money(money) if !money.is_total && !money.is_reserved => Some((index, money)),
                _ => None,
            })
            .collect();
        let of_row = |row: &Row| {
            let printed = cents(row.cell(at), sum)?;
            let own = parts
                .iter()
                .filter_map(|(index, part)| cents(row.cell(*index), part));
            Some(printed == own.sum::<i64>())
        };
        let rows: Vec<bool> = body.iter().filter_map(|row| of_row(row)).collect();
        let right = rows.iter().filter(|right| **right).count();
        let is_sum = right * 3 >= rows.len() * 2;
        if !is_sum && let Some(Role::Money(money)) = columns.get_mut(at) {
            money.is_total = false;
        }
    }
}

fn cents(cell: &str, money: &Money) -> Option<i64> {
    match read_cell(cell, money).0 {
        Cell::Amount(found) => found.amount.cents,
        _ => None,
    }
}

pub(super) fn role(
    heading: &str,
    column: usize,
    body: &[&Row],
    scale: Option<Scale>,
    profile: &Profile,
) -> Role {
    let lower = heading.to_lowercase();
    let is = |pattern: &Pattern| pattern.is_match(heading);
    let figures = mostly_figures(column, body);
    if is(&lexicon::COLUMN_NUMBER) {
        return Role::Number;
    }
    if is(&lexicon::COLUMN_NOTE) {
        return Role::Note;
    }
    if (is(&lexicon::COLUMN_PROJECT) || column == 0 && lower.contains("project")) && !figures {
        return Role::Project;
    }
    if profile.lead_columns.contains(&lower)
        || is(&lexicon::COLUMN_LEAD) && !is(&lexicon::COLUMN_TOTAL) && !figures
    {
        return Role::Lead;
    }
    if is(&lexicon::COLUMN_STATUS) && !figures {
        return Role::Status;
    }
    if is(&lexicon::COLUMN_CONDITION) && !figures {
        return Role::Condition;
    }
    if is(&lexicon::COLUMN_DESCRIPTION) && !figures {
        return Role::Description;
    }
    if is(&lexicon::COLUMN_PILLAR) {
        return Role::Pillar;
    }
    if is(&lexicon::COLUMN_THEME) {
        return Role::Theme;
    }
    if is(&lexicon::COLUMN_OTHER) && !figures {
        return Role::Other;
    }
    let money = profile.money_columns.contains(&lower)
        || is(&lexicon::COLUMN_TOTAL)
        || is(&lexicon::COLUMN_RESERVED)
        || is(&lexicon::COLUMN_MONEY)
        || figures && has_amounts(column, body)
        || figures && is(&lexicon::COLUMN_PAYER)
        // "Bedragen x € 1.000" is said of all figures that count nothing else.
        || figures && scale.is_some() && !heading.is_empty() && !is(&lexicon::COLUMN_COUNT);
    let wordy = body.iter().any(|row| !row.cell(column).is_empty()) && !figures;
    let money = money && (!wordy || has_amounts(column, body));
    // "projecten 2": a count of projects.
    if !money || fold(heading) == "projecten" || lower.starts_with("aantal") {
        return Role::Other;
    }
    Role::Money(money_column(heading, scale))
}

/// What the heading of a money column says; `scale` is that of a caption.
pub(crate) fn money_column(heading: &str, scale: Option<Scale>) -> Money {
    let own = dutch_money::scale(heading);
    let mut clean = match &own {
        Some(found) => {
            let before = heading.get(..found.start).unwrap_or_default();
            let after = heading.get(found.end..).unwrap_or_default();
            format!("{before} {after}")
        }
        None => heading.to_owned(),
    };
    clean = clean.replace("^ ", "").replace('^', "").replace('€', " ");
    let clean = words(&clean)
        .replace("( )", " ")
        .replace("()", " ")
        .trim_matches([' ', '(', ',', '-', ':'])
        .to_owned();
    let clean = join_ordinal(&clean);
    let lower = heading.to_lowercase();
    Money {
        tranche: tranche(&clean),
        is_total: lexicon::COLUMN_TOTAL.is_match(&clean),
        is_reserved: lexicon::COLUMN_RESERVED.is_match(&lower),
        scaled: own.is_some() || scale.is_some(),
        scale: own.map(|found| found.scale).or(scale).unwrap_or(Scale::ONE),
        heading: if clean.is_empty() {
            words(heading)
        } else {
            clean
        },
    }
}

/// "1 e tranche" is "1e tranche": a superscript that a converter set apart.
pub(crate) fn join_ordinal(heading: &str) -> String {
    static ORDINAL: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"\b(\d{1,2}) (e|de|ste)\b"));
    let spaces = ORDINAL
        .captures_iter(heading)
        .filter_map(|caught| caught.get(1));
    let spaces: Vec<usize> = spaces.map(|digits| digits.end()).collect();
    let mut joined = heading.to_owned();
    for at in spaces.into_iter().rev() {
        joined.remove(at);
    }
    joined
}

/// The number of the tranche that a heading names.
pub(crate) fn tranche(heading: &str) -> Option<u32> {
    let caught = lexicon::TRANCHE.captures(heading)?;
    let number = caught
        .name("before")
        .or_else(|| caught.name("after"))?
        .as_str();
    number.parse().ok().or_else(|| roman(number))
}

fn roman(number: &str) -> Option<u32> {
    const NUMERALS: [&str; 12] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
    ];
    let at = NUMERALS.iter().position(|numeral| *numeral == number)?;
    u32::try_from(at + 1).ok()
}

fn mostly_figures(column: usize, body: &[&Row]) -> bool {
    let cells = body
        .iter()
        .map(|row| row.cell(column))
        .filter(|cell| !cell.is_empty());
    let (mut figures, mut all) = (0, 0);
    for cell in cells {
        all += 1;
        let is_figure = !matches!(
            dutch_money::cell(strip_mark(cell).0, Scale::ONE),
            Cell::Words
        );
        figures += usize::from(is_figure);
    }
    all > 0 && figures * 2 > all
}

fn has_amounts(column: usize, body: &[&Row]) -> bool {
    body.iter().any(|row| is_plain_amount(row.cell(column)))
}
