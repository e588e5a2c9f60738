//! What differs between a dataset and its sources, and how that is told.

use regiodeal_dataset::{Printed, Source};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use crate::output::printable;
use crate::quote::quote;
use crate::report::Language;
use crate::screen::Screen;

/// What differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum What {
    /// A file is no JSON, or none of this version.
    Damaged,
    /// The source of a document is not there.
    MissingSource,
    /// It has other bytes than the dataset says.
    ChangedSource,
    /// It has another name than the dataset says.
    RenamedSource,
    /// A value is not what its source gives.
    Value,
    /// The values are the same, but the bytes are not canonical.
    Bytes,
    /// A document file is not there.
    MissingDocument,
    /// A document file is of no document of the dataset.
    StrayDocument,
    /// A value does not follow from what is printed at its place.
    Replay,
}

/// The first thing that differs.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Difference {
    /// Of what kind it is.
    pub(crate) what: What,
    /// The file that differs: `dataset.json`, `documents/<id>.json`, or a source.
    pub(crate) file: String,
    /// Where in the file: a JSON pointer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) pointer: Option<String>,
    /// What the sources give; absent where they give nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) expected: Option<Value>,
    /// What stands there; absent where nothing does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) found: Option<Value>,
    /// Where the value is printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) source: Option<Source>,
    /// The file of that document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) printed_in: Option<String>,
    /// The lines there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) printed: Vec<Printed>,
}

impl Difference {
    pub(super) fn new(what: What, file: impl Into<String>) -> Self {
        Self {
            what,
            file: file.into(),
            pointer: None,
            expected: None,
            found: None,
            source: None,
            printed_in: None,
            printed: Vec::new(),
        }
    }

    pub(super) fn at(mut self, pointer: impl Into<String>) -> Self {
        self.pointer = Some(pointer.into());
        self
    }

    pub(super) fn values(mut self, expected: Option<Value>, found: Option<Value>) -> Self {
        (self.expected, self.found) = (expected, found);
        self
    }

    pub(super) fn printed_at(mut self, source: Option<Source>) -> Self {
        self.source = source;
        self
    }
}

impl Difference {
    /// The difference for people.
    pub(crate) fn words(&self, lang: Language, screen: &Screen) -> Vec<String> {
        let pointer = self.pointer.as_deref().unwrap_or_default();
        let head = format!(
            "{}: {} {}",
            self.what.words(lang),
            printable(&self.file),
            printable(pointer)
        );
        let mut lines = vec![screen.bold(head.trim_end())];
        lines.extend(self.sides(lang));
        lines.extend(self.place(lang));
        let more = |count: usize| match lang {
            Language::Nl => format!("en {count} regels meer"),
            Language::En => format!("and {count} lines more"),
        };
        let quoted = quote(&self.printed, screen.width, more);
        lines.extend(quoted.into_iter().map(|line| format!("    {line}")));
        lines.extend(self.what.hint(lang).map(str::to_owned));
        lines
    }

    /// What should stand there, and what does.
    fn sides(&self, lang: Language) -> Vec<String> {
        if self.expected.is_none() && self.found.is_none() {
            return Vec::new();
        }
        let nothing = lang.pick("niets", "nothing");
        let shown = |value: &Option<Value>| {
            let shown = value.as_ref().map(|value| short(&value.to_string()));
            shown.unwrap_or_else(|| nothing.to_owned())
        };
        if self.what == What::MissingSource {
            return vec![format!("  sha256: {}", shown(&self.expected))];
        }
        let expected = lang.pick("uit de bron", "from the source");
        let found = lang.pick("staat er", "stands there");
        vec![
            format!("  {expected}: {}", shown(&self.expected)),
            format!("  {found}: {}", shown(&self.found)),
        ]
    }

    /// "gedrukt in lijst.txt, bladzijde 1, regel 8".
    fn place(&self, lang: Language) -> Option<String> {
        let source = self.source.as_ref()?;
        let file = printable(self.printed_in.as_ref().unwrap_or(&source.document));
        Some(format!(
            "  {} {file}, {} {}, {} {}",
            lang.pick("gedrukt in", "printed in"),
            lang.pick("bladzijde", "page"),
            source.page,
            lang.pick("regel", "line"),
            source.line
        ))
    }
}

/// As much of a value as a line of a message holds.
fn short(value: &str) -> String {
    const MOST: usize = 160;
    if value.chars().count() <= MOST {
        return printable(value);
    }
    let cut: String = value.chars().take(MOST).collect();
    printable(&cut) + "…"
}

impl What {
    fn words(self, lang: Language) -> &'static str {
        match self {
            Self::Damaged => lang.pick("Beschadigd", "Damaged"),
            Self::MissingSource => lang.pick("Bron ontbreekt", "Source not found"),
            Self::ChangedSource => lang.pick("Bron gewijzigd", "Source changed"),
            Self::RenamedSource => lang.pick("Bron heet anders", "Source has another name"),
            Self::Value => lang.pick("Wijkt af", "Differs"),
            Self::Bytes => lang.pick(
                "Dezelfde waarden in andere bytes",
                "The same values in other bytes",
            ),
            Self::MissingDocument => lang.pick("Ontbreekt", "Missing"),
            Self::StrayDocument => lang.pick(
                "Hoort bij geen document van de dataset",
                "Of no document of the dataset",
            ),
            Self::Replay => lang.pick(
                "Volgt niet uit wat er gedrukt staat",
                "Does not follow from what is printed",
            ),
        }
    }

    /// What may be the reason, and what to do.
    fn hint(self, lang: Language) -> Option<&'static str> {
        match self {
            Self::Value | Self::MissingDocument | Self::StrayDocument => Some(lang.pick(
                "Is de dataset met opties gemaakt (--profile, --aliases, …), geef die dan ook hier.",
                "If the dataset was made with options (--profile, --aliases, …), give them here too.",
            )),
            Self::MissingSource => Some(lang.pick(
                "Geen bestand in de opgegeven mappen heeft deze naam of deze sha256.",
                "No file in the folders that are given has this name or this sha256.",
            )),
            _ => None,
        }
    }
}
