//! Signs of each kind of document.

use std::ops::Range;
use std::sync::LazyLock;

use regiodeal_dataset::Kind;
use regiodeal_document::{Block, Kind as Looks, Reading, Row};

use super::{FRONT, Identity};
use crate::fields;
use crate::lexicon;
use crate::pattern::Pattern;

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
    pub(super) fn find(&self, text: &str) -> Option<Range<usize>> {
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
                r"(?i)besluitenlijst|^besluiten\b.*(stuurgroep|\d|overleg|raad\b|bestuur)|overzicht (van )?(toegekende|nieuwe|goedgekeurde) projecten|\bbesluiten (van )?(de |het )?(stuurgroep|bestuur|dagelijks bestuur|bestuurlijk overleg)|projecten waarover besloten",
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
                r"(?i)\b(vertelt|zegt|aldus)\b[^.]{0,60}[:“]",
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

/// Tells the kind of a document, or the one that comes nearest.
pub(super) fn tell_kind(blocks: &[Block], identity: &mut Identity) {
    let mut scores: Vec<(Kind, u32)> = Vec::new();
    let mut missing: Vec<(Kind, u32, &'static str)> = Vec::new();
    let mut evidence: Vec<(Kind, Reading)> = Vec::new();
    for sign in SIGNS.iter() {
        let hit = readings(blocks)
            .filter(|(index, block, reading)| {
                !sign.in_heading || is_headline(*index, block) && heads(block, reading)
            })
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
}

fn add(scores: &mut Vec<(Kind, u32)>, kind: Kind, weight: u32) {
    match scores.iter_mut().find(|(of, _)| *of == kind) {
        Some((_, score)) => *score += weight,
        None => scores.push((kind, weight)),
    }
}

pub(super) fn readings(blocks: &[Block]) -> impl Iterator<Item = (usize, &Block, &Reading)> {
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

/// Of a table only the first row heads anything.
fn heads(block: &Block, reading: &Reading) -> bool {
    let mut rows = block.table.rows.iter();
    let is_in = |row: &Row| row.cells.iter().any(|cell| std::ptr::eq(cell, reading));
    std::ptr::eq(&raw const block.text, reading) || rows.next().is_some_and(is_in)
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

/// Whether a title is one of a kind: the first sign of each kind is that of its titles.
pub(super) fn names_kind(kind: Kind, text: &str) -> bool {
    let mut signs = SIGNS.iter().filter(|sign| sign.kind == kind);
    signs.next().is_some_and(|sign| sign.find(text).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern::examples;

    #[test]
    fn both_engines_find_the_same_signs() {
        for sign in SIGNS.iter() {
            for pattern in &sign.patterns {
                let texts = examples::of(pattern);
                assert!(texts.len() > 20, "{} of {}", texts.len(), sign.what);
                examples::agree(pattern, &texts);
            }
        }
    }
}
