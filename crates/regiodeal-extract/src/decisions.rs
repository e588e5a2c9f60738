//! Decision lists and press releases: sections under headings, labelled fields or
//! rows of a table; and projects that running text names between quotation marks.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use regiodeal_dataset::{Decision, Kind, Severity};
use regiodeal_document::{Block, Kind as Looks, Reading};

use crate::changes;
use crate::clauses::Today;
use crate::draft::{self, Answer, Context, Draft, NameFrom};
use crate::fields::{self, Field, Holds};
use crate::lexicon;
use crate::minutes;
use crate::named::{self, Named};
use crate::profile::Profile;
use crate::programme::Programme;
use crate::prose::{self, Role};
use crate::report::Report;
use crate::sections::{self, Section, Style};
use crate::standing;
use crate::table;
use crate::text::{is_capitals, words};

/// Sections that start with a word such as "Besluit:" make it the rule.
const ANNOUNCED: usize = 2;
/// So do headings with an amount behind the name.
const PRICED: usize = 2;

/// Reads a decision list or a press release and states what it says.
pub(crate) fn extract(
    blocks: &[Block],
    kind: Kind,
    profile: &Profile,
    pillars: &[String],
    report: &mut Report,
    context: &Context<'_>,
) {
    let tables = table::read_all(blocks, profile);
    let spelt = (kind == Kind::Besluitenlijst && tables.is_empty())
        .then(|| minutes::spell_out(blocks))
        .flatten();
    if let Some((blocks, ends)) = spelt {
        let mut programme = Programme::new(&blocks, pillars, true);
        programme.taken = ends;
        read_projects(programme, kind, report, context);
        return;
    }
    let mut programme = Programme::new(blocks, pillars, kind == Kind::Besluitenlijst);
    programme.read_tables(&tables, report);
    read_projects(programme, kind, report, context);
}

