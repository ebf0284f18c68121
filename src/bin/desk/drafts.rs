//! The drafts that this browser keeps.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use interview_viewer::desk::{Command, Field, Journal, document as document_of};
use interview_viewer::document;
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk as words_of;
use interview_viewer::words::desk::quoted::guessed;

use super::keeper::Keeper;
use super::label::{Label, said};
use super::opened;
use super::parts::{FILE, UNDO, icon, now};
use super::route::{Route, View};
use super::saved::{self, write_file};
use super::site::{changed, draft_of};
use super::store::{self, About, Failure};
use super::unfinished;

thread_local! {
    /// The draft that was removed last: it can be restored until the page is closed.
    static REMOVED: RefCell<Option<About>> = const { RefCell::new(None) };
}

#[derive(Properties, Clone, PartialEq)]
pub struct DraftsProps {
    pub ui: Ui,
    /// Drafts that could not be saved: as the browser keeps them, they are older.
    pub unsaved: Vec<Keeper>,
    pub say: Callback<String>,
}

#[component]
pub fn Drafts(props: &DraftsProps) -> Html {
    let words = &words_of(props.ui).frame;
    let list = use_state_eq(|| None::<Result<Vec<About>, Failure>>);
    let removed = use_state_eq(|| REMOVED.with_borrow(Clone::clone));
    use_effect_with(removed.clone(), |removed| REMOVED.set((**removed).clone()));
    let reload = {
        let list = list.setter();
        Callback::from(move |()| {
            let list = list.clone();
            spawn_local(async move { list.set(Some(store::list().await)) });
        })
    };
    {
        let reload = reload.clone();
        use_effect_with((), move |()| {
            reload.emit(());
            store::watch(move || reload.emit(()));
        });
    }
    let remove = {
        let (reload, removed, say, ui) = (reload.clone(), removed.setter(), props.say.clone(), props.ui);
        Callback::from(move |about: About| {
            let (reload, removed, say) = (reload.clone(), removed.clone(), say.clone());
            spawn_local(async move {
                match store::remove(about.id.unwrap_or_default()).await {
                    Ok(()) => {
                        unfinished::removed(&opened::id(about.number()));
                        say.emit((words_of(ui).frame.removed)(&about.label(ui).quoted()));
                        removed.set(Some(about));
                    }
                    Err(failure) => say.emit(failure.words(ui)),
                }
                reload.emit(());
            });
        })
    };
    let restore = {
        let (reload, removed, say, ui) = (reload.clone(), removed.clone(), props.say.clone(), props.ui);
        move |_: MouseEvent| {
            let (reload, removed, say) = (reload.clone(), removed.clone(), say.clone());
            spawn_local(async move {
                match store::restore().await {
                    Ok(()) => {
                        let about = (*removed).clone().unwrap_or_default();
                        unfinished::restored(&opened::id(about.number()));
                        say.emit((words_of(ui).frame.restored)(&about.label(ui).quoted()));
                        removed.set(None);
                    }
                    Err(failure) => say.emit(failure.words(ui)),
                }
                reload.emit(());
            });
        }
    };
    let drafts: &[About] = match &*list {
        Some(Ok(drafts)) => drafts,
        _ => &[],
    };
    html! {
        <section class="dk-sec is-strong" aria-labelledby="dk-drafts">
            <header>
                <h2 class="dk-h2" id="dk-drafts">{ words.drafts }</h2>
                if !drafts.is_empty() { <span class="dk-small dk-push">{ (words.count)(drafts.len()) }</span> }
            </header>
            if let Some(about) = &*removed {
                <p class="dk-line">
                    <span>{ said(props.ui, &(words.removed)(&about.label(props.ui).quoted())) }</span>
                    <button type="button" class="dk-act is-main" data-takes-focus="" onclick={restore}>{ icon(UNDO) }{ words.undo }</button>
                </p>
            }
            { match &*list {
                Some(Err(failure)) => html! { <p class="dk-quiet">{ (words.nothing_kept)(&failure.words(props.ui)) }</p> },
                Some(Ok(drafts)) if drafts.is_empty() => html! { <p class="dk-quiet">{ words.no_drafts }</p> },
                _ => html! {},
            } }
            <ul role="list">
                { for drafts.iter().map(|about| html! {
                    <Draft key={about.id.unwrap_or_default().to_string()} ui={props.ui} about={about.clone()}
                        held={props.unsaved.iter().find(|keeper| keeper.about().id == about.id).cloned()}
                        remove={remove.clone()} reload={reload.clone()} say={props.say.clone()} />
                }) }
            </ul>
        </section>
    }
}

#[derive(Properties, Clone, PartialEq)]
struct DraftProps {
    ui: Ui,
    about: About,
    /// What could not be saved of it.
    held: Option<Keeper>,
    remove: Callback<About>,
    reload: Callback<()>,
    say: Callback<String>,
}

