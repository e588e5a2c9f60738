//! Amounts in running text, by section of the grammar.

mod context;
mod currency;
mod multipliers;
mod never;
mod numbers;
mod ranges;
mod sentences;
