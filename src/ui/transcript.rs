//! The text of the interview: the blocks near the reader first, the rest in slices.
//!
//! A short interview is drawn whole, at once. A long one changes the blocks around the reader's place in the same frame
//! as what they clicked, and the others a few at a time, so that no input waits for ten thousand passages. Until a
//! block's turn has come, it shows what it showed before, or its empty height.
//!
//! Two things may be due of a block: to be drawn, where its words or their marks are others; and to be dressed
//! ([`super::dress`]), where it is folded or named otherwise, or read in another language. The second is quick, and most
//! of what readers do needs no more.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::block::Block;
use super::dress::{Models, dress, make_findable};
use super::page::Page;
use super::turn::fold_rows;
use crate::outline::{self, Outline};
use crate::shell::parts::{Part, Parts};
use crate::shell::{place, slices};

/// Blocks changed at once on each side of the reader's place.
const NEAR: usize = 1;
/// A slice of drawing should take about so many milliseconds.
const SLICE: f64 = 25.0;
/// And a slice of dressing at most so many: each costs a layout besides, and all are over soon.
const DRESSING: f64 = 30.0;

/// What is to stand on the page.
#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    pub page: Rc<Page>,
    pub outline: Rc<Outline>,
    pub mode: Mode,
    /// The passage or turn at the reader's place; the first block where it is none.
    pub at: Option<AttrValue>,
}

/// In which language a block is read: what the style rules go by.
#[derive(Clone, PartialEq)]
pub struct Mode {
    pub mode: AttrValue,
    pub han: bool,
}

/// A block that stands on the page.
struct Standing {
    /// What Yew drew, and with which words.
    page: Rc<Page>,
    text: Rc<outline::Block>,
    mode: Mode,
    /// What it has been dressed as since, and with which words; nothing before the first time.
    dressed: Option<(Rc<Page>, Rc<outline::Block>)>,
    /// It was dressed in haste: what is folded in it cannot be found yet.
    hasty: bool,
}

/// What stands on the page now, block by block, and how the slices go.
struct Stand {
    blocks: Vec<Option<Standing>>,
    /// Blocks to draw in the next slice, and when the drawing of this one began.
    slice: usize,
    began: Option<f64>,
    /// The slice that is waiting; dropping it calls it off.
    waiting: Option<Timeout>,
    /// The block at the reader's place. What changes above it would push it down.
    here: usize,
    /// Something changed that may have moved the reader's place. To look costs a layout.
    moved: bool,
}

#[component]
pub fn Transcript(props: &Props) -> Html {
    let stand =
        use_mut_ref(|| Stand { blocks: Vec::new(), slice: 4, began: None, waiting: None, here: 0, moved: false });
    let redraw = use_force_update();
    let (blocks, long) = (&props.outline.blocks, props.outline.long);
    let near = stand.borrow_mut().come_near(props);
    {
        let (stand, wanted) = (stand.clone(), props.clone());
        // After every drawing: what was drawn or is near is dressed, the reader's place is held, and the next slice
        // asked for if one is due.
        use_effect(move || {
            let mut standing = stand.borrow_mut();
            standing.dress_near(&wanted, near);
            standing.measure();
            if std::mem::take(&mut standing.moved) {
                place::keep();
            }
            let due = standing.is_any_due(&wanted);
            drop(standing);
            if due {
                ask(&stand, wanted, redraw);
            }
        });
    }
    let stand = stand.borrow();
    let one = |(block, standing): (&Rc<outline::Block>, &Option<Standing>)| {
        let key = block.key.clone();
        match standing {
            Some(Standing { page, text, mode, .. }) => html! {
                <div key={key} class="iv-block" lang={page.ui.tag()} data-mode={mode.mode.clone()} data-han={mode.han.then_some("")}>
                    <Block page={page.clone()} block={text.clone()} {long} />
                </div>
            },
            None => html! { <div key={key} class="iv-wait" data-h={block.height.to_string()}></div> },
        }
    };
    html! {
        <>
            <div class="iv-threads">{ for blocks.iter().zip(&stand.blocks).map(one) }</div>
            { fold_rows(&props.page) }
        </>
    }
}

impl Standing {
    fn new(wanted: &Props, block: &Rc<outline::Block>) -> Standing {
        Standing {
            page: wanted.page.clone(),
            text: block.clone(),
            mode: wanted.mode.clone(),
            dressed: None,
            hasty: false,
        }
    }

    /// Whether Yew has to draw it again.
    fn is_to_draw(&self, page: &Rc<Page>, block: &Rc<outline::Block>) -> bool {
        self.page != *page || !(Rc::ptr_eq(&self.text, block) || self.text.reads_like(block))
    }

    /// Whether it shows something else than it is to.
    fn is_other(&self, wanted: &Props, block: &Rc<outline::Block>) -> bool {
        let is_dressed = |(page, dressed): &(_, _)| *page == wanted.page && Rc::ptr_eq(dressed, block);
        self.mode != wanted.mode || !self.dressed.as_ref().is_some_and(is_dressed)
    }

    fn is_to_dress(&self, wanted: &Props, block: &Rc<outline::Block>) -> bool {
        self.hasty || self.is_other(wanted, block)
    }

    fn dress(&mut self, wanted: &Props, there: &There, n: usize, block: &Rc<outline::Block>, hasty: bool) {
        let before = self.dressed.as_ref();
        let renamed = before.is_some_and(|(page, _)| *page != wanted.page);
        dress(&wanted.page, &there.models, before.map(|(_, block)| &**block), block, renamed, hasty);
        if !hasty && self.hasty {
            make_findable(block);
        }
        self.hasty = hasty;
        if self.mode != wanted.mode
            && let Some(element) = there.blocks.get(n)
        {
            element.put("data-mode", Some(&wanted.mode.mode));
            element.put("data-han", wanted.mode.han.then_some(""));
        }
        self.mode = wanted.mode.clone();
        self.dressed = Some((wanted.page.clone(), block.clone()));
    }
}

