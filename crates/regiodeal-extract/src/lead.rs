//! Who leads: the printed form against the partners' own names.

use std::collections::BTreeMap;

use regiodeal_dataset::{Lead, fold};
use serde::Deserialize;

use crate::text::words;

/// A body that may lead a project.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partner {
    /// Its own name: "gemeente Emmen".
    pub name: String,
    /// Its code in the register of Dutch public bodies.
    #[serde(default)]
    pub tooi: Option<String>,
    /// Other spellings.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// A lead and, where a slip was mended, the partner's right name.
pub(crate) struct Reading {
    pub(crate) lead: Lead,
    pub(crate) misspelt: bool,
}

/// Kinds of public bodies and how they are shortened.
const KINDS: [(&str, &[&str]); 2] = [
    ("gemeente", &["gem.", "gemeente", "gem", "gemeenten"]),
    ("provincie", &["prov.", "provincie", "prov"]),
];

/// How provinces are shortened behind the name of a municipality.
const PROVINCES: [&str; 15] = [
    "L", "Lb", "NH", "ZH", "NB", "Gld", "Gd", "Fr", "Frl", "Gr", "Dr", "Ov", "Ut", "U", "Fl",
];

/// Reads a lead as printed. Several municipalities ("gem. A en B") are each named.
pub(crate) fn read(raw: &str, partners: &[Partner]) -> Reading {
    let printed = words(raw);
    let (kind, name) = split_kind(&printed);
    let known = |name: &str| find(kind, name, partners);
    if let Some((partner, misspelt)) = known(name) {
        return Reading {
            lead: Lead {
                name: partner.name.clone(),
                raw: raw.to_owned(),
                tooi: partner.tooi.clone(),
                source: None,
            },
            misspelt,
        };
    }
    let mut misspelt = false;
    let several: Vec<String> = match kind {
        Some(_) => name
            .split(" en ")
            .flat_map(|part| part.split(", "))
            .map(str::trim)
            .map(|part| match known(part) {
                Some((partner, slip)) => {
                    misspelt |= slip;
                    partner.name.clone()
                }
                None => with_kind(kind, split_kind(part).1),
            })
            .collect(),
        None => Vec::new(),
    };
    let all_known = several.len() > 1
        && name
            .split(" en ")
            .flat_map(|part| part.split(", "))
            .all(|part| known(part.trim()).is_some());
    let name = if all_known {
        several.join(" en ")
    } else {
        misspelt = false;
        with_kind(kind, name)
    };
    Reading {
        lead: Lead {
            name,
            raw: raw.to_owned(),
            tooi: None,
            source: None,
        },
        misspelt,
    }
}

fn with_kind(kind: Option<&str>, name: &str) -> String {
    match kind {
        Some(kind) => format!("{kind} {name}"),
        None => name.to_owned(),
    }
}

fn split_kind(printed: &str) -> (Option<&'static str>, &str) {
    let Some((first, rest)) = printed.split_once(' ') else {
        return (None, printed);
    };
    let first = first.to_lowercase();
    KINDS
        .iter()
        .find(|(_, forms)| forms.contains(&first.as_str()))
        .map_or((None, printed), |(kind, _)| (Some(*kind), rest.trim()))
}

/// The partner with that name, or the only one a slip away from it.
fn find<'p>(
    kind: Option<&str>,
    name: &str,
    partners: &'p [Partner],
) -> Option<(&'p Partner, bool)> {
    let wanted = fold(name);
    let spellings = |partner: &'p Partner| {
        std::iter::once(&partner.name)
            .chain(&partner.aliases)
            .map(|spelling| split_kind(spelling))
            .filter(|(of, _)| kind.is_none_or(|kind| *of == Some(kind)))
            .map(|(of, name)| (of, fold(name)))
            .collect::<Vec<_>>()
    };
    let exact = |partner: &&'p Partner| {
        spellings(partner)
            .iter()
            .any(|(of, spelling)| *spelling == wanted && (kind.is_some() || of.is_none()))
    };
    if let Some(partner) = partners.iter().find(exact) {
        return Some((partner, false));
    }
    kind?;
    let slips = if wanted.chars().count() >= 9 { 2 } else { 1 };
    let mut near = partners.iter().filter(|partner| {
        // "Bergen" is not a slip for "Bergen (L.)".
        wanted.chars().count() >= 6
            && names_province(name) == names_province(&partner.name)
            && spellings(partner)
                .iter()
                .any(|(_, spelling)| is_slip(spelling, &wanted, slips))
    });
    match (near.next(), near.next()) {
        (Some(only), None) => Some((only, true)),
        _ => None,
    }
}

