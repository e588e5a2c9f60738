//! The document itself: kind, title, date and programme, each with its evidence.

use std::ops::Range;
use std::sync::LazyLock;

use regiodeal_dataset::{Kind, fold, is_same_name};
use regiodeal_document::{Block, Kind as Looks, Reading};

use crate::dates;
use crate::fields;
use crate::lexicon;
use crate::pattern::Pattern;
use crate::profile::Profile;
use crate::text::words;

/// What a document is, with the readings that tell.
#[derive(Default)]
pub(crate) struct Identity {
    pub(crate) kind: Option<Kind>,
    /// The kind that came nearest, and what was missing, where none was reached.
    pub(crate) nearest: Option<(Kind, &'static str)>,
    pub(crate) evidence: Vec<Reading>,
    pub(crate) title: Option<(String, Reading)>,
    pub(crate) date: Option<(String, Reading)>,
    pub(crate) programme: Option<(String, Reading)>,
}

/// Blocks at the start in which title and date are looked for.
const FRONT: usize = 14;
/// Points that make a kind certain enough.
const CERTAIN: u32 = 3;

/// Signs of a kind: patterns of which one is enough, their weight, and whether one must
/// stand in a heading.
struct Sign {
    kind: Kind,
    patterns: Vec<Pattern>,
    weight: u32,
    in_heading: bool,
    what: &'static str,
}

impl Sign {
    /// Where it stands in a text.
    fn find(&self, text: &str) -> Option<Range<usize>> {
        let mut found = self
            .patterns
            .iter()
            .filter_map(|pattern| pattern.find(text));
        found.next().map(|found| found.range())
    }
}

static SIGNS: LazyLock<Vec<Sign>> = LazyLock::new(|| {
    use Kind::{Besluitenlijst, Persbericht, Uitvoeringsprogramma};
    let sign = |kind, weight, in_heading, what, expressions: &[&str]| Sign {
        kind,
        patterns: expressions.iter().map(|one| Pattern::new(one)).collect(),
        weight,
        in_heading,
        what,
    };
    vec![
        sign(
            Uitvoeringsprogramma,
            4,
            true,
            "a title such as \"uitvoeringsprogramma\"",
            &[
                r"(?i)uitvoeringsprogramma|voortgangsrapportage|jaarplan|programma-?editie|meerjarenprogramma|kwartaalrapportage|halfjaarrapportage|programmaplan|programmarapportage|jaarrapportage|jaarverslag|bestedingsplan|bestedingsoverzicht|projectfiches?\b|projectenboek|^programma\b|programma (regio|20\d\d)",
            ],
        ),
        sign(
            Uitvoeringsprogramma,
            2,
            false,
            "progress notes",
            &[r"(?i)^(voortgang|stand van zaken)[^:.]{0,50}:"],
        ),
        sign(
            Uitvoeringsprogramma,
            2,
            true,
            "headings of pillars",
            &[
                r"(?i)^(totaal )?(pijler|programmalijn|opgave|spoor|projecten) \p{L}|^(pijler|programmalijn|opgave|spoor) \d",
            ],
        ),
        sign(
            Uitvoeringsprogramma,
            1,
            true,
            "a contents list",
            &[r"(?i)^inhoud(sopgave)?$"],
        ),
        sign(
            Uitvoeringsprogramma,
            2,
            true,
            "a financial overview",
            &[r"(?i)\b(financieel|financiële) overzicht\b"],
        ),
        sign(
            Uitvoeringsprogramma,
            2,
            false,
            "an overview of projects",
            &[
                r"(?i)\boverzicht (van )?((de|alle|onze) )?(lopende )?projecten\b|^(onze )?projecten(overzicht)?$|^projectenoverzicht\b",
            ],
        ),
        sign(
            Besluitenlijst,
            5,
            true,
            "a title such as \"besluitenlijst\"",
            &[
                r"(?i)besluitenlijst|^besluiten\b.*(stuurgroep|\d|overleg)|overzicht (van )?(toegekende|nieuwe|goedgekeurde) projecten|\bbesluiten (van )?(de |het )?(stuurgroep|bestuur|dagelijks bestuur|bestuurlijk overleg)|projecten waarover besloten",
            ],
        ),
        sign(
            Besluitenlijst,
            3,
            false,
            "a sentence that the steering group decided",
            &[
                r"(?i)\bprojecten waarover (is )?besloten|neemt (onze|de) stuurgroep besluiten|stuurgroep .{0,80}(volgende|onderstaande|over [a-z]+ projecten een) besluit|stuurgroep.{0,40}(heeft|nam|heeft de) .{0,60}(besluiten|aanvragen besproken|ingestemd met (de )?(onderstaande|volgende))|volgende projecten toegekend",
            ],
        ),
        sign(
            Besluitenlijst,
            2,
            true,
            "headings of decisions",
            &[r"(?i)^(\d+[.)]?\s*)?besluit\b.*:|^besluit \d|^agendapunt \d"],
        ),
        sign(
            Persbericht,
            4,
            true,
            "a heading such as \"persbericht\"",
            &[r"(?i)^\W*(persbericht|nieuwsbericht|nieuws)\b"],
        ),
        sign(
            Persbericht,
            3,
            false,
            "a place and a dash before the first sentence",
            &[r"^\p{Lu}[\p{L}'’ -]{2,40}(, [^–—.]{3,40})?\s+[-–—]\s+\p{Lu}\p{Ll}"],
        ),
        sign(
            Persbericht,
            3,
            false,
            "a newsletter's or an interview's opening",
            &[r"(?i)^nieuwsbrief\b|^in gesprek met\b|^interview\b"],
        ),
        sign(
            Persbericht,
            2,
            false,
            "the frame of a news page",
            &[
                r"(?i)^gepubliceerd( op)?\b|^leestijd\b|^home\s*[›>/»]\s*nieuws|^geplaatst op\b|^reageren\?|^lees ook$",
            ],
        ),
        sign(
            Persbericht,
            2,
            false,
            "a sentence that the steering group grants money",
            &[
                r"(?i)\b(stuurgroep|regio ?deal)\b[^.;]*\b(toegekend|kent|verleent|beschikbaar|steunt|ondersteunt|besloten)\b",
            ],
        ),
        sign(
            Persbericht,
            1,
            true,
            "a headline of who gets what",
            &[r"(?i)\b(krijgt|krijgen|steunt|ontvangt|ontvangen|geeft|(euro|miljoen|mln) voor)\b"],
        ),
        sign(
            Persbericht,
            1,
            false,
            "a line with its date",
            &[
                r"(?i)^(\p{Lu}[\p{L}'’ -]{2,30}, )?\d{1,2} (januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december) (19|20)\d\d$",
            ],
        ),
        sign(
            Persbericht,
            2,
            false,
            "quoted speakers",
            &[
                r"(?i)[”’'],? (zegt|vertelt|aldus|licht|legt|benadrukt|vindt|volgens)\b",
                r"(?i)\b(vertelt|zegt|aldus)\b[^.:“]*[:“]",
                r"(?i)\b\p{Lu}[\p{L}-]+( is (blij|tevreden|trots|enthousiast))?: [‘“]",
            ],
        ),
        sign(
            Persbericht,
            2,
            false,
            "a note to editors",
            &[
                r"(?i)^noot voor de (redactie|pers)|^contact voor de pers|\bniet voor publicatie|\bpers@",
            ],
        ),
    ]
});

pub(crate) fn identify(blocks: &[Block], profile: &Profile) -> Identity {
    let mut identity = Identity::default();
    let mut scores: Vec<(Kind, u32)> = Vec::new();
    let mut missing: Vec<(Kind, u32, &'static str)> = Vec::new();
    let mut evidence: Vec<(Kind, Reading)> = Vec::new();
    for sign in SIGNS.iter() {
        let hit = readings(blocks)
            .filter(|(index, block, _)| !sign.in_heading || is_headline(*index, block))
            .find_map(|(index, _, reading)| {
                let found = sign.find(reading.as_str())?;
                Some((index, reading.part(found)))
            });
        match hit {
            Some((index, words)) => {
                // What the title says weighs more than a heading further on.
                let far = sign.in_heading && index > FRONT;
                add(
                    &mut scores,
                    sign.kind,
                    if far { sign.weight / 2 } else { sign.weight },
                );
                evidence.push((sign.kind, words));
            }
            None => missing.push((sign.kind, sign.weight, sign.what)),
        }
    }
    if has_money_table(blocks) {
        let rows = blocks
            .iter()
            .map(|block| block.table.rows.len())
            .sum::<usize>();
        let decided = blocks.iter().any(|block| {
            block.table.rows.first().is_some_and(|row| {
                row.cells
                    .iter()
                    .any(|cell| cell.as_str().to_lowercase().starts_with("besluit"))
            })
        });
        let kind = if decided {
            Kind::Besluitenlijst
        } else {
            Kind::Uitvoeringsprogramma
        };
        add(&mut scores, kind, if rows > 10 { 3 } else { 2 });
    }
    if has_project_cards(blocks) {
        add(&mut scores, Kind::Uitvoeringsprogramma, 1);
    }
    scores.sort_by_key(|(kind, score)| (std::cmp::Reverse(*score), *kind));
    let (kind, score) = scores.first().copied().unwrap_or((Kind::Persbericht, 0));
    if score >= CERTAIN {
        identity.kind = Some(kind);
        identity.evidence = evidence
            .into_iter()
            .filter(|(of, _)| *of == kind)
            .map(|(_, reading)| reading)
            .collect();
    } else if score > 0 {
        missing.sort_by_key(|(_, weight, _)| std::cmp::Reverse(*weight));
        identity.nearest = missing
            .iter()
            .find(|(of, _, _)| *of == kind)
            .map(|(_, _, what)| (kind, *what));
    }
    identity.title = title(blocks, identity.kind);
    identity.date = date(blocks, identity.kind, identity.title.as_ref());
    identity.programme = programme(blocks, profile);
    identity
}

fn add(scores: &mut Vec<(Kind, u32)>, kind: Kind, weight: u32) {
    match scores.iter_mut().find(|(of, _)| *of == kind) {
        Some((_, score)) => *score += weight,
        None => scores.push((kind, weight)),
    }
}

fn readings(blocks: &[Block]) -> impl Iterator<Item = (usize, &Block, &Reading)> {
    blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.kind != Looks::Furniture)
        .flat_map(|(index, block)| {
            let cells = block.table.rows.iter().flat_map(|row| &row.cells);
            std::iter::once(&block.text)
                .chain(cells)
                .filter(|reading| !reading.is_empty())
                .map(move |reading| (index, block, reading))
        })
}

fn is_headline(index: usize, block: &Block) -> bool {
    block.kind == Looks::Heading
        || block.kind == Looks::Table
        || index < FRONT && block.text.as_str().chars().count() < 120
}

/// Several leads and amounts under labels.
fn has_project_cards(blocks: &[Block]) -> bool {
    let fields = blocks.iter().filter_map(|block| fields::of(&block.text));
    let (mut leads, mut money) = (0, 0);
    for field in fields {
        leads += usize::from(field.holds == fields::Holds::Lead);
        money += usize::from(field.holds == fields::Holds::Money);
    }
    leads > 1 && money > 1
}

fn has_money_table(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| {
        block.table.rows.first().is_some_and(|row| {
            let cells: Vec<&str> = row.cells.iter().map(Reading::as_str).collect();
            cells.len() > 1
                && cells
                    .iter()
                    .any(|cell| lexicon::COLUMN_PROJECT.is_match(cell))
                && cells
                    .iter()
                    .any(|cell| lexicon::COLUMN_MONEY.is_match(cell))
        })
    })
}

