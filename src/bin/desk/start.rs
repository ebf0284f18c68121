//! The start page: a file is dropped, chosen or pasted; the drafts that this browser keeps.

use web_sys::{Event, File};
use yew::prelude::*;

use interview_viewer::shell::file;
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk;

#[derive(Properties, Clone, PartialEq)]
pub struct StartProps {
    pub ui: Ui,
    /// Opens files that belong together.
    pub open: Callback<Vec<File>>,
}

#[component]
pub fn Start(props: &StartProps) -> Html {
    let words = &desk(props.ui).frame;
    let choose = {
        let open = props.open.clone();
        move |event: Event| open.emit(file::chosen(&event))
    };
    html! {
        <main id="main" tabindex="-1" class="iv-wrap">
            <label>{ words.choose_files }<input type="file" multiple=true onchange={choose} /></label>
        </main>
    }
}
