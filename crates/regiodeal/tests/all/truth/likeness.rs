//! When two texts count as the same.

use std::cmp::max;

use unicode_normalization::UnicodeNormalization;

/// Letters and digits in lower case; a soft hyphen is nothing.
pub(super) fn fold(text: &str) -> String {
    text.nfkc()
        .flat_map(char::to_lowercase)
        .filter(|char| char.is_ascii_alphanumeric() || ('à'..='ÿ').contains(char))
        .collect()
}

/// The same letters, or nearly: one slip in thirty characters is forgiven.
pub(super) fn is_close(one: &str, other: &str) -> bool {
    is_within(one, other, 0.97)
}

/// Two texts are alike at least to that degree.
pub(super) fn is_within(one: &str, other: &str, least: f64) -> bool {
    let (one, other) = (fold(one), fold(other));
    one == other || (!one.is_empty() && !other.is_empty() && likeness(&one, &other) >= least)
}

/// Share of the characters that both have in the same order; 1 is equal.
#[expect(clippy::cast_precision_loss, reason = "texts are short")]
pub(super) fn likeness(one: &str, other: &str) -> f64 {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let all = one.len() + other.len();
    if all == 0 {
        return 1.0;
    }
    2.0 * common(&one, &other) as f64 / all as f64
}

/// Length of the longest common subsequence.
fn common(one: &[char], other: &[char]) -> usize {
    let ahead = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[ahead..], &other[ahead..]);
    let mut above = vec![0; other.len() + 1];
    for a in one {
        let mut row = vec![0];
        for (at, b) in other.iter().enumerate() {
            row.push(if a == b {
                above[at] + 1
            } else {
                max(above[at + 1], row[at])
            });
        }
        above = row;
    }
    ahead + above.last().copied().unwrap_or_default()
}

/// A text without the numbers of list items, which may stay or go.
pub(super) fn without_item_numbers(text: &str) -> String {
    let is_number = |word: &&str| {
        let digits = word.trim_end_matches(['.', ')']);
        digits.len() < word.len()
            && (1..=2).contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    text.split_whitespace()
        .filter(|word| !is_number(word))
        .collect::<Vec<_>>()
        .join(" ")
}
