//! Puts viewers into a page, for `static/element.js`. The only module that uses both the components and the shell's
//! access to the page.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;
use yew::AppHandle;

use interview_viewer::search;
use interview_viewer::shell::addon;
use interview_viewer::shell::address::{self, Prerendered};
use interview_viewer::shell::root::Root;
use interview_viewer::shell::{adopt, fetch, new_element, scroll_restore};
use interview_viewer::site::{BUILT, PageContext, Site};
use interview_viewer::state::{Address, EmbedOptions, Opening};
use interview_viewer::ui::{self, Written};

/// A viewer in an element of a page.
#[wasm_bindgen]
pub struct Viewer {
    root: Root,
    mounted: Mounted,
}

enum Mounted {
    Page(AppHandle<ui::App>),
    Guest(Box<GuestHost>),
}

/// An element to draw a guest in. It outlives its viewer and serves the next one: Yew listens to an element for as long
/// as the page is open, so a new element for each viewer would accumulate listeners.
struct GuestHost {
    element: Element,
    handle: AppHandle<ui::Guest>,
    props: ui::GuestProps,
    /// How often it was sent to an address, so that the same address counts again.
    gone: u32,
}

thread_local! {
    /// The hosts that are not in use.
    static FREE: RefCell<Vec<GuestHost>> = const { RefCell::new(Vec::new()) };
}

impl GuestHost {
    fn take() -> GuestHost {
        FREE.with_borrow_mut(Vec::pop).unwrap_or_else(|| {
            let element = new_element("div");
            let handle = yew::Renderer::<ui::Guest>::with_root(element.clone()).render();
            GuestHost { element, handle, props: ui::GuestProps::default(), gone: 0 }
        })
    }

    fn update(&mut self, props: ui::GuestProps) {
        self.props = props;
        self.handle.update(self.props.clone());
    }
}

/// Puts a viewer that has the page to itself into an element; it follows the address bar. A prerendered page supplies
/// its `frame` and either the file of its `interview` or that of the `site` whose list it shows. If the element
/// contains exactly what this program would draw, the viewer takes it over; if other programs have changed it, the
/// viewer keeps only its text; otherwise it draws everything again. `part` returns the address of a file of the program
/// that is fetched only when it is needed; without it, these are beside the page.
#[wasm_bindgen(js_name = mountPage)]
pub fn mount_page(
    there: Element,
    frame: Option<String>,
    interview: Option<String>,
    site: Option<String>,
    part: Option<Function>,
) -> Viewer {
    let frame = frame.and_then(|frame| PageContext::parse(&frame)).map(Rc::new);
    if let Some(frame) = &frame {
        fetch::stand_at(&frame.root);
    }
    let written = frame.clone().and_then(|frame| written(frame, interview, site));
    // If the page shows something other than what was prerendered, only the part of the frame about the site applies.
    let frame = frame.filter(|_| written.is_none()).map(|frame| Rc::new(frame.of_site()));
    if let Some(Written::Interview { frame, interview, .. }) = &written {
        let id = frame.id.clone().unwrap_or(interview.id.clone());
        let (opening, lang) = (Opening::Listed(id), frame.lang.clone());
        let url = frame.url.as_deref().map(String::from);
        let page = |(lang, path): &(_, Rc<str>)| Some((Clone::clone(lang), fetch::resolve(path)?));
        let pages = frame.twins.iter().filter_map(page).collect();
        address::stand_at(Prerendered { opening, lang, original: interview.languages[0].clone(), url, pages });
    }
    let is_ours = written.as_ref().is_some_and(|written| *written.frame().built == *BUILT);
    let untouched = is_ours && adopt::is_untouched(&there);
    let is_text = matches!(written, Some(Written::Interview { .. }));
    let bare = is_ours && !untouched && is_text && adopt::strip(&there, ui::AROUND_TEXT);
    let root = Root::page(there.clone(), untouched || bare, part);
    let props = ui::AppProps { root: root.clone(), written, frame, bare };
    let renderer = yew::Renderer::with_root_and_props(there.clone(), props.clone());
    if !untouched && !bare {
        if is_text {
            scroll_restore::keep(&root);
        }
        there.set_text_content(None);
        return Viewer { root, mounted: Mounted::Page(renderer.render()) };
    }
    let mut handle = renderer.hydrate();
    if bare {
        // Drawn in the same task, before the browser lays anything out and before any effect of a component runs.
        handle.update(ui::AppProps { bare: false, ..props });
    }
    Viewer { root, mounted: Mounted::Page(handle) }
}

fn written(frame: Rc<PageContext>, interview: Option<String>, site: Option<String>) -> Option<Written> {
    if let Some(text) = interview {
        let (interview, _) = ui::checked(text.into_bytes()).ok()?;
        return Some(Written::Interview { frame, interview: Rc::new(interview) });
    }
    Some(Written::List { frame, site: Rc::new(Site::parse(site?.as_bytes())?) })
}

/// Puts a viewer into an element of somebody else's page. `search` and `hash` make up an [`EmbedOptions`]; `given` is
/// the interview's file if it is in the page itself; `part` returns the address of a file of the program. Calls `tell` with
/// each event: `("ready", address, shown, total, title, languages)`, `("change", address, shown, total)`, `("error",
/// code, message)`.
#[wasm_bindgen]
pub fn mount(
    there: Element,
    search: &str,
    hash: &str,
    given: Option<String>,
    part: Function,
    tell: Function,
) -> Viewer {
    let mut place = GuestHost::take();
    there.append_child(&place.element).ok();
    let root = Root::guest_in(place.element.clone(), part, tell);
    let time = place.props.time + 1;
    let wish = EmbedOptions::parse(search, hash);
    place.update(ui::GuestProps { root: root.clone(), time, given: given.map(Rc::from), wish, go: None });
    Viewer { root, mounted: Mounted::Guest(Box::new(place)) }
}

/// Supplies the search tables that a saved file contains.
#[wasm_bindgen(js_name = supplyTables)]
pub fn supply_tables(tables: Vec<u8>) -> bool {
    search::supply(tables)
}

/// Supplies an add-on that a saved file contains.
#[wasm_bindgen(js_name = supplyAddOn)]
pub fn supply_add_on(name: String, program: Vec<u8>) {
    addon::supply(name, program);
}

#[wasm_bindgen]
impl Viewer {
    /// Replaces the options, and the interview if `given` differs. Has no effect on a viewer that has the page to
    /// itself.
    pub fn set(&mut self, search: &str, hash: &str, given: Option<String>) {
        if let Mounted::Guest(place) = &mut self.mounted {
            let wish = EmbedOptions::parse(search, hash);
            place.update(ui::GuestProps { given: given.map(Rc::from), wish, go: None, ..place.props.clone() });
        }
    }

    /// Goes to an address within this interview.
    #[wasm_bindgen(js_name = goTo)]
    pub fn go_to(&mut self, search: &str, hash: &str) {
        if let Mounted::Guest(place) = &mut self.mounted {
            place.gone += 1;
            let opening = place.props.wish.address.opening.clone();
            let go = Some((place.gone, Address { opening, ..Address::parse(search, hash) }));
            place.update(ui::GuestProps { go, ..place.props.clone() });
        }
    }

    /// Removes the viewer from the page, and frees everything that it holds.
    pub fn remove(self) {
        self.root.release();
        match self.mounted {
            Mounted::Page(handle) => handle.destroy(),
            Mounted::Guest(mut place) => {
                place.element.remove();
                place.update(ui::GuestProps { time: place.props.time, ..ui::GuestProps::default() });
                FREE.with_borrow_mut(|free| free.push(*place));
            }
        }
    }
}
