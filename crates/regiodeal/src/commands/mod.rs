//! One file a command: its arguments, then `run`.

pub(crate) mod amounts;
pub(crate) mod apply;
pub(crate) mod check;
pub(crate) mod convert;
pub(crate) mod diff;
pub(crate) mod explain;
pub(crate) mod history;
pub(crate) mod link;
pub(crate) mod merge;
pub(crate) mod projects;
pub(crate) mod schema;
pub(crate) mod verify;
