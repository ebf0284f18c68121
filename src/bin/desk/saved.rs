//! *Saved 14:03*: whether the draft is saved. The editor puts it first into its work row.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use interview_viewer::desk::corrections::{Decision, Unfinished};
use interview_viewer::desk::editor::View;
use interview_viewer::desk::editor::keys::{Deed, Level};
use interview_viewer::interview::Lang;
use interview_viewer::markup::icon::{ALERT, CHECK};
use interview_viewer::shell::file;
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk;
use interview_viewer::words::desk::quoted::guessed;

use super::corrections::back::{Back, Trouble};
use super::corrections::hand::Hand;
use super::editor::keyed;
use super::keeper::{Keeper, Saving, State};
use super::parts::{FILE, clock, day, element, icon, use_latest, window};
use super::store;

/// What [`Saved`] gets from the app, as a context.
#[derive(Clone, PartialEq)]
pub struct Keeping {
    pub ui: Ui,
    pub saving: Saving,
    pub id: Option<f64>,
    pub act: Callback<Act>,
    /// The languages of the draft.
    pub languages: Vec<Lang>,
    /// The file that the interviewee has sent back.
    pub returned: Option<Rc<Back>>,
    /// The names of the files that were put away.
    pub away: Rc<[AttrValue]>,
    /// Why another file is not compared.
    pub trouble: Option<Trouble>,
}

/// What an editor does with the whole draft.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Saves it as a file.
    SaveFile,
    /// Opens it as readers see it.
    Preview,
    /// Returns to the copy of a time.
    BackTo(f64),
    /// Takes it over from another tab.
    TakeOver,
    /// Makes the proof for the interviewee in these languages: as a Word file, or printed.
    Word(Vec<Lang>),
    Print(Vec<Lang>),
    /// Opens the file that came back.
    Open(File),
    Decide(Decision),
    /// Keeps words that were begun for a passage of it.
    Keep(Unfinished),
    /// Opens the file that was not compared as an interview of its own.
    OpenOwn,
    /// Opens it in *My site*.
    OpenSite,
    /// Puts it beside the open interview, as its translation.
    PutBeside,
    PutAway,
    /// Opens one of the files again that were put away.
    OpenAgain(usize),
}

const PANEL: &str = "dk-copies";
/// The width of the panel, as in the style sheet.
const WIDTH: &str = "min(24rem, 100vw - 2rem)";
/// This height is enough for the panel, in pixels.
const ENOUGH: f64 = 480.0;

/// Ctrl S saves a file, wherever the focus is.
#[hook]
pub fn use_save_key() {
    let keeping = use_context::<Keeping>();
    let act = use_latest(keeping.map_or_else(Callback::noop, |keeping| keeping.act));
    use_effect_with((), |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&window(), "keydown", options, move |event| {
            let event: &KeyboardEvent = event.unchecked_ref();
            let is_it = keyed(event, Level::Desk, View::Text, false).is_some_and(|(deed, _)| deed == Deed::SaveFile);
            if is_it && !event.default_prevented() {
                event.prevent_default();
                act.emit(Act::SaveFile);
            }
        });
        move || drop(listener)
    });
}

