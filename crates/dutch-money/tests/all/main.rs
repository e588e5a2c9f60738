//! The tests of the public interface; most are tables with one row a case.

mod cell;
mod common;
mod find;
mod properties;
mod scale;
mod unseen;
