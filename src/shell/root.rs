//! The part of a page that a viewer has: the whole page, or, as a guest, an element on somebody else's page.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, ShadowRoot};

use super::scroll_anchor::ScrollAnchor;
use super::{closest, document, focus, window};

/// A viewer's own part of a page. A viewer looks for elements only in there and has its state there, because a page may
/// have several viewers. [`Root::default`] is on no page and finds nothing.
#[derive(Clone, Default)]
pub struct Root(Option<Rc<Inside>>);

struct Inside {
    /// The element to draw in.
    element: Element,
    /// For a guest: called with the name of an event and its details.
    guest: Option<Function>,
    hold: RefCell<Option<ScrollAnchor>>,
    scroll: Latest,
    focus: Latest,
    /// Whether the element contains prerendered content, to be taken over unchanged.
    stands: Cell<bool>,
    /// Returns the address of a file of the program; without it, the files are beside the page.
    part: Option<Function>,
}

/// Numbers the calls of something that goes on for some frames, so that a later call ends an earlier one.
#[derive(Default)]
pub(super) struct Latest(Cell<u32>);

impl Latest {
    /// Ends the earlier call, and returns the number of a new one.
    pub fn begin(&self) -> u32 {
        self.0.set(self.0.get().wrapping_add(1));
        self.0.get()
    }

    pub fn is(&self, call: u32) -> bool {
        self.0.get() == call
    }
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
    /// Makes the root of a guest. `part` returns the address of a file of the program; `tell` is called with the name of
    /// an event and its details.
    pub fn guest_in(element: Element, part: Function, tell: Function) -> Root {
        Root::new(element, Some(tell), false, Some(part))
    }

    /// Makes the root of a viewer that has the page to itself. `stands` is true if the page already contains everything
    /// that the viewer will draw first; `part` returns the address of a file of the program.
    pub fn page(element: Element, stands: bool, part: Option<Function>) -> Root {
        Root::new(element, None, stands, part)
    }

    fn new(element: Element, guest: Option<Function>, stands: bool, part: Option<Function>) -> Root {
        let (hold, scroll, focus) = (RefCell::default(), Latest::default(), Latest::default());
        Root(Some(Rc::new(Inside { element, guest, hold, scroll, focus, stands: Cell::new(stands), part })))
    }

    /// Returns whether the page already contains what the viewer draws first.
    pub fn stands(&self) -> bool {
        self.0.as_ref().is_some_and(|inside| inside.stands.get())
    }

    /// Records that the prerendered content has been taken over: everything drawn from now on is new.
    pub fn taken_over(&self) {
        self.0.iter().for_each(|inside| inside.stands.set(false));
    }

    fn guest(&self) -> Option<&Function> {
        self.0.as_ref()?.guest.as_ref()
    }

    /// Returns whether the viewer is on somebody else's page, whose owner controls the address bar, title, keys and
    /// storage.
    pub fn is_guest(&self) -> bool {
        self.guest().is_some()
    }

    /// Reports an event to the embedding element.
    pub fn tell(&self, what: &str, said: &[JsValue]) {
        if let Some(tell) = self.guest() {
            let said = js_sys::Array::from_iter(said);
            said.unshift(&what.into());
            tell.apply(&JsValue::NULL, &said).ok();
        }
    }

    /// The address of a file of the program that is fetched only when it is needed.
    pub fn part(&self, name: &str) -> String {
        let part = self.0.as_ref().and_then(|inside| inside.part.as_ref());
        let address = part.and_then(|part| part.call1(&JsValue::UNDEFINED, &name.into()).ok()?.as_string());
        address.unwrap_or_else(|| name.to_owned())
    }

    /// The element to draw in.
    pub fn element(&self) -> Option<&Element> {
        self.0.as_ref().map(|inside| &inside.element)
    }

    /// The first element that matches a selector. If the viewer has the page to itself, the search includes the rest of
    /// the page, where a preview is shown until the viewer is ready.
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

    /// Focuses the first element that matches.
    pub fn focus_first(&self, selector: &str) {
        if let Some(element) = self.find(selector) {
            focus(&element);
        }
    }

