//! What is on a page, and where: pages become lines, lines become blocks.
//!
//! This crate knows typography (wrapped lines, hyphens at line ends, tables,
//! headings) and nothing of money or projects. Whatever it joins or drops, every
//! character it hands on knows the page and the code point it was printed at.
//!
//! ```
//! use regiodeal_document::{Page, Kind, layout};
//!
//! let page = Page::new(1, "Oevers\n\nEen natuur-\nvriendelijke oever.\n");
//! let blocks = layout(&[page]);
//! assert_eq!(blocks[0].kind, Kind::Heading);
//! assert_eq!(blocks[1].text.as_str(), "Een natuurvriendelijke oever.");
//! assert_eq!(blocks[1].text.locate(4..24)[0].start, 12);
//! ```

mod areas;
mod block;
mod compose;
mod drawn;
mod layout;
mod page;
mod reading;
mod sheet;
mod svg;

pub use block::{Block, Kind, Row, Table};
pub use compose::{Composer, Piece};
pub use drawn::{Drafts, Drawn, read_sheets};
pub use layout::layout;
pub use page::{Line, LineId, Location, Page};
pub use reading::Reading;
pub use sheet::{Glyph, GlyphText, RULE, Rect, Sheet};
pub use svg::svg;
