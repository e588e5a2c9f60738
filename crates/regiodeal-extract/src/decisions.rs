//! Decision lists and press releases: sections under headings, labelled fields or
//! rows of a table; and projects that running text names between quotation marks.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;
use regiodeal_dataset::{Decision, Kind, Severity, fold};
use regiodeal_document::{Block, Kind as Looks, Reading};

use crate::dates;
use crate::draft::{self, Context, Draft, NameFrom, Printed};
use crate::fields::{self, Field, Holds};
use crate::lexicon;
use crate::profile::Profile;
use crate::programme::Programme;
use crate::prose::{self, Role};
use crate::report::Report;
use crate::table;
use crate::text::{is_capitals, sentence_case, words};
use crate::title::{Group, Level, Title};

/// Sections that start with a word such as "Besluit:" make it the rule.
const ANNOUNCED: usize = 2;

/// A heading and what stands under it.
#[derive(Clone, Debug)]
struct Section {
    heading: Option<Block>,
    title: Title,
    name: Reading,
    body: Vec<(usize, Block)>,
    fields: Vec<(Field, Reading)>,
    pillar: Option<Printed>,
    theme: Option<Printed>,
    /// Its heading is that of contacts, agenda items, related news.
    holds_no_project: bool,
    /// Its heading is the document's title.
    is_title: bool,
}

/// Reads a decision list or a press release and states what it says.
pub(crate) fn extract(
    blocks: &[Block],
    kind: Kind,
    profile: &Profile,
    pillars: &[String],
    report: &mut Report,
    context: &Context<'_>,
) {
    let mut programme = Programme::new(blocks, pillars, kind == Kind::Besluitenlijst);
    let tables = table::read_all(blocks, profile);
    programme.read_tables(&tables, report);
    let mut sections = sections(&programme, blocks, report);
    merge_subheadings(&mut sections);
    let announced = sections
        .iter()
        .filter(|section| section.title.announced)
        .count()
        >= ANNOUNCED;
    let from_table = !programme.drafts.is_empty();
    let mut found = false;
    let sure: Vec<bool> = sections
        .iter()
        .map(|section| !from_table && is_project(section, kind, announced))
        .collect();
    for (section, is_sure) in sections.iter().zip(&sure) {
        let is_project = *is_sure || !from_table && has_siblings(section, kind, &sections, &sure);
        let known = section_draft(&programme, section);
        if let Some(draft) = known {
            explain_row(&mut programme, draft, section, report);
        } else if is_project {
            found = true;
            let draft = read_section(section, kind, &programme, report);
            programme.drafts.push(draft);
        } else {
            let rule = match &section.heading {
                None => "introduction",
                Some(_) if section.holds_no_project => "section-without-project",
                Some(_) => "section-without-decision",
            };
            ignore_section(section, rule, report);
        }
    }
    if !found && !from_table {
        named_in_prose(&mut programme, &sections, report);
    }
    programme.read_summaries(report);
    programme.read_footnotes(report);
    if programme.drafts.is_empty() {
        report.find(
            "no-projects",
            Severity::Warning,
            "no project was found in this document",
            &[],
        );
    }
    programme.state(report, context);
}

fn ignore_section(section: &Section, rule: &'static str, report: &mut Report) {
    for block in section
        .heading
        .iter()
        .chain(section.body.iter().map(|(_, block)| block))
    {
        report.ledger.ignored_block(block, rule);
    }
    for (_, reading) in &section.fields {
        report.ledger.ignored(reading.lines(), rule);
    }
}

