//! What came back and belongs to no passage.

use std::rc::Rc;

use web_sys::MouseEvent;
use yew::prelude::*;

use interview_viewer::desk::Command;
use interview_viewer::desk::corrections::{Stray, Why};
use interview_viewer::words::desk::desk as words_of;
use interview_viewer::words::desk::quoted::guessed;

use super::super::label::{Label, said};
use super::super::panels::Forms;
use super::back::Back;

pub fn strays(forms: &Forms, back: &Rc<Back>) -> Html {
    if back.matched.strays.is_empty() {
        return Html::default();
    }
    let words = &words_of(forms.props.ui).corrections;
    html! {
        <section class="dk-strays" aria-labelledby="dk-strays">
            <h3 class="dk-h3" id="dk-strays">{ words.strays }</h3>
            <p class="dk-hint">{ words.strays_more }</p>
            <ul role="list">{ for back.matched.strays.iter().map(|stray| stray_of(forms, back, stray)) }</ul>
        </section>
    }
}

fn stray_of(forms: &Forms, back: &Rc<Back>, stray: &Stray) -> Html {
    let words = &words_of(forms.props.ui).corrections;
    let text = Label::guessed(stray.text.clone());
    let why = match &stray.why {
        Why::Comment(author) if !author.is_empty() => Why::Comment(guessed(author)),
        why => why.clone(),
    };
    let before = stray.after.and_then(|n| back.matched.passages.get(n)).filter(|_| !forms.props.read_only);
    let add = before.and_then(|before| {
        let draft = forms.props.work.draft();
        let at = draft.find_address(&before.address)?;
        let own = draft.passage(at)?.texts.text(&before.lang).to_owned();
        if own.contains(&stray.text) {
            return None;
        }
        let text = format!("{}\n\n{}", own.trim_end(), stray.text).trim().to_owned();
        let command = Command::Type { at, lang: before.lang.to_string(), text };
        let apply = forms.apply.clone();
        let onclick = move |_: MouseEvent| _ = apply.emit(command.clone());
        Some(
            html! { <button type="button" class="dk-act is-main" {onclick}>{ (words.add_to)(&before.label) }</button> },
        )
    });
    html! { <li><b>{ said(forms.props.ui, &(words.why)(&why)) }</b><p class="dk-words" lang={text.lang}>{ text.text }</p>{ add }</li> }
}
