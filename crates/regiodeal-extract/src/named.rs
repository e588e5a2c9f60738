//! Names of projects, leads and pillars in running text.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use regiodeal_dataset::{fold, is_same_name};
use regiodeal_document::{Block, Kind as Looks, Reading};

use crate::draft::Printed;
use crate::lexicon;
use crate::pattern::{Captures, Match, Pattern};
use crate::programme::Programme;
use crate::prose::{self, Role};
use crate::sections::Section;
use crate::text::{is_capitals, sentences, words};

/// What a name begins with that is of whoever gets the money, and of no project.
const ORGANISATIONS: [&str; 10] = [
    "Stichting",
    "Gemeente",
    "Provincie",
    "Waterschap",
    "Vereniging",
    "Coöperatie",
    "Regio",
    "Rijk",
    "Europ",
    "Nederland",
];

/// A project that running text names, and the blocks that tell of it.
pub(crate) struct Named<'s> {
    pub(crate) name: Reading,
    pub(crate) blocks: Vec<&'s Block>,
}

/// Projects that a document without sections names: "het project ‘Personeel in Zicht’",
/// a quoted title in a paragraph that grants money, "project Fietsmaat", or words of the
/// title that the text repeats with capitals. The paragraph that names a project tells
/// of it; a document with one project tells of that.
pub(crate) fn in_prose(sections: &[Section]) -> Vec<Named<'_>> {
    let bodies: Vec<&Block> = sections
        .iter()
        .filter(|section| !section.holds_no_project || section.is_title)
        .flat_map(|section| &section.body)
        .map(|(_, block)| block)
        .filter(|block| block.kind != Looks::Heading)
        .collect();
    let folded: Vec<String> = bodies
        .iter()
        .map(|block| fold(block.text.as_str()))
        .collect();
    let mut names = collect(&bodies, &lexicon::NAMED_QUOTED, |_, _| true);
    let in_decisions = |block: &Block, caught: &Captures<'_, '_>| decides(block) && is_name(caught);
    let quoted = collect(&bodies, &lexicon::QUOTED, in_decisions);
    let in_list = |block: &Block, caught: &Captures<'_, '_>| {
        in_decisions(block, caught) && is_spoken_of(caught) && is_alone(block)
    };
    let straight = collect(&bodies, &lexicon::QUOTED_STRAIGHT, in_list);
    for (position, name) in quoted.into_iter().chain(straight) {
        let told = names.iter().any(|(of, _)| *of == position);
        if !told && !holds(&names, &name) {
            names.push((position, name));
        }
    }
    let sure = names.len();
    let bare = collect(&bodies, &lexicon::NAMED_BARE, |block, _| {
        sure == 0 || decides(block)
    });
    let decided = collect(&bodies, &lexicon::NAMED_DECIDED, |block, caught| {
        let name = caught.name("name").map_or("", |name| name.as_str());
        decides(block) && !ORGANISATIONS.iter().any(|word| name.starts_with(word))
    });
    let decided = decided
        .into_iter()
        .filter(|(_, name)| !is_region(name.as_str(), &folded));
    for (position, name) in bare.into_iter().chain(decided) {
        let told = names.iter().any(|(of, _)| *of == position);
        let part = names
            .iter()
            .any(|(_, known)| fold(known.as_str()).contains(&fold(name.as_str())));
        if !told && !part {
            names.push((position, name));
        }
    }
    if names.is_empty() {
        names.extend(in_title(sections, &bodies, &folded));
    }
    let alone = names.len() == 1;
    names
        .into_iter()
        .map(|(position, name)| {
            let blocks = if alone {
                of_only_name(position, &bodies)
            } else {
                bodies.get(position).copied().into_iter().collect()
            };
            Named { name, blocks }
        })
        .collect()
}

