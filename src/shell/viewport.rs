//! What is in the window: blocks, passages, and where the reader reads; found with as little layout as possible.

use std::ops::Range;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCollection, ScrollBehavior, ScrollToOptions};

use super::root::Root;
use super::schedule::next_frame;
use super::{document, window};
use crate::markup::element_id;

/// The distance from the top of the window at which the reader is taken to read, in pixels: below the sticky bar.
pub(super) const LINE: f64 = 90.0;

/// Listens for scrolling of any box on the page, including the window.
pub(super) const ANYWHERE: EventListenerOptions =
    EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };

impl Root {
    /// The id of the thread that is being read.
    pub fn thread(&self) -> Option<String> {
        self.reading().0
    }

    /// What is being read: the id of the thread, and the id of the turn's element.
    pub fn reading(&self) -> (Option<String>, Option<String>) {
        let (blocks, line) = (blocks(self), window_of(self).start + LINE);
        let first = first_below(&blocks, line);
        let Some(block) = blocks.item(first) else { return (None, None) };
        let threads = block.get_elements_by_class_name("iv-thread");
        let below = (first_below(&threads, line)..threads.length()).filter_map(|n| threads.item(n));
        let later = || (first + 1..blocks.length()).filter_map(|n| blocks.item(n));
        // Nobody reads what is folded.
        let thread = { below }.find(|thread| !thread.has_attribute("hidden"));
        let thread = thread.or_else(|| later().find_map(|block| all(&block, ".iv-thread:not([hidden])").next()));
        let Some(thread) = thread else { return (None, None) };
        let turns = ":is(.iv-ask, .iv-turn):not(.is-folded)";
        let turns: Vec<Element> = all(&thread, turns).collect();
        let turn = turns.iter().find(|turn| turn.get_bounding_client_rect().bottom() > line).or(turns.last());
        (thread.get_attribute("data-thread"), turn.map(|turn| turn.id()))
    }

    /// Returns whether the first element that matches is above the window.
    pub fn is_past(&self, selector: &str) -> bool {
        let element = self.find(selector);
        element.is_some_and(|element| element.get_bounding_client_rect().bottom() <= window_of(self).start)
    }

    /// The indices of the blocks in the window.
    pub(super) fn blocks_in_window(&self) -> Range<usize> {
        let (blocks, window) = (blocks(self), window_of(self));
        let (first, last) = (first_below(&blocks, window.start), first_below(&blocks, window.end));
        first as usize..last as usize + 1
    }

    /// Makes the browser do now the layout that it would do before the next paint.
    pub fn lay_out(&self) {
        scrolled(self);
    }

    /// How far the page is scrolled, in pixels.
    pub fn scrolled(&self) -> f64 {
        scrolled(self)
    }

    /// The indices of the blocks in the window and of the block on either side.
    pub fn blocks_near_window(&self) -> Range<usize> {
        let seen = self.blocks_in_window();
        seen.start.saturating_sub(1)..seen.end + 1
    }

    /// Calls back with the passages that the browser's find-in-page is about to reveal: one, or all of a thread.
    pub fn on_found(&self, found: impl Fn(Vec<String>) + 'static) -> Option<EventListener> {
        Some(EventListener::new(self.element()?, "beforematch", move |event| {
            let id = |passage: &Element| passage.get_attribute("data-passage");
            let passage = super::closest(event, "[data-passage]").as_ref().and_then(id);
            let thread = || super::closest(event, "[data-thread]");
            let passages = || {
                thread().iter().flat_map(|thread| all(thread, "[data-passage]")).filter_map(|one| id(&one)).collect()
            };
            found(passage.map_or_else(passages, |passage| vec![passage]));
        }))
    }
}

pub(super) fn element(root: &Root, id: &str) -> Option<Element> {
    root.by_id(&element_id(&id.into())).map(Element::from)
}

/// Calls back after scrolling and resizing, at most once a frame.
pub fn on_move(moved: impl Fn() + Clone + 'static) -> [EventListener; 2] {
    let waiting = Rc::new(std::cell::Cell::new(false));
    let later = move || {
        if !waiting.replace(true) {
            let (waiting, moved) = (waiting.clone(), moved.clone());
            next_frame(move || {
                waiting.set(false);
                moved();
            });
        }
    };
    let other = later.clone();
    [
        EventListener::new_with_options(&window(), "scroll", ANYWHERE, move |_| later()),
        EventListener::new(&window(), "resize", move |_| other()),
    ]
}

