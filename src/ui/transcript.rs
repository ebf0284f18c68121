//! The text of the interview: draws the blocks near the reader first, and the rest in slices.
//!
//! The blocks around the reader's place are written first. Later, they change in the same frame as what the reader
//! clicked, and the others a few at a time, so that no input waits for ten thousand passages or, on an old phone, for
//! three hundred. Until its turn, a block shows its earlier content, or an empty space of its height.
//!
//! [`RenderedBlock`] decides whether a block is patched or rewritten. Unless the text is short, hits are marked only
//! near the reader, and as they scroll, because a single letter may have a million hits, and each block with one is
//! rewritten and laid out again. Yew knows the element around the blocks
//! but nothing inside it: to keep and compare a virtual copy of ten thousand passages took ten times the time and three
//! times the memory.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::page::{RenderContext, use_root};
use crate::markup::{self, Element, Found, Markup, Mode, RenderedBlock, Wanted};
use crate::shell::parts::{Elem, Parts};
use crate::shell::root::Root;
use crate::shell::schedule::{self, Waiting};
use crate::shell::{IN_BROWSER, parts, viewport};
use crate::view_model::{Block, ViewModel};

/// With more passages than this, hits are marked only near the reader, and as they scroll.
const ALL_MARKED: usize = 100;
/// How many blocks on each side of the reader's place change at once.
const NEAR: usize = 1;
/// The approximate work in a slice of a long text, in milliseconds. The browser's layout of it, which covers little
/// more than questions, comes on top.
const SLICE: f64 = 30.0;
/// The approximate duration of a slice of a text that is laid out as a whole, in milliseconds, including layout.
/// Shorter slices would delay the reader's next input less, but after each slice the browser goes through the whole
/// page to paint it.
const SLICE_LAID_OUT: f64 = 100.0;
/// After how many changed passages the time of their layout is measured. A layout costs something even if little has
/// changed, because the browser goes through the whole page.
const LAID_OUT: usize = 24;

/// What the page should show.
#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    pub cx: Rc<RenderContext>,
    pub view_model: Rc<ViewModel>,
    pub mode: Mode,
    /// The passage or turn at the reader's place; without one, the first block counts.
    pub at: Option<AttrValue>,
    /// Called once the text is as it should be and painted. It may have moved under the reader without a scroll.
    pub settled: Callback<()>,
}

impl Props {
    /// Returns whether hits are marked in all of the text.
    fn marks_all(&self) -> bool {
        self.view_model.status.total <= ALL_MARKED
    }

    /// What a block should show.
    fn block(&self, n: usize, near: bool) -> Wanted<'_> {
        Wanted { cx: &self.cx, block: &self.view_model.blocks[n], mode: self.mode, near }
    }
}

/// What the page shows now, block by block, and the progress of the slices.
#[derive(Default)]
struct Rendered {
    root: Root,
    /// Whether all blocks were on the page before this viewer.
    stood: bool,
    /// The element around the blocks, while it is on the page.
    there: NodeRef,
    /// `None` for a block of which there is only the empty height.
    blocks: Vec<Option<RenderedBlock>>,
    /// What it should show, as of the last drawing.
    wanted: Option<Props>,
    /// The slice that is waiting. Dropping it cancels the slice.
    waiting: Option<Waiting>,
    /// The block at the reader's place. Changes above it would push it down.
    here: usize,
    /// Whether a change may have moved the reader's place. To measure that costs a layout.
    moved: bool,
}

/// When a block is changed.
#[derive(Clone, Copy, PartialEq)]
enum When {
    /// In the frame of the reader's click: in haste if the text is long.
    Now,
    /// When it comes into the window.
    Seen,
    /// In a slice, out of the reader's sight.
    Later,
}

#[component]
pub fn Transcript(props: &Props) -> Html {
    let root = use_root();
    let stand = use_mut_ref(|| Rendered { stood: root.stands(), root, ..Rendered::default() });
    let (there, stood) = (stand.borrow().there.clone(), stand.borrow().stood);
    // After every drawing: changes what is near, holds the reader's place, and requests a slice if more is due. Other
    // effects, which look for a passage, run after this one. But if drawing takes long, Yew lets the browser paint
    // before it runs effects; so that the text is not a frame late, this also runs in a microtask.
    schedule::microtask(change(&stand, props));
    use_effect(change(&stand, props));
    use_effect_with((), move |()| {
        let seen = stand.clone();
        let listeners = viewport::on_move(move || seen.borrow_mut().change_in_window());
        // The waiting slice owns what it works on, and would otherwise run for ever.
        move || {
            drop(listeners);
            stand.take();
            parts::forget();
        }
    });
    // The existing content is HTML that Yew must not look into.
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
        if done {
            let waiting = schedule::when_painted(move || wanted.settled.emit(()));
            stand.borrow_mut().waiting = Some(waiting);
        } else {
            ask(&stand, wanted);
        }
    }
}

