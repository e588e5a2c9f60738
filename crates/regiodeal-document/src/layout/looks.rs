//! What a block is by its looks.

use crate::block::{Block, Kind};

use super::PICTURE_GAP;

/// A title is no longer than this, in code points.
const TITLE: usize = 140;
/// A title that ends in a small word is no longer than this.
const PARTICLE_TITLE: usize = 60;
/// A quotation set off from the text is no longer than this.
const PULL_QUOTE: usize = 400;

/// Gives each paragraph its kind.
pub(crate) fn name_kinds(blocks: &mut [Block]) {
    let following = following(blocks);
    let mut below_table = false;
    for (index, next) in following.into_iter().enumerate() {
        let (before, after) = blocks.split_at_mut(index + 1);
        let next = next.and_then(|next| after.get(next - index - 1));
        let Some(block) = before.last_mut() else {
            continue;
        };
        match block.kind {
            Kind::Table => below_table = true,
            Kind::Furniture | Kind::Heading | Kind::Aside => {}
            _ => {
                block.kind = kind(block, next, below_table);
                block.level = markdown_level(block.text.as_str());
                if block.level > 0 {
                    let text = block.text.as_str();
                    let marks = text.len() - text.trim_start_matches('#').len();
                    block.text = block.text.part(marks..text.trim_end_matches('#').len());
                }
                below_table &= block.kind == Kind::Footnote;
            }
        }
    }
}

/// For each block the next one that is no furniture.
fn following(blocks: &[Block]) -> Vec<Option<usize>> {
    let mut next = None;
    let mut following: Vec<Option<usize>> = Vec::with_capacity(blocks.len());
    for (index, block) in blocks.iter().enumerate().rev() {
        following.push(next);
        if block.kind != Kind::Furniture {
            next = Some(index);
        }
    }
    following.reverse();
    following
}

fn kind(block: &Block, next: Option<&Block>, below_table: bool) -> Kind {
    let text = block.text.as_str();
    if markdown_level(text) > 0 {
        Kind::Heading
    } else if text.starts_with("> ") {
        Kind::Quote
    } else if below_table && footnote_mark(text).is_some() {
        Kind::Footnote
    } else if is_quote(text) {
        Kind::Quote
    } else if has_bullet(text) {
        Kind::Item
    } else if is_caption(block) {
        Kind::Caption
    } else if is_title(text) && !next.is_some_and(|next| goes_on(next.text.as_str()))
        || next.is_some_and(|next| ends_in_particle(block, next))
    {
        Kind::Heading
    } else if numbered(text) {
        Kind::Item
    } else {
        Kind::Paragraph
    }
}

/// "Molens draaien door": a verb may be split, so a line of its own right above text that
/// opens with a capital is a title even if it ends in a small word.
fn ends_in_particle(block: &Block, next: &Block) -> bool {
    let text = block.text.as_str();
    let Some((words, last)) = text.rsplit_once(' ') else {
        return false;
    };
    let particle = matches!(
        last,
        "door" | "op" | "in" | "aan" | "om" | "bij" | "mee" | "voor"
    );
    let opens = next.text.as_str().chars().next();
    particle
        && block.gap > 0
        && next.gap == 0
        && text.chars().count() <= PARTICLE_TITLE
        && opens.is_some_and(char::is_uppercase)
        && is_title(words)
}

fn goes_on(next: &str) -> bool {
    next.chars().next().is_some_and(char::is_lowercase)
}

/// Whether a line can only be the start of a block.
pub(crate) fn starts_block(text: &str) -> bool {
    text.starts_with("> ")
        || markdown_level(text) > 0
        || has_bullet(text)
        || numbered(text)
        || footnote_mark(text).is_some()
}

fn markdown_level(text: &str) -> usize {
    let level = text.len() - text.trim_start_matches('#').len();
    let spaced = text.get(level..).is_some_and(|rest| rest.starts_with(' '));
    if spaced && level <= 6 { level } else { 0 }
}

fn has_bullet(text: &str) -> bool {
    let mut chars = text.chars();
    let bullet = chars.next().is_some_and(|char| {
        matches!(
            char,
            '-' | '–'
                | '•'
                | '▪'
                | '◦'
                | '●'
                | '○'
                | '■'
                | '►'
                | '➢'
                | '✓'
                | '*'
                | '·'
                | '‣'
                | '⁃'
                | '∙'
                | '▶'
                | '→'
                | '✔'
                | '\u{f0b7}'
                | '\u{f0a7}'
        )
    });
    bullet && chars.next().is_some_and(char::is_whitespace)
}