fn sections(programme: &Programme<'_>, blocks: &[Block], report: &mut Report) -> Vec<Section> {
    let mut sections = vec![Section::new(None)];
    let (mut pillar, mut theme): (Option<Printed>, Option<Printed>) = (None, None);
    // Level of the heading that closes what follows: 0 is any heading, by its looks.
    let mut closed: Option<usize> = None;
    let mut title_seen = false;
    let bullets = bullet_heads(blocks);
    // The word that opens the heading of a pillar's items: the next such heading ends it.
    let mut scope: Option<String> = None;
    for (index, block) in blocks.iter().enumerate() {
        if programme.taken.contains(&index) {
            sections.push(Section::new(None));
            continue;
        }
        match block.kind {
            Looks::Furniture => {
                report.ledger.ignored_block(block, "running-head");
                continue;
            }
            Looks::Table => {
                report.ledger.ignored_block(block, "other-table");
                continue;
            }
            Looks::Heading if is_dateline(block.text.as_str()) => {
                report.ledger.ignored_block(block, "masthead");
                continue;
            }
            Looks::Aside => {
                report.ledger.ignored_block(block, "side-column");
                continue;
            }
            Looks::Heading
                if lexicon::PRESS.is_match(block.text.as_str())
                    && block.text.as_str().chars().count() < 70 =>
            {
                report.ledger.ignored_block(block, "masthead");
                continue;
            }
            Looks::Caption if !is_heading_after_all(block) => {
                report.ledger.ignored_block(block, "caption");
                continue;
            }
            _ => {}
        }
        let field = fields::of(&block.text).filter(|_| block.level == 0);
        if let Some(field) = field {
            if field.holds == Holds::Name && !field.value.is_empty() {
                sections.push(Section::named(
                    block,
                    &field.value,
                    pillar.clone(),
                    theme.clone(),
                ));
            } else if field.holds == Holds::Theme
                && sections.last().is_none_or(|section| section.has_content())
            {
                theme = Some((words(field.value.as_str()), field.value.clone()));
                report.ledger.ignored_block(block, "group-heading");
            } else if let Some(section) = sections.last_mut() {
                section.fields.push((field, block.text.clone()));
            }
            continue;
        }
        let heading = matches!(block.kind, Looks::Heading | Looks::Caption)
            || is_numbered_head(block)
            || bullets.contains(&index);
        if !heading {
            // Text behind an indented body is no part of it.
            let closing = lexicon::CLOSING.is_match(block.text.as_str())
                && sections.last().is_some_and(|section| section.has_content());
            let outdented = sections.last().is_some_and(|section| {
                section
                    .body
                    .first()
                    .is_some_and(|(_, first)| first.indent > block.indent)
                    && section
                        .heading
                        .as_ref()
                        .is_some_and(|heading| heading.kind == Looks::Item)
            });
            if outdented || closing {
                sections.push(Section::new(None));
            }
            if let Some(section) = sections.last_mut() {
                section.body.push((index, block.clone()));
            }
            continue;
        }
        let first_word = block
            .text
            .as_str()
            .split(' ')
            .next()
            .unwrap_or_default()
            .to_owned();
        if scope.as_ref() == Some(&first_word) {
            (scope, pillar) = (None, None);
        }
        if let Some(named) = pillar_of_items(&block.text) {
            (scope, pillar) = (Some(first_word), Some(named));
        }
        if let Some(group) = Group::parse(block.text.as_str()) {
            let name = group
                .name
                .clone()
                .map(|name| (name, block.text.part(group.range.clone())));
            if group.level == Level::Pillar {
                (pillar, theme) = (name, None);
            } else {
                theme = name;
            }
            closed = None;
            report.ledger.ignored_block(block, "group-heading");
            sections.push(Section::new(None));
            continue;
        }
        let mut section = Section::new(Some(block));
        section.pillar.clone_from(&pillar);
        section.theme.clone_from(&theme);
        let text = section.name.as_str();
        let first = !title_seen && !lexicon::NO_PROJECT.is_match(text);
        // A second line of the title.
        section.holds_no_project |= block.gap == 0
            && sections
                .last()
                .is_some_and(|above| above.is_title && !above.has_content());
        let is_title = report
            .title_lines
            .iter()
            .any(|line| block.lines().contains(line))
            || report
                .title
                .as_deref()
                .is_some_and(|title| fold(title) == fold(block.text.as_str()));
        title_seen |= is_title || first;
        section.holds_no_project |= is_title;
        section.is_title = is_title || first;
        if closed.is_some_and(|level| level == 0 || block.level > level) {
            section.holds_no_project = true;
        } else {
            closed = None;
        }
        if section.holds_no_project && !is_title && closes_the_rest(text, block.level) {
            closed = Some(block.level);
        }
        sections.push(section);
    }
    sections
}

