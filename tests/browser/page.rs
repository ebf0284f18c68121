//! A page in a browser, and a reader's actions on it: click, type, press, wait, look.

use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::driver::{Driver, Session};
use crate::site::Site;

/// How long to wait for any condition.
const PATIENCE: Duration = Duration::from_secs(30);
/// The time between two looks at the page.
const BLINK: Duration = Duration::from_millis(20);

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

    // Going somewhere

    /// Clicks by script, without scrolling the element into view first as a driver does.
    #[track_caller]
    pub fn tap(&self, css: &str, text: Option<&str>) {
        let there: bool =
            self.look_for("const e = named(...arguments)[0]; e?.click(); return !!e", &[json!(css), json!(text)]);
        assert!(there, "there is no {css} {}", text.unwrap_or_default());
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

    // Doing something

    /// Clicks on the first such element as soon as one is visible.
    #[track_caller]
    pub fn click(&self, css: &str) {
        self.click_on(css, None);
    }

    /// Clicks on the element with exactly these words.
    #[track_caller]
    pub fn click_text(&self, css: &str, text: &str) {
        self.click_on(css, Some(text));
    }

    #[track_caller]
    fn click_on(&self, css: &str, text: Option<&str>) {
        let element = self.find(css, text);
        // A reader scrolls it out from under sticky bars, and clicks when it no longer moves: the viewer may hold the
        // place for some frames, and scroll back.
        let rest = "const [css, text, done] = arguments;
            let last = '', same = 0, frames = 0;
            const look = () => {
                const e = named(css, text)[0], r = e?.getClientRects()[0], now = `${r?.left} ${r?.top}`;
                const covered = r && !e.contains(e.getRootNode().elementFromPoint(r.left + r.width / 2, r.top + r.height / 2));
                if (covered) e.scrollIntoView({block: 'center', behavior: 'instant'});
                same = now === last && !covered ? same + 1 : 0;
                last = now;
                same > 2 || ++frames > 60 ? done() : requestAnimationFrame(look);
            };
            look()";
        self.await_script(&format!("{}\n{rest}", include_str!("page.js")), &[json!(css), json!(text)]);
        if let Err(error) = self.session.wait(element.click()) {
            panic!("{css} {} cannot be clicked: {error:?}", text.unwrap_or_default());
        }
    }

    /// Types into a field, key by key.
    #[track_caller]
    pub fn type_into(&self, css: &str, text: &str) {
        let field = self.find(css, None);
        self.session.wait(field.send_keys(text)).expect("it can be typed into");
    }

    /// Chooses a file from the disk. The field itself may be hidden.
    #[track_caller]
    pub fn choose_file(&self, css: &str, path: &std::path::Path) {
        let found = self.session.client.find(fantoccini::Locator::Css(css));
        let field = self.session.wait(found).expect("there is a field for a file");
        let path = path.to_str().expect("the path is text");
        self.session.wait(field.send_keys(path)).expect("a file can be chosen");
    }

    /// Presses keys one after the other, wherever the focus is.
    #[track_caller]
    pub fn press(&self, keys: &str) {
        for key in keys.chars() {
            self.chord(&[key]);
        }
    }

    #[track_caller]
    pub fn press_key(&self, key: Key) {
        self.chord(&[key.into()]);
    }

    /// Presses keys together.
    #[track_caller]
    pub fn chord(&self, keys: &[char]) {
        let downs = keys.iter().map(|&value| KeyAction::Down { value });
        let ups = keys.iter().rev().map(|&value| KeyAction::Up { value });
        let actions = downs.chain(ups).fold(KeyActions::new("keys".into()), |all, action| all.then(action));
        self.session.wait(self.session.client.perform_actions(actions)).expect("keys can be pressed");
    }

    /// The page as it would be printed.
    pub fn print(&self) -> Vec<u8> {
        let printing = self.session.client.print(fantoccini::wd::PrintConfiguration::default());
        self.session.wait(printing).expect("the page can be printed")
    }

    // Looking

    /// Runs a script in the page, with the functions of `page.js`, and returns its result.
    #[track_caller]
    pub fn look<T: DeserializeOwned>(&self, script: &str) -> T {
        self.look_for(script, &[])
    }

    /// The same with `arguments`.
    #[track_caller]
    pub fn look_for<T: DeserializeOwned>(&self, script: &str, arguments: &[Value]) -> T {
        let mut value = self.run(script, arguments);
        // Firefox returns nothing for a script in a page that is being left.
        if value.is_null() && serde_json::from_value::<T>(Value::Null).is_err() {
            self.until("the next page", || self.says("return document.readyState === 'complete'"));
            value = self.run(script, arguments);
        }
        serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{error}: {script} gave {value}"))
    }

    #[track_caller]
    fn run(&self, script: &str, arguments: &[Value]) -> Value {
        let whole = format!("{}\nreturn (function () {{{script}}}).apply(null, arguments)", include_str!("page.js"));
        let running = self.session.client.execute(&whole, arguments.to_vec());
        self.session.wait(running).unwrap_or_else(|error| panic!("{error} in the script {script}"))
    }

    /// Runs a script that passes its result to its last argument, a callback.
    #[track_caller]
    pub fn await_script(&self, script: &str, arguments: &[Value]) -> Value {
        let running = self.session.client.execute_async(script, arguments.to_vec());
        self.session.wait(running).expect("the script runs")
    }

    #[track_caller]
    fn find(&self, css: &str, text: Option<&str>) -> Element {
        let script = "return named(arguments[0], arguments[1])[0] ?? null";
        let arguments = [json!(css), json!(text)];
        let mut found = Value::Null;
        self.until(&format!("{css} {}", text.unwrap_or_default()), || {
            found = self.run(script, &arguments);
            !found.is_null()
        });
        let id = found.as_object().and_then(|object| object.values().next()).and_then(Value::as_str);
        let id = id.expect("the page gave an element").to_string();
        Element::from_element_id(self.session.client.clone(), id.into())
    }

    /// The words of the first such visible element; empty if there is none.
    #[track_caller]
    pub fn text(&self, css: &str) -> String {
        self.look_for("const e = named(arguments[0], null)[0]; return e ? said(e) : ''", &[json!(css)])
    }

    /// The words of all such visible elements.
    #[track_caller]
    pub fn texts(&self, css: &str) -> Vec<String> {
        self.look_for("return named(arguments[0], null).map(said)", &[json!(css)])
    }

    /// Whether such an element is visible.
    #[track_caller]
    pub fn sees(&self, css: &str) -> bool {
        self.look_for("return named(arguments[0], null).length > 0", &[json!(css)])
    }

    /// The focused element, by tag, id and class.
    pub fn focus(&self) -> String {
        self.look(
            "let e = document.activeElement; while (e.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
            return e.localName + (e.id && '#' + e.id) + (e.className && '.' + e.className)",
        )
    }

    // After a journey

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

    /// A picture of an element.
    #[track_caller]
    pub fn picture_of(&self, css: &str) -> Vec<u8> {
        let element = self.find(css, None);
        self.session.wait(element.screenshot()).expect("an element can be pictured")
    }

    /// A picture of the window.
    #[track_caller]
    pub fn picture_of_window(&self) -> Vec<u8> {
        self.session.wait(self.session.client.screenshot()).expect("a window can be pictured")
    }

    /// Saves a picture of the page, and returns its address; `None` if the browser no longer answers.
    pub fn picture(&self, path: &std::path::Path) -> Option<String> {
        let url = self.session.try_to_wait(self.session.client.current_url())?.ok()?;
        let picture = self.session.try_to_wait(self.session.client.screenshot())?.ok()?;
        std::fs::write(path, picture).ok();
        Some(url.to_string())
    }

    // Waiting

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
