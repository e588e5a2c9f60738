//! Decision lists and press releases as sections: a heading and what stands under it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use regiodeal_document::{Block, Kind as Looks, Reading};

use crate::dates;
use crate::draft::Printed;
use crate::fields::{self, Field, Holds};
use crate::lexicon;
use crate::pattern::Pattern;
use crate::programme::Programme;
use crate::prose;
use crate::report::Report;
use crate::text::{is_capitals, words};
use crate::title::{Group, Level, Title, skip_bullet};

/// No masthead ("Nieuwsbericht | 12-04-2023") is longer, in code points.
const LONGEST_MASTHEAD: usize = 70;
/// The head of a mail takes so many blocks.
const BLOCKS_OF_MAIL_HEAD: usize = 4;

/// How a heading is set: level, capitals, kind, and the gap to its text.
pub(crate) type Style = (usize, bool, bool, bool);

/// A heading and what stands under it.
#[derive(Clone, Debug)]
pub(crate) struct Section {
    pub(crate) heading: Option<Block>,
    pub(crate) title: Title,
    pub(crate) name: Reading,
    /// "Open huis – € 300.000": the amount behind the name in the heading.
    pub(crate) amount: Option<Reading>,
    pub(crate) body: Vec<(usize, Block)>,
    /// Footnotes of its text, without their marks.
    pub(crate) notes: Vec<Reading>,
    pub(crate) fields: Vec<(Field, Reading)>,
    pub(crate) pillar: Option<Printed>,
    pub(crate) theme: Option<Printed>,
    /// Its heading is that of contacts, agenda items, related news.
    pub(crate) holds_no_project: bool,
    /// Its heading is the document's title.
    pub(crate) is_title: bool,
    /// It is a numbered item of a list, which the next one ends.
    is_numbered_item: bool,
}

impl Section {
    fn new(heading: Option<&Block>) -> Self {
        let text = heading.map_or("", |block| block.text.as_str());
        let title = Title::parse(text);
        let reading = heading.map(|block| &block.text);
        let part = |range: Range<usize>| reading.map(|reading| reading.part(range));
        let priced = priced(text, &title);
        let (name, amount) = match priced {
            Some((name, amount)) => (part(name), part(amount)),
            None => (part(title.name.clone()), None),
        };
        let name = name.unwrap_or_default();
        // What stands under it may name them.
        let is_title = lexicon::MANY_PROJECTS.is_match(name.as_str());
        Self {
            heading: heading.cloned(),
            is_title,
            is_numbered_item: false,
            holds_no_project: is_title
                || lexicon::NO_PROJECT.is_match(name.as_str()) && !calls_project(text),
            title,
            name,
            amount,
            body: Vec::new(),
            notes: Vec::new(),
            fields: Vec::new(),
            pillar: None,
            theme: None,
        }
    }

    /// A section that a field "Project: …" opens.
    fn named(block: &Block, name: &Reading) -> Self {
        Self {
            heading: Some(block.clone()),
            title: Title {
                name: 0..name.as_str().len(),
                announced: true,
                ..Title::default()
            },
            name: name.clone(),
            amount: None,
            body: Vec::new(),
            notes: Vec::new(),
            fields: Vec::new(),
            pillar: None,
            theme: None,
            holds_no_project: false,
            is_title: false,
            is_numbered_item: false,
        }
    }

    /// A number of the project's own ("K3", "2.4"): one that only counts the items of
    /// this list is none.
    pub(crate) fn number(&self) -> Option<Printed> {
        let (number, range) = self.title.number.as_ref()?;
        let roman = number.chars().all(|char| matches!(char, 'I' | 'V' | 'X'));
        let lettered = !roman && number.starts_with(|char: char| char.is_ascii_uppercase());
        let own = !self.title.announced && (lettered || number.contains('.'));
        own.then(|| {
            Some((
                number.clone(),
                self.heading.as_ref()?.text.part(range.clone()),
            ))
        })?
    }

    /// Whether its heading names a project with an amount behind it.
    pub(crate) fn is_priced(&self) -> bool {
        self.amount.is_some() && !self.holds_no_project && !self.body.is_empty()
    }

