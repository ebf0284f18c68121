//! Changes text that is already on the page after a filter or an address has changed: attributes, the rows in place of
//! folded passages, and flags. The words stay untouched.
//!
//! To write ten thousand passages again takes most of a second; to set the few attributes that differ takes
//! milliseconds. The results are equal: [`super::block()`] writes a whole block, [`patch()`] the differences between
//! two blocks, and `tests/native/patch` compares them.

use super::{Element, Fold, Found, Markup, RenderContext, classes, look, meta, row, row_class, row_inside, signs};
use crate::view_model::{Block, Item, PassageView, Row, ThreadChunk, TurnView};

/// Changes a block on the page from its earlier to its new state; the words must be the same. With `hasty`,
/// find-in-page does not reveal what is folded until [`make_findable`] is called.
pub fn patch<E: Element>(cx: &RenderContext, element: &E, before: &Block, now: &Block, hasty: bool) {
    let mut change: Change<E> =
        Change { cx, shut: if hasty { Fold::Hasty } else { Fold::Findable }, passages: element.all(PASSAGES), at: 0 };
    for (before, now) in before.chunks.iter().zip(&now.chunks) {
        change.thread(before, now);
        for (before, now) in before.question.iter().zip(&now.question) {
            change.turn(before, now, true);
        }
        let first = change.at;
        for (before, now) in before.answers.iter().zip(&now.answers) {
            change.turn(before, now, false);
        }
        if before.height != now.height
            && !now.answers.is_empty()
            && let Some(answers) = change.passages.get(first).and_then(|passage| passage.parent()?.parent())
            && answers.has("data-h")
        {
            answers.put("data-h", Some(&now.height.to_string()));
        }
    }
}

/// Returns whether a block on the page has as many passages as were written: another program may have changed it.
pub fn is_whole(element: &impl Element, block: &Block) -> bool {
    element.all(PASSAGES).count() == block.passages().count()
}

/// Lets find-in-page reveal what was folded in haste. To hide a passage in this way costs Chromium's layout ten times
/// as much as to hide it outright (156: some 20 ms once a frame), and nobody searches that soon.
pub fn make_findable(element: &impl Element, block: &Block) {
    let passages = element.all(PASSAGES);
    let mut at = 0;
    for part in &block.chunks {
        let from = at;
        for view in part.turns().flat_map(TurnView::passages) {
            if view.folded
                && let Some(passage) = passages.get(at)
            {
                passage.fold(Some(Fold::Findable));
            }
            at += 1;
        }
        if part.folded
            && let Some(thread) = thread(&passages, from, part)
        {
            thread.fold(Some(Fold::Findable));
        }
    }
}

/// The passages of a block, which are all on the page at any time, in reading order.
const PASSAGES: &str = ".iv-passage";

/// The element of a thread or of a chunk of one; `first` is the index of its first passage.
fn thread<E: Element>(passages: &impl Found<E>, first: usize, part: &ThreadChunk) -> Option<E> {
    let turn = passages.get(first)?.parent()?;
    if part.question.iter().any(|turn| !turn.items.is_empty()) { turn.parent() } else { turn.parent()?.parent() }
}

/// What all turns of a block share.
struct Change<'a, E: Element> {
    cx: &'a RenderContext,
    shut: Fold,
    passages: E::Found,
    /// The number of passages before those of the next turn.
    at: usize,
}

