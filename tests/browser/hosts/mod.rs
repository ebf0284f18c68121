//! The pages around the viewer: whatever their styles, the viewer looks the same, and it does not change them.

pub mod examples;
pub mod leaks;
pub mod pictures;
pub mod places;

use serde_json::{Value, json};

use crate::page::Page;

/// The style of a page: the name of its file, and the rules.
type Style = (&'static str, &'static str);

macro_rules! styles {
    ($($name:ident = $file:literal),* $(,)?) => {
        $(const $name: Style = ($file, include_str!(concat!("pages/", $file, ".css")));)*
    };
}
styles![
    NEUTRAL = "neutral",
    REVERT = "revert",
    LARGE = "large",
    SMALL = "small",
    LETTERS = "letters",
    TAGS = "tags",
    BOXES = "boxes",
    SHRINKING = "shrinking",
    FLOATING = "floating",
    RTL = "rtl",
    VERTICAL = "vertical",
    REBOOT = "reboot",
    PREFLIGHT = "preflight",
    BLOCKS = "blocks",
    DARK = "dark",
    PAPER = "paper",
];

const SCRIPT: &str = "<script type=\"module\" src=\"/viewer/1/interview-viewer.js\"></script>";

/// Puts a page with this style on the site: `tags.html` with the viewer, `tags-alone.html` without its script.
fn put(page: &Page, (name, css): (&str, &str)) {
    let html = include_str!("pages/host.html").replace("STYLE", name);
    page.site.put("place.css", include_str!("pages/place.css"));
    page.site.put(&format!("{name}.css"), css);
    page.site.put(&format!("{name}.html"), html.replace("SCRIPT", SCRIPT));
    page.site.put(&format!("{name}-alone.html"), html.replace("SCRIPT", ""));
}

/// Runs a script with the functions of `hosts.js`.
#[track_caller]
fn look<T: serde::de::DeserializeOwned>(page: &Page, script: &str, arguments: &[Value]) -> T {
    page.look_for(&format!("{}\n{script}", include_str!("hosts.js")), arguments)
}

/// Waits until the viewers show this.
#[track_caller]
fn shows(page: &Page, css: &str) {
    page.until(css, || look(page, "return shows(arguments[0])", &[json!(css)]));
}

/// The attributes of a viewer, its width, and what it must show.
const STATES: &[(&str, u32, &str)] = &[
    (r#"{}"#, 600, ".iv-line"),
    (r#"{"src": "/rooftop.json"}"#, 1120, ".iv-tools"),
    (r#"{"src": "/rooftop.json", "lang": "both"}"#, 1120, "[data-mode=both]"),
    (r#"{"src": "/rooftop.json", "lang": "zh-Hans", "themes": "trust"}"#, 700, "[data-mode='1'] .iv-fold"),
    (r#"{"src": "/rooftop.json", "lang": "en", "q": "notebook", "themes": "rain school"}"#, 360, ".iv-hit"),
    (r#"{"src": "/rooftop.json", "lang": "en", "themes": "rain school", "match": "all"}"#, 360, ".iv-empty"),
    (r#"{"src": "/rooftop.json", "turn": "t5.2", "lang": "en"}"#, 560, ".iv-card-by"),
    (r#"{"src": "/rooftop.json", "turn": "t5.2", "lang": "both"}"#, 960, ".iv-card [data-mode=both]"),
];

const CARD: &str = r#"{"src": "/rooftop.json", "turn": "t5.2", "lang": "en"}"#;
const FULL: &str = r#"{"src": "/rooftop.json", "lang": "en"}"#;
