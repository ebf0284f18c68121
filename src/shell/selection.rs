//! The words that the reader has selected in the text.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomRect, Element, Node, Range, Selection};

use super::root::Root;
use super::viewport::all;
use super::{document, schedule, window};

/// Selected words of one passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The id of the passage.
    pub passage: String,
    /// The language of the first words.
    pub lang: String,
    /// The place of the first words in the text of that language: the paragraph, and the byte in it.
    pub start: (usize, usize),
    /// One line for each paragraph.
    pub lines: Vec<String>,
}

/// How many milliseconds the selection has to stay unchanged before it is read.
const SETTLED: u32 = 150;
/// The elements with the words of a passage. The numbers and themes beside them are not quoted.
const BLOCKS: &str = ".iv-text p, .iv-text li, .iv-pair > span[data-l]";

/// Calls back after the reader has changed the selection and released the pointer, and once for what is selected now:
/// readers of a prerendered page may select words before the program has started.
pub fn on_change(changed: impl Fn() + 'static) -> [EventListener; 4] {
    let (pressed, waiting) = (Rc::new(Cell::new(false)), Rc::new(RefCell::new(None::<Timeout>)));
    let changed: Rc<dyn Fn()> = Rc::new(changed);
    let later = {
        let pressed = pressed.clone();
        Rc::new(move || {
            let (pressed, changed) = (pressed.clone(), changed.clone());
            *waiting.borrow_mut() = Some(schedule::after(SETTLED, move || {
                if !pressed.get() {
                    changed();
                }
            }));
        })
    };
    later();
    let press = |down: bool| {
        let (pressed, later) = (pressed.clone(), later.clone());
        move |_: &web_sys::Event| {
            pressed.set(down);
            later();
        }
    };
    let (down, up, lost) = (press(true), press(false), press(false));
    [
        EventListener::new(&document(), "selectionchange", move |_| later()),
        EventListener::new(&document(), "pointerdown", down),
        EventListener::new(&document(), "pointerup", up),
        EventListener::new(&document(), "pointercancel", lost),
    ]
}

/// Returns the selected words of each passage; nothing if the selection extends beyond the text.
pub fn pieces(root: &Root) -> Vec<Piece> {
    let Some(range) = range(root) else { return Vec::new() };
    let around = range.common_ancestor_container().ok();
    let around = around.and_then(|node| node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element()));
    let Some(around) = around.filter(|element| element.closest(".iv-transcript").is_ok_and(|text| text.is_some()))
    else {
        return Vec::new();
    };
    let one = around.closest("[data-passage]").ok().flatten();
    let passages = one.map_or_else(|| all(&around, "[data-passage]:not([hidden])").collect(), |one| vec![one]);
    passages.iter().filter(|passage| touches(&range, passage)).filter_map(|passage| piece(&range, passage)).collect()
}

/// The rectangle of the selection's last line, relative to the window.
pub fn last_line(root: &Root) -> Option<DomRect> {
    let rects = range(root)?.get_client_rects()?;
    (0..rects.length()).rev().filter_map(|n| rects.item(n)).find(|rect| rect.width() > 0.0)
}

/// The rectangle of the text column that the selection starts in.
pub fn column(root: &Root) -> Option<DomRect> {
    let start = range(root)?.start_container().ok()?;
    let element = start.dyn_ref::<Element>().cloned().or_else(|| start.parent_element())?;
    Some(element.closest("[data-passage]").ok()??.get_bounding_client_rect())
}

fn piece(range: &Range, passage: &Element) -> Option<Piece> {
    let passage_id = passage.get_attribute("data-passage")?;
    let mut piece = Piece { passage: passage_id, lang: String::new(), start: (0, 0), lines: Vec::new() };
    for block in all(passage, BLOCKS) {
        if block.get_client_rects().length() == 0 || !touches(range, &block) {
            continue;
        }
        let Some((before, words)) = words(range, &block).filter(|(_, words)| !words.trim().is_empty()) else {
            continue;
        };
        if piece.lines.is_empty() {
            piece.lang = lang(&block);
            let earlier = all(passage, BLOCKS).take_while(|earlier| *earlier != block);
            piece.start = (earlier.filter(|earlier| lang(earlier) == piece.lang).count(), before.len());
        }
        piece.lines.push(words.trim().to_owned());
    }
    (!piece.lines.is_empty()).then_some(piece)
}

fn lang(block: &Element) -> String {
    let around = block.closest("[lang]").ok().flatten();
    around.and_then(|around| around.get_attribute("lang")).unwrap_or_default()
}

/// Returns the words of a block before the selection, and those that are selected.
fn words(range: &Range, block: &Element) -> Option<(String, String)> {
    let part = document().create_range().ok()?;
    part.select_node_contents(block).ok()?;
    let before = part.clone_range();
    if block.contains(range.start_container().ok().as_ref()) {
        part.set_start(&range.start_container().ok()?, range.start_offset().ok()?).ok()?;
    }
    if block.contains(range.end_container().ok().as_ref()) {
        part.set_end(&range.end_container().ok()?, range.end_offset().ok()?).ok()?;
    }
    before.set_end(&part.start_container().ok()?, part.start_offset().ok()?).ok()?;
    Some((plain(&before)?, plain(&part)?))
}

/// Returns the words of a range, without the ruby annotations above its characters.
fn plain(range: &Range) -> Option<String> {
    let copy = range.clone_contents().ok()?;
    let readings = copy.query_selector_all("rt, rp, .iv-sr, .iv-num").ok()?;
    for n in 0..readings.length() {
        if let Some(reading) = readings.item(n) {
            reading.parent_node().and_then(|parent| parent.remove_child(&reading).ok());
        }
    }
    copy.text_content()
}

fn touches(range: &Range, element: &Element) -> bool {
    range.intersects_node(element).unwrap_or(false)
}

/// Returns the selected range, if it is not empty.
pub fn range(root: &Root) -> Option<Range> {
    let selection = window().get_selection().ok()??;
    let range = match root.shadow() {
        Some(shadow) => composed(&selection, &shadow)?,
        None if selection.range_count() > 0 => selection.get_range_at(0).ok()?,
        None => return None,
    };
    (!range.collapsed()).then_some(range)
}

/// Returns the selection within a shadow root; `None` in browsers that do not tell.
fn composed(selection: &Selection, shadow: &web_sys::ShadowRoot) -> Option<Range> {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined());
    if let Some(ranges) = get(selection, "getComposedRanges").and_then(|ranges| ranges.dyn_into::<Function>().ok()) {
        let options = Object::new();
        Reflect::set(&options, &"shadowRoots".into(), &Array::of1(shadow)).ok()?;
        let found = Array::from(&ranges.call1(selection, &options).ok()?).get(0);
        let node = |name: &str| get(&found, name)?.dyn_into::<Node>().ok();
        let offset = |name: &str| Some(get(&found, name)?.as_f64()? as u32);
        let range = document().create_range().ok()?;
        range.set_start(&node("startContainer")?, offset("startOffset")?).ok()?;
        range.set_end(&node("endContainer")?, offset("endOffset")?).ok()?;
        return Some(range);
    }
    let own = get(shadow, "getSelection")?.dyn_into::<Function>().ok()?.call0(shadow).ok()?;
    own.dyn_into::<Selection>().ok()?.get_range_at(0).ok()
}
