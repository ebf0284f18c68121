//! The text of the interview: the blocks near the reader first, the rest in slices.
//!
//! The blocks around the reader's place are written first. Later, these change in the same frame as what the reader
//! clicked, and the others a few at a time, so that no input waits for ten thousand passages, nor on an old phone for
//! three hundred. Until a block's turn has come, it shows what it showed before, or its empty height.
//!
//! A block is written ([`crate::markup`]) where its words or their marks are others; where it is only folded or named
//! otherwise, or read in another language, the difference is enough ([`markup::patch()`], [`markup::patch_labels()`]). Hits in a long
//! text are marked where the reader is and follow them as they scroll: a letter may have a million of them. Yew knows of
//! the element around the blocks and of nothing in it: to keep a second copy of ten thousand passages, and to compare them
//! with each other, took ten times the time and three times the memory.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::page::{RenderContext, use_root};
use crate::markup::{self, Element, Found, Markup, Mode};
use crate::shell::parts::{Elem, Parts};
use crate::shell::root::Root;
use crate::shell::schedule::{self, Waiting};
use crate::shell::{IN_BROWSER, parts, scroll_anchor};
use crate::view_model::{Block, ViewModel};

/// Blocks changed at once on each side of the reader's place.
const NEAR: usize = 1;
/// A slice of a long text takes about so many milliseconds of work; the browser's layout of it, which is that of little
/// more than questions, comes on top.
const SLICE: f64 = 30.0;
/// A slice of a text that is laid out whole takes about so many milliseconds, layout and all. Shorter ones would keep the
/// reader's next input waiting for less, but after each the browser looks through the whole page to paint it.
const SLICE_LAID_OUT: f64 = 100.0;

/// What is to stand on the page.
#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    pub cx: Rc<RenderContext>,
    pub view_model: Rc<ViewModel>,
    pub mode: Mode,
    /// The passage or turn at the reader's place; the first block where it is none.
    pub at: Option<AttrValue>,
}

/// What a block on the page shows.
struct RenderedBlock {
    cx: Rc<RenderContext>,
    /// As it was when it was written: its words and their marks.
    text: Rc<Block>,
    /// As it is: what is folded, named and chosen.
    block: Rc<Block>,
    mode: Mode,
    /// It was changed in haste: what is folded in it cannot be found yet.
    hasty: bool,
}

/// What stands on the page now, block by block, and how the slices go.
#[derive(Default)]
struct Rendered {
    root: Root,
    /// All blocks stood on the page before this viewer.
    stood: bool,
    /// The element around the blocks, while it is on the page.
    there: NodeRef,
    /// Nothing where only its empty height stands.
    blocks: Vec<Option<RenderedBlock>>,
    /// What it is to show, as of the last drawing.
    wanted: Option<Props>,
    /// The slice that is waiting; dropping it calls it off.
    waiting: Option<Waiting>,
    /// The block at the reader's place. What changes above it would push it down.
    here: usize,
    /// Something changed that may have moved the reader's place. To look costs a layout.
    moved: bool,
}

/// When a block is changed.
#[derive(Clone, Copy, PartialEq)]
enum When {
    /// In the frame of the reader's click: in haste, where the text is long.
    Now,
    /// As it comes into the window.
    Seen,
    /// In a slice, out of the reader's sight.
    Later,
}

#[component]
pub fn Transcript(props: &Props) -> Html {
    let root = use_root();
    let stand = use_mut_ref(|| Rendered { stood: root.stands(), root, ..Rendered::default() });
    let (there, stood) = (stand.borrow().there.clone(), stand.borrow().stood);
    // After every drawing: what is near is changed, the reader's place is held, and a slice asked for if more is due.
    // Other effects, which look for a passage, come after this one. But where drawing has taken long, Yew lets the
    // browser paint before it sees to effects; so that the text is not a frame late, it is seen to before that.
    schedule::microtask(change(&stand, props));
    use_effect(change(&stand, props));
    use_effect_with((), move |()| {
        let seen = stand.clone();
        let listeners = scroll_anchor::on_move(move || seen.borrow_mut().change_in_window());
        // What waits holds what it works on, and would go on for ever.
        move || {
            drop(listeners);
            stand.take();
            parts::forget();
        }
    });
    // What stands there was written, and is nothing that Yew should look into.
    let inside = match IN_BROWSER {
        true if !stood => Html::default(),
        true => Html::from_html_unchecked(AttrValue::from("")),
        false => Html::from_html_unchecked(whole(props).into()),
    };
    html! { <div class="iv-threads" ref={there}>{ inside }</div> }
}

