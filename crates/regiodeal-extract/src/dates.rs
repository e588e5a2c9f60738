//! Dates as documents print them, with the precision that is printed.

use std::ops::Range;
use std::sync::LazyLock;

use crate::pattern::Pattern;
use crate::text::AnyOf;

/// What a year in digits begins with.
static CENTURIES: AnyOf = AnyOf::new(&["19", "20"]);
/// Dutch months and their short forms; "mrt" and "sept" are the odd ones.
const MONTHS: [(&str, &str); 12] = [
    ("januari", "jan"),
    ("februari", "feb"),
    ("maart", "mrt"),
    ("april", "apr"),
    ("mei", "mei"),
    ("juni", "jun"),
    ("juli", "jul"),
    ("augustus", "aug"),
    ("september", "sept"),
    ("oktober", "okt"),
    ("november", "nov"),
    ("december", "dec"),
];

/// English months that are written otherwise, in the heads of mails, and their numbers.
/// They are dates only with a day and a year.
const ENGLISH: [(&str, u32); 9] = [
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("oct", 10),
    ("october", 10),
];

/// Parts of a year that are printed where a month might be.
const SEASONS: &str = "voorjaar|najaar|zomer|winter|lente|herfst|eerste kwartaal|tweede kwartaal|derde kwartaal|vierde kwartaal|kwartaal [1-4]|q[1-4]|editie|jaarplan|programma";

/// A date in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// `2021`, `2021-06` or `2021-06-15`; for a month without a year `06` or `06-15`.
    pub(crate) date: String,
    /// Whether the year is printed.
    pub(crate) has_year: bool,
    /// Bytes.
    pub(crate) range: Range<usize>,
}

fn month_names() -> String {
    let names: Vec<String> = MONTHS
        .iter()
        .map(|(long, short)| format!("{long}|{short}"))
        .collect();
    let english: Vec<&str> = ENGLISH.iter().map(|(name, _)| *name).collect();
    format!("{}|sep|mar|{}", names.join("|"), english.join("|"))
}

static WORDS: LazyLock<Pattern> = LazyLock::new(|| {
    let months = month_names();
    Pattern::new(&format!(
        r"(?i)\b(?:(?P<day>[0-3]?\d)\s+)?(?P<month>{months})\b(?:\.?\s+(?P<year>(?:19|20)\d\d)\b)?"
    ))
});
static DIGITS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"\b(?P<day>[0-3]?\d)[-/.](?P<month>[01]?\d)[-/.](?P<year>(?:19|20)\d\d)\b|\b(?P<y>(?:19|20)\d\d)-(?P<m>[01]\d)(?:-(?P<d>[0-3]\d))?\b",
    )
});
static SEASON: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(&format!(r"(?i)\b(?:{SEASONS})\s+(?P<year>(?:19|20)\d\d)\b")));

/// The dates of a text, in order.
pub(crate) fn find(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    find_words(text, &mut found);
    // What follows has a year in digits.
    if CENTURIES.is_in(text) {
        find_digits(text, &mut found);
        find_seasons(text, &mut found);
    }
    found.sort_by_key(|date| (date.range.start, std::cmp::Reverse(date.range.end)));
    let mut end = 0;
    found.retain(|date| {
        let keep = date.range.start >= end;
        if keep {
            end = date.range.end;
        }
        keep
    });
    found
}

/// Whether a word of a text is a month: most texts hold none, and are read no further.
fn names_month(text: &str) -> bool {
    let mut words = text.split(|char: char| !char.is_ascii_alphabetic());
    words.any(|word| word.len() >= 3 && month_number(word).is_some())
}

/// "16 december 2021", "maart".
fn find_words(text: &str, found: &mut Vec<Found>) {
    if !names_month(text) {
        return;
    }
    for caught in WORDS.captures_iter(text) {
        let (Some(whole), Some(month)) = (caught.get(0), caught.name("month")) else {
            continue;
        };
        let name = month.as_str();
        let Some(month) = month_number(name) else {
            continue;
        };
        let day = caught
            .name("day")
            .and_then(|day| day.as_str().parse::<u32>().ok());
        let year = caught.name("year").map(|year| year.as_str());
        let lower = name.to_lowercase();
        let english = ENGLISH.iter().any(|(name, _)| *name == lower);
        if english && (day.is_none() || year.is_none()) {
            continue;
        }
        // "in mei" is a month; a lone "mar" or "jan" is a word or a name.
        let short =
            whole.as_str().trim_end_matches('.').len() <= 4 && year.is_none() && day.is_none();
        if short
            && !matches!(
                whole.as_str().to_lowercase().as_str(),
                "mei" | "juni" | "juli"
            )
        {
            continue;
        }
        found.push(Found {
            date: join(year, Some(month), day),
            has_year: year.is_some(),
            range: whole.range(),
        });
    }
}