/// Says whether the draft is saved. Its state comes from the app by a context, so that it is drawn alone.
#[component]
pub fn Saved() -> Html {
    let Some(keeping) = use_context::<Keeping>() else { return Html::default() };
    let words = &desk(keeping.ui).frame;
    let act = |act: Act| {
        let emit = keeping.act.clone();
        move |_: MouseEvent| emit.emit(act.clone())
    };
    let (class, sign, said) = match &keeping.saving.state {
        State::None => return html! { <p class="dk-saved"></p> },
        State::Saved(time) => ("dk-saved", CHECK, (words.saved)(&clock(*time))),
        State::Failed(_, 0.0) => ("dk-saved is-bad", ALERT, words.never_saved.to_owned()),
        State::Failed(_, since) => ("dk-saved is-bad", ALERT, (words.not_saved_since)(&clock(*since))),
        State::Elsewhere => {
            return html! {
                <p class="dk-saved is-bad">
                    { icon(ALERT) }<span>{ words.read_only }</span>
                    <button type="button" onclick={act(Act::TakeOver)}>{ words.edit_here }</button>
                </p>
            };
        }
    };
    html! {
        <div {class}>
            { icon(sign) }
            <button type="button" popovertarget={PANEL} onclick={place}>{ said }</button>
            if keeping.saving.remind {
                <button type="button" class="dk-remind" onclick={act(Act::SaveFile)}>{ words.remind }</button>
            }
            <Copies {keeping} />
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct CopiesProps {
    keeping: Keeping,
}

/// What the button opens: ways to take the draft elsewhere, and copies to go back to.
#[component]
fn Copies(props: &CopiesProps) -> Html {
    let Keeping { ui, saving, id, act, .. } = &props.keeping;
    let words = &desk(*ui).frame;
    let times = use_state_eq(Vec::<f64>::new);
    let look = {
        let (times, id) = (times.setter(), *id);
        move |_: Event| {
            let times = times.clone();
            spawn_local(async move {
                if let Some(id) = id {
                    times.set(store::copies(id).await.unwrap_or_default());
                }
            });
        }
    };
    let button = |sign: Html, said: String, what: Act| {
        let act = act.clone();
        let onclick = move |_: MouseEvent| {
            close();
            act.emit(what.clone());
        };
        html! { <button type="button" class="dk-btn" {onclick}>{ sign }{ said }</button> }
    };
    let copies = times.iter().map(|time| {
        let act = act.clone();
        let time = *time;
        let onclick = move |_: MouseEvent| {
            close();
            act.emit(Act::BackTo(time));
        };
        let when = match day(*ui, time) {
            None => clock(time),
            Some(day) => (words.at)(&day, &clock(time)),
        };
        html! { <li><span>{ when.clone() }</span><button type="button" class="dk-act" {onclick}>{ words.go_back }<span class="iv-sr">{ when }</span></button></li> }
    });
    let failure = match &saving.state {
        State::Failed(failure, _) => Some(failure.words(*ui)),
        _ => None,
    };
    html! {
        <div id={PANEL} class="dk-copies" popover="auto" ontoggle={look}>
            if let Some(why) = failure { <p class="dk-why">{ why }</p> }
            <div class="dk-line">
                { button(icon(FILE), words.save_file.to_owned(), Act::SaveFile) }
                { button(Html::default(), desk(*ui).editor.preview.to_owned(), Act::Preview) }
            </div>
            <Hand keeping={props.keeping.clone()} close={Callback::from(|()| close())} />
            <h2 class="dk-h3">{ words.copies }</h2>
            if times.is_empty() {
                <p class="dk-hint">{ words.no_copies }</p>
            } else {
                <ul role="list">{ for copies }</ul>
            }
        </div>
    }
}

fn panel() -> Option<HtmlElement> {
    element(PANEL)
}

fn close() {
    if let Some(panel) = panel() {
        panel.hide_popover().ok();
    }
}

/// Places the panel below its button, or above it if there is more room, and all of it in the window.
fn place(event: MouseEvent) {
    let button = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let height = window().inner_height().ok().and_then(|height| height.as_f64());
    let (Some(button), Some(panel), Some(height)) = (button, panel(), height) else { return };
    let rect = button.get_bounding_client_rect();
    let (above, below) = (rect.top(), height - rect.bottom());
    let is_below = below >= above || below >= ENOUGH;
    let edge = |px: f64| format!("{px}px");
    let auto = || "auto".to_owned();
    let (top, bottom, room) = match (above.max(below) >= ENOUGH / 2.0, is_below) {
        (true, true) => (edge(rect.bottom()), auto(), below),
        (true, false) => (auto(), edge(height - rect.top()), above),
        // In a low window, it may cover the button: Escape closes it.
        (false, _) => (edge(0.0), auto(), height),
    };
    let values = [
        ("top", top),
        ("bottom", bottom),
        ("left", format!("max(1rem, min({}px, 100vw - 1rem - {WIDTH}))", rect.left())),
        ("max-height", format!("min(max(70dvh, 20rem), {room}px - 1rem)")),
    ];
    for (property, value) in values {
        panel.style().set_property(property, &value).ok();
    }
}

/// Saves a draft as a file, as it is on this page. Returns what is to be said.
pub fn save_file(ui: Ui, keeper: &Keeper) -> String {
    let (label, has_withheld) = {
        let draft = keeper.work().draft();
        (keeper.about().label_of(&draft, ui), !draft.withheld.is_empty())
    };
    let said = write_file(ui, &label.text, &keeper.file(), has_withheld);
    let keeper = keeper.clone();
    spawn_local(async move { keeper.filed().await });
    said
}

/// Writes an interview with a title to a file. Returns what is to be said; `has_withheld`: the file lists words that must
/// not be published.
pub fn write_file(ui: Ui, title: &str, bytes: &[u8], has_withheld: bool) -> String {
    let name = file::name(title, "json");
    file::save(&js_sys::Uint8Array::from(bytes), &name, "application/json");
    let words = &desk(ui).frame;
    let said = (words.file_saved)(&guessed(&name));
    if has_withheld { format!("{said} {}", words.has_withheld) } else { said }
}