/// Starts with a number as headings and list items do: "1.", "2.3", "K3.", "4)".
pub(crate) fn numbered(text: &str) -> bool {
    let Some((first, rest)) = text.split_once(char::is_whitespace) else {
        return false;
    };
    let digits = first.chars().filter(char::is_ascii_digit).count();
    let plain = first
        .chars()
        .all(|char| char.is_ascii_alphanumeric() || matches!(char, '.' | ')' | '-'));
    let letters = first.chars().filter(char::is_ascii_alphabetic).count();
    let marked = first.contains(['.', ')']) || letters == 1;
    plain && marked && (1..=4).contains(&digits) && letters <= 2 && !rest.trim().is_empty()
        || first.strip_suffix(['.', ')']).is_some_and(is_roman)
        || letters == 1 && digits == 0 && first.len() == 2 && first.ends_with(['.', ')'])
}

/// Whether dots lead to a page number, as in a contents list.
pub(crate) fn has_leader(text: &str) -> bool {
    text.contains("....") || text.contains(". . . .") || text.contains("……")
}

/// A Roman number up to thirty-nine.
fn is_roman(text: &str) -> bool {
    (1..=6).contains(&text.len()) && text.chars().all(|char| matches!(char, 'I' | 'V' | 'X'))
}

/// The mark that opens a footnote: "*", "**", "* *", "1)", "¹", "†".
pub(crate) fn footnote_mark(text: &str) -> Option<&str> {
    let is_mark = |char: char| {
        matches!(char, '*' | '†' | '‡' | '¹' | '²' | '³') || ('⁰'..='⁹').contains(&char)
    };
    let rest = text.trim_start_matches(|char: char| is_mark(char) || char == ' ');
    let mark = text.get(..text.len() - rest.len())?;
    let is_word = |char: char| char.is_alphanumeric() || char == '€';
    let words = rest.chars().next().is_some_and(is_word);
    if mark.chars().next().is_some_and(is_mark) {
        let glued = !mark.ends_with(' ') && mark.contains('*');
        return (words && !glued).then(|| mark.trim_end());
    }
    let (first, rest) = text.split_once(' ')?;
    let number = first.strip_suffix(')')?;
    let number = number.strip_prefix('(').unwrap_or(number);
    let is_number = number.len() <= 2 && number.chars().all(|char| char.is_ascii_digit());
    (is_number && !number.is_empty() && !rest.is_empty()).then_some(first)
}

/// Mostly capital letters, and enough of them to tell.
pub(crate) fn is_capitals(text: &str) -> bool {
    are_capitals(text.chars())
}

/// The same of characters that come one by one.
pub(crate) fn are_capitals(chars: impl Iterator<Item = char>) -> bool {
    let (mut upper, mut lower) = (0_usize, 0_usize);
    for char in chars {
        upper += usize::from(char.is_uppercase());
        lower += usize::from(char.is_lowercase());
    }
    upper >= 3 && lower * 9 <= upper
}

/// Short, opens with a capital or a number, and is no sentence.
pub(crate) fn is_title(text: &str) -> bool {
    let starts = text
        .chars()
        .find(|char| char.is_alphanumeric())
        .is_some_and(|char| char.is_uppercase() || char.is_ascii_digit())
        || has_small_opening(text);
    let opens_plainly = text.chars().next().is_some_and(|char| {
        char.is_alphanumeric() || matches!(char, '‘' | '’' | '\'' | '“' | '"' | '[' | '€')
    });
    let ends = !text.ends_with(['.', ';', ',', ':', '!']) || text.ends_with("...");
    let hangs = !numbered(text)
        && text.rsplit(' ').next().is_some_and(|last| {
            matches!(
                last,
                "van"
                    | "voor"
                    | "de"
                    | "het"
                    | "een"
                    | "en"
                    | "in"
                    | "op"
                    | "met"
                    | "aan"
                    | "tot"
                    | "bij"
                    | "door"
                    | "om"
                    | "te"
                    | "die"
                    | "dat"
            )
        });
    starts
        && opens_plainly
        && !hangs
        && ends
        && text.chars().count() <= TITLE
        && !has_sentence_break(text)
}

