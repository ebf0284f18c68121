//! *Save as one file*: the saved file opens from the disk and needs no site.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::interview;
use crate::page::Page;

crate::journeys![
    a_saved_file_does_everything_without_a_site needs Files,
    a_saved_file_can_be_read_without_its_program needs Files,
    an_own_file_can_be_saved needs Files,
];

/// Saves the open interview, and returns the file: its name and its text.
#[track_caller]
fn saved(page: &Page) -> (String, String) {
    page.look::<()>(
        "const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => { window.saved = blob; return make.call(URL, blob) };
        HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download }",
    );
    page.click(".iv-share-open");
    page.click(".iv-save-file");
    page.until_text(".iv-save [role=status]", "The file has been made.");
    let text = page.await_script("window.saved.text().then(arguments[0])", &[]);
    let name = page.look("return window.savedAs");
    (name, text.as_str().expect("a text").to_string())
}

/// Opens a file from the disk. The site that it came from is gone.
#[track_caller]
fn open_from_disk(page: &Page, name: &str, text: &str) {
    let folder = std::env::temp_dir().join(format!("viewer-saved-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let file: PathBuf = folder.join("saved.html");
    std::fs::write(&file, text).expect("it can be written");
    page.site.go_down();
    page.visit(&format!("file://{}", file.display()));
}

/// Opens the interview in a page that names its site, as all pages of a site do.
#[track_caller]
fn open(page: &Page) {
    let built = std::fs::read_to_string(page.site.dist().join("index.html")).expect("a first page");
    if !built.contains("iv-frame") {
        let frame =
            "<script type=\"application/json\" id=\"iv-frame\">{\"root\":\"./\",\"lang\":\"en\"}</script><body>";
        page.site.put("index.html", built.replacen("<body>", frame, 1));
    }
    page.site.put("interviews/rooftop.json", interview::ROOFTOP);
    page.open("?i=rooftop");
    page.until("the whole interview", || page.look("return !!passage('a12.2')"));
    page.until("what saves", || page.look("return !!window.interviewOffline"));
}

fn a_saved_file_does_everything_without_a_site(page: &Page) {
    open(page);
    let (name, text) = saved(page);
    assert_eq!(name, "Rain on the Bakery Roof.html");
    assert!(text.len() < 1_100_000, "{} bytes", text.len());
    let (before, home) = (page.look::<usize>("return passages().length"), format!("{}/", page.site.origin()));
    open_from_disk(page, "all", &text);
    page.until("the viewer", || page.sees(".iv-search input") || page.sees(".iv-bar"));
    page.until("the whole interview", || page.look::<usize>("return passages().length") == before);
    assert_eq!(page.look::<String>("return document.querySelector('.iv-org').href"), home, "links lead to the site");
    // Filters change the address.
    page.click_text(".iv-chip", "Trust");
    page.until("passages on other themes to be folded", || page.look("return folded().length > 0"));
    page.until("the theme in the address", || page.url().contains("theme=trust"));
    page.back();
    page.until("all passages again", || page.look("return folded().length === 0"));
    // The other language, found by pinyin.
    page.click_text(".iv-langs button", "中文");
    page.until_text("h1", "面包房屋顶上的雨");
    page.type_into(".iv-search input", "laomian");
    page.until("what pinyin finds", || page.look("return marked('.iv-hit').some(([, , words]) => words === '老面')"));
    // A theme and a passage have their addresses here, too.
    page.reload();
    page.until_text("h1", "面包房屋顶上的雨");
    assert!(!page.sees(".iv-stopped"));
    page.click(".iv-share-open");
    page.click(".iv-share-embed");
    page.until("the code", || page.look("return !!document.getElementById('iv-share-code')?.value"));
    assert!(!page.sees(".iv-save-file"), "a file is not saved once more");
    let asked: Vec<String> = page.look("return performance.getEntriesByType('resource').map((r) => r.name)");
    assert!(asked.iter().all(|url| url.starts_with("blob:") || url.starts_with("data:")), "{asked:?}");
}

fn a_saved_file_can_be_read_without_its_program(page: &Page) {
    open(page);
    let (_, text) = saved(page);
    // As in a browser without scripts.
    let start = text.find("<script type=\"module\">").expect("the program starts");
    open_from_disk(page, "bare", &text[..start]);
    let known = interview::rooftop();
    let ids: Vec<String> =
        page.look("return [...document.querySelectorAll('[data-passage]')].map((p) => p.dataset.passage)");
    assert_eq!(ids, known.iter().map(|passage| passage.id.clone()).collect::<Vec<_>>());
    assert_eq!(page.text("h1"), "Rain on the Bakery Roof");
    assert!(page.text("[data-passage='t5.1']").contains("old dough"));
}

fn an_own_file_can_be_saved(page: &Page) {
    open(page);
    let mut own: Value = serde_json::from_str(interview::ROOFTOP).expect("it is JSON");
    own["title"] = json!({ "en": "My </script> own: roof?" });
    page.look_for::<()>(
        "const data = new DataTransfer(); data.items.add(new File([arguments[0]], 'own.json'));
        document.documentElement.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true}))",
        &[json!(own.to_string())],
    );
    page.until_text("h1", "My </script> own: roof?");
    let (name, text) = saved(page);
    assert_eq!(name, "My script own roof.html");
    open_from_disk(page, "own", &text);
    page.until("the viewer", || page.sees(".iv-search input"));
    assert_eq!(page.text("h1"), "My </script> own: roof?");
}
