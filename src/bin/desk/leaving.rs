//! Listens to what happens to the page: its address changes, it is hidden, it is closed.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::BeforeUnloadEvent;
use yew::html::Scope;

use super::app::{App, Msg, has_unsaved, keeper_of};
use super::panels::flush;
use super::parts::window;

/// Listens for as long as it is there.
pub struct Leaving(#[allow(dead_code, reason = "it is there to be dropped")] [EventListener; 4]);

pub fn listen(link: &Scope<App>) -> Leaving {
    let moved = {
        let link = link.clone();
        EventListener::new(&window(), "hashchange", move |_| link.send_message(Msg::Moved))
    };
    let document = window().document().expect("a window has a document");
    let hidden = {
        let (link, page) = (link.clone(), document.clone());
        EventListener::new(&document, "visibilitychange", move |_| {
            if page.hidden() {
                save(&link);
            } else {
                link.send_message(Msg::Elsewhere);
            }
        })
    };
    let closed = {
        let link = link.clone();
        EventListener::new(&window(), "pagehide", move |_| save(&link))
    };
    let asked = {
        let link = link.clone();
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window(), "beforeunload", options, move |event| {
            if has_unsaved(&link) {
                event.prevent_default();
                if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
                    event.set_return_value("unsaved");
                }
            }
        })
    };
    Leaving([moved, hidden, closed, asked])
}

fn save(link: &Scope<App>) {
    // What stands in a field would be a step only later.
    let is_more = flush();
    if let Some(keeper) = keeper_of(link) {
        if is_more {
            keeper.touch();
        }
        spawn_local(async move { keeper.save(true).await });
    }
}
