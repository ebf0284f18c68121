//! A block of threads.

use super::row::row;
use super::turn::{question, turn};
use super::{Markup, RenderContext};
use crate::view_model::{Block, ThreadChunk};
use crate::words::Words;

/// Writes the content of a block's element. `long` makes the browser skip the layout of answers far from the window.
pub fn block(out: &mut Markup, cx: &RenderContext, block: &Block, long: bool) {
    for one in &block.chunks {
        chunk(out, cx, one, long);
    }
}

/// Writes a thread, or a further chunk of one. Question headings are outside the part whose layout is skipped, because
/// assistive technology finds only what is laid out. Threads are no landmarks: a hundred of them would hide the others.
pub fn chunk(out: &mut Markup, cx: &RenderContext, part: &ThreadChunk, long: bool) {
    let mut number = part.thread.number.filter(|_| part.chunk == 0);
    let label = label(cx.words(), part);
    if let Some(folded) = &part.row {
        row(out, cx, folded);
    }
    out.open("section").attr("class", if part.chunk > 0 { "iv-thread is-continued" } else { "iv-thread" });
    out.attr("data-thread", &part.thread.id).put_some("hidden", part.folded.then_some("until-found"));
    out.put_some("role", label.as_ref().map(|_| "group")).put_some("aria-label", label.as_deref());
    for view in &part.question {
        question(out, cx, view, number.take());
    }
    let answers = answers(cx, part);
    out.open("div").attr("class", "iv-answers");
    if long {
        out.attr("data-h", &part.height.to_string());
        out.put_some("role", answers.as_ref().map(|_| "group")).put_some("aria-label", answers.as_deref());
    }
    for view in &part.answers {
        turn(out, cx, view);
    }
    out.close().close();
}

/// The accessible name of a thread that has no heading.
pub fn label(words: &Words, part: &ThreadChunk) -> Option<String> {
    match (part.thread.number, part.chunk) {
        (None, 0) => Some(words.opening.to_string()),
        (Some(number), 1..) => Some((words.question)(number)),
        _ => None,
    }
}

/// The speakers in the answers of a thread, in order, for assistive technology while the answers are not laid out.
/// `None` if no speaker is named.
pub fn answers(cx: &RenderContext, part: &ThreadChunk) -> Option<String> {
    let speakers = part.answers.iter().filter_map(|view| view.turn.speaker.as_ref());
    let mut changes: Vec<_> = speakers.collect();
    changes.dedup_by(|one, other| one.id == other.id);
    let names: Vec<_> = changes.into_iter().map(|speaker| cx.plain(&speaker.name)).collect();
    let names: Vec<&str> = names.iter().map(|name| &**name).collect();
    (!names.is_empty()).then(|| (cx.words().answers)(&names))
}
