//! Where the focus goes when what has it goes: a button that does its work once, or the last item of a list.
//!
//! A component need not think of it. What has the focus is remembered with its place in the page; when it is gone after a
//! drawing, and nothing else has taken the focus, the nearest part of the page takes it: what offers itself for this by
//! [`TAKES`], such as *Undo*; or else the next item, the one before, or the heading.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use interview_viewer::shell::schedule::{self, Waiting};

use super::parts::{focused, window};
use super::route::Route;

/// What may have the focus.
const CONTROLS: &str = "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), \
    textarea:not(:disabled), summary, [tabindex='0']";
/// What takes the focus once it is drawn, if nothing else has it.
const TAKES: &str = "[data-takes-focus]";
/// Where the search for something near ends: with the heading there.
const PARTS: &str = "main, section, aside";

#[wasm_bindgen]
extern "C" {
    type MutationObserver;
    #[wasm_bindgen(constructor)]
    fn new(call: &Function) -> MutationObserver;
    #[wasm_bindgen(method)]
    fn observe(this: &MutationObserver, element: &Element, options: &Object);
    #[wasm_bindgen(method)]
    fn disconnect(this: &MutationObserver);
}

/// What has the focus, or had it last.
struct Had {
    element: HtmlElement,
    /// The elements around it, from the inmost, each with the position of the child that it is in.
    around: Vec<(Element, u32)>,
    /// What offered itself then.
    takes: Vec<Element>,
    /// The view: another moves the focus itself.
    route: Route,
}

/// Watches the page for as long as it is there.
pub struct Refocus {
    observer: MutationObserver,
    _changed: Closure<dyn FnMut()>,
    _listeners: [EventListener; 3],
}

impl Drop for Refocus {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

pub fn watch() -> Option<Refocus> {
    let body: Element = window().document()?.body()?.into();
    let had = Rc::new(RefCell::new(None::<Had>));
    let came = {
        let had = had.clone();
        EventListener::new(&body, "focusin", move |event| *had.borrow_mut() = target(event).and_then(Had::of))
    };
    let pressed = {
        // Who clicks beside everything leaves what had the focus. Some browsers give buttons none.
        let (had, options) = (had.clone(), EventListenerOptions::run_in_capture_phase());
        EventListener::new_with_options(&body, "pointerdown", options, move |event| {
            let control = target(event).and_then(|target| target.closest(CONTROLS).ok().flatten());
            *had.borrow_mut() = control.and_then(|control| Had::of(control.dyn_into().ok()?));
        })
    };
    let left = {
        // Tab may lead out of the page, which must not call back who goes.
        let (had, options) = (had.clone(), EventListenerOptions::run_in_capture_phase());
        EventListener::new_with_options(&body, "keydown", options, move |event| {
            if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Tab") {
                *had.borrow_mut() = None;
            }
        })
    };
    let waiting = RefCell::new(None::<Waiting>);
    let changed = Closure::<dyn FnMut()>::new(move || {
        if had.borrow().as_ref().is_some_and(Had::is_gone) {
            // Whoever draws may move the focus.
            let had = had.clone();
            let settle = move || had.borrow().as_ref().filter(|had| had.is_gone()).and_then(Had::next);
            let focus = move || settle().into_iter().for_each(|next| _ = next.focus());
            *waiting.borrow_mut() = Some(schedule::when_painted(focus));
        }
    });
    let observer = MutationObserver::new(changed.as_ref().unchecked_ref());
    let options = Object::new();
    for what in ["childList", "subtree"] {
        Reflect::set(&options, &what.into(), &JsValue::TRUE).ok();
    }
    observer.observe(&body, &options);
    Some(Refocus { observer, _changed: changed, _listeners: [came, pressed, left] })
}

fn target(event: &Event) -> Option<HtmlElement> {
    event.target()?.dyn_into().ok()
}

impl Had {
    fn of(element: HtmlElement) -> Option<Had> {
        let mut around = Vec::new();
        let mut own: Element = element.clone().into();
        while let Some(parent) = own.parent_element() {
            let position = Array::from(&parent.children()).index_of(&own, 0);
            around.push((parent.clone(), u32::try_from(position).unwrap_or_default()));
            own = parent;
        }
        Some(Had { element, around, takes: all(TAKES), route: Route::now() })
    }

    /// Whether it has lost the focus, and nothing else has it.
    fn is_gone(&self) -> bool {
        let is_gone = match focused().filter(|now| now.tag_name() != "BODY") {
            Some(now) => now == self.element && !may_focus(&now),
            None => true,
        };
        is_gone && Route::now().is_same_view(&self.route)
    }

    /// What takes the focus.
    fn next(&self) -> Option<HtmlElement> {
        // It was only moved.
        if may_focus(&self.element) {
            return Some(self.element.clone());
        }
        let offered = all(TAKES).into_iter().rfind(|one| !self.takes.contains(one) && may_focus(one));
        offered.and_then(|one| one.dyn_into().ok()).or_else(|| self.nearest())
    }

    fn nearest(&self) -> Option<HtmlElement> {
        for (around, position) in self.around.iter().filter(|(around, _)| around.is_connected()) {
            let children = around.children();
            let mut near = (*position..children.length()).chain((0..*position).rev());
            if let Some(found) = near.find_map(|n| first(&children.item(n)?)) {
                return Some(found);
            }
            if around.matches(PARTS).unwrap_or(true) {
                return heading(around);
            }
        }
        None
    }
}

/// The first control in an element, or the element itself.
fn first(element: &Element) -> Option<HtmlElement> {
    if element.matches(CONTROLS).ok()? && may_focus(element) {
        return element.clone().dyn_into().ok();
    }
    let controls = element.query_selector_all(CONTROLS).ok()?;
    let mut each = (0..controls.length()).filter_map(|n| controls.item(n)?.dyn_into::<HtmlElement>().ok());
    each.find(|control| may_focus(control))
}

fn heading(part: &Element) -> Option<HtmlElement> {
    let heading: HtmlElement = part.query_selector("h1, h2, h3").ok()??.dyn_into().ok()?;
    heading.set_attribute("tabindex", "-1").ok()?;
    Some(heading)
}

fn all(selector: &str) -> Vec<Element> {
    let found = window().document().and_then(|document| document.query_selector_all(selector).ok());
    let each = |found: web_sys::NodeList| (0..found.length()).filter_map(|n| found.item(n)?.dyn_into().ok()).collect();
    found.map(each).unwrap_or_default()
}

/// Whether an element is drawn and not switched off.
fn may_focus(element: &Element) -> bool {
    element.is_connected() && element.get_client_rects().length() > 0 && !element.matches(":disabled").unwrap_or(false)
}
