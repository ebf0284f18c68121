//! A field that adds a theme.

use web_sys::SubmitEvent;
use yew::prelude::*;

use interview_viewer::desk::Refused;
use interview_viewer::words::desk::desk as words_of;

use super::super::editor::{is_known, new_theme};
use super::super::unfinished::use_unfinished;
use super::Forms;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Of the field. Unique on the page.
    pub id: AttrValue,
    pub forms: Forms,
}

/// A field for a new theme.
#[component]
pub fn AddTheme(Props { id, forms }: &Props) -> Html {
    let props = &forms.props;
    let words = &words_of(props.ui).editor;
    let name = use_unfinished(&props.draft, "theme", String::new());
    let onsubmit = {
        let (forms, name) = (forms.clone(), name.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let typed = name.get();
            let command = new_theme(&forms.props.work.draft(), &typed);
            let done = match is_known(&forms.props, &typed) {
                true => Err(Refused::Taken),
                false => forms.apply.emit(command),
            };
            match done {
                Ok(()) => name.clear(),
                Err(refused) => forms.props.say.emit((words.refused)(refused).into()),
            }
        }
    };
    let id = id.clone();
    html! {
        <form class="dk-add" {onsubmit}>
            <label class="iv-sr" for={id.clone()}>{ words.new_theme }</label>
            <input {id} value={name.get()} data-begun="" oninput={name.typed(|name, text| *name = text)} placeholder={words.new_theme} autocomplete="off" />
            <button type="submit">{ words.add }</button>
        </form>
    }
}