    /// How its heading is set: level, capitals, kind, and the gap to its text.
    pub(crate) fn style(&self) -> Option<Style> {
        let heading = self.heading.as_ref()?;
        let close = self.body.first().is_some_and(|(_, block)| block.gap == 0);
        let capitals = is_capitals(heading.text.as_str());
        Some((heading.level, capitals, heading.kind == Looks::Item, close))
    }

    /// Something stands under its heading, or it has none.
    pub(crate) fn has_content(&self) -> bool {
        self.heading.is_none() || !self.body.is_empty() || !self.fields.is_empty()
    }

    /// A block that stands further left than an indented body is no part of it.
    fn is_outdented(&self, block: &Block) -> bool {
        let item = self
            .heading
            .as_ref()
            .is_some_and(|heading| heading.kind == Looks::Item);
        let body = self.body.first();
        item && body.is_some_and(|(_, first)| first.indent > block.indent)
    }

    /// All running text of the section.
    pub(crate) fn text(&self) -> Reading {
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

/// The name and the amount of a heading such as "Open huis – € 300.000", "Open huis (€ 300.000)".
fn priced(text: &str, title: &Title) -> Option<(Range<usize>, Range<usize>)> {
    let words = text.get(title.name.clone())?;
    let mut amounts = dutch_money::find(words);
    let amount = amounts.next().filter(|_| amounts.next().is_none())?;
    let behind = words.get(amount.end..)?.trim();
    let before = words.get(..amount.start)?.trim_end();
    let name = match behind {
        "" => before.strip_suffix(['–', '—', '-', ':', ','])?,
        ")" => before.strip_suffix('(')?,
        _ => return None,
    };
    let name = name.trim_end();
    let is_sum = lexicon::TOTAL.is_match(name)
        || lexicon::ROW_BUDGET.is_match(name)
        || lexicon::NO_SINGLE_PROJECT.is_match(name);
    let is_label = lexicon::FIELD_MONEY.is_match(name) || lexicon::FIELD_OTHER_MONEY.is_match(name);
    let start = title.name.start;
    (!name.is_empty() && !is_sum && !is_label).then(|| {
        let amount = start + amount.start..start + amount.end;
        (start..start + name.len(), amount)
    })
}

/// Cuts a document into sections.
pub(crate) fn read_all(programme: &Programme<'_>, report: &mut Report) -> Vec<Section> {
    let mut cutter = Cutter {
        sections: vec![Section::new(None)],
        pillar: None,
        theme: None,
        closed: None,
        scope: None,
        title_seen: false,
    };
    let bullets = bullet_heads(programme.blocks);
    let items = item_heads(programme.blocks);
    let answered = answered(programme.blocks);
    for (index, block) in programme.blocks.iter().enumerate() {
        cutter.title_seen |= report.is_title(block) && !is_head(block);
        if programme.taken.contains(&index) {
            cutter.sections.push(Section::new(None));
        } else if answered.contains(&index) {
            report.ledger.ignored_block(block, "answered-mail");
        } else if report.is_title(block) && is_head(block) {
            cutter.heading(block, report);
        } else if let Some(rule) = passed_over(block) {
            report.ledger.ignored_block(block, rule);
            if block.kind == Looks::Footnote {
                cutter.footnote(block);
            }
        } else if let Some(field) = fields::of(&block.text).filter(|_| block.level == 0) {
            cutter.field(field, block, report);
        } else if let Some(head) = items.get(&index) {
            cutter.item(index, head, block);
        } else if is_head(block) || bullets.contains(&index) {
            cutter.heading(block, report);
        } else {
            cutter.text(index, block);
        }
    }
    merge_subheadings(&mut cutter.sections);
    cutter.sections
}

/// Quotations below "Op maandag schreef Piet:", and what stands below the head of an earlier
/// mail where as much is granted above it: the mail that is answered, which the answer may
/// have overtaken. What is passed on with a few words is what was sent.
fn answered(blocks: &[Block]) -> BTreeSet<usize> {
    let mut answered = BTreeSet::new();
    let mut below = false;
    for (index, block) in blocks.iter().enumerate() {
        let text = block.text.as_str();
        below = lexicon::ATTRIBUTION.is_match(text) || below && text.starts_with("> ");
        if below {
            answered.insert(index);
        }
    }
    let earlier = (1..blocks.len()).find(|index| heads_earlier_mail(blocks, *index));
    if let Some(earlier) = earlier {
        let (own, other) = blocks.split_at(earlier);
        let grants = |blocks: &[Block]| blocks.iter().filter(|block| grants(block)).count();
        let own = grants(own);
        if own > 0 && own >= grants(other) {
            answered.extend(earlier..blocks.len());
        }
    }
    answered
}

fn grants(block: &Block) -> bool {
    let money = prose::money(block.text.as_str(), None);
    let mut roles = money.iter().map(|money| money.role);
    roles.any(|role| matches!(role, prose::Role::Contribution | prose::Role::Reserved))
}

/// "-----Oorspronkelijk bericht-----", or its sender with its date and its receiver or
/// subject right below.
fn heads_earlier_mail(blocks: &[Block], index: usize) -> bool {
    let texts = blocks.iter().skip(index).map(|block| block.text.as_str());
    let head: Vec<&str> = texts.take(BLOCKS_OF_MAIL_HEAD).collect();
    let Some(first) = head.first() else {
        return false;
    };
    let says = |pattern: &Pattern| head.iter().any(|text| pattern.is_match(text));
    lexicon::EARLIER_MAIL.is_match(first)
        || lexicon::MAIL_SENDER.is_match(first)
            && says(&lexicon::MAIL_DATE)
            && says(&lexicon::MAIL_RECEIVER)
}

/// What holds no text of a section, and by which rule.
fn passed_over(block: &Block) -> Option<&'static str> {
    let text = block.text.as_str();
    let masthead = lexicon::PRESS.is_match(text) && text.chars().count() < LONGEST_MASTHEAD;
    match block.kind {
        Looks::Furniture => Some("running-head"),
        Looks::Table => Some("other-table"),
        Looks::Footnote => Some("footnote"),
        Looks::Aside => Some("side-column"),
        Looks::Heading if dates::is_dateline(text) || masthead => Some("masthead"),
        Looks::Heading if text.starts_with(['‘', '“', '"', '„']) => Some("pull-quote"),
        Looks::Caption if !is_heading_after_all(block) => Some("caption"),
        _ => None,
    }
}

fn is_head(block: &Block) -> bool {
    matches!(block.kind, Looks::Heading | Looks::Caption) || is_numbered_head(block)
}

/// Where the cutting is.
struct Cutter {
    sections: Vec<Section>,
    pillar: Option<Printed>,
    theme: Option<Printed>,
    /// Level of the heading behind which nothing holds a project; 0 is a plain heading.
    closed: Option<usize>,
    /// The word that opens the heading of a pillar's items: the next such heading ends it.
    scope: Option<String>,
    title_seen: bool,
}

impl Cutter {
    fn field(&mut self, field: Field, block: &Block, report: &mut Report) {
        let opens = self.sections.last().is_none_or(Section::has_content);
        match field.holds {
            Holds::Name if !field.value.is_empty() => {
                let mut section = Section::named(block, &field.value);
                section.pillar.clone_from(&self.pillar);
                section.theme.clone_from(&self.theme);
                self.sections.push(section);
            }
            // Behind the text of a section it heads what follows.
            Holds::Theme if opens => {
                self.theme = Some((words(field.value.as_str()), field.value.clone()));
                report.ledger.ignored_block(block, "group-heading");
            }
            _ => {
                if let Some(section) = self.sections.last_mut() {
                    section.fields.push((field, block.text.clone()));
                }
            }
        }
    }