/// The first heading that is no masthead; a genre word alone ("PERSBERICHT",
/// "Nieuws") is none where another heading follows.
fn title(blocks: &[Block], kind: Option<Kind>) -> Option<(String, Reading)> {
    let front = || {
        blocks
            .iter()
            .take(FRONT)
            .filter(|block| matches!(block.kind, Looks::Heading | Looks::Paragraph))
            .filter(|block| block.text.as_str().chars().count() <= 140)
            .filter(|block| fields::of(&block.text).is_none() || block.level > 0)
    };
    let names_genre = |block: &&Block| match kind {
        Some(Kind::Uitvoeringsprogramma) => {
            names_kind(Kind::Uitvoeringsprogramma, block.text.as_str())
        }
        Some(Kind::Besluitenlijst) => {
            block.kind == Looks::Heading && names_kind(Kind::Besluitenlijst, block.text.as_str())
        }
        _ => false,
    };
    let lone_genre = |block: &&Block| {
        lexicon::PRESS.is_match(block.text.as_str())
            && block.text.as_str().split_whitespace().count() < 3
    };
    let follows = front().filter(|block| block.kind == Looks::Heading).count() > 1;
    let masthead = |block: &&Block| {
        let text = block.text.as_str();
        follows && (MASTHEAD.is_match(text) || dates::is_dateline(text))
    };
    let boilerplate = |block: &&Block| {
        let text = block.text.as_str();
        let lower = text.to_lowercase();
        let own = lower.starts_with("regio") || lower.starts_with("nieuwsbrief");
        lexicon::NO_PROJECT.is_match(text) && !own && !names_kind(Kind::Besluitenlijst, text)
    };
    let subject = mail_subject(blocks);
    let found = title_in_mail(blocks, kind)
        .or_else(|| front().find(names_genre))
        .map(|block| block.text.clone())
        .or(subject)
        .or_else(|| {
            front()
                .filter(|block| block.kind == Looks::Heading)
                .find(|block| !lone_genre(block) && !boilerplate(block) && !masthead(block))
                .map(|block| block.text.clone())
        })
        .or_else(|| {
            front()
                .find(|block| !boilerplate(block))
                .map(|block| block.text.clone())
        })?;
    Some((words(found.as_str()), found))
}

