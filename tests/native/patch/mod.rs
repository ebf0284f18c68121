//! A text that is patched step by step, against the same text written anew: `markup::patch` and `markup::patch_labels` against
//! `markup::block`, for random interviews and readers, in a document in memory.

mod memory;
mod reader;

use std::rc::Rc;

use dom_query::{Document, Tree};
use interview_viewer::markup::{self, Markup, RenderContext};
use interview_viewer::view_model::Block;
use proptest::prelude::*;

use memory::{Node, build, drawn};
use reader::{Reader, does, made};

/// A block in its element, written anew.
fn written<'a>(tree: &'a Tree, page: &RenderContext, block: &Block, long: bool) -> Node<'a> {
    let mut out = Markup::new();
    out.open("div").attr("class", "iv-block").attr("lang", page.ui.tag());
    markup::block(&mut out, page, block, long);
    out.close();
    Node(build(tree, &out)[0])
}

/// What a block on the page shows, as in `ui::transcript`.
struct Standing<'a> {
    element: Node<'a>,
    page: Rc<RenderContext>,
    text: Rc<Block>,
    block: Rc<Block>,
    hasty: bool,
}

impl<'a> Standing<'a> {
    fn new(tree: &'a Tree, page: &Rc<RenderContext>, block: &Rc<Block>, long: bool) -> Standing<'a> {
        let element = written(tree, page, block, long);
        Standing { element, page: page.clone(), text: block.clone(), block: block.clone(), hasty: false }
    }

    /// Brings it to what it is to show.
    fn change(&mut self, page: &Rc<RenderContext>, block: &Rc<Block>, long: bool, hasty: bool) {
        if !self.page.writes_like(page) || !self.text.reads_like(block) {
            *self = Standing::new(self.element.0.tree, page, block, long);
            return;
        }
        assert!(markup::is_whole(&self.element, block));
        markup::patch(page, &self.element, &self.block, block, hasty);
        if self.page != *page {
            markup::patch_labels(page, &self.element, block);
        }
        if self.hasty && !hasty {
            markup::make_findable(&self.element, block);
        }
        (self.page, self.block, self.hasty) = (page.clone(), block.clone(), hasty);
    }

    fn drawn(&self) -> String {
        let mut out = String::new();
        drawn(&mut out, self.element.0, self.hasty);
        out
    }
}

proptest! {
    #[test]
    fn a_patched_block_is_what_is_written_anew(
        turns in made(),
        long in any::<bool>(),
        // What is done before each drawing, and whether that is in haste.
        steps in prop::collection::vec((prop::collection::vec(does(), 1..3), any::<bool>()), 1..12),
    ) {
        let (patched, anew) = (Document::default(), Document::default());
        let mut reader = Reader::new(&turns);
        let page = reader.page();
        let start = |block: &Rc<Block>| Standing::new(&patched.tree, &page, block, long);
        let mut standing: Vec<_> = reader.view_model().blocks.iter().map(start).collect();
        for (done, hasty) in steps {
            done.iter().for_each(|one| reader.act(*one));
            let (page, view_model) = (reader.page(), reader.view_model());
            prop_assert_eq!(view_model.blocks.len(), standing.len());
            for (standing, block) in standing.iter_mut().zip(&view_model.blocks) {
                standing.change(&page, block, long, hasty && long);
                let mut expected = String::new();
                drawn(&mut expected, written(&anew.tree, &page, block, long).0, false);
                let now = standing.drawn();
                let differs = now.lines().zip(expected.lines()).find(|(now, expected)| now != expected);
                prop_assert!(now == expected, "after {:?}: {:?}\n{}", done, differs, now);
            }
        }
    }
}
