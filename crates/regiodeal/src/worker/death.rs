//! How a worker ended that did not answer, in words that tell what to do.

use std::fmt;
use std::process::ExitStatus;

use super::system;
use crate::settings::Limits;

/// Why there is no answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Death {
    /// It took longer than it may.
    Late,
    /// It wanted more memory than it may have.
    Memory,
    /// Things within things within things.
    StackOverflow,
    Signal(i32),
    Exit(i32),
    /// It answered something else.
    Garbled,
    /// It could not be started.
    Unborn(String),
}

impl Death {
    /// From the status, and the last words on standard error.
    pub(super) fn of(status: ExitStatus, words: &str) -> Self {
        if words.contains("has overflowed its stack") {
            return Self::StackOverflow;
        }
        if words.contains("memory allocation of") {
            return Self::Memory;
        }
        match (system::signal(status), status.code()) {
            (Some(signal), _) => Self::Signal(signal),
            (None, Some(code)) => Self::Exit(code),
            (None, None) => Self::Garbled,
        }
    }

    /// Whether a fresh worker may do better than one that had read other documents.
    /// A second wait would cost as much as the first.
    pub(super) fn may_be_chance(&self) -> bool {
        !matches!(self, Self::Late | Self::Unborn(_))
    }

    /// The reason, and what to do.
    pub(super) fn explain(&self, limits: Limits) -> String {
        const ANEW: &str = "save the document anew from the program that made it, or as plain text";
        match self {
            Self::Late => {
                let seconds = limits.time.as_secs_f32();
                format!(
                    "reading it took longer than {seconds} s; give it more with --timeout SECONDS, or {ANEW}"
                )
            }
            Self::Memory => format!(
                "reading it ran out of its memory limit of {} MiB; give it more with --memory-limit MIB, or {ANEW}",
                limits.memory_mib
            ),
            Self::Unborn(reason) => format!(
                "the process that should read it cannot be started ({reason}); free some memory or take fewer --threads, and try again"
            ),
            crash => format!("reading it crashed: {crash}; {ANEW}"),
        }
    }
}

impl fmt::Display for Death {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Late => to.write_str("out of time"),
            Self::Memory => to.write_str("out of memory"),
            Self::StackOverflow => to.write_str("stack overflow"),
            Self::Signal(signal) => write!(to, "signal {signal}"),
            Self::Exit(code) => write!(to, "its process ended with status {code}"),
            Self::Garbled => to.write_str("its process gave no answer that can be understood"),
            Self::Unborn(reason) => to.write_str(reason),
        }
    }
}
