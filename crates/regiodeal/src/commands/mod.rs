//! One file a command: its arguments, then `run`.

pub(crate) mod amounts;
pub(crate) mod convert;
pub(crate) mod schema;