impl<E: Element> Change<'_, E> {
    /// Updates a thread as a whole: whether it is hidden, and the row before it.
    fn thread(&self, before: &ThreadChunk, now: &ThreadChunk) {
        if (before.folded, &before.row) == (now.folded, &now.row) {
            return;
        }
        let Some(element) = thread(&self.passages, self.at, now) else { return };
        if before.folded != now.folded {
            element.fold(now.folded.then_some(self.shut));
        }
        match (&before.row, &now.row) {
            (Some(_), None) => element.before("[data-row]").iter().for_each(Element::remove),
            (_, Some(row)) if before.row != now.row => self.put_row(&element, row),
            _ => {}
        }
    }

    fn turn(&mut self, before: &TurnView, now: &TurnView, asks: bool) {
        let from = self.at;
        self.at += now.turn.passages.len();
        if before == now {
            return;
        }
        self.state(from, before, now, asks);
        for (n, (before, now)) in (from..).zip(before.passages().zip(now.passages())) {
            self.passage(n, before, now);
        }
        for (n, _) in rows(from, before).filter(|(_, gone)| now.rows().all(|row| row.ids[0] != gone.ids[0])) {
            if let Some(row) = self.standing(n) {
                row.remove();
            }
        }
        for (n, row) in rows(from, now).filter(|(_, row)| before.rows().all(|old| old != *row)) {
            if let Some(passage) = self.passages.get(n) {
                self.put_row(&passage, row);
            }
        }
    }

    /// Updates a turn itself: whether it is folded and highlighted, and whether its speaker is named.
    fn state(&self, from: usize, before: &TurnView, now: &TurnView, asks: bool) {
        let (old, new) = (classes(before, asks), classes(now, asks));
        let renames = before.named != now.named;
        if old == new && !renames {
            return;
        }
        let Some(passage) = self.passages.get(from) else { return };
        let Some(element) = passage.parent() else { return };
        if old != new {
            element.set_class(&new);
        }
        if renames {
            if let Some(name) = element.within(".iv-who, .iv-asks").filter(|_| now.turn.speaker.is_some()) {
                name.hide(!now.named);
            }
            // The time is beside the name or, if no name is shown, beside the first passage.
            let first = now.turn.start.and(now.passages().next()).filter(|view| view.passage.start.is_none());
            if let Some(time) = first.and_then(|_| passage.within(".iv-meta > .iv-time")) {
                time.hide(now.named);
            }
        }
    }

    fn passage(&self, n: usize, before: &PassageView, now: &PassageView) {
        let shows = |view: &PassageView| (view.folded, view.linked, view.present);
        if shows(before) == shows(now) && before.chosen == now.chosen {
            return;
        }
        let Some(element) = self.passages.get(n) else { return };
        if before.folded != now.folded {
            element.fold(now.folded.then_some(self.shut));
        }
        if (before.linked, before.present) != (now.linked, now.present) {
            self.signs(&element, now);
        }
        if before.chosen != now.chosen
            && let Some(list) = element.within(".iv-themes")
        {
            let buttons = list.all("button");
            for (n, theme) in now.passage.themes.iter().enumerate() {
                if let Some(button) = buttons.get(n) {
                    button.put("aria-pressed", Some(if now.chosen.contains(&theme.id) { "true" } else { "false" }));
                }
            }
        }
    }

    /// Updates the signs that the address names the passage and that it is the current hit. They come first in the
    /// margin, and are all that some questions have there. The words stay, and with them the reader's selection.
    fn signs(&self, passage: &E, now: &PassageView) {
        let (mut markup, any) = (Markup::new(), now.linked || now.present.is_some());
        if let Some(beside) = passage.within(".iv-meta") {
            for sign in [".iv-flag", ".iv-present"] {
                beside.within(sign).iter().for_each(Element::remove);
            }
            signs(&mut markup, self.cx, now);
            match beside.first() {
                Some(first) => first.precede(&markup),
                None if any => beside.append(&markup),
                None => beside.remove(),
            }
        } else if any {
            meta(&mut markup, self.cx, now, false, None);
            passage.append(&markup);
        }
        passage.set_class(look(now, passage.within(".iv-meta").is_some()));
    }

    /// Finds a row on the page; `n` is the index of the first passage that it folds.
    fn standing(&self, n: usize) -> Option<E> {
        self.passages.get(n)?.before("[data-row]")
    }

    /// Inserts a row before the passage or thread that it folds, or updates the row that is there. An updated row stays
    /// the same element, because it may have the focus.
    fn put_row(&self, folded: &E, one: &Row) {
        let mut markup = Markup::new();
        if let Some(element) = folded.before("[data-row]") {
            row_inside(&mut markup, self.cx, one);
            element.set_class(row_class(one));
            element.put("aria-expanded", Some(if one.open { "true" } else { "false" }));
            element.fill(&markup);
        } else {
            row(&mut markup, self.cx, one);
            folded.precede(&markup);
        }
    }
}

/// The rows of a turn, each with the index of the first passage that it folds; `from` is the index of the turn's first
/// passage.
fn rows(from: usize, view: &TurnView) -> impl Iterator<Item = (usize, &Row)> {
    let mut n = from;
    view.items.iter().filter_map(move |item| match item {
        Item::Row(row) => Some((n, row)),
        Item::Passage(_) => {
            n += 1;
            None
        }
    })
}
