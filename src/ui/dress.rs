//! What a filter changes of a text that stands on the page already: attributes, and the rows that stand for what is
//! folded. Words are not touched.
//!
//! To have Yew compare ten thousand passages with themselves takes seconds, and to set the few attributes in which two
//! outlines differ takes milliseconds. Both write the same values: Yew those of the block that it draws, [`dress`] the
//! differences from block to block after that, so it does not matter which of them comes last. The rows are made here
//! and nowhere else, as copies of the models that [`super::turn::fold_rows`] draws.

use super::page::Page;
use super::turn::{MODELS, classes};
use crate::outline::{Block, PassageView, Row, TurnView};
use crate::shell::parts::Part;

/// Brings a block on the page from what it showed before to what it is to show now. `before`: none where it has just
/// been drawn as it is now. `renamed`: the words of the interface are others. `hasty`: what is folded is not findable
/// until [`make_findable`].
pub fn dress(page: &Page, models: &Models, before: Option<&Block>, now: &Block, renamed: bool, hasty: bool) {
    let change = &Change { page, models, renamed, shut: if hasty { "" } else { FINDABLE } };
    for (n, part) in now.parts.iter().enumerate() {
        let old = before.map(|before| &before.parts[n]);
        for (n, view) in part.question.iter().enumerate() {
            turn(change, old.map(|old| &old.question[n]), view, true);
        }
        for (n, view) in part.answers.iter().enumerate() {
            turn(change, old.map(|old| &old.answers[n]), view, false);
        }
        if old.is_some_and(|old| old.height != part.height)
            && let Some(answers) = part.answers.first().and_then(|view| Part::of(&view.turn.id)?.around(".iv-answers"))
        {
            answers.put("data-h", Some(&part.height.to_string()));
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
    models: &'a Models,
    renamed: bool,
    /// The value of `hidden` for what is folded.
    shut: &'a str,
}

/// What rows are copies of: the closed one and the open one.
pub struct Models(Part, Part);

impl Models {
    /// Those that are on the page.
    pub fn there() -> Option<Models> {
        let models = Part::with_id(MODELS)?.children();
        Some(Models(models.get(0)?, models.get(1)?))
    }
}

fn turn(change: &Change, before: Option<&TurnView>, now: &TurnView, asks: bool) {
    if before == Some(now) && !change.renamed {
        return;
    }
    if let Some(before) = before {
        state(before, now, asks);
        for (before, now) in before.passages().zip(now.passages()) {
            passage(change, before, now);
        }
        for gone in before.rows().filter(|row| now.rows().all(|other| other.ids[0] != row.ids[0])) {
            if let Some(row) = standing(gone) {
                row.remove();
            }
        }
    }
    for row in now.rows() {
        let old = before.and_then(|before| before.rows().find(|old| old.ids[0] == row.ids[0]));
        if old != Some(row) || change.renamed {
            put_row(change, row);
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
fn put_row(change: &Change, row: &Row) {
    let Change { page, models, .. } = change;
    let model = if row.open { &models.1 } else { &models.0 };
    let element = standing(row).or_else(|| {
        let (passage, new) = (Part::of(&row.ids[0])?, model.copy()?);
        new.put("data-row", Some(&row.ids[0]));
        passage.precede(&new);
        Some(new)
    });
    let Some(element) = element else { return };
    element.put("lang", Some(page.ui.tag()));
    element.put("aria-expanded", Some(if row.open { "true" } else { "false" }));
    for piece in [".iv-icon", "u"] {
        if let (Some(old), Some(new)) = (element.child(piece), model.child(piece).and_then(|new| new.copy())) {
            old.replace_by(&new);
        }
    }
    if let Some(text) = element.child("span") {
        text.say(&(page.words().folded)(row.why, row.ids.len()));
    }
}