/// A draft of the list.
#[component]
fn Draft(props: &DraftProps) -> Html {
    let DraftProps { ui, about, .. } = props;
    let words = &words_of(*ui).frame;
    let renames = use_state_eq(|| false);
    let field = use_node_ref();
    let label = about.label(*ui);
    let (hidden, Label { lang, text: name }) = (label.hidden(), label);
    let id = AttrValue::from(about.id.unwrap_or_default().to_string());
    let href = Route::Edit(id, View::Text, None).href();
    {
        let field = field.clone();
        use_effect_with(*renames, move |renames| {
            if let (true, Some(field)) = (*renames, field.cast::<HtmlInputElement>()) {
                field.focus().ok();
                field.select();
            }
        });
    }
    let start = {
        let renames = renames.setter();
        move |_: MouseEvent| renames.set(true)
    };
    let rename = {
        let (renames, props) = (renames.setter(), props.clone());
        move |event: Event| {
            let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            let title = field.map(|field| field.value().trim().to_owned()).unwrap_or_default();
            renames.set(false);
            if title.is_empty() {
                return;
            }
            let props = props.clone();
            spawn_local(async move {
                let id = props.about.id.unwrap_or_default();
                if let Err(failure) = opened::change(id, |about, journal| Some(retitle(about, journal, title))).await {
                    props.say.emit(failure.words(props.ui));
                }
                props.reload.emit(());
            });
        }
    };
    let leave = {
        let renames = renames.setter();
        move |event: KeyboardEvent| {
            if !event.is_composing() && event.key() == "Escape" {
                renames.set(false);
            }
        }
    };
    // After its change, if there is one.
    let blur = {
        let renames = renames.setter();
        move |_: FocusEvent| renames.set(false)
    };
    let remove = {
        let (remove, about) = (props.remove.clone(), about.clone());
        move |_: MouseEvent| remove.emit(about.clone())
    };
    let save = {
        let props = props.clone();
        move |_: MouseEvent| match &props.held {
            Some(keeper) => props.say.emit(saved::save_file(props.ui, keeper)),
            None => save_file(props.clone()),
        }
    };
    html! {
        <li class="dk-draft">
            <h3>
                if *renames {
                    <input class="dk-input" ref={field} value={name.clone()} aria-label={words.name} lang={lang.clone()} onchange={rename} onkeydown={leave} onblur={blur} />
                } else {
                    <a href={href.clone()} lang={lang.clone()}>{ name.clone() }</a>
                }
            </h3>
            <ul class="dk-draft-facts" role="list">{ for facts(*ui, about).into_iter().map(|fact| html! { <li>{ said(*ui, &fact) }</li> }) }</ul>
            <div class="dk-draft-acts">
                <a class="dk-btn" {href}>{ words.open }{ hidden.clone() }</a>
                if props.held.is_none() {
                    <button type="button" class="dk-btn" onclick={start}>{ words.rename }{ hidden.clone() }</button>
                }
                <button type="button" class="dk-btn" onclick={save}>{ icon(FILE) }{ words.save_short }{ hidden.clone() }</button>
                if props.held.is_none() {
                    <button type="button" class="dk-btn" onclick={remove}>{ words.remove }{ hidden }</button>
                }
            </div>
        </li>
    }
}

/// The command that changes the title which the list shows.
fn retitle(about: &mut About, journal: &Journal, text: String) -> Command {
    about.name.clear();
    let draft = journal.draft();
    let shown = draft.details.get(&Field::Title).and_then(|title| title.pick(&draft.languages));
    let lang = shown.map_or(draft.original(), |(lang, _)| lang).as_str().to_owned();
    Command::Detail { field: Field::Title, lang, text }
}

/// What the list says of a draft below its name.
fn facts(ui: Ui, about: &About) -> Vec<String> {
    let words = &words_of(ui).frame;
    let mut facts = vec![changed(ui, about), (words.passages)(about.passages)];
    if about.themes > 0 {
        facts.push((words.themes)(about.themes));
    }
    if !about.name.is_empty() && !about.title.is_empty() {
        facts.push(guessed(&about.name));
    }
    let files = about.files.join(" + ");
    if !files.is_empty() && !about.label(ui).text.contains(&files) {
        facts.push(about.files.iter().map(|file| guessed(file)).collect::<Vec<_>>().join(" + "));
    }
    facts
}

/// Saves a draft of the list as a file, as the browser keeps it.
fn save_file(props: DraftProps) {
    spawn_local(async move {
        let DraftProps { ui, about, say, reload, .. } = props;
        let words = &words_of(ui).frame;
        let kept = match store::read(about.id.unwrap_or_default()).await {
            Ok(Some(kept)) => kept,
            Ok(None) => return say.emit(words.no_draft.to_owned()),
            Err(failure) => return say.emit(failure.words(ui)),
        };
        let draft = draft_of(&kept);
        let is_listed = draft.as_ref().is_some_and(|draft| !draft.withheld.is_empty());
        let bytes: Vec<u8> = match draft {
            Some(draft) => document::write(&document_of(&draft)).into(),
            None => kept.latest.unwrap_or(kept.opened),
        };
        let said = write_file(ui, &about.label(ui).text, &bytes, is_listed);
        store::describe(&About { filed: now(), ..about }).await.ok();
        say.emit(said);
        reload.emit(());
    });
}
