//! Clicks, types and presses keys.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::json;

use super::Page;

impl Page<'_> {
    /// Does something inside a frame of the page.
    #[track_caller]
    pub fn inside<T>(&self, css: &str, act: impl FnOnce() -> T) -> T {
        let frame = self.find(css, None);
        self.session.wait(frame.enter_frame()).expect("the frame is there");
        let result = act();
        self.session.wait(self.session.client.clone().enter_parent_frame()).expect("the page is there");
        result
    }

    /// Clicks by script, without scrolling the element into view first as a driver does.
    #[track_caller]
    pub fn tap(&self, css: &str, text: Option<&str>) {
        let there: bool =
            self.look_for("const e = named(...arguments)[0]; e?.click(); return !!e", &[json!(css), json!(text)]);
        assert!(there, "there is no {css} {}", text.unwrap_or_default());
    }

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
}