/// "’t Groene Lint", "’s-Heerenberg", "iLab", "e-Health": a capital behind one small letter.
fn has_small_opening(text: &str) -> bool {
    let name = text.trim_start_matches(['‘', '’', '\'', '“', '"']);
    let mut chars = name.chars();
    let small = chars.next().is_some_and(char::is_lowercase);
    let rest = chars.as_str();
    let is_article = name.len() < text.len() && name.starts_with("t ");
    let rest = if is_article { rest.trim_start() } else { rest };
    let rest = rest.strip_prefix(['-', '’', '\'']).unwrap_or(rest);
    small && rest.starts_with(char::is_uppercase)
}

/// "… is klaar. Het …": a full stop between a small letter and a capital.
fn has_sentence_break(text: &str) -> bool {
    text.match_indices(". ").any(|(at, _)| {
        let before = text.get(..at).unwrap_or_default();
        let word = before.rsplit(' ').next().unwrap_or_default();
        let after = text
            .get(at + 2..)
            .and_then(|after| after.trim_start().chars().next());
        word.chars().count() > 4
            && word.chars().all(char::is_alphabetic)
            && after.is_some_and(char::is_uppercase)
    })
}

pub(crate) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '’', '"', '\'', ')', '»'])
        .ends_with(['.', '!', '?', ':', ';', '…'])
}

fn opens_quote(char: char) -> bool {
    matches!(char, '“' | '"' | '„' | '«')
}

fn closes_quote(char: char) -> bool {
    matches!(char, '”' | '"' | '“' | '»')
}

/// Opens with a label of a few words: "Penvoerder: gemeente Oss".
pub(crate) fn has_label(text: &str) -> bool {
    text.split_once(':').is_some_and(|(label, value)| {
        label.chars().next().is_some_and(char::is_uppercase)
            && label.split_whitespace().count() <= 7
            && label.chars().count() <= 60
            && !label.contains(['.', ',', '“', '"'])
            && value.starts_with(char::is_whitespace)
    })
}

/// Begins with a quotation mark that nothing closes yet.
pub(crate) fn quote_is_open(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(opens_quote) && !chars.any(closes_quote)
}

/// All of it stands between quotation marks, and it is set off: short.
fn is_quote(text: &str) -> bool {
    let inner: Vec<char> = text.chars().collect();
    let [first, middle @ .., last] = inner.as_slice() else {
        return false;
    };
    opens_quote(*first)
        && closes_quote(*last)
        && middle.len() < PULL_QUOTE
        && !middle
            .iter()
            .any(|char| closes_quote(*char) || opens_quote(*char))
}

/// Capitals below a picture, or a line that says what a picture shows.
fn is_caption(block: &Block) -> bool {
    let text = block.text.as_str();
    let lower = text.to_lowercase();
    if lower.starts_with("foto:") || lower.starts_with("foto ") || lower.starts_with("bron:") {
        return text.chars().count() <= TITLE;
    }
    let credited = is_capitals(text) && text.contains("FOTO:");
    credited
        || block.gap >= PICTURE_GAP && is_capitals(text) && text.contains(' ') && !numbered(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_open_headings_and_amounts_do_not() {
        for text in [
            "1. Naam",
            "2.10 Naam",
            "K3 Naam",
            "A.2 Naam",
            "P-07 Naam",
            "3a. Naam",
            "4) Naam",
            "b. Naam",
        ] {
            assert!(numbered(text), "{text}");
        }
        for text in [
            "2021 was",
            "20 scholen",
            "De naam",
            "1.2",
            "180-graden bocht",
        ] {
            assert!(!numbered(text), "{text}");
        }
    }

    #[test]
    fn footnote_marks_are_told_from_bold_type() {
        assert_eq!(footnote_mark("** In totaal"), Some("**"));
        assert_eq!(footnote_mark("* * In totaal"), Some("* *"));
        assert_eq!(footnote_mark("1) In totaal"), Some("1)"));
        assert_eq!(footnote_mark("¹ In totaal"), Some("¹"));
        assert_eq!(footnote_mark("* € 130.000 gereserveerd"), Some("*"));
        assert_eq!(footnote_mark("**Vet** begin"), None);
    }

    #[test]
    fn titles_are_no_sentences() {
        assert!(is_title("Buur zoekt buur: digitale dorpskaart"));
        assert!(!is_title("Het werk is klaar. Het begon in mei"));
        assert!(!is_title("met een kleine letter"));
    }
}
