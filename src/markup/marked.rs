//! A part of a text with the words that were found in it, in a list of results.

use std::ops::Range;

use super::Markup;
use crate::interview::Lang;

/// `marks`: bytes of the text, in order and apart.
pub fn marked(out: &mut Markup, lang: &Lang, text: &str, marks: &[Range<usize>]) {
    out.open("span").language(lang);
    let mut at = 0;
    for mark in marks {
        out.text(&text[at..mark.start]).open("mark").attr("class", "iv-mark").text(&text[mark.clone()]).close();
        at = mark.end;
    }
    out.text(&text[at..]).close();
}