/// The heading in a mail's own text that names its kind, or that its subject repeats. The
/// subject stands first in a mail, and the line of the date below it.
fn title_in_mail(blocks: &[Block], kind: Option<Kind>) -> Option<&Block> {
    let [subject, sent, body @ ..] = blocks else {
        return None;
    };
    if !SENT.is_match(sent.text.as_str()) || fields::of(&subject.text).is_some() {
        return None;
    }
    let subject = fold(subject.text.as_str());
    body.iter().take(FRONT).find(|block| {
        let text = block.text.as_str();
        let wordy = text.split_whitespace().count() >= 3;
        let repeated = wordy && subject.ends_with(&fold(text));
        let decides = kind == Some(Kind::Besluitenlijst);
        let names_kind = decides && names_kind(Kind::Besluitenlijst, text);
        block.kind == Looks::Heading && (names_kind || repeated)
    })
}

/// Whether a title is one of a kind: the first sign of each kind is that of its titles.
fn names_kind(kind: Kind, text: &str) -> bool {
    let mut signs = SIGNS.iter().filter(|sign| sign.kind == kind);
    signs.next().is_some_and(|sign| sign.find(text).is_some())
}

/// Who publishes, above the title.
static MASTHEAD: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)^(gemeente|provincie|regio|waterschap|regio ?deal)( [\p{L}'’-]+){1,4}$|^(bekijk|lees) (de webversie|online)|^in dit nummer",
    )
});

