//! A text of the reader's own that is not an interview: the reason, the line with the mistake, and the text itself, for
//! the reader to correct.

use web_sys::{Element, HtmlTextAreaElement, MouseEvent};
use yew::prelude::*;

use super::failed::{Why, reason};
use super::open_file::{Broken, Given};
use super::page::icon;
use super::phase::checked;
use super::steady::steady;
use crate::document::ParseError;
use crate::markup::icon;
use crate::shell::own::{self, Own};
use crate::state::Ui;
use crate::words::{problems, words};

#[derive(Properties, PartialEq)]
pub struct Props {
    pub ui: Ui,
    pub why: Why,
    pub broken: Broken,
    /// Opens the text again.
    pub open: Callback<Given>,
    /// The address of the list.
    pub home: AttrValue,
}

/// The form with the text, in which the mistake is selected. It has *Mend this* if there is only one way to correct the
/// mistake.
#[component]
pub fn Mend(props: &Props) -> Html {
    let Props { ui, why, broken, open, home } = props;
    let (ui, words) = (*ui, words(*ui));
    let field = use_node_ref();
    // The last correction.
    let mended = use_state_eq(String::new);
    {
        let field = field.clone();
        use_effect_with(broken.clone(), move |broken| {
            if let Some(field) = field.cast::<Element>() {
                own::select_within(&field, &broken.text, broken.place);
            }
        });
    }
    let reopen = {
        let (open, name) = (open.clone(), broken.name.to_string());
        move |text: String| open.emit(Ok(vec![Own { name: name.clone(), bytes: text.into_bytes() }]))
    };
    let value = {
        let field = field.clone();
        move || field.cast::<HtmlTextAreaElement>().map(|field| field.value()).unwrap_or_default()
    };
    let submit = {
        let (reopen, value, mended) = (reopen.clone(), value.clone(), mended.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            mended.set(String::new());
            reopen(value());
        }
    };
    let mend = {
        let mended = mended.clone();
        move |_: MouseEvent| {
            // The reader may have changed the text since.
            let text = value();
            let error = checked(text.clone().into_bytes()).err();
            let mend = error.as_ref().and_then(mistake).and_then(|error| Some((error.line, error.mend.as_ref()?)));
            let Some((line, mend)) = mend else { return reopen(text) };
            let (old, new) = mend.shown(&text);
            mended.set(problems::mended(ui, old, new, line));
            reopen(mend.apply(&text).0);
        }
    };
    let (title, said) = reason(ui, why);
    let error = mistake(why);
    let label = if broken.name.is_empty() { words.your_text.to_owned() } else { (words.your_file)(&broken.name) };
    steady(html! {
        <div class="iv-wrap iv-failed">
            <div class="iv-notice is-error" role="alert">
                { icon(icon::ALERT) }
                <div><h1>{ title }</h1><p>{ said }</p>{ error.map_or_else(Html::default, excerpt) }</div>
            </div>
            <p class="iv-mended" role="status">{ (*mended).clone() }</p>
            <form class="iv-mend" onsubmit={submit}>
                <label for="iv-mend">{ label }</label>
                <textarea id="iv-mend" rows="12" spellcheck="false" autocomplete="off" dir="auto" ref={field} />
                <div class="iv-notice-act">
                    <button type="submit" class="iv-btn">{ words.open_text }</button>
                    if error.is_some_and(|error| error.mend.is_some()) {
                        <button type="button" class="iv-btn iv-btn-quiet" onclick={mend}>{ words.mend_this }</button>
                    }
                    <a class="iv-btn iv-btn-quiet" href={home.clone()}>{ words.interviews }</a>
                </div>
            </form>
        </div>
    })
}

/// The error, if the text is not JSON.
fn mistake(why: &Why) -> Option<&ParseError> {
    match why {
        Why::Parse(error) | Why::NotJson(error) => Some(error),
        _ => None,
    }
}

/// Draws the line with a mistake, and its number.
fn excerpt(error: &ParseError) -> Html {
    let Some(excerpt) = &error.excerpt else { return html! {} };
    // A missing character is marked, too.
    let marked = if excerpt.marked.is_empty() { "␣" } else { &excerpt.marked };
    html! {
        <p class="iv-excerpt" dir="ltr">
            <b aria-hidden="true">{ error.line }</b>
            <code>{ excerpt.before.clone() }<mark>{ marked.to_owned() }</mark>{ excerpt.behind.clone() }</code>
        </p>
    }
}
