//! Maps selected words to passages of the interview: the words of each, and the place that a link names.

use super::page::RenderContext;
use crate::interview::Lang;
use crate::shell::selection::Piece;
use crate::snippet::{self, Cited};
use crate::state::{Address, Target, ViewState, pin};

/// A quotation.
pub struct Quoted {
    /// The words, more words around them, or all of the first passage, with a pin.
    pub target: Target,
    /// The address that leads there, without the interview.
    pub link: Option<Address>,
    /// All of the words.
    pub cited: Vec<Cited>,
}

/// Returns `None` if nothing of the interview is selected.
pub fn quoted(cx: &RenderContext, state: &ViewState, pieces: &[Piece]) -> Option<Quoted> {
    let interview = &cx.interview;
    let all: Vec<(Cited, (usize, usize))> = pieces
        .iter()
        .filter_map(|piece| {
            let passage = interview.passages().find(|passage| *passage.id == *piece.passage)?.clone();
            let lang = Lang::parse(&piece.lang).unwrap_or_else(|| cx.control.clone());
            Some((Cited { passage, lang, words: piece.lines.join("\n").into() }, piece.start))
        })
        .collect();
    let (first, _) = all.first()?;
    let target = snippet::selected(interview, &all).unwrap_or_else(|| {
        // Another program, such as a translator, has changed the words on the page.
        pin::pinned(interview, &Target { id: first.passage.id.clone(), quote: None })
    });
    let lang = Some(state.reading.clone());
    let link = Some(Address { lang, target: Some(target.clone()), ..Address::default() });
    Some(Quoted { target, link, cited: all.into_iter().map(|(cited, _)| cited).collect() })
}

/// The whole of a passage in the reader's language.
pub fn whole(cx: &RenderContext, passage: &str) -> Option<Cited> {
    let passage = cx.interview.passages().find(|found| *found.id == *passage)?.clone();
    let text = passage.text(&cx.control);
    let words: Vec<&str> = text.paragraphs.iter().map(|paragraph| &*paragraph.text).collect();
    let (lang, words) = (text.lang.clone(), words.join("\n").into());
    Some(Cited { passage, lang, words })
}
