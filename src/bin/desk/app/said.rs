//! What the desk says: to screen readers, and over the text of an interview also in a corner of the window.

use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::super::label::said;
use super::super::parts::{element, now, window};
use super::super::route::Route;
use super::{App, FRESH};

const ID: &str = "dk-said";
/// Where the page may show the same sentence.
const NOTICES: &str = ".dk-notice, .dk-notice > p, .is-wrong";

/// A sentence of the desk.
#[derive(Default)]
pub struct Sentence {
    pub text: String,
    /// When it was said, in milliseconds.
    pub at: f64,
    /// How many were said before: the live region says the same sentence again.
    count: u32,
    /// How many had been said when it was looked for in the page.
    looked: u32,
}

impl App {
    /// Says a sentence; the same twice at once is one, as when a field and then a button refuse the same.
    pub(super) fn say(&mut self, sentence: String) {
        if self.said.text == sentence && now() - self.said.at < FRESH {
            return;
        }
        (self.said.text, self.said.at) = (sentence, now());
        self.said.count += 1;
    }

    pub(super) fn status(&self) -> Html {
        let is_again = !self.said.count.is_multiple_of(2);
        let is_shown = matches!(self.route, Route::Edit(..)) && !self.said.text.is_empty();
        // Where it goes after a while, the next comes with another class.
        let class = match (is_shown, is_again) {
            (false, _) => "iv-sr",
            (true, false) => "dk-status",
            (true, true) => "dk-status is-again",
        };
        // A change of the text makes a screen reader read it, and a space at its end does not.
        let again = if is_again { "\u{a0}" } else { "" };
        html! { <div id={ID} {class} role="status">{ said(self.ui, &self.said.text) }{ again }</div> }
    }

    /// Hides a sentence from sight that a notice in sight says already.
    pub(super) fn show_once(&mut self) {
        if std::mem::replace(&mut self.said.looked, self.said.count) == self.said.count {
            return;
        }
        let Some(status) = element(ID) else { return };
        let text = status.text_content().unwrap_or_default();
        let is_there = notices().any(|notice| {
            let said = notice.text_content().unwrap_or_default();
            !text.trim().is_empty() && said.trim() == text.trim() && is_in_sight(&notice)
        });
        status.class_list().toggle_with_force("is-said", is_there).ok();
    }
}

fn notices() -> impl Iterator<Item = Element> {
    let all = window().document().and_then(|document| document.query_selector_all(NOTICES).ok());
    let all = all.into_iter().flat_map(|all| (0..all.length()).filter_map(move |n| all.item(n)));
    all.filter_map(|node| node.dyn_into().ok())
}

/// Whether nothing covers the first line of an element or its last.
fn is_in_sight(element: &Element) -> bool {
    let rect = element.get_bounding_client_rect();
    let top = |y: f64| window().document()?.element_from_point((rect.left() + 1.0) as f32, y as f32);
    [rect.top() + 1.0, rect.bottom() - 1.0].into_iter().all(|y| element.contains(top(y).as_deref()))
}