fn read_projects(
    mut programme: Programme<'_>,
    kind: Kind,
    report: &mut Report,
    context: &Context<'_>,
) {
    let sections = sections::read_all(&programme, report);
    let announced = sections
        .iter()
        .filter(|section| section.title.announced)
        .count()
        >= ANNOUNCED;
    let priced = priced(&sections);
    let are_priced = priced.len() >= PRICED;
    let from_table = !programme.drafts.is_empty();
    let mut found = false;
    let sure: Vec<bool> = sections
        .iter()
        .enumerate()
        .map(|(index, section)| {
            let is_priced = are_priced && priced.contains(&index);
            // Beside a table only what says that it is decided.
            let may_be = !from_table || is_decided(section);
            may_be && (is_priced || is_project(section, kind, announced, context.date))
        })
        .collect();
    let styles = count_styles(&sections, &sure);
    for (index, (section, is_sure)) in sections.iter().zip(&sure).enumerate() {
        let is_project = *is_sure || !from_table && has_siblings(section, kind, &styles);
        let known = from_table
            .then(|| section_draft(&programme, section))
            .flatten();
        if let Some(draft) = known {
            explain_row(&mut programme, draft, section, report, context.date);
        } else if is_project {
            found = true;
            let mut draft = read_section(section, &programme, report, context.date);
            if let Some(amount) = section.amount.as_ref().filter(|_| priced.contains(&index)) {
                take_price(section, amount, &mut draft, report);
            }
            programme.drafts.push(draft);
        } else {
            let rule = match &section.heading {
                None => "introduction",
                Some(_) if section.holds_no_project => "section-without-project",
                Some(_) => "section-without-decision",
            };
            if rule == "section-without-decision" && kind == Kind::Besluitenlijst {
                let text = section.text();
                let all = prose::money(text.as_str(), context.date);
                report_proposals(&all, &text, report);
            }
            for (_, block) in &section.body {
                programme.read_prose_total(&block.text);
            }
            ignore_section(section, rule, report);
        }
    }
    let named = if found || from_table {
        Vec::new()
    } else {
        named::in_prose(&sections)
    };
    for named in &named {
        let draft = read_named(named, report, context.date);
        programme.drafts.push(draft);
    }
    if kind == Kind::Besluitenlijst {
        let is_nameless = |section: &&Section| section.heading.is_none() || section.is_title;
        let nameless = sections.iter().filter(is_nameless);
        report_nameless(nameless, &named, report);
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

/// "Besluit: ..." stands under its heading.
fn is_decided(section: &Section) -> bool {
    let mut fields = section.fields.iter();
    fields.any(|(field, _)| field.holds == Holds::Decision)
}

/// Items that decide on a project that was not recognised. Amounts in them are told of
/// anyhow.
fn report_nameless<'s>(
    sections: impl Iterator<Item = &'s Section>,
    named: &[Named<'_>],
    report: &mut Report,
) {
    let told = |block: &Block| {
        let mut told = named.iter().flat_map(|named| &named.blocks);
        told.any(|told| std::ptr::eq(*told, block))
    };
    let items = sections
        .flat_map(|section| &section.body)
        .map(|(_, block)| block)
        .filter(|block| block.kind == Looks::Item && !told(block));
    for item in items {
        let text = item.text.as_str();
        let has_money = dutch_money::find(text).next().is_some();
        let decides =
            prose::outcome(text, false, None).is_some() || lexicon::REFUSED.is_match(text);
        if decides && !has_money {
            let said = words(text);
            let message = format!("it is not known which project this is decided of: \"{said}\"");
            report.find("unread-decision", Severity::Warning, message, &[&item.text]);
        }
    }
}

/// The sections whose headings name one project and its amount, and not a group of such
/// sections and their sum.
fn priced(sections: &[Section]) -> BTreeSet<usize> {
    let level = |section: &Section| section.heading.as_ref().map_or(0, |heading| heading.level);
    let holds_others = |index: usize| {
        let own = sections.get(index).map_or(0, level);
        let below = sections.get(index + 1..).unwrap_or_default().iter();
        let mut below = below.take_while(|section| level(section) > own);
        below.any(|section| section.amount.is_some())
    };
    // "Afgewezen", "Aangehouden" over them.
    let is_refused = |index: usize| {
        let own = sections.get(index).map_or(0, level);
        let above = sections.get(..index).unwrap_or_default().iter().rev();
        let mut above = above.filter(|section| section.heading.is_some());
        let over = above.find(|section| level(section) < own);
        over.is_some_and(|section| {
            let name = section.name.as_str();
            lexicon::REFUSED_GROUP.is_match(name)
        })
    };
    let priced = sections.iter().enumerate();
    let priced = priced.filter(|(index, section)| {
        section.is_priced() && !holds_others(*index) && !is_refused(*index)
    });
    priced.map(|(index, _)| index).collect()
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

fn is_project(section: &Section, kind: Kind, announced: bool, today: Today<'_>) -> bool {
    if section.heading.is_none() || section.holds_no_project || section.name.is_empty() {
        return false;
    }
    let has_facts = section.fields.iter().any(|(field, _)| match field.holds {
        Holds::Lead | Holds::Money | Holds::Description => true,
        // What calls itself a project is one, whatever was decided of it.
        Holds::Decision => {
            let heading = section.heading.as_ref();
            let text = heading.map_or("", |heading| heading.text.as_str());
            lexicon::CALLS_PROJECT.is_match(text) || is_decision(field.value.as_str())
        }
        _ => false,
    });
    if announced && !section.title.announced && !has_facts {
        return false;
    }
    let text = section.text();
    let text = text.as_str();
    let granted = prose::money(text, today).iter().any(|money| {
        let speaks = matches!(
            money.role,
            Role::Contribution | Role::Reserved | Role::Earlier | Role::Unsure
        );
        let agreed = || money.role == Role::Requested && lexicon::AGREES.is_match(text);
        speaks || money.change.is_some() || agreed()
    });
    let decided = prose::outcome(text, granted, today).is_some() || lexicon::REFUSED.is_match(text);
    if kind == Kind::Besluitenlijst {
        // A part of a grant that comes to nothing is a decision on a project too.
        let ends = || {
            lexicon::ENDS.is_match(text) && lexicon::OF_PART.is_match(text)
                || !standing::parts(text).is_empty()
        };
        return granted || decided || has_facts || ends();
    }
    let run_in = section
        .heading
        .as_ref()
        .is_some_and(|heading| heading.run_in);
    granted || has_facts || run_in || named::names_itself(section)
}

/// Granted, postponed, withdrawn or turned down.
fn is_decision(text: &str) -> bool {
    prose::outcome(text, true, None).is_some() || lexicon::REFUSED.is_match(text)
}

/// How a heading is set, and whether its section surely is a project.
type Styles = BTreeMap<(Style, bool), usize>;

fn count_styles(sections: &[Section], sure: &[bool]) -> Styles {
    let mut styles = Styles::new();
    for (section, sure) in sections
        .iter()
        .zip(sure)
        .filter(|(section, _)| !section.holds_no_project)
    {
        if let Some(style) = section.style() {
            *styles.entry((style, *sure)).or_default() += 1;
        }
    }
    styles
}

/// A section without money between sections that are projects, set like them: of a press
/// release the plans it tells of; of a decision list one that calls itself a project.
fn has_siblings(section: &Section, kind: Kind, styles: &Styles) -> bool {
    let style = section.style();
    let Some(style) = style.filter(|_| !section.holds_no_project && !section.body.is_empty())
    else {
        return false;
    };
    let alike = |sure: bool| styles.get(&(style, sure)).copied().unwrap_or(0);
    let most = alike(true) >= 2 && alike(true) > alike(false);
    most && (kind == Kind::Persbericht || lexicon::OF_PROJECT.is_match(section.text().as_str()))
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
    today: Today<'_>,
) {
    if let Some(heading) = &section.heading {
        report.ledger.used(heading.lines(), "name:heading");
    }
    let Some(draft) = programme.drafts.get_mut(draft) else {
        return;
    };
    draft.name_again(
        (words(section.name.as_str()), section.name.clone()),
        NameFrom::List,
    );
    let text = section.text();
    if draft.lead.is_none() {
        draft.lead = named::lead(&text);
    }
    if draft.decided.is_none() {
        decide(&text, draft, report, today);
    }
    if draft.description.is_empty() {
        draft.description = text;
    } else {
        draft.describe(&text, false);
    }
    for (field, reading) in &section.fields {
        fields::apply(field, draft, report);
        report.ledger.used(reading.lines(), "field:labelled");
    }
}

fn read_section(
    section: &Section,
    programme: &Programme<'_>,
    report: &mut Report,
    today: Today<'_>,
) -> Draft {
    let own = named::own_name(section);
    let reading = section.name.part(own.clone());
    let name = words(reading.as_str());
    let spelt = is_capitals(&name)
        .then(|| named::spelt_below(&name, section))
        .flatten();
    let mut draft = Draft::new((name, reading), NameFrom::Body);
    if let Some(spelt) = spelt {
        draft.name_again((words(spelt.as_str()), spelt), NameFrom::Body);
    }
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
        report.ledger.used(reading.lines(), "field:labelled");
    }
    if let Some(heading) = &section.heading {
        report.ledger.used(heading.lines(), "name:heading");
    }
    let text = section.text();
    draft.description.append(&text, " ", false);
    decide(&text, &mut draft, report, today);
    // A note may say under which condition.
    for note in &section.notes {
        if let Some(condition) = prose::condition(note.as_str()) {
            draft.demand(&note.part(condition), "footnote");
        }
    }
    report_unread(section, &draft, report);
    if draft.pillar.is_none() {
        draft.pillar = named::pillar(&text, programme);
    }
    if draft.lead.is_none() {
        draft.lead = named::lead(&text);
    }
    draft
}

/// The amount in the heading is what is granted, where the text grants nothing else and
/// nothing in it is against that.
fn take_price(section: &Section, amount: &Reading, draft: &mut Draft, report: &mut Report) {
    let text = section.text();
    let doubts = [
        &lexicon::REFUSED,
        &lexicon::RESERVED,
        &lexicon::REQUESTED,
        &lexicon::POSTPONED,
        &lexicon::PROPOSES,
        &lexicon::ENDS,
    ];
    let is_doubted = doubts.iter().any(|doubt| doubt.is_match(text.as_str()));
    let decided = draft.decided.as_ref().map(|decided| &decided.decision);
    // A decision under a label that was not understood may be any.
    let mut fields = section.fields.iter();
    let says_other = fields.any(|(field, _)| field.holds == Holds::Decision);
    let agrees = decided.map_or(!says_other, |decision| {
        let outcome = decision.outcome.as_deref();
        decision.contribution.is_none() && matches!(outcome, Some("toegekend" | "voorwaardelijk"))
    });
    if agrees && !is_doubted && draft.answer != Some(Answer::Refused) {
        let field = Field {
            holds: Holds::Money,
            label: "bijdrage".to_owned(),
            value: amount.clone(),
        };
        fields::apply(&field, draft, report);
    } else if draft.grants(dutch_money::find(amount.as_str()).next()) {
        report.settle(amount);
    }
}

/// A decision under a label that was read as nothing, of a project without another.
fn report_unread(section: &Section, draft: &Draft, report: &mut Report) {
    let is_read = draft.decided.is_some() || draft.answer.is_some() || draft.mark.is_some();
    let decisions = section.fields.iter().filter(|(field, _)| {
        field.holds == Holds::Decision
            && field.label.to_lowercase().starts_with("besl")
            && !field.value.is_empty()
            && !lexicon::NOTES.is_match(field.value.as_str())
    });
    for (field, _) in decisions.filter(|_| !is_read) {
        let said = words(field.value.as_str());
        let name = &draft.name.0;
        let message = format!("what was decided of \"{name}\" was not understood: \"{said}\"");
        report.find(
            "unread-decision",
            Severity::Warning,
            message,
            &[&field.value],
        );
    }
}

impl Draft {
    /// Whether what was granted is this amount.
    fn grants(&self, amount: Option<dutch_money::Found<'_>>) -> bool {
        let granted = self.decided.as_ref();
        let granted = granted.and_then(|decided| decided.decision.contribution.as_ref());
        let cents = amount.and_then(|amount| amount.amount.cents);
        cents.is_some() && granted.is_some_and(|granted| granted.cents == cents)
    }

    fn take_mark(&mut self, section: &Section) {
        if let (Some((mark, range)), Some(heading)) = (&section.title.mark, &section.heading) {
            self.mark = Some((mark.clone(), heading.text.part(range.clone())));
        }
    }
}

/// What a text grants, sets aside and decides.
fn decide(text: &Reading, draft: &mut Draft, report: &mut Report, today: Today<'_>) {
    let words_of = text.as_str();
    let now = prose::now(words_of, today);
    let now = now.as_ref();
    let all = prose::money(words_of, today);
    let first = |role: Role| all.iter().find(|money| money.role == role);
    // "Het gevraagde wordt niet toegekend; wel krijgt het project € 60.000."
    let instead = first(Role::Contribution).is_some_and(|money| {
        let sentence = words_of.get(money.sentence.clone()).unwrap_or_default();
        lexicon::INSTEAD.is_match(sentence) && lexicon::GIVES.is_match(sentence)
    });
    let refused =
        draft.answer == Some(Answer::Refused) || lexicon::REFUSED.is_match(now) && !instead;
    let agreed = agreed_to(&all, now, draft.answer);
    // "Akkoord, 45.000 euro": the only amount of a grant needs no more words.
    let alone = match all.as_slice() {
        [only] if only.role == Role::Unknown && lexicon::GRANTED.is_match(now) => Some(only),
        _ => None,
    };
    let contribution = first(Role::Contribution).or(agreed).or(alone);
    let contribution = contribution.map(|money| whole(money, &all, text, report));
    let reserved = first(Role::Reserved);
    let already = draft
        .decided
        .as_ref()
        .map(|decided| decided.decision.clone())
        .unwrap_or_default();
    let granted = contribution.is_some() || already.contribution.is_some();
    let changed = changes::outcome(&all).filter(|_| !refused);
    let outcome = prose::outcome(words_of, granted || changed.is_some(), today);
    let supposed = contribution.and_then(|money| prose::supposed(words_of, money));
    let outcome = match (outcome, &supposed) {
        (Some((said @ ("ingetrokken" | "aangehouden"), range)), _) => Some((said, range)),
        (_, Some(range)) if !refused => Some(("voorwaardelijk", range.clone())),
        (outcome, _) => outcome,
    };
    let is_plain = |outcome: &(&str, _)| outcome.0 == "toegekend";
    let outcome = match (outcome, changed) {
        (outcome, Some(changed)) if outcome.as_ref().is_none_or(is_plain) => Some(changed),
        (outcome, _) => outcome,
    };
    let postponed = refused
        || outcome
            .as_ref()
            .is_some_and(|(outcome, _)| matches!(*outcome, "aangehouden" | "ingetrokken"));
    let mut decision = Decision::default();
    if let Some(money) = contribution.filter(|_| !postponed) {
        decision.contribution = Some(report.amount(&money.found, text));
    }
    if let Some(money) = reserved.filter(|_| !postponed) {
        decision.reserved = Some(report.amount(&money.found, text));
    }
    if let Some((_, range)) = outcome.as_ref().filter(|_| postponed) {
        settle_told(&all, range, text, report);
    }
    let said = outcome.as_ref().map(|(outcome, _)| *outcome);
    decision.changes = changes::state(&all, changes::Holds::after(said, refused), text, report);
    for amount in decision.contribution.iter().chain(&decision.reserved) {
        draft::look_twice(amount, text, report);
    }
    let is_silent = draft.decided.is_none() && draft.answer.is_none() && !refused;
    if is_silent && outcome.is_none() && decision == Decision::default() {
        report_proposals(&all, text, report);
    }
    if !postponed {
        for sentence in standing::parts(now) {
            standing::report_part(&draft.name.0, &text.part(sentence), report);
        }
    }
    let in_sentence = |money: &prose::Money| text.part(money.sentence.clone());
    let change = all.iter().find(|money| money.change.is_some());
    let change = change.filter(|_| !decision.changes.is_empty());
    let sentence = contribution.or(reserved).map(in_sentence);
    let said = outcome.as_ref().map(|(_, range)| {
        let sentences = crate::text::sentences(words_of);
        let sentence = sentences
            .into_iter()
            .find(|sentence| sentence.contains(&range.start));
        text.part(sentence.unwrap_or(range.clone()))
    });
    decision.outcome = match outcome {
        Some((outcome, _)) => Some(outcome.to_owned()),
        None if granted && !refused => Some("toegekend".to_owned()),
        None => None,
    };
    if let Some(evidence) = sentence.or(said).or(change.map(in_sentence))
        && decision != Decision::default()
    {
        let conditional = decision.outcome.as_deref() == Some("voorwaardelijk");
        draft.decide(decision, &evidence, "decision-sentence");
        if let Some(range) = supposed
            .or_else(|| prose::condition(words_of))
            .filter(|_| conditional)
        {
            draft.demand(&text.part(range), "decision-sentence");
        }
    }
}

/// "€ 64.000 voor dit jaar en € 64.000 voor het volgende, in totaal € 128.000": what is
/// granted is the sum, where the sentence says that it is one.
fn whole<'m, 't>(
    part: &'m prose::Money<'t>,
    all: &'m [prose::Money<'t>],
    text: &Reading,
    report: &mut Report,
) -> &'m prose::Money<'t> {
    let cents = |money: &prose::Money<'_>| money.found.amount.cents;
    let together = || all.iter().filter(|money| money.sentence == part.sentence);
    let total = together().find(|sum| {
        let before = text.as_str().get(sum.sentence.start..sum.found.start);
        let parts = together().filter(|money| money.found.start < sum.found.start);
        let parts: Vec<i64> = parts.filter_map(cents).collect();
        before.is_some_and(|before| lexicon::IN_TOTAL_BEFORE.is_match(before))
            && parts.len() > 1
            && cents(sum) == Some(parts.iter().sum())
    });
    let Some(total) = total else {
        return part;
    };
    for money in together().filter(|money| money.found.start < total.found.start) {
        report.settle(&text.part(money.found.start..money.found.end));
    }
    total
}

/// The amount of what is withdrawn or postponed, alone in the sentence that says so, is no
/// grant that was missed.
fn settle_told(all: &[prose::Money<'_>], said: &Range<usize>, text: &Reading, report: &mut Report) {
    let mut told = all
        .iter()
        .filter(|money| money.sentence.contains(&said.start) && money.change.is_none());
    if let (Some(only), None) = (told.next(), told.next()) {
        let amount = text.part(only.found.start..only.found.end);
        let message = format!("\"{}\" stands in no record", only.found.raw);
        report.find("amount-outside-record", Severity::Note, message, &[&amount]);
        report.settle(&amount);
    }
}

/// The text of a project from which nothing else was read proposes money: it is not
/// granted, and somebody should look.
fn report_proposals(all: &[prose::Money<'_>], text: &Reading, report: &mut Report) {
    for money in all.iter().filter(|money| money.role == Role::Requested) {
        let sentence = text.as_str().get(money.sentence.clone());
        if sentence.is_some_and(|sentence| lexicon::PROPOSES.is_match(sentence)) {
            let amount = text.part(money.found.start..money.found.end);
            let raw = money.found.raw;
            let message = format!(
                "\"{raw}\" is proposed in the text, and nothing else is decided on its project"
            );
            report.find("unrecorded-grant", Severity::Warning, message, &[&amount]);
            report.settle(&amount);
        }
    }
}

/// "Besluit: akkoord" grants what was asked for, where only one amount was.
fn agreed_to<'m, 't>(
    all: &'m [prose::Money<'t>],
    now: &str,
    answer: Option<Answer>,
) -> Option<&'m prose::Money<'t>> {
    let mut requested = all.iter().filter(|money| money.role == Role::Requested);
    let (Some(only), None) = (requested.next(), requested.next()) else {
        return None;
    };
    // "De gevraagde bijdrage van € 90.000 wordt toegekend."
    let granted = || {
        let sentence = now.get(only.sentence.clone());
        sentence.is_some_and(|sentence| lexicon::GRANTS_IT.is_match(sentence))
    };
    let is_agreed = answer == Some(Answer::Agreed)
        || all.len() == 1 && (lexicon::AGREES.is_match(now) || granted());
    is_agreed.then_some(only)
}

/// A project that running text names.
fn read_named(named: &Named<'_>, report: &mut Report, today: Today<'_>) -> Draft {
    let name = (words(named.name.as_str()), named.name.clone());
    let mut draft = Draft::new(name, NameFrom::Body);
    for (index, block) in named.blocks.iter().enumerate() {
        draft.describe(&block.text, index > 0);
    }
    let text = draft.description.clone();
    decide(&text, &mut draft, report, today);
    draft.lead = named::lead(&text);
    draft
}
