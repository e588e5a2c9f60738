//! How documents are to be read: what a worker process must know, and nothing else.

use std::fs::{self, File};
use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context;
use clap::{Args, ValueEnum};
use regiodeal_dataset::Finding;
use regiodeal_extract::Profile;
use regiodeal_reader::{Options, PdfEngine, Recognise};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The options of every command that reads documents.
#[derive(Args)]
pub(crate) struct ReadingArguments {
    /// What is special to the region, in TOML, instead of the built-in profile.
    #[arg(long, value_name = "FILE")]
    profile: Option<PathBuf>,
    /// An official list of organisations: CSV with the columns code, kind and name.
    #[arg(long, value_name = "FILE")]
    organisations: Option<PathBuf>,
    /// The password of encrypted documents.
    #[arg(
        long,
        value_name = "TEXT",
        env = "REGIODEAL_PASSWORD",
        hide_env_values = true
    )]
    password: Option<String>,
    /// Which program reads PDFs.
    #[arg(long, value_enum, default_value_t = Engine::Auto, value_name = "ENGINE")]
    pdf_engine: Engine,
    /// Read pages without text with the installed tesseract.
    #[arg(long)]
    ocr: bool,
    /// Read each PDF with both engines and report where they differ.
    #[arg(long)]
    cross_read: bool,
    /// Draw what was seen on each page into this folder.
    #[arg(long, value_name = "DIR")]
    debug_layout: Option<PathBuf>,
    /// Give up on a document that is not plain text after so many seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..))]
    timeout: u64,
    /// Give up on a document that is not plain text when reading it takes more memory.
    #[arg(long, value_name = "MIB", default_value_t = 2048, value_parser = clap::value_parser!(u64).range(16..=1_048_576))]
    memory_limit: u64,
    /// Threads to read with; all cores where it is not given.
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
}

/// Which program reads a PDF.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Engine {
    /// hayro, and pdf-extract where hayro fails.
    #[default]
    Auto,
    /// hayro alone.
    Hayro,
    /// pdf-extract alone.
    PdfExtract,
}

/// How to read a document. What it says depends on these and on its bytes alone.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Settings {
    /// The text of a profile; none is the built-in one.
    pub(crate) profile: Option<String>,
    /// The text of a list of organisations.
    pub(crate) organisations: Option<String>,
    pub(crate) password: Option<String>,
    pub(crate) pdf_engine: Engine,
    pub(crate) ocr: bool,
    pub(crate) cross_read: bool,
    pub(crate) debug_layout: Option<PathBuf>,
}

/// What reading one document may cost.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    pub(crate) time: Duration,
    pub(crate) memory_mib: u64,
}

impl ReadingArguments {
    /// Reads the files that are named, and holds that they can be used.
    pub(crate) fn settings(&self) -> anyhow::Result<Settings> {
        let text = |path: &Option<PathBuf>| path.as_deref().map(text).transpose();
        let settings = Settings {
            profile: text(&self.profile)?,
            organisations: text(&self.organisations)?,
            password: self.password.clone(),
            pdf_engine: self.pdf_engine,
            ocr: self.ocr,
            cross_read: self.cross_read,
            debug_layout: self.debug_layout.clone(),
        };
        let name = |path: &Option<PathBuf>| {
            path.as_deref()
                .map(|path| path.display().to_string())
                .unwrap_or_default()
        };
        // The built-in profile needs no check, and may not be needed here.
        if settings.profile.is_some() {
            settings.regional().with_context(|| name(&self.profile))?;
        }
        if settings.organisations.is_some() {
            settings
                .with_organisations(Profile::default())
                .with_context(|| name(&self.organisations))?;
        }
        Ok(settings)
    }

    pub(crate) fn limits(&self) -> Limits {
        Limits {
            time: Duration::from_secs(self.timeout),
            memory_mib: self.memory_limit,
        }
    }

    /// Threads to read with; 0 is one for each core.
    pub(crate) fn threads(&self) -> usize {
        self.threads.map_or(0, NonZeroUsize::get)
    }
}

fn text(path: &Path) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

impl Settings {
    /// The profile with the organisations of the list.
    pub(crate) fn profile(&self) -> Result<Profile, regiodeal_extract::Error> {
        self.with_organisations(self.regional()?)
    }

    /// Gives findings the severities that the profile wants.
    pub(crate) fn weigh(&self, findings: &mut [Finding]) -> Result<(), regiodeal_extract::Error> {
        let severities = self.regional()?.severities;
        for finding in findings.iter_mut() {
            if let Some(severity) = severities.get(&finding.rule) {
                finding.severity = *severity;
            }
        }
        findings.sort_by_key(|finding| finding.severity);
        Ok(())
    }

    fn regional(&self) -> Result<Profile, regiodeal_extract::Error> {
        match &self.profile {
            None => Profile::built_in(),
            Some(text) => Profile::parse(text),
        }
    }

    fn with_organisations(
        &self,
        mut profile: Profile,
    ) -> Result<Profile, regiodeal_extract::Error> {
        if let Some(list) = &self.organisations {
            profile.add_organisations(list)?;
        }
        Ok(profile)
    }

    /// Tells this program with these settings apart from others: what they read is
    /// the same only where this is.
    pub(crate) fn fingerprint(&self) -> anyhow::Result<String> {
        let mut hash = Sha256::new();
        hash.update(env!("CARGO_PKG_VERSION"));
        // Another build may read otherwise.
        let program = std::env::current_exe().and_then(File::open);
        io::copy(&mut program.context("cannot read this program")?, &mut hash)?;
        let settings = Self {
            debug_layout: None,
            ..self.clone()
        };
        hash.update(serde_json::to_vec(&settings)?);
        let mut digits = format!("{:x}", hash.finalize());
        digits.truncate(16);
        Ok(digits)
    }

    /// The part that concerns bytes.
    pub(crate) fn options(&self) -> Options {
        Options {
            password: self.password.clone(),
            pdf_engine: match self.pdf_engine {
                Engine::Auto => PdfEngine::Auto,
                Engine::Hayro => PdfEngine::Hayro,
                Engine::PdfExtract => PdfEngine::PdfExtract,
            },
            recognise: self.ocr.then_some(crate::ocr::recognise as Recognise),
        }
    }
}
