//! Scrolls to a place in the text: the target of an address, or a hit.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::passage_offsets::bring;
use super::root::{Latest, Root, lend_focus};
use super::schedule::next_frame;
use super::viewport::{LINE, all, element, height};
use super::{document, window};

/// The distance of a place from the top of the window, or from the bar there, in pixels.
const TOP: f64 = 24.0;
/// The same distance for the sentence above all results.
const SENTENCE_TOP: f64 = 8.0;
/// The height of the bar at the top of a wide window, in pixels. In a narrow window the bar is at the foot.
const BAR: f64 = 48.0;
/// The part of the window's height that a hit may be below its question, or below the sentence above all results, if
/// both are to be shown.
const BELOW_QUESTION: f64 = 0.45;
const BELOW_SENTENCE: f64 = 0.5;
/// The same for the name of its speaker.
const BELOW_NAME: f64 = 0.15;
/// The number of frames in which the position is corrected, because content that is laid out late may shift it.
const FRAMES: u8 = 4;

/// A place to scroll to.
#[derive(Clone)]
struct Place {
    /// The id of a turn or passage.
    passage: String,
    /// The selector of marked words in the passage, if the place is about words. If the first of them that is shown is
    /// well within the window, nothing scrolls.
    words: Option<&'static str>,
    above: Above,
}

/// What to show together with a place, if both fit in the upper part of the window.
#[derive(Clone, Copy)]
enum Above {
    Nothing,
    Question,
    /// The sentence above all results, by its selector.
    Sentence(&'static str),
}

impl Root {
    /// Scrolls to the element of an address, just below the bar at the top, and moves the focus there.
    pub fn go_to(&self, id: &str) {
        self.go(id, None, Above::Nothing);
        self.focus_on(id);
    }

    /// Scrolls to the words that the address quotes if they are marked, or else to the passage.
    pub fn go_to_quote(&self, id: &str) {
        let quoted = self.find(".iv-linked").is_some();
        self.go(id, quoted.then_some(".iv-linked"), Above::Nothing);
        self.focus_on(id);
    }

    /// Scrolls to a hit: to its words, or to the passage with its question.
    pub fn go_to_hit(&self, passage: &str, words: Option<&'static str>) {
        self.go(passage, words, Above::Question);
    }

    /// Scrolls to the first of the results.
    pub fn go_to_results(&self, passage: &str, words: Option<&'static str>, sentence: &'static str) {
        self.go(passage, words, Above::Sentence(sentence));
    }

    /// Scrolls to an element by its selector, if it is not well within the window.
    pub fn go_to_mark(&self, selector: &'static str) {
        self.go("", Some(selector), Above::Nothing);
    }

    /// Moves the focus to a turn or passage from wherever it is. If there is no such element, only removes the focus.
    pub fn take_focus(&self, id: &str) {
        match element(self, id) {
            Some(element) => lend_focus(&element),
            None => self.drop_focus(),
        }
    }

    /// Removes the focus from where it is.
    pub(super) fn drop_focus(&self) {
        if let Some(active) = self.active() {
            active.unchecked_into::<HtmlElement>().blur().ok();
        }
    }

    fn go(&self, passage: &str, words: Option<&'static str>, above: Above) {
        if let Some(call) = self.scroll().map(Latest::begin) {
            go(self.clone(), Place { passage: passage.to_string(), words, above }, call, FRAMES);
        }
    }

