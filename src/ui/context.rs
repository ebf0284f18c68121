//! The context for writing an open interview, and the window's title and language.

use std::rc::Rc;

use yew::prelude::*;

use super::page::{RenderContext, use_root};
use super::session::{Props, Session};
use crate::shell::own::Imported;
use crate::shell::{page as window_page, schedule};
use crate::state::Ui;
use crate::view_model::glossary::Forms;

/// Returns the context for writing the interview in the reader's language; sets the title and the language of the
/// window accordingly.
#[hook]
pub fn use_render_context(props: &Props, session: &Session) -> Rc<RenderContext> {
    let (root, view) = (use_root(), &session.view);
    let control = view.state.control.clone();
    let ui = props.preferences.ui.unwrap_or_else(|| Ui::following(&control));
    let forms = {
        let interview = props.interview.clone();
        use_memo((), move |()| Forms::new(&interview))
    };
    let cx = {
        let (interview, pinyin) = (props.interview.clone(), props.preferences.pinyin);
        let (level, frame) = (Some(if root.is_guest() { 2 } else { 1 }), props.frame.clone());
        use_memo((ui, control, pinyin), move |(ui, control, pinyin)| RenderContext {
            level,
            frame: frame.map(|frame| Rc::new(frame.leading_to(control))),
            ..RenderContext::new(interview, forms, *ui, control.clone(), *pinyin)
        })
    };
    {
        let name = props.frame.as_ref().and_then(|frame| Some(cx.plain(frame.name.as_ref()?)));
        let site = name.as_deref().unwrap_or(cx.words().site);
        let title = format!("{} | {site}", cx.plain(&props.interview.title));
        let (named, long, own) = (use_mut_ref(|| false), view.view_model.long, !root.is_guest());
        let written = props.frame.as_ref().map(|frame| frame.lang.clone());
        let imported = props.imported.clone();
        // Language is inherited, so a change of it makes the browser compute the style of the whole page. The parts
        // below each set their own language: a short page's own language follows when they are painted, and a long page
        // keeps the one that it was opened with.
        use_effect_with((title, ui, cx.control.clone()), move |(title, ui, lang)| {
            let (ui, lang) = (*ui, lang.clone());
            let stays = if named.replace(true) { long } else { written.as_ref() == Some(&lang) };
            if own {
                window_page::name(title);
            }
            // In the language of the interface, which the reader may have changed.
            imported.iter().for_each(Imported::tell);
            let speak = (own && !stays).then(|| schedule::when_painted(move || window_page::speak(&lang, ui)));
            || drop(speak)
        });
    }
    cx
}
