//! Defers and divides work, so that the reader's next input never waits for long.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;

use super::window;

/// Runs a function in a new task, after pending input.
pub fn task(work: impl FnOnce() + 'static) -> Timeout {
    Timeout::new(0, work)
}

/// Work that waits. Dropping it cancels the work.
pub struct Waiting(Rc<RefCell<Stages>>);

type Work = Box<dyn FnOnce()>;

#[derive(Default)]
struct Stages {
    work: Option<Work>,
    /// The frame and timeout that will run the work. Dropping them cancels it.
    _frame: Option<AnimationFrame>,
    _timeout: Option<Timeout>,
}

/// How many milliseconds to wait for a frame. Some browsers give no frames to a window that is not visible.
const PATIENCE: u32 = 100;

/// Runs a function after the present changes have been painted.
pub fn when_painted(work: impl FnOnce() + 'static) -> Waiting {
    let stages = Rc::new(RefCell::new(Stages { work: Some(Box::new(work)), ..Stages::default() }));
    let do_it = |stages: &Weak<RefCell<Stages>>| {
        let work = stages.upgrade().and_then(|stages| stages.borrow_mut().work.take());
        work.into_iter().for_each(|work| work());
    };
    let (late, painted) = (Rc::downgrade(&stages), Rc::downgrade(&stages));
    let timeout = Timeout::new(PATIENCE, move || do_it(&late));
    let frame = request_animation_frame(move |_| {
        let next = painted.clone();
        if let Some(stages) = painted.upgrade() {
            stages.borrow_mut()._timeout = Some(task(move || do_it(&next)));
        }
    });
    {
        let mut stages = stages.borrow_mut();
        stages._frame = Some(frame);
        stages._timeout = Some(timeout);
    }
    Waiting(stages)
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.take();
    }
}

/// Runs a function after the present task, before the browser paints.
pub fn microtask(work: impl FnOnce() + 'static) {
    if super::IN_BROWSER {
        wasm_bindgen_futures::spawn_local(async { work() });
    }
}

/// The milliseconds since the page was opened.
pub fn now() -> f64 {
    window().performance().map(|performance| performance.now()).unwrap_or_default()
}

/// Runs a function in the next frame, before it is painted.
pub fn next_frame(work: impl FnOnce() + 'static) {
    let handle: Rc<RefCell<Option<AnimationFrame>>> = Rc::default();
    let kept = handle.clone();
    *handle.borrow_mut() = Some(request_animation_frame(move |_| {
        kept.borrow_mut().take();
        work();
    }));
}

/// Runs a function after some milliseconds. Dropping the result cancels it.
pub fn after(milliseconds: u32, work: impl FnOnce() + 'static) -> Timeout {
    Timeout::new(milliseconds, work)
}