fn mail_subject(blocks: &[Block]) -> Option<Reading> {
    blocks.iter().take(FRONT).find_map(|block| {
        let (label, value) = fields::labelled(block.text.as_str())?;
        let label = label.to_lowercase();
        let is_subject = matches!(label.as_str(), "subject" | "onderwerp") && !value.is_empty();
        is_subject.then(|| block.text.part(value))
    })
}

/// The date in the title or near it: with a label that dates the document first,
/// then in a line of its own, then in the title; never one in running text. The day on
/// which a mail was sent dates it where nothing else does.
fn date(
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
    lines.iter().find_map(|line| {
        let words = MET.find(line.as_str())?;
        let found = dates::find(words.as_str());
        let date = found.into_iter().find(|date| date.has_year)?;
        let range = words.start() + date.range.start..words.start() + date.range.end;
        Some((date.date, line.part(range)))
    })
}

/// A line that says when a list was published.
static PUBLISHED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)^\W*(gepubliceerd|publicatie\p{L}*|geplaatst|online (?:gezet|sinds)|bijgewerkt)\b",
    )
});
static MET: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(kwam(en)?|vergaderden?|bijeenkomst van|vergadering van|overleg van)\b[^.:]{0,45}",
    )
});
/// When a mail was sent, in its head.
static SENT: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"(?i)^(date|sent|verzonden|verstuurd|datum verzonden)\s*:"));
/// A short line that names a meeting or the list of its decisions.
static MEETING: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\b(vergader\p{L}*|besluit\p{L}*|stuurgroep|bestuurlijk overleg|persbericht)\b",
    )
});
static OTHER_DATE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)vervangt|vorige|volgende|laatst gewijzigd|looptijd|\b20\d\d\s*[-–]\s*\*{0,2}20\d\d|vaststelling|periode",
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

static PROGRAMME: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"\b[Rr]egio\s?[Dd]eal\s+(?P<region>\p{Lu}[\p{L}'’]*(?:-+\s*\p{L}[\p{L}'’-]*)*(?:\s+(?:(?:en|de|van|op|aan|den|het|'s|in)\s+)?\p{Lu}[\p{L}'’-]*)*)",
    )
});
static PROGRAMME_CAPITALS: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"\bREGIO\s?DEAL\s+(?P<region>\p{Lu}[\p{Lu}'’ -]*\p{Lu})"));

/// The profile's programme that the text names, or the first "Regio Deal …".
fn programme(blocks: &[Block], profile: &Profile) -> Option<(String, Reading)> {
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

#[cfg(test)]
mod tests;