/// The blocks that tell of the only project that goes by a name: all, unless other items of
/// a list decide too, or other amounts are granted elsewhere. Those are of projects whose
/// names were not recognised.
fn of_only_name<'s>(position: usize, bodies: &[&'s Block]) -> Vec<&'s Block> {
    let granted = |block: &Block| -> BTreeSet<i64> {
        let money = prose::money(block.text.as_str(), None);
        let granted = money
            .iter()
            .filter(|money| money.role == Role::Contribution);
        granted
            .filter_map(|money| money.found.amount.cents)
            .collect()
    };
    let is_item = |block: &Block| block.kind == Looks::Item;
    let Some((own, behind)) = bodies.get(position..).and_then(<[_]>::split_first) else {
        return Vec::new();
    };
    let others = || bodies.iter().enumerate().filter(|(at, _)| *at != position);
    let in_list = is_item(own) && others().any(|(_, block)| is_item(block) && decides(block));
    let here = granted(own);
    let elsewhere: BTreeSet<i64> = others().flat_map(|(_, block)| granted(block)).collect();
    let are_others = if here.is_empty() {
        elsewhere.len() > 1
    } else {
        !elsewhere.is_subset(&here)
    };
    if !in_list && !are_others {
        return bodies.to_vec();
    }
    let goes_on = |block: &&&Block| !is_item(block) && !decides(block);
    let rest = behind.iter().take_while(goes_on);
    std::iter::once(own).chain(rest).copied().collect()
}

type At = (usize, Reading);

fn holds(names: &[At], name: &Reading) -> bool {
    let name = fold(name.as_str());
    names.iter().any(|(_, known)| fold(known.as_str()) == name)
}

fn collect(
    bodies: &[&Block],
    pattern: &Pattern,
    accept: impl Fn(&Block, &Captures<'_, '_>) -> bool,
) -> Vec<At> {
    let mut names = Vec::new();
    for (position, block) in bodies.iter().enumerate() {
        for caught in pattern.captures_iter(block.text.as_str()) {
            let Some(name) = caught.name("name").filter(|_| accept(block, &caught)) else {
                continue;
            };
            let name = block.text.part(name.range());
            if !holds(&names, &name) {
                names.push((position, name));
            }
        }
    }
    names
}

fn decides(block: &Block) -> bool {
    let text = block.text.as_str();
    let granted = prose::money(text, None)
        .iter()
        .any(|money| money.role == Role::Contribution || money.change.is_some());
    granted || prose::outcome(text, granted, None).is_some() || lexicon::REFUSED.is_match(text)
}

/// Every word of weight has a capital, and no word before says that it is another kind
/// of title: a name, not what somebody says.
fn is_name(caught: &Captures<'_, '_>) -> bool {
    let before = caught.name("before").map_or("", |before| before.as_str());
    let other_work = matches!(
        before,
        "magazine"
            | "tijdschrift"
            | "krant"
            | "webinar"
            | "titel"
            | "motto"
            | "thema"
            | "rapport"
            | "artikel"
            | "boek"
            | "film"
            | "podcast"
    );
    let name = caught.name("name").map_or("", |name| name.as_str());
    !other_work && has_capitals(name)
}

/// "voor 'Open huis'", "de aanvraag 'Open huis'": what people say is quoted without these.
fn is_spoken_of(caught: &Captures<'_, '_>) -> bool {
    let before = caught.name("before").map(|before| before.as_str());
    let before = before.unwrap_or_default().to_lowercase();
    let words = [
        "project",
        "initiatief",
        "plan",
        "aanvraag",
        "voorstel",
        "voor",
        "aan",
        "over",
    ];
    words.contains(&before.as_str())
}

/// Of two names in one paragraph nobody knows whose the amount is.
fn is_alone(block: &Block) -> bool {
    let mut quoted = lexicon::QUOTED_STRAIGHT.captures_iter(block.text.as_str());
    quoted.next().is_some() && quoted.next().is_none()
}

fn has_capitals(name: &str) -> bool {
    let mut weighty = name
        .split_whitespace()
        .filter(|word| word.chars().count() > 3);
    weighty.all(|word| {
        let particles = [
            "voor", "over", "naar", "door", "onder", "tussen", "zonder", "langs",
        ];
        if particles.contains(&word) {
            return true;
        }
        let first = word.chars().find(|char| char.is_alphabetic());
        first.is_none_or(char::is_uppercase)
    })
}