/// "3-10-2023", "2024-05-01".
fn find_digits(text: &str, found: &mut Vec<Found>) {
    for caught in DIGITS.captures_iter(text) {
        let Some(whole) = caught.get(0) else { continue };
        let number = |long: &str, short: &str| {
            caught
                .name(long)
                .or_else(|| caught.name(short))
                .and_then(|part| part.as_str().parse::<u32>().ok())
        };
        let year = caught
            .name("year")
            .or_else(|| caught.name("y"))
            .map(|year| year.as_str());
        let (month, day) = (number("month", "m"), number("day", "d"));
        if month.is_some_and(|month| (1..=12).contains(&month))
            && day.is_none_or(|day| (1..=31).contains(&day))
        {
            found.push(Found {
                date: join(year, month, day),
                has_year: true,
                range: whole.range(),
            });
        }
    }
}

/// "najaar 2023".
fn find_seasons(text: &str, found: &mut Vec<Found>) {
    for caught in SEASON.captures_iter(text) {
        let (Some(whole), Some(year)) = (caught.get(0), caught.name("year")) else {
            continue;
        };
        found.push(Found {
            date: year.as_str().to_owned(),
            has_year: true,
            range: whole.range(),
        });
    }
}

/// A date in words or digits, completed with the document's year where the text
/// prints only a month.
pub(crate) fn as_of(label: &str, document: Option<&str>) -> Option<String> {
    let date = find(label).into_iter().next()?;
    if date.has_year {
        return Some(date.date);
    }
    let document = document?;
    let year: i32 = document.get(..4)?.parse().ok()?;
    // A note of a month that comes after the document's own is of the year before.
    let month = date.date.get(..2)?;
    let later = document.get(5..7).is_some_and(|own| month > own);
    Some(format!("{}-{}", year - i32::from(later), date.date))
}

/// "Enschede, najaar 2023", "Nieuwsbericht | 12-04-2023 | 09:15": little but a date.
pub(crate) fn is_dateline(text: &str) -> bool {
    let Some(date) = find(text).into_iter().find(|date| date.has_year) else {
        return false;
    };
    let before = text.get(..date.range.start).unwrap_or_default();
    let after = text.get(date.range.end..).unwrap_or_default();
    let words = |text: &str| {
        text.split_whitespace()
            .filter(|word| word.chars().any(char::is_alphabetic))
            .count()
    };
    words(before) + words(after) <= 2
}

fn join(year: Option<&str>, month: Option<u32>, day: Option<u32>) -> String {
    let mut parts: Vec<String> = year.iter().map(|year| (*year).to_owned()).collect();
    parts.extend(month.map(|month| format!("{month:02}")));
    parts.extend(
        day.filter(|day| (1..=31).contains(day))
            .map(|day| format!("{day:02}")),
    );
    parts.join("-")
}

fn month_number(name: &str) -> Option<u32> {
    let name = match name {
        name if name.eq_ignore_ascii_case("sep") => "sept",
        name if name.eq_ignore_ascii_case("mar") => "mrt",
        name => name,
    };
    let is = |known: &str| name.eq_ignore_ascii_case(known);
    if let Some((_, number)) = ENGLISH.iter().find(|(english, _)| is(english)) {
        return Some(*number);
    }
    let at = MONTHS
        .iter()
        .position(|(long, short)| is(long) || is(short))?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(text: &str) -> Vec<String> {
        find(text).into_iter().map(|found| found.date).collect()
    }

    #[test]
    fn dates_keep_their_precision() {
        assert_eq!(dates("juni 2021"), ["2021-06"]);
        assert_eq!(dates("donderdag 16 december 2021"), ["2021-12-16"]);
        assert_eq!(dates("d.d. 3-10-2023"), ["2023-10-03"]);
        assert_eq!(
            dates("12 mrt. 2024 en 2024-05-01"),
            ["2024-03-12", "2024-05-01"]
        );
        assert_eq!(dates("najaar 2023"), ["2023"]);
        assert_eq!(dates("per maart"), ["03"]);
        assert!(dates("per maand, Jan en mar").is_empty());
        assert_eq!(dates("Tue, 14 May 2024 10:02:00 +0200"), ["2024-05-14"]);
        assert!(dates("May 2024 and the march of 2023").is_empty());
    }

    #[test]
    fn a_month_takes_the_year_of_its_document() {
        assert_eq!(
            as_of("Voortgang per maart", Some("2021-06")),
            Some("2021-03".to_owned())
        );
        assert_eq!(
            as_of("Voortgang per november", Some("2021-06")),
            Some("2020-11".to_owned())
        );
        assert_eq!(
            as_of("Stand per 15 mei 2024", None),
            Some("2024-05-15".to_owned())
        );
        assert_eq!(as_of("Voortgang per maand", Some("2021-06")), None);
    }
}
