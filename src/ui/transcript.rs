//! The text of the interview: the blocks near the reader first, the rest in slices.
//!
//! A short interview is drawn whole, at once. A long one draws the blocks around the reader's place in the same frame
//! as what they clicked, and the others a few at a time when the browser is idle, so that no input waits for ten
//! thousand passages. Until a block's turn has come, it shows what it showed before, or its empty height.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::block::Block;
use super::page::Page;
use crate::outline::{self, Outline};
use crate::shell::{place, slices};

/// Blocks drawn at once on each side of the reader's place.
const NEAR: usize = 1;
/// A slice should take about so many milliseconds.
const SLICE: f64 = 12.0;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub page: Rc<Page>,
    pub outline: Rc<Outline>,
    /// The passage or turn at the reader's place; the first block where it is none.
    pub at: Option<AttrValue>,
}

type Drawn = Option<(Rc<Page>, Rc<outline::Block>)>;

/// What stands on the page now, block by block, and how the slices go.
struct Stand {
    drawn: Vec<Drawn>,
    /// Blocks in the next slice, and when it was asked for.
    slice: usize,
    asked: f64,
    /// The slice that is waiting; dropping it calls it off.
    waiting: Option<Timeout>,
    /// The block at the reader's place. What is drawn above it would push it down.
    here: usize,
    /// Something was drawn that may have moved the reader's place. To look costs a layout.
    moved: bool,
}

#[component]
pub fn Transcript(props: &Props) -> Html {
    let stand = use_mut_ref(|| Stand { drawn: Vec::new(), slice: 4, asked: 0.0, waiting: None, here: 0, moved: false });
    let redraw = use_force_update();
    let blocks = &props.outline.blocks;
    let stale = draw_near(&mut stand.borrow_mut(), props);
    {
        let (stand, props) = (stand.clone(), (props.page.clone(), props.outline.clone(), stale));
        // After every drawing: the reader's place, and the next slice if one is due.
        use_effect(move || {
            if std::mem::take(&mut stand.borrow_mut().moved) {
                place::keep();
            }
            let (page, outline, stale) = props;
            if stale {
                ask(&stand, page, outline, redraw);
            } else {
                stand.borrow_mut().asked = 0.0;
            }
        });
    }
    let stand = stand.borrow();
    let one = |(block, drawn): (&Rc<outline::Block>, &Drawn)| {
        let key = block.key.clone();
        match drawn {
            Some((page, block)) => {
                html! { <Block key={key} page={page.clone()} block={block.clone()} long={props.outline.long} /> }
            }
            None => html! { <div key={key} class="iv-wait" data-h={block.height.to_string()}></div> },
        }
    };
    html! { <div class="iv-threads">{ for blocks.iter().zip(&stand.drawn).map(one) }</div> }
}

/// Takes over what is near the reader, or everything if it is short. Says whether anything is left to draw.
fn draw_near(stand: &mut Stand, props: &Props) -> bool {
    let blocks = &props.outline.blocks;
    if stand.drawn.len() != blocks.len() {
        stand.drawn = vec![None; blocks.len()];
    }
    let holds = |block: &Rc<outline::Block>| props.at.as_ref().is_some_and(|id| holds(block, id));
    let here = blocks.iter().position(holds).unwrap_or_default();
    stand.here = here;
    let near = here.saturating_sub(NEAR)..=here + NEAR;
    let mut stale = false;
    for (n, (block, drawn)) in blocks.iter().zip(&mut stand.drawn).enumerate() {
        if is_drawn(drawn, &props.page, block) {
            continue;
        }
        if !props.outline.long || near.contains(&n) {
            *drawn = Some((props.page.clone(), block.clone()));
            stand.moved = true;
        } else {
            stale = true;
        }
    }
    stale
}

fn is_drawn(drawn: &Drawn, page: &Rc<Page>, block: &Rc<outline::Block>) -> bool {
    drawn.as_ref().is_some_and(|(p, b)| (Rc::ptr_eq(p, page) || p == page) && Rc::ptr_eq(b, block))
}

/// Asks for a slice: it takes over the next few blocks and draws again. The slices grow or shrink to fit their time.
fn ask(stand: &Rc<RefCell<Stand>>, page: Rc<Page>, outline: Rc<Outline>, redraw: UseForceUpdateHandle) {
    let now = slices::now();
    let mut now_standing = stand.borrow_mut();
    if now_standing.asked > 0.0 {
        let took = now - now_standing.asked;
        let slice = now_standing.slice;
        now_standing.slice = if took < SLICE { (slice * 2).min(64) } else { (slice / 2).max(1) };
    }
    let later = stand.clone();
    now_standing.waiting = Some(slices::later(move || {
        let mut stand = later.borrow_mut();
        stand.asked = slices::now();
        let is_stale = |n: &usize| !is_drawn(&stand.drawn[*n], &page, &outline.blocks[*n]);
        // Downwards first: that is where the reader goes, and it moves nothing.
        let order = (stand.here..outline.blocks.len()).chain((0..stand.here).rev());
        let due: Vec<usize> = order.filter(is_stale).take(stand.slice).collect();
        if due.iter().any(|n| *n < stand.here) {
            place::hold_if_free();
            stand.moved = true;
        }
        for n in due {
            stand.drawn[n] = Some((page.clone(), outline.blocks[n].clone()));
        }
        drop(stand);
        redraw.force_update();
    }));
}

fn holds(block: &outline::Block, id: &str) -> bool {
    let mut turns = block.turns().map(|view| &view.turn);
    turns.any(|turn| *turn.id == *id || turn.passages.iter().any(|passage| *passage.id == *id))
}
