//! The element in pages that use React, Vue and Turbo, built by Vite from the package that npm packs
//! (`tests/frameworks`).

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::interview::{Known, ROOFTOP, folds, known, long, rooftop};
use crate::page::Page;

crate::journeys![
    react_renders_its_state in Chromium,
    react_receives_events_and_does_not_undo_the_reader in Chromium,
    react_removes_it_and_restores_it in Chromium,
    react_removes_it_while_it_loads in Chromium,
    react_moves_it_with_its_state in Chromium,
    the_bundle_has_every_needed_file_once in Chromium,
    vue_renders_its_state in Chromium,
    vue_receives_events_of_the_reader in Chromium,
    vue_removes_it_and_restores_it in Chromium,
    vue_keep_alive_keeps_the_choices in Chromium,
    turbo_visits_leave_one_viewer,
];

/// Opens one of the pages: `react.html`.
#[track_caller]
fn open(page: &Page, name: &str) {
    put_pages(page);
    page.open(&format!("frameworks/{name}"));
}

/// Puts the built files on the site, and returns each with its path.
fn put_pages(page: &Page) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/frameworks/pages");
    assert!(folder.is_dir(), "the pages are not built: `make browser` does it");
    let read = |file: PathBuf| {
        let name = file.strip_prefix(&folder).expect("it is in there").to_str().expect("its name is text");
        let body = std::fs::read(&file).expect("it can be read");
        let body = if name.ends_with(".html") { watched(&body) } else { body };
        (format!("frameworks/{name}"), body)
    };
    let files: Vec<_> = files(&folder).into_iter().map(read).collect();
    files.iter().for_each(|(path, body)| page.site.put(path, body.clone()));
    files
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let inside = std::fs::read_dir(folder).expect("it can be read").map(|entry| entry.expect("it is there").path());
    inside.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// With a script in front that reports errors.
fn watched(html: &[u8]) -> Vec<u8> {
    String::from_utf8_lossy(html).replacen("<head>", "<head><script src=\"/watch.js\"></script>", 1).into_bytes()
}

/// Sets the state of a page.
#[track_caller]
fn show(page: &Page, state: &Value) {
    page.until("the page's own script", || page.look("return !!window.show"));
    page.look_for::<()>("show(arguments[0])", std::slice::from_ref(state));
}

/// What a reader sees in a viewer on the page, passage by passage, without the folded ones.
fn read(page: &Page, within: &str) -> Vec<(String, String)> {
    page.look_for(
        "const viewer = document.querySelector(arguments[0] + ' interview-viewer');
        const seen = (passage) => [...texts(passage)].map((t) => [t, t.parentElement])
            .filter(([t, e]) => t.data.trim() && shown(e) && !e.closest('.iv-meta, .iv-note, .iv-num, .iv-sr'))
            .map(([t]) => t.data).join('');
        return viewer ? all('[data-passage]', viewer.shadowRoot).filter(shown).map((p) => [p.dataset.passage, seen(p)]) : []",
        &[json!(within)],
    )
}

/// Waits until a viewer shows the usual interview in a language, with only the passages about one of these themes, or
/// all of them if there are no themes.
#[track_caller]
fn until_read(page: &Page, within: &str, lang: &str, themes: &[&str]) {
    let all = rooftop();
    let about = |passage: &Known| themes.is_empty() || themes.iter().any(|theme| passage.themes.contains(*theme));
    let folded = folds(&all, about);
    let shown = all.iter().filter(|passage| !folded.contains(&passage.id));
    let expected: Vec<_> = shown.map(|one| (one.id.clone(), one.read_in(lang).1)).collect();
    page.until_eq(&format!("{lang}, about {themes:?}"), expected, || read(page, within));
    alone(page, within);
}

/// The same for all of the long interview.
#[track_caller]
fn until_long_is_read(page: &Page, within: &str, lang: &str) {
    let all = known(&long());
    let expected: Vec<_> = all.iter().map(|one| (one.id.clone(), one.read_in(lang).1)).collect();
    page.until(&format!("all of the long interview, {lang}"), || read(page, within) == expected);
    alone(page, within);
}

