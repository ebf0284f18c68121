//! Prerendered pages: what they do without scripts, and how the viewer takes them over.

pub mod alone;
pub mod changed;
pub mod takeover;

use crate::interview::{self, Known};
use crate::page::Page;

const PAGE: &str = "interviews/the-other-eight-yuan/";
const FILE: &str = include_str!("../../../static/site/interviews/the-other-eight-yuan.json");
const PROGRAM: &str = "viewer_bg.wasm";

fn passages() -> Vec<Known> {
    interview::known(&serde_json::from_str(FILE).expect("it is JSON"))
}

/// Every passage, with its words in a language, or in the original.
fn words(lang: &str) -> Vec<(String, String)> {
    let text = |known: &Known| known.texts.get(lang).or(known.texts.get("en")).expect("a text").concat();
    passages().iter().map(|known| (known.id.clone(), squeezed(&text(known)))).collect()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The text on the page: every passage with the words of its visible paragraphs.
fn shown(page: &Page) -> Vec<(String, String)> {
    let all: Vec<(String, String)> = page.look(
        "return all('[data-passage]').map((passage) => [passage.dataset.passage, all('[data-l]:not(.iv-note)', passage)
            .filter((text) => !text.querySelector('[data-l]') && text.checkVisibility()).map((text) => text.textContent).join(' ')])",
    );
    all.into_iter().map(|(id, text)| (id, squeezed(&text))).collect()
}

#[track_caller]
fn taken_over(page: &Page) {
    page.until("the viewer", || {
        page.look("return !!customElements.get('interview-viewer') && !globalThis.interviewReplay")
    });
}

/// The reader touches the page.
fn touch(page: &Page) {
    page.look::<()>("document.dispatchEvent(new PointerEvent('pointerover', {bubbles: true}))");
}