/// Whether two folded names differ by a few slips of the pen. Names that begin otherwise
/// are two names: Weststellingwerf is not Ooststellingwerf.
pub(crate) fn is_slip(one: &str, other: &str, most: usize) -> bool {
    one.chars().next() == other.chars().next() && strsim::damerau_levenshtein(one, other) <= most
}

/// Counts the municipalities and provinces that a text names with their kind, for the
/// right spelling of a lead that a table misspells.
pub(crate) fn count_named(text: &str, counts: &mut BTreeMap<String, usize>) {
    // A name does not go on in another cell or line.
    for part in text.split(['\t', '|', '\n', '\r']) {
        count_in_line(part, counts);
    }
}

fn count_in_line(text: &str, counts: &mut BTreeMap<String, usize>) {
    let words: Vec<&str> = text.split_whitespace().collect();
    for (index, word) in words.iter().enumerate() {
        let mut kinds = ["gemeente", "provincie"].into_iter();
        let Some(kind) = kinds.find(|kind| kind.eq_ignore_ascii_case(word)) else {
            continue;
        };
        let mut name: Vec<&str> = Vec::new();
        for next in words.iter().skip(index + 1).take(4) {
            if let Some(province) = province_behind(next).filter(|_| !name.is_empty()) {
                name.push(province);
                break;
            }
            let plain = next.trim_matches(|char: char| !char.is_alphanumeric() && char != '\'');
            let particle = matches!(plain, "en" | "aan" | "de" | "den" | "op" | "'s" | "in")
                && !name.is_empty();
            if !plain.chars().next().is_some_and(char::is_uppercase) && !particle {
                break;
            }
            name.push(plain);
            if next.ends_with([',', '.', ')', ';', ':']) {
                break;
            }
        }
        while name
            .last()
            .is_some_and(|word| !word.starts_with(|char: char| char == '(' || char.is_uppercase()))
        {
            name.pop();
        }
        if name.is_empty() {
            continue;
        }
        let name = format!("{kind} {}", name.join(" "));
        *counts.entry(name).or_default() += 1;
    }
}

fn names_province(name: &str) -> bool {
    name.rsplit(' ').next().and_then(province_behind).is_some()
}

/// "(L.)", "(NH)": what tells two municipalities of one name apart.
fn province_behind(word: &str) -> Option<&str> {
    let word = word.trim_end_matches([',', '.', ';', ':']);
    let letters = word.strip_prefix('(')?.strip_suffix(')')?;
    let letters = letters.trim_end_matches('.');
    PROVINCES.contains(&letters).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(raw: &str) -> (String, bool) {
        let partners: Vec<Partner> = [
            "gemeente Zevenaar",
            "gemeente Doetinchem",
            "provincie Gelderland",
        ]
        .map(|name| Partner {
            name: name.to_owned(),
            tooi: None,
            aliases: Vec::new(),
        })
        .to_vec();
        let read = read(raw, &partners);
        (read.lead.name, read.misspelt)
    }

    #[test]
    fn short_forms_and_slips_lead_to_the_partner() {
        assert_eq!(
            name("gem. Zevenaar"),
            ("gemeente Zevenaar".to_owned(), false)
        );
        assert_eq!(
            name("Provincie Gelderland"),
            ("provincie Gelderland".to_owned(), false)
        );
        assert_eq!(
            name("gem. Doetichem"),
            ("gemeente Doetinchem".to_owned(), true)
        );
        assert_eq!(
            name("gem. Zevenaar en Doetinchem"),
            ("gemeente Zevenaar en gemeente Doetinchem".to_owned(), false)
        );
        assert_eq!(
            name("gem. Aa en Hunze"),
            ("gemeente Aa en Hunze".to_owned(), false)
        );
        assert_eq!(name("ROC Zevenaar"), ("ROC Zevenaar".to_owned(), false));
    }

    #[test]
    fn a_text_names_its_municipalities() {
        let mut counts = BTreeMap::new();
        count_named(
            "De gemeente Horst aan de Maas, de gemeente Sluis en meer; gemeente Bergen (L.), gemeente Bergen (NH).",
            &mut counts,
        );
        let names: Vec<String> = counts.into_keys().collect();
        let expected = [
            "gemeente Bergen (L.)",
            "gemeente Bergen (NH)",
            "gemeente Horst aan de Maas",
            "gemeente Sluis",
        ];
        assert_eq!(names, expected);
    }
}
