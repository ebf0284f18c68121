//! Work in slices, so that the reader's next input never waits for long.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;

use super::window;

/// Runs something when the browser has seen to input.
pub fn later(work: impl FnOnce() + 'static) -> Timeout {
    Timeout::new(0, work)
}

/// Something that waits; dropping it calls it off.
pub struct Waiting(Rc<RefCell<Option<Stage>>>);

enum Stage {
    #[expect(dead_code, reason = "it is kept to be dropped")]
    Frame(AnimationFrame),
    #[expect(dead_code, reason = "it is kept to be dropped")]
    Timeout(Timeout),
}

/// Runs something when what has changed now is painted. Of a page that nobody sees, no frame is painted: there it runs
/// soon.
pub fn when_painted(work: impl FnOnce() + 'static) -> Waiting {
    let stage: Rc<RefCell<Option<Stage>>> = Rc::default();
    let first = if super::document().hidden() {
        Stage::Timeout(later(work))
    } else {
        let next = Rc::downgrade(&stage);
        Stage::Frame(request_animation_frame(move |_| {
            if let Some(stage) = next.upgrade() {
                stage.replace(Some(Stage::Timeout(later(work))));
            }
        }))
    };
    stage.replace(Some(first));
    Waiting(stage)
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.take();
    }
}

/// Runs something before the browser paints, when what is going on now is over.
pub fn soon(work: impl FnOnce() + 'static) {
    if super::IN_BROWSER {
        wasm_bindgen_futures::spawn_local(async { work() });
    }
}

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    window().performance().map(|performance| performance.now()).unwrap_or_default()
}

/// Runs something in the next frame, before it is painted.
pub fn next_frame(work: impl FnOnce() + 'static) {
    let handle: Rc<RefCell<Option<AnimationFrame>>> = Rc::default();
    let kept = handle.clone();
    *handle.borrow_mut() = Some(request_animation_frame(move |_| {
        kept.borrow_mut().take();
        work();
    }));
}