/// Asserts that there is one viewer in the element, and that the fallback text is hidden.
#[track_caller]
fn alone(page: &Page, within: &str) {
    // If a page is shown twice, first as a copy, the second may still be loading.
    let script = "const viewer = document.querySelector(arguments[0] + ' interview-viewer');
        return viewer?.shadowRoot?.querySelectorAll('.iv').length ?? 0";
    page.until_eq(&format!("viewers in {within}"), 1, || page.look_for::<u32>(script, &[json!(within)]));
    page.until("its text is there once", || !page.sees(&format!("{within} blockquote")));
}

/// Waits for anything that may still arrive for a removed viewer.
#[track_caller]
fn nothing_is_left(page: &Page) {
    assert!(page.look::<bool>("return !document.querySelector('interview-viewer')"));
    let script = "const done = arguments[0];
        for (const name of ['resize', 'scroll', 'hashchange', 'popstate', 'focus', 'blur']) window.dispatchEvent(new Event(name));
        for (const name of ['selectionchange', 'visibilitychange', 'pointerdown', 'keydown']) document.dispatchEvent(new Event(name));
        requestAnimationFrame(() => setTimeout(done, 100))";
    page.await_script(script, &[]);
}

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

/// The names of the attributes of the element.
fn attributes(page: &Page) -> Vec<String> {
    page.look("return document.querySelector('interview-viewer').getAttributeNames()")
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

/// How many passages are about one of the themes.
fn about(themes: &[&str]) -> usize {
    rooftop().iter().filter(|passage| themes.iter().any(|theme| passage.themes.contains(*theme))).count()
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
    assert_eq!(counts, [1, 1, 1], "program, tables and script, each once");
    page.open("frameworks/react.html");
    show(page, &json!([{"name": "talk", "src": "/rooftop.json", "lang": "zh-Hans", "q": "頭髮"}]));
    until_found(page);
    for end in [".wasm", ".bin"] {
        let asked = page.site.requests().into_iter().filter(|request| request.path.contains(end)).count();
        assert_eq!(asked, 1, "{end} is asked for once");
    }
}

/// A search in traditional characters finds the simplified words.
#[track_caller]
fn until_found(page: &Page) {
    let hits = ["头发", "头发"].map(|words| ("a11.1".to_string(), "zh-Hans".to_string(), words.to_string()));
    page.until_eq("the hits", hits.to_vec(), || page.look("return marked('.iv-hit')"));
}

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

/// Waits until the inline interview of a page is read.
#[track_caller]
fn until_note_is_read(page: &Page, words: &[(&str, &str)]) {
    let words: Vec<_> = words.iter().map(|(id, words)| (id.to_string(), words.to_string())).collect();
    page.until_eq("the note", words, || read(page, "body"));
    alone(page, "body");
}

fn turbo_visits_leave_one_viewer(page: &Page) {
    // Turbo's progress bar violates the policy, which does not matter to the page.
    page.site.provoke("policy: style-src-elem inline");
    page.site.provoke("error: style");
    open(page, "turbo/index.html");
    page.until("Turbo", || page.look("return !!window.Turbo"));
    page.look::<()>("window.isTheSame = true");
    page.click_text("a", "Rooftop");
    until_read(page, "body", "en", &[]);
    page.click_text(".iv-chip", "Trust");
    page.click_text(".iv-langs button", "中文");
    until_read(page, "body", "zh-Hans", &["trust"]);
    page.click_text("a", "Note");
    let ink = [("a1.1", "谁过河，我都记下来。")];
    until_note_is_read(page, &ink);
    page.click_text(".iv-langs button", "English");
    until_note_is_read(page, &[("a1.1", "I write down who crosses.")]);
    // Turbo restores a copy of the page, without any choices.
    page.back();
    until_read(page, "body", "en", &[]);
    page.forward();
    until_note_is_read(page, &ink);
    // The copy is shown first, then the page itself.
    page.click_text("a", "Rooftop");
    until_read(page, "body", "en", &[]);
    page.settle();
    until_read(page, "body", "en", &[]);
    page.click_text("a", "Contents");
    page.until_text("h1", "Contents");
    nothing_is_left(page);
    page.back();
    until_read(page, "body", "en", &[]);
    assert!(page.look::<bool>("return window.isTheSame"), "all this was on one page");
}
