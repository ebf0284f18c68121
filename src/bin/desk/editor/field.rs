//! The field over a passage: one text area, which the browser fills; its text is not written while one types.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Date;
use wasm_bindgen::JsCast;
use web_sys::{HtmlTextAreaElement, InputEvent, KeyboardEvent, MouseEvent};
use yew::prelude::*;

use interview_viewer::desk::editor::keys::{Deed, Level};
use interview_viewer::desk::editor::{Action, Field, View};
use interview_viewer::shell::scroll_to::keep_in_sight;
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk as words_of;

use super::super::parts::{has_focus_in, is_composing};
use super::focus::keyed;
use super::typeahead;

/// After a pause of this length, in milliseconds, further typing is a step of its own.
const PAUSE: f64 = 1500.0;
/// Safari ends a composition before it reports the key that ended it, within this many milliseconds.
const AFTER_COMPOSITION: f64 = 100.0;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub field: Field,
    /// The words in the draft.
    pub text: Option<Rc<str>>,
    pub version: Option<usize>,
    pub number: Rc<str>,
    pub before: Option<Rc<str>>,
    pub opened: Option<Rc<str>>,
    pub act: Callback<Action>,
    pub ui: Ui,
    /// The passage before has another speaker, and joining is asked about.
    pub across: bool,
    /// The words are a translation that is put right: parts of them move up and down.
    pub moves: bool,
}

/// When the last letter was typed, and the last composition ended, in milliseconds.
#[derive(Default)]
struct Times {
    typed: f64,
    composed: f64,
}

#[component]
pub fn PassageField(props: &Props) -> Html {
    let area = use_node_ref();
    let times = use_mut_ref(Times::default);
    {
        // The words and the caret are set when the field opens, and when they change from outside.
        let (area, text, caret) = (area.clone(), props.text.clone(), props.field.caret);
        let opened = (props.field.at, props.field.lang.clone());
        let shown = use_mut_ref(|| None);
        use_effect_with((opened, props.version), move |(opened, _)| {
            let Some(area) = area.cast::<HtmlTextAreaElement>() else { return };
            let text = text.unwrap_or_default();
            let is_open = shown.replace(Some(opened.clone())).as_ref() == Some(opened);
            if is_open && has_focus_in(".dk-panel") {
                // Its form has changed the draft, and keeps the focus.
                area.set_value(&text);
                return grow(&area);
            }
            // An action that was refused leaves the caret where it is.
            if is_open && area.value() == *text {
                area.focus().ok();
                return;
            }
            area.set_value(&text);
            let caret = text.get(..caret).map_or(0, |before| before.encode_utf16().count()) as u32;
            area.focus().ok();
            area.set_selection_range(caret, caret).ok();
            grow(&area);
            // The field that was open before may close only now, above this one.
            keep_in_sight(&area);
        });
    }
    let typed = {
        let (act, times) = (props.act.clone(), times.clone());
        // `composed`: the field of the composition, which may be left.
        move |area: &HtmlTextAreaElement, composed: Option<&Field>| {
            let mut times = times.borrow_mut();
            let pause = Date::now() - times.typed > PAUSE;
            times.typed = Date::now();
            drop(times);
            grow(area);
            let text = area.value();
            act.emit(match composed {
                Some(field) => Action::Composed { at: field.at, lang: field.lang.clone(), text, pause },
                None => Action::Typed { text, pause },
            });
        }
    };
    let oninput = {
        let typed = typed.clone();
        move |event: InputEvent| {
            // What is being composed is not the text yet; and a field that is closing has words that are elsewhere now.
            if !event.is_composing() && !typeahead::is_waiting() {
                typed(&event.target_unchecked_into(), None);
            }
        }
    };
    {
        let (area, typed, times) = (area.clone(), typed.clone(), times.clone());
        use_effect_with(props.field.clone(), move |field| {
            let field = field.clone();
            let listener = area.cast::<HtmlTextAreaElement>().map(|area| {
                EventListener::new(&area.clone(), "compositionend", move |_| {
                    times.borrow_mut().composed = Date::now();
                    typed(&area, Some(&field));
                })
            });
            move || drop(listener)
        });
    }
    {
        // *Undo* in a menu: the steps are those of the journal.
        let (area, act) = (area.clone(), props.act.clone());
        use_effect_with((), move |()| {
            let options = EventListenerOptions::enable_prevent_default();
            let listener = area.cast::<HtmlTextAreaElement>().map(|area| {
                EventListener::new_with_options(&area, "beforeinput", options, move |event| {
                    let action = match &*event.unchecked_ref::<InputEvent>().input_type() {
                        "historyUndo" => Action::Undo,
                        "historyRedo" => Action::Redo,
                        _ => return,
                    };
                    event.prevent_default();
                    act.emit(action);
                })
            });
            move || drop(listener)
        });
    }
    let onkeydown = {
        let (act, times, moves) = (props.act.clone(), times.clone(), props.moves);
        move |event: KeyboardEvent| {
            if is_composing(&event) || Date::now() - times.borrow().composed < AFTER_COMPOSITION {
                event.stop_propagation();
                return;
            }
            let area: HtmlTextAreaElement = event.target_unchecked_into();
            let (from, to) = selection(&area);
            let view = if moves { View::Translation } else { View::Text };
            let cut = match keyed(&event, Level::Field, view, true).map(|(deed, _)| deed) {
                Some(Deed::Split) if from == to => Cut::Split,
                Some(Deed::CutDown) => Cut::Down,
                Some(Deed::CutUp) => Cut::Up,
                Some(Deed::Join) if (from, to) == (0, 0) => {
                    act.emit(Action::Join { across: false });
                    return event.prevent_default();
                }
                _ => return,
            };
            act.emit(cut.at_caret(&area));
            event.prevent_default();
        }
    };
    let on = |action: Action| {
        let act = props.act.clone();
        move |_: MouseEvent| act.emit(action.clone())
    };
    let cuts = |cut: Cut| {
        let (act, area) = (props.act.clone(), area.clone());
        move |_: MouseEvent| {
            let Some(area) = area.cast::<HtmlTextAreaElement>() else { return };
            act.emit(cut.at_caret(&area));
        }
    };
    let words = &words_of(props.ui).editor;
    let is_changed = props.opened.as_deref().is_some_and(|opened| props.text.as_deref() != Some(opened));
    html! {
        <div class="dk-field">
            <textarea ref={area.clone()} rows="2" lang={props.field.lang.attribute().to_owned()} dir={props.field.lang.dir()}
                spellcheck="true" aria-label={(words.field)(&props.number)}
                {oninput} {onkeydown} />
            <div class="dk-field-tools" lang={props.ui.tag()}>
                <button type="button" onclick={cuts(Cut::Split)}>{ words.split }<kbd>{ "Enter" }</kbd></button>
                if let Some(before) = &props.before {
                    <button type="button" onclick={on(Action::Join { across: false })}>
                        { (words.join)(before) }<kbd>{ "⌫" }</kbd>
                    </button>
                }
                if props.moves {
                    <button type="button" onclick={cuts(Cut::Down)}>{ words.cut_down }<kbd>{ "Ctrl ↓" }</kbd></button>
                    if props.before.is_some() {
                        <button type="button" onclick={cuts(Cut::Up)}>{ words.cut_up }<kbd>{ "Ctrl ↑" }</kbd></button>
                    }
                }
                if is_changed {
                    <button type="button" onclick={on(Action::AsOpened)}>{ words.as_opened }</button>
                }
                if props.across {
                    <button type="button" class="is-asked" onclick={on(Action::Join { across: true })}>{ words.join_across }</button>
                }
                <button type="button" class="dk-done" onclick={on(Action::Leave)}>{ words.done }<kbd>{ "Esc" }</kbd></button>
            </div>
        </div>
    }
}

