//! A block that is updated step by step equals a newly rendered block ([`RenderedBlock::update`] and
//! [`markup::blocks`]), for random interviews and readers, in a document in memory.

mod memory;
mod reader;

use dom_query::{Document, Tree};
use interview_viewer::markup::{self, Markup, Mode, RenderContext, RenderedBlock, Wanted};
use interview_viewer::view_model::ViewModel;
use proptest::prelude::*;

use memory::{Node, build, drawn};
use reader::{Reader, does, made};

/// The elements of all blocks, newly rendered.
fn written<'a>(tree: &'a Tree, cx: &RenderContext, view_model: &ViewModel, mode: Mode) -> Vec<Node<'a>> {
    let mut out = Markup::new();
    markup::blocks(&mut out, cx, view_model, mode);
    build(tree, &out).into_iter().map(Node).collect()
}

proptest! {
    #[test]
    fn a_patched_block_equals_a_new_one(
        turns in made(),
        long in any::<bool>(),
        // The actions before each rendering, and whether it is in haste.
        steps in prop::collection::vec((prop::collection::vec(does(), 1..3), any::<bool>()), 1..12),
    ) {
        let (patched, anew) = (Document::default(), Document::default());
        let mut reader = Reader::new(&turns);
        let view_model = reader.view_model(long);
        let elements = written(&patched.tree, &reader.page(), &view_model, reader.mode());
        let start = |block| Some(RenderedBlock::prerendered(&reader.page(), block, reader.mode()));
        let mut rendered: Vec<Option<RenderedBlock>> = view_model.blocks.iter().map(start).collect();
        for (done, hasty) in steps {
            done.iter().for_each(|one| reader.act(*one));
            let (cx, mode) = (reader.page(), reader.mode());
            let view_model = reader.view_model(long);
            prop_assert_eq!(view_model.blocks.len(), elements.len());
            let expected = written(&anew.tree, &cx, &view_model, mode);
            for (n, block) in view_model.blocks.iter().enumerate() {
                let wanted = Wanted { cx: &cx, block, mode, near: true };
                let update = RenderedBlock::update(rendered[n].take(), &elements[n], wanted, hasty && long, long);
                let (mut now, mut then) = (String::new(), String::new());
                drawn(&mut now, elements[n].0, update.is_hasty());
                drawn(&mut then, expected[n].0, false);
                rendered[n] = Some(update);
                let differs = now.lines().zip(then.lines()).find(|(now, then)| now != then);
                prop_assert!(now == then, "after {:?}: {:?}\n{}", done, differs, now);
            }
        }
    }
}