/// The longest run of words of the title that the text prints twice with capitals.
fn in_title(sections: &[Section], bodies: &[&Block], folded: &[String]) -> Option<At> {
    let titles = sections.iter().filter(|section| section.is_title);
    let mut best: Option<At> = None;
    for section in titles {
        let title: Vec<&str> = section.name.as_str().split_whitespace().collect();
        for start in 0..title.len() {
            for end in start + 1..=title.len().min(start + 6) {
                let run = title.get(start..end).unwrap_or_default().join(" ");
                let distinct = run.contains(['-', ' ']) && run.chars().count() >= 6;
                let longer = best
                    .as_ref()
                    .is_none_or(|(_, name)| run.len() > name.as_str().len());
                if distinct
                    && longer
                    && let Some(found) = printed_twice(&run, bodies)
                    && !is_region(&run, folded)
                {
                    best = Some(found);
                }
            }
        }
    }
    best
}

/// "Kromme Rijn" where the text has "de Regio Deal Kromme Rijn": no project, but where it is.
fn is_region(name: &str, folded: &[String]) -> bool {
    let name = fold(name);
    let kinds = ["regiodeal", "regio", "gemeente", "provincie"];
    let mut places = kinds.iter().map(|kind| format!("{kind}{name}"));
    places.any(|place| folded.iter().any(|text| text.contains(&place)))
}

fn printed_twice(run: &str, bodies: &[&Block]) -> Option<At> {
    let pattern = regex::Regex::new(&format!("(?i){}", regex::escape(run))).ok()?;
    let mut found = bodies.iter().enumerate().flat_map(|(position, block)| {
        let text = block.text.as_str();
        pattern
            .find_iter(text)
            .map(move |hit| (position, block.text.part(hit.range())))
    });
    let first = found.next()?;
    let named = has_capitals(first.1.as_str()) && first.1.as_str().chars().any(char::is_lowercase);
    (named && found.next().is_some()).then_some(first)
}

/// A name and, where a colon parts it, its head and its tail.
fn name_parts(name: &str) -> Vec<Range<usize>> {
    let colon = name.find(": ");
    let parts = colon.map(|colon| [0..colon, colon + 2..name.len()]);
    std::iter::once(0..name.len())
        .chain(parts.into_iter().flatten())
        .collect()
}

/// The text under a heading names what the heading names.
pub(crate) fn names_itself(section: &Section) -> bool {
    let text = fold(section.text().as_str());
    name_parts(section.name.as_str()).into_iter().any(|range| {
        let name = fold(section.name.as_str().get(range).unwrap_or_default());
        name.chars().count() >= 4 && text.contains(&name)
    })
}

/// The part of a heading that the text below uses as the name: all of it, what stands
/// before or behind a colon, or what the text calls "project …".
pub(crate) fn own_name(section: &Section) -> Range<usize> {
    let name = section.name.as_str();
    let body = section.text();
    let text = fold(body.as_str());
    let used = name_parts(name).into_iter().find(|range| {
        let part = fold(name.get(range.clone()).unwrap_or_default());
        text.contains(&part)
    });
    let called = || {
        lexicon::NAMED_BARE
            .captures_iter(body.as_str())
            .filter_map(|caught| caught.name("name"))
            .find_map(|called| {
                let at = name.find(called.as_str())?;
                Some(at..at + called.as_str().len())
            })
    };
    used.or_else(called)
        .or_else(|| {
            is_capitals(name)
                .then(|| printed_run(name, &body))
                .flatten()
        })
        .unwrap_or(0..name.len())
}

/// The longest run of words of a heading that the text below prints with capitals.
fn printed_run(heading: &str, body: &Reading) -> Option<Range<usize>> {
    let starts: Vec<usize> = heading
        .char_indices()
        .filter(|(at, char)| {
            let before = heading.get(..*at).unwrap_or_default();
            !char.is_whitespace() && (before.is_empty() || before.ends_with(char::is_whitespace))
        })
        .map(|(at, _)| at)
        .collect();
    let mut best: Option<Range<usize>> = None;
    for start in &starts {
        for end in starts
            .iter()
            .copied()
            .chain([heading.len()])
            .filter(|end| end > start)
        {
            let run = heading
                .get(*start..end)
                .unwrap_or_default()
                .trim_end()
                .trim_end_matches(':');
            let longer = best.as_ref().is_none_or(|best| run.len() > best.len());
            let distinct = run.contains(['-', ' ']) && run.chars().count() >= 6;
            if longer && distinct && is_printed_as_name(run, body) {
                best = Some(*start..start + run.len());
            }
        }
    }
    best
}

