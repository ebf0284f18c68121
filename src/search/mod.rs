//! Finds what a reader types: a [`Query`] in an [`Index`] of an interview's texts. The results are bits and spans.
//!
//! ```text
//! typed → Query ────┐
//! Interview → Index ┴→ Finder → words of a passage, spans in a paragraph
//! ```
//!
//! Both sides are folded ([`fold()`]), so that these make no difference: case, width, accents, quotation marks, dashes,
//! white space, traditional and simplified characters, letters that look alike, and digits of other scripts; nor, in
//! Chinese and Japanese, separators that are typed by habit ([`Tight`]). A word is found wherever it occurs, also
//! within other words; there is no index of words. Beyond that, `glossary` and `pinyin` find Chinese by its sound.
//! Texts outside interviews are searched by the same rules ([`Needles`]). This module does not filter or rank, and
//! knows nothing about themes or speakers.

mod excerpt;
mod fold;
mod glossary;
mod index;
mod needles;
mod pinyin;
mod query;
mod slug;
mod tables;
#[cfg(test)]
mod tests;
mod tight;

pub use excerpt::{Span, excerpt};
pub use fold::{Folded, fold, fold_simply};
pub use index::{Finder, Index};
pub use needles::Needles;
pub use query::Query;
pub use slug::slug;
pub use tables::{TABLES, is_supplied, supply, syllables};
pub use tight::Tight;
