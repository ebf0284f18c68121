//! Changes text that is already on the page to another interface language: names, labels and notes. The words of the
//! interview stay, so that the browser need not lay them out again.
//!
//! The result is the same as writing the block again ([`super::block()`]), in a fifth of the time; `tests/native/patch`
//! compares them.

use super::{self as markup, Element, Found, Markup, RenderContext};
use crate::view_model::Block;

/// Changes the labels of an otherwise current block to the language of `cx`.
pub fn patch_labels(cx: &RenderContext, element: &impl Element, block: &Block) {
    element.with_focus_kept(|| labels(cx, element, block));
}

fn labels(cx: &RenderContext, element: &impl Element, block: &Block) {
    let words = cx.words();
    element.put("lang", Some(cx.ui.tag()));
    let speaking = block.turns().filter(|view| view.turn.speaker.is_some());
    each(element, ".iv-who, .iv-asks", speaking, |name, view| name.refill(&written(|out| markup::who(out, cx, view))));
    let themed = block.passages().filter(|view| !view.passage.themes.is_empty());
    each(element, ".iv-themes", themed, |list, view| list.replace(&written(|out| markup::themes(out, cx, view))));
    each(element, ".iv-fold", block.rows(), |part, row| part.refill(&written(|out| markup::row_inside(out, cx, row))));
    let notes = block.passages().flat_map(|view| markup::translation_notes(cx, view));
    each(element, ".iv-note-translation > span", notes, |note, (_, said)| note.say(&said));
    let led = block.passages().filter_map(|view| markup::led(cx, view));
    each(element, ".iv-lost > span", led, |note, said| note.say(&said));
    each(element, ".iv-lost > button", 0.., |button, _| button.say(words.copy_new_link));
    let linked = block.passages().filter(|view| view.linked);
    each(element, ".iv-flag", linked, |flag, view| flag.refill(&written(|out| markup::flag_inside(out, cx, view))));
    let present = block.passages().filter(|view| view.present.is_some());
    each(element, ".iv-present", present, |part, view| {
        part.refill(&written(|out| markup::present_inside(out, cx, view)))
    });
    let labelled = block.chunks.iter().filter_map(|part| markup::label(words, part));
    each(element, ".iv-thread[aria-label]", labelled, |thread, label| thread.put("aria-label", Some(&label)));
    let answered = block.chunks.iter().filter_map(|part| markup::answers(cx, part));
    each(element, ".iv-answers[aria-label]", answered, |answers, said| answers.put("aria-label", Some(&said)));
    each(element, ".iv-num", 0.., |link, _| {
        let number = link.text().parse().unwrap_or_default();
        link.put("aria-label", Some(&(words.question)(number)));
    });
    each(element, ".iv-meta > a", 0.., |link, _| link.put("aria-label", Some(&(words.copy_link_of)(&link.text()))));
    each(element, ".iv-time", 0.., |time, _| time.put("title", Some(words.time)));
    each(element, ".iv-follow > .iv-sr", 0.., |before, _| before.say(words.follow_up));
}

/// Changes each element that matches, together with the item of the list that it shows.
fn each<E: Element, T>(element: &E, selector: &str, list: impl IntoIterator<Item = T>, change: impl Fn(&E, T)) {
    let found = element.all(selector);
    for (n, one) in list.into_iter().enumerate() {
        let Some(part) = found.get(n) else { break };
        change(&part, one);
    }
}

fn written(write: impl FnOnce(&mut Markup)) -> Markup {
    let mut markup = Markup::new();
    write(&mut markup);
    markup
}