/// "Overige onderwerpen": what comes under it, and in plain text behind it, holds no
/// project.
fn closes_the_rest(text: &str, level: usize) -> bool {
    let lower = text.to_lowercase();
    let rest = [
        "overig",
        "gerelateerd",
        "lees ook",
        "zie ook",
        "deel dit",
        "deel deze",
        "volg ons",
    ];
    level > 0 || rest.iter().any(|word| lower.starts_with(word))
}

fn is_heading_after_all(block: &Block) -> bool {
    let text = block.text.as_str();
    !text.to_lowercase().starts_with("foto") && !text.ends_with('.') && text.chars().count() < 90
}

/// "Enschede, najaar 2023", "Nieuwsbericht | 12-04-2023 | 09:15": little but a date.
fn is_dateline(text: &str) -> bool {
    let Some(date) = dates::find(text).into_iter().find(|date| date.has_year) else {
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

/// "Agendapunt 5 - Aanvragen pijler Gezondheid": what follows is of that pillar.
fn pillar_of_items(heading: &Reading) -> Option<Printed> {
    static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i:\b(?:aanvragen|besluiten|projecten|voorstellen)\s+(?:binnen\s+)?(?:de\s+)?(?:pijler|programmalijn|opgave|spoor)\s+)(\p{Lu}.*)$").ok()
    });
    let name = NAMED.as_ref()?.captures(heading.as_str())?.get(1)?;
    Some((words(name.as_str()), heading.part(name.range())))
}

/// Titles behind bullets with text under each: at least two, or they are a list.
fn bullet_heads(blocks: &[Block]) -> BTreeSet<usize> {
    let heads: BTreeSet<usize> = blocks
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| {
            let text = pair[0].text.as_str();
            pair[0].kind == Looks::Item
                && pair[1].kind == Looks::Paragraph
                && text.chars().count() < 100
                && !text.ends_with(['.', ';', ',', ':'])
                && text
                    .get(crate::title::skip_bullet(text)..)
                    .is_some_and(|rest| rest.chars().next().is_some_and(char::is_uppercase))
        })
        .map(|(index, _)| index)
        .collect();
    if heads.len() > 1 {
        heads
    } else {
        BTreeSet::new()
    }
}

/// "4. Besluit: Fietsroute" that layout took for a list item.
fn is_numbered_head(block: &Block) -> bool {
    let title = Title::parse(block.text.as_str());
    block.kind == Looks::Item && title.announced && block.text.as_str().chars().count() < 120
}

impl Section {
    fn new(heading: Option<&Block>) -> Self {
        let text = heading.map_or("", |block| block.text.as_str());
        let title = Title::parse(text);
        let name = heading
            .map(|block| block.text.part(title.name.clone()))
            .unwrap_or_default();
        Self {
            heading: heading.cloned(),
            is_title: false,
            holds_no_project: lexicon::NO_PROJECT.is_match(name.as_str()) && !title.announced,
            title,
            name,
            body: Vec::new(),
            fields: Vec::new(),
            pillar: None,
            theme: None,
        }
    }

    fn named(
        block: &Block,
        name: &Reading,
        pillar: Option<Printed>,
        theme: Option<Printed>,
    ) -> Self {
        Self {
            heading: Some(block.clone()),
            title: Title {
                name: 0..name.as_str().len(),
                announced: true,
                ..Title::default()
            },
            name: name.clone(),
            body: Vec::new(),
            fields: Vec::new(),
            pillar,
            theme,
            holds_no_project: false,
            is_title: false,
        }
    }

    /// A number of the project's own ("K3", "2.4"): one that only counts the items of
    /// this list is none.
    fn number(&self) -> Option<Printed> {
        let (number, range) = self.title.number.as_ref()?;
        let lettered = number.starts_with(|char: char| char.is_ascii_uppercase());
        let own = !self.title.announced && (lettered || number.contains('.'));
        own.then(|| {
            Some((
                number.clone(),
                self.heading.as_ref()?.text.part(range.clone()),
            ))
        })?
    }

