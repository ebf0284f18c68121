//! A field that adds a theme.

use web_sys::{HtmlInputElement, SubmitEvent};
use yew::prelude::*;

use interview_viewer::desk::Refused;
use interview_viewer::words::desk::desk as words_of;

use super::super::editor::{is_known, new_theme};
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
    let (id, field) = (id.clone(), use_node_ref());
    let onsubmit = {
        let (forms, field) = (forms.clone(), field.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let Some(field) = field.cast::<HtmlInputElement>() else { return };
            let command = new_theme(&forms.props.work.draft(), &field.value());
            let done = match is_known(&forms.props, &field.value()) {
                true => Err(Refused::Taken),
                false => forms.apply.emit(command),
            };
            match done {
                Ok(()) => field.set_value(""),
                Err(refused) => forms.props.say.emit((words.refused)(refused).into()),
            }
        }
    };
    html! {
        <form class="dk-add" {onsubmit}>
            <label class="iv-sr" for={id.clone()}>{ words.new_theme }</label>
            <input {id} ref={field} placeholder={words.new_theme} autocomplete="off" />
            <button type="submit">{ words.add }</button>
        </form>
    }
}
