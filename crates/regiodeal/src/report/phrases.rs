//! The words of a report, in two languages, and amounts as the Dutch print them.

use std::env;

use clap::ValueEnum;
use regiodeal_dataset::{Change, ChangeKind, EventType, Value};

/// The language of a report.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl Language {
    /// Dutch where the locale says so, else English.
    pub(crate) fn of_locale() -> Self {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter();
        let mut set = names.filter_map(|name| env::var(name).ok().filter(|set| !set.is_empty()));
        Self::of(&set.next().unwrap_or_default())
    }

    fn of(locale: &str) -> Self {
        let language = locale.split(['_', '.', '@']).next().unwrap_or_default();
        if language == "nl" { Self::Nl } else { Self::En }
    }

    pub(crate) fn pick(self, nl: &'static str, en: &'static str) -> &'static str {
        match self {
            Self::Nl => nl,
            Self::En => en,
        }
    }

    pub(crate) fn code(self) -> &'static str {
        self.pick("nl", "en")
    }

    /// The name of a field.
    pub(super) fn field(self, field: &str) -> String {
        let name = match field {
            "pillar" => self.pick("pijler", "pillar"),
            "theme" => self.pick("thema", "theme"),
            "lead" => self.pick("penvoerder", "lead"),
            "outcome" => self.pick("besluit", "decision"),
            "contribution" => self.pick("bijdrage", "contribution"),
            "returned" => self.pick("teruggevloeid", "returned"),
            "reserved" => self.pick("gereserveerd", "reserved"),
            "allocations" => self.pick("toegekend in de tabel", "allocated in the table"),
            "number" => self.pick("nummer", "number"),
            "name" => self.pick("naam", "name"),
            other => return other.to_owned(),
        };
        name.to_owned()
    }

    /// How many projects came, went or changed: "2 nieuwe projecten".
    pub(super) fn count(self, kind: EventType, count: usize) -> String {
        let what = match kind {
            EventType::Added => self.pick("nieuw", "new"),
            EventType::Withdrawn => self.pick("ingetrokken", "withdrawn"),
            EventType::Dropped => self.pick("niet meer in het programma", "no longer listed"),
            EventType::Renamed => self.pick("hernoemd", "renamed"),
            EventType::Renumbered => self.pick("vernummerd", "renumbered"),
            EventType::Changed => self.pick("gewijzigd", "changed"),
            EventType::NotMentioned => self.pick("niet genoemd", "not mentioned"),
        };
        format!("{count} {what}")
    }

    /// What an amount does to an earlier grant.
    pub(super) fn changed(self, kind: ChangeKind) -> &'static str {
        match kind {
            ChangeKind::RaisedBy => self.pick("verhoogd met", "raised by"),
            ChangeKind::RaisedTo => self.pick("verhoogd tot", "raised to"),
            ChangeKind::LoweredBy => self.pick("verlaagd met", "lowered by"),
            ChangeKind::LoweredTo => self.pick("verlaagd tot", "lowered to"),
            ChangeKind::ChangedFrom => self.pick("was", "was"),
            ChangeKind::Returned => self.pick("terug naar het programma", "returned"),
        }
    }

    /// Decisions about an earlier grant: "verhoogd met € 60.000, verhoogd tot € 280.000".
    pub(crate) fn changes(self, changes: &[Change]) -> String {
        let said = changes.iter().map(|change| {
            let amount = match change.amount.cents {
                Some(cents) => euros(cents),
                None => change.amount.raw.clone(),
            };
            format!("{} {amount}", self.changed(change.kind))
        });
        said.collect::<Vec<_>>().join(", ")
    }

    /// The value of an event, or that there is none.
    pub(super) fn value(self, value: Option<&Value>) -> String {
        match value {
            None => self.pick("geen", "none").to_owned(),
            Some(Value::Cents(cents)) => euros(*cents),
            Some(Value::Amount(amount)) => amount.raw.clone(),
            Some(Value::Text(text)) => text.clone(),
        }
    }
}

/// "€ 374.800"; cents only where there are any.
pub(super) fn euros(cents: i64) -> String {
    let printed = dutch_money::format(cents).to_string();
    match printed.strip_suffix(",00") {
        Some(whole) => whole.to_owned(),
        None => printed,
    }
}

/// "+ € 60.000" or "− € 60.000".
pub(super) fn change(cents: i64) -> String {
    let positive = cents.checked_abs().unwrap_or(i64::MAX);
    match cents {
        0 => euros(0),
        1.. => format!("+ {}", euros(positive)),
        _ => format!("− {}", euros(positive)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dutch_is_for_those_whose_locale_says_so() {
        for (locale, code) in [
            ("nl_NL.UTF-8", "nl"),
            ("", "en"),
            ("C.UTF-8", "en"),
            ("en_GB", "en"),
            ("de", "en"),
        ] {
            assert_eq!(Language::of(locale).code(), code, "{locale}");
        }
    }

    #[test]
    fn amounts_are_dutch() {
        assert_eq!(euros(37_480_000), "€ 374.800");
        assert_eq!(euros(50), "€ 0,50");
        assert_eq!(change(-6_000_000), "− € 60.000");
        assert_eq!(change(1_234_567), "+ € 12.345,67");
    }
}
