//! The program as a whole: its output against the contract, the facts that the seeds
//! hold, and bad input; and the edges between the crates.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking, and so do the functions that it shares with others"
)]

mod audit;
mod bad_input;
mod batch;
mod canonical;
mod changes;
mod common;
mod coverage;
mod diff;
mod edges;
mod explain;
mod formats;
mod fuzz;
mod gold;
mod kinds;
mod merge;
mod mutation;
mod names;
mod readme;
mod schema;
mod series;
mod sources;
mod truth;
mod verify;
mod workers;
