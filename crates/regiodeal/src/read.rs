//! Bytes to document files. Nothing else in the program calls the readers to make
//! documents.

use std::sync::OnceLock;

use regiodeal_dataset::{DocumentFile, Finding, Severity, compare_readings};
use regiodeal_extract::{Profile, extract};
use regiodeal_reader::{Attachment, Options, PdfEngine, Read, Remark, extension_remark};
use sha2::{Digest, Sha256};

use crate::guard::guarded;
use crate::picture;
use crate::settings::Settings;

/// Attachments of attachments are read to this depth.
const DEEPEST: usize = 4;
/// Attachments that are read of one file, with those in its attachments.
const MOST_ATTACHMENTS: usize = 200;

/// What a reader met: the rule, how much it matters, and a message.
type Met = (&'static str, Severity, String);

/// Why bytes gave no document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unread {
    /// They are none that can be read: what is wrong with them, and what to do.
    Refused(String),
    /// Reading broke off.
    Failed(String),
}

impl Unread {
    pub(crate) fn reason(&self) -> &str {
        match self {
            Self::Refused(reason) | Self::Failed(reason) => reason,
        }
    }
}

/// One document that was read.
#[derive(Debug)]
pub(crate) struct One {
    pub(crate) file: DocumentFile,
    /// Its file as JSON, where a worker read it: canonical where it is to be written.
    pub(crate) sent: Option<Vec<u8>>,
    /// The documents in it, not yet read.
    pub(crate) attachments: Vec<Attachment>,
}

/// Everything that one file gave.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) documents: Vec<One>,
    /// Attachments whose reading broke off: the name and the reason.
    pub(crate) failures: Vec<(String, String)>,
}

/// Hex digits of the sha256 of bytes.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

/// Reads documents in this process.
#[derive(Debug)]
pub(crate) struct Reader {
    settings: Settings,
    /// Parsed when the first document needs it.
    profile: OnceLock<Result<Profile, String>>,
}

impl Reader {
    pub(crate) fn new(settings: Settings) -> Self {
        Self {
            settings,
            profile: OnceLock::new(),
        }
    }

    /// Reads one document, without those that are attached to it.
    pub(crate) fn one(&self, name: &str, bytes: &[u8]) -> Result<One, Unread> {
        let profile = self
            .profile
            .get_or_init(|| self.settings.profile().map_err(|error| error.to_string()))
            .as_ref()
            .map_err(|reason| Unread::Failed(reason.clone()))?;
        guarded(|| read(name, bytes, profile, &self.settings)).unwrap_or_else(|panic| {
            Err(Unread::Failed(format!(
                "reading it broke off on a defect of this program ({panic}); save the document anew, or as plain text, and convert that"
            )))
        })
    }
}

fn read(name: &str, bytes: &[u8], profile: &Profile, settings: &Settings) -> Result<One, Unread> {
    let options = settings.options();
    let mut read = regiodeal_reader::read(bytes, &options)
        .map_err(|error| Unread::Refused(error.to_string()))?;
    let sha256 = sha256(bytes);
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if let Some(folder) = &settings.debug_layout {
        picture::write(folder, name, &read).map_err(Unread::Failed)?;
    }
    let document = |read: Read| {
        let mut findings: Vec<Met> = read.remarks.iter().map(met).collect();
        findings.extend(extension_remark(name, read.media_type).as_ref().map(met));
        let input = regiodeal_extract::Input {
            file: name,
            media_type: read.media_type,
            sha256: &sha256,
            bytes: size,
            pages: &read.pages,
            blocks: read.blocks,
            findings: &findings,
        };
        extract(input, profile)
    };
    let attachments = std::mem::take(&mut read.attachments);
    let mut file = document(read);
    if settings.cross_read && file.document.media_type == "application/pdf" {
        let findings = cross_read(bytes, &options, &file, document);
        file.findings.extend(findings);
    }
    Ok(One {
        file,
        sent: None,
        attachments,
    })
}

