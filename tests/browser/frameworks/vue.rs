//! Vue.

use serde_json::{Value, json};

use super::{about, attributes, nothing_is_left, open, show, until_found, until_long_is_read, until_read};
use crate::interview::rooftop;
use crate::page::Page;

crate::journeys![
    vue_renders_its_state in Chromium,
    vue_receives_events_of_the_reader in Chromium,
    vue_removes_it_and_restores_it in Chromium,
    vue_keep_alive_keeps_the_choices in Chromium,
];

fn vue_renders_its_state(page: &Page) {
    open(page, "vue.html");
    let talk = |talk: Value| show(page, &json!({ "talk": talk }));
    talk(json!({"src": "/rooftop.json"}));
    until_read(page, "section", "en", &[]);
    talk(json!({"src": "/rooftop.json", "lang": "zh-Hans", "themes": ["trust", "night"]}));
    until_read(page, "section", "zh-Hans", &["trust", "night"]);
    talk(json!({"src": "/rooftop.json", "themes": "tools", "uiLang": "zh-Hant"}));
    until_read(page, "section", "en", &["tools"]);
    assert!(page.texts(".iv-langs button").contains(&"對照".to_string()), "buttons in traditional Chinese");
    talk(json!({"src": "/rooftop.json", "lang": "zh-Hans", "q": "頭髮"}));
    until_found(page);
    talk(json!({"src": "/rooftop.json"}));
    until_read(page, "section", "en", &[]);
    assert_eq!(attributes(page), ["src"]);
    talk(json!({"src": "/long.json"}));
    until_long_is_read(page, "section", "en");
}

fn vue_receives_events_of_the_reader(page: &Page) {
    open(page, "vue.html");
    show(page, &json!({"talk": {"src": "/rooftop.json", "lang": "zh-Hans", "themes": ["rain"]}}));
    page.until_text(".title", "Rain on the Bakery Roof");
    page.click_text(".iv-langs button", "English");
    page.click_text(".iv-chip", "Trust");
    let shown = format!("{} of {} in en: rain,trust", about(&["rain", "trust"]), rooftop().len());
    page.until_text(".change", &shown);
    until_read(page, "section", "en", &["rain", "trust"]);
}

fn vue_removes_it_and_restores_it(page: &Page) {
    open(page, "vue.html");
    for lang in ["en", "zh-Hans", "en"] {
        show(page, &json!({"talk": {"src": "/rooftop.json", "lang": lang}}));
        until_read(page, "section", lang, &[]);
        show(page, &json!({"talk": null}));
        page.until("it is gone", || !page.sees("interview-viewer"));
        nothing_is_left(page);
    }
}

fn vue_keep_alive_keeps_the_choices(page: &Page) {
    open(page, "vue.html");
    let kept = json!({"kept": {"src": "/rooftop.json", "themes": ["rain"]}});
    show(page, &kept);
    until_read(page, "section", "en", &["rain"]);
    page.click_text(".iv-chip", "Trust");
    page.click_text(".iv-langs button", "中文");
    for _ in 0..2 {
        until_read(page, "section", "zh-Hans", &["rain", "trust"]);
        show(page, &json!({"kept": null}));
        page.until_text("p", "No interview is kept here.");
        nothing_is_left(page);
        show(page, &kept);
    }
    until_read(page, "section", "zh-Hans", &["rain", "trust"]);
    // The page's newer state wins over the reader's earlier choices.
    show(page, &json!({"kept": null}));
    page.until("it is gone", || !page.sees("interview-viewer"));
    show(page, &json!({"kept": {"src": "/rooftop.json", "themes": ["night"]}}));
    until_read(page, "section", "en", &["night"]);
}