    /// How its heading is set: level, capitals, kind, and the gap to its text.
    fn style(&self) -> Option<(usize, bool, bool, bool)> {
        let heading = self.heading.as_ref()?;
        let close = self.body.first().is_some_and(|(_, block)| block.gap == 0);
        let capitals = is_capitals(heading.text.as_str());
        Some((heading.level, capitals, heading.kind == Looks::Item, close))
    }

    /// Something stands under its heading, or it has none.
    fn has_content(&self) -> bool {
        self.heading.is_none() || !self.body.is_empty() || !self.fields.is_empty()
    }

    fn text(&self) -> Reading {
        let mut text = Reading::default();
        let mut last = None;
        for (index, block) in &self.body {
            let follows = last.is_some_and(|last: usize| last + 1 == *index);
            text.append(&block.text, " ", follows);
            last = Some(*index);
        }
        text
    }
}

/// A question or a plain word such as "Aanpak" heads a part of the section above it.
fn merge_subheadings(sections: &mut Vec<Section>) {
    static PART: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)^(wat|waarom|hoe|wie|wanneer|waar)\b.*\?$|^(aanpak|doel|doelen|resultaten?|achtergrond|financiering|bijdrage|kosten|besluit|vervolg|planning)$").ok()
    });
    let mut index = 1;
    while index < sections.len() {
        let is_part = sections.get(index).is_some_and(|section| {
            section.heading.is_some()
                && PART
                    .as_ref()
                    .is_some_and(|part| part.is_match(section.name.as_str()))
        });
        let under = index.checked_sub(1).and_then(|above| sections.get(above));
        let fits =
            under.is_some_and(|section| section.heading.is_some() && !section.holds_no_project);
        if is_part && fits {
            let part = sections.remove(index);
            if let Some(section) = sections.get_mut(index - 1) {
                section.body.extend(part.body);
                section.fields.extend(part.fields);
            }
        } else {
            index += 1;
        }
    }
}

fn is_project(section: &Section, kind: Kind, announced: bool) -> bool {
    if section.heading.is_none() || section.holds_no_project || section.name.is_empty() {
        return false;
    }
    let has_facts = section.fields.iter().any(|(field, _)| match field.holds {
        Holds::Lead | Holds::Money | Holds::Description => true,
        Holds::Decision => prose::outcome(field.value.as_str(), true).is_some(),
        _ => false,
    });
    if announced && !section.title.announced && !has_facts {
        return false;
    }
    let text = section.text();
    let text = text.as_str();
    let granted = prose::money(text)
        .iter()
        .any(|money| matches!(money.role, Role::Contribution | Role::Reserved));
    let decided = prose::outcome(text, granted).is_some();
    if kind == Kind::Besluitenlijst {
        return granted || decided || has_facts;
    }
    let run_in = section
        .heading
        .as_ref()
        .is_some_and(|heading| heading.run_in);
    granted || has_facts || run_in || names_itself(section)
}

/// A section without money between sections that are projects, set like them: of a press
/// release the plans it tells of; of a decision list one that calls itself a project.
fn has_siblings(section: &Section, kind: Kind, sections: &[Section], sure: &[bool]) -> bool {
    static OF_PROJECT: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?i)\b(dit|het) project\b").ok());
    let Some(style) = section
        .style()
        .filter(|_| !section.holds_no_project && !section.body.is_empty())
    else {
        return false;
    };
    let alike = |wanted: bool| {
        sections
            .iter()
            .zip(sure)
            .filter(|(other, sure)| {
                **sure == wanted && other.style() == Some(style) && !other.holds_no_project
            })
            .count()
    };
    let most = alike(true) >= 2 && alike(true) > alike(false);
    let text = section.text();
    let calls_itself = OF_PROJECT
        .as_ref()
        .is_some_and(|pattern| pattern.is_match(text.as_str()));
    most && (kind == Kind::Persbericht || calls_itself)
}

/// The text under a heading names what the heading names.
fn names_itself(section: &Section) -> bool {
    let text = fold(section.text().as_str());
    name_parts(section.name.as_str()).into_iter().any(|range| {
        let name = fold(section.name.as_str().get(range).unwrap_or_default());
        name.chars().count() >= 4 && text.contains(&name)
    })
}

