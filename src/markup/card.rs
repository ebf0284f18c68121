//! A card: a single thread or passage of an interview, with its question.

use super::passage::{changed, lacking};
use super::text::{first_paragraphs, lacks, pairs};
use super::{Markup, RenderContext, badge, turn};
use crate::view_model::{PassageView, ThreadChunk, TurnView, ViewModel};

/// What a card shows.
pub struct Card<'a> {
    part: &'a ThreadChunk,
    /// `None` if the whole thread is shown.
    chosen: Option<(&'a TurnView, Vec<&'a PassageView>)>,
}

impl<'a> Card<'a> {
    /// Finds what an id names: a question with everything that answers it, a turn or a passage. `None` if the interview
    /// has nothing with this id.
    pub fn of(view_model: &'a ViewModel, id: &str) -> Option<Card<'a>> {
        let parts = || view_model.blocks.iter().flat_map(|block| &block.chunks);
        let asks = |part: &&ThreadChunk| part.question.iter().any(|view| names(view, id).is_some());
        if let Some(part) =
            parts().find(|part| *part.thread.id == *id && part.chunk == 0).or_else(|| parts().find(asks))
        {
            return Some(Card { part, chosen: None });
        }
        parts().find_map(|part| {
            let chosen = part.answers.iter().find_map(|view| Some((view, names(view, id)?)))?;
            Some(Card { part, chosen: Some(chosen) })
        })
    }

    /// The number as readers use it: that of the question or the passage.
    pub fn number(&self) -> Option<String> {
        match &self.chosen {
            Some((_, passages)) => passages.first().map(|view| view.passage.number.to_string()),
            None => self.part.thread.number.map(|number| number.to_string()),
        }
    }

    /// Returns whether the card shows a question with its answers.
    pub fn is_thread(&self) -> bool {
        self.chosen.is_none()
    }
}

/// The passages of a turn that an id names: all of them if it is the id of the turn.
fn names<'a>(view: &'a TurnView, id: &str) -> Option<Vec<&'a PassageView>> {
    if *view.turn.id == *id {
        return Some(view.passages().collect());
    }
    view.passages().find(|view| *view.passage.id == *id).map(|view| vec![view])
}

/// Writes the question, and then either the words of one speaker with the name below them, or the answers in order. The
/// question is not a heading, because the heading level on the page around the card is unknown.
pub fn card(out: &mut Markup, cx: &RenderContext, card: &Card, mode: &str, han: bool, rtl: bool) {
    out.open("div").attr("class", "iv-block").attr("data-mode", mode).flag("data-han", han);
    out.put_some("dir", rtl.then_some("rtl"));
    for view in card.part.question.iter().flat_map(TurnView::passages) {
        out.open("div").attr("class", "iv-card-ask").put_some("data-lacks", lacks(cx, &view.passage).as_deref());
        out.open("p").attr("class", "iv-question");
        first_paragraphs(out, cx, view);
        out.close();
        pairs(out, cx, view, 1, None);
        out.close();
    }
    match &card.chosen {
        None => {
            out.open("div").attr("class", "iv-answers");
            card.part.answers.iter().for_each(|view| turn(out, cx, view));
            out.close();
        }
        Some((view, passages)) => {
            out.open("blockquote").attr("class", "iv-card-words");
            for passage in passages {
                out.open("div").attr("data-passage", &passage.passage.id);
                out.put_some("data-lacks", lacks(cx, &passage.passage).as_deref());
                changed(out, cx, passage);
                pairs(out, cx, passage, 0, None);
                lacking(out, cx, passage);
                out.close();
            }
            out.close();
            by(out, cx, view);
        }
    }
    out.close();
}

/// Writes the name of the person who says the words.
fn by(out: &mut Markup, cx: &RenderContext, view: &TurnView) {
    let Some(speaker) = &view.turn.speaker else { return };
    out.open("figcaption").attr("class", "iv-card-by").attr("data-s", &speaker.colour.to_string());
    badge(out, cx, speaker);
    cx.write_label(out.open("span").open("b"), &speaker.name);
    out.close();
    if let Some(about) = &speaker.about {
        cx.write_label(out.open("small"), about);
        out.close();
    }
    out.close().close();
}
