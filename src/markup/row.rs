//! The row in place of folded passages.

use super::{Markup, RenderContext};
use crate::view_model::{FoldedQuestions, Row};

/// Writes a row. It has the id of the first passage that it folds, and is directly before that passage or, for whole
/// threads, before the thread.
pub fn row(out: &mut Markup, cx: &RenderContext, row: &Row) {
    out.open("button").attr("type", "button").attr("class", row_class(row)).attr("data-row", &row.ids[0]);
    out.attr("aria-expanded", if row.open { "true" } else { "false" });
    row_inside(out, cx, row);
    out.close();
}

/// The classes of a row.
pub fn row_class(row: &Row) -> &'static str {
    if row.threads { "iv-fold is-run" } else { "iv-fold" }
}

/// Writes the content of a row: which questions, what folds, and what a click does.
pub fn row_inside(out: &mut Markup, cx: &RenderContext, row: &Row) {
    let words = cx.words();
    if let Some(FoldedQuestions { first, last, .. }) = row.questions {
        out.open("b").attr("aria-hidden", "true");
        out.text(&if first == last { first.to_string() } else { format!("{first}–{last}") }).close();
    }
    let questions = row.questions.map_or(0, |questions| questions.count);
    out.cached(|out| {
        out.open("span").attr("dir", "ltr").text(&(words.folded)(row.why, row.passages, questions)).close();
    });
    out.text(" · ");
    out.cached(|out| {
        out.open("u").text(if row.open { words.hide } else { words.show }).close();
    });
}
