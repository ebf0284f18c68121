//! Parts of the bar at the top, for pages with the program and without it.

use super::Markup;
use crate::interview::{Lang, Localized};
use crate::state::Ui;
use crate::words::{language_autonym, words};

/// Writes a text in the language that suits a reader of `lang`, and marks its language.
pub fn text_for(out: &mut Markup, lang: &Lang, text: &Localized) {
    let (lang, text) = text.pick(lang);
    out.open("span").language(lang).text(text).close();
}

/// Two speech bubbles facing each other, as SVG paths of strokes in a square of 28.
pub const MARK: [&str; 2] = ["M3 5h14v10H9l-4 4v-4H3z", "M20 10h5v10h-2v4l-4-4h-7v-2"];

/// Writes [`MARK`], for a site without a logo.
pub fn mark(out: &mut Markup) {
    out.open("svg").attr("viewBox", "0 0 28 28").attr("aria-hidden", "true").attr("fill", "none");
    out.attr("stroke", "currentColor").attr("stroke-width", "1.8").attr("stroke-linejoin", "round");
    for path in MARK {
        out.open("path").attr("d", path).close();
    }
    out.close();
}

/// Writes links to this page in each of its languages; nothing if it has only one. `root` is the relative address of
/// the site's root, which the paths start from; `here` is the language of this page.
pub fn alternates<P: AsRef<str>>(out: &mut Markup, ui: Ui, root: &str, here: &Lang, alternates: &[(Lang, P)]) {
    if alternates.len() < 2 {
        return;
    }
    let all: Vec<Lang> = alternates.iter().map(|(lang, _)| lang.clone()).collect();
    out.open("nav").attr("class", "iv-langs").attr("aria-label", words(ui).reading_language);
    for (lang, path) in alternates {
        out.open("a").attr("href", &format!("{root}{}", path.as_ref())).attr("lang", lang.as_str());
        out.attr("hreflang", lang.as_str()).put_some("aria-current", (lang == here).then_some("page"));
        out.text(&language_autonym(lang, &all)).close();
    }
    out.close();
}
