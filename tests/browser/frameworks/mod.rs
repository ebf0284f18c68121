//! The element in pages that use React, Vue and Turbo, built by Vite from the package that npm packs
//! (`tests/frameworks`).

pub mod react;
pub mod turbo;
pub mod vue;

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::interview::{Known, folds, known, long, rooftop};
use crate::page::Page;

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

/// The names of the attributes of the element.
fn attributes(page: &Page) -> Vec<String> {
    page.look("return document.querySelector('interview-viewer').getAttributeNames()")
}

/// How many passages are about one of the themes.
fn about(themes: &[&str]) -> usize {
    rooftop().iter().filter(|passage| themes.iter().any(|theme| passage.themes.contains(*theme))).count()
}

/// A search in traditional characters finds the simplified words.
#[track_caller]
fn until_found(page: &Page) {
    let hits = ["头发", "头发"].map(|words| ("a11.1".to_string(), "zh-Hans".to_string(), words.to_string()));
    page.until_eq("the hits", hits.to_vec(), || page.look("return marked('.iv-hit')"));
}
