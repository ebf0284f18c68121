//! A field of a form. Its text becomes a step while one types, so that it is saved within a second; what is typed without
//! a longer pause is one step.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use web_sys::{Element, HtmlInputElement, HtmlTextAreaElement, InputEvent, KeyboardEvent};
use yew::prelude::*;

use interview_viewer::desk::Refused;
use interview_viewer::interview::Lang;
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk as words_of;

use super::super::label::said;
use super::super::parts::{first_of, is_composing};

/// How long what was typed waits before it becomes a step, in milliseconds.
pub const PAUSE: u32 = 300;
/// The same of names, whose first letters may be another name.
pub const PAUSE_OF_NAMES: u32 = 1000;

thread_local! {
    /// What was typed last in any field.
    static TYPED: RefCell<Weak<RefCell<Pending>>> = const { RefCell::new(Weak::new()) };
}

/// Makes a step of what was typed and is none yet, because the page may be closing. Returns whether there was anything.
pub fn flush() -> bool {
    commit_typed().is_some()
}

/// The same. Returns whether it is refused, which is said then: it stays in its field, which takes the focus, to be mended.
pub fn is_held() -> bool {
    let is_refused = matches!(commit_typed(), Some(Err(refused)) if refused != Refused::Unchanged);
    if is_refused && let Some(field) = first_of(&[".dk-desk [aria-invalid]"]) {
        field.focus().ok();
    }
    is_refused
}

/// The same. Returns what became of it, if there was anything.
fn commit_typed() -> Option<Result<(), Refused>> {
    commit(&*TYPED.with_borrow(Weak::upgrade)?)
}

/// Makes a step of what was typed. What is refused is still no step.
fn commit(pending: &RefCell<Pending>) -> Option<Result<(), Refused>> {
    let Pending { text, commit, .. } = pending.take();
    let (text, commit) = text.zip(commit)?;
    let done = commit.emit(text.clone());
    if done.is_err() {
        *pending.borrow_mut() = Pending { text: Some(text), commit: Some(commit), timer: None };
    }
    Some(done)
}

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Unique on the page.
    pub id: AttrValue,
    pub label: AttrValue,
    /// Before the label, for those who do not see under which heading the field stands.
    #[prop_or_default]
    pub of: Option<AttrValue>,
    /// The label is not shown: the heading beside it says the same.
    #[prop_or_default]
    pub is_quiet: bool,
    /// Under the field.
    #[prop_or_default]
    pub note: Option<AttrValue>,
    pub value: AttrValue,
    #[prop_or_default]
    pub lang: Option<Lang>,
    /// Several lines.
    #[prop_or_default]
    pub is_long: bool,
    #[prop_or_default]
    pub read_only: bool,
    /// Only leaving the field or Enter makes a step, and not a pause.
    #[prop_or_default]
    pub waits: bool,
    /// How long it waits otherwise, in milliseconds.
    #[prop_or(PAUSE)]
    pub pause: u32,
    /// What is typed, at once.
    #[prop_or_default]
    pub on_text: Callback<String>,
    /// Makes a step of the text, or says why not.
    pub commit: Callback<String, Result<(), Refused>>,
    pub ui: Ui,
}

/// What was typed and is no step yet, with what makes it one.
#[derive(Default)]
struct Pending {
    text: Option<String>,
    commit: Option<Callback<String, Result<(), Refused>>>,
    timer: Option<Timeout>,
}