/// Requests a slice.
fn ask(stand: &Rc<RefCell<Rendered>>, wanted: Props) {
    let later = stand.clone();
    stand.borrow_mut().waiting = Some(schedule::when_painted(move || {
        let done = later.borrow_mut().change_some(&wanted);
        if done {
            wanted.settled.emit(());
        } else {
            ask(&later, wanted);
        }
    }));
}

impl Rendered {
    fn there(&self) -> Option<Elem> {
        self.there.cast().map(Elem::new)
    }

    /// The elements of the blocks, in order. Other programs may have put elements of their own among or around them.
    fn elements(&self, there: &Elem) -> Parts {
        let children = there.children();
        if children.count() == self.blocks.len() { children } else { there.all(BLOCK) }
    }

    /// Rewrites all blocks if other programs have removed any.
    fn mend(&mut self, there: &Elem, blocks: &[Rc<Block>]) {
        if !self.blocks.is_empty() && self.elements(there).count() != blocks.len() {
            self.blocks.fill_with(|| None);
            there.fill(&waiting(blocks));
        }
    }

    /// Changes what is near the reader. Returns whether that is all.
    fn change_near(&mut self, wanted: &Props) -> bool {
        let (Some(there), blocks) = (self.there(), &wanted.view_model.blocks) else { return true };
        self.waiting = None;
        self.wanted = Some(wanted.clone());
        let first = self.blocks.is_empty();
        if first && self.stood {
            self.blocks
                .extend(blocks.iter().map(|block| Some(RenderedBlock::prerendered(&wanted.cx, block, wanted.mode))));
        } else if first {
            self.blocks.extend(blocks.iter().map(|_| None));
            there.fill(&waiting(blocks));
        }
        self.mend(&there, blocks);
        let holds = |block: &Rc<Block>| wanted.at.as_ref().is_some_and(|id| holds(block, id));
        self.here = blocks.iter().position(holds).unwrap_or_default();
        let (before, after) = (self.here.saturating_sub(NEAR), if first { 1 } else { NEAR + 1 });
        let near = before..blocks.len().min(self.here + after);
        // What is close to the window may come into it as passages fold. Blocks that need layout or grow are changed
        // only within it.
        let seen = if first { near.clone() } else { self.root.blocks_held() };
        let near = near.start.min(seen.start)..blocks.len().min(near.end.max(seen.end));
        let elements = self.elements(&there);
        for n in near {
            let waits = n != self.here && !seen.contains(&n) && self.takes_layout(wanted, n, true);
            if !waits && self.is_other(wanted, n, true) {
                self.change(wanted, &elements, n, When::Now);
                self.moved = true;
            }
        }
        self.keep_place();
        !(0..blocks.len()).any(|n| self.is_due(wanted, n))
    }

    /// Changes blocks until the time of a slice is over: first downwards from the reader's place, because the reader
    /// goes that way and it moves nothing. Returns whether that is all.
    fn change_some(&mut self, wanted: &Props) -> bool {
        let (Some(there), started) = (self.there(), schedule::now()) else { return true };
        let elements = self.elements(&there);
        let time = if wanted.view_model.long { SLICE } else { SLICE_LAID_OUT };
        let (mut done, mut changed) = (true, 0);
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
            if !wanted.view_model.long && self.takes_layout(wanted, n, wanted.marks_all()) {
                changed += wanted.view_model.blocks[n].passages().count();
            }
            self.change(wanted, &elements, n, When::Later);
            if changed >= LAID_OUT {
                self.root.lay_out();
                changed = 0;
            }
        }
        self.keep_place();
        if done {
            // Folding above the window may have brought more into it.
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
        self.blocks[n].as_ref().is_none_or(|rendered| rendered.differs(wanted.block(n, near)))
    }

    /// Returns whether the change makes the browser lay out much of the block.
    fn takes_layout(&self, wanted: &Props, n: usize, near: bool) -> bool {
        self.blocks[n].as_ref().is_none_or(|rendered| rendered.needs_layout(wanted.block(n, near)))
    }

    fn is_due(&self, wanted: &Props, n: usize) -> bool {
        self.blocks[n].as_ref().is_some_and(RenderedBlock::is_hasty) || self.is_other(wanted, n, wanted.marks_all())
    }

    /// Changes one block to what it should show.
    fn change(&mut self, wanted: &Props, elements: &Parts, n: usize, when: When) {
        let (Some(element), long) = (elements.get(n), wanted.view_model.long) else { return };
        let near = when != When::Later || wanted.marks_all();
        let hasty = when == When::Now && long;
        let before = self.blocks[n].take();
        self.blocks[n] = Some(RenderedBlock::update(before, &element, wanted.block(n, near), hasty, long));
    }

    fn keep_place(&mut self) {
        if std::mem::take(&mut self.moved) {
            self.root.keep();
        }
    }
}

/// All blocks, for a prerendered page.
fn whole(Props { cx, view_model, mode, .. }: &Props) -> String {
    let mut out = Markup::new();
    markup::blocks(&mut out, cx, view_model, *mode);
    out.html()
}

/// A block, or the placeholder of one.
const BLOCK: &str = ".iv-block, .iv-wait";

/// The placeholders of blocks, until their turn.
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