/// How the text under a heading in capitals spells its name, if in other letters.
pub(crate) fn spelt_below(name: &str, section: &Section) -> Option<Reading> {
    let pattern = regex::Regex::new(&format!("(?i){}", regex::escape(name))).ok()?;
    let text = section.text();
    let found = pattern
        .find_iter(text.as_str())
        .find(|hit| hit.as_str().chars().any(char::is_lowercase))?;
    Some(text.part(found.range()))
}

fn is_printed_as_name(run: &str, body: &Reading) -> bool {
    let Ok(pattern) = regex::Regex::new(&format!("(?i){}", regex::escape(run))) else {
        return false;
    };
    pattern.find_iter(body.as_str()).any(|hit| {
        let text = hit.as_str();
        has_capitals(text) && text.chars().any(char::is_lowercase)
    })
}

/// "in de pijler Welzijn".
pub(crate) fn pillar(text: &Reading, programme: &Programme<'_>) -> Option<Printed> {
    let mut names = lexicon::IN_PILLAR
        .captures_iter(text.as_str())
        .filter_map(|caught| caught.name("name"));
    let first = names.next()?;
    if names.any(|other| fold(other.as_str()) != fold(first.as_str())) {
        return None;
    }
    let known = programme
        .pillars
        .iter()
        .find(|pillar| is_same_name(pillar, first.as_str()));
    let name = known.cloned().unwrap_or_else(|| words(first.as_str()));
    Some((name, text.part(first.range())))
}

/// Who leads, as the name of an organisation or a person.
const LEAD: &str = r"(?P<lead>(?:gemeente|provincie|[Ww]aterschap|(?:stichting|vereniging|coöperatie|woningcorporatie|woningstichting|hoogheemraadschap|hogeschool|universiteit|omgevingsdienst|veiligheidsregio|ondernemersvereniging)\s+\p{Lu}[\p{L}&'’-]*|\p{Lu}[\p{L}&]*)(?:\s+(?:(?:en|aan|de|van|voor|den|op|in|&|[’'][st])\s+)*\p{Lu}[\p{L}'’-]*){0,5}(?:\s+\((?:L|Lb|NH|ZH|NB|Gld|Gd|Fr|Frl|Gr|Dr|Ov|Ut|U|Fl)\.?\))?)";
/// An organisation that a person stands for: "Jan van Dijk" leads for nobody.
const ORGANISATION: &str = r"(?P<lead>(?:[Gg]emeente|[Pp]rovincie|[Ww]aterschap|[Ss]tichting|[Vv]ereniging|[Hh]ogeschool|[Uu]niversiteit|\p{Lu}{2,})(?:\s+(?:(?:en|de|van|voor)\s+)*\p{Lu}[\p{L}'’-]*){1,4})";
/// What the one who leads is.
const ROLE: &str = r"(?:de\s+)?(?:penvoerder|trekker|kartrekker)";

/// "De gemeente Oss is penvoerder", "met de gemeente Oss als penvoerder", "van Sport
/// Oss, trekker van het project".
pub(crate) fn lead(text: &Reading) -> Option<Reading> {
    static LEADS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
        [
            format!(r"\b(?:[Tt]rekker|[Pp]envoerder|[Kk]artrekker)\s+(?:is|blijft|wordt)\s+(?:de\s+|het\s+)?{LEAD}"),
            format!(r"\b[Pp]rojectleider\s+is\s+(?:(?:de\s+heer|mevrouw|dhr\.?|mevr\.?|mw\.?)\s+)?(?:[\p{{L}}'’.-]+\s+){{1,4}}?van\s+(?:de\s+|het\s+)?{ORGANISATION}"),
            format!(r"{LEAD}\s+(?:is|blijft|wordt|treedt op als)\s+{ROLE}\b"),
            format!(r"\b(?:[Tt]rekker|[Pp]envoerder):\s+(?:de\s+|het\s+)?{LEAD}"),
            format!(r"\bmet\s+(?:de\s+|het\s+)?{LEAD}\s+als\s+{ROLE}\b"),
            format!(r"\b(?:van|door)\s+(?:de\s+|het\s+)?{LEAD},\s+{ROLE}\s+van\b"),
            format!(r"\b(?:geleid|getrokken)\s+door\s+(?:de\s+|het\s+)?{LEAD}"),
            format!(r"{LEAD},\s+(?:die|dat)\s+(?:de\s+)?{ROLE}\s+is\b"),
        ]
        .iter()
        .map(|pattern| Pattern::new(pattern))
        .collect()
    });
    let lead = LEADS
        .iter()
        .find_map(|pattern| pattern.captures(text.as_str())?.name("lead"))?;
    leads(&lead).map(|lead| text.part(lead))
}

