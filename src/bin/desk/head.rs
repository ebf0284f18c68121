//! The row above each page of the desk, and the ways between pages.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::prelude::*;

use interview_viewer::document;
use interview_viewer::interview;
use interview_viewer::shell::own::{self, Own};
use interview_viewer::shell::{file, focus};
use interview_viewer::state::Ui;
use interview_viewer::words::autonym;
use interview_viewer::words::desk::desk;

use super::label::Label;
use super::parts::{DESK, chosen, window};
use super::route::Route;

/// `name`: of the draft that is shown.
pub fn head(ui: Ui, route: &Route, name: Option<Label>, speak: Callback<Ui>) -> Html {
    let words = &desk(ui).frame;
    let choose = move |event: Event| {
        if let Some(ui) = chosen(&event).and_then(|tag| Ui::parse(&tag)) {
            speak.emit(ui);
        }
    };
    let current = |is: bool| is.then_some("page");
    html! {
        <>
            <a class="iv-skip" href="#main" onclick={skip}>{ words.skip }</a>
            <header class="iv-site"><div class="iv-wrap">
                <a class="iv-org dk-org" href="#">
                    <svg viewBox="0 0 28 28" aria-hidden="true"><path d={DESK} /></svg>
                    <b>{ words.desk }</b>
                    { name.as_ref().map(Label::draw) }
                </a>
                <nav class="dk-places" aria-label={words.desk}>
                    <a href="#" aria-current={current(*route == Route::Start)}>{ words.interviews }</a>
                    <a href="#site" aria-current={current(*route == Route::Site)}>{ desk(ui).site.my_site }</a>
                </nav>
                <select class="dk-language" aria-label={words.language} onchange={choose}>
                    { for Ui::ALL.iter().map(|one| html! {
                        <option value={one.tag()} lang={one.tag()} selected={*one == ui}>{ autonym(*one) }</option>
                    }) }
                </select>
            </div></header>
        </>
    }
}

/// Fragments are addresses in the desk, so this link must not change the address.
fn skip(event: MouseEvent) {
    event.prevent_default();
    begin_page();
}

/// Focuses the page's content, from its top.
pub fn begin_page() {
    let document = window().document().expect("a window has a document");
    window().scroll_to_with_x_and_y(0.0, 0.0);
    if let Ok(Some(main)) = document.query_selector("main h1, main") {
        if main.tag_name() != "MAIN" {
            main.set_attribute("tabindex", "-1").ok();
        }
        focus(main.unchecked_ref::<HtmlElement>());
    }
}

/// Writes a route into the present history entry.
pub fn replace(route: &Route) {
    let history = window().history().expect("a window has a history");
    history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&route.href())).ok();
}

/// Follows a route, as a link does.
pub fn go(route: &Route) {
    window().location().set_hash(&route.href()).ok();
}

/// Opens an interview as readers see it, at an address, in a tab of its own.
pub fn open_in_reader(bytes: Vec<u8>, name: String, place: &str) {
    let place = place.to_owned();
    // Opened at once: browsers forbid it later.
    let tab = window().open_with_url_and_target("", "_blank").ok().flatten();
    spawn_local(async move {
        let interview = document::parse(bytes.clone()).ok().map(|document| interview::review(&document).0);
        let kept = match &interview {
            Some(interview) => {
                own::keep(&Own { name: file::name(&name, "json"), bytes, account: None }, interview).await
            }
            None => None,
        };
        let Some(tab) = tab else { return };
        match kept {
            Some(id) => _ = tab.location().set_href(&format!("viewer.html?own={id}#{place}")),
            None => _ = tab.close(),
        }
    });
}
