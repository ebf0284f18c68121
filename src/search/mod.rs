//! Finds what a reader types: a [`Query`] in an [`Index`] of an interview's texts, as bits and spans.
//!
//! ```text
//! typed → Query ────┐
//! Interview → Index ┴→ Finder → words of a passage, spans in a paragraph
//! ```
//!
//! Both sides are folded alike ([`fold()`]): case, width, accents, quotation marks, dashes, white space, traditional and
//! simplified characters, letters that look alike and digits of other scripts make no difference; nor, in Chinese and
//! Japanese, do separators that are typed by habit ([`Tight`]). A word is found wherever it stands, within other words too; there is no
//! index of words. Beyond that, `glossary` and `pinyin` find Chinese by its sound. Texts that stand in no interview are searched by the same
//! rules ([`Needles`]). It does not filter or rank, and knows
//! nothing of themes or speakers.

mod fold;
mod glossary;
mod index;
mod needles;
mod pinyin;
mod query;
mod tables;
#[cfg(test)]
mod tests;
mod tight;

pub use fold::{Folded, fold, fold_simply};
pub use index::{Finder, Index};
pub use needles::Needles;
pub use query::Query;
#[cfg(not(target_arch = "wasm32"))]
pub use tables::syllables;
pub use tables::{TABLES, is_supplied, supply};
pub use tight::Tight;