fn met(remark: &Remark) -> Met {
    let severity = if remark.is_warning {
        Severity::Warning
    } else {
        Severity::Note
    };
    (remark.rule, severity, remark.message.clone())
}

/// Reads a PDF with the other engine too: what both say alike, and where they differ.
fn cross_read(
    bytes: &[u8],
    options: &Options,
    first: &DocumentFile,
    document: impl Fn(Read) -> DocumentFile,
) -> Vec<Finding> {
    let fell_back = first
        .findings
        .iter()
        .any(|finding| finding.rule == "second-pdf-engine");
    let used_second = fell_back || options.pdf_engine == PdfEngine::PdfExtract;
    let (other, names) = if used_second {
        (PdfEngine::Hayro, ("pdf-extract", "hayro"))
    } else {
        (PdfEngine::PdfExtract, ("hayro", "pdf-extract"))
    };
    let options = Options {
        pdf_engine: other,
        ..options.clone()
    };
    let mut findings = match regiodeal_reader::read(bytes, &options) {
        Ok(read) => compare_readings(first, &document(read), names),
        Err(error) => vec![Finding::new(
            "cross-read-failed",
            Severity::Warning,
            format!(
                "{} could not read it, so nothing is compared: {error}",
                names.1
            ),
            Vec::new(),
        )],
    };
    for finding in &mut findings {
        finding.file = Some(first.document.file.clone());
    }
    findings
}

/// An attachment that waits to be read.
struct Waiting {
    name: String,
    bytes: Vec<u8>,
    depth: usize,
    /// Which document it came with.
    within: usize,
}

/// Reads a document and all that is attached to it, each with `one`. An attachment
/// that is no document is a warning on the document that it came with.
pub(crate) fn whole(
    name: &str,
    bytes: &[u8],
    one: impl Fn(&str, &[u8]) -> Result<One, Unread>,
) -> Result<Reading, Unread> {
    let mut reading = Reading::default();
    let mut waiting = Vec::new();
    let mut left = MOST_ATTACHMENTS;
    reading.add(one(name, bytes)?, name, 0, &mut waiting);
    while let Some(next) = waiting.pop() {
        if next.depth > DEEPEST || left == 0 {
            let reason = if left == 0 {
                format!("not read, since {MOST_ATTACHMENTS} others were; save it and convert it")
            } else {
                format!("not read, since it is {DEEPEST} documents deep; save it and convert it")
            };
            reading.warn(next.within, &next.name, &reason);
            continue;
        }
        left -= 1;
        match one(&next.name, &next.bytes) {
            Ok(read) => reading.add(read, &next.name, next.depth, &mut waiting),
            Err(Unread::Refused(reason)) => reading.warn(next.within, &next.name, &reason),
            Err(Unread::Failed(reason)) => reading.failures.push((next.name, reason)),
        }
    }
    Ok(reading)
}

impl Reading {
    /// Keeps a document and queues what is attached to it, first on top.
    fn add(&mut self, mut one: One, name: &str, depth: usize, waiting: &mut Vec<Waiting>) {
        let within = self.documents.len();
        let attachments = std::mem::take(&mut one.attachments);
        let queued = (1..).zip(attachments).map(|(number, attachment)| Waiting {
            name: match attachment.name.as_str() {
                "" => format!("{name}/attachment {number}"),
                own => format!("{name}/{own}"),
            },
            bytes: attachment.bytes,
            depth: depth + 1,
            within,
        });
        let mut queued: Vec<Waiting> = queued.collect();
        queued.reverse();
        waiting.extend(queued);
        self.documents.push(one);
    }

    fn warn(&mut self, within: usize, name: &str, reason: &str) {
        if let Some(document) = self.documents.get_mut(within) {
            let message = format!("{name}: {reason}");
            let mut finding = Finding::new(
                "unreadable-attachment",
                Severity::Warning,
                message,
                Vec::new(),
            );
            finding.file = Some(document.file.document.file.clone());
            document.file.findings.push(finding);
            document.sent = None;
        }
    }
}
