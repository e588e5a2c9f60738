//! Characters that Word does not write as such: signs of fonts, and raised type.

/// What a sign of a font stands for.
pub(super) fn sign(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code, 16).ok()?;
    // Fonts of signs have them in a private area, at F000 and above.
    let at = if (0xf000..0xf100).contains(&code) {
        code - 0xf000
    } else {
        code
    };
    let font = font.to_lowercase();
    if font.starts_with("wingdings") {
        wingdings(at)
    } else if font == "symbol" {
        symbol(at)
    } else {
        char::from_u32(at).filter(|char| !char.is_control())
    }
}

fn wingdings(at: u32) -> Option<char> {
    Some(match at {
        0x6c | 0x9f | 0xb7 => '•',
        0x6e | 0xa7 => '▪',
        0x6f | 0x71 | 0xa8 | 0x72 => '☐',
        0xd8 => '➢',
        0xe0 | 0xe8 | 0xf0 => '→',
        0xfb | 0xfd => '✗',
        0xfc | 0xfe => '✓',
        0x4a => '☺',
        0x28 => '☎',
        0x2a => '✉',
        _ => return None,
    })
}

fn symbol(at: u32) -> Option<char> {
    Some(match at {
        0xa0 => '€',
        0xa3 => '≤',
        0xae => '→',
        0xb0 => '°',
        0xb1 => '±',
        0xb3 => '≥',
        0xb4 => '×',
        0xb7 => '•',
        0xbb => '≈',
        0x2d => '−',
        0x20..=0x7e => char::from_u32(at)?,
        _ => return None,
    })
}

/// Raised characters: digits are marks of notes, which must not join the figure before
/// them; the "e" of "1e" stays as it is.
pub(super) fn raised(text: &str, before: Option<char>) -> String {
    let after_figure = before.is_some_and(|before| before.is_ascii_digit());
    let only_digits = text.chars().all(|char| char.is_ascii_digit());
    if only_digits {
        return text.chars().map(raised_digit).collect();
    }
    let mark = text.trim();
    let in_brackets =
        mark.starts_with(|char: char| char.is_ascii_digit() || char == '(') && mark.ends_with(')');
    if after_figure && in_brackets {
        return format!(" {mark}");
    }
    text.to_owned()
}

/// A number in raised digits.
pub(super) fn raised_number(number: usize) -> String {
    number.to_string().chars().map(raised_digit).collect()
}

fn raised_digit(char: char) -> char {
    match char {
        '0' => '⁰',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_does_not_join_the_figure_before_it() {
        assert_eq!(raised("12", Some('0')), "¹²");
        assert_eq!(raised("1)", Some('0')), " 1)");
        assert_eq!(raised("e", Some('1')), "e");
        assert_eq!(raised("*", Some('0')), "*");
    }

    #[test]
    fn signs_of_fonts_are_known_or_not() {
        assert_eq!(sign("Wingdings", "F0FC"), Some('✓'));
        assert_eq!(sign("Symbol", "F0A0"), Some('€'));
        assert_eq!(sign("Wingdings", "F021"), None);
        assert_eq!(sign("Calibri", "20AC"), Some('€'));
    }
}
