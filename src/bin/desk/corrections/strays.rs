//! What came back and belongs to no passage.

use std::rc::Rc;

use web_sys::MouseEvent;
use yew::prelude::*;

use interview_viewer::desk::Command;
use interview_viewer::desk::corrections::{Stray, Why};
use interview_viewer::interview;
use interview_viewer::words::desk::desk as words_of;
use interview_viewer::words::desk::quoted::guessed;

use super::super::label::{Label, said};
use super::super::panels::Forms;
use super::back::Back;

pub fn strays(forms: &Forms, back: &Rc<Back>) -> Html {
    let strays: Vec<&Stray> = back.matched.strays.iter().filter(|stray| !stray.is_note()).collect();
    if strays.is_empty() {
        return Html::default();
    }
    let words = &words_of(forms.props.ui).corrections;
    html! {
        <section class="dk-strays" aria-labelledby="dk-strays">
            <h3 class="dk-h3" id="dk-strays">{ words.strays }</h3>
            <p class="dk-hint">{ words.strays_more }</p>
            <ul role="list">{ for strays.into_iter().map(|stray| stray_of(forms, back, stray)) }</ul>
        </section>
    }
}

/// What is said of a passage, below it: comments, and that it stands elsewhere.
pub fn notes(forms: &Forms, back: &Rc<Back>, passage: usize) -> Html {
    let notes = back.matched.strays.iter().filter(|stray| stray.is_note() && stray.after == Some(passage));
    html! { <ul role="list" class="dk-notes">{ for notes.map(|stray| stray_of(forms, back, stray)) }</ul> }
}

fn stray_of(forms: &Forms, back: &Rc<Back>, stray: &Stray) -> Html {
    let words = &words_of(forms.props.ui).corrections;
    // What the file has in place of a number or a name is said above it.
    let own = if matches!(stray.why, Why::Twice(_) | Why::Speaks(_)) { &stray.words } else { &stray.text };
    let text = Label::guessed(plain(own));
    let why = match &stray.why {
        Why::Comment(author) if !author.is_empty() => Why::Comment(guessed(author)),
        Why::Speaks(name) => Why::Speaks(guessed(name)),
        why => why.clone(),
    };
    let deeds = if forms.props.read_only { Vec::new() } else { deeds(forms, back, stray) };
    let button = |(name, command): (String, Command)| {
        let apply = forms.apply.clone();
        let onclick = move |_: MouseEvent| _ = apply.emit(command.clone());
        html! { <button type="button" class="dk-act is-main" {onclick}>{ said(forms.props.ui, &name) }</button> }
    };
    html! {
        <li>
            <b>{ said(forms.props.ui, &(words.why)(&why)) }</b>if !text.text.is_empty() { <p class="dk-words" lang={text.lang}>{ text.text }</p> }
            { for deeds.into_iter().map(button) }
        </li>
    }
}

/// What can be done with the words, each in a word.
fn deeds(forms: &Forms, back: &Rc<Back>, stray: &Stray) -> Vec<(String, Command)> {
    let words = &words_of(forms.props.ui).corrections;
    let draft = &forms.props.work.draft();
    let mut deeds = Vec::new();
    if let Why::Name(renamed) = &stray.why {
        let (given, name) = (guessed(&renamed.given), guessed(&stray.text));
        let count = renamed.others + 1;
        deeds.extend(renamed.rename(draft, &stray.text).map(|command| ((words.rename)(&given, &name), command)));
        deeds.extend(renamed.give(draft, &stray.text).map(|command| ((words.give)(count, &name), command)));
    }
    if stray.is_note() {
        return deeds;
    }
    let Some(before) = stray.after.and_then(|n| back.matched.passages.get(n)) else { return deeds };
    if let Why::Speaks(name) = &stray.why {
        deeds.extend(stray.insert(draft, before).map(|command| ((words.insert)(&guessed(name)), command)));
    }
    deeds.extend(stray.add(draft, before).map(|command| ((words.add_to)(&before.label), command)));
    deeds
}

/// Words without their mark-up.
fn plain(source: &str) -> String {
    let paragraphs = interview::paragraphs(&source.into());
    paragraphs.iter().map(|one| one.text.to_string()).collect::<Vec<_>>().join("\n\n")
}
