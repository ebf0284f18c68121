//! An excerpt in a list of results, with the found words marked.

use std::ops::Range;

use super::Markup;
use crate::interview::Lang;

/// Writes the excerpt. `marks` are byte ranges of the text, in order and without overlap.
pub fn marked(out: &mut Markup, lang: &Lang, text: &str, marks: &[Range<usize>]) {
    out.open("span").language(lang);
    let mut at = 0;
    for mark in marks {
        out.text(&text[at..mark.start]).open("mark").attr("class", "iv-mark").text(&text[mark.clone()]).close();
        at = mark.end;
    }
    out.text(&text[at..]).close();
}
