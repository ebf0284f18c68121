//! All of an interview's text, for where no script draws it.

use super::{Markup, Page, block, head};
use crate::outline::Outline;
use crate::state::Reading;

/// In which language a block is read: what the style rules go by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mode {
    /// `0`, `1`, … by the language's place in the interview, or `both`.
    pub mode: &'static str,
    pub han: bool,
    /// Badges, numbers and margins stand as in a script that is written from right to left.
    pub rtl: bool,
}

impl Mode {
    pub fn of(page: &Page, reading: &Reading) -> Mode {
        let rtl = reading.is_rtl(&page.interview);
        match reading {
            Reading::Both => Mode { mode: "both", han: false, rtl },
            Reading::One(lang) => Mode { mode: page.column(lang), han: lang.chinese().is_some(), rtl },
        }
    }
}

/// Writes every block, each in its element.
pub fn blocks(out: &mut Markup, page: &Page, outline: &Outline, mode: Mode) {
    for one in &outline.blocks {
        out.open("div").put("class", "iv-block").put("lang", page.ui.tag());
        out.put("data-mode", mode.mode).flag("data-han", mode.han);
        out.put_some("dir", mode.rtl.then_some("rtl"));
        block(out, page, one, outline.long);
        out.close();
    }
}

/// Writes the head and the text of an interview in the elements that the viewer puts them in: the text of a saved file.
pub fn whole(out: &mut Markup, page: &Page, outline: &Outline, reading: &Reading) {
    out.open("div").put("class", "iv").put("data-reading", if *reading == Reading::Both { "both" } else { "one" });
    out.put("data-columns", &page.interview.languages.len().min(9).to_string());
    head(out.open("main"), page, reading);
    out.open("div").put("class", "iv-wrap iv-cols iv-gut").open("div").close();
    out.open("div").put("class", "iv-transcript").open("div").put("class", "iv-threads");
    blocks(out, page, outline, Mode::of(page, reading));
    // The threads, the transcript, its columns, the main part and the whole.
    out.close().close().close().close().close();
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::outline::{self, glossary::Forms};
    use crate::search::Index;
    use crate::state::{Address, Ui, ViewState};
    use crate::{document, interview};

    #[test]
    fn no_character_of_the_text_is_lost() {
        let file = r#"{"title": "A", "languages": ["en"], "turns": [
            {"speaker": "a", "text": ["2 * 3 * 4", "Leser*innen <b> & *all* of \\*them\\*"]}]}"#;
        let (interview, _) = interview::check(document::parse(file.as_bytes()).expect("it is read"));
        let interview = Rc::new(interview);
        let (state, _) = ViewState::opened(&interview, &Address::default());
        let outline = outline::select(&interview, &Index::new(&interview), &state);
        let forms = Rc::new(Forms::new(&interview));
        let page = Page::new(interview, forms, Ui::En, state.control.clone(), false);
        let mut out = Markup::new();
        whole(&mut out, &page, &outline, &state.reading);
        let html = out.html();
        assert!(html.contains(">2 * 3 * 4<"), "{html}");
        assert!(html.contains(">Leser*innen &lt;b&gt; &amp; <em>all</em> of *them*<"), "{html}");
    }
}
