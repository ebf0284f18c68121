//! The reader's place in the text: held to the pixel while the page around it changes, and restored from an address.
//!
//! A viewer has one place and therefore one hold on it: [`Root::hold`] takes it before a change, and [`Root::keep`]
//! restores the place after each drawing that results from the change, and in the frames after that, while layout
//! settles. The hold ends by itself, or when the reader scrolls.

use std::ops::Range;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::passage_offsets::{PassageOffsets, bring};
use super::root::{Latest, Root};
use super::schedule::next_frame;
use super::viewport::{ANYWHERE, LINE, element, is_in, is_shown, scroll_by, scrolled, window_of};
use super::window;

/// The number of frames after the last drawing in which the place is still restored.
const SETTLING: u8 = 12;

/// The reader's place: the passage at the top of the window with its offset, and what has the focus.
pub struct Place {
    top: Option<(String, f64)>,
    focus: Option<Focused>,
}

enum Focused {
    /// A passage by its id, because redrawn text has new elements.
    Passage(String),
    Control(HtmlElement),
}

pub(super) struct ScrollAnchor {
    place: PassageOffsets,
    /// A control in the text that the reader has used, with its distance from the top: it counts before the passages.
    control: Option<(Element, f64)>,
    /// Whether scrolling does not end the hold: after Back, the browser scrolls, too.
    firm: bool,
    /// The blocks that were in the window at that time.
    blocks: Range<usize>,
    /// The scroll position when the place was last correct.
    scrolled: f64,
    /// The frames left. The count starts only after something has been drawn.
    left: u8,
    /// Ends the hold when the reader scrolls.
    _scrolls: EventListener,
}

impl Root {
    /// Changes the hold, if this viewer is on a page.
    fn with_hold<T>(&self, change: impl FnOnce(&mut Option<ScrollAnchor>) -> T) -> Option<T> {
        self.hold_in().map(|hold| change(&mut hold.borrow_mut()))
    }

    /// Holds the reader's place and returns it: the passage at the top of the window, and its distance from the window's
    /// top edge in pixels. At the very top of the page there is nothing to hold.
    pub fn hold(&self) -> Option<(String, f64)> {
        let place = PassageOffsets::now(self);
        let top = place.top();
        let root = self.clone();
        let scrolls = EventListener::new_with_options(&window(), "scroll", ANYWHERE, move |_| {
            root.with_hold(|hold| {
                if hold.as_ref().is_some_and(|hold| hold.is_left(&root)) {
                    *hold = None;
                }
            });
        });
        let (blocks, scrolled) = (self.blocks_in_window(), scrolled(self));
        self.with_hold(|hold| {
            *hold = Some(ScrollAnchor {
                place,
                control: None,
                firm: false,
                blocks,
                scrolled,
                left: SETTLING,
                _scrolls: scrolls,
            })
        });
        top
    }

    /// Makes the hold keep a control in its place if it is in the window, rather than the passages around it.
    pub fn hold_at(&self, control: &Element) {
        let rect = control.get_bounding_client_rect();
        if is_in(&window_of(self), &rect) {
            let held = Some((control.clone(), rect.top()));
            self.with_hold(|hold| hold.iter_mut().for_each(|hold| hold.control = held.clone()));
        }
    }

    /// Makes the hold keep this passage, if it is in the window, rather than the first one there. Returns the held place.
    pub fn hold_on(&self, passage: &str) -> Option<(String, f64)> {
        let held = self.with_hold(|hold| {
            let offsets = &mut hold.as_mut()?.place.0;
            let at = offsets.iter().position(|(id, _)| id == passage)?;
            offsets[..=at].rotate_right(1);
            offsets.first().cloned()
        });
        held.flatten()
    }

    /// Makes the hold restore an earlier place; `None` is the top of the page. Ends a scroll to another place that is
    /// still being corrected.
    pub fn hold_earlier(&self, place: Option<(String, f64)>) {
        self.end_scroll();
        let Some(place) = place else {
            self.release();
            return scroll_by(self, -scrolled(self));
        };
        self.with_hold(|hold| {
            if let Some(hold) = hold {
                (hold.place, hold.firm) = (PassageOffsets(vec![place]), true);
            }
        });
    }

    /// Ends a scroll to a place that is still being corrected.
    pub fn end_scroll(&self) {
        self.scroll().map(Latest::begin);
    }

    /// Holds the place unless it is held already.
    pub fn hold_if_free(&self) {
        if self.with_hold(|hold| hold.is_none()) == Some(true) {
            self.hold();
        }
    }

    /// Ends the hold, because the reader is taken elsewhere.
    pub fn release(&self) {
        self.with_hold(|hold| *hold = None);
    }

    /// Restores the held place, now and in the next frames.
    pub fn keep(&self) {
        let begin = self.with_hold(|hold| {
            let Some(hold) = hold else { return false };
            hold.restore(self);
            std::mem::replace(&mut hold.left, SETTLING) == SETTLING
        });
        if begin == Some(true) {
            let root = self.clone();
            next_frame(move || root.settle());
        }
    }

