//! One worker process, seen from itself.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;
use std::sync::mpsc::{self, Receiver};
use std::thread;

use anyhow::Context;
use regiodeal_dataset::{DocumentFile, canonical_json};

use super::frames::{self, Parts};
use super::{Answer, Head, Hello, system};
use crate::read::{One, Reader, Unread};

/// Documents may hold things within things; the system gives the stack only as it is
/// used.
const STACK: usize = 64 << 20;
/// A worker retires after so many documents,
const MOST_DOCUMENTS: usize = 500;
/// or when it has grown to this share of its limit: one in so many.
const SHARE_OF_MEMORY: u64 = 4;

/// A document to read: its name and its bytes.
type Request = (String, Vec<u8>);

/// Reads documents until standard input is closed.
pub(crate) fn run() -> anyhow::Result<ExitCode> {
    let mut stdin = io::stdin().lock();
    let Some(hello) = frames::read(&mut stdin)? else {
        return Ok(ExitCode::SUCCESS);
    };
    let hello: Hello = serde_json::from_slice(&hello)?;
    let (send, requests) = mpsc::channel();
    let memory_mib = hello.memory_mib;
    thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || serve(&hello, &requests))
        .context("cannot start a thread")?;
    system::limit_memory(memory_mib);
    while let (Some(name), Some(bytes)) = (frames::read(&mut stdin)?, frames::read(&mut stdin)?) {
        let name = String::from_utf8(name).context("a name is no text")?;
        if send.send((name, bytes)).is_err() {
            break;
        }
    }
    // The parent is gone: nobody wants what is being read.
    system::end()
}

fn serve(hello: &Hello, requests: &Receiver<Request>) {
    let most_memory = hello.memory_mib.saturating_mul(1 << 20) / SHARE_OF_MEMORY;
    let reader = Reader::new(hello.settings.clone());
    for (served, (name, bytes)) in (1..).zip(requests) {
        let result = reader.one(&name, &bytes);
        drop(bytes);
        let retires =
            served >= MOST_DOCUMENTS || system::memory().is_some_and(|memory| memory > most_memory);
        if answer(result, hello.whole, retires).is_err() {
            break;
        }
    }
    system::end()
}

fn sent(mut file: DocumentFile, whole: bool) -> anyhow::Result<Parts> {
    if whole {
        return Ok(canonical_json(&file)?.into());
    }
    file.pages = Vec::new();
    let mut sent = Parts::default();
    serde_json::to_writer(&mut sent, &file)?;
    Ok(sent)
}

fn answer(result: Result<One, Unread>, whole: bool, retires: bool) -> anyhow::Result<()> {
    let (answer, follow) = match result {
        Err(Unread::Refused(reason)) => (Answer::Refused(reason), Vec::new()),
        Err(Unread::Failed(reason)) => (Answer::Failed(reason), Vec::new()),
        Ok(one) => {
            let mut follow = vec![sent(one.file, whole)?];
            let mut names = Vec::new();
            for attachment in one.attachments {
                names.push(attachment.name);
                follow.push(attachment.bytes.into());
            }
            (Answer::Read(names), follow)
        }
    };
    let mut out = BufWriter::new(io::stdout().lock());
    frames::write(&mut out, &serde_json::to_vec(&Head { answer, retires })?)?;
    for message in &follow {
        message.write_to(&mut out)?;
    }
    out.flush()?;
    Ok(())
}
