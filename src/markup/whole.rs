//! The whole text of an interview, for places where no script draws it.

use super::{Markup, RenderContext, block, head};
use crate::state::Reading;
use crate::view_model::ViewModel;

/// How a block is read, for the style rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mode {
    /// `0`, `1`, … (the language's position in the interview), or `both`.
    pub mode: &'static str,
    pub han: bool,
    /// Whether badges, numbers and margins are placed as for a script written from right to left.
    pub rtl: bool,
}

impl Mode {
    pub fn of(cx: &RenderContext, reading: &Reading) -> Mode {
        let rtl = reading.is_rtl(&cx.interview);
        match reading {
            Reading::Both => Mode { mode: "both", han: false, rtl },
            Reading::One(lang) => Mode { mode: cx.column(lang), han: lang.chinese().is_some(), rtl },
        }
    }
}

/// Opens the element of a block.
pub fn open_block(out: &mut Markup, cx: &RenderContext, mode: Mode) {
    out.open("div").attr("class", "iv-block").attr("lang", cx.ui.tag());
    out.attr("data-mode", mode.mode).flag("data-han", mode.han).put_some("dir", mode.rtl.then_some("rtl"));
}

/// Writes every block, each in its element.
pub fn blocks(out: &mut Markup, cx: &RenderContext, view_model: &ViewModel, mode: Mode) {
    for one in &view_model.blocks {
        open_block(out, cx, mode);
        block(out, cx, one, view_model.long);
        out.close();
    }
}

/// Writes the head and the text of an interview, within the same elements as in the viewer: the text of a saved file.
pub fn whole(out: &mut Markup, cx: &RenderContext, view_model: &ViewModel, reading: &Reading) {
    out.open("div").attr("class", "iv").attr("data-reading", if *reading == Reading::Both { "both" } else { "one" });
    out.attr("data-columns", &cx.interview.languages.len().min(9).to_string());
    head(out.open("main"), cx, reading);
    out.open("div").attr("class", "iv-wrap iv-cols iv-gut").open("div").close();
    out.open("div").attr("class", "iv-transcript").open("div").attr("class", "iv-threads");
    blocks(out, cx, view_model, Mode::of(cx, reading));
    // Closes the threads, the transcript, its columns, the main part and the whole.
    out.close().close().close().close().close();
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::search::Index;
    use crate::state::{Address, Ui, ViewState};
    use crate::view_model::{self, glossary::Forms};
    use crate::{document, interview};

    #[test]
    fn no_character_of_the_text_is_lost() {
        let file = r#"{"title": "A", "languages": ["en"], "turns": [
            {"speaker": "a", "text": ["2 * 3 * 4", "Leser*innen <b> & *all* of \\*them\\*"]}]}"#;
        let (interview, _) = interview::check(document::parse(file.as_bytes()).expect("it is read"));
        let interview = Rc::new(interview);
        let (state, _) = ViewState::from_address(&interview, &Address::default());
        let view_model = view_model::build(&interview, &Index::new(&interview), &state);
        let forms = Rc::new(Forms::new(&interview));
        let cx = RenderContext::new(interview, forms, Ui::En, state.control.clone(), false);
        let mut out = Markup::new();
        whole(&mut out, &cx, &view_model, &state.reading);
        let html = out.html();
        assert!(html.contains(">2 * 3 * 4<"), "{html}");
        assert!(html.contains(">Leser*innen &lt;b&gt; &amp; <em>all</em> of *them*<"), "{html}");
    }
}
