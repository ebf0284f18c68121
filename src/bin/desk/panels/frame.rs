//! The frame of a panel beside the text, and of an item in it.

use web_sys::{KeyboardEvent, MouseEvent};
use yew::prelude::*;

use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk as words_of;

use super::super::label::{self, Label, hidden};
use super::super::parts::{element, on_escape, use_lent_focus};

#[derive(Properties, PartialEq)]
pub struct FrameProps {
    pub name: AttrValue,
    pub close: Callback<()>,
    /// The id of the field that takes the focus; otherwise the heading does.
    #[prop_or_default]
    pub first: Option<AttrValue>,
    /// When it changes, because another panel or item is shown, the focus moves into the panel again.
    pub content: AttrValue,
    pub ui: Ui,
    pub children: Html,
}

/// A panel: takes the focus when it opens, and gives it back when it closes, by its button or Escape.
#[component]
pub fn Frame(props: &FrameProps) -> Html {
    let heading = use_node_ref();
    use_lent_focus(&heading, props.first.as_deref(), &props.content);
    let close = props.close.clone();
    let onkeydown = {
        let close = close.clone();
        on_escape(move || close.emit(()))
    };
    html! {
        <aside class="dk-help dk-panel" aria-labelledby="dk-panel" {onkeydown}>
            { head(props.ui, "dk-panel", &props.name, &heading, &close) }
            { props.children.clone() }
        </aside>
    }
}

/// The heading of what stands beside the text, with the button that closes it.
pub fn head(ui: Ui, id: &'static str, name: &str, heading: &NodeRef, close: &Callback<()>) -> Html {
    html! {
        <div class="dk-panel-head">
            <h2 {id} ref={heading.clone()} tabindex="-1">{ name }</h2>
            <button type="button" onclick={close.reform(|_: MouseEvent| ())}>{ words_of(ui).editor.close }<kbd>{ "Esc" }</kbd></button>
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct ItemProps {
    /// Unique on the page.
    pub id: AttrValue,
    pub name: Label,
    pub beside: AttrValue,
    pub is_open: bool,
    pub toggle: Callback<()>,
    /// Moves the item up (true) or down.
    #[prop_or_default]
    pub shift: Option<Callback<bool>>,
    /// Below the name, open or not.
    #[prop_or_default]
    pub under: Html,
    pub ui: Ui,
    pub children: Html,
}

/// An item of a list: a button opens it; two buttons, or Alt with an arrow, move it.
#[component]
pub fn Item(props: &ItemProps) -> Html {
    let said = &words_of(props.ui).panels;
    let toggle = {
        let toggle = props.toggle.clone();
        move |_: MouseEvent| toggle.emit(())
    };
    // An item that is moved loses the focus.
    let moved = use_mut_ref(|| false);
    {
        let (moved, id) = (moved.clone(), props.id.to_string());
        use_effect(move || {
            if let Some(button) = Some(()).filter(|()| moved.replace(false)).and_then(|()| element(&id)) {
                button.focus().ok();
            }
        });
    }
    let onkeydown = {
        let (shift, moved) = (props.shift.clone(), moved.clone());
        move |event: KeyboardEvent| {
            let up = match &*event.key() {
                "ArrowUp" => true,
                "ArrowDown" => false,
                _ => return,
            };
            if let Some(shift) = shift.as_ref().filter(|_| event.alt_key()) {
                event.prevent_default();
                event.stop_propagation();
                *moved.borrow_mut() = true;
                shift.emit(up);
            }
        }
    };
    let mover = |up: bool, sign: &'static str, name: String| {
        let Some(shift) = props.shift.clone() else { return Html::default() };
        let onclick = move |_: MouseEvent| shift.emit(up);
        let name = hidden(props.ui, &name);
        html! { <button type="button" class="is-small" {onclick}><span aria-hidden="true">{ sign }</span>{ name }</button> }
    };
    html! {
        <li class="dk-item-of" {onkeydown}>
            <div class="dk-item-head">
                <button type="button" id={props.id.clone()} class="is-name" aria-expanded={props.is_open.to_string()} onclick={toggle}>
                    { props.name.draw() }<small>{ label::said(props.ui, &props.beside) }</small>
                </button>
                { mover(true, "↑", (said.up)(&props.name.quoted())) }
                { mover(false, "↓", (said.down)(&props.name.quoted())) }
            </div>
            { props.under.clone() }
            if props.is_open { <div class="dk-item-body" role="group" aria-labelledby={props.id.clone()}>{ props.children.clone() }</div> }
        </li>
    }
}
