//! What a filter changes of a text that stands on the page already: attributes, and the rows that stand for what is
//! folded. Words are not touched.
//!
//! To write ten thousand passages again takes most of a second, and to set the few attributes in which two outlines
//! differ takes milliseconds. Both come to the same: [`crate::markup`] writes all of a block, [`dress`] the differences
//! from one block to the next.

use crate::markup::{Markup, Page, classes, row, row_inside};
use crate::outline::{Block, PassageView, Row, TurnView};
use crate::shell::parts::Part;

/// Brings a block on the page from what it showed before to what it is to show now; the words are the same.
/// `hasty`: what is folded is not findable until [`make_findable`].
pub fn dress(page: &Page, before: &Block, now: &Block, hasty: bool) {
    let change = &Change { page, shut: if hasty { "" } else { FINDABLE } };
    for (before, now) in before.parts.iter().zip(&now.parts) {
        for (before, now) in before.question.iter().zip(&now.question) {
            turn(change, before, now, true);
        }
        for (before, now) in before.answers.iter().zip(&now.answers) {
            turn(change, before, now, false);
        }
        if before.height != now.height
            && let Some(answers) = now.answers.first().and_then(|view| Part::of(&view.turn.id)?.around(".iv-answers"))
        {
            answers.put("data-h", Some(&now.height.to_string()));
        }
    }
}

/// Lets the browser's find open what was folded in haste. To hide a passage in this way is ten times the work for
/// Chromium's layout that it is to hide it outright (156: some 20 ms once a frame), and nobody searches so soon.
pub fn make_findable(block: &Block) {
    let views = block.turns().flat_map(|view| view.passages());
    for element in views.filter(|view| view.folded).filter_map(|view| Part::of(&view.passage.id)) {
        element.put("hidden", Some(FINDABLE));
    }
}

/// Hidden until the browser's find opens it.
const FINDABLE: &str = "until-found";

/// What goes for all turns of a block.
struct Change<'a> {
    page: &'a Page,
    /// The value of `hidden` for what is folded.
    shut: &'a str,
}

fn turn(change: &Change, before: &TurnView, now: &TurnView, asks: bool) {
    if before == now {
        return;
    }
    state(before, now, asks);
    for (before, now) in before.passages().zip(now.passages()) {
        passage(change, before, now);
    }
    for gone in before.rows().filter(|row| now.rows().all(|other| other.ids[0] != row.ids[0])) {
        if let Some(row) = standing(gone) {
            row.remove();
        }
    }
    for row in now.rows() {
        if before.rows().all(|old| old != row) {
            put_row(change.page, row);
        }
    }
}

/// The turn itself: whether it is folded and highlighted, and whether its speaker is named.
fn state(before: &TurnView, now: &TurnView, asks: bool) {
    let (old, new) = (classes(before, asks), classes(now, asks));
    let renames = before.named != now.named;
    if old == new && !renames {
        return;
    }
    let Some(element) = Part::of(&now.turn.id) else { return };
    if old != new {
        element.put("class", Some(&new));
    }
    if renames {
        if let Some(name) = element.child(".iv-who, .iv-asks") {
            name.hide(!now.named);
        }
        // By the name stands the time; where there is none, by the first passage.
        let first = now.turn.start.and(now.passages().next()).filter(|view| view.passage.start.is_none());
        let time = first.and_then(|view| Part::of(&view.passage.id)?.within(".iv-meta > .iv-time"));
        if let Some(time) = time {
            time.hide(now.named);
        }
    }
}

fn passage(change: &Change, before: &PassageView, now: &PassageView) {
    if before.folded == now.folded && before.chosen == now.chosen {
        return;
    }
    let Some(element) = Part::of(&now.passage.id) else { return };
    if before.folded != now.folded {
        element.put("hidden", now.folded.then_some(change.shut));
    }
    if before.chosen != now.chosen
        && let Some(list) = element.within(".iv-themes")
    {
        let items = list.children();
        for (n, theme) in now.passage.themes.iter().enumerate() {
            if let Some(button) = items.get(n).and_then(|item| item.child("button")) {
                button.put("aria-pressed", Some(if now.chosen.contains(&theme.id) { "true" } else { "false" }));
            }
        }
    }
}

/// A row that is on the page.
fn standing(row: &Row) -> Option<Part> {
    Part::of(&row.ids[0])?.before("[data-row]")
}

/// Puts a row before the first passage that it folds, or brings the one that stands there up to date. It stays the same
/// element: it may have the focus.
fn put_row(page: &Page, one: &Row) {
    let mut markup = Markup::new();
    if let Some(element) = standing(one) {
        row_inside(&mut markup, page, one);
        element.put("aria-expanded", Some(if one.open { "true" } else { "false" }));
        element.fill(&markup);
    } else if let Some(passage) = Part::of(&one.ids[0]) {
        row(&mut markup, page, one);
        passage.precede(&markup);
    }
}