/// A name and, where a colon parts it, its head and its tail.
fn name_parts(name: &str) -> Vec<std::ops::Range<usize>> {
    let mut parts = vec![0..name.len()];
    if let Some(colon) = name.find(": ") {
        parts.push(0..colon);
        parts.push(colon + 2..name.len());
    }
    parts
}

/// The part of a heading that the text below uses as the name.
fn own_name(section: &Section) -> std::ops::Range<usize> {
    let name = section.name.as_str();
    let text = fold(section.text().as_str());
    let used = name_parts(name)
        .into_iter()
        .find(|range| text.contains(&fold(name.get(range.clone()).unwrap_or_default())));
    used.unwrap_or(0..name.len())
}

fn section_draft(programme: &Programme<'_>, section: &Section) -> Option<usize> {
    section.heading.as_ref()?;
    let number = section
        .title
        .number
        .as_ref()
        .map(|(number, _)| number.as_str());
    programme
        .find_draft(&words(section.name.as_str()), number, None)
        .filter(|_| !section.holds_no_project)
}

/// A section under a table that explains one of its rows.
fn explain_row(
    programme: &mut Programme<'_>,
    draft: usize,
    section: &Section,
    report: &mut Report,
) {
    if let Some(heading) = &section.heading {
        report.ledger.used(heading.lines());
    }
    let Some(draft) = programme.drafts.get_mut(draft) else {
        return;
    };
    draft.name_again(
        (words(section.name.as_str()), section.name.clone()),
        NameFrom::List,
    );
    let text = section.text();
    if draft.description.is_empty() {
        draft.description = text;
    } else {
        draft.describe(&text, false);
    }
    for (field, reading) in &section.fields {
        fields::apply(field, draft, report);
        report.ledger.used(reading.lines());
    }
}

fn read_section(
    section: &Section,
    kind: Kind,
    programme: &Programme<'_>,
    report: &mut Report,
) -> Draft {
    let own = own_name(section);
    let reading = section.name.part(own.clone());
    let mut name = words(reading.as_str());
    if is_capitals(&name) {
        name = sentence_case(&name);
    }
    let mut draft = Draft::new((name, reading), NameFrom::Body);
    if own != (0..section.name.as_str().len()) {
        draft
            .aliases
            .push((words(section.name.as_str()), section.name.clone()));
    }
    draft.take_mark(section);
    draft.number = section.number();
    draft.pillar.clone_from(&section.pillar);
    draft.theme.clone_from(&section.theme);
    for (field, reading) in &section.fields {
        fields::apply(field, &mut draft, report);
        report.ledger.used(reading.lines());
    }
    if let Some(heading) = &section.heading {
        report.ledger.used(heading.lines());
    }
    let text = section.text();
    draft.description.append(&text, " ", false);
    decide(&text, kind, &mut draft, report);
    if draft.pillar.is_none() {
        draft.pillar = pillar_in_prose(&text, programme);
    }
    if draft.lead.is_none() {
        draft.lead = lead_in_prose(&text);
    }
    draft
}

impl Draft {
    fn take_mark(&mut self, section: &Section) {
        if let (Some((mark, range)), Some(heading)) = (&section.title.mark, &section.heading) {
            self.mark = Some((mark.clone(), heading.text.part(range.clone())));
        }
    }
}

