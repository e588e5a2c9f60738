//! Reads amounts of euros as the Dutch write them.
//!
//! [`find`] gives the amounts of running text, [`cell`] reads one table cell whole, and [`scale`]
//! finds the rule "(x € 1.000)" that a table puts above its columns. All offsets are bytes of
//! the text that was given; all values are euro cents. A text with two readings has a flag and
//! the other values: nothing is wrong in silence.
//!
//! The crate knows nothing of documents, reads no files and prints nothing.
//!
//! ```
//! use dutch_money::{Qualifier, find};
//!
//! let text = "De gemeente draagt ten hoogste € 374.800,- bij, circa 1,2 mln. minder dan gedacht.";
//! let found: Vec<_> = find(text).collect();
//!
//! assert_eq!(found[0].raw, "€ 374.800,-");
//! assert_eq!(&text[found[0].start..found[0].end], "€ 374.800,-");
//! assert_eq!(found[0].amount.max_cents, Some(37_480_000));
//! assert_eq!(found[0].amount.qualifier, Some(Qualifier::AtMost));
//! ```

mod after;
mod amount;
mod apart;
mod caption;
mod cell;
mod chars;
mod clause;
mod compose;
mod context;
mod currency;
mod decimal;
mod find;
mod format;
mod implied;
mod list;
mod multiplier;
mod number;
mod quantity;
mod range;
mod readings;
mod scale;
mod sign;
mod trigger;
mod value;
mod words;

pub use amount::{Alternatives, Amount, Flag, Flags, Found, Qualifier, Vat};
pub use cell::{Cell, cell};
pub use find::find;
pub use format::format;
pub use scale::{Scale, ScaleFound, scale};
