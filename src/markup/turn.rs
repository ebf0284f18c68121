//! A turn: the speaker, and the passages. When a filter changes a turn on the page, [`super::patch()`] updates only
//! attributes and rows.

use super::passage::{Heading, asking, passage};
use super::row::row;
use super::{Markup, RenderContext, badge, element_id};
use crate::view_model::{Item, PassageView, TurnView};
use crate::words::clock;

/// Writes a turn below a question.
pub fn turn(out: &mut Markup, cx: &RenderContext, view: &TurnView) {
    if view.follow_up {
        return follow_up(out, cx, view);
    }
    open(out, view, false);
    if view.turn.speaker.is_some() {
        out.open(cx.heading(2)).attr("class", "iv-who").flag("hidden", !view.named);
        who(out, cx, view);
        out.close();
    }
    // The time is beside the name or, if no name is shown, beside the first passage.
    let mut time = view.turn.start.map(|start| (start, view.named));
    items(out, cx, view, |out, one| passage(out, cx, one, time.take()));
    out.close();
}

/// Writes a turn that asks, at the head of a thread. The first of them has the thread's number.
pub fn question(out: &mut Markup, cx: &RenderContext, view: &TurnView, number: Option<u32>) {
    let mut heading = number.map(Heading::Question);
    asked(out, cx, view, true, |out, one| {
        let heading = heading.take();
        let numbered = heading.is_none();
        asking(out, cx, one, heading, numbered);
    });
}

fn follow_up(out: &mut Markup, cx: &RenderContext, view: &TurnView) {
    let mut heading = Some(Heading::FollowUp);
    asked(out, cx, view, false, |out, one| asking(out, cx, one, heading.take(), true));
}

fn asked(
    out: &mut Markup,
    cx: &RenderContext,
    view: &TurnView,
    asks: bool,
    one: impl FnMut(&mut Markup, &PassageView),
) {
    open(out, view, asks);
    if view.turn.speaker.is_some() {
        out.open("p").attr("class", "iv-asks").flag("hidden", !view.named);
        who(out, cx, view);
        out.close();
    }
    items(out, cx, view, one);
    out.close();
}

fn open(out: &mut Markup, view: &TurnView, asks: bool) {
    out.open("div").attr("class", &classes(view, asks)).attr("id", &element_id(&view.turn.id));
    if let Some(speaker) = &view.turn.speaker {
        out.attr("data-s", &speaker.colour.to_string());
    }
}

fn items(out: &mut Markup, cx: &RenderContext, view: &TurnView, mut one: impl FnMut(&mut Markup, &PassageView)) {
    for item in &view.items {
        match item {
            Item::Row(folded) => row(out, cx, folded),
            Item::Passage(view) => one(out, view),
        }
    }
}

/// The classes of a turn, which depend on filters and highlights. `asks` is true at the head of a thread.
pub fn classes(view: &TurnView, asks: bool) -> String {
    let answers = !asks;
    let is = [
        (" is-follow", answers && view.follow_up),
        (" is-lit", view.highlighted),
        (" is-folded", answers && view.folded),
        (" is-same", answers && !view.named && !view.folded),
        (" is-nested", answers && view.depth > 0),
        (" is-note", answers && view.turn.speaker.is_none()),
    ];
    let mut classes = String::from(if asks || view.follow_up { "iv-ask" } else { "iv-turn" });
    is.into_iter().filter(|(_, is)| *is).for_each(|(name, _)| classes.push_str(name));
    classes
}

/// Writes the speaker and the time.
pub fn who(out: &mut Markup, cx: &RenderContext, view: &TurnView) {
    if let Some(speaker) = &view.turn.speaker {
        out.cached(|out| badge(out, cx, speaker));
        out.cached(|out| cx.write_label(out, &speaker.name));
    }
    if let Some(start) = view.turn.start {
        out.open("span").attr("class", "iv-time").attr("title", cx.words().time).text(&clock(start)).close();
    }
}