/// The same where a sentence says it outright and no more, as those of a description may
/// tell of others, of conditions, of times: "De trekker is de gemeente Oss.", "De gemeente
/// Oss is trekker van het project."
pub(crate) fn lead_outright(text: &Reading) -> Option<Reading> {
    static LEADS: LazyLock<[Pattern; 2]> = LazyLock::new(|| {
        let of_this = r"(?:\s+van\s+(?:het|dit)\s+project)?";
        let ends = r"\s*(?:[.;]|$)";
        [
            format!(r"^(?:[Dd]e\s+)?(?:[Tt]rekker|[Pp]envoerder|[Kk]artrekker){of_this}\s+(?:is|blijft)\s+(?:de\s+|het\s+)?{LEAD}{ends}"),
            format!(r"^(?:[Dd]e\s+|[Hh]et\s+)?{ORGANISATION}\s+(?:is|blijft)\s+(?:penvoerder|trekker|kartrekker){of_this}{ends}"),
        ]
        .map(|pattern| Pattern::new(&pattern))
    });
    let all = sentences(text.as_str());
    let found = all.into_iter().find_map(|sentence| {
        let start = sentence.start;
        let words = text.as_str().get(sentence)?;
        let mut leads_in = LEADS
            .iter()
            .filter_map(|pattern| pattern.captures(words)?.name("lead"));
        let lead = leads_in.find_map(|lead| leads(&lead))?;
        Some(start + lead.start..start + lead.end)
    });
    found.map(|lead| text.part(lead))
}

/// The bytes of who leads, without an article. "Zij" and "TBD" name nobody.
fn leads(lead: &Match<'_>) -> Option<Range<usize>> {
    let article = lead
        .as_str()
        .strip_prefix("De ")
        .or_else(|| lead.as_str().strip_prefix("Het "))
        .map_or(0, |rest| lead.as_str().len() - rest.len());
    let nobody = matches!(
        lead.as_str(),
        "De" | "Het"
            | "Deze"
            | "Zij"
            | "Hij"
            | "Dit"
            | "Iemand"
            | "Iedereen"
            | "Niemand"
            | "Vacature"
            | "Vacant"
            | "TBD"
            | "NTB"
    );
    let names = lead.as_str().contains(char::is_uppercase) && lead.as_str().len() > 1;
    (names && !nobody).then(|| lead.start() + article..lead.end())
}

#[cfg(test)]
mod tests {
    use regiodeal_document::Page;

    use super::*;

    #[test]
    fn a_description_names_its_lead_outright() {
        for (text, expected) in [
            (
                "Een plein. Trekker is de gemeente Oss.",
                Some("gemeente Oss"),
            ),
            (
                "De gemeente Oss is trekker van het project.",
                Some("gemeente Oss"),
            ),
            ("De penvoerder blijft Sport Oss.", Some("Sport Oss")),
            ("Helaas is de trekker, Stichting Dal, gestopt.", None),
            ("Wie is trekker?", None),
            ("De gemeente is trekker.", None),
            ("De gemeente Oss is trekker, als de raad instemt.", None),
            ("Trekker is N.T.B.", None),
            ("Trekker blijft Vacature.", None),
            (
                "Trekker is Gemeente Oss, Gemeente Uden en Gemeente Veghel.",
                None,
            ),
            ("Voormalig trekker is de gemeente Oss.", None),
            ("De gemeente Oss wordt trekker als de raad instemt.", None),
            ("De gemeente Oss is penvoerder van de aanvraag.", None),
            ("De gemeente Oss is niet langer trekker.", None),
            (
                "Anders dan elders, met de gemeente Oss als trekker, helpen bewoners.",
                None,
            ),
            ("De excursies worden geleid door Gidsen Oss.", None),
            ("Iedereen is trekker.", None),
        ] {
            let page = Page::new(1, text);
            let blocks = regiodeal_document::layout(&[page]);
            let lead = blocks.first().and_then(|block| lead_outright(&block.text));
            let lead = lead.as_ref().map(Reading::as_str);
            assert_eq!(lead, expected, "{text}");
        }
    }
}
