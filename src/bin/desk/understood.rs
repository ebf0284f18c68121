//! *What I understood*: what was read of a file.

use yew::prelude::*;

use super::route::{Route, View};
use super::work::{Change, Work};
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk;

#[derive(Properties, Clone, PartialEq)]
pub struct UnderstoodProps {
    pub ui: Ui,
    pub draft: AttrValue,
    pub name: AttrValue,
    pub work: Work,
    pub on_change: Callback<Change>,
    pub say: Callback<String>,
}

#[component]
pub fn Understood(props: &UnderstoodProps) -> Html {
    let words = &desk(props.ui).frame;
    let on = Route::Edit(props.draft.clone(), View::Text, None).href();
    html! {
        <main id="main" tabindex="-1" class="iv-wrap">
            <h1 class="dk-h1">{ &props.name }</h1>
            <a class="iv-btn" href={on}>{ words.go_on }</a>
        </main>
    }
}
