//! What is special to one region: data, not code.

use std::collections::BTreeMap;

use regiodeal_dataset::{Severity, rule};
use serde::Deserialize;

use crate::lead::Partner;

/// Why a profile or a list of organisations cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file is no TOML, or not in the shape of a profile.
    #[error("not a profile: {0}")]
    Profile(#[from] toml::de::Error),
    /// A severity is given to a rule that there is not.
    #[error("there is no rule {0:?} to give a severity; `regiodeal check --list` has them all")]
    Rule(String),
    /// A line of the list has fewer than three columns.
    #[error(
        "line {line} of the list of organisations has no three columns `code,kind,name`: {text:?}"
    )]
    Organisation {
        /// From 1.
        line: usize,
        /// The line.
        text: String,
    },
}

/// A region's programmes, pillars and partners. A document of another region is
/// still read, by its own headings and columns.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Programmes by their names.
    #[serde(default, rename = "programme")]
    pub programmes: Vec<Programme>,
    /// Who may lead a project.
    #[serde(default, rename = "partner")]
    pub partners: Vec<Partner>,
    /// Column headings of money beside the usual ones, in lower case.
    #[serde(default)]
    pub money_columns: Vec<String>,
    /// Column headings of leads beside the usual ones, in lower case.
    #[serde(default)]
    pub lead_columns: Vec<String>,
    /// How much findings matter here, by the names of their rules, where that is not usual.
    #[serde(default, rename = "severity")]
    pub severities: BTreeMap<String, Severity>,
}

/// One programme of a region.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Programme {
    /// Its full name.
    pub name: String,
    /// Its pillars.
    #[serde(default)]
    pub pillars: Vec<String>,
}

impl Profile {
    /// The profile that is compiled in.
    ///
    /// # Errors
    ///
    /// [`Error::Profile`]; a test holds that it is one.
    pub fn built_in() -> Result<Self, Error> {
        Self::parse(include_str!("../profiles/zuid-en-oost-drenthe.toml"))
    }

    /// Reads a profile in TOML.
    ///
    /// # Errors
    ///
    /// [`Error::Profile`] where the text is none, [`Error::Rule`] where it names a rule
    /// that there is not.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let profile: Self = toml::from_str(text)?;
        match profile.severities.keys().find(|name| rule(name).is_none()) {
            Some(name) => Err(Error::Rule(name.clone())),
            None => Ok(profile),
        }
    }

    /// Adds the organisations of an official list to the partners: lines of
    /// `code,kind,name`, the first a header. A partner of the profile comes first.
    ///
    /// # Errors
    ///
    /// [`Error::Organisation`] for a line that is not of this shape.
    pub fn add_organisations(&mut self, csv: &str) -> Result<(), Error> {
        let lines = csv
            .trim_start_matches('\u{feff}')
            .lines()
            .enumerate()
            .skip(1);
        for (index, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
            let mut columns = line
                .splitn(3, ',')
                .map(|column| column.trim_matches(['"', ' ']));
            let (Some(code), Some(_), Some(name)) =
                (columns.next(), columns.next(), columns.next())
            else {
                return Err(Error::Organisation {
                    line: index + 1,
                    text: line.to_owned(),
                });
            };
            self.partners.push(Partner {
                name: name.to_owned(),
                tooi: Some(code.to_owned()),
                aliases: Vec::new(),
            });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_profile_is_one() {
        let profile = Profile::built_in().expect("the built-in profile parses");
        assert!(!profile.partners.is_empty());
    }

    #[test]
    fn severities_are_of_rules_that_exist() {
        let profile = Profile::parse("[severity]\nnote-repeated = \"error\"").expect("a profile");
        let severity = profile.severities.get("note-repeated");
        assert_eq!(severity, Some(&Severity::Error));
        let error = Profile::parse("[severity]\nnote-repeeted = \"error\"").unwrap_err();
        assert!(error.to_string().contains("note-repeeted"), "{error}");
    }

    #[test]
    fn a_list_of_organisations_tells_which_line_is_wrong() {
        let mut profile = Profile::default();
        let error = profile
            .add_organisations("code,kind,name\ngm0001,gemeente,gemeente A\nx")
            .unwrap_err();
        assert!(error.to_string().starts_with("line 3"));
        assert_eq!(profile.partners.len(), 1);
    }
}