    /// "• Gezonde kantine: akkoord, € 45.000": a section in one line.
    fn item(&mut self, index: usize, head: &ItemHead, block: &Block) {
        let text = block.text.as_str();
        let name = block.text.part(head.name.clone());
        let mut section = Section::named(block, &name);
        section.is_numbered_item = is_numbered(text);
        section.pillar.clone_from(&self.pillar);
        section.theme.clone_from(&self.theme);
        let body = Block {
            text: block.text.part(head.rest..text.len()),
            ..block.clone()
        };
        section.body.push((index, body));
        self.sections.push(section);
    }

    /// A footnote without its mark stands behind the text that carries the mark.
    fn footnote(&mut self, block: &Block) {
        if let Some(section) = self.sections.last_mut()
            && !lexicon::FOOTNOTE.is_match(block.text.as_str())
        {
            section.notes.push(block.text.clone());
        }
    }

    fn text(&mut self, index: usize, block: &Block) {
        let ends = self.sections.last().is_some_and(|section| {
            let text = block.text.as_str();
            let closing = lexicon::CLOSING.is_match(text) && section.has_content();
            let next_item = || block.kind == Looks::Item && is_numbered(text);
            closing || section.is_outdented(block) || section.is_numbered_item && next_item()
        });
        if ends {
            self.sections.push(Section::new(None));
        }
        if let Some(section) = self.sections.last_mut() {
            // The heading over the first sentence of a press release is its title.
            if section.body.is_empty() && lexicon::DATELINE.is_match(block.text.as_str()) {
                section.is_title = true;
                section.holds_no_project = true;
            }
            section.body.push((index, block.clone()));
        }
    }

