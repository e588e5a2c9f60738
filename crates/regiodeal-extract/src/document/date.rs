//! The date of a document.

use std::sync::LazyLock;

use regiodeal_dataset::Kind;
use regiodeal_document::{Block, Kind as Looks, Reading};

use super::{FRONT, SENT};
use crate::dates;
use crate::lexicon;
use crate::pattern::Pattern;

/// The date in the title or near it: with a label that dates the document first,
/// then in a line of its own, then in the title; never one in running text. The day on
/// which a mail was sent dates it where nothing else does.
pub(super) fn date(
    blocks: &[Block],
    kind: Option<Kind>,
    title: Option<&(String, Reading)>,
) -> Option<(String, Reading)> {
    let dated = |reading: &Reading| {
        let found = dates::find(reading.as_str());
        let mut dated = found.into_iter().filter(|date| date.has_year);
        let first = dated.next()?;
        // "Editie najaar 2023, vastgesteld op 9 november 2023": the day says more.
        let closer = dated
            .find(|date| date.date.len() > first.date.len() && date.date.starts_with(&first.date));
        let date = closer.unwrap_or(first);
        Some((date.date.clone(), reading.part(date.range)))
    };
    if let Some(found) = title.and_then(|(_, reading)| dated(reading)) {
        return Some(found);
    }
    let front = blocks
        .iter()
        .take(FRONT)
        .filter(|block| block.kind != Looks::Table);
    let lines: Vec<&Reading> = front.map(|block| &block.text).collect();
    // Decisions are of the day of the meeting, not of the day they were published.
    let is_other = |line: &&Reading| is_other_date(line.as_str());
    let own = || lines.iter().copied().filter(|line| !is_other(line));
    let met_on = (kind == Some(Kind::Besluitenlijst))
        .then(|| met(&own().collect::<Vec<_>>()))
        .flatten();
    let is_late = |line: &&&Reading| met_on.is_some() && PUBLISHED.is_match(line.as_str());
    let labelled = lines
        .iter()
        .find(|line| is_dating(line.as_str()) && !is_late(line));
    if let Some(found) = labelled.and_then(|line| dated(line)) {
        return Some(found);
    }
    let sent = lines.iter().find(|line| SENT.is_match(line.as_str()));
    // In a mail a date in a short sentence may be that of anything.
    let is_own = |line: &Reading| {
        let text = line.as_str();
        let own = MEETING.is_match(text) || dates::is_dateline(text);
        sent.is_none() || own && !SENT.is_match(text)
    };
    lines
        .iter()
        .filter(|line| line.as_str().chars().count() < 110 && !is_other_date(line.as_str()))
        .filter(|line| is_own(line) && !is_late(line))
        // A sentence may tell of any day.
        .filter(|line| met_on.is_none() || !line.as_str().ends_with('.'))
        .find_map(|line| dated(line))
        .or_else(|| met_on.clone())
        .or_else(|| dateline(&lines))
        .or_else(|| sent.and_then(|line| met(&lines).or_else(|| dated(line))))
        .or_else(|| year_of(title))
}

static DATING: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)^\W*(datum|d\.d\.|vergadering van|overleg van|peildatum|versie|vastgesteld (op|door)|editie|publicatiedatum)\b",
    )
});

/// "De stuurgroep kwam op 13 juni 2024 bijeen": the meeting that a mail tells of.
fn met(lines: &[&Reading]) -> Option<(String, Reading)> {
    let in_words = |line: &Reading, pattern: &Pattern| {
        let words = pattern.find(line.as_str())?;
        let found = dates::find(words.as_str());
        let date = found.into_iter().find(|date| date.has_year)?;
        let range = words.start() + date.range.start..words.start() + date.range.end;
        Some((date.date, line.part(range)))
    };
    lines
        .iter()
        .find_map(|line| in_words(line, &HELD).or_else(|| in_words(line, &MET)))
}

/// A line that says when a list was published.
static PUBLISHED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)^\W*(gepubliceerd|publicatie\p{L}*|geplaatst|online (?:gezet|sinds)|bijgewerkt)\b",
    )
});

/// "Vergadering van de stuurgroep, gehouden op 9 maart 2023".
static HELD: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"(?i)\bgehouden (te \p{L}+ )?op\b[^.:]{0,45}"));

static MET: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(kwam(en)?|vergaderden?|bijeenkomst van|vergadering van|overleg van)\b[^.:]{0,45}",
    )
});

/// A short line that names a meeting or the list of its decisions.
static MEETING: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(vergader\p{L}*|besluit\p{L}*|stuurgroep|bestuurlijk overleg|persbericht)\b",
    )
});

static OTHER_DATE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)vervangt|vorige|volgende|laatst gewijzigd|looptijd|(besluiten|actie)?lijst van .*\b(vastgesteld|goedgekeurd)\b|(verslag|notulen|besluiten) van .*\b(vastgesteld|goedgekeurd)\b|\b20\d\d\s*[-–]\s*\*{0,2}20\d\d|vaststelling|periode",
    )
});

fn is_dating(line: &str) -> bool {
    DATING.is_match(line) && line.chars().count() < 160
}

fn is_other_date(line: &str) -> bool {
    OTHER_DATE.is_match(line)
}

/// "Uitvoeringsprogramma 2021": the only year in the title.
fn year_of(title: Option<&(String, Reading)>) -> Option<(String, Reading)> {
    let (_, reading) = title?;
    let mut years = YEAR.find_iter(reading.as_str());
    let only = years.next()?;
    let alone = years.next().is_none();
    alone.then(|| (only.as_str().to_owned(), reading.part(only.range())))
}

static YEAR: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"\b20\d\d\b"));

/// "EMMEN, 3 juni 2022 - …" at the start of a sentence.
fn dateline(lines: &[&Reading]) -> Option<(String, Reading)> {
    lines.iter().find_map(|line| {
        let caught = lexicon::DATELINE.captures(line.as_str())?;
        let place = caught.name("date")?;
        let date = dates::find(place.as_str())
            .into_iter()
            .find(|date| date.has_year)?;
        let range = place.start() + date.range.start..place.start() + date.range.end;
        Some((date.date, line.part(range)))
    })
}
