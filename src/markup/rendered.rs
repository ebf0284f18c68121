//! A block as it is on the page, and the rule that decides whether a change patches it or rewrites it.

use std::rc::Rc;

use super::{Element, Markup, Mode, RenderContext, block, is_whole, make_findable, patch, patch_labels};
use crate::view_model::Block;

/// What a block on the page shows.
pub struct RenderedBlock {
    cx: Rc<RenderContext>,
    /// The block as it was written: its words and their marks.
    written: Rc<Block>,
    /// The block as it was last patched: what is folded, named and chosen.
    patched: Rc<Block>,
    mode: Mode,
    /// Whether the last change was hasty: the browser's find cannot open yet what is folded in it.
    hasty: bool,
}

/// What a block is to show.
#[derive(Clone, Copy)]
pub struct Wanted<'a> {
    pub cx: &'a Rc<RenderContext>,
    pub block: &'a Rc<Block>,
    pub mode: Mode,
    /// Whether the block is near the reader. Far away, only the marks that an address points to matter.
    pub near: bool,
}

impl RenderedBlock {
    /// A block of a prerendered page.
    pub fn prerendered(cx: &Rc<RenderContext>, block: &Rc<Block>, mode: Mode) -> RenderedBlock {
        RenderedBlock { cx: cx.clone(), written: block.clone(), patched: block.clone(), mode, hasty: false }
    }

    pub fn is_hasty(&self) -> bool {
        self.hasty
    }

    /// Returns whether it shows something other than what is wanted.
    pub fn differs(&self, wanted: Wanted) -> bool {
        self.mode != wanted.mode
            || self.cx != *wanted.cx
            || !Rc::ptr_eq(&self.patched, wanted.block)
            || self.needs_writing(wanted)
    }

    /// Returns whether its words or their marks differ, so that it must be rewritten.
    fn needs_writing(&self, Wanted { cx, block, near, .. }: Wanted) -> bool {
        let is_like = |written: &Block| if near { written.reads_like(block) } else { written.points_like(block) };
        !self.cx.writes_like(cx) || !(Rc::ptr_eq(&self.written, block) || is_like(&self.written))
    }

    /// Returns whether the change makes the browser lay out much of it: its words or their language change, or passages
    /// unfold in it.
    pub fn needs_layout(&self, wanted: Wanted) -> bool {
        self.mode != wanted.mode || self.needs_writing(wanted) || self.patched.height < wanted.block.height
    }

    /// Makes the element of a block show what is wanted: patches it if possible, or else rewrites it. `before` is what
    /// it shows now; `hasty` leaves folded passages hidden from the browser's find until the next change.
    pub fn update(
        before: Option<RenderedBlock>,
        element: &impl Element,
        wanted: Wanted,
        hasty: bool,
        long: bool,
    ) -> RenderedBlock {
        let Wanted { cx, block, mode, .. } = wanted;
        if before.as_ref().is_none_or(|before| before.mode != mode) {
            element.put("data-mode", Some(mode.mode));
            element.put("data-han", mode.han.then_some(""));
            element.put("dir", mode.rtl.then_some("rtl"));
        }
        let (written, hasty) = match before {
            Some(before) if !before.needs_writing(wanted) && is_whole(element, block) => {
                patch(cx, element, &before.patched, block, hasty);
                if before.cx != *cx {
                    patch_labels(cx, element, block);
                }
                if before.hasty && !hasty {
                    make_findable(element, block);
                }
                (before.written, hasty)
            }
            _ => {
                write(element, cx, block, long);
                (block.clone(), false)
            }
        };
        RenderedBlock { cx: cx.clone(), written, patched: block.clone(), mode, hasty }
    }
}

/// Writes a block into its element, or into the placeholder for it.
fn write(element: &impl Element, cx: &RenderContext, block: &Rc<Block>, long: bool) {
    element.set_class("iv-block");
    element.put("data-h", None);
    element.put("lang", Some(cx.ui.tag()));
    let mut content = Markup::new();
    self::block(&mut content, cx, block, long);
    element.fill(&content);
}
