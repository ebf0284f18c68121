//! The row above the text: saving, views, undo and redo.

use web_sys::MouseEvent;
use yew::prelude::*;

use interview_viewer::desk::editor::Action;
use interview_viewer::desk::{Command, Draft};
use interview_viewer::words::desk::{Names, desk as words_of};

use super::super::label::{hidden, said};
use super::super::panels::{Forms, Panel};
use super::super::parts;
use super::super::route::{Route, View};
use super::super::saved::{Act, Keeping, Saved};
use super::super::work::EditorProps;
use super::Shown;
use super::numbers::Numbers;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub forms: Forms,
    pub props: EditorProps,
    pub act: Callback<Action>,
    pub shown: UseStateSetter<Shown>,
    pub numbers: Numbers,
}

#[component]
pub fn Tools(Props { forms, props, act, shown, numbers }: &Props) -> Html {
    let words = &words_of(props.ui).editor;
    let keeping = use_context::<Keeping>();
    let returned = keeping.as_ref().is_some_and(|keeping| keeping.returned.is_some());
    let preview = keeping.map(|keeping| move |_: MouseEvent| keeping.act.emit(Act::Preview));
    let link = |view: View, name: &'static str| {
        let href = Route::Edit(props.draft.clone(), view, None).href();
        let current = (props.view.named() == view).then_some("page");
        html! { <a {href} aria-current={current}>{ name }</a> }
    };
    let draft = props.work.draft();
    let step = |command: &Command, before: Option<&Draft>| {
        let names = Names { draft: &draft, before, number: &|address| numbers.with(address) };
        (words.step)(command, &names)
    };
    let (undo, redo) = {
        let journal = props.work.journal();
        let before = journal.before_last();
        (journal.last().map(|last| step(last, before.as_ref())), journal.next().map(|next| step(next, None)))
    };
    let on = |action: Action| {
        let act = act.clone();
        move |_: MouseEvent| act.emit(action.clone())
    };
    let find = {
        let open = forms.open.clone();
        move |_: MouseEvent| open.emit(Some(Panel::Find))
    };
    let help = {
        let shown = shown.clone();
        move |_: MouseEvent| shown.set(Shown::Help)
    };
    let redo_name = redo.as_ref().map_or(words.redo.to_owned(), |step| format!("{} {step}", words.redo));
    html! {
        <section class="dk-work" aria-label={words.tools}><div class="iv-wrap">
            <Saved />
            <nav class="dk-views" aria-label={words.tools}>
                { link(View::Text, words.text) }
                { link(View::Translation, words.translation) }
                { link(View::Details, words.details) }
                if returned || props.view == View::Corrections {
                    { link(View::Corrections, words_of(props.ui).corrections.view) }
                }
            </nav>
            <div class="dk-steps">
                <button type="button" onclick={on(Action::Undo)} disabled={props.read_only}>
                    { parts::icon(parts::UNDO) }<b>{ words.undo }</b>
                    if let Some(undo) = undo { <span>{ said(props.ui, &undo) }</span> }
                </button>
                <button type="button" class="dk-redo" onclick={on(Action::Redo)} disabled={props.read_only || redo.is_none()}>
                    { parts::icon(parts::UNDO) }{ hidden(props.ui, &redo_name) }
                </button>
                <button type="button" onclick={find}>{ words.find }<kbd>{ "Ctrl F" }</kbd></button>
                if let Some(preview) = preview { <button type="button" onclick={preview}>{ words.preview }</button> }
                <button type="button" onclick={help}>{ words.keys }<kbd>{ "?" }</kbd></button>
            </div>
        </div></section>
    }
}
