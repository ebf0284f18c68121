//! A text of the reader's own that is not an interview: the reason, the line with the mistake, and the text itself, for
//! the reader to correct.

use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlTextAreaElement, MouseEvent};
use yew::prelude::*;

use super::failed::{Why, reason};
use super::open_file::{Broken, Given};
use super::page::icon;
use super::steady::steady;
use crate::markup::icon;
use crate::report::{Mended, Refused, Report};
use crate::shell::addon::{self, Held};
use crate::shell::own::{self, Own};
use crate::shell::root::Root;
use crate::state::Ui;
use crate::words::words;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub root: Root,
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
    let Props { root, ui, why, broken, open, home } = props;
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
        move |text: String| open.emit(Ok(vec![Own { name: name.clone(), bytes: text.into_bytes(), account: None }]))
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
        let (root, mended, field) = (root.clone(), mended.clone(), field.clone());
        move |_: MouseEvent| {
            // The reader may have changed the text since.
            let text = value();
            let (root, reopen, mended, field) = (root.clone(), reopen.clone(), mended.clone(), field.clone());
            spawn_local(async move {
                match addon::report(&root, &Held::of(text.as_bytes())).await {
                    Some(Report::Refused(Refused { mended: Some(Mended { text, message }), .. })) => {
                        // At once, since the next press corrects the next mistake.
                        if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                            field.set_value(&text);
                        }
                        mended.set(message.words(ui).to_owned());
                        reopen(text);
                    }
                    _ => reopen(text),
                }
            });
        }
    };
    let (title, said) = reason(ui, why);
    let diagnosis = match why {
        Why::Mistake(mistake) => mistake.diagnosis.as_deref(),
        _ => None,
    };
    let label = if broken.name.is_empty() { words.your_text.to_owned() } else { (words.your_file)(&broken.name) };
    steady(html! {
        <div class="iv-wrap iv-failed">
            <div class="iv-notice is-error" role="alert">
                { icon(icon::ALERT) }
                <div><h1>{ title }</h1><p>{ said }</p>{ diagnosis.map_or_else(Html::default, excerpt) }</div>
            </div>
            <p class="iv-mended" role="status">{ (*mended).clone() }</p>
            <form class="iv-mend" onsubmit={submit}>
                <label for="iv-mend">{ label }</label>
                <textarea id="iv-mend" rows="12" spellcheck="false" autocomplete="off" dir="auto" ref={field} />
                <div class="iv-notice-act">
                    <button type="submit" class="iv-btn">{ words.open_text }</button>
                    if diagnosis.is_some_and(|refused| refused.mended.is_some()) {
                        <button type="button" class="iv-btn iv-btn-quiet" onclick={mend}>{ words.mend_this }</button>
                    }
                    <a class="iv-btn iv-btn-quiet" href={home.clone()}>{ words.interviews }</a>
                </div>
            </form>
        </div>
    })
}

/// Draws the line with a mistake, and its number.
fn excerpt(refused: &Refused) -> Html {
    let Some(excerpt) = &refused.excerpt else { return html! {} };
    // A missing character is marked, too.
    let marked = if excerpt.marked.is_empty() { "␣" } else { &excerpt.marked };
    html! {
        <p class="iv-excerpt" dir="ltr">
            <b aria-hidden="true">{ refused.line }</b>
            <code>{ excerpt.before.clone() }<mark>{ marked.to_owned() }</mark>{ excerpt.behind.clone() }</code>
        </p>
    }
}