#[component]
pub fn Field(props: &Props) -> Html {
    // What is in the field while it differs from the draft.
    let local = use_state_eq(|| None::<Rc<str>>);
    let refused = use_state_eq(|| None::<Refused>);
    let pending = use_mut_ref(Pending::default);
    {
        let local = local.clone();
        use_effect_with(props.value.clone(), move |value| {
            // Something else has changed the draft, such as Undo.
            if local.as_ref().is_some_and(|text| text.trim() != value.trim()) {
                local.set(None);
            }
        });
    }
    {
        // Leaving the page of the form never discards.
        let pending = pending.clone();
        use_effect_with((), move |()| move || _ = commit(&pending));
    }
    let commit = {
        let (commit, refused) = (props.commit.clone(), refused.setter());
        Callback::from(move |text: String| {
            let done = commit.emit(text);
            refused.set(done.err());
            done
        })
    };
    let keep = {
        let (commit, pending, value) = (commit.clone(), pending.clone(), props.value.clone());
        let (local, refused) = (local.setter(), refused.setter());
        move |text: String, leaves: bool| {
            let typed = (text != *value).then_some(text);
            pending.replace(Pending { commit: typed.is_some().then(|| commit.clone()), text: typed, timer: None });
            let done = self::commit(&pending);
            if done.is_none() {
                refused.set(None);
            }
            if leaves && done.is_none_or(|done| done.is_ok()) {
                local.set(None);
            }
        }
    };
    let oninput = {
        let (local, pending, keep) = (local.setter(), pending.clone(), keep.clone());
        let (waits, pause) = (props.waits, props.pause);
        let on_text = props.on_text.clone();
        move |event: InputEvent| {
            let text = text_of(&event);
            local.set(Some(text.as_str().into()));
            on_text.emit(text.clone());
            let mut typed = pending.borrow_mut();
            (typed.text, typed.commit) = (Some(text), Some(commit.clone()));
            if waits || event.is_composing() {
                typed.timer = None;
            } else if typed.timer.is_none() {
                let (keep, pending) = (keep.clone(), pending.clone());
                let later = move || {
                    let text = pending.borrow().text.clone();
                    text.into_iter().for_each(|text| keep(text, false));
                };
                typed.timer = Some(Timeout::new(pause, later));
            }
            drop(typed);
            TYPED.set(Rc::downgrade(&pending));
        }
    };
    let node = use_node_ref();
    {
        // The last input of a composition still says that it composes.
        let (node, pending, waits) = (node.clone(), pending.clone(), props.waits);
        use_effect_with((), move |()| {
            let done = move |_: &Event| {
                if !waits && pending.borrow().text.is_some() {
                    flush();
                }
            };
            let listener = node.cast::<Element>().map(|field| EventListener::new(&field, "compositionend", done));
            move || drop(listener)
        });
    }
    let onchange = move |event: Event| keep(text_of(&event), true);
    let onkeydown = {
        let is_own = local.is_some();
        let (local, refused, pending) = (local.setter(), refused.clone(), pending.clone());
        move |event: KeyboardEvent| {
            // Escape first brings back what was there before a text that is refused.
            if event.key() == "Escape" && refused.is_some() && !is_composing(&event) {
                pending.take();
                local.set(None);
                refused.set(None);
                event.stop_propagation();
            }
            // What is typed here is undone here first.
            if is_own && (event.ctrl_key() || event.meta_key()) && event.key().eq_ignore_ascii_case("z") {
                event.stop_propagation();
            }
        }
    };
    let value = local.as_ref().map_or_else(|| props.value.to_string(), |text| text.to_string());
    let lang = props.lang.as_ref().map(|lang| lang.attribute().to_owned());
    let dir = props.lang.as_ref().map(|lang| lang.dir());
    let under = format!("{}-note", props.id);
    let words = &words_of(props.ui).editor;
    let note = (*refused).map(|refused| AttrValue::from((words.refused_field)((words.refused)(refused))));
    let invalid = note.is_some().then_some("true");
    let note = note.or_else(|| props.note.clone());
    let described = note.is_some().then(|| under.clone());
    let (id, read_only) = (props.id.clone(), props.read_only);
    html! {
        <div class="dk-form-field">
            <label for={id.clone()} class={props.is_quiet.then_some("iv-sr")}>
                if let Some(of) = &props.of { <span class="iv-sr">{ of }{ ", " }</span> }
                { said(props.ui, &props.label) }
            </label>
            if props.is_long {
                <textarea ref={node} {id} {lang} {dir} rows="3" {value} {oninput} {onchange} {onkeydown}
                    readonly={read_only} aria-invalid={invalid} aria-describedby={described} />
            } else {
                <input ref={node} {id} {lang} {dir} {value} {oninput} {onchange} {onkeydown}
                    readonly={read_only} autocomplete="off" aria-invalid={invalid} aria-describedby={described} />
            }
            if let Some(note) = note {
                <small id={under} class={invalid.map(|_| "is-wrong")}>{ said(props.ui, &note) }</small>
            }
        </div>
    }
}

/// The text of the field that an event is about.
fn text_of(event: &Event) -> String {
    use wasm_bindgen::JsCast;
    let Some(target) = event.target() else { return String::new() };
    match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(other) => other.dyn_into::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default(),
    }
}
