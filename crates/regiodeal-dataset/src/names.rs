//! Names: the forms in which two spellings are one.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters and digits in lower case, without accents: two spellings that differ in
/// nothing else are the same name.
///
/// ```
/// use regiodeal_dataset::fold;
///
/// assert_eq!(fold("Tweede Exloër-mond!"), "tweedeexloermond");
/// ```
#[must_use]
pub fn fold(name: &str) -> String {
    // Nearly all names, and the tables of Unicode are slow.
    if name.is_ascii() {
        let mut folded = String::with_capacity(name.len());
        folded.extend(plain(name).map(char::from));
        return folded;
    }
    name.nfkd()
        .filter(|char| char.is_alphanumeric() && !is_combining_mark(*char))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The letters and digits of a name in ASCII, in lower case.
fn plain(name: &str) -> impl Iterator<Item = u8> {
    let plain = name.bytes().filter(u8::is_ascii_alphanumeric);
    plain.map(|byte| byte.to_ascii_lowercase())
}

/// Whether two names differ in nothing that [`fold`] keeps.
///
/// ```
/// use regiodeal_dataset::is_same_name;
///
/// assert!(is_same_name("Tweede Exloër-mond", "tweede exloermond"));
/// ```
#[must_use]
pub fn is_same_name(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    if one.is_ascii() && other.is_ascii() {
        return plain(one).eq(plain(other));
    }
    fold(one) == fold(other)
}

/// The folded words of a name, joined by hyphens: an id.
#[must_use]
pub fn slug(name: &str) -> String {
    let plain: String = name
        .nfkd()
        .filter(|char| !is_combining_mark(*char))
        .flat_map(char::to_lowercase)
        .collect();
    let words: Vec<&str> = plain
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join("-")
}

/// The folded words of a name.
pub(crate) fn words(name: &str) -> Vec<String> {
    let is_mark = |char: char| !char.is_ascii() && is_combining_mark(char);
    name.split(|char: char| !(char.is_alphanumeric() || is_mark(char)))
        .map(fold)
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_plain() {
        assert_eq!(slug("Zorg Lab Delta (ZLD)"), "zorg-lab-delta-zld");
        assert_eq!(slug("Éen & twéé"), "een-twee");
        assert_eq!(words("Welzijn & Zorg"), ["welzijn", "zorg"]);
    }
}