    /// Moves the focus to the first element that matches, which the reader need not be able to reach by keyboard.
    pub fn focus_within(&self, selector: &str) {
        self.find(selector).iter().for_each(lend_focus);
    }

    /// Moves the focus to an element of the text, so that the next Tab continues from there. The focus is not visible,
    /// and the reader cannot get it there by keyboard. Does nothing if a field has the focus, or if a guest would take
    /// the focus from the page around it.
    pub(super) fn move_focus(&self, element: &Element) {
        let active = self.active();
        let is_field = active.as_ref().is_some_and(|active| active.matches("input, textarea, select").unwrap_or(false));
        if is_field || (self.is_guest() && active.is_none()) || active.as_ref() == Some(element) {
            return;
        }
        lend_focus(element);
    }

    /// The shadow root around the viewer, if it is a guest.
    pub(super) fn shadow(&self) -> Option<ShadowRoot> {
        self.element()?.get_root_node().dyn_into().ok()
    }

    /// Returns whether the focus is within the element with this id.
    pub fn has_focus_in(&self, id: &str) -> bool {
        self.is_in(id, self.active().map(Into::into))
    }

    /// Returns whether the focus is within an element that matches.
    pub fn has_focus_within(&self, selector: &str) -> bool {
        self.active().is_some_and(|active| active.closest(selector).is_ok_and(|found| found.is_some()))
    }

    /// The passage that has the focus, or contains what has it.
    pub fn focused_passage(&self) -> Option<String> {
        self.active()?.closest("[data-passage]").ok().flatten()?.get_attribute("data-passage")
    }

    /// Returns whether an event target is within the element with this id.
    pub fn is_in(&self, id: &str, what: Option<web_sys::EventTarget>) -> bool {
        let node = what.and_then(|what| what.dyn_into::<web_sys::Node>().ok());
        node.is_some_and(|node| self.by_id(id).is_some_and(|element| element.contains(Some(&node))))
    }

    /// The element that has the focus; for a guest, only if it is the guest's own.
    pub(super) fn active(&self) -> Option<Element> {
        match self.element()?.get_root_node().dyn_ref::<ShadowRoot>() {
            Some(shadow) => shadow.active_element(),
            None => document().active_element(),
        }
    }

    /// Calls back when the focus moves to something within an element that matches.
    pub fn on_focus_within(&self, selector: &'static str, focused: impl Fn() + 'static) -> Option<EventListener> {
        Some(EventListener::new(self.element()?, "focusin", move |event| {
            if closest(event, selector).is_some() {
                focused();
            }
        }))
    }

    /// The calls that scroll to a place.
    pub(super) fn scroll(&self) -> Option<&Latest> {
        self.0.as_ref().map(|inside| &inside.scroll)
    }

    /// The calls that keep the focus.
    pub(super) fn kept_focus(&self) -> Option<&Latest> {
        self.0.as_ref().map(|inside| &inside.focus)
    }

    pub(super) fn hold_in(&self) -> Option<&RefCell<Option<ScrollAnchor>>> {
        self.0.as_ref().map(|inside| &inside.hold)
    }

    /// The box that scrolls the text, if it is not the window: on somebody else's page, a dialog or another box around
    /// the guest.
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

/// Moves the focus to an element that is focusable only while it has the focus.
pub(super) fn lend_focus(element: &Element) {
    element.set_attribute("tabindex", "-1").ok();
    focus(element);
    until_left(element.clone());
}

/// Keeps an element focusable until the focus leaves it for something other than a popover, which returns it.
fn until_left(element: Element) {
    let left = element.clone();
    EventListener::once(&element, "blur", move |event| {
        let to = event.dyn_ref::<web_sys::FocusEvent>().and_then(web_sys::FocusEvent::related_target);
        let to = to.and_then(|to| to.dyn_into::<Element>().ok());
        match to.and_then(|to| to.closest("[popover]").ok().flatten()) {
            Some(_) => until_left(left),
            None => _ = left.remove_attribute("tabindex").ok(),
        }
    })
    .forget();
}
