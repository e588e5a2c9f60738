//! The alias file: what people decided about names, before any rule is asked.

use serde::{Deserialize, Serialize};

use crate::names::{fold, is_same_name};

/// Decisions about names. A name is one that a document prints, or the subject under
/// which `identity` lists it ("Wonen 2.2 Ontmoetingserven").
///
/// ```
/// use regiodeal_dataset::Aliases;
///
/// let aliases = Aliases::parse("[[same]]\nnames = [\"Vakschool\", \"Academie\"]").unwrap();
/// assert_eq!(aliases.same.len(), 1);
/// assert!(Aliases::parse("[[same]]\nnames = [\"Vakschool\"]").is_err());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aliases {
    /// Names of one project.
    #[serde(default)]
    pub same: Vec<Pair>,
    /// Names of different projects.
    #[serde(default)]
    pub different: Vec<Pair>,
    /// What a project is to be called.
    #[serde(default)]
    pub name: Vec<Naming>,
}

/// Names that are one project, or each another one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pair {
    /// Two or more.
    pub names: Vec<String>,
    /// The programme that it is about; absent is every one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<String>,
    /// For those who read the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// The name that a project is to have.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Naming {
    /// One of its names.
    pub project: String,
    /// What to call it.
    pub canonical: String,
    /// The programme that it is about; absent is every one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<String>,
    /// For those who read the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// Why a text is no alias file.
#[derive(Debug, thiserror::Error)]
pub enum AliasError {
    /// It is no TOML, or has other keys.
    #[error("{0}")]
    NotAliases(#[from] toml::de::Error),
    /// An entry says nothing.
    #[error("an entry needs two different names, and has {0:?}")]
    TooFew(Vec<String>),
    /// Two entries say the opposite.
    #[error("\"{0}\" and \"{1}\" are said to be the same and to be different")]
    Both(String, String),
}

impl Aliases {
    /// Reads the text of an alias file.
    ///
    /// # Errors
    ///
    /// Where it is no such file, or contradicts itself.
    pub fn parse(text: &str) -> Result<Self, AliasError> {
        let mut aliases: Self = toml::from_str(text)?;
        aliases.tidy();
        aliases.check()?;
        Ok(aliases)
    }

    /// Adds the decisions of another file.
    ///
    /// # Errors
    ///
    /// Where the two contradict each other.
    pub fn add(&mut self, other: Self) -> Result<(), AliasError> {
        self.same.extend(other.same);
        self.different.extend(other.different);
        self.name.extend(other.name);
        self.tidy();
        self.check()
    }

    /// Whether nothing is decided.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.same.is_empty() && self.different.is_empty() && self.name.is_empty()
    }

    /// Whether these two names are decided on.
    #[must_use]
    pub fn decides(&self, one: &[&str], other: &[&str]) -> bool {
        let has = |pair: &Pair, names: &[&str]| {
            let mut known = pair.names.iter().map(|name| fold(name));
            known.any(|known| names.iter().any(|name| fold(name) == known))
        };
        let mut pairs = self.same.iter().chain(&self.different);
        pairs.any(|pair| has(pair, one) && has(pair, other))
    }

    /// The text of an alias file that says the same.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut out = String::new();
        for (kind, pairs) in [("same", &self.same), ("different", &self.different)] {
            for pair in pairs {
                let names: Vec<String> = pair.names.iter().map(|name| quoted(name)).collect();
                let line = format!("names = [{}]", names.join(", "));
                entry(
                    &mut out,
                    kind,
                    &[line],
                    pair.programme.as_ref(),
                    pair.why.as_ref(),
                );
            }
        }
        for name in &self.name {
            let lines = [
                format!("project = {}", quoted(&name.project)),
                format!("canonical = {}", quoted(&name.canonical)),
            ];
            entry(
                &mut out,
                "name",
                &lines,
                name.programme.as_ref(),
                name.why.as_ref(),
            );
        }
        out
    }

    /// The order and the number of times say nothing.
    fn tidy(&mut self) {
        self.same.sort();
        self.same.dedup();
        self.different.sort();
        self.different.dedup();
        self.name.sort();
        self.name.dedup();
    }

    fn check(&self) -> Result<(), AliasError> {
        for pair in self.same.iter().chain(&self.different) {
            let mut names: Vec<String> = pair.names.iter().map(|name| fold(name)).collect();
            names.sort();
            names.dedup();
            if names.len() < 2 || names.len() < pair.names.len() {
                return Err(AliasError::TooFew(pair.names.clone()));
            }
        }
        for same in &self.same {
            for pair in &self.different {
                let both = same.names.iter().filter(|name| {
                    let mut others = pair.names.iter();
                    others.any(|other| is_same_name(other, name))
                });
                let both: Vec<&String> = both.collect();
                if let [one, other, ..] = both.as_slice()
                    && (same.programme == pair.programme)
                {
                    return Err(AliasError::Both((*one).clone(), (*other).clone()));
                }
            }
        }
        Ok(())
    }
}

fn entry(
    out: &mut String,
    kind: &str,
    lines: &[String],
    programme: Option<&String>,
    why: Option<&String>,
) {
    out.extend(["[[", kind, "]]\n", &lines.join("\n"), "\n"]);
    for (key, value) in [("programme", programme), ("why", why)] {
        if let Some(value) = value {
            out.extend([key, " = ", &quoted(value), "\n"]);
        }
    }
    out.push('\n');
}

/// A TOML string.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for char in text.chars() {
        match char {
            '"' | '\\' => out.extend(['\\', char]),
            control if control.is_control() => {
                let code = format!("\\u{:04X}", u32::from(control));
                out.push_str(&code);
            }
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_the_same() {
        let text = "[[different]]\nnames = [\"A \\\"x\\\"\", \"B\"]\nwhy = \"two places\"\n\n[[name]]\nproject = \"A\"\ncanonical = \"C\"\nprogramme = \"P\"\n\n";
        let aliases = Aliases::parse(text).expect("an alias file");
        assert_eq!(aliases.to_toml(), text);
    }

    #[test]
    fn contradictions_are_told() {
        let text = "[[same]]\nnames = [\"A\", \"B\"]\n[[different]]\nnames = [\"b\", \"a\"]\n";
        let error = Aliases::parse(text)
            .expect_err("a contradiction")
            .to_string();
        assert_eq!(
            error,
            "\"A\" and \"B\" are said to be the same and to be different"
        );
        let unknown =
            Aliases::parse("[[sane]]\nnames = [\"A\", \"B\"]").expect_err("a misspelt key");
        assert!(unknown.to_string().contains("sane"), "{unknown}");
    }
}
