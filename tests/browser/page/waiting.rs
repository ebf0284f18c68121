//! Waits for conditions.

use std::time::{Duration, Instant};

use super::Page;

/// How long to wait for any condition.
const PATIENCE: Duration = Duration::from_secs(30);
/// The time between two looks at the page.
const BLINK: Duration = Duration::from_millis(20);

impl Page<'_> {
    /// Waits until the condition holds.
    #[track_caller]
    pub fn until(&self, what: &str, mut is_so: impl FnMut() -> bool) {
        let started = Instant::now();
        while !is_so() {
            assert!(started.elapsed() < PATIENCE, "waited in vain for {what}");
            std::thread::sleep(BLINK);
        }
    }

    /// Waits until two values are equal, and reports them if they never are.
    #[track_caller]
    pub fn until_eq<T: PartialEq + std::fmt::Debug>(&self, what: &str, expected: T, mut seen: impl FnMut() -> T) {
        let started = Instant::now();
        loop {
            let now = seen();
            if now == expected {
                return;
            }
            assert!(started.elapsed() < PATIENCE, "{what}: expected {expected:?}, saw {now:?}");
            std::thread::sleep(BLINK);
        }
    }

    /// Waits until such an element is visible.
    #[track_caller]
    pub fn until_seen(&self, css: &str) {
        self.until(css, || self.sees(css));
    }

    /// Waits until an element has these words.
    #[track_caller]
    pub fn until_text(&self, css: &str, text: &str) {
        self.until_eq(css, text.to_string(), || self.text(css));
    }

    /// Waits until the page has rendered everything and is idle.
    #[track_caller]
    pub fn settle(&self) {
        let script = "const done = arguments[0]; let last = '', same = 0;
            const look = () => {
                const e = document.scrollingElement;
                const now = [scrollY, e.scrollHeight, document.querySelectorAll('*').length, document.querySelectorAll('.iv-wait').length].join();
                same = now === last && !now.endsWith(',1') ? same + 1 : 0;
                last = now;
                same > 6 ? done(true) : requestAnimationFrame(look);
            };
            look();";
        self.await_script(script, &[]);
    }
}