    fn heading(&mut self, block: &Block, report: &mut Report) {
        self.scope(block);
        if let Some(group) = Group::parse(block.text.as_str()) {
            self.group(&group, block, report);
            return;
        }
        let mut section = Section::new(Some(block));
        section.pillar.clone_from(&self.pillar);
        section.theme.clone_from(&self.theme);
        let own_words = section.name.as_str().to_owned();
        let is_title = report.is_title(block);
        let first = !self.title_seen && !lexicon::NO_PROJECT.is_match(&own_words);
        let second_line = block.gap == 0
            && self
                .sections
                .last()
                .is_some_and(|above| above.is_title && !above.has_content());
        self.title_seen |= is_title || first;
        section.is_title |= is_title || first;
        let plain = !section.title.announced && section.title.number.is_none();
        section.holds_no_project |= is_title || second_line || first && plain;
        if self
            .closed
            .is_some_and(|level| level == 0 || block.level > level)
        {
            section.holds_no_project = true;
        } else {
            // What stands over all of it heads it.
            let mut above = self.sections.iter();
            let heads_list = ["besluit", "regio deal", "regiodeal", "nieuws", "stuurgroep"];
            let own = own_words.to_lowercase();
            let is_top = heads_list.iter().any(|word| own.contains(word))
                && above.all(|above| above.is_title || above.heading.is_none());
            let closes = section.holds_no_project && !is_title && !is_top;
            let closes = closes && closes_the_rest(&own_words, block.level);
            self.closed = closes.then_some(block.level);
        }
        self.sections.push(section);
    }

    /// "Agendapunt 5 - Aanvragen pijler Gezondheid" puts what follows in a pillar, up to
    /// the next heading that opens with the same word.
    fn scope(&mut self, block: &Block) {
        let text = block.text.as_str();
        let first_word = text.split(' ').next().unwrap_or_default();
        if self.scope.as_deref() == Some(first_word) {
            (self.scope, self.pillar) = (None, None);
        }
        let named = lexicon::ITEMS_OF_PILLAR.captures(text);
        if let Some(name) = named.and_then(|caught| caught.name("name")) {
            self.scope = Some(first_word.to_owned());
            self.pillar = Some((words(name.as_str()), block.text.part(name.range())));
        }
    }

    fn group(&mut self, group: &Group, block: &Block, report: &mut Report) {
        let name = group.name.clone();
        let name = name.map(|name| (name, block.text.part(group.range.clone())));
        match group.level {
            Level::Pillar => (self.pillar, self.theme) = (name, None),
            Level::Theme => self.theme = name,
        }
        self.closed = None;
        report.ledger.ignored_block(block, "group-heading");
        self.sections.push(Section::new(None));
    }
}

/// "Agendapunt 3 - Project Overige wegen" is a project, "Punt 2. Verslag" is none.
fn calls_project(heading: &str) -> bool {
    lexicon::CALLS_PROJECT.is_match(heading)
}

/// "Overige onderwerpen": what comes under it, and in plain text behind it, holds no
/// project. Under "Besluiten", "Bijlage: de projecten" stand those of the list.
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
    let opens = ["beslu", "besloten", "aanvragen", "overzicht", "project"];
    rest.iter().any(|word| lower.starts_with(word))
        || level > 0 && !opens.iter().any(|word| lower.contains(word))
}

