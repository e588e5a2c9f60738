//! Short forms that all stages share.

use regiodeal_dataset::{Amount, Finding, Lead, Severity, Source};

/// Characters of a text that a snapshot keeps at either end.
const END: usize = 60;

/// A text in quotation marks; of a long one both ends and its length.
pub(crate) fn quoted(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() <= 2 * END + 10 {
        return format!("{text:?}");
    }
    let (first, last) = (&chars[..END], &chars[chars.len() - END..]);
    let part = |chars: &[char]| chars.iter().collect::<String>();
    let whole = format!("{} … {}", part(first), part(last));
    format!("{whole:?} ({} characters)", chars.len())
}

/// "line 12", "page 2 line 3".
pub(crate) fn place(page: u32, line: u32) -> String {
    if page == 1 {
        return format!("line {line}");
    }
    format!("page {page} line {line}")
}

/// Where a value is printed.
pub(crate) fn at(source: &Source) -> String {
    let first = place(source.page, source.line);
    match source.more.len() {
        0 => first,
        more => format!("{first} +{more}"),
    }
}

/// "374800.00" and what else is known of an amount.
pub(crate) fn money(amount: &Amount) -> String {
    let mut words: Vec<String> = Vec::new();
    words.extend(amount.cents.map(euros));
    if amount.cents.is_none() {
        let end = |cents: Option<i64>| cents.map_or_else(|| "?".to_owned(), euros);
        words.push(format!(
            "{}..{}",
            end(amount.min_cents),
            end(amount.max_cents)
        ));
    }
    words.push(format!("from {:?}", amount.raw));
    words.extend(amount.scale.map(|scale| format!("x {scale}")));
    words.extend(amount.qualifier.clone());
    words.extend(amount.per.as_ref().map(|unit| format!("per {unit}")));
    words.extend(amount.vat.as_ref().map(|vat| format!("vat {vat}")));
    words.extend(
        amount
            .decimal
            .as_ref()
            .map(|value| format!("decimal {value}")),
    );
    words.extend(amount.flags.iter().map(|flag| format!("[{flag}]")));
    let others = amount.alternatives_cents.iter();
    words.extend(others.map(|cents| format!("or {}", euros(*cents))));
    words.join(" ")
}

/// Euro cents as euros.
pub(crate) fn euros(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let cents = cents.unsigned_abs();
    format!("{sign}{}.{:02}", cents / 100, cents % 100)
}

/// A lead, its code, and the printed form where that is another.
pub(crate) fn lead(lead: &Lead) -> String {
    let mut words = lead.name.clone();
    if let Some(code) = &lead.tooi {
        words = format!("{words} {code}");
    }
    if lead.raw != lead.name {
        words = format!("{words} from {:?}", lead.raw);
    }
    words
}

/// "warning unexplained-line at line 3, line 7: 2 lines …".
pub(crate) fn finding(finding: &Finding) -> String {
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let places: Vec<String> = finding.locations.iter().map(at).collect();
    let places = match places.len() {
        0 => String::new(),
        _ => format!(" at {}", places.join(", ")),
    };
    format!("{severity} {}{places}: {}", finding.rule, finding.message)
}