    /// Scrolls to the start of the viewer, and moves the focus there.
    pub fn to_top(&self) {
        let Some(element) = self.element() else { return };
        if self.is_guest() {
            show(element, ScrollLogicalPosition::Start);
        } else {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        self.focus_first("main, section");
    }

    /// Goes to the heading of what has replaced the page, once it is drawn: the element that had the focus is gone.
    pub fn begin_at_heading(&self) {
        let root = self.clone();
        next_frame(move || {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            if let Some(heading) = root.find("main h1") {
                lend_focus(&heading);
            }
        });
    }

    /// Returns the focus to a passage in the next frames, in which it may be drawn again and lose the focus. A later call
    /// ends this one.
    pub fn keep_focus_on(&self, id: &str) {
        const FRAMES: u8 = 40;
        if let Some(call) = self.kept_focus().map(Latest::begin) {
            refocus(self.clone(), id.to_owned(), call, FRAMES);
        }
    }

    /// Moves the focus to the turn or passage with this id, without scrolling.
    pub fn focus_on(&self, id: &str) {
        if let Some(element) = element(self, id) {
            self.move_focus(&element);
        }
    }

    /// Moves the focus to a turn or passage, unless something else has it.
    pub fn refocus(&self, id: &str) {
        let active = document().active_element();
        if active.is_none_or(|active| active.local_name() == "body") {
            self.focus_on(id);
        }
    }
}

fn refocus(root: Root, id: String, call: u32, frames: u8) {
    next_frame(move || {
        if frames > 0 && root.kept_focus().is_some_and(|kept| kept.is(call)) {
            root.refocus(&id);
            refocus(root, id, call, frames - 1);
        }
    });
}

fn go(root: Root, place: Place, call: u32, frames: u8) {
    place.show(&root);
    if frames > 0 {
        root.release();
        next_frame(move || {
            if root.scroll().is_some_and(|scroll| scroll.is(call)) {
                go(root, place, call, frames - 1);
            }
        });
    }
}

impl Place {
    fn show(&self, root: &Root) {
        let passage = element(root, &self.passage);
        let words = self.words.and_then(|words| {
            let mut marks = root.element().into_iter().flat_map(|element| all(element, words));
            marks.find(|mark| mark.get_client_rects().length() > 0)
        });
        let Some(place) = words.as_ref().or(passage.as_ref()) else { return };
        let sentence = match self.above {
            Above::Sentence(sentence) => root.find(sentence).filter(|above| is_near(above, place, BELOW_SENTENCE)),
            Above::Nothing | Above::Question => None,
        };
        match (sentence, words, passage) {
            (Some(sentence), ..) => to_top(root, &sentence, SENTENCE_TOP),
            (None, Some(words), _) => into_window(&words),
            (None, None, Some(passage)) => {
                let question = passage.closest(".iv-thread").ok().flatten();
                let question = question.and_then(|thread| thread.query_selector(".iv-ask").ok().flatten());
                let question = question.filter(|question| is_near(question, &passage, BELOW_QUESTION));
                let turn = passage.parent_element().filter(|turn| is_near(turn, &passage, BELOW_NAME));
                // An address leads to the passage below its speaker's name.
                let above = if matches!(self.above, Above::Nothing) { turn.filter(is_turn) } else { question.or(turn) };
                to_top(root, above.as_ref().unwrap_or(&passage), TOP);
            }
            (None, None, None) => {}
        }
    }
}

fn is_turn(element: &Element) -> bool {
    element.matches(".iv-turn, .iv-ask").unwrap_or(false)
}

/// Returns whether a place is at most `part` of the window's height below an element.
fn is_near(above: &Element, place: &Element, part: f64) -> bool {
    let down = place.get_bounding_client_rect().top() - above.get_bounding_client_rect().top();
    (0.0..part * height()).contains(&down)
}

fn to_top(root: &Root, element: &Element, top: f64) {
    // `scrollIntoView` also scrolls what is around a guest: boxes, and the page around a frame.
    if root.is_guest() {
        return show(element, ScrollLogicalPosition::Start);
    }
    let has_foot = root.find(".iv-bar").is_some_and(|bar| bar.get_client_rects().length() > 0);
    bring(root, element, if has_foot { top } else { top + BAR });
}

fn into_window(words: &Element) {
    let rect = words.get_bounding_client_rect();
    if rect.top() < LINE || rect.bottom() > height() - LINE {
        show(words, ScrollLogicalPosition::Center);
    }
}

/// Scrolls an element into the window, to its middle if it was out of sight; and again in the next frames as long as it
/// has the focus.
pub fn keep_in_sight(element: &HtmlElement) {
    settle(element.clone(), FRAMES);
}

fn settle(element: HtmlElement, frames: u8) {
    let rect = element.get_bounding_client_rect();
    let is_out = rect.bottom() < 0.0 || rect.top() > height();
    show(&element, if is_out { ScrollLogicalPosition::Center } else { ScrollLogicalPosition::Nearest });
    if frames > 0 {
        next_frame(move || {
            if document().active_element().as_ref() == Some(element.unchecked_ref()) {
                settle(element, frames - 1);
            }
        });
    }
}

fn show(element: &Element, at: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(at);
    options.set_behavior(ScrollBehavior::Instant);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