fn is_heading_after_all(block: &Block) -> bool {
    let text = block.text.as_str();
    !text.to_lowercase().starts_with("foto") && !text.ends_with('.') && text.chars().count() < 90
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

/// The bytes of an item that name a project, and where what is decided of it begins.
struct ItemHead {
    name: Range<usize>,
    rest: usize,
}

/// What parts a name from what is decided of it.
const PARTINGS: [&str; 5] = [": ", " – ", " — ", " - ", ". "];

/// Items that name a project and decide behind it: at least two.
fn item_heads(blocks: &[Block]) -> BTreeMap<usize, ItemHead> {
    let items = blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.kind == Looks::Item && fields::of(&block.text).is_none());
    let heads: BTreeMap<usize, ItemHead> = items
        .filter_map(|(index, block)| Some((index, item_head(block.text.as_str())?)))
        .collect();
    if heads.len() > 1 {
        heads
    } else {
        BTreeMap::new()
    }
}

fn item_head(text: &str) -> Option<ItemHead> {
    let start = skip_number(text, skip_bullet(text));
    let partings = PARTINGS.iter().filter_map(|parting| {
        let at = start + text.get(start..)?.find(parting)?;
        Some((at, *parting))
    });
    let (at, parting) = partings.min()?;
    let about = lexicon::ABOUT.find(text.get(start..at)?);
    let start = start + about.map_or(0, |about| about.range().end);
    let name = text.get(start..at)?;
    let rest = at + parting.len();
    let said = text.get(rest..)?;
    let decides =
        |text: &str| prose::outcome(text, true, None).is_some() || lexicon::REFUSED.is_match(text);
    let is_named = name.chars().next().is_some_and(char::is_uppercase) && name.chars().count() < 80;
    // "Besluit – akkoord" is of the project above.
    let labels = [
        &lexicon::FIELD_DECISION,
        &lexicon::FIELD_CONDITION,
        &lexicon::FIELD_DESCRIPTION,
        &lexicon::FIELD_MONEY,
        &lexicon::FIELD_OTHER_MONEY,
        &lexicon::NO_PROJECT,
    ];
    let is_label = || labels.iter().any(|label| label.is_match(name));
    // A sentence ends as a name does: then the next one must begin, and this one tell nothing.
    let is_sentence = || {
        let next = said.chars().next();
        !next.is_some_and(char::is_uppercase)
            || decides(name)
            || dutch_money::find(name).count() > 0
    };
    let is_plain = parting == ": " || !is_label() && (parting != ". " || !is_sentence());
    (is_named && is_plain && decides(said)).then_some(ItemHead {
        name: start..at,
        rest,
    })
}

fn is_numbered(item: &str) -> bool {
    skip_number(item, 0) > 0
}

/// Behind "3." or "3)".
fn skip_number(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let behind = rest.trim_start_matches(|char: char| char.is_ascii_digit());
    let is_number = behind.len() < rest.len();
    match behind.strip_prefix(['.', ')']) {
        Some(name) if is_number && name.starts_with(' ') => text.len() - name.trim_start().len(),
        _ => from,
    }
}

/// "4. Besluit: Fietsroute" that layout took for a list item.
fn is_numbered_head(block: &Block) -> bool {
    let title = Title::parse(block.text.as_str());
    block.kind == Looks::Item && title.announced && block.text.as_str().chars().count() < 120
}

/// A question or a plain word such as "Aanpak" heads a part of the section above it.
fn merge_subheadings(sections: &mut Vec<Section>) {
    let mut index = 1;
    while index < sections.len() {
        let is_part = sections.get(index).is_some_and(|section| {
            let part = lexicon::SUBHEADING.is_match(section.name.as_str());
            part && section.heading.is_some() && !section.holds_no_project
        });
        let under = index.checked_sub(1).and_then(|above| sections.get(above));
        let fits = under.is_some_and(|section| {
            section.heading.is_some() && (!section.holds_no_project || section.is_title)
        });
        if is_part && fits {
            let part = sections.remove(index);
            if let Some(section) = sections.get_mut(index - 1) {
                section.body.extend(part.body);
                section.fields.extend(part.fields);
                section.notes.extend(part.notes);
            }
        } else {
            index += 1;
        }
    }
}