fn change(stand: &Rc<RefCell<Rendered>>, wanted: &Props) -> impl FnOnce() + use<> {
    let (stand, wanted) = (stand.clone(), wanted.clone());
    move || {
        let done = stand.borrow_mut().change_near(&wanted);
        if !done {
            ask(&stand, wanted);
        }
    }
}

/// Asks for a slice.
fn ask(stand: &Rc<RefCell<Rendered>>, wanted: Props) {
    let later = stand.clone();
    stand.borrow_mut().waiting = Some(schedule::when_painted(move || {
        let done = later.borrow_mut().change_some(&wanted);
        if !done {
            ask(&later, wanted);
        }
    }));
}

impl RenderedBlock {
    /// A block as it was written beforehand.
    fn prerendered(Props { cx, mode, .. }: &Props, block: &Rc<Block>) -> RenderedBlock {
        let (cx, text, block) = (cx.clone(), block.clone(), block.clone());
        RenderedBlock { cx, text, block, mode: *mode, hasty: false }
    }

    /// Whether it shows something else than it is to.
    fn is_other(&self, wanted: &Props, block: &Rc<Block>, near: bool) -> bool {
        self.mode != wanted.mode
            || self.cx != wanted.cx
            || !Rc::ptr_eq(&self.block, block)
            || self.is_to_write(wanted, block, near)
    }

    /// Whether its words or their marks are others. Far from the reader, only those marks count that lead there.
    fn is_to_write(&self, wanted: &Props, block: &Rc<Block>, near: bool) -> bool {
        let is_like = |text: &Block| if near { text.reads_like(block) } else { text.points_like(block) };
        !self.cx.writes_like(&wanted.cx) || !(Rc::ptr_eq(&self.text, block) || is_like(&self.text))
    }
}

impl Rendered {
    fn there(&self) -> Option<Elem> {
        self.there.cast().map(Elem::new)
    }

    /// The elements of the blocks, in order. Other programs may have put elements of their own among them, or around them.
    fn elements(&self, there: &Elem) -> Parts {
        let children = there.children();
        if children.count() == self.blocks.len() { children } else { there.all(BLOCK) }
    }

    /// Writes all blocks anew where other programs have taken some away.
    fn mend(&mut self, there: &Elem, blocks: &[Rc<Block>]) {
        if !self.blocks.is_empty() && self.elements(there).count() != blocks.len() {
            self.blocks.fill_with(|| None);
            there.fill(&waiting(blocks));
        }
    }

    /// Changes what is near the reader. Whether that is all.
    fn change_near(&mut self, wanted: &Props) -> bool {
        let (Some(there), blocks) = (self.there(), &wanted.view_model.blocks) else { return true };
        self.waiting = None;
        self.wanted = Some(wanted.clone());
        let first = self.blocks.is_empty();
        if first && self.stood {
            self.blocks.extend(blocks.iter().map(|block| Some(RenderedBlock::prerendered(wanted, block))));
        } else if first {
            self.blocks.extend(blocks.iter().map(|_| None));
            there.fill(&waiting(blocks));
        }
        self.mend(&there, blocks);
        let holds = |block: &Rc<Block>| wanted.at.as_ref().is_some_and(|id| holds(block, id));
        self.here = blocks.iter().position(holds).unwrap_or_default();
        let (before, after) = (self.here.saturating_sub(NEAR), if first { 1 } else { NEAR + 1 });
        let near = before..blocks.len().min(self.here + after);
        // What is close to the window may come into it as passages fold; what is laid out anew or grows is seen only in it.
        let seen = if first { near.clone() } else { self.root.blocks_held() };
        let near = near.start.min(seen.start)..blocks.len().min(near.end.max(seen.end));
        let elements = self.elements(&there);
        for n in near {
            let waits = n != self.here && !seen.contains(&n) && self.takes_layout(wanted, n);
            if !waits && self.is_other(wanted, n, true) {
                self.change(wanted, &elements, n, When::Now);
                self.moved = true;
            }
        }
        self.keep_place();
        !(0..blocks.len()).any(|n| self.is_due(wanted, n))
    }