    fn settle(self) {
        let go_on = self.with_hold(|slot| {
            let Some(hold) = slot else { return false };
            hold.restore(&self);
            hold.left -= 1;
            if hold.left == 0 {
                *slot = None;
            }
            slot.is_some()
        });
        if go_on == Some(true) {
            next_frame(move || self.settle());
        }
    }

    /// Moves the focus to an element, because the control that had it goes; or, if the element is far from the reader's
    /// place, to the passage there.
    pub fn keep_focus_near(&self, selector: &str) {
        let Some(element) = self.find(selector) else { return };
        let rect = element.get_bounding_client_rect();
        let passages = PassageOffsets::now(self).0;
        let is_read =
            |id: &str| self::element(self, id).is_some_and(|one| one.get_bounding_client_rect().bottom() > LINE);
        let passage = passages.iter().find(|(id, _)| is_read(id)).filter(|_| !is_in(&window_of(self), &rect));
        match passage {
            Some((id, _)) => self.take_focus(id),
            None => super::focus(&element),
        }
    }

    /// The passage at the top of the window, and its distance from the window's top edge in pixels.
    pub fn top(&self) -> Option<(String, f64)> {
        PassageOffsets::now(self).top()
    }

    /// The passages in the window, from the top down.
    pub fn seen(&self) -> Vec<Rc<str>> {
        PassageOffsets::now(self).0.into_iter().map(|(id, _)| id.into()).collect()
    }

    /// The passage that is being read, if a hit is not in the window: its passage, or its words by a selector.
    pub fn place_without(&self, passage: &str, words: Option<&'static str>) -> Option<String> {
        let words = words.and_then(|words| self.find(words)).filter(is_shown);
        let hit = words.or_else(|| element(self, passage)).filter(is_shown);
        let mut window = window_of(self);
        if hit.is_some_and(|hit| is_in(&window, &hit.get_bounding_client_rect())) {
            return None;
        }
        window.start += LINE;
        let is_read =
            |id: &String| element(self, id).is_some_and(|passage| is_in(&window, &passage.get_bounding_client_rect()));
        let mut passages = PassageOffsets::now(self).0.into_iter().map(|(id, _)| id);
        // At the start of the page, the text starts below.
        let first = || self.find(".iv-threads [data-passage]")?.get_attribute("data-passage");
        passages.find(is_read).or_else(first)
    }

    /// Scrolls a passage back to its earlier distance from the top of the window, in pixels.
    pub fn return_to(&self, id: &str, top: f64) {
        if let Some(element) = element(self, id) {
            bring(self, &element, top);
            self.hold();
            self.keep();
        }
    }

    /// Scrolls back to an earlier place; `None` is the top of the page.
    pub fn return_to_place(&self, place: Option<(String, f64)>) {
        match place {
            Some((id, top)) => self.return_to(&id, top),
            None if !self.is_guest() => scroll_by(self, -scrolled(self)),
            None => {}
        }
    }

    /// The reader's place: the passage at the top of the window, and `focus`, the element that has the focus.
    pub fn place(&self, focus: Option<web_sys::EventTarget>) -> Place {
        let focus = focus.and_then(|focus| focus.dyn_into::<HtmlElement>().ok());
        let focus = focus.map(|element| match element.get_attribute("data-passage") {
            Some(id) => Focused::Passage(id),
            None => Focused::Control(element),
        });
        Place { top: self.top(), focus }
    }

    /// Leaves a field and returns to the reader's earlier place.
    pub fn return_from_field(&self, Place { top, focus }: Place) {
        self.return_to_place(top);
        match focus {
            Some(Focused::Passage(id)) => self.take_focus(&id),
            Some(Focused::Control(control)) if control.is_connected() && control.get_client_rects().length() > 0 => {
                super::focus(&control);
            }
            _ => self.drop_focus(),
        }
    }

    /// The indices of the blocks that were in the window when the hold began; without a hold, of those in it now. To
    /// measure again after a change would cost a layout.
    pub fn blocks_held(&self) -> Range<usize> {
        let held = self.with_hold(|hold| hold.as_ref().map(|hold| hold.blocks.clone()));
        held.flatten().unwrap_or_else(|| self.blocks_in_window())
    }
}

impl ScrollAnchor {
    fn restore(&mut self, root: &Root) {
        match self.control() {
            Some((control, top)) => bring(root, control, *top),
            None => self.place.restore(root),
        }
        self.scrolled = scrolled(root);
    }

    fn control(&self) -> Option<&(Element, f64)> {
        self.control.as_ref().filter(|(control, _)| control.is_connected())
    }

    /// Returns whether the reader scrolled away: the text moved exactly as far as the window did. If layout or the
    /// browser's own scroll anchoring moves one of them, the two distances differ.
    fn is_left(&self, root: &Root) -> bool {
        let by = scrolled(root) - self.scrolled;
        let moved = self.control().map(|(control, top)| control.get_bounding_client_rect().top() - top);
        !self.firm && by.abs() > 2.0 && (moved.unwrap_or_else(|| self.place.moved(root)) + by).abs() < 3.0
    }
}
