//! The passage that the address names, and the words in it that the address quotes.

use std::ops::Range;
use std::rc::Rc;

use super::shown_texts;
use crate::interview::{Interview, Lang};
use crate::state::{LinkNotice, Quote, ViewState, pin, through};

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
    let linked = quotation.linked.clone();
    let passages = interview.passages().filter(|passage| linked.contains(&passage.id));
    let ends = match quote {
        Quote::Through { last, .. } if linked.len() > 1 => linked.last().map(|id| (id, last)),
        _ => None,
    };
    let mut langs: Vec<&Lang> = Vec::new();
    for passage in passages {
        for text in shown_texts(passage, &state.reading) {
            let spans = match ends {
                Some((end, last)) if passage.id != quotation.id => {
                    // The words are quoted in one language, also if both are shown.
                    let here = if passage.id == *end { through(text, last) } else { through(text, "") };
                    if langs.contains(&&text.lang) { here } else { Vec::new() }
                }
                _ => pin::marked(text, quote, found.own.as_deref()).unwrap_or_default(),
            };
            if !spans.is_empty() {
                langs.push(&text.lang);
            }
            for (paragraph, range) in spans {
                quotation.marks.push((passage.id.clone(), text.lang.clone(), paragraph, range));
            }
        }
    }
    Some(quotation)
}
