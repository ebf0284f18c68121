//! React.

use serde_json::{Value, json};

use super::{about, attributes, nothing_is_left, open, put_pages, show, until_found, until_long_is_read, until_read};
use crate::interview::{ROOFTOP, rooftop};
use crate::page::Page;

crate::journeys![
    react_renders_its_state in Chromium,
    react_receives_events_and_does_not_undo_the_reader in Chromium,
    react_removes_it_and_restores_it in Chromium,
    react_removes_it_while_it_loads in Chromium,
    react_moves_it_with_its_state in Chromium,
    the_bundle_has_every_needed_file_once in Chromium,
];

fn react_renders_its_state(page: &Page) {
    open(page, "react.html");
    let talk = |with: Value| {
        let mut talk = json!({"name": "talk", "src": "/rooftop.json"});
        talk.as_object_mut().expect("an object").extend(with.as_object().expect("an object").clone());
        show(page, &json!([talk]));
    };
    talk(json!({}));
    until_read(page, "#talk", "en", &[]);
    talk(json!({"lang": "zh-Hans"}));
    until_read(page, "#talk", "zh-Hans", &[]);
    talk(json!({"lang": "zh-Hans", "themes": ["trust", "night"]}));
    until_read(page, "#talk", "zh-Hans", &["trust", "night"]);
    talk(json!({"lang": "en", "themes": "tools", "uiLang": "zh-Hant"}));
    until_read(page, "#talk", "en", &["tools"]);
    assert!(page.texts(".iv-langs button").contains(&"對照".to_string()), "buttons in traditional Chinese");
    // A removed attribute counts as never set.
    talk(json!({}));
    until_read(page, "#talk", "en", &[]);
    assert_eq!(attributes(page), ["src"]);
    talk(json!({"src": "/long.json", "lang": "zh-Hans"}));
    until_long_is_read(page, "#talk", "zh-Hans");
    talk(json!({}));
    until_read(page, "#talk", "en", &[]);
}

fn react_receives_events_and_does_not_undo_the_reader(page: &Page) {
    open(page, "react.html");
    let talk =
        json!([{"name": "talk", "src": "/rooftop.json", "themes": ["rain"], "goTo": "?lang=zh-Hans&theme=night"}]);
    show(page, &talk);
    // Effects run twice in strict mode.
    until_read(page, "#talk", "zh-Hans", &["night"]);
    page.until_text("#talk .title", "Rain on the Bakery Roof, 1");
    page.until_text("#talk .change", &format!("{} of {} in zh-Hans: night", about(&["night"]), rooftop().len()));
    page.click_text(".iv-chip", "信任");
    page.click_text(".iv-langs button", "English");
    let shown = format!("{} of {} in en: night,trust", about(&["night", "trust"]), rooftop().len());
    page.until_text("#talk .change", &shown);
    // The same state again, in a new array.
    show(page, &talk);
    page.settle();
    until_read(page, "#talk", "en", &["night", "trust"]);
    assert_eq!(page.text("#talk .change"), shown);
}

fn react_removes_it_and_restores_it(page: &Page) {
    open(page, "react.html");
    for _ in 0..3 {
        show(page, &json!([{"name": "talk", "src": "/rooftop.json", "lang": "zh-Hans"}]));
        until_read(page, "#talk", "zh-Hans", &[]);
        page.click_text(".iv-chip", "信任");
        until_read(page, "#talk", "zh-Hans", &["trust"]);
        show(page, &json!([]));
        page.until("it is gone", || !page.sees("interview-viewer"));
        nothing_is_left(page);
    }
}

fn react_removes_it_while_it_loads(page: &Page) {
    let files = put_pages(page);
    let (program, body) = files.iter().find(|(path, _)| path.ends_with(".wasm")).expect("there is a program");
    page.site.hold(program);
    page.site.hold("rooftop.json");
    page.open("frameworks/react.html");
    let (there, away) = (json!([{"name": "talk", "src": "/rooftop.json"}]), json!([]));
    for state in [&there, &away, &there] {
        show(page, state);
        page.until("it is so", || page.sees("interview-viewer") == (state == &there));
    }
    assert_eq!(page.text("#talk blockquote"), "The text, until then.");
    page.site.put(program, body.clone());
    for state in [&away, &there] {
        show(page, state);
        page.until("it is so", || page.sees("interview-viewer") == (state == &there));
    }
    page.site.put("rooftop.json", ROOFTOP);
    until_read(page, "#talk", "en", &[]);
    page.until_text("#talk .title", "Rain on the Bakery Roof, 1");
}

fn react_moves_it_with_its_state(page: &Page) {
    open(page, "react.html");
    let talks = |names: [&str; 3]| {
        let talks = names.map(|name| json!({"name": name, "src": "/rooftop.json", "lang": "zh-Hans", "themes": name}));
        show(page, &json!(talks));
    };
    talks(["rain", "bread", "night"]);
    for theme in ["rain", "bread", "night"] {
        until_read(page, &format!("#{theme}"), "zh-Hans", &[theme]);
    }
    // In the first viewer.
    page.click_text(".iv-langs button", "English");
    page.click_text(".iv-chip", "Trust");
    for names in [["bread", "night", "rain"], ["night", "rain", "bread"], ["rain", "bread", "night"]] {
        talks(names);
        let order = || {
            page.look::<Vec<String>>(
                "return [...document.querySelectorAll('section')].map((e) => e.id).filter((id) => id)",
            )
        };
        page.until_eq("the order", names.map(String::from).to_vec(), order);
        page.settle();
        until_read(page, "#rain", "en", &["rain", "trust"]);
        until_read(page, "#bread", "zh-Hans", &["bread"]);
        until_read(page, "#night", "zh-Hans", &["night"]);
        assert_eq!(page.text("#rain .title"), "Rain on the Bakery Roof, 1", "it was never made anew");
    }
}

fn the_bundle_has_every_needed_file_once(page: &Page) {
    let files = put_pages(page);
    let count = |part: &str, end: &str| {
        files.iter().filter(|(path, _)| path.contains(&format!("/assets/{part}")) && path.ends_with(end)).count()
    };
    let counts = [count("", ".wasm"), count("", ".bin"), count("interview-viewer", ".js")];
    assert_eq!(counts, [4, 1, 1], "program and add-ons, tables, and script, each once");
    page.open("frameworks/react.html");
    show(page, &json!([{"name": "talk", "src": "/rooftop.json", "lang": "zh-Hans", "q": "頭髮"}]));
    until_found(page);
    for end in [".wasm", ".bin"] {
        let asked = page.site.requests().into_iter().filter(|request| request.path.contains(end)).count();
        assert_eq!(asked, 1, "{end} is asked for once");
    }
}
