//! The row that stands for folded passages.

use super::icon::{self, icon};
use super::{Markup, RenderContext};
use crate::view_model::Row;

/// Named by the first passage that it folds, right before which it stands.
pub fn row(out: &mut Markup, cx: &RenderContext, row: &Row) {
    out.open("button").attr("type", "button").attr("class", "iv-fold").attr("data-row", &row.ids[0]);
    out.attr("aria-expanded", if row.open { "true" } else { "false" });
    row_inside(out, cx, row);
    out.close();
}

/// What stands in it.
pub fn row_inside(out: &mut Markup, cx: &RenderContext, row: &Row) {
    let words = cx.words();
    out.cached(|out| icon(out, if row.open { icon::UP } else { icon::DOWN }));
    out.cached(|out| {
        out.open("span").attr("dir", "ltr").text(&(words.folded)(row.why, row.ids.len())).close();
    });
    out.cached(|out| {
        out.open("u").text(if row.open { words.hide } else { words.show }).close();
    });
}
