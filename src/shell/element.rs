//! How the page puts viewers into itself: what `static/element.js` calls.

use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::AppHandle;

use super::root::{Guest, Root};
use crate::state::{Address, Wish};
use crate::ui;

/// A viewer in an element of a page.
#[wasm_bindgen]
pub struct Viewer {
    root: Root,
    mounted: Mounted,
}

enum Mounted {
    Page(AppHandle<ui::App>),
    Guest(AppHandle<ui::Guest>, Box<ui::GuestProps>),
}

/// Puts a viewer that has the page for itself into an element: it goes by the address bar.
#[wasm_bindgen(js_name = mountPage)]
pub fn mount_page(there: Element) -> Viewer {
    there.set_text_content(None);
    let root = Root::new(there.clone(), None);
    let props = ui::AppProps { root: root.clone() };
    Viewer { root, mounted: Mounted::Page(yew::Renderer::with_root_and_props(there, props).render()) }
}

/// Puts a viewer into an element of somebody else's page. `search`, `hash`: a [`Wish`]; `given`: the interview, where it
/// stands in the page; `tables`: the address of the tables of the search; `tell` is called with what happens:
/// `("ready", address, shown, total, title, languages)`, `("change", address, shown, total)`, `("error", code, message)`.
#[wasm_bindgen]
pub fn mount(
    there: Element,
    search: &str,
    hash: &str,
    given: Option<String>,
    tables: String,
    tell: Function,
) -> Viewer {
    let root = Root::new(there.clone(), Some(Guest { tables, tell }));
    let wish = Wish::parse(search, hash);
    let props = ui::GuestProps { root: root.clone(), given: given.map(Rc::from), wish, go: None };
    let handle = yew::Renderer::with_root_and_props(there, props.clone()).render();
    Viewer { root, mounted: Mounted::Guest(handle, Box::new(props)) }
}

#[wasm_bindgen]
impl Viewer {
    /// Takes another wish, and another interview if that is another. Not where it has the page for itself.
    pub fn set(&mut self, search: &str, hash: &str, given: Option<String>) {
        if let Mounted::Guest(handle, props) = &mut self.mounted {
            let wish = Wish::parse(search, hash);
            **props = ui::GuestProps { given: given.map(Rc::from), wish, go: None, ..(**props).clone() };
            handle.update((**props).clone());
        }
    }

    /// Shows what an address says of this interview.
    #[wasm_bindgen(js_name = goTo)]
    pub fn go_to(&mut self, search: &str, hash: &str) {
        if let Mounted::Guest(handle, props) = &mut self.mounted {
            let count = props.go.as_ref().map_or(0, |(count, _)| count + 1);
            let address = Address { opening: props.wish.address.opening.clone(), ..Address::parse(search, hash) };
            props.go = Some((count, address));
            handle.update((**props).clone());
        }
    }

    /// Takes it out of the page, with all that it holds.
    pub fn remove(self) {
        self.root.release();
        match self.mounted {
            Mounted::Page(handle) => handle.destroy(),
            Mounted::Guest(handle, _) => handle.destroy(),
        }
    }
}
