//! Looks at the page.

use fantoccini::elements::Element;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::Page;

impl Page<'_> {
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
    pub(super) fn run(&self, script: &str, arguments: &[Value]) -> Value {
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
    pub(super) fn find(&self, css: &str, text: Option<&str>) -> Element {
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
}
