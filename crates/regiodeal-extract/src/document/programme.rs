//! The programme that a document belongs to.

use std::ops::Range;
use std::sync::LazyLock;

use regiodeal_dataset::{fold, is_same_name};
use regiodeal_document::{Block, Reading};

use super::kind::readings;
use crate::pattern::Pattern;
use crate::profile::Profile;
use crate::text::words;

static PROGRAMME: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"\b[Rr]egio\s?[Dd]eal\s+(?P<region>\p{Lu}[\p{L}'’]*(?:-+\s*\p{L}[\p{L}'’-]*)*(?:\s+(?:(?:en|de|van|op|aan|den|het|'s|in)\s+)?\p{Lu}[\p{L}'’-]*)*)",
    )
});

static PROGRAMME_CAPITALS: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"\bREGIO\s?DEAL\s+(?P<region>\p{Lu}[\p{Lu}'’ -]*\p{Lu})"));

/// The profile's programme that the text names, or the first "Regio Deal …".
pub(super) fn programme(blocks: &[Block], profile: &Profile) -> Option<(String, Reading)> {
    let mut seen: Vec<(String, usize, Reading)> = Vec::new();
    for (_, _, reading) in readings(blocks) {
        for pattern in [&PROGRAMME, &PROGRAMME_CAPITALS] {
            for caught in pattern.captures_iter(reading.as_str()) {
                let (Some(whole), Some(region)) = (caught.get(0), caught.name("region")) else {
                    continue;
                };
                // A line that was broken goes on with what the document is.
                let length = before_genre(region.as_str());
                let end = region.start() + length;
                let region = words(region.as_str().get(..length).unwrap_or_default());
                if region.is_empty() {
                    continue;
                }
                match seen
                    .iter_mut()
                    .find(|(known, _, _)| is_same_name(known, &region))
                {
                    Some((known, count, _)) => {
                        *count += 1;
                        if known.chars().all(|char| !char.is_lowercase()) {
                            *known = region;
                        }
                    }
                    None => seen.push((region, 1, reading.part(whole.start()..end))),
                }
            }
        }
        if let Some(found) = named_by_profile(reading, profile) {
            return Some(found);
        }
    }
    let best = seen.iter().map(|(_, count, _)| *count).max()?;
    let (region, _, reading) = seen.into_iter().find(|(_, count, _)| *count == best)?;
    Some((format!("Regio Deal {}", title_case(&region)), reading))
}

/// Words that say what a document is, and are part of no region's name.
const GENRE: [&str; 14] = [
    "agenda",
    "besluiten",
    "besluitenlijst",
    "bijeenkomst",
    "concept",
    "datum",
    "jaarprogramma",
    "jaarverslag",
    "programma",
    "stuurgroep",
    "uitvoeringsprogramma",
    "vergadering",
    "voortgang",
    "voortgangsrapportage",
];

/// How many bytes of a name stand before the first word that says what a document is.
fn before_genre(name: &str) -> usize {
    let mut at = 0;
    for word in name.split_inclusive([' ', '\u{a0}']) {
        let plain = word.trim().to_lowercase();
        if GENRE.contains(&plain.as_str()) {
            break;
        }
        at += word.len();
    }
    name.get(..at).map_or(0, |before| before.trim_end().len())
}

fn named_by_profile(reading: &Reading, profile: &Profile) -> Option<(String, Reading)> {
    let folded = fold(reading.as_str());
    profile.programmes.iter().find_map(|programme| {
        if !folded.contains(&fold(&programme.name)) {
            return None;
        }
        let range = position(reading.as_str(), &programme.name)?;
        Some((programme.name.clone(), reading.part(range)))
    })
}

/// Where a name stands in a text, whatever its white space and capitals.
fn position(text: &str, name: &str) -> Option<Range<usize>> {
    let escaped: Vec<String> = name
        .split_whitespace()
        .map(|word| regex::escape(word).replace(r"\-", r"-\s*"))
        .collect();
    let pattern = regex::Regex::new(&format!("(?i){}", escaped.join(r"\s*"))).ok()?;
    pattern.find(text).map(|found| found.range())
}

fn title_case(region: &str) -> String {
    if region.chars().any(char::is_lowercase) {
        return region.to_owned();
    }
    let mut out = String::new();
    let mut starts = true;
    for char in region.chars() {
        if starts {
            out.push(char);
        } else {
            out.extend(char.to_lowercase());
        }
        starts = !char.is_alphanumeric();
    }
    out
}