/// What cuts the words at the caret.
#[derive(Clone, Copy)]
enum Cut {
    Split,
    Down,
    Up,
}

impl Cut {
    /// Words that are selected are among those that move.
    fn at_caret(self, area: &HtmlTextAreaElement) -> Action {
        let (from, to) = selection(area);
        let offset = |units: u32| bytes(&area.value(), units);
        match self {
            Cut::Split => Action::Split { offset: offset(from) },
            Cut::Down => Action::CutDown { offset: offset(from) },
            Cut::Up => Action::CutUp { offset: offset(to) },
        }
    }
}

/// The selection, in UTF-16 units.
fn selection(area: &HtmlTextAreaElement) -> (u32, u32) {
    let end = |end: Result<Option<u32>, _>| end.ok().flatten().unwrap_or_default();
    (end(area.selection_start()), end(area.selection_end()))
}

/// The offset in bytes of an offset in UTF-16 units.
fn bytes(text: &str, units: u32) -> usize {
    let mut left = units as usize;
    let before = text.chars().take_while(|c| {
        let fits = left >= c.len_utf16();
        left = left.saturating_sub(c.len_utf16());
        fits
    });
    before.map(char::len_utf8).sum()
}

/// Makes the area as high as its text, for browsers that do not do so themselves (`field-sizing`).
fn grow(area: &HtmlTextAreaElement) {
    let element: &web_sys::HtmlElement = area.unchecked_ref();
    let style = element.style();
    style.set_property("height", "auto").ok();
    style.set_property("height", &format!("{}px", area.scroll_height())).ok();
}

/// The words that are selected in the field that a key was pressed in.
pub fn selected_words(event: &KeyboardEvent) -> Option<Rc<str>> {
    let area = event.target()?.dyn_into::<HtmlTextAreaElement>().ok()?;
    let (from, to) = selection(&area);
    let text = area.value();
    let words = text.get(bytes(&text, from)..bytes(&text, to))?.trim();
    (!words.is_empty()).then(|| words.into())
}
