//! Maps selected words to passages of the interview: the words of each, and the place that a link names.

use std::rc::Rc;

use super::page::RenderContext;
use crate::interview::Lang;
use crate::shell::selection::Piece;
use crate::snippet::{Cited, Draft, Extent};
use crate::state::{Address, Quote, Target, ViewState, pin};

/// A quotation.
pub struct Quoted {
    /// The words, or all of the first passage if it does not contain them as they are selected.
    pub target: Target,
    /// The address that leads there, without the interview.
    pub link: Option<Address>,
    /// All of the words.
    pub cited: Vec<Cited>,
}

/// Returns `None` if nothing of the interview is selected.
pub fn quoted(cx: &RenderContext, state: &ViewState, pieces: &[Piece]) -> Option<Quoted> {
    let interview = &cx.interview;
    let cited: Vec<Cited> = pieces
        .iter()
        .filter_map(|piece| {
            let passage = interview.passages().find(|passage| *passage.id == *piece.passage)?.clone();
            let lang = Lang::parse(&piece.lang).unwrap_or_else(|| cx.control.clone());
            Some(Cited { passage, lang, words: piece.lines.join("\n").into() })
        })
        .collect();
    let first = cited.first()?;
    let quote = |cited: &Cited| {
        let draft = Draft::first(interview, state, None).quoting(interview, &cited.passage.id, &cited.words);
        let is_quoted = draft.what == Extent::Quotation && draft.passage == cited.passage.id;
        draft.choice(interview).filter(|_| is_quoted)?.target?.quote
    };
    let quote = match (quote(first), cited.last().filter(|_| cited.len() > 1)) {
        (Some(Quote::Words(begin) | Quote::Between { first: begin, .. }), Some(last)) => match quote(last) {
            Some(Quote::Words(end) | Quote::Between { last: end, .. }) => {
                Some(Quote::Through { first: begin, to: last.passage.id.clone(), last: end })
            }
            _ => None,
        },
        (quote, _) => quote,
    };
    let target = Target { id: Rc::clone(&first.passage.id), quote };
    let lang = Some(state.reading.clone());
    let link = Some(Address { lang, target: Some(pin::pinned(interview, &target)), ..Address::default() });
    Some(Quoted { target, link, cited })
}

/// The whole of a passage in the reader's language.
pub fn whole(cx: &RenderContext, passage: &str) -> Option<Cited> {
    let passage = cx.interview.passages().find(|found| *found.id == *passage)?.clone();
    let text = passage.text(&cx.control);
    let words: Vec<&str> = text.paragraphs.iter().map(|paragraph| &*paragraph.text).collect();
    let (lang, words) = (text.lang.clone(), words.join("\n").into());
    Some(Cited { passage, lang, words })
}