/// What a text grants, sets aside and decides.
fn decide(text: &Reading, kind: Kind, draft: &mut Draft, report: &mut Report) {
    let words_of = text.as_str();
    let all = prose::money(words_of);
    let first = |role: Role| all.iter().find(|money| money.role == role);
    let contribution = first(Role::Contribution);
    let reserved = first(Role::Reserved);
    let already = draft
        .decided
        .as_ref()
        .map(|decided| decided.decision.clone())
        .unwrap_or_default();
    let granted = contribution.is_some() || already.contribution.is_some();
    let outcome = prose::outcome(words_of, granted);
    let postponed = outcome
        .as_ref()
        .is_some_and(|(outcome, _)| matches!(*outcome, "aangehouden" | "ingetrokken"));
    let mut decision = Decision::default();
    if let Some(money) = contribution.filter(|_| !postponed) {
        decision.contribution = Some(report.amount(&money.found, text));
    }
    if let Some(money) = reserved.filter(|_| !postponed) {
        decision.reserved = Some(report.amount(&money.found, text));
    }
    for amount in decision.contribution.iter().chain(&decision.reserved) {
        draft::look_twice(amount, text, report);
    }
    let sentence = contribution
        .or(reserved)
        .map(|money| text.part(money.sentence.clone()));
    let said = outcome.as_ref().map(|(_, range)| {
        let sentences = crate::text::sentences(words_of);
        let sentence = sentences
            .into_iter()
            .find(|sentence| sentence.contains(&range.start));
        text.part(sentence.unwrap_or(range.clone()))
    });
    decision.outcome = match outcome {
        Some((outcome, _)) => Some(outcome.to_owned()),
        None if granted && kind == Kind::Besluitenlijst => Some("toegekend".to_owned()),
        None if granted => Some("toegekend".to_owned()),
        None => None,
    };
    if decision.outcome.as_deref() == Some("voorwaardelijk") {
        decision.condition =
            prose::condition(words_of).map(|range| words(words_of.get(range).unwrap_or_default()));
    }
    if let Some(evidence) = sentence.or(said)
        && decision != Decision::default()
    {
        draft.decide(decision, &evidence, "decision-sentence");
    }
}

/// "in de pijler Welzijn".
fn pillar_in_prose(text: &Reading, programme: &Programme<'_>) -> Option<Printed> {
    static PILLAR: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?:pijler|programmalijn|opgave)\s+(\p{Lu}\p{L}+)").ok());
    let caught: Vec<_> = PILLAR
        .as_ref()?
        .captures_iter(text.as_str())
        .filter_map(|caught| caught.get(1))
        .collect();
    let names: BTreeSet<String> = caught.iter().map(|name| fold(name.as_str())).collect();
    let only = caught.first().filter(|_| names.len() == 1)?;
    let name = programme
        .pillars
        .iter()
        .find(|pillar| fold(pillar) == fold(only.as_str()))
        .cloned()
        .unwrap_or_else(|| only.as_str().to_owned());
    Some((name, text.part(only.range())))
}

/// "De gemeente Oss is penvoerder", "met de gemeente Oss als penvoerder", "van Sport
/// Oss, trekker van het project".
fn lead_in_prose(text: &Reading) -> Option<Reading> {
    static LEADS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
        let body = r"(?P<lead>(?:gemeente|provincie|[Ww]aterschap|\p{Lu}[\p{L}&]*)(?:\s+(?:(?:en|aan|de|van|voor|den|op|in|&)\s+)*\p{Lu}[\p{L}'’-]*){0,5})";
        let role = r"(?:de\s+)?(?:penvoerder|trekker|kartrekker)";
        [
            format!(r"\b(?:[Tt]rekker|[Pp]envoerder|[Kk]artrekker)\s+(?:is|blijft|wordt)\s+(?:de\s+|het\s+)?{body}"),
            format!(r"{body}\s+(?:is|blijft|wordt|treedt op als)\s+{role}\b"),
            format!(r"\b(?:[Tt]rekker|[Pp]envoerder):\s+(?:de\s+|het\s+)?{body}"),
            format!(r"\bmet\s+(?:de\s+|het\s+)?{body}\s+als\s+{role}\b"),
            format!(r"\b(?:van|door)\s+(?:de\s+|het\s+)?{body},\s+{role}\s+van\b"),
            format!(r"\b(?:geleid|getrokken)\s+door\s+(?:de\s+|het\s+)?{body}"),
            format!(r"{body},\s+(?:die|dat)\s+(?:de\s+)?{role}\s+is\b"),
        ]
        .iter()
        .filter_map(|pattern| Regex::new(pattern).ok())
        .collect()
    });
    let lead = LEADS
        .iter()
        .find_map(|pattern| pattern.captures(text.as_str())?.name("lead"))?;
    let article = lead
        .as_str()
        .strip_prefix("De ")
        .or_else(|| lead.as_str().strip_prefix("Het "))
        .map_or(0, |rest| lead.as_str().len() - rest.len());
    let pronoun = matches!(lead.as_str(), "De" | "Het" | "Deze" | "Zij" | "Hij" | "Dit");
    (!pronoun).then(|| text.part(lead.start() + article..lead.end()))
}

