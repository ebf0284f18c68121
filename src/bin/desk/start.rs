//! The start page: a file is dropped, chosen or pasted; the drafts that this browser keeps.

use web_sys::{File, HtmlTextAreaElement};
use yew::prelude::*;

use interview_viewer::markup::icon::{ALERT, INFO};
use interview_viewer::shell::file;
use interview_viewer::shell::own::Own;
use interview_viewer::state::Ui;
use interview_viewer::words::desk::desk;

use super::drafts::Drafts;
use super::keeper::Keeper;
use super::label::said;
use super::opened;
use super::parts::{DROP, icon};
use super::route::{Route, View};
use super::unfinished::use_unfinished;

/// Files that take a while to read.
#[derive(Clone, PartialEq)]
pub struct Busy {
    pub names: String,
}

#[derive(Properties, Clone, PartialEq)]
pub struct StartProps {
    pub ui: Ui,
    /// Opens files that belong together.
    pub files: Callback<Vec<File>>,
    /// Opens a text that was pasted.
    pub text: Callback<Own>,
    pub busy: Option<Busy>,
    /// Why files could not be read, a sentence each.
    pub failed: Vec<String>,
    /// Why a draft could not be opened.
    pub trouble: Option<String>,
    /// The files of a site, which *My site* opens.
    pub site: Option<String>,
    /// Drafts that could not be saved.
    pub unsaved: Vec<Keeper>,
    pub say: Callback<String>,
}

fn pasted(text: String) -> Own {
    Own { bytes: text.into_bytes(), ..Own::default() }
}

#[component]
pub fn Start(props: &StartProps) -> Html {
    let words = &desk(props.ui).frame;
    {
        // `static/pasted.js` drops what is pasted.
        use_effect_with(props.files.clone(), |files| {
            let files = files.clone();
            let drop = file::on_drop(move |dropped| files.emit(dropped));
            move || std::mem::drop(drop)
        });
    }
    let facts = [
        (words.stays, words.stays_more.to_owned()),
        (words.formats, words.formats_more.to_owned()),
        (words.two_files, words.two_files_more.to_owned()),
    ];
    html! {
        <main id="main" tabindex="-1" class="dk-start">
            <div class="iv-wrap iv-cols iv-gut">
                <div class="iv-made"><dl class="iv-facts">
                    { for facts.into_iter().map(|(term, text)| html! { <div><dt>{ term }</dt>{ " " }<dd>{ text }</dd></div> }) }
                </dl></div>
                <div class="dk-axis">
                    <header class="dk-head">
                        <h1 class="dk-h1">{ words.start }</h1>
                        <p class="dk-sub">{ words.start_more }</p>
                    </header>
                    <Drop ..props.clone() />
                    if let Some(names) = &props.site { { site(props.ui, names) } }
                    <div>{ for props.failed.iter().chain(&props.trouble).map(|why| html! {
                        <div class="iv-notice is-error" role="note">{ icon(ALERT) }<div><p>{ said(props.ui, why) }</p></div></div>
                    }) }</div>
                    <div>{ for props.unsaved.iter().map(|keeper| unsaved(props.ui, keeper)) }</div>
                    <Drafts ui={props.ui} unsaved={props.unsaved.clone()} say={props.say.clone()} />
                </div>
            </div>
        </main>
    }
}

/// Leads to a draft that could not be saved.
fn unsaved(ui: Ui, keeper: &Keeper) -> Html {
    let words = &desk(ui).frame;
    let name = keeper.about().label_of(&keeper.work().draft(), ui);
    let href = Route::Edit(opened::id(keeper.about().number()), View::Text, None).href();
    html! {
        <div class="iv-notice is-error" role="note">
            { icon(ALERT) }<div><p><a {href}>{ name.draw() }</a>{ words.joint }{ words.is_unsaved }</p></div>
        </div>
    }
}

/// Leads to *My site*, which opens the site that was dropped here.
fn site(ui: Ui, names: &str) -> Html {
    let words = &desk(ui).site;
    html! {
        <div class="iv-notice" role="group" aria-labelledby="dk-is-site">
            { icon(INFO) }
            <div>
                <p id="dk-is-site">{ said(ui, &(words.is_site)(names)) }</p>
                <p class="dk-next"><a class="dk-btn" href={Route::Site.href()}>{ words.open_it }</a></p>
            </div>
        </div>
    }
}

/// Where files are dropped, chosen or pasted.
#[component]
fn Drop(props: &StartProps) -> Html {
    let words = &desk(props.ui).frame;
    let (is_over, pastes) = (use_state_eq(|| false), use_state_eq(|| false));
    let (field, begun) = (use_node_ref(), use_unfinished(&AttrValue::default(), "paste", String::new()));
    let over = |is: bool| {
        let is_over = is_over.setter();
        move |_: DragEvent| is_over.set(is)
    };
    let choose = {
        let files = props.files.clone();
        move |event: Event| {
            let chosen = file::chosen(&event);
            if !chosen.is_empty() {
                files.emit(chosen);
            }
        }
    };
    let open_field = {
        let pastes = pastes.clone();
        move |_: MouseEvent| pastes.set(!*pastes)
    };
    {
        let field = field.clone();
        use_effect_with(*pastes, move |pastes| {
            if let (true, Some(field)) = (*pastes, field.cast::<HtmlTextAreaElement>()) {
                field.focus().ok();
            }
        });
    }
    let read = {
        let (begun, text) = (begun.clone(), props.text.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let words = begun.get();
            if !words.trim().is_empty() {
                // It stays in sight: it may be refused.
                begun.forget();
                text.emit(pasted(words));
            }
        }
    };
    html! {
        <section class={classes!("dk-drop", is_over.then_some("is-over"))} aria-labelledby="dk-drop"
            ondragover={over(true)} ondragleave={over(false)} ondrop={over(false)}>
            <h2 class="dk-h2" id="dk-drop">{ icon(DROP) }{ words.drop }</h2>
            if let Some(busy) = &props.busy {
                <p class="dk-quiet">{ said(props.ui, &(words.reading)(&busy.names)) }</p>
            } else {
                <p class="dk-quiet">{ words.drop_more }</p>
            }
            <div class="dk-next">
                <label class="iv-btn dk-choose"><input type="file" class="iv-sr" multiple=true onchange={choose} />{ words.choose_files }</label>
                <button type="button" class="iv-btn iv-btn-quiet" aria-expanded={pastes.to_string()} onclick={open_field}>{ words.paste }</button>
            </div>
            if *pastes {
                <form class="dk-paste" onsubmit={read}>
                    <label for="iv-paste">{ words.paste_here }</label>
                    <textarea id="iv-paste" ref={field} rows="6" value={begun.get()} oninput={begun.typed(|words, text| *words = text)} />
                    <div><button type="submit" class="dk-btn">{ words.read_text }</button></div>
                </form>
            }
        </section>
    }
}
