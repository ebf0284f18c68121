//! The passage that the address names, and the words in it that the address quotes.

use std::ops::Range;
use std::rc::Rc;

use super::shown_texts;
use crate::interview::{Interview, Lang};
use crate::state::{LinkNotice, ViewState, pin};

pub use crate::state::place_in as place;

/// What the address points at.
pub struct Quotation {
    /// The turn or the passage.
    pub id: Rc<str>,
    /// The passages that the address names: one, or all of a turn. None where they are lost.
    pub linked: Vec<Rc<str>>,
    /// The passage with the quoted words, and where they stand: language, paragraph, bytes.
    pub marks: Vec<(Rc<str>, Lang, usize, Range<usize>)>,
    /// What is to be said of it.
    pub told: Option<LinkNotice>,
    /// The words that the address quotes and the interview does not have.
    pub old_words: Option<Rc<str>>,
}

/// `None` where the address names nothing that the interview has.
pub fn find(interview: &Interview, state: &ViewState) -> Option<Quotation> {
    let target = state.target.as_ref()?;
    let found = pin::find(interview, target)?;
    let mut quotation =
        Quotation { id: found.id, linked: found.passages, marks: Vec::new(), told: found.told, old_words: None };
    let Some(quote) = &target.quote else { return Some(quotation) };
    if quotation.told == Some(LinkNotice::QuoteLost) {
        quotation.old_words = Some(quote.shown().into());
        return Some(quotation);
    }
    let passages = interview.passages().filter(|passage| quotation.linked.contains(&passage.id));
    for passage in passages {
        for text in shown_texts(passage, &state.reading) {
            for (paragraph, range) in pin::marked(text, quote, found.own.as_deref()).unwrap_or_default() {
                quotation.marks.push((passage.id.clone(), text.lang.clone(), paragraph, range));
            }
        }
    }
    Some(quotation)
}