/// Calls back when the window is resized, with whether its width has changed: the text then has other lines.
pub fn on_resize(resized: impl Fn(bool) + 'static) -> EventListener {
    let width = || window().inner_width().ok().and_then(|width| width.as_f64());
    let last = std::cell::Cell::new(width());
    EventListener::new(&window(), "resize", move |_| resized(last.replace(width()) != width()))
}

/// The blocks, and the placeholders of those that are not drawn yet, from the top of the page down.
pub(super) fn blocks(root: &Root) -> HtmlCollection {
    let list = root.find(".iv-threads");
    list.map_or_else(|| document().create_element("div").expect("an element").children(), |list| list.children())
}

/// The index of the first element that ends below a line, or the number of elements if none does. The elements are one
/// below the other, which allows a binary search: to ask the browser for the element at a point makes it look at every
/// element of the page.
pub(super) fn first_below(elements: &HtmlCollection, line: f64) -> u32 {
    let (mut from, mut to) = (0, elements.length());
    while from < to {
        let middle = from + (to - from) / 2;
        let below = elements.item(middle).is_some_and(|element| element.get_bounding_client_rect().bottom() > line);
        if below { to = middle } else { from = middle + 1 }
    }
    from
}

/// The passage at the top of the window in the preview (`static/preview.js`), and its distance from the window's top
/// edge in pixels. `None` if the reader is at the top of the page and has had no time to read.
pub fn top_of_preview(preview: &Element) -> Option<(String, f64)> {
    let reads = window().scroll_y().is_ok_and(|y| y >= 2.0) || preview.has_attribute("data-read");
    let passages = all(preview, "[data-passage]").filter(|_| reads);
    let seen = passages.map(|passage| (passage.get_bounding_client_rect(), passage));
    let (rect, passage) = { seen }.find(|(rect, _)| rect.bottom() > 1.0 && rect.top() < height())?;
    Some((passage.get_attribute("data-passage")?, rect.top()))
}

/// The elements within another that match a selector, in document order.
pub(super) fn all(within: &Element, selector: &str) -> impl Iterator<Item = Element> + use<> {
    let list = within.query_selector_all(selector).ok();
    let length = list.as_ref().map_or(0, web_sys::NodeList::length);
    (0..length).filter_map(move |n| list.as_ref()?.item(n)?.dyn_into::<Element>().ok())
}

/// The vertical range, in pixels, in which the text is visible: the window, or the part of the scrolling box that is
/// within it.
pub(super) fn window_of(root: &Root) -> Range<f64> {
    let Some(rect) = root.scroller().map(|scroller| scroller.get_bounding_client_rect()) else { return 0.0..height() };
    rect.top().max(0.0)..rect.bottom().min(height())
}

pub(super) fn is_in(window: &Range<f64>, rect: &web_sys::DomRect) -> bool {
    rect.bottom() > window.start + 1.0 && rect.top() < window.end
}

pub(super) fn scrolled(root: &Root) -> f64 {
    match root.scroller() {
        Some(scroller) => scroller.scroll_top().into(),
        None => window().scroll_y().unwrap_or_default(),
    }
}

/// Scrolls at once, even if the page sets smooth scrolling.
pub(super) fn scroll_by(root: &Root, by: f64) {
    let options = ScrollToOptions::new();
    options.set_top(by);
    options.set_behavior(ScrollBehavior::Instant);
    match root.scroller() {
        Some(scroller) => scroller.scroll_by_with_scroll_to_options(&options),
        None => window().scroll_by_with_scroll_to_options(&options),
    }
}

pub(super) fn height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default()
}

pub(super) fn is_shown(element: &Element) -> bool {
    let hidden = element.closest("[hidden]").is_ok_and(|hidden| hidden.is_some());
    element.is_connected() && !hidden && element.get_client_rects().length() > 0
}

/// The last fold row before an element, in its block or an earlier one.
pub(super) fn row_before(element: &Element) -> Option<Element> {
    let is_before =
        |row: &Element| element.compare_document_position(row) & web_sys::Node::DOCUMENT_POSITION_PRECEDING != 0;
    let block = element.closest(".iv-block").ok().flatten();
    let mut blocks = std::iter::successors(block, Element::previous_element_sibling);
    blocks.find_map(|block| all(&block, "[data-row]").take_while(is_before).last())
}
