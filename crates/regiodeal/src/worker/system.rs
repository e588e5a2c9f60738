//! What differs between systems: process groups, limits and how a process ended.

use std::process::{Child, Command, ExitStatus};

#[cfg(unix)]
mod unix {
    use std::fs;
    use std::os::unix::process::{CommandExt, ExitStatusExt};

    use rustix::process::{Pid, Signal, getpgrp, getpid, kill_process_group};

    use super::{Child, Command, ExitStatus};

    /// How a worker's memory is kept, for glibc: a document is read by one thread and takes
    /// a few megabytes, which would else come from the system in many small pieces, and go
    /// back to it in between.
    const MALLOC: &str = "glibc.malloc.arena_max=1:glibc.malloc.top_pad=1048576:\
        glibc.malloc.mmap_threshold=1048576";

    /// This program, to be started again: the very file that runs, also where another
    /// was put in its place since.
    pub(in crate::worker) fn this_program() -> std::io::Result<Command> {
        let running = std::path::Path::new("/proc/self/exe");
        let mut command = if running.exists() {
            Command::new(running)
        } else {
            Command::new(std::env::current_exe()?)
        };
        command.arg0("regiodeal");
        if std::env::var_os("GLIBC_TUNABLES").is_none() {
            command.env("GLIBC_TUNABLES", MALLOC);
        }
        Ok(command)
    }

    /// Puts the process in a group of its own, with what it starts.
    pub(in crate::worker) fn own_group(command: &mut Command) {
        command.process_group(0);
    }

    /// Ends a process and what it started.
    pub(in crate::worker) fn kill(child: &mut Child) {
        // Until it is waited for, its number is its own.
        if let Some(group) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
            let _gone = kill_process_group(group, Signal::KILL);
        }
        let _gone = child.kill();
    }

    /// Ends this process and what it started.
    pub(in crate::worker) fn end() -> ! {
        if getpgrp() == getpid() {
            let _never = kill_process_group(getpid(), Signal::KILL);
        }
        std::process::exit(0)
    }

    /// The signal that ended a process.
    pub(in crate::worker) fn signal(status: ExitStatus) -> Option<i32> {
        status.signal()
    }

    /// Limits the address space to so much above what the program takes itself; and
    /// lets a crash leave no core file.
    pub(in crate::worker) fn limit_memory(mib: u64) {
        let own = memory_pages(0).unwrap_or_default() * page_size();
        let limit = own.saturating_add(mib.saturating_mul(1 << 20));
        let _unlimited = rlimit::setrlimit(rlimit::Resource::AS, limit, limit);
        let _dumps = rlimit::setrlimit(rlimit::Resource::CORE, 0, 0);
    }

    /// Bytes of memory in use, where the system tells.
    pub(in crate::worker) fn memory() -> Option<u64> {
        Some(memory_pages(1)? * page_size())
    }

    /// A column of `/proc/self/statm`: the address space, then what is resident.
    fn memory_pages(column: usize) -> Option<u64> {
        let text = fs::read_to_string("/proc/self/statm").ok()?;
        text.split(' ').nth(column)?.parse().ok()
    }

    fn page_size() -> u64 {
        u64::try_from(rustix::param::page_size()).unwrap_or(4096)
    }
}

#[cfg(not(unix))]
mod other {
    use super::{Child, Command, ExitStatus};

    pub(in crate::worker) fn this_program() -> std::io::Result<Command> {
        Ok(Command::new(std::env::current_exe()?))
    }

    pub(in crate::worker) fn own_group(_command: &mut Command) {}

    pub(in crate::worker) fn kill(child: &mut Child) {
        let _gone = child.kill();
    }

    pub(in crate::worker) fn end() -> ! {
        std::process::exit(0)
    }

    pub(in crate::worker) fn signal(_status: ExitStatus) -> Option<i32> {
        None
    }

    pub(in crate::worker) fn limit_memory(_mib: u64) {}

    pub(in crate::worker) fn memory() -> Option<u64> {
        None
    }
}

#[cfg(not(unix))]
pub(super) use other::{end, kill, limit_memory, memory, own_group, signal, this_program};
#[cfg(unix)]
pub(super) use unix::{end, kill, limit_memory, memory, own_group, signal, this_program};
