//! The passage that the address names, and the words in it that the address quotes.

use std::ops::Range;
use std::rc::Rc;

use super::shown_texts;
use crate::interview::{Interview, Lang};
use crate::state::{LinkNotice, ViewState, pin};

pub use crate::state::place_in as place;

/// What the address points to.
pub struct Quotation {
    /// The id of the turn or passage.
    pub id: Rc<str>,
    /// The passages that the address names: one, or all of a turn. Empty if the link is lost.
    pub linked: Vec<Rc<str>>,
    /// The positions of the quoted words: passage, language, paragraph, byte range.
    pub marks: Vec<(Rc<str>, Lang, usize, Range<usize>)>,
    /// What to tell the reader about the link.
    pub told: Option<LinkNotice>,
    /// The words that the address quotes but the interview does not have.
    pub old_words: Option<Rc<str>>,
}

/// Returns `None` if the address names nothing that the interview has.
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
