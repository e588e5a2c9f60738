//! Amounts written as the Dutch write them.

use std::fmt;

/// Writes euro cents in Dutch notation: `€ 1.234,56`, `€ -5,00`.
///
/// ```
/// assert_eq!(dutch_money::format(123_456).to_string(), "€ 1.234,56");
/// assert_eq!(dutch_money::format(-500).to_string(), "€ -5,00");
/// ```
#[must_use]
pub fn format(cents: i64) -> impl fmt::Display {
    Dutch(cents)
}

struct Dutch(i64);

impl fmt::Display for Dutch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let value = self.0.unsigned_abs();
        write!(f, "€ {sign}")?;
        groups(value / 100, f)?;
        write!(f, ",{:02}", value % 100)
    }
}

fn groups(value: u64, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if value < 1000 {
        return write!(f, "{value}");
    }
    groups(value / 1000, f)?;
    write!(f, ".{:03}", value % 1000)
}
