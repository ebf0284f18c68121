//! Where a viewer stands: it has a page for itself, or it is a guest in an element on somebody else's page.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, ShadowRoot};

use super::scroll_anchor::ScrollAnchor;
use super::{closest, document, focus, window};

/// A viewer's own part of a page. All that it looks for it looks for in there, and what it holds it holds for itself:
/// there may be several on a page. The one that is [`Root::default`] stands nowhere and finds nothing.
#[derive(Clone, Default)]
pub struct Root(Option<Rc<Inside>>);

struct Inside {
    /// The element that is drawn in.
    element: Element,
    guest: Option<Guest>,
    hold: RefCell<Option<ScrollAnchor>>,
    /// What the page was written with stands in it and is taken over as it is.
    stands: Cell<bool>,
    tables: Option<String>,
}

/// What a viewer on somebody else's page is told by the element that it is in, and how it tells it something.
pub struct Guest {
    /// The address of the file with the tables of the search.
    pub tables: String,
    /// Called with what happened and what is to be said of it.
    pub tell: Function,
}

impl PartialEq for Root {
    fn eq(&self, other: &Root) -> bool {
        match (&self.0, &other.0) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }
}

impl Root {
    pub fn guest_in(element: Element, guest: Guest) -> Root {
        let guest = Some(guest);
        Root(Some(Rc::new(Inside { element, guest, hold: RefCell::default(), stands: Cell::default(), tables: None })))
    }

    /// One that has the page for itself. `stands`: everything stands already that its viewer is going to draw first;
    /// `tables`: the address of the tables of the search, if it is not the usual one.
    pub fn page(element: Element, stands: bool, tables: Option<String>) -> Root {
        let inside = Inside { element, guest: None, hold: RefCell::default(), stands: Cell::new(stands), tables };
        Root(Some(Rc::new(inside)))
    }

    /// Whether what is drawn first stands there already.
    pub fn stands(&self) -> bool {
        self.0.as_ref().is_some_and(|inside| inside.stands.get())
    }

    /// It has been taken over: what is drawn from now on is new.
    pub fn taken_over(&self) {
        self.0.iter().for_each(|inside| inside.stands.set(false));
    }

    fn guest(&self) -> Option<&Guest> {
        self.0.as_ref()?.guest.as_ref()
    }

    /// Whether it is on somebody else's page: address bar, title, keys and what is saved belong to others there.
    pub fn is_guest(&self) -> bool {
        self.guest().is_some()
    }

    /// Tells the element something.
    pub fn tell(&self, what: &str, said: &[JsValue]) {
        if let Some(guest) = self.guest() {
            let said = js_sys::Array::from_iter(said);
            said.unshift(&what.into());
            guest.tell.apply(&JsValue::NULL, &said).ok();
        }
    }

    /// The address of the file with the tables of the search, where it is not beside the page.
    pub fn tables(&self) -> Option<&str> {
        self.guest().map(|guest| &guest.tables).or(self.0.as_ref()?.tables.as_ref()).map(String::as_str)
    }

    /// The element that is drawn in.
    pub fn element(&self) -> Option<&Element> {
        self.0.as_ref().map(|inside| &inside.element)
    }

    /// The first element that matches. On a page of its own it may stand outside of what is drawn: there, a text stands
    /// in for the viewer while it is on its way.
    pub fn find(&self, selector: &str) -> Option<Element> {
        match self.guest() {
            Some(_) => self.element()?.query_selector(selector),
            None => document().query_selector(selector),
        }
        .ok()
        .flatten()
    }

    pub fn by_id(&self, id: &str) -> Option<HtmlElement> {
        let top = self.element()?.get_root_node();
        let found = match top.dyn_ref::<ShadowRoot>() {
            Some(shadow) => shadow.get_element_by_id(id),
            None => top.dyn_ref::<Document>()?.get_element_by_id(id),
        };
        found?.dyn_into().ok()
    }

    /// Puts the focus on the first element that matches.
    pub fn focus_first(&self, selector: &str) {
        if let Some(element) = self.find(selector) {
            focus(&element);
        }
    }

    /// Moves the keyboard's place to an element of the text, so that the next Tab goes on from there. Nothing shows it, and
    /// it can be reached only this way. Not out of a field, and not into a guest from the page around it.
    pub(super) fn move_focus(&self, element: &Element) {
        let active = self.active();
        let is_field = active.as_ref().is_some_and(|active| active.matches("input, textarea, select").unwrap_or(false));
        if is_field || (self.is_guest() && active.is_none()) || active.as_ref() == Some(element) {
            return;
        }
        self.set_focus(element);
    }

    /// Moves the keyboard's place to an element of the text, wherever it was.
    pub(super) fn set_focus(&self, element: &Element) {
        element.set_attribute("tabindex", "-1").ok();
        focus(element);
        let left = element.clone();
        EventListener::once(element, "blur", move |_| _ = left.remove_attribute("tabindex").ok()).forget();
    }

    /// The shadow root that it stands in, as a guest.
    pub(super) fn shadow(&self) -> Option<ShadowRoot> {
        self.element()?.get_root_node().dyn_into().ok()
    }

    /// Whether the focus is within the element of an id.
    pub fn has_focus_in(&self, id: &str) -> bool {
        self.is_in(id, self.active().map(Into::into))
    }

    /// Whether something is within the element of an id.
    pub fn is_in(&self, id: &str, what: Option<web_sys::EventTarget>) -> bool {
        let node = what.and_then(|what| what.dyn_into::<web_sys::Node>().ok());
        node.is_some_and(|node| self.by_id(id).is_some_and(|element| element.contains(Some(&node))))
    }

    /// What has the focus; in a guest, only what is its own.
    pub(super) fn active(&self) -> Option<Element> {
        match self.element()?.get_root_node().dyn_ref::<ShadowRoot>() {
            Some(shadow) => shadow.active_element(),
            None => document().active_element(),
        }
    }

    /// Calls back when the focus comes to something within an element that matches.
    pub fn on_focus_within(&self, selector: &'static str, focused: impl Fn() + 'static) -> Option<EventListener> {
        Some(EventListener::new(self.element()?, "focusin", move |event| {
            if closest(event, selector).is_some() {
                focused();
            }
        }))
    }

    pub(super) fn hold_in(&self) -> Option<&RefCell<Option<ScrollAnchor>>> {
        self.0.as_ref().map(|inside| &inside.hold)
    }

    /// What scrolls the text, if it is not the window: a dialog or another box of the page that it is a guest on.
    pub(super) fn scroller(&self) -> Option<Element> {
        let mut at = self.guest().and(self.element()).cloned();
        while let Some(element) = at {
            let style = window().get_computed_style(&element).ok().flatten();
            let overflow = style.and_then(|style| style.get_property_value("overflow-y").ok()).unwrap_or_default();
            let scrolls = matches!(&*overflow, "auto" | "scroll") && element.scroll_height() > element.client_height();
            let root = document().scrolling_element();
            if scrolls && root.as_ref() != Some(&element) {
                return Some(element);
            }
            let outside = || element.get_root_node().dyn_into::<ShadowRoot>().ok().map(|shadow| shadow.host());
            at = element.parent_element().or_else(outside);
        }
        None
    }
}
