//! The list of keys, drawn from their table.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use interview_viewer::desk::editor::View;
use interview_viewer::desk::editor::keys::{KEYS, Key, Level};
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk as words_of;

use super::super::panels::head;
use super::super::parts::{on_escape, use_lent_focus};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub ui: Ui,
    /// The view that is shown.
    pub view: View,
    pub single: bool,
    pub on_single: Callback<bool>,
    pub close: Callback<()>,
}

#[component]
pub fn Help(props: &Props) -> Html {
    let words = &words_of(props.ui).editor;
    let heading = use_node_ref();
    use_lent_focus(&heading, None, &AttrValue::default());
    let part = |name: String, level: Level, view: Option<View>| {
        let mut own = KEYS.iter().filter(|key| (key.level, key.view) == (level, view)).peekable();
        own.peek()?;
        Some(html! {
            <section>
                <h3>{ name }</h3>
                <dl>{ for own.map(|key| html! { <div><dt>{ drawn(key) }</dt><dd>{ (words.deed)(key.deed) }</dd></div> }) }</dl>
            </section>
        })
    };
    // Keys of one view stand apart, under its name.
    let list = |name: &'static str, level: Level| {
        let views = [(View::Text, words.text), (View::Translation, words.translation)];
        let of_views = views.into_iter().filter_map(|(view, of)| part(format!("{name} · {of}"), level, Some(view)));
        let own = part(name.to_owned(), level, None);
        html! { <>{ for own.into_iter().chain(of_views) }</> }
    };
    let switch = {
        let on_single = props.on_single.clone();
        move |event: Event| on_single.emit(event.target_unchecked_into::<HtmlInputElement>().checked())
    };
    let onkeydown = {
        let close = props.close.clone();
        on_escape(move || close.emit(()))
    };
    html! {
        <aside class="dk-help" aria-labelledby="dk-help" {onkeydown}>
            { head(props.ui, "dk-help", words.keys, &heading, &props.close) }
            <label><input type="checkbox" checked={props.single} onchange={switch} />{ words.single_keys }</label>
            if props.view == View::Corrections {
                { list(words.keys_in_correction, Level::Correction) }
            } else {
                { list(words.keys_in_hand, Level::Hand) }
                { list(words.keys_in_field, Level::Field) }
            }
            { list(words.keys_on_desk, Level::Desk) }
        </aside>
    }
}

/// The keys as they are printed on a keyboard.
fn drawn(key: &Key) -> Html {
    html! {
        <>
            if key.ctrl { <kbd>{ "Ctrl" }</kbd> }
            if key.shift { <kbd>{ "Shift" }</kbd> }
            <kbd>{ key.name() }</kbd>
        </>
    }
}