impl Stand {
    /// Makes ready to draw what is near the reader, or everything if it is short. Gives the blocks that are near.
    fn come_near(&mut self, wanted: &Props) -> std::ops::Range<usize> {
        let blocks = &wanted.outline.blocks;
        if self.blocks.len() != blocks.len() {
            self.blocks = blocks.iter().map(|_| None).collect();
        }
        let holds = |block: &Rc<outline::Block>| wanted.at.as_ref().is_some_and(|id| holds(block, id));
        self.here = blocks.iter().position(holds).unwrap_or_default();
        let near = match wanted.outline.long {
            true => self.here.saturating_sub(NEAR)..blocks.len().min(self.here + NEAR + 1),
            false => 0..blocks.len(),
        };
        for n in near.clone() {
            self.draw(wanted, n);
        }
        near
    }

    /// Has Yew draw a block at the next drawing, if it has to.
    fn draw(&mut self, wanted: &Props, n: usize) {
        let block = &wanted.outline.blocks[n];
        match &mut self.blocks[n] {
            Some(standing) if !standing.is_to_draw(&wanted.page, block) => return,
            Some(standing) => (standing.page, standing.text) = (wanted.page.clone(), block.clone()),
            none => *none = Some(Standing::new(wanted, block)),
        }
        self.moved = true;
    }

    /// Dresses what is near, and what has just been drawn for the first time.
    fn dress_near(&mut self, wanted: &Props, near: std::ops::Range<usize>) {
        let Some(there) = There::find() else { return };
        for (n, (standing, block)) in self.blocks.iter_mut().zip(&wanted.outline.blocks).enumerate() {
            if let Some(standing) = standing
                && (near.contains(&n) || standing.dressed.is_none())
                && standing.is_other(wanted, block)
            {
                standing.dress(wanted, &there, n, block, wanted.outline.long && near.contains(&n));
                self.moved = true;
            }
        }
    }

    fn is_any_due(&self, wanted: &Props) -> bool {
        self.blocks.iter().zip(&wanted.outline.blocks).any(|(standing, block)| match standing {
            Some(standing) => standing.is_to_draw(&wanted.page, block) || standing.is_to_dress(wanted, block),
            None => true,
        })
    }

    /// The blocks, downwards from the reader's place first: that is where the reader goes, and it moves nothing.
    fn order(&self) -> impl Iterator<Item = usize> + use<> {
        (self.here..self.blocks.len()).chain((0..self.here).rev())
    }

    /// Dresses blocks until a slice's time is over. Whether all are dressed now.
    fn dress_some(&mut self, wanted: &Props) -> bool {
        let (Some(there), started) = (There::find(), slices::now()) else { return true };
        for n in self.order() {
            let block = &wanted.outline.blocks[n];
            let due = self.blocks[n].as_ref().is_some_and(|standing| standing.is_to_dress(wanted, block));
            if !due {
                continue;
            }
            if slices::now() - started > DRESSING {
                return false;
            }
            self.will_move(n);
            if let Some(standing) = &mut self.blocks[n] {
                standing.dress(wanted, &there, n, block, false);
            }
        }
        true
    }

    /// Has Yew draw the next few blocks. Whether there were any.
    fn draw_some(&mut self, wanted: &Props) -> bool {
        self.began = Some(slices::now());
        let is_due = |n: &usize| match &self.blocks[*n] {
            Some(standing) => standing.is_to_draw(&wanted.page, &wanted.outline.blocks[*n]),
            None => true,
        };
        let due: Vec<usize> = self.order().filter(is_due).take(self.slice).collect();
        for n in &due {
            self.will_move(*n);
            self.draw(wanted, *n);
        }
        !due.is_empty()
    }

    /// Makes the next slice longer or shorter, by the time that the drawing of the last one took. What the browser does
    /// with it afterwards does not count: much of that is the same for a short slice.
    fn measure(&mut self) {
        if let Some(began) = self.began.take() {
            let quick = slices::now() - began < SLICE;
            self.slice = if quick { (self.slice * 2).min(64) } else { (self.slice / 2).max(1) };
        }
    }

    fn will_move(&mut self, n: usize) {
        if n < self.here {
            place::hold_if_free();
            self.moved = true;
        }
    }
}

/// Asks for a slice: first all that is quick, everywhere; then the drawing, a few blocks at a time, as many as fit.
fn ask(stand: &Rc<RefCell<Stand>>, wanted: Props, redraw: UseForceUpdateHandle) {
    let later = stand.clone();
    stand.borrow_mut().waiting = Some(slices::later(move || {
        let mut standing = later.borrow_mut();
        let dressed = standing.dress_some(&wanted);
        if dressed && standing.draw_some(&wanted) {
            drop(standing);
            redraw.force_update();
            return;
        }
        if std::mem::take(&mut standing.moved) {
            place::keep();
        }
        drop(standing);
        if !dressed {
            ask(&later, wanted, redraw);
        }
    }));
}

/// The elements on the page.
struct There {
    blocks: Parts,
    models: Models,
}

impl There {
    fn find() -> Option<There> {
        Some(There { blocks: Part::first(".iv-threads")?.children(), models: Models::there()? })
    }
}

fn holds(block: &outline::Block, id: &str) -> bool {
    let mut turns = block.turns().map(|view| &view.turn);
    turns.any(|turn| *turn.id == *id || turn.passages.iter().any(|passage| *passage.id == *id))
}
