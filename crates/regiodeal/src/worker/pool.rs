//! Workers that are kept warm: at most one for each thread that asks.

use std::io;
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use super::death::Death;
use super::process::{Answered, Process};
use super::{COMMAND, Hello, system};
use crate::read::{One, Unread};
use crate::settings::{Limits, Settings};

/// Workers, started when they are needed.
pub(crate) struct Pool {
    launch: Box<dyn Fn() -> io::Result<Command> + Send + Sync>,
    hello: Vec<u8>,
    limits: Limits,
    idle: Mutex<Vec<Process>>,
}

impl Pool {
    /// Workers that are this program.
    ///
    /// `whole`: documents come with their pages and their canonical bytes, as they are
    /// written; else with what they state alone, which costs far less.
    pub(crate) fn new(settings: &Settings, limits: Limits, whole: bool) -> anyhow::Result<Self> {
        let launch = || {
            let mut command = system::this_program()?;
            command.arg(COMMAND);
            Ok(command)
        };
        Self::of(launch, settings, limits, whole)
    }

    /// Workers that are any program which speaks the protocol.
    fn of(
        launch: impl Fn() -> io::Result<Command> + Send + Sync + 'static,
        settings: &Settings,
        limits: Limits,
        whole: bool,
    ) -> anyhow::Result<Self> {
        let hello = Hello {
            settings: settings.clone(),
            whole,
            memory_mib: limits.memory_mib,
        };
        Ok(Self {
            launch: Box::new(launch),
            hello: serde_json::to_vec(&hello)?,
            limits,
            idle: Mutex::default(),
        })
    }

    /// Reads one document in a worker, without those that are attached to it.
    pub(crate) fn one(&self, name: &str, bytes: &[u8]) -> Result<One, Unread> {
        self.try_one(name, bytes)
            .unwrap_or_else(|death| Err(Unread::Failed(death.explain(self.limits))))
    }

    fn try_one(&self, name: &str, bytes: &[u8]) -> Result<Result<One, Unread>, Death> {
        let idle = self.idle().pop();
        match idle {
            None => self.ask(self.start()?, name, bytes),
            // What it read before may be to blame.
            Some(warm) => match self.ask(warm, name, bytes) {
                Err(death) if death.may_be_chance() => self.ask(self.start()?, name, bytes),
                done => done,
            },
        }
    }

    fn start(&self) -> Result<Process, Death> {
        let command = (self.launch)().map_err(|error| Death::Unborn(error.to_string()))?;
        Process::start(command)
    }

    /// Asks a worker, and keeps it if it lives.
    fn ask(
        &self,
        mut process: Process,
        name: &str,
        bytes: &[u8],
    ) -> Result<Result<One, Unread>, Death> {
        let messages = [&self.hello, name.as_bytes(), bytes];
        let known = usize::from(process.served > 0);
        let messages = messages.get(known..).unwrap_or_default();
        let Answered { result, retires } = process.ask(messages, self.limits.time)?;
        if !retires {
            self.idle().push(process);
        }
        Ok(result)
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Process>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(all(test, unix))]
mod tests;
