//! A turn: whose words, and the passages in it. What a filter changes of it on the page, [`super::patch()`] changes
//! afterwards, by attributes alone and by rows.

use super::passage::{Heading, asking, passage};
use super::row::row;
use super::{Markup, Page, badge, element_id};
use crate::outline::{Item, PassageView, TurnView};
use crate::words::clock;

/// A turn below a question.
pub fn turn(out: &mut Markup, page: &Page, view: &TurnView) {
    if view.follow_up {
        return follow_up(out, page, view);
    }
    open(out, view, false);
    if view.turn.speaker.is_some() {
        out.open(page.heading(2)).put("class", "iv-who").flag("hidden", !view.named);
        who(out, page, view);
        out.close();
    }
    // The time stands by the name; where that is not shown, by the first passage.
    let mut time = view.turn.start.map(|start| (start, view.named));
    items(out, page, view, |out, one| passage(out, page, one, time.take()));
    out.close();
}

/// A turn that asks, at the head of a thread. The first of them holds the heading: with a number, and its id.
pub fn question(out: &mut Markup, page: &Page, view: &TurnView, heading: Option<(u32, &str)>) {
    let mut heading = heading.map(|(number, id)| Heading::Question(number, id));
    asked(out, page, view, true, |out, one| {
        let heading = heading.take();
        let numbered = heading.is_none();
        asking(out, page, one, heading, numbered);
    });
}

fn follow_up(out: &mut Markup, page: &Page, view: &TurnView) {
    let mut heading = Some(Heading::FollowUp);
    asked(out, page, view, false, |out, one| asking(out, page, one, heading.take(), true));
}

fn asked(out: &mut Markup, page: &Page, view: &TurnView, asks: bool, one: impl FnMut(&mut Markup, &PassageView)) {
    open(out, view, asks);
    if view.turn.speaker.is_some() {
        out.open("p").put("class", "iv-asks").flag("hidden", !view.named);
        who(out, page, view);
        out.close();
    }
    items(out, page, view, one);
    out.close();
}

fn open(out: &mut Markup, view: &TurnView, asks: bool) {
    out.open("div").put("class", &classes(view, asks)).put("id", &element_id(&view.turn.id));
    if let Some(speaker) = &view.turn.speaker {
        out.put("data-s", &speaker.colour.to_string());
    }
}

fn items(out: &mut Markup, page: &Page, view: &TurnView, mut one: impl FnMut(&mut Markup, &PassageView)) {
    for item in &view.items {
        match item {
            Item::Row(folded) => row(out, page, folded),
            Item::Passage(view) => one(out, view),
        }
    }
}

/// The classes of a turn, as filters and highlights make them. `asks`: it stands at the head of a thread.
pub fn classes(view: &TurnView, asks: bool) -> String {
    let answers = !asks;
    let is = [
        (" is-follow", answers && view.follow_up),
        (" is-lit", view.lit),
        (" is-folded", answers && view.folded),
        (" is-same", answers && !view.named && !view.folded),
        (" is-nested", answers && view.depth > 0),
        (" is-note", answers && view.turn.speaker.is_none()),
    ];
    let mut classes = String::from(if asks || view.follow_up { "iv-ask" } else { "iv-turn" });
    is.into_iter().filter(|(_, is)| *is).for_each(|(name, _)| classes.push_str(name));
    classes
}

/// Who speaks, and when.
pub fn who(out: &mut Markup, page: &Page, view: &TurnView) {
    if let Some(speaker) = &view.turn.speaker {
        out.again(|out| badge(out, page, speaker));
        out.again(|out| page.write_label(out, &speaker.name));
    }
    if let Some(start) = view.turn.start {
        out.open("span").put("class", "iv-time").put("title", page.words().time).text(&clock(start)).close();
    }
}
