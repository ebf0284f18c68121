//! The row that stands for folded passages.

use super::icon::{self, icon};
use super::{Markup, Page};
use crate::outline::Row;

/// Named by the first passage that it folds, right before which it stands.
pub fn row(out: &mut Markup, page: &Page, row: &Row) {
    out.open("button").put("type", "button").put("class", "iv-fold").put("data-row", &row.ids[0]);
    out.put("aria-expanded", if row.open { "true" } else { "false" });
    row_inside(out, page, row);
    out.close();
}

/// What stands in it.
pub fn row_inside(out: &mut Markup, page: &Page, row: &Row) {
    let words = page.words();
    out.again(|out| icon(out, if row.open { icon::UP } else { icon::DOWN }));
    out.again(|out| {
        out.open("span").put("dir", "ltr").text(&(words.folded)(row.why, row.ids.len())).close();
    });
    out.again(|out| {
        out.open("u").text(if row.open { words.hide } else { words.show }).close();
    });
}
