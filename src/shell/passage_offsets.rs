//! Where the passages in the window are, and how to bring them back there.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::root::Root;
use super::viewport::{
    LINE, all, blocks, element, first_below, height, is_in, is_shown, row_before, scroll_by, scrolled, window_of,
};
use super::{document, pixels, read_pixels};

/// The passages in the window, from the top down, with the distance of each from the window's top edge. They are stored
/// by id, because redrawn text has new elements.
pub(super) struct PassageOffsets(pub Vec<(String, f64)>);

impl PassageOffsets {
    pub fn now(root: &Root) -> PassageOffsets {
        let above = match root.element() {
            Some(element) if root.is_guest() => -element.get_bounding_client_rect().top(),
            _ => scrolled(root),
        };
        if above < 2.0 {
            return PassageOffsets(Vec::new());
        }
        let mut passages = Vec::new();
        let (blocks, window) = (blocks(root), window_of(root));
        for n in first_below(&blocks, window.start + 1.0)..blocks.length() {
            let Some(block) = blocks.item(n).filter(|block| block.get_bounding_client_rect().top() < window.end) else {
                break;
            };
            // Threads are checked first: to measure a passage in a thread that the browser skips would force its
            // layout. Threads that are hidden as a whole have nothing to measure.
            for thread in all(&block, ".iv-thread:not([hidden])") {
                if !is_in(&window, &thread.get_bounding_client_rect()) {
                    continue;
                }
                for passage in all(&thread, "[data-passage]:not([hidden])") {
                    let (rect, id) = (passage.get_bounding_client_rect(), passage.get_attribute("data-passage"));
                    if let Some(id) = id.filter(|_| is_in(&window, &rect)) {
                        passages.push((id, rect.top()));
                    }
                }
            }
        }
        PassageOffsets(passages)
    }

    /// The passage at the top of the window, and its distance from the window's top edge in pixels.
    pub fn top(&self) -> Option<(String, f64)> {
        self.0.first().cloned()
    }

    /// The first of the passages that is still shown, with its earlier distance from the top.
    fn shown(&self, root: &Root) -> Option<(Element, f64)> {
        self.0.iter().find_map(|(id, top)| Some((element(root, id).filter(is_shown)?, *top)))
    }

    /// How far the place has moved down, in pixels.
    pub fn moved(&self, root: &Root) -> f64 {
        self.shown(root).map_or(0.0, |(passage, top)| passage.get_bounding_client_rect().top() - top)
    }

    /// Scrolls the first passage that is still shown back to its earlier distance from the top. If none is shown,
    /// scrolls to the fold row that replaces the first passage.
    pub fn restore(&self, root: &Root) {
        if let Some((passage, top)) = self.shown(root) {
            bring(root, &passage, top);
        } else if let Some((first, top)) = self.0.first().and_then(|(id, top)| Some((element(root, id)?, *top))) {
            let thread = first.closest(".iv-thread").ok().flatten();
            if let Some(row) = row_before(&first).or(thread) {
                bring(root, &row, top.max(LINE));
            }
        }
    }
}

/// Scrolls until an element's top is `top` pixels from the window's top. If the page is too short for that, adds room
/// below it, and removes the room again once it is not needed. Never adds room on somebody else's page.
pub(super) fn bring(root: &Root, element: &Element, top: f64) {
    lay_out(root, element);
    let off = || element.get_bounding_client_rect().top() - top;
    let away = off();
    if away.abs() < 0.01 {
        return;
    }
    scroll_by(root, away);
    // WebKit scrolls by whole pixels and drops the remainder, however close it is to the next pixel.
    let rest = off().round();
    if rest != 0.0 {
        scroll_by(root, rest);
    }
    let missing = off();
    let page = document().document_element().and_then(|page| page.dyn_into::<HtmlElement>().ok());
    let Some(page) = page.filter(|_| !root.is_guest()) else { return };
    let style = page.style();
    let slack = style.get_property_value("--iv-slack").unwrap_or_default();
    let mut slack = read_pixels(&slack).unwrap_or_default();
    if missing > 0.5 {
        slack += missing.ceil();
        style.set_property("--iv-slack", &pixels(slack)).ok();
        scroll_by(root, missing);
    } else if slack > 0.0 {
        let below = f64::from(page.scroll_height()) - scrolled(root) - height();
        slack = (slack - below.max(0.0)).max(0.0);
        style.set_property("--iv-slack", &pixels(slack)).ok();
    }
}

/// Makes the browser lay out the answer around an element, and no other that was laid out for this: in a long interview
/// it skips what is far from the window, and an element below the estimated height of its answer would not be painted.
fn lay_out(root: &Root, element: &Element) {
    const HERE: &str = "data-here";
    let Some(answers) = element.closest(".is-long .iv-answers").ok().flatten() else { return };
    if !answers.has_attribute(HERE) {
        root.find(".iv-answers[data-here]").into_iter().for_each(|before| before.remove_attribute(HERE).unwrap_or(()));
        answers.set_attribute(HERE, "").ok();
    }
}
