//! The title of a document.

use std::sync::LazyLock;

use regiodeal_dataset::{Kind, fold};
use regiodeal_document::{Block, Kind as Looks, Reading};

use super::kind::names_kind;
use super::{FRONT, SENT};
use crate::dates;
use crate::fields;
use crate::lexicon;
use crate::pattern::Pattern;
use crate::text::words;

/// The first heading that is no masthead; a genre word alone ("PERSBERICHT",
/// "Nieuws") is none where another heading follows.
pub(super) fn title(blocks: &[Block], kind: Option<Kind>) -> Option<(String, Reading)> {
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
