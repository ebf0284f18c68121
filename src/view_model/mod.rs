//! What to draw: [`build`] turns an interview and the reader's choices into a [`ViewModel`], plain data.
//!
//! The text is cut into [`Block`]s of a few threads each, so that a change redraws only the blocks that it affects: a
//! block that equals its predecessor keeps its place in memory ([`ViewModel::reusing`]), and the components compare
//! pointers. Expensive results that only drawn blocks need (the inline marks of a paragraph, the glossary terms in it)
//! are left to [`inline`] and [`layout`], which are called while drawing.

mod blocks;
mod facets;
mod folds;
mod found;
pub mod glossary;
pub mod inline;
pub mod layout;
mod matching;
mod model;
mod places;
pub mod quotation;

use std::rc::Rc;

use crate::interview::{Interview, Passage};
use crate::search::{Index, Query};
use crate::state::{Filter, Reading, ViewState};

pub use found::{Elsewhere, Excerpt, Found, FoundPassage};
pub use model::{
    Asked, Block, Facet, FoldedQuestions, Hits, Item, PassageView, QuestionLine, Row, Status, TextMarks, ThreadChunk,
    TurnView, ViewModel, Why,
};

/// Interviews with more passages than this are drawn in slices, and the browser skips the layout of what is far from
/// the window.
pub const LONG: usize = 300;

/// Determines what to draw.
pub fn build(interview: &Interview, index: &Index, state: &ViewState) -> ViewModel {
    let query = Query::parse(state.filters.query());
    let finder = index.find(&query);
    let mut matches = matching::matches(interview, state, &query, &finder);
    let status = facets::status(state, &matches);
    let has_hits = query.is_empty() || matches.iter().any(|matched| !matched.spans.is_empty());
    if !has_hits && !matches.iter().any(|matched| matched.has_words) {
        matching::without_words(&mut matches);
    }
    let facets = Filter::facets().map(|filter| (filter, facets::facets(filter, interview, state, &matches))).collect();
    if !has_hits {
        matching::without_words(&mut matches);
    }
    let narrows = state.filters.selecting().any(|filter| has_hits || filter != Filter::Words);
    let quotation = quotation::find(interview, state);
    let folds = folds::folds(interview, state, &matches);
    let cut = blocks::blocks(interview, state, &matches, folds, &quotation);
    ViewModel {
        questions: Rc::new(facets::questions(interview, narrows, &matches)),
        facets,
        status,
        hits: Hits { shown: cut.hits, now: cut.now },
        found: found::found(interview, state, &matches, &finder),
        long: matches.len() > LONG,
        blocks: cut.blocks,
        led: quotation.map(|quotation| quotation.id),
    }
}

/// The texts of a passage that a reader sees, in order: the one in their language (or the original in its place), or
/// all.
pub fn shown_texts<'a>(passage: &'a Passage, reading: &Reading) -> &'a [crate::interview::Text] {
    match reading {
        Reading::Both => &passage.texts,
        Reading::One(lang) => std::slice::from_ref(passage.text(lang)),
    }
}
