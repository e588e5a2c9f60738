//! Reading in processes of their own. A document can make its reader crash, hang or
//! take all memory; then only the process that reads it ends.
//!
//! The parent sends the [`Hello`] once, then for each document its name and its bytes.
//! A worker answers with a [`Head`], and where the document was read with its file as
//! JSON and the bytes of each attachment.

mod death;
mod frames;
mod pool;
mod process;
mod serve;
mod system;

use std::env;

use serde::{Deserialize, Serialize};

use crate::settings::Settings;

pub(crate) use pool::Pool;
pub(crate) use serve::run;

/// What a worker is started with, alone; no command that people use.
const COMMAND: &str = "worker";

/// Whether this process was started as a worker.
pub(crate) fn is_wanted() -> bool {
    env::args_os().skip(1).eq([COMMAND])
}

/// What a worker must know before it reads.
#[derive(Serialize, Deserialize)]
struct Hello {
    settings: Settings,
    /// Documents are written as they are sent: canonical and with their pages.
    whole: bool,
    memory_mib: u64,
}

/// What became of a document.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Answer {
    /// It was read; the names of its attachments. Its file and their bytes follow.
    Read(Vec<String>),
    Refused(String),
    Failed(String),
}

/// The first message of an answer.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    answer: Answer,
    /// The worker has read enough, and a fresh one should take its place.
    retires: bool,
}
