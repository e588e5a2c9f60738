//! One worker process, seen from the parent.

use std::io::{self, BufReader, Read, Write};
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use regiodeal_dataset::DocumentFile;
use regiodeal_reader::Attachment;

use super::death::Death;
use super::{Answer, Head, frames, system};
use crate::read::{One, Unread};

/// How much of a worker's last words is kept.
const LAST_WORDS: usize = 4096;

/// A process that reads documents, one after another.
pub(super) struct Process {
    child: Child,
    pipes: Option<Pipes>,
    words: Option<JoinHandle<Vec<u8>>>,
    /// It was waited for: its number may be another's by now.
    has_ended: bool,
    /// Documents that it answered for.
    pub(super) served: usize,
}

struct Pipes {
    to: ChildStdin,
    from: BufReader<ChildStdout>,
}

/// An answer, and whether the worker reads no more.
pub(super) struct Answered {
    pub(super) result: Result<One, Unread>,
    pub(super) retires: bool,
}

impl Process {
    /// Starts a worker.
    pub(super) fn start(mut command: Command) -> Result<Self, Death> {
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            // Its last words tell what it died of; a backtrace would push them out.
            .env("RUST_BACKTRACE", "0");
        system::own_group(&mut command);
        let mut child = command
            .spawn()
            .map_err(|error| Death::Unborn(error.to_string()))?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let words = child.stderr.take().and_then(|stderr| {
            let listen = || last_words(stderr);
            thread::Builder::new()
                .stack_size(1 << 16)
                .spawn(listen)
                .ok()
        });
        Ok(Self {
            child,
            pipes: pipes.map(|(to, from)| Pipes {
                to,
                from: BufReader::new(from),
            }),
            words,
            has_ended: false,
            served: 0,
        })
    }

    /// Sends a worker messages and waits for its answer, at most so long.
    pub(super) fn ask(&mut self, messages: &[&[u8]], limit: Duration) -> Result<Answered, Death> {
        let Self { child, pipes, .. } = self;
        let Some(pipes) = pipes else {
            return Err(Death::Garbled);
        };
        let (done, wait) = mpsc::channel::<()>();
        let (answer, is_late) = thread::scope(|scope| {
            let watch = thread::Builder::new()
                .stack_size(1 << 16)
                .spawn_scoped(scope, move || {
                    let is_late = wait.recv_timeout(limit) == Err(RecvTimeoutError::Timeout);
                    if is_late {
                        system::kill(child);
                    }
                    is_late
                });
            let Ok(watch) = watch else {
                return (Err(io::ErrorKind::OutOfMemory.into()), false);
            };
            let answer = pipes.exchange(messages);
            drop(done);
            (answer, watch.join().unwrap_or(false))
        });
        match answer {
            Ok(answer) => {
                self.served += 1;
                Ok(answer)
            }
            Err(_) if is_late => {
                let _status = self.end();
                Err(Death::Late)
            }
            Err(error) => Err(self.post_mortem(&error)),
        }
    }

    /// How it ended. A crash has its status before its pipes close.
    fn post_mortem(&mut self, error: &io::Error) -> Death {
        if error.kind() == io::ErrorKind::InvalidData {
            let _status = self.end();
            return Death::Garbled;
        }
        let status = self.end();
        let words = self.words.take().and_then(|words| words.join().ok());
        let words = words.unwrap_or_default();
        match status {
            Ok(status) => Death::of(status, &String::from_utf8_lossy(&words)),
            Err(_) => Death::Garbled,
        }
    }

    /// Ends it, if it has not ended, and tells how it did.
    fn end(&mut self) -> io::Result<ExitStatus> {
        self.pipes = None;
        if !self.has_ended {
            system::kill(&mut self.child);
        }
        self.has_ended = true;
        self.child.wait()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _status = self.end();
    }
}

impl Pipes {
    fn exchange(&mut self, messages: &[&[u8]]) -> io::Result<Answered> {
        for message in messages {
            frames::write(&mut self.to, message)?;
        }
        self.to.flush()?;
        let head: Head = serde_json::from_slice(&self.next()?)?;
        let result = match head.answer {
            Answer::Refused(reason) => Err(Unread::Refused(reason)),
            Answer::Failed(reason) => Err(Unread::Failed(reason)),
            Answer::Read(names) => {
                let sent = self.next()?;
                let file: DocumentFile = serde_json::from_slice(&sent)?;
                let attachments = names
                    .into_iter()
                    .map(|name| self.next().map(|bytes| Attachment { name, bytes }));
                Ok(One {
                    file,
                    attachments: attachments.collect::<io::Result<_>>()?,
                    sent: Some(sent),
                })
            }
        };
        Ok(Answered {
            result,
            retires: head.retires,
        })
    }

    fn next(&mut self) -> io::Result<Vec<u8>> {
        frames::read(&mut self.from)?.ok_or_else(|| io::ErrorKind::UnexpectedEof.into())
    }
}

/// Reads a worker's standard error to its end, and keeps the last of it.
fn last_words(mut stderr: ChildStderr) -> Vec<u8> {
    let mut words = Vec::new();
    let mut chunk = [0; 1024];
    while let Ok(length @ 1..) = stderr.read(&mut chunk) {
        words.extend(chunk.iter().take(length));
        let surplus = words.len().saturating_sub(LAST_WORDS);
        words.drain(..surplus);
    }
    words
}
