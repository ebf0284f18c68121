//! The frame of the desk: the row above, the page that the address names, and the draft that is open.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlSelectElement};
use yew::prelude::*;

use interview_viewer::desk::{self, Draft, Field, Journal};
use interview_viewer::shell::{file, page, storage};
use interview_viewer::state::Ui;
use interview_viewer::words::{autonym, desk::desk as words_of};

use super::editor::Editor;
use super::reading;
use super::route::Route;
use super::site::MySite;
use super::start::Start;
use super::understood::Understood;
use super::work::{Change, Work};

/// The draft that is open.
#[derive(Clone, PartialEq)]
struct Open {
    id: AttrValue,
    /// The name of its file.
    file: AttrValue,
    work: Work,
}

impl Open {
    fn name(&self, ui: Ui) -> AttrValue {
        match title(&self.work.draft()) {
            Some(title) => title,
            None if self.file.is_empty() => words_of(ui).frame.untitled.into(),
            None => self.file.clone(),
        }
    }
}

fn title(draft: &Draft) -> Option<AttrValue> {
    let title = draft.details.get(&Field::Title)?.best(&draft.languages)?;
    Some(title.to_string().into())
}

fn window() -> web_sys::Window {
    web_sys::window().expect("the desk runs in a window")
}

fn route() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}

fn go(route: &Route) {
    window().location().set_hash(&route.href()).ok();
}

#[component]
pub fn App() -> Html {
    let ui = use_state_eq(|| storage::load().ui.unwrap_or_else(|| Ui::following(&page::browser_language())));
    let place = use_state_eq(route);
    let open = use_state_eq(|| None::<Open>);
    let said = use_state_eq(String::new);
    {
        let place = place.setter();
        use_effect_with((), move |()| {
            let moved = EventListener::new(&window(), "hashchange", move |_| place.set(route()));
            move || drop(moved)
        });
    }
    let say = {
        let said = said.setter();
        Callback::from(move |sentence: String| said.set(sentence))
    };
    let choose = {
        let ui = ui.clone();
        move |event: Event| {
            let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            if let Some(chosen) = select.and_then(|select| Ui::parse(&select.value())) {
                storage::save(&interview_viewer::state::Preferences { ui: Some(chosen), ..storage::load() });
                ui.set(chosen);
            }
        }
    };
    let open_files = {
        let open = open.setter();
        Callback::from(move |files: Vec<File>| {
            let open = open.clone();
            spawn_local(async move {
                for one in files {
                    let Ok(own) = file::read(one).await else { continue };
                    let Ok(read) = reading::read(&own) else { continue };
                    let work = Work::new(Journal::new(desk::open(read.document()).draft));
                    open.set(Some(Open { id: "1".into(), file: own.name.into(), work }));
                    go(&Route::Understood("1".into()));
                }
            });
        })
    };
    let on_change = Callback::from(|_: Change| {});
    let ui_now = *ui;
    let words = &words_of(ui_now).frame;
    let draft = open.as_ref().filter(|open| place.draft() == Some(&open.id));
    let main = match (&*place, draft) {
        (Route::Site, _) => html! { <MySite ui={ui_now} say={say} /> },
        (Route::Understood(id), Some(open)) => html! {
            <Understood key={&**id} ui={ui_now} draft={id} name={open.name(ui_now)} work={open.work.clone()} {on_change} {say} />
        },
        (Route::Edit(id, view, at), Some(open)) => html! {
            <Editor key={&**id} ui={ui_now} draft={id} name={open.name(ui_now)} work={open.work.clone()} view={*view}
                place={at.clone()} read_only={false} {on_change} {say} />
        },
        _ => html! { <Start ui={ui_now} open={open_files} /> },
    };
    let current = |is: bool| is.then_some("page");
    html! {
        <div class="iv dk" lang={ui_now.tag()}>
            <a class="iv-skip" href="#main">{ words.skip }</a>
            <header class="iv-site"><div class="iv-wrap">
                <a class="iv-org" href="#"><b>{ words.desk }</b>if let Some(open) = draft { <span>{ open.name(ui_now) }</span> }</a>
                <nav class="dk-places" aria-label={words.desk}>
                    <a href="#" aria-current={current(*place == Route::Start)}>{ words.interviews }</a>
                    <a href="#site" aria-current={current(*place == Route::Site)}>{ words.my_site }</a>
                </nav>
                <select aria-label={words.language} onchange={choose}>
                    { for Ui::ALL.iter().map(|one| html! {
                        <option value={one.tag()} lang={one.tag()} selected={*one == ui_now}>{ autonym(*one) }</option>
                    }) }
                </select>
            </div></header>
            { main }
            <div class="iv-sr" role="status">{ (*said).clone() }</div>
        </div>
    }
}