/// Projects that running text names: "het project ‘Personeel in Zicht’". The paragraph
/// that names one first describes it; a document with one project is about it.
fn named_in_prose(programme: &mut Programme<'_>, sections: &[Section], report: &mut Report) {
    static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r#"(?i:\bprojecten|\bproject|\binitiatief|\bprogramma)\s+[‘'“"„](?P<name>\p{Lu}[^‘’'“”"„]{2,80}?)[’'”"“]"#).ok()
    });
    static BARE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?:\b[Pp]roject|\b[Ii]nitiatief)\s+(?P<name>\p{Lu}[\p{L}\d]*(?:\s+(?:(?:van|in|de|het|op|aan|voor|en|met|over)\s+)*\p{Lu}[\p{L}\d]*)*)").ok()
    });
    let bodies: Vec<&(usize, Block)> = sections
        .iter()
        .filter(|section| {
            section.heading.is_none()
                || !section.holds_no_project
                || is_title_section(section, report)
        })
        .flat_map(|section| &section.body)
        .filter(|(_, block)| block.kind != Looks::Heading)
        .collect();
    let mut names: Vec<(usize, Reading)> = Vec::new();
    static QUOTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r#"(?P<before>\b\w+)?\s*[‘“"„](?P<name>\p{Lu}[^‘’'“”"„.!?,]{2,80}?)[’”"“]"#).ok()
    });
    let decides = |block: &Block| {
        let text = block.text.as_str();
        let granted = prose::money(text)
            .iter()
            .any(|money| money.role == Role::Contribution);
        granted || prose::outcome(text, granted).is_some()
    };
    for pattern in [&NAMED, &QUOTED, &BARE]
        .into_iter()
        .filter_map(|pattern| pattern.as_ref())
    {
        let bare = !pattern.as_str().contains('‘');
        if bare && !names.is_empty() {
            break;
        }
        for (position, (_, block)) in bodies.iter().enumerate() {
            for caught in pattern.captures_iter(block.text.as_str()) {
                let Some(name) = caught.name("name") else {
                    continue;
                };
                let known = names
                    .iter()
                    .any(|(_, known)| fold(known.as_str()) == fold(name.as_str()));
                let before = caught.name("before").map_or("", |before| before.as_str());
                let other_work = matches!(
                    before,
                    "magazine"
                        | "webinar"
                        | "titel"
                        | "motto"
                        | "thema"
                        | "rapport"
                        | "artikel"
                        | "boek"
                );
                let quoted = pattern.as_str().starts_with("(?P<before>");
                if quoted && !is_title_case(name.as_str()) {
                    continue;
                }
                if !known && !other_work && (!quoted || decides(block)) {
                    names.push((position, block.text.part(name.range())));
                }
            }
        }
    }
    let alone = names.len() == 1;
    for (position, name) in names {
        let mut draft = Draft::new((words(name.as_str()), name), NameFrom::Body);
        let own: Vec<&(usize, Block)> = if alone {
            bodies.clone()
        } else {
            bodies.get(position).copied().into_iter().collect()
        };
        for (index, (_, block)) in own.iter().enumerate() {
            draft.describe(&block.text, index > 0);
        }
        let text = draft.description.clone();
        decide(&text, Kind::Persbericht, &mut draft, report);
        draft.lead = lead_in_prose(&text);
        programme.drafts.push(draft);
    }
}

/// Every word of weight has a capital: a name, not what somebody says.
fn is_title_case(name: &str) -> bool {
    name.split_whitespace()
        .filter(|word| word.chars().count() > 3)
        .all(|word| {
            word.chars()
                .find(|char| char.is_alphabetic())
                .is_none_or(char::is_uppercase)
        })
}

fn is_title_section(section: &Section, report: &Report) -> bool {
    section.heading.as_ref().is_some_and(|heading| {
        heading
            .lines()
            .iter()
            .any(|line| report.title_lines.contains(line))
    })
}
