//! What the bar at the top has on pages with the program and on those without it.

use super::Markup;
use crate::interview::{Lang, Localized};
use crate::state::Ui;
use crate::words::{language_autonym, words};

/// A text for readers of a language, with the language that it is in.
pub fn text_for(out: &mut Markup, lang: &Lang, text: &Localized) {
    let (lang, text) = text.pick(lang);
    out.open("span").language(lang).text(text).close();
}

/// Two speech marks facing each other, for a site without a logo.
pub fn mark(out: &mut Markup) {
    out.open("svg").put("viewBox", "0 0 28 28").put("aria-hidden", "true").put("fill", "none");
    out.put("stroke", "currentColor").put("stroke-width", "1.8").put("stroke-linejoin", "round");
    for path in ["M3 5h14v10H9l-4 4v-4H3z", "M20 10h5v10h-2v4l-4-4h-7v-2"] {
        out.open("path").put("d", path).close();
    }
    out.close();
}

/// The same page in each language that it is there in, as links; nothing where it is there in one. `root`: the way to the
/// site's root, to which the paths are relative; `here`: the language of the page.
pub fn twins<P: AsRef<str>>(out: &mut Markup, ui: Ui, root: &str, here: &Lang, twins: &[(Lang, P)]) {
    if twins.len() < 2 {
        return;
    }
    let all: Vec<Lang> = twins.iter().map(|(lang, _)| lang.clone()).collect();
    out.open("nav").put("class", "iv-langs").put("aria-label", words(ui).reading_language);
    for (lang, path) in twins {
        out.open("a").put("href", &format!("{root}{}", path.as_ref())).put("lang", lang.as_str());
        out.put("hreflang", lang.as_str()).put_some("aria-current", (lang == here).then_some("page"));
        out.text(&language_autonym(lang, &all)).close();
    }
    out.close();
}
