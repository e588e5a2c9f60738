//! What findings say: in English where it is stored, in Dutch where a person wants that.

use std::fmt::Display;

/// One sentence in two languages. `{0}`, `{1}` … stand for what differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// As it stands in JSON.
    pub en: &'static str,
    /// As it is shown to Dutch readers.
    pub nl: &'static str,
}

impl Phrase {
    /// The English sentence about these things.
    pub(crate) fn about(self, things: &[&dyn Display]) -> String {
        let things: Vec<String> = things.iter().map(ToString::to_string).collect();
        fill(self.en, &things)
    }

    /// The Dutch sentence for an English one that was made from this phrase; none for
    /// any other. Messages are stored in one language, and no key beside them is needed.
    #[must_use]
    pub fn dutch(self, message: &str) -> Option<String> {
        let things = things(self.en, message)?;
        let things: Vec<String> = things.into_iter().map(in_dutch).collect();
        Some(fill(self.nl, &things))
    }
}

/// The pieces of a template: text, and the number of what stands behind it.
fn pieces(template: &str) -> Vec<(&str, Option<usize>)> {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some((text, behind)) = rest.split_once('{') {
        let Some((number, after)) = behind.split_once('}') else {
            break;
        };
        pieces.push((text, number.parse().ok()));
        rest = after;
    }
    pieces.push((rest, None));
    pieces
}

fn fill(template: &str, things: &[String]) -> String {
    let thing = |number: Option<usize>| {
        let thing = number.and_then(|number| things.get(number));
        thing.map_or("", String::as_str)
    };
    let pieces = pieces(template);
    let words = pieces.iter();
    words
        .flat_map(|(text, number)| [*text, thing(*number)])
        .collect()
}

/// What stands at the numbers of a template in a message that was made from it.
fn things(template: &str, message: &str) -> Option<Vec<String>> {
    let pieces = pieces(template);
    let (first, _) = pieces.first()?;
    let mut rest = message.strip_prefix(first)?;
    let mut things: Vec<String> = Vec::new();
    for (position, pair) in pieces.windows(2).enumerate() {
        let [(_, number), (text, _)] = pair else {
            return None;
        };
        let is_last = position + 2 == pieces.len();
        let (thing, behind) = if is_last {
            (rest.strip_suffix(text)?, "")
        } else {
            rest.split_once(text)?
        };
        let number = (*number)?;
        if things.len() <= number {
            things.resize(number + 1, String::new());
        }
        if let Some(place) = things.get_mut(number) {
            thing.clone_into(place);
        }
        rest = behind;
    }
    rest.is_empty().then_some(things)
}

/// The few English words that the program itself puts into what differs.
fn in_dutch(thing: String) -> String {
    const WORDS: [(&str, &str); 6] = [
        ("pillar ", "pijler "),
        ("theme ", "thema "),
        ("project ", "project "),
        ("nothing", "niets"),
        ("programme", "programma"),
        ("all columns", "alle kolommen"),
    ];
    for (en, nl) in WORDS {
        if thing == en {
            return nl.to_owned();
        }
        if let Some(rest) = thing.strip_prefix(en).filter(|_| en.ends_with(' ')) {
            return format!("{nl}{rest}");
        }
    }
    thing
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHRASE: Phrase = Phrase {
        en: "the total of {0} in \"{1}\" is {2}",
        nl: "in \"{1}\" is het totaal van {0} {2}",
    };

    #[test]
    fn a_message_leads_back_to_its_phrase() {
        let message = PHRASE.about(&[&"pillar Wonen", &"2e tranche", &3]);
        assert_eq!(message, "the total of pillar Wonen in \"2e tranche\" is 3");
        let dutch = PHRASE.dutch(&message);
        let expected = "in \"2e tranche\" is het totaal van pijler Wonen 3";
        assert_eq!(dutch.as_deref(), Some(expected));
        assert_eq!(PHRASE.dutch("something else"), None);
    }

    #[test]
    fn a_phrase_without_gaps_fits_itself_alone() {
        let phrase = Phrase {
            en: "no project",
            nl: "geen project",
        };
        assert_eq!(phrase.dutch("no project").as_deref(), Some("geen project"));
        assert_eq!(phrase.dutch("no project at all"), None);
    }
}
