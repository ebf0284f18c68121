//! A page in a browser, and a reader's actions on it: click, type, press, wait, look.

mod acting;
mod looking;
mod waiting;

use serde_json::Value;

use crate::driver::{Driver, Session};
use crate::site::Site;

pub const DESKTOP: (u32, u32) = (1280, 900);
pub const PHONE: (u32, u32) = (390, 844);

/// A browser with one page, at a site.
pub struct Page<'a> {
    driver: &'a Driver,
    pub site: &'a Site,
    session: Session,
}

impl<'a> Page<'a> {
    /// A new browser, as wide as a desktop's window.
    pub fn new(driver: &'a Driver, site: &'a Site) -> Page<'a> {
        let page = Page { driver, site, session: driver.session() };
        page.size(DESKTOP);
        page
    }

    /// Another browser, which knows nothing of this one.
    pub fn another(&self) -> Page<'a> {
        Page::new(self.driver, self.site)
    }

    /// Ends a successful journey: the next one can use the browser.
    pub fn done(self) {
        self.driver.take_back(self.session);
    }

    /// Another site, on another port.
    pub fn other_site(&self) -> Site {
        self.site.another()
    }

    /// Sets the exact size of the page in pixels.
    #[track_caller]
    pub fn size(&self, (width, height): (u32, u32)) {
        self.until(&format!("a window of {width} by {height}"), || {
            // The frame of the window around the page.
            let [w, h, frame_wide, frame_high]: [i64; 4] =
                self.look("return [innerWidth, innerHeight, Math.max(0, outerWidth - innerWidth), Math.max(0, outerHeight - innerHeight)]");
            if (w, h) == (width.into(), height.into()) {
                return true;
            }
            // A window has a minimum width, but its page may be narrower.
            let frame_wide = if frame_wide < 40 { frame_wide as u32 } else { 0 };
            let setting = self.session.client.set_window_size(width + frame_wide, height + frame_high as u32);
            self.session.wait(setting).expect("a window has a size");
            false
        });
    }

    /// Replaces the first page of the site by one that is not prerendered.
    pub fn plain(&self) {
        let plain = std::fs::read(self.site.dist().join("viewer.html")).expect("it is built");
        self.site.put("index.html", plain);
    }

    /// Opens an address of the site: `?i=x`, `/no-wasm/?i=x`.
    #[track_caller]
    pub fn open(&self, address: &str) {
        let slash = if address.starts_with('/') { "" } else { "/" };
        self.visit(&format!("{}{slash}{address}", self.site.origin()));
    }

    /// Opens a complete address. If only the fragment is new, the page stays.
    #[track_caller]
    pub fn visit(&self, url: &str) {
        let without_fragment = |url: &str| url.split('#').next().unwrap_or_default().to_string();
        let leaves = without_fragment(&self.url()) != without_fragment(url);
        self.look::<()>("window.isLeft = true");
        self.session.wait(self.session.client.goto(url)).expect("the page opens");
        // Firefox's driver does not wait if the fragment is the same as before.
        if leaves {
            self.until("the new page", || self.says("return !window.isLeft && document.readyState === 'complete'"));
        }
    }

    /// Whether a script returns true; false while a page is changing, when the script may not run at all.
    fn says(&self, script: &str) -> bool {
        let running = self.session.client.execute(script, Vec::new());
        self.session.wait(running).is_ok_and(|value| value == Value::Bool(true))
    }

    pub fn back(&self) {
        self.session.wait(self.session.client.back()).expect("the browser goes back");
    }

    pub fn forward(&self) {
        self.session.wait(self.session.client.forward()).expect("the browser goes forward");
    }

    pub fn reload(&self) {
        self.session.wait(self.session.client.refresh()).expect("the page loads again");
    }

    /// Opens a link in a new tab, whose `opener` is this page, does something there and comes back.
    #[track_caller]
    pub fn in_the_background(&self, meanwhile: impl FnOnce()) {
        let client = &self.session.client;
        let here = self.session.wait(client.window()).expect("a page has a tab");
        self.look::<()>(
            "const a = document.createElement('a'); a.id = 'away'; a.textContent = 'away'; a.href = 'about:blank';
            a.target = '_blank'; a.rel = 'opener'; document.querySelector('main').prepend(a)",
        );
        self.click("#away");
        let mut tabs = Vec::new();
        self.until("another tab", || {
            tabs = self.session.wait(client.windows()).expect("a browser has tabs");
            tabs.len() > 1
        });
        let away = tabs.into_iter().find(|tab| *tab != here).expect("there are two");
        self.session.wait(client.switch_to_window(away)).expect("it is open");
        meanwhile();
        self.session.wait(client.close_window()).expect("a tab closes");
        self.session.wait(client.switch_to_window(here)).expect("it is still open");
        self.look::<()>("document.getElementById('away')?.remove()");
    }

    pub fn url(&self) -> String {
        self.look("return location.href")
    }

    /// Asserts that no error happened unnoticed by the reader.
    #[track_caller]
    pub fn nothing_went_wrong(&self) {
        // From earlier pages, and from this one, whose last report may still be arriving.
        let mut troubles = self.site.troubles();
        let last: Vec<String> = self.look("return window.troubles ?? []");
        troubles.extend(last.into_iter().filter(|trouble| !self.site.is_provoked(trouble)));
        assert!(troubles.is_empty(), "the page reported {troubles:?}");
        let elsewhere: Vec<String> = self.look(
            "return performance.getEntriesByType('resource').map((r) => r.name)
                .filter((url) => !url.startsWith(location.origin + '/') && !url.startsWith('data:'))",
        );
        assert!(elsewhere.is_empty(), "the page asked other hosts for {elsewhere:?}");
    }
}