    /// Changes blocks until a slice's time is over: downwards from the reader's place first, as that is where the reader
    /// goes, and it moves nothing. Whether that is all.
    fn change_some(&mut self, wanted: &Props) -> bool {
        let (Some(there), started) = (self.there(), schedule::now()) else { return true };
        let elements = self.elements(&there);
        let time = if wanted.view_model.long { SLICE } else { SLICE_LAID_OUT };
        let mut done = true;
        for n in (self.here..self.blocks.len()).chain((0..self.here).rev()) {
            if !self.is_due(wanted, n) {
                continue;
            }
            if schedule::now() - started > time {
                done = false;
                break;
            }
            if n < self.here {
                self.root.hold_if_free();
                self.moved = true;
            }
            let takes_layout = !wanted.view_model.long && self.takes_layout(wanted, n);
            self.change(wanted, &elements, n, When::Later);
            if takes_layout {
                self.root.lay_out();
            }
        }
        self.keep_place();
        if done {
            // What is folded above it may have brought more into the window.
            self.change_in_window();
        }
        done
    }

    /// Marks what has come into the window.
    fn change_in_window(&mut self) {
        let (Some(there), Some(wanted)) = (self.there(), self.wanted.take()) else { return };
        let elements = self.elements(&there);
        for n in self.root.blocks_near_window() {
            if n < self.blocks.len() && self.is_other(&wanted, n, true) {
                self.change(&wanted, &elements, n, When::Seen);
            }
        }
        self.wanted = Some(wanted);
    }

    fn is_other(&self, wanted: &Props, n: usize, near: bool) -> bool {
        self.blocks[n].as_ref().is_none_or(|standing| standing.is_other(wanted, &wanted.view_model.blocks[n], near))
    }

    /// Whether much of it is laid out anew: its words or their language are others, or passages unfold in it.
    fn takes_layout(&self, wanted: &Props, n: usize) -> bool {
        let block = &wanted.view_model.blocks[n];
        self.blocks[n].as_ref().is_none_or(|standing| {
            standing.mode != wanted.mode
                || standing.is_to_write(wanted, block, true)
                || standing.block.height < block.height
        })
    }

    fn is_due(&self, wanted: &Props, n: usize) -> bool {
        self.blocks[n].as_ref().is_some_and(|standing| standing.hasty)
            || self.is_other(wanted, n, !wanted.view_model.long)
    }

    /// Brings one block to what it is to show.
    fn change(&mut self, wanted: &Props, elements: &Parts, n: usize, when: When) {
        let (Some(element), block, Props { cx, mode, .. }) = (elements.get(n), &wanted.view_model.blocks[n], wanted)
        else {
            return;
        };
        let near = when != When::Later || !wanted.view_model.long;
        let standing = self.blocks[n].take();
        if standing.as_ref().is_none_or(|standing| standing.mode != *mode) {
            element.put("data-mode", Some(mode.mode));
            element.put("data-han", mode.han.then_some(""));
            element.put("dir", mode.rtl.then_some("rtl"));
        }
        let (text, hasty) = match standing {
            Some(standing) if !standing.is_to_write(wanted, block, near) && markup::is_whole(&element, block) => {
                let hasty = when == When::Now && wanted.view_model.long;
                markup::patch(cx, &element, &standing.block, block, hasty);
                if standing.cx != *cx {
                    markup::patch_labels(cx, &element, block);
                }
                if standing.hasty && !hasty {
                    markup::make_findable(&element, block);
                }
                (standing.text, hasty)
            }
            _ => {
                element.put("class", Some("iv-block"));
                element.put("data-h", None);
                element.put("lang", Some(cx.ui.tag()));
                let mut inside = Markup::new();
                markup::block(&mut inside, cx, block, wanted.view_model.long);
                element.fill(&inside);
                (block.clone(), false)
            }
        };
        let (cx, block, mode) = (cx.clone(), block.clone(), *mode);
        self.blocks[n] = Some(RenderedBlock { cx, text, block, mode, hasty });
    }

    fn keep_place(&mut self) {
        if std::mem::take(&mut self.moved) {
            self.root.keep();
        }
    }
}

/// All blocks, for where the page is written.
fn whole(Props { cx, view_model, mode, .. }: &Props) -> String {
    let mut out = Markup::new();
    markup::blocks(&mut out, cx, view_model, *mode);
    out.html()
}

/// A block, or what stands in for one.
const BLOCK: &str = ".iv-block, .iv-wait";

/// What stands in for blocks until their turn comes.
fn waiting(blocks: &[Rc<Block>]) -> Markup {
    let mut out = Markup::new();
    for block in blocks {
        out.open("div").attr("class", "iv-wait").attr("data-h", &block.height.to_string()).close();
    }
    out
}

fn holds(block: &Block, id: &str) -> bool {
    let mut turns = block.turns().map(|view| &view.turn);
    turns.any(|turn| *turn.id == *id || turn.passages.iter().any(|passage| *passage.id == *id))
}
